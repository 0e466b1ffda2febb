//! Whose a story is.

use database::Conn;
use web::{Error, Result};

use super::open::Open;
use super::publication::note;
use crate::Newsroom;
use crate::model::Deed;
use crate::store;

/// Gives a story to somebody: as its owner, as one who writes it with its owner, or (`None`) takes it from them.
///
/// # Errors
/// [`Error::NotFound`], also where there is no such person; [`Error::Forbidden`].
pub async fn give(room: &Newsroom, id: i64, user: i64, owns: Option<bool>) -> Result<()> {
    let input = (room.clone(), id, (user, owns));
    room.desk.web.db.write(&input, |c, input| Box::pin(hand_over(c, input))).await
}

async fn hand_over(
    c: &mut Conn,
    (room, id, (user, owns)): &(Newsroom, i64, (i64, Option<bool>)),
) -> Result<()> {
    let open = Open::story(c, room, *id, Deed::ChangeOwner).await?;
    let name = store::colleague(c, *user).await?.ok_or(Error::NotFound)?;
    let action = match owns {
        Some(owns) => {
            store::add_person(c, *id, *user, *owns).await?;
            "give"
        }
        None => {
            store::remove_person(c, *id, *user).await?;
            "take"
        }
    };
    note(c, room, (*id, open.article().revision), (action, &name)).await
}
