//! Brings a copy back into a paper that holds nothing yet.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use database::{BoxFuture, Conn, Db, Value, rows};
use storage::Storage;

use super::archive::{read, table_of};
use super::{Failed, Manifest};

/// Tables that a paper nobody has worked with may hold rows in: its own secret, and work that waits by the clock.
const OF_ANY_PAPER: [&str; 2] = ["settings", "tasks"];

/// Brings the copy `path` back. All of its rows come in one transaction; files of the library come first, and do no harm
/// where the rows then do not come. `scratch` is a folder that is made for it and removed: on the disk that the paper is on.
///
/// # Errors
/// A sentence, where the copy is not whole, of a later version, or the paper holds something already. Its rows are then as
/// they were.
pub async fn restore(
    (db, storage): (&Db, &Storage),
    path: &Path,
    scratch: &Path,
) -> Result<Manifest, Failed> {
    std::fs::create_dir_all(scratch)?;
    let done = within((db, storage), path, scratch).await;
    let removed = std::fs::remove_dir_all(scratch);
    let manifest = done?;
    removed?;
    Ok(manifest)
}

async fn within((db, storage): (&Db, &Storage), path: &Path, scratch: &Path) -> Result<Manifest, Failed> {
    // The whole file is looked at before anything is changed.
    let (mut batches, mut files) = (Vec::new(), Vec::new());
    let manifest = read(path, |name, bytes| {
        let place = scratch.join((batches.len() + files.len()).to_string());
        std::fs::write(&place, bytes)?;
        match (table_of(name), name.strip_prefix("media/")) {
            (Some(table), _) => batches.push((table.to_owned(), place)),
            (None, Some(key)) => files.push((key.to_owned(), place)),
            (None, None) => {}
        }
        Ok(())
    })?;
    db.migrate_to(&manifest.steps).await?;
    is_empty(db).await?;
    for (key, place) in files {
        storage.put(&key, std::fs::read(&place)?).await?;
    }
    let copy = Copy { manifest, batches };
    db.write(&copy, |c, copy| put(c, copy)).await?;
    // What later versions added.
    db.migrate().await?;
    Ok(copy.manifest)
}

async fn is_empty(db: &Db) -> Result<(), Failed> {
    db.read(async |c| {
        for table in rows::tables(c).await? {
            if !OF_ANY_PAPER.contains(&table.name.as_str()) && table.has_rows(c).await? {
                return Err(Failed::new(format_args!(
                    "this paper holds something already ({}); bring a copy back into an empty folder or database",
                    table.name
                )));
            }
        }
        Ok(())
    })
    .await
}

/// A copy that was looked at and lies ready.
struct Copy {
    manifest: Manifest,
    /// The tables and the files with their rows.
    batches: Vec<(String, PathBuf)>,
}

fn put<'c>(c: &'c mut Conn, copy: &'c Copy) -> BoxFuture<'c, Result<(), Failed>> {
    Box::pin(async move {
        let tables = rows::tables(c).await?;
        for table in tables.iter().rev() {
            table.clear(c).await?;
        }
        for table in &tables {
            let Some(held) = copy.manifest.tables.get(&table.name) else { continue };
            if let Some(strange) = held.columns.iter().find(|column| !table.columns.contains(*column)) {
                return Err(Failed::new(format_args!("{} has no column {strange} here", table.name)));
            }
            let mut count = 0;
            for (_, place) in copy.batches.iter().filter(|(name, _)| *name == table.name) {
                let rows = rows_of(place).map_err(|e| Failed::new(format_args!("{}: {e}", table.name)))?;
                count += u64::try_from(rows.len()).map_err(Failed::new)?;
                table.put(c, &held.columns, rows).await?;
            }
            if count != held.rows {
                return Err(Failed::new(format_args!("{} has not {} rows", table.name, held.rows)));
            }
        }
        c.touch(database::EVERYTHING);
        Ok(())
    })
}

fn rows_of(place: &Path) -> Result<Vec<Vec<Value>>, Failed> {
    let lines = BufReader::new(File::open(place)?).lines();
    lines
        .map(|line| {
            let row: Vec<serde_json::Value> = serde_json::from_str(&line?).map_err(Failed::new)?;
            row.into_iter().map(value).collect()
        })
        .collect()
}

fn value(value: serde_json::Value) -> Result<Value, Failed> {
    Ok(match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(b) => Value::Bool(b),
        serde_json::Value::String(text) => Value::Text(text),
        serde_json::Value::Number(n) => match (n.as_i64(), n.as_f64()) {
            (Some(n), _) => Value::Int(n),
            (None, Some(n)) => Value::Real(n),
            (None, None) => return Err(Failed::new("a number that fits no column")),
        },
        other => return Err(Failed::new(format_args!("a value that fits no column: {other}"))),
    })
}
