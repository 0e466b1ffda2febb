//! The SQL texts of full text, one set for each shelf.

use super::Shelf;

pub(super) struct Texts {
    pub(super) put_sqlite: &'static str,
    pub(super) put_postgres: &'static str,
    pub(super) remove_sqlite: &'static str,
    pub(super) remove_postgres: &'static str,
    pub(super) newest_sqlite: &'static str,
    pub(super) newest_postgres: &'static str,
    pub(super) count_sqlite: &'static str,
    pub(super) count_postgres: &'static str,
    pub(super) tidy_sqlite: &'static str,
}

/// One window of PostgreSQL's list. `place + 0` keeps the planner from walking the key of the table instead of the
/// index of terms.
macro_rules! window {
    ($table:literal, $order:literal, $text:literal, $from:literal, $before:literal) => {
        concat!(
            "(SELECT place FROM ",
            $table,
            " WHERE terms @@ CAST(CAST($",
            $text,
            " AS TEXT) AS TSQUERY)",
            " AND place + 0 >= $",
            $from,
            " AND place + 0 < $",
            $before,
            $order,
            " LIMIT $28)"
        )
    };
}

macro_rules! all_windows {
    ($table:literal, $order:literal) => {
        concat!(
            window!($table, $order, 1, 10, 19),
            " UNION ALL ",
            window!($table, $order, 2, 11, 20),
            " UNION ALL ",
            window!($table, $order, 3, 12, 21),
            " UNION ALL ",
            window!($table, $order, 4, 13, 22),
            " UNION ALL ",
            window!($table, $order, 5, 14, 23),
            " UNION ALL ",
            window!($table, $order, 6, 15, 24),
            " UNION ALL ",
            window!($table, $order, 7, 16, 25),
            " UNION ALL ",
            window!($table, $order, 8, 17, 26),
            " UNION ALL ",
            window!($table, $order, 9, 18, 27)
        )
    };
}

macro_rules! texts {
    ($table:literal) => {
        Texts {
            put_sqlite: concat!("INSERT INTO ", $table, " (rowid, terms) VALUES ($1, $2)"),
            put_postgres: concat!(
                "INSERT INTO ",
                $table,
                " (place, terms) VALUES ($1, CAST(CAST($2 AS TEXT) AS TSVECTOR))"
            ),
            remove_sqlite: concat!("DELETE FROM ", $table, " WHERE rowid = $1"),
            remove_postgres: concat!("DELETE FROM ", $table, " WHERE place = $1"),
            newest_sqlite: concat!(
                "SELECT rowid FROM ",
                $table,
                " WHERE ",
                $table,
                " MATCH $1 AND rowid >= $2 AND rowid <= $3 ORDER BY rowid DESC LIMIT $4"
            ),
            newest_postgres: concat!(
                "SELECT place FROM (",
                all_windows!($table, " ORDER BY place + 0 DESC"),
                ") w LIMIT $28"
            ),
            count_sqlite: concat!(
                "SELECT COUNT(*) FROM (SELECT rowid FROM ",
                $table,
                " WHERE ",
                $table,
                " MATCH $1 AND rowid >= $2 AND rowid <= $3 LIMIT $4)"
            ),
            count_postgres: concat!(
                "SELECT COUNT(*) FROM (SELECT place FROM (",
                all_windows!($table, ""),
                ") w LIMIT $28) counted"
            ),
            tidy_sqlite: concat!("INSERT INTO ", $table, " (", $table, ", rank) VALUES ('merge', $1)"),
        }
    };
}

pub(super) fn texts(shelf: Shelf) -> &'static Texts {
    const ARTICLES: Texts = texts!("fulltext_articles");
    const COMMENTS: Texts = texts!("fulltext_comments");
    match shelf {
        Shelf::Articles => &ARTICLES,
        Shelf::Comments => &COMMENTS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{self, TestDb};
    use crate::{Clock, Engine};

    #[tokio::test(flavor = "multi_thread")]
    async fn every_text_is_prepared_and_asks_the_index() {
        let clock = Clock::System;
        for db in [testing::sqlite(clock.clone()).await.unwrap(), testing::postgres(clock).await.unwrap()] {
            for (shelf, table) in
                [(Shelf::Articles, "fulltext_articles"), (Shelf::Comments, "fulltext_comments")]
            {
                try_out(&db, texts(shelf), table).await;
            }
        }
    }

    async fn try_out(db: &TestDb, texts: &Texts, table: &str) {
        let (changing, asking, index, times) = match db.engine() {
            Engine::Sqlite => (
                vec![texts.put_sqlite, texts.remove_sqlite, texts.tidy_sqlite],
                [texts.newest_sqlite, texts.count_sqlite],
                ":M1".to_owned(),
                1,
            ),
            Engine::Postgres => (
                vec![texts.put_postgres, texts.remove_postgres],
                [texts.newest_postgres, texts.count_postgres],
                format!("on {table}_terms"),
                9,
            ),
        };
        for sql in changing.iter().chain(&asking) {
            let prepared = db.read(async |c| c.prepare(sql).await).await;
            assert!(prepared.is_ok(), "{sql}\n{prepared:?}");
        }
        for sql in asking {
            let plan = db.read(async |c| c.explain(sql).await).await.unwrap();
            let found = plan.iter().filter(|line| line.contains(&index)).count();
            assert!(found == times && !plan.iter().any(|line| line.contains("Seq Scan")), "{plan:#?}");
        }
    }
}
