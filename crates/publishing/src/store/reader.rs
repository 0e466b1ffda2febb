//! Reads on the way of a reader's page.

use std::collections::HashMap;

use database::{Arg, Conn, FromRow, Result, Row, args};
use document::CorrectionKind;
use locale::Language;

use super::{language, lead};
use crate::joins::{About, Link};
use crate::model::{Correction, Cursor, Lead, Section, kind_of, url};

/// An article as its page shows it.
pub(crate) struct Published {
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) language: Language,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) kicker: Option<String>,
    pub(crate) dateline: Option<String>,
    pub(crate) html: String,
    pub(crate) excerpt: String,
    pub(crate) words: i64,
    pub(crate) lead: Option<Lead>,
    pub(crate) published: i64,
    pub(crate) updated: Option<i64>,
    /// Readers were told that nothing of it holds.
    pub(crate) retracted: bool,
    pub(crate) section: Section,
}

impl FromRow for Published {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            language: language(row)?,
            headline: row.next()?,
            standfirst: row.next()?,
            kicker: row.next()?,
            dateline: row.next()?,
            html: row.next()?,
            excerpt: row.next()?,
            words: row.next()?,
            lead: lead(row)?,
            published: row.next()?,
            updated: row.next()?,
            retracted: row.next()?,
            section: Section::from_row(row)?,
        })
    }
}

/// An article as a list shows it.
#[derive(Debug)]
pub(crate) struct Teaser {
    pub(crate) id: i64,
    pub(crate) slug: String,
    pub(crate) language: Language,
    pub(crate) headline: String,
    pub(crate) standfirst: String,
    pub(crate) kicker: Option<String>,
    pub(crate) lead: Option<Lead>,
    pub(crate) published: i64,
    pub(crate) retracted: bool,
    pub(crate) section: Link,
}

impl Teaser {
    pub(crate) fn cursor(&self) -> Cursor {
        Cursor { published: self.published, id: self.id }
    }
}

impl FromRow for Teaser {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            slug: row.next()?,
            language: language(row)?,
            headline: row.next()?,
            standfirst: row.next()?,
            kicker: row.next()?,
            lead: lead(row)?,
            published: row.next()?,
            retracted: row.next()?,
            section: link(row)?,
        })
    }
}

/// A section's slug and title.
fn link(row: &mut Row) -> Result<Link> {
    let slug: String = row.next()?;
    Ok(Link { url: format!("/{slug}"), title: row.next()? })
}

/// All sections in the order of the navigation.
pub(crate) async fn sections(c: &mut Conn) -> Result<Vec<Section>> {
    c.all(
        "/* hot */ SELECT id, slug, title, description, language, position
         FROM sections
         WHERE position >= $1
         ORDER BY position, id",
        args![0],
    )
    .await
}

pub(crate) async fn section(c: &mut Conn, slug: &str) -> Result<Option<Section>> {
    c.first(
        "/* hot */ SELECT id, slug, title, description, language, position FROM sections WHERE slug = $1",
        args![slug],
    )
    .await
}

pub(crate) async fn section_by_id(c: &mut Conn, id: i64) -> Result<Option<Section>> {
    c.first("SELECT id, slug, title, description, language, position FROM sections WHERE id = $1", args![id])
        .await
}

pub(crate) async fn published(
    c: &mut Conn,
    section: &str,
    slug: &str,
    now: i64,
) -> Result<Option<Published>> {
    c.first(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.dateline, a.html,
                a.excerpt, a.words, a.lead, a.published, a.updated, a.retracted,
                s.id, s.slug, s.title, s.description, s.language, s.position
         FROM sections s
         JOIN articles a ON a.section_id = s.id
         WHERE s.slug = $1 AND a.slug = $2 AND a.state = 'published' AND a.published <= $3",
        args![section, slug, now],
    )
    .await
}

struct AboutRow(About);

impl FromRow for AboutRow {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, slug): (i64, String) = (row.next()?, row.next()?);
        let language = language(row)?;
        let headline: String = row.next()?;
        let standfirst: String = row.next()?;
        let kicker: Option<String> = row.next()?;
        let dateline: Option<String> = row.next()?;
        let section_slug: String = row.next()?;
        let section = Link { url: format!("/{section_slug}"), title: row.next()? };
        let topics = [kicker.as_deref().unwrap_or(""), &headline, &standfirst].join(" ").trim().to_owned();
        let url = url(&section_slug, &slug);
        let retracted = row.next()?;
        Ok(Self(About { id, url, headline, section, language, dateline, topics, retracted }))
    }
}

pub(crate) async fn about(c: &mut Conn, section: &str, slug: &str, now: i64) -> Result<Option<About>> {
    let found: Option<AboutRow> = c
        .first(
            "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.dateline, s.slug, s.title, a.retracted
         FROM sections s
         JOIN articles a ON a.section_id = s.id
         WHERE s.slug = $1 AND a.slug = $2 AND a.state = 'published' AND a.published <= $3",
            args![section, slug, now],
        )
        .await?;
    Ok(found.map(|row| row.0))
}

pub(crate) async fn about_by_id(c: &mut Conn, id: i64, now: i64) -> Result<Option<About>> {
    let found: Option<AboutRow> = c
        .first(
            "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.dateline, s.slug, s.title, a.retracted
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.id = $1 AND a.state = 'published' AND a.published <= $2",
            args![id, now],
        )
        .await?;
    Ok(found.map(|row| row.0))
}

/// The newest articles behind a cursor. A cursor in the future shows nothing early: `after` is cut to `now`.
pub(crate) async fn latest(c: &mut Conn, after: Cursor, now: i64, most: i64) -> Result<Vec<Teaser>> {
    let after = after.min(Cursor::newest(now));
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.state = 'published' AND (a.published, a.id) < ($1, $2)
         ORDER BY a.published DESC, a.id DESC
         LIMIT $3",
        args![after.published, after.id, most],
    )
    .await
}

/// The same of one section.
pub(crate) async fn by_section(c: &mut Conn, section: i64, after: Cursor, most: i64) -> Result<Vec<Teaser>> {
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM articles a
         JOIN sections s ON s.id = a.section_id
         WHERE a.section_id = $1 AND a.state = 'published' AND (a.published, a.id) < ($2, $3)
         ORDER BY a.published DESC, a.id DESC
         LIMIT $4",
        args![section, after.published, after.id, most],
    )
    .await
}

/// When the next article comes out that is published ahead of its time: until then lists stay as they are.
pub(crate) async fn next_publication(c: &mut Conn, now: i64) -> Result<Option<i64>> {
    c.first(
        "/* hot */ SELECT published
         FROM articles
         WHERE state = 'published' AND published > $1
         ORDER BY published, id
         LIMIT 1",
        args![now],
    )
    .await
}

/// How many ids one of the texts below takes: shorter lists are filled with an id that nothing has.
pub(super) const AT_ONCE: usize = 16;

pub(super) fn filled(ids: &[i64]) -> Vec<Arg<'static>> {
    ids.iter().copied().chain(std::iter::repeat(0)).take(AT_ONCE).map(Arg::Int).collect()
}

/// The names over each of these articles, in order.
pub(crate) async fn bylines(c: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>> {
    let mut rows: Vec<(i64, i64, String)> = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let found = c
            .all(
                "/* hot */ SELECT b.article_id, b.position, u.name
                 FROM bylines b
                 JOIN authors u ON u.id = b.author_id
                 WHERE b.article_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        rows.extend::<Vec<_>>(found);
    }
    rows.sort_unstable();
    let mut names: HashMap<i64, Vec<String>> = HashMap::new();
    for (article, _, name) in rows {
        names.entry(article).or_default().push(name);
    }
    Ok(names)
}

impl FromRow for Correction {
    fn from_row(row: &mut Row) -> Result<Self> {
        let kind: String = row.next()?;
        Ok(Self {
            kind: kind_of(&kind).unwrap_or(CorrectionKind::Correction),
            text: row.next()?,
            at: row.next()?,
        })
    }
}

/// What readers were told about an article, newest first.
pub(crate) async fn corrections(c: &mut Conn, article: i64) -> Result<Vec<Correction>> {
    c.all(
        "/* hot */ SELECT kind, text, at FROM corrections WHERE article_id = $1 ORDER BY at DESC, id DESC",
        args![article],
    )
    .await
}
