//! Notes beside a story: on all of it, on some of its words, or in answer to another; and that one is settled.

use database::Conn;
use web::{Error, Result, Sentence};

use super::mentions::mention;
use super::open::Open;
use super::refuse;
use super::workflow::NOTE;
use crate::Newsroom;
use crate::model::{Anchor, Deed, problem};
use crate::store;

/// Notes in a list.
pub(crate) const NOTES: i64 = 500;

/// What a note is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NoteOn {
    /// The story.
    #[default]
    Story,
    /// Some of its words.
    Words(Anchor),
    /// What another note says.
    Note(i64),
}

/// Writes a note down beside a story, and tells whom it names. Returns its id. An answer opens what was settled again.
///
/// # Errors
/// [`Error::NotFound`] where they may not know of the story; [`Error::Invalid`] where nothing is said or too much, where the
/// words it is about are none or too many, where there is no such note to answer, or where the story's words were removed.
pub async fn add_note(room: &Newsroom, id: i64, text: &str, on: NoteOn) -> Result<i64> {
    let said = text.trim().to_owned();
    if said.is_empty() {
        refuse(vec![problem("text", Sentence::key("newsroom-error-note"))])?;
    }
    if said.chars().count() > NOTE {
        refuse(vec![problem("text", Sentence::key("rules-note-long").number("max", NOTE))])?;
    }
    let on = match on {
        NoteOn::Words(anchor) => NoteOn::Words(anchor.checked().map_err(Error::Invalid)?),
        other => other,
    };
    let input = (room.clone(), id, said, on);
    room.desk.web.db.write(&input, |c, input| Box::pin(add(c, input))).await
}

async fn add(c: &mut Conn, (room, id, said, on): &(Newsroom, i64, String, NoteOn)) -> Result<i64> {
    let open = Open::story(c, room, *id, Deed::Read).await?;
    if open.work.erased && matches!(on, NoteOn::Words(_)) {
        // Its words are gone for good, and come back in no quotation.
        refuse(vec![problem("anchor", Sentence::key("rules-story-erased"))])?;
    }
    write_down(c, room, (*id, open.article().revision), (said, on)).await
}

/// Writes down what was said of a story with something else, at a revision of it; nothing where nothing was.
pub(super) async fn say(c: &mut Conn, room: &Newsroom, story: (i64, i64), said: &str) -> Result<()> {
    // The paper's own imports say nothing beside a story.
    if said.is_empty() || room.hand.user.is_none() {
        return Ok(());
    }
    write_down(c, room, story, (said, &NoteOn::Story)).await.map(|_| ())
}

/// The same within a transaction, for words that are in order, at a revision of the story.
async fn write_down(
    c: &mut Conn,
    room: &Newsroom,
    (article, revision): (i64, i64),
    (said, on): (&str, &NoteOn),
) -> Result<i64> {
    let web = &room.desk.web;
    let (anchor, answers_to) = match on {
        NoteOn::Story => (None, None),
        NoteOn::Words(anchor) => (Some(anchor), None),
        NoteOn::Note(note) => (None, store::thread(c, article, *note).await?),
    };
    if let (NoteOn::Note(_), None) = (on, answers_to) {
        refuse(vec![problem("answers_to", Sentence::key("rules-note-unknown"))])?;
    }
    if let Some(note) = answers_to {
        store::reopen(c, note).await?;
    }
    let id = web.ids.next();
    store::insert_event(c, (id, web.clock.now()), (article, revision), &room.hand, ("note", said)).await?;
    store::insert_note(c, (id, article), (anchor, answers_to)).await?;
    mention(c, room, article, said).await?;
    Ok(id)
}

/// Settles a note beside a story, or opens it again; of an answer, the note that it answers.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or they may not know of the story.
pub async fn resolve_note(room: &Newsroom, (article, note): (i64, i64), is_resolved: bool) -> Result<()> {
    let input = (room.clone(), article, note, is_resolved);
    room.desk.web.db.write(&input, |c, input| Box::pin(settle(c, input))).await
}

async fn settle(c: &mut Conn, (room, id, note, is_resolved): &(Newsroom, i64, i64, bool)) -> Result<()> {
    Open::story(c, room, *id, Deed::Read).await?;
    let note = store::thread(c, *id, *note).await?.ok_or(Error::NotFound)?;
    if *is_resolved {
        let by = (room.desk.web.clock.now(), room.hand.user, room.hand.name.as_str());
        store::resolve(c, note, by).await?;
    } else {
        store::reopen(c, note).await?;
    }
    Ok(())
}
