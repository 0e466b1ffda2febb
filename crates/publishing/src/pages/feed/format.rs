//! The three formats. Atom and RSS are templates; JSON Feed is the struct's own JSON.

use std::marker::PhantomData;

use locale::{Language, rfc3339_utc};
use serde::Serialize;
use web::{CachePolicy, Page};

use super::Feed;
use super::entry::{Entry, Person};

/// A format of feeds.
pub(super) trait Format: Send + Sync + 'static {
    /// The last part of the address.
    const FILE: &'static str;
    const KIND: &'static str;
    const TEMPLATE: &'static str = "";

    /// The whole feed, where no template shows it.
    fn text(_: &Feed) -> Option<String> {
        None
    }
}

/// Atom, RFC 4287.
pub(super) struct Atom;

impl Format for Atom {
    const FILE: &'static str = "feed.atom";
    const KIND: &'static str = "application/atom+xml; charset=utf-8";
    const TEMPLATE: &'static str = "publishing/feed.xml";
}

/// RSS 2.0.
pub(super) struct Rss;

impl Format for Rss {
    const FILE: &'static str = "feed.rss";
    const KIND: &'static str = "application/rss+xml; charset=utf-8";
    const TEMPLATE: &'static str = "publishing/rss.xml";
}

/// JSON Feed 1.1.
pub(super) struct Json;

impl Format for Json {
    const FILE: &'static str = "feed.json";
    const KIND: &'static str = "application/feed+json; charset=utf-8";

    fn text(feed: &Feed) -> Option<String> {
        serde_json::to_string(&JsonFeed::of(feed)).ok()
    }
}

/// A feed in a format.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Shown<F> {
    feed: Feed,
    #[serde(skip)]
    format: PhantomData<F>,
}

impl<F> Shown<F> {
    pub(super) fn new(feed: Feed) -> Self {
        Self { feed, format: PhantomData }
    }
}

impl<F: Format> Page for Shown<F> {
    const TEMPLATE: &'static str = F::TEMPLATE;
    const CONTENT_TYPE: &'static str = F::KIND;

    fn policy(&self) -> CachePolicy {
        if self.feed.shared { CachePolicy::Shared } else { CachePolicy::Personal }
    }

    fn noindex(&self) -> bool {
        !self.feed.shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.feed.language)
    }

    fn tags(&self) -> Vec<String> {
        self.feed.tags.clone()
    }

    fn renews(&self) -> Option<i64> {
        self.feed.renews
    }

    fn text(&self) -> Option<String> {
        F::text(&self.feed)
    }

    fn modified(&self) -> Option<i64> {
        (!self.feed.entries.is_empty()).then_some(self.feed.updated)
    }

    /// How a reader finds the hub without reading the feed (W3C WebSub, 4).
    fn links(&self) -> Option<String> {
        let hub = self.feed.hub.as_ref()?;
        Some(format!("<{hub}>; rel=\"hub\", <{}>; rel=\"self\"", self.feed.self_url))
    }
}

/// The whole of a JSON Feed; what is not there is left out.
#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    language: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    hubs: Option<[Hub<'a>; 1]>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Hub<'a> {
    r#type: &'static str,
    url: &'a str,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "<[Person]>::is_empty")]
    authors: &'a [Person],
    tags: &'a [String],
    language: Language,
    #[serde(skip_serializing_if = "Option::is_none")]
    attachments: Option<[Attachment<'a>; 1]>,
}

#[derive(Serialize)]
struct Attachment<'a> {
    url: &'a str,
    mime_type: &'a str,
}

impl<'a> JsonFeed<'a> {
    fn of(feed: &'a Feed) -> Self {
        Self {
            version: "https://jsonfeed.org/version/1.1",
            title: &feed.title,
            description: &feed.subtitle,
            home_page_url: &feed.site_url,
            feed_url: &feed.self_url,
            language: feed.language,
            hubs: feed.hub.as_ref().map(|url| [Hub { r#type: "WebSub", url }]),
            items: feed.entries.iter().map(Item::of).collect(),
        }
    }
}

impl<'a> Item<'a> {
    fn of(entry: &'a Entry) -> Self {
        let picture = entry.picture.as_ref();
        Self {
            id: &entry.id,
            url: &entry.url,
            title: &entry.title,
            content_html: &entry.html,
            summary: &entry.summary,
            image: picture.map(|picture| picture.url.as_str()),
            date_published: rfc3339_utc(entry.published),
            date_modified: rfc3339_utc(entry.updated),
            authors: &entry.authors,
            tags: &entry.categories,
            language: entry.language,
            attachments: picture.map(|picture| [Attachment { url: &picture.url, mime_type: &picture.kind }]),
        }
    }
}
