//! `courant backup …`: a whole paper in one file, and back.

use std::path::PathBuf;

use clap::Subcommand;
use database::Clock;
use storage::Storage;

use super::{paper, say, search};
use crate::backup::{self, Manifest};
use crate::config::Config;

#[derive(Debug, Subcommand)]
pub(super) enum Backup {
    /// Write everything that the paper holds into one file; it may be served meanwhile
    Create {
        /// The file; without one, a new file in the folder backups of the paper
        file: Option<PathBuf>,
    },
    /// Read such a file to its end and say whether it is whole
    Verify {
        /// The file
        file: PathBuf,
    },
    /// Bring such a file back into a paper that holds nothing yet, on either engine
    Restore {
        /// The file
        file: PathBuf,
    },
}

pub(super) async fn run(config: &Config, command: Backup) -> Result<(), String> {
    let storage = Storage::Folder(config.data.join("media"));
    match command {
        Backup::Create { file } => {
            let now = Clock::System.now();
            let file = file.unwrap_or_else(|| backup::folder(&config.data).join(name(now)));
            let db = paper::open_as_it_is(config)?;
            let made = backup::create((&db, &storage), &file, now).await.map_err(|e| e.to_string())?;
            say(format_args!("{}: {}.", file.display(), contents(&made)));
            for key in &made.missing {
                say(format_args!("Missing in the library, and so in the copy: {key}"));
            }
        }
        Backup::Verify { file } => {
            let held = backup::verify(&file).map_err(|e| e.to_string())?;
            say(format_args!("{} is whole: {}.", file.display(), contents(&held)));
        }
        Backup::Restore { file } => {
            let db = paper::open_new(config)?;
            let held =
                backup::restore((&db, &storage), &file, &config.data).await.map_err(|e| e.to_string())?;
            drop(db);
            say(format_args!("Restored: {}. Now the index of the search is built.", contents(&held)));
            let paper = paper::open(config).await?;
            search::rebuild(&paper, config.search_comments).await?;
            say("Done. Everybody signs in anew.");
        }
    }
    Ok(())
}

fn contents(manifest: &Manifest) -> String {
    let made = locale::rfc3339_utc(manifest.created);
    format!("made {made}, {} rows, {} files of the library", manifest.rows(), manifest.files())
}

/// The name of a copy made now.
fn name(now: i64) -> String {
    let moment: String =
        locale::rfc3339_utc(now).chars().filter(|c| c.is_ascii_alphanumeric()).take(15).collect();
    format!("courant-{moment}.tar.gz")
}
