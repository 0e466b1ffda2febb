# Only what American English words differently; everything else is taken from en-GB.
web-list-last = { ", and " }
web-error-not-found-text = The address may contain a typo, or the page may have moved. Please check the address, or start again from the front page.
