//! Every SQL text of this feature. What readers may see is decided in the texts: they ask for the state and the time
//! of publication themselves, so that no caller can forget to.

mod copies;
mod newsroom;
mod pictures;
mod reader;

use database::{FromRow, Result, Row};
use locale::Language;

use crate::model::{Lead, Section};

pub(crate) use copies::{of_author, published_after, published_ids, readable, told};
pub(crate) use newsroom::{
    ArticleRow, add_correction, article, author_by_name, author_id, has_slug, id_by_slug, insert,
    insert_author, insert_section, rename_author, replace, same_headline, set_bylines, set_state,
};
pub(crate) use pictures::{add_media, known_media, show_media, shown_media};
pub(crate) use reader::{
    Published, Teaser, about, about_by_id, by_section, bylines, corrections, full_texts, latest,
    next_publication, published, section, section_by_id, sections, sitemap,
};

impl FromRow for Section {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            title: row.next()?,
            description: row.next()?,
            language: language(row)?,
            position: row.next()?,
        })
    }
}

/// A code this build does not speak reads as its first language: an article of a later version is still an article.
fn language(row: &mut Row) -> Result<Language> {
    let code: String = row.next()?;
    Ok(Language::from_code(&code).unwrap_or_default())
}

/// A picture that cannot be read is left out rather than the article.
fn lead(row: &mut Row) -> Result<Option<Lead>> {
    let json: Option<String> = row.next()?;
    Ok(json.and_then(|json| {
        let lead = serde_json::from_str(&json);
        lead.inspect_err(|error| tracing::error!(%error, "the picture of an article cannot be read")).ok()
    }))
}
