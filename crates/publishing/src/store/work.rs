//! What the newsroom knows of a story beside its words: how far it is, whose it is, who has it open.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{Stake, Work, Workflow};

impl FromRow for Work {
    fn from_row(row: &mut Row) -> Result<Self> {
        let live = row.next()?;
        let workflow: String = row.next()?;
        let (shared, planned, embargo) = (row.next()?, row.next()?, row.next()?);
        let (approved, approver): (Option<i64>, Option<i64>) = (row.next()?, row.next()?);
        Ok(Self {
            live,
            // A state of a later version is one that somebody has to look at.
            workflow: Workflow::parse(&workflow).unwrap_or(Workflow::Draft),
            shared,
            planned,
            embargo,
            approved: approved.zip(approver),
            named: row.next()?,
            gone: row.next()?,
            gone_at: row.next()?,
            erased: row.next()?,
            previews: row.next()?,
        })
    }
}

/// What is known of a story; `None` for one that came before this was kept.
pub(crate) async fn work(c: &mut Conn, article: i64) -> Result<Option<Work>> {
    c.first(
        "SELECT live, workflow, shared, planned, embargo, approved, approver, named, gone, gone_at, erased, previews
         FROM work
         WHERE article_id = $1",
        args![article],
    )
    .await
}

pub(crate) async fn put_work(c: &mut Conn, article: i64, work: &Work, now: i64) -> Result<()> {
    c.run(
        "INSERT INTO work (article_id, live, workflow, shared, planned, embargo, approved, approver, named, gone, gone_at,
                           erased, previews, changed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (article_id) DO UPDATE
         SET live = excluded.live, workflow = excluded.workflow, shared = excluded.shared, planned = excluded.planned,
             embargo = excluded.embargo, approved = excluded.approved, approver = excluded.approver,
             named = excluded.named, gone = excluded.gone, gone_at = excluded.gone_at, erased = excluded.erased,
             previews = excluded.previews, changed = excluded.changed",
        args![
            article,
            work.live,
            work.workflow.as_str(),
            work.shared,
            work.planned,
            work.embargo,
            work.approved.map(|(revision, _)| revision),
            work.approved.map(|(_, by)| by),
            work.named,
            work.gone.as_deref(),
            work.gone_at,
            work.erased,
            work.previews,
            now,
        ],
    )
    .await
    .map(|_| ())
}

/// What a story is to somebody; `shared` is what its [`Work`] says.
pub(crate) async fn stake(c: &mut Conn, article: i64, user: Option<i64>, shared: bool) -> Result<Stake> {
    let Some(user) = user else { return Ok(Stake { shared, ..Stake::default() }) };
    let part: Option<String> = c
        .first("SELECT part FROM article_people WHERE article_id = $1 AND user_id = $2", args![article, user])
        .await?;
    let part = part.as_deref();
    Ok(Stake { owns: part == Some("owner"), writes: part == Some("writer"), shared })
}

/// What a takedown of a story would remove: its revisions, the entries of its live coverage that stand, and (where that is
/// wanted) what readers were told about it.
pub(crate) async fn what_goes(c: &mut Conn, article: i64) -> Result<(i64, i64, i64)> {
    c.one(
        "SELECT (SELECT COUNT(*) FROM revisions WHERE article_id = $1),
                (SELECT COUNT(*) FROM live_entries WHERE article_id = $1 AND removed IS NULL),
                (SELECT COUNT(*) FROM corrections WHERE article_id = $1)",
        args![article],
    )
    .await
}

/// Makes a story somebody's: as its owner, or as one who writes it with its owner.
pub(crate) async fn add_person(c: &mut Conn, article: i64, user: i64, owns: bool) -> Result<()> {
    let part = if owns { "owner" } else { "writer" };
    c.run(
        "INSERT INTO article_people (article_id, user_id, part) VALUES ($1, $2, $3)
         ON CONFLICT (article_id, user_id) DO UPDATE SET part = excluded.part",
        args![article, user, part],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn remove_person(c: &mut Conn, article: i64, user: i64) -> Result<()> {
    let sql = "DELETE FROM article_people WHERE article_id = $1 AND user_id = $2";
    c.run(sql, args![article, user]).await.map(|_| ())
}

/// Whose story it is: id, name, and whether they own it.
pub(crate) async fn people(c: &mut Conn, article: i64) -> Result<Vec<(i64, String, bool)>> {
    let rows: Vec<(i64, String, String)> = c
        .all(
            "SELECT p.user_id, u.name, p.part
         FROM article_people p
         JOIN users u ON u.id = p.user_id
         WHERE p.article_id = $1
         ORDER BY p.part, u.name, p.user_id",
            args![article],
        )
        .await?;
    Ok(rows.into_iter().map(|(id, name, part)| (id, name, part == "owner")).collect())
}

/// The name of somebody with an account.
pub(crate) async fn colleague(c: &mut Conn, user: i64) -> Result<Option<String>> {
    c.first("SELECT name FROM users WHERE id = $1 AND disabled IS NULL", args![user]).await
}

/// Somebody who has a story open.
#[derive(Debug)]
pub(crate) struct Present {
    pub(crate) user: i64,
    pub(crate) name: String,
    pub(crate) holds: bool,
    /// Since when they ask for it, microseconds since 1970 UTC; none where they do not.
    pub(crate) asked: Option<i64>,
}

impl FromRow for Present {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { user: row.next()?, name: row.next()?, holds: row.next()?, asked: row.next()? })
    }
}

/// Who was seen at a story between two moments; who holds it first.
pub(crate) async fn present(c: &mut Conn, article: i64, (from, to): (i64, i64)) -> Result<Vec<Present>> {
    c.all(
        "SELECT user_id, name, holds, asked FROM presence
         WHERE article_id = $1 AND seen > $2 AND seen < $3 ORDER BY holds DESC, name, user_id",
        args![article, from, to],
    )
    .await
}

/// Somebody is at a story: whether they hold it, and since when they ask for it.
pub(crate) async fn arrive(
    c: &mut Conn,
    article: i64,
    (user, name): (i64, &str),
    (holds, asked): (bool, Option<i64>),
    now: i64,
) -> Result<()> {
    c.run(
        "INSERT INTO presence (article_id, user_id, name, seen, holds, asked) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (article_id, user_id) DO UPDATE
         SET name = excluded.name, seen = excluded.seen, holds = excluded.holds, asked = excluded.asked,
             lost = CASE WHEN excluded.holds = TRUE THEN NULL ELSE presence.lost END",
        args![article, user, name, now, holds, asked],
    )
    .await
    .map(|_| ())
}

/// Nobody but this person holds a story any more; of whoever did it is kept at which revision that was.
pub(crate) async fn let_go(c: &mut Conn, article: i64, heir: i64, revision: i64) -> Result<()> {
    let sql = "UPDATE presence SET holds = FALSE, lost = $3
               WHERE article_id = $1 AND user_id <> $2 AND holds = TRUE";
    c.run(sql, args![article, heir, revision]).await.map(|_| ())
}

/// Somebody who is at a story holds it.
pub(crate) async fn hold(c: &mut Conn, article: i64, user: i64) -> Result<()> {
    let sql =
        "UPDATE presence SET holds = TRUE, asked = NULL, lost = NULL WHERE article_id = $1 AND user_id = $2";
    c.run(sql, args![article, user]).await.map(|_| ())
}

/// The revision at which a story was taken from somebody.
pub(crate) async fn lost(c: &mut Conn, article: i64, user: i64) -> Result<Option<i64>> {
    let sql = "SELECT lost FROM presence WHERE article_id = $1 AND user_id = $2 AND lost IS NOT NULL";
    c.first(sql, args![article, user]).await
}

/// Somebody left a story.
pub(crate) async fn leave(c: &mut Conn, article: i64, user: i64) -> Result<()> {
    c.run("DELETE FROM presence WHERE article_id = $1 AND user_id = $2", args![article, user])
        .await
        .map(|_| ())
}
