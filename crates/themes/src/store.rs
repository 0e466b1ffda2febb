//! The SQL of themes.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{Choice, Kept};

impl FromRow for Kept {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, name, added) = (row.next()?, row.next()?, row.next()?);
        Ok(Self { id, name, added, by: row.next()?, files: row.next()? })
    }
}

/// All themes that are kept, the newest first.
pub(crate) async fn all(c: &mut Conn) -> Result<Vec<Kept>> {
    c.all(
        "SELECT t.id, t.name, t.added, u.name, t.files FROM themes t LEFT JOIN users u ON u.id = t.added_by
         ORDER BY t.id DESC",
        &[],
    )
    .await
}

pub(crate) async fn one(c: &mut Conn, id: i64) -> Result<Option<Kept>> {
    c.first(
        "SELECT t.id, t.name, t.added, u.name, t.files FROM themes t LEFT JOIN users u ON u.id = t.added_by
         WHERE t.id = $1",
        args![id],
    )
    .await
}

/// The zip of a theme, in base64.
pub(crate) async fn zip(c: &mut Conn, id: i64) -> Result<Option<String>> {
    c.first("SELECT zip FROM themes WHERE id = $1", args![id]).await
}

pub(crate) async fn count(c: &mut Conn) -> Result<i64> {
    c.one("SELECT COUNT(*) FROM themes", &[]).await
}

/// A theme that is to be kept.
pub(crate) struct New {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) added: i64,
    pub(crate) by: Option<i64>,
    pub(crate) files: i64,
    /// In base64.
    pub(crate) zip: String,
}

pub(crate) async fn insert(c: &mut Conn, new: &New) -> Result<()> {
    c.run(
        "INSERT INTO themes (id, name, added, added_by, files, zip) VALUES ($1, $2, $3, $4, $5, $6)",
        args![new.id, &new.name, new.added, new.by, new.files, &new.zip],
    )
    .await
    .map(|_| ())
}

/// Waits for a theme until the transaction ends; `false` where there is none. Who chooses it and who removes it come one
/// after the other.
pub(crate) async fn hold(c: &mut Conn, id: i64) -> Result<bool> {
    Ok(c.run("UPDATE themes SET files = files WHERE id = $1", args![id]).await? == 1)
}

pub(crate) async fn delete(c: &mut Conn, id: i64) -> Result<()> {
    c.run("UPDATE active_theme SET previous_id = NULL WHERE previous_id = $1", args![id]).await?;
    c.run("DELETE FROM themes WHERE id = $1", args![id]).await.map(|_| ())
}

/// What was chosen last; the built-in theme where nothing was.
pub(crate) async fn choice(c: &mut Conn) -> Result<Choice> {
    let sql = "SELECT theme_id, previous_id FROM active_theme WHERE id = 1";
    let found: Option<(Option<i64>, Option<i64>)> = c.first(sql, &[]).await?;
    Ok(found.map_or_else(Choice::default, |(active, previous)| Choice {
        active: active.into(),
        previous: previous.into(),
    }))
}

/// Chooses a theme (none for the built-in one); the one before it is kept in mind.
pub(crate) async fn choose(c: &mut Conn, theme: Option<i64>, at: i64) -> Result<()> {
    c.run(
        "INSERT INTO active_theme (id, theme_id, previous_id, changed) VALUES (1, $1, NULL, $2)
         ON CONFLICT (id) DO UPDATE SET previous_id = active_theme.theme_id, theme_id = excluded.theme_id,
             changed = excluded.changed",
        args![theme, at],
    )
    .await
    .map(|_| ())
}
