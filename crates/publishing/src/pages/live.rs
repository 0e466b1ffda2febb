//! Live coverage as readers see it: on the page of its story, and each entry on its own.

mod part;
pub(crate) mod permalink;
pub(crate) mod stream;

use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{Error, Result};

use super::article::{Byline, Change};
use super::figure::{Known, keys_in, with_copies};
use super::value;
use crate::model::{Coverage, Cursor, Entry, LiveState, entry_url};
use crate::store;

/// Entries of one page.
const ENTRIES: i64 = 20;
/// Key events that are listed.
const EVENTS: i64 = 30;
/// The longest beginning of an entry that stands for its headline, in characters.
const BEGINNING: usize = 90;

/// The live coverage of a story, in the shape of the templates.
#[derive(Debug, Serialize)]
pub(crate) struct Live {
    pub(crate) state: &'static str,
    pub(crate) began: i64,
    pub(crate) ended: Option<i64>,
    /// When the newest entry was posted.
    last: Option<i64>,
    /// Where open pages are told what is new; none where nothing comes, or the newest are not on the page.
    events: Option<String>,
    /// The page with the newest entries, from one with older ones.
    newest: Option<String>,
    /// The page with older ones.
    older: Option<String>,
    pub(crate) pinned: Option<Post>,
    key_events: Vec<KeyEvent>,
    pub(crate) posts: Vec<Post>,
    language: Language,
}

/// A line of the list of key events.
#[derive(Debug, Serialize)]
struct KeyEvent {
    title: String,
    url: String,
    posted: i64,
}

/// An entry in the shape of the templates.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Post {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) title: Option<String>,
    pub(crate) html: String,
    pub(crate) byline: String,
    pub(crate) byline_url: Option<String>,
    pub(crate) posted: i64,
    pub(crate) updated: Option<i64>,
    key_event: bool,
    pinned: bool,
    corrections: Vec<Change>,
    pub(crate) removed: Option<String>,
    pub(crate) language: Language,
    /// Its text without markup, for machines.
    #[serde(skip)]
    pub(crate) plain: String,
}

impl Post {
    /// What it is called where it has no headline.
    pub(crate) fn name(&self) -> String {
        self.title.clone().unwrap_or_else(|| markup::excerpt(&self.plain, BEGINNING))
    }
}

/// What an entry stands in: the address of the story, its language, the names over it.
pub(crate) struct Around<'a> {
    pub(crate) url: &'a str,
    pub(crate) language: Language,
    pub(crate) bylines: &'a [Byline],
}

/// Entries with what was said of them and the pictures they show.
pub(crate) async fn posts(c: &mut Conn, entries: Vec<Entry>, around: &Around<'_>) -> database::Result<Vec<Post>> {
    let ids: Vec<i64> = entries.iter().map(|entry| entry.id).collect();
    let mut told = store::entry_corrections(c, &ids).await?;
    let keys: Vec<&str> = entries.iter().flat_map(|entry| keys_in(&entry.html)).collect();
    let known = store::pictures(c, &keys).await?;
    let post = |entry: Entry| {
        let told = told.remove(&entry.id).unwrap_or_default();
        post(entry, told.into_iter().map(Change::from).collect(), (around, &known))
    };
    Ok(entries.into_iter().map(post).collect())
}

fn post(entry: Entry, corrections: Vec<Change>, (around, known): (&Around<'_>, &Known)) -> Post {
    let author = around.bylines.iter().find(|byline| byline.name == entry.byline);
    Post {
        id: entry.id.to_string(),
        url: entry_url(around.url, entry.id),
        title: entry.title,
        html: with_copies(entry.html, known),
        byline_url: author.and_then(|author| author.url.clone()),
        byline: entry.byline,
        posted: entry.posted,
        updated: entry.updated,
        key_event: entry.key_event,
        pinned: entry.pinned,
        corrections,
        removed: entry.removed,
        language: around.language,
        plain: entry.plain,
    }
}

/// The place behind which a page of entries begins. A broken cursor is the address of no page.
pub(crate) fn before(query: &[(String, String)]) -> Result<Option<Cursor>> {
    match value(query, "before") {
        Some(text) => Cursor::parse(text).map(Some).ok_or(Error::NotFound),
        None => Ok(None),
    }
}

/// The live coverage of a story, if it has one: its newest entries, or those behind a place.
pub(crate) async fn live(
    c: &mut Conn,
    article: i64,
    before: Option<Cursor>,
    around: &Around<'_>,
) -> database::Result<Option<Live>> {
    let Some(coverage) = store::coverage(c, article).await? else { return Ok(None) };
    let newest = Cursor { published: i64::MAX, id: i64::MAX };
    let mut rows = store::entries(c, article, before.unwrap_or(newest), ENTRIES + 1).await?;
    let has_more = rows.len() > usize::try_from(ENTRIES).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(ENTRIES).unwrap_or(usize::MAX));
    let older = rows.last().filter(|_| has_more);
    let older = older.map(|last| format!("{}?before={}#live", around.url, last.cursor()));
    // It stands above them, and once on a page.
    let pinned = if before.is_none() { store::pinned_entry(c, article).await? } else { None };
    rows.retain(|row| pinned.as_ref().is_none_or(|pinned| pinned.id != row.id));
    let here: Vec<i64> = rows.iter().chain(&pinned).map(|row| row.id).collect();
    let key_events = store::key_events(c, article, EVENTS).await?;
    let key_events = posts(c, key_events, around).await?;
    let key_event = |event: Post| KeyEvent {
        title: event.name(),
        url: match here.iter().find(|id| id.to_string() == event.id) {
            Some(id) => format!("#{}", Entry::anchor(*id)),
            None => event.url,
        },
        posted: event.posted,
    };
    let key_events = key_events.into_iter().map(key_event).collect();
    let pinned = posts(c, pinned.into_iter().collect(), around).await?.pop();
    let posts = posts(c, rows, around).await?;
    Ok(Some(shown(&coverage, (before, older), (pinned, key_events, posts), around)))
}

fn shown(
    coverage: &Coverage,
    (before, older): (Option<Cursor>, Option<String>),
    (pinned, key_events, posts): (Option<Post>, Vec<KeyEvent>, Vec<Post>),
    around: &Around<'_>,
) -> Live {
    let grows = coverage.state != LiveState::Ended && before.is_none();
    Live {
        state: coverage.state.as_str(),
        began: coverage.began,
        ended: coverage.ended,
        last: coverage.last,
        events: grows.then(|| format!("{}/live/events?after={}", around.url, coverage.version)),
        newest: before.map(|_| format!("{}#live", around.url)),
        older,
        pinned,
        key_events,
        posts,
        language: around.language,
    }
}
