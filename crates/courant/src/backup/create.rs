//! Makes a copy: the rows of one moment, then the files that are there.

use std::collections::BTreeSet;
use std::path::Path;

use database::rows::Table;
use database::{Conn, Db, Value, rows};
use serde_json::json;
use storage::Storage;

use super::archive::Writing;
use super::{FORMAT, Failed, Held, LEFT_OUT, Manifest, is_left_out};

/// Rows that are read at once: the first time, and at most.
const AT_ONCE: (usize, usize) = (16, 500);
/// Bytes of rows after which an entry ends (16 MiB), so that few large rows fill no memory.
const ENOUGH: usize = 16 * 1024 * 1024;

/// Writes everything that the paper holds into the file `path`. The paper may be served meanwhile: the rows are those of one
/// moment, and a file of the library is never changed, only added or removed.
///
/// # Errors
/// A sentence; then no such file is left behind.
pub async fn create((db, storage): (&Db, &Storage), path: &Path, now: i64) -> Result<Manifest, Failed> {
    let mut manifest = Manifest {
        format: FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        created: now,
        ..Manifest::default()
    };
    let mut writing = Writing::begin(path)?;
    fill((db, storage), &mut writing, &mut manifest).await?;
    writing.finish(manifest)
}

async fn fill(
    (db, storage): (&Db, &Storage),
    writing: &mut Writing,
    manifest: &mut Manifest,
) -> Result<(), Failed> {
    let mut named = BTreeSet::new();
    db.read(async |c| {
        manifest.steps = rows::steps(c).await?;
        for table in rows::tables(c).await? {
            if !LEFT_OUT.contains(&table.name.as_str()) {
                let held = table_rows(c, writing, &table, &mut named).await?;
                manifest.tables.insert(table.name.clone(), held);
            }
        }
        Ok::<_, Failed>(())
    })
    .await?;
    for key in storage.list("").await? {
        // Files of other systems are on their way in; what was taken of them is among the rows.
        if key.starts_with(exchange::FILES) {
            continue;
        }
        // One that was removed since belonged to a picture that was deleted or replaced a day before: no row names it.
        if let Some(bytes) = storage.get(&key).await? {
            writing.add(&format!("media/{key}"), &bytes)?;
            named.remove(&key);
        }
    }
    manifest.missing = named.into_iter().collect();
    Ok(())
}

/// Writes the rows of a table. The files that the library names are added to `named`.
async fn table_rows(
    c: &mut Conn,
    writing: &mut Writing,
    table: &Table,
    named: &mut BTreeSet<String>,
) -> Result<Held, Failed> {
    let mut held = Held { columns: table.columns.clone(), rows: 0 };
    let mut lines = Lines { table: &table.name, number: 0, bytes: Vec::new() };
    let (mut last, mut at_once): (Option<Vec<Value>>, usize) = (None, AT_ONCE.0);
    loop {
        let rows = table.next(c, last.as_deref(), at_once).await?;
        let is_last = rows.len() < at_once;
        let mut read = 0;
        for row in rows.iter().filter(|row| !is_left_out(&table.name, &table.columns, row)) {
            read += lines.add(writing, row)?;
            held.rows += 1;
            named.extend(files(table, row).map(str::to_owned));
        }
        last = rows.into_iter().next_back();
        if is_last {
            lines.end(writing)?;
            return Ok(held);
        }
        at_once = if read > ENOUGH { at_once.div_ceil(2) } else { (at_once * 2).min(AT_ONCE.1) };
    }
}

/// Rows of a table on their way into entries.
struct Lines<'t> {
    table: &'t str,
    /// Entries so far.
    number: u32,
    bytes: Vec<u8>,
}

impl Lines<'_> {
    /// Adds a row, and says how many bytes it takes.
    fn add(&mut self, writing: &mut Writing, row: &[Value]) -> Result<usize, Failed> {
        let before = self.bytes.len();
        let row: Vec<serde_json::Value> = row.iter().map(text).collect();
        serde_json::to_writer(&mut self.bytes, &row).map_err(Failed::new)?;
        self.bytes.push(b'\n');
        let taken = self.bytes.len() - before;
        if self.bytes.len() > ENOUGH {
            self.end(writing)?;
        }
        Ok(taken)
    }

    /// Writes what there is.
    fn end(&mut self, writing: &mut Writing) -> Result<(), Failed> {
        if !self.bytes.is_empty() {
            self.number += 1;
            writing.add(&format!("rows/{}/{:06}.jsonl", self.table, self.number), &self.bytes)?;
            self.bytes.clear();
        }
        Ok(())
    }
}

/// The files of the library that a row names: what a picture is shown of, which lies under its key until another file takes
/// its place, what was sent, and its copies.
fn files<'r>(table: &Table, row: &'r [Value]) -> impl Iterator<Item = &'r str> {
    let of = |name: &str| match row.get(table.columns.iter().position(|column| column == name)?) {
        Some(Value::Text(key)) => Some(key.as_str()),
        _ => None,
    };
    let found = match table.name.as_str() {
        "media" => [of("file").or_else(|| of("key")), of("original")],
        "media_copies" => [of("key"), None],
        _ => [None, None],
    };
    found.into_iter().flatten()
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
