//! Writing together: one commit for many, and each of them still all or nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use database::{BoxFuture, Conn, Db, Error, args, both_engines};

/// Adds to row `$1` of the settings.
const TALLY: &str = "UPDATE settings SET value = CAST(CAST(value AS BIGINT) + $2 AS TEXT)
     WHERE name = CAST(CAST($1 AS BIGINT) AS TEXT)";

/// Adds one to a counter, at once and as a tally; fails, panics or goes on after a failed statement where told to.
fn add<'c>(c: &'c mut Conn, how: &'c &str) -> BoxFuture<'c, Result<(), Error>> {
    Box::pin(async move {
        let sql = "UPDATE settings SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'n'";
        c.run(sql, &[]).await?;
        c.tally(TALLY, 7, &[1]).await?;
        match *how {
            "fail" => Err(Error::Address("the body changed its mind".to_owned())),
            "panic" => panic!("a bug in a body"),
            "swallow" => {
                let twice = c.run("INSERT INTO settings (name, value) VALUES ('n', '0')", &[]).await;
                assert!(matches!(twice, Err(Error::Unique(_))));
                Ok(())
            }
            _ => Ok(()),
        }
    })
}

async fn begin(db: &Db) {
    let insert = db.write(&(), |c, ()| {
        let sql = "INSERT INTO settings (name, value) VALUES ('n', '0'), ('7', '0')";
        Box::pin(async move { c.run(sql, &[]).await })
    });
    insert.await.unwrap();
}

async fn counted(db: &Db) -> usize {
    let both = "SELECT n.value, t.value FROM settings n, settings t WHERE n.name = 'n' AND t.name = '7'";
    let read = db.read(async |c| c.one(both, &[]).await);
    let (at_once, tallied): (String, String) = read.await.unwrap();
    assert_eq!(at_once, tallied);
    at_once.parse().unwrap()
}

both_engines! {
    async fn every_member_is_all_or_nothing(db) {
        begin(&db.db).await;
        let tasks: Vec<_> = (0..120)
            .map(|n| {
                let db = db.db.clone();
                let how = ["fine", "fine", "fail", "fine", "swallow"][n % 5];
                tokio::spawn(async move { (how, db.write_together("n", &how, add).await) })
            })
            .collect();
        for task in tasks {
            let (how, done) = task.await.unwrap();
            match how {
                "fine" => done.unwrap(),
                "fail" => assert!(matches!(done, Err(Error::Address(_)))),
                _ => assert!(matches!(done, Err(Error::Swallowed(_)))),
            }
        }
        assert_eq!(counted(&db.db).await, 72);
    }

    async fn a_member_that_breaks_off_takes_nobody_with_it(db) {
        begin(&db.db).await;
        let mut tasks = Vec::new();
        for n in 0..60_usize {
            let db = db.db.clone();
            let how = if n % 10 == 7 { "panic" } else { "fine" };
            let task = tokio::spawn(async move { db.write_together("n", &how, add).await });
            if n % 3 == 1 {
                tokio::time::sleep(Duration::from_micros(300)).await;
                task.abort();
            }
            tasks.push((how, task));
        }
        let (mut sure, mut unsure) = (0, 0);
        for (how, task) in tasks {
            match task.await {
                Ok(done) => { done.unwrap(); sure += 1; }
                // Whoever is gone may have been stored, but once.
                Err(_) if how == "fine" => unsure += 1,
                Err(_) => {}
            }
        }
        let counted = counted(&db.db).await;
        assert!(sure >= 20 && (sure..=sure + unsure).contains(&counted), "{sure} {unsure} {counted}");
    }

    /// Whoever is last ends the transaction, also if they gave up before their turn: else its locks would stay.
    async fn nobody_leaves_a_transaction_open(db) {
        begin(&db.db).await;
        for round in 0..40_u64 {
            let tasks: Vec<_> = (0..8_u64)
                .map(|n| {
                    let db = db.db.clone();
                    let how = if (round + n) % 3 == 0 { "fail" } else { "fine" };
                    tokio::spawn(async move { db.write_together("n", &how, add).await })
                })
                .collect();
            tokio::time::sleep(Duration::from_micros(100 * (round % 13))).await;
            tasks.iter().for_each(tokio::task::JoinHandle::abort);
            // Not in the line: on a server it waits for the row, in a file for the writer.
            let write = db.db.write(&"fine", add);
            tokio::time::timeout(Duration::from_secs(5), write).await.expect("the row stays locked").unwrap();
        }
        assert!(counted(&db.db).await >= 40);
    }

    async fn keys_do_not_wait_for_each_other(db) {
        let tasks: Vec<_> = (0..40)
            .map(|n| {
                let db = db.db.clone();
                tokio::spawn(async move {
                    let line = format!("line {}", n % 4);
                    let write = db.write_together(&line, &n, |c, n: &usize| {
                        Box::pin(async move {
                            let sql = "INSERT INTO settings (name, value) VALUES ($1, 'x')";
                            c.touch(format!("thing:{n}"));
                            c.run(sql, args![n.to_string()]).await
                        })
                    });
                    write.await.unwrap();
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let read = db.db.read(async |c| c.one::<i64>("SELECT COUNT(*) FROM settings", &[]).await);
        assert_eq!(read.await.unwrap(), 40);
    }

    async fn everybody_hears_of_what_was_touched(db) {
        let told = Arc::new(AtomicUsize::new(0));
        let count = told.clone();
        db.db.on_change(move |tags| { count.fetch_add(tags.len(), Ordering::SeqCst); });
        begin(&db.db).await;
        for n in 0..5_usize {
            let write = db.db.write_together("n", &n, |c, n| {
                Box::pin(async move {
                    c.touch(format!("thing:{n}"));
                    if *n == 3 { Err(Error::Address("no".to_owned())) } else { Ok(()) }
                })
            });
            assert_eq!(write.await.is_ok(), n != 3);
        }
        assert_eq!(told.load(Ordering::SeqCst), 4);
    }
}

/// A body that drops an error must not be told that it was stored: PostgreSQL would answer COMMIT with ROLLBACK.
mod swallowed {
    use super::{Error, add, begin, both_engines, counted};

    both_engines! {
        async fn nothing_is_stored_and_the_caller_knows(db) {
            begin(&db.db).await;
            let done = db.db.write(&"swallow", add).await;
            assert!(matches!(done, Err(Error::Swallowed(_))), "{done:?}");
            assert_eq!(counted(&db.db).await, 0);
        }
    }
}
