# غرفة القوالب في المكتب: يأتي الناشر بقالب في ملف مضغوط، ويرى الصحيفة فيه، ثم يُلبسها إياه.
themes-title = القوالب
themes-text = القالب هو لباس الصحيفة. أرسل مجلده في ملف zip مضغوط: يُفحص ويُحفظ، ولا يراه أحد من القراء قبل أن تفعّله.
themes-built-in = القالب المدمج
themes-state-active = مفعّل
themes-state-previous = كان مفعّلًا من قبل
themes-state-kept = محفوظ
themes-state-built-in = جزء من البرنامج
themes-files =
    { $count ->
        [one] ملف واحد
        [two] ملفان
        [few] { $count } ملفات
        [many] { $count } ملفًا
       *[other] { $count } ملف
    }
themes-console = من الجهاز نفسه
themes-preview = معاينة
themes-rollback = العودة إلى { $name }
themes-fixed = شغّل مشغّل هذه الصحيفة البرنامج مع مجلد خاص به للقالب. يبقى ذلك القالب أيًّا كان المختار هنا، إلى أن تُشغَّل الصحيفة من دونه.
themes-trouble = لا يستطيع هذا الإصدار من البرنامج قراءة القالب المفعّل، لذلك تلبس الصحيفة القالب المدمج:

themes-bring = إضافة قالب
themes-label-name = الاسم
themes-hint-name = إن تُرك فارغًا سُمّي القالب باسم ملفه.
themes-label-file = ملف zip
themes-hint-file = مجلد القالب في ملف zip مضغوط حتى 5 ميغابايت، وفيه 500 ملف على الأكثر.
themes-button-bring = فحص وحفظ

themes-is-active = تلبس الصحيفة هذا القالب. فعّل قالبًا آخر قبل أن تزيله.
themes-activation-text = تُصنع كل الصفحات بهذا القالب في الحال. يمكنك العودة إلى السابق في أي وقت.
themes-button-activation = تفعيل
themes-rollback-text = تُصنع كل الصفحات بالقالب السابق من جديد في الحال.
themes-button-rollback = عودة
themes-removal-text = يُزال القالب من هذه الصحيفة نهائيًا. احتفظ بملفاته إن كنت قد تريده مرة أخرى.
themes-button-removal = إزالة
themes-preview-note = معاينة بالقالب { $name }. لا يرى القراء هذا.
themes-preview-back = العودة إلى القالب

themes-findings = ما وجده الفحص
themes-findings-text = أصلح هذا في مجلد القالب ثم أرسله مرة أخرى. لم يُحفظ شيء.
themes-findings-more =
    { $count ->
        [one] وأمر آخر.
        [two] وأمران آخران.
        [few] و{ $count } أمور أخرى.
        [many] و{ $count } أمرًا آخر.
       *[other] و{ $count } أمر آخر.
    }
themes-error-findings =
    { $count ->
        [one] وجد الفحص مشكلة واحدة في هذا القالب. لم يُحفظ شيء.
        [two] وجد الفحص مشكلتين في هذا القالب. لم يُحفظ شيء.
        [few] وجد الفحص { $count } مشكلات في هذا القالب. لم يُحفظ شيء.
        [many] وجد الفحص { $count } مشكلة في هذا القالب. لم يُحفظ شيء.
       *[other] وجد الفحص { $count } مشكلة في هذا القالب. لم يُحفظ شيء.
    }
themes-error-no-file = اختر ملف zip من فضلك.
themes-error-name = اكتب اسمًا لا يزيد على 80 حرفًا، دون علامات تغيّر اتجاه الكتابة.
themes-error-many = يوجد { $most } قوالب من قبل، ولا يُحفظ أكثر منها. أزل واحدًا أولًا.
themes-error-broken = لا يمكن قراءة هذا القالب: { $trouble }
themes-error-active = تلبس الصحيفة هذا القالب. فعّل قالبًا آخر أولًا.

# لماذا لا يُقبل الملف المضغوط. ‏$name هو المدخل كما يسميه.
themes-zip-none = ليس هذا ملف zip، أو أنه مبتور.
themes-zip-odd = هذا الملف المضغوط من عدة أجزاء، أو يسبق بدايته شيء، أو هو من النوع المخصص للملفات الكبيرة جدًا. اضغط المجلد من جديد.
themes-zip-large = هذا الملف المضغوط أكبر من { $megabytes } ميغابايت.
themes-zip-empty = ليس في هذا الملف المضغوط أي ملف من قالب.
themes-zip-many = في هذا الملف المضغوط أكثر من { $most } ملف؛ وأول ما زاد هو { $name }.
themes-zip-file-large = { $name } أكبر من { $megabytes } ميغابايت بعد فك ضغطه.
themes-zip-whole-large = الملفات معًا أكبر من { $megabytes } ميغابايت بعد فك ضغطها؛ وأول ما لم يبق له مكان هو { $name }.
themes-zip-damaged = { $name } تالف: لا ينتج عن فك ضغطه ما يقوله الملف المضغوط عنه.
themes-zip-method = { $name } مضغوط بطريقة لا تُقرأ هنا. اضغط المجلد بالطريقة المعتادة Deflate.
themes-zip-encrypted = { $name } مشفّر. اضغط المجلد دون كلمة مرور.
themes-zip-link = { $name } رابط إلى ملف آخر. ضع الملف نفسه مكانه.
themes-zip-special = { $name } ليس ملفًا عاديًا.
themes-zip-absolute = { $name } يبدأ اسمه من جذر جهاز. مسارات القالب كلها داخل مجلده.
themes-zip-outside = { $name } يخرج من مجلد القالب.
themes-zip-backslash = في اسم { $name } شرطة مائلة معكوسة. تُفصل مجلدات المسار بشرطات مائلة عادية.
themes-zip-name = اسم { $name } لا يصلح لملف في قالب: أطول من 200 بايت، أو في مجلدات كثيرة، أو فيه جزء فارغ، أو فيه حروف لا تُرى.
themes-zip-twice = { $name } موجود مرتين في هذا الملف المضغوط.
themes-zip-case = لا يختلف { $name } و{ $other } إلا في حجم الحروف. أعطِ أحدهما اسمًا آخر.
themes-zip-two-names = اسم { $name } في ترويسته غير اسمه في قائمة الملف المضغوط.
