//! Every SQL text that changes comments. All are called with the thread locked: see [`lock_thread`].

use database::{Conn, Result, args};

use crate::model::{Comment, Policy, Status};

/// Begins a conversation; one that exists stays as it is. Says whether it is a beginning.
pub(crate) async fn insert_thread(c: &mut Conn, subject: i64, policy: Policy) -> Result<bool> {
    let sql = "INSERT INTO threads (subject_id, policy, visible, roots, pending)
         VALUES ($1, $2, 0, 0, 0)
         ON CONFLICT (subject_id) DO NOTHING";
    Ok(c.run(sql, args![subject, policy.as_str()]).await? > 0)
}

/// Changes what happens to comments that are sent. Says whether there is such a conversation.
pub(crate) async fn update_policy(c: &mut Conn, subject: i64, policy: Policy) -> Result<bool> {
    let sql = "UPDATE threads SET policy = $2 WHERE subject_id = $1";
    Ok(c.run(sql, args![subject, policy.as_str()]).await? > 0)
}

/// Takes the lock of a conversation and reads its policy. Whoever changes comments does this first: counts and
/// `shown` follow from several rows, and two writers must not work them out side by side.
pub(crate) async fn lock_thread(c: &mut Conn, subject: i64) -> Result<Option<Policy>> {
    let sql = "UPDATE threads SET pending = pending WHERE subject_id = $1 RETURNING policy";
    Ok(c.first::<(Policy,)>(sql, args![subject]).await?.map(|(policy,)| policy))
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

/// Stores a comment. It counts nothing.
pub(crate) async fn insert(c: &mut Conn, comment: &Comment, sender: Sender<'_>) -> Result<()> {
    let sql =
        "INSERT INTO comments (id, subject_id, parent_key, root_id, depth, path, place, in_reply_to, status, shown,
                                replies, name, email, staff, source, html, network, created, edited)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)";
    let args = args![
        comment.id,
        comment.subject_id,
        comment.parent_key,
        sender.root_id,
        comment.depth,
        &comment.path,
        comment.id,
        comment.in_reply_to,
        comment.status.as_str(),
        comment.shown,
        comment.replies,
        &comment.name,
        sender.email,
        comment.staff,
        &comment.source,
        &comment.html,
        sender.network,
        comment.created,
        comment.edited,
    ];
    c.run(sql, args).await.map(|_| ())
}

/// Remembers what a key makes. Says whether it is a new one; an old one stays as it is.
pub(crate) async fn claim_key(
    c: &mut Conn,
    (key, digest): (&str, &str),
    comment_id: i64,
    now: i64,
) -> Result<bool> {
    let sql = "INSERT INTO comment_keys (key, comment_id, digest, created)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (key) DO NOTHING";
    Ok(c.run(sql, args![key, comment_id, digest, now]).await? > 0)
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

/// Gives a comment its place on pages, or takes it away.
pub(crate) async fn set_shown(c: &mut Conn, id: i64, shown: bool) -> Result<()> {
    c.run("UPDATE comments SET shown = $2 WHERE id = $1", args![id, shown]).await.map(|_| ())
}

/// One shown child more or fewer.
pub(crate) async fn bump_replies(c: &mut Conn, id: i64, by: i64) -> Result<()> {
    c.run("UPDATE comments SET replies = replies + $2 WHERE id = $1", args![id, by]).await.map(|_| ())
}

/// More or fewer visible comments, shown roots and waiting comments.
pub(crate) async fn bump_thread(
    c: &mut Conn,
    subject: i64,
    (visible, roots, pending): (i64, i64, i64),
) -> Result<()> {
    let sql = "UPDATE threads
         SET visible = visible + $2,
             roots = roots + $3,
             pending = pending + $4
         WHERE subject_id = $1";
    c.run(sql, args![subject, visible, roots, pending]).await.map(|_| ())
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

/// Notes that readers began or ceased to see a comment.
pub(crate) async fn insert_change(c: &mut Conn, id: i64, comment: i64) -> Result<()> {
    c.run("INSERT INTO comment_changes (id, comment_id) VALUES ($1, $2)", args![id, comment])
        .await
        .map(|_| ())
}

/// Forgets such a note; whether it was there.
pub(crate) async fn drop_change(c: &mut Conn, id: i64) -> Result<bool> {
    Ok(c.run("DELETE FROM comment_changes WHERE id = $1", args![id]).await? == 1)
}
