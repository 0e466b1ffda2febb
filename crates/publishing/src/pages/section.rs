//! `GET /{section}`: a section's stories, newest first.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result};

use super::teaser::{self, Teaser, counted, teasers};
use super::{Pairs, value};
use crate::Desk;
use crate::json_ld;
use crate::model::{Cursor, is_slug};
use crate::store;

#[derive(Debug, Serialize)]
struct SectionPage {
    head: Head,
    section: About,
    articles: Vec<Teaser>,
    older: Option<String>,
    #[serde(skip)]
    id: i64,
    #[serde(skip)]
    renews: Option<i64>,
}

#[derive(Debug, Serialize)]
struct About {
    title: String,
    url: String,
    description: String,
    language: Language,
    feed: String,
}

impl Page for SectionPage {
    const TEMPLATE: &'static str = "publishing/section.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.section.language)
    }

    fn tags(&self) -> Vec<String> {
        std::iter::once(format!("section:{}", self.id)).chain(counted(&self.articles)).collect()
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(slug): Path<String>,
    query: Pairs,
) -> Result<Response> {
    let before = match value(&query.0, "before") {
        // A broken cursor is the address of no page.
        Some(text) => Some(Cursor::parse(text).ok_or(Error::NotFound)?),
        None => None,
    };
    if !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let key = PageKey::new(&format!("/{slug}")).with("before", before);
    let make = desk.web.db.page(async |c| read(c, &desk, &slug, before).await);
    desk.web.shared(key, make).await
}

async fn read(c: &mut Conn, desk: &Desk, slug: &str, before: Option<Cursor>) -> Result<SectionPage> {
    let section = store::section(c, slug).await?.ok_or(Error::NotFound)?;
    let newest = Cursor::newest(desk.web.clock.now());
    let from = before.unwrap_or(newest).min(newest);
    let rows = store::by_section(c, section.id, from, teaser::ROWS).await?;
    let (rows, older) = teaser::paged(rows, &format!("{}?before=", section.url()));
    let articles = teasers(c, desk, rows).await?;
    let url = section.url();
    let feed = format!("{url}/feed.atom");
    let page = before.map(|cursor| format!("?before={cursor}")).unwrap_or_default();
    let site = &desk.web.site;
    let head = Head {
        canonical: Some(desk.web.absolute(&format!("{url}{page}"))),
        feed: Some(feed.clone()),
        json_ld: Some(json_ld::of_list(site, &[(site.name.as_str(), "/"), (&section.title, &url)])),
        ..Head::website(section.title.clone(), section.description.clone())
    };
    let (title, description, language) = (section.title, section.description, section.language);
    let section_id = section.id;
    let section = About { title, url, description, language, feed };
    let renews = store::next_publication(c, newest.published).await?;
    Ok(SectionPage { head, section, articles, older, id: section_id, renews })
}
