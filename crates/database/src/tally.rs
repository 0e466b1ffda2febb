//! Counts that several transactions of one group change: added up first, written once.
//!
//! Each new version of a row that one transaction writes stands behind the last, and whoever looks the row up walks past
//! all of them. A count that thirty members of a group change is therefore written once, last, with the sum.

use crate::value::Arg;

/// An addition to the counts of one row.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Names the row as `$1` and adds `$2` and on.
    pub(crate) sql: &'static str,
    pub(crate) row: i64,
    pub(crate) by: Vec<i64>,
}

impl Tally {
    pub(crate) fn args(&self) -> Vec<Arg<'static>> {
        std::iter::once(self.row).chain(self.by.iter().copied()).map(Arg::Int).collect()
    }
}

/// The same additions, one for each row. Rows come in one order wherever they come from, so that two groups do not wait
/// for each other crosswise.
pub(crate) fn summed(tallies: Vec<Tally>) -> Vec<Tally> {
    let mut sums: Vec<Tally> = Vec::new();
    for tally in tallies {
        let same = |sum: &&mut Tally| (sum.sql, sum.row) == (tally.sql, tally.row);
        match sums.iter_mut().find(same) {
            Some(sum) => {
                sum.by.iter_mut().zip(&tally.by).for_each(|(sum, by)| *sum = sum.saturating_add(*by))
            }
            None => sums.push(tally),
        }
    }
    sums.sort_by_key(|sum| (sum.sql, sum.row));
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_to_one_row_become_one() {
        let tally = |sql, row, by: [i64; 2]| Tally { sql, row, by: by.to_vec() };
        let sums = summed(vec![
            tally("b", 2, [1, 0]),
            tally("a", 1, [1, 1]),
            tally("b", 1, [5, 5]),
            tally("b", 2, [1, -3]),
        ]);
        assert_eq!(sums, [tally("a", 1, [1, 1]), tally("b", 1, [5, 5]), tally("b", 2, [2, -3])]);
    }
}
