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
