//! Plain text: escaping, excerpts, one-line fields, and the characters that no text may contain.

use crate::Problem;

/// `text` with the five characters that mean something in HTML replaced; fit for element content and for quoted
/// attribute values.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

pub(crate) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
}

/// The beginning of `plain` in at most `max_chars` characters, the ellipsis included. It ends after a whole word
/// where there is one; white space is collapsed.
#[must_use]
pub fn excerpt(plain: &str, max_chars: usize) -> String {
    let whole = collapse(plain);
    if whole.chars().count() <= max_chars {
        return whole;
    }
    let Some(room) = max_chars.checked_sub(1) else { return String::new() };
    let cut: String = whole.chars().take(room).collect();
    let ends_at_word = whole.chars().nth(room).is_some_and(char::is_whitespace);
    let kept = match cut.rsplit_once(' ') {
        Some((words, _)) if !ends_at_word => words,
        _ => &cut,
    };
    let kept =
        kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '—'));
    format!("{kept}…")
}

/// A name or title on one line: outer white space gone, inner white space one space each.
///
/// # Errors
/// [`Problem::Control`] for control and direction characters (line breaks and tabs count as white space),
/// [`Problem::Empty`], and [`Problem::TooLong`] where more than `max_chars` characters remain.
pub fn single_line(text: &str, max_chars: usize) -> Result<String, Problem> {
    let text = normal_lines(text);
    refuse_controls(&text)?;
    let line = collapse(&text);
    if !line.chars().any(is_visible) {
        return Err(Problem::Empty);
    }
    let got = line.chars().count();
    if got > max_chars {
        return Err(Problem::TooLong { max: max_chars, got });
    }
    Ok(line)
}

/// Words joined by single spaces.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Forms send CRLF; every later step counts on LF.
pub(crate) fn normal_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

pub(crate) fn refuse_controls(text: &str) -> Result<(), Problem> {
    for (index, line) in text.split('\n').enumerate() {
        if let Some(c) = line.chars().find(|c| is_forbidden(*c)) {
            return Err(Problem::Control { codepoint: u32::from(c), line: index + 1 });
        }
    }
    Ok(())
}

/// Controls other than tab, and the embedding, override and isolate characters. The plain marks U+200E, U+200F and
/// U+061C stay: ordinary Hebrew and Arabic text uses them and they reorder nothing but punctuation.
fn is_forbidden(c: char) -> bool {
    (c.is_control() && c != '\t') || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a reader sees ink: not white space and not one of the zero-width characters that make a name look empty.
pub(crate) fn is_visible(c: char) -> bool {
    let zero_width = matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
            | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
    );
    !c.is_whitespace() && !c.is_control() && !zero_width
}
