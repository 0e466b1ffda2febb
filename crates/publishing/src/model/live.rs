//! Live coverage: a story that grows by entries while something happens.

mod typed;

use document::{Document, Inline, Kind, Mark, Text, plain_text};
use web::{Problem, Sentence};

use super::rules::{line, unread};
use super::{Correction, Cursor, problem};

/// The longest headline of an entry, in characters.
const TITLE: usize = 200;
/// The longest name over an entry, in characters.
const NAME: usize = 100;
/// The longest text of an entry, in characters: what is longer is a story of its own.
const WORDS: usize = 20_000;
/// The longest key of a post and the longest reason, in characters.
const KEY: usize = 64;
const REASON: usize = 500;
/// The level of headings within an entry: its own headline is one of the third.
const HEADING: u8 = 4;

/// How far live coverage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiveState {
    /// Entries come.
    Active,
    /// Nothing is expected for a while; entries may still come.
    Paused,
    /// It is over: no more entries.
    Ended,
}

impl LiveState {
    /// The name as stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Paused => "paused",
            Self::Ended => "ended",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Active, Self::Paused, Self::Ended].into_iter().find(|state| state.as_str() == name)
    }
}

/// The live coverage of a story. Times in microseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// How far it is.
    pub state: LiveState,
    /// When it was opened first.
    pub began: i64,
    /// When it ended, while it is over.
    pub ended: Option<i64>,
    /// When its newest entry was posted.
    pub last: Option<i64>,
    /// The number of the last change to it.
    pub version: i64,
}

/// Something that open pages are told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// An entry came.
    Entry,
    /// An entry has other words, or another mark.
    Changed,
    /// An entry went.
    Removed,
    /// The coverage is at another state.
    State,
}

impl Told {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Entry => "entry",
            Self::Changed => "changed",
            Self::Removed => "removed",
            Self::State => "state",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Entry, Self::Changed, Self::Removed, Self::State].into_iter().find(|it| it.as_str() == name)
    }
}

/// An entry as readers see it. Times in microseconds since 1970 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Id.
    pub id: i64,
    /// The story it belongs to.
    pub article: i64,
    /// When it was posted.
    pub posted: i64,
    /// When its words last changed.
    pub updated: Option<i64>,
    /// Number of its changes: whoever sends one says which it is based on.
    pub revision: i64,
    /// A headline, if it has one.
    pub title: Option<String>,
    /// Its text as HTML; empty where it was removed.
    pub html: String,
    /// Its text without markup; likewise.
    pub plain: String,
    /// The name over it.
    pub byline: String,
    /// Whether it is one of those that tell the story so far.
    pub key_event: bool,
    /// Whether it stands above all others.
    pub pinned: bool,
    /// Why it was removed, if it was and readers are told.
    pub removed: Option<String>,
}

impl Entry {
    /// Its place among the entries.
    #[must_use]
    pub fn cursor(&self) -> Cursor {
        Cursor { published: self.posted, id: self.id }
    }

    /// The last part of its address on its own and the fragment on the story's page.
    #[must_use]
    pub fn anchor(id: i64) -> String {
        format!("entry-{id}")
    }
}

/// The address of an entry on its own.
#[must_use]
pub fn entry_url(story_url: &str, id: i64) -> String {
    format!("{story_url}/live/{id}")
}

/// An entry to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEntry {
    /// A headline; none where it is empty.
    pub title: String,
    /// Its text.
    pub body: Document,
    /// The name over it; whoever posts where it is empty.
    pub byline: String,
    /// Whether it is a key event.
    pub key_event: bool,
    /// Whether it stands above all others from here on.
    pub pinned: bool,
    /// When it was posted, microseconds since 1970 UTC, where the paper itself brings it in; whoever else posts does so now.
    pub posted: Option<i64>,
}

/// A change of an entry: `None` leaves a part as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryChanges {
    /// The headline; empty takes it away.
    pub title: Option<String>,
    /// The text, all of it.
    pub body: Option<Document>,
    /// The name over it.
    pub byline: Option<String>,
    /// Whether it is a key event.
    pub key_event: Option<bool>,
    /// Whether it stands above all others.
    pub pinned: Option<bool>,
    /// What readers are told of the change.
    pub told: Option<Correction>,
}

impl NewEntry {
    /// The entry in order: each field within its limit, and no block of it under an id that another entry or the story
    /// has, since they stand on one page.
    ///
    /// # Errors
    /// Every problem there is.
    pub fn in_order(&self, id: i64) -> Result<Self, Vec<Problem>> {
        let mut found = Vec::new();
        let title = line(&mut found, "title", &self.title, TITLE);
        let byline = line(&mut found, "byline", &self.byline, NAME);
        let body = body(&mut found, &self.body, id);
        let tidy = Self { title, body, byline, ..*self };
        if found.is_empty() { Ok(tidy) } else { Err(found) }
    }
}

fn body(found: &mut Vec<Problem>, given: &Document, id: i64) -> Document {
    let mut refuse = |sentence: Sentence| found.push(problem("body", sentence));
    // Through the stored form: what could not be read back is refused before it is stored.
    let mut body = match Document::parse(&given.to_json()) {
        Ok(body) => body,
        Err(error) => {
            refuse(unread(&error));
            return Document::default();
        }
    };
    let plain = plain_text(&body);
    let pictures = body.content.iter().any(|block| matches!(block.kind, Kind::Figure(_) | Kind::Gallery(_)));
    if plain.trim().is_empty() && !pictures {
        refuse(Sentence::key("rules-entry-body"));
    }
    let got = plain.chars().count();
    if got > WORDS {
        refuse(Sentence::key("rules-entry-long").number("got", got).number("max", WORDS));
    }
    for (number, block) in (1..).zip(&mut body.content) {
        let has_note = texts(&block.kind).into_iter().flatten().any(is_note);
        if has_note || matches!(block.kind, Kind::Correction(_) | Kind::Quarantine(_)) {
            refuse(Sentence::key("rules-entry-kinds"));
        }
        if let Kind::Heading { level, .. } = &mut block.kind {
            *level = HEADING;
        }
        block.id = format!("b{id}x{number}");
    }
    body
}

fn is_note(inline: &Inline) -> bool {
    inline.marks().iter().any(|mark| matches!(mark, Mark::Note { .. }))
}

fn texts(kind: &Kind) -> Vec<&Text> {
    match kind {
        Kind::Paragraph(text) | Kind::PullQuote(text) | Kind::Heading { text, .. } => vec![text],
        Kind::Quotation { paragraphs, .. } => paragraphs.iter().collect(),
        Kind::List { items, .. } => items.iter().flatten().collect(),
        Kind::Table { rows, .. } => rows.iter().flatten().collect(),
        _ => Vec::new(),
    }
}

/// The text of a phone as a document: paragraphs, lists, quotations, `**strong**`, `*stressed*` and `[links](address)`
/// of Markdown.
#[must_use]
pub fn typed(text: &str) -> Document {
    typed::read(text)
}

/// A document as it would be typed; `None` where it holds more than can be.
#[must_use]
pub fn as_typed(document: &Document) -> Option<String> {
    typed::write(document)
}

/// The key of a post, in order.
///
/// # Errors
/// The problem.
pub fn post_key(key: &str) -> Result<(), Vec<Problem>> {
    if key.is_empty() || key.chars().count() > KEY {
        return Err(vec![problem("key", Sentence::key("rules-post-key"))]);
    }
    Ok(())
}

/// Why an entry was removed, in order; empty for no reason.
///
/// # Errors
/// The problem.
pub fn removal_reason(reason: &str) -> Result<String, Vec<Problem>> {
    let mut found = Vec::new();
    let reason = line(&mut found, "reason", reason, REASON);
    if found.is_empty() { Ok(reason) } else { Err(found) }
}

#[cfg(test)]
mod tests {
    use document::Block;

    use super::*;

    fn fields(entry: &NewEntry) -> Vec<String> {
        let problems = entry.in_order(7).err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn an_entry_is_put_in_order() {
        let body = typed("## The pier\n\nIt is **open**.");
        let entry = NewEntry { title: " The\n pier ".into(), body, ..NewEntry::default() };
        let tidy = entry.in_order(7).unwrap();
        assert_eq!((tidy.title.as_str(), tidy.body.content.len()), ("The pier", 2));
        let ids: Vec<&str> = tidy.body.content.iter().map(|block| block.id.as_str()).collect();
        assert_eq!(ids, ["b7x1", "b7x2"]);
        assert!(matches!(tidy.body.content[0].kind, Kind::Heading { level: 4, .. }));
        let longest = NewEntry { body: typed("x"), ..NewEntry::default() }.in_order(i64::MAX).unwrap();
        assert!(Document::parse(&longest.body.to_json()).is_ok(), "the ids are ids");
    }

    #[test]
    fn every_limit_has_its_sentence() {
        let fine = NewEntry { body: typed("x"), ..NewEntry::default() };
        assert_eq!(fields(&NewEntry::default()), ["body"]);
        assert_eq!(fields(&NewEntry { title: "x".repeat(201), ..fine.clone() }), ["title"]);
        assert_eq!(fields(&NewEntry { byline: "x".repeat(101), ..fine.clone() }), ["byline"]);
        assert_eq!(fields(&NewEntry { body: typed(&"x".repeat(20_001)), ..fine.clone() }), ["body"]);
        let note = Inline::marked("x", vec![Mark::Note { text: "y".into() }]);
        let body = Document::new(vec![Block::new(Kind::Paragraph(vec![note]))]);
        assert_eq!(fields(&NewEntry { body, ..fine }), ["body"]);
        assert!(post_key("").is_err() && post_key("k").is_ok() && post_key(&"k".repeat(65)).is_err());
        assert!(removal_reason(&"x".repeat(501)).is_err());
        assert_eq!(removal_reason(" a\n b ").unwrap(), "a b");
    }
}
