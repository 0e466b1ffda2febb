//! Every SQL text that reads comments. Writing is in `store/write.rs`.
//!
//! A page of a tree is a fixed number of seeks, whatever the size of the conversation: the first of one parent's
//! children by the sibling index, then the first few children of up to fifty parents in one statement.

#[cfg(test)]
mod plans;
mod write;

use database::{Arg, Conn, FromRow, Result, Row, args};

use crate::model::{Comment, Status, Thread};

pub(crate) use write::{
    Event, Key, Moved, Sender, bump_replies, count, drop_changes, empty, enter, forget_senders,
    insert_change, insert_event, insert_thread, lock_thread, prune_keys, record, record_all, remove_thread,
    set_senders_forgotten, set_shown, set_status, update_policy,
};

/// How many ids one statement takes.
const BATCH: usize = 50;

/// A read of comments, in the order of [`Comment::from_row`].
macro_rules! comments {
    ($rest:literal) => {
        concat!(
            "/* hot */ SELECT id, subject_id, parent_key, depth, path, in_reply_to, status, shown, replies, name, staff,
                source, html, created, edited
         FROM comments
         ",
            $rest
        )
    };
}

impl FromRow for Comment {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            subject_id: row.next()?,
            parent_key: row.next()?,
            depth: row.next()?,
            path: row.next()?,
            in_reply_to: row.next()?,
            status: row.next()?,
            shown: row.next()?,
            replies: row.next()?,
            name: row.next()?,
            staff: row.next()?,
            source: row.next()?,
            html: row.next()?,
            created: row.next()?,
            edited: row.next()?,
        })
    }
}

impl FromRow for Thread {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { policy: row.next()?, visible: row.next()?, roots: row.next()?, pending: row.next()? })
    }
}

/// The comment somebody's key made, and the digest of what they sent.
pub(crate) struct Kept {
    /// The comment.
    pub(crate) comment_id: i64,
    /// The digest.
    pub(crate) digest: String,
}

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { comment_id: row.next()?, digest: row.next()? })
    }
}

/// The state of a conversation.
pub(crate) async fn thread(c: &mut Conn, subject: i64) -> Result<Option<Thread>> {
    let sql = "/* hot */ SELECT policy, visible, roots, pending
         FROM threads
         WHERE subject_id = $1";
    c.first(sql, args![subject]).await
}

/// One comment, whatever its state.
pub(crate) async fn comment(c: &mut Conn, id: i64) -> Result<Option<Comment>> {
    let sql = comments!("WHERE id = $1");
    c.first(sql, args![id]).await
}

/// What a key made before.
pub(crate) async fn kept(c: &mut Conn, key: &str) -> Result<Option<Kept>> {
    c.first("SELECT comment_id, digest FROM comment_keys WHERE key = $1", args![key]).await
}

/// Shown children of `parent` (0: the roots) with ids below `before`, newest first.
pub(crate) async fn newest(
    c: &mut Conn,
    (subject, parent): (i64, i64),
    before: i64,
    limit: i64,
) -> Result<Vec<Comment>> {
    let sql = comments!(
        "WHERE subject_id = $1
           AND parent_key = $2
           AND shown = TRUE
           AND place < $3
         ORDER BY place DESC
         LIMIT $4"
    );
    c.all(sql, args![subject, parent, before, limit]).await
}

/// Shown children of `parent` (0: the roots) with ids above `after`, oldest first.
pub(crate) async fn oldest(
    c: &mut Conn,
    (subject, parent): (i64, i64),
    after: i64,
    limit: i64,
) -> Result<Vec<Comment>> {
    let sql = comments!(
        "WHERE subject_id = $1
           AND parent_key = $2
           AND shown = TRUE
           AND place > $3
         ORDER BY place
         LIMIT $4"
    );
    c.all(sql, args![subject, parent, after, limit]).await
}

const FIRST_REPLIES: &str = "WITH parents(id) AS (
       VALUES (CAST($2 AS BIGINT)), ($3), ($4), ($5), ($6), ($7), ($8), ($9), ($10), ($11),
              ($12), ($13), ($14), ($15), ($16), ($17), ($18), ($19), ($20), ($21),
              ($22), ($23), ($24), ($25), ($26), ($27), ($28), ($29), ($30), ($31),
              ($32), ($33), ($34), ($35), ($36), ($37), ($38), ($39), ($40), ($41),
              ($42), ($43), ($44), ($45), ($46), ($47), ($48), ($49), ($50), ($51)
     ),
     one(parent, id) AS MATERIALIZED (
       SELECT p.id, (SELECT MIN(k.place)
                         FROM comments k
                         WHERE k.subject_id = $1
                           AND k.parent_key = p.id
                           AND k.shown = TRUE)
       FROM parents p
     ),
     two(parent, id) AS MATERIALIZED (
       SELECT o.parent, (SELECT MIN(k.place)
                         FROM comments k
                         WHERE k.subject_id = $1
                           AND k.parent_key = o.parent
                           AND k.shown = TRUE
                           AND k.place > o.id)
       FROM one o
     ),
     three(parent, id) AS MATERIALIZED (
       SELECT t.parent, (SELECT MIN(k.place)
                         FROM comments k
                         WHERE k.subject_id = $1
                           AND k.parent_key = t.parent
                           AND k.shown = TRUE
                           AND k.place > t.id)
       FROM two t
     ),
     wanted(id) AS (
       SELECT id FROM one UNION ALL SELECT id FROM two UNION ALL SELECT id FROM three
     )
     SELECT c.id, c.subject_id, c.parent_key, c.depth, c.path, c.in_reply_to, c.status, c.shown, c.replies,
        c.name, c.staff, c.source, c.html, c.created, c.edited
     FROM wanted w
     CROSS JOIN comments c
     WHERE c.id = w.id";

/// The first three shown children of each parent, unsorted. Each is found from the one before by one seek, so that a
/// parent with a million children costs as much as one with four, whatever the planner believes; `CROSS JOIN` keeps
/// SQLite from turning the join around.
pub(crate) async fn first_replies(c: &mut Conn, subject: i64, parents: &[i64]) -> Result<Vec<Comment>> {
    let mut all = Vec::new();
    for some in parents.chunks(BATCH) {
        let mut args = vec![Arg::Int(subject)];
        args.extend(padded(some, BATCH));
        all.extend(c.all::<Comment>(FIRST_REPLIES, &args).await?);
    }
    Ok(all)
}

const BY_IDS: &str = "WITH wanted(id) AS (
       VALUES (CAST($1 AS BIGINT)), ($2), ($3), ($4), ($5), ($6), ($7), ($8), ($9), ($10),
              ($11), ($12), ($13), ($14), ($15), ($16), ($17), ($18), ($19), ($20),
              ($21), ($22), ($23), ($24), ($25), ($26), ($27), ($28), ($29), ($30),
              ($31), ($32), ($33), ($34), ($35), ($36), ($37), ($38), ($39), ($40),
              ($41), ($42), ($43), ($44), ($45), ($46), ($47), ($48), ($49), ($50)
     )
     SELECT c.id, c.subject_id, c.parent_key, c.depth, c.path, c.in_reply_to, c.status, c.shown, c.replies,
        c.name, c.staff, c.source, c.html, c.created, c.edited
     FROM wanted w
     CROSS JOIN comments c
     WHERE c.id = w.id";

/// The comments with these ids, unsorted.
pub(crate) async fn by_ids(c: &mut Conn, ids: &[i64]) -> Result<Vec<Comment>> {
    let mut all = Vec::new();
    for some in ids.chunks(BATCH) {
        let args: Vec<Arg<'_>> = padded(some, BATCH).collect();
        all.extend(c.all::<Comment>(BY_IDS, &args).await?);
    }
    Ok(all)
}

/// Shown comments below a path, in the order of the conversation, from just above `after` (a path) on.
pub(crate) async fn below(
    c: &mut Conn,
    subject: i64,
    (after, end): (&str, &str),
    limit: i64,
) -> Result<Vec<Comment>> {
    let sql = comments!(
        "WHERE subject_id = $1
           AND path > $2
           AND path < $3
           AND shown = TRUE
         ORDER BY path
         LIMIT $4"
    );
    c.all(sql, args![subject, after, end, limit]).await
}

/// How many shown children of `parent` have ids above `after`, counted up to a thousand.
pub(crate) async fn remaining(c: &mut Conn, (subject, parent): (i64, i64), after: i64) -> Result<i64> {
    let sql = "SELECT COUNT(*)
         FROM (SELECT id
               FROM comments
               WHERE subject_id = $1
                 AND parent_key = $2
                 AND shown = TRUE
                 AND place > $3
               ORDER BY place
               LIMIT 1000) rest";
    c.one(sql, args![subject, parent, after]).await
}

/// How many shown comments stand below a path after `after` (a path), counted up to a thousand.
pub(crate) async fn remaining_below(c: &mut Conn, subject: i64, (after, end): (&str, &str)) -> Result<i64> {
    let sql = "SELECT COUNT(*)
         FROM (SELECT id
               FROM comments
               WHERE subject_id = $1
                 AND path > $2
                 AND path < $3
                 AND shown = TRUE
               ORDER BY path
               LIMIT 1000) rest";
    c.one(sql, args![subject, after, end]).await
}

/// Visible comments of a subject with ids below `before`, newest first.
pub(crate) async fn listed(c: &mut Conn, subject: i64, before: i64, limit: i64) -> Result<Vec<Comment>> {
    let sql = comments!(
        "WHERE subject_id = $1
           AND status = $2
           AND place < $3
         ORDER BY place DESC
         LIMIT $4"
    );
    c.all(sql, args![subject, Status::Visible.as_str(), before, limit]).await
}

/// Comments of every subject that wait for a moderator, with ids below `before`, newest first.
pub(crate) async fn queue(c: &mut Conn, before: i64, limit: i64) -> Result<Vec<Comment>> {
    let sql = comments!(
        "WHERE status = 'pending'
           AND place < $1
         ORDER BY place DESC
         LIMIT $2"
    );
    c.all(sql, args![before, limit]).await
}

const VISIBLE_COUNTS: &str = "WITH wanted(id) AS (
       VALUES (CAST($1 AS BIGINT)), ($2), ($3), ($4), ($5), ($6), ($7), ($8), ($9), ($10),
              ($11), ($12), ($13), ($14), ($15), ($16), ($17), ($18), ($19), ($20)
     )
     SELECT c.subject_id, c.visible
     FROM wanted w
     CROSS JOIN threads c
     WHERE c.subject_id = w.id";

/// Visible comments by subject, for those of `subjects` that have a conversation.
pub(crate) async fn visible_counts(c: &mut Conn, subjects: &[i64]) -> Result<Vec<(i64, i64)>> {
    let mut all = Vec::new();
    for some in subjects.chunks(20) {
        let args: Vec<Arg<'_>> = padded(some, 20).collect();
        all.extend(c.all::<(i64, i64)>(VISIBLE_COUNTS, &args).await?);
    }
    Ok(all)
}

/// The ids of comments of every subject above `after`, in order.
pub(crate) async fn ids_after(c: &mut Conn, after: i64, limit: i64) -> Result<Vec<i64>> {
    c.all("SELECT id FROM comments WHERE id > $1 ORDER BY id LIMIT $2", args![after, limit]).await
}

/// Ids above `after` and below `end`, in order.
pub(crate) async fn ids_between(c: &mut Conn, after: i64, end: i64, limit: i64) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM comments WHERE id > $1 AND id < $2 ORDER BY id LIMIT $3";
    c.all(sql, args![after, end, limit]).await
}

/// Under which name it is remembered up to which comment senders were forgotten.
const FORGOTTEN: &str = "comments-forgotten";

/// The last comment whose sender was forgotten, 0 where there is none.
pub(crate) async fn senders_forgotten(c: &mut Conn) -> Result<i64> {
    let value: Option<String> =
        c.first("SELECT value FROM settings WHERE name = $1", args![FORGOTTEN]).await?;
    Ok(value.and_then(|value| value.parse().ok()).unwrap_or(0))
}

/// Changes that nobody has settled: their ids and those of the comments, oldest first.
pub(crate) async fn changes(c: &mut Conn, limit: i64) -> Result<Vec<(i64, i64)>> {
    let sql = "/* hot */ SELECT id, comment_id FROM comment_changes WHERE id > $1 ORDER BY id LIMIT $2";
    c.all(sql, args![0, limit]).await
}

/// Ids for a statement that takes `width` of them. No row has the id 0 or a parent below 0.
fn padded(ids: &[i64], width: usize) -> impl Iterator<Item = Arg<'static>> {
    let filler = std::iter::repeat(-1);
    ids.iter().copied().chain(filler).take(width).map(Arg::Int).collect::<Vec<_>>().into_iter()
}

/// How many comments wait for a moderator, and since when the oldest of them does.
pub(crate) async fn waiting(c: &mut Conn) -> Result<(i64, Option<i64>)> {
    c.one("SELECT COUNT(*), MIN(created) FROM comments WHERE status = 'pending'", &[]).await
}
