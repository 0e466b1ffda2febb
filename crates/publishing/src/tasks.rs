//! Background work: stories that were published before related stories were counted get theirs.

use database::{Conn, Result};
use tasks::{Handler, Outcome};

use crate::{Desk, actions, store};

/// The task that goes through the stories of an older version.
const BACKFILL: &str = "related-backfill";

/// The handlers of this feature.
#[must_use]
pub fn tasks(desk: Desk) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |_| {
        let desk = desk.clone();
        Box::pin(async move {
            match actions::backfill(&desk).await {
                Ok(true) => Outcome::Again(desk.web.clock.now()),
                Ok(false) => Outcome::Done,
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    });
    (BACKFILL, handler)
}

/// Makes sure that what is left to do is in the task table.
///
/// # Errors
/// The database's.
pub async fn schedule(c: &mut Conn, id: i64, now: i64) -> Result<()> {
    if store::backfilled(c).await?.is_some() {
        tasks::push_unique(c, id, BACKFILL, now).await?;
    }
    Ok(())
}
