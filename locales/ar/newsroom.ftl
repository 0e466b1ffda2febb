# صفحات التحرير: المواد وطريقها إلى القراء والتقويم.
newsroom-title-stories = المواد
newsroom-title-new = مادة جديدة
newsroom-title-revisions = النسخ المحفوظة
newsroom-title-compare = ما تغيّر
newsroom-title-publish = النشر
newsroom-title-review = قبل النشر
newsroom-title-unpublish = السحب من القراء
newsroom-title-deletion = حذف المسودة
newsroom-title-address = تغيير العنوان في الموقع
newsroom-title-takedown = إزالة نهائية
newsroom-title-link = رابط المعاينة
newsroom-title-calendar = التقويم
newsroom-title-sections = الأقسام
newsroom-untitled = مادة بلا عنوان

newsroom-states = مراحل المواد
newsroom-state-work = قيد العمل
newsroom-state-idea = فكرة
newsroom-state-draft = مسودة
newsroom-state-submitted = مسلَّمة
newsroom-state-changes-requested = تحتاج إلى تعديل
newsroom-state-approved = معتمدة
newsroom-state-scheduled = مجدولة
newsroom-state-published = منشورة
newsroom-state-unpublished = مسحوبة
newsroom-ahead = تعديلات لم تُنشر بعد
newsroom-planned-for = مخطط لها في
newsroom-last-saved = حُفظت
newsroom-open-by = مفتوحة لدى:

newsroom-narrow = البحث عن مواد
newsroom-label-words = كلمات من العنوان
newsroom-label-section = القسم
newsroom-label-day = اليوم
newsroom-all-sections = كل الأقسام
newsroom-mine = موادي فقط
newsroom-button-narrow = بحث
newsroom-button-all = عرض الكل
newsroom-none = لا توجد مادة كهذه.
newsroom-more = المزيد

newsroom-label-working-title = العنوان
newsroom-hint-working-title = يمكن تغييره في أي وقت، ويجوز تركه فارغًا الآن.
newsroom-begins-as = تبدأ بوصفها
newsroom-begins-draft = مسودة تُكتب الآن
newsroom-begins-idea = فكرة لوقت لاحق
newsroom-label-owner = المسؤول عنها
newsroom-owner-me = أنا
newsroom-button-begin = ابدأ
newsroom-cancel = إلغاء
newsroom-back = رجوع

newsroom-story-pages = هذه المادة
newsroom-tab-write = الكتابة
newsroom-tab-preview = المعاينة
newsroom-tab-revisions = النسخ
newsroom-tab-publish = النشر
newsroom-as-readers = كما يراها القراء
newsroom-label-kicker = العنوان التمهيدي
newsroom-label-headline = العنوان
newsroom-label-standfirst = المقدمة
newsroom-label-body = النص
newsroom-label-bylines = بقلم
newsroom-label-dateline = المكان
newsroom-label-topics = الموضوعات
newsroom-hint-bylines = اسم في كل سطر.
newsroom-hint-topics = الجزء الأخير من عناوينها، تفصل بينها مسافات.
newsroom-topics-all = كل الموضوعات
newsroom-lead = الصورة فوق النص
newsroom-label-lead-media = مفتاح الصورة
newsroom-label-lead-alt = ما تُظهره
newsroom-label-lead-caption = التعليق
newsroom-label-lead-credit = المصدر
newsroom-hint-lead-media = من غرفة الصور. اتركه فارغًا إن لم تكن صورة.
newsroom-hint-lead-alt = لمن لا يراها.
newsroom-hint-body = كيف تُكتب العناوين والروابط والاقتباسات والصور
newsroom-sign-marks = غليظ، مشدَّد
newsroom-sign-said = كلام شخص داخل جملة
newsroom-button-save = حفظ
newsroom-button-save-mine = احفظ نسختي
newsroom-save-draft = الحفظ لا ينشر شيئًا.
newsroom-save-published = يظل القراء يرون ما نُشر.
newsroom-saved = حُفظت { $time }
newsroom-read-only = يمكنك قراءة هذه المادة دون تعديلها.
newsroom-held = { $name } يكتب هنا الآن. ما تحفظه سيعترض عمله.
newsroom-held-sent = ما كتبته لم يُحفظ بعد، وهو في النموذج أدناه: تولَّ المادة واحفظه، أو أعد الحفظ بعد دقيقة.
newsroom-button-take-over = تولَّ المادة
newsroom-button-take-over-save = تولَّ المادة واحفظ
newsroom-conflict-title = حفظ { $name } في هذه الأثناء
newsroom-conflict-text = لم يضع شيء: نصك في النموذج أدناه، والنص الآخر هنا إلى جانبه. انقل إلى نصك ما تريد إبقاءه ثم احفظ مرة أخرى.
newsroom-conflict-fields = غيّرتما هذه الحقول معًا. حفظك التالي يحلّ محل ما يرد هنا:
newsroom-conflict-nothing = لا شيء
newsroom-conflict-legend = المشطوب: في النص الآخر فقط. المسطَّر: في نصك فقط.

newsroom-block-paragraph = فقرة
newsroom-block-heading = عنوان فرعي
newsroom-block-quotation = اقتباس
newsroom-block-pull-quote = اقتباس بارز
newsroom-block-list = قائمة
newsroom-block-figure = صورة
newsroom-block-gallery = معرض صور
newsroom-block-embed = صفحة مضمَّنة
newsroom-block-link-card = بطاقة رابط
newsroom-block-table = جدول
newsroom-block-divider = فاصل
newsroom-block-correction = تصحيح
newsroom-block-quarantine = ترميز مستورد
newsroom-part-note = حاشية
newsroom-part-link = رابط
newsroom-part-attribution = نسبة
newsroom-part-speaker = القائل
newsroom-part-role = الصفة
newsroom-part-when = متى
newsroom-part-place = أين
newsroom-part-source = المصدر
newsroom-part-source-url = عنوان المصدر
newsroom-part-media = الصورة
newsroom-part-alt = ما تُظهره
newsroom-part-caption = التعليق
newsroom-part-credit = صاحب الصورة
newsroom-part-url = العنوان
newsroom-diff-added = مضاف:
newsroom-diff-removed = محذوف:
newsroom-diff-end = ؛

newsroom-problem = يُرجى مراجعة هذا النموذج
newsroom-error-token = بقي هذا النموذج مفتوحًا طويلًا أو سجّلت الدخول من جديد. يُرجى إرساله مرة أخرى.
newsroom-error-section = يُرجى اختيار أحد الأقسام.
newsroom-error-picture = لا توجد صورة بهذا المفتاح. يُرجى نسخه من غرفة الصور.
newsroom-error-note = يُرجى كتابة شيء أولًا.
newsroom-error-about = هذه الكلمات ليست في المادة. انسخها كما هي هناك، أو اترك الحقل فارغًا.
newsroom-error-day = يُرجى ذكر يوم موجود في التقويم.
newsroom-error-moment = يُرجى ذكر اليوم والساعة.
newsroom-error-past = مضى هذا الوقت. يُرجى اختيار وقت قادم.
newsroom-error-never = تُقدَّم الساعة متجاوزةً هذا الوقت. يُرجى اختيار وقت قبله أو بعده.
newsroom-error-twice = تُؤخَّر الساعة تلك الليلة فيتكرر هذا الوقت. يُرجى تحديد أيهما تقصد.
newsroom-error-moved = غيّر أحدهم هذه المادة في هذه الأثناء. هكذا هي الآن؛ يُرجى اتخاذ القرار من جديد.
newsroom-clash-planned = خطّط أحدهم لهذه المادة في { $when } في هذه الأثناء. إن أردت أن يسري اليوم الذي اخترته فأرسله مرة أخرى.
newsroom-clash-planned-none = ألغى أحدهم اليوم المخطط له في هذه الأثناء. إن أردت أن يسري يومك فأرسله مرة أخرى.
newsroom-clash-embargo = حدّد أحدهم الحظر حتى { $when } في هذه الأثناء. إن أردت أن يسري ما أدخلته بدلًا منه فأرسله مرة أخرى.
newsroom-clash-embargo-none = رفع أحدهم الحظر في هذه الأثناء. إن أردت أن يسري حظرك فأرسله مرة أخرى.
newsroom-error-publish = ينشر المحررون المواد ويسحبونها.
newsroom-error-address = عنوان المادة المنشورة في الموقع يغيّره محرر.
newsroom-error-sure = يُرجى قراءة ما سيزول، ثم وضع علامة تفيد بذلك.
newsroom-error-out = نُشرت المادة بالفعل. يمكن سحبها من القراء.
newsroom-fault-address = السطر { $line }: «{ $what }» ليس عنوانًا. يُرجى البدء بـ https:// أو http:// أو mailto: أو /.
newsroom-fault-picture = السطر { $line }: «{ $what }» ليس مفتاح صورة. يُرجى كتابة ![ما تُظهره](المفتاح).
newsroom-fault-braces = السطر { $line }: «{ $what }» بين القوسين لا معنى له هنا. يُرجى مراجعة كتابته.
newsroom-fault-gallery = السطر { $line }: المعرض غير مغلق أو فيه غير الصور. يُرجى إنهاؤه بـ :::.
newsroom-fault-weight = السطر { $line }: حاشية أو مصدر يغطّي كلمات تتغير علاماتها مرات كثيرة. يُرجى اختصاره أو تعليم كلمات أقل.

newsroom-beside = عن هذه المادة
newsroom-way = مرحلتها
newsroom-label-note = ملاحظة
newsroom-step-submit = تسليم
newsroom-step-withdraw = إعادة إلى المسودة
newsroom-step-request-changes = طلب تعديل
newsroom-step-approve = اعتماد
newsroom-approved-before = اعتُمدت النسخة { $number }، ومنذ ذلك الحين كُتب نص أحدث.
newsroom-gone = يُقال للقراء:
newsroom-erased = أُزيل نصها نهائيًا، ولا يمكن نشرها مرة أخرى.
newsroom-live-start = بدء تغطية مباشرة
newsroom-live-go = إلى التغطية المباشرة
newsroom-button-unschedule = إلغاء موعد النشر
newsroom-button-reschedule = موعد آخر
newsroom-button-update = نشر التعديلات
newsroom-button-correct = تصحيح
newsroom-plan = الخطة
newsroom-label-planned = مخطط لها في
newsroom-embargo = محظورة حتى
newsroom-label-date = التاريخ
newsroom-label-time = الساعة
newsroom-shared = يجوز لكل التحرير قراءتها وكتابتها
newsroom-button-plan = حفظ الخطة
newsroom-people = المشاركون
newsroom-owner = المسؤول
newsroom-writer = يشارك في الكتابة
newsroom-nobody = ليست لأحد: يجوز لكل التحرير تولّيها.
newsroom-label-colleague = الزميل
newsroom-label-part = الدور
newsroom-button-give = إضافة
newsroom-button-take = إزالة
newsroom-said = ما جرى
newsroom-label-say = قل شيئًا عنها
newsroom-hint-say = بعلامة @ واسم تلفت نظر زميل إليها.
newsroom-button-say = أضف الملاحظة
newsroom-notes = الملاحظات
newsroom-note-quote = «{ $words }»
newsroom-note-lost = لم تعد هذه الكلمات في المادة.
newsroom-note-resolved = أنهاها { $name }
newsroom-notes-resolved = ملاحظات منتهية: { $count }
newsroom-label-answer = ردك
newsroom-button-answer = الرد
newsroom-button-resolve = إنهاء
newsroom-button-reopen = إعادة فتحها
newsroom-label-about = عن هذه الكلمات
newsroom-hint-about = اختياري. انسخها من المادة، 300 حرف على الأكثر.
newsroom-link-text = يُظهر المادة لمن ليس له حساب، كمحامٍ مثلًا.
newsroom-label-hours = صالح
newsroom-hours-day = يومًا
newsroom-hours-week = أسبوعًا
newsroom-button-link = إنشاء رابط
newsroom-button-end-links = إنهاء كل الروابط
newsroom-link-made = انسخ هذا الرابط: يظهر مرة واحدة. ومن لديه الرابط يستطيع قراءة أحدث نص لهذه المادة.

newsroom-done-step = تم.
newsroom-done-note = أُضيفت الملاحظة.
newsroom-done-resolved = أُنهيت الملاحظة.
newsroom-done-reopened = فُتحت الملاحظة من جديد.
newsroom-done-plan = حُفظت الخطة.
newsroom-done-people = تم.
newsroom-done-published = نُشرت المادة.
newsroom-done-scheduled = جُدولت المادة.
newsroom-done-unscheduled = لن تُنشر من تلقاء نفسها.
newsroom-done-unpublished = لم يعد القراء يرونها.
newsroom-done-previews = أُنهيت كل روابط المعاينة.
newsroom-done-deleted = حُذفت المسودة.
newsroom-done-address = تغيّر عنوانها في الموقع.
newsroom-done-takedown = أُزيلت المادة.

newsroom-event-create = بدأها
newsroom-event-submit = سلّمها
newsroom-event-withdraw = أعادها إلى المسودة
newsroom-event-request-changes = طلب تعديلها
newsroom-event-approve = اعتمدها
newsroom-event-publish = نشرها
newsroom-event-schedule = جدولها
newsroom-event-unschedule = ألغى موعد نشرها
newsroom-event-unpublish = سحبها من القراء
newsroom-event-correct = صحّحها
newsroom-event-embargo = غيّر موعد الحظر
newsroom-event-take-over = تولاها من
newsroom-event-give = أعطاها إلى
newsroom-event-take = أخذها من
newsroom-event-note = كتب
newsroom-event-preview = أنشأ رابطًا للمعاينة
newsroom-event-previews-ended = أنهى كل روابط المعاينة
newsroom-event-legal = ذكر أن محاميًا راجعها
newsroom-event-move = غيّر عنوانها في الموقع، وكان
newsroom-event-takedown = أزالها نهائيًا
newsroom-event-live = غيّر تغطيتها المباشرة
newsroom-event-live-active = فتح تغطيتها المباشرة
newsroom-event-live-paused = أوقف تغطيتها المباشرة مؤقتًا
newsroom-event-live-ended = أنهى تغطيتها المباشرة
newsroom-event-entry = نشر في تغطيتها المباشرة
newsroom-event-entry-change = عدّل مستجدًا في تغطيتها المباشرة
newsroom-event-entry-remove = أزال مستجدًا من تغطيتها المباشرة
newsroom-event-other = فعل شيئًا آخر

newsroom-old = الأقدم
newsroom-new = الأحدث
newsroom-saved-at = حُفظت
newsroom-saved-by = بواسطة
newsroom-words = الكلمات
newsroom-choose-old = النسخة { $number } بوصفها الأقدم
newsroom-choose-new = النسخة { $number } بوصفها الأحدث
newsroom-changes = ما تغيّر
newsroom-button-compare = مقارنة
newsroom-revisions-none = لم يحفظ أحد هذه المادة هنا بعد.
newsroom-cause-auto = تلقائيًا
newsroom-cause-manual = يدويًا
newsroom-cause-leave = عند المغادرة
newsroom-cause-restore = مستعادة
newsroom-cause-api = بواسطة برنامج
newsroom-cause-import = مستوردة
newsroom-words-added =
    { $count ->
        [0] لم تُضف كلمات،
        [one] أُضيفت كلمة واحدة،
        [two] أُضيفت كلمتان،
        [few] أُضيفت { $count } كلمات،
       *[other] أُضيفت { $count } كلمة،
    }
newsroom-words-removed =
    { $count ->
        [0] ولم تُحذف كلمات.
        [one] وحُذفت كلمة واحدة.
        [two] وحُذفت كلمتان.
        [few] وحُذفت { $count } كلمات.
       *[other] وحُذفت { $count } كلمة.
    }
newsroom-same = النصان متطابقان.
newsroom-button-restore = استعادة النسخة الأقدم
newsroom-restore-text = بوصفها أحدث نسخة: لا يضيع بذلك شيء.

newsroom-publish-step = الخطوة { $number } من 2
newsroom-when = متى
newsroom-when-now = الآن
newsroom-when-now-known = أحدث نص، الآن
newsroom-when-later = لاحقًا، في
newsroom-zone = بتوقيت الصحيفة، وهو الآن { $offset }.
newsroom-which = أيهما تقصد؟
newsroom-which-first = الأول، { $offset }
newsroom-which-second = الثاني، { $offset }
newsroom-kind = ما الذي يتغير
newsroom-kind-typo = هفوة في الكتابة: لا يُخبَر القراء بشيء
newsroom-kind-update = تحديث: حدث شيء منذ ذلك الحين
newsroom-kind-clarification = توضيح: كان شيء غير واضح
newsroom-kind-correction = تصحيح: كان شيء خاطئًا
newsroom-kind-retraction = تراجع: لا يصح منها شيء
newsroom-label-told = ما يُخبَر به القراء
newsroom-hint-told = ما الذي كان خاطئًا وما الصواب، في جملة.
newsroom-button-review = مراجعة
newsroom-at-once = الآن
newsroom-moved = تغيّرت المادة في هذه الأثناء. يُرجى مراجعتها مرة أخرى.
newsroom-light-fine = سليم:
newsroom-light-warns = للتفكير:
newsroom-light-stops = ليس بعد:
newsroom-fine-words = العنوان والنص موجودان
newsroom-fine-alt = كل صورة لها وصف
newsroom-fine-credit = كل صورة لها مصدر
newsroom-fine-licence = كل صورة يجوز استعمالها
newsroom-fine-to-come = لم يبق شيء ناقص (TK)
newsroom-fine-embargo = لا حظر يمنعها
newsroom-fine-eyes = اطّلع عليها شخص آخر، أو لا يُطلب ذلك
newsroom-fine-legal = لا مراجعة قانونية منتظرة
newsroom-fine-told = يُخبَر القراء بما يلزم
newsroom-fine-links = كل الروابط تؤدي إلى مكان
newsroom-fine-headline = العنوان قصير بما يكفي
newsroom-fine-byline = عليها اسم
newsroom-fine-topics = تحتها موضوع
newsroom-check-words = العنوان أو النص ناقص
newsroom-check-alt = صورة بلا وصف
newsroom-check-credit = صورة بلا مصدر
newsroom-check-licence = صورة بلا ترخيص أو انتهى ترخيصها
newsroom-check-to-come = بقي شيء ناقص (TK)
newsroom-check-embargo = لا ينتهي الحظر قبل ذلك
newsroom-check-eyes = يطلب القسم عينًا ثانية: يعتمدها أو ينشرها غير كاتب آخر تعديل
newsroom-check-legal = يطلب القسم مراجعة قانونية
newsroom-check-told = يعرف القراء المادة: حدد نوع التغيير وما يُخبَرون به
newsroom-check-links = رابط لا يؤدي إلى مكان، أو بلا كلمات
newsroom-check-headline = العنوان أطول من 110 أحرف: يقطعه الآخرون
newsroom-check-byline = لا اسم عليها
newsroom-check-topics = لا موضوع تحتها
newsroom-legal = راجعها محامٍ
newsroom-held-back = لا يمكن نشرها هكذا. أصلح ما عليه علامة «ليس بعد» ثم راجعها مرة أخرى.
newsroom-button-mend = العودة إلى النص
newsroom-button-look-again = مراجعة أخرى
newsroom-button-schedule = جدولة
newsroom-button-publish = نشر
newsroom-unpublish-text = تختفي صفحتها وكل ما حولها فورًا. ويمكن نشرها من جديد.
newsroom-label-reason = السبب
newsroom-hint-reason = يظهر للقراء مكان المادة. ومن دونه لا توجد الصفحة ببساطة.
newsroom-button-unpublish = السحب من القراء
newsroom-deletion-text = تزول معها كل النسخ والملاحظات وروابط المعاينة نهائيًا. وتبقى صورها في المكتبة. ولا يستطيع أحد استعادتها.
newsroom-button-delete = حذف نهائي
newsroom-deletion-known = نُشرت هذه المادة، فلا يمكن حذفها. يستطيع المحرر سحبها من القراء أو إزالتها مع ذكر السبب.
newsroom-deletion-scheduled = هذه المادة مجدولة للنشر. ألغِ الجدولة أولًا.
newsroom-deletion-held = يكتب شخص آخر هنا الآن. احذفها بعد أن ينتهي.
newsroom-deletion-moved = غيّر شخص ما المسودة بعد أن اطلعت عليها. لم تُحذف.
newsroom-address-now = هي الآن في
newsroom-address-known = يعرف القراء هذا العنوان، وسيقودهم من بعد إلى العنوان الجديد.
newsroom-address-unknown = لم يرها القراء هناك بعد، فلا يبقى منها أثر في العنوان القديم.
newsroom-label-slug-story = الجزء الأخير من العنوان
newsroom-hint-slug-story = حروف لاتينية صغيرة وأرقام وشرطات، مثل harbour-opens.
newsroom-button-address = تغيير العنوان
newsroom-takedown-text = حين تطلب ذلك محكمة أو يوجبه القانون: يُزال نصها كله، من القراء ومن البحث ومن هنا. ولا يستطيع أحد استعادته. وقد يبقى في النسخ الاحتياطية وفي ذاكرة مواقع أخرى فقط.
newsroom-takedown-goes = ما يزول
newsroom-takedown-revisions =
    { $count ->
        [0] نصها
        [one] نصها، في النسخة الوحيدة المحفوظة
        [two] نصها، في النسختين المحفوظتين
        [few] نصها، في كل النسخ المحفوظة وعددها { $count }
       *[other] نصها، في كل النسخ المحفوظة وعددها { $count }
    }
newsroom-takedown-entries =
    { $count ->
        [0] لا مستجدات من تغطيتها المباشرة
        [one] مستجد واحد من تغطيتها المباشرة
        [two] مستجدان من تغطيتها المباشرة
        [few] { $count } مستجدات من تغطيتها المباشرة
       *[other] { $count } مستجدًا من تغطيتها المباشرة
    }
newsroom-takedown-pictures = الصور التي لا تظهر في مكان آخر
newsroom-takedown-notes = الملاحظات عنها وروابط معاينتها
newsroom-takedown-stays = ما يبقى
newsroom-takedown-address = السبب، للقراء، في
newsroom-takedown-book = هنا: من أزالها ومتى ولماذا
newsroom-hint-takedown = يراه القراء في مكان المادة.
newsroom-takedown-headline = يبقى العنوان فوق السبب
newsroom-takedown-corrections = ويزول أيضًا ما قيل للقراء عنها
newsroom-takedown-sure = قرأتُ ما سيزول
newsroom-button-takedown = إزالة نهائية
newsroom-takedown-gone = أُزيل نص هذه المادة من قبل.
newsroom-takedown-unseen = لم ير القراء هذه المادة قط. يمكن حذف المسودة، أما المجدولة فتُلغى جدولتها أولًا.

newsroom-preview = معاينة
newsroom-preview-text = لا يرى القراء هذا بعد.
newsroom-preview-until = هذا الرابط صالح حتى
newsroom-preview-back = العودة إلى المادة
newsroom-preview-phone = كما على الهاتف
newsroom-preview-full = بالعرض الكامل

newsroom-months = الأشهر
newsroom-month-before = الشهر السابق
newsroom-month-after = الشهر التالي
newsroom-calendar-none = لا شيء مخطط لهذا الشهر.
newsroom-move = نقل
newsroom-button-move = نقل

newsroom-sections-text = بترتيب شريط التنقل. تبقى العناوين كما هي.
newsroom-section-add = إضافة قسم
newsroom-label-title = الاسم
newsroom-label-slug = العنوان في الموقع
newsroom-label-position = الموضع، من 0
newsroom-label-description = الوصف
newsroom-label-language = اللغة
newsroom-hint-slug = حروف لاتينية صغيرة وأرقام وشرطات، مثل town.
newsroom-two-eyes = تحتاج المواد إلى عين ثانية قبل نشرها
newsroom-wants-lawyer = تحتاج المواد إلى مراجعة قانونية قبل نشرها
newsroom-button-add = إضافة
newsroom-language-en-gb = الإنجليزية (البريطانية)
newsroom-language-en-us = الإنجليزية (الأمريكية)
newsroom-language-de-de = الألمانية
newsroom-language-ar = العربية

newsroom-front-waiting = في انتظارك
newsroom-front-nothing = لا شيء في انتظارك.
newsroom-front-mentions = ذُكر اسمك
newsroom-front-returned = عادت إليك
newsroom-front-submitted = مواد مسلَّمة
newsroom-front-own = موادك
newsroom-front-today = اليوم في الصحيفة
newsroom-front-today-none = لا شيء مخطط لليوم.
newsroom-button-done = تم
newsroom-front-read = الأكثر قراءة اليوم
newsroom-front-read-none = لم يقرأ أحد شيئًا اليوم بعد.
newsroom-front-queues = في انتظار قرار
newsroom-front-comments =
    { $count ->
        [0] لا تعليق ينتظر.
        [one] تعليق واحد ينتظر.
        [two] تعليقان ينتظران.
        [few] { $count } تعليقات تنتظر.
       *[other] { $count } تعليقًا ينتظر.
    }
newsroom-front-adverts =
    { $count ->
        [0] لا إعلان ينتظر.
        [one] إعلان واحد ينتظر.
        [two] إعلانان ينتظران.
        [few] { $count } إعلانات تنتظر.
       *[other] { $count } إعلانًا ينتظر.
    }
newsroom-front-oldest = أقدمها منذ
newsroom-front-health = الدار
newsroom-front-backup = آخر نسخة احتياطية
newsroom-front-backup-none = لا نسخة في مجلد النسخ الاحتياطية.
newsroom-front-tasks =
    { $count ->
        [0] لا عمل متأخر في الخلفية.
        [one] عمل واحد متأخر في الخلفية.
        [two] عملان متأخران في الخلفية.
        [few] { $count } أعمال متأخرة في الخلفية.
       *[other] { $count } عملًا متأخرًا في الخلفية.
    }
newsroom-front-failed =
    { $count ->
        [0] لم تتعثر أي رسالة.
        [one] تعذر إرسال رسالة واحدة حتى الآن.
        [two] تعذر إرسال رسالتين حتى الآن.
        [few] تعذر إرسال { $count } رسائل حتى الآن.
       *[other] تعذر إرسال { $count } رسالة حتى الآن.
    }
