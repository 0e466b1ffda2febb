//! What is kept of those who sent a comment, and how it goes: after a time by itself, or all of it when somebody asks.

use database::{Conn, Ids};

use super::{Was, settle};
use crate::model::{Comment, Status};
use crate::store;

/// Days after which the network goes that a comment came from, and the e-mail address of one that is not on the page.
/// The privacy page says so.
pub const SENDER_DAYS: i64 = 30;

const HOUR: i64 = 3_600_000_000;
/// The same in microseconds, less the hour between two turns of [`forget_senders`]: nothing is there longer.
const KEPT: i64 = SENDER_DAYS * 24 * HOUR - HOUR;

/// Whether the address of a comment sent at `created` goes with the comment at `now`. An hour ahead of
/// [`forget_senders`], so that a comment that is removed while that passes by is met by one of the two.
pub(super) fn is_old(created: i64, now: i64) -> bool {
    created < now.saturating_sub(KEPT - HOUR)
}

/// Goes on where it stopped, over at most `most` comments, and empties what has been kept long enough at `now`
/// (microseconds since 1970 UTC). Whether there may be more. Ids grow with time, so that each comment is met once.
///
/// # Errors
/// The database's.
pub async fn forget_senders(c: &mut Conn, now: i64, most: i64) -> database::Result<bool> {
    let after = store::senders_forgotten(c).await?;
    let end = Ids::floor(now.saturating_sub(KEPT));
    let ids = store::ids_between(c, after, end, most).await?;
    let Some(last) = ids.last() else { return Ok(false) };
    store::forget_senders(c, after, *last).await?;
    store::set_senders_forgotten(c, *last).await?;
    Ok(i64::try_from(ids.len()).is_ok_and(|met| met == most))
}

/// Empties a comment for good: name, words, e-mail address and network. A line stays in its place as for one that the
/// editors removed, where replies need it. `actor` is who did it. The comment as it is then, or `None` where there
/// is no such comment.
///
/// # Errors
/// The database's.
pub async fn forget(web: &web::State, id: i64, actor: &str) -> database::Result<Option<Comment>> {
    let input = (web, id, actor);
    web.db.write(&input, |c, (web, id, actor)| Box::pin(empty(c, web, *id, actor))).await
}

async fn empty(c: &mut Conn, web: &web::State, id: i64, actor: &str) -> database::Result<Option<Comment>> {
    let Some(found) = store::comment(c, id).await? else { return Ok(None) };
    store::lock_thread(c, found.subject_id).await?;
    let Some(mut comment) = store::comment(c, id).await? else { return Ok(None) };
    let old = comment.status;
    comment.status = match old {
        Status::Visible | Status::Removed => Status::Removed,
        Status::Pending | Status::Rejected => Status::Rejected,
    };
    store::empty(c, id).await?;
    store::set_status(c, id, comment.status).await?;
    settle(c, &comment, Was::Stored(old), web.ids.next()).await?;
    if !old.is_visible() {
        // Whatever else follows the comments looks at it once more.
        let moved = store::Moved { change: Some(web.ids.next()), ..store::Moved::default() };
        store::record(c, &comment, None, moved).await?;
    }
    let (id, at, change) = (web.ids.next(), web.clock.now(), (old, comment.status));
    let event = store::Event { id, comment_id: comment.id, at, actor, change, reason: "forgotten" };
    store::insert_event(c, &event).await?;
    store::comment(c, comment.id).await
}
