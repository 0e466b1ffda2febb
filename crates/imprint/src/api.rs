//! `/api/v1/paper/particulars`: what the pages say, for programs. Everything in it is public; it is dated and
//! numbered, so that a register of media owners can follow it.

use accounts::{Actor, Scope};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use locale::rfc3339_utc;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Error, Json, Query, Result};

use crate::House;
use crate::actions::{self, Change};
use crate::model::Particulars;
use crate::store::{self, Version};

#[derive(OpenApi)]
#[openapi(paths(show, update), tags((name = "paper", description = "What the paper says about itself")))]
struct Doc;

/// What the API of this feature offers, for the paper's OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

pub(crate) fn routes() -> Router<House> {
    Router::new().route("/api/v1/paper/particulars", get(show).put(update))
}

/// Which version.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Its number; the newest if absent.
    revision: Option<i64>,
}

/// A version of the particulars.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Shown {
    /// Its number; 0 where nothing was set yet.
    revision: i64,
    /// When it was set, RFC 3339 in UTC.
    changed: Option<String>,
    /// What it says.
    particulars: Particulars,
}

/// New particulars, all of them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Update {
    /// The revision that is changed.
    revision: i64,
    /// What they say from here on.
    particulars: Particulars,
}

/// The particulars of the paper, the newest or an earlier version.
#[utoipa::path(
    get, path = "/api/v1/paper/particulars", tag = "paper", operation_id = "getParticulars", params(Which),
    responses((status = 200, body = Shown, description = "The particulars in force, or of a revision"), (status = 404, description = "No such revision"))
)]
pub(crate) async fn show(State(house): State<House>, Query(which): Query<Which>) -> Result<Response> {
    let version = house
        .web
        .db
        .read(async |c| match which.revision {
            Some(number) => store::version(c, number).await,
            None => Ok(Some(store::latest(c).await?.unwrap_or_default())),
        })
        .await?;
    answer(version.ok_or(Error::NotFound)?)
}

/// Sets the particulars. Needs the scope `paper:write`.
#[utoipa::path(
    put, path = "/api/v1/paper/particulars", tag = "paper", operation_id = "replaceParticulars", request_body = Update,
    responses((status = 200, body = Shown, description = "The particulars as they are then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 409, description = "Somebody changed them since"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["paper:write"]))
)]
pub(crate) async fn update(
    State(house): State<House>,
    actor: Actor,
    Json(new): Json<Update>,
) -> Result<Response> {
    actor.may(Scope::PaperWrite)?;
    let change = Change {
        revision: Some(new.revision),
        particulars: new.particulars,
        actor: actor.name,
        at: house.web.clock.now(),
    };
    let revision = actions::set(&house.web.db, &house.sections, change).await?;
    let version = house.web.db.read(async |c| store::version(c, revision).await).await?;
    answer(version.ok_or(Error::NotFound)?)
}

fn answer(version: Version) -> Result<Response> {
    let Version { revision, particulars, at, .. } = version;
    let changed = (revision > 0).then(|| rfc3339_utc(at));
    let text = serde_json::to_string(&Shown { revision, changed, particulars }).map_err(Error::internal)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((StatusCode::OK, headers, text).into_response())
}
