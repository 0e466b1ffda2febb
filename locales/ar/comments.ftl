# النقاش تحت المقال.
comments-count =
    { $count ->
        [zero] لا تعليقات بعد
        [one] تعليق واحد
        [two] تعليقان
        [few] { $count } تعليقات
        [many] { $count } تعليقًا
       *[other] { $count } تعليق
    }
comments-conversation = النقاش
comments-conversation-title = التعليقات على «{ $headline }»
comments-to-story = العودة إلى المقال
comments-none = الكلمة الأولى لك.
comments-more = مزيد من التعليقات
comments-all =
    { $count ->
        [zero] عرض التعليقات
        [one] عرض التعليق
        [two] عرض التعليقين
        [few] عرض التعليقات كلها ({ $count })
        [many] عرض التعليقات كلها ({ $count })
       *[other] عرض التعليقات كلها ({ $count })
    }
comments-more-replies =
    { $count ->
        [zero] عرض الردود
        [one] عرض رد آخر
        [two] عرض ردّين آخرين
        [few] عرض { $count } ردود أخرى
        [many] عرض { $count } ردًّا آخر
       *[other] عرض { $count } رد آخر
    }
comments-sort-newest = الأحدث أولًا
comments-sort-oldest = الأقدم أولًا

# تعليق واحد.
comments-staff = هيئة التحرير
comments-edited = عُدّل
comments-reply = رد
comments-reply-to = على { $name }
comments-answers = ردًّا على { $name }
comments-removed = حذفت هيئة التحرير هذا التعليق.
comments-deleted = حذف كاتب التعليق تعليقه.
comments-one-title = تعليق من { $name }
comments-one-gone = تعليق لم يعد موجودًا
comments-about = على المقال
comments-before = ما يرد عليه التعليق
comments-this = التعليق
comments-this-and-replies = التعليق والردود عليه

# الاستمارة.
comments-your-comment = تعليقك
comments-your-reply = ردك
comments-placeholder = اكتب تعليقًا…
comments-name = الاسم
comments-email = البريد الإلكتروني (اختياري، ولا يُعرض أبدًا)
comments-post = نشر التعليق
comments-cancel = إلغاء
comments-policy-open = نرجو الإنصاف والالتزام بالموضوع.
comments-policy-held = نرجو الإنصاف والالتزام بالموضوع. يقرأ محرر كل تعليق قبل ظهوره.
comments-closed = أُغلق هذا النقاش، وما زال بإمكانك قراءة ما كُتب فيه.

# ما آل إليه التعليق.
comments-held = شكرًا لك. وصل تعليقك، وسيظهر بعد أن يقرأه أحد المحررين.
comments-published = شكرًا لك. نُشر تعليقك.

# ما قد يشوب التعليق من خطأ: كل جملة تقول ما العمل.
comments-problem = هناك مشكلة
comments-error-title = خطأ: { $title }
comments-error-prefix = خطأ:
comments-error-empty = التعليق فارغ. يُرجى كتابة شيء قبل النشر.
comments-error-long = في تعليقك { $got } من الأحرف، والحد الأقصى هو { $max }. يُرجى اختصاره، وما كتبته ما زال هنا.
comments-error-fast = كان ذلك سريعًا جدًّا. يُرجى قراءة التعليق مرة أخرى ثم نشره، وما كتبته ما زال هنا.
comments-error-many =
    { $seconds ->
        [zero] وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى النشر مرة أخرى، وما كتبته ما زال هنا.
        [one] وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى الانتظار ثانية واحدة ثم النشر مرة أخرى، وما كتبته ما زال هنا.
        [two] وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى الانتظار ثانيتين ثم النشر مرة أخرى، وما كتبته ما زال هنا.
        [few] وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى الانتظار { $seconds } ثوانٍ ثم النشر مرة أخرى، وما كتبته ما زال هنا.
       *[other] وصلتنا منك تعليقات كثيرة في وقت قصير. يُرجى الانتظار { $seconds } ثانية ثم النشر مرة أخرى، وما كتبته ما زال هنا.
    }
comments-error-closed = أُغلق هذا النقاش، فتعذّر نشر تعليقك. ما كتبته ما زال هنا إن أردت نسخه.
comments-error-parent-gone = حُذف التعليق الذي ترد عليه. يمكنك نسخ ما كتبته ونشره تعليقًا مستقلًّا.
comments-error-name-missing = يُرجى كتابة اسم. يظهر الاسم مع تعليقك، ولا يلزم أن يكون اسمك الكامل.
comments-error-name-long = الاسم أطول مما ينبغي، والحد الأقصى لعدد الأحرف هو { $max }.
comments-error-email = يبدو عنوان البريد هذا ناقصًا. يُرجى كتابته على نحو name@example.org، أو ترك الحقل فارغًا.
comments-error-control = في السطر { $line } رموز لا يمكن عرضها. يُرجى حذفها أو كتابة السطر من جديد.
comments-error-token = بقيت هذه الاستمارة مفتوحة وقتًا طويلًا، أو لم تصل من صفحتنا، فلم يُنشر شيء. ما كتبته ما زال هنا، ويُرجى نشره مرة أخرى.

# ما يُقال للبرنامج.
comments-refused-closed = أُغلق النقاش تحت هذا المقال.
comments-refused-parent = لا يوجد تحت هذا المقال تعليق كهذا يمكن الرد عليه.
comments-refused-key = استُعمل هذا المفتاح لتعليق آخر. أرسل تعليقًا جديدًا بمفتاح جديد.
comments-refused-status = القيم المقبولة: visible أو rejected أو removed.
comments-refused-reason = لا يزيد السبب على 500 حرف، ولا يحوي NUL.
comments-refused-forgotten = مُحي هذا التعليق: لم تبق كلمات يمكن عرضها.
