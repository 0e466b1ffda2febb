# الصفحة التي تجد ما في الصحيفة.
search-title = بحث
search-title-words = { $words } · { $title }
search-words = كلمات البحث
search-button = ابحث
search-narrow = تضييق البحث
search-section = القسم
search-section-all = كل الأقسام
search-author = الكاتب
search-speaker = صاحب الاقتباس
search-from = من
search-to = إلى
search-comments = البحث في التعليقات أيضًا
search-hint = ضع العبارة بين علامتي تنصيص. وعلامة الناقص قبل كلمة تستبعد ما يحتويها.
search-count =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
       *[other] { $count } نتيجة
    }
search-more-than = أكثر من { $count } نتيجة
search-meant = هل تقصد
search-question = ؟
search-kind-comment = تعليق
search-nothing = لا شيء في الصحيفة يحوي هذه الكلمات كلها. جرّب كلمات أقل أو غيرها، أو تخلَّ عن أحد القيود.
search-next = مزيد من النتائج
search-problem = في البحث خطأ
search-error-title = خطأ: { $title }
search-error-date = يُكتب اليوم سنةً وشهرًا ويومًا، مثل 2025-01-14.
search-error-range = اليوم الأخير يسبق اليوم الأول. يُرجى التبديل بينهما أو ترك أحدهما فارغًا.
search-error-section = لا يوجد قسم كهذا. يُرجى اختيار قسم من القائمة.
search-error-limit = اطلب من 1 إلى 100 نتيجة في المرة الواحدة.
