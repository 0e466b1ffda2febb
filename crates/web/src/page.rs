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
    /// A file under a fixed name, such as an icon: kept for an hour.
    Hour,
}

impl CachePolicy {
    /// The value of `Cache-Control` (RFC 9111; `stale-while-revalidate` is RFC 5861).
    #[must_use]
    pub fn header(self) -> &'static str {
        match self {
            Self::Shared => "public, max-age=0, s-maxage=60, stale-while-revalidate=300",
            Self::Personal => "private, no-store",
            Self::Forever => "public, max-age=31536000, immutable",
            Self::Hour => "public, max-age=3600",
        }
    }
}

/// A page that a template shows.
pub trait Page: Serialize + Send + Sync {
    /// The template's path in the theme.
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

    /// The tags whose change makes a kept copy worthless: also sent as `Surrogate-Key` for caches outside.
    fn tags(&self) -> Vec<String> {
        Vec::new()
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
