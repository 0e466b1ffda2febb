# الدخول وما يخص الحساب. ‏$paper هو اسم الصحيفة.
accounts-title-sign-in = تسجيل الدخول
accounts-button-sign-in = ادخل
accounts-button-sign-out = اخرج
accounts-forgotten = هل نسيت كلمة المرور؟
accounts-to-sign-in = إلى تسجيل الدخول
accounts-to-desk = إلى مكتب التحرير

accounts-label-name = اسمك
accounts-label-email = عنوان البريد الإلكتروني
accounts-label-current = كلمة المرور
accounts-label-password = كلمة المرور الجديدة
accounts-label-role = الدور
accounts-hint-name = كما يراه الزملاء والقراء.
accounts-hint-password = اثنا عشر حرفًا على الأقل. بضع كلمات متتالية مناسبة ويسهل تذكرها.

accounts-title-password = تغيير كلمة المرور
accounts-button-password = غيّر كلمة المرور
accounts-password-text = بعد ذلك تبقى داخلًا هنا، وتخرج من كل مكان آخر. وتنتهي أيضًا رموزك لواجهة API.

accounts-title-setup = إعداد الصحيفة
accounts-button-setup = ابدأ
accounts-setup-text = أنت أول من يأتي إلى هنا. تصبح بهذا ناشرًا في { $paper }: يمكنك دعوة غيرك وإعطاؤهم أدوارهم.

accounts-title-invitation = الانضمام إلى الصحيفة
accounts-button-invitation = انضم
accounts-invitation-text = تدعو { $paper } صاحب العنوان { $email } إلى الانضمام. الدور: { $role }.

accounts-title-reset = كلمة مرور جديدة
accounts-button-reset = أرسلوا إليّ رابطًا
accounts-reset-text = اكتب لنا عنوان حسابك. نرسل إليه رابطًا تختار به كلمة مرور جديدة.
accounts-title-chosen = اختيار كلمة مرور جديدة
accounts-button-chosen = استخدم كلمة المرور هذه
accounts-chosen-text = لحساب { $email }. تخرج من كل مكان آخر، وينتهي وصول البرامج.
accounts-asked-title = انظر في بريدك
accounts-asked-text = إن كان هناك حساب بهذا العنوان فرسالة فيها رابط في الطريق إليه. يعمل الرابط ثلاثين دقيقة ومرة واحدة.
accounts-asked-next = لم يصل شيء؟ انظر في مجلد الرسائل غير المرغوبة، أو راجع العنوان، أو اسأل ناشر هذه الصحيفة.
accounts-ended-title = لم يعد هذا الرابط صالحًا
accounts-ended-text = يعمل رابط كهذا مرة واحدة ولوقت قصير. إما أنه استُخدم، أو انتهى وقته، أو حل محله رابط أحدث.
accounts-ended-next = اطلب غيره: لكلمة مرور منسية من صفحة تسجيل الدخول، ولدعوة ممن أرسلها.

# ما يحتاج إلى تصحيح.
accounts-problem = يرجى مراجعة هذه الاستمارة
accounts-error-prefix = للتصحيح:
accounts-error-email-missing = يرجى كتابة عنوان حسابك.
accounts-error-current-missing = يرجى كتابة كلمة المرور.
accounts-error-wrong = هذا العنوان وكلمة المرور هذه لا يخص أحدهما الآخر. يرجى مراجعة الاثنين.
accounts-error-current = هذه ليست كلمة مرورك. يرجى المحاولة من جديد.
accounts-error-unproved = يرجى أولًا تأكيد أنك أنت.
accounts-error-slow =
    { $minutes ->
        [zero] كانت المحاولات كثيرة. يرجى المحاولة من جديد الآن.
        [one] كانت المحاولات كثيرة. يرجى الانتظار دقيقة واحدة ثم المحاولة من جديد.
        [two] كانت المحاولات كثيرة. يرجى الانتظار دقيقتين ثم المحاولة من جديد.
        [few] كانت المحاولات كثيرة. يرجى الانتظار { $minutes } دقائق ثم المحاولة من جديد.
        [many] كانت المحاولات كثيرة. يرجى الانتظار { $minutes } دقيقة ثم المحاولة من جديد.
       *[other] كانت المحاولات كثيرة. يرجى الانتظار { $minutes } دقيقة ثم المحاولة من جديد.
    }
accounts-error-token = بقيت هذه الاستمارة مفتوحة طويلًا، أو سجلت الدخول من جديد منذ فتحها. يرجى إرسالها مرة أخرى.
accounts-error-publisher = لا يجوز هذا إلا لناشر الصحيفة.
accounts-error-email = يبدو أن هذا العنوان غير كامل. يرجى كتابته مثل name@example.org.
accounts-error-name = يرجى كتابة اسم لا يزيد على 80 حرفًا، دون علامات تغير اتجاه الكتابة.
accounts-error-role = يرجى اختيار أحد الأدوار.
accounts-error-taken = هناك حساب بهذا العنوان من قبل.
accounts-error-password-short = كلمة المرور هذه قصيرة جدًا. يرجى استخدام 12 حرفًا على الأقل.
accounts-error-password-long = كلمة المرور هذه طويلة جدًا. يرجى ألا تزيد على 128 حرفًا.
accounts-error-password-common = كلمة المرور هذه سهلة التخمين: فهي شائعة، أو تكرر نفسها، أو مكوّنة من اسمك أو عنوانك أو اسم الصحيفة. يرجى اختيار غيرها.

# المتصفحات التي دخل منها أحد.
accounts-title-sessions = أين سجلت الدخول
accounts-sessions-text = إن كنت لا تعرف أحدها فأنهه وغيّر كلمة المرور.
accounts-session-own = هذا المتصفح
accounts-session-other = متصفح آخر
accounts-session-unnamed = لا يقول ما هو.
accounts-session-network = الشبكة:
accounts-session-seen = آخر ظهور
accounts-session-end = أنهه
accounts-session-end-others = أنه كل ما سواه

# مكتب التحرير.
accounts-title-desk = مكتب التحرير
accounts-desk-reading = ما يُقرأ
accounts-desk-leave = الخروج
accounts-desk-more = حسابك وغيره
accounts-desk-sections = الأقسام
accounts-desk-themes = القوالب
accounts-rooms = غرف مكتب التحرير
accounts-room-stories = المقالات
accounts-room-calendar = التقويم
accounts-room-pictures = الصور
accounts-room-imports = الاستيراد
accounts-to-paper = إلى الصحيفة
accounts-title-people = أهل الصحيفة
accounts-invited = المدعوون
accounts-invited-none = لا أحد مدعو الآن.
accounts-invited-until = حتى
accounts-invited-end = اسحب الدعوة
accounts-title-invite = دعوة أحد
accounts-button-invite = أرسل الدعوة
accounts-invite-text = تصله رسالة فيها رابط يعمل مرة واحدة، لثلاثة أيام.
accounts-proof-text = لنتأكد من أنك أنت، يرجى كتابة كلمة مرورك أيضًا.
accounts-proof-first = لنتأكد من أنك أنت، يرجى تأكيد ذلك أولًا.
accounts-proof-elsewhere = التأكيد بطريقة أخرى
accounts-title-person = تغيير الدور
accounts-button-person = غيّر الدور
accounts-person-text = { $name }، { $email }. مع دور آخر يلزم تسجيل الدخول من جديد.
accounts-title-removal = إزالة أحد
accounts-button-removal = أزل
accounts-removal-text = { $name }، { $email }: يخرج ولا يستطيع الدخول بعد ذلك، وينتهي وصول برامجه. ما كتبه يبقى.

# الأدوار.
accounts-role-reader = قارئ
accounts-role-employer = صاحب عمل
accounts-role-contributor = متعاون
accounts-role-journalist = صحفي
accounts-role-editor = محرر
accounts-role-moderator = مشرف
accounts-role-publisher = ناشر

# ما جرى للحسابات.
accounts-title-events = ما جرى للحسابات
accounts-events-text = الأحدث أولًا، ومنه المسودات المحذوفة. تُنسى الشبكات بعد ثلاثين يومًا.
accounts-events-short = الأحدث أولًا، دون أسماء وشبكات: فهي للناشرين.
accounts-events-none = لا شيء بعد.
accounts-events-older = أحداث أقدم
accounts-event-added = أُنشئ حساب
accounts-event-signed-in = دخول
accounts-event-sign-in-refused = رُفض الدخول
accounts-event-sign-in-slowed = محاولات كثيرة
accounts-event-proved = أثبت هويته من جديد
accounts-event-signed-out = خروج
accounts-event-password-changed = غُيّرت كلمة المرور
accounts-event-password-set = وُضعت كلمة المرور من سطر الأوامر
accounts-event-reset-asked = طُلبت كلمة مرور جديدة
accounts-event-password-reset = اختيرت كلمة مرور جديدة برابط
accounts-event-session-ended = أُنهيت جلسة
accounts-event-set-up-link-made = أُنشئ رابط لأول ناشر
accounts-event-set-up = أُعدت الصحيفة
accounts-event-invited = دعوة
accounts-event-invitation-ended = سُحبت دعوة
accounts-event-joined = انضمام
accounts-event-role-changed = غُيّر دور
accounts-event-removed = إزالة
accounts-event-token-made = أُنشئ رمز
accounts-event-token-ended = سُحب رمز
accounts-event-other = أمر آخر

# الرسائل. يقع الرابط بين النصين.
accounts-mail-invitation-subject = دعوتك إلى { $paper }
accounts-mail-invitation-before = مرحبًا، أنت مدعو إلى الانضمام إلى { $paper }. يرجى فتح هذا الرابط وكتابة اسمك واختيار كلمة مرور:
accounts-mail-invitation-after = يعمل الرابط مرة واحدة، لثلاثة أيام. إن لم تكن تتوقع هذا فلا تفعل شيئًا.
accounts-mail-reset-subject = كلمة مرور جديدة في { $paper }
accounts-mail-reset-before = مرحبًا، طلب أحدهم كلمة مرور جديدة لحسابك في { $paper }. إن كنت أنت فيرجى فتح هذا الرابط واختيارها:
accounts-mail-reset-after = يعمل الرابط مرة واحدة، لثلاثين دقيقة. إن لم تكن أنت فلا تفعل شيئًا: تبقى كلمة مرورك كما هي.
accounts-mail-passkey-added-subject = مفتاح مرور جديد لحسابك في { $paper }
accounts-mail-passkey-added-before = مرحبًا، أُضيف إلى حسابك في { $paper } مفتاح مرور اسمه «{ $name }». وهو يفتح الحساب دون كلمة المرور ودون رموز.
accounts-mail-passkey-added-after = إن كنت أنت فلا تفعل شيئًا. وإلا فيرجى تسجيل الدخول وإزالته في هذه الصفحة ثم تغيير كلمة المرور:
accounts-mail-passkey-removed-subject = أُزيل مفتاح مرور من حسابك في { $paper }
accounts-mail-passkey-removed-before = مرحبًا، أُزيل من حسابك في { $paper } مفتاح المرور الذي اسمه «{ $name }»، ولم يعد يفتح الحساب.
accounts-mail-passkey-removed-after = إن كنت أنت فلا تفعل شيئًا. وإلا فيرجى تسجيل الدخول والنظر في هذه الصفحة إلى مفاتيح المرور الموجودة ثم تغيير كلمة المرور:
accounts-mail-passkey-gone-subject = أُزيلت جميع مفاتيح المرور من حسابك في { $paper }
accounts-mail-passkey-gone-before = مرحبًا، وضع القائم على جهاز { $paper } كلمة مرور جديدة لحسابك وأزال جميع مفاتيح المرور منه.
accounts-mail-passkey-gone-after = إن كنت طلبت ذلك فسجّل الدخول بكلمة المرور الجديدة، ويمكنك في هذه الصفحة إضافة مفتاح مرور من جديد. وإلا فيرجى سؤاله:

# الرموز لمرة واحدة. ‏$secret هو ما يُعطى للتطبيق.
accounts-title-code = رموز من تطبيق
accounts-button-code = استخدم الرموز من الآن
accounts-code-text = يمكن أن يُطلب عند الدخول، مع كلمة المرور، رمز من تطبيق على هاتفك. أعط التطبيق هذا السر: { $secret }. ثم اكتب الرمز الذي يعرضه.
accounts-code-open = افتح التطبيق على هذا الجهاز
accounts-label-code = الرمز
accounts-error-code = هذا الرمز غير صحيح أو استُخدم من قبل. يرجى انتظار الرمز التالي والتحقق من ساعة جهازك.
accounts-title-second = خطوة أخرى
accounts-button-second = ادخل
accounts-second-text = يرجى كتابة الرمز الذي يعرضه تطبيقك. إن فقدته فاكتب أحد الرموز التي احتفظت بها.
accounts-title-code-end = الدخول دون رموز
accounts-button-code-end = أنه الرموز
accounts-code-end-text = يُطلب منك عند الدخول رمز من تطبيق. من دونه تفتح كلمة المرور وحدها حسابك.
accounts-title-codes = احتفظ بهذه الرموز
accounts-codes-text = إن فقدت تطبيقك فتح كل رمز منها الخطوة الثانية مرة واحدة. تُعرض الآن فقط: اكتبها.
accounts-codes-kept = احتفظت بها
accounts-event-codes-begun = بدأ استخدام رموز من تطبيق
accounts-event-codes-ended = انتهى استخدام رموز من تطبيق

# رموز تطلبها الصحيفة.
accounts-code-required = تطلب هذه الصحيفة من دورك رموزًا من تطبيق. يرجى إعدادها هنا: لا يُفتح قبل ذلك شيء آخر من مكتب التحرير.
accounts-codes-on = يحتاج المحررون والمشرفون والناشرون إلى رموز من تطبيق لتسجيل الدخول.
accounts-codes-off = الرموز من تطبيق متروكة لرغبة كل شخص.
accounts-people-bare = دون رموز بعد
accounts-title-codes-required = اشتراط الرموز
accounts-button-codes-required = اشترط الرموز
accounts-codes-required-text = يحتاج المحررون والمشرفون والناشرون عندئذ إلى رموز من تطبيق مع كلمة المرور. من ليست لديه رموز بعد يعدّها قبل أن يُفتح له شيء آخر من مكتب التحرير، ومن سجل الدخول يعدّها حالًا، وأنت كذلك. من يفقد التطبيق والرموز التي احتفظ بها يسأل من يشغّل الجهاز.
accounts-title-codes-optional = إلغاء اشتراط الرموز
accounts-button-codes-optional = ألغ اشتراط الرموز
accounts-codes-optional-text = تفتح كلمة المرور وحدها عندئذ حسابات المحررين والمشرفين والناشرين الذين ينهون رموزهم أو لم يبدؤوا بها.
accounts-event-codes-required = اشتُرطت رموز من تطبيق على بعض الأدوار
accounts-event-codes-optional = لم تعد الرموز من تطبيق مشترطة
accounts-event-draft-deleted = حُذفت مسودة
accounts-event-theme-added = أُضيف قالب
accounts-event-theme-activated = فُعّل قالب
accounts-event-theme-removed = أُزيل قالب
accounts-event-import-begun = بدأ استيراد صحيفة من نظام آخر
accounts-event-import-ended = انتهى الاستيراد

# رموز لبرامج صاحب الحساب.
accounts-title-tokens = رموز لبرامجك
accounts-tokens-text = بالرمز يفعل برنامج عبر واجهة API ما يجوز لك. أنه كل رمز لا تعرفه.
accounts-tokens-none = ليست لديك رموز.
accounts-tokens-nothing = ليس هناك بعد ما يجوز للبرامج أن تفعله لدورك.
accounts-token-created = أُنشئ
accounts-token-until = ينتهي
accounts-token-endless = لا ينتهي من نفسه
accounts-token-end = أنهه
accounts-title-token = إنشاء رمز
accounts-button-token = أنشئ الرمز
accounts-token-text = يسمح الرمز لأحد برامجك بأن يفعل ما يجوز لك. لا تعطه إلا ما يحتاج إليه.
accounts-label-token-name = الاسم
accounts-hint-token-name = ما الغرض منه، لقائمتك.
accounts-label-token-scope = ما يجوز له
accounts-label-token-days = ينتهي بعد
accounts-token-days =
    { $days ->
        [zero] { $days } يوم
        [one] يوم واحد
        [two] يومين
        [few] { $days } أيام
        [many] { $days } يومًا
       *[other] { $days } يوم
    }
accounts-title-token-made = احتفظ بهذا الرمز
accounts-token-made-text = يُعرض الآن فقط. من كان معه استطاع أن يفعل ما سمحت به: احتفظ به كما تحتفظ بكلمة مرور.
accounts-token-made-use = يرسله البرنامج مع كل طلب:
accounts-token-kept = احتفظت به
accounts-error-tokens = ليس لدورك رموز للبرامج.
accounts-error-token-name = يرجى كتابة اسم لا يزيد على 80 حرفًا، دون علامات تغير اتجاه الكتابة.
accounts-error-token-scope = يرجى اختيار واحد على الأقل، ومما هو معروض هنا فقط.
accounts-error-token-days = يرجى اختيار وقت انتهائه.
accounts-error-token-many = لديك خمسون رمزًا. يرجى إنهاء واحد منها أولًا.
accounts-scope-articles-read = قراءة المسودات
accounts-scope-articles-write = كتابة المسودات وتغيير المقالات
accounts-scope-articles-publish = النشر وسحبه
accounts-scope-comments-read = قراءة التعليقات المنتظرة
accounts-scope-comments-moderate = البت في التعليقات
accounts-scope-jobs-read = قراءة الإعلانات غير المعروضة
accounts-scope-jobs-write = كتابة الإعلانات وإنهاؤها
accounts-scope-paper-write = تغيير ما تقوله الصحيفة عن نفسها
accounts-scope-stats-read = قراءة عدد مرات قراءة المقالات

# رسائل تبقى على هذا الجهاز.
accounts-title-sign-out = الدخول بمفتاح المرور
accounts-code-passkey = لديك مفتاح مرور، وتطلب هذه الصحيفة من دورك خطوة ثانية. سجّل الخروج هنا ثم ادخل بمفتاح المرور.
accounts-title-mails-proof = الرسائل على هذا الجهاز
accounts-button-mails-proof = متابعة
accounts-title-mails = الرسائل على هذا الجهاز
accounts-mails-text = الأحدث أولًا. لا ترسل هذه الصحيفة رسائل، بل تحفظها في مجلد، ومن هنا يمكن فتح الروابط التي فيها.
accounts-mails-kept = لا تغادر الرسائل هذا الجهاز، بل تُحفظ في مجلد.
accounts-mails-none = لا رسائل بعد.
accounts-mails-to = إلى:

# مفاتيح المرور.
accounts-title-passkeys = مفاتيح المرور
accounts-passkeys-text = بمفتاح المرور تسجل الدخول دون كلمة مرور ودون رموز: بإصبعك أو وجهك أو قفل جهازك.
accounts-passkeys-none = ليست لديك مفاتيح مرور بعد.
accounts-passkeys-away = لا تنشئ المتصفحات مفاتيح مرور إلا لعناوين لها اسم وتستخدم HTTPS، وعنوان هذه الصحيفة غير ذلك.
accounts-passkey-created = أُضيف
accounts-passkey-used = استُخدم آخر مرة
accounts-passkey-unused = لم يُستخدم قط
accounts-passkey-end = إزالة
accounts-title-passkey = إضافة مفتاح مرور
accounts-button-passkey = أنشئ مفتاح مرور
accounts-passkey-text = أعطه اسمًا تعرفه به، ثم يسألك متصفحك أين يحفظه.
accounts-passkey-script = تعمل مفاتيح المرور في متصفحات تشغّل JavaScript. ومن دونها تعمل كلمة المرور.
accounts-passkey-script-alone = تعمل مفاتيح المرور في متصفحات تشغّل JavaScript.
accounts-passkey-failed = لم ينجح ذلك أو أُوقف. يرجى المحاولة مرة أخرى أو استخدام كلمة المرور.
accounts-passkey-failed-alone = لم ينجح ذلك أو أُوقف. يرجى المحاولة مرة أخرى.
accounts-passkey-sign-in = تسجيل الدخول بمفتاح مرور
accounts-passkey-prove = التأكيد بمفتاح مرور
accounts-passkey-unnamed = مفتاح مرور
accounts-label-passkey-name = الاسم
accounts-hint-passkey-name = لقائمتك، كاسم الجهاز مثلًا.
accounts-title-passkey-proof = إضافة مفتاح مرور
accounts-button-passkey-proof = متابعة
accounts-title-passkey-end = إزالة مفتاح مرور
accounts-button-passkey-end = أزله
accounts-passkey-end-text = لن يفتح { $name } حسابك بعد ذلك. ويبقى على جهازك حتى تحذفه منه.
accounts-error-passkey = لا يفتح مفتاح المرور هذا حسابًا هنا، أو انتظرت أكثر من خمس دقائق. يرجى المحاولة مرة أخرى أو استخدام كلمة المرور.
accounts-error-passkey-proof = مفتاح المرور هذا ليس من مفاتيحك، أو انتظرت أكثر من خمس دقائق. يرجى المحاولة مرة أخرى أو استخدام كلمة المرور.
accounts-error-passkey-new = لم يرسل متصفحك مفتاح مرور نستطيع استخدامه، أو انتظرت أكثر من خمس دقائق. يرجى المحاولة مرة أخرى.
accounts-error-passkey-many = لديك عشرون مفتاح مرور. يرجى إزالة واحد منها أولًا.
accounts-event-passkey-added = أُضيف مفتاح مرور
accounts-event-passkey-removed = أُزيل مفتاح مرور
accounts-event-passkey-refused = رُفض مفتاح مرور لأنه يبدو نسخة

# تسجيل الدخول عبر مزوّد؛ ‏$label هو ما يسميه الناس به.
accounts-oidc-sign-in = تسجيل الدخول عبر { $label }
accounts-oidc-away-title = متابعة إلى { $label }
accounts-oidc-away-text = ينتقل متصفحك من تلقاء نفسه إلى { $label }. إن لم يفعل فيرجى اتباع الرابط.
accounts-oidc-away-link = تابع إلى { $label }
accounts-oidc-failed-title = لم تسجل الدخول
accounts-oidc-stopped = لم يسجّل { $label } دخولك، أو أوقفتَ العملية. يرجى البدء من جديد أو استخدام كلمة المرور.
accounts-oidc-late = بدأ تسجيل الدخول هذا في مكان آخر، أو استغرق أكثر من عشر دقائق، أو استُخدم من قبل، أو لم يكن رد { $label } صحيحًا. يرجى البدء من جديد.
accounts-oidc-down = لا يرد { $label } كما ينبغي في الوقت الحالي. يرجى المحاولة لاحقًا أو استخدام كلمة المرور.
accounts-oidc-unknown = لا أحد هنا لديه حساب يجوز أن يفتحه { $label } لك. يرجى استخدام كلمة المرور أو سؤال ناشر هذه الصحيفة.
accounts-oidc-slow = جاءت من شبكتك محاولات كثيرة جدًا. يرجى الانتظار ربع ساعة قبل المحاولة مجددًا عبر { $label }، أو استخدام كلمة المرور.
accounts-title-oidc-link = حسابك غير مربوط بعد
accounts-button-oidc-link = اربطه وسجّل الدخول
accounts-oidc-link-text = يعرفك { $label } باسم { $email }. يرجى كتابة كلمة مرور حسابك هنا مرة واحدة، وبعدها يفتحه { $label }.
accounts-oidc-linked = مربوط مع { $label }
accounts-title-oidc-end = إنهاء الربط
accounts-button-oidc-end = أنهِه
accounts-oidc-end-text = يفتح { $label } حسابك. وبعد إنهاء الربط تفتحه كلمة المرور، ويُسجَّل خروجك في كل مكان آخر.
accounts-event-sign-in-linked = رُبط الحساب مع مزوّد
accounts-event-sign-in-unlinked = أُنهي الربط مع مزوّد

# يثبت شخص هويته مرة أخرى؛ $label اسم مزود الدخول.
accounts-title-confirm = تأكيد أنك أنت
accounts-button-confirm = تأكيد
accounts-confirm-text = ما يلي قد يغيّر الكثير، لذا يجب أن نتأكد من أنك أنت. وبعد ذلك لن تُسأل مجددًا مدة عشر دقائق.
accounts-confirm-none = ليس لديك ما تؤكد به ذلك: ليست لحسابك كلمة مرور ولا مفتاح مرور ولا مزود دخول ما زالت هذه الصحيفة تستخدمه. يرجى تعيين كلمة مرور: نرسل إليك رابطًا لذلك، ثم سجّل الدخول بها.
accounts-confirm-reset = تعيين كلمة مرور
accounts-confirm-back = العودة إلى حيث كنت
accounts-oidc-confirm = التأكيد عبر { $label }
accounts-confirm-stopped = لم يؤكد { $label } أنك أنت، أو أوقفتَ العملية. يرجى البدء من جديد أو اختيار طريقة أخرى.
accounts-confirm-late = بدأ هذا في مكان آخر، أو استغرق أكثر من عشر دقائق، أو استُخدم من قبل، أو لم يكن رد { $label } صحيحًا. يرجى البدء من جديد.
accounts-confirm-down = لا يرد { $label } كما ينبغي في الوقت الحالي. يرجى المحاولة لاحقًا أو اختيار طريقة أخرى.
accounts-confirm-other = من سجّل الدخول لدى { $label } ليس صاحب هذا الحساب. يرجى تسجيل الدخول هناك بنفسك أو اختيار طريقة أخرى.
accounts-confirm-old = لم يطلب منك { $label } تسجيل الدخول من جديد، أو لا يقول متى سجّلت، فلا يستطيع تأكيد أنك أنت. يرجى اختيار طريقة أخرى أو تعيين كلمة مرور.

# ما يُقال لمن لا يحق له ذلك.
accounts-refused-token = لا يحق لرمز الدخول هذا استعمال { $scope }.
accounts-refused-role = لا يحق لدورك استعمال { $scope }.
accounts-refused-unproved = يرجى أولًا تأكيد أنك أنت في { $address }، ثم إرسال هذا مرة أخرى.
accounts-refused-foreign = لم تأتِ الاستمارة من صفحة من صفحاتنا. افتح صفحتنا وأرسلها منها.
accounts-refused-stranger = هذا لمن يعملون هنا. سجّل الدخول أولًا.
