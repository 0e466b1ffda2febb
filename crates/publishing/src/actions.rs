//! What changes the paper. Each action is one transaction: it checks, writes, and names the pages it changes.

mod articles;
mod beginning;
mod deletion;
mod derive;
mod fronts;
mod incoming;
mod live;
mod looks;
mod mentions;
mod moving;
mod notes;
mod open;
mod paper;
mod people;
mod pictures;
mod presence;
mod previews;
mod publication;
mod related;
mod saving;
mod shelf;
mod standing;
mod takedown;
mod topics;
mod workflow;

use web::{Error, Problem, Result, Sentence};

pub(crate) use articles::derived;
pub use articles::{check, create, create_all};
pub use beginning::{Beginning, begin, create_as};
pub use deletion::delete_draft;
pub(crate) use deletion::{Kept, kept};
pub(crate) use derive::pictures as pictures_of;
pub use fronts::{arrange_front, publish_front};
pub use incoming::{Brought, Incoming, bring_in, brought_before, old_addresses};
pub(crate) use live::POSTED;
pub use live::{Posted, Revised, cover, post_entry, remove_entry, revise_entry};
pub(crate) use looks::wants_eyes;
pub use mentions::end_mention;
pub use moving::Address;
pub(crate) use notes::NOTES;
pub use notes::{NoteOn, add_note, resolve_note};
pub(crate) use open::{allowed, working};
pub use paper::{SectionChanges, create_section, update_section, upsert_author};
pub use people::give;
pub use pictures::add_picture;
pub(crate) use pictures::make_copies;
pub(crate) use pictures::take_picture;
pub(crate) use presence::lately;
pub use presence::{Place, Wish, leave, stay};
pub use previews::{end_previews, note_preview};
pub use publication::{Publication, add_correction, publish, unpublish, unschedule};
pub use saving::{Rewrite, Save, Saved, restore, save, update, update_at};
pub(crate) use shelf::picture_for;
pub use shelf::{delete_picture, replace_picture, update_picture};
pub(crate) use standing::backfill;
pub(crate) use takedown::erase_file;
pub use takedown::{Takedown, take_down};
pub use topics::{create_topic, update_author, update_topic};
pub use workflow::{Plan, plan, step};

fn refuse(problems: Vec<Problem>) -> Result<()> {
    if problems.is_empty() { Ok(()) } else { Err(Error::Invalid(problems)) }
}

/// What stands between two of the same name that arrive in the same moment.
fn taken(error: database::Error, sentence: Sentence) -> Error {
    match error {
        database::Error::Unique(_) => Error::Conflict(sentence),
        other => other.into(),
    }
}
