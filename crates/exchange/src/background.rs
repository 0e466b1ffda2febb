//! Background work: an import takes a step at a time, files are removed, and what is forgotten ends.

use database::{Conn, Ids, Result};
use tasks::{Handler, Outcome, Task};

use crate::Importer;
use crate::actions::{self, ERASE, FILES, WORK};
use crate::store;

/// The task that ends what nobody decides on, and removes files that belong to nothing.
const UPKEEP: &str = "import-upkeep";
const HOUR: i64 = 3_600_000_000;
/// A file without an import that is older than this was left by a process that was cut off, in microseconds.
const STRAY: i64 = 24 * HOUR;

/// The handlers of this crate.
#[must_use]
pub fn tasks(importer: &Importer) -> [(&'static str, Handler); 3] {
    let (working, erasing, upkeep) = (importer.clone(), importer.clone(), importer.clone());
    let work = move |task: Task| -> database::BoxFuture<'static, Outcome> {
        let importer = working.clone();
        Box::pin(async move { importer.step(&task.payload).await })
    };
    let erase = move |task: Task| -> database::BoxFuture<'static, Outcome> {
        let importer = erasing.clone();
        Box::pin(async move {
            match importer.storage.delete(&task.payload).await {
                Ok(()) => Outcome::Done,
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    };
    let upkeep = move |_| -> database::BoxFuture<'static, Outcome> {
        let importer = upkeep.clone();
        Box::pin(async move {
            match keep_up(&importer).await {
                Ok(()) => Outcome::Again(importer.web.clock.now() + HOUR),
                Err(reason) => Outcome::Failed(reason),
            }
        })
    };
    [(WORK, Box::new(work)), (ERASE, Box::new(erase)), (UPKEEP, Box::new(upkeep))]
}

/// Makes sure that the upkeep is in the task table.
///
/// # Errors
/// The database's.
pub async fn schedule(c: &mut Conn, id: i64, now: i64) -> Result<()> {
    tasks::push_unique(c, id, UPKEEP, now).await
}

async fn keep_up(importer: &Importer) -> std::result::Result<(), String> {
    actions::forget(importer).await.map_err(|error| error.to_string())?;
    let files = importer.storage.list(FILES).await.map_err(|error| error.to_string())?;
    let before = importer.web.clock.now().saturating_sub(STRAY);
    for key in files {
        let id: Option<i64> = key.strip_prefix(FILES).and_then(|id| id.parse().ok());
        let Some(id) = id.filter(|id| Ids::moment(*id) < before) else { continue };
        let import = importer.web.db.glance(async |c| store::import(c, id).await).await;
        let import = import.map_err(|error| error.to_string())?;
        if import.is_none_or(|import| import.file.as_ref() != Some(&key)) {
            importer.storage.delete(&key).await.map_err(|error| error.to_string())?;
        }
    }
    Ok(())
}
