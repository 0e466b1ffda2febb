//! Lists that go on behind a slug.

use serde::Deserialize;
use utoipa::IntoParams;
use web::{Error, Result, Sentence};

use crate::model::{is_slug, problem};

/// Which part of a list.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    /// Where the list goes on: `next` of the list before.
    after: Option<String>,
    /// How many, 1 to 100; 20 where it is not said.
    limit: Option<usize>,
}

impl Part {
    /// The slug behind which the list goes on, how many items, and how many rows that takes.
    pub(super) fn bounds(&self) -> Result<(&str, usize, i64)> {
        let limit = self.limit.unwrap_or(20);
        if !(1..=100).contains(&limit) {
            return Err(Error::Invalid(vec![problem("limit", Sentence::key("rules-api-limit"))]));
        }
        let after = self.after.as_deref().unwrap_or_default();
        if !after.is_empty() && !is_slug(after) {
            return Err(Error::Malformed("The query: after is no cursor of ours.".into()));
        }
        Ok((after, limit, i64::try_from(limit + 1).unwrap_or(1)))
    }
}

/// A slug from an address; what is none names nothing.
pub(super) fn known(slug: &str) -> Result<&str> {
    if is_slug(slug) { Ok(slug) } else { Err(Error::NotFound) }
}
