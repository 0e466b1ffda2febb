//! Live coverage: its state, its entries, what changed in it.

use std::collections::{HashMap, HashSet};

use database::{Conn, FromRow, Result, Row, args};
use document::{CorrectionKind, Document};
use locale::Language;

use super::reader::{AT_ONCE, filled};
use crate::model::{Correction, Coverage, Cursor, Entry, LiveState, Told, kind_name, kind_of};

/// The newest entries whose words count for the search; a coverage of more is read by its days.
const SEARCHED: i64 = 500;

impl FromRow for Coverage {
    fn from_row(row: &mut Row) -> Result<Self> {
        let state: String = row.next()?;
        // A state of a later version is one in which nothing is posted.
        let state = LiveState::parse(&state).unwrap_or(LiveState::Ended);
        Ok(Self { state, began: row.next()?, ended: row.next()?, last: row.next()?, version: row.next()? })
    }
}

impl FromRow for Entry {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            article: row.next()?,
            posted: row.next()?,
            updated: row.next()?,
            revision: row.next()?,
            title: row.next()?,
            html: row.next()?,
            plain: row.next()?,
            byline: row.next()?,
            key_event: row.next()?,
            pinned: row.next()?,
            removed: row.next()?,
        })
    }
}

macro_rules! entries {
    ($rest:literal) => {
        concat!(
            "/* hot */ SELECT id, article_id, posted, updated, revision, title, html, plain, byline, key_event, pinned, \
             removed FROM live_entries ",
            $rest
        )
    };
}

/// The live coverage of a story; whoever asks knows that they may see the story.
pub(crate) async fn coverage(c: &mut Conn, article: i64) -> Result<Option<Coverage>> {
    c.first(
        "/* hot */ SELECT state, began, ended, last, version FROM live WHERE article_id = $1",
        args![article],
    )
    .await
}

/// Those of these stories whose live coverage goes on.
pub(crate) async fn covered_now(c: &mut Conn, ids: &[i64]) -> Result<HashSet<i64>> {
    let mut found = HashSet::new();
    for some in ids.chunks(AT_ONCE) {
        let rows: Vec<i64> = c
            .all(
                "/* hot */ SELECT article_id
                 FROM live
                 WHERE article_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                   AND state = 'active'",
                &filled(some),
            )
            .await?;
        found.extend(rows);
    }
    Ok(found)
}

pub(crate) async fn put_coverage(c: &mut Conn, article: i64, coverage: &Coverage) -> Result<()> {
    c.run(
        "INSERT INTO live (article_id, state, began, ended, last, version) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (article_id) DO UPDATE
         SET state = excluded.state, began = excluded.began, ended = excluded.ended, last = excluded.last,
             version = excluded.version",
        args![
            article,
            coverage.state.as_str(),
            coverage.began,
            coverage.ended,
            coverage.last,
            coverage.version
        ],
    )
    .await
    .map(|_| ())
}

/// A story that readers see and follow.
#[derive(Clone, Debug)]
pub(crate) struct Followed {
    pub(crate) article: i64,
    pub(crate) language: Language,
    pub(crate) coverage: Coverage,
}

impl FromRow for Followed {
    fn from_row(row: &mut Row) -> Result<Self> {
        let article = row.next()?;
        let language = super::language(row)?;
        Ok(Self { article, language, coverage: Coverage::from_row(row)? })
    }
}

/// The live coverage at an address, if readers see the story at `now`.
pub(crate) async fn followed(
    c: &mut Conn,
    (section, slug): (&str, &str),
    now: i64,
) -> Result<Option<Followed>> {
    c.first(
        "/* hot */ SELECT a.id, a.language, l.state, l.began, l.ended, l.last, l.version
         FROM sections s
         JOIN articles a ON a.section_id = s.id
         JOIN live l ON l.article_id = a.id
         WHERE s.slug = $1 AND a.slug = $2 AND a.state = 'published' AND a.published <= $3",
        args![section, slug, now],
    )
    .await
}

/// The number of the last change of a coverage, if readers see the story at `now`.
pub(crate) async fn followed_version(c: &mut Conn, article: i64, now: i64) -> Result<Option<i64>> {
    c.first(
        "/* hot */ SELECT l.version
         FROM live l
         JOIN articles a ON a.id = l.article_id
         WHERE l.article_id = $1 AND a.state = 'published' AND a.published <= $2",
        args![article, now],
    )
    .await
}

/// Entries behind a place, the newest first.
pub(crate) async fn entries(c: &mut Conn, article: i64, before: Cursor, most: i64) -> Result<Vec<Entry>> {
    c.all(
        entries!("WHERE article_id = $1 AND (posted, id) < ($2, $3) ORDER BY posted DESC, id DESC LIMIT $4"),
        args![article, before.published, before.id, most],
    )
    .await
}

/// Entries from a place on, the nearest first.
pub(crate) async fn entries_after(
    c: &mut Conn,
    article: i64,
    after: Cursor,
    most: i64,
) -> Result<Vec<Entry>> {
    c.all(
        entries!("WHERE article_id = $1 AND (posted, id) > ($2, $3) ORDER BY posted, id LIMIT $4"),
        args![article, after.published, after.id, most],
    )
    .await
}

/// An entry of a story.
pub(crate) async fn entry(c: &mut Conn, article: i64, id: i64) -> Result<Option<Entry>> {
    c.first(entries!("WHERE id = $2 AND article_id = $1"), args![article, id]).await
}

/// The entry above all others.
pub(crate) async fn pinned_entry(c: &mut Conn, article: i64) -> Result<Option<Entry>> {
    c.first(entries!("WHERE article_id = $1 AND pinned = TRUE"), args![article]).await
}

/// The newest key events.
pub(crate) async fn key_events(c: &mut Conn, article: i64, most: i64) -> Result<Vec<Entry>> {
    c.all(
        entries!("WHERE article_id = $1 AND key_event = TRUE ORDER BY posted DESC, id DESC LIMIT $2"),
        args![article, most],
    )
    .await
}

/// The entry that was posted with a key, and by whom.
pub(crate) async fn posted_with(c: &mut Conn, article: i64, key: &str) -> Result<Option<(i64, Option<i64>)>> {
    c.first(
        "SELECT id, user_id FROM live_entries WHERE article_id = $1 AND save_key = $2",
        args![article, key],
    )
    .await
}

/// The text of an entry; none where it was removed.
pub(crate) async fn entry_body(c: &mut Conn, id: i64) -> Result<Option<Document>> {
    let body: Option<String> = c.first("SELECT body FROM live_entries WHERE id = $1", args![id]).await?;
    Ok(body.and_then(|body| Document::parse(&body).ok()))
}

/// An entry that is posted: its text, and who posts it with which key.
pub(crate) async fn insert_entry(
    c: &mut Conn,
    entry: &Entry,
    body: &Document,
    (user, key): (Option<i64>, Option<&str>),
) -> Result<()> {
    c.run(
        "INSERT INTO live_entries (id, article_id, posted, updated, revision, title, body, html, plain, byline, user_id,
                                   key_event, pinned, save_key)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        args![
            entry.id,
            entry.article,
            entry.posted,
            entry.updated,
            entry.revision,
            &entry.title,
            body.to_json(),
            &entry.html,
            &entry.plain,
            &entry.byline,
            user,
            entry.key_event,
            entry.pinned,
            key
        ],
    )
    .await
    .map(|_| ())
}

/// Writes an entry that is there; without a body its words are gone.
pub(crate) async fn replace_entry(c: &mut Conn, entry: &Entry, body: Option<&Document>) -> Result<()> {
    c.run(
        "UPDATE live_entries
         SET updated = $2, revision = $3, title = $4, body = $5, html = $6, plain = $7, byline = $8, key_event = $9,
             pinned = $10, removed = $11
         WHERE id = $1",
        args![
            entry.id,
            entry.updated,
            entry.revision,
            &entry.title,
            body.map(Document::to_json).unwrap_or_default(),
            &entry.html,
            &entry.plain,
            &entry.byline,
            entry.key_event,
            entry.pinned,
            &entry.removed
        ],
    )
    .await
    .map(|_| ())
}

/// Takes the pin from an entry.
pub(crate) async fn unpin(c: &mut Conn, id: i64) -> Result<()> {
    c.run("UPDATE live_entries SET pinned = FALSE WHERE id = $1", args![id]).await.map(|_| ())
}

/// Takes what was said of an entry, and where nothing is to be left the entry itself.
pub(crate) async fn strip_entry(c: &mut Conn, id: i64, whole: bool) -> Result<()> {
    c.run("DELETE FROM live_corrections WHERE entry_id = $1", args![id]).await?;
    if whole {
        c.run("DELETE FROM live_entries WHERE id = $1", args![id]).await?;
    }
    Ok(())
}

/// Takes the words of an entry out of what was written down about it: who did what and when stays, with its number.
pub(crate) async fn blank_entry_events(c: &mut Conn, article: i64, id: i64) -> Result<()> {
    c.run(
        "UPDATE article_events SET detail = $2
         WHERE article_id = $1 AND action IN ('entry', 'entry_change') AND detail LIKE $3",
        args![article, id.to_string(), format!("{id}: %")],
    )
    .await
    .map(|_| ())
}

/// Which pictures stand within an entry, and no others.
pub(crate) async fn show_in_entry(
    c: &mut Conn,
    (article, entry): (i64, i64),
    media: &[(i64, String)],
) -> Result<()> {
    c.run("DELETE FROM live_media WHERE entry_id = $1", args![entry]).await?;
    for (id, _) in media {
        c.run(
            "INSERT INTO live_media (entry_id, media_id, article_id) VALUES ($1, $2, $3)",
            args![entry, *id, article],
        )
        .await?;
    }
    Ok(())
}

/// Whether any entry of a story shows a picture.
pub(crate) async fn has_entry_media(c: &mut Conn, article: i64) -> Result<bool> {
    let sql = "SELECT media_id FROM live_media WHERE article_id = $1 ORDER BY media_id LIMIT 1";
    Ok(c.first::<i64>(sql, args![article]).await?.is_some())
}

pub(crate) async fn correct_entry(
    c: &mut Conn,
    id: i64,
    (article, entry): (i64, i64),
    told: &Correction,
) -> Result<()> {
    c.run(
        "INSERT INTO live_corrections (id, article_id, entry_id, kind, text, at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, article, entry, kind_name(told.kind), &told.text, told.at],
    )
    .await
    .map(|_| ())
}

/// What readers were told about each of these entries, newest first.
pub(crate) async fn entry_corrections(c: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<Correction>>> {
    let mut told: HashMap<i64, Vec<Correction>> = HashMap::new();
    for some in ids.chunks(AT_ONCE) {
        let mut rows: Vec<(i64, i64, i64, String, String)> = c
            .all(
                "/* hot */ SELECT at, id, entry_id, kind, text
                 FROM live_corrections
                 WHERE entry_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                &filled(some),
            )
            .await?;
        rows.sort_unstable_by(|a, b| b.cmp(a));
        for (at, _, entry, kind, text) in rows {
            let kind = kind_of(&kind).unwrap_or(CorrectionKind::Correction);
            told.entry(entry).or_default().push(Correction { kind, text, at });
        }
    }
    Ok(told)
}

/// Notes what open pages are to be told, as the change of this number.
pub(crate) async fn insert_live_change(
    c: &mut Conn,
    (article, version): (i64, i64),
    kind: Told,
    entry: Option<i64>,
) -> Result<()> {
    c.run(
        "INSERT INTO live_changes (article_id, version, kind, entry_id) VALUES ($1, $2, $3, $4)",
        args![article, version, kind.as_str(), entry],
    )
    .await
    .map(|_| ())
}

/// What changed behind a number, in order: number, kind, entry.
pub(crate) async fn live_changes(
    c: &mut Conn,
    article: i64,
    after: i64,
    most: i64,
) -> Result<Vec<(i64, String, Option<i64>)>> {
    c.all(
        "/* hot */ SELECT version, kind, entry_id
         FROM live_changes
         WHERE article_id = $1 AND version > $2
         ORDER BY version
         LIMIT $3",
        args![article, after, most],
    )
    .await
}

/// Headlines and texts of the newest entries of a story, and what readers were told about them.
pub(crate) async fn live_words(c: &mut Conn, article: i64) -> Result<Vec<String>> {
    let rows: Vec<(Option<String>, String)> = c
        .all(
            "SELECT title, plain FROM live_entries WHERE article_id = $1 ORDER BY posted DESC, id DESC LIMIT $2",
            args![article, SEARCHED],
        )
        .await?;
    let told: Vec<String> =
        c.all("SELECT text FROM live_corrections WHERE article_id = $1 ORDER BY id", args![article]).await?;
    let words = rows.into_iter().flat_map(|(title, plain)| title.into_iter().chain([plain])).chain(told);
    Ok(words.filter(|words| !words.is_empty()).collect())
}

/// Takes all entries of a story for good, with all that was said of them; its coverage is over.
pub(crate) async fn remove_entries(c: &mut Conn, article: i64) -> Result<()> {
    for sql in [
        "DELETE FROM live_corrections WHERE article_id = $1",
        "DELETE FROM live_media WHERE article_id = $1",
        "DELETE FROM live_changes WHERE article_id = $1",
        "DELETE FROM live_entries WHERE article_id = $1",
        "DELETE FROM live WHERE article_id = $1",
    ] {
        c.run(sql, args![article]).await?;
    }
    Ok(())
}
