//! The body of an article as text that a person can type: Markdown, with marks of its own for what Markdown cannot say.
//!
//! | Text | Meaning |
//! | --- | --- |
//! | `## Words`, `- item`, `1. item`, `---`, `\| cell \|` | heading, lists, divider, table, as in Markdown |
//! | `**strong**`, `*stress*`, `` `code` ``, `H~2~O`, `m^2^` | marks of words |
//! | `[words](https://..)`, `[words]{note: ..}`, `["words"]{speaker: ..; when: ..}` | link, footnote, somebody's words |
//! | `> words`, then `{speaker: ..; role: ..}` | a quotation, and who said it |
//! | `>> words` | a sentence of the article repeated as decoration |
//! | `![what it shows](key)`, then `{caption: ..; credit: ..}` | a picture; several between `::: gallery` and `:::` |
//! | `{embed: https://..}`, `{card: /news/x; title: ..}` | something hosted elsewhere, a recommended page |
//! | `{quarantine: ..}`, `{block: ..}` | what is not written by hand |
//!
//! A backslash takes the meaning from the character behind it; at the end of a line it breaks the line. What is written is
//! read at once to see that it says the same; what does not is written as a `{block: ..}` of its stored form. So nothing is
//! lost, whatever a document holds.

mod attributes;
mod blocks;
mod ends;
mod inline;
mod marked;
mod words;
mod write;

use crate::model::{Block, Document, Inline, Kind, Text};
use blocks::Piece;

/// What in a text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The line it begins on, from 1.
    pub line: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// An address that may not stand in an article.
    Address(String),
    /// No key of a picture.
    Picture(String),
    /// A line in braces that means nothing, or a value in it that does not fit; the name of what was found.
    Braces(String),
    /// A gallery that is not closed, or holds something else than pictures.
    Gallery,
    /// Words whose marks say more than an article can hold, because each run of them would hold it again.
    Weight,
}

impl Document {
    /// The document as text; [`Document::from_markdown`] reads it back to the same document.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut out = String::new();
        let mut last: Option<&Kind> = None;
        for block in &self.content {
            if last.is_some() {
                out.push_str("\n\n");
            }
            // Two lists in a row would be one.
            if let (Some(Kind::List { .. }), Kind::List { .. }) = (last, &block.kind) {
                out.push_str("{}\n\n");
            }
            out.push_str(&write::block(&block.kind));
            last = Some(&block.kind);
        }
        out
    }

    /// Reads a text that was made of `before` and then changed by hand. A block whose text is as it was is that very block;
    /// one that was changed keeps the id of what stood there.
    ///
    /// # Errors
    /// Everything that cannot be read, from the top.
    pub fn from_markdown(text: &str, before: &Self) -> Result<Self, Vec<Fault>> {
        let pieces = blocks::read(&text.replace("\r\n", "\n"))?;
        let mut had: Vec<Had<'_>> = before
            .content
            .iter()
            .map(|block| Had { text: write::block(&block.kind), block, taken: false })
            .collect();
        let found: Vec<Option<usize>> = pieces.iter().map(|piece| same(&mut had, piece)).collect();
        let mut content = Vec::with_capacity(pieces.len());
        // Where in the document before the last block stood that was found again.
        let mut behind = 0;
        for (piece, at) in pieces.into_iter().zip(found) {
            if let Some(at) = at {
                behind = at + 1;
            }
            let same = at.and_then(|at| had.get(at)).map(|old| old.block.clone());
            content
                .push(same.unwrap_or_else(|| Block { id: heir(&mut had, behind, &piece), kind: piece.kind }));
        }
        Ok(Self::new(content))
    }
}

/// A block of the document before, as text.
struct Had<'a> {
    text: String,
    block: &'a Block,
    taken: bool,
}

/// The first block before that reads exactly like a piece.
fn same(had: &mut [Had<'_>], piece: &Piece) -> Option<usize> {
    let at = had.iter().position(|old| !old.taken && old.text == piece.source)?;
    if let Some(old) = had.get_mut(at) {
        old.taken = true;
    }
    Some(at)
}

/// The id for a piece that was changed: that of the next block of its kind, before one that was found again.
fn heir(had: &mut [Had<'_>], behind: usize, piece: &Piece) -> String {
    let gap = had.iter_mut().skip(behind).take_while(|old| !old.taken || old.text.is_empty());
    for old in gap {
        if !old.taken && std::mem::discriminant(&old.block.kind) == std::mem::discriminant(&piece.kind) {
            old.taken = true;
            // Taken in its place, it ends no gap.
            old.text.clear();
            return old.block.id.clone();
        }
    }
    String::new()
}

/// The same text with runs of the same marks put together: what a text made of it can tell apart.
pub(crate) fn joined(text: &[Inline]) -> Text {
    let mut out: Text = Vec::with_capacity(text.len());
    for one in text {
        match (out.last_mut(), one) {
            (Some(Inline::Text { text: last, marks }), Inline::Text { text, marks: next })
                if marks == next =>
            {
                last.push_str(text);
            }
            _ => out.push(one.clone()),
        }
    }
    out
}

/// A block with all its texts [`joined`].
pub(crate) fn plain(kind: &Kind) -> Kind {
    let all = |texts: &[Text]| texts.iter().map(|text| joined(text)).collect::<Vec<_>>();
    match kind {
        Kind::Paragraph(text) => Kind::Paragraph(joined(text)),
        Kind::PullQuote(text) => Kind::PullQuote(joined(text)),
        Kind::Heading { level, text } => Kind::Heading { level: *level, text: joined(text) },
        Kind::Quotation { paragraphs, attribution } => {
            Kind::Quotation { paragraphs: all(paragraphs), attribution: attribution.clone() }
        }
        Kind::List { ordered, items } => {
            Kind::List { ordered: *ordered, items: items.iter().map(|item| all(item)).collect() }
        }
        Kind::Table { header, rows } => {
            Kind::Table { header: *header, rows: rows.iter().map(|row| all(row)).collect() }
        }
        other => other.clone(),
    }
}
