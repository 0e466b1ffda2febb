//! The bytes of a picture for those who may see it before readers do, another file in its place, and its end.
//!
//! Nothing of it enters the page cache, and no cache may keep it: what it shows belongs to one person and one moment.

use accounts::AtDesk;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use imaging::Format;
use serde::Deserialize;
use web::{CachePolicy, Error, Form, Path, Query, Result, Sentence, Upload};

use super::show;
use super::{PATH, lead, opened, ours, reason, say};
use crate::model::{Picture, PictureDeed, copy_key, is_key};
use crate::store;
use crate::{Desk, actions};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Size {
    /// The width that is wanted, in pixels; the copy sent is at least as wide, where there is one.
    width: Option<u32>,
}

/// `GET /desk/media/{id}/file`.
pub(crate) async fn show(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Query(size): Query<Size>,
) -> Result<Response> {
    opened(&at)?;
    let room = desk.by(&at.actor);
    let picture =
        desk.web.db.page(async |c| actions::picture_for(c, &room, id, PictureDeed::See).await).await?;
    send(&desk, &picture, size.width).await
}

/// `GET /desk/media/file/{key}`: the same by the key that a story names.
pub(crate) async fn by_key(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(key): Path<String>,
    Query(size): Query<Size>,
) -> Result<Response> {
    opened(&at)?;
    if !is_key(&key) {
        return Err(Error::NotFound);
    }
    let room = desk.by(&at.actor);
    let read = desk.web.db.page(async |c| {
        let found = store::media_at(c, &key).await?.ok_or(Error::NotFound)?;
        actions::picture_for(c, &room, found.id, PictureDeed::See).await
    });
    send(&desk, &read.await?, size.width).await
}

async fn send(desk: &Desk, picture: &Picture, width: Option<u32>) -> Result<Response> {
    let copy = width.and_then(|wanted| picture.copies.iter().find(|width| **width >= wanted));
    let (place, kind) = match copy {
        Some(width) => (copy_key(picture.shown(), *width, Format::Webp), Format::Webp.media_type()),
        None => (picture.shown().to_owned(), ""),
    };
    let bytes = match desk.storage.get(&place).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) | Err(storage::Error::Key(_)) => return Err(Error::NotFound),
        Err(error) => return Err(Error::Unavailable(error.to_string())),
    };
    // Pictures of older versions are of several kinds; their first bytes say which.
    let kind = match imaging::Kind::of(&bytes) {
        _ if !kind.is_empty() => kind,
        Some(imaging::Kind::Png) => "image/png",
        Some(imaging::Kind::Webp) => "image/webp",
        Some(imaging::Kind::Jpeg) => "image/jpeg",
        _ => "application/octet-stream",
    };
    let mut known = HeaderMap::new();
    known.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Personal.header()));
    known.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    known.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    Ok((known, bytes).into_response())
}

/// `POST /desk/media/{id}/file`: another file in its place.
pub(crate) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    mut form: Upload,
) -> Result<Response> {
    opened(&at)?;
    let (mut is_ours, mut revision, mut sentence) = (false, 0, say(&desk, "media-error-no-file"));
    while let Some(part) = form.next(imaging::MOST_BYTES).await? {
        match (part.name.as_str(), part.file.as_deref()) {
            ("token", None) => {
                ours(&desk, &at, part.text())?;
                is_ours = true;
            }
            ("revision", None) => revision = part.text().parse().unwrap_or(0),
            ("picture", Some(name)) if is_ours && !name.is_empty() => {
                let Some(file) = part.content else {
                    sentence = reason(&desk, &imaging::Refused::Bytes);
                    continue;
                };
                let room = desk.by(&at.actor);
                match actions::replace_picture(&room, id, revision, (file, name)).await {
                    Ok(Ok(_)) => return Ok(lead(&format!("{PATH}/{id}?done=file"))),
                    Ok(Err(refused)) => sentence = reason(&desk, &refused),
                    Err(Error::Invalid(_)) => sentence = say(&desk, "media-error-same-file"),
                    Err(Error::Conflict(_)) => {
                        return Err(Error::Conflict(Sentence::key("media-error-faster")));
                    }
                    Err(error) => return Err(error),
                }
            }
            _ => {}
        }
    }
    if !is_ours {
        return Err(Error::Forbidden(Sentence::key("media-error-token")));
    }
    let problem = ("file", sentence);
    told(&desk, &at, (id, problem), StatusCode::UNPROCESSABLE_ENTITY).await
}

/// The page with what was wrong with a file or with the end of the picture.
async fn told(
    desk: &Desk,
    at: &AtDesk,
    (id, (field, sentence)): (i64, (&str, String)),
    status: StatusCode,
) -> Result<Response> {
    let room = desk.by(&at.actor);
    let read = desk.web.db.read(async |c| show::read(c, &room, id).await).await?;
    let form = show::kept(desk, &read.picture);
    let page = show::page(desk, at, read, &form).with_problem(field, sentence, status);
    desk.web.personal(&format!("{PATH}/{id}"), &page).await
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Ending {
    token: String,
}

/// `POST /desk/media/{id}/deletion`.
pub(crate) async fn destroy(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(ending): Form<Ending>,
) -> Result<Response> {
    ours(&desk, &at, &ending.token)?;
    match actions::delete_picture(&desk.by(&at.actor), id).await {
        Ok(()) => Ok(lead(PATH)),
        Err(Error::Conflict(_)) => {
            let problem = ("places", say(&desk, "media-error-in-use"));
            told(&desk, &at, (id, problem), StatusCode::CONFLICT).await
        }
        Err(error) => Err(error),
    }
}
