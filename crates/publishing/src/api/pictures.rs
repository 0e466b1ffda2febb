//! `/api/v1/pictures`: pictures are sent here once, and then named by their keys.

use std::time::Duration;

use accounts::{Actor, Scope};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, Result};

use super::{json, made};
use crate::model::{Focus, NewPicture, Picture, PictureChanges, PictureWords, media_url, per_cent};
use crate::{Desk, actions, store};

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
}

impl From<Picture> for PictureItem {
    fn from(picture: Picture) -> Self {
        Self {
            id: picture.id.to_string(),
            url: media_url(&picture.key),
            key: picture.key,
            width: picture.width,
            height: picture.height,
            alt: picture.words.alt,
            caption: picture.words.caption,
            credit: picture.words.credit,
            focus_x: picture.focus.x,
            focus_y: picture.focus.y,
            copies: picture.copies,
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
}

/// Sends a picture: the file is the body, a JPEG, PNG or WebP of up to 25 MB and 50 megapixels. It is kept as it came,
/// and no address leads to it: what readers see holds its pixels alone. The same file again is the picture that is
/// there, with the words it has. Needs the scope `articles:write`.
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
    let words = PictureWords { alt: about.alt, caption: about.caption, credit: about.credit };
    let (picture, is_new) = actions::add_picture(&desk, NewPicture { file, words, focus }).await?;
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

/// One picture. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/pictures/{id}", tag = "pictures", operation_id = "getPicture", params(("id" = String, Path, description = "The picture's id")),
    responses((status = 200, body = PictureItem, description = "The picture"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such picture")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn show(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let picture = desk.web.db.read(async |c| store::picture(c, id).await).await?.ok_or(Error::NotFound)?;
    json(StatusCode::OK, &PictureItem::from(picture))
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
}

/// Changes the words or the focal point of a picture. Needs the scope `articles:write`; for a picture that readers see
/// also a role that may publish.
#[utoipa::path(
    patch, path = "/api/v1/pictures/{id}", tag = "pictures", operation_id = "updatePicture", request_body = PictureUpdate,
    params(("id" = String, Path, description = "The picture's id")),
    responses((status = 200, body = PictureItem, description = "The picture as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such picture"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:write"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(id): Path<i64>,
    Json(update): Json<PictureUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesWrite)?;
    if !Scope::ArticlesPublish.allows(actor.role) && is_shown(&desk, id).await? {
        return Err(Error::Forbidden("A picture that readers see is changed by an editor.".to_owned()));
    }
    let PictureUpdate { alt, caption, credit, focus_x, focus_y } = update;
    let changes = PictureChanges { alt, caption, credit, focus_x, focus_y };
    let picture = actions::update_picture(&desk, id, &changes).await?;
    json(StatusCode::OK, &PictureItem::from(picture))
}

async fn is_shown(desk: &Desk, id: i64) -> Result<bool> {
    let now = desk.web.clock.now();
    let read = desk.web.db.read(async |c| {
        let picture = store::picture(c, id).await?.ok_or(Error::NotFound)?;
        let in_stories = !store::shown_in(c, id, now, 1).await?.is_empty();
        Ok::<_, Error>(in_stories || store::portrayed(c, &picture.key, now).await?.is_some())
    });
    read.await
}
