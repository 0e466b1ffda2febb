//! What stands on the page of an article, in the shape of its template.

use locale::Language;
use serde::Serialize;

use crate::joins::Link;
use crate::model::{Author, Correction, Topic, author_url, kind_name, url};
use crate::pages::figure::{self, Figure, Known};
use crate::pages::headline;
use crate::store::Teaser;

/// What programs of others show of the article where its address is pasted.
#[derive(Debug, Serialize)]
pub(super) struct Shared {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
    pub(super) oembed: String,
}

/// An article as its template shows it, and as its JSON-LD tells it.
#[derive(Debug, Serialize)]
pub(crate) struct Article {
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) section: Link,
    pub(crate) kicker: Option<String>,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) bylines: Vec<Byline>,
    pub(crate) dateline: Option<String>,
    pub(crate) published: i64,
    pub(crate) updated: Option<i64>,
    pub(crate) minutes: usize,
    pub(crate) words: i64,
    pub(crate) language: Language,
    pub(crate) lead: Option<Figure>,
    pub(crate) body_html: String,
    /// What readers were told, newest first, without typos and without a retraction.
    pub(crate) corrections: Vec<Change>,
    /// Slips that were mended, shown quietly.
    pub(crate) typos: Vec<Change>,
    /// Why nothing of it holds: shown above everything.
    pub(crate) retraction: Option<Change>,
    /// Where its versions are listed, where readers saw more than one.
    pub(crate) history: Option<String>,
    pub(crate) topics: Vec<Subject>,
}

/// A topic under an article.
#[derive(Debug, Serialize)]
pub(crate) struct Subject {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) language: Language,
}

impl From<&Topic> for Subject {
    fn from(topic: &Topic) -> Self {
        Self { title: topic.title.clone(), url: topic.url(), language: topic.language }
    }
}

/// Another story, as the end of an article leads to it.
#[derive(Debug, Serialize)]
pub(super) struct Near {
    url: String,
    headline: String,
    kicker: Option<String>,
    section: Link,
    published: i64,
    picture: Option<Figure>,
    language: Language,
}

impl Near {
    pub(super) fn of(web: &web::State, row: Teaser, known: &Known) -> Self {
        Self {
            url: url(row.section.url.trim_start_matches('/'), &row.slug),
            headline: headline(web, row.retracted, row.language, row.headline),
            kicker: row.kicker,
            section: row.section,
            published: row.published,
            picture: row.lead.map(|lead| Figure::of(lead, known, figure::SMALL)),
            language: row.language,
        }
    }
}

/// A name over an article.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Byline {
    pub(crate) name: String,
    pub(crate) url: Option<String>,
}

impl From<Author> for Byline {
    fn from(author: Author) -> Self {
        Self { url: Some(author_url(&author.slug)), name: author.name }
    }
}

/// A correction as the template shows it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Change {
    pub(crate) kind: &'static str,
    pub(crate) text: String,
    pub(crate) at: i64,
}

impl From<Correction> for Change {
    fn from(correction: Correction) -> Self {
        Self { kind: kind_name(correction.kind), text: correction.text, at: correction.at }
    }
}
