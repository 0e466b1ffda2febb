//! `/api/v1/topics`: what stories are about.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Json, Path, Query, Result, Sentence, page_of};

use super::lists::{Part, known};
use super::{json, made};
use crate::model::{NewTopic, Topic, TopicChanges, problem};
use crate::{Desk, actions, store};

/// A topic.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TopicItem {
    id: String,
    slug: String,
    url: String,
    title: String,
    description: String,
    language: &'static str,
}

impl From<Topic> for TopicItem {
    fn from(topic: Topic) -> Self {
        Self {
            id: topic.id.to_string(),
            url: topic.url(),
            slug: topic.slug,
            title: topic.title,
            description: topic.description,
            language: topic.language.code(),
        }
    }
}

/// Topics in the order of their slugs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TopicList {
    items: Vec<TopicItem>,
    /// Send it as `after` for the topics that follow.
    next: Option<String>,
}

/// A topic to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicCreate {
    /// Last part of the address; made from the title where there is none.
    slug: Option<String>,
    title: String,
    #[serde(default)]
    description: String,
    /// `en-GB`, `en-US`, `de-DE` or `ar`; the paper's where there is none.
    language: Option<String>,
}

/// A change of a topic: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicUpdate {
    title: Option<String>,
    description: Option<String>,
}

/// All topics. Needs the scope `articles:read`: those that nothing is published about are among them.
#[utoipa::path(
    get, path = "/api/v1/topics", tag = "articles", operation_id = "listTopics", params(Part),
    responses((status = 200, body = TopicList, description = "A page of topics"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "A value that does not fit")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn index(
    State(desk): State<Desk>,
    actor: Actor,
    Query(part): Query<Part>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let (after, limit, most) = part.bounds()?;
    let rows = desk.web.db.read(async |c| store::topics(c, after, most).await).await?;
    let (rows, next) = page_of(rows, limit, |topic| topic.slug.clone());
    json(StatusCode::OK, &TopicList { items: rows.into_iter().map(TopicItem::from).collect(), next })
}

/// Makes a topic. Needs the scope `articles:publish`.
#[utoipa::path(
    post, path = "/api/v1/topics", tag = "articles", operation_id = "createTopic", request_body = TopicCreate,
    responses((status = 201, body = TopicItem, description = "The topic"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn create(
    State(desk): State<Desk>,
    actor: Actor,
    Json(new): Json<TopicCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let language = match new.language.as_deref() {
        None => desk.web.site.language,
        Some(code) => Language::from_code(code)
            .ok_or_else(|| Error::Invalid(vec![problem("language", Sentence::key("rules-api-language"))]))?,
    };
    let new = NewTopic { slug: new.slug, title: new.title, description: new.description, language };
    let topic = actions::create_topic(&desk, &new).await?;
    made(&format!("/api/v1/topics/{}", topic.slug), &TopicItem::from(topic))
}

/// Changes the words of a topic. Needs the scope `articles:publish`.
#[utoipa::path(
    patch, path = "/api/v1/topics/{slug}", tag = "articles", operation_id = "updateTopic", request_body = TopicUpdate,
    params(("slug" = String, Path, description = "The topic's slug")),
    responses((status = 200, body = TopicItem, description = "The topic as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such topic"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(slug): Path<String>,
    Json(update): Json<TopicUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let changes = TopicChanges { title: update.title, description: update.description };
    let topic = actions::update_topic(&desk, known(&slug)?, &changes).await?;
    json(StatusCode::OK, &TopicItem::from(topic))
}
