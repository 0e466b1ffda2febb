# Stories, sections and the front page.
publishing-by = By
publishing-and = and
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
