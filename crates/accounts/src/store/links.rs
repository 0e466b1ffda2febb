//! The SQL of links that work once.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{Kind, Link, Role};

impl FromRow for Link {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, email, role, user_id, expires): (i64, String, String, Option<i64>, i64) =
            (row.next()?, row.next()?, row.next()?, row.next()?, row.next()?);
        Ok(Self { id, email, role: Role::parse(&role).unwrap_or(Role::Reader), user_id, expires })
    }
}

/// A link that is to be made.
#[derive(Clone, Debug)]
pub(crate) struct NewLink {
    pub(crate) kind: Kind,
    pub(crate) link: Link,
    pub(crate) hash: String,
    pub(crate) at: i64,
    /// Who invites; none at the command line, and for other kinds.
    pub(crate) by: Option<i64>,
}

pub(crate) async fn insert(c: &mut Conn, new: &NewLink) -> Result<()> {
    let NewLink { kind, link, hash, at, by } = new;
    c.run(
        "INSERT INTO account_links (id, kind, hash, email, role, user_id, created, expires, invited_by)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            link.id,
            kind.as_str(),
            hash,
            &link.email,
            link.role.as_str(),
            link.user_id,
            *at,
            link.expires,
            *by
        ],
    )
    .await
    .map(|_| ())
}

/// A link that is good at `now`.
pub(crate) async fn good(c: &mut Conn, kind: Kind, hash: &str, now: i64) -> Result<Option<Link>> {
    c.first(
        "/* hot */ SELECT id, email, role, user_id, expires FROM account_links
         WHERE hash = $1 AND kind = $2 AND used IS NULL AND expires > $3",
        args![hash, kind.as_str(), now],
    )
    .await
}

/// Those of a kind that are good at `now`, the last to end first.
pub(crate) async fn waiting(c: &mut Conn, kind: Kind, now: i64) -> Result<Vec<Link>> {
    c.all(
        "SELECT id, email, role, user_id, expires FROM account_links
         WHERE kind = $1 AND expires > $2 AND used IS NULL ORDER BY expires DESC, id DESC LIMIT 200",
        args![kind.as_str(), now],
    )
    .await
}

/// Takes a link; `false` where somebody was faster.
pub(crate) async fn take(c: &mut Conn, id: i64, at: i64) -> Result<bool> {
    Ok(c.run("UPDATE account_links SET used = $2 WHERE id = $1 AND used IS NULL", args![id, at]).await? == 1)
}

/// Ends the waiting links of a kind for an address.
pub(crate) async fn end(c: &mut Conn, kind: Kind, email: &str, at: i64) -> Result<()> {
    let sql = "UPDATE account_links SET used = $3 WHERE kind = $1 AND email = $2 AND used IS NULL";
    c.run(sql, args![kind.as_str(), email, at]).await.map(|_| ())
}

/// Ends the waiting invitations that a person sent.
pub(crate) async fn end_of(c: &mut Conn, by: i64, at: i64) -> Result<()> {
    c.run("UPDATE account_links SET used = $2 WHERE invited_by = $1 AND used IS NULL", args![by, at])
        .await
        .map(|_| ())
}

/// Deletes what ended before `before`.
pub(crate) async fn forget(c: &mut Conn, before: i64) -> Result<()> {
    c.run("DELETE FROM account_links WHERE expires < $1", args![before]).await.map(|_| ())
}
