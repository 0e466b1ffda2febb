//! A page: a struct with its template, status and cache policy beside its data.

use axum::http::StatusCode;
use locale::Language;
use serde::Serialize;

/// Who may keep a response, in words people say aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CachePolicy {
    /// The same for every reader: kept by the page cache and, for a minute, by caches outside.
    Shared,
    /// For one person: kept by nobody.
    Personal,
    /// Named after its content: kept for ever.
    Forever,
    /// A picture of a story: kept for an hour by the browser that shows it, for a minute by caches outside, so that it
    /// goes with its story.
    Picture,
    /// A file under a fixed name, such as an icon: kept for an hour.
    Hour,
}

/// The header of a shared page that a cache outside must ask about each time, because its end is near.
const ASK: &str = "public, no-cache";
/// How long a shared page may be shown after it was rendered, in microseconds: five minutes in the page cache, then
/// one minute and five stale ones outside.
const LONGEST: i64 = 660_000_000;

/// The `Cache-Control` of a page rendered at `now`.
pub(crate) fn cache_control(policy: CachePolicy, expires: Option<i64>, now: i64) -> &'static str {
    let ends_soon = expires.is_some_and(|end| end.saturating_sub(now) < LONGEST);
    if policy == CachePolicy::Shared && ends_soon { ASK } else { policy.header() }
}

impl CachePolicy {
    /// The value of `Cache-Control` (RFC 9111; `stale-while-revalidate` is RFC 5861).
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Shared => "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
            Self::Personal => "private, no-store",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Picture => "public, max-age=3600, s-maxage=60, stale-while-revalidate=300",
            Self::Hour => "public, max-age=3600",
        }
    }
}

/// A page that a template shows.
pub trait Page: Serialize + Send + Sync {
    /// The template's path in the theme; empty where [`Page::text`] makes the page.
    const TEMPLATE: &'static str;
    /// The media type of what the template makes.
    const CONTENT_TYPE: &'static str = "text/html; charset=utf-8";

    /// The status it is sent with.
    fn status(&self) -> StatusCode {
        StatusCode::OK
    }

    /// Who may keep it.
    fn policy(&self) -> CachePolicy;

    /// The language of its interface; the paper's own where the page does not say.
    fn language(&self) -> Option<Language> {
        None
    }

    /// The tags whose change makes a kept copy worthless: also sent as `Surrogate-Key` to proxies.
    fn tags(&self) -> Vec<String> {
        Vec::new()
    }

    /// The moment from which a kept copy is wrong though nothing was changed: the end of an advert it shows.
    /// Microseconds since 1970 UTC.
    fn expires(&self) -> Option<i64> {
        None
    }

    /// The moment at which it shows something else though nothing was changed: a story that comes out by itself.
    /// Microseconds since 1970 UTC. Only the page cache knows: no header may tell that something is coming.
    fn renews(&self) -> Option<i64> {
        None
    }

    /// The template of this very page, where it depends on the data.
    fn template(&self) -> &'static str {
        Self::TEMPLATE
    }

    /// What is sent where no template makes it, such as JSON; [`Page::TEMPLATE`] is not used then.
    fn text(&self) -> Option<String> {
        None
    }

    /// When what it shows last changed, microseconds since 1970 UTC: sent as `Last-Modified`.
    fn modified(&self) -> Option<i64> {
        None
    }

    /// The value of `Link` (RFC 8288).
    fn links(&self) -> Option<String> {
        None
    }

    /// The story whose page this is: reading the page is reading the story. Every other shared page counts for the
    /// paper as a whole.
    fn story(&self) -> Option<i64> {
        None
    }

    /// Whether search engines are told by `X-Robots-Tag` to leave it out: pages of what has ended.
    fn noindex(&self) -> bool {
        false
    }
}

/// What stands in a page's `<head>`.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Head {
    /// The title, without the paper's name.
    pub title: String,
    /// One or two sentences for search engines and cards.
    pub description: String,
    /// The one address of this page, absolute.
    pub canonical: Option<String>,
    /// OpenGraph's type: `article` or `website`.
    pub kind: &'static str,
    /// The picture of a card, absolute.
    pub image: Option<String>,
    /// JSON-LD, already made safe for a script element.
    pub json_ld: Option<String>,
    /// The path of the feed that goes with the page.
    pub feed: Option<String>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// First publication, microseconds since 1970 UTC.
    pub published: Option<i64>,
    /// Last change, likewise.
    pub updated: Option<i64>,
}

impl Head {
    /// The head of a page that is no article.
    #[must_use]
    pub fn website(title: impl Into<String>, description: impl Into<String>) -> Self {
        Self { title: title.into(), description: description.into(), kind: "website", ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn caches_outside_do_not_show_a_page_beyond_its_end() {
        let header = |expires| cache_control(CachePolicy::Shared, expires, 1_000);
        assert_eq!(header(Some(1_000 + LONGEST - 1)), "public, no-cache");
        assert_eq!(header(Some(1_000 + LONGEST)), CachePolicy::Shared.header());
        assert_eq!(header(Some(i64::MIN)), "public, no-cache");
        assert_eq!(header(None), CachePolicy::Shared.header());
        assert_eq!(cache_control(CachePolicy::Personal, Some(0), 1_000), "private, no-store");
    }
}
