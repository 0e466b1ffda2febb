//! `GET /cards/{id}-{hash}.png`: the picture of a story without a large one, for those who share it: its headline in the
//! paper's dress. Drawn when it is first asked for, and kept in the storage under the hash of what it says, so that
//! a changed headline is another picture.

use std::time::Duration;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use sha2::{Digest as _, Sha256};
use web::{CachePolicy, Error, Path, Result};

use super::headline;
use crate::Desk;
use crate::card::{self, Card, HEIGHT, WIDTH};
use crate::model::{Lead, media_url};
use crate::store;

/// Raised when cards look different, so that none of the old ones is shown.
const DRESS: &str = "2";
/// Where a paper puts a font of its own in its theme.
const FONT: &str = "cards/headline.ttf";
/// How long a reader waits for the cards that are being drawn.
const PATIENCE: Duration = Duration::from_secs(10);
/// Largest side of the smallest picture that others show large: it has to fill a card.
const LARGE: (u32, u32) = (1_200, 600);

/// The picture that stands for a story elsewhere.
pub(crate) struct Preview {
    pub(crate) url: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// What the picture shows, for those who do not see it.
    pub(crate) alt: String,
}

/// What a card says.
pub(crate) struct Words<'a> {
    headline: &'a str,
    section: &'a str,
}

impl<'a> Words<'a> {
    pub(crate) fn new(headline: &'a str, section: &'a str) -> Self {
        Self { headline, section }
    }

    /// The hash of everything that is seen on the card.
    fn hash(&self, site: &web::Site) -> String {
        let all = [DRESS, &site.name, &site.base_url, self.section, self.headline].join("\0");
        Sha256::digest(all.as_bytes()).iter().take(10).map(|byte| format!("{byte:02x}")).collect()
    }

    fn path(&self, site: &web::Site, id: i64) -> String {
        format!("/cards/{id}-{}.png", self.hash(site))
    }
}

/// The picture above a story where it is large enough, else the story's card.
pub(crate) fn preview(web: &web::State, lead: Option<&Lead>, (id, words): (i64, &Words<'_>)) -> Preview {
    match lead.filter(|lead| lead.width >= LARGE.0 && lead.height >= LARGE.1) {
        Some(lead) => Preview {
            url: web.absolute(&media_url(&lead.media)),
            width: lead.width,
            height: lead.height,
            alt: lead.alt.clone(),
        },
        None => Preview {
            url: web.absolute(&words.path(&web.site, id)),
            width: WIDTH,
            height: HEIGHT,
            alt: words.headline.to_owned(),
        },
    }
}

pub(crate) async fn show(
    State(desk): State<Desk>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response> {
    let (id, hash) = parse(&name).ok_or(Error::NotFound)?;
    let now = desk.web.clock.now();
    let about =
        desk.web.db.read(async |c| store::about_by_id(c, id, now).await).await?.ok_or(Error::NotFound)?;
    let headline = headline(&desk.web, about.retracted, about.language, about.headline);
    let words = Words::new(&headline, &about.section.title);
    let current = words.hash(&desk.web.site);
    let mut known = HeaderMap::new();
    if current != hash {
        // The headline was another when this address was shared.
        let path = words.path(&desk.web.site, id);
        let path = HeaderValue::from_str(&path).map_err(|_| Error::NotFound)?;
        known.insert(header::LOCATION, path);
        known.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Hour.header()));
        return Ok((StatusCode::TEMPORARY_REDIRECT, known).into_response());
    }
    let etag = HeaderValue::from_str(&format!("\"{current}\"")).map_err(|_| Error::NotFound)?;
    let has_it = headers.get(header::IF_NONE_MATCH) == Some(&etag);
    known.insert(header::ETAG, etag);
    // Not for ever: it goes when its story is taken back.
    known.insert(header::CACHE_CONTROL, HeaderValue::from_static(CachePolicy::Hour.header()));
    known.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if has_it {
        return Ok((StatusCode::NOT_MODIFIED, known).into_response());
    }
    let site = &desk.web.site;
    let host = site.base_url.split_once("://").map_or(site.base_url.as_str(), |(_, host)| host);
    let card = Card {
        paper: site.name.clone(),
        section: about.section.title.clone(),
        headline: headline.clone(),
        address: host.to_owned(),
    };
    let bytes = drawn(&desk, card, &format!("cards/{current}.png")).await?;
    known.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/png"));
    Ok((known, bytes).into_response())
}

/// Id and hash of a card's name; each card has one name only.
fn parse(name: &str) -> Option<(i64, &str)> {
    let (id, hash) = name.strip_suffix(".png")?.split_once('-')?;
    let number: i64 = id.parse().ok()?;
    let is_hash = hash.len() == 20 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    (number > 0 && number.to_string() == id && is_hash).then_some((number, hash))
}

/// The card from the storage, or drawn and kept there; a few at a time.
async fn drawn(desk: &Desk, card: Card, key: &str) -> Result<Vec<u8>> {
    if let Some(bytes) = kept(desk, key).await {
        return Ok(bytes);
    }
    let turn = tokio::time::timeout(PATIENCE, desk.cards.acquire()).await;
    let Ok(Ok(_turn)) = turn else {
        return Err(Error::Unavailable("too many cards are being drawn".to_owned()));
    };
    // Whoever had the turn before may have drawn this very one.
    if let Some(bytes) = kept(desk, key).await {
        return Ok(bytes);
    }
    let own = desk.web.font(FONT);
    let work = tokio::task::spawn_blocking(move || card::draw(&card, own.as_deref()));
    let bytes = work.await.map_err(Error::internal)?.map_err(Error::internal)?;
    if let Err(error) = desk.storage.put(key, bytes.clone()).await {
        tracing::warn!(%error, key, "a card could not be kept and will be drawn again");
    }
    Ok(bytes)
}

async fn kept(desk: &Desk, key: &str) -> Option<Vec<u8>> {
    match desk.storage.get(key).await {
        Ok(bytes) => bytes,
        Err(error) => {
            tracing::warn!(%error, key, "a card could not be read and will be drawn again");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_have_one_name() {
        assert_eq!(parse("12-0123456789abcdef0123.png"), Some((12, "0123456789abcdef0123")));
        for odd in [
            "12-0123456789abcdef012.png",
            "12-0123456789abcdef0123",
            "+12-0123456789abcdef0123.png",
            "012-0123456789abcdef0123.png",
            "0-0123456789abcdef0123.png",
            "12-0123456789ABCDEF0123.png",
            "-.png",
            "",
        ] {
            assert_eq!(parse(odd), None, "{odd}");
        }
    }
}
