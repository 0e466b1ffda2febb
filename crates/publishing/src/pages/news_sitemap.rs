//! `GET /news-sitemap.xml`: the stories of the last two days, as news search reads them (Google's news sitemap 0.9).

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use serde::Serialize;
use web::{CachePolicy, Page, PageKey, Result};

use super::headline;
use crate::Desk;
use crate::store;

/// Older stories do not belong into it.
const DAYS: i64 = 2 * 86_400_000_000;
/// The most stories one may hold.
const MOST: i64 = 1_000;

#[derive(Debug, Serialize)]
struct NewsSitemap {
    stories: Vec<Story>,
    #[serde(skip)]
    renews: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Story {
    loc: String,
    title: String,
    /// ISO 639, two letters.
    language: &'static str,
    published: i64,
    /// When readers last saw it change.
    changed: i64,
}

impl Page for NewsSitemap {
    const TEMPLATE: &'static str = "publishing/news-sitemap.xml";
    const CONTENT_TYPE: &'static str = "application/xml; charset=utf-8";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["front".to_owned()]
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn show(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| read(c, &desk).await);
    desk.web.shared(PageKey::new("/news-sitemap.xml"), make).await
}

async fn read(c: &mut Conn, desk: &Desk) -> Result<NewsSitemap> {
    let now = desk.web.clock.now();
    let rows = store::news(c, now.saturating_sub(DAYS), now, MOST).await?;
    let next = store::next_publication(c, now).await?;
    let leaves = rows.last().map(|row| row.published.saturating_add(DAYS));
    let story = |row: store::News| Story {
        loc: desk.web.absolute(&row.path),
        title: headline(&desk.web, row.retracted, row.language, row.headline),
        language: row.language.code().split('-').next().unwrap_or("en"),
        published: row.published,
        changed: row.changed,
    };
    Ok(NewsSitemap {
        stories: rows.into_iter().map(story).collect(),
        renews: next.into_iter().chain(leaves).min(),
    })
}
