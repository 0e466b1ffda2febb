# Signing in, and what belongs to an account. $paper is the paper's name.
accounts-title-sign-in = Sign in
accounts-button-sign-in = Sign in
accounts-button-sign-out = Sign out
accounts-forgotten = Forgotten your password?
accounts-to-sign-in = Go to the sign-in
accounts-to-desk = To the desk

accounts-label-name = Your name
accounts-label-email = E-mail address
accounts-label-current = Password
accounts-label-password = New password
accounts-label-role = Role
accounts-hint-name = As colleagues and readers see it.
accounts-hint-password = At least 12 characters. A few words in a row are fine, and easy to remember.

accounts-title-password = Change your password
accounts-button-password = Change the password
accounts-password-text = Afterwards you stay signed in here, and are signed out everywhere else. Your API tokens end too.

accounts-title-setup = Set up the paper
accounts-button-setup = Begin
accounts-setup-text = You are the first here. This makes you a publisher of { $paper }: you can invite others, and give them their roles.

accounts-title-invitation = Join the paper
accounts-button-invitation = Join
accounts-invitation-text = { $paper } invites { $email } to join. Your role: { $role }.

accounts-title-reset = A new password
accounts-button-reset = Send me a link
accounts-reset-text = Tell us the address of your account. We send a link to it with which you can choose a new password.
accounts-title-chosen = Choose a new password
accounts-button-chosen = Use this password
accounts-chosen-text = For the account of { $email }. You will be signed out everywhere else, and access for programs ends.
accounts-asked-title = Look into your mail
accounts-asked-text = If there is an account with this address, a mail with a link is on its way. The link works for thirty minutes, and once.
accounts-asked-next = Nothing came? Look into the folder for spam, check the address, or ask a publisher of this newspaper.
accounts-ended-title = This link is no good any more
accounts-ended-text = Such a link works once and for a short time. It was used, or its time is over, or a newer one took its place.
accounts-ended-next = Ask for another: for a forgotten password at the sign-in, for an invitation at the person who sent it.

# What is to mend in a form.
accounts-problem = Please check this form
accounts-error-prefix = To correct:
accounts-error-email-missing = Please give the address of your account.
accounts-error-current-missing = Please give your password.
accounts-error-wrong = This address and this password do not belong together. Please check both.
accounts-error-current = This is not your password. Please try again.
accounts-error-unproved = Please confirm first that it is you.
accounts-error-slow =
    { $minutes ->
        [one] There were too many tries. Please wait one minute and try again.
       *[other] There were too many tries. Please wait { $minutes } minutes and try again.
    }
accounts-error-token = This form lay open too long, or you have signed in anew since. Please send it once more.
accounts-error-publisher = Only a publisher may do this.
accounts-error-email = This address does not look complete. Please write it like name@example.org.
accounts-error-name = Please give a name of at most 80 characters, without marks that change the direction of writing.
accounts-error-role = Please choose one of the roles.
accounts-error-taken = There is an account with this address already.
accounts-error-password-short = This password is too short. Please use at least 12 characters.
accounts-error-password-long = This password is too long. Please use at most 128 characters.
accounts-error-password-common = This password is easy to guess: it is a common one, repeats itself, or is made of your name, your address or the paper's name. Please choose another.

# Browsers that are signed in.
accounts-title-sessions = Where you are signed in
accounts-sessions-text = If you do not know one of these, end it and change your password.
accounts-session-own = This browser
accounts-session-other = Another browser
accounts-session-unnamed = It does not say what it is.
accounts-session-network = Network:
accounts-session-seen = last seen
accounts-session-end = End it
accounts-session-end-others = End all others

# The desk.
accounts-title-desk = The desk
accounts-desk-reading = What is read
accounts-desk-leave = Leave
accounts-desk-more = Your account and more
accounts-desk-sections = Sections
accounts-desk-themes = Themes
accounts-rooms = Rooms of the desk
accounts-room-stories = Stories
accounts-room-calendar = Calendar
accounts-room-pictures = Pictures
accounts-room-imports = Imports
accounts-to-paper = To the paper
accounts-title-people = People of the paper
accounts-invited = Invited
accounts-invited-none = Nobody is invited at the moment.
accounts-invited-until = until
accounts-invited-end = Take the invitation back
accounts-title-invite = Invite somebody
accounts-button-invite = Send the invitation
accounts-invite-text = They receive a mail with a link that works once, for three days.
accounts-proof-text = To be sure that it is you, please give your own password too.
accounts-proof-first = To be sure that it is you, please confirm it first.
accounts-proof-elsewhere = Confirm in another way
accounts-title-person = Change a role
accounts-button-person = Change the role
accounts-person-text = { $name }, { $email }. With another role they have to sign in again.
accounts-title-removal = Remove somebody
accounts-button-removal = Remove
accounts-removal-text = { $name }, { $email }, will be signed out and cannot sign in any more; access for their programs ends. What they wrote stays.

# Roles.
accounts-role-reader = Reader
accounts-role-employer = Employer
accounts-role-contributor = Contributor
accounts-role-journalist = Journalist
accounts-role-editor = Editor
accounts-role-moderator = Moderator
accounts-role-publisher = Publisher

# What happened to accounts.
accounts-title-events = What happened to accounts
accounts-events-text = The newest first, drafts that were deleted among it. Networks are forgotten after thirty days.
accounts-events-short = The newest first, without names and networks: those are for publishers.
accounts-events-none = Nothing yet.
accounts-events-older = Older events
accounts-event-added = Account made
accounts-event-signed-in = Signed in
accounts-event-sign-in-refused = Sign-in refused
accounts-event-sign-in-slowed = Too many tries
accounts-event-proved = Proved once more who they are
accounts-event-signed-out = Signed out
accounts-event-password-changed = Password changed
accounts-event-password-set = Password set at the command line
accounts-event-reset-asked = New password asked for
accounts-event-password-reset = New password chosen with a link
accounts-event-session-ended = Session ended
accounts-event-set-up-link-made = Link for the first publisher made
accounts-event-set-up = Paper set up
accounts-event-invited = Invited
accounts-event-invitation-ended = Invitation taken back
accounts-event-joined = Joined
accounts-event-role-changed = Role changed
accounts-event-removed = Removed
accounts-event-token-made = Token made
accounts-event-token-ended = Token taken back
accounts-event-other = Something else

# Mails. The link stands between the two texts.
accounts-mail-invitation-subject = Your invitation to { $paper }
accounts-mail-invitation-before = Hello, you are invited to join { $paper }. Please open this link, say your name and choose a password:
accounts-mail-invitation-after = The link works once, for three days. If you did not expect this, do nothing.
accounts-mail-reset-subject = A new password for { $paper }
accounts-mail-reset-before = Hello, somebody asked for a new password for your account at { $paper }. If it was you, please open this link and choose one:
accounts-mail-reset-after = The link works once, for thirty minutes. If it was not you, do nothing: your password stays as it is.
accounts-mail-passkey-added-subject = A new passkey for your account at { $paper }
accounts-mail-passkey-added-before = Hello, a passkey called “{ $name }” was added to your account at { $paper }. It opens the account without your password and without codes.
accounts-mail-passkey-added-after = If it was you, do nothing. If it was not, please sign in, remove it on this page, and then change your password:
accounts-mail-passkey-removed-subject = A passkey of your account at { $paper } was removed
accounts-mail-passkey-removed-before = Hello, the passkey called “{ $name }” was removed from your account at { $paper }. It opens the account no more.
accounts-mail-passkey-removed-after = If it was you, do nothing. If it was not, please sign in, see on this page which passkeys there are, and then change your password:
accounts-mail-passkey-gone-subject = All passkeys of your account at { $paper } were removed
accounts-mail-passkey-gone-before = Hello, whoever looks after the machine of { $paper } set a new password for your account and removed all its passkeys.
accounts-mail-passkey-gone-after = If you asked for it, sign in with the new password; on this page you can add a passkey again. If you did not, please ask them:

# One-time codes. $secret is what an app is given.
accounts-title-code = Codes from an app
accounts-button-code = Use codes from now on
accounts-code-text = Besides your password, the sign-in can ask for a code from an app on your phone. Give the app this secret: { $secret }. Then type the code that it shows.
accounts-code-open = Open the app on this device
accounts-label-code = Code
accounts-error-code = This code is not right, or was used already. Please wait for the next one, and check the clock of your device.
accounts-title-second = One more step
accounts-button-second = Sign in
accounts-second-text = Please type the code that your app shows. If you lost it, type one of the codes that you kept.
accounts-title-code-end = Sign in without codes
accounts-button-code-end = End the codes
accounts-code-end-text = The sign-in asks you for codes from an app. Without them your password alone opens your account.
accounts-title-codes = Keep these codes
accounts-codes-text = If you lose your app, each of these opens the second step once. They are shown only now: write them down.
accounts-codes-kept = I have kept them
accounts-event-codes-begun = Codes from an app begun
accounts-event-codes-ended = Codes from an app ended

# Codes that the paper asks for.
accounts-code-required = This paper asks for codes from an app for your role. Please set them up here: until then nothing else of the desk opens.
accounts-codes-on = Editors, moderators and publishers need codes from an app to sign in.
accounts-codes-off = Codes from an app are everybody's own wish.
accounts-people-bare = no codes yet
accounts-title-codes-required = Require codes
accounts-button-codes-required = Require codes
accounts-codes-required-text = Editors, moderators and publishers will need codes from an app besides their password. Whoever has none yet sets them up before anything else of the desk opens, at once where they are signed in, you too. Whoever loses app and kept codes asks whoever runs the machine.
accounts-title-codes-optional = No longer require codes
accounts-button-codes-optional = No longer require codes
accounts-codes-optional-text = The password alone will open the accounts of editors, moderators and publishers who end their codes or never began with them.
accounts-event-codes-required = Codes from an app required of some roles
accounts-event-codes-optional = Codes from an app no longer required
accounts-event-draft-deleted = Draft deleted
accounts-event-theme-added = Theme brought
accounts-event-theme-activated = Theme activated
accounts-event-theme-removed = Theme removed
accounts-event-import-begun = A paper from elsewhere is being imported
accounts-event-import-ended = Import ended

# Tokens of somebody's own programs.
accounts-title-tokens = Tokens for your programs
accounts-tokens-text = With a token a program does over the API what you may do. End one that you do not know.
accounts-tokens-none = You have no tokens.
accounts-tokens-nothing = There is nothing yet that programs may do for your role.
accounts-token-created = made
accounts-token-until = ends
accounts-token-endless = does not end by itself
accounts-token-end = End it
accounts-title-token = Make a token
accounts-button-token = Make the token
accounts-token-text = A token lets one of your programs do what you may do. Give it only what it needs.
accounts-label-token-name = Name
accounts-hint-token-name = What it is for, for your list.
accounts-label-token-scope = What it may do
accounts-label-token-days = It ends after
accounts-token-days =
    { $days ->
        [one] one day
       *[other] { $days } days
    }
accounts-title-token-made = Keep this token
accounts-token-made-text = It is shown only now. Whoever has it can do what you allowed it: keep it as you would keep a password.
accounts-token-made-use = The program sends it with each request:
accounts-token-kept = I have kept it
accounts-error-tokens = Your role has no tokens for programs.
accounts-error-token-name = Please give a name of at most 80 characters, without marks that change the direction of writing.
accounts-error-token-scope = Please choose at least one, and only what is offered here.
accounts-error-token-days = Please choose when it ends.
accounts-error-token-many = You have fifty tokens already. Please end one first.
accounts-scope-articles-read = Read drafts
accounts-scope-articles-write = Write drafts and change stories
accounts-scope-articles-publish = Publish and take back
accounts-scope-comments-read = Read comments that wait
accounts-scope-comments-moderate = Decide on comments
accounts-scope-jobs-read = Read adverts that are not live
accounts-scope-jobs-write = Write and end adverts
accounts-scope-paper-write = Say what the paper says about itself
accounts-scope-stats-read = Read how often stories are read

# Mails that are kept on this machine.
accounts-title-sign-out = Sign in with your passkey
accounts-code-passkey = You have a passkey, and this paper wants a second step from your role. Sign out here, and sign in again with the passkey.
accounts-title-mails-proof = Mails on this machine
accounts-button-mails-proof = Go on
accounts-title-mails = Mails on this machine
accounts-mails-text = The newest first. This paper sends no mail: it keeps it in a folder, where the links in it can be followed from here.
accounts-mails-kept = Mail does not leave this machine: it is kept in a folder.
accounts-mails-none = There is no mail yet.
accounts-mails-to = To:

# Passkeys.
accounts-title-passkeys = Passkeys
accounts-passkeys-text = With a passkey you sign in without a password and without codes: with your finger, your face or the lock of your device.
accounts-passkeys-none = You have no passkeys yet.
accounts-passkeys-away = Browsers make passkeys for addresses with a name and HTTPS only. This paper is reached at another.
accounts-passkey-created = added
accounts-passkey-used = last used
accounts-passkey-unused = never used
accounts-passkey-end = Remove
accounts-title-passkey = Add a passkey
accounts-button-passkey = Make a passkey
accounts-passkey-text = Give it a name that you know it by. Your browser then asks where to keep it.
accounts-passkey-script = Passkeys work in browsers that run JavaScript. Without it, the password works.
accounts-passkey-script-alone = Passkeys work in browsers that run JavaScript.
accounts-passkey-failed = That did not work, or was stopped. Please try again, or use your password.
accounts-passkey-failed-alone = That did not work, or was stopped. Please try again.
accounts-passkey-sign-in = Sign in with a passkey
accounts-passkey-prove = Confirm with a passkey
accounts-passkey-unnamed = Passkey
accounts-label-passkey-name = Name
accounts-hint-passkey-name = For your list, such as the name of the device.
accounts-title-passkey-proof = Add a passkey
accounts-button-passkey-proof = Go on
accounts-title-passkey-end = Remove a passkey
accounts-button-passkey-end = Remove it
accounts-passkey-end-text = { $name } opens your account no more. It stays on your device until you delete it there.
accounts-error-passkey = This passkey does not open an account here, or you waited more than five minutes. Please try again, or use your password.
accounts-error-passkey-proof = This passkey is none of yours, or you waited more than five minutes. Please try again, or use your password.
accounts-error-passkey-new = Your browser sent no passkey that we can use, or you waited more than five minutes. Please try again.
accounts-error-passkey-many = You have twenty passkeys already. Please remove one first.
accounts-event-passkey-added = Passkey added
accounts-event-passkey-removed = Passkey removed
accounts-event-passkey-refused = Passkey refused, because it seems to be a copy

# Signing in with a provider; $label is what people call it.
accounts-oidc-sign-in = Sign in with { $label }
accounts-oidc-away-title = On to { $label }
accounts-oidc-away-text = Your browser goes on to { $label } by itself. If it does not, please follow the link.
accounts-oidc-away-link = Go on to { $label }
accounts-oidc-failed-title = You are not signed in
accounts-oidc-stopped = { $label } did not sign you in, or you stopped it. Please begin again, or use your password.
accounts-oidc-late = This sign-in was begun elsewhere, took longer than ten minutes, was used already, or the answer of { $label } was not right. Please begin again.
accounts-oidc-down = { $label } does not answer as it should at the moment. Please try again later, or use your password.
accounts-oidc-unknown = Nobody here has an account that { $label } may open for you. Please use your password, or ask a publisher of this newspaper.
accounts-oidc-slow = There were too many tries from your network. Please wait a quarter of an hour before you try { $label } again, or use your password.
accounts-title-oidc-link = Your account is not linked yet
accounts-button-oidc-link = Link it and sign in
accounts-oidc-link-text = { $label } knows you as { $email }. Please give the password of your account here once. From then on { $label } opens it.
accounts-oidc-linked = Linked with { $label }
accounts-title-oidc-end = End a link
accounts-button-oidc-end = End it
accounts-oidc-end-text = { $label } opens your account. After the end of the link your password opens it, and you are signed out everywhere else.
accounts-event-sign-in-linked = Account linked with a provider
accounts-event-sign-in-unlinked = Link with a provider ended

# Somebody proves once more who they are; $label is what people call the provider.
accounts-title-confirm = Confirm that it is you
accounts-button-confirm = Confirm
accounts-confirm-text = What comes next can change a lot, so it has to be you. After this nothing asks you again for ten minutes.
accounts-confirm-none = There is nothing that you could confirm it with: your account has no password, no passkey, and no provider that this paper still uses. Please set a password: we send you a link. Then sign in with it.
accounts-confirm-reset = Set a password
accounts-confirm-back = Back to where you were
accounts-oidc-confirm = Confirm with { $label }
accounts-confirm-stopped = { $label } did not confirm that it is you, or you stopped it. Please begin again, or choose another way.
accounts-confirm-late = This was begun elsewhere, took longer than ten minutes, was used already, or the answer of { $label } was not right. Please begin again.
accounts-confirm-down = { $label } does not answer as it should at the moment. Please try again later, or choose another way.
accounts-confirm-other = Whoever signed in at { $label } is not the person whose account this is. Please sign in there as yourself, or choose another way.
accounts-confirm-old = { $label } did not ask you to sign in anew, or does not say when you did, so it cannot confirm that it is you. Please choose another way, or set a password.

# What somebody is told who may not do this.
accounts-refused-token = This token may not use { $scope }.
accounts-refused-role = Your role may not use { $scope }.
accounts-refused-unproved = Please confirm first that it is you, at { $address }. Then send this once more.
accounts-refused-foreign = The form did not come from a page of ours. Open our page and send it from there.
accounts-refused-stranger = This is for people who work here. Sign in first.
