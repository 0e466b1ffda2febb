//! Background work: answers to forgotten passwords, and what has served its time.

use database::{BoxFuture, Conn, Result};
use tasks::{Handler, Outcome, Task};

use crate::Door;
use crate::actions::links::{RESET, answer_reset};
use crate::session::LONGEST;
use crate::store;

/// The task that deletes old sessions, links and tries.
const UPKEEP: &str = "account-upkeep";
const HOUR: i64 = 3_600_000_000;
/// How long an event keeps the network it came from, in days; the privacy page says so.
pub const NETWORK_DAYS: i64 = 30;

/// The handlers of this crate.
#[must_use]
pub fn tasks(door: &Door) -> [(&'static str, Handler); 2] {
    let (resets, upkeep) = (door.clone(), door.clone());
    let reset = move |task: Task| -> BoxFuture<'static, Outcome> {
        let door = resets.clone();
        Box::pin(async move {
            match answer_reset(&door, &task.payload).await {
                Ok(()) => Outcome::Done,
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    };
    let upkeep = move |_| -> BoxFuture<'static, Outcome> {
        let door = upkeep.clone();
        Box::pin(async move {
            let now = door.web.clock.now();
            match door.web.db.write(&now, |c, now| Box::pin(forget(c, *now))).await {
                Ok(()) => Outcome::Again(now + HOUR),
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    };
    [(RESET, Box::new(reset)), (UPKEEP, Box::new(upkeep))]
}

/// Makes sure that the upkeep is in the task table.
///
/// # Errors
/// The database's.
pub async fn schedule(c: &mut Conn, id: i64, now: i64) -> Result<()> {
    tasks::push_unique(c, id, UPKEEP, now).await
}

async fn forget(c: &mut Conn, now: i64) -> Result<()> {
    store::sessions::forget(c, now.saturating_sub(LONGEST)).await?;
    store::passkeys::forget(c, now).await?;
    store::identities::forget(c, now).await?;
    store::links::forget(c, now.saturating_sub(24 * HOUR)).await?;
    store::tries::forget(c, now.saturating_sub(24 * HOUR)).await?;
    store::events::forget_networks(c, now.saturating_sub(NETWORK_DAYS * 24 * HOUR)).await
}
