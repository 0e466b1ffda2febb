//! Live coverage: opening, pausing and ending it; posting, correcting and removing its entries.
//!
//! Each of them counts as a change of the story, and notes for open pages what changed.

use database::Conn;
use document::{Document, plain_text};
use web::{Error, Result, Sentence};

use super::derive::{Derived, pictures};
use super::open::Open;
use super::publication::{note, touch};
use super::refuse;
use super::shelf::pictures_ready;
use crate::model::{
    self, ArticleState, Coverage, Deed, Entry, EntryChanges, LiveState, NewEntry, Story, Told, problem,
};
use crate::{Newsroom, store, websub};

/// What is said where a key was used for other words.
pub(crate) const POSTED: &str = "rules-live-posted";

/// An entry that was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posted {
    /// The entry.
    pub entry: Entry,
    /// Whether it was there already: the same key was sent before.
    pub again: bool,
}

/// What became of a change of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revised {
    /// Readers see it.
    Yes(Box<Entry>),
    /// Somebody changed the entry since: as it is now.
    Behind(Box<Entry>),
}

/// Opens the live coverage of a story, pauses it, goes on or ends it. An editor opens it; its reporters may do the rest.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`].
pub async fn cover(room: &Newsroom, id: i64, state: LiveState) -> Result<Coverage> {
    let input = (room.clone(), id, state);
    room.desk.web.db.write(&input, |c, input| Box::pin(set_state(c, input))).await
}

async fn set_state(c: &mut Conn, (room, id, state): &(Newsroom, i64, LiveState)) -> Result<Coverage> {
    let open = Open::story(c, room, *id, Deed::Report).await?;
    let now = room.desk.web.clock.now();
    let had = store::coverage(c, *id).await?;
    if had.is_some_and(|had| had.state == *state) {
        return had.ok_or(Error::NotFound);
    }
    if had.is_none_or(|had| had.state == LiveState::Ended) {
        // Whoever opens it lets its reporters post unseen: that is publishing.
        super::allowed(c, room, open.article(), Deed::Publish).await?;
    }
    let fresh = Coverage { state: *state, began: now, ended: None, last: None, version: 0 };
    let ended = (*state == LiveState::Ended).then_some(now);
    let mut coverage = Coverage { state: *state, ended, ..had.unwrap_or(fresh) };
    tell(c, room, &open, &mut coverage, (&[(Told::State, None)], ended.unwrap_or(0))).await?;
    // Every list that shows the story says whether its coverage goes on.
    open.before.touch_everywhere(c, &room.desk.web.site.zone);
    note(c, room, (*id, open.article().revision), ("live", state.as_str())).await?;
    Ok(coverage)
}

/// Posts an entry. The same words with the same key again are answered with what the first made.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`]; [`Error::Conflict`] where the story has no coverage, it is
/// over, or the key was used for other words.
pub async fn post_entry(room: &Newsroom, id: i64, new: &NewEntry, key: Option<&str>) -> Result<Posted> {
    if let Some(key) = key {
        model::post_key(key).map_err(Error::Invalid)?;
    }
    let input = (room.clone(), id, new.clone(), key.map(str::to_owned));
    room.desk.web.db.write(&input, |c, input| Box::pin(post(c, input))).await
}

async fn post(c: &mut Conn, input: &(Newsroom, i64, NewEntry, Option<String>)) -> Result<Posted> {
    let (room, id, new, key) = input;
    let open = Open::story(c, room, *id, Deed::Report).await?;
    if let Some(key) = key
        && let Some((entry, by)) = store::posted_with(c, *id, key).await?
    {
        let entry = store::entry(c, *id, entry).await?.filter(|_| by == room.hand.user);
        let taken = || Error::Conflict(Sentence::key("rules-post-taken"));
        let entry = entry.ok_or_else(taken)?;
        let wanted = new.in_order(entry.id).map_err(Error::Invalid)?;
        let is_same = wanted.title == entry.title.as_deref().unwrap_or_default()
            && plain_text(&wanted.body) == entry.plain;
        if !is_same {
            return Err(Error::Conflict(Sentence::key(POSTED)));
        }
        return Ok(Posted { entry, again: true });
    }
    let mut coverage = coverage(c, *id).await?;
    if coverage.state == LiveState::Ended {
        return Err(Error::Conflict(Sentence::key("rules-live-ended")));
    }
    let (own, now) = (room.desk.web.ids.next(), room.desk.web.clock.now());
    let posted = new.posted.filter(|_| room.hand.user.is_none()).unwrap_or(now);
    let new = new.in_order(own).map_err(Error::Invalid)?;
    let mut entry = Entry {
        id: own,
        article: *id,
        // Two of one moment stand in the order in which they came.
        posted: coverage.last.map_or(posted, |last| last.max(posted)),
        updated: None,
        revision: 1,
        title: Some(new.title).filter(|title| !title.is_empty()),
        html: String::new(),
        plain: String::new(),
        byline: if new.byline.is_empty() { room.hand.name.clone() } else { new.byline },
        key_event: new.key_event,
        pinned: new.pinned,
        removed: None,
    };
    let mut told = vec![(Told::Entry, Some(own))];
    if new.pinned {
        told.extend(free_pin(c, *id).await?);
    }
    let media = derive(c, room, &open, (&mut entry, &new.body)).await?;
    store::insert_entry(c, &entry, &new.body, (room.hand.user, key.as_deref())).await?;
    show_pictures(c, &open, own, &media).await?;
    coverage.last = Some(entry.posted);
    coverage.began = coverage.began.min(entry.posted);
    tell(c, room, &open, &mut coverage, (&told, entry.posted)).await?;
    note(c, room, (*id, open.article().revision), ("entry", &said(&entry))).await?;
    Ok(Posted { entry, again: false })
}

/// Changes an entry that is at `revision`.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`].
pub async fn revise_entry(
    room: &Newsroom,
    (id, entry): (i64, i64),
    revision: i64,
    changes: &EntryChanges,
) -> Result<Revised> {
    let mut changes = changes.clone();
    if let Some(told) = &mut changes.told {
        told.text = model::correction_text(&told.text).map_err(Error::Invalid)?;
    }
    let input = (room.clone(), (id, entry), revision, changes);
    room.desk.web.db.write(&input, |c, input| Box::pin(revise(c, input))).await
}

async fn revise(c: &mut Conn, input: &(Newsroom, (i64, i64), i64, EntryChanges)) -> Result<Revised> {
    let (room, (id, own), revision, changes) = input;
    let open = Open::story(c, room, *id, Deed::Report).await?;
    let mut entry = standing(c, *id, *own).await?;
    let (had, body) = (entry.clone(), store::entry_body(c, *own).await?.unwrap_or_default());
    if entry.revision != *revision {
        return Ok(Revised::Behind(Box::new(entry)));
    }
    let pick = |change: &Option<String>, had: &str| change.clone().unwrap_or_else(|| had.to_owned());
    let wanted = NewEntry {
        title: pick(&changes.title, entry.title.as_deref().unwrap_or_default()),
        body: changes.body.clone().unwrap_or_else(|| body.clone()),
        byline: pick(&changes.byline, &entry.byline),
        key_event: changes.key_event.unwrap_or(entry.key_event),
        pinned: changes.pinned.unwrap_or(entry.pinned),
        posted: None,
    };
    let wanted = wanted.in_order(*own).map_err(Error::Invalid)?;
    let mut told = vec![(Told::Changed, Some(*own))];
    if wanted.pinned && !entry.pinned {
        told.extend(free_pin(c, *id).await?);
    }
    entry.title = Some(wanted.title).filter(|title| !title.is_empty());
    entry.byline = if wanted.byline.is_empty() { had.byline.clone() } else { wanted.byline };
    (entry.key_event, entry.pinned) = (wanted.key_event, wanted.pinned);
    let media = derive(c, room, &open, (&mut entry, &wanted.body)).await?;
    if entry == had && changes.told.is_none() {
        return Ok(Revised::Yes(Box::new(entry)));
    }
    let now = changes.told.as_ref().map_or_else(|| room.desk.web.clock.now(), |told| told.at);
    if (&entry.title, &entry.html) != (&had.title, &had.html) {
        entry.updated = Some(now);
    }
    entry.revision += 1;
    store::replace_entry(c, &entry, Some(&wanted.body)).await?;
    show_pictures(c, &open, *own, &media).await?;
    if let Some(correction) = &changes.told {
        store::correct_entry(c, room.desk.web.ids.next(), (*id, *own), correction).await?;
    }
    let mut coverage = coverage(c, *id).await?;
    tell(c, room, &open, &mut coverage, (&told, now)).await?;
    note(c, room, (*id, open.article().revision), ("entry_change", &said(&entry))).await?;
    Ok(Revised::Yes(Box::new(entry)))
}

/// Removes an entry, with its words in the book. With a reason readers are told of it where it stood; without one nothing is
/// left.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Invalid`] where the reason is too long.
pub async fn remove_entry(room: &Newsroom, id: i64, entry: i64, reason: &str) -> Result<()> {
    let reason = model::removal_reason(reason).map_err(Error::Invalid)?;
    let input = (room.clone(), (id, entry), reason);
    room.desk.web.db.write(&input, |c, input| Box::pin(remove(c, input))).await
}

async fn remove(c: &mut Conn, (room, (id, own), reason): &(Newsroom, (i64, i64), String)) -> Result<()> {
    let open = Open::story(c, room, *id, Deed::Report).await?;
    let entry = store::entry(c, *id, *own).await?.ok_or(Error::NotFound)?;
    let leaves_line = !reason.is_empty();
    if leaves_line {
        let gone = Entry {
            updated: Some(room.desk.web.clock.now()),
            revision: entry.revision + 1,
            title: None,
            html: String::new(),
            plain: String::new(),
            key_event: false,
            pinned: false,
            removed: Some(reason.clone()),
            ..entry.clone()
        };
        store::replace_entry(c, &gone, None).await?;
    }
    store::strip_entry(c, *own, !leaves_line).await?;
    // The book knows it by its number from then on, not by its first words.
    store::blank_entry_events(c, *id, *own).await?;
    show_pictures(c, &open, *own, &[]).await?;
    let mut coverage = coverage(c, *id).await?;
    let now = room.desk.web.clock.now();
    tell(c, room, &open, &mut coverage, (&[(Told::Removed, Some(*own))], now)).await?;
    let what = if leaves_line { reason.clone() } else { own.to_string() };
    note(c, room, (*id, open.article().revision), ("entry_remove", &what)).await
}

async fn coverage(c: &mut Conn, id: i64) -> Result<Coverage> {
    let none = || Error::Conflict(Sentence::key("rules-live-none"));
    store::coverage(c, id).await?.ok_or_else(none)
}

/// An entry that was not removed.
async fn standing(c: &mut Conn, article: i64, id: i64) -> Result<Entry> {
    store::entry(c, article, id).await?.filter(|entry| entry.removed.is_none()).ok_or(Error::NotFound)
}

/// Takes the pin from the entry that has it, for another; what open pages are told.
async fn free_pin(c: &mut Conn, article: i64) -> Result<Option<(Told, Option<i64>)>> {
    let Some(before) = store::pinned_entry(c, article).await? else { return Ok(None) };
    store::unpin(c, before.id).await?;
    Ok(Some((Told::Changed, Some(before.id))))
}

/// What is made of the text of an entry; the pictures it shows.
async fn derive(
    c: &mut Conn,
    room: &Newsroom,
    open: &Open,
    (entry, body): (&mut Entry, &Document),
) -> Result<Vec<(i64, String)>> {
    let story = Story { body: body.clone(), ..Story::default() };
    let known = store::known_media(c, &pictures(&story)).await?;
    if known.len() < pictures(&story).len() {
        refuse(vec![problem("body", Sentence::key("rules-picture-unknown"))])?;
    }
    pictures_ready(c, &story, room.desk.web.clock.now()).await?;
    let zone = &room.desk.web.site.zone;
    entry.html = Derived::of(&story, open.article().language, zone, &known).html;
    entry.plain = plain_text(body);
    Ok(known)
}

/// Readers see the pictures of the entries as they see those of the story.
async fn show_pictures(c: &mut Conn, open: &Open, entry: i64, media: &[(i64, String)]) -> Result<()> {
    let article = open.article();
    let had = store::has_entry_media(c, article.id).await?;
    store::show_in_entry(c, (article.id, entry), media).await?;
    if had || !media.is_empty() {
        let own = store::known_media(c, &pictures(&article.story)).await?;
        store::show_media(c, article.id, &own).await?;
    }
    Ok(())
}

/// Notes what changed for open pages, and lets the story count as changed at that time.
async fn tell(
    c: &mut Conn,
    room: &Newsroom,
    open: &Open,
    coverage: &mut Coverage,
    (what, at): (&[(Told, Option<i64>)], i64),
) -> Result<()> {
    let (desk, article) = (&room.desk, open.article());
    for (kind, entry) in what {
        coverage.version += 1;
        store::insert_live_change(c, (article.id, coverage.version), *kind, *entry).await?;
    }
    store::put_coverage(c, article.id, coverage).await?;
    if article.state != ArticleState::Published {
        return Ok(());
    }
    if article.is_readable(desk.web.clock.now()) && article.published < Some(at) {
        let mut article = article.clone();
        article.updated = article.updated.max(Some(at));
        store::set_state(c, &article).await?;
    }
    touch(c, article.id, article.section.id);
    desk.beside.changed(c, article.id, article.published).await?;
    Ok(websub::announce(c, desk, &article.section.slug, article.published.unwrap_or(0)).await?)
}

/// What the book says of an entry: enough to know it again. Its number stands first, see [`store::blank_entry_events`].
fn said(entry: &Entry) -> String {
    let text = entry.title.as_deref().unwrap_or(&entry.plain);
    format!("{}: {}", entry.id, markup::excerpt(text, 80))
}
