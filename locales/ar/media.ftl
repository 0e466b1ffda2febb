# مكتبة الصور، لهيئة التحرير.
media-title = الصور
media-send = إضافة صور
media-sent = ما وصل
media-sent-taken = أُضيفت: أضف وصفها
media-sent-known = هذه الصورة موجودة من قبل
media-search = البحث في التعليقات وأسماء المصورين والملفات
media-search-button = بحث
media-filters = عرض هذه فقط
media-filter-mine = صوري
media-filter-nocredit = بلا اسم مصوّر
media-filter-nolicence = بلا ترخيص
media-filter-unused = غير مستخدمة
media-none = لا توجد صور بعد. أضف الأولى في الأسفل.
media-none-found = لا توجد صورة مطابقة.
media-all = عرض الكل
media-pages = المزيد من الصور
media-first = إلى الأحدث
media-older = صور أقدم
media-untitled = صورة بلا كلمات
media-lacks-credit = بلا اسم مصوّر
media-lacks-licence = بلا ترخيص
media-proposed = تحتاج إلى مراجعة

media-label-files = الملفات
media-hint-files = ‏JPEG أو PNG أو WebP، حتى 25 ميغابايت لكل ملف، ويمكن اختيار عدة ملفات معًا. يُقرأ اسم المصوّر والتعليق من الملف إن وُجدا فيه.
media-label-shared = متاحة لكل هيئة التحرير
media-button-send = إضافة

media-problem = هناك ما يحتاج إلى تصحيح
media-error-prefix = خطأ:
media-error-token = هذا النموذج قديم. ارجع وأعد تحميل الصفحة ثم أرسله مرة أخرى.
media-error-no-file = اختر ملفًا أولًا.
media-error-same-file = هذا الملف صورة أخرى موجودة في المكتبة.
media-error-licence = اذكر الترخيص بكلمات قليلة، أو اختر واحدًا من القائمة.
media-error-expires = اكتب يومًا مثل 2027-12-31، أو اترك الحقل فارغًا.
media-error-faster = غيّر شخص آخر هذه الصورة منذ أن فتحتها. انظر إلى كلماته؛ ما تحفظه الآن يحل محلها.
media-error-in-use = هذه الصورة مستخدمة. أزلها أولًا من المقالات التي تعرضها.
media-refused-none = هذا الملف ليس صورة. أرسل ملف JPEG أو PNG أو WebP.
media-refused-kind = لا تُقبل ملفات { $kind }. أرسل الصورة بصيغة JPEG أو PNG أو WebP.
media-refused-bytes = هذا الملف كبير جدًا. الحد الأقصى للصورة 25 ميغابايت.
media-refused-pixels = عدد بكسلات هذه الصورة كبير جدًا ({ $size }). الحد الأقصى 50 ميغابكسل.
media-refused-broken = هذه الصورة تالفة أو غير كاملة. صدّرها مرة أخرى وأرسل الملف الجديد.

media-came = أُضيفت
media-done-sent = وصلت الصورة. اكتب ماذا تُظهر ومن التقطها.
media-done-words = تم الحفظ.
media-done-focus = حُدّدت النقطة.
media-done-file = استُبدلت الصورة، وتعرض كل المقالات الصورة الأخرى.
media-proposed-text = قُرئت هذه الكلمات من الملف. راجعها ثم احفظها: هي اقتراح حتى ذلك الحين.
media-waiting = يجري إعداد النسخ الأصغر للصفحات.
media-theirs = الموجود هناك

media-focus = ما يجب ألا يُقتطع
media-focus-text = تقتطع الصفحات الصور بأشكال مختلفة، وتبقى هذه النقطة ظاهرة فيها كلها.
media-focus-click = انقر على ما يجب أن يبقى في الصورة
media-focus-points = أو اختر جزءًا
media-button-focus = تحديد النقطة
media-focus-at = النقطة على بعد ‎{ $x }٪ من اليسار و‎{ $y }٪ من الأعلى.
media-point-0-0 = أعلى اليسار
media-point-50-0 = أعلى الوسط
media-point-100-0 = أعلى اليمين
media-point-0-50 = وسط اليسار
media-point-50-50 = في الوسط
media-point-100-50 = وسط اليمين
media-point-0-100 = أسفل اليسار
media-point-50-100 = أسفل الوسط
media-point-100-100 = أسفل اليمين
media-crop-wide = 16:9
media-crop-four = 4:3
media-crop-square = 1:1

media-words = الكلمات والحقوق
media-label-alt = ماذا تُظهر
media-hint-alt = لمن لا يراها: يُقرأ بصوت عالٍ بدلًا من الصورة.
media-label-decorative = هي للزينة ولا تحتاج إلى وصف
media-label-caption = التعليق
media-label-credit = اسم المصوّر
media-hint-credit = المصوّر والوكالة، كما يراهما القراء.
media-label-licence = الترخيص
media-label-licence-other = ترخيص آخر
media-label-terms = شروط الاستخدام
media-hint-terms = ما اتُّفق عليه غير ذلك: مرة واحدة فقط، أو ليس في الخارج، أو أجر.
media-label-expires = يجوز عرضها حتى
media-button-save = حفظ
media-read-only = ما يراه القراء يغيّره المحرر، والباقي من أرسله.
media-licence-none = لم يُذكر بعد
media-licence-own = ملك للصحيفة
media-licence-commissioned = بتكليف من الصحيفة
media-licence-agency = وكالة، بحسب عقدنا
media-licence-handout = صورة صحفية مقدَّمة
media-licence-permission = بإذن من المالك
media-licence-cc-by-4-0 = CC BY 4.0
media-licence-cc-by-sa-4-0 = CC BY-SA 4.0
media-licence-cc-by-nd-4-0 = CC BY-ND 4.0
media-licence-cc0-1-0 = CC0 1.0
media-licence-public-domain = ملك عام
media-licence-quotation = اقتباس، بحسب قانون الاقتباس
media-licence-other = ترخيص آخر، بالكلمات

media-places = أين تظهر
media-places-none = لا تظهر في أي مكان بعد.
media-places-others = { $count ->
    [zero] ولا تظهر في مقالات أخرى.
    [one] وفي مقال واحد لا تراه.
    [two] وفي مقالين لا تراهما.
    [few] وفي { $count } مقالات لا تراها.
    [many] وفي { $count } مقالًا لا تراها.
   *[other] وفي { $count } مقال لا تراها.
}
media-place-published = منشور
media-place-planned = مجدول
media-place-draft = غير منشور
media-place-author = صورة الكاتب
media-place-untitled = مقال بلا عنوان

media-reuse = استخدامها في نص
media-reuse-text = انسخ هذا السطر إلى نص المقال، في سطر وحده.
media-key = المفتاح:
media-replace = استبدال الملف
media-label-file = ملف آخر
media-hint-replace = تحتفظ الصورة بعنوانها وكلماتها. كل مقال يعرضها يعرض الملف الآخر، ويُحذف القديم.
media-button-replace = استبدال
media-metadata = ماذا يقول الملف
media-metadata-text = قد يحوي الملف المرسَل الكاميرا والوقت والمكان. لا تصل أبدًا إلى القراء.
media-metadata-show = عرض
media-metadata-none = لا يقول الملف شيئًا عن نفسه.
media-note-creator = التقطها
media-note-credit = اسم المصوّر
media-note-caption = التعليق
media-note-copyright = حقوق النشر
media-note-terms = الشروط
media-note-licence = الترخيص
media-note-camera = الكاميرا
media-note-taken = وقت الالتقاط
media-note-place = المكان
media-note-software = البرنامج
media-delete = حذف
media-delete-text = يُحذف الملف ونسخه وكلماته نهائيًا.
media-delete-used = يمكن حذفها حين لا يعرضها شيء.
media-button-delete = حذف نهائي
