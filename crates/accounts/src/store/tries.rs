//! The SQL of tries: how often somebody knocked.

use database::{Conn, Result, args};

/// Counts one try, and says how many there were in this window and when it began. A window is over that began before
/// `from` or after `to`.
pub(crate) async fn count(c: &mut Conn, name: &str, now: i64, (from, to): (i64, i64)) -> Result<(i64, i64)> {
    c.one(
        "INSERT INTO sign_in_tries (name, tries, since) VALUES ($1, 1, $2)
         ON CONFLICT (name) DO UPDATE SET
             tries = CASE WHEN sign_in_tries.since <= $3 OR sign_in_tries.since > $4
                          THEN 1 ELSE sign_in_tries.tries + 1 END,
             since = CASE WHEN sign_in_tries.since <= $3 OR sign_in_tries.since > $4
                          THEN $2 ELSE sign_in_tries.since END
         RETURNING tries, since",
        args![name, now, from, to],
    )
    .await
}

/// Takes one try back: it was right.
pub(crate) async fn forgive(c: &mut Conn, name: &str) -> Result<()> {
    c.run("UPDATE sign_in_tries SET tries = tries - 1 WHERE name = $1 AND tries > 0", args![name])
        .await
        .map(|_| ())
}

/// Forgets the tries under a name.
pub(crate) async fn clear(c: &mut Conn, name: &str) -> Result<()> {
    c.run("DELETE FROM sign_in_tries WHERE name = $1", args![name]).await.map(|_| ())
}

/// Deletes windows that began before `before`.
pub(crate) async fn forget(c: &mut Conn, before: i64) -> Result<()> {
    c.run("DELETE FROM sign_in_tries WHERE since < $1", args![before]).await.map(|_| ())
}
