//! What is near an article: related stories, and those before and after it in its section.

use database::{Conn, Result, args};

use super::Teaser;
use crate::model::Cursor;

/// Related stories that are kept of one article: more than are shown, so that one that is taken back leaves no gap.
pub(crate) const KEPT: usize = 8;

/// The related stories of an article that are published or will be, nearest first.
pub(crate) async fn related(c: &mut Conn, article: i64) -> Result<Vec<Teaser>> {
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM related r
         JOIN articles a ON a.id = r.other_id
         JOIN sections s ON s.id = a.section_id
         WHERE r.article_id = $1 AND a.state = 'published'
         ORDER BY r.score DESC, r.other_id DESC",
        args![article],
    )
    .await
}

/// The story of a section that came out before this place.
pub(crate) async fn before(c: &mut Conn, section: i64, place: Cursor) -> Result<Option<Teaser>> {
    Ok(super::by_section(c, section, place, 1).await?.pop())
}

/// The story of a section that came out after this place and not after `now`.
pub(crate) async fn after(c: &mut Conn, section: i64, place: Cursor, now: i64) -> Result<Option<Teaser>> {
    c.first(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.section_id = $1 AND a.state = 'published' AND (a.published, a.id) > ($2, $3)
           AND a.published <= $4
         ORDER BY a.published, a.id
         LIMIT 1",
        args![section, place.published, place.id, now],
    )
    .await
}

/// The terms of an article, in order.
pub(crate) async fn terms(c: &mut Conn, article: i64) -> Result<Vec<(String, i64)>> {
    c.all("SELECT term, published FROM article_terms WHERE article_id = $1 ORDER BY term", args![article])
        .await
}

pub(crate) async fn remove_terms(c: &mut Conn, article: i64) -> Result<()> {
    c.run("DELETE FROM article_terms WHERE article_id = $1", args![article]).await.map(|_| ())
}

pub(crate) async fn add_term(c: &mut Conn, article: i64, term: &str, published: i64) -> Result<()> {
    c.run(
        "INSERT INTO article_terms (article_id, term, published) VALUES ($1, $2, $3)",
        args![article, term, published],
    )
    .await
    .map(|_| ())
}

/// The newest other articles with a term: id and publication.
pub(crate) async fn sharing(c: &mut Conn, term: &str, article: i64, most: i64) -> Result<Vec<(i64, i64)>> {
    c.all(
        "/* hot */ SELECT article_id, published
         FROM article_terms
         WHERE term = $1 AND article_id <> $2
         ORDER BY published DESC, article_id DESC
         LIMIT $3",
        args![term, article, most],
    )
    .await
}

/// Takes an article out of every list.
pub(crate) async fn unrelate(c: &mut Conn, article: i64) -> Result<()> {
    c.run("DELETE FROM related WHERE article_id = $1", args![article]).await?;
    c.run("DELETE FROM related WHERE other_id = $1", args![article]).await.map(|_| ())
}

pub(crate) async fn relate(c: &mut Conn, article: i64, other: i64, score: i64) -> Result<()> {
    c.run(
        "INSERT INTO related (article_id, other_id, score) VALUES ($1, $2, $3)
         ON CONFLICT (article_id, other_id) DO UPDATE SET score = excluded.score",
        args![article, other, score],
    )
    .await
    .map(|_| ())
}

/// Shortens the list of an article; whether `other` is still in it.
pub(crate) async fn keep_nearest(c: &mut Conn, article: i64, other: i64) -> Result<bool> {
    let list: Vec<(i64, i64)> = c
        .all(
            "SELECT other_id, score FROM related WHERE article_id = $1 ORDER BY score DESC, other_id DESC",
            args![article],
        )
        .await?;
    for (far, _) in list.iter().skip(KEPT) {
        c.run("DELETE FROM related WHERE article_id = $1 AND other_id = $2", args![article, *far]).await?;
    }
    Ok(list.iter().take(KEPT).any(|(near, _)| *near == other))
}

/// Published articles after an id, in the order of ids: how all of them are gone through.
pub(crate) async fn published_ids(c: &mut Conn, after: i64, most: i64) -> Result<Vec<i64>> {
    c.all(
        "SELECT id FROM articles WHERE id > $1 AND state = 'published' ORDER BY id LIMIT $2",
        args![after, most],
    )
    .await
}

/// The setting that says up to which id the stories of an older version were looked at.
const BACKFILL: &str = "related-backfill";
/// Its value when all were.
const ALL: i64 = i64::MAX;

/// Up to which id stories were looked at; `None` when all were.
pub(crate) async fn backfilled(c: &mut Conn) -> Result<Option<i64>> {
    let value: Option<String> =
        c.first("SELECT value FROM settings WHERE name = $1", args![BACKFILL]).await?;
    let id = value.and_then(|value| value.parse().ok()).unwrap_or(0);
    Ok((id < ALL).then_some(id))
}

/// Remembers how far the work went; `None` is all of it.
pub(crate) async fn set_backfilled(c: &mut Conn, id: Option<i64>) -> Result<()> {
    c.run(
        "INSERT INTO settings (name, value) VALUES ($1, $2)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        args![BACKFILL, id.unwrap_or(ALL).to_string()],
    )
    .await
    .map(|_| ())
}
