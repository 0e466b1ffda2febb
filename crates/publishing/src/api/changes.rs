//! Writing.

use accounts::{Actor, Scope};
use axum::body::HttpBody as _;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use web::{Error, Json, Path, Result};

use super::articles::detail;
use super::shapes::{ArticleCreate, ArticleDetail, ArticleUpdate, CorrectionCreate, PublicationCreate};
use super::{json, made};
use crate::Desk;
use crate::actions;
use crate::model::{ArticleState, Correction, NewArticle, is_slug, kind_of, problem};
use crate::store;

/// Makes an article. Needs the scope `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/articles", tag = "articles", operation_id = "createArticle", request_body = ArticleCreate,
    responses((status = 201, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn create(
    State(desk): State<Desk>,
    actor: Actor,
    Json(new): Json<ArticleCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    if new.publish {
        actor.may(Scope::ArticlesPublish)?;
    }
    let slug = new.section.as_str();
    let section = desk.web.db.read(async |c| store::section(c, slug).await);
    let section = if is_slug(slug) { section.await? } else { None };
    let section =
        section.ok_or_else(|| Error::Invalid(vec![problem("section", "There is no such section.")]))?;
    let article = NewArticle {
        section_id: section.id,
        slug: new.slug.clone(),
        language: new.language()?,
        story: new.story()?,
        comments: new.comments.clone(),
        published: new.publish.then(|| desk.web.clock.now()),
    };
    let id = actions::create(&desk, &article).await?;
    made(&format!("/api/v1/articles/{id}"), &detail(&desk, id, true).await?)
}

/// Changes an article that is at `revision`. Needs the scope `articles:write`; for a published article also a role
/// that may publish.
#[utoipa::path(
    patch, path = "/api/v1/articles/{id}", tag = "articles", operation_id = "updateArticle", request_body = ArticleUpdate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 409, description = "Somebody changed it since"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(update): Json<ArticleUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    may_change(&desk, &actor, id).await?;
    let revision = update.revision;
    actions::update(&desk, id, revision, &update.changes()?).await?;
    json(StatusCode::OK, &detail(&desk, id, true).await?)
}

/// Publishes an article, at `at` where that is said. One that waits for its time and is published without one comes out
/// now. Needs the scope `articles:publish`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/publication", tag = "articles", operation_id = "publishArticle",
    request_body(content = Option<PublicationCreate>, content_type = "application/json"),
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article as it is then"), (status = 400, description = "A body that cannot be read"),
              (status = 401, description = "No valid token"), (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 422, description = "Something is missing")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn publish(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    request: Request,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let at = publication(request).await?.at;
    actions::publish(&desk, id, at).await?;
    json(StatusCode::OK, &detail(&desk, id, true).await?)
}

/// What the body says of the time; a request without one says nothing.
async fn publication(request: Request) -> Result<PublicationCreate> {
    if request.body().is_end_stream() {
        return Ok(PublicationCreate::default());
    }
    Ok(Json::<PublicationCreate>::from_request(request, &()).await?.0)
}

/// Takes an article back. Needs the scope `articles:publish`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/publication", tag = "articles", operation_id = "unpublishArticle",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn unpublish(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    actions::unpublish(&desk, id).await?;
    json(StatusCode::OK, &detail(&desk, id, true).await?)
}

/// Tells readers what changed in a published article. Needs the scope `articles:write` and a role that may publish.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/corrections", tag = "articles", operation_id = "correctArticle", request_body = CorrectionCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn correct(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(new): Json<CorrectionCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    may_change(&desk, &actor, id).await?;
    let unknown = || Error::Invalid(vec![problem("kind", "Say correction, clarification or update.")]);
    let kind = kind_of(&new.kind).ok_or_else(unknown)?;
    let correction = Correction { kind, text: new.text, at: desk.web.clock.now() };
    actions::add_correction(&desk, id, &correction).await?;
    json(StatusCode::CREATED, &detail(&desk, id, true).await?)
}

/// What readers see is changed by those who may publish (rows `article.published.edit` and `article.publish` of the
/// access matrix). A draft that is published after this look is at another revision.
async fn may_change(desk: &Desk, actor: &Actor, id: i64) -> Result<()> {
    let article = desk.web.db.read(async |c| store::article(c, id).await).await?.ok_or(Error::NotFound)?;
    if article.state == ArticleState::Published && !Scope::ArticlesPublish.allows(actor.role) {
        return Err(Error::Forbidden("A published story is changed by an editor.".to_owned()));
    }
    Ok(())
}
