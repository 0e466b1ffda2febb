# إطار كل صفحة.
web-skip-main = انتقل إلى المحتوى
web-skip-story = انتقل إلى المقال
web-skip-job = انتقل إلى الوظيفة
web-skip-sections = انتقل إلى الأقسام
web-skip-comments = انتقل إلى التعليقات
web-sections = الأقسام
web-jobs = وظائف
web-search = بحث
web-feed = الخلاصة
web-topics = موضوعات
web-authors = كُتّاب الصحيفة
web-archive = الأرشيف
web-corrections = تصويبات
web-top = إلى أعلى الصفحة
web-lite-version = النسخة الخفيفة
web-full-version = النسخة الكاملة
web-picture = صورة:
web-to-front = إلى الصفحة الأولى
web-chart-table = الشيء نفسه بالأرقام
web-duties = عن هذه الصحيفة
web-page-imprint = بيانات الناشر
web-page-ownership = من يملكنا
web-page-privacy = الخصوصية
web-page-accessibility = إمكانية الوصول
web-page-corrections = سياسة التصويب
web-page-contact = اتصل بنا

# بين عناصر قائمة: بين الأولى، وبين اثنين لا ثالث لهما، وقبل الأخير.
web-list-between = { "، " }
web-list-pair = { " و" }
web-list-last = { " و" }

# صفحات لما تعثّر. و$status رمز حالة HTTP.
web-error-status = خطأ { $status }
web-error-reference = المرجع:
web-error-not-found-title = لا نجد هذه الصفحة
web-error-not-found-text = ربما كان في العنوان خطأ، أو انتقلت الصفحة. يُرجى التحقق من العنوان، أو البدء من الصفحة الأولى.
web-error-gone-title = أُزيلت هذه الصفحة
web-error-gone-text = كانت هنا يومًا، ثم سحبتها هيئة التحرير، ولن تعود إلى هذا العنوان.
web-error-forbidden-title = هذه الصفحة غير متاحة لك
web-error-forbidden-text = ليس لحسابك الحق في ذلك. إن كنت ترى أنه ينبغي أن يكون له، فاسأل من يدير هذه الصحيفة.
web-error-stale-title = بقيت هذه الاستمارة مفتوحة طويلًا
web-error-stale-text = فُتحت منذ وقت طويل، أو سجّلت الدخول من جديد بعد فتحها، فلم يتغير شيء. يُرجى إرسالها مرة أخرى، فإن لم تكن معروضة هنا فارجع وأعد تحميل صفحتها.
web-error-invalid-title = لم نتمكن من استعمال ما أُرسل
web-error-invalid-text = كان بعضه ناقصًا أو على غير الشكل المتوقع، فلم يتغير شيء. يُرجى الرجوع والتحقق مما أدخلته ثم إرساله مرة أخرى.
web-error-conflict-title = سبقك غيرك
web-error-conflict-text = تغيّر هذا وأنت تعمل عليه، فلم نحفظ شيئًا فوقه. يُرجى الرجوع ونسخ ما كتبته احتياطًا، ثم تحميل الصفحة من جديد والنظر فيما استجد.
web-error-too-large-title = هذا أكثر مما نقبل
web-error-too-large-text = ما أرسلته أكبر مما نقبله هنا (بحد أقصى { $megabytes } ميغابايت)، فلم يُحفظ شيء. يُرجى اختصاره أو تصغيره ثم إرساله مرة أخرى.
web-error-too-many-title = مهلًا من فضلك
web-error-too-many-text =
    { $seconds ->
        [zero] وصلت طلبات كثيرة في وقت قصير. يُرجى المحاولة مرة أخرى.
        [one] وصلت طلبات كثيرة في وقت قصير. يُرجى الانتظار ثانية واحدة ثم المحاولة مرة أخرى.
        [two] وصلت طلبات كثيرة في وقت قصير. يُرجى الانتظار ثانيتين ثم المحاولة مرة أخرى.
        [few] وصلت طلبات كثيرة في وقت قصير. يُرجى الانتظار { $seconds } ثوانٍ ثم المحاولة مرة أخرى.
       *[other] وصلت طلبات كثيرة في وقت قصير. يُرجى الانتظار { $seconds } ثانية ثم المحاولة مرة أخرى.
    }
web-error-unavailable-title = نعود بعد لحظات
web-error-unavailable-text = لا تستطيع الصحيفة الإجابة الآن. يُرجى المحاولة مرة أخرى بعد دقيقة. وإن كنت أرسلت شيئًا، فتحقق من وصوله قبل إرساله ثانية.
web-error-internal-title = حدث عطل لدينا
web-error-internal-text = لم يكن ذلك بسببك. يُرجى المحاولة مرة أخرى بعد دقيقة. وإن تكرر، فاكتب إلينا واذكر المرجع المبيّن أدناه، فبه نعرف سبب العطل.
web-error-timeout-title = استغرق ذلك وقتًا أطول مما ينبغي
web-error-timeout-text = توقفنا عن الانتظار. يُرجى المحاولة مرة أخرى. وإن كنت أرسلت شيئًا، فتحقق من وصوله قبل إرساله ثانية.
web-error-method-title = لا تُستعمل هذه الصفحة بهذه الطريقة
web-error-method-text = الصفحة موجودة، لكنها لا تقبل هذا النوع من الطلبات. يُرجى فتحها برابط عادي، أو استعمال الاستمارة التي فيها.
web-error-media-type-title = لا نستطيع قراءة هذا النوع من الملفات
web-error-media-type-text = ما أرسلته على صيغة لا نقبلها هنا، فلم يُحفظ شيء. يُرجى إرساله بصيغة أخرى.
web-error-sign-in-title = يُرجى تسجيل الدخول أولًا
web-error-sign-in-text = تحتاج هذه الصفحة إلى معرفة من أنت. سجّل الدخول لتتابع من هنا.

# ما كُتب في استمارة لم نتمكن من قبولها.
web-kept-title = كلماتك
web-kept-again = لم يضع شيء مما كتبته، وها هو هنا. أرسله مرة أخرى بعد لحظات أو انسخه.
web-kept-sign-in = لم يضع شيء مما كتبته، وها هو هنا. انتهت جلستك في أثناء ذلك. سجّل الدخول في الصفحة التي تُفتح بجوار هذه، ثم عُد إلى هنا وأرسله مرة أخرى.
web-kept-copy = لم يضع شيء مما كتبته، وها هو هنا لتنسخه.
web-kept-button-again = أرسل مرة أخرى
web-kept-button-sign-in = سجّل الدخول

# ما يُقال للبرنامج إلى جانب رمز الحالة، ولمن يجلس أمامه.
web-detail-sign-in = أرسل رمز دخول صالحًا: Authorization: Bearer …
web-detail-invalid = بعض الحقول بحاجة إلى تصويب؛ انظر problems.
web-detail-timeout = تأخر وصول محتوى الطلب.
web-detail-too-large = أقصى حجم لمحتوى الطلب بالبايت: { $limit }.
web-detail-media-type = يجب أن يكون محتوى الطلب من النوع { $wanted }.
web-detail-too-many =
    { $seconds ->
        [zero] حاول مرة أخرى.
        [one] حاول مرة أخرى بعد ثانية واحدة.
        [two] حاول مرة أخرى بعد ثانيتين.
        [few] حاول مرة أخرى بعد { $seconds } ثوانٍ.
       *[other] حاول مرة أخرى بعد { $seconds } ثانية.
    }
web-detail-unavailable = لم يُحفظ شيء. حاول مرة أخرى بعد لحظات.
web-detail-unsure = لا يُعرف هل حُفظ هذا أم لا. تحقق قبل إرساله ثانية.
web-refused-foreign = أُرسلت الاستمارة من موقع آخر. افتح صفحتنا وأرسلها منها.
