# Die Seiten der Redaktion: Texte, ihr Weg zu den Lesern, der Kalender.
newsroom-title-stories = Texte
newsroom-title-new = Neuer Text
newsroom-title-revisions = Gespeicherte Fassungen
newsroom-title-compare = Was sich geändert hat
newsroom-title-publish = Veröffentlichen
newsroom-title-review = Bevor er erscheint
newsroom-title-unpublish = Zurückziehen
newsroom-title-deletion = Entwurf löschen
newsroom-title-address = Adresse ändern
newsroom-title-takedown = Endgültig entfernen
newsroom-title-link = Link zur Vorschau
newsroom-title-calendar = Kalender
newsroom-title-sections = Ressorts
newsroom-untitled = Text ohne Titel

newsroom-states = Wie weit sie sind
newsroom-state-work = In Arbeit
newsroom-state-idea = Idee
newsroom-state-draft = Entwurf
newsroom-state-submitted = Eingereicht
newsroom-state-changes-requested = Zu überarbeiten
newsroom-state-approved = Freigegeben
newsroom-state-scheduled = Terminiert
newsroom-state-published = Veröffentlicht
newsroom-state-unpublished = Zurückgezogen
newsroom-ahead = Änderungen sind noch nicht erschienen
newsroom-planned-for = geplant für
newsroom-last-saved = gespeichert
newsroom-open-by = Geöffnet bei:

newsroom-narrow = Texte finden
newsroom-label-words = Wörter der Überschrift
newsroom-label-section = Ressort
newsroom-label-day = Tag
newsroom-all-sections = Alle Ressorts
newsroom-mine = Nur meine
newsroom-button-narrow = Suchen
newsroom-button-all = Alle zeigen
newsroom-none = So einen Text gibt es nicht.
newsroom-more = Weitere

newsroom-label-working-title = Überschrift
newsroom-hint-working-title = Sie lässt sich jederzeit ändern und darf vorerst leer bleiben.
newsroom-begins-as = Er beginnt als
newsroom-begins-draft = Entwurf, der jetzt geschrieben wird
newsroom-begins-idea = Idee für später
newsroom-label-owner = Verantwortlich
newsroom-owner-me = Ich
newsroom-button-begin = Anfangen
newsroom-cancel = Abbrechen
newsroom-back = Zurück

newsroom-story-pages = Dieser Text
newsroom-tab-write = Schreiben
newsroom-tab-preview = Vorschau
newsroom-tab-revisions = Fassungen
newsroom-tab-publish = Veröffentlichen
newsroom-as-readers = So sehen ihn die Leser
newsroom-label-kicker = Dachzeile
newsroom-label-headline = Überschrift
newsroom-label-standfirst = Vorspann
newsroom-label-body = Text
newsroom-label-bylines = Geschrieben von
newsroom-label-dateline = Ort
newsroom-label-topics = Themen
newsroom-hint-bylines = Ein Name je Zeile.
newsroom-hint-topics = Der letzte Teil ihrer Adressen, mit Leerzeichen dazwischen.
newsroom-topics-all = Alle Themen
newsroom-lead = Bild über dem Text
newsroom-label-lead-media = Schlüssel des Bildes
newsroom-label-lead-alt = Was es zeigt
newsroom-label-lead-caption = Bildunterschrift
newsroom-label-lead-credit = Bildnachweis
newsroom-hint-lead-media = Aus dem Raum Bilder. Leer für keines.
newsroom-hint-lead-alt = Für alle, die es nicht sehen.
newsroom-hint-body = So schreibt man Überschriften, Links, Zitate und Bilder
newsroom-sign-marks = stark, betont
newsroom-sign-said = Worte von jemandem im Satz
newsroom-button-save = Speichern
newsroom-button-save-mine = Meine Fassung speichern
newsroom-save-draft = Durch Speichern wird nichts veröffentlicht.
newsroom-save-published = Leser sehen weiter, was veröffentlicht ist.
newsroom-saved = Gespeichert { $time }
newsroom-read-only = Sie können diesen Text lesen, aber nicht ändern.
newsroom-held = { $name } schreibt gerade hier. Was Sie speichern, käme sich in die Quere.
newsroom-held-sent = Was Sie geschrieben haben, ist noch nicht gespeichert. Es steht unten im Formular: Übernehmen und speichern Sie es, oder speichern Sie in einer Minute noch einmal.
newsroom-button-take-over = Übernehmen
newsroom-button-take-over-save = Übernehmen und speichern
newsroom-conflict-title = { $name } hat inzwischen gespeichert
newsroom-conflict-text = Nichts ist verloren: Ihr Text steht unten im Formular, der andere hier daneben. Übernehmen Sie in Ihren, was bleiben soll, und speichern Sie noch einmal.
newsroom-conflict-fields = Das haben Sie beide geändert. Ihr nächstes Speichern überschreibt, was hier steht:
newsroom-conflict-nothing = nichts
newsroom-conflict-legend = Durchgestrichen: nur im anderen Text. Unterstrichen: nur in Ihrem.

newsroom-block-paragraph = Absatz
newsroom-block-heading = Zwischenüberschrift
newsroom-block-quotation = Zitat
newsroom-block-pull-quote = Herausgestelltes Zitat
newsroom-block-list = Liste
newsroom-block-figure = Bild
newsroom-block-gallery = Bilderreihe
newsroom-block-embed = Eingebettete Seite
newsroom-block-link-card = Linkkarte
newsroom-block-table = Tabelle
newsroom-block-divider = Trenner
newsroom-block-correction = Korrektur
newsroom-block-quarantine = Importierter Code
newsroom-part-note = Fußnote
newsroom-part-link = Link
newsroom-part-attribution = Zuschreibung
newsroom-part-speaker = Wer es sagt
newsroom-part-role = Funktion
newsroom-part-when = Wann
newsroom-part-place = Wo
newsroom-part-source = Quelle
newsroom-part-source-url = Adresse der Quelle
newsroom-part-media = Bild
newsroom-part-alt = Was es zeigt
newsroom-part-caption = Bildunterschrift
newsroom-part-credit = Bildnachweis
newsroom-part-url = Adresse
newsroom-diff-added = hinzugefügt:
newsroom-diff-removed = entfernt:
newsroom-diff-end = ;

newsroom-problem = Bitte prüfen Sie dieses Formular
newsroom-error-token = Dieses Formular war zu lange offen, oder Sie haben sich inzwischen neu angemeldet. Bitte senden Sie es noch einmal.
newsroom-error-section = Bitte wählen Sie eines der Ressorts.
newsroom-error-picture = Es gibt kein Bild mit diesem Schlüssel. Bitte kopieren Sie ihn aus dem Raum Bilder.
newsroom-error-note = Bitte schreiben Sie zuerst etwas.
newsroom-error-about = Diese Worte stehen nicht im Text. Bitte kopieren Sie sie so, wie sie dort stehen, oder lassen Sie das Feld leer.
newsroom-error-day = Bitte geben Sie einen Tag an, den es im Kalender gibt.
newsroom-error-moment = Bitte geben Sie Tag und Uhrzeit an.
newsroom-error-past = Diese Zeit ist vorbei. Bitte wählen Sie eine, die noch kommt.
newsroom-error-never = Über diese Zeit wird die Uhr vorgestellt. Bitte wählen Sie eine davor oder danach.
newsroom-error-twice = In dieser Nacht wird die Uhr zurückgestellt, darum gibt es diese Zeit zweimal. Bitte sagen Sie, welche gemeint ist.
newsroom-error-moved = Jemand hat diesen Text inzwischen geändert. So steht er jetzt; bitte entscheiden Sie neu.
newsroom-clash-planned = Jemand hat diesen Text inzwischen für { $when } eingeplant. Soll stattdessen Ihr Tag gelten, senden Sie ihn bitte noch einmal.
newsroom-clash-planned-none = Jemand hat den geplanten Tag inzwischen gestrichen. Soll Ihrer gelten, senden Sie ihn bitte noch einmal.
newsroom-clash-embargo = Jemand hat die Sperrfrist inzwischen auf { $when } gesetzt. Soll stattdessen Ihre Angabe gelten, senden Sie sie bitte noch einmal.
newsroom-clash-embargo-none = Jemand hat die Sperrfrist inzwischen aufgehoben. Soll Ihre gelten, senden Sie sie bitte noch einmal.
newsroom-error-publish = Texte werden von der Redaktionsleitung veröffentlicht und zurückgezogen.
newsroom-error-address = Die Adresse eines erschienenen Textes ändert die Redaktionsleitung.
newsroom-error-sure = Bitte lesen Sie, was verloren geht, und bestätigen Sie es mit einem Häkchen.
newsroom-error-out = Der Text ist schon erschienen. Er kann zurückgezogen werden.
newsroom-fault-address = Zeile { $line }: „{ $what }“ ist keine Adresse. Bitte beginnen Sie mit https://, http://, mailto: oder /.
newsroom-fault-picture = Zeile { $line }: „{ $what }“ ist kein Schlüssel eines Bildes. Bitte schreiben Sie ![was es zeigt](Schlüssel).
newsroom-fault-braces = Zeile { $line }: „{ $what }“ in Klammern bedeutet hier nichts. Bitte prüfen Sie die Schreibweise.
newsroom-fault-gallery = Zeile { $line }: Die Bilderreihe ist nicht geschlossen oder enthält anderes als Bilder. Bitte beenden Sie sie mit :::.
newsroom-fault-weight = Zeile { $line }: Eine Anmerkung oder Quelle steht an zu vielen Wechseln der Auszeichnung. Bitte kürzen Sie sie, oder zeichnen Sie weniger Wörter aus.

newsroom-beside = Zu diesem Text
newsroom-way = Wie weit er ist
newsroom-label-note = Notiz
newsroom-step-submit = Einreichen
newsroom-step-withdraw = Zurück zum Entwurf
newsroom-step-request-changes = Überarbeitung erbitten
newsroom-step-approve = Freigeben
newsroom-approved-before = Fassung { $number } wurde freigegeben; seither gibt es neuere Worte.
newsroom-gone = Leser erfahren:
newsroom-erased = Seine Worte wurden endgültig entfernt. Er kann nicht noch einmal erscheinen.
newsroom-live-start = Livebericht beginnen
newsroom-live-go = Zum Livebericht
newsroom-button-unschedule = Nicht veröffentlichen
newsroom-button-reschedule = Andere Zeit
newsroom-button-update = Änderungen veröffentlichen
newsroom-button-correct = Korrigieren
newsroom-plan = Plan
newsroom-label-planned = Geplant für
newsroom-embargo = Sperrfrist bis
newsroom-label-date = Datum
newsroom-label-time = Uhrzeit
newsroom-shared = Die ganze Redaktion darf ihn lesen und schreiben
newsroom-button-plan = Plan speichern
newsroom-people = Beteiligte
newsroom-owner = verantwortlich
newsroom-writer = schreibt mit
newsroom-nobody = Er gehört niemandem: Die ganze Redaktion darf ihn aufgreifen.
newsroom-label-colleague = Person
newsroom-label-part = Rolle
newsroom-button-give = Hinzufügen
newsroom-button-take = Entfernen
newsroom-said = Verlauf
newsroom-label-say = Etwas dazu sagen
newsroom-hint-say = Mit @ und einem Namen weisen Sie jemanden darauf hin.
newsroom-button-say = Notiz hinzufügen
newsroom-notes = Notizen
newsroom-note-quote = „{ $words }“
newsroom-note-lost = Diese Worte stehen nicht mehr im Text.
newsroom-note-resolved = Erledigt von { $name }
newsroom-notes-resolved = Erledigte Notizen: { $count }
newsroom-label-answer = Ihre Antwort
newsroom-button-answer = Antworten
newsroom-button-resolve = Erledigt
newsroom-button-reopen = Wieder öffnen
newsroom-label-about = Zu diesen Worten
newsroom-hint-about = Wenn Sie mögen: Kopieren Sie sie aus dem Text, höchstens 300 Zeichen.
newsroom-link-text = Zeigt den Text jemandem ohne Konto, etwa einer Anwältin.
newsroom-label-hours = Gültig
newsroom-hours-day = einen Tag
newsroom-hours-week = eine Woche
newsroom-button-link = Link erstellen
newsroom-button-end-links = Alle Links beenden
newsroom-link-made = Kopieren Sie diesen Link: Er wird einmal gezeigt. Wer ihn hat, kann die neuesten Worte dieses Textes lesen.

newsroom-done-step = Erledigt.
newsroom-done-note = Die Notiz ist hinzugefügt.
newsroom-done-resolved = Die Notiz ist erledigt.
newsroom-done-reopened = Die Notiz ist wieder offen.
newsroom-done-plan = Der Plan ist gespeichert.
newsroom-done-people = Erledigt.
newsroom-done-published = Der Text ist veröffentlicht.
newsroom-done-scheduled = Der Text ist terminiert.
newsroom-done-unscheduled = Der Text erscheint nicht mehr von selbst.
newsroom-done-unpublished = Leser sehen den Text nicht mehr.
newsroom-done-previews = Alle Links zur Vorschau sind beendet.
newsroom-done-deleted = Der Entwurf ist gelöscht.
newsroom-done-address = Die Adresse ist geändert.
newsroom-done-takedown = Der Text ist entfernt.

newsroom-event-create = hat ihn begonnen
newsroom-event-submit = hat ihn eingereicht
newsroom-event-withdraw = hat ihn zum Entwurf zurückgenommen
newsroom-event-request-changes = hat um Überarbeitung gebeten
newsroom-event-approve = hat ihn freigegeben
newsroom-event-publish = hat ihn veröffentlicht
newsroom-event-schedule = hat ihn terminiert
newsroom-event-unschedule = hat die Veröffentlichung abgesagt
newsroom-event-unpublish = hat ihn zurückgezogen
newsroom-event-correct = hat ihn korrigiert
newsroom-event-embargo = hat die Sperrfrist geändert
newsroom-event-take-over = hat übernommen von
newsroom-event-give = hat ihn gegeben an
newsroom-event-take = hat ihn genommen von
newsroom-event-note = schrieb
newsroom-event-preview = hat einen Link zur Vorschau erstellt
newsroom-event-previews-ended = hat alle Links zur Vorschau beendet
newsroom-event-legal = hat gesagt, dass er juristisch geprüft ist
newsroom-event-move = hat ihm eine andere Adresse gegeben; er stand unter
newsroom-event-takedown = hat ihn endgültig entfernt
newsroom-event-live = hat den Livebericht geändert
newsroom-event-live-active = hat den Livebericht geöffnet
newsroom-event-live-paused = hat den Livebericht unterbrochen
newsroom-event-live-ended = hat den Livebericht beendet
newsroom-event-entry = hat in den Livebericht geschrieben
newsroom-event-entry-change = hat einen Eintrag im Livebericht geändert
newsroom-event-entry-remove = hat einen Eintrag aus dem Livebericht entfernt
newsroom-event-other = hat etwas anderes getan

newsroom-old = Älter
newsroom-new = Neuer
newsroom-saved-at = Gespeichert
newsroom-saved-by = Von
newsroom-words = Wörter
newsroom-choose-old = Fassung { $number } als ältere
newsroom-choose-new = Fassung { $number } als neuere
newsroom-changes = Änderungen
newsroom-button-compare = Vergleichen
newsroom-revisions-none = Hier hat noch niemand diesen Text gespeichert.
newsroom-cause-auto = von selbst
newsroom-cause-manual = von Hand
newsroom-cause-leave = beim Verlassen
newsroom-cause-restore = zurückgeholt
newsroom-cause-api = durch ein Programm
newsroom-cause-import = Import
newsroom-words-added =
    { $count ->
        [one] Ein Wort hinzugefügt,
       *[other] { $count } Wörter hinzugefügt,
    }
newsroom-words-removed =
    { $count ->
        [one] ein Wort entfernt.
       *[other] { $count } Wörter entfernt.
    }
newsroom-same = Beide lauten gleich.
newsroom-button-restore = Die ältere Fassung zurückholen
newsroom-restore-text = Als neueste Fassung: Nichts geht dadurch verloren.

newsroom-publish-step = Schritt { $number } von 2
newsroom-when = Wann
newsroom-when-now = Sofort
newsroom-when-now-known = Die neuesten Worte, sofort
newsroom-when-later = Später, um
newsroom-zone = Nach der Uhr der Zeitung, zurzeit { $offset }.
newsroom-which = Welche von beiden?
newsroom-which-first = Die erste, { $offset }
newsroom-which-second = Die zweite, { $offset }
newsroom-kind = Was geändert wird
newsroom-kind-typo = Ein Schreibfehler: Leser erfahren nichts
newsroom-kind-update = Aktualisierung: Seither ist etwas geschehen
newsroom-kind-clarification = Klarstellung: Etwas war unklar
newsroom-kind-correction = Korrektur: Etwas war falsch
newsroom-kind-retraction = Rücknahme: Nichts davon stimmt
newsroom-label-told = Was Leser erfahren
newsroom-hint-told = Was falsch war und was richtig ist, in einem Satz.
newsroom-button-review = Durchsehen
newsroom-at-once = Sofort
newsroom-moved = Der Text wurde inzwischen geändert. Bitte sehen Sie ihn noch einmal durch.
newsroom-light-fine = In Ordnung:
newsroom-light-warns = Zu bedenken:
newsroom-light-stops = Noch nicht:
newsroom-fine-words = Überschrift und Text sind da
newsroom-fine-alt = Jedes Bild sagt, was es zeigt
newsroom-fine-credit = Jedes Bild hat seinen Nachweis
newsroom-fine-licence = Jedes Bild darf verwendet werden
newsroom-fine-to-come = Nichts steht noch aus (TK)
newsroom-fine-embargo = Keine Sperrfrist steht entgegen
newsroom-fine-eyes = Ein zweites Augenpaar hat geschaut, oder keines ist verlangt
newsroom-fine-legal = Keine juristische Prüfung steht aus
newsroom-fine-told = Leser erfahren, was sie wissen müssen
newsroom-fine-links = Alle Links führen irgendwohin
newsroom-fine-headline = Die Überschrift ist kurz genug
newsroom-fine-byline = Ein Name steht darüber
newsroom-fine-topics = Ein Thema steht darunter
newsroom-check-words = Überschrift oder Text fehlen
newsroom-check-alt = Ein Bild sagt nicht, was es zeigt
newsroom-check-credit = Ein Bild hat keinen Nachweis
newsroom-check-licence = Ein Bild hat keine Lizenz, oder sie ist abgelaufen
newsroom-check-to-come = Etwas steht noch aus (TK)
newsroom-check-embargo = Die Sperrfrist ist dann noch nicht vorbei
newsroom-check-eyes = Das Ressort verlangt ein zweites Augenpaar: Jemand anderes, als zuletzt geschrieben hat, gibt ihn frei oder veröffentlicht ihn
newsroom-check-legal = Das Ressort verlangt eine juristische Prüfung
newsroom-check-told = Leser kennen den Text: Sagen Sie, welche Art von Änderung es ist und was sie erfahren
newsroom-check-links = Ein Link führt nirgendwohin oder hat keine Worte
newsroom-check-headline = Die Überschrift ist länger als 110 Zeichen: Andere schneiden sie ab
newsroom-check-byline = Kein Name steht darüber
newsroom-check-topics = Kein Thema steht darunter
newsroom-legal = Der Text ist juristisch geprüft
newsroom-held-back = So kann er nicht erscheinen. Beheben Sie, was mit „Noch nicht“ markiert ist, und sehen Sie ihn noch einmal durch.
newsroom-button-mend = Zurück zum Text
newsroom-button-look-again = Noch einmal prüfen
newsroom-button-schedule = Terminieren
newsroom-button-publish = Veröffentlichen
newsroom-unpublish-text = Seine Seite und alles darum verschwinden sofort. Er kann wieder veröffentlicht werden.
newsroom-label-reason = Grund
newsroom-hint-reason = Wird Lesern gezeigt, wo der Text stand. Ohne Grund gibt es diese Seite einfach nicht.
newsroom-button-unpublish = Zurückziehen
newsroom-deletion-text = Alle Fassungen, Notizen und Links zur Vorschau gehen mit ihm, endgültig. Seine Bilder bleiben im Archiv. Niemand kann ihn zurückholen.
newsroom-button-delete = Endgültig löschen
newsroom-deletion-known = Dieser Text ist erschienen und kann nicht gelöscht werden. Die Redaktionsleitung kann ihn zurückziehen oder mit Begründung entfernen.
newsroom-deletion-scheduled = Dieser Text soll noch erscheinen. Nehmen Sie zuerst den Termin zurück.
newsroom-deletion-held = Hier schreibt gerade noch jemand. Löschen Sie den Entwurf danach.
newsroom-deletion-moved = Jemand hat den Entwurf inzwischen geändert. Er wurde nicht gelöscht.
newsroom-address-now = Zurzeit steht er unter
newsroom-address-known = Leser kennen diese Adresse. Sie führt dann zur neuen.
newsroom-address-unknown = Leser haben ihn dort noch nicht gesehen, also bleibt nichts zurück.
newsroom-label-slug-story = Letzter Teil der Adresse
newsroom-hint-slug-story = Kleinbuchstaben, Ziffern und Bindestriche, etwa hafen-oeffnet.
newsroom-button-address = Adresse ändern
newsroom-takedown-text = Wo ein Gericht oder das Gesetz es verlangt: Alle seine Worte werden entfernt, bei den Lesern, in der Suche und hier. Niemand kann sie zurückholen. Nur Sicherungen und Zwischenspeicher anderer haben sie vielleicht noch.
newsroom-takedown-goes = Was verloren geht
newsroom-takedown-revisions =
    { $count ->
        [0] Seine Worte
        [one] Seine Worte, in der einen gespeicherten Fassung
       *[other] Seine Worte, in allen { $count } gespeicherten Fassungen
    }
newsroom-takedown-entries =
    { $count ->
        [one] Ein Eintrag seines Liveberichts
       *[other] { $count } Einträge seines Liveberichts
    }
newsroom-takedown-pictures = Bilder, die sonst nirgends stehen
newsroom-takedown-notes = Notizen dazu und Links zur Vorschau
newsroom-takedown-stays = Was bleibt
newsroom-takedown-address = Die Begründung, für Leser, unter
newsroom-takedown-book = Hier, wer ihn wann und warum entfernt hat
newsroom-hint-takedown = Leser sehen sie dort, wo der Text stand.
newsroom-takedown-headline = Die Überschrift bleibt, über der Begründung
newsroom-takedown-corrections = Auch was Leser über ihn erfuhren, geht verloren
newsroom-takedown-sure = Ich habe gelesen, was verloren geht
newsroom-button-takedown = Endgültig entfernen
newsroom-takedown-gone = Die Worte dieses Textes sind schon entfernt.
newsroom-takedown-unseen = Leser haben diesen Text nie gesehen. Ein Entwurf lässt sich löschen; ist er terminiert, nehmen Sie zuerst den Termin zurück.

newsroom-preview = Vorschau
newsroom-preview-text = Leser sehen das noch nicht.
newsroom-preview-until = Dieser Link gilt bis
newsroom-preview-back = Zurück zum Text
newsroom-preview-phone = Wie auf dem Telefon
newsroom-preview-full = In voller Breite

newsroom-months = Monate
newsroom-month-before = Monat davor
newsroom-month-after = Monat danach
newsroom-calendar-none = In diesem Monat ist nichts geplant.
newsroom-move = Verschieben
newsroom-button-move = Verschieben

newsroom-sections-text = In der Reihenfolge der Navigation. Adressen bleiben, wie sie sind.
newsroom-section-add = Ressort hinzufügen
newsroom-label-title = Name
newsroom-label-slug = Adresse
newsroom-label-position = Platz, ab 0
newsroom-label-description = Beschreibung
newsroom-label-language = Sprache
newsroom-hint-slug = Kleinbuchstaben, Ziffern und Bindestriche, etwa stadt.
newsroom-two-eyes = Texte brauchen ein zweites Augenpaar, bevor sie erscheinen
newsroom-wants-lawyer = Texte brauchen eine juristische Prüfung, bevor sie erscheinen
newsroom-button-add = Hinzufügen
newsroom-language-en-gb = Englisch (britisch)
newsroom-language-en-us = Englisch (amerikanisch)
newsroom-language-de-de = Deutsch
newsroom-language-ar = Arabisch

newsroom-front-waiting = Wartet auf Sie
newsroom-front-nothing = Nichts wartet auf Sie.
newsroom-front-mentions = Sie sind genannt
newsroom-front-returned = Zu Ihnen zurückgekommen
newsroom-front-submitted = Eingereicht
newsroom-front-own = Ihre Texte
newsroom-front-today = Heute in der Zeitung
newsroom-front-today-none = Für heute ist nichts geplant.
newsroom-button-done = Erledigt
newsroom-front-read = Heute am meisten gelesen
newsroom-front-read-none = Heute hat noch niemand etwas gelesen.
newsroom-front-queues = Wartet auf eine Entscheidung
newsroom-front-comments =
    { $count ->
        [0] Kein Kommentar wartet.
        [one] Ein Kommentar wartet.
       *[other] { $count } Kommentare warten.
    }
newsroom-front-adverts =
    { $count ->
        [0] Keine Anzeige wartet.
        [one] Eine Anzeige wartet.
       *[other] { $count } Anzeigen warten.
    }
newsroom-front-oldest = Das Älteste seit
newsroom-front-health = Das Haus
newsroom-front-backup = Letzte Sicherung
newsroom-front-backup-none = Im Ordner der Sicherungen liegt keine.
newsroom-front-tasks =
    { $count ->
        [0] Keine Hintergrundarbeit ist verspätet.
        [one] Eine Hintergrundarbeit ist verspätet.
       *[other] { $count } Hintergrundarbeiten sind verspätet.
    }
newsroom-front-failed =
    { $count ->
        [0] Keine Mail ist gescheitert.
        [one] Eine Mail konnte noch nicht gesendet werden.
       *[other] { $count } Mails konnten noch nicht gesendet werden.
    }
