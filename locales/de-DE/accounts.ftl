# Anmeldung, und was zu einem Konto gehört. $paper ist der Name der Zeitung.
accounts-title-sign-in = Anmelden
accounts-button-sign-in = Anmelden
accounts-button-sign-out = Abmelden
accounts-forgotten = Passwort vergessen?
accounts-to-sign-in = Zur Anmeldung
accounts-to-desk = Zum Schreibtisch

accounts-label-name = Ihr Name
accounts-label-email = E-Mail-Adresse
accounts-label-current = Passwort
accounts-label-password = Neues Passwort
accounts-label-role = Rolle
accounts-hint-name = So, wie Kollegen und Leser ihn sehen.
accounts-hint-password = Mindestens 12 Zeichen. Einige Wörter hintereinander sind gut und leicht zu merken.

accounts-title-password = Passwort ändern
accounts-button-password = Passwort ändern
accounts-password-text = Danach bleiben Sie hier angemeldet und sind überall sonst abgemeldet. Ihre API-Tokens enden auch.

accounts-title-setup = Die Zeitung einrichten
accounts-button-setup = Anfangen
accounts-setup-text = Sie sind als Erste oder Erster hier. Damit werden Sie Herausgeber von { $paper }: Sie können andere einladen und ihnen ihre Rollen geben.

accounts-title-invitation = Mitarbeiten
accounts-button-invitation = Beitreten
accounts-invitation-text = { $paper } lädt { $email } zur Mitarbeit ein. Ihre Rolle: { $role }.

accounts-title-reset = Ein neues Passwort
accounts-button-reset = Link zusenden
accounts-reset-text = Nennen Sie uns die Adresse Ihres Kontos. Wir senden dorthin einen Link, mit dem Sie ein neues Passwort wählen können.
accounts-title-chosen = Neues Passwort wählen
accounts-button-chosen = Dieses Passwort verwenden
accounts-chosen-text = Für das Konto von { $email }. Überall sonst werden Sie abgemeldet, und der Zugang von Programmen endet.
accounts-asked-title = Sehen Sie in Ihre Post
accounts-asked-text = Wenn es ein Konto mit dieser Adresse gibt, ist eine Mail mit einem Link unterwegs. Der Link gilt dreißig Minuten und einmal.
accounts-asked-next = Es kam nichts an? Sehen Sie im Spam-Ordner nach, prüfen Sie die Adresse, oder fragen Sie die Herausgeber dieser Zeitung.
accounts-ended-title = Dieser Link gilt nicht mehr
accounts-ended-text = So ein Link gilt einmal und nur kurze Zeit. Er wurde benutzt, oder seine Zeit ist um, oder ein neuerer trat an seine Stelle.
accounts-ended-next = Bitten Sie um einen neuen: bei einem vergessenen Passwort über die Anmeldung, bei einer Einladung die Person, von der sie kam.

# Was an einem Formular zu berichtigen ist.
accounts-problem = Bitte prüfen Sie dieses Formular
accounts-error-prefix = Zu berichtigen:
accounts-error-email-missing = Bitte geben Sie die Adresse Ihres Kontos an.
accounts-error-current-missing = Bitte geben Sie Ihr Passwort an.
accounts-error-wrong = Diese Adresse und dieses Passwort gehören nicht zusammen. Bitte prüfen Sie beides.
accounts-error-current = Das ist nicht Ihr Passwort. Bitte versuchen Sie es noch einmal.
accounts-error-unproved = Bitte bestätigen Sie zuerst, dass Sie es sind.
accounts-error-slow =
    { $minutes ->
        [one] Das waren zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.
       *[other] Das waren zu viele Versuche. Bitte warten Sie { $minutes } Minuten und versuchen Sie es dann noch einmal.
    }
accounts-error-token = Dieses Formular war zu lange offen, oder Sie haben sich inzwischen neu angemeldet. Bitte senden Sie es noch einmal.
accounts-error-publisher = Das darf nur, wer die Zeitung herausgibt.
accounts-error-email = Diese Adresse scheint unvollständig. Bitte schreiben Sie sie wie name@example.org.
accounts-error-name = Bitte geben Sie einen Namen mit höchstens 80 Zeichen an, ohne Zeichen, die die Schreibrichtung ändern.
accounts-error-role = Bitte wählen Sie eine der Rollen.
accounts-error-taken = Es gibt schon ein Konto mit dieser Adresse.
accounts-error-password-short = Dieses Passwort ist zu kurz. Bitte nehmen Sie mindestens 12 Zeichen.
accounts-error-password-long = Dieses Passwort ist zu lang. Bitte nehmen Sie höchstens 128 Zeichen.
accounts-error-password-common = Dieses Passwort ist leicht zu erraten: Es ist verbreitet, wiederholt sich, oder besteht aus Ihrem Namen, Ihrer Adresse oder dem Namen der Zeitung. Bitte wählen Sie ein anderes.

# Browser, in denen jemand angemeldet ist.
accounts-title-sessions = Wo Sie angemeldet sind
accounts-sessions-text = Wenn Sie etwas davon nicht kennen, beenden Sie es und ändern Sie Ihr Passwort.
accounts-session-own = Dieser Browser
accounts-session-other = Ein anderer Browser
accounts-session-unnamed = Er nennt sich nicht.
accounts-session-network = Netz:
accounts-session-seen = zuletzt gesehen
accounts-session-end = Beenden
accounts-session-end-others = Alle anderen beenden

# Der Schreibtisch.
accounts-title-desk = Der Schreibtisch
accounts-desk-reading = Was gelesen wird
accounts-desk-leave = Gehen
accounts-desk-more = Ihr Konto und mehr
accounts-desk-sections = Ressorts
accounts-desk-themes = Designs
accounts-rooms = Räume des Schreibtischs
accounts-room-stories = Artikel
accounts-room-calendar = Kalender
accounts-room-pictures = Bilder
accounts-room-imports = Übernahmen
accounts-to-paper = Zur Zeitung
accounts-title-people = Wer hier arbeitet
accounts-invited = Eingeladen
accounts-invited-none = Zurzeit ist niemand eingeladen.
accounts-invited-until = bis
accounts-invited-end = Einladung zurücknehmen
accounts-title-invite = Jemanden einladen
accounts-button-invite = Einladung senden
accounts-invite-text = Die Person erhält eine Mail mit einem Link, der einmal und drei Tage lang gilt.
accounts-proof-text = Damit sicher ist, dass Sie es sind, geben Sie bitte auch Ihr eigenes Passwort an.
accounts-proof-first = Damit sicher ist, dass Sie es sind, bestätigen Sie es bitte zuerst.
accounts-proof-elsewhere = Auf andere Weise bestätigen
accounts-title-person = Rolle ändern
accounts-button-person = Rolle ändern
accounts-person-text = { $name }, { $email }. Mit einer anderen Rolle ist eine neue Anmeldung nötig.
accounts-title-removal = Jemanden entfernen
accounts-button-removal = Entfernen
accounts-removal-text = { $name }, { $email }, wird abgemeldet und kann sich nicht mehr anmelden; der Zugang der eigenen Programme endet. Geschriebenes bleibt.

# Rollen.
accounts-role-reader = Leser
accounts-role-employer = Arbeitgeber
accounts-role-contributor = Freie Mitarbeit
accounts-role-journalist = Journalist
accounts-role-editor = Redakteur
accounts-role-moderator = Moderator
accounts-role-publisher = Herausgeber

# Was mit Konten geschah.
accounts-title-events = Was mit Konten geschah
accounts-events-text = Das Neueste zuerst, auch gelöschte Entwürfe. Netze werden nach dreißig Tagen vergessen.
accounts-events-short = Das Neueste zuerst, ohne Namen und Netze: Die sind für Herausgeber.
accounts-events-none = Noch nichts.
accounts-events-older = Was davor geschah
accounts-event-added = Konto angelegt
accounts-event-signed-in = Angemeldet
accounts-event-sign-in-refused = Anmeldung abgelehnt
accounts-event-sign-in-slowed = Zu viele Versuche
accounts-event-proved = Noch einmal ausgewiesen
accounts-event-signed-out = Abgemeldet
accounts-event-password-changed = Passwort geändert
accounts-event-password-set = Passwort über die Befehlszeile gesetzt
accounts-event-reset-asked = Neues Passwort erbeten
accounts-event-password-reset = Neues Passwort über einen Link gewählt
accounts-event-session-ended = Sitzung beendet
accounts-event-set-up-link-made = Link für die erste Person erzeugt
accounts-event-set-up = Zeitung eingerichtet
accounts-event-invited = Eingeladen
accounts-event-invitation-ended = Einladung zurückgenommen
accounts-event-joined = Beigetreten
accounts-event-role-changed = Rolle geändert
accounts-event-removed = Entfernt
accounts-event-token-made = Token erzeugt
accounts-event-token-ended = Token zurückgenommen
accounts-event-other = Etwas anderes

# Mails. Der Link steht zwischen den beiden Texten.
accounts-mail-invitation-subject = Ihre Einladung zu { $paper }
accounts-mail-invitation-before = Guten Tag, Sie sind eingeladen, bei { $paper } mitzuarbeiten. Bitte öffnen Sie diesen Link, nennen Sie Ihren Namen und wählen Sie ein Passwort:
accounts-mail-invitation-after = Der Link gilt einmal und drei Tage lang. Wenn Sie das nicht erwartet haben, tun Sie nichts.
accounts-mail-reset-subject = Ein neues Passwort für { $paper }
accounts-mail-reset-before = Guten Tag, jemand hat um ein neues Passwort für Ihr Konto bei { $paper } gebeten. Wenn Sie es waren, öffnen Sie bitte diesen Link und wählen Sie eines:
accounts-mail-reset-after = Der Link gilt einmal und dreißig Minuten lang. Wenn Sie es nicht waren, tun Sie nichts: Ihr Passwort bleibt, wie es ist.
accounts-mail-passkey-added-subject = Ein neuer Passkey für Ihr Konto bei { $paper }
accounts-mail-passkey-added-before = Guten Tag, zu Ihrem Konto bei { $paper } wurde ein Passkey namens „{ $name }“ hinzugefügt. Er öffnet das Konto ohne Passwort und ohne Codes.
accounts-mail-passkey-added-after = Wenn Sie es waren, tun Sie nichts. Wenn nicht, melden Sie sich bitte an, entfernen Sie ihn auf dieser Seite und ändern Sie dann Ihr Passwort:
accounts-mail-passkey-removed-subject = Ein Passkey Ihres Kontos bei { $paper } wurde entfernt
accounts-mail-passkey-removed-before = Guten Tag, der Passkey namens „{ $name }“ wurde aus Ihrem Konto bei { $paper } entfernt. Er öffnet das Konto nicht mehr.
accounts-mail-passkey-removed-after = Wenn Sie es waren, tun Sie nichts. Wenn nicht, melden Sie sich bitte an, sehen Sie auf dieser Seite nach, welche Passkeys es gibt, und ändern Sie dann Ihr Passwort:
accounts-mail-passkey-gone-subject = Alle Passkeys Ihres Kontos bei { $paper } wurden entfernt
accounts-mail-passkey-gone-before = Guten Tag, wer den Rechner von { $paper } betreut, hat für Ihr Konto ein neues Passwort gesetzt und alle Passkeys entfernt.
accounts-mail-passkey-gone-after = Wenn Sie darum gebeten haben, melden Sie sich mit dem neuen Passwort an; auf dieser Seite können Sie wieder einen Passkey hinzufügen. Wenn nicht, fragen Sie bitte dort nach:

# Einmalcodes. $secret ist, was eine App bekommt.
accounts-title-code = Codes aus einer App
accounts-button-code = Ab jetzt Codes verwenden
accounts-code-text = Außer nach dem Passwort kann die Anmeldung nach einem Code aus einer App auf Ihrem Telefon fragen. Geben Sie der App dieses Geheimnis: { $secret }. Geben Sie dann den Code ein, den sie zeigt.
accounts-code-open = Die App auf diesem Gerät öffnen
accounts-label-code = Code
accounts-error-code = Dieser Code stimmt nicht oder wurde schon benutzt. Bitte warten Sie auf den nächsten, und prüfen Sie die Uhr Ihres Geräts.
accounts-title-second = Noch ein Schritt
accounts-button-second = Anmelden
accounts-second-text = Bitte geben Sie den Code ein, den Ihre App zeigt. Wenn Sie sie verloren haben, geben Sie einen der Codes ein, die Sie aufbewahrt haben.
accounts-title-code-end = Anmelden ohne Codes
accounts-button-code-end = Codes beenden
accounts-code-end-text = Die Anmeldung fragt Sie nach Codes aus einer App. Ohne sie öffnet Ihr Passwort allein Ihr Konto.
accounts-title-codes = Bewahren Sie diese Codes auf
accounts-codes-text = Wenn Sie Ihre App verlieren, öffnet jeder davon einmal den zweiten Schritt. Sie werden nur jetzt gezeigt: Schreiben Sie sie auf.
accounts-codes-kept = Ich habe sie aufbewahrt
accounts-event-codes-begun = Codes aus einer App begonnen
accounts-event-codes-ended = Codes aus einer App beendet

# Codes, die die Zeitung verlangt.
accounts-code-required = Diese Zeitung verlangt für Ihre Rolle Codes aus einer App. Bitte richten Sie sie hier ein: Bis dahin öffnet sich sonst nichts vom Schreibtisch.
accounts-codes-on = Redaktion, Moderation und Herausgeber brauchen zur Anmeldung Codes aus einer App.
accounts-codes-off = Codes aus einer App sind jedem selbst überlassen.
accounts-people-bare = noch ohne Codes
accounts-title-codes-required = Codes verlangen
accounts-button-codes-required = Codes verlangen
accounts-codes-required-text = Redaktion, Moderation und Herausgeber brauchen dann außer dem Passwort Codes aus einer App. Wer noch keine hat, richtet sie ein, bevor sich sonst etwas vom Schreibtisch öffnet; wer angemeldet ist, sofort, auch Sie. Wer App und aufbewahrte Codes verliert, wendet sich an die Person, die den Rechner betreibt.
accounts-title-codes-optional = Codes nicht mehr verlangen
accounts-button-codes-optional = Codes nicht mehr verlangen
accounts-codes-optional-text = Das Passwort allein öffnet dann die Konten von Redaktion, Moderation und Herausgebern, die ihre Codes beenden oder nie damit begonnen haben.
accounts-event-codes-required = Codes aus einer App für einige Rollen verlangt
accounts-event-codes-optional = Codes aus einer App nicht mehr verlangt
accounts-event-draft-deleted = Entwurf gelöscht
accounts-event-theme-added = Design gebracht
accounts-event-theme-activated = Design aktiviert
accounts-event-theme-removed = Design entfernt
accounts-event-import-begun = Übernahme aus einem anderen System begonnen
accounts-event-import-ended = Übernahme beendet

# Tokens für die eigenen Programme.
accounts-title-tokens = Tokens für Ihre Programme
accounts-tokens-text = Mit einem Token tut ein Programm über die API, was Sie dürfen. Beenden Sie eines, das Sie nicht kennen.
accounts-tokens-none = Sie haben keine Tokens.
accounts-tokens-nothing = Für Ihre Rolle gibt es noch nichts, was Programme dürfen.
accounts-token-created = erzeugt
accounts-token-until = endet
accounts-token-endless = endet nicht von selbst
accounts-token-end = Beenden
accounts-title-token = Token erzeugen
accounts-button-token = Token erzeugen
accounts-token-text = Mit einem Token darf eines Ihrer Programme, was Sie dürfen. Geben Sie ihm nur, was es braucht.
accounts-label-token-name = Name
accounts-hint-token-name = Wofür es ist, für Ihre Liste.
accounts-label-token-scope = Was es darf
accounts-label-token-days = Es endet nach
accounts-token-days =
    { $days ->
        [one] einem Tag
       *[other] { $days } Tagen
    }
accounts-title-token-made = Bewahren Sie dieses Token auf
accounts-token-made-text = Es wird nur jetzt gezeigt. Wer es hat, kann tun, was Sie ihm erlaubt haben: Bewahren Sie es auf wie ein Passwort.
accounts-token-made-use = Das Programm sendet es mit jeder Anfrage:
accounts-token-kept = Ich habe es aufbewahrt
accounts-error-tokens = Für Ihre Rolle gibt es keine Tokens für Programme.
accounts-error-token-name = Bitte geben Sie einen Namen mit höchstens 80 Zeichen an, ohne Zeichen, die die Schreibrichtung ändern.
accounts-error-token-scope = Bitte wählen Sie mindestens eines, und nur, was hier angeboten wird.
accounts-error-token-days = Bitte wählen Sie, wann es endet.
accounts-error-token-many = Sie haben schon fünfzig Tokens. Bitte beenden Sie zuerst eines.
accounts-scope-articles-read = Entwürfe lesen
accounts-scope-articles-write = Entwürfe schreiben und Artikel ändern
accounts-scope-articles-publish = Veröffentlichen und zurücknehmen
accounts-scope-comments-read = Wartende Kommentare lesen
accounts-scope-comments-moderate = Über Kommentare entscheiden
accounts-scope-jobs-read = Anzeigen lesen, die nicht online sind
accounts-scope-jobs-write = Anzeigen schreiben und beenden
accounts-scope-paper-write = Angaben der Zeitung über sich selbst ändern
accounts-scope-stats-read = Lesen, wie oft Artikel gelesen werden

# E-Mails, die auf diesem Rechner bleiben.
accounts-title-sign-out = Mit Ihrem Passkey anmelden
accounts-code-passkey = Sie haben einen Passkey, und diese Zeitung verlangt von Ihrer Rolle einen zweiten Schritt. Melden Sie sich hier ab und mit dem Passkey wieder an.
accounts-title-mails-proof = E-Mails auf diesem Rechner
accounts-button-mails-proof = Weiter
accounts-title-mails = E-Mails auf diesem Rechner
accounts-mails-text = Die neuesten zuerst. Diese Zeitung verschickt keine E-Mails: Sie legt sie in einen Ordner, und von hier aus lässt sich den Links darin folgen.
accounts-mails-kept = E-Mails verlassen diesen Rechner nicht: Sie liegen in einem Ordner.
accounts-mails-none = Es gibt noch keine E-Mail.
accounts-mails-to = An:

# Passkeys.
accounts-title-passkeys = Passkeys
accounts-passkeys-text = Mit einem Passkey melden Sie sich ohne Passwort und ohne Codes an: mit dem Finger, dem Gesicht oder der Sperre Ihres Geräts.
accounts-passkeys-none = Sie haben noch keine Passkeys.
accounts-passkeys-away = Browser erzeugen Passkeys nur für Adressen mit einem Namen und HTTPS. Diese Zeitung ist unter einer anderen erreichbar.
accounts-passkey-created = hinzugefügt
accounts-passkey-used = zuletzt benutzt
accounts-passkey-unused = nie benutzt
accounts-passkey-end = Entfernen
accounts-title-passkey = Passkey hinzufügen
accounts-button-passkey = Passkey erzeugen
accounts-passkey-text = Geben Sie ihm einen Namen, an dem Sie ihn erkennen. Ihr Browser fragt dann, wo er ihn aufbewahren soll.
accounts-passkey-script = Passkeys brauchen einen Browser mit JavaScript. Ohne JavaScript gilt das Passwort.
accounts-passkey-script-alone = Passkeys brauchen einen Browser mit JavaScript.
accounts-passkey-failed = Das ging nicht oder wurde abgebrochen. Bitte versuchen Sie es noch einmal, oder verwenden Sie Ihr Passwort.
accounts-passkey-failed-alone = Das ging nicht oder wurde abgebrochen. Bitte versuchen Sie es noch einmal.
accounts-passkey-sign-in = Mit einem Passkey anmelden
accounts-passkey-prove = Mit einem Passkey bestätigen
accounts-passkey-unnamed = Passkey
accounts-label-passkey-name = Name
accounts-hint-passkey-name = Für Ihre Liste, etwa der Name des Geräts.
accounts-title-passkey-proof = Passkey hinzufügen
accounts-button-passkey-proof = Weiter
accounts-title-passkey-end = Passkey entfernen
accounts-button-passkey-end = Entfernen
accounts-passkey-end-text = { $name } öffnet Ihr Konto dann nicht mehr. Auf Ihrem Gerät bleibt er, bis Sie ihn dort löschen.
accounts-error-passkey = Dieser Passkey öffnet hier kein Konto, oder es sind mehr als fünf Minuten vergangen. Bitte versuchen Sie es noch einmal, oder verwenden Sie Ihr Passwort.
accounts-error-passkey-proof = Dieser Passkey gehört nicht zu Ihrem Konto, oder es sind mehr als fünf Minuten vergangen. Bitte versuchen Sie es noch einmal, oder verwenden Sie Ihr Passwort.
accounts-error-passkey-new = Ihr Browser hat keinen Passkey geschickt, den wir verwenden können, oder es sind mehr als fünf Minuten vergangen. Bitte versuchen Sie es noch einmal.
accounts-error-passkey-many = Sie haben schon zwanzig Passkeys. Bitte entfernen Sie zuerst einen.
accounts-event-passkey-added = Passkey hinzugefügt
accounts-event-passkey-removed = Passkey entfernt
accounts-event-passkey-refused = Passkey abgelehnt, weil er eine Kopie zu sein scheint

# Anmeldung bei einem Anbieter; $label ist, wie man ihn nennt.
accounts-oidc-sign-in = Mit { $label } anmelden
accounts-oidc-away-title = Weiter zu { $label }
accounts-oidc-away-text = Ihr Browser geht von selbst weiter zu { $label }. Wenn nicht, folgen Sie bitte dem Link.
accounts-oidc-away-link = Weiter zu { $label }
accounts-oidc-failed-title = Sie sind nicht angemeldet
accounts-oidc-stopped = { $label } hat Sie nicht angemeldet, oder Sie haben es abgebrochen. Bitte beginnen Sie noch einmal, oder verwenden Sie Ihr Passwort.
accounts-oidc-late = Diese Anmeldung wurde anderswo begonnen, hat länger als zehn Minuten gedauert, wurde schon benutzt, oder die Antwort von { $label } stimmte nicht. Bitte beginnen Sie noch einmal.
accounts-oidc-down = { $label } antwortet im Moment nicht, wie es sollte. Bitte versuchen Sie es später noch einmal, oder verwenden Sie Ihr Passwort.
accounts-oidc-unknown = Hier hat niemand ein Konto, das { $label } für Sie öffnen darf. Bitte verwenden Sie Ihr Passwort, oder fragen Sie jemanden, der diese Zeitung herausgibt.
accounts-oidc-slow = Aus Ihrem Netz kamen zu viele Versuche. Bitte warten Sie eine Viertelstunde, bevor Sie es wieder mit { $label } versuchen, oder verwenden Sie Ihr Passwort.
accounts-title-oidc-link = Ihr Konto ist noch nicht verknüpft
accounts-button-oidc-link = Verknüpfen und anmelden
accounts-oidc-link-text = { $label } kennt Sie als { $email }. Bitte geben Sie einmal das Passwort Ihres Kontos bei uns ein. Danach öffnet { $label } es.
accounts-oidc-linked = Verknüpft mit { $label }
accounts-title-oidc-end = Verknüpfung beenden
accounts-button-oidc-end = Beenden
accounts-oidc-end-text = { $label } öffnet Ihr Konto. Nach dem Ende der Verknüpfung öffnet es Ihr Passwort, und Sie sind überall sonst abgemeldet.
accounts-event-sign-in-linked = Konto mit einem Anbieter verknüpft
accounts-event-sign-in-unlinked = Verknüpfung mit einem Anbieter beendet

# Jemand weist sich noch einmal aus; $label ist der Name des Anbieters.
accounts-title-confirm = Bestätigen, dass Sie es sind
accounts-button-confirm = Bestätigen
accounts-confirm-text = Was jetzt folgt, kann viel ändern; darum muss sicher sein, dass Sie es sind. Danach werden Sie zehn Minuten lang nicht mehr gefragt.
accounts-confirm-none = Es gibt nichts, womit Sie es bestätigen könnten: Ihr Konto hat kein Passwort, keinen Passkey und keinen Anbieter, den diese Zeitung noch verwendet. Bitte legen Sie ein Passwort fest: Wir schicken Ihnen einen Link. Melden Sie sich dann damit an.
accounts-confirm-reset = Passwort festlegen
accounts-confirm-back = Zurück, wo Sie waren
accounts-oidc-confirm = Mit { $label } bestätigen
accounts-confirm-stopped = { $label } hat nicht bestätigt, dass Sie es sind, oder Sie haben es abgebrochen. Bitte beginnen Sie noch einmal, oder wählen Sie einen anderen Weg.
accounts-confirm-late = Dies wurde anderswo begonnen, hat länger als zehn Minuten gedauert, wurde schon benutzt, oder die Antwort von { $label } stimmte nicht. Bitte beginnen Sie noch einmal.
accounts-confirm-down = { $label } antwortet im Moment nicht, wie es sollte. Bitte versuchen Sie es später noch einmal, oder wählen Sie einen anderen Weg.
accounts-confirm-other = Wer sich bei { $label } angemeldet hat, ist nicht die Person, der dieses Konto gehört. Bitte melden Sie sich dort selbst an, oder wählen Sie einen anderen Weg.
accounts-confirm-old = { $label } hat keine neue Anmeldung von Ihnen verlangt oder sagt nicht, wann sie war, und kann darum nicht bestätigen, dass Sie es sind. Bitte wählen Sie einen anderen Weg, oder legen Sie ein Passwort fest.

# Was jemand erfährt, der dies nicht darf.
accounts-refused-token = Dieses Token darf { $scope } nicht verwenden.
accounts-refused-role = Ihre Rolle darf { $scope } nicht verwenden.
accounts-refused-unproved = Bitte bestätigen Sie zuerst unter { $address }, dass Sie es sind. Senden Sie dies dann noch einmal.
accounts-refused-foreign = Das Formular kam nicht von einer unserer Seiten. Öffnen Sie unsere Seite und senden Sie es von dort.
accounts-refused-stranger = Das ist für Menschen, die hier arbeiten. Melden Sie sich zuerst an.
