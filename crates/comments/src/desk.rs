//! What moderators do, over the API.

use std::collections::HashMap;

use accounts::{Actor, Scope};
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use database::Conn;
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use web::{Json, Path, Problem, Query, Sentence};

use crate::actions::{Decision, decide, forget};
use crate::api::{self, Item, List};
use crate::model::{Comment, Status};
use crate::pages::id;
use crate::{Desk, store};

/// The most characters of a reason.
const LONGEST_REASON: usize = 500;

pub(crate) fn routes() -> Router<Desk> {
    Router::new().route("/api/v1/comments/queue", get(queue))
}

/// Which part of the queue.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Part {
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, 1 to 100; 50 if absent.
    limit: Option<u16>,
}

/// The comments that wait for a moderator, newest first.
#[utoipa::path(
    get, path = "/api/v1/comments/queue", tag = "comments", operation_id = "listPendingComments", params(Part),
    security(("bearer" = ["comments:read"])),
    responses((status = 200, body = List, description = "A page of comments"), (status = 401, description = "No valid token"), (status = 403, description = "Not yours"))
)]
pub(crate) async fn queue(
    State(desk): State<Desk>,
    actor: Actor,
    Query(part): Query<Part>,
) -> web::Result<Response> {
    if !actor.has(Scope::CommentsModerate) {
        actor.may(Scope::CommentsRead)?;
    }
    let (limit, rows) = api::limit(part.limit)?;
    let before = api::cursor(part.after.as_deref())?;
    let found = desk.web.db.read(async |c| waiting(&desk, c, (before, rows)).await).await?;
    api::answer(StatusCode::OK, &List::new(&desk.web, found, limit))
}

/// What waits under stories that readers may read: a comment under any other does not exist for anybody. `rows` of them,
/// or all there are.
async fn waiting(
    desk: &Desk,
    c: &mut Conn,
    (mut before, rows): (i64, i64),
) -> database::Result<Vec<Comment>> {
    let wanted = usize::try_from(rows).unwrap_or(usize::MAX);
    let (mut found, mut readable) = (Vec::new(), HashMap::new());
    loop {
        let some = store::queue(c, before, rows).await?;
        let (read, last) = (some.len(), some.last().map(|comment| comment.id));
        for comment in some {
            let subject = comment.subject_id;
            let is_readable = match readable.get(&subject) {
                Some(known) => *known,
                None => desk.subjects.by_id(c, subject).await?.is_some(),
            };
            readable.insert(subject, is_readable);
            if is_readable && found.len() < wanted {
                found.push(comment);
            }
        }
        match last {
            Some(last) if read == wanted && found.len() < wanted => before = last,
            _ => return Ok(found),
        }
    }
}

/// The comment, if its story is one that readers may read.
async fn decidable(desk: &Desk, comment_id: i64) -> web::Result<i64> {
    let read = desk.web.db.read(async |c| {
        let Some(comment) = store::comment(c, comment_id).await? else { return Ok(false) };
        Ok::<_, database::Error>(desk.subjects.by_id(c, comment.subject_id).await?.is_some())
    });
    if read.await? { Ok(comment_id) } else { Err(web::Error::NotFound) }
}

/// A decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewDecision {
    /// `visible`, `rejected` or `removed`.
    status: String,
    /// Why; kept with the decision.
    #[serde(default)]
    reason: String,
}

/// Decides on a comment.
#[utoipa::path(
    patch, path = "/api/v1/comments/{id}", tag = "comments", operation_id = "decideComment", request_body = NewDecision,
    params(("id" = String, Path, description = "The comment's id")), security(("bearer" = ["comments:moderate"])),
    responses(
        (status = 200, body = Item, description = "The comment as it is then"), (status = 401, description = "No valid token"), (status = 403, description = "Not yours"),
        (status = 404, description = "No such comment"), (status = 409, description = "It was forgotten, and nothing is left to show"),
        (status = 422, description = "Fields need mending")
    )
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(text): Path<String>,
    Json(new): Json<NewDecision>,
) -> web::Result<Response> {
    actor.may(Scope::CommentsModerate)?;
    let comment_id = decidable(&desk, id(&text)?).await?;
    let status = Status::parse(&new.status).filter(|status| *status != Status::Pending);
    let status = status.ok_or_else(|| invalid("status", Sentence::key("comments-refused-status")))?;
    if new.reason.chars().count() > LONGEST_REASON || new.reason.contains('\0') {
        return Err(invalid("reason", Sentence::key("comments-refused-reason")));
    }
    let decision = Decision { comment_id, status, reason: new.reason, actor: actor.name };
    let comment = decide(&desk.web, &decision).await?.ok_or(web::Error::NotFound)?;
    if comment.status != decision.status {
        return Err(web::Error::Conflict(Sentence::key("comments-refused-forgotten")));
    }
    api::answer(StatusCode::OK, &Item::new(&desk.web, comment))
}

/// Forgets a comment for good: its name, words, e-mail address and network are emptied, and cannot come back. Where
/// replies hang on it, readers see the line that stands for a removed one.
#[utoipa::path(
    delete, path = "/api/v1/comments/{id}", tag = "comments", operation_id = "forgetComment",
    params(("id" = String, Path, description = "The comment's id")), security(("bearer" = ["comments:moderate"])),
    responses(
        (status = 200, body = Item, description = "What is left of it"), (status = 401, description = "No valid token"), (status = 403, description = "Not yours"),
        (status = 404, description = "No such comment")
    )
)]
pub(crate) async fn destroy(
    State(desk): State<Desk>,
    actor: Actor,
    Path(text): Path<String>,
) -> web::Result<Response> {
    actor.may(Scope::CommentsModerate)?;
    let comment = forget(&desk.web, decidable(&desk, id(&text)?).await?, &actor.name)
        .await?
        .ok_or(web::Error::NotFound)?;
    api::answer(StatusCode::OK, &Item::new(&desk.web, comment))
}

fn invalid(field: &str, sentence: Sentence) -> web::Error {
    web::Error::Invalid(vec![Problem::new(field, sentence)])
}
