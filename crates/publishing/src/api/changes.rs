//! Writing.

use accounts::{Actor, Caller, Scope};
use axum::body::HttpBody as _;
use axum::extract::{FromRequest as _, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;
use utoipa::IntoParams;
use web::{Error, Json, Path, Query, Result, Sentence};

use super::articles::detail;
use super::shapes::{
    ArticleCreate, ArticleDetail, ArticleUpdate, CorrectionCreate, PublicationCreate, PublicationDelete,
    TakedownCreate,
};
use super::{json, made};
use crate::Desk;
use crate::actions::{self, Address, Publication, Rewrite};
use crate::model::{Correction, NewArticle, is_slug, kind_of, problem};
use crate::store;

/// Makes an article, or the idea of one. Needs the scope `articles:write`.
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
    let section = section
        .ok_or_else(|| Error::Invalid(vec![problem("section", Sentence::key("rules-section-unknown"))]))?;
    let article = NewArticle {
        section_id: section.id,
        slug: new.slug.clone(),
        language: new.language()?,
        story: new.story()?,
        comments: new.comments.clone(),
        published: new.publish.then(|| desk.web.clock.now()),
        legal: new.legal,
    };
    let id = actions::create_as(&desk.by(&actor), &article, &new.beginning()?).await?;
    made(&format!("/api/v1/articles/{id}"), &detail(&desk, Some(&actor), id).await?)
}

/// Changes an article that is at `revision`. What an editor changes of a published one, readers see at once; what its
/// writer changes waits for an editor. Where readers see it at once, the section's rules hold as for a publication. Needs
/// the scope `articles:write`, and `articles:publish` too where readers see it at once.
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
    Caller(actor): Caller,
    Path(id): Path<i64>,
    Json(update): Json<ArticleUpdate>,
) -> Result<Response> {
    actor.lends(Scope::ArticlesWrite)?;
    let (revision, room) = (update.revision, desk.by(&actor));
    let rewrite = Rewrite {
        address: Address { section: update.section.clone(), slug: update.slug.clone() },
        legal: update.legal,
        changes: update.changes()?,
        unseen: actor.lends(Scope::ArticlesPublish).is_err(),
    };
    actions::update_at(&room, id, revision, &rewrite).await?;
    json(StatusCode::OK, &detail(&desk, Some(&actor), id).await?)
}

/// Publishes an article, at `at` where that is said. One that waits for its time and is published without one comes out
/// now. A section may want that somebody else looks at the words, or a lawyer: without them it is refused. Needs the scope
/// `articles:publish`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/publication", tag = "articles", operation_id = "publishArticle",
    request_body(content = Option<PublicationCreate>, content_type = "application/json"),
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article as it is then"), (status = 400, description = "A body that cannot be read"),
              (status = 401, description = "No valid token"), (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 422, description = "Something is missing, or nobody has looked whom the section wants to")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn publish(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    request: Request,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let PublicationCreate { at, revision, legal } = publication(request).await?;
    actions::publish(&desk.by(&actor), id, Publication { at, revision, legal, told: None }).await?;
    json(StatusCode::OK, &detail(&desk, Some(&actor), id).await?)
}

/// Which revision is meant.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Deletion {
    /// The newest revision that was seen: where the article is at another by now, nothing is deleted. May be left out.
    revision: Option<i64>,
}

/// Deletes a draft that readers never saw, with its revisions, notes and links; its pictures stay in the library. What was
/// ever published is taken back or down instead. Needs the scope `articles:write`, and that the draft is one's own or that
/// one is an editor.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}", tag = "articles", operation_id = "deleteArticle",
    params(("id" = String, Path, description = "The article's id"), Deletion),
    responses((status = 204, description = "It is gone"), (status = 400, description = "A query that cannot be read"),
              (status = 401, description = "No valid token"), (status = 403, description = "The token may not"),
              (status = 404, description = "No such draft"),
              (status = 409, description = "It was published, is to come out, is open in other hands, or is at another revision")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn destroy(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Query(which): Query<Deletion>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    actions::delete_draft(&desk.by(&actor), id, which.revision).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// What the body says of the time; a request without one says nothing.
async fn publication(request: Request) -> Result<PublicationCreate> {
    if request.body().is_end_stream() {
        return Ok(PublicationCreate::default());
    }
    Ok(Json::<PublicationCreate>::from_request(request, &()).await?.0)
}

/// What the body says of the reason; a request without one says nothing.
async fn withdrawal(request: Request) -> Result<PublicationDelete> {
    if request.body().is_end_stream() {
        return Ok(PublicationDelete::default());
    }
    Ok(Json::<PublicationDelete>::from_request(request, &()).await?.0)
}

/// Takes an article back. With a reason its address answers 410 and says so, without one 404. Needs the scope `articles:publish`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/publication", tag = "articles", operation_id = "unpublishArticle",
    request_body(content = Option<PublicationDelete>, content_type = "application/json"),
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn unpublish(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    request: Request,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    actions::unpublish(&desk.by(&actor), id, &withdrawal(request).await?.reason).await?;
    json(StatusCode::OK, &detail(&desk, Some(&actor), id).await?)
}

/// Removes the words of an article for good: from readers, from its revisions, from the search, with the pictures that nothing
/// else shows. Its address answers 410 with the reason. Who did it and when stays written down. Needs the scope
/// `articles:publish` of an editor; with the cookie of a session, also that its owner confirmed within ten minutes, at
/// `/account/confirm`, that it is them.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/takedown", tag = "articles", operation_id = "takeArticleDown", request_body = TakedownCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = ArticleDetail, description = "What is left of it"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not, or the session wants a confirmation at `/account/confirm` first"),
              (status = 404, description = "No such article"), (status = 422, description = "No reason, or one that is too long")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn take_down(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(asked): Json<TakedownCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    actor.is_sure()?;
    actions::take_down(&desk.by(&actor), id, asked.into()).await?;
    json(StatusCode::OK, &detail(&desk, Some(&actor), id).await?)
}

/// Tells readers what changed in a published article. Needs the scope `articles:publish`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/corrections", tag = "articles", operation_id = "correctArticle", request_body = CorrectionCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = ArticleDetail, description = "The article as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn correct(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(new): Json<CorrectionCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let unknown = || Error::Invalid(vec![problem("kind", Sentence::key("rules-api-kind"))]);
    let kind = kind_of(&new.kind).ok_or_else(unknown)?;
    let correction = Correction { kind, text: new.text, at: desk.web.clock.now() };
    actions::add_correction(&desk.by(&actor), id, &correction).await?;
    json(StatusCode::CREATED, &detail(&desk, Some(&actor), id).await?)
}
