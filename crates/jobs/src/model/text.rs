//! Small text rules shared by the markup, the linter and the boards.

/// `None` for a text that is missing or blank, else the trimmed text.
pub(crate) fn filled(text: &str) -> Option<&str> {
    Some(text.trim()).filter(|text| !text.is_empty())
}

/// Letters and digits only, in lower case: two texts that differ in spacing or punctuation become equal.
pub(crate) fn squash(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Words in lower case, each with a space before and after, so that `" word"` finds beginnings of words.
pub(crate) fn word_string(text: &str) -> String {
    let mut words = String::with_capacity(text.len() + 2);
    words.push(' ');
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        words.extend(word.chars().flat_map(char::to_lowercase));
        words.push(' ');
    }
    words
}

/// An absolute http or https address with a host and nothing that could leave an attribute.
pub(crate) fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(host) = rest.and_then(|rest| rest.split(['/', '?', '#']).next()) else {
        return false;
    };
    let clean =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !"<>\"\\^`{|}".contains(letter);
    let of_host = |letter: char| letter.is_alphanumeric() || ".-:[]".contains(letter);
    text.len() <= 2000
        && text.chars().all(clean)
        && host.chars().all(of_host)
        && host.chars().next().is_some_and(|letter| letter.is_alphanumeric() || letter == '[')
}

/// A mailbox that can exist: one `@`, a dotted domain, no spaces or header breaks.
pub(crate) fn is_mailbox(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let clean =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !"<>()[]\\,;:\"@".contains(letter);
    text.len() <= 254
        && !local.is_empty()
        && text.replacen('@', "", 1).chars().all(clean)
        && domain.contains('.')
        && domain.split('.').all(|label| !label.is_empty())
}

/// The text of a piece of HTML: tags become spaces, the common character references are read once.
pub(crate) fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, special) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text.push_str(before);
        let (piece, after) = if special.starts_with('<') { skip_tag(special) } else { reference(special) };
        text.push(piece);
        rest = after;
    }
    text.push_str(rest);
    text
}

/// True if the text holds at least one HTML tag.
pub(crate) fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| text.get(at..).is_some_and(is_tag))
}

fn is_tag(text: &str) -> bool {
    let name = text.strip_prefix('<').unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '!')
}

fn skip_tag(text: &str) -> (char, &str) {
    let end = if is_tag(text) { text.find('>') } else { None };
    match end.and_then(|end| text.get(end + 1..)) {
        Some(after) => (' ', after),
        None => ('<', text.get(1..).unwrap_or_default()),
    }
}

fn reference(text: &str) -> (char, &str) {
    let end = text.char_indices().take(12).find(|(_, letter)| *letter == ';').map(|(at, _)| at);
    let name = end.and_then(|end| text.get(1..end));
    let decoded = name.and_then(|name| match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => numeric(name.strip_prefix('#')?),
    });
    match (decoded, end.and_then(|end| text.get(end + 1..))) {
        (Some(letter), Some(after)) => (letter, after),
        _ => ('&', text.get(1..).unwrap_or_default()),
    }
}

fn numeric(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_becomes_text_once() {
        assert_eq!(plain_text("<p>A &amp;lt; B</p>"), " A &lt; B ");
        assert_eq!(plain_text("1 < 2 &#x41;&#66; &unknown; & <b"), "1 < 2 AB &unknown; & <b");
    }

    #[test]
    fn addresses_and_mailboxes() {
        for good in ["https://a.example/x?y=1", "http://localhost:8080", "https://münchen.example/"] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in
            ["a.example", "javascript:alert(1)", "https://", "https:///x", "https://a b", "https://a/\"><b>"]
        {
            assert!(!is_web_address(bad), "{bad}");
        }
        assert!(is_mailbox("jobs@acme.example"));
        for bad in ["jobs", "@a.example", "a@b", "a@b@c.example", "a\r\nBcc: b@c.example", "a@b..c"] {
            assert!(!is_mailbox(bad), "{bad}");
        }
    }
}
