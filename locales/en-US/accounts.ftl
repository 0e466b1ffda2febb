# Only what American English words differently; everything else is taken from en-GB.
accounts-label-email = Email address
