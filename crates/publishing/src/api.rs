//! `/api/v1/articles`, `/sections`, `/topics`, `/authors`, `/pictures` and `/front`: JSON over the same actions as the newsroom's pages.
//!
//! Times are RFC 3339 in UTC, ids are decimal strings. What a caller may not see answers exactly as what
//! does not exist.

mod articles;
mod authors;
mod changes;
mod fronts;
mod lists;
mod live;
mod notes;
mod pictures;
mod presence;
mod shapes;
mod shelf;
mod topics;
mod workflow;
mod working;

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, patch, post, put};
use serde::Serialize;
use utoipa::OpenApi;
use web::{Error, Result};

use crate::Desk;

#[derive(OpenApi)]
#[openapi(
    paths(
        articles::index,
        articles::show,
        articles::sections,
        changes::create,
        changes::update,
        changes::destroy,
        changes::publish,
        changes::unpublish,
        changes::correct,
        changes::take_down,
        working::show,
        working::update,
        presence::stay,
        presence::leave,
        working::revisions,
        working::revision,
        working::restore,
        workflow::step,
        workflow::plan,
        workflow::events,
        notes::index,
        notes::create,
        notes::resolve,
        notes::reopen,
        workflow::people,
        workflow::give,
        workflow::take,
        live::show,
        live::cover,
        live::entries,
        live::post,
        live::revise,
        live::remove,
        fronts::show,
        fronts::draft,
        fronts::update,
        fronts::publish,
        topics::index,
        topics::create,
        topics::update,
        authors::index,
        authors::update,
        pictures::create,
        pictures::show,
        pictures::update,
        pictures::destroy,
        shelf::index
    ),
    tags(
        (name = "articles", description = "Articles, their sections, topics and authors"),
        (name = "pictures", description = "Pictures, sent once and shown in copies"),
        (name = "front", description = "The front page, arranged by editors")
    )
)]
struct Doc;

/// What the API of this feature offers, for the paper's OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/api/v1/articles", get(articles::index).post(changes::create))
        .route("/api/v1/articles/{id}", get(articles::show).patch(changes::update).delete(changes::destroy))
        .route("/api/v1/articles/{id}/publication", post(changes::publish).delete(changes::unpublish))
        .route("/api/v1/articles/{id}/corrections", post(changes::correct))
        .route("/api/v1/articles/{id}/takedown", post(changes::take_down))
        .route("/api/v1/articles/{id}/working-copy", get(working::show).put(working::update))
        .route("/api/v1/articles/{id}/presence", post(presence::stay).delete(presence::leave))
        .route("/api/v1/articles/{id}/revisions", get(working::revisions).post(working::restore))
        .route("/api/v1/articles/{id}/revisions/{number}", get(working::revision))
        .route("/api/v1/articles/{id}/steps", post(workflow::step))
        .route("/api/v1/articles/{id}/plan", patch(workflow::plan))
        .route("/api/v1/articles/{id}/events", get(workflow::events))
        .route("/api/v1/articles/{id}/notes", get(notes::index).post(notes::create))
        .route("/api/v1/articles/{id}/notes/{note}/resolution", put(notes::resolve).delete(notes::reopen))
        .route("/api/v1/articles/{id}/people", get(workflow::people))
        .route("/api/v1/articles/{id}/people/{user}", put(workflow::give).delete(workflow::take))
        .route("/api/v1/articles/{id}/live", get(live::show).put(live::cover))
        .route("/api/v1/articles/{id}/entries", get(live::entries).post(live::post))
        .route("/api/v1/articles/{id}/entries/{entry}", patch(live::revise).delete(live::remove))
        .route("/api/v1/sections", get(articles::sections))
        .route("/api/v1/topics", get(topics::index).post(topics::create))
        .route("/api/v1/topics/{slug}", patch(topics::update))
        .route("/api/v1/authors", get(authors::index))
        .route("/api/v1/authors/{slug}", patch(authors::update))
        .route("/api/v1/pictures", get(shelf::index).post(pictures::create))
        .route("/api/v1/pictures/{id}", get(pictures::show).patch(pictures::update).delete(pictures::destroy))
        .route("/api/v1/front", get(fronts::show))
        .route("/api/v1/front/draft", get(fronts::draft).put(fronts::update))
        .route("/api/v1/front/draft/publication", post(fronts::publish))
}

/// An answer in JSON, kept by nobody.
fn json(status: StatusCode, body: &impl Serialize) -> Result<Response> {
    let bytes = serde_json::to_vec(body).map_err(Error::internal)?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok((status, [kind, (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], bytes).into_response())
}

/// What was made, and the address it has in the API.
fn made(place: &str, body: &impl Serialize) -> Result<Response> {
    let mut response = json(StatusCode::CREATED, body)?;
    if let Ok(place) = HeaderValue::from_str(place) {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
}
