//! The change log: how a commit reaches the page caches, here at once and on other nodes within a second.
//!
//! A transaction that touched something leaves one row in `changes`. This process is told in the step that
//! commits; the others poll. Ids grow with time, but a transaction may commit later than its id says, so a poll
//! looks back a few seconds and forgets what it has told already.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use rusqlite::Connection;

use crate::clock::{Clock, Ids};
use crate::conn::Conn;
use crate::db::Db;
use crate::error::{Result, from_sqlite};
use crate::value::{FromRow, Row};

/// What is told about a commit: the tags it touched.
pub(crate) type Listener = Box<dyn Fn(&[String]) + Send + Sync>;

/// How far back a poll looks for transactions that committed late.
const LOOK_BACK_MICROS: i64 = 10_000_000;
/// How long a row is kept: longer than any node can be away without starting afresh.
const KEEP_MICROS: i64 = 3_600_000_000;

const NOTE: &str = "INSERT INTO changes (id, node, tags) VALUES ($1, $2, $3)";

/// The writing side, shared by both engines.
#[derive(Clone)]
pub(crate) struct Log {
    ids: Ids,
    node: i64,
    listener: Arc<OnceLock<Listener>>,
}

impl Log {
    pub(crate) fn new(ids: Ids) -> Self {
        let node = ids.next();
        Self { ids, node, listener: Arc::new(OnceLock::new()) }
    }

    pub(crate) fn listen(&self, listener: Listener) {
        let _ = self.listener.set(listener);
    }

    pub(crate) fn tell(&self, touched: &[String]) {
        if let (Some(listener), false) = (self.listener.get(), touched.is_empty()) {
            listener(touched);
        }
    }

    /// One row for a whole group of SQLite writes.
    pub(crate) fn note(&self, connection: &Connection, touched: &[String]) -> Result<()> {
        let mut tags = touched.to_vec();
        tags.sort_unstable();
        tags.dedup();
        let mut statement = connection.prepare_cached(NOTE).map_err(|e| from_sqlite(&e, NOTE))?;
        statement
            .execute((self.ids.next(), self.node, tags.join("\n")))
            .map(|_| ())
            .map_err(|e| from_sqlite(&e, NOTE))
    }

    /// The same inside a PostgreSQL transaction.
    pub(crate) async fn note_in(&self, conn: &mut Conn) -> Result<()> {
        if conn.touched.is_empty() {
            return Ok(());
        }
        let tags = conn.touched.join("\n");
        conn.run(NOTE, crate::args![self.ids.next(), self.node, tags]).await.map(|_| ())
    }
}

/// A change that another process committed.
#[derive(Debug)]
pub struct Change {
    id: i64,
    /// The tags it touched.
    pub tags: Vec<String>,
}

impl FromRow for Change {
    fn from_row(row: &mut Row) -> Result<Self> {
        let id = row.next()?;
        let tags: String = row.next()?;
        Ok(Self { id, tags: tags.lines().map(str::to_owned).collect() })
    }
}

/// The reading side: remembers what it has told.
pub(crate) struct Follower {
    clock: Clock,
    seen: HashSet<i64>,
}

impl Follower {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { clock, seen: HashSet::new() }
    }

    /// The changes of other processes that this follower has not returned yet.
    pub(crate) async fn news(&mut self, db: &Db, log: &Log) -> Result<Vec<Change>> {
        let since = Ids::floor(self.clock.now() - LOOK_BACK_MICROS);
        let found: Vec<Change> = db
            .read(async |c| {
                c.all(
                    "SELECT id, tags FROM changes WHERE id >= $1 AND node <> $2 ORDER BY id LIMIT 10000",
                    crate::args![since, log.node],
                )
                .await
            })
            .await?;
        self.seen.retain(|id| *id >= since);
        Ok(found.into_iter().filter(|change| self.seen.insert(change.id)).collect())
    }
}

/// Drops rows that every node has seen.
pub(crate) async fn prune(db: &Db, now: i64) -> Result<u64> {
    let before = Ids::floor(now - KEEP_MICROS);
    db.write(&before, |c, before| {
        Box::pin(async move { c.run("DELETE FROM changes WHERE id < $1", crate::args![*before]).await })
    })
    .await
}
