//! What goes in and out.

use document::Document;
use locale::{Language, rfc3339_utc};
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;
use web::{Error, Result, Sentence};

use crate::actions::{Beginning, Takedown};
use crate::model::{Article, Changes, Correction, Lead, Section, Story, Work, kind_name, problem};
use crate::store::Listed;

/// An article in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ArticleItem {
    id: String,
    url: String,
    headline: String,
    standfirst: String,
    kicker: Option<String>,
    bylines: Vec<String>,
    language: &'static str,
    /// `draft`, `published` or `unpublished`.
    state: &'static str,
    /// RFC 3339 in UTC; null for a draft. For those who may read drafts it may lie ahead.
    published: Option<String>,
}

impl ArticleItem {
    pub(crate) fn new(row: Listed, bylines: Vec<String>) -> Self {
        Self {
            id: row.id.to_string(),
            url: row.url,
            headline: row.headline,
            standfirst: row.standfirst,
            kicker: row.kicker,
            bylines,
            language: row.language.code(),
            state: row.state.as_str(),
            published: row.published.map(rfc3339_utc),
        }
    }
}

/// Articles, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ArticleList {
    pub(crate) items: Vec<ArticleItem>,
    /// Send it as `after` for the articles that follow.
    pub(crate) next: Option<String>,
}

/// An article with its text.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ArticleDetail {
    id: String,
    url: String,
    /// The section's slug.
    section: String,
    slug: String,
    /// `draft`, `published` or `unpublished`.
    state: &'static str,
    language: &'static str,
    headline: String,
    standfirst: String,
    kicker: Option<String>,
    dateline: Option<String>,
    bylines: Vec<String>,
    /// Slugs, the most important first.
    topics: Vec<String>,
    lead: Option<Lead>,
    /// The text in the stored JSON of articles.
    #[schema(value_type = Object)]
    body: serde_json::Value,
    words: i64,
    /// RFC 3339 in UTC, like the two below.
    created: String,
    published: Option<String>,
    updated: Option<String>,
    /// Send it back with a change.
    revision: i64,
    /// Readers were told that nothing of it holds.
    retracted: bool,
    /// The revision that readers see, while the newest is ahead of it; for those who work on it.
    live: Option<i64>,
    /// `idea`, `draft`, `submitted`, `changes_requested` or `approved`; for those who work on it.
    workflow: Option<&'static str>,
    /// Newest first.
    corrections: Vec<CorrectionItem>,
}

/// What readers were told about a change.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CorrectionItem {
    /// `typo`, `update`, `clarification`, `correction` or `retraction`.
    kind: &'static str,
    text: String,
    /// RFC 3339 in UTC.
    at: String,
    /// The revision that readers had before them; null where it was not written down.
    revision: Option<i64>,
}

impl ArticleDetail {
    /// `work` is what those may know who work on it.
    pub(crate) fn new(
        article: Article,
        corrections: Vec<(Correction, Option<i64>)>,
        work: Option<&Work>,
    ) -> Self {
        let story = article.story.clone();
        let told = |(told, revision): (Correction, Option<i64>)| CorrectionItem {
            kind: kind_name(told.kind),
            text: told.text,
            at: rfc3339_utc(told.at),
            revision,
        };
        Self {
            id: article.id.to_string(),
            url: article.url(),
            section: article.section.slug,
            slug: article.slug,
            state: article.state.as_str(),
            language: article.language.code(),
            headline: story.headline,
            standfirst: story.standfirst,
            kicker: story.kicker,
            dateline: story.dateline,
            bylines: story.bylines,
            topics: story.topics,
            lead: story.lead,
            body: story.body.to_value(),
            words: article.words,
            created: rfc3339_utc(article.created),
            published: article.published.map(rfc3339_utc),
            updated: article.updated.map(rfc3339_utc),
            revision: article.revision,
            retracted: article.retracted,
            live: work.and_then(|work| work.live),
            workflow: work.map(|work| work.workflow.as_str()),
            corrections: corrections.into_iter().map(told).collect(),
        }
    }
}

/// A section.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SectionItem {
    id: String,
    slug: String,
    url: String,
    title: String,
    description: String,
    language: &'static str,
}

impl From<Section> for SectionItem {
    fn from(section: Section) -> Self {
        Self {
            id: section.id.to_string(),
            url: section.url(),
            slug: section.slug,
            title: section.title,
            description: section.description,
            language: section.language.code(),
        }
    }
}

/// All sections in the order of the navigation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct SectionList {
    pub(crate) items: Vec<SectionItem>,
    /// Always null: all of them fit.
    pub(crate) next: Option<String>,
}

/// An article to be. Its text is either `body` or `text`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleCreate {
    /// The section's slug.
    pub(crate) section: String,
    /// Made from the headline where there is none.
    pub(crate) slug: Option<String>,
    headline: String,
    #[serde(default)]
    standfirst: String,
    kicker: Option<String>,
    dateline: Option<String>,
    /// Names of the authors.
    #[serde(default)]
    bylines: Vec<String>,
    /// Slugs of topics that the paper has, the most important first.
    #[serde(default)]
    topics: Vec<String>,
    lead: Option<Lead>,
    /// The text in the stored JSON of articles.
    #[schema(value_type = Option<Object>)]
    body: Option<Document>,
    /// The text as plain paragraphs with empty lines between.
    text: Option<String>,
    /// `en-GB`, `en-US`, `de-DE` or `ar`; the section's where there is none.
    pub(crate) language: Option<String>,
    /// `open`, `held` or `closed`.
    #[serde(default = "open")]
    pub(crate) comments: String,
    /// Publish it at once; needs the scope `articles:publish`.
    #[serde(default)]
    pub(crate) publish: bool,
    /// Says that a lawyer has looked at the words. Needed where readers see them at once and the section wants it; who said it
    /// is written down.
    #[serde(default)]
    pub(crate) legal: bool,
    /// Whether it begins as an idea that nobody writes yet; not together with `publish`.
    #[serde(default)]
    idea: bool,
    /// Something to write down beside it, up to 2,000 characters.
    #[serde(default)]
    note: String,
    /// The day it is planned for, RFC 3339.
    #[serde(default, with = "crate::model::moment")]
    #[schema(value_type = Option<String>, format = DateTime)]
    planned: Option<i64>,
    /// The id of whose it is to be; the caller's where there is none. Editors alone give it to others.
    owner: Option<String>,
}

fn open() -> String {
    "open".to_owned()
}

impl ArticleCreate {
    pub(crate) fn story(&self) -> Result<Story> {
        Ok(Story {
            headline: self.headline.clone(),
            standfirst: self.standfirst.clone(),
            kicker: self.kicker.clone(),
            dateline: self.dateline.clone(),
            bylines: self.bylines.clone(),
            body: body(self.body.as_ref(), self.text.as_deref())?.unwrap_or_default(),
            lead: self.lead.clone(),
            topics: self.topics.clone(),
        })
    }

    /// How it begins, beside its words.
    pub(crate) fn beginning(&self) -> Result<Beginning> {
        let unknown = || Error::Invalid(vec![problem("owner", Sentence::key("rules-owner-unknown"))]);
        let owner = self.owner.as_deref().map(|id| id.parse().map_err(|_| unknown())).transpose()?;
        Ok(Beginning { idea: self.idea, note: self.note.clone(), planned: self.planned, owner })
    }

    pub(crate) fn language(&self) -> Result<Option<Language>> {
        let Some(code) = &self.language else { return Ok(None) };
        match Language::from_code(code) {
            Some(language) => Ok(Some(language)),
            None => Err(Error::Invalid(vec![problem("language", Sentence::key("rules-api-language"))])),
        }
    }
}

/// A change of an article: what is left out stays as it is. An empty kicker or dateline takes it away.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ArticleUpdate {
    /// The revision the change is based on.
    pub(crate) revision: i64,
    /// Another last part of the address; what readers knew leads to it.
    pub(crate) slug: Option<String>,
    /// The slug of another section, likewise.
    pub(crate) section: Option<String>,
    headline: Option<String>,
    standfirst: Option<String>,
    kicker: Option<String>,
    dateline: Option<String>,
    bylines: Option<Vec<String>>,
    /// Slugs, all of them.
    topics: Option<Vec<String>>,
    /// Null takes the picture away.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Lead>)]
    lead: Option<Option<Lead>>,
    /// The text in the stored JSON of articles.
    #[schema(value_type = Option<Object>)]
    body: Option<Document>,
    /// The text as plain paragraphs with empty lines between.
    text: Option<String>,
    /// Says that a lawyer has looked at the words. Needed where readers see them at once and the section wants it; who said it
    /// is written down.
    #[serde(default)]
    pub(crate) legal: bool,
}

/// Tells null from absence.
pub(super) fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<Lead>>, D::Error> {
    Option::<Lead>::deserialize(deserializer).map(Some)
}

impl ArticleUpdate {
    pub(crate) fn changes(self) -> Result<Changes> {
        Ok(Changes {
            body: body(self.body.as_ref(), self.text.as_deref())?,
            headline: self.headline,
            standfirst: self.standfirst,
            kicker: self.kicker,
            dateline: self.dateline,
            bylines: self.bylines,
            lead: self.lead,
            topics: self.topics,
        })
    }
}

/// When an article comes out.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicationCreate {
    /// A time that lies ahead, or that was: RFC 3339. Without it the first time of publication, or now.
    #[serde(default, with = "crate::model::moment")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) at: Option<i64>,
    /// The revision that was looked at; a newer one is not published unseen.
    #[serde(default)]
    pub(crate) revision: Option<i64>,
    /// Says that a lawyer has looked at these words. Needed where the section wants it; who said it is written down.
    #[serde(default)]
    pub(crate) legal: bool,
}

/// Why an article is taken from readers.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PublicationDelete {
    /// What readers are told where it was, up to 500 characters; nothing where it is empty.
    #[serde(default)]
    pub(crate) reason: String,
}

/// What is to go of an article for good.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TakedownCreate {
    /// What readers are told where it was, up to 500 characters.
    reason: String,
    /// Revisions whose words go; all of them where it is left out.
    #[serde(default)]
    revisions: Option<Vec<i64>>,
    /// Whether the headline stays over the reason.
    #[serde(default)]
    keep_headline: bool,
    /// Whether what readers were told about it goes too.
    #[serde(default)]
    corrections: bool,
}

impl From<TakedownCreate> for Takedown {
    fn from(asked: TakedownCreate) -> Self {
        let TakedownCreate { reason, revisions, keep_headline, corrections } = asked;
        Self { reason, revisions, keep_headline, corrections }
    }
}

/// What readers are to be told.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CorrectionCreate {
    /// `typo`, `update`, `clarification`, `correction` or `retraction`. A typo is not listed at `/corrections`; a retraction
    /// says that nothing of the article holds, and its headline says so from then on.
    pub(crate) kind: String,
    /// What was wrong and what is right.
    pub(crate) text: String,
}

fn body(body: Option<&Document>, text: Option<&str>) -> Result<Option<Document>> {
    match (body, text) {
        (Some(_), Some(_)) => Err(Error::Invalid(vec![problem("text", Sentence::key("rules-api-text"))])),
        (Some(body), None) => Ok(Some(body.clone())),
        (None, Some(text)) => {
            let text = text.replace("\r\n", "\n");
            Ok(Some(Document::from_paragraphs(
                text.split("\n\n").map(|paragraph| paragraph.trim_matches('\n')),
            )))
        }
        (None, None) => Ok(None),
    }
}
