//! Words and pictures that are removed for good.

use std::collections::HashSet;

use database::{Conn, Result, args};

use crate::model::hashes;

/// Removes revisions of a story: those of these numbers, or all; and the blocks that no other revision has.
pub(crate) async fn remove_revisions(c: &mut Conn, article: i64, numbers: Option<&[i64]>) -> Result<()> {
    match numbers {
        None => {
            c.run("DELETE FROM revisions WHERE article_id = $1", args![article]).await?;
        }
        Some(numbers) => {
            for number in numbers {
                let sql = "DELETE FROM revisions WHERE article_id = $1 AND number = $2";
                c.run(sql, args![article, *number]).await?;
            }
        }
    }
    let rows: Vec<String> =
        c.all("SELECT story FROM revisions WHERE article_id = $1 ORDER BY number", args![article]).await?;
    let kept: HashSet<String> = rows.iter().flat_map(|row| hashes(row)).collect();
    let all: Vec<String> =
        c.all("SELECT hash FROM revision_blocks WHERE article_id = $1 ORDER BY hash", args![article]).await?;
    for hash in all.iter().filter(|hash| !kept.contains(*hash)) {
        c.run("DELETE FROM revision_blocks WHERE article_id = $1 AND hash = $2", args![article, hash])
            .await?;
    }
    Ok(())
}

/// Takes the words out of what was written down about a story, and out of what somebody was told of it: who did what and
/// when stays.
pub(crate) async fn blank_events(c: &mut Conn, article: i64) -> Result<()> {
    c.run("DELETE FROM mentions WHERE article_id = $1", args![article]).await?;
    let sql =
        "UPDATE notes SET field = NULL, exact = NULL, prefix = NULL, suffix = NULL WHERE article_id = $1";
    c.run(sql, args![article]).await?;
    c.run("UPDATE article_events SET detail = '' WHERE article_id = $1", args![article]).await.map(|_| ())
}

/// Takes the words out of what readers were told about a story.
pub(crate) async fn remove_corrections(c: &mut Conn, article: i64) -> Result<()> {
    c.run("DELETE FROM corrections WHERE article_id = $1", args![article]).await.map(|_| ())
}

/// The pictures that a story shows, in its text or in its live coverage: id and key.
pub(crate) async fn media_of(c: &mut Conn, article: i64) -> Result<Vec<(i64, String)>> {
    c.all(
        "SELECT m.id, m.key
         FROM media m
         WHERE m.id IN (SELECT media_id FROM article_media WHERE article_id = $1
                        UNION SELECT media_id FROM working_media WHERE article_id = $1
                        UNION SELECT media_id FROM live_media WHERE article_id = $1)
         ORDER BY m.id",
        args![article],
    )
    .await
}

/// Whether anything but this story has a picture: another story in any state, one that is worked on, or an author. Keys are
/// long and random, so that a text which holds one names the picture.
pub(crate) async fn is_used_elsewhere(c: &mut Conn, (media, key): (i64, &str), article: i64) -> Result<bool> {
    let (used,): (bool,) = c
        .one(
            "SELECT EXISTS (SELECT 1 FROM article_media WHERE media_id = $1 AND article_id <> $2)
                 OR EXISTS (SELECT 1 FROM working_media WHERE media_id = $1 AND article_id <> $2)
                 OR EXISTS (SELECT 1 FROM live_media WHERE media_id = $1 AND article_id <> $2)
                 OR EXISTS (SELECT 1 FROM authors WHERE photo = $3)
                 OR EXISTS (SELECT 1 FROM revision_blocks WHERE article_id <> $2 AND body LIKE '%' || $3 || '%')
                 OR EXISTS (SELECT 1 FROM revisions WHERE article_id <> $2 AND story LIKE '%' || $3 || '%')",
            args![media, article, key],
        )
        .await?;
    Ok(used)
}

/// Removes a picture and its copies from the paper; the keys of the files that are left.
pub(crate) async fn remove_media(c: &mut Conn, media: i64) -> Result<Vec<String>> {
    let mut keys: Vec<String> =
        c.all("SELECT key FROM media_copies WHERE media_id = $1 ORDER BY kind, width", args![media]).await?;
    let own: Option<(String, Option<String>)> =
        c.first("SELECT COALESCE(file, key), original FROM media WHERE id = $1", args![media]).await?;
    keys.extend(own.into_iter().flat_map(|(key, original)| std::iter::once(key).chain(original)));
    c.run("DELETE FROM media_copies WHERE media_id = $1", args![media]).await?;
    c.run("DELETE FROM article_media WHERE media_id = $1", args![media]).await?;
    c.run("DELETE FROM working_media WHERE media_id = $1", args![media]).await?;
    c.run("DELETE FROM media WHERE id = $1", args![media]).await?;
    Ok(keys)
}

/// Removes a story and all that is written down of it, but not its pictures.
pub(crate) async fn remove_article(c: &mut Conn, article: i64) -> Result<()> {
    super::remove_entries(c, article).await?;
    for sql in [
        "DELETE FROM related WHERE article_id = $1 OR other_id = $1",
        "DELETE FROM article_terms WHERE article_id = $1",
        "DELETE FROM article_topics WHERE article_id = $1",
        "DELETE FROM bylines WHERE article_id = $1",
        "DELETE FROM corrections WHERE article_id = $1",
        "DELETE FROM article_media WHERE article_id = $1",
        "DELETE FROM working_media WHERE article_id = $1",
        "DELETE FROM moved WHERE article_id = $1",
        "DELETE FROM old_paths WHERE article_id = $1",
        "DELETE FROM mentions WHERE article_id = $1",
        "DELETE FROM presence WHERE article_id = $1",
        "DELETE FROM article_people WHERE article_id = $1",
        "DELETE FROM notes WHERE article_id = $1",
        "DELETE FROM article_events WHERE article_id = $1",
        "DELETE FROM revisions WHERE article_id = $1",
        "DELETE FROM revision_blocks WHERE article_id = $1",
        "DELETE FROM work WHERE article_id = $1",
        "DELETE FROM articles WHERE id = $1",
    ] {
        c.run(sql, args![article]).await?;
    }
    Ok(())
}

/// Whether a file is that of a picture of the paper.
pub(crate) async fn is_file(c: &mut Conn, key: &str) -> Result<bool> {
    let (is,): (bool,) = c
        .one(
            "SELECT EXISTS (SELECT 1 FROM media WHERE key = $1 AND file IS NULL OR file = $1 OR original = $1)
                 OR EXISTS (SELECT 1 FROM media_copies WHERE key = $1)",
            args![key],
        )
        .await?;
    Ok(is)
}
