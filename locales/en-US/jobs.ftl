# Only what American English words differently; everything else is taken from en-GB.
jobs-none = No jobs are listed here right now. Please check back soon.
jobs-others = Other jobs you might like
jobs-apply-email = By email to
jobs-ended-expired = This ad ended on { $date }. The time to apply is over.
jobs-ended-withdrawn = The company withdrew this ad on { $date }. You can no longer apply.
jobs-withheld = Ad not shown
jobs-ended-frozen = This newspaper is checking this ad, and does not show it until that is done.
jobs-ended-removed = This newspaper took this ad down on { $date }.
jobs-employment-volunteer = Volunteer work
jobs-workplace-onsite = On-site
