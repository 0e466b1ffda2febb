//! `GET /feed.atom` and `GET /{section}/feed.atom` (Atom, RFC 4287): the newest stories, with their whole text.

use std::collections::HashMap;

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::{Language, date_only};
use serde::Serialize;
use web::{CachePolicy, Error, Page, PageKey, Path, Result};

use crate::Desk;
use crate::model::{Cursor, is_slug, url};
use crate::store;

/// Stories of a feed.
const STORIES: i64 = 30;

#[derive(Debug, Serialize)]
struct Feed {
    title: String,
    subtitle: String,
    self_url: String,
    site_url: String,
    id: String,
    updated: i64,
    language: Language,
    entries: Vec<Entry>,
    #[serde(skip)]
    tag: String,
    #[serde(skip)]
    expires: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Entry {
    id: String,
    url: String,
    title: String,
    summary: String,
    html: String,
    published: i64,
    updated: i64,
    authors: Vec<String>,
    section: String,
}

impl Page for Feed {
    const TEMPLATE: &'static str = "publishing/feed.xml";
    const CONTENT_TYPE: &'static str = "application/atom+xml; charset=utf-8";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn tags(&self) -> Vec<String> {
        vec![self.tag.clone()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn paper(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| whole(c, &desk).await);
    desk.web.shared(PageKey::new("/feed.atom"), make).await
}

pub(crate) async fn section(State(desk): State<Desk>, Path(slug): Path<String>) -> Result<Response> {
    if !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let make = desk.web.db.read(async |c| of_section(c, &desk, &slug).await);
    desk.web.shared(PageKey::new(&format!("/{slug}/feed.atom")), make).await
}

async fn whole(c: &mut Conn, desk: &Desk) -> Result<Feed> {
    let (site, now) = (&desk.web.site, desk.web.clock.now());
    let rows = store::latest(c, Cursor::newest(now), now, STORIES).await?;
    let entries = entries(c, desk, rows).await?;
    Ok(Feed {
        title: site.name.clone(),
        subtitle: site.tagline.clone(),
        self_url: desk.web.absolute("/feed.atom"),
        site_url: desk.web.absolute("/"),
        id: desk.web.absolute("/"),
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(now),
        language: site.language,
        entries,
        tag: "front".to_owned(),
        expires: store::next_publication(c, now).await?,
    })
}

async fn of_section(c: &mut Conn, desk: &Desk, slug: &str) -> Result<Feed> {
    let now = desk.web.clock.now();
    let section = store::section(c, slug).await?.ok_or(Error::NotFound)?;
    let rows = store::by_section(c, section.id, Cursor::newest(now), STORIES).await?;
    let entries = entries(c, desk, rows).await?;
    let url = desk.web.absolute(&section.url());
    Ok(Feed {
        title: format!("{}: {}", desk.web.site.name, section.title),
        subtitle: section.description,
        self_url: format!("{url}/feed.atom"),
        site_url: url.clone(),
        id: url,
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(now),
        language: section.language,
        entries,
        tag: format!("section:{}", section.id),
        expires: store::next_publication(c, now).await?,
    })
}

async fn entries(c: &mut Conn, desk: &Desk, rows: Vec<store::Teaser>) -> Result<Vec<Entry>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut bylines = store::bylines(c, &ids).await?;
    let texts = store::full_texts(c, &ids).await?.into_iter();
    let mut texts: HashMap<i64, (String, Option<i64>)> =
        texts.map(|(id, html, updated)| (id, (html, updated))).collect();
    let site = &desk.web.site;
    let entry = |row: store::Teaser| {
        let (html, updated) = texts.remove(&row.id).unwrap_or_default();
        let url = desk.web.absolute(&url(row.section.url.trim_start_matches('/'), &row.slug));
        Entry {
            // RFC 4151: stays the same when the story moves to another address.
            id: format!(
                "tag:{},{}:article/{}",
                host(&site.base_url),
                date_only(row.published, &site.zone),
                row.id
            ),
            html: absolute(&html, &site.base_url, &url),
            url,
            title: row.headline,
            summary: row.standfirst,
            published: row.published,
            updated: updated.unwrap_or(row.published).max(row.published),
            authors: bylines.remove(&row.id).unwrap_or_default(),
            section: row.section.title,
        }
    };
    Ok(rows.into_iter().map(entry).collect())
}

/// The host of the paper's address, without a port.
fn host(base_url: &str) -> &str {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// The same HTML with whole addresses: a feed reader shows it far from the paper. The text comes from the document's
/// renderer, which writes every attribute with a space before it and double quotes around it, and escapes quotes.
fn absolute(html: &str, base: &str, page: &str) -> String {
    let mut out = html.to_owned();
    for name in ["src", "href"] {
        out = out.replace(&format!(" {name}=\"/"), &format!(" {name}=\"{base}/"));
        // An address that begins with two slashes names a host.
        out = out.replace(&format!(" {name}=\"{base}//"), &format!(" {name}=\"//"));
    }
    out.replace(" href=\"#", &format!(" href=\"{page}#"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_whole() {
        let html = r##"<p id="b1">src=&quot;/x <img src="/media/a.jpg" alt=""> <a href="//h/x">a</a> <a href="#note-1">1</a></p>"##;
        let whole = absolute(html, "https://p.example", "https://p.example/town/x");
        let wanted = r##"<p id="b1">src=&quot;/x <img src="https://p.example/media/a.jpg" alt=""> <a href="//h/x">a</a> <a href="https://p.example/town/x#note-1">1</a></p>"##;
        assert_eq!(whole, wanted);
    }

    #[test]
    fn hosts() {
        assert_eq!(host("https://p.example"), "p.example");
        assert_eq!(host("http://127.0.0.1:8080"), "127.0.0.1");
    }
}
