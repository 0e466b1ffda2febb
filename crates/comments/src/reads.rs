//! What the rest of the program reads of conversations.

use std::collections::HashMap;

use database::Conn;

use crate::model::Comment;
use crate::store;

/// Visible comments of each subject that has a conversation.
///
/// # Errors
/// The database's.
pub async fn counts(c: &mut Conn, subjects: &[i64]) -> database::Result<HashMap<i64, i64>> {
    Ok(store::visible_counts(c, subjects).await?.into_iter().collect())
}

/// How many comments wait for a moderator, and since when the oldest of them does, in microseconds since 1970 UTC.
///
/// # Errors
/// The database's.
pub async fn waiting(c: &mut Conn) -> database::Result<(i64, Option<i64>)> {
    store::waiting(c).await
}

/// A comment that readers began or ceased to see, noted until [`settled`](crate::settled).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its own id.
    pub id: i64,
    /// The comment.
    pub comment_id: i64,
}

/// The oldest of the changes that nobody has settled yet.
///
/// # Errors
/// The database's.
pub async fn changes(c: &mut Conn, most: i64) -> database::Result<Vec<Change>> {
    let rows = store::changes(c, most).await?;
    Ok(rows.into_iter().map(|(id, comment_id)| Change { id, comment_id }).collect())
}

/// The comments with these ids in whatever state, in no order.
///
/// # Errors
/// The database's.
pub async fn by_ids(c: &mut Conn, ids: &[i64]) -> database::Result<Vec<Comment>> {
    store::by_ids(c, ids).await
}

/// The ids of comments of every subject in whatever state, above `after`, in order.
///
/// # Errors
/// The database's.
pub async fn ids_after(c: &mut Conn, after: i64, most: i64) -> database::Result<Vec<i64>> {
    store::ids_after(c, after, most).await
}

/// Visible comments of a subject with ids below `before`, newest first.
///
/// # Errors
/// The database's.
pub async fn visible_before(
    c: &mut Conn,
    subject: i64,
    before: i64,
    most: i64,
) -> database::Result<Vec<Comment>> {
    store::listed(c, subject, before, most).await
}
