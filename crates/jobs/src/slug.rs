//! The readable part of an address.

/// The longest slug made here, in characters.
const LONGEST: usize = 80;

/// A slug of at most 80 characters, cut after a word; empty where nothing can be spelt. Umlauts become two letters,
/// as in German addresses.
pub(crate) fn slugify(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars().take(600) {
        match letter {
            '\'' | '\u{2019}' => {}
            'ä' | 'Ä' => plain.push_str("ae"),
            'ö' | 'Ö' => plain.push_str("oe"),
            'ü' | 'Ü' => plain.push_str("ue"),
            letter if letter.is_ascii() => plain.push(letter.to_ascii_lowercase()),
            letter => plain.push_str(&deunicode::deunicode_char(letter).unwrap_or(" ").to_ascii_lowercase()),
        }
    }
    let mut slug = String::new();
    for word in plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
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

/// Whether `text` is lower-case words of ASCII letters and digits joined by single hyphens.
pub(crate) fn is_slug(text: &str) -> bool {
    let part = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
    text.len() <= 120 && text.split('-').all(|word| !word.is_empty() && word.bytes().all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ascii_words() {
        assert_eq!(slugify("Bäcker & Köchin, Straße"), "baecker-koechin-strasse");
        assert_eq!(slugify("北京 engineer"), "bei-jing-engineer");
        assert_eq!(slugify("\u{0}<>…"), "");
        for text in ["a ".repeat(300), "x".repeat(300), "ß".repeat(300)] {
            let slug = slugify(&text);
            assert!(slug.len() <= LONGEST && is_slug(&slug), "{slug}");
        }
        assert!(!is_slug("") && !is_slug("a--b") && !is_slug("A") && !is_slug("a/b"));
    }
}
