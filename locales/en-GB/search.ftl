# The page that finds what is in the paper.
search-title = Search
search-title-words = { $words } · { $title }
search-words = Words to look for
search-button = Search
search-narrow = Narrow the search
search-section = Section
search-section-all = All sections
search-author = Author
search-speaker = Quoted person
search-from = From
search-to = Until
search-comments = Search comments as well
search-hint = Put a phrase in quotation marks. A minus sign in front of a word leaves out what contains it.
search-count =
    { $count ->
        [0] Nothing found
        [one] { $count } result
       *[other] { $count } results
    }
search-more-than = More than { $count } results
search-meant = Did you mean
search-question = ?
search-kind-comment = Comment
search-nothing = Nothing in the paper has all of these words. Try fewer or other words, or leave out a filter.
search-next = More results
search-problem = The search has a slip
search-error-title = Error: { $title }
search-error-date = Give the day as year, month and day, such as 2025-01-14.
search-error-range = The last day is before the first. Swap them, or leave one of them out.
search-error-section = There is no such section. Choose one from the list.
search-error-limit = Ask for 1 to 100 results at a time.
