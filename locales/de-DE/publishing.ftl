# Artikel, Ressorts und die Titelseite.
publishing-by = Von
publishing-and = und
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
