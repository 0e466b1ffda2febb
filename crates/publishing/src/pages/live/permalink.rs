//! `GET /{section}/{slug}/live/{entry}`: one entry, with what stands beside it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result};

use super::{Around, Post, posts};
use crate::Desk;
use crate::joins::Link;
use crate::json_ld;
use crate::model::{entry_url, is_slug, url};
use crate::pages::article::Byline;
use crate::pages::card;
use crate::store;

/// Entries that are named before and after it.
const BESIDE: i64 = 2;

/// An entry on its own.
#[derive(Debug, Serialize)]
struct EntryPage {
    head: Head,
    story: Story,
    post: Post,
    /// Those that came next, the newest first.
    newer: Vec<Beside>,
    /// Those that came before, likewise.
    older: Vec<Beside>,
    #[serde(skip)]
    id: i64,
}

/// The story it belongs to.
#[derive(Debug, Serialize)]
struct Story {
    headline: String,
    url: String,
    section: Link,
    language: Language,
    state: &'static str,
}

/// Another entry, as this one leads to it.
#[derive(Debug, Serialize)]
struct Beside {
    title: String,
    url: String,
    posted: i64,
}

impl Page for EntryPage {
    const TEMPLATE: &'static str = "publishing/entry.html";

    fn status(&self) -> StatusCode {
        if self.post.removed.is_some() { StatusCode::GONE } else { StatusCode::OK }
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.story.language)
    }

    fn tags(&self) -> Vec<String> {
        vec![format!("article:{}", self.id)]
    }

    fn story(&self) -> Option<i64> {
        Some(self.id)
    }
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path((section, slug, entry)): Path<(String, String, String)>,
) -> Result<Response> {
    // One address for each: no zero or sign before a number.
    let id = entry.parse().ok().filter(|id: &i64| *id > 0 && id.to_string() == entry).ok_or(Error::NotFound)?;
    if !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let key = PageKey::new(&entry_url(&url(&section, &slug), id));
    let make = desk.web.db.page(async |c| read(c, &desk, (&section, &slug), id).await);
    desk.web.shared(key, make).await
}

async fn read(c: &mut Conn, desk: &Desk, (section, slug): (&str, &str), id: i64) -> Result<EntryPage> {
    let now = desk.web.clock.now();
    let row = store::published(c, section, slug, now).await?.ok_or(Error::NotFound)?;
    let coverage = store::coverage(c, row.id).await?.ok_or(Error::NotFound)?;
    let entry = store::entry(c, row.id, id).await?.ok_or(Error::NotFound)?;
    let place = entry.cursor();
    let mut newer = store::entries_after(c, row.id, place, BESIDE).await?;
    newer.reverse();
    let older = store::entries(c, row.id, place, BESIDE).await?;
    let bylines: Vec<Byline> = store::authors_of(c, row.id).await?.into_iter().map(Byline::from).collect();
    let around = Around { url: &url(section, slug), language: row.language, bylines: &bylines };
    let beside = |entries: Vec<Post>| {
        let shown = entries.into_iter().filter(|post| post.removed.is_none());
        shown.map(|post| Beside { title: post.name(), url: post.url, posted: post.posted }).collect()
    };
    let newer = beside(posts(c, newer, &around).await?);
    let older = beside(posts(c, older, &around).await?);
    let post = posts(c, vec![entry], &around).await?.pop().ok_or(Error::NotFound)?;
    let story = Story {
        headline: row.headline.clone(),
        url: around.url.to_owned(),
        section: Link { title: row.section.title.clone(), url: row.section.url() },
        language: row.language,
        state: coverage.state.as_str(),
    };
    let words = card::Words::new(&row.headline, &row.section.title);
    let image = card::preview(&desk.web, row.lead.as_ref(), (row.id, &words)).url;
    let head = head(desk, &story, &post, image);
    Ok(EntryPage { head, story, post, newer, older, id: row.id })
}

fn head(desk: &Desk, story: &Story, post: &Post, image: String) -> Head {
    let stands = post.removed.is_none();
    Head {
        title: if stands { post.name() } else { story.headline.clone() },
        description: markup::excerpt(&post.plain, crate::model::EXCERPT),
        canonical: Some(desk.web.absolute(&post.url)),
        kind: "article",
        image: Some(image),
        json_ld: stands.then(|| json_ld::of_entry(&desk.web.site, post, (&story.headline, &story.url))),
        feed: Some(format!("{}/feed.atom", story.url)),
        noindex: !stands,
        published: Some(post.posted),
        updated: post.updated,
    }
}

