//! `GET /media/{key}`: a picture or a copy of one, for those who may see an article or an author that shows it. To
//! everybody else it does not exist.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use database::Conn;
use web::{CachePolicy, Error, Path, Result};

use crate::Desk;
use crate::model::{author_tag, is_key, picture_kind};
use crate::store::{self, MediaAt};

/// Articles that are named for caches which drop by tag. A picture that stands in more of them is not gone with one.
const NAMED: i64 = 8;

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(key): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    if !is_key(&key) {
        return Err(Error::NotFound);
    }
    let now = desk.web.clock.now();
    let shown = desk.web.db.page(async |c| shown(c, &key, now).await).await?;
    let (at, tags) = shown.ok_or(Error::NotFound)?;
    // A place holds the same bytes for ever, so it is its own validator.
    let etag = HeaderValue::from_str(&format!("\"{}\"", at.place)).map_err(|_| Error::NotFound)?;
    let mut known = HeaderMap::new();
    known.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Picture.header()));
    if let Ok(tags) = HeaderValue::from_str(&tags.join(" ")) {
        known.insert("surrogate-key", tags);
    }
    let has_it = headers.get(header::IF_NONE_MATCH).is_some_and(|given| matches(given, &etag));
    known.insert(header::ETAG, etag);
    if has_it {
        return Ok((StatusCode::NOT_MODIFIED, known).into_response());
    }
    let kind = picture_kind(&at.kind).unwrap_or("application/octet-stream");
    // Feed readers on the web show it far from the paper.
    known.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    known.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    known.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    match desk.storage.get(&at.place).await {
        Ok(Some(bytes)) => Ok((known, bytes).into_response()),
        Ok(None) => {
            tracing::error!(key, "a picture that an article shows is missing from the storage");
            Err(Error::NotFound)
        }
        Err(storage::Error::Key(_)) => Err(Error::NotFound),
        Err(error) => Err(Error::Unavailable(error.to_string())),
    }
}

/// What lies under a key, and the tags of what shows it to readers at `now`; `None` where nothing does.
async fn shown(c: &mut Conn, key: &str, now: i64) -> database::Result<Option<(MediaAt, Vec<String>)>> {
    let Some(at) = store::media_at(c, key).await? else { return Ok(None) };
    let articles = store::shown_in(c, at.id, now, NAMED).await?;
    let mut tags: Vec<String> = articles.iter().map(|article| format!("article:{article}")).collect();
    if tags.is_empty() {
        tags.extend(store::portrayed(c, &at.key, now).await?.map(author_tag));
    }
    Ok((!tags.is_empty()).then_some((at, tags)))
}

/// Whether a list of validators names this one (RFC 9110, 13.1.2; weak ones count).
fn matches(given: &HeaderValue, etag: &HeaderValue) -> bool {
    let (Ok(given), Ok(etag)) = (given.to_str(), etag.to_str()) else { return false };
    given.split(',').map(str::trim).any(|one| one == "*" || one.trim_start_matches("W/") == etag)
}
