//! `GET /sitemap.xml` (sitemaps.org 0.9): the front page, the sections, and the newest articles.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use serde::Serialize;
use web::{CachePolicy, Page, PageKey, Result};

use crate::Desk;
use crate::model::{Cursor, url};
use crate::store;

/// A sitemap may hold 50,000 addresses; this leaves room for the sections.
const ARTICLES: usize = 45_000;
/// Rows of one read.
const AT_ONCE: usize = 1_000;

#[derive(Debug, Serialize)]
struct Sitemap {
    urls: Vec<Address>,
    #[serde(skip)]
    expires: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Address {
    loc: String,
    lastmod: Option<i64>,
}

impl Page for Sitemap {
    const TEMPLATE: &'static str = "publishing/sitemap.xml";
    const CONTENT_TYPE: &'static str = "application/xml; charset=utf-8";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["front".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn show(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| read(c, &desk).await);
    desk.web.shared(PageKey::new("/sitemap.xml"), make).await
}

async fn read(c: &mut Conn, desk: &Desk) -> Result<Sitemap> {
    let address = |path: &str, lastmod| Address { loc: desk.web.absolute(path), lastmod };
    let mut urls = vec![address("/", None)];
    urls.extend(store::sections(c).await?.iter().map(|section| address(&section.url(), None)));
    let now = desk.web.clock.now();
    let mut after = Cursor::newest(now);
    let most = i64::try_from(AT_ONCE).unwrap_or(1);
    let mut left = ARTICLES;
    while left > 0 {
        let rows = store::sitemap(c, after, most).await?;
        let Some((_, _, published, _, id)) = rows.last() else { break };
        after = Cursor { published: *published, id: *id };
        let is_last = rows.len() < AT_ONCE;
        for (section, slug, published, updated, _) in rows {
            urls.push(address(&url(&section, &slug), updated.max(Some(published))));
        }
        left = if is_last { 0 } else { left.saturating_sub(AT_ONCE) };
    }
    let expires = store::next_publication(c, now).await?;
    Ok(Sitemap { urls, expires })
}
