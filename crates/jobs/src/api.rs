//! The job board for programs: boards, companies and adverts, over the same actions as everything else.

mod boards;
mod companies;
mod jobs;

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde::Serialize;
use utoipa::OpenApi;
use web::{Error, State};

/// The description of these routes, for the program that joins the features.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Docs::openapi()
}

#[derive(OpenApi)]
#[openapi(
    paths(
        boards::list,
        companies::list,
        companies::show,
        companies::create,
        companies::update,
        jobs::list,
        jobs::show,
        jobs::create,
        jobs::end
    ),
    tags((name = "jobs", description = "Job boards, the companies that advertise, and their adverts"))
)]
struct Docs;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/api/v1/boards", get(boards::list))
        .route("/api/v1/companies", get(companies::list).post(companies::create))
        .route("/api/v1/companies/{id}", get(companies::show).patch(companies::update))
        .route("/api/v1/jobs", get(jobs::list).post(jobs::create))
        .route("/api/v1/jobs/{id}", get(jobs::show))
        .route("/api/v1/jobs/{id}/end", post(jobs::end))
}

fn answer(status: StatusCode, body: &impl Serialize) -> web::Result<Response> {
    let text = serde_json::to_string(body).map_err(Error::internal)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((status, headers, text).into_response())
}

/// An id of an address, as we write it; nothing else exists.
fn id_of(text: &str) -> web::Result<i64> {
    text.parse().ok().filter(|id: &i64| *id > 0 && id.to_string() == text).ok_or(Error::NotFound)
}

/// How many of a list are shown, and how many rows that takes: 1 to 100, 30 where it is not said.
fn limit_of(given: Option<i64>) -> web::Result<(usize, i64)> {
    let limit = given.unwrap_or(30);
    let shown = usize::try_from(limit).ok().filter(|shown| (1..=100).contains(shown));
    shown
        .map(|shown| (shown, limit + 1))
        .ok_or_else(|| Error::Malformed("limit must be 1 to 100.".to_owned()))
}
