# Only what American English words differently; everything else is taken from en-GB.
search-to = To
search-problem = The search has a typo
