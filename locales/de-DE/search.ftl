# Die Seite, die findet, was in der Zeitung steht.
search-title = Suche
search-title-words = { $words } · { $title }
search-words = Gesuchte Wörter
search-button = Suchen
search-narrow = Suche eingrenzen
search-section = Ressort
search-section-all = Alle Ressorts
search-author = Autorin oder Autor
search-speaker = Zitierte Person
search-from = Von
search-to = Bis
search-comments = Auch in Kommentaren suchen
search-hint = Setzen Sie eine Wortfolge in Anführungszeichen. Ein Minus vor einem Wort schließt aus, was es enthält.
search-count =
    { $count ->
        [0] Nichts gefunden
        [one] { $count } Treffer
       *[other] { $count } Treffer
    }
search-more-than = Mehr als { $count } Treffer
search-meant = Meinten Sie
search-question = ?
search-kind-comment = Kommentar
search-nothing = Nichts in der Zeitung enthält alle diese Wörter. Versuchen Sie es mit weniger oder anderen Wörtern, oder lassen Sie einen Filter weg.
search-next = Weitere Treffer
search-problem = In der Suche stimmt etwas nicht
search-error-title = Fehler: { $title }
search-error-date = Geben Sie den Tag als Jahr, Monat und Tag an, zum Beispiel 2025-01-14.
search-error-range = Der letzte Tag liegt vor dem ersten. Tauschen Sie die beiden, oder lassen Sie einen weg.
search-error-section = Dieses Ressort gibt es nicht. Wählen Sie eines aus der Liste.
search-error-limit = Fragen Sie nach 1 bis 100 Treffern auf einmal.
