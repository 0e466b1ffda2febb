//! `/api/v1/pictures`: pictures are sent here once, and then named by their keys.

use std::time::Duration;

use accounts::{Actor, Scope};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, Result, Sentence};

use super::{json, made};
use crate::model::{
    Focus, NewPicture, Picture, PictureChanges, PictureDeed, PictureWords, media_url, per_cent, problem,
};
use crate::{Desk, actions};

/// The kinds that are taken. The file itself says which it is; what the sender says of it is only for the sender.
const KINDS: [&str; 4] = ["image/jpeg", "image/png", "image/webp", "application/octet-stream"];
/// How long somebody waits until others have sent theirs.
const PATIENCE: Duration = Duration::from_secs(10);

/// A picture that the paper has.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PictureItem {
    id: String,
    /// What articles and authors name it by.
    key: String,
    /// The path of the JPEG that is shown where no copy fits; a 404 until a story that shows it is published.
    url: String,
    /// Width and height of that JPEG in pixels, upright; larger pictures are brought down to 1920 × 3840.
    width: u32,
    height: u32,
    alt: String,
    caption: String,
    credit: String,
    /// What is not to be cut off, in per cent from the left and from the top.
    focus_x: u8,
    focus_y: u8,
    /// Widths in pixels of which there are copies as AVIF, WebP and JPEG; empty until they are made.
    copies: Vec<u32>,
    /// Whether it says nothing that a text beside it would not say, so that it needs no alt.
    decorative: bool,
    /// `own`, `commissioned`, `agency`, `handout`, `permission`, `cc-by-4.0`, `cc-by-sa-4.0`, `cc-by-nd-4.0`, `cc0-1.0`,
    /// `public-domain`, `quotation`, or a text; empty where nobody said.
    licence: String,
    /// What else is agreed.
    terms: String,
    /// Until when it may be shown, RFC 3339 in UTC; null for ever.
    expires: Option<String>,
    /// Whether it is open to the whole desk.
    shared: bool,
    /// Whether its words come from the file, and nobody saved them yet.
    proposed: bool,
    /// Counts its changes, from 1.
    revision: i64,
}

impl From<Picture> for PictureItem {
    fn from(picture: Picture) -> Self {
        Self {
            id: picture.id.to_string(),
            url: media_url(picture.shown()),
            key: picture.key,
            width: picture.width,
            height: picture.height,
            alt: picture.words.alt,
            caption: picture.words.caption,
            credit: picture.words.credit,
            focus_x: picture.focus.x,
            focus_y: picture.focus.y,
            copies: picture.copies,
            decorative: picture.words.decorative,
            licence: picture.words.licence,
            terms: picture.words.terms,
            expires: picture.words.expires.map(locale::rfc3339_utc),
            shared: picture.shared,
            proposed: picture.proposed,
            revision: picture.revision,
        }
    }
}

/// What a picture is sent with.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// What it shows, for those who do not see it; up to 1,000 characters.
    #[serde(default)]
    alt: String,
    /// Text under it, up to 1,000 characters.
    #[serde(default)]
    caption: String,
    /// Photographer and agency, up to 200 characters.
    #[serde(default)]
    credit: String,
    /// What is not to be cut off: 0 to 100 per cent from the left; the middle where it is not said.
    focus_x: Option<i64>,
    /// The same from the top.
    focus_y: Option<i64>,
    /// A code or a text, up to 200 characters.
    #[serde(default)]
    licence: String,
    /// What the file is called.
    #[serde(default)]
    name: String,
    /// Whether it is open to the whole desk; else to its sender and to those who read a story with it.
    #[serde(default)]
    shared: bool,
}

/// Sends a picture: the file is the body, a JPEG, PNG or WebP of up to 25 MB and 50 megapixels. It is kept as it came,
/// and no address leads to it: what readers see holds its pixels alone. The same file again is the picture that is
/// there, with the words it has; where that is private to somebody else, it is one of your own. What nobody typed is taken from the file where it names its maker, as a proposal. Needs the scope `articles:write`.
#[utoipa::path(
    post, path = "/api/v1/pictures", tag = "pictures", operation_id = "createPicture", params(About),
    request_body(content((Vec<u8> = "image/jpeg"), (Vec<u8> = "image/png"), (Vec<u8> = "image/webp"))),
    responses((status = 201, body = PictureItem, description = "The picture; its copies follow"), (status = 200, body = PictureItem, description = "The picture that was made of this file before"),
              (status = 400, description = "A query that cannot be read, or a body that broke off"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 413, description = "More than 25 MB"), (status = 415, description = "A body that says it is no picture"),
              (status = 422, description = "No picture that is taken, or fields need mending"), (status = 503, description = "Too many are sent at once")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn create(
    State(desk): State<Desk>,
    actor: Actor,
    Query(about): Query<About>,
    request: Request,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    expect_picture(request.headers())?;
    let mut found = Vec::new();
    let middle = Focus::default();
    let focus = Focus {
        x: per_cent(&mut found, "focus_x", about.focus_x, middle.x),
        y: per_cent(&mut found, "focus_y", about.focus_y, middle.y),
    };
    if !found.is_empty() {
        return Err(Error::Invalid(found));
    }
    let turn = tokio::time::timeout(PATIENCE, desk.sending.acquire()).await;
    let Ok(Ok(_turn)) = turn else {
        return Err(Error::Unavailable("too many pictures are sent at once".to_owned()));
    };
    let file = web::read_body(request, imaging::MOST_BYTES).await?.into();
    let About { alt, caption, credit, licence, name, shared, .. } = about;
    let words = PictureWords { alt, caption, credit, licence, ..PictureWords::default() };
    let new = NewPicture { file, words, focus, name, shared };
    let (picture, is_new) = actions::add_picture(&desk.by(&actor), new).await?;
    let place = format!("/api/v1/pictures/{}", picture.id);
    let picture = PictureItem::from(picture);
    if is_new { made(&place, &picture) } else { json(StatusCode::OK, &picture) }
}

fn expect_picture(headers: &HeaderMap) -> Result<()> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let given = given.split(';').next().unwrap_or("").trim();
    let known = KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(given));
    if known { Ok(()) } else { Err(Error::MediaType("image/jpeg, image/png or image/webp")) }
}

/// One picture, if the caller may see it. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/pictures/{id}", tag = "pictures", operation_id = "showPicture",
    params(("id" = String, Path, description = "The picture's id")),
    responses((status = 200, body = PictureItem, description = "The picture"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such picture")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let room = desk.by(&actor);
    let read = desk.web.db.read(async |c| actions::picture_for(c, &room, id, PictureDeed::See).await);
    json(StatusCode::OK, &PictureItem::from(read.await?))
}

/// A change of a picture: what is left out stays as it is, an empty text goes. The words under an article are the
/// article's own and stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureUpdate {
    alt: Option<String>,
    caption: Option<String>,
    credit: Option<String>,
    /// 0 to 100 per cent from the left.
    focus_x: Option<i64>,
    /// 0 to 100 per cent from the top.
    focus_y: Option<i64>,
    decorative: Option<bool>,
    /// A code or a text, up to 200 characters.
    licence: Option<String>,
    /// What else is agreed, up to 1,000 characters.
    terms: Option<String>,
    /// Until when it may be shown, RFC 3339; empty for ever.
    expires: Option<String>,
    shared: Option<bool>,
    /// The revision that is changed; without it whatever is there.
    revision: Option<i64>,
}

/// Changes the words, the licence or the focal point of a picture. Needs the scope `articles:write`; for a picture that readers
/// see also a role that may publish.
#[utoipa::path(
    patch, path = "/api/v1/pictures/{id}", tag = "pictures", operation_id = "updatePicture", request_body = PictureUpdate,
    params(("id" = String, Path, description = "The picture's id")),
    responses((status = 200, body = PictureItem, description = "The picture as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such picture"),
              (status = 409, description = "Somebody was faster"), (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(update): Json<PictureUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    let expires =
        match update.expires.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(text) => Some(Some(locale::parse_rfc3339(text).ok_or_else(|| {
                Error::Invalid(vec![problem("expires", Sentence::key("rules-api-expires"))])
            })?)),
        };
    let PictureUpdate { alt, caption, credit, focus_x, focus_y, .. } = update;
    let PictureUpdate { decorative, licence, terms, shared, revision, .. } = update;
    let changes = PictureChanges {
        alt,
        caption,
        credit,
        focus_x,
        focus_y,
        decorative,
        licence,
        terms,
        expires,
        shared,
        revision,
    };
    let picture = actions::update_picture(&desk.by(&actor), id, &changes).await?;
    json(StatusCode::OK, &PictureItem::from(picture))
}

/// Takes a picture away for good, with its file. Needs the scope `articles:write`, and to have sent it or a role that may
/// publish.
#[utoipa::path(
    delete, path = "/api/v1/pictures/{id}", tag = "pictures", operation_id = "deletePicture",
    params(("id" = String, Path, description = "The picture's id")),
    responses((status = 204, description = "It is gone"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such picture"),
              (status = 409, description = "A story or an author shows it")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn destroy(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    actions::delete_picture(&desk.by(&actor), id).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
