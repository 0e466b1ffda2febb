//! The SQL of one-time codes.

use database::{Conn, Result, args};

/// The secret of somebody who wants codes, and the last step that was used.
pub(crate) async fn secret(c: &mut Conn, user: i64) -> Result<Option<(String, i64)>> {
    c.first("SELECT secret, last_step FROM one_time_codes WHERE user_id = $1", args![user]).await
}

/// Begins with codes, for somebody who has none.
pub(crate) async fn insert(c: &mut Conn, user: i64, (secret, step): (&str, i64), at: i64) -> Result<()> {
    let sql = "INSERT INTO one_time_codes (user_id, secret, last_step, created) VALUES ($1, $2, $3, $4)";
    c.run(sql, args![user, secret, step, at]).await.map(|_| ())
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

/// Who has codes.
pub(crate) async fn owners(c: &mut Conn) -> Result<Vec<i64>> {
    c.all("SELECT user_id FROM one_time_codes ORDER BY user_id", &[]).await
}

/// Whether the paper asks some roles for codes.
pub(crate) async fn are_required(c: &mut Conn) -> Result<bool> {
    let sql = "SELECT value FROM settings WHERE name = 'codes-required'";
    Ok(c.first::<String>(sql, &[]).await?.is_some())
}

/// Begins or ends to ask for them; whether that changed anything.
pub(crate) async fn require(c: &mut Conn, on: bool) -> Result<bool> {
    let changed = if on {
        let sql = "INSERT INTO settings (name, value) VALUES ('codes-required', 'on') ON CONFLICT (name) DO NOTHING";
        c.run(sql, &[]).await?
    } else {
        c.run("DELETE FROM settings WHERE name = 'codes-required'", &[]).await?
    };
    Ok(changed == 1)
}

/// Ends all codes of somebody; whether there were any.
pub(crate) async fn end(c: &mut Conn, user: i64) -> Result<bool> {
    c.run("DELETE FROM recovery_codes WHERE user_id = $1", args![user]).await?;
    Ok(c.run("DELETE FROM one_time_codes WHERE user_id = $1", args![user]).await? == 1)
}
