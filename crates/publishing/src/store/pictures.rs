//! Pictures and the articles that show them.

use std::collections::HashSet;

use database::{Conn, Result, args};

use crate::model::NewMedia;

pub(crate) async fn add_media(c: &mut Conn, id: i64, new: &NewMedia, now: i64) -> Result<()> {
    c.run(
        "INSERT INTO media (id, key, kind, width, height, alt, caption, credit, created)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            id,
            &new.picture.media,
            &new.kind,
            new.picture.width,
            new.picture.height,
            &new.picture.alt,
            &new.picture.caption,
            &new.picture.credit,
            now,
        ],
    )
    .await
    .map(|_| ())
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

/// Says which pictures an article shows, and no others.
pub(crate) async fn show_media(c: &mut Conn, article: i64, media: &[(i64, String)]) -> Result<()> {
    c.run("DELETE FROM article_media WHERE article_id = $1", args![article]).await?;
    for (id, _) in media {
        c.run("INSERT INTO article_media (article_id, media_id) VALUES ($1, $2)", args![article, *id])
            .await?;
    }
    Ok(())
}

/// The media type of a picture, if an article that readers see shows it.
pub(crate) async fn shown_media(c: &mut Conn, key: &str, now: i64) -> Result<Option<String>> {
    c.first(
        "/* hot */ SELECT m.kind
         FROM media m
         WHERE m.key = $1
           AND EXISTS (SELECT 1
                       FROM article_media x
                       JOIN articles a ON a.id = x.article_id
                       WHERE x.media_id = m.id AND a.state = 'published' AND a.published <= $2)",
        args![key, now],
    )
    .await
}
