# The newsroom's pages: stories, their way to readers, the calendar.
newsroom-title-stories = Stories
newsroom-title-new = New story
newsroom-title-revisions = Saved versions
newsroom-title-compare = What changed
newsroom-title-publish = Publish
newsroom-title-review = Before it goes out
newsroom-title-unpublish = Take it from readers
newsroom-title-deletion = Delete the draft
newsroom-title-address = Change the address
newsroom-title-takedown = Take it down for good
newsroom-title-link = Link to the preview
newsroom-title-calendar = Calendar
newsroom-title-sections = Sections
newsroom-untitled = Untitled story

# How far a story is.
newsroom-states = How far they are
newsroom-state-work = In work
newsroom-state-idea = Idea
newsroom-state-draft = Draft
newsroom-state-submitted = Handed in
newsroom-state-changes-requested = Changes asked for
newsroom-state-approved = Approved
newsroom-state-scheduled = Scheduled
newsroom-state-published = Published
newsroom-state-unpublished = Taken back
newsroom-ahead = Changes are not out yet
newsroom-planned-for = planned for
newsroom-last-saved = saved
newsroom-open-by = Open at:

# The list.
newsroom-narrow = Find stories
newsroom-label-words = Words of the headline
newsroom-label-section = Section
newsroom-label-day = Day
newsroom-all-sections = All sections
newsroom-mine = Only mine
newsroom-button-narrow = Find
newsroom-button-all = Show all
newsroom-none = There is no such story.
newsroom-more = More

# A new story.
newsroom-label-working-title = Headline
newsroom-hint-working-title = It can be changed at any time, and may stay empty for now.
newsroom-begins-as = It begins as
newsroom-begins-draft = A draft that is written now
newsroom-begins-idea = An idea for later
newsroom-label-owner = In charge
newsroom-owner-me = Me
newsroom-button-begin = Begin
newsroom-cancel = Cancel
newsroom-back = Back

# The form of a story.
newsroom-story-pages = This story
newsroom-tab-write = Write
newsroom-tab-preview = Preview
newsroom-tab-revisions = Versions
newsroom-tab-publish = Publish
newsroom-as-readers = See it as readers do
newsroom-label-kicker = Kicker
newsroom-label-headline = Headline
newsroom-label-standfirst = Standfirst
newsroom-label-body = Text
newsroom-label-bylines = Written by
newsroom-label-dateline = Place
newsroom-label-topics = Topics
newsroom-hint-bylines = One name a line.
newsroom-hint-topics = The last part of their addresses, with spaces between.
newsroom-topics-all = All topics
newsroom-lead = Picture above the text
newsroom-label-lead-media = Key of the picture
newsroom-label-lead-alt = What it shows
newsroom-label-lead-caption = Caption
newsroom-label-lead-credit = Credit
newsroom-hint-lead-media = From the room Pictures. Empty for none.
newsroom-hint-lead-alt = For those who do not see it.
newsroom-hint-body = How to write headings, links, quotations and pictures
newsroom-sign-marks = strong, stress
newsroom-sign-said = somebody’s words in a sentence
newsroom-button-save = Save
newsroom-button-save-mine = Save my version
newsroom-save-draft = Nothing is published by saving.
newsroom-save-published = Readers go on seeing what is published.
newsroom-saved = Saved { $time }
newsroom-read-only = You can read this story, and not change it.
newsroom-held = { $name } is writing here at the moment. What you save would get in their way.
newsroom-held-sent = What you wrote is not saved yet. It stands in the form below: take over and save it, or save once more in a minute.
newsroom-button-take-over = Take over
newsroom-button-take-over-save = Take over and save
newsroom-conflict-title = { $name } saved in the meantime
newsroom-conflict-text = Nothing is lost: your text stands in the form below, theirs beside it here. Bring into yours what you want to keep, then save once more.
newsroom-conflict-fields = You both changed these. Your next save overwrites what they say here:
newsroom-conflict-nothing = nothing
newsroom-conflict-legend = Struck out: only in their text. Underlined: only in yours.

# What can be in a text.
newsroom-block-paragraph = paragraph
newsroom-block-heading = heading
newsroom-block-quotation = quotation
newsroom-block-pull-quote = pull quote
newsroom-block-list = list
newsroom-block-figure = picture
newsroom-block-gallery = gallery
newsroom-block-embed = embedded page
newsroom-block-link-card = link card
newsroom-block-table = table
newsroom-block-divider = divider
newsroom-block-correction = correction
newsroom-block-quarantine = imported markup
newsroom-part-note = note
newsroom-part-link = link
newsroom-part-attribution = attribution
newsroom-part-speaker = speaker
newsroom-part-role = role
newsroom-part-when = when
newsroom-part-place = where
newsroom-part-source = source
newsroom-part-source-url = address of the source
newsroom-part-media = picture
newsroom-part-alt = what it shows
newsroom-part-caption = caption
newsroom-part-credit = credit
newsroom-part-url = address
newsroom-diff-added = added:
newsroom-diff-removed = removed:
newsroom-diff-end = ;

# What is to mend.
newsroom-problem = Please check this form
newsroom-error-token = This form lay open too long, or you have signed in anew since. Please send it once more.
newsroom-error-section = Please choose one of the sections.
newsroom-error-picture = There is no picture with this key. Please copy the key from the room Pictures.
newsroom-error-note = Please write something first.
newsroom-error-about = These words are not in the story. Please copy them as they stand there, or leave the field empty.
newsroom-error-day = Please give a day that the calendar has.
newsroom-error-moment = Please give a day and a time of day.
newsroom-error-past = This time is over. Please choose one that lies ahead.
newsroom-error-never = The clocks are set forward over this time. Please choose one before or after it.
newsroom-error-twice = The clocks are set back that night, so this time comes twice. Please say which one you mean.
newsroom-error-moved = Somebody changed this story in the meantime. This is how it stands now; please decide again.
newsroom-clash-planned = Somebody planned this story for { $when } in the meantime. If your day is to stand instead, please send it once more.
newsroom-clash-planned-none = Somebody took the planned day away in the meantime. If yours is to stand, please send it once more.
newsroom-clash-embargo = Somebody set the embargo to { $when } in the meantime. If what you gave is to hold instead, please send it once more.
newsroom-clash-embargo-none = Somebody lifted the embargo in the meantime. If yours is to hold, please send it once more.
newsroom-error-publish = Stories are published and taken back by an editor.
newsroom-error-address = The address of a published story is changed by an editor.
newsroom-error-sure = Please read what goes, and tick that you have.
newsroom-error-out = The story is out already. It can be taken from readers.
newsroom-fault-address = Line { $line }: “{ $what }” is no address. Please begin it with https://, http://, mailto: or /.
newsroom-fault-picture = Line { $line }: “{ $what }” is no key of a picture. Please write ![what it shows](key).
newsroom-fault-braces = Line { $line }: “{ $what }” in braces means nothing here. Please check how it is spelt.
newsroom-fault-gallery = Line { $line }: the gallery is not closed, or holds something else than pictures. Please end it with :::.
newsroom-fault-weight = Line { $line }: a note or a source stands at too many changes of marks. Please shorten it, or mark fewer words.

# Beside a story.
newsroom-beside = About this story
newsroom-way = How far it is
newsroom-label-note = Note
newsroom-step-submit = Hand in
newsroom-step-withdraw = Back to draft
newsroom-step-request-changes = Ask for changes
newsroom-step-approve = Approve
newsroom-approved-before = Version { $number } was approved; there are newer words since.
newsroom-gone = Readers are told:
newsroom-erased = Its words were removed for good. It cannot be published again.
newsroom-live-start = Start live coverage
newsroom-live-go = To the live coverage
newsroom-button-unschedule = Do not publish it then
newsroom-button-reschedule = Another time
newsroom-button-update = Publish the changes
newsroom-button-correct = Correct
newsroom-plan = Plan
newsroom-label-planned = Planned for
newsroom-embargo = Embargo until
newsroom-label-date = Date
newsroom-label-time = Time
newsroom-shared = The whole desk may read and write it
newsroom-button-plan = Keep the plan
newsroom-people = People
newsroom-owner = in charge
newsroom-writer = writes along
newsroom-nobody = It is nobody’s: the whole desk may take it up.
newsroom-label-colleague = Colleague
newsroom-label-part = Part
newsroom-button-give = Add
newsroom-button-take = Remove
newsroom-said = What happened
newsroom-label-say = Say something beside it
newsroom-hint-say = With @ and a name you point a colleague to it.
newsroom-button-say = Add the note
newsroom-notes = Notes
newsroom-note-quote = “{ $words }”
newsroom-note-lost = These words are no longer in the story.
newsroom-note-resolved = Resolved by { $name }
newsroom-notes-resolved = Resolved notes: { $count }
newsroom-label-answer = Your answer
newsroom-button-answer = Answer
newsroom-button-resolve = Resolve
newsroom-button-reopen = Reopen
newsroom-label-about = About these words
newsroom-hint-about = Optional. Copy them from the story, up to 300 characters.
newsroom-link-text = Shows the story to somebody without an account, such as a lawyer.
newsroom-label-hours = Good for
newsroom-hours-day = a day
newsroom-hours-week = a week
newsroom-button-link = Make a link
newsroom-button-end-links = End all links
newsroom-link-made = Copy this link: it is shown once. Whoever has it can read the newest words of this story.

# What just happened.
newsroom-done-step = Done.
newsroom-done-note = The note is added.
newsroom-done-resolved = The note is resolved.
newsroom-done-reopened = The note is open again.
newsroom-done-plan = The plan is kept.
newsroom-done-people = Done.
newsroom-done-published = It is published.
newsroom-done-scheduled = It is scheduled.
newsroom-done-unscheduled = It will not be published by itself.
newsroom-done-unpublished = Readers do not see it any more.
newsroom-done-previews = All links to the preview are ended.
newsroom-done-deleted = The draft is deleted.
newsroom-done-address = The address is changed.
newsroom-done-takedown = The story is taken down.

# What happened, behind a name.
newsroom-event-create = began it
newsroom-event-submit = handed it in
newsroom-event-withdraw = took it back to draft
newsroom-event-request-changes = asked for changes
newsroom-event-approve = approved it
newsroom-event-publish = published it
newsroom-event-schedule = scheduled it
newsroom-event-unschedule = called the publication off
newsroom-event-unpublish = took it from readers
newsroom-event-correct = corrected it
newsroom-event-embargo = changed the embargo
newsroom-event-take-over = took over from
newsroom-event-give = gave it to
newsroom-event-take = took it from
newsroom-event-note = wrote
newsroom-event-preview = made a link to the preview
newsroom-event-previews-ended = ended all links to the preview
newsroom-event-legal = said that a lawyer has looked
newsroom-event-move = gave it another address; it was at
newsroom-event-takedown = took it down for good
newsroom-event-live = changed its live coverage
newsroom-event-live-active = opened its live coverage
newsroom-event-live-paused = paused its live coverage
newsroom-event-live-ended = ended its live coverage
newsroom-event-entry = posted to its live coverage
newsroom-event-entry-change = changed an entry of its live coverage
newsroom-event-entry-remove = removed an entry of its live coverage
newsroom-event-other = did something else

# Saved versions.
newsroom-old = Older
newsroom-new = Newer
newsroom-saved-at = Saved
newsroom-saved-by = By
newsroom-words = Words
newsroom-choose-old = Version { $number } as the older one
newsroom-choose-new = Version { $number } as the newer one
newsroom-changes = What changed
newsroom-button-compare = Compare
newsroom-revisions-none = Nobody saved this story here yet.
newsroom-cause-auto = by itself
newsroom-cause-manual = by hand
newsroom-cause-leave = on leaving
newsroom-cause-restore = brought back
newsroom-cause-api = by a program
newsroom-cause-import = import
newsroom-words-added =
    { $count ->
        [one] One word added,
       *[other] { $count } words added,
    }
newsroom-words-removed =
    { $count ->
        [one] one word removed.
       *[other] { $count } words removed.
    }
newsroom-same = Both read the same.
newsroom-button-restore = Bring the older version back
newsroom-restore-text = As the newest version: nothing is lost by it.

# Publishing.
newsroom-publish-step = Step { $number } of 2
newsroom-when = When
newsroom-when-now = Right now
newsroom-when-now-known = The newest words, right now
newsroom-when-later = Later, at
newsroom-zone = On the paper’s clock, at the moment { $offset }.
newsroom-which = Which of the two?
newsroom-which-first = The first, { $offset }
newsroom-which-second = The second, { $offset }
newsroom-kind = What is changed
newsroom-kind-typo = A slip of the pen: readers are told nothing
newsroom-kind-update = Update: something happened since
newsroom-kind-clarification = Clarification: something was unclear
newsroom-kind-correction = Correction: something was wrong
newsroom-kind-retraction = Retraction: nothing of it holds
newsroom-label-told = What readers are told
newsroom-hint-told = What was wrong and what is right, in a sentence.
newsroom-button-review = Look it over
newsroom-at-once = Right now
newsroom-moved = The story was changed in the meantime. Please look it over once more.
newsroom-light-fine = In order:
newsroom-light-warns = To think about:
newsroom-light-stops = Not yet:
newsroom-fine-words = Headline and text are there
newsroom-fine-alt = Every picture says what it shows
newsroom-fine-credit = Every picture has its credit
newsroom-fine-licence = Every picture may be used
newsroom-fine-to-come = Nothing is left to come (TK)
newsroom-fine-embargo = No embargo stands against it
newsroom-fine-eyes = A second pair of eyes has looked, or none is wanted
newsroom-fine-legal = No lawyer is waited for
newsroom-fine-told = Readers are told what they need to know
newsroom-fine-links = All links lead somewhere
newsroom-fine-headline = The headline is short enough
newsroom-fine-byline = There is a name over it
newsroom-fine-topics = There is a topic under it
newsroom-check-words = Headline or text are missing
newsroom-check-alt = A picture does not say what it shows
newsroom-check-credit = A picture has no credit
newsroom-check-licence = A picture has no licence, or its licence is over
newsroom-check-to-come = Something is left to come (TK)
newsroom-check-embargo = The embargo is not over by then
newsroom-check-eyes = The section wants a second pair of eyes: somebody else than the last writer approves or publishes it
newsroom-check-legal = The section wants a lawyer to look
newsroom-check-told = Readers know the story: say what kind of change it is, and what they are told
newsroom-check-links = A link leads nowhere, or has no words
newsroom-check-headline = The headline is longer than 110 characters: others cut it
newsroom-check-byline = There is no name over it
newsroom-check-topics = There is no topic under it
newsroom-legal = A lawyer has looked at it
newsroom-held-back = It cannot go out like this. Mend what is marked “Not yet”, then look it over again.
newsroom-button-mend = Back to the text
newsroom-button-look-again = Look again
newsroom-button-schedule = Schedule
newsroom-button-publish = Publish
newsroom-unpublish-text = Its page and everything about it go away at once. It can be published again.
newsroom-label-reason = Reason
newsroom-hint-reason = Shown to readers where the story was. Without one, there is simply no such page.
newsroom-button-unpublish = Take it from readers
newsroom-deletion-text = All versions, notes and links to the preview go with it, for good. Its pictures stay in the library. Nobody can bring it back.
newsroom-button-delete = Delete for good
newsroom-deletion-known = This story was published, so it cannot be deleted. An editor can take it from readers, or take it down with a reason.
newsroom-deletion-scheduled = This story is to come out. Take it back from there first.
newsroom-deletion-held = Somebody else is writing here at the moment. Delete it when they are done.
newsroom-deletion-moved = Somebody changed the draft since you looked. It was not deleted.
newsroom-address-now = It is now at
newsroom-address-known = Readers know this address. From then on it leads to the new one.
newsroom-address-unknown = Readers have not seen it there yet, so nothing is left behind.
newsroom-label-slug-story = Last part of the address
newsroom-hint-slug-story = Lower-case letters, digits and hyphens, such as harbour-opens.
newsroom-button-address = Change the address
newsroom-takedown-text = Where a court or the law wants it: all its words are removed, from readers, from the search and from here. Nobody can bring them back. Only copies for safety, and caches of others, may still have them.
newsroom-takedown-goes = What goes
newsroom-takedown-revisions =
    { $count ->
        [0] Its words
        [one] Its words, in the one version that was saved
       *[other] Its words, in all { $count } versions that were saved
    }
newsroom-takedown-entries =
    { $count ->
        [one] One entry of its live coverage
       *[other] { $count } entries of its live coverage
    }
newsroom-takedown-pictures = Pictures that nothing else shows
newsroom-takedown-notes = Notes beside it, and links to its preview
newsroom-takedown-stays = What stays
newsroom-takedown-address = The reason, for readers, at
newsroom-takedown-book = Here, who took it down, when and why
newsroom-hint-takedown = Readers see it where the story was.
newsroom-takedown-headline = The headline stays, above the reason
newsroom-takedown-corrections = What readers were told about it goes too
newsroom-takedown-sure = I have read what goes
newsroom-button-takedown = Take it down for good
newsroom-takedown-gone = The words of this story were removed already.
newsroom-takedown-unseen = Readers never saw this story. A draft can be deleted; what is to come out is taken back from there first.

# The preview.
newsroom-preview = Preview
newsroom-preview-text = Readers do not see this yet.
newsroom-preview-until = This link is good until
newsroom-preview-back = Back to the story
newsroom-preview-phone = As on a phone
newsroom-preview-full = At full width

# The calendar.
newsroom-months = Months
newsroom-month-before = Month before
newsroom-month-after = Month after
newsroom-calendar-none = Nothing is planned in this month.
newsroom-move = Move
newsroom-button-move = Move

# Sections.
newsroom-sections-text = In the order of the navigation. Addresses stay as they are.
newsroom-section-add = Add a section
newsroom-label-title = Name
newsroom-label-slug = Address
newsroom-label-position = Place, from 0
newsroom-label-description = Description
newsroom-label-language = Language
newsroom-hint-slug = Lower-case letters, digits and hyphens, such as town.
newsroom-two-eyes = Stories need a second pair of eyes before they go out
newsroom-wants-lawyer = Stories need a lawyer’s look before they go out
newsroom-button-add = Add
newsroom-language-en-gb = English (British)
newsroom-language-en-us = English (American)
newsroom-language-de-de = German
newsroom-language-ar = Arabic

# The front door of the desk.
newsroom-front-waiting = Waiting for you
newsroom-front-nothing = Nothing is waiting for you.
newsroom-front-mentions = You are named
newsroom-front-returned = Came back to you
newsroom-front-submitted = Handed in
newsroom-front-own = Your stories
newsroom-front-today = Today in the paper
newsroom-front-today-none = Nothing is planned for today.
newsroom-button-done = Done
newsroom-front-read = Most read today
newsroom-front-read-none = Nobody has read anything yet today.
newsroom-front-queues = Waiting for a decision
newsroom-front-comments =
    { $count ->
        [0] No comment waits.
        [one] One comment waits.
       *[other] { $count } comments wait.
    }
newsroom-front-adverts =
    { $count ->
        [0] No advert waits.
        [one] One advert waits.
       *[other] { $count } adverts wait.
    }
newsroom-front-oldest = The oldest since
newsroom-front-health = The house
newsroom-front-backup = Last backup
newsroom-front-backup-none = No backup lies in the folder of backups.
newsroom-front-tasks =
    { $count ->
        [0] No background work is late.
        [one] One piece of background work is late.
       *[other] { $count } pieces of background work are late.
    }
newsroom-front-failed =
    { $count ->
        [0] No mail failed.
        [one] One mail could not be sent yet.
       *[other] { $count } mails could not be sent yet.
    }
