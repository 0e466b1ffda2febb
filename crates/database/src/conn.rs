//! A connection inside one transaction: five verbs over one SQL text.

use crate::db::Engine;
use crate::error::{Error, Result};
use crate::postgres;
use crate::sqlite::{self, Held};
use crate::tally::{self, Tally};
use crate::value::{Arg, FromRow, Row, Value};

/// Statements of [`Conn::each`] that a server is sent before it has answered.
const AT_ONCE: usize = 64;

/// What one statement of [`Conn::exchange`] answers.
pub struct Answer {
    pub(crate) rows: Vec<Vec<Value>>,
    pub(crate) changed: u64,
}

impl Answer {
    /// The first row, or `None`.
    ///
    /// # Errors
    /// [`Error::Decode`] where it does not fit `T`.
    pub fn first<T: FromRow>(self) -> Result<Option<T>> {
        self.rows.into_iter().next().map(|values| T::from_row(&mut Row::new(values))).transpose()
    }

    /// How many rows were changed; of a query it says nothing.
    #[must_use]
    pub fn changed(&self) -> u64 {
        self.changed
    }
}

/// A connection inside a transaction. [`crate::Db::read`] and [`crate::Db::write`] lend one to their bodies.
pub struct Conn {
    pub(crate) driver: Driver,
    pub(crate) must_retry: bool,
    failed: Option<String>,
    pub(crate) touched: Vec<String>,
    /// Additions that are written just before the commit.
    pub(crate) tallies: Vec<Tally>,
    rows_read: usize,
    /// Whether there is no transaction: one statement, and what it reads is from one moment by itself.
    glancing: Option<Glance>,
    /// Whether the planner was told how to plan searches, in this transaction.
    pub(crate) is_calm: bool,
}

pub(crate) enum Driver {
    Sqlite(Held),
    Postgres(postgres::Held),
}

/// How far [`crate::Db::glance`] is.
enum Glance {
    Ahead,
    Done,
}

impl Conn {
    pub(crate) fn new(driver: Driver) -> Self {
        Self {
            driver,
            must_retry: false,
            failed: None,
            touched: Vec::new(),
            tallies: Vec::new(),
            rows_read: 0,
            glancing: None,
            is_calm: false,
        }
    }

    /// One that takes a single query.
    pub(crate) fn glancing(driver: Driver) -> Self {
        Self { glancing: Some(Glance::Ahead), ..Self::new(driver) }
    }

    /// What a second query reads would be from another moment.
    fn look(&mut self) -> Result<()> {
        match self.glancing {
            None => Ok(()),
            Some(Glance::Ahead) => {
                self.glancing = Some(Glance::Done);
                Ok(())
            }
            Some(Glance::Done) => Err(Error::SecondLook),
        }
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// Any [`Error`] of the engine, [`Error::Decode`] where a row does not fit `T`.
    pub async fn all<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<Vec<T>> {
        self.look()?;
        let rows = match &mut self.driver {
            Driver::Sqlite(held) => held.connection().and_then(|c| sqlite::query(c, sql, args)),
            Driver::Postgres(held) => postgres::ask(held, sql, args).await.map(|answer| answer.rows),
        };
        let rows = rows.map_err(|error| self.remember(error))?;
        self.rows_read += rows.len();
        rows.into_iter().map(|values| T::from_row(&mut Row::new(values))).collect()
    }

    /// The first row of a query, or `None`.
    ///
    /// # Errors
    /// As [`Conn::all`].
    pub async fn first<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<Option<T>> {
        Ok(self.all(sql, args).await?.into_iter().next())
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// [`Error::NoRow`] where there is none; else as [`Conn::all`].
    pub async fn one<T: FromRow>(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<T> {
        self.first(sql, args).await?.ok_or(Error::NoRow(sql))
    }

    /// Runs a statement and says how many rows it changed.
    ///
    /// # Errors
    /// Any [`Error`] of the engine.
    pub async fn run(&mut self, sql: &'static str, args: &[Arg<'_>]) -> Result<u64> {
        self.look()?;
        let changed = match &mut self.driver {
            Driver::Sqlite(held) => held.connection().and_then(|c| sqlite::execute(c, sql, args)),
            Driver::Postgres(held) => postgres::ask(held, sql, args).await.map(|answer| answer.changed),
        };
        changed.map_err(|error| self.remember(error))
    }

    /// Runs a handful of statements in this order, none of which needs the answer of another: a server is sent all of
    /// them before it has answered the first. As many answers as statements.
    ///
    /// # Errors
    /// The first [`Error`] of the engine.
    pub async fn exchange(&mut self, statements: &[(&'static str, &[Arg<'_>])]) -> Result<Vec<Answer>> {
        for _ in statements {
            self.look()?;
        }
        let answers = match &mut self.driver {
            Driver::Sqlite(held) => statements
                .iter()
                .map(|(sql, args)| held.connection().and_then(|c| sqlite::ask(c, sql, args)))
                .collect(),
            Driver::Postgres(held) => postgres::exchange(held, statements).await,
        };
        let answers: Vec<Answer> = answers.map_err(|error| self.remember(error))?;
        self.rows_read += answers.iter().map(|answer| answer.rows.len()).sum::<usize>();
        Ok(answers)
    }

    /// Runs one statement with each of these arguments, in this order and as [`Conn::exchange`] does, however many they are.
    /// As many answers as arguments.
    ///
    /// # Errors
    /// The first [`Error`] of the engine.
    pub async fn each<const N: usize>(
        &mut self,
        sql: &'static str,
        all: &[[Arg<'_>; N]],
    ) -> Result<Vec<Answer>> {
        let mut answers = Vec::with_capacity(all.len());
        for some in all.chunks(AT_ONCE) {
            let statements: Vec<(&'static str, &[Arg<'_>])> =
                some.iter().map(|args| (sql, args.as_slice())).collect();
            answers.extend(self.exchange(&statements).await?);
        }
        Ok(answers)
    }

    /// Adds to the counts of one row: `sql` names the row as `$1` and adds `$2` and on, an amount each of `by`. A server is
    /// sent the sums of a whole group, last before the commit; so whoever reads the counts in the same transaction may
    /// find them as they were.
    ///
    /// # Errors
    /// Any [`Error`] of the engine; where it is written later, that of the transaction.
    pub async fn tally(&mut self, sql: &'static str, row: i64, by: &[i64]) -> Result<()> {
        let tally = Tally { sql, row, by: by.to_vec() };
        if matches!(self.driver, Driver::Sqlite(_)) {
            return self.run(sql, &tally.args()).await.map(|_| ());
        }
        self.tallies.push(tally);
        Ok(())
    }

    /// Writes what was to be added.
    pub(crate) async fn write_tallies(&mut self) -> Result<()> {
        for sum in tally::summed(std::mem::take(&mut self.tallies)) {
            self.run(sum.sql, &sum.args()).await?;
        }
        Ok(())
    }

    /// Says that everything shown under `tag` (`article:12`, `front`) changes when this transaction commits.
    pub fn touch(&mut self, tag: impl Into<String>) {
        let tag = tag.into();
        if !self.touched.contains(&tag) {
            self.touched.push(tag);
        }
    }

    /// How many rows the queries of this transaction have returned: what the row budgets of tests count.
    #[must_use]
    pub fn rows_read(&self) -> usize {
        self.rows_read
    }

    /// Prepares a statement without running it, for the test that prepares every text on both engines.
    ///
    /// # Errors
    /// What the engine says of the text.
    #[cfg(feature = "testing")]
    pub async fn prepare(&mut self, sql: &str) -> Result<()> {
        match &mut self.driver {
            Driver::Sqlite(held) => sqlite::prepare(held.connection()?, sql),
            Driver::Postgres(held) => postgres::prepare(held, sql).await,
        }
    }

    /// The engine's plan for a statement, one step a line, for the test that asserts that hot reads never scan.
    /// PostgreSQL is told to avoid scans, because on empty tables it would prefer them.
    ///
    /// # Errors
    /// What the engine says of the text.
    #[cfg(feature = "testing")]
    pub async fn explain(&mut self, sql: &str) -> Result<Vec<String>> {
        match &mut self.driver {
            Driver::Sqlite(held) => sqlite::explain(held.connection()?, sql),
            Driver::Postgres(held) => postgres::explain(held, sql).await,
        }
    }

    /// Runs SQL that is made at run time: migrations and schema tests only, hence not public.
    pub(crate) async fn batch(&mut self, sql: &str) -> Result<()> {
        let done = match &mut self.driver {
            Driver::Sqlite(held) => held.connection().and_then(|c| sqlite::batch(c, sql)),
            Driver::Postgres(held) => postgres::batch(held, sql).await,
        };
        done.map_err(|error| self.remember(error))
    }

    /// Rows of a query made at run time: schema reading and EXPLAIN only.
    pub(crate) async fn raw<T: FromRow>(&mut self, sql: &str) -> Result<Vec<T>> {
        self.raw_with(sql, &[]).await
    }

    /// The same with arguments.
    pub(crate) async fn raw_with<T: FromRow>(&mut self, sql: &str, args: &[Arg<'_>]) -> Result<Vec<T>> {
        let rows = match &mut self.driver {
            Driver::Sqlite(held) => held.connection().and_then(|c| sqlite::query(c, sql, args)),
            Driver::Postgres(held) => postgres::ask(held, sql, args).await.map(|answer| answer.rows),
        };
        let rows = rows.map_err(|error| self.remember(error))?;
        rows.into_iter().map(|values| T::from_row(&mut Row::new(values))).collect()
    }

    /// Which engine this is a connection of.
    pub(crate) fn engine(&self) -> Engine {
        match self.driver {
            Driver::Sqlite(_) => Engine::Sqlite,
            Driver::Postgres(_) => Engine::Postgres,
        }
    }

    /// A body cannot hide a clash from the loop that runs it again, whatever it makes of the error.
    fn remember(&mut self, error: Error) -> Error {
        self.must_retry |= error.is_retryable();
        self.failed.get_or_insert_with(|| error.to_string());
        error
    }

    /// Why this transaction cannot be committed although its body says that all is well: a statement failed. On
    /// PostgreSQL a COMMIT would then quietly be a ROLLBACK.
    pub(crate) fn refusal(&self) -> Option<Error> {
        let failed = self.failed.clone()?;
        Some(if self.must_retry { Error::Busy(failed) } else { Error::Swallowed(failed) })
    }

    /// Forgets what failed before a rollback to a savepoint, and what was set for the transaction.
    pub(crate) fn forget(&mut self) {
        (self.must_retry, self.failed, self.is_calm) = (false, None, false);
    }
}
