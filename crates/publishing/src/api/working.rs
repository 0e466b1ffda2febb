//! The working copy of an article: what the editor in a browser saves.

use accounts::{Actor, Caller, Scope};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use document::Document;
use locale::{Language, rfc3339_utc};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;
use web::{Error, Json, Path, Result, Sentence};

use super::json as answer;
use super::shapes::given;
use crate::actions::{self, Save, Saved};
use crate::model::{Cause, Changes, Lead, Revision, Story, problem};
use crate::newsroom::Look;
use crate::{Desk, store};

/// A story's words, as they go out and come in.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct StoryDetail {
    headline: String,
    standfirst: String,
    kicker: Option<String>,
    dateline: Option<String>,
    bylines: Vec<String>,
    topics: Vec<String>,
    lead: Option<Lead>,
    /// The text in the stored JSON of articles.
    #[schema(value_type = Object)]
    body: Value,
}

impl From<Story> for StoryDetail {
    fn from(story: Story) -> Self {
        Self {
            headline: story.headline,
            standfirst: story.standfirst,
            kicker: story.kicker,
            dateline: story.dateline,
            bylines: story.bylines,
            topics: story.topics,
            lead: story.lead,
            body: story.body.to_value(),
        }
    }
}

/// The newest words of an article.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct WorkingCopy {
    revision: i64,
    /// The revision that readers see, while this one is ahead of it.
    live: Option<i64>,
    /// `idea`, `draft`, `submitted`, `changes_requested` or `approved`.
    workflow: &'static str,
    story: StoryDetail,
}

/// A save of an article's words: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct WorkingCopyUpdate {
    /// The revision the words are based on.
    revision: i64,
    /// The same for every try of one save, 1 to 64 characters.
    key: Option<String>,
    /// `auto`, `manual` or `leave`.
    cause: Option<String>,
    headline: Option<String>,
    standfirst: Option<String>,
    kicker: Option<String>,
    dateline: Option<String>,
    bylines: Option<Vec<String>>,
    topics: Option<Vec<String>>,
    /// Null takes the picture away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Lead>)]
    lead: Option<Option<Lead>>,
    /// The text in the stored JSON of articles.
    #[schema(value_type = Option<Object>)]
    body: Option<Document>,
}

impl WorkingCopyUpdate {
    fn save(self) -> Result<Save> {
        let unknown = || Error::Invalid(vec![problem("cause", Sentence::key("rules-api-cause"))]);
        let cause = match self.cause.as_deref() {
            None => Cause::Api,
            Some(name @ ("auto" | "manual" | "leave")) => Cause::parse(name).ok_or_else(unknown)?,
            Some(_) => return Err(unknown()),
        };
        let changes = Changes {
            headline: self.headline,
            standfirst: self.standfirst,
            kicker: self.kicker,
            dateline: self.dateline,
            bylines: self.bylines,
            body: self.body,
            lead: self.lead,
            topics: self.topics,
        };
        Ok(Save { revision: self.revision, changes, cause, key: self.key })
    }
}

/// What was saved.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SavedDetail {
    /// The revision it is now.
    revision: i64,
    /// RFC 3339 in UTC.
    saved: String,
    words: i64,
}

impl From<&Revision> for SavedDetail {
    fn from(revision: &Revision) -> Self {
        Self { revision: revision.number, saved: rfc3339_utc(revision.at), words: revision.words }
    }
}

/// The newest words of an article, whether readers see them or not. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/working-copy", tag = "articles", operation_id = "getWorkingCopy",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = WorkingCopy, description = "The newest words"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let look = desk.web.db.read(async |c| Look::at(c, &room, id).await).await?;
    let copy = WorkingCopy {
        revision: look.article.revision,
        live: look.work.live,
        workflow: look.work.workflow.as_str(),
        story: look.story.into(),
    };
    answer(StatusCode::OK, &copy)
}

/// Saves the newest words of an article. Readers go on seeing what was published. Needs the scope `articles:write`.
#[utoipa::path(
    put, path = "/api/v1/articles/{id}/working-copy", tag = "articles", operation_id = "saveWorkingCopy", request_body = WorkingCopyUpdate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = SavedDetail, description = "It is on the disk"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article"),
              (status = 409, description = "Somebody saved since; `current` holds their revision"), (status = 422, description = "Fields need mending"),
              (status = 423, description = "Somebody else holds the story; `holder` says who")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    Caller(actor): Caller,
    Path(id): Path<i64>,
    headers: HeaderMap,
    Json(update): Json<WorkingCopyUpdate>,
) -> Result<Response> {
    let language = desk.web.preferred(&headers);
    actor.lends(Scope::ArticlesWrite)?;
    match actions::save(&desk.by(&actor), id, &update.save()?).await? {
        Saved::Yes(revision) => answer(StatusCode::OK, &SavedDetail::from(&revision)),
        Saved::Behind(newest) => {
            let (revision, story) = *newest;
            let current = json!({
                "revision": revision.number,
                "by": revision.name,
                "at": rfc3339_utc(revision.at),
                "story": StoryDetail::from(story),
            });
            let sentence = desk.web.sentence(language, "rules-save-behind", &[]);
            problem_with(StatusCode::CONFLICT, (language, sentence), ("current", current))
        }
        Saved::Held(name) => {
            let sentence = Sentence::key("rules-save-held").with("name", name.as_str());
            let sentence = sentence.text(&desk.web.locales, language);
            problem_with(StatusCode::LOCKED, (language, sentence), ("holder", json!(name)))
        }
    }
}

/// RFC 9457 with a member of its own.
fn problem_with(
    status: StatusCode,
    (language, detail): (Language, String),
    member: (&str, Value),
) -> Result<Response> {
    let title = status.canonical_reason().unwrap_or("Error");
    let mut body =
        json!({ "type": "about:blank", "title": title, "status": status.as_u16(), "detail": detail });
    if let Some(members) = body.as_object_mut() {
        members.insert(member.0.to_owned(), member.1);
    }
    let mut response = answer(status, &body)?;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    Ok(response)
}

/// A revision.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RevisionItem {
    number: i64,
    /// RFC 3339 in UTC.
    at: String,
    by: String,
    /// `auto`, `manual`, `leave`, `restore`, `api` or `import`.
    cause: &'static str,
    words: i64,
    /// When readers first saw it.
    published: Option<String>,
}

impl From<Revision> for RevisionItem {
    fn from(revision: Revision) -> Self {
        Self {
            number: revision.number,
            at: rfc3339_utc(revision.at),
            by: revision.name,
            cause: revision.cause.as_str(),
            words: revision.words,
            published: revision.published.map(rfc3339_utc),
        }
    }
}

/// Revisions, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct RevisionList {
    items: Vec<RevisionItem>,
    /// Always null: at most the newest 500 are listed.
    next: Option<String>,
}

/// Revisions in a list.
const LISTED: i64 = 500;

/// All saves of an article, the newest first. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/revisions", tag = "articles", operation_id = "listRevisions",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = RevisionList, description = "Its revisions"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn revisions(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| {
        Look::at(c, &room, id).await?;
        Ok::<_, Error>(store::revisions(c, id, i64::MAX, LISTED).await?)
    });
    let items = read.await?.into_iter().map(RevisionItem::from).collect();
    answer(StatusCode::OK, &RevisionList { items, next: None })
}

/// The words of a revision. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/revisions/{number}", tag = "articles", operation_id = "getRevision",
    params(("id" = String, Path, description = "The article's id"), ("number" = i64, Path, description = "The revision's number")),
    responses((status = 200, body = StoryDetail, description = "Its words"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn revision(
    State(desk): State<Desk>,
    actor: Actor,
    Path((id, number)): Path<(i64, i64)>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| {
        Look::at(c, &room, id).await?;
        store::story_at(c, id, number).await?.ok_or(Error::NotFound)
    });
    answer(StatusCode::OK, &StoryDetail::from(read.await?))
}

/// Which words are brought back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct RevisionCreate {
    /// The revision that is brought back.
    restore: i64,
    /// The newest revision the caller knows.
    revision: i64,
}

/// Brings the words of an older revision back as a new one. Needs the scope `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/revisions", tag = "articles", operation_id = "restoreRevision", request_body = RevisionCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = SavedDetail, description = "The revision it is now"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 409, description = "Somebody saved since")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn restore(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(new): Json<RevisionCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let made = actions::restore(&desk.by(&actor), id, new.restore, new.revision).await?;
    answer(StatusCode::CREATED, &SavedDetail::from(&made))
}
