//! The way of an article through the newsroom.

use accounts::{Actor, Caller, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::rfc3339_utc;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use web::{Error, Json, Path, Result, Sentence};

use super::json;
use crate::actions::{self, Plan};
use crate::model::{Step, problem};
use crate::newsroom::Look;
use crate::{Desk, store};

/// A step of an article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepCreate {
    /// `submit`, `withdraw`, `request_changes` or `approve`.
    step: String,
    /// The revision that was looked at. `approve` can be said again of newer words than those that were approved.
    revision: i64,
    /// Words for whoever comes next; needed where changes are requested.
    #[serde(default)]
    note: String,
}

/// How far an article is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkflowDetail {
    /// `idea`, `draft`, `submitted`, `changes_requested` or `approved`.
    workflow: &'static str,
}

/// Moves an article on. Its writers hand it in and take it back, editors approve it or ask for changes. Needs the scope
/// `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/steps", tag = "articles", operation_id = "stepArticle", request_body = StepCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = WorkflowDetail, description = "How far it is now"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 409, description = "It stands somewhere else by now, or its words changed"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn step(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(new): Json<StepCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let unknown = Sentence::key("rules-api-step");
    let step = Step::parse(&new.step).ok_or_else(|| Error::Invalid(vec![problem("step", unknown)]))?;
    let workflow = actions::step(&desk.by(&actor), id, (step, new.revision), &new.note).await?.as_str();
    json(StatusCode::CREATED, &WorkflowDetail { workflow })
}

/// What is said of an article beside its words: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanUpdate {
    /// Whether the whole desk may read and write it.
    shared: Option<bool>,
    /// The day it is planned for, RFC 3339; null for none.
    #[serde(default, deserialize_with = "moment")]
    #[schema(value_type = Option<String>, format = DateTime)]
    planned: Option<Option<i64>>,
    /// The moment before which readers must not see it, RFC 3339; null lifts it. Editors alone say this.
    #[serde(default, deserialize_with = "moment")]
    #[schema(value_type = Option<String>, format = DateTime)]
    embargo: Option<Option<i64>>,
    /// Something to write down beside it.
    #[serde(default)]
    note: String,
}

/// Tells null from absence.
fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<i64>>, D::Error> {
    crate::model::moment::deserialize(deserializer).map(Some)
}

/// Plans an article: the day, the embargo, who may read it, a note beside it. Needs the scope `articles:write`, for
/// the embargo `articles:publish` too.
#[utoipa::path(
    patch, path = "/api/v1/articles/{id}/plan", tag = "articles", operation_id = "planArticle", request_body = PlanUpdate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn plan(
    State(desk): State<Desk>,
    Caller(actor): Caller,
    Path(id): Path<i64>,
    Json(new): Json<PlanUpdate>,
) -> Result<StatusCode> {
    actor.lends(Scope::ArticlesWrite)?;
    if new.embargo.is_some() {
        actor.lends(Scope::ArticlesPublish)?;
    }
    let plan = Plan { shared: new.shared, planned: new.planned, embargo: new.embargo, note: new.note };
    actions::plan(&desk.by(&actor), id, &plan).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Something that happened to an article.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventItem {
    /// RFC 3339 in UTC.
    at: String,
    by: String,
    /// A step of the workflow, `create`, `publish`, `legal`, `schedule`, `unschedule`, `unpublish`, `correct`, `embargo`,
    /// `take_over`, `give`, `take`, `preview`, `previews_ended`, `move`, `takedown`, `live`, `entry`, `entry_change`,
    /// `entry_remove` or `note`.
    action: String,
    /// The revision it was at.
    revision: i64,
    /// What was said with it.
    detail: String,
}

/// What happened, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EventList {
    items: Vec<EventItem>,
    /// Always null: at most the newest 200 are listed.
    next: Option<String>,
}

/// Events in a list.
const EVENTS: i64 = 200;

/// What happened to an article and was said beside it, the newest first. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/events", tag = "articles", operation_id = "listArticleEvents",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = EventList, description = "What happened"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn events(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| {
        Look::at(c, &room, id).await?;
        Ok::<_, Error>(store::events(c, id, EVENTS).await?)
    });
    let item = |event: store::Event| EventItem {
        at: rfc3339_utc(event.at),
        by: event.name,
        action: event.action,
        revision: event.revision,
        detail: event.detail,
    };
    let items = read.await?.into_iter().map(item).collect();
    json(StatusCode::OK, &EventList { items, next: None })
}

/// Somebody whose article it is.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonItem {
    id: String,
    name: String,
    /// `owner` or `writer`.
    part: &'static str,
}

/// Whose an article is, owners first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PersonList {
    items: Vec<PersonItem>,
    /// Always null: all of them fit.
    next: Option<String>,
}

/// Whose an article is. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/people", tag = "articles", operation_id = "listArticlePeople",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = PersonList, description = "Its people"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn people(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| {
        Look::at(c, &room, id).await?;
        Ok::<_, Error>(store::people(c, id).await?)
    });
    let item = |(id, name, owns): (i64, String, bool)| PersonItem {
        id: id.to_string(),
        name,
        part: if owns { "owner" } else { "writer" },
    };
    let items = read.await?.into_iter().map(item).collect();
    json(StatusCode::OK, &PersonList { items, next: None })
}

/// What somebody is to an article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PersonUpdate {
    /// `owner` or `writer`.
    part: String,
}

/// Gives an article to somebody. Needs the scope `articles:publish`.
#[utoipa::path(
    put, path = "/api/v1/articles/{id}/people/{user}", tag = "articles", operation_id = "giveArticle", request_body = PersonUpdate,
    params(("id" = String, Path, description = "The article's id"), ("user" = String, Path, description = "The person's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "No such article or person"),
              (status = 422, description = "Neither owner nor writer")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn give(
    State(desk): State<Desk>,
    actor: Actor,
    Path((id, user)): Path<(i64, i64)>,
    Json(update): Json<PersonUpdate>,
) -> Result<StatusCode> {
    actor.may(Scope::ArticlesPublish)?;
    let owns = match update.part.as_str() {
        "owner" => true,
        "writer" => false,
        _ => return Err(Error::Invalid(vec![problem("part", Sentence::key("rules-api-part"))])),
    };
    actions::give(&desk.by(&actor), id, user, Some(owns)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes an article from somebody. Needs the scope `articles:publish`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/people/{user}", tag = "articles", operation_id = "takeArticle",
    params(("id" = String, Path, description = "The article's id"), ("user" = String, Path, description = "The person's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "No such article or person")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn take(
    State(desk): State<Desk>,
    actor: Actor,
    Path((id, user)): Path<(i64, i64)>,
) -> Result<StatusCode> {
    actor.may(Scope::ArticlesPublish)?;
    actions::give(&desk.by(&actor), id, user, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
