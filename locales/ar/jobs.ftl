# أبواب الوظائف وصندوق الإعلانات.
jobs-title = وظائف
jobs-ad = إعلان
jobs-all =
    { $count ->
        [zero] عرض الوظائف
        [one] عرض الوظيفة الوحيدة
        [two] عرض الوظيفتين
        [few] عرض الوظائف كلها ({ $count })
        [many] عرض الوظائف كلها ({ $count })
       *[other] عرض الوظائف كلها ({ $count })
    }
jobs-count =
    { $count ->
        [zero] لا وظائف
        [one] وظيفة واحدة
        [two] وظيفتان
        [few] { $count } وظائف
       *[other] { $count } وظيفة
    }
jobs-boards = أبواب الوظائف
jobs-newest = أحدث الوظائف
jobs-older = وظائف أقدم
jobs-others = وظائف أخرى قد تناسبك
jobs-none = لا توجد وظائف معلنة هنا حاليًّا. نرجو العودة قريبًا.

# إعلان وظيفة.
jobs-place = المكان
jobs-workplace = موقع العمل
jobs-employment = نوع العمل
jobs-pay = الأجر
jobs-posted = نُشر في
jobs-ends = آخر موعد للتقدم
jobs-reference = الرقم المرجعي
jobs-company = الشركة
jobs-site-of = موقع { $company }
jobs-apply = طريقة التقدم
jobs-apply-at = التقدم لدى { $company }
jobs-apply-email = بالبريد الإلكتروني إلى
jobs-apply-reference = يُرجى ذكر الرقم المرجعي { $reference }.

# إعلان انتهى. و$date تاريخ على نسق الصحيفة.
jobs-ended = انتهى الإعلان
jobs-ended-expired = انتهى هذا الإعلان في { $date }، وانقضى موعد التقدم.
jobs-ended-filled = شُغلت هذه الوظيفة في { $date }، ولم تعد الشركة تبحث.
jobs-ended-withdrawn = سحبت الشركة هذا الإعلان في { $date }، ولم يعد التقدم ممكنًا.
jobs-withheld = إعلان محجوب
jobs-ended-frozen = تتحقق الصحيفة من هذا الإعلان، ولا تعرضه إلى أن تفرغ من ذلك.
jobs-ended-removed = أزالت الصحيفة هذا الإعلان في { $date }.
jobs-ended-look = وظائف باب { $board }

# كلمات بيانات الوظيفة.
jobs-employment-full-time = دوام كامل
jobs-employment-part-time = دوام جزئي
jobs-employment-fixed-term = عقد محدد المدة
jobs-employment-working-student = طالب عامل
jobs-employment-mini-job = عمل بأجر محدود
jobs-employment-apprenticeship = تدريب مهني
jobs-employment-internship = تدريب عملي
jobs-employment-freelance = عمل حر
jobs-employment-volunteer = عمل تطوعي
jobs-employment-per-diem = عمل باليومية
jobs-employment-other = غير ذلك
jobs-workplace-onsite = في مقر العمل
jobs-workplace-hybrid = من المنزل جزئيًّا
jobs-workplace-remote = من المنزل
jobs-pay-hour = { $amount } في الساعة
jobs-pay-day = { $amount } في اليوم
jobs-pay-week = { $amount } في الأسبوع
jobs-pay-month = { $amount } في الشهر
jobs-pay-year = { $amount } في السنة
