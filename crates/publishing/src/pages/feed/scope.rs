//! What a feed is of.

use database::Conn;
use locale::Language;
use web::{Error, Result};

use super::STORIES;
use crate::model::{Cursor, author_tag, author_url, is_slug, topic_tag, topic_url};
use crate::store::{self, Teaser};
use crate::{Desk, Sought};

/// What a feed is of. To add one: a variant here, its address in [`Scope::path`], its stories in [`Scope::source`], and a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Paper,
    Section(String),
    Author(String),
    Topic(String),
    /// A search, with the query of its address.
    Search(Vec<(String, String)>),
}

/// The stories of a feed and what stands above them.
pub(super) struct Source {
    pub(super) title: String,
    pub(super) subtitle: String,
    /// The path of the page with the same stories.
    pub(super) path: String,
    pub(super) language: Language,
    pub(super) tags: Vec<String>,
    pub(super) rows: Vec<Teaser>,
}

impl Scope {
    pub(super) fn section(slug: String) -> Result<Self> {
        if is_slug(&slug) { Ok(Self::Section(slug)) } else { Err(Error::NotFound) }
    }

    pub(super) fn author(slug: String) -> Result<Self> {
        if is_slug(&slug) { Ok(Self::Author(slug)) } else { Err(Error::NotFound) }
    }

    pub(super) fn topic(slug: String) -> Result<Self> {
        if is_slug(&slug) { Ok(Self::Topic(slug)) } else { Err(Error::NotFound) }
    }

    /// The path of the page with the same stories.
    fn path(&self) -> String {
        match self {
            Self::Paper => "/".to_owned(),
            Self::Section(slug) => format!("/{slug}"),
            Self::Author(slug) => author_url(slug),
            Self::Topic(slug) => topic_url(slug),
            Self::Search(_) => "/search".to_owned(),
        }
    }

    /// The path of the feed in a format.
    pub(super) fn feed(&self, file: &str) -> String {
        feed(&self.path(), file)
    }

    /// Whether many read the same: there are as many searches as queries, and no cache keeps them.
    pub(super) fn is_shared(&self) -> bool {
        !matches!(self, Self::Search(_))
    }

    /// Whether the hub is told of its changes: `websub.rs` tells it of the feeds of the paper and of the section. A feed
    /// that named a hub which hears nothing of it would not be fetched any more by those who wait for the hub.
    pub(super) fn is_told(&self) -> bool {
        matches!(self, Self::Paper | Self::Section(_))
    }

    /// Reads the newest stories.
    pub(super) async fn source(&self, c: &mut Conn, desk: &Desk, now: i64) -> Result<Source> {
        let (site, path, newest) = (&desk.web.site, self.path(), Cursor::newest(now));
        let titled = |title: &str| format!("{}: {title}", site.name);
        match self {
            Self::Paper => Ok(Source {
                title: site.name.clone(),
                subtitle: site.tagline.clone(),
                path,
                language: site.language,
                tags: vec!["front".to_owned()],
                rows: store::latest(c, newest, now, STORIES).await?,
            }),
            Self::Section(slug) => {
                let section = store::section(c, slug).await?.ok_or(Error::NotFound)?;
                Ok(Source {
                    title: titled(&section.title),
                    subtitle: section.description,
                    path,
                    language: section.language,
                    tags: vec![format!("section:{}", section.id)],
                    rows: store::by_section(c, section.id, newest, STORIES).await?,
                })
            }
            Self::Author(slug) => {
                let author = store::profile(c, slug).await?.ok_or(Error::NotFound)?.author;
                Ok(Source {
                    title: titled(&author.name),
                    subtitle: String::new(),
                    path,
                    language: site.language,
                    // A correction touches the front page, not the author.
                    tags: vec![author_tag(author.id), "front".to_owned()],
                    rows: read_by_somebody(store::by_author(c, author.id, newest, STORIES).await?)?,
                })
            }
            Self::Topic(slug) => {
                let topic = store::topic(c, slug).await?.ok_or(Error::NotFound)?;
                Ok(Source {
                    title: titled(&topic.title),
                    subtitle: topic.description,
                    path,
                    language: topic.language,
                    tags: vec![topic_tag(topic.id), "front".to_owned()],
                    rows: read_by_somebody(store::by_topic(c, topic.id, newest, STORIES).await?)?,
                })
            }
            Self::Search(query) => {
                let Sought { title, query, articles } = desk.beside.sought(c, query, STORIES).await?;
                Ok(Source {
                    title: titled(&title),
                    subtitle: String::new(),
                    path: format!("{path}?{query}"),
                    language: site.language,
                    tags: Vec::new(),
                    rows: in_order(c, &articles, now).await?,
                })
            }
        }
    }
}

/// The path of the feed that goes with the page at `path`.
pub(super) fn feed(path: &str, file: &str) -> String {
    match path.split_once('?') {
        Some((page, query)) => format!("{page}/{file}?{query}"),
        None => format!("{}/{file}", path.trim_end_matches('/')),
    }
}

/// Those of these articles that readers see, in this order.
async fn in_order(c: &mut Conn, ids: &[i64], now: i64) -> Result<Vec<Teaser>> {
    let mut rows = store::readable(c, ids, now).await?;
    rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
    Ok(rows)
}

/// The stories, if there are any: a feed without one would tell what the newsroom is working on, as the page would.
fn read_by_somebody(rows: Vec<Teaser>) -> Result<Vec<Teaser>> {
    if rows.is_empty() { Err(Error::NotFound) } else { Ok(rows) }
}
