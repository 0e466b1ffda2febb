//! Links that show a story to somebody without an account.

use database::Conn;
use web::Result;

use super::open::Open;
use super::publication::note;
use crate::Newsroom;
use crate::model::Deed;
use crate::store;

/// Writes down that a link was made that is good for `hours`; returns the number it has to carry.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`].
pub async fn note_preview(room: &Newsroom, id: i64, hours: i64) -> Result<i64> {
    let input = (room.clone(), id, hours);
    room.desk.web.db.write(&input, |c, input| Box::pin(made(c, input))).await
}

async fn made(c: &mut Conn, (room, id, hours): &(Newsroom, i64, i64)) -> Result<i64> {
    let open = Open::story(c, room, *id, Deed::Preview).await?;
    note(c, room, (*id, open.article().revision), ("preview", &hours.to_string())).await?;
    Ok(open.work.previews)
}

/// Ends all links to the preview of a story.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`].
pub async fn end_previews(room: &Newsroom, id: i64) -> Result<()> {
    let input = (room.clone(), id);
    room.desk.web.db.write(&input, |c, input| Box::pin(ended(c, input))).await
}

async fn ended(c: &mut Conn, (room, id): &(Newsroom, i64)) -> Result<()> {
    let mut open = Open::story(c, room, *id, Deed::Preview).await?;
    open.work.previews += 1;
    store::put_work(c, *id, &open.work, room.desk.web.clock.now()).await?;
    note(c, room, (*id, open.article().revision), ("previews_ended", "")).await
}
