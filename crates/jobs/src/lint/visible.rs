//! J5: what the markup says, the page shows. Numbers and dates may be written the way readers expect.

use super::dates::Written;
use super::place::short;
use super::{Report, country_text, items_of, text_of};
use crate::model::text::{plain_text, squash, word_string};
use crate::model::{EUROPEAN_UNION, find_country, strip_gender_marker};
use serde_json::Value;
use std::collections::HashSet;

/// Longest page text compared, in characters.
const LONGEST: usize = 500_000;

/// First letters of month names in English, German and French.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän"],
    &["feb", "fév"],
    &["mar", "mär", "mrz"],
    &["apr", "avr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc"],
];

/// A page's text, prepared once for many questions.
pub(super) struct Visible {
    squashed: String,
    unmarked: String,
    lines: String,
    phrases: String,
    words: Vec<String>,
    set: HashSet<String>,
}

impl Visible {
    pub(super) fn new(text: &str) -> Self {
        let text: String = text.chars().take(LONGEST).collect();
        let plain = |letter: char| match letter {
            '\u{a0}' | '\u{202f}' | '\u{2009}' | '\n' | '\t' => ' ',
            '\u{2019}' => '\'',
            other => other,
        };
        let words = words(&text);
        Self {
            squashed: squash(&text),
            unmarked: squash(&strip_gender_marker(&text)),
            lines: text.chars().map(plain).collect(),
            phrases: word_string(&text),
            set: words.iter().map(|word| word.to_lowercase()).collect(),
            words,
        }
    }

    fn has_text(&self, text: &str) -> bool {
        let text = squash(text);
        self.squashed.contains(&text) || self.unmarked.contains(&text)
    }

    /// A number in any usual grouping, not as part of a longer one; also as `55k`.
    fn has_number(&self, number: &str) -> bool {
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let fraction = fraction.trim_end_matches('0');
        let mut endings = vec![String::new(), ".00".to_owned(), ",00".to_owned()];
        if !fraction.is_empty() {
            // A currency has two digits after the point, a few have three.
            let padded = [format!("{fraction:0<2}"), format!("{fraction:0<3}"), fraction.to_owned()];
            endings = padded.iter().flat_map(|digits| [format!(".{digits}"), format!(",{digits}")]).collect();
        }
        let grouped = ["", ".", ",", " ", "'"].map(|separator| group(whole, separator));
        let thousands = whole.strip_suffix("000").filter(|rest| !rest.is_empty() && fraction.is_empty());
        let short = thousands.is_some_and(|rest| {
            let lower = self.lines.to_lowercase();
            ["k", " k", " tsd", " tausend"].iter().any(|unit| stands_alone(&lower, &format!("{rest}{unit}")))
        });
        short
            || grouped
                .iter()
                .any(|whole| endings.iter().any(|end| stands_alone(&self.lines, &format!("{whole}{end}"))))
    }

    /// Day, month and year next to each other in any order, the month as number or name.
    fn has_date(&self, written: &Written) -> bool {
        let date = written.day;
        let year = date.year().to_string();
        let day = |at: Option<usize>| self.word(at).is_some_and(|word| is_day(word, date.day()));
        let month = |at: Option<usize>| self.word(at).is_some_and(|word| is_month(word, date.month()));
        self.words.iter().enumerate().filter(|(_, word)| **word == year).any(|(at, _)| {
            let back = |steps| at.checked_sub(steps);
            let next = |steps| at.checked_add(steps);
            let pairs = [(back(2), back(1)), (next(1), next(2)), (back(1), next(1)), (back(4), back(2))];
            pairs.into_iter().any(|(one, two)| (day(one) && month(two)) || (month(one) && day(two)))
        })
    }

    fn word(&self, at: Option<usize>) -> Option<&str> {
        self.words.get(at?).map(String::as_str)
    }

    /// A country by code or by name; a member of the Union also by the Union.
    fn has_country(&self, text: &str) -> bool {
        let Some(country) = find_country(text) else {
            return self.has_text(text);
        };
        let code = |code: &str| self.words.iter().any(|word| word == code);
        let named = |name: &str| self.phrases.contains(&word_string(name));
        let union = || {
            code("EU") || ["european union", "europäische union", "europäischen union"].into_iter().any(named)
        };
        code(country.code)
            || code(text)
            || [country.english, country.german, country.arabic].into_iter().any(named)
            || (EUROPEAN_UNION.contains(&country.code) && union())
    }

    /// True if nine of ten words are on the page; character references may hide a few.
    fn has_most_words(&self, text: &str) -> bool {
        let words = words(text);
        let found = words.iter().filter(|word| self.set.contains(&word.to_lowercase())).count();
        found * 10 >= words.len() * 9
    }
}

pub(super) fn check(report: &mut Report, posting: &Value, visible: &Visible) {
    let employer = posting.get("hiringOrganization").unwrap_or(&Value::Null);
    for (path, text) in
        [("title", text_of(posting, "title")), ("hiringOrganization.name", text_of(employer, "name"))]
    {
        if let Some(text) = text.filter(|text| !visible.has_text(text)) {
            report.error("J5", path, format!("The page does not show \u{201c}{}\u{201d}.", short(text)));
        }
    }
    if text_of(posting, "description").is_some_and(|html| !visible.has_most_words(&plain_text(html))) {
        report.error("J5", "description", "The page does not show the text of the description.");
    }
    for name in ["datePosted", "validThrough"] {
        let text = text_of(posting, name);
        if text.and_then(Written::parse).is_some_and(|written| !visible.has_date(&written)) {
            report.error("J5", name, format!("The page does not show the date of {name}."));
        }
    }
    salary(report, posting, visible);
    places(report, posting, visible);
}

fn salary(report: &mut Report, posting: &Value, visible: &Visible) {
    for (path, salary) in items_of(posting, "baseSalary") {
        let Some(value) = salary.get("value") else {
            continue;
        };
        for name in ["value", "minValue", "maxValue"] {
            let number = value.get(name).filter(|number| number.is_number()).map(Value::to_string);
            if let Some(number) = number.filter(|number| !visible.has_number(number)) {
                let sentence = format!("The page does not show the pay of {}.", short(&number));
                report.error("J5", format!("{path}.value.{name}"), sentence);
            }
        }
    }
}

fn places(report: &mut Report, posting: &Value, visible: &Visible) {
    for (path, place) in items_of(posting, "jobLocation") {
        let Some(address) = place.get("address") else {
            continue;
        };
        for name in ["streetAddress", "postalCode", "addressLocality", "addressRegion"] {
            if let Some(text) = text_of(address, name).filter(|text| !visible.has_text(text)) {
                let sentence = format!("The page does not show \u{201c}{}\u{201d}.", short(text));
                report.error("J5", format!("{path}.address.{name}"), sentence);
            }
        }
        let country = address.get("addressCountry").and_then(country_text);
        if let Some(country) = country.filter(|country| !visible.has_country(country)) {
            let sentence = format!("The page does not name the country {}.", short(country));
            report.warn("J5", format!("{path}.address.addressCountry"), sentence);
        }
    }
    for (path, region) in items_of(posting, "applicantLocationRequirements") {
        if let Some(name) = text_of(region, "name").filter(|name| !visible.has_country(name)) {
            let sentence = format!("The page does not say that applicants may live in {}.", short(name));
            report.error("J5", format!("{path}.name"), sentence);
        }
    }
}

fn words(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Digits with a separator before every third from the right.
fn group(digits: &str, separator: &str) -> String {
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(at);
        if at > 0 && left.is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

/// True if the number occurs and neither digits nor a further group of digits touch it.
fn stands_alone(text: &str, number: &str) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let joint = |letter: Option<char>| letter.is_some_and(|letter| ['.', ',', '\''].contains(&letter));
    text.match_indices(number).any(|(at, _)| {
        let mut before = text.get(..at).unwrap_or_default().chars().rev();
        let mut after = text.get(at + number.len()..).unwrap_or_default().chars();
        let (left, next_left) = (before.next(), before.next());
        let (right, next_right) = (after.next(), after.next());
        let longer = digit(left)
            || (joint(left) && digit(next_left))
            || digit(right)
            || (joint(right) && digit(next_right));
        !longer
    })
}

fn is_day(word: &str, day: i8) -> bool {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let (number, tail) = word.split_at_checked(end).unwrap_or((word, ""));
    number.len() <= 2 && number.parse() == Ok(day) && matches!(tail, "" | "st" | "nd" | "rd" | "th" | "er")
}

fn is_month(word: &str, month: i8) -> bool {
    let lower = word.to_lowercase();
    let names = usize::try_from(month).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?));
    (lower.len() <= 2 && lower.parse() == Ok(month))
        || names.is_some_and(|names| names.iter().any(|name| lower.starts_with(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_usual_dress() {
        let number = |text: &str, number: &str| Visible::new(text).has_number(number);
        for text in [
            "55000",
            "55.000 €",
            "55,000",
            "55\u{a0}000 €",
            "CHF 55’000",
            "55.000,00",
            "55k",
            "40.000–55.000 €",
        ] {
            assert!(number(text, "55000"), "{text}");
        }
        for text in ["155000", "55.000.000", "5500", "550000", "55"] {
            assert!(!number(text, "55000"), "{text}");
        }
        assert!(number("15,50 € je Stunde", "15.5") && number("15.5", "15.5"));
        assert!(!number("15", "15.5") && !number("15,50", "15"));
    }

    #[test]
    fn dates_in_every_usual_dress() {
        let date =
            |text: &str| Visible::new(text).has_date(&Written::parse("2026-03-04T23:59:59+01:00").unwrap());
        for text in
            ["2026-03-04", "4. März 2026", "Wed 4th Mar, 2026", "March 4, 2026", "04.03.2026", "4 mars 2026"]
        {
            assert!(date(text), "{text}");
        }
        for text in ["2026-03-05", "4. Mai 2026", "4. März 2025", "2026", "14. März 2026"] {
            assert!(!date(text), "{text}");
        }
    }

    #[test]
    fn a_country_may_be_named_in_either_language_or_by_the_union() {
        assert!(Visible::new("Deutschland").has_country("Germany"));
        assert!(Visible::new("anywhere in the EU").has_country("Sweden"));
        assert!(!Visible::new("anywhere in the EU").has_country("Switzerland"));
        assert!(!Visible::new("Roman, in Form").has_country("Oman"), "a name is whole words");
        assert!(!Visible::new("que de bonheur").has_country("DE"), "a code is written in capitals");
    }
}
