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

/// Stores an entry at a free place: runs of terms that follow each other, with a gap between two runs.
///
/// # Errors
/// The engine's; [`crate::Error::Unique`] where the place is taken.
pub async fn put(c: &mut Conn, shelf: Shelf, place: i64, runs: &[Vec<String>]) -> Result<()> {
    let texts = texts(shelf);
    match c.driver {
        Driver::Sqlite(_) => c.run(texts.put_sqlite, args![place, sqlite_terms(runs)]).await,
        Driver::Postgres(_) => c.run(texts.put_postgres, args![place, postgres_terms(place, runs)]).await,
    }
    .map(|_| ())
}

/// Takes the entry at a place out, if there is one.
///
/// # Errors
/// The engine's.
pub async fn remove(c: &mut Conn, shelf: Shelf, place: i64) -> Result<()> {
    let texts = texts(shelf);
    let sql = match c.driver {
        Driver::Sqlite(_) => texts.remove_sqlite,
        Driver::Postgres(_) => texts.remove_postgres,
    };
    c.run(sql, args![place]).await.map(|_| ())
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
            c.batch(CALM).await?;
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
            c.batch(CALM).await?;
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

const TIDY_PAGES: i64 = 2_000;

/// A plan with nine branches looks dear to the planner, though it runs few of them: without this it would compile them,
/// split them among workers, or plan them anew for each search, for longer than they take.
const CALM: &str = "SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;
    SET LOCAL plan_cache_mode = force_generic_plan";

struct Texts {
    put_sqlite: &'static str,
    put_postgres: &'static str,
    remove_sqlite: &'static str,
    remove_postgres: &'static str,
    newest_sqlite: &'static str,
    newest_postgres: &'static str,
    count_sqlite: &'static str,
    count_postgres: &'static str,
    tidy_sqlite: &'static str,
}

/// One window of PostgreSQL's list. `place + 0` keeps the planner from walking the key of the table instead of the
/// index of terms.
macro_rules! window {
    ($table:literal, $order:literal, $text:literal, $from:literal, $before:literal) => {
        concat!(
            "(SELECT place FROM ",
            $table,
            " WHERE terms @@ CAST(CAST($",
            $text,
            " AS TEXT) AS TSQUERY)",
            " AND place + 0 >= $",
            $from,
            " AND place + 0 < $",
            $before,
            $order,
            " LIMIT $28)"
        )
    };
}

macro_rules! all_windows {
    ($table:literal, $order:literal) => {
        concat!(
            window!($table, $order, 1, 10, 19),
            " UNION ALL ",
            window!($table, $order, 2, 11, 20),
            " UNION ALL ",
            window!($table, $order, 3, 12, 21),
            " UNION ALL ",
            window!($table, $order, 4, 13, 22),
            " UNION ALL ",
            window!($table, $order, 5, 14, 23),
            " UNION ALL ",
            window!($table, $order, 6, 15, 24),
            " UNION ALL ",
            window!($table, $order, 7, 16, 25),
            " UNION ALL ",
            window!($table, $order, 8, 17, 26),
            " UNION ALL ",
            window!($table, $order, 9, 18, 27)
        )
    };
}

macro_rules! texts {
    ($table:literal) => {
        Texts {
            put_sqlite: concat!("INSERT INTO ", $table, " (rowid, terms) VALUES ($1, $2)"),
            put_postgres: concat!(
                "INSERT INTO ",
                $table,
                " (place, terms) VALUES ($1, CAST(CAST($2 AS TEXT) AS TSVECTOR))"
            ),
            remove_sqlite: concat!("DELETE FROM ", $table, " WHERE rowid = $1"),
            remove_postgres: concat!("DELETE FROM ", $table, " WHERE place = $1"),
            newest_sqlite: concat!(
                "SELECT rowid FROM ",
                $table,
                " WHERE ",
                $table,
                " MATCH $1 AND rowid >= $2 AND rowid <= $3 ORDER BY rowid DESC LIMIT $4"
            ),
            newest_postgres: concat!(
                "SELECT place FROM (",
                all_windows!($table, " ORDER BY place + 0 DESC"),
                ") w LIMIT $28"
            ),
            count_sqlite: concat!(
                "SELECT COUNT(*) FROM (SELECT rowid FROM ",
                $table,
                " WHERE ",
                $table,
                " MATCH $1 AND rowid >= $2 AND rowid <= $3 LIMIT $4)"
            ),
            count_postgres: concat!(
                "SELECT COUNT(*) FROM (SELECT place FROM (",
                all_windows!($table, ""),
                ") w LIMIT $28) counted"
            ),
            tidy_sqlite: concat!("INSERT INTO ", $table, " (", $table, ", rank) VALUES ('merge', $1)"),
        }
    };
}

fn texts(shelf: Shelf) -> &'static Texts {
    const ARTICLES: Texts = texts!("fulltext_articles");
    const COMMENTS: Texts = texts!("fulltext_comments");
    match shelf {
        Shelf::Articles => &ARTICLES,
        Shelf::Comments => &COMMENTS,
    }
}

/// Only what neither engine takes for a separator or an operator.
fn plain(term: &str) -> String {
    term.chars().filter(|c| !c.is_ascii() || c.is_ascii_alphanumeric()).collect()
}

/// FTS5 counts tokens, so a gap is a token that nobody asks for.
fn sqlite_terms(runs: &[Vec<String>]) -> String {
    let runs: Vec<String> =
        runs.iter().map(|run| run.iter().map(|term| plain(term)).collect::<Vec<_>>().join(" ")).collect();
    runs.join(" 0 ")
}

/// `tsvector` in its own notation. Positions end at 16383: what lies behind is found, but not as a phrase.
fn postgres_terms(place: i64, runs: &[Vec<String>]) -> String {
    let mut text = String::new();
    let mut position = 0_u32;
    for run in runs {
        position += 1;
        for term in run {
            position += 1;
            let term = plain(term);
            if !term.is_empty() {
                text.push_str(&format!("'{term}':{} ", position.min(16_383)));
            }
        }
    }
    for (level, shift) in LEVELS.iter().enumerate() {
        text.push_str(&format!("'{}' ", window_term(level, place >> shift)));
    }
    text
}

/// The widths of the windows as powers of two: with places in milliseconds from a minute to four years.
const LEVELS: [u32; 8] = [16, 19, 22, 25, 28, 31, 34, 37];

fn window_term(level: usize, number: i64) -> String {
    format!("7w{level}x{:x}", number.cast_unsigned())
}

/// A text that no entry meets.
const NEVER: &str = "'7never'";

/// The arguments of a list: the texts of the windows, where each begins, where each ends, the limit. The windows follow
/// each other without overlap; at each level it is two windows, since the newest may just have begun.
fn windows(text: &str, range: Range, limit: i64) -> Vec<Arg<'static>> {
    let (mut texts, mut starts, mut ends) = (Vec::new(), Vec::new(), Vec::new());
    let mut end = range.to.saturating_add(1);
    for (level, shift) in LEVELS.iter().enumerate() {
        let number = range.to >> shift;
        let start = ((number - 1) << shift).max(range.from);
        if end > range.from {
            let (this, last) = (window_term(level, number), window_term(level, number - 1));
            texts.push(format!("({text}) & ('{this}' | '{last}')"));
        } else {
            texts.push(NEVER.to_owned());
        }
        starts.push(start);
        ends.push(end);
        end = end.min(start);
    }
    texts.push(if end > range.from { text.to_owned() } else { NEVER.to_owned() });
    starts.push(range.from);
    ends.push(end);
    let numbers = starts.into_iter().chain(ends).map(Arg::Int);
    texts.into_iter().map(Arg::from).chain(numbers).chain([Arg::Int(limit)]).collect()
}

/// How an engine writes an expression.
struct Notation {
    term: fn(&str) -> String,
    phrase: fn(&[String]) -> String,
    and: &'static str,
    or: &'static str,
    and_not: &'static str,
}

fn sqlite_text(wanted: &Wanted) -> Option<String> {
    let notation = Notation {
        term: |term| format!("\"{term}\""),
        phrase: |terms| format!("\"{}\"", terms.join(" ")),
        and: " AND ",
        or: " OR ",
        and_not: " NOT ",
    };
    write(wanted, &notation)
}

fn postgres_text(wanted: &Wanted) -> Option<String> {
    let notation = Notation {
        term: |term| format!("'{term}'"),
        phrase: |terms| {
            let quoted: Vec<String> = terms.iter().map(|term| format!("'{term}'")).collect();
            format!("({})", quoted.join(" <-> "))
        },
        and: " & ",
        or: " | ",
        and_not: " & !",
    };
    write(wanted, &notation)
}

/// The expression in an engine's notation; `None` where no entry can meet it.
fn write(wanted: &Wanted, notation: &Notation) -> Option<String> {
    match wanted {
        Wanted::Nothing => None,
        Wanted::Term(term) => Some(plain(term)).filter(|term| !term.is_empty()).map(|t| (notation.term)(&t)),
        Wanted::Phrase(terms) => {
            let terms: Vec<String> = terms.iter().map(|term| plain(term)).collect();
            match terms.as_slice() {
                [] => None,
                [term] => write(&Wanted::Term(term.clone()), notation),
                terms if terms.iter().any(String::is_empty) => None,
                terms => Some((notation.phrase)(terms)),
            }
        }
        Wanted::All(parts) => {
            let parts: Option<Vec<String>> = parts.iter().map(|part| write(part, notation)).collect();
            parts.and_then(|parts| joined(&parts, notation.and))
        }
        Wanted::Any(parts) => {
            let parts: Vec<String> = parts.iter().filter_map(|part| write(part, notation)).collect();
            joined(&parts, notation.or)
        }
        Wanted::Except(base, others) => {
            let base = write(base, notation)?;
            let others: Vec<String> = others.iter().filter_map(|other| write(other, notation)).collect();
            Some(match joined(&others, notation.or) {
                Some(others) => format!("({base}{}{others})", notation.and_not),
                None => base,
            })
        }
    }
}

fn joined(parts: &[String], by: &str) -> Option<String> {
    match parts {
        [] => None,
        [one] => Some(one.clone()),
        more => Some(format!("({})", more.join(by))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn term(text: &str) -> Wanted {
        Wanted::Term(text.to_owned())
    }

    #[test]
    fn an_expression_is_written_for_each_engine() {
        let phrase = Wanted::Phrase(vec!["c".to_owned(), "d".to_owned()]);
        let any = Wanted::Any(vec![term("b"), phrase, Wanted::Nothing]);
        let wanted = Wanted::Except(Box::new(Wanted::All(vec![term("a"), any])), vec![term("x"), term("y")]);
        let sqlite = r#"(("a" AND ("b" OR "c d")) NOT ("x" OR "y"))"#;
        assert_eq!(sqlite_text(&wanted).unwrap(), sqlite);
        assert_eq!(postgres_text(&wanted).unwrap(), "(('a' & ('b' | ('c' <-> 'd'))) & !('x' | 'y'))");
        assert_eq!(sqlite_text(&Wanted::All(vec![term("a"), Wanted::Nothing])), None);
        assert_eq!(sqlite_text(&term("a\" OR b*'\\")).unwrap(), "\"aORb\"");
    }

    #[test]
    fn windows_follow_each_other_without_a_gap() {
        for (from, to) in
            [(i64::MIN, 1_736_841_900_000), (1_736_000_000_000, 1_736_841_900_000), (-5, -5), (0, 70_000)]
        {
            let args = windows("'a'", Range { from, to }, 10);
            assert_eq!(args.len(), 28);
            let number = |n: usize| if let Arg::Int(n) = args[n] { n } else { panic!("no number") };
            assert_eq!(number(18), to + 1);
            for n in 0..8 {
                assert!(
                    number(19 + n) <= number(9 + n)
                        || number(18 + n) <= number(9 + n)
                        || number(9 + n) >= from
                );
                assert_eq!(number(19 + n), number(9 + n).min(number(18 + n)), "{from} {to} {n}");
            }
            assert_eq!(number(17), from);
        }
    }
}
