# صحف من أنظمة أخرى: ما يقال عن مقالاتها، والغرفة التي تصل إليها في مكتب التحرير.
exchange-title-imports = الاستيراد
exchange-imports-text = انتقال صحيفة بأكملها: مقالاتها وكتّابها ومواضيعها، والعناوين التي يعرفها بها القراء.
exchange-problem = لا يمكن ذلك بعد
exchange-detail = يقول قارئ الصيغة:
exchange-send = استيراد صحيفة
exchange-label-section = قسم المقالات التي لم تكن في أي قسم
exchange-hint-section = الجزء الأخير من عنوانه، مثل news. ويُنشأ إن لم يكن موجودًا.
exchange-label-system = مصدر الملف
exchange-system-any = التعرّف عليه تلقائيًا
exchange-label-file = الملف
exchange-hint-file = ما ينتجه «أدوات ← تصدير» في ووردبريس (XML)، أو تصدير Ghost ‏(JSON). بحد أقصى { $count } ميغابايت. وفي البداية يُفحص فقط.
exchange-media-text = الصور ليست في الملف، وتبقى في المقالات كتلًا تنتظر من يعالجها. أما سطر الأوامر فيأخذها من مجلد:
exchange-button-send = فحص الملف
exchange-open = هناك استيراد مفتوح
exchange-open-text = لا يجري إلا استيراد واحد في كل مرة: يأتي التالي بعد أن ينتهي هذا.
exchange-before = عمليات استيراد سابقة
exchange-before-none = لا شيء بعد.
exchange-state-checking = قيد الفحص
exchange-state-checked = تم فحصه
exchange-state-running = جارٍ
exchange-state-stopped = متوقف
exchange-state-done = اكتمل
exchange-state-failed = فشل
exchange-state-ended = أُنهي
exchange-error-open = هناك استيراد آخر مفتوح. أنهِه أولًا أو انتظر حتى يكتمل.
exchange-error-state = تغيّرت حالة هذا الاستيراد. يُرجى النظر فيه من جديد.
exchange-error-token = بقيت هذه الصفحة مفتوحة مدة طويلة. يُرجى تحميلها من جديد وإعادة ما فعلته.
exchange-error-section = لا يصلح هذا عنوانًا لقسم. استخدم حروفًا لاتينية صغيرة وأرقامًا وشرطات.
exchange-error-no-file = يُرجى اختيار ملف.
exchange-error-large = الملف أكبر من { $count } ميغابايت. سطر الأوامر يقبل الملفات مهما كان حجمها: courant import.
exchange-error-unknown = هذا ليس تصديرًا من ووردبريس ولا من Ghost.
exchange-error-empty = لا يوجد أي مقال في هذا الملف.
exchange-error-order = هذا ليس تصديرًا سليمًا من { $system }: السطر { NUMBER($line, useGrouping: 0) }، العمود { NUMBER($column, useGrouping: 0) }. لم يؤخذ منه شيء.
exchange-problem-gone = لم يعد الملف موجودًا. أرسله من جديد: ما أُخذ لا يؤخذ مرتين.
exchange-size = { $count } كيلوبايت
exchange-progress = مدى التقدم
exchange-now-checking = يجري فحص المقالات.
exchange-now-checked = فُحصت المقالات كلها. اقرأ ما سيصير إليه كل منها، ثم قرّر.
exchange-now-running = يجري إدخال المقالات إلى الصحيفة. يمكنك مغادرة الصفحة: يستمر العمل من تلقاء نفسه، حتى بعد إعادة التشغيل.
exchange-now-stopped = تم إيقافه. وما أُخذ يبقى في الصحيفة.
exchange-now-done = أُخذت المقالات كلها، وحُذف الملف.
exchange-now-failed = انتهى قبل أوانه. وما أُخذ يبقى في الصحيفة.
exchange-now-ended = أُنهي وحُذف الملف. وما أُخذ يبقى في الصحيفة.
exchange-trial = ولا يُحفظ شيء في هذه المرحلة.
exchange-waits = ستُعاد المحاولة بعد قليل، والسبب:
exchange-why = السبب:
exchange-done = { $done } من { $total } من المقالات
exchange-rate = { $count ->
    [zero] أقل من مقال في الثانية
    [one] مقال واحد في الثانية
    [two] مقالان في الثانية
    [few] { $count } مقالات في الثانية
   *[other] { $count } مقالًا في الثانية
}
exchange-latest = آخرها:
exchange-reload = تحميل من جديد
exchange-renews = تتجدد الصفحة كل خمس ثوانٍ.
exchange-still = إبقاؤها كما هي
exchange-button-begin = الاستيراد فعليًا
exchange-button-go-on = المتابعة
exchange-button-stop = إلغاء
exchange-button-end = إنهاؤه وحذف الملف
exchange-end-text = إن لم يقرر أحد شيئًا، يُنهى بعد سبعة أيام.
exchange-counts = ما تصير إليه
exchange-count = { $title }: { $count }
exchange-count-published = منشورة
exchange-count-planned = مسودات مقررة ليومها
exchange-count-drafts = مسودات
exchange-count-known = أُخذت في استيراد سابق
exchange-count-left-out = متروكة
exchange-count-losses = أشياء لا تنتقل
exchange-count-absent = صور ليست في الصحيفة
exchange-count-addresses = عناوين قديمة تقود إلى مقالاتها
exchange-others = ما في الملف غير ذلك ولا يؤخذ
exchange-told = مقالات تستحق النظر
exchange-how-published = منشور
exchange-how-planned = مسودة مقررة
exchange-how-draft = مسودة
exchange-how-left-out = متروك
exchange-line = السطر { NUMBER($count, useGrouping: 0) } من الملف
exchange-pages = صفحات التقرير
exchange-more = مقالات أخرى
exchange-untold = { $count ->
    [zero] لا مقال آخر يستحق الذكر.
    [one] هناك مقال آخر يستحق الذكر.
    [two] هناك مقالان آخران يستحقان الذكر.
    [few] هناك { $count } مقالات أخرى تستحق الذكر.
   *[other] هناك { $count } مقالًا آخر يستحق الذكر.
}

# ما لم ينتقل؛ يأتي كل منها بعد عنوان المقال.
exchange-lost-struck = كلمات مشطوبة صارت كلمات عادية
exchange-lost-form = استمارة
exchange-lost-script = برنامج نصي
exchange-lost-style = ورقة أنماط
exchange-lost-preformatted = نص منسّق مسبقًا
exchange-lost-element = عنصر { $name }
exchange-lost-block = الكتلة { $name }
exchange-lost-shortcode = الرمز المختصر { $name }
exchange-lost-hosted = محتوى مستضاف في مكان آخر صار رابطًا
exchange-lost-span = خلية تمتد على عدة أعمدة
exchange-lost-link = رابط لا يقود إلى شيء
exchange-lost-marks = روابط وعلامات تفوق ما يُسمح به في نص
exchange-lost-times = { $what } (عدد المرات: { $count })
exchange-lost-lead = الصورة التي فوق النص ليست في الصحيفة: { $url }
exchange-lost-pictures = صور ليست في الصحيفة بقيت كما جاءت: { $count }
exchange-lost-markdown = نص Markdown تعذّرت قراءته صار كلمات مجردة
exchange-lost-title-words = بلا عنوان؛ عنوانه من كلماته الأولى: { $words }
exchange-lost-title-address = بلا عنوان؛ عنوانه مأخوذ من عنوان صفحته
exchange-lost-headline = العنوان أطول من { $count } حرفًا فاختُصر؛ وكان: { $text }
exchange-lost-standfirst = المقدمة أطول من { $count } حرفًا فاختُصرت؛ وكانت: { $text }
exchange-lost-authors = أكثر من { $count } كتّاب؛ من دون { $names }
exchange-lost-topics = مواضيع لم تؤخذ: { $names }
exchange-lost-internal-tag = وسم خاص بهيئة التحرير: { $name }
exchange-lost-code = شيفرة خاصة به
exchange-lost-formatting = لم يُقرأ من النص إلا الكلمات المجردة
exchange-lost-comments = تعليقات لم تؤخذ: { $count }
exchange-lost-section = كان في { $title }، وهو عنوان تحتاجه الصحيفة نفسها أو تتعذر كتابته
exchange-lost-unread = جزء لا يمكن قراءته: { $card }
exchange-lost-author = لا يذكر الملف اسم كاتبها؛ اسم الدخول هناك { $login }

# لماذا يُترك مقال أو لا يكون منشورًا.
exchange-left-long = نصه أطول مما يجوز لمقال
exchange-left-empty = ليس له عنوان ولا كلمات
exchange-kept-ahead = وقته لم يحن بعد
exchange-kept-planned = كان مقررًا أن يُنشر في { $when }؛ انشره لذلك الوقت
exchange-kept-members = كان للأعضاء وحدهم
exchange-kept-timeless = ليس له وقت نشر
exchange-kept-mail = أُرسل بالبريد ولم يُنشر في مكان
exchange-kept-password = كان القراء يحتاجون إلى كلمة مرور له
exchange-kept-private = كان خاصًا
exchange-kept-bin = كان في سلة المهملات
exchange-kept-part = كان جزء منها للأعضاء وحدهم
exchange-kept-unread = تعذّرت قراءة جزء منها: { $card }
exchange-kept-shortcode = قد يحجب رمزها القصير { $name } كلمات عن القراء
exchange-kept-block = قد تحجب كتلتها { $name } كلمات عن القراء
exchange-kept-unsaid = لا يذكر الملف إن كان القراء قد رأوها

# ما في الملف غير ذلك؛ ويأتي بجانبه عدد.
exchange-other-pages = صفحات
exchange-other-files = ملفات مكتبة الوسائط
exchange-other-menus = عناصر القوائم
exchange-other-untyped = عناصر بلا نوع
exchange-other-type = عناصر من النوع { $name }
exchange-other-pingbacks = تنبيهات الروابط
exchange-other-approved = تعليقات مقبولة
exchange-other-waiting = تعليقات كانت تنتظر المشرف
exchange-other-spam = تعليقات مزعجة أو في سلة المهملات
exchange-other-comments = تعليقات
exchange-other-members = أعضاء
