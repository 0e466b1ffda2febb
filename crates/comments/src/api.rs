//! Comments for programs.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use locale::rfc3339_utc;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Client, Json, Path, Problem, Query, Sentence};

use crate::actions::{Failure, Refusal, Submission, submit};
use crate::model::{Comment, Draft, Flaw};
use crate::pages::{create, id, id_in};
use crate::{Desk, desk, store};

/// The description of these routes, for the program that joins the features.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Docs::openapi()
}

#[derive(OpenApi)]
#[openapi(paths(list, show, create_comment, desk::queue, desk::update, desk::destroy))]
struct Docs;

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/api/v1/comments", get(list).post(create_comment))
        .route("/api/v1/comments/{id}", get(show).patch(desk::update).delete(desk::destroy))
}

/// A comment.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Comment)]
pub(crate) struct Item {
    /// Its id, a decimal number.
    id: String,
    /// The article it is about.
    article: String,
    /// The comment it stands under.
    parent: Option<String>,
    /// Where it stands with the moderators: pending, visible, rejected or removed.
    status: &'static str,
    /// The name its writer gave.
    name: String,
    /// Whether the paper's staff wrote it.
    staff: bool,
    /// The words as typed, in Markdown.
    text: String,
    /// The words as safe HTML.
    html: String,
    /// When it was sent, RFC 3339 in UTC.
    created: String,
    /// Its address.
    url: String,
}

impl Item {
    pub(crate) fn new(web: &web::State, comment: Comment) -> Self {
        Self {
            id: comment.id.to_string(),
            article: comment.subject_id.to_string(),
            parent: (comment.parent_key != 0).then(|| comment.parent_key.to_string()),
            status: comment.status.as_str(),
            name: comment.name,
            staff: comment.staff,
            text: comment.source,
            html: comment.html,
            created: rfc3339_utc(comment.created),
            url: web.absolute(&format!("/comments/{}", comment.id)),
        }
    }
}

/// A page of comments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommentList)]
pub(crate) struct List {
    /// The comments.
    items: Vec<Item>,
    /// What to send as `after` for the next page; null on the last.
    next: Option<String>,
}

impl List {
    /// A page of `limit` from a query that asked for one more.
    pub(crate) fn new(web: &web::State, comments: Vec<Comment>, limit: usize) -> Self {
        let (comments, next) = web::page_of(comments, limit, |last| last.id.to_string());
        Self { items: comments.into_iter().map(|comment| Item::new(web, comment)).collect(), next }
    }
}

/// Which comments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// The article's id.
    article: String,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, 1 to 100; 50 if absent.
    limit: Option<u16>,
}

/// A limit of 1 to 100, and how many rows to ask for.
///
/// # Errors
/// [`web::Error::Malformed`] for another.
pub(crate) fn limit(given: Option<u16>) -> web::Result<(usize, i64)> {
    let limit = given.unwrap_or(50);
    if (1..=100).contains(&limit) {
        Ok((limit.into(), i64::from(limit) + 1))
    } else {
        Err(web::Error::Malformed("The query: limit must be 1 to 100.".to_owned()))
    }
}

/// A cursor of ours, or the beginning.
///
/// # Errors
/// [`web::Error::Malformed`] for any other text.
pub(crate) fn cursor(text: Option<&str>) -> web::Result<i64> {
    let wrong = |_| web::Error::Malformed("The query: after must be the next of a page before.".to_owned());
    Ok(id_in(text).map_err(wrong)?.unwrap_or(i64::MAX))
}

/// JSON that nobody keeps.
pub(crate) fn answer(status: StatusCode, body: &impl Serialize) -> web::Result<Response> {
    let text = serde_json::to_string(body).map_err(web::Error::internal)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((status, headers, text).into_response())
}

/// The visible comments of an article, newest first.
#[utoipa::path(
    get, path = "/api/v1/comments", tag = "comments", operation_id = "listComments", params(Which),
    responses((status = 200, body = List, description = "A page of comments"), (status = 400, description = "A query that cannot be read"),
              (status = 404, description = "No such article"))
)]
pub(crate) async fn list(State(desk): State<Desk>, Query(which): Query<Which>) -> web::Result<Response> {
    let subject = id(&which.article)?;
    let (limit, rows) = limit(which.limit)?;
    let before = cursor(which.after.as_deref())?;
    let found = desk
        .web
        .db
        .read(async |c| {
            desk.subjects.by_id(c, subject).await?.ok_or(web::Error::NotFound)?;
            Ok::<_, web::Error>(store::listed(c, subject, before, rows).await?)
        })
        .await?;
    answer(StatusCode::OK, &List::new(&desk.web, found, limit))
}

/// One visible comment.
#[utoipa::path(
    get, path = "/api/v1/comments/{id}", tag = "comments", operation_id = "getComment",
    params(("id" = String, Path, description = "The comment's id")),
    responses((status = 200, body = Item, description = "The comment"), (status = 404, description = "No such comment"))
)]
pub(crate) async fn show(State(desk): State<Desk>, Path(text): Path<String>) -> web::Result<Response> {
    let comment = visible(&desk, id(&text)?).await?;
    answer(StatusCode::OK, &Item::new(&desk.web, comment))
}

async fn visible(desk: &Desk, id: i64) -> web::Result<Comment> {
    desk.web
        .db
        .read(async |c| {
            let comment = store::comment(c, id).await?.filter(|comment| comment.status.is_visible());
            let comment = comment.ok_or(web::Error::NotFound)?;
            desk.subjects.by_id(c, comment.subject_id).await?.ok_or(web::Error::NotFound)?;
            Ok(comment)
        })
        .await
}

/// A comment to post.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewComment {
    /// The article's id.
    article: String,
    /// The comment it answers.
    parent: Option<String>,
    /// The name to show.
    name: String,
    /// An e-mail address, never shown.
    #[serde(default)]
    email: String,
    /// The words, in Markdown, at most 5,000 characters.
    text: String,
}

/// Posts a comment, with or without a token. Under an article whose comments are read first it is pending. Send an
/// `Idempotency-Key` to be able to send it again.
#[utoipa::path(
    post, path = "/api/v1/comments", tag = "comments", operation_id = "createComment", request_body = NewComment,
    params(("Idempotency-Key" = Option<String>, Header, description = "At most 200 characters of ASCII")),
    security((), ("bearer" = ["comments:moderate"])),
    responses(
        (status = 201, body = Item, description = "The comment, visible or pending"), (status = 401, description = "No valid token"), (status = 403, description = "The conversation is closed"),
        (status = 404, description = "No such article"), (status = 409, description = "The key was used for another"),
        (status = 422, description = "Fields need mending"), (status = 429, description = "Too many from one network")
    )
)]
pub(crate) async fn create_comment(
    State(desk): State<Desk>,
    client: Client,
    actor: accounts::MaybeActor,
    headers: HeaderMap,
    Json(new): Json<NewComment>,
) -> web::Result<Response> {
    let subject = id(&new.article)?;
    let found = desk.web.db.glance(async |c| desk.subjects.by_id(c, subject).await).await?;
    found.ok_or(web::Error::NotFound)?;
    let parent = new.parent.as_deref().map(id).transpose().map_err(|_| parent_gone())?;
    let draft = Draft { parent, name: new.name, email: new.email, text: new.text };
    let text = draft.check().map_err(|flaws| invalid(&flaws))?;
    let network = client.network();
    desk.limit.take(&network).map_err(|retry_after| web::Error::TooMany { retry_after })?;
    let staff = actor.has(accounts::Scope::CommentsModerate);
    let submission =
        Submission { subject, draft, text, key: create::given_key(&headers, "")?, network, staff };
    let posted = match submit(&desk.web, &submission).await {
        Ok(posted) => posted,
        Err(Failure::Database(error)) => return Err(error.into()),
        Err(Failure::Refused(refusal)) => return Err(refused(&refusal)),
    };
    let stored = desk.web.db.read(async |c| store::comment(c, posted.id).await).await?;
    let item = Item::new(&desk.web, stored.ok_or_else(|| web::Error::internal("the comment went away"))?);
    let place = [(header::LOCATION, format!("/api/v1/comments/{}", posted.id))];
    Ok((place, answer(StatusCode::CREATED, &item)?).into_response())
}

fn refused(refusal: &Refusal) -> web::Error {
    match refusal {
        Refusal::Invalid(flaws) => invalid(flaws),
        Refusal::Closed => web::Error::Forbidden(Sentence::key("comments-refused-closed")),
        Refusal::ParentGone => parent_gone(),
        Refusal::Conflict => create::conflict(),
    }
}

fn parent_gone() -> web::Error {
    web::Error::Invalid(vec![Problem::new("parent", Sentence::key("comments-refused-parent"))])
}

fn invalid(flaws: &[Flaw]) -> web::Error {
    web::Error::Invalid(flaws.iter().map(Problem::from).collect())
}
