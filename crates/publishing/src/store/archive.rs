//! The archive by month, and the corrections of the whole paper.

use database::{Conn, FromRow, Result, Row, args};
use document::CorrectionKind;
use locale::Language;

use super::{Teaser, language};
use crate::model::{Correction, Cursor, kind_of};

/// The articles of a stretch of time, newest first, behind a cursor and not before `start`.
pub(crate) async fn between(c: &mut Conn, start: i64, after: Cursor, most: i64) -> Result<Vec<Teaser>> {
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.state = 'published' AND a.published >= $1 AND (a.published, a.id) < ($2, $3)
         ORDER BY a.published DESC, a.id DESC
         LIMIT $4",
        args![start, after.published, after.id, most],
    )
    .await
}

/// The last publication before a moment.
pub(crate) async fn last_before(c: &mut Conn, moment: i64) -> Result<Option<i64>> {
    c.first(
        "/* hot */ SELECT published
         FROM articles
         WHERE state = 'published' AND published < $1
         ORDER BY published DESC, id DESC
         LIMIT 1",
        args![moment],
    )
    .await
}

/// The first publication at a moment or after it, and not after `now`.
pub(crate) async fn first_from(c: &mut Conn, moment: i64, now: i64) -> Result<Option<i64>> {
    c.first(
        "/* hot */ SELECT published
         FROM articles
         WHERE state = 'published' AND published >= $1 AND published <= $2
         ORDER BY published, id
         LIMIT 1",
        args![moment, now],
    )
    .await
}

/// A correction and the article it was made to.
pub(crate) struct Corrected {
    pub(crate) id: i64,
    pub(crate) correction: Correction,
    pub(crate) article: i64,
    pub(crate) headline: String,
    pub(crate) retracted: bool,
    pub(crate) language: Language,
    pub(crate) section: String,
    pub(crate) slug: String,
}

impl FromRow for Corrected {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.next()?;
        let kind: String = row.next()?;
        let kind = kind_of(&kind).unwrap_or(CorrectionKind::Correction);
        let correction = Correction { kind, text: row.next()?, at: row.next()? };
        Ok(Self {
            id,
            correction,
            article: row.next()?,
            headline: row.next()?,
            retracted: row.next()?,
            language: language(row)?,
            section: row.next()?,
            slug: row.next()?,
        })
    }
}

/// What readers were told, newest first, behind a cursor of time and id; without typos ([`crate::model::is_listed`]).
pub(crate) async fn corrected(c: &mut Conn, after: Cursor, now: i64, most: i64) -> Result<Vec<Corrected>> {
    c.all(
        "/* hot */ SELECT k.id, k.kind, k.text, k.at, a.id, a.headline, a.retracted, a.language, s.slug, a.slug
         FROM corrections k
         CROSS JOIN articles a
         JOIN sections s ON s.id = a.section_id
         WHERE (k.at, k.id) < ($1, $2) AND k.kind <> 'typo' AND a.id = k.article_id AND a.state = 'published' AND a.published <= $3
         ORDER BY k.at DESC, k.id DESC
         LIMIT $4",
        args![after.published, after.id, now, most],
    )
    .await
}

/// Whether readers were told anything about an article.
pub(crate) async fn is_corrected(c: &mut Conn, article: i64) -> Result<bool> {
    let one: Option<i64> = c
        .first(
            "SELECT id FROM corrections WHERE article_id = $1 ORDER BY at DESC, id DESC LIMIT 1",
            args![article],
        )
        .await?;
    Ok(one.is_some())
}

/// Repeats an article's time of publication, none where it is not published, where lists are sorted by it.
pub(crate) async fn stand(c: &mut Conn, article: i64, published: Option<i64>) -> Result<()> {
    c.run("UPDATE bylines SET published = $2 WHERE article_id = $1", args![article, published]).await?;
    c.run("UPDATE article_topics SET published = $2 WHERE article_id = $1", args![article, published])
        .await
        .map(|_| ())
}

/// Whether something was published in each of the twelve stretches between these moments.
pub(crate) async fn months(c: &mut Conn, starts: &[i64; 13]) -> Result<[bool; 12]> {
    let args = starts.map(database::Arg::Int);
    let Months(has) = c
        .one(
            "/* hot */ SELECT
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $1 AND published < $2),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $2 AND published < $3),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $3 AND published < $4),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $4 AND published < $5),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $5 AND published < $6),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $6 AND published < $7),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $7 AND published < $8),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $8 AND published < $9),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $9 AND published < $10),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $10 AND published < $11),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $11 AND published < $12),
                EXISTS (SELECT 1 FROM articles WHERE state = 'published' AND published >= $12 AND published < $13)",
            &args,
        )
        .await?;
    Ok(has)
}

struct Months([bool; 12]);

impl FromRow for Months {
    fn from_row(row: &mut Row) -> Result<Self> {
        let mut has = [false; 12];
        for month in &mut has {
            *month = row.next()?;
        }
        Ok(Self(has))
    }
}
