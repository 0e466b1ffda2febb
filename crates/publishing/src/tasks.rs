//! Background work: pictures get their copies, and stories that were published before related stories were counted get
//! theirs.

use database::{Conn, Result};
use tasks::{Handler, Outcome};

use crate::{Desk, actions, store};

/// The task that goes through the stories of an older version.
const BACKFILL: &str = "related-backfill";

/// The task that makes the copies of a picture; its payload is the picture's id.
pub(crate) const COPIES: &str = "picture-copies";

/// The task that removes a file of the storage; its payload is the key.
pub(crate) const ERASE: &str = "erase-file";

/// Removes the files of pictures that were taken down with their story.
#[must_use]
pub fn erasures(desk: Desk) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |task| {
        let desk = desk.clone();
        Box::pin(async move {
            match actions::erase_file(&desk, &task.payload).await {
                Ok(()) => Outcome::Done,
                Err(reason) => Outcome::Failed(reason),
            }
        })
    });
    (ERASE, handler)
}

/// Makes the copies of pictures.
#[must_use]
pub fn copies(desk: Desk) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |task| {
        let desk = desk.clone();
        Box::pin(async move {
            let Ok(id) = task.payload.parse() else { return Outcome::Done };
            match actions::make_copies(&desk, id).await {
                Ok(()) => Outcome::Done,
                Err(reason) => Outcome::Failed(reason),
            }
        })
    });
    (COPIES, handler)
}

/// Goes through the stories of an older version.
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
