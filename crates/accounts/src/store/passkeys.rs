//! The SQL of passkeys.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::User;

/// A passkey as its owner sees it.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    pub(crate) id: i64,
    pub(crate) credential: String,
    pub(crate) handle: String,
    pub(crate) name: String,
    /// Microseconds since 1970 UTC, as all times here.
    pub(crate) created: i64,
    pub(crate) used: Option<i64>,
}

impl FromRow for Own {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.next()?,
            credential: row.next()?,
            handle: row.next()?,
            name: row.next()?,
            created: row.next()?,
            used: row.next()?,
        })
    }
}

/// A passkey that somebody signs in with.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) id: i64,
    pub(crate) handle: String,
    pub(crate) public_key: String,
    pub(crate) count: i64,
    /// Whether it may be copied to other devices; none where that was never asked.
    pub(crate) movable: Option<bool>,
    pub(crate) user: User,
}

impl FromRow for Held {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, handle, public_key) = (row.next()?, row.next()?, row.next()?);
        let (count, movable) = (row.next()?, row.next()?);
        Ok(Self { id, handle, public_key, count, movable, user: User::from_row(row)? })
    }
}

/// A passkey that is to be kept.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) credential: String,
    pub(crate) handle: String,
    pub(crate) public_key: String,
    pub(crate) count: i64,
    pub(crate) movable: bool,
    pub(crate) name: String,
    pub(crate) at: i64,
}

/// Keeps a passkey; `false` where somebody has it already.
pub(crate) async fn insert(c: &mut Conn, new: &New) -> Result<bool> {
    let sql = "INSERT INTO passkeys (id, user_id, credential, handle, public_key, sign_count, movable, name, created)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (credential) DO NOTHING";
    let words = (&new.credential, &new.handle, &new.public_key);
    let said = (new.count, new.movable);
    let all = args![new.id, new.user_id, words.0, words.1, words.2, said.0, said.1, &new.name, new.at];
    Ok(c.run(sql, all).await? == 1)
}

/// The passkeys of a person, the newest first.
pub(crate) async fn of_user(c: &mut Conn, user: i64) -> Result<Vec<Own>> {
    c.all(
        "SELECT id, credential, handle, name, created, used FROM passkeys
         WHERE user_id = $1 ORDER BY created DESC, id DESC LIMIT 100",
        args![user],
    )
    .await
}

/// The passkey with this id of a credential, and whose it is; none of somebody who was removed.
pub(crate) async fn held(c: &mut Conn, credential: &str) -> Result<Option<Held>> {
    c.first(
        "SELECT p.id, p.handle, p.public_key, p.sign_count, p.movable, u.id, u.email, u.name, u.role
         FROM passkeys p JOIN users u ON u.id = p.user_id
         WHERE p.credential = $1 AND u.disabled IS NULL",
        args![credential],
    )
    .await
}

/// Notes that a passkey was used, and what its authenticator said of it: its count, and whether it may be copied.
pub(crate) async fn used(c: &mut Conn, id: i64, (count, movable): (i64, bool), at: i64) -> Result<()> {
    let sql = "UPDATE passkeys SET sign_count = $2, movable = $3, used = $4 WHERE id = $1";
    c.run(sql, args![id, count, movable, at]).await.map(|_| ())
}

/// Takes a passkey of a person away; its name.
pub(crate) async fn end(c: &mut Conn, user: i64, id: i64) -> Result<Option<String>> {
    c.first("DELETE FROM passkeys WHERE id = $1 AND user_id = $2 RETURNING name", args![id, user]).await
}

/// Takes all passkeys of a person away; whether there were any.
pub(crate) async fn end_all(c: &mut Conn, user: i64) -> Result<bool> {
    Ok(c.run("DELETE FROM passkeys WHERE user_id = $1", args![user]).await? > 0)
}

/// Sessions of a person count as begun with a password alone from here on, where they have no passkey left.
pub(crate) async fn weaken(c: &mut Conn, user: i64) -> Result<()> {
    let sql = "UPDATE sessions SET strong = FALSE WHERE user_id = $1
               AND NOT EXISTS (SELECT 1 FROM passkeys p WHERE p.user_id = sessions.user_id)";
    c.run(sql, args![user]).await.map(|_| ())
}

/// Takes a challenge, by its hash; `false` where it was answered before.
pub(crate) async fn take_challenge(c: &mut Conn, hash: &str, expires: i64) -> Result<bool> {
    let sql = "INSERT INTO passkey_answers (hash, expires) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    Ok(c.run(sql, args![hash, expires]).await? == 1)
}

/// Forgets challenges that are too old to be answered.
pub(crate) async fn forget(c: &mut Conn, now: i64) -> Result<()> {
    c.run("DELETE FROM passkey_answers WHERE expires < $1", args![now]).await.map(|_| ())
}
