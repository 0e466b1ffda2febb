//! Pictures, their copies, and the articles and authors that show them.

use std::collections::{HashMap, HashSet};

use database::{Arg, Conn, FromRow, Result, Row, args};

use super::AT_ONCE;
use crate::model::{Focus, Picture, PictureWords};

/// What is read of a picture, from the table `media m`.
macro_rules! picture_rows {
    ($rest:literal) => {
        concat!(
            "SELECT m.id, m.key, m.width, m.height, m.alt, m.caption, m.credit, m.decorative, m.licence, m.terms,
                m.expires, m.focus_x, m.focus_y, m.copies, m.original, m.file, m.name, m.uploader, m.shared,
                m.proposed, m.bound, m.revision, m.created
         FROM media m
         ",
            $rest
        )
    };
}

impl FromRow for Picture {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, key) = (row.next()?, row.next()?);
        let (width, height) = (side(row)?, side(row)?);
        let words = PictureWords {
            alt: row.next()?,
            caption: row.next()?,
            credit: row.next()?,
            decorative: row.next()?,
            licence: row.next()?,
            terms: row.next()?,
            expires: row.next()?,
        };
        let focus = Focus { x: per_cent(row)?, y: per_cent(row)? };
        Ok(Self {
            id,
            key,
            width,
            height,
            words,
            focus,
            copies: widths(row)?,
            original: row.next()?,
            file: row.next()?,
            name: row.next()?,
            sender: row.next()?,
            shared: row.next()?,
            proposed: row.next()?,
            bound: row.next()?,
            revision: row.next()?,
            created: row.next()?,
        })
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
pub(crate) async fn insert_picture(c: &mut Conn, picture: &Picture, hash: &str) -> Result<()> {
    let words = &picture.words;
    c.run(
        "INSERT INTO media (id, key, kind, width, height, alt, caption, credit, decorative, licence, terms, expires, created,
                            focus_x, focus_y, original, hash, name, uploader, shared, proposed, bound, words)
         VALUES ($1, $2, 'image/jpeg', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                 $22)",
        args![
            picture.id,
            &picture.key,
            picture.width,
            picture.height,
            &words.alt,
            &words.caption,
            &words.credit,
            words.decorative,
            &words.licence,
            &words.terms,
            words.expires,
            picture.created,
            i64::from(picture.focus.x),
            i64::from(picture.focus.y),
            &picture.original,
            hash,
            &picture.name,
            picture.sender,
            picture.shared,
            picture.proposed,
            picture.bound,
            picture.search_text(),
        ],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn picture(c: &mut Conn, id: i64) -> Result<Option<Picture>> {
    c.first(picture_rows!("WHERE m.id = $1"), args![id]).await
}

/// The pictures of these keys, by key. A key that the paper does not have is missing.
pub(crate) async fn pictures(c: &mut Conn, keys: &[&str]) -> Result<HashMap<String, Picture>> {
    let mut found = HashMap::new();
    for some in keys.chunks(AT_ONCE) {
        let some = some.iter().copied().chain(std::iter::repeat("")).take(AT_ONCE);
        let some: Vec<Arg<'_>> = some.map(Arg::from).collect();
        let rows: Vec<Picture> = c
            .all(
                "/* hot */ SELECT id, key, width, height, alt, caption, credit, decorative, licence, terms, expires,
                    focus_x, focus_y, copies, original, file, name, uploader, shared, proposed, bound, revision, created
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
    c.first(picture_rows!("WHERE m.hash = $1"), args![hash]).await
}

/// Stores the words and the focal point of a picture as its next revision; whether nobody was faster.
pub(crate) async fn describe_picture(c: &mut Conn, picture: &Picture) -> Result<bool> {
    let words = &picture.words;
    let changed = c
        .run(
            "UPDATE media
         SET alt = $3, caption = $4, credit = $5, decorative = $6, licence = $7, terms = $8, expires = $9, focus_x = $10,
             focus_y = $11, shared = $12, proposed = $13, bound = $14, words = $15, revision = revision + 1
         WHERE id = $1 AND revision = $2",
            args![
                picture.id,
                picture.revision,
                &words.alt,
                &words.caption,
                &words.credit,
                words.decorative,
                &words.licence,
                &words.terms,
                words.expires,
                i64::from(picture.focus.x),
                i64::from(picture.focus.y),
                picture.shared,
                picture.proposed,
                picture.bound,
                picture.search_text(),
            ],
        )
        .await?;
    Ok(changed == 1)
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

/// Says which copies a picture has; once, and only while it shows the file that they were made of: whether it did, and had none
/// before.
pub(crate) async fn add_copies(
    c: &mut Conn,
    picture: &Picture,
    widths: &[u32],
    copies: &[Copy],
) -> Result<bool> {
    let widths: Vec<String> = widths.iter().map(ToString::to_string).collect();
    let first = c
        .run(
            "UPDATE media SET copies = $2 WHERE id = $1 AND copies = '' AND COALESCE(file, key) = $3",
            args![picture.id, widths.join(" "), picture.shown()],
        )
        .await?;
    if first == 0 {
        return Ok(false);
    }
    for copy in copies {
        c.run(
            "INSERT INTO media_copies (media_id, kind, width, height, key, bytes)
             VALUES ($1, $2, $3, $4, $5, $6)",
            args![picture.id, copy.kind, copy.width, copy.height, &copy.key, copy.bytes],
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

/// What an address of a picture leads to.
pub(crate) struct MediaAt {
    pub(crate) id: i64,
    /// The key that stories name the picture by.
    pub(crate) key: String,
    /// The media type.
    pub(crate) kind: String,
    /// Where the bytes lie.
    pub(crate) place: String,
}

impl FromRow for MediaAt {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.next()?, key: row.next()?, kind: row.next()?, place: row.next()? })
    }
}

/// What lies under a key: that of a picture, of the file that took the place of its first, or of a copy.
pub(crate) async fn media_at(c: &mut Conn, key: &str) -> Result<Option<MediaAt>> {
    let own = c
        .first("/* hot */ SELECT id, key, kind, COALESCE(file, key) FROM media WHERE key = $1", args![key])
        .await?;
    if own.is_some() {
        return Ok(own);
    }
    let copy = c
        .first(
            "/* hot */ SELECT m.id, m.key, p.kind, p.key
         FROM media_copies p
         JOIN media m ON m.id = p.media_id
         WHERE p.key = $1",
            args![key],
        )
        .await?;
    if copy.is_some() {
        return Ok(copy);
    }
    c.first("/* hot */ SELECT id, key, kind, file FROM media WHERE file = $1", args![key]).await
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
