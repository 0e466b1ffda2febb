//! The life of an article.

use database::Conn;
use locale::Language;
use web::{Error, Result};

use super::derive::{Derived, pictures};
use super::paper::byline;
use super::standing::{Standing, settle};
use super::{refuse, taken};
use crate::Desk;
use crate::model::{
    self, Article, ArticleState, Changes, Correction, LONGEST, NewArticle, Section, Story, is_slug, problem,
    slugify,
};
use crate::store::{self, ArticleRow};
use crate::websub;

struct Creation {
    desk: Desk,
    new: NewArticle,
    id: i64,
    now: i64,
}

/// Makes an article, a draft or one that is published at a given time, and opens its conversation. Returns its id.
///
/// # Errors
/// [`Error::Invalid`] with every problem; [`Error::Conflict`] where another took the address in the same moment.
pub async fn create(desk: &Desk, new: &NewArticle) -> Result<i64> {
    let new = checked(new)?;
    let input = Creation { desk: desk.clone(), new, id: desk.web.ids.next(), now: desk.web.clock.now() };
    desk.web.db.write(&input, |c, input| Box::pin(insert(c, input))).await
}

/// What can be said of an article before its section is known: for those who make the section first.
///
/// # Errors
/// [`Error::Invalid`] with every problem.
pub fn check(new: &NewArticle) -> Result<()> {
    checked(new).map(|_| ())
}

fn checked(new: &NewArticle) -> Result<NewArticle> {
    let mut new = new.clone();
    new.story = model::story(new.story).map_err(Error::Invalid)?;
    let mut found = Vec::new();
    if new.published.is_some() {
        found.extend(model::story_to_publish(&new.story));
    }
    if !matches!(new.comments.as_str(), "open" | "held" | "closed") {
        found.push(problem("comments", "Say open, held or closed."));
    }
    if new.slug.as_deref().is_some_and(|slug| !is_slug(slug)) {
        found.push(problem(
            "slug",
            "Use lower-case letters a to z, digits, and single hyphens between words.",
        ));
    }
    refuse(found)?;
    Ok(new)
}

/// Makes many articles in one transaction, of stories that are in order: for measurements.
///
/// # Errors
/// As [`create`].
pub async fn create_all(desk: &Desk, all: Vec<NewArticle>) -> Result<()> {
    let creation =
        |new| Creation { desk: desk.clone(), new, id: desk.web.ids.next(), now: desk.web.clock.now() };
    let all: Vec<Creation> = all.into_iter().map(creation).collect();
    desk.web
        .db
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

async fn insert(c: &mut Conn, input: &Creation) -> Result<i64> {
    let Creation { desk, new, id, now } = input;
    let section = store::section_by_id(c, new.section_id).await?;
    let section =
        section.ok_or_else(|| Error::Invalid(vec![problem("section", "There is no such section.")]))?;
    let language = new.language.unwrap_or(section.language);
    let slug = free_slug(c, &section, new, language).await?;
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
    inserted.map_err(|error| {
        taken(error, "Another story took this address in the same moment. Send yours again.")
    })?;
    names(c, desk, *id, &new.story).await?;
    store::show_media(c, *id, &known).await?;
    desk.beside.open_thread(c, *id, &new.comments).await?;
    settle(c, desk, *id, None).await?;
    Ok(*id)
}

/// Changes the story of an article that is at `revision`; returns the revision it is at afterwards.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`]; [`Error::Conflict`] where somebody changed it since.
pub async fn update(desk: &Desk, id: i64, revision: i64, changes: &Changes) -> Result<i64> {
    let input = (desk.clone(), id, revision, changes.clone());
    desk.web.db.write(&input, |c, input| Box::pin(rewrite(c, input))).await
}

async fn rewrite(c: &mut Conn, input: &(Desk, i64, i64, Changes)) -> Result<i64> {
    let (desk, id, revision, changes) = input;
    let before = Standing::read(c, *id).await?.ok_or(Error::NotFound)?;
    let article = &before.article;
    if article.revision != *revision {
        return Err(stale());
    }
    let story = model::story(changes.applied(article.story.clone())).map_err(Error::Invalid)?;
    let is_published = article.state == ArticleState::Published;
    if is_published {
        refuse(model::story_to_publish(&story))?;
    }
    let known = store::known_media(c, &pictures(&story)).await?;
    let derived = derived(desk, &story, article.language, &known)?;
    let now = desk.web.clock.now();
    let row = ArticleRow {
        id: *id,
        section_id: article.section.id,
        slug: &article.slug,
        language: article.language,
        state: article.state,
        story: &story,
        html: &derived.html,
        excerpt: &derived.excerpt,
        words: derived.words,
        created: article.created,
        published: article.published,
        // Readers are told of changes to what they could read.
        updated: if article.is_readable(now) { Some(now) } else { article.updated },
        revision: revision + 1,
    };
    if !store::replace(c, &row).await? {
        return Err(stale());
    }
    names(c, desk, *id, &story).await?;
    store::show_media(c, *id, &known).await?;
    settle(c, desk, *id, Some(&before)).await?;
    Ok(revision + 1)
}

/// Publishes an article at `at`, which may lie ahead; without it at its first time of publication, or now. One
/// whose time lies ahead comes out now.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] where something is missing, [`Error::Conflict`].
pub async fn publish(desk: &Desk, id: i64, at: Option<i64>) -> Result<()> {
    let input = (at, desk.web.clock.now());
    set(desk, id, move |article| {
        let (at, now) = input;
        refuse(model::story_to_publish(&article.story))?;
        article.state = ArticleState::Published;
        article.published = at.or(article.published.filter(|first| *first <= now)).or(Some(now));
        Ok(())
    })
    .await
}

/// Takes an article back: for readers it does not exist from here on.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Conflict`].
pub async fn unpublish(desk: &Desk, id: i64) -> Result<()> {
    set(desk, id, |article| {
        if article.state == ArticleState::Published {
            article.state = ArticleState::Unpublished;
        }
        Ok(())
    })
    .await
}

/// A change of an article's state: a pure step, because the transaction around it may run twice.
type Step = Box<dyn Fn(&mut Article) -> Result<()> + Send + Sync>;

async fn set(
    desk: &Desk,
    id: i64,
    step: impl Fn(&mut Article) -> Result<()> + Send + Sync + 'static,
) -> Result<()> {
    let input: (Desk, i64, Step) = (desk.clone(), id, Box::new(step));
    desk.web.db.write(&input, |c, input| Box::pin(change_state(c, input))).await
}

async fn change_state(c: &mut Conn, (desk, id, step): &(Desk, i64, Step)) -> Result<()> {
    let before = Standing::read(c, *id).await?.ok_or(Error::NotFound)?;
    let mut article = before.article.clone();
    step(&mut article)?;
    if (article.state, article.published) != (before.article.state, before.article.published) {
        if !store::set_state(c, &article).await? {
            return Err(stale());
        }
        settle(c, desk, *id, Some(&before)).await?;
    }
    Ok(())
}

/// Tells readers of a published article what changed in it, and when.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Invalid`] where there is no text or the article is not published,
/// [`Error::Conflict`].
pub async fn add_correction(desk: &Desk, id: i64, correction: &Correction) -> Result<()> {
    let mut correction = correction.clone();
    correction.text = model::correction_text(&correction.text).map_err(Error::Invalid)?;
    let input = (desk.clone(), id, desk.web.ids.next(), correction);
    desk.web.db.write(&input, |c, input| Box::pin(correct(c, input))).await
}

async fn correct(c: &mut Conn, input: &(Desk, i64, i64, Correction)) -> Result<()> {
    let (desk, id, own_id, correction) = input;
    let mut article = store::article(c, *id).await?.ok_or(Error::NotFound)?;
    if article.state != ArticleState::Published {
        refuse(vec![problem("form", "Only a published story can be corrected. Change the draft itself.")])?;
    }
    store::add_correction(c, *own_id, *id, correction).await?;
    article.updated = article.updated.max(Some(correction.at));
    if !store::set_state(c, &article).await? {
        return Err(stale());
    }
    touch(c, *id, article.section.id);
    c.touch("corrections");
    desk.beside.changed(c, *id, article.published).await?;
    let at = article.published.unwrap_or(0);
    Ok(websub::announce(c, desk, &article.section.slug, at).await?)
}

fn stale() -> Error {
    Error::Conflict(
        "Somebody changed this story since you loaded it. Load it again and make your change there.".into(),
    )
}

/// Everything that shows when an article changed.
fn touch(c: &mut Conn, id: i64, section: i64) {
    c.touch(format!("article:{id}"));
    c.touch(format!("section:{section}"));
    c.touch("front");
}

fn derived(desk: &Desk, story: &Story, language: Language, known: &[(i64, String)]) -> Result<Derived> {
    let missing = story.lead.as_ref().filter(|lead| !known.iter().any(|(_, key)| *key == lead.media));
    if missing.is_some() {
        return Err(Error::Invalid(vec![problem(
            "lead",
            "The paper has no picture with this key. Add it first.",
        )]));
    }
    Ok(Derived::of(story, language, &desk.web.site.zone, known))
}

/// The names over a story and under it.
async fn names(c: &mut Conn, desk: &Desk, id: i64, story: &Story) -> Result<()> {
    let mut authors = Vec::new();
    for name in &story.bylines {
        authors.push(byline(c, desk, name).await?);
    }
    store::set_bylines(c, id, &authors).await?;
    let (mut topics, mut found) = (Vec::new(), Vec::new());
    for slug in &story.topics {
        match store::topic(c, slug).await? {
            Some(topic) => topics.push(topic.id),
            None => found.push(problem("topics", format!("There is no topic {slug}. Add it first."))),
        }
    }
    refuse(found)?;
    Ok(store::set_topics(c, id, &topics).await?)
}

/// How many numbers are tried behind a slug that is taken.
const TRIES: u32 = 50;

async fn free_slug(c: &mut Conn, section: &Section, new: &NewArticle, language: Language) -> Result<String> {
    if let Some(slug) = &new.slug {
        if store::has_slug(c, section.id, slug).await? {
            let sentence = "Another story of this section has this address. Choose another.";
            return Err(Error::Invalid(vec![problem("slug", sentence)]));
        }
        return Ok(slug.clone());
    }
    let base = slugify(&new.story.headline, language);
    let base = if base.is_empty() { "story".to_owned() } else { base };
    debug_assert!(base.len() <= LONGEST);
    for number in 1..=TRIES {
        let slug = if number == 1 { base.clone() } else { format!("{base}-{number}") };
        if !store::has_slug(c, section.id, &slug).await? {
            return Ok(slug);
        }
    }
    let sentence = "Too many stories of this section have this headline. Choose an address for this one.";
    Err(Error::Invalid(vec![problem("slug", sentence)]))
}
