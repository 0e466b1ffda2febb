//! Opens a paper's data for a command: the folder, the database, the schema.

use std::os::unix::fs::DirBuilderExt as _;

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
    let db = open_new(config)?;
    let clock = Clock::System;
    let done = db.migrate().await.map_err(|e| e.to_string())?;
    if let Some(last) = done.last() {
        tracing::info!(steps = done.len(), version = last.version, "the database is up to date");
    }
    Ok(Paper { db, ids: Ids::new(clock.clone()), clock })
}

/// Opens and leaves the schema as it is. The data folder and the database's file are made where they are missing.
pub(crate) fn open_new(config: &Config) -> Result<Db, String> {
    if config.data.is_file() {
        return Err(format!(
            "the data folder {}: this is a file; choose a folder with --data",
            config.data.display()
        ));
    }
    // Drafts, addresses and the secret that signs forms lie in it: it is its owner's alone.
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&config.data)
        .map_err(|e| format!("the data folder {}: {e}", config.data.display()))?;
    let readers = std::thread::available_parallelism().map_or(4, |n| n.get() * 2).clamp(4, 16);
    let settings = database::Settings { url: config.database_url.clone(), readers };
    Db::open(&settings, Clock::System).map_err(|e| e.to_string())
}

/// Opens a paper that is there, and leaves the schema as it is.
pub(crate) fn open_as_it_is(config: &Config) -> Result<Db, String> {
    let file = config.database_url.strip_prefix("sqlite:").map(std::path::Path::new);
    match file.filter(|file| !file.exists()) {
        Some(file) => Err(format!("{}: there is no paper here; name its folder with --data", file.display())),
        None => open_new(config),
    }
}
