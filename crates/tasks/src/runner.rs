//! Claims tasks that are due and runs them, one after another.

use std::collections::HashMap;
use std::time::Duration;

use database::{BoxFuture, Clock, Db, Result};

use crate::store::{self, Task};

/// What became of a task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is done, and its row goes.
    Done,
    /// It is to run again at this time (microseconds since 1970 UTC): recurring work.
    Again(i64),
    /// It failed, for this reason; it is tried again later and later, up to an hour apart.
    Failed(String),
}

/// Runs the tasks of one kind. It may be called twice for the same task.
pub type Handler = Box<dyn Fn(Task) -> BoxFuture<'static, Outcome> + Send + Sync>;

/// Runs the tasks of a paper in this process.
pub struct Runner {
    db: Db,
    clock: Clock,
    handlers: HashMap<&'static str, Handler>,
}

/// How long a worker may hold a task before another takes it over.
const LEASE_MICROS: i64 = 60_000_000;
/// How often the table is looked at when nothing is due.
const PAUSE: Duration = Duration::from_secs(1);

impl Runner {
    /// A runner without handlers.
    #[must_use]
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock, handlers: HashMap::new() }
    }

    /// The same with a handler for `kind`.
    #[must_use]
    pub fn with(mut self, kind: &'static str, handler: Handler) -> Self {
        self.handlers.insert(kind, handler);
        self
    }

    /// Runs for ever. A database that does not answer is asked again after a pause.
    pub async fn run(&self) {
        loop {
            match self.step().await {
                Ok(true) => {}
                Ok(false) => tokio::time::sleep(PAUSE).await,
                Err(error) => {
                    tracing::warn!(%error, "the task table could not be read");
                    tokio::time::sleep(PAUSE * 5).await;
                }
            }
        }
    }

    /// Runs one task that is due; whether there was one.
    ///
    /// # Errors
    /// The database's.
    pub async fn step(&self) -> Result<bool> {
        let now = self.clock.now();
        let claimed = self.db.write(&now, |c, now| {
            Box::pin(async move {
                let Some(task) = store::due(c, *now).await? else { return Ok::<_, database::Error>(None) };
                let taken = store::claim(c, &task, *now, *now + LEASE_MICROS).await?;
                Ok(taken.then_some(task))
            })
        });
        // Looking costs nobody a turn on the writer.
        let idle =
            self.db.read(async |c| Ok::<_, database::Error>(store::due(c, now).await?.is_none())).await?;
        if idle {
            return Ok(false);
        }
        let Some(task) = claimed.await? else { return Ok(true) };
        let outcome = match self.handlers.get(task.kind.as_str()) {
            Some(handler) => handler(task.clone()).await,
            None => Outcome::Failed(format!("nothing here handles {}", task.kind)),
        };
        self.settle(&task, outcome).await?;
        Ok(true)
    }

    async fn settle(&self, task: &Task, outcome: Outcome) -> Result<()> {
        let now = self.clock.now();
        self.db
            .write(&(task.id, task.attempts, outcome), |c, (id, attempts, outcome)| {
                Box::pin(async move {
                    match outcome {
                        Outcome::Done => store::done(c, *id).await,
                        Outcome::Again(at) => store::again(c, *id, *at, None).await,
                        Outcome::Failed(reason) => {
                            tracing::warn!(task = id, reason, "a task failed");
                            store::again(c, *id, now + backoff(*attempts), Some(reason)).await
                        }
                    }
                })
            })
            .await
    }
}

/// 10 s, 20 s, 40 s … at most an hour, in microseconds.
fn backoff(attempts: i64) -> i64 {
    let doubled = u32::try_from(attempts.clamp(0, 20)).unwrap_or(0);
    10_000_000_i64.saturating_mul(2_i64.saturating_pow(doubled)).min(3_600_000_000)
}
