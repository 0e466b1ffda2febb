//! What a rebuild of the index is made of. The program that joins the features walks through the paper with it; where
//! it stands is written down, so that one that was stopped goes on, and two that run at once share the steps.

use database::search::{self, Shelf};
use database::{Conn, Result};

use crate::store;

/// Where a rebuild that was begun stands, behind what it builds the index of.
const NOTE: &str = "search.rebuild";
/// What the index was built of, once it was.
const BUILT: &str = "search.built";
/// Whoever holds this row follows the comments.
const TURN: &str = "search.turn";

/// What this build makes an index of. The number is the analysis: whoever changes what terms an entry has counts it
/// up, and the next start builds anew.
fn wanted(comments: bool) -> &'static str {
    if comments { "2 articles and comments" } else { "2 articles" }
}

fn noted(comments: bool, stands: &str) -> String {
    format!("{}: {stands}", wanted(comments))
}

/// Whether the whole index was built, with the analysis of this build; `comments` says whether they are in it.
///
/// # Errors
/// The database's.
pub async fn is_current(c: &mut Conn, comments: bool) -> Result<bool> {
    Ok(store::note(c, BUILT).await?.as_deref() == Some(wanted(comments)))
}

/// Where a rebuild of this kind stands, in the words of whoever runs it; none where none is under way.
///
/// # Errors
/// The database's.
pub async fn stands(c: &mut Conn, comments: bool) -> Result<Option<String>> {
    let note = store::note(c, NOTE).await?;
    let own = note.as_deref().and_then(|note| note.strip_prefix(wanted(comments))?.strip_prefix(": "));
    Ok(own.map(str::to_owned))
}

/// Begins a rebuild at `start`, unless one of this kind is under way. Until it is done the index is not current.
///
/// # Errors
/// The database's.
pub async fn begin(c: &mut Conn, comments: bool, start: &str) -> Result<()> {
    if stands(c, comments).await?.is_none() {
        store::set_note(c, NOTE, &noted(comments, start)).await?;
    }
    store::drop_note(c, BUILT).await
}

/// Goes on from one place to the next, in the transaction of the step that leads there. `false` where the rebuild does
/// not stand there: somebody else took the step. Whoever took it holds the row, so nobody takes it at the same time.
///
/// # Errors
/// The database's.
pub async fn go_on(c: &mut Conn, comments: bool, (from, to): (&str, &str)) -> Result<bool> {
    store::change_note(c, NOTE, (&noted(comments, from), &noted(comments, to))).await
}

/// The rebuild is done.
///
/// # Errors
/// The database's.
pub async fn finish(c: &mut Conn, comments: bool) -> Result<()> {
    store::set_note(c, BUILT, wanted(comments)).await?;
    store::drop_note(c, NOTE).await
}

/// Forgets what is noted of the index, where that is of another one: in the rows of a paper that was brought back without it.
///
/// # Errors
/// The database's.
pub async fn forget(c: &mut Conn) -> Result<()> {
    store::drop_note(c, NOTE).await?;
    store::drop_note(c, BUILT).await
}

/// Waits until nobody else brings the index into step with comments, and holds the others up until the transaction
/// ends: what is read behind this is what the last one left.
///
/// # Errors
/// The database's.
pub async fn take_turn(c: &mut Conn) -> Result<()> {
    store::set_note(c, TURN, "").await
}

/// Forgets a few thousand words of the vocabulary; whether there were any.
///
/// # Errors
/// The database's.
pub async fn forget_words(c: &mut Conn) -> Result<bool> {
    Ok(store::forget_words(c, 5_000).await? > 0)
}

/// Place and id of what is indexed behind a place, in order.
///
/// # Errors
/// The database's.
pub async fn places(c: &mut Conn, shelf: Shelf, after: i64, most: i64) -> Result<Vec<(i64, i64)>> {
    store::places_after(c, shelf, after, most).await
}

/// Tidies the index a little further; whether there is more to do.
///
/// # Errors
/// The database's.
pub async fn tidy(c: &mut Conn, shelf: Shelf, first: bool) -> Result<bool> {
    search::tidy(c, shelf, first).await
}
