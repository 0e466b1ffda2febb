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
