//! Opens a paper's data for a command: the folder, the database, the schema.

use database::{Clock, Db, Ids};

use crate::config::Config;

/// The data of a paper, up to date.
pub struct Paper {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Makes ids.
    pub ids: Ids,
}

/// Opens and migrates. The data folder is made where it is missing.
pub(crate) async fn open(config: &Config) -> Result<Paper, String> {
    if config.data.is_file() {
        return Err(format!(
            "the data folder {}: this is a file; choose a folder with --data",
            config.data.display()
        ));
    }
    std::fs::create_dir_all(&config.data)
        .map_err(|e| format!("the data folder {}: {e}", config.data.display()))?;
    let readers = std::thread::available_parallelism().map_or(4, |n| n.get() * 2).clamp(4, 16);
    let settings = database::Settings { url: config.database_url.clone(), readers };
    let clock = Clock::System;
    let db = Db::open(&settings, clock.clone()).map_err(|e| e.to_string())?;
    let done = db.migrate().await.map_err(|e| e.to_string())?;
    if let Some(last) = done.last() {
        tracing::info!(steps = done.len(), version = last.version, "the database is up to date");
    }
    Ok(Paper { db, ids: Ids::new(clock.clone()), clock })
}
