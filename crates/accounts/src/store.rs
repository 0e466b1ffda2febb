//! The SQL of accounts.

pub(crate) mod codes;
pub(crate) mod events;
pub(crate) mod identities;
pub(crate) mod links;
pub(crate) mod passkeys;
pub(crate) mod sessions;
pub(crate) mod tokens;
pub(crate) mod tries;

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{NewUser, Role, User};

impl FromRow for User {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, email, name, role): (i64, String, String, String) =
            (row.next()?, row.next()?, row.next()?, row.next()?);
        // A role of a later version has no rights in this one.
        Ok(Self { id, email, name, role: Role::parse(&role).unwrap_or(Role::Reader) })
    }
}

/// Adds a person, or takes back one who was removed, under the id of then. `None` where the address is taken.
pub(crate) async fn insert_user(c: &mut Conn, new: &NewUser) -> Result<Option<i64>> {
    c.first(
        "INSERT INTO users (id, email, name, role, created) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (email) DO UPDATE SET name = excluded.name, role = excluded.role, disabled = NULL
             WHERE users.disabled IS NOT NULL
         RETURNING id",
        args![new.id, &new.email, &new.name, new.role.as_str(), new.at],
    )
    .await
}

pub(crate) async fn users(c: &mut Conn) -> Result<Vec<User>> {
    c.all("SELECT id, email, name, role FROM users WHERE disabled IS NULL ORDER BY email", &[]).await
}

pub(crate) async fn user_by_email(c: &mut Conn, email: &str) -> Result<Option<User>> {
    let sql = "SELECT id, email, name, role FROM users WHERE email = $1 AND disabled IS NULL";
    c.first(sql, args![email]).await
}

pub(crate) async fn user(c: &mut Conn, id: i64) -> Result<Option<User>> {
    c.first("SELECT id, email, name, role FROM users WHERE id = $1 AND disabled IS NULL", args![id]).await
}

/// Whether a person of this role is there who can sign in with a password.
pub(crate) async fn has_password_of(c: &mut Conn, role: Role) -> Result<bool> {
    let sql = "SELECT p.user_id FROM passwords p JOIN users u ON u.id = p.user_id
               WHERE u.role = $1 AND u.disabled IS NULL ORDER BY p.user_id LIMIT 1";
    Ok(c.first::<i64>(sql, args![role.as_str()]).await?.is_some())
}

/// Waits for the row of a person of this role until the transaction ends; `false` where they have it no more.
pub(crate) async fn hold(c: &mut Conn, id: i64, role: Role) -> Result<bool> {
    let sql = "UPDATE users SET role = role WHERE id = $1 AND role = $2 AND disabled IS NULL";
    Ok(c.run(sql, args![id, role.as_str()]).await? == 1)
}

/// Waits for the row of a person until the transaction ends: a sign-in and a new password, at once, come one after the
/// other. `false` where there is no such person.
pub(crate) async fn lock(c: &mut Conn, id: i64) -> Result<bool> {
    Ok(c.run("UPDATE users SET role = role WHERE id = $1 AND disabled IS NULL", args![id]).await? == 1)
}

pub(crate) async fn set_role(c: &mut Conn, id: i64, role: Role) -> Result<()> {
    c.run("UPDATE users SET role = $2 WHERE id = $1", args![id, role.as_str()]).await.map(|_| ())
}

pub(crate) async fn set_name(c: &mut Conn, id: i64, name: &str) -> Result<()> {
    c.run("UPDATE users SET name = $2 WHERE id = $1", args![id, name]).await.map(|_| ())
}

pub(crate) async fn disable(c: &mut Conn, id: i64, at: i64) -> Result<()> {
    c.run("UPDATE users SET disabled = $2 WHERE id = $1", args![id, at]).await.map(|_| ())
}

/// The hash of a person's password.
pub(crate) async fn password(c: &mut Conn, user: i64) -> Result<Option<String>> {
    c.first("SELECT hash FROM passwords WHERE user_id = $1", args![user]).await
}

pub(crate) async fn set_password(c: &mut Conn, user: i64, hash: &str, at: i64) -> Result<()> {
    c.run(
        "INSERT INTO passwords (user_id, hash, changed) VALUES ($1, $2, $3)
         ON CONFLICT (user_id) DO UPDATE SET hash = excluded.hash, changed = excluded.changed",
        args![user, hash, at],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn drop_password(c: &mut Conn, user: i64) -> Result<()> {
    c.run("DELETE FROM passwords WHERE user_id = $1", args![user]).await.map(|_| ())
}
