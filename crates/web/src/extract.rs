//! Extractors: parse once, refuse with a clear sentence. They stand in for axum's own, whose refusals are plain text.

use std::time::Duration;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use bytes::Bytes;
use serde::de::DeserializeOwned;

use crate::error::{Error, Result};

/// The most that a form or a JSON body may weigh, in bytes: far above the longest comment, far below harm.
pub(crate) const BODY_LIMIT: usize = 1 << 20;
/// How long a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(20);

/// The variables of the path. What does not fit (a forged id, odd characters) is a page that does not exist.
#[derive(Debug)]
pub struct Path<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Path<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        #[expect(clippy::disallowed_types, reason = "this is what wraps it")]
        let path = axum::extract::Path::<T>::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0)).map_err(|_| Error::NotFound)
    }
}

/// The query. A type with `deny_unknown_fields` refuses keys it does not know (the API does); one without it ignores
/// them (pages do: links carry the marks of whoever shared them).
#[derive(Debug)]
pub struct Query<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        let query = parts.uri.query().unwrap_or("");
        serde_urlencoded::from_str(query)
            .map(Self)
            .map_err(|error| Error::Malformed(format!("The query: {error}.")))
    }
}

/// A form sent by POST, `application/x-www-form-urlencoded`, at most 1 MiB.
#[derive(Debug)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        const WANTED: &str = "application/x-www-form-urlencoded";
        expect_type(request.headers(), WANTED)?;
        let bytes = body(request, state).await?;
        let text = std::str::from_utf8(&bytes);
        let text = text
            .map_err(|e| Error::Malformed(format!("The form is not UTF-8 at byte {}.", e.valid_up_to())))?;
        if url::form_urlencoded::parse(text.as_bytes()).any(|(_, value)| value.contains('\u{fffd}')) {
            return Err(Error::Malformed("The form holds characters that are not UTF-8.".to_owned()));
        }
        serde_urlencoded::from_str(text)
            .map(Self)
            .map_err(|error| Error::Malformed(format!("The form: {error}.")))
    }
}

/// A JSON body, `application/json`, at most 1 MiB and 128 levels deep.
#[derive(Debug)]
pub struct Json<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Json<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        expect_type(request.headers(), "application/json")?;
        let bytes = body(request, state).await?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| Error::Malformed(format!("The JSON body: {error}.")))
    }
}

fn expect_type(headers: &HeaderMap, wanted: &'static str) -> Result<()> {
    let given = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let given = given.split(';').next().unwrap_or("").trim();
    if given.eq_ignore_ascii_case(wanted) { Ok(()) } else { Err(Error::MediaType(wanted)) }
}

async fn body<S: Send + Sync>(request: Request, _: &S) -> Result<Bytes> {
    read_body(request, BODY_LIMIT).await
}

/// The whole body, of at most `limit` bytes. For what is no form and no JSON: a handler asks for it when it knows that
/// the caller may send one.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Timeout`] after twenty seconds, [`Error::Malformed`] where it breaks off.
pub async fn read_body(request: Request, limit: usize) -> Result<Bytes> {
    let announced =
        request.headers().get(header::CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > limit) {
        return Err(Error::TooLarge { limit });
    }
    let read = axum::body::to_bytes(request.into_body(), limit);
    match tokio::time::timeout(BODY_TIME, read).await {
        Err(_) => Err(Error::Timeout),
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            let source = std::error::Error::source(&error);
            if source.is_some_and(|e| e.is::<http_body_util::LengthLimitError>()) {
                Err(Error::TooLarge { limit })
            } else {
                Err(Error::Malformed("The body broke off.".to_owned()))
            }
        }
    }
}
