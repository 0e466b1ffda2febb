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

# Why an advert or a company is not taken.
jobs-refused-title = Enter the name of the job.
jobs-refused-title-long = Shorten the title to { $max } characters.
jobs-refused-body = Describe the job: duties, requirements, what you offer.
jobs-refused-body-title = The text only repeats the title; describe the job.
jobs-refused-body-long = Shorten the text to { $max } characters.
jobs-refused-employer = Enter the employer’s name.
jobs-refused-employer-site = Enter the employer’s site in full, starting with https://.
jobs-refused-employer-logo = Enter the logo’s address in full, starting with https://.
jobs-refused-places = Enter at least one place of work, or mark the job as wholly remote.
jobs-refused-places-many = Enter at most { $max } places.
jobs-refused-country = Choose the country of this place.
jobs-refused-country-code = “{ $given }” is no country code; choose a country.
jobs-refused-city = Enter the town of this place of work.
jobs-refused-countries = Choose at least one country applicants may live in.
jobs-refused-countries-one = “{ $given }” is no country; choose the countries one by one.
jobs-refused-pay = Enter the pay as a range or a fixed amount.
jobs-refused-pay-tariff = Enter the pay as a range or a fixed amount, or the collective agreement with its pay group.
jobs-refused-currency = Choose a currency.
jobs-refused-pay-order = The lower end is above the upper end.
jobs-refused-pay-zero = Enter amounts above zero.
jobs-refused-apply-url = Enter the address for applications in full, starting with https://.
jobs-refused-apply-email = Enter a mailbox for applications, for example jobs@company.example.
jobs-refused-ends = Say when the advert is to end.
jobs-refused-ends-past = The end of the listing is past; choose a later day.
jobs-refused-ends-day = Write the last day as 2025-02-28.
jobs-refused-bounds = Say at most 100 things here, of at most { $max } characters.
jobs-refused-language = Say de or en: the paper speaks no other language.
jobs-refused-unshowable = Delete the characters that cannot be shown.
jobs-refused-text-empty = The text is empty.
jobs-refused-text-long = The text has { $got } characters; at most { $max } are allowed.
jobs-refused-text-large = The text has { $got } bytes; at most { $max } are allowed.
jobs-refused-text-control = Line { $line } contains the invisible control character { $character }. Please remove it.
jobs-refused-board = There is no such board.
jobs-refused-board-taken = There is a board at this address already.
jobs-refused-company = There is no such company.
jobs-refused-company-id = Send the id of a company.
jobs-refused-company-taken = There is a company with the slug { $slug } already; change that one, or choose another slug.
jobs-refused-company-slug = Write the slug as lower-case letters and digits in words joined by hyphens.
jobs-refused-company-name = Say what the company is called.
jobs-refused-company-legal = Say the company's registered name.
jobs-refused-company-place = Say where the company sits.
jobs-refused-company-long = Say this in at most { $max } characters.
jobs-refused-company-character = This holds a character that cannot be shown.
jobs-refused-company-site = Write the address of the site in full, starting with https://.
jobs-refused-company-logo = Write the address of the logo in full, starting with https://, or as a path of this paper.
jobs-refused-step =
    { $state ->
        [draft] “{ $event }” is not possible while the listing is draft
        [submitted] “{ $event }” is not possible while the listing is submitted
        [changes-requested] “{ $event }” is not possible while the listing is changes_requested
        [approved] “{ $event }” is not possible while the listing is approved
        [live] “{ $event }” is not possible while the listing is live
        [frozen] “{ $event }” is not possible while the listing is frozen
        [expired] “{ $event }” is not possible while the listing is expired
        [filled] “{ $event }” is not possible while the listing is filled
        [withdrawn] “{ $event }” is not possible while the listing is withdrawn
        [removed] “{ $event }” is not possible while the listing is removed
       *[rejected] “{ $event }” is not possible while the listing is rejected
    }
