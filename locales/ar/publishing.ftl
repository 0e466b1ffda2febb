# المقالات والأقسام والصفحة الأولى.
publishing-by = بقلم
publishing-updated = آخر تحديث
publishing-changes =
    { $count ->
        [zero] لا تعديلات
        [one] تعديل واحد
        [two] تعديلان
        [few] { $count } تعديلات
        [many] { $count } تعديلًا
       *[other] { $count } تعديل
    }
publishing-minutes =
    { $count ->
        [zero] قراءة في أقل من دقيقة
        [one] قراءة في دقيقة واحدة
        [two] قراءة في دقيقتين
        [few] قراءة في { $count } دقائق
       *[other] قراءة في { $count } دقيقة
    }
publishing-corrections = تصويبات وتحديثات
publishing-correction = تصويب
publishing-clarification = توضيح
publishing-update = تحديث
publishing-latest = آخر الأخبار
publishing-older = مقالات أقدم
publishing-empty = المقال الأول قيد الكتابة. نرجو العودة قريبًا.
publishing-section-empty = لم يُنشر شيء هنا بعد.
publishing-more = المزيد
publishing-topics = موضوعات
publishing-topics-about = ما تتابعه الصحيفة عبر أقسامها.
publishing-authors = كُتّاب الصحيفة
publishing-authors-about = الأسماء التي تتصدر مقالاتنا، وكيفية الاتصال بها.
publishing-author-stories = المقالات
publishing-related = في الموضوع نفسه
publishing-turn = المقالان السابق والتالي في قسم { $section }
publishing-before = السابق في قسم { $section }
publishing-after = التالي في قسم { $section }
publishing-archive = الأرشيف
publishing-archive-about = كل ما نشرته الصحيفة، شهرًا بعد شهر.
publishing-months = أشهر أخرى
publishing-month-before = السابق
publishing-month-after = التالي
publishing-month-name =
    { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
publishing-month = { publishing-month-name } { $year }
publishing-corrections-about = ما أخطأنا فيه وما هو الصواب، والأحدث أولًا. كل تصويب يظهر كذلك تحت مقاله.
publishing-corrections-empty = لم يستدعِ شيء التصويب بعد.
publishing-corrections-older = تصويبات أقدم
publishing-preview = معاينة النسخة { $revision }: لا يرى القراء هذه الصفحة بعد.
publishing-preview-waiting =
    { $count ->
        [zero] جميع المقالات المثبتة منشورة.
        [one] مقال مثبت لم يُنشر بعد، وحلّ محله مقال آخر.
        [two] مقالان مثبتان لم يُنشرا بعد، وحلّ محلهما مقالان آخران.
        [few] { $count } مقالات مثبتة لم تُنشر بعد، وحلّت محلها مقالات أخرى.
        [many] { $count } مقالًا مثبتًا لم يُنشر بعد، وحلّت محلها مقالات أخرى.
       *[other] { $count } مقال مثبت لم يُنشر بعد، وحلّت محلها مقالات أخرى.
    }

# خلاصات فيها مقتطف.
publishing-read-on = قراءة المقال كاملًا

# Corrections of all kinds.
publishing-typo = تصويب خطأ مطبعي
publishing-retraction = سحب
publishing-retracted-headline = مسحوب: { $headline }
publishing-retracted-notice = سحبنا هذا المقال، ويبقى هنا لكي ترى ما قلناه.

# ما يبقى من المقال.
publishing-gone = لم يعد هذا المقال موجودًا
publishing-gone-since = أزيل في

# النسخ المنشورة من المقال.
publishing-history = تاريخ هذا المقال
publishing-history-of = تاريخ المقال: { $headline }
publishing-history-about = كل النسخ التي نشرت، وما تغيّر من نسخة إلى التي تليها.
publishing-history-older = نسخ أقدم
publishing-history-turn = النسختان قبل هذه النسخة وبعدها
publishing-version = النسخة { $number }
publishing-version-of = النسخة { $number }: { $headline }
publishing-version-first = كما نشر أول مرة
publishing-version-unknown = لم يحفظ ما تغيّر
publishing-version-before = قبلها
publishing-version-after = بعدها
publishing-version-words =
    { $count ->
        [zero] بلا كلمات
        [one] كلمة واحدة
        [two] كلمتان
        [few] { $count } كلمات
        [many] { $count } كلمة
       *[other] { $count } كلمة
    }
publishing-version-changed = { $added ->
        [zero] لم تضف كلمات
        [one] أضيفت كلمة واحدة
        [two] أضيفت كلمتان
        [few] أضيفت { $added } كلمات
        [many] أضيفت { $added } كلمة
       *[other] أضيفت { $added } كلمة
    }، { $removed ->
        [zero] ولم تحذف كلمات
        [one] وحذفت كلمة واحدة
        [two] وحذفت كلمتان
        [few] وحذفت { $removed } كلمات
        [many] وحذفت { $removed } كلمة
       *[other] وحذفت { $removed } كلمة
    }
publishing-diff-against = مقارنة مع
publishing-diff-legend-added = ما تحته خط أضيف.
publishing-diff-legend-removed = المشطوب حذف.
publishing-diff-added = أضيف:
publishing-diff-removed = حذف:
publishing-diff-was = كانت هذه الفقرة بشكل آخر من قبل.
publishing-field-kicker = العنوان التمهيدي
publishing-field-headline = العنوان
publishing-field-standfirst = المقدمة
publishing-field-bylines = بقلم
publishing-field-dateline = المكان
publishing-field-media = ملف الصورة
publishing-field-alt = وصف الصورة
publishing-field-caption = تعليق الصورة
publishing-field-credit = مصدر الصورة
publishing-part-note = ملاحظة
publishing-part-link = يؤدي إلى
publishing-part-attribution = منقول عن
publishing-part-speaker = قاله
publishing-part-role = الصفة
publishing-part-when = متى
publishing-part-place = أين
publishing-part-source = المصدر
publishing-part-source_url = عنوان المصدر
publishing-part-media = ملف الصورة
publishing-part-alt = وصف الصورة
publishing-part-caption = تعليق الصورة
publishing-part-credit = مصدر الصورة
publishing-part-url = العنوان

# التغطية المباشرة. يضع البرنامج النصي العدد مكان $shown.
publishing-live = تغطية مباشرة
publishing-live-active = مباشر
publishing-live-paused = متوقفة مؤقتًا
publishing-live-ended = انتهت
publishing-live-last = آخر مستجد
publishing-live-empty = أول المستجدات في الطريق.
publishing-live-events = أبرز المستجدات
publishing-live-key = حدث بارز
publishing-live-pinned = مثبّت
publishing-live-removed = أزيل هذا المستجد: { $reason }
publishing-live-reload = أعد تحميل الصفحة لترى الجديد
publishing-live-newest = إلى أحدث المستجدات
publishing-live-older = مستجدات أقدم
publishing-live-new =
    { $count ->
        [zero] لا مستجدات
        [one] مستجد واحد
        [two] مستجدان
        [few] { $shown } مستجدات
        [many] { $shown } مستجدًا
       *[other] { $shown } مستجد
    }
publishing-live-this = هذا المستجد
publishing-live-then = ما تلا ذلك
publishing-live-before = ما سبق ذلك
publishing-live-all = التغطية كاملة

# مكتب التغطية المباشرة.
publishing-desk-live-title = تغطية مباشرة
publishing-desk-live-unseen = لا يرى القراء هذا الموضوع بعد. تُنشر مستجداته معه.
publishing-desk-live-shut = لا يمكن نشر مستجدات: التغطية المباشرة ليست مفتوحة. يفتحها محرر.
publishing-desk-live-problem = يرجى تصحيح ما يلي أولًا
publishing-desk-live-error-stale = بقيت هذه الصفحة مفتوحة طويلًا. كلماتك ما زالت هنا: أرسلها مرة أخرى.
publishing-desk-live-error-posted = أُرسل هذا النموذج من قبل بكلمات أخرى. ما تراه هنا لم يُنشر: أرسله مرة أخرى ليصبح مستجدًا قائمًا بذاته.
publishing-desk-live-error-closed = التغطية المباشرة ليست مفتوحة. كلماتك ما زالت هنا، ويمكن لمحرر أن يفتحها.
publishing-desk-live-error-behind = غيّر شخص آخر هذا المستجد في هذه الأثناء، وكلماته فوق كلماتك. أرسل كلماتك مرة أخرى لتحل محلها.
publishing-desk-live-label-body = ماذا يحدث الآن؟
publishing-desk-live-label-title = العنوان (اختياري)
publishing-desk-live-label-correction = ما يُقال للقراء عن التغيير (اختياري)
publishing-desk-live-label-reason = السبب الذي يُقال للقراء (اختياري)
publishing-desk-live-pin = تثبيت
publishing-desk-live-unpin = إلغاء التثبيت
publishing-desk-live-post = نشر
publishing-desk-live-edit = تعديل
publishing-desk-live-gone = أزيل، مع سطر للقراء.
publishing-desk-live-entries = المستجدات
publishing-desk-live-to-active = افتح التغطية المباشرة
publishing-desk-live-to-paused = إيقاف مؤقت
publishing-desk-live-to-ended = إنهاء
publishing-desk-entry-title = تعديل مستجد
publishing-desk-entry-shown = كما يراه القراء
publishing-desk-entry-current = كما هو الآن
publishing-desk-entry-save = حفظ
publishing-desk-entry-removal = إزالة هذا المستجد
publishing-desk-entry-removal-text = مع ذكر السبب يبقى سطر مكان المستجد. ومن دونه لا يبقى منه شيء.
publishing-desk-entry-remove = إزالة
