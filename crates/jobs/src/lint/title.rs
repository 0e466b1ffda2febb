//! J3: a title is the name of the job and nothing else. All warnings.

use super::{Report, items_of, text_of};
use crate::model::strip_gender_marker;
use crate::model::text::{squash, word_string};
use serde_json::Value;

pub(super) fn check(report: &mut Report, posting: &Value) {
    let Some(title) = text_of(posting, "title") else {
        return;
    };
    let company = posting.get("hiringOrganization").and_then(|employer| text_of(employer, "name"));
    let places = items_of(posting, "jobLocation");
    let city = |place: &'_ Value| {
        let address = place.get("address")?;
        text_of(address, "addressLocality").map(str::to_owned)
    };
    let cities: Vec<String> = places.iter().filter_map(|(_, place)| city(place)).collect();
    hints(report, title, company, &cities);
    if strip_gender_marker(title) != title {
        report.warn(
            "J3",
            "title",
            "Leave the gender marker out of the markup\u{2019}s title; it stays on the page.",
        );
    }
}

/// What a title should not hold, whether in markup or in the form.
pub(super) fn hints(report: &mut Report, title: &str, company: Option<&str>, cities: &[String]) {
    let words = word_string(title);
    let holds = |text: &str| !squash(text).is_empty() && words.contains(&word_string(text));
    let mut warn = |sentence: String| report.warn("J3", "title", sentence);
    if title.chars().count() > 100 {
        warn("Shorten the title to at most 100 characters.".to_owned());
    }
    if title.contains("!!") {
        warn("Write the title without exclamation marks.".to_owned());
    }
    if shouts(title) {
        warn("Write the title in normal letters, not in capitals.".to_owned());
    }
    if names_price(title) {
        warn("Leave pay out of the title; it has a field of its own.".to_owned());
    }
    if names_date(title) {
        warn("Leave dates out of the title.".to_owned());
    }
    if names_code(title) {
        warn("Leave job numbers out of the title; they have a field of their own.".to_owned());
    }
    if company.is_some_and(holds) {
        warn("Leave the employer\u{2019}s name out of the title.".to_owned());
    }
    if let Some(city) = cities.iter().find(|city| holds(city)) {
        warn(format!("Leave the place \u{201c}{city}\u{201d} out of the title."));
    }
}

fn shouts(title: &str) -> bool {
    let capitals = title.chars().filter(|letter| letter.is_uppercase()).count();
    let small = title.chars().any(char::is_lowercase);
    // An abbreviation such as "CTO" or "SPS" is no shouting.
    !small && capitals > 6
}

fn names_price(title: &str) -> bool {
    let digit = title.chars().any(|letter| letter.is_ascii_digit());
    let signs = ['\u{20ac}', '$', '\u{a3}'].iter().any(|sign| title.contains(*sign));
    let codes = word_string(title);
    digit && (signs || [" eur ", " euro ", " usd ", " chf ", " gbp "].iter().any(|code| codes.contains(code)))
}

fn names_date(title: &str) -> bool {
    let numbers = title.split(|letter: char| !letter.is_ascii_digit());
    let year = |number: &str| number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    // "01.02.", "1.2.27" and "1/2/27" are dates, "24/7" and "2.0" are not.
    let dotted = |word: &str| {
        let parts: Vec<&str> = word.split(['.', '/']).filter(|part| !part.is_empty()).collect();
        let digits = parts.iter().all(|part| part.chars().all(|letter| letter.is_ascii_digit()));
        digits && (parts.len() == 3 || (parts.len() == 2 && word.ends_with('.')))
    };
    numbers.into_iter().any(year) || title.split_whitespace().any(dotted)
}

fn names_code(title: &str) -> bool {
    title.split_whitespace().any(|word| {
        let word = word.trim_matches(['(', ')', '[', ']', ',', '#', ':']);
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let coded = word.contains(['-', '_', '/']) && word.chars().any(char::is_alphabetic) && digits >= 3;
        coded || (digits >= 5 && word.chars().all(|letter| letter.is_ascii_digit()))
    }) || title.contains('#')
        && title.split('#').skip(1).any(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}
