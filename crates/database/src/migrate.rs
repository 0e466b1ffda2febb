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

/// The names of all tables in the order in which the steps make them, which is: none before one that it points to.
pub(crate) fn tables() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for step in steps(Engine::Postgres) {
        let made = step.sql.split("CREATE TABLE ").skip(1).filter_map(|rest| rest.split([' ', '(']).next());
        for name in made.filter(|name| !name.starts_with("fulltext_")) {
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied BIGINT NOT NULL);
    CREATE TABLE IF NOT EXISTS migration_lease (id BIGINT NOT NULL PRIMARY KEY, owner BIGINT NOT NULL, until BIGINT NOT NULL);";

/// Runs what is missing. Two processes that start together take turns by the lease row.
///
/// With `only`, no other steps than those are run: a copy is brought back into the schema that it was made of.
pub(crate) async fn run(db: &Db, clock: &Clock, only: Option<&[i64]>) -> Result<Vec<Migration>> {
    db.write(&(), |c, ()| Box::pin(async move { c.batch(TABLES).await })).await?;
    let owner = Ids::new(clock.clone()).next();
    while !take_lease(db, owner, clock.now()).await? {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let outcome = run_missing(db, clock, only).await;
    let freed = give_lease(db, owner).await;
    outcome.and_then(|done| freed.map(|()| done))
}

/// Reads how far the schema is.
pub(crate) async fn progress(db: &Db) -> Result<Progress> {
    let (done, last) = done(db).await?;
    Ok(Progress { missing: missing(db.engine(), &done)?, last })
}

/// The numbers of the steps that were run, in order, and when the last one was.
pub(crate) async fn done(db: &Db) -> Result<(Vec<i64>, i64)> {
    let sql = "SELECT version, applied FROM migrations ORDER BY version";
    let rows: Vec<(i64, i64)> = db.read(async |c| c.all(sql, &[]).await).await?;
    let last = rows.iter().map(|(_, applied)| *applied).max().unwrap_or(0);
    Ok((rows.into_iter().map(|(version, _)| version).collect(), last))
}

/// The steps that are not among those done, also one whose number is lower than the highest: two that were written at
/// the same time may come out one after the other.
fn missing(engine: Engine, done: &[i64]) -> Result<Vec<Migration>> {
    let mut steps = steps(engine);
    let known = steps.last().map_or(0, |step| step.version);
    let found = done.last().copied().unwrap_or(0);
    if found > known {
        return Err(Error::Newer { found, known });
    }
    steps.retain(|step| !done.contains(&step.version));
    Ok(steps)
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

async fn run_missing(db: &Db, clock: &Clock, only: Option<&[i64]>) -> Result<Vec<Migration>> {
    let (done, _) = done(db).await?;
    let mut missing = missing(db.engine(), &done)?;
    missing.retain(|step| only.is_none_or(|only| only.contains(&step.version)));
    if let (Some(found), Some(first)) = (done.last(), missing.first()) {
        keep_copy(db, &copy_name(first.version, *found)).await?;
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

/// What the copy before an upgrade is called: the step it is from, and where that is not the next one, how far the
/// schema was.
fn copy_name(first: i64, found: i64) -> String {
    if first > found {
        format!("before-{:04}.db", found + 1)
    } else {
        format!("before-{first:04}-at-{found:04}.db")
    }
}

/// Before the first step of an upgrade an SQLite file is copied beside itself. A server has backups of its own.
async fn keep_copy(db: &Db, name: &str) -> Result<()> {
    let Some(file) = db.file() else { return Ok(()) };
    let copy = file.with_extension(name);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_came_out_late_is_missing() {
        let all: Vec<i64> = steps(Engine::Sqlite).into_iter().map(|step| step.version).collect();
        let numbers = |done: &[i64]| {
            missing(Engine::Sqlite, done).unwrap().into_iter().map(|step| step.version).collect::<Vec<_>>()
        };
        assert_eq!(numbers(&[]), all);
        assert!(numbers(&all).is_empty());
        let without: Vec<i64> = all.iter().copied().filter(|version| *version != 7).collect();
        assert_eq!(numbers(&without), [7]);
        assert!(matches!(missing(Engine::Sqlite, &[1, 9_999]), Err(Error::Newer { found: 9_999, .. })));
    }

    #[test]
    fn no_copy_takes_the_name_of_another() {
        assert_eq!(copy_name(8, 6), "before-0007.db");
        assert_eq!(copy_name(7, 9), "before-0007-at-0009.db");
        assert_eq!(copy_name(10, 9), "before-0010.db");
    }

    #[test]
    fn no_table_points_to_a_later_one() {
        let order = tables();
        let place = |name: &str| order.iter().position(|known| known == name).unwrap();
        let name = |rest: &str| rest.split([' ', '(']).next().unwrap().to_owned();
        let mut seen = 0;
        for step in steps(Engine::Postgres) {
            for statement in step.sql.split(';') {
                let made =
                    ["CREATE TABLE ", "ALTER TABLE "].iter().find_map(|verb| statement.split(verb).nth(1));
                for target in statement.split("REFERENCES ").skip(1).map(name) {
                    let owner = name(made.unwrap());
                    assert!(place(&target) <= place(&owner), "{owner} points to {target}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 40, "{seen}");
    }
}
