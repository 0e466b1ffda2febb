# Only what American English words differently; everything else is taken from en-GB.
comments-email = Email (optional, never shown)
comments-error-email = This email address does not look complete. Please write it like name@example.org, or leave the field empty.
