//! Walking over text with marks.

use crate::model::{Inline, Kind, Mark, Text};

/// The words of a text without marks.
pub(crate) fn words(text: &[Inline]) -> String {
    text.iter().map(Inline::as_text).collect()
}

/// Adjacent runs that `pick` the same thing, each with all its words: a quotation with one strong word in it is one
/// quotation.
pub(crate) fn spans<'a, T: PartialEq>(
    text: &'a [Inline],
    pick: impl Fn(&'a Mark) -> Option<T>,
) -> Vec<(T, String)> {
    let mut out: Vec<(T, String)> = Vec::new();
    let mut going_on = false;
    for inline in text {
        let found = inline.marks().iter().find_map(&pick);
        let Some(found) = found else {
            going_on = false;
            continue;
        };
        match out.last_mut() {
            Some((last, words)) if going_on && *last == found => words.push_str(inline.as_text()),
            _ => out.push((found, inline.as_text().to_owned())),
        }
        going_on = true;
    }
    out
}

/// Every text in a block, in reading order.
pub(crate) fn texts(kind: &Kind) -> Vec<&Text> {
    match kind {
        Kind::Paragraph(text) | Kind::PullQuote(text) | Kind::Heading { text, .. } => vec![text],
        Kind::Quotation { paragraphs, .. } => paragraphs.iter().collect(),
        Kind::List { items, .. } => items.iter().flatten().collect(),
        Kind::Table { rows, .. } => rows.iter().flatten().collect(),
        Kind::Figure(_)
        | Kind::Gallery(_)
        | Kind::Embed(_)
        | Kind::LinkCard(_)
        | Kind::Divider
        | Kind::Correction(_)
        | Kind::Quarantine(_) => Vec::new(),
    }
}
