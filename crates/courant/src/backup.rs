//! A whole paper in one file: the rows of all tables and the files of its library, made while the paper is served, and
//! brought back on either engine.
//!
//! The file is a gzipped tar: `rows/TABLE/N.jsonl` (a row a line, its values in the order of the columns),
//! `media/KEY`, and last `manifest.json`, which says what there must be and of which bytes. A file without it is not
//! whole. What concerns one process or one browser is left out (see `LEFT_OUT`), and so are mails that wait, and the index of
//! the search, which is built anew.

mod archive;
mod create;
mod restore;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use database::Value;
use serde::{Deserialize, Serialize};

pub use archive::verify;
pub use create::create;
pub use restore::restore;

/// Tables that a copy leaves out: signed-in browsers, who is at which story just now, tries to sign in, the secret of
/// the day's readers (a copy of which would outlive the day), and what the search makes of the rest.
const LEFT_OUT: [&str; 7] = [
    "sessions",
    "presence",
    "sign_in_tries",
    "reading_salt",
    "search_articles",
    "search_comments",
    "search_words",
];

/// Whether a row is left out of a table that a copy holds. A mail that waited was sent long since when the copy is brought
/// back, and would be sent once more, with a link in it.
fn is_left_out(table: &str, columns: &[String], row: &[Value]) -> bool {
    let kind = columns.iter().position(|column| column == "kind").and_then(|place| row.get(place));
    table == "tasks" && matches!(kind, Some(Value::Text(kind)) if kind == mail::KIND)
}

/// Where copies lie that nobody named another place for.
#[must_use]
pub fn folder(data: &Path) -> PathBuf {
    data.join("backups")
}

/// When the newest copy in [`folder`] was written, microseconds since 1970 UTC. What was cut off while it was written
/// (its name ends in `.part`) is no copy.
#[must_use]
pub fn newest(data: &Path) -> Option<i64> {
    let written = |entry: std::fs::DirEntry| {
        let about = entry.metadata().ok()?;
        if !about.is_file() || entry.file_name().to_string_lossy().ends_with(PART) {
            return None;
        }
        i64::try_from(about.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_micros()).ok()
    };
    std::fs::read_dir(folder(data)).ok()?.flatten().filter_map(written).max()
}

/// How the name of a copy ends that is not whole yet.
const PART: &str = ".part";
/// The version of this format.
const FORMAT: u32 = 1;
const MANIFEST: &str = "manifest.json";

/// What a copy holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version of the format.
    format: u32,
    /// The version of the program that made it.
    program: String,
    /// When it was made, microseconds since 1970 UTC.
    pub created: i64,
    /// The steps of the schema that its rows fit.
    steps: Vec<i64>,
    /// The tables by name.
    tables: BTreeMap<String, Held>,
    /// The SHA-256 of each other entry, by its name.
    entries: BTreeMap<String, String>,
    /// Files that the library names and that were not there.
    pub missing: Vec<String>,
}

/// A table in a copy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Held {
    columns: Vec<String>,
    rows: u64,
}

impl Manifest {
    /// How many rows it holds.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.values().map(|table| table.rows).sum()
    }

    /// How many files of the library.
    #[must_use]
    pub fn files(&self) -> usize {
        self.entries.keys().filter(|name| name.starts_with("media/")).count()
    }
}

/// Why a copy is not made, not whole or not brought back: a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed(String);

impl Failed {
    fn new(sentence: impl std::fmt::Display) -> Self {
        Self(sentence.to_string())
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<database::Error> for Failed {
    fn from(error: database::Error) -> Self {
        Self::new(error)
    }
}

impl From<std::io::Error> for Failed {
    fn from(error: std::io::Error) -> Self {
        Self::new(error)
    }
}

impl From<storage::Error> for Failed {
    fn from(error: storage::Error) -> Self {
        Self::new(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_whole_is_no_copy() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(newest(data.path()), None);
        std::fs::create_dir_all(folder(data.path()).join("older")).unwrap();
        std::fs::write(folder(data.path()).join("courant.tar.gz.Xy7.part"), "half").unwrap();
        assert_eq!(newest(data.path()), None);
        std::fs::write(folder(data.path()).join("courant.tar.gz"), "whole").unwrap();
        assert!(newest(data.path()).is_some());
    }
}
