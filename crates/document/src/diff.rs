//! What changed between two versions of an article, word by word, as values for templates: no markup.
//!
//! Blocks are paired by their ids, and where that leads nowhere by their words ([`align`]); the texts of two that are
//! paired are compared word by word ([`words`]). Order is kept: who reads what is the same and what was removed reads the
//! older version, who reads what is the same and what was added the newer one. So a block that moved was removed in one
//! place and added in another.

mod align;
mod parts;
mod words;

use serde::Serialize;

use crate::model::{Block, Document, Kind};
use align::{Pair, align};
use parts::compare;
use words::tokens;

pub use words::diff_words;

/// What became of a block, or of one of its texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// It reads as before.
    Same,
    /// It was not there.
    Added,
    /// It is there no more.
    Removed,
    /// Some of its words are others.
    Changed,
}

/// Words in a row with the same fate: `Same`, `Added` or `Removed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Run {
    /// What became of them.
    pub change: Change,
    /// The words with the space around them.
    pub text: String,
}

/// Which text of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartName {
    /// Its words. Paragraphs, items and rows stand on lines of their own, cells behind tabs.
    Text,
    /// Notes to its words.
    Note,
    /// Where its words lead.
    Link,
    /// Who is quoted within its words, and how the paper knows.
    Attribution,
    /// Who says a quotation.
    Speaker,
    /// Their office.
    Role,
    /// When it was said.
    When,
    /// Where.
    Place,
    /// How the paper knows.
    Source,
    /// Address of the source.
    SourceUrl,
    /// The picture itself, by its key.
    Media,
    /// The description of a picture.
    Alt,
    /// The text under a picture.
    Caption,
    /// Who made a picture.
    Credit,
    /// Where a card leads.
    Url,
}

/// One text of a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Which one.
    pub name: PartName,
    /// What became of it.
    pub change: Change,
    /// Its words.
    pub runs: Vec<Run>,
}

/// What a block is, without its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of `Kind`, where each is described")]
pub enum BlockKind {
    Paragraph,
    Heading,
    Quotation,
    PullQuote,
    List,
    Figure,
    Gallery,
    Embed,
    LinkCard,
    Table,
    Divider,
    Correction,
    Quarantine,
}

/// One block, as it was and as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BlockDiff {
    /// Its id in the newer version, where it is still there.
    pub id: String,
    /// What it is, or was.
    pub kind: BlockKind,
    /// What it was, where that is something else.
    pub was: Option<BlockKind>,
    /// What became of it.
    pub change: Change,
    /// Its texts, without those that are empty in both versions.
    pub parts: Vec<Part>,
}

/// How many words differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct WordsChanged {
    /// Words that the newer version has and the older has not.
    pub added: usize,
    /// Words that the older version has and the newer has not.
    pub removed: usize,
}

/// The blocks of both versions in reading order, each with what became of it.
#[must_use]
pub fn diff(old: &Document, new: &Document) -> Vec<BlockDiff> {
    let pairs = align(&old.content, &new.content);
    pairs.into_iter().map(block).collect()
}

fn block(pair: Pair<'_>) -> BlockDiff {
    let (old, new) = match pair {
        Pair::Both(old, new) => (Some(old), Some(new)),
        Pair::Old(old) => (Some(old), None),
        Pair::New(new) => (None, Some(new)),
    };
    let parts = compare(old.map(|block| &block.kind), new.map(|block| &block.kind));
    let kind = |block: &Block| BlockKind::of(&block.kind);
    let (was, is) = (old.map(kind), new.map(kind));
    let change = match (was, is) {
        (None, _) => Change::Added,
        (_, None) => Change::Removed,
        _ if was == is && parts.iter().all(|part| part.change == Change::Same) => Change::Same,
        _ => Change::Changed,
    };
    BlockDiff {
        id: new.or(old).map(|block| block.id.clone()).unwrap_or_default(),
        kind: is.or(was).unwrap_or(BlockKind::Paragraph),
        was: was.filter(|was| is.is_some_and(|is| is != *was)),
        change,
        parts,
    }
}

impl BlockKind {
    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Paragraph(_) => Self::Paragraph,
            Kind::Heading { .. } => Self::Heading,
            Kind::Quotation { .. } => Self::Quotation,
            Kind::PullQuote(_) => Self::PullQuote,
            Kind::List { .. } => Self::List,
            Kind::Figure(_) => Self::Figure,
            Kind::Gallery(_) => Self::Gallery,
            Kind::Embed(_) => Self::Embed,
            Kind::LinkCard(_) => Self::LinkCard,
            Kind::Table { .. } => Self::Table,
            Kind::Divider => Self::Divider,
            Kind::Correction(_) => Self::Correction,
            Kind::Quarantine(_) => Self::Quarantine,
        }
    }
}

impl WordsChanged {
    /// Counts the words of these runs that are not the same in both.
    #[must_use]
    pub fn of<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Self {
        let mut sum = Self::default();
        for run in runs {
            let side = match run.change {
                Change::Added => &mut sum.added,
                Change::Removed => &mut sum.removed,
                Change::Same | Change::Changed => continue,
            };
            *side += tokens(&run.text).iter().filter(|token| token.is_word()).count();
        }
        sum
    }

    /// Counts those of a whole article.
    #[must_use]
    pub fn in_blocks(blocks: &[BlockDiff]) -> Self {
        Self::of(blocks.iter().flat_map(|block| &block.parts).flat_map(|part| &part.runs))
    }
}

/// What became of a text whose words had these fates.
fn change_of(runs: &[Run]) -> Change {
    let all = |change| runs.iter().all(|run| run.change == change);
    if all(Change::Same) {
        Change::Same
    } else if all(Change::Added) {
        Change::Added
    } else if all(Change::Removed) {
        Change::Removed
    } else {
        Change::Changed
    }
}
