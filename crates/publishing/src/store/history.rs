//! What readers saw before: versions of stories, stories that are gone, addresses that stories had.

use database::{Conn, FromRow, Result, Row, args};
use document::CorrectionKind;
use locale::Language;

use super::language;
use crate::model::{Correction, kind_of, url};

/// The revisions of a story that readers may have seen by `now`, newest first: revision, publication, words. None where
/// nobody changed it since it was imported: then its row is all there is.
pub(crate) async fn versions(c: &mut Conn, article: i64, now: i64) -> Result<Vec<(i64, i64, i64)>> {
    c.all(
        "/* hot */ SELECT number, published, words
         FROM revisions
         WHERE article_id = $1 AND published IS NOT NULL AND published <= $2
         ORDER BY published DESC, number DESC",
        args![article, now],
    )
    .await
}

/// What was to come out after `now` was not seen.
pub(crate) async fn forget_unseen(c: &mut Conn, article: i64, now: i64) -> Result<()> {
    c.run(
        "UPDATE revisions SET published = NULL WHERE article_id = $1 AND published > $2",
        args![article, now],
    )
    .await
    .map(|_| ())
}

struct Told(Correction, Option<i64>);

impl FromRow for Told {
    fn from_row(row: &mut Row) -> Result<Self> {
        let kind: String = row.next()?;
        let kind = kind_of(&kind).unwrap_or(CorrectionKind::Correction);
        Ok(Self(Correction { kind, text: row.next()?, at: row.next()? }, row.next()?))
    }
}

/// What readers were told about a story, newest first, each with the revision it was about where that was written down.
pub(crate) async fn told_of(c: &mut Conn, article: i64) -> Result<Vec<(Correction, Option<i64>)>> {
    let rows: Vec<Told> = c
        .all(
            "/* hot */ SELECT kind, text, at, revision FROM corrections WHERE article_id = $1 ORDER BY at DESC, id DESC",
            args![article],
        )
        .await?;
    Ok(rows.into_iter().map(|Told(correction, revision)| (correction, revision)).collect())
}

/// Readers were told that nothing of a story holds.
pub(crate) async fn retract(c: &mut Conn, article: i64) -> Result<()> {
    c.run("UPDATE articles SET retracted = TRUE WHERE id = $1", args![article]).await.map(|_| ())
}

/// A story that was taken from readers with a reason.
#[derive(Debug)]
pub(crate) struct Gone {
    pub(crate) reason: String,
    pub(crate) at: Option<i64>,
    /// Its headline where its words were removed and this one was kept; else empty.
    pub(crate) headline: String,
    pub(crate) language: Language,
}

impl FromRow for Gone {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (reason, at) = (row.next()?, row.next()?);
        let erased: bool = row.next()?;
        let headline: String = row.next()?;
        Ok(Self {
            reason,
            at,
            headline: if erased { headline } else { String::new() },
            language: language(row)?,
        })
    }
}

/// The story that was at an address and was taken from readers with a reason; at `now` it has not come out again.
pub(crate) async fn gone(c: &mut Conn, section: &str, slug: &str, now: i64) -> Result<Option<Gone>> {
    c.first(
        "/* hot */ SELECT w.gone, w.gone_at, w.erased, a.headline, a.language
         FROM sections s
         JOIN articles a ON a.section_id = s.id
         JOIN work w ON w.article_id = a.id
         WHERE s.slug = $1 AND a.slug = $2 AND w.gone IS NOT NULL
           AND (a.state = 'unpublished' OR a.state = 'published' AND a.published > $3)",
        args![section, slug, now],
    )
    .await
}

/// Where the story is that had an address before, if readers see it.
pub(crate) async fn moved_to(c: &mut Conn, section: &str, slug: &str, now: i64) -> Result<Option<String>> {
    let found: Option<(String, String)> = c
        .first(
            "/* hot */ SELECT s.slug, a.slug
         FROM sections o
         JOIN moved m ON m.section_id = o.id
         JOIN articles a ON a.id = m.article_id
         JOIN sections s ON s.id = a.section_id
         WHERE o.slug = $1 AND m.slug = $2 AND a.state = 'published' AND a.published <= $3",
            args![section, slug, now],
        )
        .await?;
    Ok(found.map(|(section, slug)| url(&section, &slug)))
}

/// Remembers an address that a story had. Of several stories that had it, it leads to the last.
pub(crate) async fn remember_address(c: &mut Conn, section: i64, slug: &str, article: i64) -> Result<()> {
    c.run(
        "INSERT INTO moved (section_id, slug, article_id) VALUES ($1, $2, $3)
         ON CONFLICT (section_id, slug) DO UPDATE SET article_id = excluded.article_id",
        args![section, slug, article],
    )
    .await
    .map(|_| ())
}

/// Whether an address was that of some story: one made of a headline does not take it away from there.
pub(crate) async fn was_address(c: &mut Conn, section: i64, slug: &str) -> Result<bool> {
    let sql = "SELECT article_id FROM moved WHERE section_id = $1 AND slug = $2";
    Ok(c.first::<i64>(sql, args![section, slug]).await?.is_some())
}

/// Gives an article another address.
pub(crate) async fn set_address(c: &mut Conn, article: i64, section: i64, slug: &str) -> Result<()> {
    c.run("UPDATE articles SET section_id = $2, slug = $3 WHERE id = $1", args![article, section, slug])
        .await
        .map(|_| ())
}
