# Das Gespräch unter einem Artikel.
comments-count =
    { $count ->
        [0] Noch keine Kommentare
        [one] { $count } Kommentar
       *[other] { $count } Kommentare
    }
comments-conversation = Diskussion
comments-conversation-title = Kommentare zu „{ $headline }“
comments-to-story = Zurück zum Artikel
comments-none = Das erste Wort gehört Ihnen.
comments-more = Weitere Kommentare
comments-all =
    { $count ->
        [one] Den Kommentar ansehen
       *[other] Alle { $count } Kommentare ansehen
    }
comments-more-replies =
    { $count ->
        [one] { $count } weitere Antwort zeigen
       *[other] { $count } weitere Antworten zeigen
    }
comments-sort-newest = Neueste zuerst
comments-sort-oldest = Älteste zuerst

# Ein einzelner Kommentar.
comments-staff = Redaktion
comments-edited = bearbeitet
comments-reply = Antworten
comments-reply-to = an { $name }
comments-answers = Antwort an { $name }
comments-removed = Dieser Kommentar wurde von der Redaktion entfernt.
comments-deleted = Dieser Kommentar wurde von der Person gelöscht, die ihn geschrieben hat.
comments-one-title = Kommentar von { $name }
comments-one-gone = Ein Kommentar, den es nicht mehr gibt
comments-about = Zum Artikel
comments-before = Worauf er antwortet
comments-this = Der Kommentar
comments-this-and-replies = Der Kommentar und die Antworten darauf

# Das Formular.
comments-your-comment = Ihr Kommentar
comments-your-reply = Ihre Antwort
comments-placeholder = Kommentar schreiben …
comments-name = Name
comments-email = E-Mail (freiwillig, wird nie gezeigt)
comments-post = Kommentar absenden
comments-cancel = Abbrechen
comments-policy-open = Bleiben Sie fair und beim Thema.
comments-policy-held = Bleiben Sie fair und beim Thema. Die Redaktion liest jeden Kommentar, bevor er erscheint.
comments-closed = Diese Diskussion ist geschlossen. Nachlesen können Sie sie weiterhin.

# Was aus einem Kommentar geworden ist.
comments-held = Vielen Dank. Ihr Kommentar ist angekommen und erscheint, sobald die Redaktion ihn gelesen hat.
comments-published = Vielen Dank. Ihr Kommentar ist veröffentlicht.

# Was mit einem Kommentar nicht stimmen kann: Jeder Satz sagt, was zu tun ist.
comments-problem = Da stimmt etwas nicht
comments-error-title = Fehler: { $title }
comments-error-prefix = Fehler:
comments-error-empty = Ihr Kommentar ist leer. Bitte schreiben Sie etwas, bevor Sie ihn absenden.
comments-error-long = Ihr Kommentar hat { $got } Zeichen, mehr als { $max } können wir nicht annehmen. Bitte kürzen Sie ihn; Ihr Text steht noch hier.
comments-error-fast = Das ging sehr schnell. Bitte lesen Sie Ihren Kommentar noch einmal durch und senden Sie ihn wieder ab; Ihr Text steht noch hier.
comments-error-many =
    { $seconds ->
        [one] Sie haben in kurzer Zeit mehrere Kommentare geschrieben. Bitte warten Sie eine Sekunde und senden Sie dann noch einmal ab; Ihr Text steht noch hier.
       *[other] Sie haben in kurzer Zeit mehrere Kommentare geschrieben. Bitte warten Sie { $seconds } Sekunden und senden Sie dann noch einmal ab; Ihr Text steht noch hier.
    }
comments-error-closed = Diese Diskussion ist inzwischen geschlossen, Ihr Kommentar konnte nicht mehr erscheinen. Ihr Text steht noch hier, falls Sie ihn kopieren möchten.
comments-error-parent-gone = Der Kommentar, auf den Sie antworten, wurde entfernt. Sie können Ihren Text kopieren und als eigenen Kommentar absenden.
comments-error-name-missing = Bitte geben Sie einen Namen an. Er steht über Ihrem Kommentar und muss nicht Ihr voller Name sein.
comments-error-name-long = Ihr Name ist zu lang. Bitte verwenden Sie höchstens { $max } Zeichen.
comments-error-email = Diese E-Mail-Adresse sieht unvollständig aus. Bitte schreiben Sie sie wie name@example.org, oder lassen Sie das Feld leer.
comments-error-control = Zeile { $line } enthält Zeichen, die sich nicht darstellen lassen. Bitte löschen Sie sie, oder tippen Sie die Zeile neu.
comments-error-token = Das Formular war zu lange offen oder kam nicht von unserer Seite, deshalb ist nichts erschienen. Ihr Text steht noch hier: Bitte senden Sie ihn noch einmal ab.

# Was ein Programm erfährt.
comments-refused-closed = Die Diskussion unter diesem Artikel ist geschlossen.
comments-refused-parent = Unter diesem Artikel gibt es keinen solchen Kommentar, auf den man antworten könnte.
comments-refused-key = Dieser Schlüssel wurde für einen anderen Kommentar verwendet. Senden Sie einen neuen Kommentar mit einem neuen Schlüssel.
comments-refused-status = Geben Sie visible, rejected oder removed an.
comments-refused-reason = Eine Begründung hat höchstens 500 Zeichen und kein NUL.
comments-refused-forgotten = Dieser Kommentar wurde gelöscht: Es sind keine Worte mehr da, die sich zeigen ließen.
