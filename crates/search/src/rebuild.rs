//! What a rebuild of the index is made of. The program that joins the features walks through the paper with it; where
//! it stands is written down, so that one that was stopped goes on.

use database::search::{self, Shelf};
use database::{Conn, Result};

use crate::store;

/// The parts of a rebuild.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Articles.
    Articles,
    /// Comments.
    Comments,
}

impl Part {
    fn shelf(self) -> Shelf {
        match self {
            Self::Articles => Shelf::Articles,
            Self::Comments => Shelf::Comments,
        }
    }
}

/// Where a rebuild that was begun stands.
const NOTE: &str = "search.rebuild";

/// Which analysis the index was built with, once it was.
const BUILT: &str = "search.built";
/// The analysis of this build. Whoever changes what terms an entry has counts it up: the next start then builds anew.
const ANALYSIS: &str = "1";

/// Whether the whole index was built, with the analysis of this build.
///
/// # Errors
/// The database's.
pub async fn is_current(c: &mut Conn) -> Result<bool> {
    Ok(store::note(c, BUILT).await?.as_deref() == Some(ANALYSIS))
}

/// Where a rebuild stands, in the words of whoever runs it; none where none is under way.
///
/// # Errors
/// The database's.
pub async fn progress(c: &mut Conn) -> Result<Option<String>> {
    store::note(c, NOTE).await
}

/// Begins a rebuild at `start`; one that is under way goes on where it stands, which is returned.
///
/// # Errors
/// The database's.
pub async fn begin(c: &mut Conn, start: &str) -> Result<String> {
    if let Some(stands) = progress(c).await? {
        return Ok(stands);
    }
    set_progress(c, start).await?;
    Ok(start.to_owned())
}

/// Writes down where it stands, in the transaction of the step that brought it there.
///
/// # Errors
/// The database's.
pub async fn set_progress(c: &mut Conn, stands: &str) -> Result<()> {
    store::set_note(c, NOTE, stands).await
}

/// The rebuild is done.
///
/// # Errors
/// The database's.
pub async fn finish(c: &mut Conn) -> Result<()> {
    store::set_note(c, BUILT, ANALYSIS).await?;
    store::drop_note(c, NOTE).await
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
pub async fn places(c: &mut Conn, part: Part, after: i64, most: i64) -> Result<Vec<(i64, i64)>> {
    store::places_after(c, part.shelf(), after, most).await
}

/// Tidies the index a little further; whether there is more to do.
///
/// # Errors
/// The database's.
pub async fn tidy(c: &mut Conn, part: Part, first: bool) -> Result<bool> {
    search::tidy(c, part.shelf(), first).await
}
