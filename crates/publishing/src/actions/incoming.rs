//! Stories that come from another system, each in one transaction with everything it needs: its section, its topics, the
//! addresses it had, and the note that it was taken. So what was taken is not taken again, and an import that was
//! interrupted goes on where it stopped.

use database::Conn;
use web::{Error, Result, Sentence};

use super::articles::{Creation, checked, free_slug, insert};
use super::paper::{checked_section, insert_section};
use super::refuse;
use crate::Desk;
use crate::model::{self, ArticleState, NewArticle, NewSection, NewTopic, Work, is_slug, old_path, problem};
use crate::store;

/// The longest name of a source or an item, in bytes.
const NAME: usize = 500;

/// A story of another system.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// The system and its site.
    pub source: String,
    /// What it calls the story.
    pub item: String,
    /// The section it goes to; made where there is none at this address.
    pub section: NewSection,
    /// The topics it is about; those that the paper does not have at these addresses are made.
    pub topics: Vec<NewTopic>,
    /// The story; its section and topics are taken from the above. Where its slug is taken, a number follows it.
    pub article: NewArticle,
    /// The day it was planned for there, as a moment, microseconds since 1970 UTC; of a draft only.
    pub planned: Option<i64>,
    /// Addresses it had there, path and query.
    pub paths: Vec<String>,
}

/// What became of it: its id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Brought {
    /// It was taken.
    Now(i64),
    /// It was taken before, and stays as it is.
    Before(i64),
}

/// Takes a story of another system, unless it was taken before.
///
/// # Errors
/// [`Error::Invalid`] with every problem; [`Error::Conflict`] where another took an address in the same moment.
pub async fn bring_in(desk: &Desk, incoming: &Incoming) -> Result<Brought> {
    let mut incoming = incoming.clone();
    if [&incoming.source, &incoming.item].iter().any(|name| name.is_empty() || name.len() > NAME) {
        refuse(vec![problem(
            "item",
            Sentence::words(format!("The name of a source or an item has 1 to {NAME} bytes.")),
        )])?;
    }
    refuse(checked_section(&incoming.section))?;
    incoming.article.story.topics.clear();
    let slug = incoming.article.slug.take();
    incoming.article = checked(&incoming.article)?;
    incoming.article.slug = slug;
    let web = &desk.web;
    let creation = Creation {
        room: desk.itself(),
        new: NewArticle::default(),
        id: web.ids.next(),
        now: web.clock.now(),
    };
    let input = (incoming, creation);
    web.db.write(&input, |c, (incoming, creation)| Box::pin(take(c, incoming, creation))).await
}

/// What a story that was taken before became, and when that was, in microseconds since 1970 UTC.
///
/// # Errors
/// The database's.
pub async fn brought_before(desk: &Desk, source: &str, item: &str) -> Result<Option<(i64, i64)>> {
    Ok(desk.web.db.glance(async |c| store::brought(c, source, item).await).await?)
}

/// How many addresses of before lead to the stories that were taken from a source since a moment, in microseconds since
/// 1970 UTC.
///
/// # Errors
/// The database's.
pub async fn old_addresses(desk: &Desk, source: &str, since: i64) -> Result<i64> {
    Ok(desk.web.db.glance(async |c| store::paths_since(c, source, since).await).await?)
}

async fn take(c: &mut Conn, incoming: &Incoming, creation: &Creation) -> Result<Brought> {
    if let Some((id, _)) = store::brought(c, &incoming.source, &incoming.item).await? {
        return Ok(Brought::Before(id));
    }
    let Creation { room, id, now, .. } = creation;
    let section_id = section(c, &room.desk, &incoming.section).await?;
    let mut new = NewArticle { section_id, ..incoming.article.clone() };
    for topic in &incoming.topics {
        let slug = topic_slug(c, &room.desk, topic).await?;
        if !new.story.topics.contains(&slug) {
            new.story.topics.push(slug);
        }
    }
    new.slug = Some(slug(c, section_id, incoming).await?);
    let creation = Creation { room: room.clone(), new, id: *id, now: *now };
    insert(c, &creation).await?;
    if incoming.planned.is_some() && creation.new.published.is_none() {
        let work = store::work(c, *id).await?.unwrap_or_else(|| Work::unknown(ArticleState::Draft));
        store::put_work(c, *id, &Work { planned: incoming.planned, ..work }, *now).await?;
    }
    for path in incoming.paths.iter().filter_map(|path| old_path(path)) {
        store::remember_path(c, &path, *id).await?;
    }
    store::note_brought(c, (&incoming.source, &incoming.item), *id, *now).await?;
    Ok(Brought::Now(*id))
}

async fn section(c: &mut Conn, desk: &Desk, wanted: &NewSection) -> Result<i64> {
    if let Some(section) = store::section(c, &wanted.slug).await? {
        return Ok(section.id);
    }
    let last = store::sections(c).await?.iter().map(|section| section.position).max();
    let new = NewSection { position: last.map_or(0, |last| last.saturating_add(1)), ..wanted.clone() };
    insert_section(c, &(desk.web.ids.next(), new)).await
}

async fn topic_slug(c: &mut Conn, desk: &Desk, wanted: &NewTopic) -> Result<String> {
    let topic = wanted.checked(desk.web.ids.next()).map_err(Error::Invalid)?;
    if store::topic(c, &topic.slug).await?.is_none() {
        store::insert_topic(c, &topic).await?;
        c.touch("topics");
    }
    Ok(topic.slug)
}

/// The slug it had, if it is one and nobody has it; else one made of it or of the headline.
async fn slug(c: &mut Conn, section: i64, incoming: &Incoming) -> Result<String> {
    let new = &incoming.article;
    let language = new.language.unwrap_or(incoming.section.language);
    if let Some(slug) = new.slug.as_deref().filter(|slug| is_slug(slug))
        && store::with_slug(c, section, slug).await?.is_none()
        && !store::was_address(c, section, slug).await?
    {
        return Ok(slug.to_owned());
    }
    let wanted = new.slug.as_deref().unwrap_or_default();
    let words = if model::slugify(wanted, language).is_empty() { &new.story.headline } else { wanted };
    free_slug(c, (section, None), words, language).await
}
