# Die Seiten, die eine Zeitung ihren Lesern von Gesetzes wegen schuldet. Ihre Titel stehen in web.ftl, weil der Fuß jeder Seite sie trägt.
imprint-lead-imprint = Wer diese Zeitung herausgibt und wer für ihren Inhalt einsteht.
imprint-lead-ownership = Wem diese Zeitung gehört und welche öffentlichen Stellen für Werbung in ihr bezahlen.
imprint-lead-privacy = Was wir über Sie aufbewahren, wie lange, und was nicht.
imprint-lead-accessibility = Wie weit alle diese Zeitung benutzen können und wo man eine Hürde meldet.
imprint-lead-corrections = Wie wir Fehler berichtigen und wie Sie uns einen melden.
imprint-lead-contact = Wie Sie die Redaktion erreichen.
imprint-not-filled = Diese Seite ist noch nicht ausgefüllt. Was das Gesetz hier verlangt, fehlt ganz oder zum Teil; wer diese Zeitung betreibt, muss es noch ergänzen.
imprint-changed = Zuletzt geändert:

imprint-publisher = Verlag
imprint-email = E-Mail:
imprint-phone = Telefon:
imprint-representatives = Vertreten durch
imprint-register = Registereintrag
imprint-vat-id = Umsatzsteuer-Identifikationsnummer:
imprint-responsible = Verantwortlich für den Inhalt (§ 18 Absatz 2 MStV)
imprint-whole-paper = die ganze Zeitung

imprint-owners = Eigentümer
imprint-through = über { $name }
imprint-beneficial-owners = Wirtschaftlich Berechtigte
imprint-advertising = Öffentliches Geld für Werbung
imprint-advertising-text = Was Behörden und öffentliche Stellen im Jahr für Werbung bezahlt haben (Europäisches Medienfreiheitsgesetz, Artikel 6).
imprint-year = Jahr
imprint-public = Europäische Union und ihre Staaten
imprint-third-countries = Andere Länder
imprint-machine-readable = Dasselbe für Programme, mit jeder früheren Fassung unter ihrer Nummer:

# Aus den Einstellungen gemacht, mit denen das Programm läuft.
imprint-controller = Verantwortlich für Ihre Daten
imprint-officer = Datenschutzbeauftragte Person:
imprint-reading = Wenn Sie lesen
imprint-reading-text = Zum Lesen brauchen Sie kein Konto. Wir setzen keine Cookies und speichern nichts auf Ihrem Gerät. Alles auf einer Seite kommt von unserer eigenen Adresse: kein Skript, kein Bild, keine Schrift und kein Zähler von anderen. Nur wer sich bei einem Konto anmeldet, bekommt Cookies: eines, das die Anmeldung hält, und auf dem Weg dorthin eines für wenige Minuten, damit niemand anderes an dieser Stelle antworten kann.
imprint-log-none = Wir führen kein Zugriffsprotokoll: Ihre Adresse dient dazu, Ihnen die Seite zu schicken, und wird nicht aufgeschrieben.
imprint-log-lines = Aus technischen Gründen hat unser Protokoll zurzeit eine Zeile für jede Seite: ihre Adresse, die Zeit und die Dauer. Ihre eigene Adresse steht nicht darin.
imprint-proxy = Zwischen Ihnen und unserem Server steht ein anderer. Was er aufbewahrt, bestimmen die, die ihn betreiben.
imprint-counts = Was wir zählen
imprint-counts-text = Wir zählen, wie oft eine Seite in jeder Stunde gelesen wird, und den Namen der Website, von der die Leser kamen. In diesen Zahlen steckt niemand. Nach { $days } Tagen behalten wir nur die Summe jedes Tages.
imprint-counts-readers = Damit wir wissen, wie viele Menschen an einem Tag lesen, bilden wir eine Zahl aus dem Teil Ihrer Adresse, der Ihr Netz benennt, dem Namen Ihres Browsers und einem Geheimnis, das jeden Tag wechselt. Aus solchen Zahlen behalten wir je Artikel nur eine ungefähre Anzahl; keine von ihnen wird aufbewahrt, und wenn das Geheimnis am Ende des Tages verschwindet, kann sie niemand mehr bilden. Am nächsten Tag können wir nicht wissen, dass Sie wiederkamen.
imprint-counts-none = Wir zählen nicht, wie oft eine Seite gelesen wird.
imprint-comments = Wenn Sie kommentieren
imprint-comments-text = Ein Kommentar erscheint unter dem Namen, den Sie angeben. Ihre E-Mail-Adresse ist freiwillig und wird nie gezeigt. Sie liegt beim Kommentar, solange er veröffentlicht ist oder auf die Redaktion wartet. Bei einem Kommentar, den wir abgelehnt oder entfernt haben, wird die Adresse { $days } Tage nach dem Absenden gelöscht; wurde er später entfernt, sofort. Seinen Namen und seine Worte bewahren wir nur für die Redaktion auf, bis Sie uns bitten, sie zu löschen.
imprint-comments-network = Zu jedem Kommentar bewahren wir den Teil Ihrer Adresse auf, der Ihr Netz benennt (die ersten 24 Bit einer IPv4-Adresse, die ersten 64 einer IPv6-Adresse), gegen Fluten und Beleidigungen. Nach { $days } Tagen wird er gelöscht. Die Adresse selbst bewahren wir nicht auf.
imprint-comments-rate =
    { $count ->
        [one] Aus einem Netz nehmen wir { $count } Kommentar in { $seconds } Sekunden an; gezählt wird nur im Arbeitsspeicher.
       *[other] Aus einem Netz nehmen wir { $count } Kommentare in { $seconds } Sekunden an; gezählt wird nur im Arbeitsspeicher.
    }
imprint-comments-form =
    { $hours ->
        [one] Einen Fingerabdruck des gesendeten Formulars bewahren wir { $hours } Stunde auf, damit ein zweimal gesendetes Formular einen Kommentar ergibt.
       *[other] Einen Fingerabdruck des gesendeten Formulars bewahren wir { $hours } Stunden auf, damit ein zweimal gesendetes Formular einen Kommentar ergibt.
    }
imprint-accounts = Wenn Sie ein Konto haben
imprint-accounts-text = Zu einem Konto gehören der Name und die E-Mail-Adresse, mit denen es angelegt wurde, und was damit geschah: wann, aus welchem Netz und mit welchem Browser sich jemand angemeldet hat und was daran geändert wurde. Netze werden nach { $days } Tagen gelöscht.
imprint-accounts-mail = Nachrichten an Konten, etwa eine Einladung oder der Weg zu einem neuen Passwort, gehen über den Mailserver { $host }, der Adresse und Text erfährt.
imprint-accounts-provider = Man kann sich auch über { $host } anmelden; dort erfährt man, dass und wann das geschieht.
imprint-places = Wo es liegt
imprint-database-machine = Artikel, Kommentare und Konten liegen auf der Maschine, die Ihnen diese Seite schickt.
imprint-database-elsewhere = Artikel, Kommentare und Konten liegen auf einem Datenbankserver von uns.
imprint-pictures-machine = Die Bilder auch.
imprint-pictures-elsewhere = Die Bilder liegen in einem Objektspeicher; zu Ihnen kommen sie über unsere eigene Adresse.
imprint-third-parties = An Dritte geben wir nichts davon.
imprint-third-parties-but = Außer dem, was oben steht, geben wir nichts davon an Dritte.
imprint-mining-reserved = Die Nutzung unserer Inhalte für Text und Data Mining behalten wir uns vor (§ 44b UrhG, Artikel 4 der Richtlinie (EU) 2019/790).
imprint-mining-open = Die Nutzung unserer Inhalte für Text und Data Mining behalten wir uns nicht vor.
imprint-rights = Ihre Rechte
imprint-rights-text = Sie können fragen, was wir über Sie aufbewahren, es berichtigen oder löschen lassen, seine Nutzung einschränken lassen, ihr widersprechen und es mitnehmen. Schreiben Sie an die Adresse oben. Für das, was wir als Journalismus veröffentlichen, macht das Gesetz Ausnahmen.
imprint-authority = Sie können sich auch bei der Behörde beschweren:

imprint-access-aim = Diese Zeitung richtet sich nach den Web Content Accessibility Guidelines 2.2, Stufe AA.
imprint-access-keyboard = Jede Seite lässt sich allein mit der Tastatur bedienen, und der Fokus ist immer zu sehen.
imprint-access-script = Jede Seite funktioniert ohne Skripte und mit einem Screenreader.
imprint-access-size = Die Schrift lässt sich verdoppeln, auch auf schmalen Bildschirmen; helle und dunkle Farben haben genug Kontrast.
imprint-access-pictures = Bilder sind beschrieben, und Überschriften, Listen und Formulare sind als solche gekennzeichnet.
imprint-access-limits = Was noch nicht barrierefrei ist
imprint-access-checked = Wann es geprüft wurde
imprint-access-report = Eine Hürde melden
imprint-access-report-text = Sagen Sie uns, was Sie nicht lesen oder benutzen konnten. Wir antworten und schicken Ihnen das Gewünschte in anderer Form.

imprint-corrections-shown = So sieht eine Korrektur aus
imprint-corrections-shown-text = Eine Korrektur steht unter dem Artikel, den sie berichtigt, mit ihrem Datum, und sagt, was falsch war und was richtig ist. Sie wird nicht entfernt.
imprint-corrections-report = Melden Sie uns einen Fehler:

# Warum Angaben abgelehnt werden.
imprint-refused-entries = Höchstens { $max } Einträge haben Platz.
imprint-refused-lines = Höchstens { $max } Zeilen haben Platz.
imprint-refused-text = Höchstens { $max } Zeichen haben Platz.
imprint-refused-empty = Der Text ist leer.
imprint-refused-long = Der Text hat { $got } Zeichen; erlaubt sind höchstens { $max }.
imprint-refused-invisible = Zeile { $line } enthält das unsichtbare Steuerzeichen { $character }. Bitte entfernen Sie es.
imprint-refused-control = Es enthält Steuerzeichen, die niemand lesen kann.
imprint-refused-email = Das ist keine E-Mail-Adresse.
imprint-refused-who = Sagen Sie, wer es ist.
imprint-refused-section = Ein Ressort mit der Adresse „{ $slug }“ gibt es nicht.
imprint-refused-year = Schreiben Sie ein Jahr, etwa 2025.
imprint-refused-amount = Beträge sind Cents und nicht kleiner als null.
imprint-refused-currency = Schreiben Sie den Code nach ISO 4217, etwa EUR.
imprint-refused-stale = Die Angaben sind in Fassung { $revision }. Lesen Sie sie noch einmal, bevor Sie sie ändern.
imprint-refused-raced = Jemand anderes hat die Angaben im selben Augenblick geändert.
