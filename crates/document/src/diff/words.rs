//! Two texts, word by word.

use std::hash::{Hash, Hasher};

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Change, Run};

/// A word, or a sign between words (Unicode UAX 29), with the space in front of it: so a word that is added brings its space,
/// and no run is a lone space.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token<'a> {
    gap: &'a str,
    word: &'a str,
    text: &'a str,
}

impl<'a> Token<'a> {
    /// It without the space in front of it.
    pub(super) fn word(&self) -> &'a str {
        self.word
    }

    /// Whether it counts as a word.
    pub(super) fn is_word(&self) -> bool {
        self.word.chars().any(char::is_alphanumeric)
    }
}

impl PartialEq for Token<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.word, self.gap) == (other.word, other.gap)
    }
}

impl Eq for Token<'_> {}

impl Hash for Token<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.word, self.gap).hash(state);
    }
}

/// The tokens of a text. The first counts as if a space stood before it: words may be added in front of it.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    // An estimate; words of newspapers are longer.
    let mut out = Vec::with_capacity(text.len() / 4);
    let mut start = 0;
    for (at, piece) in text.split_word_bound_indices() {
        if piece.chars().all(char::is_whitespace) {
            continue;
        }
        out.push(token(text, (start, at, at + piece.len())));
        start = at + piece.len();
    }
    if start < text.len() {
        out.push(token(text, (start, text.len(), text.len())));
    }
    if let Some(first) = out.first_mut()
        && first.gap.is_empty()
    {
        first.gap = " ";
    }
    out
}

fn token(text: &str, (start, word, end): (usize, usize, usize)) -> Token<'_> {
    let cut = |from, to| text.get(from..to).unwrap_or_default();
    Token { gap: cut(start, word), word: cut(word, end), text: cut(start, end) }
}

/// The words of two texts in reading order, each with what became of it. Empty texts have no runs.
///
/// Takes about the time of reading both, also where they have nothing in common: the comparison gives up looking for
/// the shortest answer where that would take long.
#[must_use]
pub fn diff_words(old: &str, new: &str) -> Vec<Run> {
    let mut runs = Runs::default();
    if old == new {
        runs.push(Change::Same, new);
        return runs.done();
    }
    let (before, after) = (tokens(old), tokens(new));
    let mut input = InternedInput::default();
    input.update_before(before.iter().copied());
    input.update_after(after.iter().copied());
    let mut diff = Diff::compute(Algorithm::Histogram, &input);
    diff.postprocess_no_heuristic(&input);
    let (mut left, mut right) = (before.iter(), after.iter());
    let mut reached = 0;
    for hunk in diff.hunks() {
        for (old, new) in left.by_ref().zip(right.by_ref()).take(size(reached..hunk.before.start)) {
            runs.same(old, new);
        }
        left.by_ref()
            .take(size(hunk.before.clone()))
            .for_each(|token| runs.push(Change::Removed, token.text));
        right.by_ref().take(size(hunk.after.clone())).for_each(|token| runs.push(Change::Added, token.text));
        reached = hunk.before.end;
    }
    left.zip(right).for_each(|(old, new)| runs.same(old, new));
    runs.done()
}

fn size(range: std::ops::Range<u32>) -> usize {
    usize::try_from(range.end.saturating_sub(range.start)).unwrap_or(0)
}

#[derive(Default)]
struct Runs(Vec<Run>);

impl Runs {
    /// Two equal words; one of them may be the first of its text and have no space.
    fn same(&mut self, old: &Token<'_>, new: &Token<'_>) {
        let longer = if old.text.len() > new.text.len() { old } else { new };
        self.push(Change::Same, longer.text);
    }

    fn push(&mut self, change: Change, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.change == change => last.text.push_str(text),
            _ => self.0.push(Run { change, text: text.to_owned() }),
        }
    }

    /// A comma that stayed between two words that did not is no island worth landing on: it goes with both.
    fn done(self) -> Vec<Run> {
        let mut out = Self::default();
        let (mut removed, mut added) = (String::new(), String::new());
        let mut rest = self.0.into_iter().peekable();
        while let Some(run) = rest.next() {
            let replaced = !removed.is_empty() && !added.is_empty();
            match run.change {
                Change::Removed => removed.push_str(&run.text),
                Change::Added => added.push_str(&run.text),
                _ if replaced && rest.peek().is_some() && !run.text.chars().any(char::is_alphanumeric) => {
                    removed.push_str(&run.text);
                    added.push_str(&run.text);
                }
                _ => {
                    out.push(Change::Removed, &std::mem::take(&mut removed));
                    out.push(Change::Added, &std::mem::take(&mut added));
                    out.push(Change::Same, &run.text);
                }
            }
        }
        out.push(Change::Removed, &removed);
        out.push(Change::Added, &added);
        out.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> String {
        let sign = |run: &Run| match run.change {
            Change::Added => format!("[+{}]", run.text),
            Change::Removed => format!("[-{}]", run.text),
            Change::Same | Change::Changed => run.text.clone(),
        };
        diff_words(old, new).iter().map(sign).collect()
    }

    #[test]
    fn words_change_with_their_space() {
        for (old, new, expected) in [
            ("The harbour opens.", "The harbour opens.", "The harbour opens."),
            ("The harbour opens.", "The old harbour opens.", "The[+ old] harbour opens."),
            ("The harbour opens.", "The harbour closes.", "The harbour[- opens][+ closes]."),
            ("Opens.", "Opens. More follows.", "Opens.[+ More follows.]"),
            ("Harbour opens", "Old Harbour opens", "[+Old] Harbour opens"),
            ("Old Harbour opens", "Harbour opens", "[-Old] Harbour opens"),
            (
                "In May, June and July",
                "In March, August and July",
                "In[- May, June][+ March, August] and July",
            ),
            ("", "All of it", "[+All of it]"),
            ("All of it", "", "[-All of it]"),
            ("", "", ""),
            ("قال الوزير أمس", "قال الوزير اليوم", "قال الوزير[- أمس][+ اليوم]"),
            ("12,000 euros", "12,500 euros", "[-12,000][+12,500] euros"),
        ] {
            assert_eq!(told(old, new), expected);
        }
    }
}
