//! Authors, what the paper says of them, and what they wrote.

use database::{Conn, FromRow, Result, Row, args};

use super::Teaser;
use crate::model::{Author, Cursor, Lead, Profile};

impl FromRow for Author {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.next()?, slug: row.next()?, name: row.next()? })
    }
}

impl FromRow for Profile {
    fn from_row(row: &mut Row) -> Result<Self> {
        let author = Author::from_row(row)?;
        let (role, biography, email) = (row.next()?, row.next()?, row.next()?);
        let key: Option<String> = row.next()?;
        let (width, height): (Option<i64>, Option<i64>) = (row.next()?, row.next()?);
        let (alt, caption, credit): (Option<String>, Option<String>, Option<String>) =
            (row.next()?, row.next()?, row.next()?);
        let side = |side: Option<i64>| side.and_then(|side| u32::try_from(side).ok());
        let photo = key.zip(side(width)).zip(side(height)).map(|((media, width), height)| Lead {
            media,
            width,
            height,
            alt: alt.unwrap_or_default(),
            caption: caption.unwrap_or_default(),
            credit: credit.unwrap_or_default(),
        });
        Ok(Self { author, role, biography, email, photo })
    }
}

pub(crate) async fn author_by_name(c: &mut Conn, name: &str) -> Result<Option<Author>> {
    c.first("SELECT id, slug, name FROM authors WHERE name = $1 ORDER BY id", args![name]).await
}

pub(crate) async fn author_id(c: &mut Conn, slug: &str) -> Result<Option<i64>> {
    c.first("SELECT id FROM authors WHERE slug = $1", args![slug]).await
}

pub(crate) async fn insert_author(c: &mut Conn, author: &Author) -> Result<()> {
    c.run(
        "INSERT INTO authors (id, slug, name) VALUES ($1, $2, $3)",
        args![author.id, &author.slug, &author.name],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn rename_author(c: &mut Conn, id: i64, name: &str) -> Result<u64> {
    c.run("UPDATE authors SET name = $2 WHERE id = $1 AND name <> $2", args![id, name]).await
}

pub(crate) async fn profile(c: &mut Conn, slug: &str) -> Result<Option<Profile>> {
    c.first(
        "/* hot */ SELECT u.id, u.slug, u.name, u.role, u.biography, u.email, m.key, m.width, m.height, m.alt, m.caption,
                m.credit
         FROM authors u
         LEFT JOIN media m ON m.key = u.photo
         WHERE u.slug = $1",
        args![slug],
    )
    .await
}

/// All authors whose slugs follow `after`, in the order of their slugs.
pub(crate) async fn profiles(c: &mut Conn, after: &str, most: i64) -> Result<Vec<Profile>> {
    c.all(
        "SELECT u.id, u.slug, u.name, u.role, u.biography, u.email, m.key, m.width, m.height, m.alt, m.caption,
                m.credit
         FROM authors u
         LEFT JOIN media m ON m.key = u.photo
         WHERE u.slug > $1
         ORDER BY u.slug
         LIMIT $2",
        args![after, most],
    )
    .await
}

/// The same, of those whom readers can read.
pub(crate) async fn profiles_read(c: &mut Conn, after: &str, now: i64, most: i64) -> Result<Vec<Profile>> {
    c.all(
        "/* hot */ SELECT u.id, u.slug, u.name, u.role, u.biography, u.email, m.key, m.width, m.height, m.alt, m.caption,
                m.credit
         FROM authors u
         LEFT JOIN media m ON m.key = u.photo
         WHERE u.slug > $1
           AND EXISTS (SELECT 1 FROM bylines b WHERE b.author_id = u.id AND b.published <= $2)
         ORDER BY u.slug
         LIMIT $3",
        args![after, now, most],
    )
    .await
}

pub(crate) async fn replace_profile(c: &mut Conn, profile: &Profile) -> Result<()> {
    c.run(
        "UPDATE authors SET name = $2, role = $3, biography = $4, email = $5, photo = $6 WHERE id = $1",
        args![
            profile.author.id,
            &profile.author.name,
            &profile.role,
            &profile.biography,
            &profile.email,
            profile.photo.as_ref().map(|photo| photo.media.as_str()),
        ],
    )
    .await
    .map(|_| ())
}

/// The authors of an article, in order.
pub(crate) async fn authors_of(c: &mut Conn, article: i64) -> Result<Vec<Author>> {
    c.all(
        "/* hot */ SELECT u.id, u.slug, u.name
         FROM bylines b
         JOIN authors u ON u.id = b.author_id
         WHERE b.article_id = $1
         ORDER BY b.position",
        args![article],
    )
    .await
}

/// Says whose names stand over an article.
pub(crate) async fn set_bylines(c: &mut Conn, article: i64, authors: &[i64]) -> Result<()> {
    c.run("DELETE FROM bylines WHERE article_id = $1", args![article]).await?;
    for (position, author) in (0_i64..).zip(authors) {
        c.run(
            "INSERT INTO bylines (article_id, position, author_id) VALUES ($1, $2, $3)",
            args![article, position, *author],
        )
        .await?;
    }
    Ok(())
}

/// The newest articles of an author, behind a cursor that does not lie ahead.
pub(crate) async fn by_author(c: &mut Conn, author: i64, after: Cursor, most: i64) -> Result<Vec<Teaser>> {
    c.all(
        "/* hot */ SELECT a.id, a.slug, a.language, a.headline, a.standfirst, a.kicker, a.lead, a.published, a.retracted,
                s.slug, s.title
         FROM bylines b
         JOIN articles a ON a.id = b.article_id
         JOIN sections s ON s.id = a.section_id
         WHERE b.author_id = $1 AND (b.published, b.article_id) < ($2, $3) AND a.state = 'published'
         ORDER BY b.published DESC, b.article_id DESC
         LIMIT $4",
        args![author, after.published, after.id, most],
    )
    .await
}
