//! `/desk/articles/{id}/takedown`: a story that the law wants gone with all its words. What goes is said before, the password
//! is asked for once more, and readers are told why.

use std::collections::BTreeMap;

use accounts::{AtDesk, Proof};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use database::Conn;
use serde::{Deserialize, Serialize};
use web::{Client, Error, Form, Path, Problem, Result, Sentence, ShownProblem};

use super::revisions::opened;
use super::story::Heading;
use super::{Body, lead, place};
use crate::actions::{self, Takedown};
use crate::newsroom::Look;
use crate::{ArticleState, Desk, Newsroom, store};

#[derive(Debug, Serialize)]
struct TakedownPage {
    story: Heading,
    /// Where it is, or was.
    address: String,
    goes: Goes,
    reason: String,
    keep_headline: bool,
    corrections: bool,
    sure: bool,
    /// Whether the password was not typed lately.
    wants_password: bool,
    /// Why it cannot be taken down: a sentence.
    why: Option<String>,
    errors: BTreeMap<String, String>,
    problems: Vec<ShownProblem>,
}

/// How much goes with it.
#[derive(Debug, Serialize)]
struct Goes {
    revisions: i64,
    entries: i64,
    /// What readers were told of it; it goes only if that is wanted.
    told: i64,
}

impl Body for TakedownPage {
    const TEMPLATE: &'static str = "publishing/desk-takedown.html";
}

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    reason: String,
    /// `yes`, like the two below.
    keep_headline: String,
    corrections: String,
    /// Whoever takes it down has read what goes.
    sure: String,
    /// The password.
    current: String,
    token: String,
}

/// What came of a form: sentences by field, and after how many seconds it may be sent again.
#[derive(Default)]
struct Again {
    typed: Typed,
    problems: Vec<ShownProblem>,
    wait: Option<u64>,
    /// Whether there is nothing to take down any more.
    is_late: bool,
}

pub(super) async fn new(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    form(&desk, &at, (&room, id), Again::default()).await
}

async fn form(desk: &Desk, at: &AtDesk, (room, id): (&Newsroom, i64), again: Again) -> Result<Response> {
    let Again { typed, problems, wait, is_late } = again;
    let read = desk.web.db.read(async |c| read(c, (desk, room, id)).await);
    let (story, (address, why), goes) = read.await?;
    let mut errors = BTreeMap::new();
    for one in &problems {
        errors.entry(one.field.clone()).or_insert_with(|| one.sentence.clone());
    }
    let code = match (wait, problems.is_empty()) {
        _ if is_late => StatusCode::CONFLICT,
        (Some(_), _) => StatusCode::TOO_MANY_REQUESTS,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (None, true) => StatusCode::OK,
    };
    let page = TakedownPage {
        story,
        address,
        goes,
        // A page cannot hold NUL: a browser would send back a character that was never typed.
        reason: typed.reason.replace('\0', ""),
        keep_headline: typed.keep_headline == "yes",
        corrections: typed.corrections == "yes",
        sure: typed.sure == "yes",
        wants_password: !at.is_proved(&desk.web),
        why: why.map(|key| desk.say(key, &[])),
        errors,
        problems,
    };
    let path = format!("/desk/articles/{id}/takedown");
    let title = desk.say("newsroom-title-takedown", &[]);
    let mut response = desk.sheet(at, (&path, title), page, code).await?;
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// The story, its address with the key of why it stays, and what would go.
async fn read(
    c: &mut Conn,
    (desk, room, id): (&Desk, &Newsroom, i64),
) -> Result<(Heading, (String, Option<&'static str>), Goes)> {
    let (story, may) = opened(c, (desk, room, id)).await?;
    if !may.unpublish {
        return Err(Error::Forbidden(Sentence::key("newsroom-error-publish")));
    }
    let Look { article, work, .. } = Look::at(c, room, id).await?;
    let was_read = article.state == ArticleState::Unpublished || article.is_readable(desk.web.clock.now());
    let why = match (work.erased, was_read) {
        (true, _) => Some("newsroom-takedown-gone"),
        (false, false) => Some("newsroom-takedown-unseen"),
        (false, true) => None,
    };
    let (revisions, entries, told) = store::what_goes(c, id).await?;
    Ok((story, (article.url(), why), Goes { revisions, entries, told }))
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    (client, headers): (Client, HeaderMap),
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let typed_again = || Again { typed: typed.clone(), ..Again::default() };
    let (_, (_, why), _) = desk.web.db.read(async |c| read(c, (&desk, &room, id)).await).await?;
    if why.is_some() {
        return form(&desk, &at, (&room, id), Again { is_late: true, ..typed_again() }).await;
    }
    let (what, wrong) = asked(&desk, &at, &typed)?;
    if !wrong.is_empty() {
        return form(&desk, &at, (&room, id), Again { problems: desk.shown(&wrong), ..typed_again() }).await;
    }
    // Last, so that nobody types their password for a form that comes back.
    let (sentence, wait) = match desk.door.prove(&at, &typed.current, (&client, &headers)).await? {
        Proof::Proved(cookie) => {
            let taken = actions::take_down(&room, id, what).await;
            return Ok(cookie.on(taken.map(|()| lead(&format!("{}?done=takedown", place(id))))));
        }
        Proof::Wrong(sentence) => (sentence, None),
        Proof::Slow(sentence, seconds) => (sentence, Some(seconds)),
    };
    let problems = desk.shown(&[Problem::new("current", sentence)]);
    form(&desk, &at, (&room, id), Again { problems, wait, ..typed_again() }).await
}

/// What is to go, and what is to mend in the form.
fn asked(desk: &Desk, at: &AtDesk, typed: &Typed) -> Result<(Takedown, Vec<Problem>)> {
    let mut wrong = Vec::new();
    if !at.is_ours(&desk.web, &typed.token, super::FORM) {
        wrong.push(Problem::new("form", Sentence::key("newsroom-error-token")));
    }
    let what = Takedown {
        reason: typed.reason.clone(),
        revisions: None,
        keep_headline: typed.keep_headline == "yes",
        corrections: typed.corrections == "yes",
    };
    match what.clone().checked() {
        Ok(_) => {}
        Err(Error::Invalid(problems)) => wrong.extend(problems),
        Err(error) => return Err(error),
    }
    if typed.sure != "yes" {
        wrong.push(Problem::new("sure", Sentence::key("newsroom-error-sure")));
    }
    Ok((what, wrong))
}
