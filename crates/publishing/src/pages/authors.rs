//! `GET /authors` and `GET /authors/{slug}`: who writes the paper, and what each wrote.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result};

use super::figure::{self, Figure, Known};
use super::index::{self, Entry, IndexPage};
use super::teaser::{self, Teaser, counted, teasers};
use super::{Pairs, after};
use crate::Desk;
use crate::json_ld;
use crate::model::{Cursor, Profile, author_tag, author_url, is_slug};
use crate::store;

#[derive(Debug, Serialize)]
struct AuthorPage {
    head: Head,
    author: About,
    articles: Vec<Teaser>,
    older: Option<String>,
    #[serde(skip)]
    id: i64,
    #[serde(skip)]
    renews: Option<i64>,
}

/// An author as the template shows them and as the JSON-LD tells of them.
#[derive(Debug, Serialize)]
pub(crate) struct About {
    pub(crate) name: String,
    pub(crate) url: String,
    pub(crate) role: String,
    pub(crate) biography: String,
    pub(crate) email: Option<String>,
    pub(crate) photo: Option<Figure>,
}

impl About {
    fn of(profile: Profile, known: &Known) -> Self {
        let Profile { author, role, biography, email, photo } = profile;
        let url = author_url(&author.slug);
        let photo = photo.map(|photo| Figure::of(photo, known, figure::SMALL));
        Self { name: author.name, url, role, biography, email, photo }
    }
}

impl Page for AuthorPage {
    const TEMPLATE: &'static str = "publishing/author.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        std::iter::once(author_tag(self.id)).chain(counted(&self.articles)).collect()
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
    let from = after(&query.0)?;
    if !is_slug(&slug) {
        return Err(Error::NotFound);
    }
    let key = PageKey::new(&author_url(&slug)).with("after", from);
    let make = desk.web.db.page(async |c| read(c, &desk, &slug, from).await);
    desk.web.shared(key, make).await
}

async fn read(c: &mut Conn, desk: &Desk, slug: &str, from: Option<Cursor>) -> Result<AuthorPage> {
    let profile = store::profile(c, slug).await?.ok_or(Error::NotFound)?;
    let (id, newest) = (profile.author.id, Cursor::newest(desk.web.clock.now()));
    let rows = store::by_author(c, id, from.unwrap_or(newest).min(newest), teaser::ROWS).await?;
    // Who has published nothing may not want to be known to write here.
    if rows.is_empty() && (from.is_none() || store::by_author(c, id, newest, 1).await?.is_empty()) {
        return Err(Error::NotFound);
    }
    let known = photographs(c, std::slice::from_ref(&profile)).await?;
    let author = About::of(profile, &known);
    let (rows, older) = teaser::paged(rows, &format!("{}?after=", author.url));
    let page = from.map(|cursor| format!("?after={cursor}")).unwrap_or_default();
    let site = &desk.web.site;
    let authors = desk.web.sentence(site.language, "publishing-authors", &[]);
    let described =
        [author.role.as_str(), author.biography.as_str()].into_iter().find(|text| !text.is_empty());
    let head = Head {
        canonical: Some(desk.web.absolute(&format!("{}{page}", author.url))),
        image: author.photo.as_ref().map(|photo| desk.web.absolute(&photo.src)),
        feed: Some(format!("{}/feed.atom", author.url)),
        json_ld: Some(json_ld::of_author(site, &author, &authors)),
        kind: "profile",
        ..Head::website(author.name.clone(), described.unwrap_or(&site.tagline))
    };
    let articles = teasers(c, desk, rows).await?;
    let renews = store::next_publication(c, newest.published).await?;
    Ok(AuthorPage { head, author, articles, older, id, renews })
}

async fn photographs(c: &mut Conn, profiles: &[Profile]) -> database::Result<Known> {
    let photos = profiles.iter().flat_map(|profile| &profile.photo);
    let keys: Vec<&str> = photos.map(|photo| photo.media.as_str()).collect();
    store::pictures(c, &keys).await
}

pub(crate) async fn index(State(desk): State<Desk>, query: Pairs) -> Result<Response> {
    let from = index::from(&query.0)?;
    let key = PageKey::new("/authors").with("after", from.clone());
    let make = desk.web.db.read(async |c| all(c, &desk, from.as_deref()).await);
    desk.web.shared(key, make).await
}

async fn all(c: &mut Conn, desk: &Desk, from: Option<&str>) -> Result<IndexPage> {
    let now = desk.web.clock.now();
    let rows = store::profiles_read(c, from.unwrap_or_default(), now, index::ROWS).await?;
    let known = photographs(c, &rows).await?;
    let entry = |profile: Profile| {
        let slug = profile.author.slug.clone();
        let about = About::of(profile, &known);
        let language = desk.web.site.language;
        let entry =
            Entry { url: about.url, title: about.name, text: about.role, language, picture: about.photo };
        (slug, entry)
    };
    let renews = store::next_publication(c, now).await?;
    let rows = rows.into_iter().map(entry).collect();
    Ok(IndexPage::of(desk, ("authors", from), rows, renews))
}
