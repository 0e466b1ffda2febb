# Artikel, Ressorts und die Titelseite.
publishing-by = Von
publishing-updated = Aktualisiert
publishing-changes =
    { $count ->
        [one] { $count } Änderung
       *[other] { $count } Änderungen
    }
publishing-minutes = { $count } Min. Lesezeit
publishing-corrections = Korrekturen und Aktualisierungen
publishing-correction = Korrektur
publishing-clarification = Klarstellung
publishing-update = Aktualisierung
publishing-latest = Neueste Meldungen
publishing-older = Ältere Artikel
publishing-empty = Der erste Artikel wird noch geschrieben. Schauen Sie bald wieder vorbei.
publishing-section-empty = Hier ist noch nichts erschienen.
publishing-more = Weitere
publishing-topics = Themen
publishing-topics-about = Was diese Zeitung verfolgt, über die Ressorts hinweg.
publishing-authors = Wer hier schreibt
publishing-authors-about = Die Namen über unseren Artikeln, und wie Sie sie erreichen.
publishing-author-stories = Artikel
publishing-related = Mehr zum Thema
publishing-turn = Artikel vor und nach diesem im Ressort { $section }
publishing-before = Davor im Ressort { $section }
publishing-after = Danach im Ressort { $section }
publishing-archive = Archiv
publishing-archive-about = Alles, was in dieser Zeitung erschienen ist, Monat für Monat.
publishing-months = Andere Monate
publishing-month-before = Davor
publishing-month-after = Danach
publishing-month-name =
    { $month ->
        [1] Januar
        [2] Februar
        [3] März
        [4] April
        [5] Mai
        [6] Juni
        [7] Juli
        [8] August
        [9] September
        [10] Oktober
        [11] November
       *[12] Dezember
    }
publishing-month = { publishing-month-name } { $year }
publishing-corrections-about = Was falsch war und was richtig ist, das Neueste zuerst. Jede Korrektur steht auch unter ihrem Artikel.
publishing-corrections-empty = Bisher war nichts zu korrigieren.
publishing-corrections-older = Ältere Korrekturen
publishing-preview = Vorschau von Fassung { $revision }: Leserinnen und Leser sehen diese Seite noch nicht.
publishing-preview-waiting =
    { $count ->
        [one] Ein gesetzter Artikel ist nicht veröffentlicht; an seiner Stelle steht ein anderer.
       *[other] { $count } gesetzte Artikel sind nicht veröffentlicht; an ihrer Stelle stehen andere.
    }

# Feeds that hold an excerpt.
publishing-read-on = Den ganzen Artikel lesen

# Corrections of all kinds.
publishing-typo = Tippfehler berichtigt
publishing-retraction = Widerruf
publishing-retracted-headline = Zurückgezogen: { $headline }
publishing-retracted-notice = Wir haben diesen Artikel zurückgezogen. Er bleibt hier stehen, damit Sie sehen, was wir geschrieben haben.

# Was von einem Artikel bleibt.
publishing-gone = Diesen Artikel gibt es nicht mehr
publishing-gone-since = Entfernt am

# Die veröffentlichten Fassungen eines Artikels.
publishing-history = Änderungen an diesem Artikel
publishing-history-of = Änderungen: { $headline }
publishing-history-about = Alle veröffentlichten Fassungen und was sich von einer zur nächsten geändert hat.
publishing-history-older = Ältere Fassungen
publishing-history-turn = Fassungen vor und nach dieser
publishing-version = Fassung { $number }
publishing-version-of = Fassung { $number }: { $headline }
publishing-version-first = So ist der Artikel zuerst erschienen
publishing-version-unknown = Was sich geändert hat, ist nicht erhalten
publishing-version-before = Davor
publishing-version-after = Danach
publishing-version-words =
    { $count ->
        [one] { $count } Wort
       *[other] { $count } Wörter
    }
publishing-version-changed = { $added ->
        [one] { $added } Wort hinzugefügt
       *[other] { $added } Wörter hinzugefügt
    }, { $removed ->
        [one] { $removed } gestrichen
       *[other] { $removed } gestrichen
    }
publishing-diff-against = Verglichen mit
publishing-diff-legend-added = Unterstrichenes kam hinzu.
publishing-diff-legend-removed = Durchgestrichenes fiel weg.
publishing-diff-added = Hinzugefügt:
publishing-diff-removed = Gestrichen:
publishing-diff-was = Dieser Absatz war vorher anders gesetzt.
publishing-field-kicker = Dachzeile
publishing-field-headline = Überschrift
publishing-field-standfirst = Vorspann
publishing-field-bylines = Von
publishing-field-dateline = Ort
publishing-field-media = Bilddatei
publishing-field-alt = Bildbeschreibung
publishing-field-caption = Bildunterschrift
publishing-field-credit = Bildnachweis
publishing-part-note = Anmerkung
publishing-part-link = Führt zu
publishing-part-attribution = Zitiert
publishing-part-speaker = Gesagt von
publishing-part-role = Funktion
publishing-part-when = Wann
publishing-part-place = Wo
publishing-part-source = Quelle
publishing-part-source_url = Adresse der Quelle
publishing-part-media = Bilddatei
publishing-part-alt = Bildbeschreibung
publishing-part-caption = Bildunterschrift
publishing-part-credit = Bildnachweis
publishing-part-url = Adresse

# Liveberichte. An die Stelle von $shown setzt ein Skript die Zahl.
publishing-live = Livebericht
publishing-live-active = Live
publishing-live-paused = Pause
publishing-live-ended = Beendet
publishing-live-last = Letzter Eintrag
publishing-live-empty = Der erste Eintrag folgt.
publishing-live-events = Das Wichtigste
publishing-live-key = Wichtig
publishing-live-pinned = Angeheftet
publishing-live-removed = Dieser Eintrag wurde entfernt: { $reason }
publishing-live-reload = Neu laden und neue Einträge sehen
publishing-live-newest = Zu den neuesten Einträgen
publishing-live-older = Ältere Einträge
publishing-live-new =
    { $count ->
        [one] { $shown } neuer Eintrag
       *[other] { $shown } neue Einträge
    }
publishing-live-this = Dieser Eintrag
publishing-live-then = Was danach kam
publishing-live-before = Was davor war
publishing-live-all = Der ganze Livebericht

# Der Schreibtisch der Liveberichte.
publishing-desk-live-title = Livebericht
publishing-desk-live-unseen = Leserinnen und Leser sehen diesen Artikel noch nicht. Die Einträge erscheinen mit ihm.
publishing-desk-live-shut = Es kann nichts eingetragen werden: Der Livebericht ist nicht offen. Die Redaktionsleitung öffnet ihn.
publishing-desk-live-problem = Bitte zuerst verbessern
publishing-desk-live-error-stale = Diese Seite war zu lange offen. Ihre Worte stehen noch da: Schicken Sie sie noch einmal ab.
publishing-desk-live-error-posted = Dieses Formular wurde schon mit anderen Worten gesendet. Was Sie hier sehen, ist noch nicht veröffentlicht: Senden Sie es noch einmal, dann wird es ein eigener Eintrag.
publishing-desk-live-error-closed = Der Livebericht ist nicht offen. Ihre Worte stehen noch da; die Redaktionsleitung kann ihn öffnen.
publishing-desk-live-error-behind = Jemand hat diesen Eintrag inzwischen geändert: Seine Worte stehen über Ihren. Schicken Sie Ihre noch einmal ab, um sie an deren Stelle zu setzen.
publishing-desk-live-label-body = Was geschieht gerade?
publishing-desk-live-label-title = Überschrift (freiwillig)
publishing-desk-live-label-correction = Was Leserinnen und Leser über die Änderung erfahren (freiwillig)
publishing-desk-live-label-reason = Begründung für Leserinnen und Leser (freiwillig)
publishing-desk-live-pin = Anheften
publishing-desk-live-unpin = Ablösen
publishing-desk-live-post = Eintragen
publishing-desk-live-edit = Ändern
publishing-desk-live-gone = Entfernt, mit einer Zeile für die Leser.
publishing-desk-live-entries = Einträge
publishing-desk-live-to-active = Livebericht öffnen
publishing-desk-live-to-paused = Pause machen
publishing-desk-live-to-ended = Beenden
publishing-desk-entry-title = Eintrag ändern
publishing-desk-entry-shown = So sehen ihn die Leser
publishing-desk-entry-current = So steht er da
publishing-desk-entry-save = Speichern
publishing-desk-entry-removal = Diesen Eintrag entfernen
publishing-desk-entry-removal-text = Mit einer Begründung steht dort, wo der Eintrag war, eine Zeile darüber. Ohne bleibt nichts von ihm.
publishing-desk-entry-remove = Entfernen
