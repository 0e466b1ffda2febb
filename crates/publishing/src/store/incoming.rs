//! Stories that came from another system, and the addresses that they had there.

use database::{Conn, Result, args};

use crate::model::url;

/// The article that an item of another system became, and when.
pub(crate) async fn brought(c: &mut Conn, source: &str, item: &str) -> Result<Option<(i64, i64)>> {
    c.first("SELECT article_id, at FROM imported_items WHERE source = $1 AND item = $2", args![source, item])
        .await
}

/// How many addresses of another system lead to what was taken from it since a moment.
pub(crate) async fn paths_since(c: &mut Conn, source: &str, since: i64) -> Result<i64> {
    c.one(
        "SELECT COUNT(*) FROM imported_items i JOIN old_paths o ON o.article_id = i.article_id
         WHERE i.source = $1 AND i.at >= $2",
        args![source, since],
    )
    .await
}

/// Writes down what an item became.
pub(crate) async fn note_brought(
    c: &mut Conn,
    (source, item): (&str, &str),
    article: i64,
    now: i64,
) -> Result<()> {
    c.run(
        "INSERT INTO imported_items (source, item, article_id, at) VALUES ($1, $2, $3, $4)",
        args![source, item, article, now],
    )
    .await
    .map(|_| ())
}

/// Remembers an address of another system. Of several stories that had it, it leads to the last.
pub(crate) async fn remember_path(c: &mut Conn, path: &str, article: i64) -> Result<()> {
    c.run(
        "INSERT INTO old_paths (path, article_id) VALUES ($1, $2)
         ON CONFLICT (path) DO UPDATE SET article_id = excluded.article_id",
        args![path, article],
    )
    .await
    .map(|_| ())
}

/// Where the story is that had an address in another system, if readers see it, or are told there why it is gone.
pub(crate) async fn path_leads_to(c: &mut Conn, path: &str, now: i64) -> Result<Option<String>> {
    let found: Option<(String, String)> = c
        .first(
            "/* hot */ SELECT s.slug, a.slug
         FROM old_paths o
         JOIN articles a ON a.id = o.article_id
         JOIN sections s ON s.id = a.section_id
         LEFT JOIN work w ON w.article_id = a.id
         WHERE o.path = $1
           AND (a.state = 'published' AND a.published <= $2 OR w.gone IS NOT NULL)",
            args![path, now],
        )
        .await?;
    Ok(found.map(|(section, slug)| url(&section, &slug)))
}
