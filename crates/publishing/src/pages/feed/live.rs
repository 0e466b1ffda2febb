//! The feed of a story's live coverage: its newest entries, each under the address it has on its own.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::date_only;
use web::{Error, PageKey, Path, Result};

use super::entry::{Entry, Person, absolute, host, printable, told};
use super::format::{Format, Shown};
use super::{Feed, STORIES, scope};
use crate::Desk;
use crate::model::{Correction, Cursor, entry_url, is_slug, url};
use crate::store;

pub(super) async fn show<F: Format>(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
) -> Result<Response> {
    if !is_slug(&section) || !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let path = scope::feed(&url(&section, &slug), F::FILE);
    let make = desk.web.db.read(async |c| {
        Ok::<_, Error>(Shown::<F>::new(read(c, &desk, (&section, &slug), F::FILE).await?))
    });
    desk.web.shared(PageKey::new(&path), make).await
}

async fn read(c: &mut Conn, desk: &Desk, (section, slug): (&str, &str), file: &str) -> Result<Feed> {
    let now = desk.web.clock.now();
    let row = store::published(c, section, slug, now).await?.ok_or(Error::NotFound)?;
    store::coverage(c, row.id).await?.ok_or(Error::NotFound)?;
    let newest = Cursor { published: i64::MAX, id: i64::MAX };
    let mut posts = store::entries(c, row.id, newest, STORIES).await?;
    posts.retain(|post| post.removed.is_none());
    let ids: Vec<i64> = posts.iter().map(|post| post.id).collect();
    let mut corrections = store::entry_corrections(c, &ids).await?;
    let authors = store::authors_of(c, row.id).await?;
    let path = url(section, slug);
    let site = &desk.web.site;
    let entry = |post: crate::model::Entry| {
        let said: Vec<Correction> = corrections.remove(&post.id).unwrap_or_default();
        let last = said.iter().map(|told| told.at).max();
        let address = desk.web.absolute(&entry_url(&path, post.id));
        let mut html: String = said.iter().map(|correction| told(desk, row.language, correction)).collect();
        html.push_str(&post.html);
        let author = authors.iter().find(|author| author.name == post.byline);
        let person = author.map(|author| Person {
            name: printable(author.name.clone()),
            url: desk.web.absolute(&crate::model::author_url(&author.slug)),
        });
        Entry {
            // RFC 4151; the day on which it was posted never changes.
            id: format!("tag:{},{}:entry/{}", host(&site.base_url), date_only(post.posted, &site.zone), post.id),
            html: printable(absolute(&html, &site.base_url, &address)),
            url: address,
            title: printable(post.title.clone().unwrap_or_else(|| markup::excerpt(&post.plain, TITLE))),
            summary: printable(markup::excerpt(&post.plain, crate::model::EXCERPT)),
            published: post.posted,
            updated: post.updated.max(last).unwrap_or(post.posted).max(post.posted),
            authors: person.into_iter().collect(),
            categories: vec![printable(row.section.title.clone())],
            language: row.language,
            picture: None,
        }
    };
    let entries: Vec<Entry> = posts.into_iter().map(entry).collect();
    let site_url = desk.web.absolute(&path);
    Ok(Feed {
        title: printable(format!("{}: {}", site.name, row.headline)),
        subtitle: printable(row.standfirst.clone()),
        self_url: desk.web.absolute(&scope::feed(&path, file)),
        id: site_url.clone(),
        site_url,
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(0),
        language: row.language,
        // The hub is told of the feeds of the paper and of the section alone.
        hub: None,
        entries,
        tags: vec![format!("article:{}", row.id)],
        renews: None,
        shared: true,
    })
}

/// The longest beginning of an entry that stands for its headline, in characters.
const TITLE: usize = 90;
