//! Revisions of stories, and what happened to stories.

use std::collections::{HashMap, HashSet};

use database::{Arg, Conn, FromRow, Result, Row, args};

use super::AT_ONCE;
use crate::model::{Cause, Hand, Revision, Story, hashes, parts, put_together};

impl FromRow for Revision {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (number, at, user, name) = (row.next()?, row.next()?, row.next()?, row.next()?);
        let cause: String = row.next()?;
        let cause = Cause::parse(&cause).unwrap_or(Cause::Import);
        Ok(Self { number, at, user, name, cause, words: row.next()?, published: row.next()? })
    }
}

/// Keeps a revision; blocks that its story had before are there already.
pub(crate) async fn insert_revision(
    c: &mut Conn,
    article: i64,
    revision: &Revision,
    story: &Story,
    key: Option<&str>,
) -> Result<()> {
    let kept = parts(story);
    let before: Option<String> = c
        .first(
            "SELECT story FROM revisions WHERE article_id = $1 AND number < $2 ORDER BY number DESC LIMIT 1",
            args![article, revision.number],
        )
        .await?;
    let mut had: HashSet<String> = before.iter().flat_map(|row| hashes(row)).collect();
    for (hash, body) in &kept.blocks {
        if had.insert(hash.clone()) {
            c.run(
                "INSERT INTO revision_blocks (article_id, hash, body) VALUES ($1, $2, $3)
                 ON CONFLICT (article_id, hash) DO NOTHING",
                args![article, hash, body],
            )
            .await?;
        }
    }
    c.run(
        "INSERT INTO revisions (article_id, number, at, user_id, name, cause, story, words, save_key, published)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            article,
            revision.number,
            revision.at,
            revision.user,
            &revision.name,
            revision.cause.as_str(),
            &kept.row,
            revision.words,
            key,
            revision.published,
        ],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn has_revision(c: &mut Conn, article: i64, number: i64) -> Result<bool> {
    let sql = "SELECT number FROM revisions WHERE article_id = $1 AND number = $2";
    Ok(c.first::<i64>(sql, args![article, number]).await?.is_some())
}

/// A revision of this number.
pub(crate) async fn revision(c: &mut Conn, article: i64, number: i64) -> Result<Option<Revision>> {
    c.first(
        "SELECT number, at, user_id, name, cause, words, published
         FROM revisions
         WHERE article_id = $1 AND number = $2",
        args![article, number],
    )
    .await
}

/// The revision that a save with this key made.
pub(crate) async fn saved_with(c: &mut Conn, article: i64, key: &str) -> Result<Option<Revision>> {
    c.first(
        "SELECT number, at, user_id, name, cause, words, published
         FROM revisions
         WHERE article_id = $1 AND save_key = $2
         ORDER BY number DESC
         LIMIT 1",
        args![article, key],
    )
    .await
}

/// Revisions below a number, the newest first.
pub(crate) async fn revisions(c: &mut Conn, article: i64, before: i64, most: i64) -> Result<Vec<Revision>> {
    c.all(
        "SELECT number, at, user_id, name, cause, words, published
         FROM revisions
         WHERE article_id = $1 AND number < $2
         ORDER BY number DESC
         LIMIT $3",
        args![article, before, most],
    )
    .await
}

/// The words of a revision; `None` where there is none, or it cannot be put together.
pub(crate) async fn story_at(c: &mut Conn, article: i64, number: i64) -> Result<Option<Story>> {
    let row: Option<String> = c
        .first("SELECT story FROM revisions WHERE article_id = $1 AND number = $2", args![article, number])
        .await?;
    let Some(row) = row else { return Ok(None) };
    let blocks = blocks(c, article, &hashes(&row)).await?;
    let story = put_together(&row, |hash| blocks.get(hash).cloned());
    if story.is_none() {
        tracing::error!(article, number, "a revision cannot be read");
    }
    Ok(story)
}

async fn blocks(c: &mut Conn, article: i64, hashes: &[String]) -> Result<HashMap<String, String>> {
    let mut found = HashMap::new();
    for some in hashes.chunks(AT_ONCE) {
        let some = some.iter().map(String::as_str).chain(std::iter::repeat("")).take(AT_ONCE);
        let mut all: Vec<Arg<'_>> = vec![Arg::Int(article)];
        all.extend(some.map(Arg::from));
        let rows: Vec<(String, String)> = c
            .all(
                "SELECT hash, body
                 FROM revision_blocks
                 WHERE article_id = $1
                   AND hash IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
                &all,
            )
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

/// Readers see this revision from `at` on; the first time counts.
pub(crate) async fn set_published(c: &mut Conn, article: i64, number: i64, at: i64) -> Result<()> {
    c.run(
        "UPDATE revisions SET published = $3 WHERE article_id = $1 AND number = $2 AND published IS NULL",
        args![article, number, at],
    )
    .await
    .map(|_| ())
}

/// Something that happened to a story.
#[derive(Debug)]
pub(crate) struct Event {
    pub(crate) at: i64,
    pub(crate) name: String,
    pub(crate) action: String,
    pub(crate) revision: i64,
    pub(crate) detail: String,
}

impl FromRow for Event {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            at: row.next()?,
            name: row.next()?,
            action: row.next()?,
            revision: row.next()?,
            detail: row.next()?,
        })
    }
}

/// Writes down what happened to a story: `what` is the action and what was said with it.
pub(crate) async fn insert_event(
    c: &mut Conn,
    (id, at): (i64, i64),
    (article, revision): (i64, i64),
    hand: &Hand,
    what: (&str, &str),
) -> Result<()> {
    c.run(
        "INSERT INTO article_events (id, article_id, at, user_id, name, action, revision, detail)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, article, at, hand.user, &hand.name, what.0, revision, what.1],
    )
    .await
    .map(|_| ())
}

/// What happened to a story, the newest first.
pub(crate) async fn events(c: &mut Conn, article: i64, most: i64) -> Result<Vec<Event>> {
    c.all(
        "SELECT at, name, action, revision, detail
         FROM article_events
         WHERE article_id = $1
         ORDER BY at DESC, id DESC
         LIMIT $2",
        args![article, most],
    )
    .await
}

/// The same without the notes, which stand in a list of their own.
pub(crate) async fn events_beside(c: &mut Conn, article: i64, most: i64) -> Result<Vec<Event>> {
    c.all(
        "SELECT at, name, action, revision, detail
         FROM article_events
         WHERE article_id = $1 AND NOT (action = 'note' AND detail <> '')
         ORDER BY at DESC, id DESC
         LIMIT $2",
        args![article, most],
    )
    .await
}

/// Readers never saw this revision after all.
pub(crate) async fn set_unread(c: &mut Conn, article: i64, number: i64) -> Result<()> {
    c.run(
        "UPDATE revisions SET published = NULL WHERE article_id = $1 AND number = $2",
        args![article, number],
    )
    .await
    .map(|_| ())
}
