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
