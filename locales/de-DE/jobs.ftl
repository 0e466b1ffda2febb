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
