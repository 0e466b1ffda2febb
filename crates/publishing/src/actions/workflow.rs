//! The way of a story through the newsroom: handed in, approved, planned, shared.

use database::Conn;
use web::{Error, Result, Sentence};

use super::mentions::mention;
use super::notes::say;
use super::open::Open;
use super::publication::note;
use super::refuse;
use crate::Newsroom;
use crate::model::{Deed, Step, Work, Workflow, problem};
use crate::store;

/// The longest note, in characters.
pub(super) const NOTE: usize = 2_000;

/// Moves a story on, with words for whoever reads its events. Returns how far it is then.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Conflict`] where it stands somewhere else by now, or its words
/// changed since `revision`.
pub async fn step(room: &Newsroom, id: i64, (step, revision): (Step, i64), said: &str) -> Result<Workflow> {
    let said = said.trim().to_owned();
    if said.chars().count() > NOTE {
        refuse(vec![problem("note", Sentence::key("rules-note-long").number("max", NOTE))])?;
    }
    if step == Step::RequestChanges && said.is_empty() {
        refuse(vec![problem("note", Sentence::key("rules-note-missing"))])?;
    }
    let input = (room.clone(), id, (step, revision), said);
    room.desk.web.db.write(&input, |c, input| Box::pin(make(c, input))).await
}

async fn make(c: &mut Conn, input: &(Newsroom, i64, (Step, i64), String)) -> Result<Workflow> {
    let (room, id, (step, revision), said) = input;
    let deed = match step {
        Step::Submit | Step::Withdraw => Deed::Submit,
        Step::RequestChanges | Step::Approve => Deed::Review,
    };
    let mut open = Open::story(c, room, *id, deed).await?;
    let newest = open.article().revision;
    if newest != *revision {
        return Err(super::articles::stale());
    }
    let from = open.work.workflow;
    let to = open.work.after(*step, open.article()).ok_or_else(|| {
        Error::Conflict(Sentence::key("rules-step-moved").with("state", from.as_str().replace('_', "-")))
    })?;
    open.work.workflow = to;
    match step {
        Step::Approve => open.work.approved = room.hand.user.map(|by| (newest, by)),
        // Whoever hands a story in wants it read.
        Step::Submit => open.work.shared = true,
        Step::Withdraw | Step::RequestChanges => open.work.approved = None,
    }
    store::put_work(c, *id, &open.work, room.desk.web.clock.now()).await?;
    note(c, room, (*id, newest), (step.as_str(), said)).await?;
    mention(c, room, *id, said).await?;
    Ok(to)
}

/// What is said of a story beside its words; `None` leaves a thing as it is.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Whether the whole desk may read and write it.
    pub shared: Option<bool>,
    /// The day it is planned for, as a moment, microseconds since 1970 UTC; `Some(None)` for none.
    pub planned: Option<Option<i64>>,
    /// The moment before which readers must not see it, likewise; editors alone say this.
    pub embargo: Option<Option<i64>>,
    /// Something to write down beside it; may be empty.
    pub note: String,
}

/// Plans a story.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Invalid`] where the note is too long, or the story would come out
/// before the embargo ends.
pub async fn plan(room: &Newsroom, id: i64, plan: &Plan) -> Result<()> {
    if plan.note.chars().count() > NOTE {
        refuse(vec![problem("note", Sentence::key("rules-note-long").number("max", NOTE))])?;
    }
    plan.keep(room, id, &Plan::default()).await
}

impl Plan {
    /// The same for a form that was made of what was `seen`: what somebody else changed since stays theirs.
    ///
    /// # Errors
    /// As [`plan`]; [`Error::Conflict`] where both changed a thing, and not to the same.
    pub(crate) async fn keep(&self, room: &Newsroom, id: i64, seen: &Self) -> Result<()> {
        let input = (room.clone(), id, self.clone(), seen.clone());
        room.desk.web.db.write(&input, |c, input| Box::pin(set(c, input))).await
    }

    /// Whether it would overwrite what nobody has seen: something that is neither as it was nor as it is wanted.
    fn overwrites(&self, seen: &Self, work: &Work) -> bool {
        let is_lost = |wanted: Option<Option<i64>>, seen: Option<Option<i64>>, is: Option<i64>| {
            wanted.is_some_and(|wanted| is != wanted) && seen.is_some_and(|seen| is != seen)
        };
        // Of two states one is always the wanted one, so nobody's word on sharing is overwritten unseen.
        is_lost(self.planned, seen.planned, work.planned) || is_lost(self.embargo, seen.embargo, work.embargo)
    }
}

async fn set(c: &mut Conn, (room, id, plan, seen): &(Newsroom, i64, Plan, Plan)) -> Result<()> {
    let deed = if plan.embargo.is_some() { Deed::Publish } else { Deed::Read };
    let mut open = Open::story(c, room, *id, deed).await?;
    if plan.shared.is_some() {
        Open::story(c, room, *id, Deed::Submit).await?;
    }
    let had = open.work.clone();
    if plan.overwrites(seen, &had) {
        return Err(super::articles::stale());
    }
    open.work.shared = plan.shared.unwrap_or(had.shared);
    open.work.planned = plan.planned.unwrap_or(had.planned);
    open.work.embargo = plan.embargo.unwrap_or(had.embargo);
    let comes =
        open.article().published.filter(|_| open.article().state == crate::model::ArticleState::Published);
    if let (Some(until), Some(at)) = (open.work.embargo, comes)
        && at < until
        && had.embargo != open.work.embargo
    {
        let sentence = Sentence::key("rules-embargo-late");
        refuse(vec![problem("embargo", sentence)])?;
    }
    let revision = open.article().revision;
    if open.work != had {
        store::put_work(c, *id, &open.work, room.desk.web.clock.now()).await?;
    }
    if open.work.embargo != had.embargo {
        let until = open.work.embargo.map(locale::rfc3339_utc).unwrap_or_default();
        note(c, room, (*id, revision), ("embargo", &until)).await?;
    }
    say(c, room, (*id, revision), plan.note.trim()).await
}
