//! The live coverage of an article: its state and its entries.

use accounts::{Actor, MaybeActor, Scope};
use axum::extract::{FromRequest as _, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use document::{CorrectionKind, Document};
use locale::rfc3339_utc;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, Result, Sentence, page_of};

use super::{json, made};
use crate::actions::{self, Revised};
use crate::model::{
    Correction, Coverage, Cursor, Entry, EntryChanges, LiveState, NewEntry, entry_url, kind_name, kind_of,
    problem, typed,
};
use crate::newsroom::Look;
use crate::{Desk, store};

/// The live coverage of an article.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(crate) struct LiveDetail {
    /// `active`, `paused` or `ended`; null where there is none.
    state: Option<&'static str>,
    /// When it was opened, RFC 3339 in UTC, as all times here.
    began: Option<String>,
    /// When it ended, while it is over.
    ended: Option<String>,
    /// When its newest entry was posted.
    last: Option<String>,
    /// The number of the last change to it.
    version: i64,
}

impl From<Coverage> for LiveDetail {
    fn from(coverage: Coverage) -> Self {
        Self {
            state: Some(coverage.state.as_str()),
            began: Some(rfc3339_utc(coverage.began)),
            ended: coverage.ended.map(rfc3339_utc),
            last: coverage.last.map(rfc3339_utc),
            version: coverage.version,
        }
    }
}

/// What becomes of the live coverage.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LiveUpdate {
    /// `active`, `paused` or `ended`.
    state: String,
}

/// An entry of a live coverage.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EntryDetail {
    id: String,
    /// Its path.
    url: String,
    revision: i64,
    posted: String,
    updated: Option<String>,
    title: Option<String>,
    byline: String,
    key_event: bool,
    pinned: bool,
    /// Why it was removed; null while it stands.
    removed: Option<String>,
    /// The text in the stored JSON of articles; null where it was removed.
    #[schema(value_type = Option<Object>)]
    body: Option<Value>,
    html: String,
    corrections: Vec<EntryCorrection>,
}

/// What readers were told of a change to an entry.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EntryCorrection {
    /// `correction`, `clarification` or `update`.
    kind: &'static str,
    text: String,
    at: String,
}

/// Entries, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct EntryList {
    items: Vec<EntryDetail>,
    /// Send it as `after` for the entries that follow.
    next: Option<String>,
}

/// A text: the stored JSON of articles, or what people type.
#[derive(Debug)]
enum Body {
    Typed(String),
    Document(Document),
}

impl<'de> Deserialize<'de> for Body {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(text) => Ok(Self::Typed(text)),
            value => Document::deserialize(value).map(Self::Document).map_err(D::Error::custom),
        }
    }
}

impl From<Body> for Document {
    fn from(body: Body) -> Self {
        match body {
            Body::Typed(text) => typed(&text),
            Body::Document(document) => document,
        }
    }
}

/// An entry to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryCreate {
    /// A headline of at most 200 characters.
    #[serde(default)]
    title: String,
    /// Markdown as text, or the stored JSON of articles.
    #[schema(value_type = Object)]
    body: Body,
    /// The name over it; the caller's where there is none.
    #[serde(default)]
    byline: String,
    #[serde(default)]
    key_event: bool,
    /// Whether it stands above all others; the one that did does not any more.
    #[serde(default)]
    pinned: bool,
    /// The same for every try of one post, 1 to 64 characters: sent again, the answer is that of the first.
    key: Option<String>,
}

/// A change of an entry: what is left out stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryUpdate {
    /// The revision it is based on.
    revision: i64,
    /// Empty takes the headline away.
    title: Option<String>,
    /// Markdown as text, or the stored JSON of articles.
    #[schema(value_type = Option<Object>)]
    body: Option<Body>,
    byline: Option<String>,
    key_event: Option<bool>,
    pinned: Option<bool>,
    /// What readers are told of the change.
    correction: Option<EntryTold>,
}

/// The kinds that readers may be told of at an entry.
const TOLD: [CorrectionKind; 3] =
    [CorrectionKind::Correction, CorrectionKind::Clarification, CorrectionKind::Update];

/// What readers are told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct EntryTold {
    /// `correction`, `clarification` or `update`; a correction where it is not said.
    kind: Option<String>,
    text: String,
}

/// The removal of an entry.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct EntryDelete {
    /// What readers are told where it stood; nothing is left of it where there is none.
    reason: String,
}

/// Which entries.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    /// Where the list goes on: `next` of the list before.
    after: Option<String>,
    /// How many, 1 to 100; 20 where it is not said.
    limit: Option<usize>,
}

/// The path of a story whose live coverage somebody may see.
async fn seen(c: &mut database::Conn, desk: &Desk, actor: &MaybeActor, id: i64) -> Result<String> {
    if let Some(actor) = actor.0.as_ref().filter(|actor| actor.has(Scope::ArticlesRead)) {
        match Look::at(c, &desk.by(actor), id).await {
            Ok(look) => return Ok(look.article.url()),
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let now = desk.web.clock.now();
    let article = store::article(c, id).await?.filter(|article| article.is_readable(now));
    Ok(article.ok_or(Error::NotFound)?.url())
}

/// The live coverage of an article. Of an unpublished one for those who may read it.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/live", tag = "articles", operation_id = "getLive",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = LiveDetail, description = "How far it is"), (status = 401, description = "No valid token"),
              (status = 404, description = "None that the caller may see")),
    security((), ("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(
    State(desk): State<Desk>,
    actor: MaybeActor,
    Path(id): Path<i64>,
) -> Result<Response> {
    let read = desk.web.db.read(async |c| {
        seen(c, &desk, &actor, id).await?;
        Ok::<_, Error>(store::coverage(c, id).await?)
    });
    json(StatusCode::OK, &read.await?.map(LiveDetail::from).unwrap_or_default())
}

/// Opens the live coverage of an article, pauses it, goes on or ends it. Editors open it; its writers may do the rest.
/// Needs the scope `articles:write`.
#[utoipa::path(
    put, path = "/api/v1/articles/{id}/live", tag = "articles", operation_id = "coverLive", request_body = LiveUpdate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = LiveDetail, description = "How far it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 422, description = "Neither active, paused nor ended")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn cover(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(update): Json<LiveUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let unknown = || Error::Invalid(vec![problem("state", Sentence::key("rules-api-live"))]);
    let state = LiveState::parse(&update.state).ok_or_else(unknown)?;
    json(StatusCode::OK, &LiveDetail::from(actions::cover(&desk.by(&actor), id, state).await?))
}

/// The entries of a live coverage, newest first.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/entries", tag = "articles", operation_id = "listEntries",
    params(Which, ("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = EntryList, description = "A page of entries"), (status = 400, description = "A query that cannot be read"),
              (status = 401, description = "No valid token"), (status = 404, description = "None that the caller may see"),
              (status = 422, description = "A value that does not fit")),
    security((), ("bearer" = ["articles:read"]))
)]
pub(crate) async fn entries(
    State(desk): State<Desk>,
    actor: MaybeActor,
    Path(id): Path<i64>,
    Query(which): Query<Which>,
) -> Result<Response> {
    let limit = which.limit.unwrap_or(20);
    if !(1..=100).contains(&limit) {
        return Err(Error::Invalid(vec![problem("limit", Sentence::key("rules-api-limit-entries"))]));
    }
    let after = match &which.after {
        Some(text) => Cursor::parse(text)
            .ok_or_else(|| Error::Malformed("The query: after is no cursor of ours.".into()))?,
        None => Cursor { published: i64::MAX, id: i64::MAX },
    };
    let read = desk.web.db.read(async |c| {
        let story = seen(c, &desk, &actor, id).await?;
        let rows = store::entries(c, id, after, i64::try_from(limit + 1).unwrap_or(1)).await?;
        let (rows, next) = page_of(rows, limit, |row| row.cursor().to_string());
        Ok::<_, Error>(EntryList { items: details(c, rows, &story).await?, next })
    });
    json(StatusCode::OK, &read.await?)
}

async fn details(c: &mut database::Conn, rows: Vec<Entry>, story: &str) -> Result<Vec<EntryDetail>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut told = store::entry_corrections(c, &ids).await?;
    let mut items = Vec::with_capacity(rows.len());
    for entry in rows {
        let body = if entry.removed.is_none() { store::entry_body(c, entry.id).await? } else { None };
        let told = told.remove(&entry.id).unwrap_or_default();
        items.push(detail(entry, story, (body.map(|body| body.to_value()), told)));
    }
    Ok(items)
}

fn detail(entry: Entry, story: &str, (body, told): (Option<Value>, Vec<Correction>)) -> EntryDetail {
    let correction = |told: Correction| EntryCorrection {
        kind: kind_name(told.kind),
        text: told.text,
        at: rfc3339_utc(told.at),
    };
    EntryDetail {
        id: entry.id.to_string(),
        url: entry_url(story, entry.id),
        revision: entry.revision,
        posted: rfc3339_utc(entry.posted),
        updated: entry.updated.map(rfc3339_utc),
        title: entry.title,
        byline: entry.byline,
        key_event: entry.key_event,
        pinned: entry.pinned,
        removed: entry.removed,
        body,
        html: entry.html,
        corrections: told.into_iter().map(correction).collect(),
    }
}

/// One entry as it is after a change.
async fn fresh(desk: &Desk, entry: Entry) -> Result<EntryDetail> {
    let read = desk.web.db.read(async |c| {
        let story = store::article(c, entry.article).await?.ok_or(Error::NotFound)?.url();
        details(c, vec![entry.clone()], &story).await?.pop().ok_or(Error::NotFound)
    });
    read.await
}

/// Posts an entry. The same key again is answered with the entry that the first made. Needs the scope `articles:write`;
/// an editor may, and whoever writes the article.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/entries", tag = "articles", operation_id = "postEntry", request_body = EntryCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = EntryDetail, description = "Posted"), (status = 200, body = EntryDetail, description = "Posted before with this key"),
              (status = 401, description = "No valid token"), (status = 403, description = "The caller may not"),
              (status = 404, description = "None that the caller may see"),
              (status = 409, description = "It has no live coverage, or that is over"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn post(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(new): Json<EntryCreate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let EntryCreate { title, body, byline, key_event, pinned, key } = new;
    let new = NewEntry { title, body: body.into(), byline, key_event, pinned, posted: None };
    let posted = actions::post_entry(&desk.by(&actor), id, &new, key.as_deref()).await?;
    let again = posted.again;
    let entry = fresh(&desk, posted.entry).await?;
    if again {
        return json(StatusCode::OK, &entry);
    }
    made(&format!("/api/v1/articles/{id}/entries/{}", entry.id), &entry)
}

/// Changes an entry, pins it or makes it a key event. Needs the scope `articles:write`.
#[utoipa::path(
    patch, path = "/api/v1/articles/{id}/entries/{entry}", tag = "articles", operation_id = "reviseEntry", request_body = EntryUpdate,
    params(("id" = String, Path, description = "The article's id"), ("entry" = String, Path, description = "The entry's id")),
    responses((status = 200, body = EntryDetail, description = "The entry as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 409, description = "Somebody changed it since"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn revise(
    State(desk): State<Desk>,
    actor: Actor,
    Path((id, entry)): Path<(i64, i64)>,
    Json(update): Json<EntryUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let unknown = || Error::Invalid(vec![problem("correction", Sentence::key("rules-api-told"))]);
    let told = match update.correction {
        Some(EntryTold { kind, text }) => {
            let kind = kind_of(kind.as_deref().unwrap_or("correction"));
            let kind = kind.filter(|kind| TOLD.contains(kind)).ok_or_else(unknown)?;
            Some(Correction { kind, text, at: desk.web.clock.now() })
        }
        None => None,
    };
    let changes = EntryChanges {
        title: update.title,
        body: update.body.map(Document::from),
        byline: update.byline,
        key_event: update.key_event,
        pinned: update.pinned,
        told,
    };
    match actions::revise_entry(&desk.by(&actor), (id, entry), update.revision, &changes).await? {
        Revised::Yes(entry) => json(StatusCode::OK, &fresh(&desk, *entry).await?),
        Revised::Behind(entry) => {
            Err(Error::Conflict(Sentence::key("rules-entry-stale").number("revision", entry.revision)))
        }
    }
}

/// Removes an entry. With a reason a line says so where it stood, without one nothing is left. Needs the scope
/// `articles:write`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/entries/{entry}", tag = "articles", operation_id = "removeEntry",
    request_body(content = Option<EntryDelete>, content_type = "application/json"),
    params(("id" = String, Path, description = "The article's id"), ("entry" = String, Path, description = "The entry's id")),
    responses((status = 204, description = "Removed"), (status = 401, description = "No valid token"),
              (status = 403, description = "The caller may not"), (status = 404, description = "None that the caller may see"),
              (status = 422, description = "The reason is too long")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn remove(
    State(desk): State<Desk>,
    actor: Actor,
    Path((id, entry)): Path<(i64, i64)>,
    request: Request,
) -> Result<StatusCode> {
    use axum::body::HttpBody as _;
    actor.may(Scope::ArticlesWrite)?;
    let EntryDelete { reason } = if request.body().is_end_stream() {
        EntryDelete::default()
    } else {
        Json::<EntryDelete>::from_request(request, &()).await?.0
    };
    actions::remove_entry(&desk.by(&actor), id, entry, &reason).await?;
    Ok(StatusCode::NO_CONTENT)
}
