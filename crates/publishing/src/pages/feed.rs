//! Feeds of the paper, a section, an author, a topic, a search or a live coverage, in three formats: `feed.atom` (RFC 4287), `feed.rss` (RSS 2.0 with
//! `content:encoded`, `dc:` and `media:`) and `feed.json` (JSON Feed 1.1). One struct is shown by all of them.

mod entry;
mod format;
mod live;
mod scope;

use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use database::Conn;
use locale::Language;
use serde::Serialize;
use web::{PageKey, Path, Query, Result};

use crate::Desk;
use crate::store;
use entry::{Entry, entries};
use format::{Atom, Format, Json, Rss, Shown};
use scope::Scope;

/// Stories of a feed.
const STORIES: i64 = 30;

/// The names of the files in which a feed is offered.
pub(crate) const FILES: [&str; 3] = [Atom::FILE, Rss::FILE, Json::FILE];

/// A feed, whatever its format.
#[derive(Debug, Serialize)]
struct Feed {
    title: String,
    subtitle: String,
    self_url: String,
    site_url: String,
    id: String,
    updated: i64,
    language: Language,
    hub: Option<String>,
    entries: Vec<Entry>,
    #[serde(skip)]
    tags: Vec<String>,
    #[serde(skip)]
    renews: Option<i64>,
    #[serde(skip)]
    shared: bool,
}

/// The routes of all feeds.
pub(crate) fn routes() -> Router<Desk> {
    Router::new().merge(of_format::<Atom>()).merge(of_format::<Rss>()).merge(of_format::<Json>())
}

fn of_format<F: Format>() -> Router<Desk> {
    let file = F::FILE;
    Router::new()
        .route(&format!("/{file}"), get(paper::<F>))
        .route(&format!("/{{slug}}/{file}"), get(section::<F>))
        .route(&format!("/authors/{{slug}}/{file}"), get(author::<F>))
        .route(&format!("/topics/{{slug}}/{file}"), get(topic::<F>))
        .route(&format!("/search/{file}"), get(search::<F>))
        .route(&format!("/{{section}}/{{slug}}/{file}"), get(live::show::<F>))
}

async fn paper<F: Format>(State(desk): State<Desk>) -> Result<Response> {
    show::<F>(&desk, &Scope::Paper).await
}

async fn section<F: Format>(State(desk): State<Desk>, Path(slug): Path<String>) -> Result<Response> {
    show::<F>(&desk, &Scope::section(slug)?).await
}

async fn author<F: Format>(State(desk): State<Desk>, Path(slug): Path<String>) -> Result<Response> {
    show::<F>(&desk, &Scope::author(slug)?).await
}

async fn topic<F: Format>(State(desk): State<Desk>, Path(slug): Path<String>) -> Result<Response> {
    show::<F>(&desk, &Scope::topic(slug)?).await
}

async fn search<F: Format>(
    State(desk): State<Desk>,
    query: Query<Vec<(String, String)>>,
) -> Result<Response> {
    show::<F>(&desk, &Scope::Search(query.0)).await
}

async fn show<F: Format>(desk: &Desk, scope: &Scope) -> Result<Response> {
    let path = scope.feed(F::FILE);
    let make = desk
        .web
        .db
        .read(async |c| Ok::<_, web::Error>(Shown::<F>::new(read(c, desk, scope, F::FILE).await?)));
    if scope.is_shared() {
        desk.web.shared(PageKey::new(&path), make).await
    } else {
        desk.web.personal(&path, &make.await?).await
    }
}

async fn read(c: &mut Conn, desk: &Desk, scope: &Scope, file: &str) -> Result<Feed> {
    let now = desk.web.clock.now();
    let source = scope.source(c, desk, now).await?;
    let (entries, topics) = entries(c, desk, source.rows).await?;
    let mut tags = source.tags;
    tags.extend(topics.into_iter().map(|topic| format!("topic-title:{topic}")));
    let site_url = desk.web.absolute(&source.path);
    Ok(Feed {
        title: entry::printable(source.title),
        subtitle: entry::printable(source.subtitle),
        self_url: desk.web.absolute(&scope::feed(&source.path, file)),
        id: site_url.clone(),
        site_url,
        // A feed without a story has no last change; the same answer each time is what counts.
        updated: entries.iter().map(|entry| entry.updated).max().unwrap_or(0),
        language: source.language,
        hub: desk.web.site.machines.hub.clone().filter(|_| scope.is_told()),
        entries,
        tags,
        renews: store::next_publication(c, now).await?,
        shared: scope.is_shared(),
    })
}
