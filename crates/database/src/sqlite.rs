//! The embedded engine: one writer with group commit, a pool of readers.
//!
//! WAL with `synchronous=FULL`: in WAL mode NORMAL does not flush at a commit, and a power cut takes acknowledged
//! commits with it.

mod reader;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::types::ValueRef;
use rusqlite::{CachedStatement, Connection, OpenFlags};

pub(crate) use reader::Readers;
pub(crate) use writer::{Writer, Writers};

use crate::changes::Log;
use crate::conn::Answer;
use crate::error::{Error, Result, from_sqlite};
use crate::turns::Turn;
use crate::value::{Arg, Value};

/// The connection a [`crate::Conn`] holds: one of the readers, or the writer.
pub(crate) enum Held {
    Reader(reader::Lent),
    Writer(Turn<Writer>),
}

impl Held {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        match self {
            Self::Reader(lent) => lent.connection(),
            Self::Writer(turn) => turn.connection(),
        }
    }
}

/// One SQLite file with its connections.
pub(crate) struct Sqlite {
    pub(crate) path: PathBuf,
    pub(crate) readers: Readers,
    pub(crate) writers: Writers,
}

/// WAL's reset bug loses committed writes before this version (sqlite.org/wal.html#walresetbug).
const OLDEST: i32 = 3_051_003;

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize, log: Log) -> Result<Self> {
        if rusqlite::version_number() < OLDEST {
            return Err(Error::Address(format!(
                "SQLite {} is older than 3.51.3, which lost committed writes",
                rusqlite::version()
            )));
        }
        let writer = connect(path, false)?;
        let readers = (0..readers.max(1)).map(|_| connect(path, true)).collect::<Result<Vec<_>>>()?;
        Ok(Self { path: path.to_owned(), readers: Readers::new(readers), writers: Writers::new(writer, log) })
    }
}

fn connect(path: &Path, reader: bool) -> Result<Connection> {
    let unreachable = |e: &rusqlite::Error| Error::Unavailable(format!("{}: {e}", path.display()));
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags).map_err(|e| unreachable(&e))?;
    connection.busy_timeout(Duration::from_secs(5)).map_err(|e| unreachable(&e))?;
    connection.set_prepared_statement_cache_capacity(256);
    // A plan is made once and does not depend on arguments. Else SQLite plans anew whenever a `LIMIT $1` is bound, which
    // costs more than the query.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|e| unreachable(&e))?;
    let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY; PRAGMA cache_size = -4096; PRAGMA trusted_schema = OFF;";
    connection.execute_batch(pragmas).map_err(|e| unreachable(&e))?;
    if reader {
        connection.execute_batch("PRAGMA query_only = ON").map_err(|e| unreachable(&e))?;
    }
    Ok(connection)
}

pub(crate) fn batch(connection: &Connection, sql: &str) -> Result<()> {
    connection.execute_batch(sql).map_err(|e| from_sqlite(&e, sql))
}

/// Runs a statement that begins or ends a transaction: read once, then kept.
pub(crate) fn command(connection: &Connection, sql: &str) -> Result<()> {
    let mut statement = connection.prepare_cached(sql).map_err(|e| from_sqlite(&e, sql))?;
    statement.raw_execute().map(|_| ()).map_err(|e| from_sqlite(&e, sql))
}

#[cfg(feature = "testing")]
pub(crate) fn prepare(connection: &Connection, sql: &str) -> Result<()> {
    connection.prepare(sql).map(|_| ()).map_err(|e| from_sqlite(&e, sql))
}

#[cfg(feature = "testing")]
pub(crate) fn explain(connection: &Connection, sql: &str) -> Result<Vec<String>> {
    let explain = format!("EXPLAIN QUERY PLAN {sql}");
    let mut statement = connection.prepare(&explain).map_err(|e| from_sqlite(&e, sql))?;
    // Placeholders stay NULL: a plan does not depend on them.
    let mut rows = statement.raw_query();
    let mut steps = Vec::new();
    while let Some(row) = rows.next().map_err(|e| from_sqlite(&e, sql))? {
        steps.push(row.get(3).map_err(|e| from_sqlite(&e, sql))?);
    }
    Ok(steps)
}

pub(crate) fn execute(connection: &Connection, sql: &str, args: &[Arg<'_>]) -> Result<u64> {
    let mut statement = bound(connection, sql, args)?;
    let changed = statement.raw_execute().map_err(|e| from_sqlite(&e, sql))?;
    Ok(u64::try_from(changed).unwrap_or(u64::MAX))
}

pub(crate) fn query(connection: &Connection, sql: &str, args: &[Arg<'_>]) -> Result<Vec<Vec<Value>>> {
    let mut statement = bound(connection, sql, args)?;
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    let mut all = Vec::new();
    while let Some(row) = rows.next().map_err(|e| from_sqlite(&e, sql))? {
        let mut values = Vec::with_capacity(columns);
        for column in 0..columns {
            values.push(value(row.get_ref(column).map_err(|e| from_sqlite(&e, sql))?, column)?);
        }
        all.push(values);
    }
    Ok(all)
}

/// Either of the above: rows, and how many were changed.
pub(crate) fn ask(connection: &Connection, sql: &str, args: &[Arg<'_>]) -> Result<Answer> {
    let rows = query(connection, sql, args)?;
    Ok(Answer { rows, changed: connection.changes() })
}

/// `$2` is a NAME in SQLite, numbered by first appearance: so every argument is bound through its name.
fn bound<'c>(connection: &'c Connection, sql: &str, args: &[Arg<'_>]) -> Result<CachedStatement<'c>> {
    let mut statement = connection.prepare_cached(sql).map_err(|e| from_sqlite(&e, sql))?;
    for index in 1..=statement.parameter_count() {
        let number =
            statement.parameter_name(index).and_then(|name| name.strip_prefix('$')?.parse::<usize>().ok());
        let arg = number.and_then(|n| n.checked_sub(1)).and_then(|n| args.get(n));
        let arg = arg.ok_or_else(|| Error::Driver {
            message: format!("placeholder {index} has no argument"),
            sql: sql.to_owned(),
        })?;
        match arg {
            Arg::Null => statement.raw_bind_parameter(index, rusqlite::types::Null),
            Arg::Int(n) => statement.raw_bind_parameter(index, n),
            Arg::Real(n) => statement.raw_bind_parameter(index, n),
            Arg::Bool(b) => statement.raw_bind_parameter(index, b),
            Arg::Text(text) => statement.raw_bind_parameter(index, text.as_ref()),
        }
        .map_err(|e| from_sqlite(&e, sql))?;
    }
    Ok(statement)
}

fn value(value: ValueRef<'_>, column: usize) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Int(n),
        ValueRef::Real(n) => Value::Real(n),
        ValueRef::Text(bytes) => Value::Text(match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => String::from_utf8_lossy(bytes).into_owned(),
        }),
        ValueRef::Blob(_) => return Err(Error::Decode { column }),
    })
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_plan_is_made_once() {
        let folder = tempfile::tempdir().unwrap();
        let connection = connect(&folder.path().join("plans.db"), false).unwrap();
        batch(
            &connection,
            "CREATE TABLE t (id INTEGER PRIMARY KEY, state TEXT); INSERT INTO t VALUES (1, 'a')",
        )
        .unwrap();
        batch(&connection, "CREATE INDEX waiting ON t (id) WHERE state = 'a'").unwrap();
        let sql = "SELECT id FROM t WHERE id >= $1 AND state = $2 ORDER BY id DESC LIMIT $3";
        for (first, state, most) in [(0, "a", 1), (1, "b", 2), (0, "a", 500)] {
            query(&connection, sql, &[Arg::Int(first), Arg::from(state), Arg::Int(most)]).unwrap();
        }
        let statement = connection.prepare_cached(sql).unwrap();
        assert_eq!(
            (statement.get_status(StatementStatus::Run), statement.get_status(StatementStatus::RePrepare)),
            (3, 0)
        );
    }
}
