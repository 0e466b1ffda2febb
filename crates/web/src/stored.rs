//! A finished answer: its headers, its bytes in each coding that somebody asked for, and what makes it worthless.

mod sheet;

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use bytes::Bytes;
use twox_hash::XxHash3_128;

use crate::encode::{self, Coding};
use crate::shape::{Shape, Wants};

pub(crate) use self::sheet::{Sheet, send_before};

/// A finished answer.
pub(crate) struct Stored {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) identity: Bytes,
    etag: String,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
    /// The plain bytes once more in a file, where that pays; and how often they were asked for until then.
    sheet: OnceLock<Option<Sheet>>,
    plain: AtomicU32,
    /// Status line and headers as they go over the wire, by shape, without the date and without the tags.
    heads: [OnceLock<Bytes>; 4],
    /// The line of the tags, for a cache in front.
    tag_line: OnceLock<Bytes>,
    /// The moment from which it is wrong even if nothing changes, microseconds since 1970 UTC.
    pub(crate) expires: Option<i64>,
    /// What is read by whoever is given it: a story's id, 0 for another page that counts.
    pub(crate) reading: Option<i64>,
    tags: Vec<Arc<AtomicU64>>,
    began: u64,
    made: i64,
}

/// A page is rendered anew after this time even if nothing changed: its form token and its date grow old.
/// Microseconds.
const LIFE: i64 = 5 * 60 * 1_000_000;

/// The tags whose change makes a kept copy worthless, for a cache in front that can drop by tag.
pub(crate) const SURROGATE_KEY: &str = "surrogate-key";
const TAGS: &[u8] = b"surrogate-key: ";

/// Plain answers after which a page gets a file of its own.
const OFTEN: u32 = 16;

impl Stored {
    /// An answer with its validator.
    pub(crate) fn new(status: StatusCode, mut headers: HeaderMap, identity: Bytes) -> Self {
        // Weak: the same page in another coding is the same page.
        let etag = format!("W/\"{:032x}\"", XxHash3_128::oneshot(&identity));
        if let (StatusCode::OK, Ok(value)) = (status, HeaderValue::from_str(&etag)) {
            headers.insert(header::ETAG, value);
        }
        let (gzip, brotli, heads, tag_line, sheet, plain) = Default::default();
        Self {
            status,
            headers,
            identity,
            etag,
            gzip,
            brotli,
            sheet,
            plain,
            heads,
            tag_line,
            expires: None,
            reading: None,
            tags: Vec::new(),
            began: 0,
            made: 0,
        }
    }

    /// The same, made at `made` (microseconds since 1970 UTC) from what stood under these tags when the change of this
    /// number was the last.
    pub(crate) fn made_from(self, tags: Vec<Arc<AtomicU64>>, began: u64, made: i64) -> Self {
        Self { tags, began, made, ..self }
    }

    /// The same, worthless as soon as `other` is, and counted as it is: made of nothing else.
    pub(crate) fn kept_like(self, other: &Self) -> Self {
        let (expires, reading, began, made) = (other.expires, other.reading, other.began, other.made);
        Self { expires, reading, tags: other.tags.clone(), began, made, ..self }
    }

    /// The number of changes there had been when its making began.
    pub(crate) fn began(&self) -> u64 {
        self.began
    }

    /// Whether it is still right at `now`, microseconds since 1970 UTC.
    pub(crate) fn is_fresh(&self, now: i64) -> bool {
        self.expires.is_none_or(|end| now < end)
            && now - self.made < LIFE
            && self.tags.iter().all(|changed| changed.load(Ordering::Acquire) <= self.began)
    }

    /// The shape in which a client gets it.
    pub(crate) fn shape(&self, wants: &Wants<'_>) -> Shape {
        let modified = self.headers.get(header::LAST_MODIFIED).and_then(|value| value.to_str().ok());
        if self.status == StatusCode::OK && wants.has(&self.etag, modified) {
            return Shape::Unchanged;
        }
        let coding = Coding::accepted(wants.takes);
        // A coding that failed has no bytes.
        let there = coding == Coding::Identity || !self.coded(coding).is_empty();
        Shape::Whole(if there { coding } else { Coding::Identity })
    }

    /// Its bytes in a shape.
    pub(crate) fn body(&self, shape: Shape) -> &Bytes {
        static NOTHING: Bytes = Bytes::new();
        match shape {
            Shape::Unchanged => &NOTHING,
            Shape::Whole(coding) => self.coded(coding),
        }
    }

    /// Its bytes in this shape as a file, if they are long and often asked for.
    pub(crate) fn sheet(&self, shape: Shape) -> Option<&Sheet> {
        if shape != Shape::Whole(Coding::Identity) || self.identity.len() < sheet::LONG {
            return None;
        }
        if let Some(known) = self.sheet.get() {
            return known.as_ref();
        }
        if self.plain.fetch_add(1, Ordering::Relaxed) < OFTEN {
            return None;
        }
        self.sheet.get_or_init(|| Sheet::of(&self.identity)).as_ref()
    }

    fn coded(&self, coding: Coding) -> &Bytes {
        match coding {
            Coding::Identity => &self.identity,
            Coding::Gzip => self.gzip.get_or_init(|| encode::gzip(&self.identity)),
            Coding::Brotli => self.brotli.get_or_init(|| encode::brotli(&self.identity)),
        }
    }

    /// The status it has in a shape.
    pub(crate) fn status(&self, shape: Shape) -> StatusCode {
        if shape == Shape::Unchanged { StatusCode::NOT_MODIFIED } else { self.status }
    }

    /// Its status and headers in a shape, the length of the body apart.
    pub(crate) fn head(&self, shape: Shape) -> (StatusCode, HeaderMap) {
        let mut headers = self.headers.clone();
        match shape {
            Shape::Unchanged => {
                headers.remove(header::CONTENT_TYPE);
            }
            Shape::Whole(coding) => {
                if let Some(name) = coding.name() {
                    headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
                }
            }
        }
        (self.status(shape), headers)
    }

    /// The same as it goes over the wire, up to the date and without the tags.
    pub(crate) fn wire_head(&self, shape: Shape) -> &Bytes {
        let [unchanged, identity, gzip, brotli] = &self.heads;
        let kept = match shape {
            Shape::Unchanged => unchanged,
            Shape::Whole(Coding::Identity) => identity,
            Shape::Whole(Coding::Gzip) => gzip,
            Shape::Whole(Coding::Brotli) => brotli,
        };
        kept.get_or_init(|| {
            let (status, mut headers) = self.head(shape);
            headers.remove(SURROGATE_KEY);
            let length = (shape != Shape::Unchanged).then(|| self.body(shape).len());
            wire_head(status, &headers, length).into()
        })
    }

    /// The header line of its tags; nothing where it has none.
    pub(crate) fn tag_line(&self) -> &Bytes {
        self.tag_line.get_or_init(|| {
            let tags = self.headers.get(SURROGATE_KEY);
            tags.map_or_else(Bytes::new, |tags| [TAGS, tags.as_bytes(), b"\r\n"].concat().into())
        })
    }
}

/// Status line and header lines of HTTP/1.1, without the date and without the empty line.
pub(crate) fn wire_head(status: StatusCode, headers: &HeaderMap, length: Option<usize>) -> Vec<u8> {
    let mut wire = Vec::with_capacity(1_024);
    wire.extend_from_slice(b"HTTP/1.1 ");
    wire.extend_from_slice(status.as_str().as_bytes());
    wire.push(b' ');
    wire.extend_from_slice(status.canonical_reason().unwrap_or("").as_bytes());
    wire.extend_from_slice(b"\r\n");
    let mut line = |name: &HeaderName, value: &[u8]| {
        wire.extend_from_slice(name.as_str().as_bytes());
        wire.extend_from_slice(b": ");
        wire.extend_from_slice(value);
        wire.extend_from_slice(b"\r\n");
    };
    for (name, value) in headers {
        if *name != header::CONTENT_LENGTH && *name != header::DATE {
            line(name, value.as_bytes());
        }
    }
    if let Some(length) = length {
        line(&header::CONTENT_LENGTH, length.to_string().as_bytes());
    }
    wire
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Stored {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain"));
        Stored::new(StatusCode::OK, headers, Bytes::from("word ".repeat(100)))
    }

    fn wire(wants: Wants<'_>) -> String {
        let page = page();
        let shape = page.shape(&wants);
        String::from_utf8(page.wire_head(shape).to_vec()).unwrap() + &format!("{}", page.body(shape).len())
    }

    #[test]
    fn the_tags_are_a_line_of_their_own() {
        let mut headers = HeaderMap::new();
        headers.insert(SURROGATE_KEY, HeaderValue::from_static("article:1 site"));
        let page = Stored::new(StatusCode::OK, headers, Bytes::new());
        assert_eq!(page.tag_line(), "surrogate-key: article:1 site\r\n");
        for shape in [Shape::Unchanged, Shape::Whole(Coding::Identity)] {
            assert!(!page.wire_head(shape).windows(9).any(|part| part == b"surrogate"));
        }
        assert_eq!(self::page().tag_line(), "");
    }

    #[test]
    fn one_page_has_four_shapes() {
        let etag = page().etag;
        let plain = wire(Wants::default());
        assert_eq!(
            plain,
            format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\netag: {etag}\r\ncontent-length: 500\r\n500"
            )
        );
        let gzip = wire(Wants { takes: Some("gzip"), has: Some("\"other\""), since: None });
        assert!(gzip.contains("content-encoding: gzip\r\n") && !gzip.contains("content-length: 500\r\n"));
        assert!(
            wire(Wants { takes: Some("br, gzip"), ..Wants::default() }).contains("content-encoding: br\r\n")
        );
        for has in [etag.as_str(), "*", &format!("\"x\", {}", etag.trim_start_matches("W/"))] {
            let unchanged = wire(Wants { takes: Some("br"), has: Some(has), since: Some("never") });
            assert_eq!(unchanged, format!("HTTP/1.1 304 Not Modified\r\netag: {etag}\r\n0"));
        }
    }
}
