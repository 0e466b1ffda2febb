//! What the database says of the paper's work, from one moment.

use database::{Db, Ids, Result};
use tasks::Standing;

/// What was read.
pub(super) struct Read {
    /// The background work by kind.
    pub(super) tasks: Vec<Standing>,
    /// Comments that wait for a moderator.
    pub(super) comments: i64,
    /// Since when the oldest change of a comment waits for the index of the search, microseconds since 1970 UTC.
    pub(super) behind: Option<i64>,
}

/// Reads it at `now`.
pub(super) async fn read(db: &Db, now: i64) -> Result<Read> {
    db.read(async |c| {
        let tasks = tasks::standing(c, now).await?;
        let (comments, _) = comments::waiting(c).await?;
        let behind = comments::changes(c, 1).await?.first().map(|change| Ids::moment(change.id));
        Ok(Read { tasks, comments, behind })
    })
    .await
}
