//! What an entry and a list look like to each engine: runs of terms, and PostgreSQL's windows of time.

use super::Range;
use super::notation::plain;
use crate::value::Arg;

/// FTS5 counts tokens, so a gap is a token that nobody asks for.
pub(super) fn sqlite_terms(runs: &[Vec<String>]) -> String {
    let runs: Vec<String> =
        runs.iter().map(|run| run.iter().map(|term| plain(term)).collect::<Vec<_>>().join(" ")).collect();
    runs.join(" 0 ")
}

/// `tsvector` in its own notation. Positions end at 16383: what lies behind is found, but not as a phrase.
pub(super) fn postgres_terms(place: i64, runs: &[Vec<String>]) -> String {
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
pub(super) fn windows(text: &str, range: Range, limit: i64) -> Vec<Arg<'static>> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
