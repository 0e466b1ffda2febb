//! The change log: here at once, elsewhere at the next poll, never for what was rolled back.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use database::{Clock, Db, Error, Settings, both_engines};

fn heard(db: &Db) -> Arc<Mutex<Vec<String>>> {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let into = heard.clone();
    db.on_change(move |tags| into.lock().unwrap().extend_from_slice(tags));
    heard
}

both_engines! {
    async fn a_commit_tells_before_it_is_acknowledged(db) {
        let heard = heard(&db);
        db.write(&(), |c, ()| {
            Box::pin(async move {
                c.touch("front");
                c.touch("article:1");
                c.touch("front");
                Ok::<_, Error>(())
            })
        })
        .await
        .unwrap();
        let mut tags = heard.lock().unwrap().clone();
        tags.sort();
        assert_eq!(tags, ["article:1", "front"]);
    }

    async fn a_rollback_tells_nothing(db) {
        let heard = heard(&db);
        let failed: Result<(), Error> = db
            .write(&(), |c, ()| {
                Box::pin(async move {
                    c.touch("front");
                    Err(Error::Address("no".to_owned()))
                })
            })
            .await;
        assert!(failed.is_err());
        assert!(heard.lock().unwrap().is_empty());
    }

    async fn another_process_learns_of_it_once(db) {
        let other = Db::open(&Settings { url: db.url.clone(), readers: 1 }, Clock::fixed(database::testing::MORNING)).unwrap();
        let heard = heard(&other);
        let follower = tokio::spawn(async move { other.follow_changes(Duration::from_millis(20)).await });
        db.write(&(), |c, ()| {
            Box::pin(async move {
                c.touch("article:7");
                Ok::<_, Error>(())
            })
        })
        .await
        .unwrap();
        tokio::time::sleep(Duration::from_millis(600)).await;
        follower.abort();
        assert_eq!(*heard.lock().unwrap(), ["article:7"]);
    }

    async fn old_rows_are_dropped(db) {
        db.write(&(), |c, ()| {
            Box::pin(async move {
                c.touch("x");
                c.run("INSERT INTO changes (id, node, tags) VALUES (1, 2, 'ancient')", &[]).await
            })
        })
        .await
        .unwrap();
        assert_eq!(db.prune_changes().await.unwrap(), 1);
    }
}
