//! Who has a story open, and which of them saves it.

use database::Conn;
use web::Result;

use super::open::Open;
use super::publication::note;
use super::saving::HELD;
use crate::Newsroom;
use crate::model::Deed;
use crate::store;

/// Who is at a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who may save it.
    pub holder: String,
    /// Whether that is whoever asks.
    pub mine: bool,
    /// The names of all others who have it open.
    pub others: Vec<String>,
}

/// Somebody is at a story, and holds it if nobody else does, or if they take it over.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`].
pub async fn stay(room: &Newsroom, id: i64, take: bool) -> Result<Place> {
    let input = (room.clone(), id, take);
    room.desk.web.db.write(&input, |c, input| Box::pin(seat(c, input))).await
}

async fn seat(c: &mut Conn, (room, id, take): &(Newsroom, i64, bool)) -> Result<Place> {
    let open = Open::story(c, room, *id, Deed::Edit).await?;
    let hand = &room.hand;
    let Some(user) = hand.user else {
        return Ok(Place { holder: String::new(), mine: true, others: Vec::new() });
    };
    let now = room.desk.web.clock.now();
    let present = store::present(c, *id, now.saturating_sub(HELD)).await?;
    let others: Vec<&store::Present> = present.iter().filter(|who| who.user != user).collect();
    let holder = others.iter().find(|who| who.holds);
    let mine = holder.is_none() || *take;
    if let Some(holder) = holder.filter(|_| *take) {
        note(c, room, (*id, open.article().revision), ("take_over", &holder.name)).await?;
    }
    if mine {
        store::let_go(c, *id).await?;
    }
    store::arrive(c, *id, (user, &hand.name), mine, now).await?;
    let holder = holder.filter(|_| !mine).map_or(&hand.name, |holder| &holder.name);
    Ok(Place { holder: holder.clone(), mine, others: others.iter().map(|who| who.name.clone()).collect() })
}

/// Somebody leaves a story.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`].
pub async fn leave(room: &Newsroom, id: i64) -> Result<()> {
    let input = (room.clone(), id);
    room.desk.web.db.write(&input, |c, input| Box::pin(go(c, input))).await
}

async fn go(c: &mut Conn, (room, id): &(Newsroom, i64)) -> Result<()> {
    Open::story(c, room, *id, Deed::Edit).await?;
    let Some(user) = room.hand.user else { return Ok(()) };
    Ok(store::leave(c, *id, user).await?)
}
