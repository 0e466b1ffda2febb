//! Notes beside an article, and at places in its text.

use accounts::{Actor, Caller, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::rfc3339_utc;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Error, Json, Path, Result, Sentence};

use super::json;
use crate::actions::{self, NoteOn};
use crate::model::{Anchor, Field, problem};
use crate::newsroom::Look;
use crate::{Desk, store};

/// The words of an article that a note is about, as in the text quote selector of the W3C's Web Annotation Data Model.
/// White space, ends of lines and of blocks among it, counts as one space.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnchorDetail {
    /// `headline`, `standfirst` or `body`.
    field: String,
    /// The words, up to 300 characters.
    exact: String,
    /// What stands before them, up to 32 characters.
    #[serde(default)]
    prefix: String,
    /// What stands behind them, up to 32 characters.
    #[serde(default)]
    suffix: String,
}

impl From<Anchor> for AnchorDetail {
    fn from(anchor: Anchor) -> Self {
        let Anchor { field, exact, prefix, suffix } = anchor;
        Self { field: field.as_str().to_owned(), exact, prefix, suffix }
    }
}

impl AnchorDetail {
    fn anchor(self) -> Result<Anchor> {
        let unknown = Sentence::key("rules-anchor-field");
        let field =
            Field::parse(&self.field).ok_or_else(|| Error::Invalid(vec![problem("anchor", unknown)]))?;
        Ok(Anchor { field, exact: self.exact, prefix: self.prefix, suffix: self.suffix })
    }
}

/// That a note is settled.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Resolution {
    /// RFC 3339 in UTC.
    at: String,
    by: String,
}

/// A note beside an article.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteItem {
    id: String,
    /// RFC 3339 in UTC.
    at: String,
    by: String,
    text: String,
    /// The words it is about; null where it is about the article, or answers another.
    anchor: Option<AnchorDetail>,
    /// The note that it answers.
    answers_to: Option<String>,
    /// Null where it is open; an answer is as open as what it answers.
    resolved: Option<Resolution>,
}

impl From<store::Note> for NoteItem {
    fn from(note: store::Note) -> Self {
        Self {
            id: note.id.to_string(),
            at: rfc3339_utc(note.at),
            by: note.name,
            text: note.text,
            anchor: note.anchor.map(AnchorDetail::from),
            answers_to: note.answers_to.map(|id| id.to_string()),
            resolved: note.resolved.map(|(at, by)| Resolution { at: rfc3339_utc(at), by }),
        }
    }
}

/// Notes, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NoteList {
    items: Vec<NoteItem>,
    /// Always null: at most the newest 500 are listed.
    next: Option<String>,
}

/// Something to write down beside an article.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoteCreate {
    /// The words, up to 2,000 characters. Who is named behind an @ is told.
    text: String,
    /// The words of the article that it is about.
    anchor: Option<AnchorDetail>,
    /// The note that it answers; without `anchor`. One that is settled is open again.
    answers_to: Option<String>,
}

/// The notes beside an article, and where they point. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/articles/{id}/notes", tag = "articles", operation_id = "listArticleNotes",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = NoteList, description = "Its notes"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn index(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| {
        Look::at(c, &room, id).await?;
        Ok::<_, Error>(store::notes(c, id, actions::NOTES).await?)
    });
    let items = read.await?.into_iter().map(NoteItem::from).collect();
    json(StatusCode::OK, &NoteList { items, next: None })
}

/// Writes a note down beside an article, on some of its words or in answer to another. Needs the scope `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/articles/{id}/notes", tag = "articles", operation_id = "createArticleNote", request_body = NoteCreate,
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 201, body = NoteItem, description = "The note"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "None that the caller may see"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn create(
    State(desk): State<Desk>,
    Caller(actor): Caller,
    Path(id): Path<i64>,
    Json(new): Json<NoteCreate>,
) -> Result<Response> {
    actor.lends(Scope::ArticlesWrite)?;
    let room = desk.by(&actor);
    let on = match (new.anchor, new.answers_to) {
        (None, None) => NoteOn::Story,
        (Some(anchor), None) => NoteOn::Words(anchor.anchor()?),
        // An id that is none is that of no note.
        (None, Some(note)) => NoteOn::Note(note.parse().unwrap_or(-1)),
        (Some(_), Some(_)) => {
            let sentence = Sentence::key("rules-note-both");
            return Err(Error::Invalid(vec![problem("anchor", sentence)]));
        }
    };
    let note = actions::add_note(&room, id, &new.text, on).await?;
    let written = desk.web.db.read(async |c| store::note(c, id, note).await).await?;
    json(StatusCode::CREATED, &written.map(NoteItem::from).ok_or(Error::NotFound)?)
}

/// Settles a note; of an answer, what it answers. Needs the scope `articles:write`.
#[utoipa::path(
    put, path = "/api/v1/articles/{id}/notes/{note}/resolution", tag = "articles", operation_id = "resolveArticleNote",
    params(("id" = String, Path, description = "The article's id"), ("note" = String, Path, description = "The note's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such note that the caller may see")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn resolve(
    State(desk): State<Desk>,
    Caller(actor): Caller,
    Path((id, note)): Path<(i64, i64)>,
) -> Result<StatusCode> {
    settle(&desk, &actor, (id, note), true).await
}

/// Opens a note again that was settled. Needs the scope `articles:write`.
#[utoipa::path(
    delete, path = "/api/v1/articles/{id}/notes/{note}/resolution", tag = "articles", operation_id = "reopenArticleNote",
    params(("id" = String, Path, description = "The article's id"), ("note" = String, Path, description = "The note's id")),
    responses((status = 204, description = "Done"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such note that the caller may see")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn reopen(
    State(desk): State<Desk>,
    Caller(actor): Caller,
    Path((id, note)): Path<(i64, i64)>,
) -> Result<StatusCode> {
    settle(&desk, &actor, (id, note), false).await
}

async fn settle(desk: &Desk, actor: &Actor, place: (i64, i64), is_resolved: bool) -> Result<StatusCode> {
    actor.lends(Scope::ArticlesWrite)?;
    actions::resolve_note(&desk.by(actor), place, is_resolved).await?;
    Ok(StatusCode::NO_CONTENT)
}
