//! The beginning of an article.

use database::Conn;
use locale::Language;
use web::{Error, Result, Sentence};

use super::derive::{Derived, pictures};
use super::looks::{LAWYER, first_look};
use super::paper::byline;
use super::publication::note;
use super::shelf::pictures_ready;
use super::standing::settle;
use super::{refuse, taken};
use crate::model::{
    self, ArticleState, Cause, Hand, LONGEST, NewArticle, Revision, Section, Story, Work, Workflow, is_slug,
    problem, slugify,
};
use crate::store::{self, ArticleRow};
use crate::{Desk, Newsroom};

pub(super) struct Creation {
    pub(super) room: Newsroom,
    pub(super) new: NewArticle,
    pub(super) id: i64,
    pub(super) now: i64,
}

/// Makes an article, a draft or one that is published at a given time, and opens its conversation. Returns its id.
///
/// # Errors
/// [`Error::Invalid`] with every problem, also where the section wants somebody to look before readers see it;
/// [`Error::Conflict`] where another took the address in the same moment.
pub async fn create(room: &Newsroom, new: &NewArticle) -> Result<i64> {
    may_begin(&room.hand)?;
    let new = checked(new)?;
    let web = &room.desk.web;
    let input = Creation { room: room.clone(), new, id: web.ids.next(), now: web.clock.now() };
    web.db.write(&input, |c, input| Box::pin(insert(c, input))).await
}

/// What can be said of an article before its section is known: for those who make the section first.
///
/// # Errors
/// [`Error::Invalid`] with every problem.
pub fn check(new: &NewArticle) -> Result<()> {
    checked(new).map(|_| ())
}

pub(super) fn checked(new: &NewArticle) -> Result<NewArticle> {
    let mut new = new.clone();
    new.story = model::story(new.story).map_err(Error::Invalid)?;
    let mut found = Vec::new();
    if new.published.is_some() {
        found.extend(model::story_to_publish(&new.story));
    }
    if !matches!(new.comments.as_str(), "open" | "held" | "closed") {
        found.push(problem("comments", Sentence::key("rules-api-comments")));
    }
    if new.slug.as_deref().is_some_and(|slug| !is_slug(slug)) {
        found.push(problem("slug", Sentence::key("rules-slug")));
    }
    refuse(found)?;
    Ok(new)
}

/// Makes many articles in one transaction, of stories that are in order: for measurements.
///
/// # Errors
/// As [`create`].
pub async fn create_all(room: &Newsroom, all: Vec<NewArticle>) -> Result<()> {
    let web = &room.desk.web;
    let creation = |new| Creation { room: room.clone(), new, id: web.ids.next(), now: web.clock.now() };
    let all: Vec<Creation> = all.into_iter().map(creation).collect();
    web.db
        .write(&all, |c, all| {
            Box::pin(async move {
                for one in all {
                    insert(c, one).await?;
                }
                Ok(())
            })
        })
        .await
}

pub(super) async fn insert(c: &mut Conn, input: &Creation) -> Result<i64> {
    let Creation { room, new, id, now } = input;
    let desk = &room.desk;
    let section = store::section_by_id(c, new.section_id).await?;
    let section = section
        .ok_or_else(|| Error::Invalid(vec![problem("section", Sentence::key("rules-section-unknown"))]))?;
    let mut asked_lawyer = false;
    if new.published.is_some() {
        asked_lawyer = first_look(c, room, (section.id, new.legal)).await?;
        // What the paper itself brings in, nobody described yet.
        if room.hand.user.is_some() {
            pictures_ready(c, &new.story, *now).await?;
        }
    }
    let language = new.language.unwrap_or(section.language);
    let slug = chosen_slug(c, &section, new, language).await?;
    let known = store::known_media(c, &pictures(&new.story)).await?;
    let derived = derived(desk, &new.story, language, &known)?;
    let row = ArticleRow {
        id: *id,
        section_id: section.id,
        slug: &slug,
        language,
        state: if new.published.is_some() { ArticleState::Published } else { ArticleState::Draft },
        story: &new.story,
        html: &derived.html,
        excerpt: &derived.excerpt,
        words: derived.words,
        created: *now,
        published: new.published,
        updated: None,
        revision: 1,
    };
    let inserted = store::insert(c, &row).await;
    inserted.map_err(|error| taken(error, Sentence::key("rules-story-raced")))?;
    names(c, desk, *id, &new.story).await?;
    store::show_media(c, *id, &known).await?;
    desk.beside.open_thread(c, *id, &new.comments).await?;
    settle(c, desk, *id, None).await?;
    keep_first(c, input, derived.words).await?;
    if asked_lawyer {
        note(c, room, (*id, 1), LAWYER).await?;
    }
    Ok(*id)
}

/// Whose it is, and its first revision. What the paper itself brings in keeps its words in its own row alone, until
/// somebody changes them.
async fn keep_first(c: &mut Conn, input: &Creation, words: i64) -> Result<()> {
    let Creation { room, new, id, now } = input;
    let mut work = Work { named: new.slug.is_some(), ..Work::begun(&room.hand) };
    if new.published.is_some() {
        work.workflow = Workflow::Approved;
    }
    // A story that the paper itself brings out is what is true of a story of which nothing is written down.
    if room.hand.user.is_some() || new.published.is_none() {
        store::put_work(c, *id, &work, *now).await?;
    }
    let Some(user) = room.hand.user else { return Ok(()) };
    store::add_person(c, *id, user, true).await?;
    let revision = Revision {
        number: 1,
        at: *now,
        user: Some(user),
        name: room.hand.name.clone(),
        cause: if new.published.is_some() { Cause::Api } else { Cause::Manual },
        words,
        published: new.published,
    };
    store::insert_revision(c, *id, &revision, &new.story, None).await?;
    let action = if new.published.is_some() { "publish" } else { "create" };
    note(c, room, (*id, 1), (action, "")).await
}

/// Rows `article.draft.create` of the access matrix.
pub(super) fn may_begin(hand: &Hand) -> Result<()> {
    use accounts::Role::{Contributor, Editor, Journalist, Publisher};
    if matches!(hand.role, Contributor | Journalist | Editor | Publisher) {
        return Ok(());
    }
    Err(Error::Forbidden(Sentence::key("rules-deed-write")))
}

pub(super) fn stale() -> Error {
    Error::Conflict(Sentence::key("rules-story-stale"))
}

pub(crate) fn derived(
    desk: &Desk,
    story: &Story,
    language: Language,
    known: &[(i64, String)],
) -> Result<Derived> {
    let missing = story.lead.as_ref().filter(|lead| !known.iter().any(|(_, key)| *key == lead.media));
    if missing.is_some() {
        return Err(Error::Invalid(vec![problem("lead", Sentence::key("rules-picture-unknown"))]));
    }
    Ok(Derived::of(story, language, &desk.web.site.zone, known))
}

/// The names over a story and under it.
pub(super) async fn names(c: &mut Conn, desk: &Desk, id: i64, story: &Story) -> Result<()> {
    let mut authors = Vec::new();
    for name in &story.bylines {
        authors.push(byline(c, desk, name).await?);
    }
    store::set_bylines(c, id, &authors).await?;
    let (mut topics, mut found) = (Vec::new(), Vec::new());
    for slug in &story.topics {
        match store::topic(c, slug).await? {
            Some(topic) => topics.push(topic.id),
            None => {
                let sentence = Sentence::key("rules-topic-unknown").with("slug", slug.as_str());
                found.push(problem("topics", sentence));
            }
        }
    }
    refuse(found)?;
    Ok(store::set_topics(c, id, &topics).await?)
}

/// How many numbers are tried behind a slug that is taken.
const TRIES: u32 = 50;

async fn chosen_slug(
    c: &mut Conn,
    section: &Section,
    new: &NewArticle,
    language: Language,
) -> Result<String> {
    if let Some(slug) = &new.slug {
        if store::with_slug(c, section.id, slug).await?.is_some() {
            let sentence = Sentence::key("rules-story-taken");
            return Err(Error::Invalid(vec![problem("slug", sentence)]));
        }
        return Ok(slug.clone());
    }
    free_slug(c, (section.id, None), &new.story.headline, language).await
}

/// A slug made of a headline that no other story of the section has than the one it is for.
pub(super) async fn free_slug(
    c: &mut Conn,
    (section, own): (i64, Option<i64>),
    headline: &str,
    language: Language,
) -> Result<String> {
    let base = slugify(headline, language);
    let base = if base.is_empty() { "story".to_owned() } else { base };
    debug_assert!(base.len() <= LONGEST);
    for number in 1..=TRIES {
        let slug = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        let holder = store::with_slug(c, section, &slug).await?;
        let is_free = holder.is_none() || holder == own;
        if is_free && !store::was_address(c, section, &slug).await? {
            return Ok(slug);
        }
    }
    let sentence = Sentence::key("rules-story-same");
    Err(Error::Invalid(vec![problem("slug", sentence)]))
}
