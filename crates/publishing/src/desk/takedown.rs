//! `/desk/articles/{id}/takedown`: a story that the law wants gone with all its words. What goes is said before, the proof
//! that it is them is asked for once more, and readers are told why.

use std::collections::BTreeMap;

use accounts::{Ask, AtDesk};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
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
    /// The proof that the form asks for.
    proof: Option<Ask>,
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

/// What came of a form: sentences by field, and the status they are shown with.
#[derive(Default)]
struct Again {
    typed: Typed,
    problems: Vec<ShownProblem>,
    code: StatusCode,
}

pub(super) async fn new(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    form(&desk, &at, (&room, id), Again::default()).await
}

async fn form(desk: &Desk, at: &AtDesk, (room, id): (&Newsroom, i64), again: Again) -> Result<Response> {
    let Again { typed, problems, code } = again;
    let read = desk.web.db.read(async |c| read(c, (desk, room, id)).await);
    let (story, (address, why), goes) = read.await?;
    let mut errors = BTreeMap::new();
    for one in &problems {
        errors.entry(one.field.clone()).or_insert_with(|| one.sentence.clone());
    }
    let path = format!("/desk/articles/{id}/takedown");
    let page = TakedownPage {
        story,
        address,
        goes,
        // A page cannot hold NUL: a browser would send back a character that was never typed.
        reason: typed.reason.replace('\0', ""),
        keep_headline: typed.keep_headline == "yes",
        corrections: typed.corrections == "yes",
        sure: typed.sure == "yes",
        proof: desk.door.asks(at, &path).await?,
        why: why.map(|key| desk.say(key, &[])),
        errors,
        problems,
    };
    let title = desk.say("newsroom-title-takedown", &[]);
    desk.sheet(at, (&path, title), page, code).await
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
    let again = |code, problems| Again { typed: typed.clone(), problems, code };
    let (_, (_, why), _) = desk.web.db.read(async |c| read(c, (&desk, &room, id)).await).await?;
    if why.is_some() {
        return form(&desk, &at, (&room, id), again(StatusCode::CONFLICT, Vec::new())).await;
    }
    let (what, wrong) = asked(&desk, &at, &typed)?;
    if !wrong.is_empty() {
        return form(&desk, &at, (&room, id), again(StatusCode::UNPROCESSABLE_ENTITY, desk.shown(&wrong)))
            .await;
    }
    // Last, so that nobody types their password for a form that comes back.
    match desk.door.prove(&at, &typed.current, (&client, &headers)).await? {
        Ok(cookie) => {
            let taken = actions::take_down(&room, id, what).await;
            Ok(cookie.on(taken.map(|()| lead(&format!("{}?done=takedown", place(id))))))
        }
        Err(why) => {
            let problems = desk.shown(&[Problem::new("current", why.sentence.clone())]);
            Ok(why.on(form(&desk, &at, (&room, id), again(why.code(), problems)).await?))
        }
    }
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
