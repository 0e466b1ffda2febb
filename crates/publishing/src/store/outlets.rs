//! Reads for feeds and sitemaps.

use std::collections::HashMap;

use database::{Arg, Conn, FromRow, Result, Row, args};
use document::CorrectionKind;
use locale::Language;

use super::{AT_ONCE, filled};
use crate::model::{Correction, Cursor, kind_of, url};

/// What a feed shows of an article beside its teaser.
#[derive(Debug, Default)]
pub(crate) struct FullText {
    pub(crate) html: String,
    pub(crate) excerpt: String,
    pub(crate) created: i64,
    pub(crate) updated: Option<i64>,
    pub(crate) corrections: Vec<Correction>,
}

/// The texts of these articles, with what readers were told about them, newest first.
pub(crate) async fn full_texts(c: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, FullText>> {
    let mut texts = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let rows: Vec<(i64, String, String, i64, Option<i64>)> = c
            .all(
                "/* hot */ SELECT id, html, excerpt, created, updated
                 FROM articles
                 WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        for (id, html, excerpt, created, updated) in rows {
            let corrections = Vec::new();
            texts.insert(id, FullText { html, excerpt, created, updated, corrections });
        }
        let mut told: Vec<(i64, i64, i64, String, String)> = c
            .all(
                "/* hot */ SELECT at, id, article_id, kind, text
                 FROM corrections
                 WHERE article_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        told.sort_unstable_by(|a, b| b.cmp(a));
        for (at, _, article, kind, text) in told {
            let kind = kind_of(&kind).unwrap_or(CorrectionKind::Correction);
            if let Some(found) = texts.get_mut(&article) {
                found.corrections.push(Correction { kind, text, at });
            }
        }
    }
    Ok(texts)
}

/// The media types of pictures, by their keys.
pub(crate) async fn picture_kinds(c: &mut Conn, keys: &[&str]) -> Result<HashMap<String, String>> {
    let mut kinds = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let some = some.iter().copied().chain(std::iter::repeat("")).take(AT_ONCE);
        let some: Vec<Arg<'_>> = some.map(Arg::from).collect();
        let rows: Vec<(String, String)> = c
            .all(
                "/* hot */ SELECT key, kind
                 FROM media
                 WHERE key IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &some,
            )
            .await?;
        kinds.extend(rows);
    }
    Ok(kinds)
}

/// Whose names stand over each of these articles, in order: name and slug.
pub(crate) async fn writers(c: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<(String, String)>>> {
    let mut rows: Vec<(i64, i64, String, String)> = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<_> = c
            .all(
                "/* hot */ SELECT b.article_id, b.position, u.name, u.slug
                 FROM bylines b
                 JOIN authors u ON u.id = b.author_id
                 WHERE b.article_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        rows.extend(found);
    }
    rows.sort_unstable();
    let mut writers: HashMap<i64, Vec<(String, String)>> = HashMap::new();
    for (article, _, name, slug) in rows {
        writers.entry(article).or_default().push((name, slug));
    }
    Ok(writers)
}

/// What each of these articles is about, in order: id and title.
pub(crate) async fn subjects(c: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<(i64, String)>>> {
    let mut rows: Vec<(i64, i64, i64, String)> = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found: Vec<_> = c
            .all(
                "/* hot */ SELECT x.article_id, x.position, t.id, t.title
                 FROM article_topics x
                 JOIN topics t ON t.id = x.topic_id
                 WHERE x.article_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        rows.extend(found);
    }
    rows.sort_unstable();
    let mut subjects: HashMap<i64, Vec<(i64, String)>> = HashMap::new();
    for (article, _, topic, title) in rows {
        subjects.entry(article).or_default().push((topic, title));
    }
    Ok(subjects)
}

/// An address of a sitemap: its path, its last change, and where the list goes on behind it.
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) changed: i64,
    pub(crate) cursor: Cursor,
}

impl FromRow for Place {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (section, slug): (String, String) = (row.next()?, row.next()?);
        let (published, id): (i64, i64) = (row.next()?, row.next()?);
        let updated: Option<i64> = row.next()?;
        let changed = updated.unwrap_or(published).max(published);
        Ok(Self { path: url(&section, &slug), changed, cursor: Cursor { published, id } })
    }
}

/// Articles published after a cursor and before a moment, oldest first.
pub(crate) async fn places(c: &mut Conn, after: Cursor, before: i64, most: i64) -> Result<Vec<Place>> {
    c.all(
        "/* hot */ SELECT s.slug, a.slug, a.published, a.id, a.updated
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.state = 'published' AND (a.published, a.id) > ($1, $2) AND a.published < $3
         ORDER BY a.published, a.id
         LIMIT $4",
        args![after.published, after.id, before, most],
    )
    .await
}

/// The last of the `most` articles behind a cursor and before a moment: where the next part begins.
pub(crate) async fn end_of_part(
    c: &mut Conn,
    after: Cursor,
    before: i64,
    most: i64,
) -> Result<Option<Cursor>> {
    let found: Option<(i64, i64)> = c
        .first(
            "SELECT published, id
             FROM (SELECT published, id
                   FROM articles
                   WHERE state = 'published' AND (published, id) > ($1, $2) AND published < $3
                   ORDER BY published, id
                   LIMIT $4) AS part
             ORDER BY published DESC, id DESC
             LIMIT 1",
            args![after.published, after.id, before, most],
        )
        .await?;
    Ok(found.map(|(published, id)| Cursor { published, id }))
}

/// How many articles were published from one moment on and before another.
pub(crate) async fn count_between(c: &mut Conn, from: i64, before: i64) -> Result<i64> {
    c.one(
        "/* hot */ SELECT COUNT(*) FROM articles WHERE state = 'published' AND published >= $1 AND published < $2",
        args![from, before],
    )
    .await
}

/// An article of the last days, as news search wants it.
pub(crate) struct News {
    pub(crate) path: String,
    pub(crate) published: i64,
    pub(crate) changed: i64,
    pub(crate) language: Language,
    pub(crate) headline: String,
    pub(crate) retracted: bool,
}

impl FromRow for News {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (section, slug): (String, String) = (row.next()?, row.next()?);
        let (published, updated): (i64, Option<i64>) = (row.next()?, row.next()?);
        let changed = updated.unwrap_or(published).max(published);
        let language = super::language(row)?;
        Ok(Self {
            path: url(&section, &slug),
            published,
            changed,
            language,
            headline: row.next()?,
            retracted: row.next()?,
        })
    }
}

/// Articles published since a moment, newest first.
pub(crate) async fn news(c: &mut Conn, since: i64, now: i64, most: i64) -> Result<Vec<News>> {
    c.all(
        "/* hot */ SELECT s.slug, a.slug, a.published, a.updated, a.language, a.headline, a.retracted
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.state = 'published' AND a.published > $1 AND a.published <= $2
         ORDER BY a.published DESC, a.id DESC
         LIMIT $3",
        args![since, now, most],
    )
    .await
}
