//! Two engines, one truth: the schemas are the same, table by table.

use database::{Clock, schema, testing};

#[tokio::test(flavor = "multi_thread")]
async fn the_two_schemas_are_the_same() {
    let sqlite = testing::sqlite(Clock::System).await.unwrap();
    let postgres = testing::postgres(Clock::System).await.unwrap();
    let (a, b) = (schema::describe(&sqlite).await.unwrap(), schema::describe(&postgres).await.unwrap());
    assert!(a.contains_key("articles") && a["articles"].indexes.contains_key("articles_latest"));
    for (name, table) in &a {
        assert_eq!(Some(table), b.get(name), "table {name}");
    }
    assert_eq!(a.len(), b.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_portable_types_are_used() {
    let sqlite = testing::sqlite(Clock::System).await.unwrap();
    for (table, shape) in schema::describe(&sqlite).await.unwrap() {
        for (column, kind) in shape.columns {
            let kind = kind.trim_end_matches(" NOT NULL");
            let known = ["BIGINT", "TEXT", "BOOLEAN", "DOUBLE PRECISION"];
            assert!(known.contains(&kind), "{table}.{column} is {kind}");
        }
    }
}

/// A step exists for both engines: shared, or as a pair with the same number.
#[test]
fn no_migration_serves_one_engine_only() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
    let names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    let mut numbers: Vec<&str> = Vec::new();
    for name in &names {
        if let Some(stem) = name.strip_suffix(".sqlite.sql") {
            assert!(names.contains(&format!("{stem}.postgres.sql")), "{name} has no twin");
        } else if let Some(stem) = name.strip_suffix(".postgres.sql") {
            assert!(names.contains(&format!("{stem}.sqlite.sql")), "{name} has no twin");
            continue;
        }
        let number = name.split('_').next().unwrap();
        assert!(number.len() == 4 && number.parse::<u32>().is_ok(), "{name} has no number");
        assert!(!numbers.contains(&number), "{number} is used twice");
        numbers.push(number);
    }
    assert!(!numbers.is_empty());
}
