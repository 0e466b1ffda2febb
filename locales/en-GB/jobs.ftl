# The job boards and the advert box.
jobs-title = Jobs
jobs-ad = Ad
jobs-all =
    { $count ->
        [one] See the one job
       *[other] All { $count } jobs
    }
jobs-count =
    { $count ->
        [0] no jobs
        [one] { $count } job
       *[other] { $count } jobs
    }
jobs-boards = Job boards
jobs-newest = Newest jobs
jobs-older = Older jobs
jobs-others = Other jobs you may like
jobs-none = No job is advertised here at the moment. Please look in again soon.

# One job advert.
jobs-place = Place
jobs-workplace = Where you work
jobs-employment = Employment
jobs-pay = Pay
jobs-posted = Posted
jobs-ends = Apply by
jobs-reference = Reference
jobs-company = Company
jobs-site-of = Website of { $company }
jobs-apply = How to apply
jobs-apply-at = Apply at { $company }
jobs-apply-email = By e-mail to
jobs-apply-reference = Please quote the reference { $reference }.

# An advert that has ended. $date is a date in the house style.
jobs-ended = Job ended
jobs-ended-expired = This advert ended on { $date }. The time to apply is over.
jobs-ended-filled = This job was filled on { $date }. The company is no longer looking.
jobs-ended-withdrawn = The company withdrew this advert on { $date }. You can no longer apply.
jobs-withheld = Advert not shown
jobs-ended-frozen = This newspaper is checking this advert, and does not show it until that is done.
jobs-ended-removed = This newspaper took this advert down on { $date }.
jobs-ended-look = See the jobs on { $board }

# Words for the facts of a job.
jobs-employment-full-time = Full time
jobs-employment-part-time = Part time
jobs-employment-fixed-term = Fixed term
jobs-employment-working-student = Working student
jobs-employment-mini-job = Mini-job
jobs-employment-apprenticeship = Apprenticeship
jobs-employment-internship = Internship
jobs-employment-freelance = Freelance
jobs-employment-volunteer = Voluntary work
jobs-employment-per-diem = By the day
jobs-employment-other = Other
jobs-workplace-onsite = On site
jobs-workplace-hybrid = Partly from home
jobs-workplace-remote = From home
jobs-pay-hour = { $amount } an hour
jobs-pay-day = { $amount } a day
jobs-pay-week = { $amount } a week
jobs-pay-month = { $amount } a month
jobs-pay-year = { $amount } a year
