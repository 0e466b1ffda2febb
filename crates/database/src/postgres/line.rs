//! Writers of one row, one flush for many of them.
//!
//! On a server, a transaction keeps the lock of a row until its commit is on the disk. Where everybody changes the
//! same row (the counts of one conversation), writers would wait for one flush each. So those who write under the
//! same key line up in this process: each runs its body in a savepoint of one open transaction, and the last one in
//! the line commits for all, as on SQLite. Nobody is answered before the commit.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedMutexGuard, oneshot};

use super::{BEGIN, Postgres, end};
use crate::BoxFuture;
use crate::changes::Log;
use crate::conn::Conn;
use crate::db::Failed;
use crate::error::{Error, Result};

/// A group longer than this is committed even though more writers wait.
const LARGEST_GROUP: usize = 64;
/// How long a member waits for the one behind it to commit. Only a cancelled writer makes it wait that long.
const PATIENCE: Duration = Duration::from_millis(50);

/// The lines of this process, by key.
#[derive(Default)]
pub(super) struct Lines(Mutex<HashMap<String, Arc<Line>>>);

/// Those who write under one key.
#[derive(Default)]
pub(super) struct Line {
    group: Arc<tokio::sync::Mutex<Group>>,
    queued: AtomicUsize,
}

#[derive(Default)]
struct Group {
    /// The open transaction. A member takes it while its body runs; if that is cancelled, the transaction is lost.
    conn: Option<Conn>,
    members: Vec<oneshot::Sender<Result<()>>>,
}

/// A place in the line: counted from before the lock is asked for until it is held, or given up.
struct Place<'a>(&'a AtomicUsize);

impl<'a> Place<'a> {
    fn take(queued: &'a AtomicUsize) -> Self {
        queued.fetch_add(1, Ordering::SeqCst);
        Self(queued)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Lines {
    pub(super) fn under(&self, key: &str) -> Arc<Line> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = lines.get(key) {
            return line.clone();
        }
        if lines.len() >= 1_000 {
            lines.retain(|_, line| Arc::strong_count(line) > 1);
        }
        let line = Arc::new(Line::default());
        lines.insert(key.to_owned(), line.clone());
        line
    }
}

impl Line {
    /// One attempt at a write together with the others of the line.
    pub(super) async fn write<I, T, E, F>(
        &self,
        (postgres, log): (&Postgres, &Log),
        input: &I,
        work: &F,
    ) -> Result<T, Failed<E>>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let place = Place::take(&self.queued);
        let mut group = self.group.clone().lock_owned().await;
        drop(place);
        let mut conn = group
            .enter(postgres)
            .await
            .map_err(|error| Failed { clash: error.is_retryable(), error: error.into() })?;
        let touched = conn.touched.len();
        let result = work(&mut conn, input).await;
        let done = match (result, conn.refusal()) {
            (Ok(done), None) => Ok(done),
            (Ok(_), Some(error)) => Err(Failed { error: error.into(), clash: conn.must_retry }),
            (Err(error), _) => Err(Failed { error, clash: conn.must_retry }),
        };
        if done.is_err() {
            conn.touched.truncate(touched);
            conn.batch("ROLLBACK TO body").await.map_err(|error| Failed::of(error.into()))?;
        }
        group.conn = Some(conn);
        let committed = done.is_ok().then(|| group.join());
        if self.queued.load(Ordering::SeqCst) == 0 || group.members.len() >= LARGEST_GROUP {
            commit_aside(group, log.clone());
        } else {
            drop(group);
        }
        if let Some(committed) = committed {
            self.wait(committed, log).await?;
        }
        done
    }

    async fn wait<E: From<Error>>(
        &self,
        mut committed: oneshot::Receiver<Result<()>>,
        log: &Log,
    ) -> Result<(), Failed<E>> {
        loop {
            match tokio::time::timeout(PATIENCE, &mut committed).await {
                Ok(Ok(Ok(()))) => return Ok(()),
                Ok(Ok(Err(error))) => {
                    return Err(Failed { clash: error.is_retryable(), error: error.into() });
                }
                Ok(Err(_)) => return Err(Failed::of(Error::Unknown("the line broke off".to_owned()).into())),
                // The one behind gave up before its turn. Whoever gets the lock first ends the group.
                Err(_) => commit_aside(self.group.clone().lock_owned().await, log.clone()),
            }
        }
    }
}

impl Group {
    /// The open transaction with a fresh savepoint, or a new one.
    async fn enter(&mut self, postgres: &Postgres) -> Result<Conn> {
        if let Some(mut conn) = self.conn.take() {
            conn.forget();
            if conn.batch("RELEASE body; SAVEPOINT body").await.is_ok() {
                return Ok(conn);
            }
        }
        self.give_up();
        let mut conn = postgres.begin(BEGIN).await?;
        conn.batch("SAVEPOINT body").await?;
        Ok(conn)
    }

    fn join(&mut self) -> oneshot::Receiver<Result<()>> {
        let (member, committed) = oneshot::channel();
        self.members.push(member);
        committed
    }

    /// The transaction is lost: nothing of it is stored, and everybody in it runs again.
    fn give_up(&mut self) {
        for member in self.members.drain(..) {
            let _ = member.send(Err(Error::Busy("the transaction was lost".to_owned())));
        }
    }

    async fn commit(&mut self, log: &Log) {
        let Some(mut conn) = self.conn.take() else { return self.give_up() };
        if self.members.is_empty() {
            let _ = end(&mut conn, "ROLLBACK").await;
            return;
        }
        conn.forget();
        if log.note_in(&mut conn).await.is_err() {
            return self.give_up();
        }
        let outcome = end(&mut conn, "COMMIT").await;
        if outcome.is_ok() {
            log.tell(&conn.touched);
        }
        for member in self.members.drain(..) {
            // A member that no longer listens has lost its client; the work stands all the same.
            let _ = member.send(match &outcome {
                Ok(()) => Ok(()),
                Err(Error::Busy(text)) => Err(Error::Busy(text.clone())),
                // The server may have committed before the answer was lost.
                Err(error) => Err(Error::Unknown(error.to_string())),
            });
        }
    }
}

/// Commits apart from the caller, who may be cancelled: the others must hear the end.
fn commit_aside(mut group: OwnedMutexGuard<Group>, log: Log) {
    tokio::spawn(async move { group.commit(&log).await });
}
