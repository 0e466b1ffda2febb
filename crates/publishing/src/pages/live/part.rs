//! An entry alone, as open pages are sent it.

use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Page};

use super::Post;

/// The part of a page that is one entry; the same that stands in the page of the story.
#[derive(Debug, Serialize)]
pub(super) struct Part {
    pub(super) post: Post,
}

impl Page for Part {
    const TEMPLATE: &'static str = "publishing/live-entry.xml";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.post.language)
    }
}
