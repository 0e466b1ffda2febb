//! The SQL of tasks.

use database::{Conn, FromRow, Result, Row, args};

/// A claimed task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Id.
    pub id: i64,
    /// Which handler runs it.
    pub kind: String,
    /// JSON for the handler.
    pub payload: String,
    /// How often it was claimed before.
    pub attempts: i64,
}

impl FromRow for Task {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.next()?, kind: row.next()?, payload: row.next()?, attempts: row.next()? })
    }
}

/// How the tasks of a kind stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The kind.
    pub kind: String,
    /// How many rows there are, also of what is to run later.
    pub all: i64,
    /// How many should run, or are running.
    pub due: i64,
    /// How many failed and are tried again.
    pub failed: i64,
    /// When the first of all is to run, or should have: microseconds since 1970 UTC.
    pub first: i64,
}

impl FromRow for Standing {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            kind: row.next()?,
            all: row.next()?,
            due: row.next()?,
            failed: row.next()?,
            first: row.next()?,
        })
    }
}

/// How the tasks of each kind stand at `now`, for whoever watches the paper.
///
/// # Errors
/// The database's.
pub async fn standing(c: &mut Conn, now: i64) -> Result<Vec<Standing>> {
    c.all(
        "SELECT kind, COUNT(*), SUM(CASE WHEN run_at <= $1 THEN 1 ELSE 0 END),
                SUM(CASE WHEN last_error IS NOT NULL THEN 1 ELSE 0 END), MIN(run_at)
         FROM tasks GROUP BY kind ORDER BY kind",
        args![now],
    )
    .await
}

/// Adds a task to run at `run_at` (microseconds since 1970 UTC), in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn push(c: &mut Conn, id: i64, kind: &str, payload: &str, run_at: i64) -> Result<()> {
    c.run(
        "INSERT INTO tasks (id, kind, payload, run_at, lease_until, attempts) VALUES ($1, $2, $3, $4, 0, 0)",
        args![id, kind, payload, run_at],
    )
    .await
    .map(|_| ())
}

/// The same for work of which one row is enough: a second push with the kind as its key does nothing.
///
/// # Errors
/// The database's.
pub async fn push_unique(c: &mut Conn, id: i64, kind: &str, run_at: i64) -> Result<()> {
    c.run(
        "INSERT INTO tasks (id, kind, payload, run_at, lease_until, attempts, unique_key)
         VALUES ($1, $2, '{}', $3, 0, 0, $2) ON CONFLICT (unique_key) DO NOTHING",
        args![id, kind, run_at],
    )
    .await
    .map(|_| ())
}

/// The same for work of which one row of a kind and a key is enough while it waits.
///
/// # Errors
/// The database's.
pub async fn push_once(
    c: &mut Conn,
    id: i64,
    (kind, key): (&str, &str),
    payload: &str,
    run_at: i64,
) -> Result<()> {
    c.run(
        "INSERT INTO tasks (id, kind, payload, run_at, lease_until, attempts, unique_key)
         VALUES ($1, $2, $3, $4, 0, 0, $5) ON CONFLICT (unique_key) DO NOTHING",
        args![id, kind, payload, run_at, key],
    )
    .await
    .map(|_| ())
}

/// The oldest task that is due and that nobody holds.
/// How many tasks should have run by `late` and did not, and how many of `kind` wait because they failed; for the people of
/// the house.
///
/// # Errors
/// The database's.
pub async fn backlog(c: &mut Conn, late: i64, kind: &str) -> Result<(i64, i64)> {
    c.one(
        "SELECT COALESCE(SUM(CASE WHEN run_at < $1 THEN 1 ELSE 0 END), 0),
                COALESCE(SUM(CASE WHEN kind = $2 AND last_error IS NOT NULL THEN 1 ELSE 0 END), 0)
         FROM tasks",
        args![late, kind],
    )
    .await
}

pub(crate) async fn due(c: &mut Conn, now: i64) -> Result<Option<Task>> {
    c.first(
        "/* hot */ SELECT id, kind, payload, attempts FROM tasks
         WHERE run_at <= $1 AND lease_until <= $1 ORDER BY run_at, id LIMIT 1",
        args![now],
    )
    .await
}

/// Takes it, unless somebody else was faster.
pub(crate) async fn claim(c: &mut Conn, task: &Task, now: i64, until: i64) -> Result<bool> {
    let sql = "UPDATE tasks SET lease_until = $1, attempts = attempts + 1
               WHERE id = $2 AND lease_until <= $3 AND attempts = $4";
    Ok(c.run(sql, args![until, task.id, now, task.attempts]).await? == 1)
}

pub(crate) async fn done(c: &mut Conn, id: i64) -> Result<()> {
    c.run("DELETE FROM tasks WHERE id = $1", args![id]).await.map(|_| ())
}

pub(crate) async fn again(c: &mut Conn, id: i64, at: i64, error: Option<&str>) -> Result<()> {
    c.run(
        "UPDATE tasks SET run_at = $1, lease_until = 0, last_error = $2,
                          attempts = CASE WHEN CAST($2 AS TEXT) IS NULL THEN 0 ELSE attempts END
         WHERE id = $3",
        args![at, error, id],
    )
    .await
    .map(|_| ())
}
