//! The readable part of an address.

use locale::Language;

/// The longest slug, in characters, made from a headline; a number that tells two apart may follow.
pub const LONGEST: usize = 80;
/// The longest slug that is taken from outside.
const MOST: usize = 120;
/// Headlines are shorter; nothing behind this is looked at.
const READ: usize = 600;

/// First parts of addresses that are no sections: the paper needs them itself.
const RESERVED: [&str; 41] = [
    "preview",
    "jobs",
    "topics",
    "authors",
    "archive",
    "search",
    "comments",
    "corrections",
    "employers",
    "account",
    "desk",
    "api",
    "assets",
    "media",
    "feed",
    "sitemap",
    "news-sitemap",
    "jobs-sitemap",
    "robots",
    "healthz",
    "readyz",
    "metrics",
    "admin",
    "login",
    "logout",
    "signin",
    "feeds",
    "newsletter",
    "static",
    "favicon",
    "well-known",
    "cards",
    "oembed",
    "index",
    "imprint",
    "ownership",
    "privacy",
    "accessibility",
    "corrections-policy",
    "contact",
    "lite",
];

/// Whether `slug` cannot be a section's because the paper uses that address itself.
#[must_use]
pub fn reserved(slug: &str) -> bool {
    RESERVED.contains(&slug)
}

/// Whether `text` has the shape of a slug: lower-case letters and digits of ASCII in words joined by single hyphens.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let word =
        |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= MOST && text.split('-').all(word)
}

/// A slug for a headline or a name: at most [`LONGEST`] characters, cut after a word. German umlauts become two
/// letters, as in German addresses; everything else is transliterated. Empty where nothing can be spelt.
#[must_use]
pub fn slugify(text: &str, language: Language) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().take(READ) {
        match (c, language) {
            ('\'' | '’' | '‘' | '\u{2bc}', _) => {}
            ('ä' | 'Ä', Language::DeDe) => plain.push_str("ae"),
            ('ö' | 'Ö', Language::DeDe) => plain.push_str("oe"),
            ('ü' | 'Ü', Language::DeDe) => plain.push_str("ue"),
            ('&', Language::DeDe) => plain.push_str(" und "),
            ('&', Language::EnGb | Language::EnUs) => plain.push_str(" and "),
            ('&', Language::Ar) => plain.push_str(" wa "),
            (c, _) if c.is_ascii() => plain.push(c),
            (c, _) => plain.push_str(deunicode::deunicode_char(c).unwrap_or(" ")),
        }
    }
    let plain = plain.to_ascii_lowercase();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.is_empty() {
            slug.extend(word.chars().take(LONGEST));
        } else if slug.len() + 1 + word.len() <= LONGEST {
            slug.push('-');
            slug.push_str(word);
        } else {
            break;
        }
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn headlines_become_addresses() {
        let table = [
            ("Harbour to open to swimmers", Language::EnGb, "harbour-to-open-to-swimmers"),
            ("  The council’s 'plan': yes & no?  ", Language::EnGb, "the-councils-plan-yes-and-no"),
            ("Über Größe & Fußball", Language::DeDe, "ueber-groesse-und-fussball"),
            (
                "„Ich sage den Leuten, wo sie nicht liegen dürfen“",
                Language::DeDe,
                "ich-sage-den-leuten-wo-sie-nicht-liegen-duerfen",
            ),
            ("Müller opens a café", Language::EnGb, "muller-opens-a-cafe"),
            ("ÄÖÜ ẞ", Language::DeDe, "aeoeue-ss"),
            ("Київ and Łódź", Language::EnGb, "kiyiv-and-lodz"),
            ("3,2 km — 40%", Language::EnGb, "3-2-km-40"),
            ("<script>alert(1)</script>", Language::EnGb, "script-alert-1-script"),
            ("../../etc/passwd", Language::EnGb, "etc-passwd"),
            ("!!!", Language::EnGb, ""),
            ("", Language::DeDe, ""),
        ];
        for (text, language, slug) in table {
            assert_eq!(slugify(text, language), slug, "{text}");
        }
    }

    #[test]
    fn long_headlines_end_after_a_word() {
        let slug = slugify(&"harbour ".repeat(40), Language::EnGb);
        assert!(slug.len() <= LONGEST && slug.ends_with("harbour"), "{slug}");
        assert_eq!(slugify(&"x".repeat(500), Language::EnGb).len(), LONGEST);
    }

    #[test]
    fn shapes() {
        for good in ["a", "town", "town-hall-2", "2025"] {
            assert!(is_slug(good), "{good}");
        }
        for bad in ["", "-", "a-", "-a", "a--b", "Town", "tow n", "a.b", "ä", "a/b", "feed.atom"] {
            assert!(!is_slug(bad), "{bad}");
        }
        assert!(reserved("jobs") && !reserved("town"));
    }

    proptest! {
        #[test]
        fn a_slug_is_a_slug(text in "\\PC{0,300}") {
            for language in Language::ALL {
                let slug = slugify(&text, language);
                prop_assert!(slug.is_empty() || is_slug(&slug), "{}", slug);
                prop_assert!(slug.len() <= LONGEST);
            }
        }
    }
}
