//! The SQL of accounts.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{NewToken, NewUser, Role, Scope, User};

impl FromRow for User {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, email, name, role): (i64, String, String, String) =
            (row.next()?, row.next()?, row.next()?, row.next()?);
        // A role of a later version has no rights in this one.
        Ok(Self { id, email, name, role: Role::parse(&role).unwrap_or(Role::Reader) })
    }
}

pub(crate) async fn insert_user(c: &mut Conn, new: &NewUser) -> Result<()> {
    c.run(
        "INSERT INTO users (id, email, name, role, created) VALUES ($1, $2, $3, $4, $5)",
        args![new.id, &new.email, &new.name, new.role.as_str(), new.at],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn users(c: &mut Conn) -> Result<Vec<User>> {
    c.all("SELECT id, email, name, role FROM users ORDER BY email", &[]).await
}

pub(crate) async fn user_by_email(c: &mut Conn, email: &str) -> Result<Option<User>> {
    c.first("SELECT id, email, name, role FROM users WHERE email = $1", args![email]).await
}

pub(crate) async fn insert_token(c: &mut Conn, user: i64, hash: &str, new: &NewToken) -> Result<()> {
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    c.run(
        "INSERT INTO api_tokens (id, user_id, hash, scopes, name, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![new.id, user, hash, scopes.join(" "), &new.name, new.at, new.expires],
    )
    .await
    .map(|_| ())
}

pub(crate) async fn revoke(c: &mut Conn, hash: &str, at: i64) -> Result<bool> {
    let sql = "UPDATE api_tokens SET revoked = $1 WHERE hash = $2 AND revoked IS NULL";
    Ok(c.run(sql, args![at, hash]).await? == 1)
}

/// The owner and the scopes of a token that is good at `now`.
pub(crate) struct Good {
    pub(crate) user: User,
    pub(crate) scopes: Vec<Scope>,
}

impl FromRow for Good {
    fn from_row(row: &mut Row) -> Result<Self> {
        let user = User::from_row(row)?;
        let scopes: String = row.next()?;
        Ok(Self { user, scopes: scopes.split(' ').filter_map(Scope::parse).collect() })
    }
}

pub(crate) async fn good_token(c: &mut Conn, hash: &str, now: i64) -> Result<Option<Good>> {
    c.first(
        "/* hot */ SELECT u.id, u.email, u.name, u.role, t.scopes
         FROM api_tokens t JOIN users u ON u.id = t.user_id
         WHERE t.hash = $1 AND t.revoked IS NULL AND (t.expires IS NULL OR t.expires > $2)",
        args![hash, now],
    )
    .await
}
