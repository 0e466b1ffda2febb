//! The SQL of one-time codes.

use database::{Conn, Result, args};

/// The secret of somebody who wants codes, and the last step that was used.
pub(crate) async fn secret(c: &mut Conn, user: i64) -> Result<Option<(String, i64)>> {
    c.first("SELECT secret, last_step FROM one_time_codes WHERE user_id = $1", args![user]).await
}

/// Begins with codes; `false` where somebody has some already.
pub(crate) async fn insert(c: &mut Conn, user: i64, (secret, step): (&str, i64), at: i64) -> Result<bool> {
    let sql = "INSERT INTO one_time_codes (user_id, secret, last_step, created) VALUES ($1, $2, $3, $4)
               ON CONFLICT (user_id) DO NOTHING";
    Ok(c.run(sql, args![user, secret, step, at]).await? == 1)
}

/// Uses the code of a step; `false` where it or a later one was used.
pub(crate) async fn advance(c: &mut Conn, user: i64, step: i64) -> Result<bool> {
    let sql = "UPDATE one_time_codes SET last_step = $2 WHERE user_id = $1 AND last_step < $2";
    Ok(c.run(sql, args![user, step]).await? == 1)
}

pub(crate) async fn insert_recovery(c: &mut Conn, user: i64, hash: &str) -> Result<()> {
    c.run("INSERT INTO recovery_codes (user_id, hash) VALUES ($1, $2)", args![user, hash]).await.map(|_| ())
}

/// Uses a recovery code; `false` where it is none or was used.
pub(crate) async fn take_recovery(c: &mut Conn, user: i64, hash: &str, at: i64) -> Result<bool> {
    let sql = "UPDATE recovery_codes SET used = $3 WHERE user_id = $1 AND hash = $2 AND used IS NULL";
    Ok(c.run(sql, args![user, hash, at]).await? == 1)
}

/// Ends all codes of somebody; whether there were any.
pub(crate) async fn end(c: &mut Conn, user: i64) -> Result<bool> {
    c.run("DELETE FROM recovery_codes WHERE user_id = $1", args![user]).await?;
    Ok(c.run("DELETE FROM one_time_codes WHERE user_id = $1", args![user]).await? == 1)
}
