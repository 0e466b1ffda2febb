//! Comments that were written elsewhere.

use database::Conn;

use super::{Failure, Refusal, Seed, Was, place, root_of, settle};
use crate::model::{Draft, Status};
use crate::store;

/// A comment from elsewhere, with its own time.
#[derive(Clone, Debug)]
pub struct Import {
    /// Its id: see [`import_id`]. Ids order a conversation.
    pub id: i64,
    /// The subject it is about; its conversation must be open, held or closed, but there.
    pub subject: i64,
    /// What was typed there, and what it answers.
    pub draft: Draft,
    /// Where it stands with the moderators.
    pub status: Status,
    /// Whether the paper's staff wrote it.
    pub staff: bool,
    /// When, microseconds since 1970 UTC.
    pub created: i64,
}

/// An id for an imported comment: after those of earlier times, and among those of one millisecond by `number`, the
/// running number of the import in order of time. Before 2025 ids know no time, and `number` alone orders them.
#[must_use]
pub fn import_id(created: i64, number: u32) -> i64 {
    database::Ids::floor(created) + i64::from(number % (1 << 21)) + 1
}

/// Stores a comment from elsewhere; parents come before their replies. Counts are exact at once.
///
/// # Errors
/// [`Failure`]: flaws of the draft, [`Refusal::Closed`] without a conversation, [`Refusal::ParentGone`] without the
/// parent; [`database::Error::Unique`] where the id is taken.
pub async fn import_comment(c: &mut Conn, import: &Import) -> Result<(), Failure> {
    let text = import.draft.check().map_err(Refusal::Invalid)?;
    store::lock_thread(c, import.subject).await?.ok_or(Refusal::Closed)?;
    let parent = match import.draft.parent {
        None => None,
        Some(id) => {
            let found = store::comment(c, id).await?.filter(|parent| parent.subject_id == import.subject);
            Some(found.ok_or(Refusal::ParentGone)?)
        }
    };
    let &Import { id, subject, status, staff, created, .. } = import;
    let comment =
        place(c, Seed { id, subject, parent: parent.as_ref(), status, staff, created }, &text).await?;
    // The time after which an address goes may be over already, so what is not on the page comes without one.
    let email = text.email.as_deref().filter(|_| status.is_kept());
    let sender = store::Sender { email, network: "", root_id: root_of(&comment) };
    settle(c, &comment, Was::Unsent(sender), id).await?;
    Ok(())
}
