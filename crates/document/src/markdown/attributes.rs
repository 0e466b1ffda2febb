//! `{name: value; name: value}`: what Markdown has no mark for.

use super::words::{Chars, escape};
use crate::model::Attribution;

/// Names and values, in their order.
pub(super) type Pairs = Vec<(String, String)>;

/// Reads what stands in braces at the place of `chars`, which is behind the opening one; `None` where it is not closed.
pub(super) fn read(chars: &mut Chars) -> Option<Pairs> {
    let mut pairs: Pairs = Vec::new();
    let (mut name, mut value): (String, Option<String>) = (String::new(), None);
    loop {
        let (c, is_escaped) = chars.take()?;
        match c {
            '}' | ';' if !is_escaped => {
                let done = (std::mem::take(&mut name).trim().to_owned(), value.take());
                if !done.0.is_empty() || done.1.is_some() {
                    pairs.push((done.0, trimmed(done.1.unwrap_or_default())));
                }
                if c == '}' {
                    return Some(pairs);
                }
            }
            ':' if !is_escaped && value.is_none() => value = Some(String::new()),
            // White space that was written on purpose is marked until the edges are trimmed.
            _ if is_escaped && c.is_whitespace() => value.as_mut().unwrap_or(&mut name).extend([KEPT, c]),
            _ => value.as_mut().unwrap_or(&mut name).push(c),
        }
    }
}

/// Stands before white space that is not to be trimmed; no text of a document may hold it.
const KEPT: char = '\u{1}';

fn trimmed(value: String) -> String {
    value.trim().replace(KEPT, "")
}

/// Writes names and values in braces.
pub(super) fn write(pairs: &[(&str, &str)]) -> String {
    let all: Vec<String> = pairs
        .iter()
        .map(
            |(name, value)| {
                if value.is_empty() { (*name).to_owned() } else { format!("{name}: {}", escaped(value)) }
            },
        )
        .collect();
    format!("{{{}}}", all.join("; "))
}

fn escaped(value: &str) -> String {
    let mut out = String::new();
    let count = value.chars().count();
    for (at, c) in value.chars().enumerate() {
        let at_edge = at == 0 || at + 1 == count;
        if matches!(c, ';' | '}' | '\\') {
            out.extend(['\\', c]);
        } else if matches!(c, '\n' | '\r' | '\t') || c.is_whitespace() && at_edge {
            out.push_str(&escape(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// The name of the one mark of somebody's words of whom nothing is known.
pub(super) const QUOTE: &str = "quote";

/// The source of words as pairs; [`QUOTE`] alone where nothing is known.
pub(super) fn of_source(source: &Attribution) -> Vec<(&'static str, &str)> {
    let Attribution { speaker, role, when, place, source, source_url, proposed } = source;
    let fields = [
        ("speaker", speaker),
        ("role", role),
        ("when", when),
        ("place", place),
        ("source", source),
        ("url", source_url),
    ];
    let mut pairs: Vec<(&str, &str)> =
        fields.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect();
    if *proposed {
        pairs.push(("proposed", ""));
    }
    if pairs.is_empty() {
        pairs.push((QUOTE, ""));
    }
    pairs
}

/// The source that pairs tell of, or the name of the one that tells of none.
pub(super) fn source_of(pairs: &Pairs) -> Result<Attribution, String> {
    let mut found = Attribution::default();
    for (name, value) in pairs {
        let text = (!value.trim().is_empty()).then(|| value.clone());
        match name.as_str() {
            "speaker" => found.speaker = text,
            "role" => found.role = text,
            "when" => found.when = text,
            "place" => found.place = text,
            "source" => found.source = text,
            "url" => found.source_url = text,
            "proposed" => found.proposed = true,
            QUOTE => {}
            other => return Err(other.to_owned()),
        }
    }
    Ok(found)
}
