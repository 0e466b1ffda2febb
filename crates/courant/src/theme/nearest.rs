//! What was meant by a word with a slip in it.

/// The candidate that is closest to `word`, if it is close: at most a third of the letters differ.
pub(super) fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let most = (word.chars().count() / 3).max(1);
    let measured = candidates.map(|candidate| (distance(word, candidate), candidate));
    measured.filter(|(distance, _)| (1..=most).contains(distance)).min().map(|(_, candidate)| candidate)
}

/// Letters to insert, remove, change or swap with their neighbour to get from one word to the other (optimal string
/// alignment; Damerau 1964).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut rows = [Vec::new(), (0..=to.len()).collect::<Vec<usize>>()];
    let mut last = None;
    for (line, a) in from.chars().enumerate() {
        let [older, above] = &rows;
        let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
        let mut row = vec![line + 1];
        let mut before = None;
        for (column, b) in to.iter().copied().enumerate() {
            let changed = at(above, column) + usize::from(a != b);
            let added = at(&row, column).min(at(above, column + 1)) + 1;
            let is_swapped = column > 0 && last == Some(b) && before == Some(a);
            let swapped = if is_swapped { at(older, column - 1) + 1 } else { usize::MAX };
            row.push(changed.min(added).min(swapped));
            before = Some(b);
        }
        let [_, above] = rows;
        rows = [above, row];
        last = Some(a);
    }
    let [_, end] = rows;
    end.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not() {
        let known = ["headline", "standfirst", "url"];
        let meant = |word| nearest(word, known.into_iter());
        assert_eq!(meant("headlin"), Some("headline"));
        assert_eq!(meant("haedline"), Some("headline"));
        assert_eq!(meant("urls"), Some("url"));
        assert_eq!(meant("headline"), None, "the word itself is no slip");
        assert_eq!(meant("weather"), None);
    }

    #[test]
    fn distances_are_counted_in_letters() {
        for (a, b, wanted) in [
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("ä", "a", 1),
            ("x", "x", 0),
            ("titel", "title", 1),
            ("ab", "ba", 1),
        ] {
            assert_eq!(distance(a, b), wanted, "{a} {b}");
        }
    }
}
