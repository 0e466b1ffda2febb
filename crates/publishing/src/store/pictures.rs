//! Pictures, their copies, and the articles and authors that show them.

use std::collections::{HashMap, HashSet};

use database::{Arg, Conn, FromRow, Result, Row, args};

use super::AT_ONCE;
use crate::model::{Focus, Picture, PictureWords};

impl FromRow for Picture {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, key) = (row.next()?, row.next()?);
        let (width, height) = (side(row)?, side(row)?);
        let words = PictureWords { alt: row.next()?, caption: row.next()?, credit: row.next()? };
        let focus = Focus { x: per_cent(row)?, y: per_cent(row)? };
        Ok(Self { id, key, width, height, words, focus, copies: widths(row)?, original: row.next()? })
    }
}

fn side(row: &mut Row) -> Result<u32> {
    Ok(u32::try_from(row.next::<i64>()?).unwrap_or(0))
}

fn per_cent(row: &mut Row) -> Result<u8> {
    Ok(u8::try_from(row.next::<i64>()?).unwrap_or(50))
}

/// Widths as they are stored: numbers with spaces between.
fn widths(row: &mut Row) -> Result<Vec<u32>> {
    let text: String = row.next()?;
    Ok(text.split(' ').filter_map(|width| width.parse().ok()).collect())
}

/// A picture that was sent, with the hash of its file; shown as JPEG.
pub(crate) async fn insert_picture(c: &mut Conn, picture: &Picture, hash: &str, now: i64) -> Result<()> {
    c.run(
        "INSERT INTO media (id, key, kind, width, height, alt, caption, credit, created, focus_x, focus_y, original, hash)
         VALUES ($1, $2, 'image/jpeg', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        args![
            picture.id,
            &picture.key,
            picture.width,
            picture.height,
            &picture.words.alt,
            &picture.words.caption,
            &picture.words.credit,
            now,
            i64::from(picture.focus.x),
            i64::from(picture.focus.y),
            &picture.original,
            hash,
        ],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn picture(c: &mut Conn, id: i64) -> Result<Option<Picture>> {
    c.first(
        "SELECT id, key, width, height, alt, caption, credit, focus_x, focus_y, copies, original
         FROM media
         WHERE id = $1",
        args![id],
    )
    .await
}

/// The pictures of these keys, by key. A key that the paper does not have is missing.
pub(crate) async fn pictures(c: &mut Conn, keys: &[&str]) -> Result<HashMap<String, Picture>> {
    let mut found = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let some = some.iter().copied().chain(std::iter::repeat("")).take(AT_ONCE);
        let some: Vec<Arg<'_>> = some.map(Arg::from).collect();
        let rows: Vec<Picture> = c
            .all(
                "/* hot */ SELECT id, key, width, height, alt, caption, credit, focus_x, focus_y, copies, original
                 FROM media
                 WHERE key IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &some,
            )
            .await?;
        found.extend(rows.into_iter().map(|picture| (picture.key.clone(), picture)));
    }
    Ok(found)
}

/// The picture that was made of a file with this hash.
pub(crate) async fn picture_by_hash(c: &mut Conn, hash: &str) -> Result<Option<Picture>> {
    c.first(
        "SELECT id, key, width, height, alt, caption, credit, focus_x, focus_y, copies, original
         FROM media
         WHERE hash = $1",
        args![hash],
    )
    .await
}

/// Stores the words and the focal point of a picture.
pub(crate) async fn describe_picture(c: &mut Conn, picture: &Picture) -> Result<()> {
    c.run(
        "UPDATE media SET alt = $2, caption = $3, credit = $4, focus_x = $5, focus_y = $6 WHERE id = $1",
        args![
            picture.id,
            &picture.words.alt,
            &picture.words.caption,
            &picture.words.credit,
            i64::from(picture.focus.x),
            i64::from(picture.focus.y),
        ],
    )
    .await
    .map(|_| ())
}

/// A copy of a picture, in the storage under its key.
#[derive(Clone, Debug)]
pub(crate) struct Copy {
    pub(crate) kind: &'static str,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) key: String,
    pub(crate) bytes: i64,
}

/// Says which copies a picture has; once: whether it had none before.
pub(crate) async fn add_copies(c: &mut Conn, picture: i64, widths: &[u32], copies: &[Copy]) -> Result<bool> {
    let widths: Vec<String> = widths.iter().map(ToString::to_string).collect();
    let first = c
        .run("UPDATE media SET copies = $2 WHERE id = $1 AND copies = ''", args![picture, widths.join(" ")])
        .await?;
    if first == 0 {
        return Ok(false);
    }
    for copy in copies {
        c.run(
            "INSERT INTO media_copies (media_id, kind, width, height, key, bytes)
             VALUES ($1, $2, $3, $4, $5, $6)",
            args![picture, copy.kind, copy.width, copy.height, &copy.key, copy.bytes],
        )
        .await?;
    }
    Ok(true)
}

/// Which of these keys the paper has, with their ids.
pub(crate) async fn known_media(c: &mut Conn, keys: &HashSet<&str>) -> Result<Vec<(i64, String)>> {
    let mut known = Vec::new();
    for key in keys {
        known
            .extend(c.first::<(i64, String)>("SELECT id, key FROM media WHERE key = $1", args![*key]).await?);
    }
    Ok(known)
}

/// Says which pictures an article shows, beside those of its live entries, and no others.
pub(crate) async fn show_media(c: &mut Conn, article: i64, media: &[(i64, String)]) -> Result<()> {
    c.run("DELETE FROM article_media WHERE article_id = $1", args![article]).await?;
    for (id, _) in media {
        c.run("INSERT INTO article_media (article_id, media_id) VALUES ($1, $2)", args![article, *id])
            .await?;
    }
    c.run(
        "INSERT INTO article_media (article_id, media_id)
         SELECT DISTINCT article_id, media_id
         FROM live_media
         WHERE article_id = $1
         ON CONFLICT (article_id, media_id) DO NOTHING",
        args![article],
    )
    .await
    .map(|_| ())
}

/// What lies under a key: the picture's id and key, and the media type. The key is that of a picture or of a copy.
pub(crate) async fn media_at(c: &mut Conn, key: &str) -> Result<Option<(i64, String, String)>> {
    let own = c.first("/* hot */ SELECT id, key, kind FROM media WHERE key = $1", args![key]).await?;
    if own.is_some() {
        return Ok(own);
    }
    c.first(
        "/* hot */ SELECT m.id, m.key, p.kind
         FROM media_copies p
         JOIN media m ON m.id = p.media_id
         WHERE p.key = $1",
        args![key],
    )
    .await
}

/// Some of the articles that show a picture and that readers see.
pub(crate) async fn shown_in(c: &mut Conn, picture: i64, now: i64, most: i64) -> Result<Vec<i64>> {
    c.all(
        "/* hot */ SELECT x.article_id
         FROM article_media x
         WHERE x.media_id = $1
           AND EXISTS (SELECT 1
                       FROM articles a
                       WHERE a.id = x.article_id AND a.state = 'published' AND a.published <= $2)
         ORDER BY x.article_id
         LIMIT $3",
        args![picture, now, most],
    )
    .await
}

/// An author whom readers can read and whom a picture shows.
pub(crate) async fn portrayed(c: &mut Conn, key: &str, now: i64) -> Result<Option<i64>> {
    c.first(
        "/* hot */ SELECT u.id
         FROM authors u
         WHERE u.photo = $1
           AND EXISTS (SELECT 1 FROM bylines b WHERE b.author_id = u.id AND b.published <= $2)
         ORDER BY u.id
         LIMIT 1",
        args![key, now],
    )
    .await
}

/// Articles in any state that show a picture, and the authors whose photograph it is.
pub(crate) async fn showing(c: &mut Conn, picture: &Picture, most: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let articles = c
        .all(
            "SELECT article_id FROM article_media WHERE media_id = $1 ORDER BY article_id LIMIT $2",
            args![picture.id, most],
        )
        .await?;
    let authors = c.all("SELECT id FROM authors WHERE photo = $1", args![&picture.key]).await?;
    Ok((articles, authors))
}

/// How many pictures wait for their copies, and since when the oldest of them does.
pub(crate) async fn waiting(c: &mut Conn) -> Result<(i64, i64)> {
    c.one(
        "SELECT COUNT(*), COALESCE(MIN(created), 0) FROM media WHERE copies = '' AND original IS NOT NULL",
        &[],
    )
    .await
}
