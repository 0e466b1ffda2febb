//! [`Db`]: the handle that features share.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::BoxFuture;
use crate::changes::{self, Follower, Log};
use crate::clock::{Clock, Ids, random_u32};
use crate::conn::Conn;
use crate::error::{Error, Result};
use crate::migrate::{self, Migration, Progress};
use crate::postgres::Postgres;
use crate::sqlite::Sqlite;

/// How a database is opened.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite:PATH` or `postgres://user:secret@host:port/name` (also `host=…` key-value form behind `postgres:`).
    pub url: String,
    /// How many transactions may read at once.
    pub readers: usize,
}

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Engine {
    /// Its name for machines.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgresql",
        }
    }
}

/// The connections of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Connections {
    /// How many are lent out.
    pub used: usize,
    /// How many there may be.
    pub most: usize,
}

/// A database of a newspaper. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    backend: Backend,
    clock: Clock,
    log: Log,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// How long and how often a clash is tried again.
const TRY_FOR: Duration = Duration::from_secs(10);
const TRY_TIMES: u32 = 40;

impl Db {
    /// Opens the database; an SQLite file that is not there is made. No migration runs here: see [`Db::migrate`].
    ///
    /// # Errors
    /// [`Error::Address`] for a wrong address, [`Error::Unavailable`] where the file cannot be opened.
    pub fn open(settings: &Settings, clock: Clock) -> Result<Self> {
        let log = Log::new(Ids::new(clock.clone()));
        let backend = match settings.url.split_once(':') {
            Some(("sqlite", path)) if !path.is_empty() => {
                Backend::Sqlite(Sqlite::open(&PathBuf::from(path), settings.readers, log.clone())?)
            }
            Some(("postgres" | "postgresql", _)) => {
                Backend::Postgres(Postgres::open(&settings.url, settings.readers)?)
            }
            _ => return Err(Error::Address("it must start with sqlite: or postgres:".to_owned())),
        };
        Ok(Self { inner: Arc::new(Inner { backend, clock, log }) })
    }

    /// Which engine this is: for reports and tests. Features do not ask.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.inner.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// Lends a snapshot to `work`: everything it reads is from one moment.
    ///
    /// # Errors
    /// What `work` returns, or the engine's [`Error`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        match &self.inner.backend {
            Backend::Sqlite(sqlite) => sqlite.readers.read(work).await,
            Backend::Postgres(postgres) => postgres.read(work).await,
        }
    }

    /// As [`Db::read`], for what one page of a reader needs: rows by their keys, a page full at most. SQLite reads it
    /// on the thread that asks, for a change of threads costs more than such a read; long reads there would hold up
    /// everybody else.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn page<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        match &self.inner.backend {
            Backend::Sqlite(sqlite) => sqlite.readers.page(work).await,
            Backend::Postgres(postgres) => postgres.read(work).await,
        }
    }

    /// Lends a connection for a single query, where a page or an address needs no more than one: a server is spared the
    /// beginning and the end of a transaction.
    ///
    /// # Errors
    /// As [`Db::read`]; [`Error::SecondLook`] where `work` runs a second query.
    pub async fn glance<T, E, F>(&self, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: AsyncFnOnce(&mut Conn) -> Result<T, E>,
    {
        match &self.inner.backend {
            Backend::Sqlite(sqlite) => sqlite.readers.glance(work).await,
            Backend::Postgres(postgres) => postgres.glance(work).await,
        }
    }

    /// Runs `work` in one transaction and returns when it is on disk. On a clash the whole body runs again, so it
    /// must not do what a rollback cannot undo. `input` is what the body borrows.
    ///
    /// # Errors
    /// What `work` returns (nothing is then stored), or the engine's [`Error`]; [`Error::Unknown`] where the
    /// answer to COMMIT was lost.
    pub async fn write<I, T, E, F>(&self, input: &I, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        self.write_under(None, input, &work).await
    }

    /// As [`Db::write`], together with others that write under `key` at the same moment: one commit serves them all.
    /// For transactions that change the same row, such as the counts of one conversation. SQLite has one writer, who
    /// does this for everybody.
    ///
    /// # Errors
    /// As [`Db::write`].
    pub async fn write_together<I, T, E, F>(&self, key: &str, input: &I, work: F) -> Result<T, E>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        self.write_under(Some(key), input, &work).await
    }

    async fn write_under<I, T, E, F>(&self, key: Option<&str>, input: &I, work: &F) -> Result<T, E>
    where
        E: From<Error>,
        F: for<'c> Fn(&'c mut Conn, &'c I) -> BoxFuture<'c, Result<T, E>>,
    {
        let until = Instant::now() + TRY_FOR;
        let mut tries = 0;
        let log = &self.inner.log;
        loop {
            let attempt = match (&self.inner.backend, key) {
                (Backend::Sqlite(sqlite), _) => sqlite.writers.write(input, work).await,
                (Backend::Postgres(postgres), None) => postgres.write(input, work, log).await,
                (Backend::Postgres(postgres), Some(key)) => {
                    postgres.write_together(key, (input, log), work).await
                }
            };
            match attempt {
                Ok(done) => return Ok(done),
                Err(failed) if failed.clash && tries < TRY_TIMES && Instant::now() < until => {
                    tries += 1;
                    tokio::time::sleep(pause(tries)).await;
                }
                Err(failed) => return Err(failed.error),
            }
        }
    }

    /// Brings the schema up to date; see [`Migration`].
    ///
    /// # Errors
    /// [`Error::Newer`] where a later version wrote the database; else the engine's [`Error`].
    pub async fn migrate(&self) -> Result<Vec<Migration>> {
        migrate::run(self, &self.inner.clock, None).await
    }

    /// Runs these steps of the schema and no others: for a copy that was made of such a schema.
    ///
    /// # Errors
    /// [`Error::Newer`] where one of them belongs to a later version; else the engine's [`Error`].
    pub async fn migrate_to(&self, steps: &[i64]) -> Result<()> {
        let known = migrate::steps(self.engine()).last().map_or(0, |step| step.version);
        if let Some(found) = steps.iter().copied().find(|step| *step > known) {
            return Err(Error::Newer { found, known });
        }
        migrate::run(self, &self.inner.clock, Some(steps)).await.map(|_| ())
    }

    /// The numbers of the steps of the schema that were run; none where nothing was.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn steps(&self) -> Result<Vec<i64>> {
        migrate::done(self).await.map(|(steps, _)| steps)
    }

    /// How far the schema is, without changing it.
    ///
    /// # Errors
    /// [`Error::Newer`] where a later version wrote the database; else the engine's [`Error`], also where there is
    /// no schema at all.
    pub async fn progress(&self) -> Result<Progress> {
        migrate::progress(self).await
    }

    /// Asks the database for a sign of life.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn ping(&self) -> Result<()> {
        self.read(async |c| c.one::<i64>("SELECT COUNT(*) FROM migrations", &[]).await.map(|_| ())).await
    }

    /// The connections that read (on a server: all), as they are at this moment.
    #[must_use]
    pub fn connections(&self) -> Connections {
        match &self.inner.backend {
            Backend::Sqlite(sqlite) => sqlite.readers.connections(),
            Backend::Postgres(postgres) => postgres.connections(),
        }
    }

    /// The path of the SQLite file, or `None` on a server.
    #[must_use]
    pub fn file(&self) -> Option<&std::path::Path> {
        match &self.inner.backend {
            Backend::Sqlite(sqlite) => Some(&sqlite.path),
            Backend::Postgres(_) => None,
        }
    }

    /// Sets who is told, in the step that commits, which tags a transaction touched. Only the first call counts.
    pub fn on_change(&self, listener: impl Fn(&[String]) + Send + Sync + 'static) {
        self.inner.log.listen(Box::new(listener));
    }

    /// Follows the change log of the other processes for ever, telling the listener of [`Db::on_change`]. An
    /// error is logged and tried again: the next poll looks back far enough.
    pub async fn follow_changes(&self, every: Duration) {
        let mut follower = Follower::new(self.inner.clock.clone());
        loop {
            tokio::time::sleep(every).await;
            match follower.news(self, &self.inner.log).await {
                Ok(changes) => changes.iter().for_each(|change| self.inner.log.tell(&change.tags)),
                Err(error) => tracing::warn!(%error, "the change log could not be read"),
            }
        }
    }

    /// Drops rows of the change log that every node has seen; returns how many.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn prune_changes(&self) -> Result<u64> {
        changes::prune(self, self.inner.clock.now()).await
    }
}

/// A failed attempt, and whether running the body again can help.
pub(crate) struct Failed<E> {
    pub(crate) error: E,
    pub(crate) clash: bool,
}

impl<E: From<Error>> Failed<E> {
    /// What the engine says outside of a body.
    pub(crate) fn from_engine(error: Error) -> Self {
        Self { clash: error.is_retryable(), error: error.into() }
    }
}

impl<E> Failed<E> {
    pub(crate) fn of(error: E) -> Self {
        Self { error, clash: false }
    }
}

/// Full jitter: two that clashed do not meet again.
fn pause(tries: u32) -> Duration {
    let most = 2_u64.saturating_pow(tries.min(8)).min(200);
    Duration::from_millis(1 + u64::from(random_u32()) % most)
}
