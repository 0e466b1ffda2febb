# The pages that a paper owes its readers by law. Their titles stand in web.ftl, because the foot of every page has them.
imprint-lead-imprint = Who publishes this newspaper, and who answers for what it prints.
imprint-lead-ownership = Whose newspaper this is, and which public bodies pay for advertising in it.
imprint-lead-privacy = What we keep about you, how long, and what we do not keep.
imprint-lead-accessibility = How far everybody can use this newspaper, and where to report a barrier.
imprint-lead-corrections = How we mend our mistakes, and how you can tell us of one.
imprint-lead-contact = How to reach the newsroom.
imprint-not-filled = This page is not filled in yet. What it has to say by law is missing, in part or in whole; the people who run this newspaper still have to add it.
imprint-changed = Last changed:

imprint-publisher = Publisher
imprint-email = E-mail:
imprint-phone = Telephone:
imprint-representatives = Represented by
imprint-register = Register
imprint-vat-id = VAT identification number:
imprint-responsible = Responsible for the content
imprint-whole-paper = the whole newspaper

imprint-owners = Owners
imprint-through = through { $name }
imprint-beneficial-owners = Beneficial owners
imprint-advertising = Public money for advertising
imprint-advertising-text = What authorities and public bodies paid for advertising, by the year (European Media Freedom Act, article 6).
imprint-year = Year
imprint-public = European Union and its states
imprint-third-countries = Other countries
imprint-machine-readable = The same for programs, with every earlier version by its number:

# Made from the settings that the program runs with.
imprint-controller = Responsible for your data
imprint-officer = Data protection officer:
imprint-reading = When you read
imprint-reading-text = Reading needs no account. We set no cookies and store nothing on your device. Everything on a page comes from our own address: there is nobody else's script, picture, font or counter in it. Only whoever signs in to an account is given cookies: one that keeps them signed in, and on the way there one for a few minutes, so that nobody else can answer in their place.
imprint-log-none = We keep no access log: your address is used to send you the page, and not written down.
imprint-log-lines = For technical reasons our log has a line for each page at the moment: its address, the time and how long it took. Your own address is not in it.
imprint-proxy = Another server stands between you and ours. What it keeps is up to those who run it.
imprint-counts = Counting
imprint-counts-text = We count how often a page is read, in each hour, and the name of the site from which readers came. These numbers hold no reader. After { $days } days we keep only the sums of each day.
imprint-counts-readers = To tell how many people read on one day, we make a number from the part of your address that names your network, the name of your browser, and a secret that changes every day. From such numbers we keep only a rough count per story; none of them is kept, and when the secret goes at the end of the day nobody can make them again. The next day we cannot know that you came back.
imprint-counts-none = We do not count how often a page is read.
imprint-comments = When you comment
imprint-comments-text = A comment is published with the name you give. Your e-mail address is optional and never shown. It is kept with the comment while that is published or waits for an editor. Of a comment that we rejected or removed, the address is deleted { $days } days after the comment was sent; if it was removed later than that, at once. Its name and words we keep for our editors only, until you ask us to erase them.
imprint-comments-network = With each comment we keep the part of your address that names your network (the first 24 bits of an IPv4 address, the first 64 of an IPv6 address), against floods and insults. After { $days } days it is deleted. The address itself is not kept.
imprint-comments-rate =
    { $count ->
        [one] From one network we take { $count } comment in { $seconds } seconds; that count is in memory only.
       *[other] From one network we take { $count } comments in { $seconds } seconds; that count is in memory only.
    }
imprint-comments-form =
    { $hours ->
        [one] A fingerprint of the form you send is kept for { $hours } hour, so that the same form sent twice makes one comment.
       *[other] A fingerprint of the form you send is kept for { $hours } hours, so that the same form sent twice makes one comment.
    }
imprint-accounts = When you have an account
imprint-accounts-text = An account has the name and the e-mail address that it was made with, and what it was used for: when, from which network and with which browser somebody signed in, and what was changed in it. Networks are deleted after { $days } days.
imprint-accounts-mail = Messages to accounts, such as an invitation or the way to a new password, go through the mail server { $host }, which learns the address and the words.
imprint-accounts-provider = People may also sign in with { $host }, which learns that they do, and when.
imprint-places = Where it lies
imprint-database-machine = Stories, comments and accounts lie on the machine that sends you this page.
imprint-database-elsewhere = Stories, comments and accounts lie on a database server of ours.
imprint-pictures-machine = So do the pictures.
imprint-pictures-elsewhere = The pictures lie in an object store; they reach you through our own address.
imprint-third-parties = We hand nothing of it to third parties.
imprint-third-parties-but = Apart from what stands above, we hand nothing of it to third parties.
imprint-mining-reserved = We reserve the use of our content for text and data mining (§ 44b of the German Copyright Act, article 4 of Directive (EU) 2019/790).
imprint-mining-open = We do not reserve the use of our content for text and data mining.
imprint-rights = Your rights
imprint-rights-text = You may ask what we keep about you, have it corrected or erased, have its use limited, object to it, and take it elsewhere. Write to the address above. For what we publish as journalism the law makes exceptions.
imprint-authority = You may also complain to the authority:

imprint-access-aim = This newspaper aims at the Web Content Accessibility Guidelines 2.2, level AA.
imprint-access-keyboard = Every page can be used with the keyboard alone, and the focus is always visible.
imprint-access-script = Every page works without scripts, and with a screen reader.
imprint-access-size = Text can be made twice as large, on a narrow screen too; light and dark colours have enough contrast.
imprint-access-pictures = Pictures carry a description, and headings, lists and forms are marked as what they are.
imprint-access-limits = What is not accessible yet
imprint-access-checked = When it was checked
imprint-access-report = Report a barrier
imprint-access-report-text = Tell us what you could not read or use. We answer, and send you what you need in another form.

imprint-corrections-shown = How a correction looks
imprint-corrections-shown-text = A correction stands under the story that it corrects, with its date, and says what was wrong and what is right. It is not removed.
imprint-corrections-report = Tell us of a mistake:

# Why particulars are refused.
imprint-refused-entries = At most { $max } entries fit.
imprint-refused-lines = At most { $max } lines fit.
imprint-refused-text = At most { $max } characters fit.
imprint-refused-empty = The text is empty.
imprint-refused-long = The text has { $got } characters; at most { $max } are allowed.
imprint-refused-invisible = Line { $line } contains the invisible control character { $character }. Please remove it.
imprint-refused-control = It holds control characters, which nobody can read.
imprint-refused-email = This is no e-mail address.
imprint-refused-who = Say who it is.
imprint-refused-section = There is no section with the address "{ $slug }".
imprint-refused-year = Write a year, such as 2025.
imprint-refused-amount = Amounts are cents, and not below zero.
imprint-refused-currency = Write the ISO 4217 code, such as EUR.
imprint-refused-stale = The particulars are at revision { $revision }. Read them again before you change them.
imprint-refused-raced = Somebody else changed the particulars in the same moment.
