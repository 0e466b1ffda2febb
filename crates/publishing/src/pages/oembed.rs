//! `GET /oembed?url=&format=` (oembed.com 1.0): a story as a link with a picture, for programs that show a card where its
//! address was pasted. It is of the type `link`: other sites may not show our pages in a frame.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use database::Conn;
use imaging::Format;
use serde::Serialize;
use web::{CachePolicy, Error, Page, PageKey, Result};

use super::figure::copy_url;
use super::{Pairs, card, headline, value};
use crate::Desk;
use crate::model::{is_slug, url};
use crate::store::{self, Published};

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
    #[serde(flatten)]
    thumbnail: Option<Thumbnail>,
    #[serde(skip)]
    tag: String,
}

/// The picture beside the link; all of it or nothing (2.3.4.1).
#[derive(Clone, Debug, Serialize)]
struct Thumbnail {
    thumbnail_url: String,
    thumbnail_width: u32,
    thumbnail_height: u32,
}

/// How large the picture may be, in pixels.
#[derive(Clone, Copy, Debug)]
struct Room {
    width: u32,
    height: u32,
}

impl Room {
    /// What is asked for; what is no number asks for nothing.
    fn asked(query: &Pairs) -> Self {
        let pixels =
            |name: &str| value(&query.0, name).and_then(|text| text.parse().ok()).unwrap_or(u32::MAX);
        Self { width: pixels("maxwidth"), height: pixels("maxheight") }
    }

    fn holds(self, width: u32, height: u32) -> bool {
        width <= self.width && height <= self.height
    }

    /// The part of a key that tells it from others; nothing where there is room for all.
    fn name(self) -> Option<String> {
        (self.width.min(self.height) < u32::MAX).then(|| format!("{}x{}", self.width, self.height))
    }
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
    let (story, room) = (desk.web.absolute(&url(&section, &slug)), Room::asked(&query));
    let key = PageKey::new("/oembed").with("url", Some(story)).with("format", Some(format));
    let key = key.with("room", room.name());
    let make = desk.web.db.read(async |c| read(c, &desk, (&section, &slug), room).await);
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

async fn read(c: &mut Conn, desk: &Desk, (section, slug): (&str, &str), room: Room) -> Result<Embed> {
    let (web, now) = (&desk.web, desk.web.clock.now());
    let row = match store::published(c, section, slug, now).await? {
        Some(row) => row,
        // Old addresses are what was pasted elsewhere.
        None => moved(c, (section, slug), now).await?.ok_or(Error::NotFound)?,
    };
    let names = store::bylines(c, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let title = headline(web, row.retracted, row.language, row.headline);
    let words = card::Words::new(&title, &row.section.title);
    let shown = card::preview(web, row.lead.as_ref(), (row.id, &words));
    let copy = match row.lead {
        Some(lead) if !room.holds(shown.width, shown.height) => smaller(c, desk, &lead.media, room).await?,
        _ => None,
    };
    let whole =
        Thumbnail { thumbnail_url: shown.url, thumbnail_width: shown.width, thumbnail_height: shown.height };
    Ok(Embed {
        version: "1.0",
        r#type: "link",
        title: title.clone(),
        author_name: (!names.is_empty()).then(|| names.join(", ")),
        provider_name: web.site.name.clone(),
        provider_url: web.absolute("/"),
        cache_age: KEPT,
        thumbnail: copy.or_else(|| room.holds(shown.width, shown.height).then_some(whole)),
        tag: format!("article:{}", row.id),
    })
}

/// The story that was at an address before.
async fn moved(c: &mut Conn, (section, slug): (&str, &str), now: i64) -> Result<Option<Published>> {
    let Some(path) = store::moved_to(c, section, slug, now).await? else { return Ok(None) };
    let Some((section, slug)) = path.trim_start_matches('/').split_once('/') else { return Ok(None) };
    Ok(store::published(c, section, slug, now).await?)
}

/// The largest copy of a picture that there is room for.
async fn smaller(c: &mut Conn, desk: &Desk, key: &str, room: Room) -> Result<Option<Thumbnail>> {
    let Some(picture) = store::pictures(c, &[key]).await?.remove(key) else { return Ok(None) };
    let height = |width: u32| {
        let height = u64::from(picture.height) * u64::from(width) / u64::from(picture.width.max(1));
        u32::try_from(height).unwrap_or(u32::MAX)
    };
    let fits = picture.copies.iter().copied().filter(|width| room.holds(*width, height(*width)));
    Ok(fits.max().map(|width| Thumbnail {
        thumbnail_url: desk.web.absolute(&copy_url(&picture, width, Format::Jpeg)),
        thumbnail_width: width,
        thumbnail_height: height(width),
    }))
}
