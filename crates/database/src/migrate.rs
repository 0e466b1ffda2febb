//! Migrations: forward only, one file per step, guarded by a lease row.
//!
//! `NNNN_name.sql` serves both engines; a pair `NNNN_name.sqlite.sql` / `NNNN_name.postgres.sql` exists only where
//! one text cannot. Each step expands or contracts, so that the version before it keeps running.

use std::time::Duration;

use include_dir::{Dir, include_dir};

use crate::clock::{Clock, Ids};
use crate::conn::Conn;
use crate::db::{Db, Engine};
use crate::error::{Error, Result};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/migrations");

/// One step of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Its number: steps run in this order, once.
    pub version: i64,
    /// What it does, from the file name.
    pub name: String,
    sql: String,
}

/// How far a schema is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The steps that are missing.
    pub missing: Vec<Migration>,
    /// When the last one was run, microseconds since 1970 UTC.
    pub last: i64,
}

const LEASE_MICROS: i64 = 60_000_000;

/// The steps of `engine`, in order. BIGINT PRIMARY KEY is no rowid alias in SQLite, so that one phrase is
/// rewritten there.
pub(crate) fn steps(engine: Engine) -> Vec<Migration> {
    let (own, other) = match engine {
        Engine::Sqlite => (".sqlite.sql", ".postgres.sql"),
        Engine::Postgres => (".postgres.sql", ".sqlite.sql"),
    };
    let mut steps: Vec<Migration> = FILES
        .files()
        .filter_map(|file| {
            let name = file.path().file_name()?.to_str()?;
            if name.ends_with(other) {
                return None;
            }
            let stem = name.strip_suffix(own).or_else(|| name.strip_suffix(".sql"))?;
            let (version, title) = stem.split_once('_')?;
            let sql = file.contents_utf8()?;
            let sql = match engine {
                Engine::Sqlite => sql.replace("BIGINT PRIMARY KEY", "INTEGER PRIMARY KEY"),
                Engine::Postgres => sql.to_owned(),
            };
            Some(Migration { version: version.parse().ok()?, name: title.replace('_', " "), sql })
        })
        .collect();
    steps.sort_by_key(|step| step.version);
    steps
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL);
    CREATE TABLE IF NOT EXISTS migration_lease (id BIGINT NOT NULL PRIMARY KEY, owner BIGINT NOT NULL, until BIGINT NOT NULL);";

/// Runs what is missing. Two processes that start together take turns by the lease row.
pub(crate) async fn run(db: &Db, clock: &Clock) -> Result<Vec<Migration>> {
    db.write(&(), |c, ()| Box::pin(async move { c.batch(TABLES).await })).await?;
    let owner = Ids::new(clock.clone()).next();
    while !take_lease(db, owner, clock.now()).await? {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let outcome = run_missing(db, clock).await;
    let freed = give_lease(db, owner).await;
    outcome.and_then(|done| freed.map(|()| done))
}

/// Reads how far the schema is.
pub(crate) async fn progress(db: &Db) -> Result<Progress> {
    let sql = "SELECT COALESCE(MAX(version), 0), COALESCE(MAX(applied), 0) FROM migrations";
    let (found, last): (i64, i64) = db.read(async |c| c.one(sql, &[]).await).await?;
    let mut missing = steps(db.engine());
    let known = missing.last().map_or(0, |step| step.version);
    if found > known {
        return Err(Error::Newer { found, known });
    }
    missing.retain(|step| step.version > found);
    Ok(Progress { missing, last })
}

async fn take_lease(db: &Db, owner: i64, now: i64) -> Result<bool> {
    db.write(&(owner, now), |c, (owner, now)| {
        Box::pin(async move {
            let taken = c
                .run(
                    "INSERT INTO migration_lease (id, owner, until) VALUES (1, $1, $2)
                     ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, until = excluded.until
                     WHERE migration_lease.until < $3",
                    crate::args![*owner, *now + LEASE_MICROS, *now],
                )
                .await?;
            Ok::<_, Error>(taken == 1)
        })
    })
    .await
}

async fn give_lease(db: &Db, owner: i64) -> Result<()> {
    db.write(&owner, |c, owner| {
        Box::pin(async move {
            c.run("DELETE FROM migration_lease WHERE owner = $1", crate::args![*owner]).await.map(|_| ())
        })
    })
    .await
}

async fn run_missing(db: &Db, clock: &Clock) -> Result<Vec<Migration>> {
    let steps = steps(db.engine());
    let known = steps.last().map_or(0, |step| step.version);
    let found: i64 =
        db.read(async |c| c.one("SELECT COALESCE(MAX(version), 0) FROM migrations", &[]).await).await?;
    if found > known {
        return Err(Error::Newer { found, known });
    }
    let missing: Vec<Migration> = steps.into_iter().filter(|step| step.version > found).collect();
    if found > 0 && !missing.is_empty() {
        keep_copy(db, found).await?;
    }
    for step in &missing {
        db.write(&(step, clock.now()), |c, (step, now)| Box::pin(apply(c, step, *now))).await?;
    }
    Ok(missing)
}

async fn apply(c: &mut Conn, step: &Migration, now: i64) -> Result<()> {
    c.batch(&step.sql).await?;
    c.run(
        "INSERT INTO migrations (version, name, applied) VALUES ($1, $2, $3)",
        crate::args![step.version, &step.name, now],
    )
    .await
    .map(|_| ())
}

/// Before the first step of an upgrade an SQLite file is copied beside itself. A server has backups of its own.
async fn keep_copy(db: &Db, found: i64) -> Result<()> {
    let Some(file) = db.file() else { return Ok(()) };
    let copy = file.with_extension(format!("before-{:04}.db", found + 1));
    if copy.exists() {
        return Ok(());
    }
    let target = copy.display().to_string().replace('\'', "''");
    let connection = rusqlite::Connection::open(file).map_err(|e| crate::error::from_sqlite(&e, "open"))?;
    let sql = format!("VACUUM INTO '{target}'");
    connection.execute_batch(&sql).map_err(|e| crate::error::from_sqlite(&e, &sql))?;
    tracing::info!(copy = %copy.display(), "copied the database before its upgrade");
    Ok(())
}
