//! What is typed into the small forms beside a story: the steps, the notes, the plan, the people. One form is sent at a time, and all
//! are shown again with it.

use serde::{Deserialize, Serialize};

/// What was typed into the small forms.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct Said {
    #[serde(skip_serializing)]
    pub(super) token: String,
    #[serde(skip_serializing)]
    pub(super) step: String,
    #[serde(skip_serializing)]
    pub(super) revision: String,
    pub(super) note: String,
    /// The same in the form of the notes, where it is shown again.
    #[serde(skip_deserializing)]
    pub(super) say: String,
    /// Words of the story that the note is about.
    pub(super) about: String,
    /// The note that it answers.
    pub(super) answers_to: String,
    /// `yes` where a note is settled.
    #[serde(skip_serializing)]
    pub(super) resolved: String,
    /// A day.
    pub(super) planned: String,
    #[serde(skip_serializing)]
    pub(super) shared: String,
    /// A day and a time of day.
    pub(super) embargo_day: String,
    pub(super) embargo_time: String,
    /// What the form of the plan was made of: moments, microseconds since 1970 UTC, and `yes`.
    pub(super) planned_was: Option<String>,
    pub(super) embargo_was: Option<String>,
    pub(super) shared_was: Option<String>,
    #[serde(skip_serializing)]
    pub(super) user: String,
    #[serde(skip_serializing)]
    pub(super) part: String,
}
