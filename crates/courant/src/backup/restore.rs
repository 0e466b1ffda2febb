//! Brings a copy back into a paper that holds nothing yet.

use std::fs::{File, Permissions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use database::rows::Table;
use database::{BoxFuture, Conn, Db, Value, rows};
use storage::Storage;

use super::archive::{read, table_of, verify};
use super::{Failed, Held, LEFT_OUT, Manifest, is_left_out};

/// Tables that a paper nobody has worked with may hold rows in: its own secret, and work that waits by the clock.
const OF_ANY_PAPER: [&str; 2] = ["settings", "tasks"];

/// Brings the copy `path` back. All of its rows come in one transaction; files of the library come first, and do no harm
/// where the rows then do not come. In the folder `near` another is made for it and removed: on the disk that the paper is on.
///
/// # Errors
/// A sentence, where the copy is not whole, of a later version, or the paper holds something already. Its rows are then as
/// they were.
pub async fn restore((db, storage): (&Db, &Storage), path: &Path, near: &Path) -> Result<Manifest, Failed> {
    // The whole file is looked at before anything is written.
    let manifest = verify(path)?;
    let owner_alone = Permissions::from_mode(0o700);
    let scratch = tempfile::Builder::new().prefix("restore-").permissions(owner_alone).tempdir_in(near)?;
    let (mut batches, mut files) = (Vec::new(), Vec::new());
    read(path, |name, bytes| {
        let place = scratch.path().join((batches.len() + files.len()).to_string());
        File::options().write(true).create_new(true).mode(0o600).open(&place)?.write_all(bytes)?;
        match (table_of(name), name.strip_prefix("media/")) {
            (Some(table), _) => batches.push((table.to_owned(), place)),
            (None, Some(key)) => files.push((key.to_owned(), place)),
            (None, None) => {}
        }
        Ok(())
    })?;
    db.migrate_to(&manifest.steps).await?;
    fits(db, &manifest).await?;
    db.read(is_empty).await?;
    for (key, place) in files {
        storage.put(&key, std::fs::read(&place)?).await?;
    }
    let copy = Copy { manifest, batches };
    db.write(&copy, |c, copy| put(c, copy)).await?;
    // What later versions added.
    db.migrate().await?;
    scratch.close()?;
    Ok(copy.manifest)
}

/// A step that ran here before the rows come would never do for them what it does.
async fn fits(db: &Db, manifest: &Manifest) -> Result<(), Failed> {
    match db.steps().await?.iter().find(|step| !manifest.steps.contains(step)) {
        Some(step) => Err(Failed::new(format_args!(
            "this database is of a later version than the copy (step {step} of the schema); bring the copy back into a new \
             folder or a new database, which is then brought up to date"
        ))),
        None => Ok(()),
    }
}

async fn is_empty(c: &mut Conn) -> Result<(), Failed> {
    for table in rows::tables(c).await? {
        if !OF_ANY_PAPER.contains(&table.name.as_str()) && table.has_rows(c).await? {
            return Err(Failed::new(format_args!(
                "this paper holds something already ({}); bring a copy back into an empty folder or database",
                table.name
            )));
        }
    }
    Ok(())
}

/// A copy that was looked at and lies ready.
struct Copy {
    manifest: Manifest,
    /// The tables and the files with their rows.
    batches: Vec<(String, PathBuf)>,
}

fn put<'c>(c: &'c mut Conn, copy: &'c Copy) -> BoxFuture<'c, Result<(), Failed>> {
    Box::pin(async move {
        // Once more, in the transaction: somebody may have begun to work meanwhile.
        is_empty(c).await?;
        let tables = rows::tables(c).await?;
        let is_here = |name: &String| tables.iter().any(|table| table.name == *name);
        if let Some(strange) = copy.manifest.tables.keys().find(|name| !is_here(name)) {
            return Err(Failed::new(format_args!("there is no table {strange} here")));
        }
        for table in tables.iter().rev() {
            table.clear(c).await?;
        }
        for table in tables.iter().filter(|table| !LEFT_OUT.contains(&table.name.as_str())) {
            if let Some(held) = copy.manifest.tables.get(&table.name) {
                fill(c, table, held, copy).await?;
            }
        }
        // The rows tell of an index that did not come along.
        search::forget(c).await?;
        c.touch(database::EVERYTHING);
        Ok(())
    })
}

async fn fill(c: &mut Conn, table: &Table, held: &Held, copy: &Copy) -> Result<(), Failed> {
    if let Some(strange) = held.columns.iter().find(|column| !table.columns.contains(*column)) {
        return Err(Failed::new(format_args!("{} has no column {strange} here", table.name)));
    }
    for (_, place) in copy.batches.iter().filter(|(name, _)| *name == table.name) {
        let mut rows = rows_of(place).map_err(|e| Failed::new(format_args!("{}: {e}", table.name)))?;
        rows.retain(|row| !is_left_out(&table.name, &held.columns, row));
        table.put(c, &held.columns, rows).await?;
    }
    Ok(())
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
