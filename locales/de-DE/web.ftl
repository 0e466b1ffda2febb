# Der Rahmen jeder Seite.
web-skip-main = Zum Inhalt springen
web-skip-story = Zum Artikel springen
web-skip-job = Zur Stelle springen
web-skip-sections = Zu den Ressorts springen
web-skip-comments = Zu den Kommentaren springen
web-sections = Ressorts
web-jobs = Stellen
web-search = Suche
web-feed = Feed
web-topics = Themen
web-authors = Wer hier schreibt
web-archive = Archiv
web-corrections = Korrekturen
web-top = Nach oben
web-lite-version = Einfache Ansicht
web-full-version = Volle Ansicht
web-picture = Bild:
web-to-front = Zur Titelseite
web-chart-table = Dasselbe in Zahlen
web-duties = Über diese Zeitung
web-page-imprint = Impressum
web-page-ownership = Wem wir gehören
web-page-privacy = Datenschutz
web-page-accessibility = Barrierefreiheit
web-page-corrections = Umgang mit Fehlern
web-page-contact = Kontakt

# Zwischen den Gliedern einer Aufzählung: den ersten, den einzigen zweien, vor dem letzten.
web-list-between = { ", " }
web-list-pair = { " und " }
web-list-last = { " und " }

# Seiten für den Fall, dass etwas schiefging. $status ist ein HTTP-Statuscode.
web-error-status = Fehler { $status }
web-error-reference = Kennung:
web-error-not-found-title = Wir finden diese Seite nicht
web-error-not-found-text = Vielleicht ist die Adresse vertippt, vielleicht ist die Seite umgezogen. Bitte prüfen Sie die Adresse, oder beginnen Sie auf der Titelseite.
web-error-gone-title = Diese Seite gibt es nicht mehr
web-error-gone-text = Sie stand einmal hier, und die Redaktion hat sie zurückgezogen. Unter dieser Adresse kommt sie nicht wieder.
web-error-forbidden-title = Diese Seite ist für Sie nicht freigegeben
web-error-forbidden-text = Ihr Konto hat nicht das nötige Recht. Wenn Sie meinen, dass es so sein sollte, fragen Sie bitte die Person, die diese Zeitung betreibt.
web-error-stale-title = Dieses Formular war zu lange offen
web-error-stale-text = Es wurde vor langer Zeit geladen, oder Sie haben sich inzwischen neu angemeldet. Deshalb wurde nichts geändert. Bitte senden Sie es noch einmal; wenn es hier nicht steht, gehen Sie zurück und laden Sie seine Seite neu.
web-error-invalid-title = Damit konnten wir nichts anfangen
web-error-invalid-text = Ein Teil fehlte oder hatte nicht die erwartete Form, deshalb wurde nichts geändert. Bitte gehen Sie zurück, prüfen Sie Ihre Angaben und senden Sie sie noch einmal.
web-error-conflict-title = Jemand war schneller
web-error-conflict-text = Der Text wurde geändert, während Sie daran arbeiteten. Wir haben nichts überschrieben. Bitte gehen Sie zurück, kopieren Sie Ihre Worte zur Sicherheit, laden Sie die Seite neu und sehen Sie nach, was sich geändert hat.
web-error-too-large-title = Das war mehr, als wir annehmen können
web-error-too-large-text = Was Sie gesendet haben, ist größer als hier erlaubt (höchstens { $megabytes } MB), deshalb wurde nichts gespeichert. Bitte kürzen oder verkleinern Sie es und senden Sie es noch einmal.
web-error-too-many-title = Bitte etwas langsamer
web-error-too-many-text =
    { $seconds ->
        [one] Es kamen zu viele Anfragen in kurzer Zeit. Bitte warten Sie eine Sekunde und versuchen Sie es noch einmal.
       *[other] Es kamen zu viele Anfragen in kurzer Zeit. Bitte warten Sie { $seconds } Sekunden und versuchen Sie es noch einmal.
    }
web-error-unavailable-title = Wir sind gleich wieder da
web-error-unavailable-text = Die Zeitung kann gerade nicht antworten. Bitte versuchen Sie es in einer Minute noch einmal. Falls Sie etwas gesendet haben, sehen Sie bitte nach, ob es angekommen ist, bevor Sie es wieder senden.
web-error-internal-title = Bei uns ist etwas kaputtgegangen
web-error-internal-text = An Ihnen lag es nicht. Bitte versuchen Sie es in einer Minute noch einmal. Wenn es wieder geschieht, schreiben Sie uns und nennen Sie die Kennung, die unten steht: Mit ihr finden wir die Ursache.
web-error-timeout-title = Das hat zu lange gedauert
web-error-timeout-text = Wir haben aufgehört zu warten. Bitte versuchen Sie es noch einmal. Falls Sie etwas gesendet haben, sehen Sie bitte nach, ob es angekommen ist, bevor Sie es wieder senden.
web-error-method-title = So lässt sich diese Seite nicht benutzen
web-error-method-text = Die Seite gibt es, aber sie nimmt diese Art von Anfrage nicht an. Bitte öffnen Sie sie über einen gewöhnlichen Link, oder benutzen Sie das Formular auf der Seite.
web-error-media-type-title = Dieses Format können wir nicht lesen
web-error-media-type-text = Was Sie gesendet haben, hat ein Format, das wir hier nicht annehmen, deshalb wurde nichts gespeichert. Bitte senden Sie es in einem anderen Format.
web-error-sign-in-title = Bitte melden Sie sich zuerst an
web-error-sign-in-text = Für diese Seite müssen wir wissen, wer Sie sind. Melden Sie sich an, dann geht es hier weiter.

# Was jemand in ein Formular geschrieben hat, das nicht angenommen werden konnte.
web-kept-title = Ihre Worte
web-kept-again = Nichts von dem, was Sie geschrieben haben, ist verloren: Hier steht es. Senden Sie es gleich noch einmal, oder kopieren Sie es.
web-kept-sign-in = Nichts von dem, was Sie geschrieben haben, ist verloren: Hier steht es. Sie wurden inzwischen abgemeldet. Melden Sie sich an – das öffnet sich neben dieser Seite –, kommen Sie hierher zurück und senden Sie es noch einmal.
web-kept-copy = Nichts von dem, was Sie geschrieben haben, ist verloren: Hier steht es, zum Kopieren.
web-kept-button-again = Noch einmal senden
web-kept-button-sign-in = Anmelden

# Was ein Programm neben dem Status erfährt, und wer davorsitzt.
web-detail-sign-in = Senden Sie ein gültiges Token: Authorization: Bearer …
web-detail-invalid = Einige Felder sind zu berichtigen; siehe problems.
web-detail-timeout = Der Inhalt der Anfrage kam zu langsam an.
web-detail-too-large = Der Inhalt der Anfrage darf höchstens { $limit } Bytes haben.
web-detail-media-type = Der Inhalt der Anfrage muss vom Typ { $wanted } sein.
web-detail-too-many =
    { $seconds ->
        [one] Versuchen Sie es in einer Sekunde noch einmal.
       *[other] Versuchen Sie es in { $seconds } Sekunden noch einmal.
    }
web-detail-unavailable = Es wurde nichts gespeichert. Versuchen Sie es gleich noch einmal.
web-detail-unsure = Es ist nicht bekannt, ob dies gespeichert wurde. Sehen Sie nach, bevor Sie es noch einmal senden.
web-refused-foreign = Das Formular wurde von einer fremden Website gesendet. Öffnen Sie unsere Seite und senden Sie es von dort.
