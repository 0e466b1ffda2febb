//! Databases for tests: a file of its own, or a clone of a migrated template on a throw-away PostgreSQL.
//!
//! [`both_engines!`](crate::both_engines) turns one test body into one test per engine.

mod cluster;
mod own;

use std::sync::atomic::{AtomicU32, Ordering};

use tempfile::TempDir;

use crate::clock::Clock;
use crate::db::{Db, Settings};
use crate::error::{Error, Result};

pub use cluster::Cluster;
pub use own::Server;

/// A migrated, empty database that goes away with this value.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Its address, for a second process on the same database.
    pub url: String,
    _folder: Option<TempDir>,
    _clone: Option<cluster::Clone>,
}

impl std::ops::Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

/// A number that no other test of this process has.
pub(crate) fn number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::SeqCst)
}

/// A fresh SQLite file.
///
/// # Errors
/// The engine's error.
pub async fn sqlite(clock: Clock) -> Result<TestDb> {
    let folder = TempDir::with_prefix("courant-test-").map_err(|e| Error::Unavailable(e.to_string()))?;
    let url = format!("sqlite:{}", folder.path().join("courant.db").display());
    let db = Db::open(&Settings { url: url.clone(), readers: 4 }, clock)?;
    db.migrate().await?;
    Ok(TestDb { db, url, _folder: Some(folder), _clone: None })
}

/// A fresh clone of the template on the shared throw-away cluster, which is started where it does not run.
///
/// # Errors
/// [`Error::Unavailable`] with what to install where there is no PostgreSQL on the machine.
pub async fn postgres(clock: Clock) -> Result<TestDb> {
    let clone = Cluster::shared().await?.clone_template().await?;
    let url = clone.url();
    let db = Db::open(&Settings { url: url.clone(), readers: 4 }, clock)?;
    Ok(TestDb { db, url, _folder: None, _clone: Some(clone) })
}

/// One test body, one test per engine: `both_engines! { async fn name(db) { … } }`. `db` is a [`TestDb`]; the
/// clock stands at 2025-01-14T08:05:00Z unless the body opens its own.
#[macro_export]
macro_rules! both_engines {
    ($( $(#[$meta:meta])* async fn $name:ident($db:ident) $body:block )*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn body($db: $crate::testing::TestDb) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let clock = $crate::Clock::fixed($crate::testing::MORNING);
                body($crate::testing::sqlite(clock).await.unwrap()).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let clock = $crate::Clock::fixed($crate::testing::MORNING);
                body($crate::testing::postgres(clock).await.unwrap()).await;
            }
        }
    )*};
}

/// Where the clock of tests stands: 2025-01-14T08:05:00Z, five past nine in Berlin.
pub const MORNING: i64 = 1_736_841_900_000_000;
