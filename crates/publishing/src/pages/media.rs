//! `GET /media/{key}`: a picture, for those who may see an article that shows it. To everybody else it does not
//! exist.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use web::{CachePolicy, Error, Path, Result};

use crate::Desk;
use crate::model::{is_key, picture_kind};
use crate::store;

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    if !is_key(&key) {
        return Err(Error::NotFound);
    }
    let now = desk.web.clock.now();
    let kind = desk.web.db.read(async |c| match store::shown_media(c, &key, now).await? {
        None => store::shown_photo(c, &key, now).await,
        shown => Ok(shown),
    });
    let kind = kind.await?;
    let kind = kind.ok_or(Error::NotFound)?;
    // A key stands for one picture for ever, so it is its own validator.
    let etag = HeaderValue::from_str(&format!("\"{key}\"")).map_err(|_| Error::NotFound)?;
    let mut known = HeaderMap::new();
    known.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Forever.header()));
    if headers.get(header::IF_NONE_MATCH) == Some(&etag) {
        known.insert(header::ETAG, etag);
        return Ok((StatusCode::NOT_MODIFIED, known).into_response());
    }
    known.insert(header::ETAG, etag);
    let kind = picture_kind(&kind).unwrap_or("application/octet-stream");
    // Feed readers on the web show it far from the paper.
    known.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    known.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    known.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    match desk.storage.get(&key).await {
        Ok(Some(bytes)) => Ok((known, bytes).into_response()),
        Ok(None) => {
            tracing::error!(key, "a picture that an article shows is missing from the storage");
            Err(Error::NotFound)
        }
        Err(storage::Error::Key(_)) => Err(Error::NotFound),
        Err(error) => Err(Error::Unavailable(error.to_string())),
    }
}
