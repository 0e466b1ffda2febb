//! Who has an article open, and who of them may save it.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Json, Path, Result};

use super::json as answer;
use crate::Desk;
use crate::actions::{self, Place, Wish};

/// Whether to take a story over, or to hand it over.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct PresenceCreate {
    /// Take it over from whoever holds it, at once.
    take: bool,
    /// Ask whoever holds it to save and hand it over. Asked again and again, it is taken after six seconds.
    ask: bool,
    /// Hand it to whoever asked for it first.
    hand: bool,
}

impl PresenceCreate {
    fn wish(&self) -> Wish {
        match self {
            Self { take: true, .. } => Wish::Take,
            Self { ask: true, .. } => Wish::Ask,
            Self { hand: true, .. } => Wish::Hand,
            _ => Wish::Stay,
        }
    }
}

/// Who is at a story.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PresenceDetail {
    /// Who may save it.
    holder: String,
    /// Whether that is the caller.
    mine: bool,
    /// Who else has it open.
    others: Vec<String>,
    /// Who asks the caller to hand it over.
    wanted: Option<String>,
    /// The newest revision of the article.
    revision: i64,
}

impl From<Place> for PresenceDetail {
    fn from(place: Place) -> Self {
        let Place { holder, mine, others, wanted, revision } = place;
        Self { holder, mine, others, wanted, revision }
    }
}

/// Says that the caller has an article open; within a minute of the last time they count as there. From whom it was taken,
/// their next save is still kept where it is based on the newest revision. Needs the scope `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/presence", tag = "articles", operation_id = "stayAtArticle", request_body = PresenceCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = PresenceDetail, description = "Who is there"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn stay(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(wanted): Json<PresenceCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let place = actions::stay(&desk.by(&actor), id, wanted.wish()).await?;
    answer(StatusCode::OK, &PresenceDetail::from(place))
}

/// Says that the caller left an article. Needs the scope `articles:write`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/presence", tag = "articles", operation_id = "leaveArticle",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn leave(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<StatusCode> {
    actor.may(Scope::ArticlesWrite)?;
    actions::leave(&desk.by(&actor), id).await?;
    Ok(StatusCode::NO_CONTENT)
}
