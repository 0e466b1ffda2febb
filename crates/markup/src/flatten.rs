//! Depth of Markdown, limited before the parser sees it.
//!
//! One line may open thousands of block quotes (`> > > >`). The parser copes, but its work per line grows with the
//! depth. Behind [`MAX_MARKERS`] markers the next one gets a backslash and so becomes text: nothing is lost and a
//! person who reads a quote of a quote of a quote notices no difference.

use std::borrow::Cow;
use std::iter::Peekable;
use std::str::CharIndices;

/// Block markers one line may open.
const MAX_MARKERS: usize = 16;

/// `source` with at most [`MAX_MARKERS`] block markers at the start of each line.
pub(crate) fn flatten(source: &str) -> Cow<'_, str> {
    let deep = source.split('\n').any(|line| surplus_marker(line).is_some());
    if !deep {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len() + 64);
    for (index, line) in source.split('\n').enumerate() {
        if index > 0 {
            out.push('\n');
        }
        match surplus_marker(line).and_then(|at| line.split_at_checked(at)) {
            Some((before, after)) => {
                out.push_str(before);
                out.push('\\');
                out.push_str(after);
            }
            None => out.push_str(line),
        }
    }
    Cow::Owned(out)
}

/// Byte offset of the character to escape, where a line has too many markers.
fn surplus_marker(line: &str) -> Option<usize> {
    let mut chars = line.char_indices().peekable();
    let mut markers = 0;
    loop {
        while chars.next_if(|(_, c)| matches!(c, ' ' | '\t')).is_some() {}
        let at = marker(line, &mut chars)?;
        markers += 1;
        if markers > MAX_MARKERS {
            return Some(at);
        }
    }
}

/// Takes one marker (`>`, `-`, `+`, `*`, `1.`, `1)`); gives the offset of the character that makes it one.
fn marker(line: &str, chars: &mut Peekable<CharIndices<'_>>) -> Option<usize> {
    let (at, c) = chars.next()?;
    match c {
        '>' => Some(at),
        '-' | '+' | '*' => {
            let rest = line.get(at..)?;
            let rule = c != '+' && rest.chars().all(|r| r == c || matches!(r, ' ' | '\t'));
            (!rule && ends_marker(chars)).then_some(at)
        }
        '0'..='9' => {
            while chars.next_if(|(_, d)| d.is_ascii_digit()).is_some() {}
            let (at, _) = chars.next_if(|(_, d)| matches!(d, '.' | ')'))?;
            ends_marker(chars).then_some(at)
        }
        _ => None,
    }
}

fn ends_marker(chars: &mut Peekable<CharIndices<'_>>) -> bool {
    chars.peek().is_none_or(|(_, c)| matches!(c, ' ' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_untouched() {
        for text in
            ["> > a\n- b\n  1. c", "* * * * * * * * * * * * * * * * * * * * * *", "-- -", "2025. 1) x", ""]
        {
            assert_eq!(flatten(text), text);
        }
    }

    #[test]
    fn the_seventeenth_marker_becomes_text() {
        assert_eq!(flatten(&">".repeat(18)), format!("{}\\>>", ">".repeat(16)));
        assert_eq!(flatten(&"1. ".repeat(17)), format!("{}1\\. ", "1. ".repeat(16)));
        assert_eq!(flatten(&format!("{}x", "- + ".repeat(9))), format!("{}\\- + x", "- + ".repeat(8)));
    }
}
