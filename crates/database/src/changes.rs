//! The change log: how a commit reaches the page caches, here at once and on other nodes within a second.
//!
//! A transaction that touched something leaves one row in `changes`. This process is told in the step that
//! commits; the others poll. Ids grow with time, but a transaction may commit later than its id says, so a poll
//! looks back to a few seconds before the last one and forgets what it has told already.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

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

/// Rows of one poll.
const MOST: i64 = 10_000;

const NOTE: &str = "INSERT INTO changes (id, node, tags) VALUES ($1, $2, $3)";

/// The writing side, shared by both engines.
#[derive(Clone)]
pub(crate) struct Log {
    ids: Ids,
    node: i64,
    listener: Arc<OnceLock<Listener>>,
    /// The rows of this process that it was told of in the step that committed. One that is missing was committed in
    /// doubt: the connection broke, or the writer was cancelled, before the answer came.
    told: Arc<Mutex<HashSet<i64>>>,
}

/// A tag for everything there is.
pub const EVERYTHING: &str = "*";

impl Log {
    pub(crate) fn new(ids: Ids) -> Self {
        let node = ids.next();
        Self { ids, node, listener: Arc::default(), told: Arc::default() }
    }

    pub(crate) fn listen(&self, listener: Listener) {
        let _ = self.listener.set(listener);
    }

    /// The row `noted` was committed.
    pub(crate) fn committed(&self, noted: Option<i64>, touched: &[String]) {
        self.told.lock().unwrap_or_else(PoisonError::into_inner).extend(noted);
        self.tell(touched);
    }

    pub(crate) fn tell(&self, touched: &[String]) {
        if let (Some(listener), false) = (self.listener.get(), touched.is_empty()) {
            listener(touched);
        }
    }

    /// One row for a whole group of SQLite writes.
    pub(crate) fn note(&self, connection: &Connection, touched: &[String]) -> Result<Option<i64>> {
        if touched.is_empty() {
            return Ok(None);
        }
        let id = self.ids.next();
        let mut tags = touched.to_vec();
        tags.sort_unstable();
        tags.dedup();
        let mut statement = connection.prepare_cached(NOTE).map_err(|e| from_sqlite(&e, NOTE))?;
        statement
            .execute((id, self.node, tags.join("\n")))
            .map(|_| Some(id))
            .map_err(|e| from_sqlite(&e, NOTE))
    }

    /// The same inside a PostgreSQL transaction.
    pub(crate) async fn note_in(&self, conn: &mut Conn) -> Result<Option<i64>> {
        if conn.touched.is_empty() {
            return Ok(None);
        }
        let (id, tags) = (self.ids.next(), conn.touched.join("\n"));
        conn.run(NOTE, crate::args![id, self.node, tags]).await.map(|_| Some(id))
    }
}

/// A change that this process was not told of in the step that committed.
#[derive(Debug)]
pub struct Change {
    id: i64,
    node: i64,
    /// The tags it touched.
    pub tags: Vec<String>,
}

impl FromRow for Change {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, node) = (row.next()?, row.next()?);
        let tags: String = row.next()?;
        Ok(Self { id, node, tags: tags.lines().map(str::to_owned).collect() })
    }
}

/// The reading side: remembers what it has told.
pub(crate) struct Follower {
    clock: Clock,
    /// When the last poll that succeeded began, microseconds since 1970 UTC.
    polled: i64,
    seen: HashSet<i64>,
}

impl Follower {
    pub(crate) fn new(clock: Clock) -> Self {
        Self { polled: clock.now(), clock, seen: HashSet::new() }
    }

    /// The changes that this process does not know of yet: those of others, and its own that were committed in doubt.
    /// Where it cannot know all, because it was away for too long or there are too many, they end with [`EVERYTHING`].
    pub(crate) async fn news(&mut self, db: &Db, log: &Log) -> Result<Vec<Change>> {
        let now = self.clock.now();
        let since = Ids::floor(self.polled.min(now) - LOOK_BACK_MICROS);
        let found: Vec<Change> = db
            .read(async |c| {
                c.all(
                    "SELECT id, node, tags FROM changes WHERE id >= $1 ORDER BY id LIMIT $2",
                    crate::args![since, MOST],
                )
                .await
            })
            .await?;
        let is_full = i64::try_from(found.len()).is_ok_and(|count| count >= MOST);
        let was_away = now - self.polled > KEEP_MICROS - LOOK_BACK_MICROS;
        self.polled = now;
        self.seen.retain(|id| *id >= since);
        let mut told = log.told.lock().unwrap_or_else(PoisonError::into_inner);
        let is_told = |change: &Change| change.node == log.node && told.contains(&change.id);
        let mut news: Vec<Change> =
            found.into_iter().filter(|change| !is_told(change) && self.seen.insert(change.id)).collect();
        told.retain(|id| *id >= since);
        if is_full || was_away {
            news.push(Change { id: 0, node: 0, tags: vec![EVERYTHING.to_owned()] });
        }
        Ok(news)
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

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::testing::{self, MORNING};

    async fn insert(db: &Db, id: i64, node: i64, tag: &'static str) {
        let row = (id, node);
        db.write(&row, |c, (id, node)| {
            Box::pin(async move { c.run(NOTE, crate::args![*id, *node, tag]).await.map(|_| ()) })
        })
        .await
        .unwrap();
    }

    async fn tags(follower: &mut Follower, db: &Db, log: &Log) -> Vec<String> {
        follower.news(db, log).await.unwrap().into_iter().flat_map(|change| change.tags).collect()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn own_changes_are_told_where_the_commit_was_in_doubt() {
        let clock = Clock::fixed(MORNING);
        let db = testing::sqlite(clock.clone()).await.unwrap();
        let log = Log::new(Ids::new(clock.clone()));
        let mut follower = Follower::new(clock);
        let (sure, unsure) = (log.ids.next(), log.ids.next());
        insert(&db, sure, log.node, "sure").await;
        log.committed(Some(sure), &["sure".to_owned()]);
        insert(&db, unsure, log.node, "in-doubt").await;
        assert_eq!(tags(&mut follower, &db, &log).await, ["in-doubt"]);
        assert!(tags(&mut follower, &db, &log).await.is_empty());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn who_was_away_learns_what_was_missed() {
        let clock = Clock::fixed(MORNING);
        let db = testing::sqlite(clock.clone()).await.unwrap();
        let log = Log::new(Ids::new(clock.clone()));
        let mut follower = Follower::new(clock.clone());
        clock.advance(Duration::from_secs(5));
        insert(&db, log.ids.next(), 1, "taken-back").await;
        clock.advance(Duration::from_secs(600));
        assert_eq!(tags(&mut follower, &db, &log).await, ["taken-back"]);
        clock.advance(Duration::from_secs(7_200));
        assert_eq!(tags(&mut follower, &db, &log).await, [EVERYTHING]);
        assert!(tags(&mut follower, &db, &log).await.is_empty());
    }
}
