# Stories, sections and the front page.
publishing-by = By
publishing-updated = Updated
publishing-changes =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
publishing-minutes = { $count } min read
publishing-corrections = Corrections and updates
publishing-correction = Correction
publishing-clarification = Clarification
publishing-update = Update
publishing-latest = Latest
publishing-older = Older stories
publishing-empty = The first story is still being written. Please come back soon.
publishing-section-empty = Nothing has been published here yet.
publishing-more = More
publishing-topics = Topics
publishing-topics-about = What the paper follows, across its sections.
publishing-authors = Who writes here
publishing-authors-about = The names that stand over our stories, and how to reach them.
publishing-author-stories = Stories
publishing-related = More on this
publishing-turn = Stories before and after this one in { $section }
publishing-before = Earlier in { $section }
publishing-after = Later in { $section }
publishing-archive = Archive
publishing-archive-about = Everything the paper has published, month by month.
publishing-months = Other months
publishing-month-before = Earlier
publishing-month-after = Later
publishing-month-name =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
publishing-month = { publishing-month-name } { $year }
publishing-corrections-about = What we got wrong and what is right, newest first. Each one also stands under its story.
publishing-corrections-empty = Nothing has had to be corrected yet.
publishing-corrections-older = Older corrections
publishing-preview = Preview of revision { $revision }: readers do not see this page yet.
publishing-preview-waiting =
    { $count ->
        [one] A pinned story is not published; another stands in its place.
       *[other] { $count } pinned stories are not published; others stand in their places.
    }

# Feeds that hold an excerpt.
publishing-read-on = Read the whole story

# Corrections of all kinds.
publishing-typo = Typo mended
publishing-retraction = Retraction
publishing-retracted-headline = Retracted: { $headline }
publishing-retracted-notice = We have taken this story back. It stays here so that you can see what we said.

# What is left of a story.
publishing-gone = This story is gone
publishing-gone-since = Taken down on

# The versions of a story that readers saw.
publishing-history = History of this story
publishing-history-of = History: { $headline }
publishing-history-about = Every version that was published, with what changed from one to the next.
publishing-history-older = Older versions
publishing-history-turn = Versions before and after this one
publishing-version = Version { $number }
publishing-version-of = Version { $number }: { $headline }
publishing-version-first = As it was first published
publishing-version-unknown = What changed was not kept
publishing-version-before = Before it
publishing-version-after = After it
publishing-version-words =
    { $count ->
        [one] { $count } word
       *[other] { $count } words
    }
publishing-version-changed = { $added ->
        [one] { $added } word added
       *[other] { $added } words added
    }, { $removed ->
        [one] { $removed } removed
       *[other] { $removed } removed
    }
publishing-diff-against = Compared with
publishing-diff-legend-added = Underlined words were added.
publishing-diff-legend-removed = Words struck out were removed.
publishing-diff-added = Added:
publishing-diff-removed = Removed:
publishing-diff-was = This paragraph was set in another way before.
publishing-field-kicker = Kicker
publishing-field-headline = Headline
publishing-field-standfirst = Standfirst
publishing-field-bylines = By
publishing-field-dateline = Place
publishing-field-media = File of the picture
publishing-field-alt = Description of the picture
publishing-field-caption = Caption
publishing-field-credit = Picture credit
publishing-part-note = Note
publishing-part-link = Links to
publishing-part-attribution = Quoted
publishing-part-speaker = Said by
publishing-part-role = Office
publishing-part-when = When
publishing-part-place = Where
publishing-part-source = Source
publishing-part-source_url = Address of the source
publishing-part-media = File of the picture
publishing-part-alt = Description of the picture
publishing-part-caption = Caption
publishing-part-credit = Picture credit
publishing-part-url = Address

# Live coverage. $shown is where a script puts the number.
publishing-live = Live coverage
publishing-live-active = Live
publishing-live-paused = Paused
publishing-live-ended = Ended
publishing-live-last = Last entry
publishing-live-empty = The first entry is still to come.
publishing-live-events = Key events
publishing-live-key = Key event
publishing-live-pinned = Pinned
publishing-live-removed = This entry was removed: { $reason }
publishing-live-reload = Reload for new entries
publishing-live-newest = To the newest entries
publishing-live-older = Older entries
publishing-live-new =
    { $count ->
        [one] { $shown } new entry
       *[other] { $shown } new entries
    }
publishing-live-this = This entry
publishing-live-then = What came next
publishing-live-before = What came before
publishing-live-all = The whole coverage

# The desk of live coverage.
publishing-desk-live-title = Live coverage
publishing-desk-live-unseen = Readers do not see this story yet. Its entries come out with it.
publishing-desk-live-shut = No entries can be posted: the live coverage is not open. An editor opens it.
publishing-desk-live-problem = Please mend this first
publishing-desk-live-error-stale = This page was open for too long. Your words are still here: send them again.
publishing-desk-live-error-posted = This form was posted already with other words. What you see here is not posted: send it once more and it is an entry of its own.
publishing-desk-live-error-closed = The live coverage is not open. Your words are still here; an editor can open it.
publishing-desk-live-error-behind = Somebody changed this entry meanwhile: their words stand above yours. Send yours again to put them in their place.
publishing-desk-live-label-body = What is happening?
publishing-desk-live-label-title = Headline (optional)
publishing-desk-live-label-correction = What readers are told of the change (optional)
publishing-desk-live-label-reason = Reason that readers are told (optional)
publishing-desk-live-pin = Pin
publishing-desk-live-unpin = Take the pin away
publishing-desk-live-post = Post
publishing-desk-live-edit = Change
publishing-desk-live-gone = Removed, with a line for readers.
publishing-desk-live-entries = Entries
publishing-desk-live-to-active = Open the live coverage
publishing-desk-live-to-paused = Pause
publishing-desk-live-to-ended = End it
publishing-desk-entry-title = Change an entry
publishing-desk-entry-shown = As readers see it
publishing-desk-entry-current = As it stands
publishing-desk-entry-save = Save
publishing-desk-entry-removal = Remove this entry
publishing-desk-entry-removal-text = With a reason, a line says so where the entry stood. Without one, nothing is left of it.
publishing-desk-entry-remove = Remove
