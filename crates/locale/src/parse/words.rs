//! The words of a date line, in lower case.

/// Words that may stand before a date.
pub(super) fn opens(word: &str) -> bool {
    matches!(
        word,
        "published"
            | "updated"
            | "posted"
            | "created"
            | "modified"
            | "first"
            | "last"
            | "on"
            | "date"
            | "veröffentlicht"
            | "erschienen"
            | "aktualisiert"
            | "aktualisierung"
            | "letzte"
            | "zuletzt"
            | "erstellt"
            | "geändert"
            | "stand"
            | "datum"
            | "am"
            | "vom"
            | "den"
    )
}

pub(super) fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "mon"
            | "tue"
            | "tues"
            | "wed"
            | "weds"
            | "thu"
            | "thur"
            | "thurs"
            | "fri"
            | "sat"
            | "sun"
            | "montag"
            | "dienstag"
            | "mittwoch"
            | "donnerstag"
            | "freitag"
            | "samstag"
            | "sonnabend"
            | "sonntag"
            | "mo"
            | "di"
            | "mi"
            | "do"
            | "fr"
            | "sa"
            | "so"
            | "الاثنين"
            | "الثلاثاء"
            | "الأربعاء"
            | "الخميس"
            | "الجمعة"
            | "السبت"
            | "الأحد"
    )
}

/// The number of a month by its English, German, Austrian or Arabic name, whole or shortened.
pub(super) fn month(word: &str) -> Option<u16> {
    Some(match word {
        "january" | "jan" | "januar" | "jänner" | "jän" | "يناير" => 1,
        "february" | "feb" | "febr" | "februar" | "feber" | "فبراير" => 2,
        "march" | "mar" | "märz" | "mär" | "mrz" | "maerz" | "مارس" => 3,
        "april" | "apr" | "أبريل" => 4,
        "may" | "mai" | "مايو" => 5,
        "june" | "jun" | "juni" | "يونيو" => 6,
        "july" | "jul" | "juli" | "يوليو" => 7,
        "august" | "aug" | "أغسطس" => 8,
        "september" | "sep" | "sept" | "سبتمبر" => 9,
        "october" | "oct" | "oktober" | "okt" | "أكتوبر" => 10,
        "november" | "nov" | "نوفمبر" => 11,
        "december" | "dec" | "dezember" | "dez" | "ديسمبر" => 12,
        _ => return None,
    })
}

/// Minutes east of UTC. Only names with one meaning in the papers of Europe; others are refused rather than guessed.
pub(super) fn zone(word: &str) -> Option<i16> {
    Some(match word {
        "z" | "utc" | "gmt" | "wez" => 0,
        "bst" | "cet" | "mez" => 60,
        "cest" | "mesz" => 120,
        _ => return None,
    })
}
