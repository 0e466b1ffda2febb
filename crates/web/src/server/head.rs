//! The head of a request, read with httparse: the parser that hyper uses too.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Request, Uri};
use bytes::Bytes;

use crate::shape::Wants;
use crate::visits::Says;

/// As many header lines as hyper is told to take.
pub(super) const MOST_HEADERS: usize = 100;

/// What stands at the beginning of the bytes of a connection.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Head<'b> {
    /// Not a whole head yet.
    Partial,
    /// A plain request for a page: `GET`, HTTP/1.1, one host, no body, nothing asked of the connection.
    Get(Get<'b>),
    /// Anything else, broken requests included.
    Other,
}

/// A plain request for a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Get<'b> {
    /// Path and query as they stand in the request line.
    pub(super) target: &'b str,
    /// What the client has and takes.
    pub(super) wants: Wants<'b>,
    /// What it says about its reader.
    pub(super) says: Says<'b>,
    /// Bytes of the head.
    pub(super) length: usize,
}

impl<'b> Head<'b> {
    /// Reads the head at the beginning of `bytes`. Whatever is not plainly a [`Get`] is [`Head::Other`].
    pub(super) fn parse(bytes: &'b [u8]) -> Self {
        let mut lines = [httparse::EMPTY_HEADER; MOST_HEADERS];
        let mut head = httparse::Request::new(&mut lines);
        let length = match head.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) => return Self::Partial,
            Err(_) => return Self::Other,
        };
        match (head.method, head.path, head.version) {
            (Some("GET"), Some(target), Some(1)) if target.starts_with('/') => wants(head.headers)
                .map_or(Self::Other, |(wants, says)| Self::Get(Get { target, wants, says, length })),
            _ => Self::Other,
        }
    }
}

/// What the header lines ask of a page; `None` where they ask for something of the connection, or carry a body.
fn wants<'b>(lines: &[httparse::Header<'b>]) -> Option<(Wants<'b>, Says<'b>)> {
    let (mut wants, mut says, mut hosts) = (Wants::default(), Says::default(), 0);
    for line in lines {
        let is = |name: &str| line.name.eq_ignore_ascii_case(name);
        match line.name.len() {
            4 if is("host") => hosts += 1,
            6 if is("expect") => return None,
            7 if is("upgrade") => return None,
            10 if is("connection") && !line.value.eq_ignore_ascii_case(b"keep-alive") => return None,
            13 if is("if-none-match") => wants.has = wants.has.or(std::str::from_utf8(line.value).ok()),
            14 if is("content-length") => return None,
            15 if is("accept-encoding") => wants.takes = wants.takes.or(std::str::from_utf8(line.value).ok()),
            17 if is("if-modified-since") => {
                wants.since = wants.since.or(std::str::from_utf8(line.value).ok());
            }
            17 if is("transfer-encoding") => return None,
            _ => says.line(line.name, line.value),
        }
    }
    (hosts == 1).then_some((wants, says))
}

/// The same head as a request for the router. `None` where a part of it is not one of HTTP's.
pub(super) fn request(bytes: &[u8]) -> Option<Request<Body>> {
    let mut lines = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut lines);
    head.parse(bytes).ok().filter(httparse::Status::is_complete)?;
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_maybe_shared(Bytes::copy_from_slice(head.path?.as_bytes())).ok()?;
    for line in head.headers.iter() {
        let name = HeaderName::from_bytes(line.name.as_bytes()).ok()?;
        request.headers_mut().append(name, HeaderValue::from_bytes(line.value).ok()?);
    }
    Some(request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_request_is_read_whole() {
        let bytes = b"GET /town/x?after=1 HTTP/1.1\r\nHost: a\r\nConnection: Keep-Alive\r\nAccept-Encoding: br\r\nIf-Modified-Since: x\r\nIf-None-Match: W/\"1\"\r\n\r\nGET /";
        let Head::Get(get) = Head::parse(bytes) else { panic!() };
        assert_eq!((get.target, get.length), ("/town/x?after=1", bytes.len() - 5));
        assert_eq!(get.wants, Wants { has: Some("W/\"1\""), takes: Some("br"), since: Some("x") });
        let request = request(bytes).unwrap();
        assert_eq!(request.uri().path_and_query().unwrap().as_str(), "/town/x?after=1");
        assert_eq!(request.headers().len(), 5);
    }

    #[test]
    fn the_rest_is_left_to_hyper() {
        for other in [
            "POST / HTTP/1.1\r\nHost: a\r\n\r\n",
            "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: keep-alive, Upgrade\r\nUpgrade: h2c\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
            "NONSENSE\r\n\r\n",
            "GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n",
        ] {
            assert_eq!(Head::parse(other.as_bytes()), Head::Other, "{other}");
        }
        assert_eq!(Head::parse(b"GET / HTTP/1.1\r\nHost: a\r\n"), Head::Partial);
        assert_eq!(Head::parse(b""), Head::Partial);
    }
}
