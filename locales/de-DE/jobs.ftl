# Die Stellenmärkte und der Anzeigenkasten.
jobs-title = Stellen
jobs-ad = Anzeige
jobs-all =
    { $count ->
        [one] Zur einzigen Stelle
       *[other] Alle { $count } Stellen
    }
jobs-count =
    { $count ->
        [0] keine Stellen
        [one] { $count } Stelle
       *[other] { $count } Stellen
    }
jobs-boards = Stellenmärkte
jobs-newest = Neueste Stellen
jobs-older = Ältere Stellen
jobs-others = Weitere Stellen, die passen könnten
jobs-none = Zurzeit ist hier keine Stelle ausgeschrieben. Schauen Sie bald wieder vorbei.

# Eine Stellenanzeige.
jobs-place = Ort
jobs-workplace = Arbeitsort
jobs-employment = Beschäftigung
jobs-pay = Bezahlung
jobs-posted = Veröffentlicht
jobs-ends = Bewerben bis
jobs-reference = Kennziffer
jobs-company = Unternehmen
jobs-site-of = Website von { $company }
jobs-apply = So bewerben Sie sich
jobs-apply-at = Bei { $company } bewerben
jobs-apply-email = Per E-Mail an
jobs-apply-reference = Bitte geben Sie die Kennziffer { $reference } an.

# Eine Anzeige, die abgelaufen ist. $date ist ein Datum im Stil des Hauses.
jobs-ended = Stelle beendet
jobs-ended-expired = Diese Anzeige ist am { $date } abgelaufen. Die Bewerbungsfrist ist vorbei.
jobs-ended-filled = Diese Stelle wurde am { $date } besetzt. Das Unternehmen sucht nicht mehr.
jobs-ended-withdrawn = Das Unternehmen hat diese Anzeige am { $date } zurückgezogen. Eine Bewerbung ist nicht mehr möglich.
jobs-withheld = Anzeige nicht zu sehen
jobs-ended-frozen = Die Zeitung prüft diese Anzeige und zeigt sie so lange nicht.
jobs-ended-removed = Die Zeitung hat diese Anzeige am { $date } entfernt.
jobs-ended-look = Zu den Stellen bei { $board }

# Wörter für die Angaben einer Stelle.
jobs-employment-full-time = Vollzeit
jobs-employment-part-time = Teilzeit
jobs-employment-fixed-term = Befristet
jobs-employment-working-student = Werkstudent (m/w/d)
jobs-employment-mini-job = Minijob
jobs-employment-apprenticeship = Ausbildung
jobs-employment-internship = Praktikum
jobs-employment-freelance = Freie Mitarbeit
jobs-employment-volunteer = Ehrenamt
jobs-employment-per-diem = Tageweise
jobs-employment-other = Sonstiges
jobs-workplace-onsite = Vor Ort
jobs-workplace-hybrid = Teilweise von zu Hause
jobs-workplace-remote = Von zu Hause
jobs-pay-hour = { $amount } in der Stunde
jobs-pay-day = { $amount } am Tag
jobs-pay-week = { $amount } in der Woche
jobs-pay-month = { $amount } im Monat
jobs-pay-year = { $amount } im Jahr

# Warum eine Anzeige oder eine Firma nicht angenommen wird.
jobs-refused-title = Geben Sie die Bezeichnung der Stelle ein.
jobs-refused-title-long = Kürzen Sie den Titel auf { $max } Zeichen.
jobs-refused-body = Beschreiben Sie die Stelle: Aufgaben, Anforderungen, was Sie bieten.
jobs-refused-body-title = Der Text wiederholt nur den Titel; beschreiben Sie die Stelle.
jobs-refused-body-long = Kürzen Sie den Text auf { $max } Zeichen.
jobs-refused-employer = Geben Sie den Namen des Arbeitgebers ein.
jobs-refused-employer-site = Geben Sie die Website des Arbeitgebers vollständig ein, beginnend mit https://.
jobs-refused-employer-logo = Geben Sie die Adresse des Logos vollständig ein, beginnend mit https://.
jobs-refused-places = Geben Sie mindestens einen Arbeitsort ein, oder kennzeichnen Sie die Stelle als ganz von zu Hause.
jobs-refused-places-many = Geben Sie höchstens { $max } Orte ein.
jobs-refused-country = Wählen Sie das Land dieses Ortes.
jobs-refused-country-code = „{ $given }“ ist kein Ländercode; wählen Sie ein Land.
jobs-refused-city = Geben Sie den Ort dieser Arbeitsstelle ein.
jobs-refused-countries = Wählen Sie mindestens ein Land, in dem Bewerberinnen und Bewerber leben dürfen.
jobs-refused-countries-one = „{ $given }“ ist kein Land; wählen Sie die Länder einzeln.
jobs-refused-pay = Geben Sie die Bezahlung als Spanne oder als festen Betrag ein.
jobs-refused-pay-tariff = Geben Sie die Bezahlung als Spanne oder als festen Betrag ein, oder den Tarifvertrag mit der Entgeltgruppe.
jobs-refused-currency = Wählen Sie eine Währung.
jobs-refused-pay-order = Das untere Ende liegt über dem oberen.
jobs-refused-pay-zero = Geben Sie Beträge über null ein.
jobs-refused-apply-url = Geben Sie die Adresse für Bewerbungen vollständig ein, beginnend mit https://.
jobs-refused-apply-email = Geben Sie ein Postfach für Bewerbungen ein, zum Beispiel jobs@company.example.
jobs-refused-ends = Sagen Sie, wann die Anzeige enden soll.
jobs-refused-ends-past = Das Ende der Anzeige ist vorbei; wählen Sie einen späteren Tag.
jobs-refused-ends-day = Schreiben Sie den letzten Tag als 2025-02-28.
jobs-refused-bounds = Geben Sie hier höchstens 100 Dinge an, jedes mit höchstens { $max } Zeichen.
jobs-refused-language = Geben Sie de oder en an: Eine andere Sprache spricht die Zeitung nicht.
jobs-refused-unshowable = Löschen Sie die Zeichen, die sich nicht zeigen lassen.
jobs-refused-text-empty = Der Text ist leer.
jobs-refused-text-long = Der Text hat { $got } Zeichen; erlaubt sind höchstens { $max }.
jobs-refused-text-large = Der Text hat { $got } Bytes; erlaubt sind höchstens { $max }.
jobs-refused-text-control = Zeile { $line } enthält das unsichtbare Steuerzeichen { $character }. Bitte entfernen Sie es.
jobs-refused-board = Eine solche Stellenbörse gibt es nicht.
jobs-refused-board-taken = Unter dieser Adresse gibt es schon eine Stellenbörse.
jobs-refused-company = Eine solche Firma gibt es nicht.
jobs-refused-company-id = Senden Sie die Kennung einer Firma.
jobs-refused-company-taken = Es gibt schon eine Firma mit der Kurzadresse { $slug }; ändern Sie diese, oder wählen Sie eine andere.
jobs-refused-company-slug = Schreiben Sie die Kurzadresse aus Kleinbuchstaben und Ziffern, die Wörter durch Bindestriche verbunden.
jobs-refused-company-name = Sagen Sie, wie die Firma heißt.
jobs-refused-company-legal = Sagen Sie, unter welchem Namen die Firma eingetragen ist.
jobs-refused-company-place = Sagen Sie, wo die Firma sitzt.
jobs-refused-company-long = Sagen Sie das in höchstens { $max } Zeichen.
jobs-refused-company-character = Hier steht ein Zeichen, das sich nicht zeigen lässt.
jobs-refused-company-site = Schreiben Sie die Adresse der Website vollständig, beginnend mit https://.
jobs-refused-company-logo = Schreiben Sie die Adresse des Logos vollständig, beginnend mit https://, oder als Pfad dieser Zeitung.
jobs-refused-step =
    { $state ->
        [draft] „{ $event }“ ist nicht möglich: Die Anzeige ist noch ein Entwurf.
        [submitted] „{ $event }“ ist nicht möglich: Die Anzeige ist eingereicht.
        [changes-requested] „{ $event }“ ist nicht möglich: Die Anzeige ist zu überarbeiten.
        [approved] „{ $event }“ ist nicht möglich: Die Anzeige ist freigegeben.
        [live] „{ $event }“ ist nicht möglich: Die Anzeige ist veröffentlicht.
        [frozen] „{ $event }“ ist nicht möglich: Die Anzeige wird geprüft.
        [expired] „{ $event }“ ist nicht möglich: Die Anzeige ist abgelaufen.
        [filled] „{ $event }“ ist nicht möglich: Die Stelle ist besetzt.
        [withdrawn] „{ $event }“ ist nicht möglich: Die Anzeige ist zurückgezogen.
        [removed] „{ $event }“ ist nicht möglich: Die Anzeige ist entfernt.
       *[rejected] „{ $event }“ ist nicht möglich: Die Anzeige ist abgelehnt.
    }
