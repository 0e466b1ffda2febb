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

# لماذا لا يُقبل إعلان أو شركة.
jobs-refused-title = أدخل اسم الوظيفة.
jobs-refused-title-long = اختصر العنوان. أقصى عدد للأحرف { $max }.
jobs-refused-body = صِف الوظيفة: المهام والشروط وما تقدمونه.
jobs-refused-body-title = النص يكرر العنوان فقط؛ صِف الوظيفة.
jobs-refused-body-long = اختصر النص. أقصى عدد للأحرف { $max }.
jobs-refused-employer = أدخل اسم صاحب العمل.
jobs-refused-employer-site = أدخل موقع صاحب العمل كاملًا بدءًا بـ https://.
jobs-refused-employer-logo = أدخل عنوان الشعار كاملًا بدءًا بـ https://.
jobs-refused-places = أدخل مكان عمل واحدًا على الأقل، أو علّم الوظيفة بأنها عن بُعد بالكامل.
jobs-refused-places-many = أقصى عدد للأماكن { $max }.
jobs-refused-country = اختر بلد هذا المكان.
jobs-refused-country-code = «{ $given }» ليس رمز بلد؛ اختر بلدًا.
jobs-refused-city = أدخل مدينة مكان العمل هذا.
jobs-refused-countries = اختر بلدًا واحدًا على الأقل يمكن أن يقيم فيه المتقدمون.
jobs-refused-countries-one = «{ $given }» ليس بلدًا؛ اختر البلدان واحدًا واحدًا.
jobs-refused-pay = أدخل الأجر نطاقًا أو مبلغًا ثابتًا.
jobs-refused-pay-tariff = أدخل الأجر نطاقًا أو مبلغًا ثابتًا، أو الاتفاق الجماعي مع فئة الأجر.
jobs-refused-currency = اختر عملة.
jobs-refused-pay-order = الحد الأدنى أعلى من الحد الأقصى.
jobs-refused-pay-zero = أدخل مبالغ أكبر من الصفر.
jobs-refused-apply-url = أدخل عنوان التقديم كاملًا بدءًا بـ https://.
jobs-refused-apply-email = أدخل بريدًا لاستقبال الطلبات، مثل jobs@company.example.
jobs-refused-ends = اذكر متى ينتهي الإعلان.
jobs-refused-ends-past = مضى موعد انتهاء الإعلان؛ اختر يومًا لاحقًا.
jobs-refused-ends-day = اكتب اليوم الأخير على هذا الشكل: 2025-02-28.
jobs-refused-bounds = اذكر هنا 100 شيء على الأكثر، وأقصى عدد لأحرف كل منها { $max }.
jobs-refused-language = اذكر de أو en: لا تتكلم الصحيفة لغة أخرى.
jobs-refused-unshowable = احذف الأحرف التي لا يمكن عرضها.
jobs-refused-text-empty = النص فارغ.
jobs-refused-text-long = عدد أحرف النص { $got }، والحد الأقصى { $max }.
jobs-refused-text-large = حجم النص بالبايت { $got }، والحد الأقصى { $max }.
jobs-refused-text-control = في السطر { $line } حرف تحكم غير مرئي هو { $character }. يُرجى حذفه.
jobs-refused-board = لا توجد لوحة وظائف كهذه.
jobs-refused-board-taken = توجد لوحة وظائف في هذا العنوان بالفعل.
jobs-refused-company = لا توجد شركة كهذه.
jobs-refused-company-id = أرسل معرّف شركة.
jobs-refused-company-taken = توجد شركة بالعنوان المختصر { $slug } بالفعل؛ عدّلها أو اختر غيره.
jobs-refused-company-slug = اكتب العنوان المختصر بأحرف لاتينية صغيرة وأرقام، تصل بين كلماته شرطات.
jobs-refused-company-name = اذكر اسم الشركة.
jobs-refused-company-legal = اذكر الاسم المسجل للشركة.
jobs-refused-company-place = اذكر مقر الشركة.
jobs-refused-company-long = اكتب ذلك باختصار. أقصى عدد للأحرف { $max }.
jobs-refused-company-character = هنا حرف لا يمكن عرضه.
jobs-refused-company-site = اكتب عنوان الموقع كاملًا بدءًا بـ https://.
jobs-refused-company-logo = اكتب عنوان الشعار كاملًا بدءًا بـ https://، أو مسارًا في هذه الصحيفة.
jobs-refused-step =
    { $state ->
        [draft] لا يمكن تنفيذ «{ $event }»: الإعلان مسودة.
        [submitted] لا يمكن تنفيذ «{ $event }»: الإعلان مسلَّم.
        [changes-requested] لا يمكن تنفيذ «{ $event }»: الإعلان يحتاج إلى تعديل.
        [approved] لا يمكن تنفيذ «{ $event }»: الإعلان معتمد.
        [live] لا يمكن تنفيذ «{ $event }»: الإعلان منشور.
        [frozen] لا يمكن تنفيذ «{ $event }»: الإعلان قيد المراجعة.
        [expired] لا يمكن تنفيذ «{ $event }»: انتهى الإعلان.
        [filled] لا يمكن تنفيذ «{ $event }»: شُغلت الوظيفة.
        [withdrawn] لا يمكن تنفيذ «{ $event }»: سُحب الإعلان.
        [removed] لا يمكن تنفيذ «{ $event }»: أُزيل الإعلان.
       *[rejected] لا يمكن تنفيذ «{ $event }»: رُفض الإعلان.
    }
