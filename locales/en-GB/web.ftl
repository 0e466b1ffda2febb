# The frame of every page.
web-skip-main = Skip to the content
web-skip-story = Skip to the story
web-skip-job = Skip to the job
web-skip-sections = Skip to the sections
web-skip-comments = Skip to the comments
web-sections = Sections
web-jobs = Jobs
web-search = Search
web-feed = Feed
web-topics = Topics
web-authors = Who writes here
web-archive = Archive
web-corrections = Corrections
web-top = Back to the top
web-lite-version = Light version
web-full-version = Full version
web-picture = Picture:
web-to-front = Go to the front page
web-chart-table = The same in numbers
web-duties = About this newspaper
web-page-imprint = Imprint
web-page-ownership = Who owns us
web-page-privacy = Privacy
web-page-accessibility = Accessibility
web-page-corrections = Corrections policy
web-page-contact = Contact

# Between the items of a list: the first ones, the only two, before the last.
web-list-between = { ", " }
web-list-pair = { " and " }
web-list-last = { " and " }

# Pages for when something went wrong. $status is an HTTP status code.
web-error-status = Error { $status }
web-error-reference = Reference:
web-error-not-found-title = We cannot find this page
web-error-not-found-text = The address may contain a slip, or the page may have moved. Please check the address, or start again from the front page.
web-error-gone-title = This page has been taken down
web-error-gone-text = It was here once, and the editors have withdrawn it. It will not come back at this address.
web-error-forbidden-title = This page is not open to you
web-error-forbidden-text = Your account does not have the right to do this. If you think it should, please ask the person who runs this newspaper.
web-error-stale-title = This form lay open too long
web-error-stale-text = It was loaded long ago, or you have signed in anew since, so nothing was changed. Please send it once more; if it does not stand below, go back and load its page again.
web-error-invalid-title = We could not use what was sent
web-error-invalid-text = Part of it was missing or not in the form we expected, so nothing was changed. Please go back, check what you entered and send it again.
web-error-conflict-title = Someone else was quicker
web-error-conflict-text = This was changed while you were working on it, so nothing of yours was saved over it. Please go back, copy your words to be safe, load the page again and look at what is new.
web-error-too-large-title = That was more than we can take
web-error-too-large-text = What you sent is larger than we accept here ({ $megabytes } MB at most), so nothing was saved. Please make it shorter or smaller and send it again.
web-error-too-many-title = A little slower, please
web-error-too-many-text =
    { $seconds ->
        [one] There were too many requests in a short time. Please wait one second and try again.
       *[other] There were too many requests in a short time. Please wait { $seconds } seconds and try again.
    }
web-error-unavailable-title = We are away for a moment
web-error-unavailable-text = The newspaper cannot answer right now. Please try again in a minute. If you sent something, check whether it arrived before you send it again.
web-error-internal-title = Something broke on our side
web-error-internal-text = It was not your doing. Please try again in a minute. If it happens again, write to us and give the reference shown below: it lets us find out what went wrong.
web-error-timeout-title = That took too long
web-error-timeout-text = We stopped waiting. Please try again. If you sent something, check whether it arrived before you send it again.
web-error-method-title = This page cannot be used that way
web-error-method-text = The page is there, but it does not accept this kind of request. Please open it with an ordinary link, or use the form on the page.
web-error-media-type-title = We cannot read this kind of file
web-error-media-type-text = What you sent is in a format we do not accept here, so nothing was saved. Please send it in another format.
web-error-sign-in-title = Please sign in first
web-error-sign-in-text = This page needs to know who you are. Sign in, and you will be able to go on from here.

# What somebody typed into a form that could not be taken.
web-kept-title = Your words
web-kept-again = Nothing of what you typed is lost: here it is. Send it again in a moment, or copy it.
web-kept-sign-in = Nothing of what you typed is lost: here it is. You were signed out meanwhile. Sign in, which opens beside this page, then come back and send it again.
web-kept-copy = Nothing of what you typed is lost: here it is, for you to copy.
web-kept-button-again = Send again
web-kept-button-sign-in = Sign in

# What a program is told beside the status, and whoever sits before it.
web-detail-sign-in = Send a valid token: Authorization: Bearer …
web-detail-invalid = Some fields need mending; see problems.
web-detail-timeout = The body took too long to arrive.
web-detail-too-large = The body may have at most { $limit } bytes.
web-detail-media-type = The body must be { $wanted }.
web-detail-too-many =
    { $seconds ->
        [one] Try again in one second.
       *[other] Try again in { $seconds } seconds.
    }
web-detail-unavailable = Nothing was stored. Try again in a moment.
web-detail-unsure = It is not known whether this was stored. Look before you send it again.
web-refused-foreign = The form was sent from another site. Open our page and send it from there.
