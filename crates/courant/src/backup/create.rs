//! Makes a copy: the rows of one moment, then the files that are there.

use std::path::Path;

use database::rows::Table;
use database::{Conn, Db, Value, rows};
use serde_json::json;
use storage::Storage;

use super::archive::Writing;
use super::{FORMAT, Failed, Held, LEFT_OUT, Manifest};

/// Rows of one entry.
const AT_ONCE: usize = 500;

/// Writes everything that the paper holds into the file `path`. The paper may be served meanwhile: the rows are those of one
/// moment, and a file of the library is never changed, only added or removed.
///
/// # Errors
/// A sentence; then no such file is left behind.
pub async fn create((db, storage): (&Db, &Storage), path: &Path, now: i64) -> Result<Manifest, Failed> {
    let steps = db.steps().await?;
    let mut manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: now,
        steps,
        ..Manifest::default()
    };
    let mut writing = Writing::begin(path)?;
    match fill((db, storage), &mut writing, &mut manifest).await {
        Ok(()) => writing.finish(manifest),
        Err(failed) => {
            writing.give_up();
            Err(failed)
        }
    }
}

async fn fill(
    (db, storage): (&Db, &Storage),
    writing: &mut Writing,
    manifest: &mut Manifest,
) -> Result<(), Failed> {
    let mut named = Vec::new();
    db.read(async |c| {
        for table in rows::tables(c).await? {
            if !LEFT_OUT.contains(&table.name.as_str()) {
                let held = table_rows(c, writing, &table, &mut named).await?;
                manifest.tables.insert(table.name.clone(), held);
            }
        }
        Ok::<_, Failed>(())
    })
    .await?;
    let mut there = storage.list("").await?;
    // Files of other systems are on their way in; what was taken of them is among the rows.
    there.retain(|key| !key.starts_with(exchange::FILES));
    there.sort();
    manifest.missing = named.into_iter().filter(|key| there.binary_search(key).is_err()).collect();
    for key in there {
        // One that was removed since is not among the rows of that moment any more, or is named as missing by a check.
        if let Some(bytes) = storage.get(&key).await? {
            writing.add(&format!("media/{key}"), &bytes)?;
        }
    }
    Ok(())
}

/// Writes the rows of a table. The files that the library names are added to `named`.
async fn table_rows(
    c: &mut Conn,
    writing: &mut Writing,
    table: &Table,
    named: &mut Vec<String>,
) -> Result<Held, Failed> {
    let key = table.columns.iter().position(|column| column == "key").filter(|_| table.name == "media");
    let mut held = Held { columns: table.columns.clone(), rows: 0 };
    let mut last: Option<Vec<Value>> = None;
    for number in 1_u32.. {
        let rows = table.next(c, last.as_deref(), AT_ONCE).await?;
        let mut lines = Vec::new();
        for row in &rows {
            serde_json::to_writer(&mut lines, &row.iter().map(text).collect::<Vec<_>>())
                .map_err(Failed::new)?;
            lines.push(b'\n');
            held.rows += 1;
            if let Some(Value::Text(key)) = key.and_then(|place| row.get(place)) {
                named.push(key.clone());
            }
        }
        let is_last = rows.len() < AT_ONCE;
        if !lines.is_empty() {
            writing.add(&format!("rows/{}/{number:06}.jsonl", table.name), &lines)?;
        }
        last = rows.into_iter().next_back();
        if is_last {
            break;
        }
    }
    Ok(held)
}

fn text(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => json!(null),
        Value::Int(n) => json!(n),
        Value::Real(n) => json!(n),
        Value::Bool(b) => json!(b),
        Value::Text(text) => json!(text),
    }
}
