//! Writers of one row, one flush for many of them.
//!
//! On a server, a transaction keeps the lock of a row until its commit is on the disk. Where everybody changes the
//! same row (the counts of one conversation), writers would wait for one flush each. So those who write under the
//! same key line up in this process: each runs its body in a savepoint of one open transaction, and the last one in
//! the line commits for all, as on SQLite. Nobody is answered before the commit.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use super::{Postgres, close, end};
use crate::BoxFuture;
use crate::changes::Log;
use crate::conn::{Conn, Driver};
use crate::db::Failed;
use crate::error::{Error, Result};
use crate::turns::{Members, Queue, Shared};

/// A group longer than this is committed even though more writers wait.
const LARGEST_GROUP: usize = 64;
/// Lines that are kept though nobody stands in them.
const LINES: usize = 1_000;

/// The lines of this process, by key.
#[derive(Default)]
pub(super) struct Lines(Mutex<HashMap<String, Arc<Line>>>);

/// Those who write under one key.
pub(super) struct Line(Queue<Group>);

struct Group {
    /// The open transaction. A member takes it while its body runs; if that is cancelled, the transaction is lost.
    conn: Option<Conn>,
    members: Members,
    log: Log,
}

impl Lines {
    pub(super) fn under(&self, key: &str, log: &Log) -> Arc<Line> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get(key) {
            return line.clone();
        }
        if lines.len() >= LINES {
            lines.retain(|_, line| Arc::strong_count(line) > 1);
        }
        let group = Group { conn: None, members: Members::default(), log: log.clone() };
        let line = Arc::new(Line(Queue::new(group)));
        lines.insert(key.to_owned(), line.clone());
        line
    }
}

impl Line {
    /// One attempt at a write together with the others of the line.
    pub(super) async fn write<I, T, E, F>(
        &self,
        postgres: &Postgres,
        input: &I,
        work: &F,
    ) -> Result<T, Failed<E>>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let mut turn = self.0.turn().await;
        let group = turn.shared_mut().map_err(Failed::from_engine)?;
        let mut conn = group.enter(postgres).await.map_err(Failed::from_engine)?;
        let (touched, tallies) = (conn.touched.len(), conn.tallies.len());
        let mut result = work(&mut conn, input).await;
        if let (Ok(_), Some(error)) = (&result, conn.refusal()) {
            result = Err(error.into());
        }
        let done = match result {
            Ok(done) => done,
            Err(error) => {
                let clash = conn.must_retry;
                conn.touched.truncate(touched);
                conn.tallies.truncate(tallies);
                // Where even this fails the transaction is lost, and with it the turns before this one.
                if conn.batch("ROLLBACK TO body").await.is_ok() {
                    group.conn = Some(conn);
                }
                return Err(Failed { error, clash });
            }
        };
        group.conn = Some(conn);
        let ending = group.members.join();
        drop(turn);
        ending.heard().await.map_err(Failed::from_engine)?;
        Ok(done)
    }
}

impl Group {
    /// The open transaction with a fresh savepoint, or a new one.
    async fn enter(&mut self, postgres: &Postgres) -> Result<Conn> {
        let (mut conn, savepoint) = match self.conn.take() {
            Some(conn) => (conn, "RELEASE body; SAVEPOINT body"),
            None => {
                self.give_up();
                (postgres.begin().await?, "SAVEPOINT body")
            }
        };
        conn.forget();
        if let Driver::Postgres(held) = &mut conn.driver {
            held.put_ahead(savepoint);
        }
        Ok(conn)
    }

    /// The transaction is lost: nothing of it is stored, and everybody in it runs again.
    fn give_up(&mut self) {
        self.members.tell(&Err(Error::Busy("the transaction was lost".to_owned())));
    }

    async fn commit(&mut self) {
        let Some(mut conn) = self.conn.take() else { return self.give_up() };
        if self.members.len() == 0 {
            let _ = end(&mut conn, "ROLLBACK").await;
            return;
        }
        conn.forget();
        let Ok(noted) = close(&mut conn, &self.log).await else { return self.give_up() };
        let outcome = end(&mut conn, "COMMIT").await;
        if outcome.is_ok() {
            self.log.committed(noted, &conn.touched);
        }
        self.members.tell(&outcome);
    }
}

impl Shared for Group {
    fn is_open(&self) -> bool {
        self.conn.is_some() || self.members.len() > 0
    }

    fn is_full(&self) -> bool {
        self.members.len() >= LARGEST_GROUP
    }

    fn end(mut group: OwnedMutexGuard<Self>) {
        tokio::spawn(async move { group.commit().await });
    }
}
