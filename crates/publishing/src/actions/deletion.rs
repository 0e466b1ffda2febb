//! A draft that comes to nothing: it goes with all that was written down of it. What readers ever knew is not deleted but
//! taken from them.

use database::Conn;
use web::{Error, Result, Sentence};

use super::open::Open;
use super::presence::lately;
use crate::Newsroom;
use crate::model::{Article, ArticleState, Deed};
use crate::store;

/// Why a story stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kept {
    /// Readers see it, or saw it.
    Known,
    /// It is to come out.
    Scheduled,
    /// Somebody else has it open and may save it.
    Held,
}

impl Kept {
    fn sentence(self) -> Sentence {
        Sentence::key(match self {
            Self::Known => "newsroom-deletion-known",
            Self::Scheduled => "newsroom-deletion-scheduled",
            Self::Held => "newsroom-deletion-held",
        })
    }
}

/// Removes a draft that readers never saw: its words, revisions, notes, people, live coverage and the links to its preview. Its
/// pictures stay in the library. That it was there, who deleted it and when stays written down without a word of it.
/// With a `revision`, only if that is still its newest.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Conflict`] where readers ever saw it, it is to come out, somebody else has it open, or its
/// words changed since.
pub async fn delete_draft(room: &Newsroom, id: i64, revision: Option<i64>) -> Result<()> {
    let input = (room.clone(), id, revision);
    room.desk.web.db.write(&input, |c, input| Box::pin(remove(c, input))).await
}

async fn remove(c: &mut Conn, (room, id, revision): &(Newsroom, i64, Option<i64>)) -> Result<()> {
    let open = Open::story(c, room, *id, Deed::Delete).await?;
    if let Some(kept) = kept(c, room, open.article()).await? {
        return Err(Error::Conflict(kept.sentence()));
    }
    if revision.is_some_and(|revision| revision != open.article().revision) {
        return Err(super::articles::stale());
    }
    store::remove_article(c, *id).await?;
    room.desk.beside.removed(c, *id).await?;
    Ok(accounts::note_deleted_draft(c, (room.hand.user, *id), room.now()).await?)
}

/// Why a story cannot be deleted; none where it can.
pub(crate) async fn kept(c: &mut Conn, room: &Newsroom, article: &Article) -> Result<Option<Kept>> {
    let now = room.now();
    if article.state == ArticleState::Published && !article.is_readable(now) {
        return Ok(Some(Kept::Scheduled));
    }
    if article.state != ArticleState::Draft || store::first_read(c, article.id, now).await?.is_some() {
        return Ok(Some(Kept::Known));
    }
    let present = store::present(c, article.id, lately(now)).await?;
    let is_held = present.iter().any(|who| who.holds && Some(who.user) != room.hand.user);
    Ok(is_held.then_some(Kept::Held))
}
