//! The form of a comment as templates see it.

use std::collections::BTreeMap;

use serde::Serialize;
use web::{FormState, ShownProblem};

/// The fields in the order of the page.
pub(crate) const FIELDS: [&str; 3] = ["text", "name", "email"];

/// What the template of the form uses.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FormView {
    action: String,
    token: String,
    parent: Option<String>,
    /// Empty on pages that many readers share: a key of theirs would be one key for all of them. What makes a double
    /// submit one comment is worked out from its words and its token.
    idempotency: String,
    values: BTreeMap<&'static str, String>,
    errors: BTreeMap<&'static str, Option<String>>,
    pub(crate) problems: Vec<ShownProblem>,
    cancel_url: Option<String>,
}

/// A form that was sent and needs mending.
#[derive(Clone, Debug)]
pub(crate) struct Failed {
    pub(crate) state: FormState,
    pub(crate) parent: Option<i64>,
    pub(crate) token: String,
}

impl FormView {
    /// An empty form.
    pub(crate) fn blank(
        action: &str,
        token: String,
        parent: Option<i64>,
        cancel_url: Option<String>,
    ) -> Self {
        let failed = Failed { state: FormState::new(&FIELDS), parent, token };
        Self::again(action, &failed, cancel_url)
    }

    /// A form as it was sent, with what is wrong.
    pub(crate) fn again(action: &str, failed: &Failed, cancel_url: Option<String>) -> Self {
        let values = failed.state.values().into_iter().map(|(field, value)| (field, value.to_owned()));
        let errors =
            failed.state.errors().into_iter().map(|(field, error)| (field, error.map(str::to_owned)));
        Self {
            action: action.to_owned(),
            token: failed.token.clone(),
            parent: failed.parent.map(|id| id.to_string()),
            idempotency: String::new(),
            values: values.collect(),
            errors: errors.collect(),
            problems: failed.state.problems(),
            cancel_url,
        }
    }
}
