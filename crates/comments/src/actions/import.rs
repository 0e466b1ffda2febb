//! Comments that were written elsewhere.

use std::collections::HashMap;

use database::Conn;

use super::{Failure, Refusal, Seed, Was, place, placed, root_of, settle, touch};
use crate::model::{Comment, Draft, MAX_DEPTH, Status, Text};
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

/// Stores the comments of one conversation from elsewhere in a few exchanges with the database; parents come before
/// their replies, and are among them. All are comments of `subject`, whatever they say. Counts are exact at once.
///
/// # Errors
/// As [`import_comment`].
pub async fn import_thread(c: &mut Conn, subject: i64, imports: &[Import]) -> Result<(), Failure> {
    let mut thread = Thread::default();
    let mut emails = Vec::with_capacity(imports.len());
    for import in imports {
        let text = import.draft.check().map_err(Refusal::Invalid)?;
        thread.add(subject, import, &text)?;
        emails.push(text.email.filter(|_| import.status.is_kept()));
    }
    store::lock_thread(c, subject).await?.ok_or(Refusal::Closed)?;
    let moved = thread.settle();
    let rows = thread.comments.iter().zip(&emails).map(|(comment, email)| {
        let sender = store::Sender { email: email.as_deref(), network: "", root_id: root_of(comment) };
        (comment, sender)
    });
    store::record_all(c, &rows.collect::<Vec<_>>()).await?;
    store::count(c, subject, moved).await?;
    touch(c, subject);
    Ok(())
}

/// A conversation that is not stored yet, parents before their replies.
#[derive(Default)]
struct Thread {
    comments: Vec<Comment>,
    /// Where each comment stands in the list.
    at: HashMap<i64, usize>,
}

impl Thread {
    fn get(&self, id: i64) -> Option<&Comment> {
        self.at.get(&id).and_then(|at| self.comments.get(*at))
    }

    fn add(&mut self, subject: i64, import: &Import, text: &Text) -> Result<(), Refusal> {
        let parent = match import.draft.parent {
            Some(id) => Some(self.get(id).ok_or(Refusal::ParentGone)?),
            None => None,
        };
        let deep = parent.filter(|parent| parent.depth >= MAX_DEPTH);
        let above = deep.map_or(parent, |deep| self.get(deep.parent_key));
        let &Import { id, status, staff, created, .. } = import;
        let comment = placed(&Seed { id, subject, parent, status, staff, created }, above, text);
        self.at.insert(id, self.comments.len());
        self.comments.push(comment);
        Ok(())
    }

    /// Works out what is shown, from the last reply up; what all of them together add to the conversation.
    fn settle(&mut self) -> store::Moved {
        let mut moved = store::Moved::default();
        let mut replies: HashMap<i64, i64> = HashMap::new();
        for comment in self.comments.iter_mut().rev() {
            comment.replies = replies.remove(&comment.id).unwrap_or(0);
            comment.shown = comment.status.is_visible() || comment.replies > 0;
            let shown = i64::from(comment.shown);
            match comment.parent_key {
                0 => moved.roots += shown,
                parent => *replies.entry(parent).or_default() += shown,
            }
            moved.visible += i64::from(comment.status.is_visible());
            moved.pending += i64::from(comment.status == Status::Pending);
        }
        moved
    }
}
