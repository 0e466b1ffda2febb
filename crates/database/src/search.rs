//! Full text: the one seam with a text per engine, over FTS5 on SQLite and `tsvector` on PostgreSQL.
//!
//! What a word is, how it is folded and stemmed, and what ranks before what is decided above, once for both. Here are
//! only terms (short strings of letters and digits), the order in which they stand, and expressions over them, so both
//! engines give the same answers. An entry has a *place*, a number that grows with time: lists are newest first and
//! go on by place, and each costs what it returns, not what the index holds.
//!
//! FTS5 walks the entries of a term in order of place and stops at the limit. A GIN index knows no order: there each
//! entry also holds terms for the windows of time it lies in, eight times wider from level to level, and a list asks
//! window after window until it is full. The common word meets a narrow window, the rare one the widest.

mod notation;
mod texts;
mod windows;

use self::notation::{postgres_text, sqlite_text};
use self::texts::texts;
use self::windows::{postgres_terms, sqlite_terms, windows};
use std::borrow::Cow;

use crate::args;
use crate::conn::{Conn, Driver};
use crate::error::Result;
use crate::value::Arg;

/// What is indexed apart from each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shelf {
    /// Articles.
    Articles,
    /// Comments.
    Comments,
}

/// An expression over terms. Other characters than letters and digits in a term are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// No entry.
    Nothing,
    /// Entries with this term.
    Term(String),
    /// Entries in which these terms follow each other.
    Phrase(Vec<String>),
    /// Entries that every part wants; none where there is no part.
    All(Vec<Wanted>),
    /// Entries that one of the parts wants.
    Any(Vec<Wanted>),
    /// Entries that the first wants and none of the others.
    Except(Box<Wanted>, Vec<Wanted>),
}

/// Places from `from` to `to`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first place.
    pub from: i64,
    /// The last place.
    pub to: i64,
}

impl Range {
    /// Every place up to `to`.
    #[must_use]
    pub fn up_to(to: i64) -> Self {
        Self { from: i64::MIN, to }
    }
}

/// Stores entries at free places, each as runs of terms that follow each other, with a gap between two runs.
///
/// # Errors
/// The engine's; [`crate::Error::Unique`] where a place is taken.
pub async fn put(c: &mut Conn, shelf: Shelf, entries: &[(i64, &[Vec<String>])]) -> Result<()> {
    let texts = texts(shelf);
    let (sql, is_server) = match c.driver {
        Driver::Sqlite(_) => (texts.put_sqlite, false),
        Driver::Postgres(_) => (texts.put_postgres, true),
    };
    // The terms of a few stories at a time: those of a long one are a third of a megabyte.
    for some in entries.chunks(SENT) {
        let each: Vec<[Arg<'_>; 2]> = some
            .iter()
            .map(|(place, runs)| {
                let terms = if is_server { postgres_terms(*place, runs) } else { sqlite_terms(runs) };
                [Arg::Int(*place), Arg::Text(Cow::Owned(terms))]
            })
            .collect();
        c.each(sql, &each).await?;
    }
    Ok(())
}

/// Takes the entries at these places out, where there are any.
///
/// # Errors
/// The engine's.
pub async fn remove(c: &mut Conn, shelf: Shelf, places: &[i64]) -> Result<()> {
    let texts = texts(shelf);
    let sql = match c.driver {
        Driver::Sqlite(_) => texts.remove_sqlite,
        Driver::Postgres(_) => texts.remove_postgres,
    };
    let each: Vec<[Arg<'_>; 1]> = places.iter().map(|place| [Arg::Int(*place)]).collect();
    c.each(sql, &each).await.map(|_| ())
}

/// The places of the newest entries that are wanted, newest first, at most `limit`.
///
/// # Errors
/// The engine's.
pub async fn newest(
    c: &mut Conn,
    shelf: Shelf,
    wanted: &Wanted,
    range: Range,
    limit: i64,
) -> Result<Vec<i64>> {
    let texts = texts(shelf);
    if range.from > range.to {
        return Ok(Vec::new());
    }
    match c.driver {
        Driver::Sqlite(_) => {
            let Some(text) = sqlite_text(wanted) else { return Ok(Vec::new()) };
            c.all(texts.newest_sqlite, args![text, range.from, range.to, limit]).await
        }
        Driver::Postgres(_) => {
            let Some(text) = postgres_text(wanted) else { return Ok(Vec::new()) };
            calm(c).await?;
            c.all(texts.newest_postgres, &windows(&text, range, limit)).await
        }
    }
}

/// How many entries are wanted, counted up to `most`.
///
/// # Errors
/// The engine's.
pub async fn count(c: &mut Conn, shelf: Shelf, wanted: &Wanted, range: Range, most: i64) -> Result<i64> {
    let texts = texts(shelf);
    if range.from > range.to {
        return Ok(0);
    }
    match c.driver {
        Driver::Sqlite(_) => {
            let Some(text) = sqlite_text(wanted) else { return Ok(0) };
            c.one(texts.count_sqlite, args![text, range.from, range.to, most]).await
        }
        Driver::Postgres(_) => {
            let Some(text) = postgres_text(wanted) else { return Ok(0) };
            calm(c).await?;
            c.one(texts.count_postgres, &windows(&text, range, most)).await
        }
    }
}

/// Tidies the index a little further; whether there is more to do. Only SQLite's needs it, after a rebuild: there a
/// list walks every segment of the index, and this merges them in bounded steps.
///
/// # Errors
/// The engine's.
pub async fn tidy(c: &mut Conn, shelf: Shelf, first: bool) -> Result<bool> {
    let texts = texts(shelf);
    let Driver::Sqlite(held) = &c.driver else { return Ok(false) };
    let before = held.connection()?.total_changes();
    // A negative number begins a merge of everything, a positive one goes on with it; the unit is a page.
    c.run(texts.tidy_sqlite, args![if first { -TIDY_PAGES } else { TIDY_PAGES }]).await?;
    let Driver::Sqlite(held) = &c.driver else { return Ok(false) };
    // The statement itself counts one row; a merge that still did something changed two or more (sqlite.org/fts5).
    Ok(held.connection()?.total_changes().saturating_sub(before) >= 2)
}

/// Entries that a server is sent at once.
const SENT: usize = 64;

const TIDY_PAGES: i64 = 2_000;

/// A plan with nine branches looks dear to the planner, though it runs few of them: without this it would compile them,
/// split them among workers, or plan them anew for each search, for longer than they take.
const CALM: &str = "SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;
    SET LOCAL plan_cache_mode = force_generic_plan";

/// Says so once in a transaction: a search asks the index many times.
async fn calm(c: &mut Conn) -> Result<()> {
    if !c.is_calm {
        c.batch(CALM).await?;
        c.is_calm = true;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Clock, testing};

    #[tokio::test(flavor = "multi_thread")]
    async fn the_planner_is_told_once_in_a_transaction() {
        let db = testing::postgres(Clock::System).await.unwrap();
        let asked = db.read(async |c| {
            let (wanted, range) = (Wanted::Term("eharbour".to_owned()), Range::up_to(i64::MAX));
            newest(c, Shelf::Articles, &wanted, range, 10).await?;
            let show = "SHOW max_parallel_workers_per_gather";
            let first: Vec<String> = c.raw(show).await?;
            c.batch("SET LOCAL max_parallel_workers_per_gather = 3").await?;
            count(c, Shelf::Comments, &wanted, range, 10).await?;
            let second: Vec<String> = c.raw(show).await?;
            Ok::<_, crate::Error>([first, second].concat())
        });
        assert_eq!(asked.await.unwrap(), ["0", "3"]);
    }
}
