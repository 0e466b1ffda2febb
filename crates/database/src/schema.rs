//! Reads a schema back from either engine in one shape, so that a test can compare the two.

use std::collections::BTreeMap;

use crate::db::{Db, Engine};
use crate::error::Result;

/// A table: its columns and its indexes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Column name to `TYPE` or `TYPE NOT NULL`, in the portable names.
    pub columns: BTreeMap<String, String>,
    /// Index name to its columns in order, with `UNIQUE ` in front where it is one. Keys made by a constraint are
    /// listed by their columns only, since the engines name them differently.
    pub indexes: BTreeMap<String, String>,
}

/// All tables by name.
pub type Schema = BTreeMap<String, Table>;

/// Reads the schema of `db`, without the full-text tables: each engine has its own (see [`crate::search`]).
///
/// # Errors
/// The engine's error.
pub async fn describe(db: &Db) -> Result<Schema> {
    match db.engine() {
        Engine::Sqlite => sqlite(db).await,
        Engine::Postgres => postgres(db).await,
    }
}

async fn sqlite(db: &Db) -> Result<Schema> {
    db.read(async |c| {
        let mut schema = Schema::new();
        let columns: Vec<(String, String, String, i64, i64)> = c
            .raw(
                "SELECT m.name, p.name, p.type, p.\"notnull\", p.pk FROM sqlite_master m, pragma_table_info(m.name) p
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'fulltext_%'",
            )
            .await?;
        for (table, column, kind, not_null, pk) in columns {
            let kind = if kind == "INTEGER" { "BIGINT".to_owned() } else { kind };
            let not_null = if not_null == 1 || pk > 0 { " NOT NULL" } else { "" };
            schema.entry(table).or_default().columns.insert(column, format!("{kind}{not_null}"));
        }
        let indexes: Vec<(String, String, i64, String, String)> = c
            .raw(
                "SELECT m.name, l.name, l.\"unique\", l.origin,
                        (SELECT group_concat(name, ', ') FROM
                            (SELECT i.name || CASE WHEN i.\"desc\" = 1 THEN ' DESC' ELSE '' END AS name
                             FROM pragma_index_xinfo(l.name) i WHERE i.key = 1 ORDER BY i.seqno))
                 FROM sqlite_master m, pragma_index_list(m.name) l
                 WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'fulltext_%'",
            )
            .await?;
        for (table, index, unique, origin, columns) in indexes {
            add_index(&mut schema, (table, index), unique == 1, origin != "c", columns);
        }
        Ok(schema)
    })
    .await
}

async fn postgres(db: &Db) -> Result<Schema> {
    db.read(async |c| {
        let mut schema = Schema::new();
        let columns: Vec<(String, String, String, String)> = c
            .raw(
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT), CAST(upper(data_type) AS TEXT),
                        CAST(is_nullable AS TEXT)
                 FROM information_schema.columns WHERE table_schema = current_schema()
                   AND table_name NOT LIKE 'fulltext_%'",
            )
            .await?;
        for (table, column, kind, nullable) in columns {
            let not_null = if nullable == "NO" { " NOT NULL" } else { "" };
            schema.entry(table).or_default().columns.insert(column, format!("{kind}{not_null}"));
        }
        let indexes: Vec<(String, String, bool, bool, String)> = c
            .raw(
                "SELECT CAST(t.relname AS TEXT), CAST(i.relname AS TEXT), x.indisunique,
                        EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid),
                        (SELECT string_agg(pg_get_indexdef(x.indexrelid, n, true)
                                || CASE WHEN x.indoption[n - 1] & 1 = 1 THEN ' DESC' ELSE '' END, ', ' ORDER BY n)
                         FROM generate_series(1, x.indnkeyatts) n)
                 FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
                 JOIN pg_namespace s ON s.oid = t.relnamespace WHERE s.nspname = current_schema()
                 AND t.relname NOT LIKE 'fulltext_%'",
            )
            .await?;
        for (table, index, unique, constraint, columns) in indexes {
            add_index(&mut schema, (table, index), unique, constraint, columns);
        }
        Ok(schema)
    })
    .await
}

fn add_index(schema: &mut Schema, place: (String, String), unique: bool, constraint: bool, columns: String) {
    let (table, index) = place;
    // PostgreSQL quotes names that are also words of its grammar.
    let columns = columns.replace('"', "");
    let table = schema.entry(table).or_default();
    // A single BIGINT primary key is the rowid in SQLite and has no index of its own there.
    if constraint && !columns.contains(',') {
        return;
    }
    let name = if constraint { format!("key ({columns})") } else { index };
    let unique = if unique { "UNIQUE " } else { "" };
    table.indexes.insert(name, format!("{unique}{columns}"));
}
