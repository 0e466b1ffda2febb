//! `/desk/articles/{id}/publish`: when a story comes out, and the end of it.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Problem, Result, Sentence, ShownProblem};

use super::review::{self, Again, Checked};
use super::revisions::opened;
use super::story::Heading;
use super::when::{self, When};
use super::{Body, lead, place};
use crate::actions::{self, Publication};
use crate::model::kind_of;
use crate::pages::Pairs;
use crate::{ArticleState, Desk, Newsroom};

/// Names of what readers are told of a change; `typo` needs no words.
pub(super) const KINDS: [&str; 5] = ["typo", "update", "clarification", "correction", "retraction"];

/// What was said about a publication.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(skip_serializing)]
    pub(super) token: String,
    /// `now` or `later`.
    pub(super) when: String,
    pub(super) date: String,
    pub(super) time: String,
    /// Which of two: `first` or `second`.
    pub(super) which: String,
    /// One of [`KINDS`].
    pub(super) kind: String,
    pub(super) text: String,
    /// `yes` where a lawyer has looked.
    pub(super) legal: String,
    /// The revision that was looked at.
    pub(super) revision: String,
}

impl Asked {
    /// The same from the query of an address.
    pub(super) fn of(query: &Pairs) -> Self {
        let text = |name| crate::pages::value(&query.0, name).unwrap_or("").to_owned();
        Self {
            token: String::new(),
            when: text("when"),
            date: text("date"),
            time: text("time"),
            which: text("which"),
            kind: text("kind"),
            text: text("text"),
            legal: text("legal"),
            revision: text("revision"),
        }
    }

    /// When it is to come out; none for now.
    ///
    /// # Errors
    /// The field, and the key of a sentence.
    pub(super) fn moment(
        &self,
        desk: &Desk,
    ) -> std::result::Result<Option<i64>, (&'static str, &'static str)> {
        if self.when != "later" {
            return Ok(None);
        }
        let at = match (when::read(&self.date, &self.time, &desk.web.site.zone), self.which.as_str()) {
            (When::At(at), _) | (When::Twice(at, _), "first") | (When::Twice(_, at), "second") => at,
            (When::Twice(..), _) => return Err(("which", "newsroom-error-twice")),
            (When::Never, _) => return Err(("time", "newsroom-error-never")),
            (When::Unread, _) => return Err(("date", "newsroom-error-moment")),
        };
        if at <= desk.web.clock.now() {
            return Err(("date", "newsroom-error-past"));
        }
        Ok(Some(at))
    }
}

/// The two moments that one time of the clock means.
#[derive(Debug, Serialize)]
struct Twice {
    first: String,
    second: String,
}

#[derive(Debug, Serialize)]
struct WhenPage {
    story: Heading,
    asked: Asked,
    zone: String,
    twice: Option<Twice>,
    kinds: [&'static str; 5],
    /// Whether readers see it, or saw it before.
    is_known: bool,
    problems: Vec<ShownProblem>,
}

impl Body for WhenPage {
    const TEMPLATE: &'static str = "publishing/desk-publish.html";
}

pub(super) async fn new(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    query: Pairs,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    form(&desk, &at, (&room, id), (Asked::of(&query), None)).await
}

/// The first step, with what is to mend in it.
pub(super) async fn form(
    desk: &Desk,
    at: &AtDesk,
    (room, id): (&Newsroom, i64),
    (mut asked, wrong): (Asked, Option<(&str, &str)>),
) -> Result<Response> {
    let (story, may) = desk.web.db.read(async |c| opened(c, (desk, room, id)).await).await?;
    if !may.publish {
        return Err(Error::Forbidden(Sentence::key("newsroom-error-publish")));
    }
    let (zone, now) = (&desk.web.site.zone, desk.web.clock.now());
    let twice = match when::read(&asked.date, &asked.time, zone) {
        When::Twice(first, second) => {
            Some(Twice { first: when::offset(first, zone), second: when::offset(second, zone) })
        }
        _ => None,
    };
    if asked.date.is_empty() {
        let planned = story.published.filter(|at| *at > now);
        // The next full hour, for whoever has no time in mind.
        let next = now - now.rem_euclid(3_600_000_000) + 3_600_000_000;
        (asked.date, asked.time) = when::fields(planned.unwrap_or(next), zone);
    }
    let problems: Vec<ShownProblem> = wrong
        .iter()
        .map(|(field, key)| ShownProblem { field: (*field).to_owned(), sentence: desk.say(key, &[]) })
        .collect();
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = WhenPage {
        is_known: matches!(story.state, "published" | "unpublished"),
        zone: when::offset(now, zone),
        kinds: KINDS,
        story,
        asked,
        twice,
        problems,
    };
    let path = format!("/desk/articles/{id}/publish");
    desk.sheet(at, (&path, desk.say("newsroom-title-publish", &[])), page, code).await
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(asked): Form<Asked>,
) -> Result<Response> {
    let room = desk.sender(&at, &asked.token)?;
    let moment = match asked.moment(&desk) {
        Ok(moment) => moment,
        Err(wrong) => return form(&desk, &at, (&room, id), (asked, Some(wrong))).await,
    };
    let Checked { story, is_held_back, is_done, .. } =
        review::look(&desk, (&room, id), (&asked, moment)).await?;
    if is_done {
        // Somebody else was faster by a moment: what this press wanted is there.
        return Ok(lead(&format!("{}?done=published", place(id))));
    }
    if is_held_back || asked.revision != story.revision.to_string() {
        let moved = asked.revision != story.revision.to_string();
        return review::page(&desk, &at, (&room, id), (asked, moment, again(moved))).await;
    }
    let told = kind_of(&asked.kind).filter(|_| !asked.text.trim().is_empty());
    let told = told.map(|kind| (kind, asked.text.clone()));
    let revision = asked.revision.parse().ok();
    let legal = asked.legal == "yes";
    match actions::publish(&room, id, Publication { at: moment, revision, told, legal }).await {
        Ok(()) => {
            let done = if moment.is_some() { "scheduled" } else { "published" };
            Ok(lead(&format!("{}?done={done}", place(id))))
        }
        Err(Error::Conflict(_)) => review::page(&desk, &at, (&room, id), (asked, moment, again(true))).await,
        // What the checklist does not know of is said as it was refused.
        Err(Error::Invalid(problems)) => {
            let why = Again { problems, ..Again::default() };
            review::page(&desk, &at, (&room, id), (asked, moment, why)).await
        }
        Err(error) => Err(error),
    }
}

fn again(has_moved: bool) -> Again {
    Again { has_moved, ..Again::default() }
}

/// Why a story is taken from readers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Reason {
    reason: String,
    token: String,
}

#[derive(Debug, Serialize)]
struct RemovalPage {
    story: Heading,
    reason: String,
    problems: Vec<ShownProblem>,
}

impl Body for RemovalPage {
    const TEMPLATE: &'static str = "publishing/desk-unpublish.html";
}

pub(super) async fn removal(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    removal_form(&desk, &at, (&room, id), (String::new(), Vec::new())).await
}

async fn removal_form(
    desk: &Desk,
    at: &AtDesk,
    (room, id): (&Newsroom, i64),
    (reason, problems): (String, Vec<Problem>),
) -> Result<Response> {
    let (story, may) = desk.web.db.read(async |c| opened(c, (desk, room, id)).await).await?;
    if !may.unpublish {
        return Err(Error::Forbidden(Sentence::key("newsroom-error-publish")));
    }
    let code = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let path = format!("/desk/articles/{id}/unpublish");
    let page = RemovalPage { story, reason, problems: desk.shown(&problems) };
    desk.sheet(at, (&path, desk.say("newsroom-title-unpublish", &[])), page, code).await
}

pub(super) async fn delete(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Reason>,
) -> Result<Response> {
    let room = desk.sender(&at, &typed.token)?;
    match actions::unpublish(&room, id, &typed.reason).await {
        Ok(()) => Ok(lead(&format!("{}?done=unpublished", place(id)))),
        Err(Error::Invalid(problems)) => {
            removal_form(&desk, &at, (&room, id), (typed.reason, problems)).await
        }
        Err(error) => Err(error),
    }
}

pub(super) async fn unschedule(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Reason>,
) -> Result<Response> {
    let room = desk.sender(&at, &typed.token)?;
    match actions::unschedule(&room, id).await? {
        ArticleState::Published => Err(Error::Conflict(Sentence::key("newsroom-error-out"))),
        ArticleState::Draft | ArticleState::Unpublished => {
            Ok(lead(&format!("{}?done=unscheduled", place(id))))
        }
    }
}
