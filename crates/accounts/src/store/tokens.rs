//! The SQL of bearer tokens.

use database::{Conn, FromRow, Result, Row, args};

use crate::model::{NewToken, Scope, User};

/// Takes back all tokens of a person.
pub(crate) async fn revoke_all(c: &mut Conn, user: i64, at: i64) -> Result<u64> {
    c.run("UPDATE api_tokens SET revoked = $2 WHERE user_id = $1 AND revoked IS NULL", args![user, at]).await
}

pub(crate) async fn insert(c: &mut Conn, user: i64, hash: &str, new: &NewToken) -> Result<()> {
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    c.run(
        "INSERT INTO api_tokens (id, user_id, hash, scopes, name, created, expires) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![new.id, user, hash, scopes.join(" "), &new.name, new.at, new.expires],
    )
    .await
    .map(|_| ())
}

/// Takes a token back; whose it was.
pub(crate) async fn revoke(c: &mut Conn, hash: &str, at: i64) -> Result<Option<String>> {
    let sql = "UPDATE api_tokens SET revoked = $1 WHERE hash = $2 AND revoked IS NULL
               RETURNING (SELECT email FROM users WHERE users.id = api_tokens.user_id)";
    c.first(sql, args![at, hash]).await
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

pub(crate) async fn good(c: &mut Conn, hash: &str, now: i64) -> Result<Option<Good>> {
    c.first(
        "/* hot */ SELECT u.id, u.email, u.name, u.role, t.scopes
         FROM api_tokens t JOIN users u ON u.id = t.user_id
         WHERE t.hash = $1 AND t.revoked IS NULL AND u.disabled IS NULL AND (t.expires IS NULL OR t.expires > $2)",
        args![hash, now],
    )
    .await
}

/// A token as its owner sees it.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    pub(crate) id: i64,
    pub(crate) name: String,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) created: i64,
    pub(crate) expires: Option<i64>,
}

impl FromRow for Own {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, name, scopes): (i64, String, String) = (row.next()?, row.next()?, row.next()?);
        let scopes = scopes.split(' ').filter_map(Scope::parse).collect();
        Ok(Self { id, name, scopes, created: row.next()?, expires: row.next()? })
    }
}

/// The tokens of a person that are good at `now`, the newest first.
pub(crate) async fn of_user(c: &mut Conn, user: i64, now: i64) -> Result<Vec<Own>> {
    c.all(
        "SELECT id, name, scopes, created, expires FROM api_tokens
         WHERE user_id = $1 AND revoked IS NULL AND (expires IS NULL OR expires > $2)
         ORDER BY created DESC, id DESC LIMIT 200",
        args![user, now],
    )
    .await
}

/// Takes one token of a person back; its name.
pub(crate) async fn revoke_own(c: &mut Conn, user: i64, id: i64, at: i64) -> Result<Option<String>> {
    let sql = "UPDATE api_tokens SET revoked = $3 WHERE id = $1 AND user_id = $2 AND revoked IS NULL RETURNING name";
    c.first(sql, args![id, user, at]).await
}
