//! Readers: separate connections with `query_only`, lent out one transaction at a time.

use std::sync::{Arc, Mutex, PoisonError};

use futures_util::FutureExt as _;
use rusqlite::Connection;
use tokio::sync::{Semaphore, SemaphorePermit};

use super::{Held, command};
use crate::conn::{Conn, Driver};
use crate::db::Connections;
use crate::error::{Error, Result};

type Idle = Arc<Mutex<Vec<Connection>>>;

/// The idle readers. A semaphore counts them, so that the mutex is never waited for.
pub(crate) struct Readers {
    idle: Idle,
    free: Arc<Semaphore>,
    all: usize,
}

/// A reader on loan; it goes back by itself.
pub(crate) struct Lent {
    connection: Option<Connection>,
    home: Idle,
}

impl Lent {
    pub(crate) fn connection(&self) -> Result<&Connection> {
        self.connection.as_ref().ok_or_else(gone)
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            if !connection.is_autocommit() {
                let _ = command(&connection, "ROLLBACK");
            }
            self.home.lock().unwrap_or_else(PoisonError::into_inner).push(connection);
        }
    }
}

impl Readers {
    pub(crate) fn new(connections: Vec<Connection>) -> Self {
        let all = connections.len();
        Self { idle: Arc::new(Mutex::new(connections)), free: Arc::new(Semaphore::new(all)), all }
    }

    pub(crate) fn connections(&self) -> Connections {
        Connections { used: self.all.saturating_sub(self.free.available_permits()), most: self.all }
    }

    /// Runs `work` on one snapshot, in one hop off the async worker: SQLite never waits inside it.
    pub(crate) async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let _permit = self.permit().await?;
        tokio::task::block_in_place(|| self.lend(Conn::new, work))
    }

    /// The same for a few rows, on the worker itself: the hop, two changes of threads, costs more than they do.
    pub(crate) async fn page<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let _permit = self.permit().await?;
        self.lend(Conn::new, work)
    }

    /// The same for a single query, on the worker too.
    pub(crate) async fn glance<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let _permit = self.permit().await?;
        self.lend(Conn::glancing, work)
    }

    async fn permit(&self) -> Result<SemaphorePermit<'_>> {
        self.free.acquire().await.map_err(|_| Error::Unavailable("closed".to_owned()))
    }

    fn lend<T, E, F>(&self, conn: fn(Driver) -> Conn, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        let connection = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let lent = Lent { connection: Some(connection.ok_or_else(gone)?), home: self.idle.clone() };
        command(lent.connection()?, "BEGIN")?;
        let mut conn = conn(Driver::Sqlite(Held::Reader(lent)));
        // Going back to the pool ends the snapshot.
        work(&mut conn).now_or_never().unwrap_or_else(|| Err(Error::Waited.into()))
    }
}

fn gone() -> Error {
    Error::Unavailable("the reader went back to its pool".to_owned())
}
