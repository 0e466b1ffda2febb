//! What is derived from a story when it is saved, so that a read renders nothing twice.

use std::collections::HashSet;

use document::{Document, Kind, Options, Picture, html, plain_text, word_count};
use locale::{Language, Zone, house_date};

use crate::model::{EXCERPT, Story, media_url};

/// The derived columns of an article.
pub(crate) struct Derived {
    pub(crate) html: String,
    pub(crate) excerpt: String,
    pub(crate) words: i64,
}

impl Derived {
    /// `known` are the pictures the paper has; another is shown by its description.
    pub(crate) fn of(story: &Story, language: Language, zone: &Zone, known: &[(i64, String)]) -> Self {
        let known: HashSet<&str> = known.iter().map(|(_, key)| key.as_str()).collect();
        let media = |key: &str| known.contains(key).then(|| Picture::new(media_url(key)));
        let sanitise = |foreign: &str| markup::clean(foreign).into_string();
        let date = |micros: i64| house_date(micros, zone, language);
        let options = Options { language: language.code(), media: &media, sanitise: &sanitise, date: &date };
        Self {
            html: html(&story.body, &options),
            excerpt: markup::excerpt(&plain_text(&story.body), EXCERPT),
            words: i64::try_from(word_count(&story.body)).unwrap_or(i64::MAX),
        }
    }
}

/// The keys of the pictures a story shows, above and within its text.
pub(crate) fn pictures(story: &Story) -> HashSet<&str> {
    let lead = story.lead.iter().map(|lead| lead.media.as_str());
    lead.chain(in_text(&story.body)).collect()
}

fn in_text(body: &Document) -> impl Iterator<Item = &str> {
    body.content
        .iter()
        .flat_map(|block| match &block.kind {
            Kind::Figure(figure) => std::slice::from_ref(figure),
            Kind::Gallery(figures) => figures.as_slice(),
            _ => &[],
        })
        .map(|figure| figure.media.as_str())
}
