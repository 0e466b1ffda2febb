//! How a finished answer is cut to a request: unchanged, or in the coding the client takes.

use axum::http::{HeaderMap, header};

use crate::encode::Coding;

/// What a client has and takes of a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wants<'a> {
    /// `If-None-Match`.
    pub(crate) has: Option<&'a str>,
    /// `If-Modified-Since`.
    pub(crate) since: Option<&'a str>,
    /// `Accept-Encoding`.
    pub(crate) takes: Option<&'a str>,
}

impl<'a> Wants<'a> {
    pub(crate) fn of(headers: &'a HeaderMap) -> Self {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let (has, since) = (text(header::IF_NONE_MATCH), text(header::IF_MODIFIED_SINCE));
        Self { has, since, takes: text(header::ACCEPT_ENCODING) }
    }

    /// Whether the client has the page with these validators. Weak comparison (RFC 9110, 13.1.2); an ETag counts before a
    /// date (13.1.3). A date must be the very one we sent: a story that was taken back can make the newest change of a
    /// feed an older one.
    pub(crate) fn has(&self, etag: &str, modified: Option<&str>) -> bool {
        let Some(value) = self.has else { return self.since.is_some() && self.since == modified };
        let opaque = etag.trim_start_matches("W/");
        let mut given = value.split(',').map(str::trim);
        given.any(|given| given == "*" || given.trim_start_matches("W/") == opaque)
    }
}

/// The shape in which an answer goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// `304`: the client has it.
    Unchanged,
    /// The whole of it in a coding.
    Whole(Coding),
}
