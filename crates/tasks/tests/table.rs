//! The task table on both engines.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use database::testing::MORNING;
use database::{Clock, Db, both_engines};
use tasks::{Handler, Outcome, Runner, push, push_unique};

async fn add(db: &Db, id: i64, kind: &'static str, at: i64) {
    db.write(&(id, kind, at), |c, (id, kind, at)| {
        Box::pin(async move { push(c, *id, kind, "{}", *at).await })
    })
    .await
    .unwrap();
}

fn counting(outcome: Outcome) -> (Arc<AtomicUsize>, Handler) {
    let runs = Arc::new(AtomicUsize::new(0));
    let count = runs.clone();
    let handler: Handler = Box::new(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
        let outcome = outcome.clone();
        Box::pin(async move { outcome })
    });
    (runs, handler)
}

both_engines! {
    async fn a_task_runs_once_when_it_is_due(db) {
        let clock = Clock::fixed(MORNING);
        let (runs, handler) = counting(Outcome::Done);
        let runner = Runner::new(db.db.clone(), clock.clone()).with("a", handler);
        add(&db, 1, "a", MORNING + 1_000_000).await;
        assert!(!runner.step().await.unwrap());
        clock.advance(Duration::from_secs(2));
        assert!(runner.step().await.unwrap());
        assert!(!runner.step().await.unwrap());
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    }

    async fn two_workers_share_the_work(db) {
        let (runs, handler) = counting(Outcome::Done);
        let handler = Arc::new(handler);
        for id in 1..=20 {
            add(&db, id, "a", MORNING).await;
        }
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let (db, handler) = (db.db.clone(), handler.clone());
                tokio::spawn(async move {
                    let runner = Runner::new(db, Clock::fixed(MORNING)).with("a", Box::new(move |task| handler(task)));
                    while runner.step().await.unwrap() {}
                })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }
        assert_eq!(runs.load(Ordering::SeqCst), 20);
    }

    async fn a_dead_workers_task_is_taken_over(db) {
        let clock = Clock::fixed(MORNING);
        add(&db, 1, "a", MORNING).await;
        // A worker that claims and never settles: its handler does not return.
        let dying = Runner::new(db.db.clone(), clock.clone()).with("a", Box::new(|_| Box::pin(std::future::pending())));
        assert!(tokio::time::timeout(Duration::from_millis(300), dying.step()).await.is_err());
        let (runs, handler) = counting(Outcome::Done);
        let runner = Runner::new(db.db.clone(), clock.clone()).with("a", handler);
        assert!(!runner.step().await.unwrap());
        clock.advance(Duration::from_secs(61));
        assert!(runner.step().await.unwrap());
        assert_eq!(runs.load(Ordering::SeqCst), 1);
    }

    async fn failures_wait_longer_each_time_and_recurring_work_comes_back(db) {
        let clock = Clock::fixed(MORNING);
        let (fails, failing) = counting(Outcome::Failed("no".to_owned()));
        let (comes, coming) = counting(Outcome::Again(MORNING + 3_600_000_000));
        let runner = Runner::new(db.db.clone(), clock.clone()).with("f", failing).with("r", coming);
        add(&db, 1, "f", MORNING).await;
        for _ in 0..3 {
            db.write(&(), |c, ()| Box::pin(async move { push_unique(c, 2, "r", MORNING).await })).await.unwrap();
        }
        while runner.step().await.unwrap() {}
        clock.advance(Duration::from_secs(11));
        while runner.step().await.unwrap() {}
        clock.advance(Duration::from_secs(11));
        while runner.step().await.unwrap() {}
        assert_eq!((fails.load(Ordering::SeqCst), comes.load(Ordering::SeqCst)), (2, 1));
    }
}
