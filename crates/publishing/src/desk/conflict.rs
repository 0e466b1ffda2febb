//! Two who saved the same story: what of each stands in the form, and what has to be decided.

use serde::Serialize;

use super::fields::Typed;
use super::revisions::{Part, parts};
use crate::model::{Revision, working_story};
use crate::{Changes, Story};

/// The words of somebody who saved since.
#[derive(Debug, Serialize)]
pub(super) struct Conflict {
    by: String,
    at: i64,
    /// What a second save would overwrite, beside the text.
    fields: Vec<Field>,
    /// Their text beside ours, word by word.
    body: Vec<Part>,
}

/// A field that both changed.
#[derive(Debug, Serialize)]
struct Field {
    /// The end of the key of its label.
    key: String,
    theirs: String,
}

/// The three versions of a story of which two were made of the first.
pub(super) struct Three {
    /// What a form was made of; none where nobody knows.
    pub(super) base: Option<Story>,
    pub(super) changes: Changes,
    pub(super) theirs: Story,
}

impl Three {
    /// The form with what they changed and we did not, and what is left to decide.
    pub(super) fn settle(self, typed: Typed, newest: &Revision) -> (Typed, Conflict) {
        let Self { base, changes, theirs } = self;
        let form = |story: &Story| Typed::of(story, newest.number, String::new());
        let wanted = changes.applied(base.clone().unwrap_or_else(|| theirs.clone()));
        // As it would be stored, because spaces at an end are no change.
        let mine = form(&working_story(wanted.clone()).unwrap_or(wanted));
        let (base, their) = (base.as_ref().map(form), form(&theirs));
        let merged = typed.with_theirs(&mine, base.as_ref(), &their);
        let (left, was) = (merged.values(), base.map(|base| base.values()));
        let undecided = their.values().into_iter().filter(|(name, theirs)| {
            let is_words = !["body", "revision", "key"].contains(name);
            let is_changed = was.as_ref().is_none_or(|was| was.get(name) != Some(theirs));
            is_words && is_changed && !same(left.get(name).map_or("", String::as_str), theirs)
        });
        let fields = undecided.map(|(name, theirs)| Field { key: name.replace('_', "-"), theirs }).collect();
        let body = parts(&changes.applied(theirs.clone()).body, &theirs.body);
        let body = if merged.has_body(&their) { parts(&theirs.body, &theirs.body) } else { body };
        (merged, Conflict { by: newest.name.clone(), at: newest.at, fields, body })
    }
}

/// Whether two lines say the same; browsers end them in their own way.
fn same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}
