//! `/desk/articles/{id}/deletion`: the end of a draft that readers never saw, asked about once.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Result};

use super::revisions::opened;
use super::story::Heading;
use super::{Body, lead};
use crate::actions::{self, Kept};
use crate::newsroom::Look;
use crate::{Desk, Newsroom};

#[derive(Debug, Serialize)]
struct DeletionPage {
    story: Heading,
    may_publish: bool,
    /// Why it cannot be deleted: a sentence.
    why: Option<String>,
    /// It could not be deleted a moment ago: a sentence.
    notice: Option<String>,
}

impl Body for DeletionPage {
    const TEMPLATE: &'static str = "publishing/desk-deletion.html";
}

/// What is to go.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Ending {
    /// The revision that was looked at.
    revision: String,
    token: String,
}

pub(super) async fn new(State(desk): State<Desk>, at: AtDesk, Path(id): Path<i64>) -> Result<Response> {
    let room = desk.writer(&at)?;
    form(&desk, &at, (&room, id), false).await
}

async fn form(desk: &Desk, at: &AtDesk, (room, id): (&Newsroom, i64), was_refused: bool) -> Result<Response> {
    let read = desk.web.db.read(async |c| {
        let (story, may) = opened(c, (desk, room, id)).await?;
        let article = Look::at(c, room, id).await?.article;
        Ok::<_, Error>((story, may, actions::kept(c, room, &article).await?))
    });
    let (story, may, kept) = read.await?;
    if !may.delete {
        return Err(Error::NotFound);
    }
    let why = kept.map(|kept| match kept {
        Kept::Known => desk.say("newsroom-deletion-known", &[]),
        Kept::Scheduled => desk.say("newsroom-deletion-scheduled", &[]),
        Kept::Held => desk.say("newsroom-deletion-held", &[]),
    });
    let notice = (was_refused && why.is_none()).then(|| desk.say("newsroom-deletion-moved", &[]));
    let code = if was_refused { StatusCode::CONFLICT } else { StatusCode::OK };
    let page = DeletionPage { story, may_publish: may.publish, why, notice };
    let path = format!("/desk/articles/{id}/deletion");
    desk.sheet(at, (&path, desk.say("newsroom-title-deletion", &[])), page, code).await
}

pub(super) async fn create(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Ending>,
) -> Result<Response> {
    let room = desk.sender(&at, &typed.token)?;
    let revision = typed.revision.parse().unwrap_or(-1);
    match actions::delete_draft(&room, id, Some(revision)).await {
        Ok(()) => Ok(lead("/desk/articles?done=deleted")),
        Err(Error::Conflict(_)) => form(&desk, &at, (&room, id), true).await,
        Err(error) => Err(error),
    }
}
