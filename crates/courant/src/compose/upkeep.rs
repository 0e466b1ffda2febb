//! Recurring work that belongs to no page: what has served its time goes.

use database::{BoxFuture, Conn, Result};
use tasks::{Handler, Outcome};
use web::{FormTokens, State};

/// The task that forgets the keys of comments.
const KEYS: &str = "comment-keys";
/// The task that ends the days of the counts.
const DAYS: &str = "reading-days";
/// The task that forgets who sent comments long ago.
const SENDERS: &str = "comment-senders";
/// Comments of one transaction of it.
const AT_ONCE: i64 = 500;
const HOUR_MICROS: i64 = 3_600_000_000;

/// One turn of such work; whether there is more of it to do at once.
type Turn = fn(&State) -> BoxFuture<'_, Result<bool>>;

const TURNS: [(&str, Turn); 3] = [(KEYS, comment_keys), (SENDERS, comment_senders), (DAYS, reading_days)];

/// How many ids [`schedule`] takes.
pub(super) const IDS: usize = TURNS.len();

/// The handlers of this work: each runs once an hour.
pub(super) fn handlers(web: &State) -> impl Iterator<Item = (&'static str, Handler)> {
    TURNS.into_iter().map(|(kind, turn)| (kind, hourly(web.clone(), turn)))
}

fn hourly(web: State, turn: Turn) -> Handler {
    Box::new(move |_| {
        let web = web.clone();
        Box::pin(async move {
            let now = web.clock.now();
            match turn(&web).await {
                Ok(true) => Outcome::Again(now),
                Ok(false) => Outcome::Again(now + HOUR_MICROS),
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    })
}

/// Makes sure that it is in the task table. What was due while nobody ran the paper is done at its start.
pub(super) async fn schedule(c: &mut Conn, ids: [i64; IDS], now: i64) -> Result<()> {
    for ((kind, _), id) in TURNS.into_iter().zip(ids) {
        tasks::push_unique(c, id, kind, now).await?;
    }
    Ok(())
}

/// Forgets the keys of comments whose form cannot come back any more.
fn comment_keys(web: &State) -> BoxFuture<'_, Result<bool>> {
    Box::pin(async move {
        let life = i64::try_from(FormTokens::LIFE.as_micros()).unwrap_or(i64::MAX);
        let before = web.clock.now().saturating_sub(life);
        let pruned = web.db.write(&before, |c, before| Box::pin(comments::prune_keys(c, *before)));
        pruned.await.map(|_| false)
    })
}

/// Forgets who sent comments as long ago as the privacy page says.
fn comment_senders(web: &State) -> BoxFuture<'_, Result<bool>> {
    Box::pin(async move {
        let now = web.clock.now();
        web.db.write(&now, |c, now| Box::pin(comments::forget_senders(c, *now, AT_ONCE))).await
    })
}

/// Deletes the salt of a day that is over and what was made with it, whether or not readers are counted.
fn reading_days(web: &State) -> BoxFuture<'_, Result<bool>> {
    Box::pin(async move {
        let input = (web.clock.now(), web.site.zone.clone());
        let ended = web.db.write(&input, |c, (now, zone)| Box::pin(reading::forget(c, *now, zone)));
        ended.await.map(|()| false)
    })
}
