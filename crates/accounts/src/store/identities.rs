//! The SQL of identities: the names that people have with a provider.

use database::{Conn, Result, args};

use crate::model::User;

/// A name that is to be bound to a person.
#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) id: i64,
    pub(crate) user_id: i64,
    pub(crate) issuer: String,
    pub(crate) subject: String,
    pub(crate) at: i64,
}

/// Binds a name to a person; `false` where either has another.
pub(crate) async fn insert(c: &mut Conn, new: &New) -> Result<bool> {
    let sql = "INSERT INTO identities (id, user_id, issuer, subject, created, used)
               VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING";
    Ok(c.run(sql, args![new.id, new.user_id, &new.issuer, &new.subject, new.at]).await? == 1)
}

/// Whose a name is; nobody's who was removed.
pub(crate) async fn user(c: &mut Conn, issuer: &str, subject: &str) -> Result<Option<User>> {
    c.first(
        "SELECT u.id, u.email, u.name, u.role FROM identities i JOIN users u ON u.id = i.user_id
         WHERE i.issuer = $1 AND i.subject = $2 AND u.disabled IS NULL",
        args![issuer, subject],
    )
    .await
}

/// Whether a person has a name with this issuer.
pub(crate) async fn has(c: &mut Conn, user: i64, issuer: &str) -> Result<bool> {
    let sql = "SELECT id FROM identities WHERE user_id = $1 AND issuer = $2";
    Ok(c.first::<i64>(sql, args![user, issuer]).await?.is_some())
}

/// The issuer that a person has a name with; of several the newest.
pub(crate) async fn of_user(c: &mut Conn, user: i64) -> Result<Option<String>> {
    let sql = "SELECT issuer FROM identities WHERE user_id = $1 ORDER BY created DESC, id DESC LIMIT 1";
    c.first(sql, args![user]).await
}

/// Notes that a name was used; whether it is still that person's.
pub(crate) async fn used(c: &mut Conn, (user, issuer, subject): (i64, &str, &str), at: i64) -> Result<bool> {
    let sql = "UPDATE identities SET used = $4 WHERE user_id = $1 AND issuer = $2 AND subject = $3";
    Ok(c.run(sql, args![user, issuer, subject, at]).await? == 1)
}

/// Takes all names of a person away; whether there were any.
pub(crate) async fn end_all(c: &mut Conn, user: i64) -> Result<bool> {
    Ok(c.run("DELETE FROM identities WHERE user_id = $1", args![user]).await? > 0)
}

/// Takes a state, by its hash; `false` where it came back before.
pub(crate) async fn take(c: &mut Conn, hash: &str, expires: i64) -> Result<bool> {
    let sql = "INSERT INTO identity_answers (hash, expires) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    Ok(c.run(sql, args![hash, expires]).await? == 1)
}

/// Forgets states that are too old to come back.
pub(crate) async fn forget(c: &mut Conn, now: i64) -> Result<()> {
    c.run("DELETE FROM identity_answers WHERE expires < $1", args![now]).await.map(|_| ())
}
