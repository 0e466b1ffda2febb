//! The one writer, with group commit.
//!
//! Every write takes its turn on the connection, runs its body in a savepoint and leaves the transaction open if
//! others are queued behind it; the last one commits for all. A flush to disk is by far the dearest part, so under
//! load one flush serves a whole group, and nobody is answered before it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::FutureExt as _;
use rusqlite::Connection;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{Held, batch};
use crate::BoxFuture;
use crate::changes::Log;
use crate::conn::{Conn, Driver};
use crate::error::{Error, Result};

/// A group longer than this is committed even though more writers wait.
const LARGEST_GROUP: usize = 128;
/// How long a member waits for the one behind it to commit. Only a cancelled writer makes it wait that long.
const PATIENCE: Duration = Duration::from_millis(20);

pub(crate) struct Writers {
    shared: Arc<Mutex<Writer>>,
    queued: Arc<AtomicUsize>,
}

struct Writer {
    connection: Connection,
    group: Vec<oneshot::Sender<Result<()>>>,
    touched: Vec<String>,
    /// A transaction is open. It may have no members yet, if their bodies failed.
    open: bool,
    /// A body is running, or one panicked and its savepoint still stands.
    in_body: bool,
}

/// The writer while it is one caller's turn.
pub(crate) struct Turn(Option<OwnedMutexGuard<Writer>>);

impl Turn {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.0
            .as_ref()
            .map(|writer| &writer.connection)
            .ok_or_else(|| Error::Unavailable("turn over".to_owned()))
    }
}

/// A place in the queue: counted from before the lock is asked for until it is held, or given up.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(queued: &Arc<AtomicUsize>) -> Self {
        queued.fetch_add(1, Ordering::SeqCst);
        Self(queued.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Writers {
    pub(crate) fn new(connection: Connection) -> Self {
        let writer =
            Writer { connection, group: Vec::new(), touched: Vec::new(), open: false, in_body: false };
        Self { shared: Arc::new(Mutex::new(writer)), queued: Arc::new(AtomicUsize::new(0)) }
    }

    /// One attempt at a transaction. `Busy` means that another process holds the file: the caller runs it again.
    pub(crate) async fn write<I, T, E, F>(&self, input: &I, work: &F, log: &Log) -> Result<T, E>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let place = Place::take(&self.queued);
        let mut writer = self.shared.clone().lock_owned().await;
        drop(place);
        writer.begin()?;
        let (writer, result) = run_body(writer, input, work)?;
        let Some(mut writer) = writer else { return result };
        let (done, committed) = oneshot::channel();
        let member = result.is_ok();
        if member {
            writer.group.push(done);
        }
        if self.queued.load(Ordering::SeqCst) == 0 || writer.group.len() >= LARGEST_GROUP {
            commit_aside(writer, log.clone());
        } else {
            drop(writer);
        }
        if member {
            self.wait(committed, log).await?;
        }
        result
    }

    async fn wait(&self, mut committed: oneshot::Receiver<Result<()>>, log: &Log) -> Result<()> {
        loop {
            match tokio::time::timeout(PATIENCE, &mut committed).await {
                Ok(Ok(outcome)) => return outcome,
                Ok(Err(_)) => return Err(Error::Unknown("the writer went away".to_owned())),
                // The one behind gave up before its turn. Whoever gets the lock first ends the group.
                Err(_) => {
                    let writer = self.shared.clone().lock_owned().await;
                    if writer.open {
                        commit_aside(writer, log.clone());
                    }
                }
            }
        }
    }
}

type Ran<T, E> = (Option<OwnedMutexGuard<Writer>>, Result<T, E>);

fn run_body<I, T, E, F>(mut writer: OwnedMutexGuard<Writer>, input: &I, work: &F) -> Result<Ran<T, E>>
where
    E: From<Error>,
    F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
{
    batch(&writer.connection, "SAVEPOINT body")?;
    writer.in_body = true;
    let mut conn = Conn::new(Driver::Sqlite(Held::Writer(Turn(Some(writer)))));
    let mut result = work(&mut conn, input).now_or_never().unwrap_or_else(|| Err(Error::Waited.into()));
    if let (Ok(_), Some(error)) = (&result, conn.refusal()) {
        result = Err(error.into());
    }
    let touched = std::mem::take(&mut conn.touched);
    let Driver::Sqlite(Held::Writer(Turn(writer))) = conn.driver else { return Ok((None, result)) };
    let Some(mut writer) = writer else { return Ok((None, result)) };
    if result.is_ok() {
        batch(&writer.connection, "RELEASE body")?;
        writer.touched.extend(touched);
    } else {
        batch(&writer.connection, "ROLLBACK TO body; RELEASE body")?;
    }
    writer.in_body = false;
    Ok((Some(writer), result))
}

impl Writer {
    /// Takes back what a body did that panicked: its savepoint still stands.
    fn take_back(&mut self) -> Result<()> {
        if std::mem::take(&mut self.in_body) {
            batch(&self.connection, "ROLLBACK TO body; RELEASE body")?;
        }
        Ok(())
    }

    fn begin(&mut self) -> Result<()> {
        self.take_back()?;
        if !self.open {
            batch(&self.connection, "BEGIN IMMEDIATE")?;
            self.open = true;
        }
        Ok(())
    }

    fn commit(&mut self, log: &Log) {
        self.open = false;
        let group = std::mem::take(&mut self.group);
        let touched = std::mem::take(&mut self.touched);
        // A member that waited in vain may commit before anybody begins again.
        let taken_back = self.take_back();
        let end = if group.is_empty() { "ROLLBACK" } else { "COMMIT" };
        let logged = if touched.is_empty() { Ok(()) } else { log.note(&self.connection, &touched) };
        let outcome = taken_back.and(logged).and_then(|()| batch(&self.connection, end));
        if outcome.is_err() {
            let _ = self.connection.execute_batch("ROLLBACK");
        } else {
            log.tell(&touched);
        }
        for member in group {
            // A member that no longer listens has lost its client; the work stands all the same.
            let _ = member.send(match &outcome {
                Ok(()) => Ok(()),
                Err(Error::Full(text)) => Err(Error::Full(text.clone())),
                Err(error) => Err(Error::Unknown(error.to_string())),
            });
        }
    }
}

/// Commits on a thread that may block: the flush takes as long as the disk takes.
fn commit_aside(mut writer: OwnedMutexGuard<Writer>, log: Log) {
    tokio::task::spawn_blocking(move || writer.commit(&log));
}
