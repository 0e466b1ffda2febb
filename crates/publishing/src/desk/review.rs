//! `/desk/articles/{id}/publish/review`: what is looked at before a story goes out.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use document::links;
use serde::Serialize;
use web::{Error, Path, Problem, Result, Sentence, ShownProblem};

use super::publication::{Asked, KINDS, form};
use super::story::{Heading, May};
use super::{Body, when};
use crate::actions;
use crate::model::{Facts, Light, checklist, is_slug, picture_duties, picture_keys};
use crate::newsroom::Look;
use crate::pages::Pairs;
use crate::{ArticleState, Desk, Newsroom, store};

#[derive(Debug, Serialize)]
struct Check {
    /// The end of the keys of its words.
    key: &'static str,
    /// `fine`, `warns` or `stops`.
    light: &'static str,
    places: Vec<String>,
}

#[derive(Debug, Serialize)]
struct ReviewPage {
    story: Heading,
    asked: Asked,
    /// When it comes out, microseconds since 1970 UTC; none for at once.
    at: Option<i64>,
    offset: String,
    checks: Vec<Check>,
    is_held_back: bool,
    /// Whether the words changed since they were looked at.
    has_moved: bool,
    /// Whether the section wants a lawyer.
    wants_lawyer: bool,
    /// Whether readers know it already.
    is_known: bool,
    words: i64,
    /// Why it was refused.
    problems: Vec<ShownProblem>,
}

/// Why a story is looked at once more.
#[derive(Default)]
pub(super) struct Again {
    /// Its words changed since they were looked at.
    pub(super) has_moved: bool,
    /// It was refused.
    pub(super) problems: Vec<Problem>,
}

impl Body for ReviewPage {
    const TEMPLATE: &'static str = "publishing/desk-review.html";
}

/// A story that was looked at.
pub(super) struct Checked {
    pub(super) story: Heading,
    pub(super) is_held_back: bool,
    /// Whether readers see just these words already and nothing is to be told.
    pub(super) is_done: bool,
    checks: Vec<Check>,
    wants_lawyer: bool,
    is_known: bool,
    words: i64,
}

pub(super) async fn show(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    query: Pairs,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let asked = Asked::of(&query);
    match asked.moment(&desk) {
        Ok(moment) => page(&desk, &at, (&room, id), (asked, moment, Again::default())).await,
        Err(wrong) => form(&desk, &at, (&room, id), (asked, Some(wrong))).await,
    }
}

/// The second step.
pub(super) async fn page(
    desk: &Desk,
    at: &AtDesk,
    (room, id): (&Newsroom, i64),
    (mut asked, moment, why): (Asked, Option<i64>, Again),
) -> Result<Response> {
    let checked = look(desk, (room, id), (&asked, moment)).await?;
    let was_sent = !asked.token.is_empty();
    asked.revision = checked.story.revision.to_string();
    let code = match (why.has_moved, was_sent && checked.is_held_back || !why.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::OK,
    };
    let now = desk.web.clock.now();
    let page = ReviewPage {
        offset: when::offset(moment.unwrap_or(now), &desk.web.site.zone),
        at: moment,
        story: checked.story,
        checks: checked.checks,
        is_held_back: checked.is_held_back,
        wants_lawyer: checked.wants_lawyer,
        is_known: checked.is_known,
        words: checked.words,
        has_moved: why.has_moved,
        // The fields are those of the story; here is the list of what is to mend.
        problems: desk
            .shown(&why.problems)
            .into_iter()
            .map(|one| ShownProblem { field: "review".to_owned(), ..one })
            .collect(),
        asked,
    };
    let path = format!("/desk/articles/{id}/publish/review");
    desk.sheet(at, (&path, desk.say("newsroom-title-review", &[])), page, code).await
}

/// Looks at a story that is to come out at a moment, or now.
pub(super) async fn look(
    desk: &Desk,
    (room, id): (&Newsroom, i64),
    (asked, moment): (&Asked, Option<i64>),
) -> Result<Checked> {
    desk.web.db.read(async |c| read(c, (desk, room, id), (asked, moment)).await).await
}

async fn read(
    c: &mut Conn,
    (desk, room, id): (&Desk, &Newsroom, i64),
    (asked, moment): (&Asked, Option<i64>),
) -> Result<Checked> {
    let look = Look::at(c, room, id).await?;
    let stake = store::stake(c, id, room.hand.user, look.work.shared).await?;
    if !May::of(room, &look, stake).publish {
        return Err(Error::Forbidden(Sentence::key("newsroom-error-publish")));
    }
    let now = desk.web.clock.now();
    let is_known = look.article.is_readable(now);
    let dead = dead(c, &look, now).await?;
    let keys: Vec<&str> = picture_keys(&look.story).into_iter().collect();
    let duties =
        picture_duties(&look.story, &store::pictures(c, &keys).await?, moment.unwrap_or(now).max(now));
    let wants_lawyer = store::wants_lawyer(c, look.article.section.id).await?;
    let is_told =
        asked.kind == "typo" || KINDS.contains(&asked.kind.as_str()) && !asked.text.trim().is_empty();
    let facts = Facts {
        at: moment.unwrap_or(now),
        embargo: look.work.embargo,
        wants_eyes: actions::wants_eyes(c, room, &look.article, &look.work).await?,
        wants_lawyer: wants_lawyer && asked.legal != "yes",
        wants_kind: is_known && !is_told,
        duties: &duties,
        dead: &dead,
    };
    let found = checklist(&look.story, facts);
    let is_same = look.article.state == ArticleState::Published && look.work.live.is_none();
    Ok(Checked {
        is_held_back: found.iter().any(|found| found.light == Light::Stops),
        is_done: is_same && is_known && moment.is_none() && asked.text.trim().is_empty(),
        checks: found
            .into_iter()
            .map(|found| Check {
                key: found.rule.key(),
                light: match found.light {
                    Light::Fine => "fine",
                    Light::Warns => "warns",
                    Light::Stops => "stops",
                },
                places: found.places.iter().map(|place| desk.told(place)).collect(),
            })
            .collect(),
        story: Heading::of(&look, now),
        words: i64::try_from(document::word_count(&look.story.body)).unwrap_or(i64::MAX),
        wants_lawyer,
        is_known,
    })
}

/// Links that are followed to their end.
const FOLLOWED: usize = 40;

/// Links to stories of the paper that readers do not find.
async fn dead(c: &mut Conn, look: &Look, now: i64) -> Result<Vec<String>> {
    let mut dead = Vec::new();
    for link in links(&look.story.body).into_iter().take(FOLLOWED) {
        let path = link.href.split(['?', '#']).next().unwrap_or_default();
        let Some((section, slug)) = path.strip_prefix('/').and_then(|rest| rest.split_once('/')) else {
            continue;
        };
        let is_story = is_slug(section) && is_slug(slug) && store::section(c, section).await?.is_some();
        if is_story && store::about(c, section, slug, now).await?.is_none() {
            dead.push(link.href);
        }
    }
    Ok(dead)
}
