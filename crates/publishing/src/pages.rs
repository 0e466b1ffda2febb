//! What readers see.

pub(crate) mod archive;
pub(crate) mod article;
pub(crate) mod authors;
pub(crate) mod card;
pub(crate) mod corrections;
pub(crate) mod elsewhere;
pub(crate) mod feed;
mod figure;
mod filling;
pub(crate) mod front;
pub(crate) mod history;
mod index;
pub(crate) mod live;
pub(crate) mod media;
pub(crate) mod news_sitemap;
pub(crate) mod oembed;
pub(crate) mod robots;
pub(crate) mod section;
pub(crate) mod sitemap;
mod teaser;
pub(crate) mod topics;
pub(crate) mod well_known;

use crate::model::Cursor;
pub(crate) use figure::Figure;

/// A headline as readers see it wherever it stands: that of a retracted story says so, in its own language.
pub(crate) fn headline(
    web: &web::State,
    retracted: bool,
    language: locale::Language,
    words: String,
) -> String {
    if retracted {
        web.sentence(language, "publishing-retracted-headline", &[("headline", words.into())])
    } else {
        words
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
