//! `/desk/articles/{id}/address`: another address for a story. The one that readers know leads on.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Problem, Result, Sentence, ShownProblem};

use super::list::{Choice, choices};
use super::revisions::opened;
use super::story::Heading;
use super::{Body, lead, place};
use crate::actions::{self, Address, Rewrite};
use crate::model::ArticleState;
use crate::newsroom::Look;
use crate::{Desk, Newsroom, store};

#[derive(Debug, Serialize)]
struct AddressPage {
    story: Heading,
    may_publish: bool,
    /// Where it is now.
    address: String,
    /// Whether readers saw it there.
    is_known: bool,
    sections: Vec<Choice>,
    slug: String,
    /// It was changed in the meantime: a sentence.
    notice: Option<String>,
    problems: Vec<ShownProblem>,
}

impl Body for AddressPage {
    const TEMPLATE: &'static str = "publishing/desk-address.html";
}

/// The address to be, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    section: String,
    slug: String,
    /// The revision that was looked at.
    revision: String,
    token: String,
}

/// What came of a form.
#[derive(Default)]
struct Again {
    typed: Option<Typed>,
    problems: Vec<Problem>,
    has_moved: bool,
}

pub(super) async fn edit(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    form(&desk, &at, (&room, id), Again::default()).await
}

async fn form(desk: &Desk, at: &AtDesk, (room, id): (&Newsroom, i64), again: Again) -> Result<Response> {
    let read = desk.web.db.read(async |c| {
        let (story, may) = opened(c, (desk, room, id)).await?;
        let article = Look::at(c, room, id).await?.article;
        Ok::<_, Error>((story, may, article, store::sections(c).await?))
    });
    let (story, may, article, sections) = read.await?;
    if !may.moves(&article) {
        return Err(Error::Forbidden(Sentence::key("newsroom-error-address")));
    }
    let typed = again.typed.unwrap_or_else(|| Typed {
        section: article.section.slug.clone(),
        slug: article.slug.clone(),
        ..Typed::default()
    });
    let code = match (again.has_moved, again.problems.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let now = desk.web.clock.now();
    let page = AddressPage {
        may_publish: may.publish,
        is_known: article.state != ArticleState::Draft && article.published.is_some_and(|at| at <= now),
        address: article.url(),
        sections: choices(&sections, &typed.section),
        // A page cannot hold NUL: a browser would send back a character that was never typed.
        slug: typed.slug.replace('\0', ""),
        notice: again.has_moved.then(|| desk.say("newsroom-error-moved", &[])),
        problems: desk.shown(&again.problems),
        story,
    };
    let path = format!("/desk/articles/{id}/address");
    desk.sheet(at, (&path, desk.say("newsroom-title-address", &[])), page, code).await
}

pub(super) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Typed>,
) -> Result<Response> {
    let room = desk.writer(&at)?;
    let again = |problems, has_moved| Again { typed: Some(typed.clone()), problems, has_moved };
    if !at.is_ours(&desk.web, &typed.token, super::FORM) {
        let problem = Problem::new("form", Sentence::key("newsroom-error-token"));
        return form(&desk, &at, (&room, id), again(vec![problem], false)).await;
    }
    let address =
        Address { section: Some(typed.section.trim().to_owned()), slug: Some(typed.slug.trim().to_owned()) };
    let revision = typed.revision.parse().unwrap_or(-1);
    match actions::update_at(&room, id, revision, &Rewrite { address, ..Rewrite::default() }).await {
        Ok(_) => Ok(lead(&format!("{}?done=address", place(id)))),
        Err(Error::Invalid(problems)) => form(&desk, &at, (&room, id), again(problems, false)).await,
        Err(Error::Conflict(_)) => form(&desk, &at, (&room, id), again(Vec::new(), true)).await,
        Err(error) => Err(error),
    }
}
