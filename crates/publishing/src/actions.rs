//! What changes the paper. Each action is one transaction: it checks, writes, and names the pages it changes.

mod articles;
mod derive;
mod fronts;
mod paper;
mod pictures;
mod related;
mod standing;
mod topics;

use web::{Error, Problem, Result};

pub use articles::{add_correction, check, create, create_all, publish, unpublish, update};
pub use fronts::{arrange_front, publish_front};
pub use paper::{create_section, upsert_author};
pub(crate) use pictures::make_copies;
pub use pictures::{add_picture, update_picture};
pub(crate) use standing::backfill;
pub use topics::{create_topic, update_author, update_topic};

fn refuse(problems: Vec<Problem>) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// What stands between two of the same name that arrive in the same moment.
fn taken(error: database::Error, sentence: &str) -> Error {
    match error {
        database::Error::Unique(_) => Error::Conflict(sentence.to_owned()),
        other => other.into(),
    }
}
