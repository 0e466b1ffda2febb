//! What a process counts of its own answers, for whoever watches it.
//!
//! Plain atomics and nothing else: a page that is ready costs one relaxed addition more (decision 0026). What the numbers
//! are called outside stands in `courant/src/metrics`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::StatusCode;

/// What kind of answer it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A page that was ready.
    Cached,
    /// A page that was made for this request, or that others waited for too.
    Rendered,
    /// An answer of the API.
    Api,
    /// A page of people with an account.
    Desk,
    /// A picture, a preview card, a file of the theme.
    Asset,
    /// Everything else: redirects, forms that were taken, streams, health.
    Other,
}

impl Class {
    /// All of them, in the order of [`Meters::answers`].
    pub const ALL: [Self; 6] =
        [Self::Cached, Self::Rendered, Self::Api, Self::Desk, Self::Asset, Self::Other];

    /// Its name for machines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cached => "page_cached",
            Self::Rendered => "page_rendered",
            Self::Api => "api",
            Self::Desk => "desk",
            Self::Asset => "asset",
            Self::Other => "other",
        }
    }

    /// The kind of an answer that was not ready, by its path and whether a page was made for it.
    pub(crate) fn of(path: &str, is_page: bool) -> Self {
        let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
        match first {
            "api" => Self::Api,
            "desk" | "account" | "preview" => Self::Desk,
            "assets" | "media" | "cards" => Self::Asset,
            _ if is_page => Self::Rendered,
            _ => Self::Other,
        }
    }
}

/// Upper bounds of the times that are told apart, in microseconds. What took longer than the last is counted behind it.
pub const BOUNDS: [u64; 12] = [
    1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 10_000_000,
];

/// The answers of one kind, as they were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answers {
    /// Their kind.
    pub class: Class,
    /// How many, by the first digit of their status: 1 to 5.
    pub statuses: [u64; 5],
    /// How many took as long as each of [`BOUNDS`] allows and longer than the one before, and longer than the last. Nobody
    /// looks at the clock for a page that is ready: all of these are 0 for [`Class::Cached`].
    pub times: [u64; BOUNDS.len() + 1],
    /// How long all of them took together, in microseconds.
    pub micros: u64,
}

#[derive(Debug, Default)]
struct Kind {
    statuses: [AtomicU64; 5],
    times: [AtomicU64; BOUNDS.len() + 1],
    micros: AtomicU64,
}

/// The counts of this process, from its start.
#[derive(Debug, Default)]
pub struct Meters {
    kinds: [Kind; Class::ALL.len()],
    renders: AtomicU64,
    rendering: AtomicU64,
}

impl Meters {
    /// What was answered, a line for each of [`Class::ALL`].
    #[must_use]
    pub fn answers(&self) -> [Answers; Class::ALL.len()] {
        let read = |count: &AtomicU64| count.load(Ordering::Relaxed);
        Class::ALL.map(|class| {
            let kind = self.kind(class);
            Answers {
                class,
                statuses: kind.statuses.each_ref().map(read),
                times: kind.times.each_ref().map(read),
                micros: read(&kind.micros),
            }
        })
    }

    /// How many shared pages were made, because none that was right lay in the page cache.
    #[must_use]
    pub fn renders(&self) -> u64 {
        self.renders.load(Ordering::Relaxed)
    }

    /// How many are being made.
    #[must_use]
    pub fn rendering(&self) -> u64 {
        self.rendering.load(Ordering::Relaxed)
    }

    /// A page that was ready went out.
    pub(crate) fn ready(&self, status: StatusCode) {
        self.kind(Class::Cached).count(status);
    }

    /// An answer that was made went out.
    pub(crate) fn made(&self, class: Class, status: StatusCode, took: Duration) {
        let kind = self.kind(class);
        kind.count(status);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        let place = BOUNDS.iter().position(|bound| micros <= *bound).unwrap_or(BOUNDS.len());
        if let Some(time) = kind.times.get(place) {
            time.fetch_add(1, Ordering::Relaxed);
        }
        kind.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// A shared page is being made, until this value goes.
    pub(crate) fn render(&self) -> Render<'_> {
        self.renders.fetch_add(1, Ordering::Relaxed);
        self.rendering.fetch_add(1, Ordering::Relaxed);
        Render(self)
    }

    fn kind(&self, class: Class) -> &Kind {
        let [cached, rendered, api, desk, asset, other] = &self.kinds;
        match class {
            Class::Cached => cached,
            Class::Rendered => rendered,
            Class::Api => api,
            Class::Desk => desk,
            Class::Asset => asset,
            Class::Other => other,
        }
    }
}

impl Kind {
    fn count(&self, status: StatusCode) {
        let [one, two, three, four, five] = &self.statuses;
        let count = match status.as_u16() {
            ..200 => one,
            200..300 => two,
            300..400 => three,
            400..500 => four,
            500.. => five,
        };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

/// A page that is being made; one whose reader left counts no longer.
pub(crate) struct Render<'a>(&'a Meters);

impl Drop for Render<'_> {
    fn drop(&mut self) {
        self.0.rendering.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_has_one_kind() {
        for (path, is_page, class) in [
            ("/", true, Class::Rendered),
            ("/town/x", true, Class::Rendered),
            ("/deskchairs", true, Class::Rendered),
            ("/lite/town/x", true, Class::Rendered),
            ("/town/x/comments", false, Class::Other),
            ("/healthz", false, Class::Other),
            ("/desk", true, Class::Desk),
            ("/desk/articles", true, Class::Desk),
            ("/account/sign-in", true, Class::Desk),
            ("/api/v1/comments", false, Class::Api),
            ("/media/x.jpg", false, Class::Asset),
        ] {
            assert_eq!(Class::of(path, is_page), class, "{path}");
        }
    }

    #[test]
    fn answers_are_counted_by_status_and_time() {
        let meters = Meters::default();
        meters.ready(StatusCode::OK);
        meters.ready(StatusCode::NOT_MODIFIED);
        for micros in [0, 1_000, 1_001, 99_000_000] {
            meters.made(Class::Api, StatusCode::SERVICE_UNAVAILABLE, Duration::from_micros(micros));
        }
        let [cached, _, api, ..] = meters.answers();
        assert_eq!((cached.statuses, cached.micros), ([0, 1, 1, 0, 0], 0));
        assert_eq!((api.statuses, api.micros), ([0, 0, 0, 0, 4], 99_002_001));
        assert_eq!((api.times[0], api.times[1], api.times[12]), (2, 1, 1));
    }

    #[test]
    fn a_render_counts_while_it_lasts() {
        let meters = Meters::default();
        let (one, two) = (meters.render(), meters.render());
        assert_eq!((meters.rendering(), meters.renders()), (2, 2));
        drop((one, two));
        assert_eq!((meters.rendering(), meters.renders()), (0, 2));
    }
}
