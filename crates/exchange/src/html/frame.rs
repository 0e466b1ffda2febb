//! What stands around the words: one list, quotation or table at a time, in figures.

use document::{Attribution, Kind, Text};

use super::Shot;
use super::text::line;

/// A list, a quotation or a table. What stands nested in it joins it.
pub(super) enum Frame {
    List { ordered: bool, items: Vec<Vec<Text>>, depth: usize },
    Quote { paragraphs: Vec<Text>, cite: Option<String>, depth: usize },
    Table { rows: Vec<Vec<Text>>, header: bool, depth: usize },
}

impl Frame {
    /// Takes the words of a finished block.
    pub(super) fn take(&mut self, text: Text, is_cite: bool) {
        match self {
            Self::List { items, .. } => match items.last_mut() {
                Some(item) => item.push(text),
                None => items.push(vec![text]),
            },
            Self::Quote { cite, .. } if is_cite => *cite = Some(line(&text)),
            Self::Quote { paragraphs, .. } => paragraphs.push(text),
            Self::Table { rows, .. } => {
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                let Some(row) = rows.last_mut() else { return };
                match row.last_mut() {
                    Some(cell) if !cell.is_empty() => {
                        cell.push(document::Inline::Break { marks: Vec::new() });
                        cell.extend(text);
                    }
                    Some(cell) => *cell = text,
                    None => row.push(text),
                }
            }
        }
    }

    /// The block it becomes; `None` where nothing is in it.
    pub(super) fn finish(self) -> Option<Kind> {
        match self {
            Self::List { ordered, mut items, .. } => {
                items.retain(|item| !item.is_empty());
                (!items.is_empty()).then_some(Kind::List { ordered, items })
            }
            Self::Quote { mut paragraphs, cite, .. } => {
                if paragraphs.is_empty() {
                    let cite = cite?;
                    paragraphs.push(vec![document::Inline::text(&cite)]);
                    return Some(Kind::Quotation { paragraphs, attribution: Attribution::default() });
                }
                let proposed = cite.is_some();
                let attribution = Attribution { speaker: cite, proposed, ..Attribution::default() };
                Some(Kind::Quotation { paragraphs, attribution })
            }
            Self::Table { mut rows, header, .. } => {
                rows.retain(|row| !row.is_empty());
                let filled = rows.iter().flatten().any(|cell| !cell.is_empty());
                filled.then_some(Kind::Table { header, rows })
            }
        }
    }
}

/// A figure that is open.
#[derive(Default)]
pub(super) struct Holder {
    pub(super) shots: Vec<Shot>,
    pub(super) caption: String,
    /// Blocks in it that are no pictures.
    pub(super) blocks: Vec<Kind>,
    /// Its words are its caption, wherever they stand.
    pub(super) words_are_caption: bool,
    /// It recommends a page: the first address in it.
    pub(super) card: Option<Option<String>>,
}

impl Holder {
    /// Adds to the caption.
    pub(super) fn say(&mut self, text: &Text) {
        let words = line(text);
        if !self.caption.is_empty() && !words.is_empty() {
            self.caption.push(' ');
        }
        self.caption.push_str(&words);
    }
}
