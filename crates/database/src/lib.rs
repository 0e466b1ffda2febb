//! The only place that knows there are two engines: embedded SQLite and PostgreSQL.
//!
//! One SQL text with `$1` placeholders serves both. A feature asks [`Db::read`] for a snapshot and [`Db::write`]
//! for one transaction; what it gets is a [`Conn`], whose five verbs (`all`, `first`, `one`, `run`, `exchange`) take a
//! `&'static str` and [`args!`]. The rules of the portable SQL, and the traps behind them, are in `docs/sql.md`.
//!
//! A write body may run more than once, so it must not do anything that a rollback cannot undo: mail, purges and
//! the like leave as task rows of the same transaction. What a write changes for readers it says with
//! [`Conn::touch`]; page caches here and on other nodes learn of it in the step that commits.

mod changes;
mod clock;
mod conn;
mod db;
mod error;
mod migrate;
mod postgres;
pub mod rows;
pub mod schema;
pub mod search;
mod sqlite;
mod tally;
#[cfg(feature = "testing")]
pub mod testing;
mod turns;
mod value;

pub use changes::{Change, EVERYTHING};
pub use clock::{Clock, Ids};
pub use conn::{Answer, Conn};
pub use db::{Connections, Db, Engine, Settings};
pub use error::{Error, Result};
pub use migrate::{Migration, Progress};
pub use value::{Arg, FromRow, FromValue, Row, Value};

/// A boxed future that borrows for `'a`: what a [`Db::write`] body returns.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn Future<Output = T> + Send + 'a>>;
