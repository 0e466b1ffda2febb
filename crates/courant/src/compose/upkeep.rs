//! Recurring work that belongs to no page: rows that have served their time go.

use database::{Conn, Result};
use tasks::{Handler, Outcome};
use web::{FormTokens, State};

/// The task that forgets the keys of comments.
const KEYS: &str = "comment-keys";
const HOUR_MICROS: i64 = 3_600_000_000;

/// Forgets the keys of comments whose form cannot come back any more.
pub(super) fn comment_keys(web: State) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |_| {
        let web = web.clone();
        Box::pin(async move {
            let now = web.clock.now();
            let life = i64::try_from(FormTokens::LIFE.as_micros()).unwrap_or(i64::MAX);
            let before = now.saturating_sub(life);
            let pruned = web
                .db
                .write(&before, |c, before| Box::pin(async move { comments::prune_keys(c, *before).await }));
            match pruned.await {
                Ok(_) => Outcome::Again(now + HOUR_MICROS),
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    });
    (KEYS, handler)
}

/// Makes sure that it is in the task table.
pub(super) async fn schedule(c: &mut Conn, id: i64, now: i64) -> Result<()> {
    tasks::push_unique(c, id, KEYS, now).await
}
