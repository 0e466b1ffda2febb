//! Transactions: all or nothing, run again on a clash, acknowledged only when committed.

use std::sync::atomic::{AtomicUsize, Ordering};

use database::{Clock, Error, args, both_engines, testing};

both_engines! {
    async fn a_failed_body_leaves_nothing(db) {
        let failed: Result<(), Error> = db
            .write(&(), |c, ()| {
                Box::pin(async move {
                    c.run("INSERT INTO settings (name, value) VALUES ('half', '1')", &[]).await?;
                    Err(Error::Address("the body changed its mind".to_owned()))
                })
            })
            .await;
        assert!(failed.is_err());
        let count: i64 = db.read(async |c| c.one("SELECT COUNT(*) FROM settings", &[]).await).await.unwrap();
        assert_eq!(count, 0);
    }

    async fn many_writers_lose_nothing(db) {
        let mut tasks = Vec::new();
        for writer in 0..16_i64 {
            let db = db.db.clone();
            tasks.push(tokio::spawn(async move {
                for n in 0..20_i64 {
                    db.write(&(writer, n), |c, (writer, n)| {
                        Box::pin(async move {
                            let name = format!("{writer}-{n}");
                            if n % 5 == 4 {
                                c.run("INSERT INTO settings (name, value) VALUES ($1, 'x')", args![&name]).await?;
                                return Err(Error::Address("every fifth fails".to_owned()));
                            }
                            c.run("INSERT INTO settings (name, value) VALUES ($1, 'x')", args![name]).await.map(|_| ())
                        })
                    })
                    .await
                    .ok();
                }
            }));
        }
        for task in tasks {
            task.await.unwrap();
        }
        let count: i64 = db.read(async |c| c.one("SELECT COUNT(*) FROM settings", &[]).await).await.unwrap();
        assert_eq!(count, 16 * 16);
    }

    /// A caller that goes away in the queue must not leave the group before it uncommitted.
    async fn cancelled_writers_hold_nobody_up(db) {
        let mut tasks = Vec::new();
        for n in 0..200_i64 {
            let db = db.db.clone();
            let task = tokio::spawn(async move {
                db.write(&n, |c, n| {
                    Box::pin(async move {
                        c.run("INSERT INTO settings (name, value) VALUES ($1, 'x')", args![n.to_string()]).await
                    })
                })
                .await
            });
            if n % 2 == 1 {
                task.abort();
            } else {
                tasks.push(task);
            }
        }
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let count: i64 = db.read(async |c| c.one("SELECT COUNT(*) FROM settings", &[]).await).await.unwrap();
        assert!(count >= 100);
    }

    async fn counters_are_exact_under_contention(db) {
        db.write(&(), |c, ()| {
            Box::pin(async move { c.run("INSERT INTO settings (name, value) VALUES ('n', '0')", &[]).await })
        })
        .await
        .unwrap();
        let tasks: Vec<_> = (0..10)
            .map(|_| {
                let db = db.db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        db.write(&(), |c, ()| {
                            Box::pin(async move {
                                c.run(
                                    "UPDATE settings SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'n'",
                                    &[],
                                )
                                .await
                            })
                        })
                        .await
                        .unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let n: String =
            db.read(async |c| c.one("SELECT value FROM settings WHERE name = 'n'", &[]).await).await.unwrap();
        assert_eq!(n, "100");
    }

    async fn a_panicking_body_leaves_the_writer_usable(db) {
        let clone = db.db.clone();
        let panicked = tokio::spawn(async move {
            clone
                .write(&(), |c, ()| {
                    Box::pin(async move {
                        c.run("INSERT INTO settings (name, value) VALUES ('p', '1')", &[]).await?;
                        panic!("a bug in a body");
                        #[expect(unreachable_code)]
                        Ok::<(), Error>(())
                    })
                })
                .await
        });
        assert!(panicked.await.is_err());
        db.write(&(), |c, ()| {
            Box::pin(async move { c.run("INSERT INTO settings (name, value) VALUES ('q', '1')", &[]).await })
        })
        .await
        .unwrap();
        let names: Vec<String> =
            db.read(async |c| c.all("SELECT name FROM settings ORDER BY name", &[]).await).await.unwrap();
        assert_eq!(names, ["q"]);
    }
}

/// Two transactions that lock two rows in opposite order deadlock; the server ends one, and it runs again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deadlock_is_run_again() {
    let db = testing::postgres(Clock::System).await.unwrap();
    db.write(&(), |c, ()| {
        Box::pin(async move {
            c.run("INSERT INTO settings (name, value) VALUES ('a', '0'), ('b', '0')", &[]).await
        })
    })
    .await
    .unwrap();
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let cross = |first: &'static str, second: &'static str| {
        let db = db.db.clone();
        tokio::spawn(async move {
            db.write(&(first, second), |c, (first, second)| {
                Box::pin(async move {
                    RUNS.fetch_add(1, Ordering::SeqCst);
                    let sql = "UPDATE settings SET value = value || '1' WHERE name = $1";
                    c.run(sql, args![*first]).await?;
                    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                    c.run(sql, args![*second]).await
                })
            })
            .await
        })
    };
    let (one, two) = tokio::join!(cross("a", "b"), cross("b", "a"));
    one.unwrap().unwrap();
    two.unwrap().unwrap();
    assert!(RUNS.load(Ordering::SeqCst) >= 3, "one body ran again");
    let values: Vec<String> =
        db.read(async |c| c.all("SELECT value FROM settings", &[]).await).await.unwrap();
    assert_eq!(values, ["011", "011"]);
}

/// A newer database is left alone.
#[tokio::test(flavor = "multi_thread")]
async fn a_later_schema_is_refused() {
    let db = testing::sqlite(Clock::System).await.unwrap();
    db.write(&(), |c, ()| {
        Box::pin(async move {
            c.run("INSERT INTO migrations (version, name, applied) VALUES (9999, 'later', 0)", &[]).await
        })
    })
    .await
    .unwrap();
    let refused = db.migrate().await.unwrap_err();
    assert!(matches!(refused, Error::Newer { found: 9999, .. }));
    assert!(refused.to_string().contains("9999"));
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_does_nothing_the_second_time() {
    let db = testing::sqlite(Clock::System).await.unwrap();
    assert_eq!(db.migrate().await.unwrap(), []);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_addresses_are_refused_with_a_reason() {
    for url in ["mysql://x", "", "sqlite:", "courant.db", "postgres://host:notaport/x"] {
        let settings = database::Settings { url: url.to_owned(), readers: 1 };
        let error = database::Db::open(&settings, Clock::System).err().unwrap();
        assert!(matches!(error, Error::Address(_)), "{url}: {error}");
    }
}
