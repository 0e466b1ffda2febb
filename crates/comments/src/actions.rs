//! What changes a conversation, one transaction each.
//!
//! Counts move in one place, [`settle`], with the thread locked (a new root only adds to them); so they are exact
//! whenever anybody looks.

mod import;
mod senders;

use std::collections::BTreeSet;

use database::{BoxFuture, Conn};

use crate::model::{Comment, Draft, Flaw, MAX_DEPTH, Policy, Status, Text, extend};
use crate::reads::Change;
use crate::store;

pub use import::{Import, import_comment, import_id, import_thread};
pub use senders::{SENDER_DAYS, forget, forget_senders};

/// Why a comment was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Fields need mending.
    Invalid(Vec<Flaw>),
    /// The conversation is closed, or there is none.
    Closed,
    /// What it answers is not there, or not under this subject, or no longer visible.
    ParentGone,
    /// The key was used for another comment.
    Conflict,
}

/// What ends an action early.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The rules say no.
    #[error("refused: {0:?}")]
    Refused(Refusal),
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// A comment that somebody sends.
#[derive(Clone, Debug)]
pub struct Submission {
    /// The subject it is about.
    pub subject: i64,
    /// What was typed.
    pub draft: Draft,
    /// The same, checked.
    pub text: Text,
    /// What makes a second sending the same one.
    pub key: Option<String>,
    /// The network it comes from; the address itself is kept nowhere.
    pub network: String,
    /// Whether the paper's staff sends it.
    pub staff: bool,
}

/// A comment that is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Posted {
    /// Its id.
    pub id: i64,
    /// Visible, or pending where a moderator reads first.
    pub status: Status,
    /// Whether it is a root.
    pub is_root: bool,
}

/// Takes a comment. Sent again with the same key it answers as the first time.
///
/// # Errors
/// [`Failure`]; nothing is stored then.
pub async fn submit(web: &web::State, submission: &Submission) -> Result<Posted, Failure> {
    let input = (web, submission);
    // Everybody who comments on one subject changes its counts.
    let line = format!("comments:{}", submission.subject);
    let mut tries = 0;
    loop {
        let taken = web.db.write_together(&line, &input, |c, (web, sent)| take(c, web, sent));
        let done = taken.await;
        match done {
            // The same key under another subject at the same moment, or an id that another process drew too.
            Err(Failure::Database(database::Error::Unique(_))) if tries < 3 => tries += 1,
            other => return other,
        }
    }
}

fn take<'c>(
    c: &'c mut Conn,
    web: &'c web::State,
    sent: &'c Submission,
) -> BoxFuture<'c, Result<Posted, Failure>> {
    Box::pin(async move {
        let (id, created) = (web.ids.next(), web.clock.now());
        let policy = match enter(c, sent, id, created).await? {
            Entered::Free(policy) => policy,
            Entered::Before(posted) => return Ok(posted),
        };
        let status = match policy {
            Policy::Closed => return Err(Refusal::Closed.into()),
            Policy::Held if !sent.staff => Status::Pending,
            Policy::Held | Policy::Open => Status::Visible,
        };
        let parent = match sent.draft.parent {
            Some(id) => Some(visible_parent(c, sent.subject, id).await?),
            None => None,
        };
        let seed =
            Seed { id, subject: sent.subject, parent: parent.as_ref(), status, staff: sent.staff, created };
        let comment = place(c, seed, &sent.text).await?;
        let sender = store::Sender {
            email: sent.text.email.as_deref(),
            network: &sent.network,
            root_id: root_of(&comment),
        };
        settle(c, &comment, Was::Unsent(sender), id).await?;
        Ok(Posted { id, status, is_root: comment.parent_key == 0 })
    })
}

/// A conversation that somebody comes to with a comment.
enum Entered {
    Free(Policy),
    /// The comment was sent before.
    Before(Posted),
}

/// Reads what is allowed, under the lock for a reply, and claims the key. The key of a comment that is refused afterwards
/// goes with it.
async fn enter(c: &mut Conn, sent: &Submission, id: i64, now: i64) -> Result<Entered, Failure> {
    let digest = sent.draft.digest(sent.subject);
    let key = sent.key.as_ref().map(|key| store::Key { key, digest: &digest, comment_id: id, now });
    let (policy, is_new) = store::enter(c, sent.subject, sent.draft.parent.is_some(), key).await?;
    let policy = policy.ok_or(Refusal::Closed)?;
    if let (false, Some(key)) = (is_new, &sent.key)
        && let Some(posted) = made_before(c, key, &digest).await?
    {
        return Ok(Entered::Before(posted));
    }
    Ok(Entered::Free(policy))
}

async fn made_before(c: &mut Conn, key: &str, digest: &str) -> Result<Option<Posted>, Failure> {
    let Some(kept) = store::kept(c, key).await? else { return Ok(None) };
    if kept.digest != digest {
        return Err(Refusal::Conflict.into());
    }
    let comment = store::comment(c, kept.comment_id).await?;
    Ok(comment.map(|it| Posted { id: it.id, status: it.status, is_root: it.parent_key == 0 }))
}

async fn visible_parent(c: &mut Conn, subject: i64, id: i64) -> Result<Comment, Failure> {
    let parent = store::comment(c, id).await?;
    let parent = parent.filter(|parent| parent.subject_id == subject && parent.status.is_visible());
    parent.ok_or_else(|| Refusal::ParentGone.into())
}

/// What is known of a comment before it has its place in the tree.
struct Seed<'a> {
    id: i64,
    subject: i64,
    parent: Option<&'a Comment>,
    status: Status,
    staff: bool,
    created: i64,
}

/// A comment under its parent; beside it where the parent is as deep as trees go.
async fn place(c: &mut Conn, seed: Seed<'_>, text: &Text) -> database::Result<Comment> {
    let deep = seed.parent.filter(|parent| parent.depth >= MAX_DEPTH);
    let beside = match deep {
        Some(deep) => store::comment(c, deep.parent_key).await?,
        None => None,
    };
    let above = if deep.is_some() { beside.as_ref() } else { seed.parent };
    Ok(placed(&seed, above, text))
}

/// A comment below `above`, the root of a tree where there is none.
fn placed(seed: &Seed<'_>, above: Option<&Comment>, text: &Text) -> Comment {
    Comment {
        id: seed.id,
        subject_id: seed.subject,
        parent_key: above.map_or(0, |above| above.id),
        depth: above.map_or(0, |above| above.depth + 1),
        path: extend(above.map_or("", |above| &above.path), seed.id),
        in_reply_to: seed.parent.map(|parent| parent.id),
        status: seed.status,
        shown: seed.status.is_visible(),
        replies: 0,
        name: text.name.clone(),
        staff: seed.staff,
        source: text.source.clone(),
        html: text.html.clone(),
        created: seed.created,
        edited: None,
    }
}

fn root_of(comment: &Comment) -> i64 {
    crate::model::ancestors(&comment.path).first().copied().unwrap_or(comment.id)
}

/// What a comment was before it changed.
enum Was<'a> {
    /// Not stored yet.
    Unsent(store::Sender<'a>),
    /// Stored with this status.
    Stored(Status),
}

/// Stores a new comment, or brings counts and places up to date after a stored one came to the status it has now.
/// Usually that concerns its parent and its thread; only where a place-holder for a removed comment comes or goes does
/// the change travel further up. If readers see it now, or see it no more, that is noted under the id `change`.
async fn settle(c: &mut Conn, comment: &Comment, was: Was<'_>, change: i64) -> database::Result<()> {
    let (old, sender) = match was {
        Was::Unsent(sender) => (None, Some(sender)),
        Was::Stored(status) => (Some(status), None),
    };
    let count = |old: bool, new: bool| i64::from(new) - i64::from(old);
    let visible = count(old.is_some_and(Status::is_visible), comment.status.is_visible());
    let pending = count(old == Some(Status::Pending), comment.status == Status::Pending);
    let mut roots = 0;
    let was = old.is_some() && comment.shown;
    let mut step = (comment.id, comment.parent_key, was, comment.status.is_visible() || comment.replies > 0);
    let mut changed = visible != 0;
    while step.2 != step.3 {
        let (id, parent, was, is) = step;
        if old.is_some() || id != comment.id {
            store::set_shown(c, id, is).await?;
        }
        changed = true;
        let by = count(was, is);
        if parent == 0 {
            roots = by;
            break;
        }
        store::bump_replies(c, parent, by).await?;
        let Some(above) = store::comment(c, parent).await? else { break };
        step = (above.id, above.parent_key, above.shown, above.status.is_visible() || above.replies > 0);
    }
    let change = (visible != 0).then_some(change);
    store::record(c, comment, sender, store::Moved { visible, roots, pending, change }).await?;
    if changed {
        touch(c, comment.subject_id);
    }
    Ok(())
}

/// Says what readers see anew: the conversation, the story above it, and the lists that name its count.
fn touch(c: &mut Conn, subject: i64) {
    c.touch(format!("comments:{subject}"));
    c.touch(format!("article:{subject}"));
    c.touch(format!("count:{subject}"));
}

/// What a moderator decides.
#[derive(Clone, Debug)]
pub struct Decision {
    /// About which comment.
    pub comment_id: i64,
    /// Where it shall stand.
    pub status: Status,
    /// Why.
    pub reason: String,
    /// Who says so.
    pub actor: String,
}

/// Carries out a decision and writes it down. The comment as it is then, or `None` where there is no such comment. One
/// that was forgotten has nothing to show and stays as it is.
///
/// # Errors
/// The database's.
pub async fn decide(web: &web::State, decision: &Decision) -> database::Result<Option<Comment>> {
    let input = (web, decision);
    web.db
        .write(&input, |c, (web, decision)| {
            Box::pin(async move {
                let Some(found) = store::comment(c, decision.comment_id).await? else { return Ok(None) };
                store::lock_thread(c, found.subject_id).await?;
                // Only what is read under the lock is sure.
                let Some(mut comment) = store::comment(c, found.id).await? else { return Ok(None) };
                let old = comment.status;
                if old == decision.status || (decision.status.is_visible() && comment.is_forgotten()) {
                    return Ok(Some(comment));
                }
                comment.status = decision.status;
                store::set_status(c, comment.id, decision.status).await?;
                if !decision.status.is_kept() && senders::is_old(comment.created, web.clock.now()) {
                    store::forget_senders(c, comment.id - 1, comment.id).await?;
                }
                settle(c, &comment, Was::Stored(old), web.ids.next()).await?;
                let event = store::Event {
                    id: web.ids.next(),
                    comment_id: comment.id,
                    at: web.clock.now(),
                    actor: &decision.actor,
                    change: (old, decision.status),
                    reason: &decision.reason,
                };
                store::insert_event(c, &event).await?;
                store::comment(c, comment.id).await
            })
        })
        .await
}

/// Begins the conversation of a subject; one that exists stays as it is.
///
/// # Errors
/// The database's.
pub async fn open_thread(c: &mut Conn, subject: i64, policy: Policy) -> database::Result<()> {
    if store::insert_thread(c, subject, policy).await? {
        touch(c, subject);
    }
    Ok(())
}

/// Removes the conversation of a subject that is gone, where nobody ever said anything in it.
///
/// # Errors
/// The database's, also where there are comments.
pub async fn remove_thread(c: &mut Conn, subject: i64) -> database::Result<()> {
    touch(c, subject);
    store::remove_thread(c, subject).await
}

/// Changes what happens to comments that are sent from here on. `false` where there is no conversation.
///
/// # Errors
/// The database's.
pub async fn set_policy(c: &mut Conn, subject: i64, policy: Policy) -> database::Result<bool> {
    let there = store::update_policy(c, subject, policy).await?;
    touch(c, subject);
    Ok(there)
}

/// Forgets the keys of submissions made before `before` (microseconds since 1970 UTC); returns how many.
///
/// # Errors
/// The database's.
pub async fn prune_keys(c: &mut Conn, before: i64) -> database::Result<u64> {
    store::prune_keys(c, before).await
}

/// Notes a comment as changed though its own row did not: what readers see of it hangs on its subject too.
///
/// # Errors
/// The database's.
pub async fn note_change(c: &mut Conn, change: Change) -> database::Result<()> {
    store::insert_change(c, change.id, change.comment_id).await
}

/// Takes changes on, in the caller's transaction: the comments of those that another node was not faster with.
///
/// # Errors
/// The database's.
pub async fn settled(c: &mut Conn, changes: &[Change]) -> database::Result<BTreeSet<i64>> {
    let ids: Vec<i64> = changes.iter().map(|change| change.id).collect();
    Ok(store::drop_changes(c, &ids).await?.into_iter().collect())
}
