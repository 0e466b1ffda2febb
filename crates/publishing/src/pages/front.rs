//! `GET /`: the front page.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Result};

use super::teaser::{Teaser, teasers};
use crate::Desk;
use crate::model::{Cursor, Section};
use crate::store;

/// Stories beside the lead.
const SECOND: usize = 2;
/// Headlines under Latest.
const LATEST: usize = 8;
/// Stories of a section's block.
const BLOCK: usize = 4;

#[derive(Debug, Serialize)]
struct FrontPage {
    head: Head,
    lead: Option<Teaser>,
    second: Vec<Teaser>,
    latest: Vec<Teaser>,
    blocks: Vec<Block>,
    adverts: Option<minijinja::Value>,
    #[serde(skip)]
    expires: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Block {
    title: String,
    url: String,
    language: Language,
    articles: Vec<Teaser>,
}

impl Page for FrontPage {
    const TEMPLATE: &'static str = "publishing/front.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["front".to_owned(), "jobs".to_owned(), "counts".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn show(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| read(c, &desk).await);
    desk.web.shared(PageKey::new("/"), make).await
}

async fn read(c: &mut Conn, desk: &Desk) -> Result<FrontPage> {
    let (site, now) = (&desk.web.site, desk.web.clock.now());
    let most = i64::try_from(1 + SECOND + LATEST).unwrap_or(1);
    let mut rows = store::latest(c, Cursor::newest(now), now, most).await?;
    let top: Vec<i64> = rows.iter().take(1 + SECOND).map(|row| row.id).collect();
    let mut blocks = Vec::new();
    for section in store::sections(c).await? {
        let stories = block(c, &section, &top, now).await?;
        if !stories.is_empty() {
            blocks.push((section, stories.len()));
            rows.extend(stories);
        }
    }
    // One look for the authors and comments of the whole page.
    let newest = rows.len() - blocks.iter().map(|(_, stories)| stories).sum::<usize>();
    let mut all = teasers(c, desk.beside.as_ref(), rows).await?.into_iter();
    let mut newest = all.by_ref().take(newest).collect::<Vec<_>>().into_iter();
    let lead = newest.next();
    let second = newest.by_ref().take(SECOND).collect();
    let latest = newest.collect();
    let blocks = blocks.into_iter().map(|(section, stories)| Block {
        url: section.url(),
        title: section.title,
        language: section.language,
        articles: all.by_ref().take(stories).collect(),
    });
    let blocks = blocks.collect();
    let adverts = desk.beside.front(c, site.language).await?;
    let head = Head {
        canonical: Some(desk.web.absolute("/")),
        feed: Some("/feed.atom".to_owned()),
        image: lead
            .as_ref()
            .and_then(|lead| lead.picture.as_ref())
            .map(|picture| desk.web.absolute(&picture.src)),
        ..Head::website(site.name.clone(), site.tagline.clone())
    };
    let ends = adverts.as_ref().and_then(|adverts| adverts.expires);
    let expires = store::next_publication(c, now).await?.into_iter().chain(ends).min();
    let adverts = adverts.map(|adverts| adverts.value);
    Ok(FrontPage { head, lead, second, latest, blocks, adverts, expires })
}

/// A section's newest stories that do not stand on top already.
async fn block(c: &mut Conn, section: &Section, top: &[i64], now: i64) -> Result<Vec<store::Teaser>> {
    let most = i64::try_from(BLOCK + top.len()).unwrap_or(1);
    let mut rows = store::by_section(c, section.id, Cursor::newest(now), most).await?;
    rows.retain(|row| !top.contains(&row.id));
    rows.truncate(BLOCK);
    Ok(rows)
}
