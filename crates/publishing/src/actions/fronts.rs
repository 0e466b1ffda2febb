//! The front page: arranged as a draft, swapped for what readers see in one step.

use database::Conn;
use web::{Error, Problem, Result, Sentence};

use super::refuse;
use crate::Desk;
use crate::model::{Arrangement, FrontPin, FrontPlan, Held, Place, Source, is_slug, problem};
use crate::store::{self, Front};

struct Plan {
    revision: i64,
    plan: FrontPlan,
    by: String,
    now: i64,
}

/// Puts `plan` in the place of the draft that is at `revision`, 0 where there is none yet. Readers see nothing of it.
/// Returns the revision the draft is at afterwards; `by` is who did it.
///
/// # Errors
/// [`Error::Conflict`] where somebody changed the draft since; [`Error::Invalid`] with every name that is unknown and
/// every number that does not fit.
pub async fn arrange_front(desk: &Desk, revision: i64, plan: &FrontPlan, by: &str) -> Result<i64> {
    refuse(plan.problems())?;
    let input = Plan { revision, plan: plan.clone(), by: by.to_owned(), now: desk.web.clock.now() };
    desk.web.db.write(&input, |c, input| Box::pin(arrange(c, input))).await
}

async fn arrange(c: &mut Conn, input: &Plan) -> Result<i64> {
    let before = store::front_draft(c).await?.map_or(0, |draft| draft.revision);
    if before != input.revision {
        return Err(stale());
    }
    let arrangement = settled(c, &input.plan).await?;
    let front = Front { revision: before + 1, arrangement, at: input.now, by: input.by.clone() };
    if !store::replace_front_draft(c, &front).await? {
        return Err(stale());
    }
    Ok(front.revision)
}

/// Publishes the draft that is at `revision`. Publishing the same revision again changes nothing.
///
/// # Errors
/// [`Error::Conflict`] where the draft is at another revision, [`Error::Invalid`] where there is none.
pub async fn publish_front(desk: &Desk, revision: i64, by: &str) -> Result<()> {
    let input = (revision, by.to_owned(), desk.web.clock.now());
    let published = desk.web.db.write(&input, |c, input| Box::pin(publish(c, input))).await;
    published.map_err(|error| match error {
        Failed::Raced => Error::Conflict(Sentence::key("rules-front-raced")),
        Failed::Refused(error) => error,
    })
}

/// Why the front page was not published.
enum Failed {
    Raced,
    Refused(Error),
}

impl From<database::Error> for Failed {
    fn from(error: database::Error) -> Self {
        match error {
            database::Error::Unique(_) => Self::Raced,
            other => Self::Refused(other.into()),
        }
    }
}

async fn publish(c: &mut Conn, (revision, by, now): &(i64, String, i64)) -> Result<(), Failed> {
    let none = || problem("revision", Sentence::key("rules-front-none"));
    let draft = store::front_draft(c).await?.ok_or_else(|| Failed::Refused(Error::Invalid(vec![none()])))?;
    if draft.revision != *revision {
        return Err(Failed::Refused(stale()));
    }
    if store::front(c).await?.is_some_and(|front| front.revision == *revision) {
        return Ok(());
    }
    let front = Front { by: by.clone(), at: *now, ..draft };
    store::insert_front(c, &front).await?;
    c.touch("arrangement");
    Ok(())
}

fn stale() -> Error {
    Error::Conflict(Sentence::key("rules-front-stale"))
}

/// The plan with ids for names.
async fn settled(c: &mut Conn, plan: &FrontPlan) -> Result<Arrangement> {
    let mut found = Vec::new();
    let mut pins = Vec::new();
    for (field, given) in plan.slots() {
        pins.push(held(c, &mut found, &field, given).await?);
    }
    let mut pins = pins.into_iter();
    let mut next = |stories| Place { stories, pins: pins.next().unwrap_or_default() };
    let (lead, second) = (next(1), next(plan.second.stories));
    let mut blocks = Vec::new();
    for (at, block) in plan.blocks.iter().enumerate() {
        let place = next(block.stories);
        let (section, topic) = (block.section.as_deref(), block.topic.as_deref());
        if let Some(source) = source(c, &mut found, (at, section, topic)).await? {
            blocks.push((source, place));
        }
    }
    refuse(found)?;
    Ok(Arrangement { lead, second, latest: plan.latest, blocks, others: plan.others })
}

async fn source(
    c: &mut Conn,
    found: &mut Vec<Problem>,
    (at, section, topic): (usize, Option<&str>, Option<&str>),
) -> Result<Option<Source>> {
    if let Some(slug) = section {
        let section = if is_slug(slug) { store::section(c, slug).await? } else { None };
        if section.is_none() {
            let sentence = Sentence::key("rules-front-section").with("slug", slug);
            found.push(problem(&format!("blocks.{at}.section"), sentence));
        }
        return Ok(section.map(|section| Source::Section(section.id)));
    }
    let slug = topic.unwrap_or_default();
    let topic = if is_slug(slug) { store::topic(c, slug).await? } else { None };
    if topic.is_none() {
        let sentence = Sentence::key("rules-front-topic").with("slug", slug);
        found.push(problem(&format!("blocks.{at}.topic"), sentence));
    }
    Ok(topic.map(|topic| Source::Topic(topic.id)))
}

async fn held(c: &mut Conn, found: &mut Vec<Problem>, field: &str, pins: &[FrontPin]) -> Result<Vec<Held>> {
    let mut held: Vec<Held> = Vec::new();
    for (at, pin) in pins.iter().enumerate() {
        let field = format!("{field}.{at}.article");
        let story = pin.article.as_str();
        match article(c, story).await? {
            None => found.push(problem(&field, Sentence::key("rules-front-story").with("story", story))),
            Some(id) if held.iter().any(|other| other.article == id) => {
                found.push(problem(&field, Sentence::key("rules-front-twice").with("story", story)));
            }
            Some(article) => held.push(Held { article, until: pin.until }),
        }
    }
    Ok(held)
}

/// The id of the story that an editor named by id or by address.
async fn article(c: &mut Conn, name: &str) -> Result<Option<i64>> {
    if let Some(path) = name.strip_prefix('/') {
        let Some((section, slug)) = path.split_once('/') else { return Ok(None) };
        if !is_slug(section) || !is_slug(slug) {
            return Ok(None);
        }
        return Ok(store::article_at(c, section, slug).await?);
    }
    let Ok(id) = name.parse::<i64>() else { return Ok(None) };
    Ok(store::named(c, id).await?.map(|story| story.id))
}
