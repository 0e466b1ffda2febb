//! Revisions: every save of a story, whole and for ever.

use document::Document;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Lead, Story};

/// Why a revision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The editor saved by itself.
    Auto,
    /// Somebody pressed Save.
    Manual,
    /// The editor saved when its page was left.
    Leave,
    /// An older revision was brought back.
    Restore,
    /// Through the API.
    Api,
    /// It came from elsewhere, or was there before revisions were kept.
    Import,
}

impl Cause {
    /// All causes.
    pub const ALL: [Self; 6] =
        [Self::Auto, Self::Manual, Self::Leave, Self::Restore, Self::Api, Self::Import];

    /// The name as stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Manual => "manual",
            Self::Leave => "leave",
            Self::Restore => "restore",
            Self::Api => "api",
            Self::Import => "import",
        }
    }

    /// The cause of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cause| cause.as_str() == name)
    }
}

/// A revision without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// Its number within the story, from 1.
    pub number: i64,
    /// When it was saved, microseconds since 1970 UTC.
    pub at: i64,
    /// Who saved it; none where the paper itself did.
    pub user: Option<i64>,
    /// Their name as it was.
    pub name: String,
    /// Why.
    pub cause: Cause,
    /// Words of its text.
    pub words: i64,
    /// When readers first saw it, likewise.
    pub published: Option<i64>,
}

/// A story as a row keeps it: its fields, and the hashes of its blocks.
#[derive(Debug, Deserialize, Serialize)]
struct Kept {
    headline: String,
    standfirst: String,
    kicker: Option<String>,
    dateline: Option<String>,
    bylines: Vec<String>,
    topics: Vec<String>,
    lead: Option<Lead>,
    schema: Value,
    blocks: Vec<String>,
}

/// A story in the parts that are kept: the text of its row, and its blocks by their hashes.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) row: String,
    pub(crate) blocks: Vec<(String, String)>,
}

/// Bytes of a hash that are kept: enough to tell the blocks of one story apart.
const HASH: usize = 16;

/// Takes a story apart.
pub(crate) fn parts(story: &Story) -> Parts {
    let body = story.body.to_value();
    let blocks: Vec<(String, String)> = body
        .get("content")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(Value::to_string)
        .map(|text| (hash(&text), text))
        .collect();
    let kept = Kept {
        headline: story.headline.clone(),
        standfirst: story.standfirst.clone(),
        kicker: story.kicker.clone(),
        dateline: story.dateline.clone(),
        bylines: story.bylines.clone(),
        topics: story.topics.clone(),
        lead: story.lead.clone(),
        schema: body.get("schema").cloned().unwrap_or_default(),
        blocks: blocks.iter().map(|(hash, _)| hash.clone()).collect(),
    };
    Parts { row: json!(kept).to_string(), blocks }
}

fn hash(text: &str) -> String {
    Sha256::digest(text).iter().take(HASH).map(|byte| format!("{byte:02x}")).collect()
}

/// The hashes a row names, in order; none where it cannot be read.
pub(crate) fn hashes(row: &str) -> Vec<String> {
    serde_json::from_str::<Kept>(row).map(|kept| kept.blocks).unwrap_or_default()
}

/// Puts a story together again; `block` gives the text of a hash. `None` where something is missing.
pub(crate) fn put_together(row: &str, block: impl Fn(&str) -> Option<String>) -> Option<Story> {
    let kept: Kept = serde_json::from_str(row).ok()?;
    let blocks = kept.blocks.iter().map(|hash| block(hash)).collect::<Option<Vec<String>>>()?;
    let body = format!(r#"{{"schema":{},"type":"doc","content":[{}]}}"#, kept.schema, blocks.join(","));
    Some(Story {
        headline: kept.headline,
        standfirst: kept.standfirst,
        kicker: kept.kicker,
        dateline: kept.dateline,
        bylines: kept.bylines,
        topics: kept.topics,
        lead: kept.lead,
        body: Document::parse(&body).ok()?,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_story_comes_back_as_it_went() {
        let mut body = Document::from_paragraphs(["The ban ends.", "The ban ends.", "In May."]);
        body.assign_ids();
        let went = Story {
            headline: "Harbour opens".into(),
            kicker: Some("Town".into()),
            bylines: vec!["Ada Lind".into()],
            topics: vec!["tide-gate".into()],
            body,
            ..Story::default()
        };
        let Parts { row, blocks } = parts(&went);
        let blocks: HashMap<String, String> = blocks.into_iter().collect();
        assert_eq!(put_together(&row, |hash| blocks.get(hash).cloned()), Some(went));
        assert_eq!(put_together(&row, |_| None), None);
        assert_eq!(hashes(&row).len(), 3);
    }
}
