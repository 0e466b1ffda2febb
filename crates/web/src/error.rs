//! One error with two faces: a page in the paper's own dress, or `application/problem+json`.
//!
//! Handlers return it; [`crate::App`] gives it the face of the router it came through. A visitor of a 500 sees the
//! request id and nothing else.

use std::sync::Arc;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::form::Problem;
use crate::sentence::Sentence;

/// The result of a handler.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a request is not answered as asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// 404. Also what a person may not see: absent and forbidden look the same.
    #[error("not found")]
    NotFound,
    /// 410: it was here, and it is gone for good.
    #[error("gone")]
    Gone,
    /// 401: nobody is signed in, or no valid token came along.
    #[error("sign in first")]
    SignIn,
    /// 403, with the reason in a sentence for the client.
    #[error("forbidden: {0}")]
    Forbidden(Sentence),
    /// 403: the form came from a page of an older session, or of long ago; with the token it needs now, which its page puts
    /// into it, so that it can be sent once more.
    #[error("the form is stale")]
    Stale(String),
    /// 400: the request itself cannot be read; the sentence says why and where, in English, to whoever wrote it by hand.
    #[error("malformed: {0}")]
    Malformed(String),
    /// 422: the request was read, and these fields need mending. Pages show their form again instead.
    #[error("invalid")]
    Invalid(Vec<Problem>),
    /// 409, with what it clashes with.
    #[error("conflict: {0}")]
    Conflict(Sentence),
    /// 405.
    #[error("method not allowed")]
    Method,
    /// 408: the body came too slowly.
    #[error("the request took too long")]
    Timeout,
    /// 413, with the limit in bytes.
    #[error("larger than {limit} bytes")]
    TooLarge {
        /// The most that is taken, in bytes.
        limit: usize,
    },
    /// 415, with the media type that is wanted.
    #[error("the body must be {0}")]
    MediaType(&'static str),
    /// 429, with the seconds to wait.
    #[error("too many requests; again in {retry_after} s")]
    TooMany {
        /// Seconds until the next try can succeed.
        retry_after: u64,
    },
    /// 503: the database or the disk does not answer. Nothing was stored.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// 503: the answer of the database to a commit did not come. Something may have been stored.
    #[error("unsure: {0}")]
    Unsure(String),
    /// 500: our fault. The report goes to the log.
    #[error("internal: {0}")]
    Internal(Arc<str>),
}

impl Error {
    /// A fault of ours, with the report for the log.
    pub fn internal(report: impl std::fmt::Display) -> Self {
        Self::Internal(report.to_string().into())
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Gone => StatusCode::GONE,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden(_) | Self::Stale(_) => StatusCode::FORBIDDEN,
            Self::Malformed(_) => StatusCode::BAD_REQUEST,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Timeout => StatusCode::REQUEST_TIMEOUT,
            Self::TooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) | Self::Unsure(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<database::Error> for Error {
    fn from(error: database::Error) -> Self {
        use database::Error as Db;
        match error {
            Db::Unavailable(_) | Db::Busy(_) | Db::Full(_) => Self::Unavailable(error.to_string()),
            Db::Unknown(_) => Self::Unsure(error.to_string()),
            other => Self::internal(other),
        }
    }
}

/// The error on its way to the layer that gives it a face.
#[derive(Clone, Debug)]
pub(crate) struct Failure(pub(crate) Error);

/// Whether this answer is an [`Error`] that has no face yet.
#[must_use]
pub fn is_error(response: &Response) -> bool {
    response.extensions().get::<Failure>().is_some()
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Failure(self));
        response
    }
}
