//! `GET /oembed?url=&format=` (oembed.com 1.0): a story as a link with a picture, for programs that show a card where its
//! address was pasted. It is of the type `link`: other sites may not show our pages in a frame.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use database::Conn;
use serde::Serialize;
use web::{CachePolicy, Error, Page, PageKey, Result};

use super::{Pairs, card, headline, value};
use crate::Desk;
use crate::model::{is_slug, url};
use crate::store;

/// Seconds for which others may keep it.
const KEPT: u32 = 3_600;

#[derive(Clone, Debug, Serialize)]
struct Embed {
    version: &'static str,
    r#type: &'static str,
    title: String,
    author_name: Option<String>,
    provider_name: String,
    provider_url: String,
    cache_age: u32,
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
    #[serde(skip)]
    tag: String,
}

/// The two formats: a template, or the struct's own JSON.
#[derive(Serialize)]
#[serde(transparent)]
struct Xml(Embed);
#[derive(Serialize)]
#[serde(transparent)]
struct Json(Embed);

impl Page for Xml {
    const TEMPLATE: &'static str = "publishing/oembed.xml";
    const CONTENT_TYPE: &'static str = "text/xml; charset=utf-8";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec![self.0.tag.clone()]
    }
}

impl Page for Json {
    const TEMPLATE: &'static str = "";
    const CONTENT_TYPE: &'static str = "application/json";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec![self.0.tag.clone()]
    }

    fn text(&self) -> Option<String> {
        serde_json::to_string(&self.0).ok()
    }
}

/// The address of the answer for a story's address, in JSON.
pub(crate) fn address(web: &web::State, story: &str) -> String {
    web.absolute(PageKey::new("/oembed").with("url", Some(story)).with("format", Some("json")).as_str())
}

pub(crate) async fn show(State(desk): State<Desk>, query: Pairs) -> Result<Response> {
    let asked = value(&query.0, "url")
        .ok_or_else(|| Error::Malformed("The query: give the address of a story as url.".to_owned()))?;
    let (section, slug) = place(&desk, asked).ok_or(Error::NotFound)?;
    let format = value(&query.0, "format").unwrap_or("json");
    let story = desk.web.absolute(&url(&section, &slug));
    let key = PageKey::new("/oembed").with("url", Some(story)).with("format", Some(format));
    let make = desk.web.db.read(async |c| read(c, &desk, (&section, &slug)).await);
    match format {
        "json" => desk.web.shared(key, async { Ok(Json(make.await?)) }).await,
        "xml" => desk.web.shared(key, async { Ok(Xml(make.await?)) }).await,
        // As the format's specification wants it (2.3.4).
        _ => Ok((StatusCode::NOT_IMPLEMENTED, "There are json and xml.").into_response()),
    }
}

/// Section and slug of an address of this paper; marks behind it are left out.
fn place(desk: &Desk, asked: &str) -> Option<(String, String)> {
    let path = asked.strip_prefix(desk.web.site.base_url.as_str())?.strip_prefix('/')?;
    let path = path.split(['?', '#']).next()?.trim_end_matches('/');
    let (section, slug) = path.split_once('/')?;
    (is_slug(section) && is_slug(slug)).then(|| (section.to_owned(), slug.to_owned()))
}

async fn read(c: &mut Conn, desk: &Desk, (section, slug): (&str, &str)) -> Result<Embed> {
    let (web, now) = (&desk.web, desk.web.clock.now());
    let row = store::published(c, section, slug, now).await?.ok_or(Error::NotFound)?;
    let names = store::bylines(c, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let title = headline(web, row.retracted, row.language, row.headline);
    let words = card::Words::new(&title, &row.section.title);
    let shown = card::preview(web, row.lead.as_ref(), (row.id, &words));
    Ok(Embed {
        version: "1.0",
        r#type: "link",
        title: title.clone(),
        author_name: (!names.is_empty()).then(|| names.join(", ")),
        provider_name: web.site.name.clone(),
        provider_url: web.absolute("/"),
        cache_age: KEPT,
        thumbnail_url: shown.url,
        thumbnail_width: shown.width,
        thumbnail_height: shown.height,
        tag: format!("article:{}", row.id),
    })
}
