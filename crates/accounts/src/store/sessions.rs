//! The SQL of sessions.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::User;
use crate::session::Session;

impl FromRow for Session {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, created, seen, proved) = (row.next()?, row.next()?, row.next()?, row.next()?);
        let (agent, network) = (row.next()?, row.next()?);
        Ok(Self { id, created, seen, proved, agent, network, user: User::from_row(row)? })
    }
}

/// What a cookie finds: a session, and whether it waits for one-time codes that the paper asks of its owner's role.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) session: Session,
    pub(crate) is_half: bool,
}

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        let session = Session::from_row(row)?;
        let (rule, codes): (Option<String>, Option<i64>) = (row.next()?, row.next()?);
        let strong: bool = row.next()?;
        let is_half = rule.is_some() && codes.is_none() && !strong && session.user.role.may_need_codes();
        Ok(Self { session, is_half })
    }
}

/// A session that is to begin.
#[derive(Clone, Debug)]
pub(crate) struct NewSession {
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) hash: String,
    pub(crate) at: i64,
    pub(crate) agent: String,
    pub(crate) network: String,
    /// Whether it began with more than a password.
    pub(crate) strong: bool,
    /// When its owner proved who they are; 0 where it was a provider that said so.
    pub(crate) proved: i64,
}

pub(crate) async fn insert(c: &mut Conn, new: &NewSession) -> Result<()> {
    c.run(
        "INSERT INTO sessions (id, user_id, hash, created, seen, proved, agent, network, strong)
         VALUES ($1, $2, $3, $4, $4, $8, $5, $6, $7)",
        args![new.id, new.user_id, &new.hash, new.at, &new.agent, &new.network, new.strong, new.proved],
    )
    .await
    .map(|_| ())
}

/// The session of a cookie, if nobody ended it; whether it is too old is for [`Session::is_good`].
pub(crate) async fn by_hash(c: &mut Conn, hash: &str) -> Result<Option<Found>> {
    c.first(
        "/* hot */ SELECT s.id, s.created, s.seen, s.proved, s.agent, s.network, u.id, u.email, u.name, u.role,
                          r.value, o.created, s.strong
         FROM sessions s JOIN users u ON u.id = s.user_id
         LEFT JOIN settings r ON r.name = 'codes-required'
         LEFT JOIN one_time_codes o ON o.user_id = u.id
         WHERE s.hash = $1 AND s.revoked IS NULL AND u.disabled IS NULL",
        args![hash],
    )
    .await
}

/// Whether a person was signed in from a network, as far back as sessions are kept.
pub(crate) async fn is_known(c: &mut Conn, user: i64, network: &str) -> Result<bool> {
    let sql = "SELECT id FROM sessions WHERE user_id = $1 AND network = $2 ORDER BY id LIMIT 1";
    Ok(c.first::<i64>(sql, args![user, network]).await?.is_some())
}

/// The sessions of a person that nobody ended, the last seen first.
pub(crate) async fn of_user(c: &mut Conn, user: i64) -> Result<Vec<Session>> {
    c.all(
        "SELECT s.id, s.created, s.seen, s.proved, s.agent, s.network, u.id, u.email, u.name, u.role
         FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE s.user_id = $1 AND s.revoked IS NULL ORDER BY s.seen DESC, s.id DESC LIMIT 100",
        args![user],
    )
    .await
}

pub(crate) async fn saw(c: &mut Conn, id: i64, at: i64) -> Result<()> {
    c.run("UPDATE sessions SET seen = $2 WHERE id = $1 AND seen < $2", args![id, at]).await.map(|_| ())
}

/// The same session under another secret, its owner having proved at `at` who they are; whether it was still there.
pub(crate) async fn renew(c: &mut Conn, id: i64, hash: &str, at: i64) -> Result<bool> {
    let sql = "UPDATE sessions SET hash = $2, proved = $3, seen = $3 WHERE id = $1 AND revoked IS NULL";
    Ok(c.run(sql, args![id, hash, at]).await? == 1)
}

/// Whether a session is there that nobody ended.
pub(crate) async fn lasts(c: &mut Conn, id: i64) -> Result<bool> {
    let sql = "SELECT id FROM sessions WHERE id = $1 AND revoked IS NULL";
    Ok(c.first::<i64>(sql, args![id]).await?.is_some())
}

/// The same session under another secret; whether it was still there.
pub(crate) async fn rename(c: &mut Conn, id: i64, hash: &str) -> Result<bool> {
    let sql = "UPDATE sessions SET hash = $2 WHERE id = $1 AND revoked IS NULL";
    Ok(c.run(sql, args![id, hash]).await? == 1)
}

/// Ends one session of a person.
pub(crate) async fn revoke(c: &mut Conn, user: i64, id: i64, at: i64) -> Result<bool> {
    let sql = "UPDATE sessions SET revoked = $3 WHERE id = $1 AND user_id = $2 AND revoked IS NULL";
    Ok(c.run(sql, args![id, user, at]).await? == 1)
}

/// Ends all sessions of a person but `kept` (0 for none); how many there were.
pub(crate) async fn revoke_all(c: &mut Conn, user: i64, kept: i64, at: i64) -> Result<u64> {
    let sql = "UPDATE sessions SET revoked = $3 WHERE user_id = $1 AND id <> $2 AND revoked IS NULL";
    c.run(sql, args![user, kept, at]).await
}

/// Ends all sessions of a person but `kept` that began with a passkey.
pub(crate) async fn revoke_strong(c: &mut Conn, user: i64, kept: i64, at: i64) -> Result<()> {
    let sql = "UPDATE sessions SET revoked = $3 WHERE user_id = $1 AND id <> $2 AND strong = TRUE AND revoked IS NULL";
    c.run(sql, args![user, kept, at]).await.map(|_| ())
}

/// Deletes what was last seen before `before`.
pub(crate) async fn forget(c: &mut Conn, before: i64) -> Result<()> {
    c.run("DELETE FROM sessions WHERE seen < $1", args![before]).await.map(|_| ())
}
