//! A1, A2, P4: wording that may breach AGG §§ 1, 7, 11 or Directive (EU) 2023/970. Hints only, never a bar.

use super::Report;
use crate::model::Listing;
use crate::model::strip_gender_marker;
use crate::model::text::word_string;

const NOT_ADVICE: &str = "(suggestion, not legal advice)";

/// Forms that name the work, not the man.
const NEUTRAL_ENDINGS: [&str; 7] =
    ["kraft", "kräfte", "person", "personen", "leitung", "hilfe", "vertretung"];

const MALE_OR_FEMALE: [&str; 12] = [
    " salesman ",
    " saleswoman ",
    " chairman ",
    " foreman ",
    " craftsman ",
    " handyman ",
    " waitress ",
    " waiter ",
    " stewardess ",
    " hostess ",
    " cameraman ",
    " cleaning lady ",
];

/// Beginnings of words, what they may offend against.
const BODY: [(&str, &str); 19] = [
    (" junges team", "age"),
    (" jungen team", "age"),
    (" junge team", "age"),
    (" young team", "age"),
    (" berufsanfänger", "age"),
    (" digital native", "age"),
    (" nicht älter als ", "age"),
    (" nicht jünger als ", "age"),
    (" maximal 30 jahre", "age"),
    (" maximal 35 jahre", "age"),
    (" maximal 40 jahre", "age"),
    (" no older than ", "age"),
    (" muttersprachler", "ethnic origin"),
    (" native speaker", "ethnic origin"),
    (" körperlich uneingeschränkt", "disability"),
    (" uneingeschränkt belastbar", "disability"),
    (" bewerbungsfoto", "a photo is not needed to judge an application"),
    (" lichtbild", "a photo is not needed to judge an application"),
    (" with photo ", "a photo is not needed to judge an application"),
];

const PAY_HISTORY: [&str; 8] = [
    " aktuelles gehalt",
    " aktuellen gehalt",
    " letztes gehalt",
    " letzten gehalt",
    " bisheriges gehalt",
    " current salary",
    " previous salary",
    " salary history",
];

pub(super) fn check(report: &mut Report, listing: &Listing) {
    title(report, listing);
    let words = word_string(&listing.body);
    for (phrase, about) in BODY.iter().filter(|(phrase, _)| words.contains(phrase)) {
        let sentence = format!(
            "\u{201c}{}\u{201d} may be read as unequal treatment: {about} {NOT_ADVICE}.",
            phrase.trim()
        );
        report.warn("A2", "body", sentence);
    }
    if PAY_HISTORY.iter().any(|phrase| words.contains(phrase)) {
        let sentence =
            "Do not ask what applicants earn or earned; Directive (EU) 2023/970, Art. 5, forbids it.";
        report.warn("P4", "body", sentence);
    }
}

fn title(report: &mut Report, listing: &Listing) {
    let words = word_string(&listing.title);
    let german = listing.language.to_lowercase().split(['-', '_']).next() == Some("de");
    let neutral = || words.split(' ').any(|word| NEUTRAL_ENDINGS.iter().any(|ending| word.ends_with(ending)));
    if german && !crate::model::has_inclusive_marker(&listing.title) && !neutral() {
        let sentence = if strip_gender_marker(&listing.title) == listing.title.trim() {
            format!("Address all genders in the title, for example with (m/w/d) {NOT_ADVICE}.")
        } else {
            format!("The marker leaves out the third gender; write (m/w/d) {NOT_ADVICE}.")
        };
        report.warn("A1", "title", sentence);
    }
    if let Some(word) = MALE_OR_FEMALE.iter().find(|word| words.contains(*word)) {
        let sentence =
            format!("\u{201c}{}\u{201d} names one gender; use a neutral word {NOT_ADVICE}.", word.trim());
        report.warn("A1", "title", sentence);
    }
}
