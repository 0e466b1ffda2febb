//! The known traps of running one SQL text on two engines; each has bitten somebody.

use database::{Clock, Error, args, both_engines, testing};

both_engines! {
    /// `$2` is a name in SQLite, numbered by first appearance.
    async fn placeholders_are_bound_by_number(db) {
        let got: (String, String) =
            db.read(async |c| c.one("SELECT CAST($2 AS TEXT), CAST($1 AS TEXT)", args!["a", "b"]).await).await.unwrap();
        assert_eq!(got, ("b".to_owned(), "a".to_owned()));
    }

    async fn a_placeholder_may_stand_twice(db) {
        let got: (String, String) =
            db.read(async |c| c.one("SELECT CAST($1 AS TEXT), CAST($1 AS TEXT)", args!["a"]).await).await.unwrap();
        assert_eq!(got, ("a".to_owned(), "a".to_owned()));
    }

    /// Without a transaction a second query would read from another moment, and nothing would take back a change.
    async fn a_glance_is_one_query_and_only_reads(db) {
        let one = "SELECT CAST(1 AS BIGINT)";
        assert_eq!(db.glance(async |c| c.one::<i64>(one, &[]).await).await.unwrap(), 1);
        let twice = db.glance(async |c| {
            c.one::<i64>(one, &[]).await?;
            c.one::<i64>(one, &[]).await
        });
        assert!(matches!(twice.await, Err(Error::SecondLook)));
        let insert = "INSERT INTO settings (name, value) VALUES ('glance', 'b')";
        assert!(db.glance(async |c| c.run(insert, &[]).await).await.is_err());
        assert!(db.read(async |c| c.run(insert, &[]).await).await.is_err());
        let count = "SELECT COUNT(*) FROM settings WHERE name = 'glance'";
        assert_eq!(db.glance(async |c| c.one::<i64>(count, &[]).await).await.unwrap(), 0);
    }

    /// An optional filter needs a type for its NULL test.
    async fn optional_filters_are_cast(db) {
        for (filter, rows) in [(None, 2), (Some("x"), 1)] {
            let found: Vec<String> = db
                .read(async |c| {
                    c.all(
                        "SELECT name FROM (SELECT 'x' AS name UNION ALL SELECT 'y') AS t
                         WHERE CAST($1 AS TEXT) IS NULL OR name = $1",
                        args![filter],
                    )
                    .await
                })
                .await
                .unwrap();
            assert_eq!(found.len(), rows);
        }
    }

    async fn every_kind_of_value_comes_back_as_it_went(db) {
        let got: (i64, String, bool, Option<f64>, Option<String>) = db
            .read(async |c| {
                c.one(
                    "SELECT CAST($1 AS BIGINT), CAST($2 AS TEXT), CAST($3 AS BOOLEAN), CAST($4 AS DOUBLE PRECISION), CAST($5 AS TEXT)",
                    args![i64::MAX, "ä„“\u{1F600}", true, 0.5, None::<&str>],
                )
                .await
            })
            .await
            .unwrap();
        assert_eq!(got, (i64::MAX, "ä„“\u{1F600}".to_owned(), true, Some(0.5), None));
    }

    async fn a_unique_key_says_so(db) {
        let insert = async |db: &testing::TestDb| {
            db.write(&(), |c, ()| {
                Box::pin(async move { c.run("INSERT INTO settings (name, value) VALUES ('a', 'b')", &[]).await })
            })
            .await
        };
        insert(&db).await.unwrap();
        assert!(matches!(insert(&db).await, Err(Error::Unique(_))));
    }

    async fn a_missing_parent_says_so(db) {
        let orphan = db
            .write(&(), |c, ()| {
                Box::pin(async move {
                    c.run(
                        "INSERT INTO corrections (id, article_id, kind, text, at) VALUES (1, 99, 'update', 't', 1)",
                        &[],
                    )
                    .await
                })
            })
            .await;
        assert!(matches!(orphan, Err(Error::Foreign(_))), "{orphan:?}");
    }

    /// A reader keeps its moment while a writer commits.
    async fn a_read_is_one_snapshot(db) {
        let other = db.db.clone();
        let (before, after): (i64, i64) = db
            .read(async |c| {
                let before = c.one("SELECT COUNT(*) FROM settings", &[]).await?;
                let other = other.clone();
                std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
                    runtime.block_on(async {
                        other
                            .write(&(), |c, ()| {
                                Box::pin(async move {
                                    c.run("INSERT INTO settings (name, value) VALUES ('later', '1')", &[]).await
                                })
                            })
                            .await
                            .unwrap()
                    })
                })
                .join()
                .unwrap();
                Ok::<_, Error>((before, c.one("SELECT COUNT(*) FROM settings", &[]).await?))
            })
            .await
            .unwrap();
        assert_eq!(before, after);
    }

    async fn a_read_cannot_write(db) {
        let refused =
            db.read(async |c| c.run("INSERT INTO settings (name, value) VALUES ('a', 'b')", &[]).await).await;
        assert!(refused.is_err());
        let count: i64 = db.read(async |c| c.one("SELECT COUNT(*) FROM settings", &[]).await).await.unwrap();
        assert_eq!(count, 0);
    }

    /// `BIGINT PRIMARY KEY` is no rowid alias in SQLite: the plan of a look-up by id must not use an index of its own.
    async fn ids_are_the_rowid(db) {
        if db.engine() == database::Engine::Sqlite {
            let plan: Vec<(i64, i64, i64, String)> = db
                .read(async |c| c.all("EXPLAIN QUERY PLAN SELECT email FROM users WHERE id = $1", args![1_i64]).await)
                .await
                .unwrap();
            assert!(plan.iter().any(|row| row.3.contains("INTEGER PRIMARY KEY")), "{plan:?}");
        }
    }

    async fn futures_can_be_spawned(db) {
        let clone = db.db.clone();
        let wanted = "settings".to_owned();
        let task = tokio::spawn(async move {
            let name = &wanted;
            clone.read(async |c| c.one::<String>("SELECT CAST($1 AS TEXT)", args![name]).await).await
        });
        assert_eq!(task.await.unwrap().unwrap(), "settings");
    }
}

/// On SQLite a body that waits for anything else would hold up every writer: it is refused, not hung.
#[tokio::test(flavor = "multi_thread")]
async fn a_body_must_not_wait() {
    let db = testing::sqlite(Clock::System).await.unwrap();
    let waited: Result<(), Error> = db
        .write(&(), |_, ()| {
            Box::pin(async move {
                tokio::time::sleep(std::time::Duration::from_secs(5)).await;
                Ok(())
            })
        })
        .await;
    assert!(matches!(waited, Err(Error::Waited)));
    db.write(&(), |c, ()| Box::pin(async move { c.run("DELETE FROM settings", &[]).await })).await.unwrap();
}

/// The writer takes its lock at BEGIN, so two processes wait for each other instead of failing at the upgrade.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_processes_on_one_file_take_turns() {
    let db = testing::sqlite(Clock::System).await.unwrap();
    let settings = database::Settings { url: db.url.clone(), readers: 1 };
    let second = database::Db::open(&settings, Clock::System).unwrap();
    let add = |db: database::Db, who: &'static str| async move {
        for n in 0..50_i64 {
            db.write(&(n, who), |c, (n, who)| {
                Box::pin(async move {
                    let name = format!("{who}{n}");
                    let seen: i64 = c.one("SELECT COUNT(*) FROM settings", &[]).await?;
                    c.run("INSERT INTO settings (name, value) VALUES ($1, $2)", args![name, seen.to_string()])
                        .await
                })
            })
            .await
            .unwrap();
        }
    };
    tokio::join!(add(db.db.clone(), "a"), add(second.clone(), "b"));
    let count: i64 = db.read(async |c| c.one("SELECT COUNT(*) FROM settings", &[]).await).await.unwrap();
    assert_eq!(count, 100);
}
