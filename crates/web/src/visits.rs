//! Pages that were read, on their way to be counted: noted in a moment, worked up elsewhere.
//!
//! Most pages are answered from the page cache before anything else runs, so what is done here is little: a few
//! header lines are looked at, one entry is pushed. Whoever counts takes the list every second. It is bounded, and
//! what does not fit is only numbered.

use std::net::IpAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;

use crate::client::{Client, Proxies};
use crate::stored::Stored;

/// Visits that wait at once.
const ROOM: usize = 16_384;
/// The longest name of a browser, and the longest host with its scheme, in bytes: browsers and hosts stay far below.
const LONGEST: usize = 512;

/// A page that was read. It is counted and dropped; no part of it is stored.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The story on the page, if it is the page of one.
    pub story: Option<i64>,
    /// Where the reader is.
    pub client: Client,
    /// `User-Agent`; empty where it is missing or beyond reason.
    pub agent: String,
    /// Scheme and host of `Referer`, such as `https://search.example`; likewise. What follows the host is never kept.
    pub referrer: String,
}

/// Notes the pages that are read, once somebody counts.
#[derive(Debug, Default)]
pub struct Visits {
    open: AtomicBool,
    waiting: Mutex<Vec<Visit>>,
    lost: AtomicU64,
}

impl Visits {
    /// From here on pages are noted.
    pub fn open(&self) {
        self.open.store(true, Ordering::Relaxed);
    }

    /// What was noted since the last call, and how many found no room.
    pub fn take(&self) -> (Vec<Visit>, u64) {
        let waiting = std::mem::take(&mut *self.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        (waiting, self.lost.swap(0, Ordering::Relaxed))
    }

    /// Notes that somebody at `from` was given this page by `GET`, if it is a page that counts and they read.
    pub(crate) fn note(&self, page: &Stored, (says, from): (&Says<'_>, IpAddr), proxies: &Proxies) {
        let Some(story) = page.reading.filter(|_| !says.away && self.open.load(Ordering::Relaxed)) else {
            return;
        };
        let forwarded = says.forwarded.iter().filter_map(|value| std::str::from_utf8(value).ok());
        let visit = Visit {
            story: (story > 0).then_some(story),
            client: Client::behind(from, forwarded, proxies),
            agent: text(says.agent),
            referrer: text(origin(says.referrer)),
        };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < ROOM {
            waiting.push(visit);
        } else {
            self.lost.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// What a request says about its reader, borrowed from its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Says<'a> {
    agent: &'a [u8],
    referrer: &'a [u8],
    forwarded: Vec<&'a [u8]>,
    /// Nobody reads: staff with a token, a browser that fetches ahead of its reader (`Sec-Purpose`, and what older ones
    /// send), a script or a frame (`Sec-Fetch-Dest`).
    away: bool,
}

impl<'a> Says<'a> {
    pub(crate) fn of(headers: &'a HeaderMap) -> Self {
        let mut says = Self::default();
        headers.iter().for_each(|(name, value)| says.line(name.as_str(), value.as_bytes()));
        says
    }

    /// Takes a header line into account; names may be in any case.
    pub(crate) fn line(&mut self, name: &str, value: &'a [u8]) {
        let is = |known: &str| name.eq_ignore_ascii_case(known);
        match name.len() {
            5 if is("x-moz") => self.away |= value.starts_with(b"prefetch"),
            7 if is("referer") => self.referrer = value,
            7 if is("purpose") => self.away |= value.starts_with(b"prefetch"),
            10 if is("user-agent") => self.agent = value,
            11 if is("sec-purpose") => self.away |= value.starts_with(b"prefetch"),
            13 if is("authorization") => self.away = true,
            14 if is("sec-fetch-dest") => self.away |= value != b"document",
            15 if is("x-forwarded-for") => self.forwarded.push(value),
            _ => {}
        }
    }
}

/// Scheme and host.
fn origin(address: &[u8]) -> &[u8] {
    let slashes = address.iter().enumerate().filter(|(_, byte)| matches!(byte, b'/' | b'?' | b'#'));
    // The two slashes behind the scheme are part of it.
    let end = slashes.map(|(place, _)| place).nth(2).unwrap_or(address.len());
    address.get(..end).unwrap_or_default()
}

fn text(bytes: &[u8]) -> String {
    let fits = bytes.len() <= LONGEST;
    std::str::from_utf8(bytes).ok().filter(|_| fits).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;

    use super::*;

    fn page(reading: Option<i64>) -> Stored {
        let mut page = Stored::new(StatusCode::OK, HeaderMap::new(), "page".into());
        page.reading = reading;
        page
    }

    fn says(lines: &[(&'static str, &'static str)]) -> Says<'static> {
        let mut says = Says::default();
        lines.iter().for_each(|(name, value)| says.line(name, value.as_bytes()));
        says
    }

    fn note(visits: &Visits, lines: &[(&'static str, &'static str)], reading: Option<i64>) {
        let from = "192.0.2.1".parse().unwrap();
        visits.note(&page(reading), (&says(lines), from), &Proxies::default());
    }

    #[test]
    fn people_who_read_are_noted_and_others_are_not() {
        let visits = Visits::default();
        let noted = |lines: &[(&'static str, &'static str)]| {
            note(&visits, lines, Some(7));
            visits.take().0.len()
        };
        assert_eq!(noted(&[]), 0, "nobody counts yet");
        visits.open();
        assert_eq!(noted(&[]), 1);
        assert_eq!(noted(&[("Sec-Fetch-Dest", "document")]), 1);
        assert_eq!(noted(&[("Sec-Purpose", "prefetch;prerender")]), 0);
        assert_eq!(noted(&[("purpose", "prefetch")]), 0);
        assert_eq!(noted(&[("sec-fetch-dest", "empty")]), 0);
        assert_eq!(noted(&[("authorization", "Bearer x")]), 0);
    }

    #[test]
    fn only_pages_that_count_are_noted_and_room_is_bounded() {
        let visits = Visits::default();
        visits.open();
        note(&visits, &[], None);
        note(&visits, &[], Some(0));
        let (noted, lost) = visits.take();
        assert_eq!((noted.len(), noted[0].story, lost), (1, None, 0));
        for _ in 0..ROOM + 3 {
            note(&visits, &[], Some(1));
        }
        let (noted, lost) = visits.take();
        assert_eq!((noted.len(), noted[0].story, lost), (ROOM, Some(1), 3));
        assert_eq!(visits.take().1, 0);
    }

    #[test]
    fn of_a_referrer_only_the_host_is_noted() {
        for (address, kept) in [
            ("https://search.example/find?q=secret", "https://search.example"),
            ("https://search.example?q=secret", "https://search.example"),
            ("https://search.example", "https://search.example"),
            ("", ""),
        ] {
            assert_eq!(origin(address.as_bytes()), kept.as_bytes());
        }
        assert_eq!(text(&[0xff]), "");
        assert_eq!(text(&[b'x'; LONGEST + 1]), "");
    }
}
