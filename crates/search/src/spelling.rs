//! A better spelling of a word that the paper has never used.

use std::collections::BTreeSet;

use database::{Conn, Result};
use locale::Language;

use crate::store::{self, Known};
use crate::words::fold;

/// Words with the same bones that are looked at, the most frequent ones.
const ALIKE: i64 = 200;
/// The longest word whose slips are tried out: each letter more is 54 words more to look up.
const LONGEST: usize = 20;

/// The consonants of a folded word, each once, in the order of the alphabet. A slip among the vowels, a letter doubled
/// or left single, two letters in the wrong order: none of them changes it (after SPEEDCOP; Pollock and Zamora 1984).
pub(crate) fn bones(folded: &str) -> String {
    let vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ا' | 'و' | 'ي');
    folded.chars().filter(|c| !vowel(c)).collect::<BTreeSet<char>>().into_iter().collect()
}

/// The words of the vocabulary that are nearest to a typed one, best first, at most three.
pub(crate) async fn nearest(c: &mut Conn, typed: &str, language: Language) -> Result<Vec<Known>> {
    let folded = fold(typed, language);
    let letters = folded.chars().count();
    if !(3..=LONGEST).contains(&letters) || !folded.chars().all(char::is_alphabetic) {
        return Ok(Vec::new());
    }
    let code = language.code();
    let mut found = store::known_words(c, code, &one_slip(&folded, language)).await?;
    let own = bones(&folded);
    let fewer = own.chars().map(|gone| own.chars().filter(|c| *c != gone).collect::<String>());
    for bones in std::iter::once(own.clone()).chain(fewer).filter(|bones| !bones.is_empty()) {
        found.extend(store::with_bones(c, code, &bones, ALIKE).await?);
    }
    let most = if letters <= 4 { 1 } else { 2 };
    let mut near: Vec<(usize, Known)> = found
        .into_iter()
        .filter(|known| known.word != folded)
        .map(|known| (distance(&folded, &known.word), known))
        .filter(|(far, _)| *far <= most)
        .collect();
    near.sort_by(|a, b| (a.0, -a.1.articles, &a.1.word).cmp(&(b.0, -b.1.articles, &b.1.word)));
    near.dedup_by(|a, b| a.1.word == b.1.word);
    Ok(near.into_iter().map(|(_, known)| known).take(3).collect())
}

/// Every word that one slip away would have been typed as this: a letter too few, too many, wrong, or two swapped.
fn one_slip(word: &str, language: Language) -> Vec<String> {
    let alphabet: Vec<char> = match language {
        Language::Ar => ('ء'..='غ').chain('ف'..='ي').collect(),
        Language::EnGb | Language::EnUs | Language::DeDe => ('a'..='z').collect(),
    };
    let letters: Vec<char> = word.chars().collect();
    let mut all = BTreeSet::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let text = |middle: &[char], after: &[char]| [before, middle, after].concat().into_iter().collect();
        for letter in &alphabet {
            all.insert(text(&[*letter], after));
            if let [_, rest @ ..] = after {
                all.insert(text(&[*letter], rest));
            }
        }
        if let [_, rest @ ..] = after {
            all.insert(text(&[], rest));
        }
        if let [one, two, rest @ ..] = after {
            all.insert(text(&[*two, *one], rest));
        }
    }
    all.remove(word);
    all.into_iter().collect()
}

/// How many slips lie between two words, with a swap of two neighbours as one (optimal string alignment).
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX - 1);
            let change = at(&last, j) + usize::from(x != y);
            let mut least = change.min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let previous =
                |letters: &[char], n: usize| n.checked_sub(1).and_then(|n| letters.get(n).copied());
            if i > 0 && j > 0 && previous(&a, i) == Some(*y) && previous(&b, j) == Some(*x) {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_counted() {
        for (a, b, slips) in [
            ("harbour", "harbour", 0),
            ("habrour", "harbour", 1),
            ("harbur", "harbour", 1),
            ("harbouur", "harbour", 1),
            ("hurbor", "harbour", 2),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), slips, "{a} {b}");
        }
    }

    #[test]
    fn one_slip_is_undone() {
        let all = one_slip("habrour", Language::EnGb);
        assert!(all.contains(&"harbour".to_owned()) && !all.contains(&"habrour".to_owned()));
        assert!(all.iter().all(|word| distance(word, "habrour") == 1));
        assert_eq!(bones("harbour"), bones("habrour"));
        assert_eq!(bones("harbour"), "bhr");
        assert!(one_slip("ميمناء", Language::Ar).contains(&"ميناء".to_owned()));
    }
}
