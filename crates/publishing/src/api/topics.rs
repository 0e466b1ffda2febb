//! `/api/v1/topics` and `/api/v1/authors`: what stories are about, and who writes them.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use locale::Language;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, Result};

use super::json;
use crate::model::{
    Lead, NewTopic, Profile, ProfileChanges, Topic, TopicChanges, author_url, is_slug, problem,
};
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

/// Somebody whose name stands over articles.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuthorItem {
    id: String,
    slug: String,
    url: String,
    name: String,
    role: String,
    biography: String,
    /// Shown to readers.
    email: Option<String>,
    photo: Option<Lead>,
}

impl From<Profile> for AuthorItem {
    fn from(profile: Profile) -> Self {
        let Profile { author, role, biography, email, photo } = profile;
        let url = author_url(&author.slug);
        Self {
            id: author.id.to_string(),
            slug: author.slug,
            url,
            name: author.name,
            role,
            biography,
            email,
            photo,
        }
    }
}

/// Authors in the order of their slugs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuthorList {
    items: Vec<AuthorItem>,
    /// Send it as `after` for the authors that follow.
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
    /// `en-GB` or `de-DE`; the paper's where there is none.
    language: Option<String>,
}

/// A change of a topic: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TopicUpdate {
    title: Option<String>,
    description: Option<String>,
}

/// A change of what the paper says of an author: what is left out stays as it is, what is empty goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuthorUpdate {
    name: Option<String>,
    role: Option<String>,
    biography: Option<String>,
    /// Readers see it.
    email: Option<String>,
    /// Key of a picture that the paper has.
    photo: Option<String>,
}

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    /// Where the list goes on: `next` of the list before.
    after: Option<String>,
    /// How many, 1 to 100; 20 where it is not said.
    limit: Option<usize>,
}

impl Part {
    /// The slug behind which the list goes on, how many items, and how many rows that takes.
    fn bounds(&self) -> Result<(&str, usize, i64)> {
        let limit = self.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(Error::Invalid(vec![problem("limit", "Ask for 1 to 100 items at a time.")]));
        }
        let after = self.after.as_deref().unwrap_or_default();
        if !after.is_empty() && !is_slug(after) {
            return Err(Error::Malformed("The query: after is no cursor of ours.".into()));
        }
        Ok((after, limit, i64::try_from(limit + 1).unwrap_or(1)))
    }
}

/// The first `limit` of these, and the slug of the last if more follow.
fn cut<T>(mut rows: Vec<T>, limit: usize, slug: impl Fn(&T) -> String) -> (Vec<T>, Option<String>) {
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(slug);
    (rows, next)
}

/// All topics. Needs the scope `articles:read`: those that nothing is published about are among them.
#[utoipa::path(
    get, path = "/api/v1/topics", tag = "articles", operation_id = "listTopics", params(Part),
    responses((status = 200, body = TopicList, description = "A page of topics"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "A value that does not fit")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn topics(
    State(desk): State<Desk>,
    actor: Actor,
    Query(part): Query<Part>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let (after, limit, most) = part.bounds()?;
    let rows = desk.web.db.read(async |c| store::topics(c, after, most).await).await?;
    let (rows, next) = cut(rows, limit, |topic| topic.slug.clone());
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
            .ok_or_else(|| Error::Invalid(vec![problem("language", "Say en-GB or de-DE.")]))?,
    };
    let new = NewTopic { slug: new.slug, title: new.title, description: new.description, language };
    let topic = actions::create_topic(&desk, &new).await?;
    let place = HeaderValue::from_str(&format!("/api/v1/topics/{}", topic.slug));
    let mut response = json(StatusCode::CREATED, &TopicItem::from(topic))?;
    if let Ok(place) = place {
        response.headers_mut().insert(header::LOCATION, place);
    }
    Ok(response)
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

/// All authors. Needs the scope `articles:read`: those who have published nothing are among them.
#[utoipa::path(
    get, path = "/api/v1/authors", tag = "articles", operation_id = "listAuthors", params(Part),
    responses((status = 200, body = AuthorList, description = "A page of authors"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "A value that does not fit")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn authors(
    State(desk): State<Desk>,
    actor: Actor,
    Query(part): Query<Part>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let (after, limit, most) = part.bounds()?;
    let rows = desk.web.db.read(async |c| store::profiles(c, after, most).await).await?;
    let (rows, next) = cut(rows, limit, |profile| profile.author.slug.clone());
    json(StatusCode::OK, &AuthorList { items: rows.into_iter().map(AuthorItem::from).collect(), next })
}

/// Changes what the paper says of an author. Needs the scope `articles:publish`.
#[utoipa::path(
    patch, path = "/api/v1/authors/{slug}", tag = "articles", operation_id = "updateAuthor", request_body = AuthorUpdate,
    params(("slug" = String, Path, description = "The author's slug")),
    responses((status = 200, body = AuthorItem, description = "The author as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such author"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn describe(
    State(desk): State<Desk>,
    actor: Actor,
    Path(slug): Path<String>,
    Json(update): Json<AuthorUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let AuthorUpdate { name, role, biography, email, photo } = update;
    let changes = ProfileChanges { name, role, biography, email, photo };
    let profile = actions::update_author(&desk, known(&slug)?, &changes).await?;
    json(StatusCode::OK, &AuthorItem::from(profile))
}

/// A slug from an address; what is none names nothing.
fn known(slug: &str) -> Result<&str> {
    if is_slug(slug) { Ok(slug) } else { Err(Error::NotFound) }
}
