//! Every SQL text that changes comments. All but a new root are written with the thread locked: see
//! [`lock_thread`].

use database::{Arg, Conn, Result, args};

use super::{BATCH, FORGOTTEN, padded};
use crate::model::{Comment, Policy, Status};

/// Begins a conversation; one that exists stays as it is. Says whether it is a beginning.
pub(crate) async fn insert_thread(c: &mut Conn, subject: i64, policy: Policy) -> Result<bool> {
    let sql = "INSERT INTO threads (subject_id, policy, visible, roots, pending)
         VALUES ($1, $2, 0, 0, 0)
         ON CONFLICT (subject_id) DO NOTHING";
    Ok(c.run(sql, args![subject, policy.as_str()]).await? > 0)
}

/// Removes a conversation without comments.
pub(crate) async fn remove_thread(c: &mut Conn, subject: i64) -> Result<()> {
    c.run("DELETE FROM threads WHERE subject_id = $1", args![subject]).await.map(|_| ())
}

/// Changes what happens to comments that are sent. Says whether there is such a conversation.
pub(crate) async fn update_policy(c: &mut Conn, subject: i64, policy: Policy) -> Result<bool> {
    let sql = "UPDATE threads SET policy = $2 WHERE subject_id = $1";
    Ok(c.run(sql, args![subject, policy.as_str()]).await? > 0)
}

const LOCK: &str = "UPDATE threads SET pending = pending WHERE subject_id = $1 RETURNING policy";

/// Takes the lock of a conversation and reads its policy. Whoever changes comments does this first: counts and
/// `shown` follow from several rows, and two writers must not work them out side by side.
pub(crate) async fn lock_thread(c: &mut Conn, subject: i64) -> Result<Option<Policy>> {
    Ok(c.first::<(Policy,)>(LOCK, args![subject]).await?.map(|(policy,)| policy))
}

/// Reads the policy alone: enough for a new root, which follows from no other row and only adds to the counts.
const POLICY: &str = "SELECT policy FROM threads WHERE subject_id = $1";

/// What makes a second sending of a comment the same one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key<'a> {
    /// Chosen by the sender, or worked out from what they sent.
    pub(crate) key: &'a str,
    /// Of what was sent.
    pub(crate) digest: &'a str,
    /// The comment it makes, if it is new.
    pub(crate) comment_id: i64,
    /// When, microseconds since 1970 UTC.
    pub(crate) now: i64,
}

/// Reads the policy, with the lock for a reply, and remembers what a key makes. Says whether it is a new one; an old
/// one stays as it is.
pub(crate) async fn enter(
    c: &mut Conn,
    subject: i64,
    is_reply: bool,
    key: Option<Key<'_>>,
) -> Result<(Option<Policy>, bool)> {
    let claim = "INSERT INTO comment_keys (key, comment_id, digest, created)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO NOTHING";
    let subject = args![subject];
    let key = key.map(|key| [key.key.into(), key.comment_id.into(), key.digest.into(), key.now.into()]);
    let mut statements: Vec<(&'static str, &[Arg<'_>])> =
        vec![(if is_reply { LOCK } else { POLICY }, subject)];
    statements.extend(key.as_ref().map(|key| (claim, key.as_slice())));
    let mut answers = c.exchange(&statements).await?.into_iter();
    let policy = answers.next().map(database::Answer::first::<(Policy,)>).transpose()?.flatten();
    let is_new = answers.next().is_none_or(|answer| answer.changed() > 0);
    Ok((policy.map(|(policy,)| policy), is_new))
}

/// What only the newsroom and the limits see of a comment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sender<'a> {
    /// The address, if one was given.
    pub(crate) email: Option<&'a str>,
    /// The network it came from.
    pub(crate) network: &'a str,
    /// The root of its tree.
    pub(crate) root_id: i64,
}

/// What one change of a comment does to its conversation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Moved {
    /// More or fewer visible comments.
    pub(crate) visible: i64,
    /// More or fewer shown roots.
    pub(crate) roots: i64,
    /// More or fewer that wait for a moderator.
    pub(crate) pending: i64,
    /// The id of the note that readers began or ceased to see it, if they did.
    pub(crate) change: Option<i64>,
}

/// Writes down what moved, and the comment itself where it comes from a sender.
pub(crate) async fn record(
    c: &mut Conn,
    comment: &Comment,
    sender: Option<Sender<'_>>,
    moved: Moved,
) -> Result<()> {
    let row = sender.map(|sender| values(comment, sender));
    let noted = moved.change.map(|change| [Arg::Int(change), Arg::Int(comment.id)]);
    let mut statements: Vec<(&'static str, &[Arg<'_>])> = Vec::new();
    statements.extend(row.as_ref().map(|row| (INSERT, row.as_slice())));
    statements.extend(noted.as_ref().map(|noted| (NOTE, noted.as_slice())));
    c.exchange(&statements).await?;
    count(c, comment.subject_id, moved).await
}

/// Writes down the comments of one conversation, each with what stands in it, and notes those that readers see under
/// their own ids. The counts are the caller's.
pub(crate) async fn record_all(c: &mut Conn, all: &[(&Comment, Sender<'_>)]) -> Result<()> {
    let rows: Vec<[Arg<'_>; 19]> = all.iter().map(|(comment, sender)| values(comment, *sender)).collect();
    c.each(INSERT, &rows).await?;
    let seen = all.iter().filter(|(comment, _)| comment.status.is_visible());
    let notes: Vec<[Arg<'_>; 2]> = seen.map(|(it, _)| [Arg::Int(it.id), Arg::Int(it.id)]).collect();
    c.each(NOTE, &notes).await.map(|_| ())
}

/// Adds to the counts of a conversation.
pub(crate) async fn count(c: &mut Conn, subject: i64, moved: Moved) -> Result<()> {
    let sql = "UPDATE threads
         SET visible = visible + $2,
             roots = roots + $3,
             pending = pending + $4
         WHERE subject_id = $1";
    let counts = [moved.visible, moved.roots, moved.pending];
    if counts == [0, 0, 0] { Ok(()) } else { c.tally(sql, subject, &counts).await }
}

const INSERT: &str =
    "INSERT INTO comments (id, subject_id, parent_key, root_id, depth, path, place, in_reply_to, status, shown,
                            replies, name, email, staff, source, html, network, created, edited)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";

fn values<'a>(comment: &'a Comment, sender: Sender<'a>) -> [Arg<'a>; 19] {
    [
        comment.id.into(),
        comment.subject_id.into(),
        comment.parent_key.into(),
        sender.root_id.into(),
        comment.depth.into(),
        (&comment.path).into(),
        comment.id.into(),
        comment.in_reply_to.into(),
        comment.status.as_str().into(),
        comment.shown.into(),
        comment.replies.into(),
        (&comment.name).into(),
        sender.email.into(),
        comment.staff.into(),
        (&comment.source).into(),
        (&comment.html).into(),
        sender.network.into(),
        comment.created.into(),
        comment.edited.into(),
    ]
}

/// Forgets keys made before `before`; returns how many.
pub(crate) async fn prune_keys(c: &mut Conn, before: i64) -> Result<u64> {
    c.run("DELETE FROM comment_keys WHERE created < $1", args![before]).await
}

/// Changes where a comment stands with the moderators.
pub(crate) async fn set_status(c: &mut Conn, id: i64, status: Status) -> Result<()> {
    let sql = "UPDATE comments SET status = $2 WHERE id = $1";
    c.run(sql, args![id, status.as_str()]).await.map(|_| ())
}

/// The name of a comment that was emptied. Nobody is shown it but moderators.
const NOBODY: &str = "forgotten";

/// Empties what a comment says and who sent it.
pub(crate) async fn empty(c: &mut Conn, id: i64) -> Result<()> {
    let sql =
        "UPDATE comments SET name = $2, source = '', html = '', email = NULL, network = '' WHERE id = $1";
    c.run(sql, args![id, NOBODY]).await.map(|_| ())
}

/// Forgets the networks of comments with ids above `after` up to `last`, and the addresses of those that are not on the
/// page and do not wait for it.
pub(crate) async fn forget_senders(c: &mut Conn, after: i64, last: i64) -> Result<()> {
    let sql = "UPDATE comments
         SET network = '',
             email = CASE WHEN status IN ('removed', 'rejected') THEN NULL ELSE email END
         WHERE id > $1
           AND id <= $2
           AND (network <> '' OR (email IS NOT NULL AND status IN ('removed', 'rejected')))";
    c.run(sql, args![after, last]).await.map(|_| ())
}

/// Remembers the last comment whose sender was forgotten.
pub(crate) async fn set_senders_forgotten(c: &mut Conn, id: i64) -> Result<()> {
    let sql = "INSERT INTO settings (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    c.run(sql, args![FORGOTTEN, id.to_string()]).await.map(|_| ())
}

/// Gives a comment its place on pages, or takes it away.
pub(crate) async fn set_shown(c: &mut Conn, id: i64, shown: bool) -> Result<()> {
    c.run("UPDATE comments SET shown = $2 WHERE id = $1", args![id, shown]).await.map(|_| ())
}

/// One shown child more or fewer.
pub(crate) async fn bump_replies(c: &mut Conn, id: i64, by: i64) -> Result<()> {
    c.run("UPDATE comments SET replies = replies + $2 WHERE id = $1", args![id, by]).await.map(|_| ())
}

/// A decision of a moderator.
#[derive(Clone, Debug)]
pub(crate) struct Event<'a> {
    /// Its id.
    pub(crate) id: i64,
    /// The comment.
    pub(crate) comment_id: i64,
    /// When, microseconds since 1970 UTC.
    pub(crate) at: i64,
    /// Who.
    pub(crate) actor: &'a str,
    /// From where to where.
    pub(crate) change: (Status, Status),
    /// Why.
    pub(crate) reason: &'a str,
}

/// Writes a decision down.
pub(crate) async fn insert_event(c: &mut Conn, event: &Event<'_>) -> Result<()> {
    let sql = "INSERT INTO comment_events (id, comment_id, at, actor, from_status, to_status, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let (from, to) = event.change;
    let args =
        args![event.id, event.comment_id, event.at, event.actor, from.as_str(), to.as_str(), event.reason];
    c.run(sql, args).await.map(|_| ())
}

const NOTE: &str = "INSERT INTO comment_changes (id, comment_id) VALUES ($1, $2)";

/// Notes that readers began or ceased to see a comment.
pub(crate) async fn insert_change(c: &mut Conn, id: i64, comment: i64) -> Result<()> {
    c.run(NOTE, args![id, comment]).await.map(|_| ())
}

/// Forgets such notes; the comments of those that were still there.
pub(crate) async fn drop_changes(c: &mut Conn, ids: &[i64]) -> Result<Vec<i64>> {
    let mut comments = Vec::new();
    for some in ids.chunks(BATCH) {
        let args: Vec<Arg<'_>> = padded(some, BATCH).collect();
        comments.extend(c.all::<i64>(DROP_CHANGES, &args).await?);
    }
    Ok(comments)
}

const DROP_CHANGES: &str = "DELETE FROM comment_changes
         WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
                      $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                      $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,
                      $31, $32, $33, $34, $35, $36, $37, $38, $39, $40,
                      $41, $42, $43, $44, $45, $46, $47, $48, $49, $50)
         RETURNING comment_id";
