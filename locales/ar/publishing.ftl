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
