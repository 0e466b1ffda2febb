//! What readers see.

pub(crate) mod archive;
pub(crate) mod article;
pub(crate) mod authors;
pub(crate) mod card;
pub(crate) mod corrections;
pub(crate) mod feed;
mod filling;
pub(crate) mod front;
mod index;
pub(crate) mod media;
pub(crate) mod news_sitemap;
pub(crate) mod oembed;
pub(crate) mod robots;
pub(crate) mod section;
pub(crate) mod sitemap;
mod teaser;
pub(crate) mod topics;
pub(crate) mod well_known;

use serde::Serialize;

use crate::model::{Cursor, Lead, media_url};

/// A picture as the templates show it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Figure {
    pub(crate) src: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) alt: String,
    pub(crate) caption: String,
    pub(crate) credit: String,
}

impl From<Lead> for Figure {
    fn from(lead: Lead) -> Self {
        let Lead { media, width, height, alt, caption, credit } = lead;
        Self { src: media_url(&media), width, height, alt, caption, credit }
    }
}

/// The first value of a key in the query of a page. Pages ignore keys they do not know and values they cannot use:
/// links carry the marks of whoever shared them.
pub(crate) fn value<'a>(query: &'a [(String, String)], name: &str) -> Option<&'a str> {
    query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

/// Where a list goes on. A broken cursor is the address of no page.
pub(crate) fn after(query: &[(String, String)]) -> web::Result<Option<Cursor>> {
    match value(query, "after") {
        Some(text) => Cursor::parse(text).map(Some).ok_or(web::Error::NotFound),
        None => Ok(None),
    }
}

/// A query as pages read it.
pub(crate) type Pairs = web::Query<Vec<(String, String)>>;
