//! The live coverage of the sample newspaper.

use publishing::{Correction, EntryChanges, LiveState, NewEntry, actions, model};

use super::files::Entry;
use super::load::Context;
use crate::cli::import::sentence;

/// Posts the entries of a story at their times, and brings its coverage to its state.
///
/// # Errors
/// A sentence.
pub(super) async fn add(
    context: &Context<'_>,
    id: i64,
    (state, entries): (Option<String>, Vec<Entry>),
) -> Result<(), String> {
    let Some(state) = state else { return Ok(()) };
    let room = context.program.desk.itself();
    actions::cover(&room, id, LiveState::Active).await.map_err(sentence)?;
    for entry in entries {
        let posted = Some(context.times.at(&entry.at)?);
        let Entry { title, text, byline, key_event, pinned, correction, .. } = entry;
        let new = NewEntry { title, body: model::typed(&text), byline, key_event, pinned, posted };
        let posted = actions::post_entry(&room, id, &new, None).await.map_err(sentence)?.entry;
        if let Some(told) = correction {
            let kind = model::kind_of(&told.kind).ok_or_else(|| format!("{}?", told.kind))?;
            let told = Correction { kind, text: told.text, at: context.times.at(&told.at)? };
            let changes = EntryChanges { told: Some(told), ..EntryChanges::default() };
            actions::revise_entry(&room, (id, posted.id), posted.revision, &changes).await.map_err(sentence)?;
        }
    }
    let state = LiveState::parse(&state).ok_or_else(|| format!("{state} is no state"))?;
    actions::cover(&room, id, state).await.map(|_| ()).map_err(sentence)
}
