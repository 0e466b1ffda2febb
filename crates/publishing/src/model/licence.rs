//! What a paper may do with a picture. A short list covers what desks use; everything else is a text.

use super::problem;
use web::{Problem, Sentence};

use super::rules::line;

/// The longest text in place of a code, in characters.
const LICENCE: usize = 200;
/// The longest terms, in characters.
const TERMS: usize = 1_000;

/// The codes in the order of the list: the paper's own work, what was bought, what was given, what is free.
pub const LICENCES: [&str; 11] = [
    "own",
    "commissioned",
    "agency",
    "handout",
    "permission",
    "cc-by-4.0",
    "cc-by-sa-4.0",
    "cc-by-nd-4.0",
    "cc0-1.0",
    "public-domain",
    "quotation",
];

/// A licence in order: a code of the list, or a text on one line.
pub(crate) fn licence(found: &mut Vec<Problem>, given: &str) -> String {
    let text = line(found, "licence", given, LICENCE);
    let code = text.to_ascii_lowercase();
    if LICENCES.contains(&code.as_str()) { code } else { text }
}

/// Terms in order.
pub(crate) fn terms_of_use(found: &mut Vec<Problem>, given: &str) -> String {
    line(found, "terms", given, TERMS)
}

/// The end of the licence: a moment on the paper's clock, in microseconds since 1970 UTC.
pub(crate) fn expiry(found: &mut Vec<Problem>, given: Option<i64>) -> Option<i64> {
    if given.is_some_and(|at| at <= 0) {
        found.push(problem("expires", Sentence::key("rules-expires")));
        return None;
    }
    given
}

/// The licence that an address stands for, where it is one of Creative Commons; other versions than those of the list are
/// named as people write them, because their terms differ.
#[must_use]
pub(crate) fn of_address(address: &str) -> Option<String> {
    let (_, rest) = address.split_once("creativecommons.org/")?;
    let mut parts = rest.split('/');
    let (kind, name, version) = (parts.next()?, parts.next()?, parts.next().unwrap_or(""));
    let plain = |text: &str| {
        !text.is_empty() && text.len() < 12 && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
    };
    let number = version.len() < 5 && version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    if !number {
        return None;
    }
    match (kind, name) {
        ("publicdomain", "zero") => Some("cc0-1.0".to_owned()),
        ("publicdomain", "mark") => Some("public-domain".to_owned()),
        ("licenses", name) if plain(name) => {
            let code = format!("cc-{name}-{version}");
            let known = LICENCES.contains(&code.as_str());
            let written = format!("CC {} {version}", name.to_uppercase());
            Some(if known { code } else { written.trim().to_owned() })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known_however_they_are_written() {
        let mut found = Vec::new();
        assert_eq!(licence(&mut found, " CC-BY-4.0 "), "cc-by-4.0");
        assert_eq!(licence(&mut found, "As agreed  with the museum"), "As agreed with the museum");
        assert!(found.is_empty());
        licence(&mut found, &"x".repeat(201));
        assert_eq!(found.len(), 1);
    }

    #[test]
    fn addresses_of_creative_commons_are_licences() {
        let of = |address| of_address(address);
        assert_eq!(of("https://creativecommons.org/licenses/by/4.0/").as_deref(), Some("cc-by-4.0"));
        assert_eq!(
            of("http://creativecommons.org/licenses/by-nc/2.0/deed.de").as_deref(),
            Some("CC BY-NC 2.0")
        );
        assert_eq!(of("https://creativecommons.org/publicdomain/zero/1.0/").as_deref(), Some("cc0-1.0"));
        for none in ["", "https://agency.example/terms", "https://creativecommons.org/licenses/<b>/4.0"] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
