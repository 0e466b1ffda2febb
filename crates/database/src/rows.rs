//! All rows of a database, table by table, in one shape for both engines: what a copy for safety is made of, and how a
//! paper moves from one engine to the other.
//!
//! The full-text tables are not among them: each engine has its own, and they are made anew from the rest.

use std::collections::BTreeMap;

use crate::conn::Conn;
use crate::db::Engine;
use crate::error::{Error, Result};
use crate::migrate;
use crate::value::{Arg, FromRow, Row, Value};

/// The tables of the steps themselves, and of the log by which nodes tell each other what changed.
const OF_THE_ENGINE: [&str; 3] = ["migrations", "migration_lease", "changes"];

/// A table as it is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns in the order of their names; each row holds its values in this order.
    pub columns: Vec<String>,
    /// Which of them are BOOLEAN: SQLite gives them as integers.
    are_truths: Vec<bool>,
    /// The columns of its key, in order.
    key: Vec<String>,
}

/// A row of any table.
struct Values(Vec<Value>);

impl FromRow for Values {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.rest()))
    }
}

/// All tables, those first that others point to.
///
/// # Errors
/// The engine's [`Error`].
pub async fn tables(c: &mut Conn) -> Result<Vec<Table>> {
    // Table, column, its type, its place in the key or 0.
    let found: Vec<(String, String, String, i64)> = match c.engine() {
        Engine::Sqlite => {
            c.raw(
                "SELECT m.name, p.name, upper(p.type), p.pk FROM sqlite_master m, pragma_table_info(m.name) p
                 WHERE m.type = 'table' ORDER BY m.name, p.name",
            )
            .await?
        }
        Engine::Postgres => {
            c.raw(
                "SELECT CAST(c.table_name AS TEXT), CAST(c.column_name AS TEXT), CAST(upper(c.data_type) AS TEXT),
                        CAST(COALESCE((SELECT k.ordinal_position FROM information_schema.key_column_usage k
                           JOIN information_schema.table_constraints t ON t.constraint_name = k.constraint_name
                            AND t.constraint_schema = k.constraint_schema AND t.table_name = k.table_name
                          WHERE t.constraint_type = 'PRIMARY KEY' AND k.table_schema = c.table_schema
                            AND k.table_name = c.table_name AND k.column_name = c.column_name), 0) AS BIGINT)
                 FROM information_schema.columns c WHERE c.table_schema = current_schema()
                 ORDER BY CAST(c.table_name AS TEXT) COLLATE \"C\", CAST(c.column_name AS TEXT) COLLATE \"C\"",
            )
            .await?
        }
    };
    let mut columns: BTreeMap<String, Vec<(String, String, i64)>> = BTreeMap::new();
    for (table, column, kind, place) in found {
        columns.entry(table).or_default().push((column, kind, place));
    }
    let names = migrate::tables().into_iter().filter(|name| !OF_THE_ENGINE.contains(&name.as_str()));
    Ok(names.filter_map(|name| columns.remove(&name).map(|columns| Table::new(name, columns))).collect())
}

/// The numbers of the steps of the schema that the rows of this moment fit, in order.
///
/// # Errors
/// The engine's [`Error`].
pub async fn steps(c: &mut Conn) -> Result<Vec<i64>> {
    c.all("SELECT version FROM migrations ORDER BY version", &[]).await
}

impl Table {
    fn new(name: String, found: Vec<(String, String, i64)>) -> Self {
        let mut key: Vec<(i64, String)> = found
            .iter()
            .filter(|(_, _, place)| *place > 0)
            .map(|(column, _, place)| (*place, column.clone()))
            .collect();
        key.sort();
        Self {
            are_truths: found.iter().map(|(_, kind, _)| kind == "BOOLEAN").collect(),
            key: key.into_iter().map(|(_, column)| column).collect(),
            columns: found.into_iter().map(|(column, _, _)| column).collect(),
            name,
        }
    }

    /// The next rows in the order of the key, at most `most`, behind the row `after`.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn next(&self, c: &mut Conn, after: Option<&[Value]>, most: usize) -> Result<Vec<Vec<Value>>> {
        let (columns, key) = (self.columns.join(", "), self.key.join(", "));
        let behind = after.map(|row| self.key_of(row)).unwrap_or_default();
        let places: Vec<String> = (1..=behind.len()).map(|place| format!("${place}")).collect();
        let behind_it = match behind.is_empty() {
            true => String::new(),
            false => format!("WHERE ({key}) > ({})", places.join(", ")),
        };
        let sql = format!("SELECT {columns} FROM {} {behind_it} ORDER BY {key} LIMIT {most}", self.name);
        let rows: Vec<Values> = c.raw_with(&sql, &behind).await?;
        Ok(rows.into_iter().map(|Values(row)| fitting(row, &self.are_truths)).collect())
    }

    fn key_of<'r>(&self, row: &'r [Value]) -> Vec<Arg<'r>> {
        let place = |name: &String| self.columns.iter().position(|column| column == name);
        self.key.iter().filter_map(|name| row.get(place(name)?)).map(arg).collect()
    }

    /// Writes rows of a copy whose columns stand in this order.
    ///
    /// # Errors
    /// The engine's [`Error`]; [`Error::Decode`] where a row has another number of values.
    pub async fn put(&self, c: &mut Conn, columns: &[String], rows: Vec<Vec<Value>>) -> Result<()> {
        let places: Vec<String> = (1..=columns.len()).map(|place| format!("${place}")).collect();
        let (names, places) = (columns.join(", "), places.join(", "));
        let sql = format!("INSERT INTO {} ({names}) VALUES ({places})", self.name);
        let place = |name: &String| self.columns.iter().position(|column| column == name);
        let is_truth =
            |name| place(name).and_then(|place| self.are_truths.get(place)).copied().unwrap_or(false);
        let are_truths: Vec<bool> = columns.iter().map(is_truth).collect();
        for row in rows {
            if row.len() != columns.len() {
                return Err(Error::Decode { column: row.len() });
            }
            let row = fitting(row, &are_truths);
            let args: Vec<Arg<'_>> = row.iter().map(arg).collect();
            c.raw_with::<Values>(&sql, &args).await?;
        }
        Ok(())
    }

    /// Whether it holds any row.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn has_rows(&self, c: &mut Conn) -> Result<bool> {
        let sql = format!("SELECT 1 FROM {} LIMIT 1", self.name);
        Ok(!c.raw_with::<Values>(&sql, &[]).await?.is_empty())
    }

    /// Removes its rows.
    ///
    /// # Errors
    /// The engine's [`Error`].
    pub async fn clear(&self, c: &mut Conn) -> Result<()> {
        c.raw_with::<Values>(&format!("DELETE FROM {}", self.name), &[]).await.map(|_| ())
    }
}

/// A row with the types of its columns.
fn fitting(row: Vec<Value>, are_truths: &[bool]) -> Vec<Value> {
    let fit = |(value, is_truth): (Value, &bool)| match value {
        Value::Int(n) if *is_truth => Value::Bool(n != 0),
        value => value,
    };
    row.into_iter().zip(are_truths).map(fit).collect()
}

fn arg(value: &Value) -> Arg<'_> {
    match value {
        Value::Null => Arg::Null,
        Value::Int(n) => Arg::Int(*n),
        Value::Real(n) => Arg::Real(*n),
        Value::Bool(b) => Arg::Bool(*b),
        Value::Text(text) => Arg::from(text),
    }
}
