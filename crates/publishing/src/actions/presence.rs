//! Who has a story open, and which of them saves it.

use database::Conn;
use web::Result;

use super::open::Open;
use super::publication::note;
use crate::Newsroom;
use crate::model::{Deed, Hand};
use crate::store::{self, Present};

/// How long somebody who was seen at a story still holds it, in microseconds.
const HELD: i64 = 60_000_000;
/// How long whoever asks for a story waits for the last words of whoever holds it, in microseconds.
const PATIENCE: i64 = 6_000_000;

/// Between which moments somebody was seen who is there now. A clock that was set back, or one of another machine, leaves
/// moments ahead of ours: nobody holds a story until those have come.
pub(crate) fn lately(now: i64) -> (i64, i64) {
    (now.saturating_sub(HELD), now.saturating_add(HELD))
}

/// What somebody wants of a story that they have open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// To be there, and to hold it where nobody else does.
    Stay,
    /// To get it from whoever holds it: they hear of it, save and hand it over, and are not waited for long.
    Ask,
    /// To take it at once.
    Take,
    /// To hand it to whoever asked for it first.
    Hand,
}

/// Who is at a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who may save it.
    pub holder: String,
    /// Whether that is whoever asks.
    pub mine: bool,
    /// The names of all others who have it open.
    pub others: Vec<String>,
    /// Who else wants it, where it is theirs to hand over.
    pub wanted: Option<String>,
    /// Its newest revision.
    pub revision: i64,
}

/// Somebody is at a story, and holds it if nobody else does, or if they take it over.
///
/// # Errors
/// [`web::Error::NotFound`], [`web::Error::Forbidden`].
pub async fn stay(room: &Newsroom, id: i64, wish: Wish) -> Result<Place> {
    let input = (room.clone(), id, wish);
    room.desk.web.db.write(&input, |c, input| Box::pin(seat(c, input))).await
}

async fn seat(c: &mut Conn, (room, id, wish): &(Newsroom, i64, Wish)) -> Result<Place> {
    let open = Open::story(c, room, *id, Deed::Edit).await?;
    let (hand, revision) = (&room.hand, open.article().revision);
    let Some(user) = hand.user else {
        let (holder, others) = (String::new(), Vec::new());
        return Ok(Place { holder, mine: true, others, wanted: None, revision });
    };
    let now = room.desk.web.clock.now();
    let present = store::present(c, *id, lately(now)).await?;
    let (own, others): (Vec<&Present>, Vec<&Present>) = present.iter().partition(|who| who.user == user);
    let own = own.first();
    let holder = others.iter().copied().find(|who| who.holds);
    // Whoever waits longest is next.
    let next =
        others.iter().copied().filter(|who| who.asked.is_some()).min_by_key(|who| (who.asked, who.user));
    let heir = next.filter(|_| *wish == Wish::Hand && own.is_some_and(|own| own.holds));
    let since = own.and_then(|own| own.asked).filter(|since| *since <= now).unwrap_or(now);
    let asked = (*wish == Wish::Ask).then_some(since);
    let takes = *wish == Wish::Take || asked.is_some_and(|since| now.saturating_sub(since) >= PATIENCE);
    let mine = heir.is_none() && (holder.is_none() || takes);
    if let Some(heir) = heir {
        store::arrive(c, *id, (user, &hand.name), (true, None), now).await?;
        hand_over(c, room, (*id, revision), heir).await?;
    } else {
        if let Some(holder) = holder.filter(|_| mine) {
            note(c, room, (*id, revision), ("take_over", &holder.name)).await?;
        }
        if mine {
            store::let_go(c, *id, user, revision).await?;
        }
        store::arrive(c, *id, (user, &hand.name), (mine, asked.filter(|_| !mine)), now).await?;
    }
    let holder = heir.or(holder).filter(|_| !mine).map_or(&hand.name, |holder| &holder.name);
    Ok(Place {
        holder: holder.clone(),
        mine,
        others: others.iter().map(|who| who.name.clone()).collect(),
        wanted: next.filter(|_| mine).map(|next| next.name.clone()),
        revision,
    })
}

/// A story goes from whoever holds it to somebody who asked for it. It is written down as theirs: they took it.
async fn hand_over(c: &mut Conn, room: &Newsroom, (id, revision): (i64, i64), heir: &Present) -> Result<()> {
    let theirs = Hand { user: Some(heir.user), name: heir.name.clone(), role: room.hand.role };
    note(c, &Newsroom { hand: theirs, ..room.clone() }, (id, revision), ("take_over", &room.hand.name))
        .await?;
    store::let_go(c, id, heir.user, revision).await?;
    Ok(store::hold(c, id, heir.user).await?)
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
