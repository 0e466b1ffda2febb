//! The one writer, with group commit.
//!
//! Every write takes its turn on the connection, runs its body in a savepoint and leaves the transaction open if
//! others are queued behind it; the last one commits for all. A flush to disk is by far the dearest part, so under
//! load one flush serves a whole group, and nobody is answered before it.

use futures_util::FutureExt as _;
use rusqlite::Connection;
use tokio::sync::OwnedMutexGuard;

use super::{Held, batch};
use crate::BoxFuture;
use crate::changes::Log;
use crate::conn::{Conn, Driver};
use crate::db::Failed;
use crate::error::{Error, Result};
use crate::turns::{Members, Queue, Shared, Turn};

/// A group longer than this is committed even though more writers wait.
const LARGEST_GROUP: usize = 128;

pub(crate) struct Writers(Queue<Writer>);

pub(crate) struct Writer {
    connection: Connection,
    log: Log,
    members: Members,
    touched: Vec<String>,
    /// A transaction is open. It may have no members yet, if their bodies failed.
    open: bool,
    /// A body is running, or one panicked and its savepoint still stands.
    in_body: bool,
}

impl Turn<Writer> {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.shared().map(|writer| &writer.connection)
    }
}

impl Writers {
    pub(crate) fn new(connection: Connection, log: Log) -> Self {
        let (members, touched) = (Members::default(), Vec::new());
        Self(Queue::new(Writer { connection, log, members, touched, open: false, in_body: false }))
    }

    /// One attempt at a transaction. A clash means that another process holds the file.
    pub(crate) async fn write<I, T, E, F>(&self, input: &I, work: &F) -> Result<T, Failed<E>>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let mut turn = self.0.turn().await;
        turn.shared_mut().and_then(Writer::begin).map_err(Failed::from_engine)?;
        let (mut turn, result, clash) = run_body(turn, input, work).map_err(Failed::from_engine)?;
        let writer = turn.shared_mut().map_err(Failed::from_engine)?;
        let done = match result {
            Ok((done, touched)) => {
                batch(&writer.connection, "RELEASE body").map_err(Failed::from_engine)?;
                writer.touched.extend(touched);
                done
            }
            Err(error) => {
                batch(&writer.connection, "ROLLBACK TO body; RELEASE body").map_err(Failed::from_engine)?;
                writer.in_body = false;
                return Err(Failed { error, clash });
            }
        };
        writer.in_body = false;
        let ending = writer.members.join();
        drop(turn);
        ending.heard().await.map_err(Failed::from_engine)?;
        Ok(done)
    }
}

type Ran<T, E> = (Turn<Writer>, Result<(T, Vec<String>), E>, bool);

/// Lends the writer to a body. Where the body panics, its savepoint stays until the next turn takes it back.
fn run_body<I, T, E, F>(turn: Turn<Writer>, input: &I, work: &F) -> Result<Ran<T, E>>
where
    E: From<Error>,
    F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
{
    let mut conn = Conn::new(Driver::Sqlite(Held::Writer(turn)));
    let mut result = work(&mut conn, input).now_or_never().unwrap_or_else(|| Err(Error::Waited.into()));
    if let (Ok(_), Some(error)) = (&result, conn.refusal()) {
        result = Err(error.into());
    }
    let (touched, clash) = (std::mem::take(&mut conn.touched), conn.must_retry);
    let result = result.map(|done| (done, touched));
    let Driver::Sqlite(Held::Writer(turn)) = conn.driver else {
        return Err(Error::Unavailable("the body took the connection".to_owned()));
    };
    Ok((turn, result, clash))
}

impl Writer {
    /// Opens the transaction if it is not, and a savepoint for a body.
    fn begin(&mut self) -> Result<()> {
        self.take_back()?;
        if !self.open {
            batch(&self.connection, "BEGIN IMMEDIATE")?;
            self.open = true;
        }
        batch(&self.connection, "SAVEPOINT body")?;
        self.in_body = true;
        Ok(())
    }

    /// Takes back what a body did that panicked: its savepoint still stands.
    fn take_back(&mut self) -> Result<()> {
        if std::mem::take(&mut self.in_body) {
            batch(&self.connection, "ROLLBACK TO body; RELEASE body")?;
        }
        Ok(())
    }

    fn commit(&mut self) {
        let taken_back = self.take_back();
        self.open = false;
        let touched = std::mem::take(&mut self.touched);
        let end = if self.members.len() == 0 { "ROLLBACK" } else { "COMMIT" };
        let noted = taken_back.and_then(|()| self.log.note(&self.connection, &touched));
        let outcome = noted.and_then(|noted| batch(&self.connection, end).map(|()| noted));
        match &outcome {
            Ok(noted) => self.log.committed(*noted, &touched),
            Err(_) => {
                let _ = self.connection.execute_batch("ROLLBACK");
            }
        }
        self.members.tell(&outcome.map(|_| ()));
    }
}

impl Shared for Writer {
    fn is_open(&self) -> bool {
        self.open
    }

    fn is_full(&self) -> bool {
        self.members.len() >= LARGEST_GROUP
    }

    /// On a thread that may block: the flush takes as long as the disk takes.
    fn end(mut writer: OwnedMutexGuard<Self>) {
        tokio::task::spawn_blocking(move || writer.commit());
    }
}
