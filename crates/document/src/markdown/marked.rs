//! Words and the marks around them, put together to a text.

use std::collections::{BTreeMap, BTreeSet};

use super::Wrong;
use super::inline::{SIGNS, Token};
use crate::model::{Attribution, Inline, Mark, Text};
use crate::parse::MAX_BYTES;

/// The most that words may weigh with what their marks say, in bytes. Each run of words holds the whole of its marks: a long
/// note to many short runs would fill the memory long before an article were found to be too large.
const MOST: usize = 4 * MAX_BYTES;

/// The text that tokens are.
pub(super) fn read(tokens: &[Token]) -> Result<Text, Wrong> {
    let pairs = &pairs(tokens);
    let mut edges: Vec<Option<usize>> = vec![None; tokens.len()];
    for (number, pair) in pairs.iter().enumerate() {
        for at in [pair.from, pair.to] {
            if let Some(edge) = edges.get_mut(at) {
                *edge = Some(number);
            }
        }
    }
    let mut out = Out { pairs, around: BTreeMap::new(), runs: Vec::new(), last: None, weight: 0 };
    for (at, (token, edge)) in tokens.iter().zip(edges).enumerate() {
        match edge {
            Some(number) => out.pass(number, at),
            None => out.push(token)?,
        }
    }
    Ok(super::joined(&out.runs))
}

/// Where something begins and ends, and what it means: places in the tokens.
struct Pair {
    from: usize,
    to: usize,
    mark: Mark,
}

/// All of them, in the order of their ends.
fn pairs(tokens: &[Token]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut waiting: [Option<usize>; SIGNS.len()] = [None; SIGNS.len()];
    let mut brackets = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Sign(which, opens, closes) => {
                let (Some(slot), Some(sign)) = (waiting.get_mut(*which), SIGNS.get(*which)) else { continue };
                match slot.take_if(|_| *closes) {
                    Some(from) => found.push(Pair { from, to: at, mark: (sign.mark)() }),
                    None if *opens => *slot = Some(at),
                    None => {}
                }
            }
            Token::Open => brackets.push(at),
            Token::Close(marks, _) => {
                if let (Some(from), Some(mark)) = (brackets.pop(), marks.first()) {
                    found.push(Pair { from, to: at, mark: mark.clone() });
                }
            }
            _ => {}
        }
    }
    found
}

/// Which marks words have, without what these say: rank, and the pair it comes from where it says something.
type Likeness = Vec<(u8, Option<usize>)>;

struct Out<'a> {
    pairs: &'a [Pair],
    /// The pairs around a place, by the rank of their marks. Of two of one rank the one that ends first counts.
    around: BTreeMap<u8, BTreeSet<usize>>,
    runs: Text,
    /// The likeness of the last run, where words may go on.
    last: Option<Likeness>,
    weight: usize,
}

impl Out<'_> {
    /// Goes past the beginning or the end of a pair.
    fn pass(&mut self, number: usize, at: usize) {
        let Some(pair) = self.pairs.get(number) else { return };
        let these = self.around.entry(pair.mark.rank()).or_default();
        if pair.from == at {
            these.insert(number);
        } else {
            these.remove(&number);
        }
    }

    fn push(&mut self, token: &Token) -> Result<(), Wrong> {
        let Some(text) = token.text() else {
            let marks = self.marks();
            self.weigh(0, &marks)?;
            self.last = None;
            self.runs.push(Inline::Break { marks });
            return Ok(());
        };
        let is_code = matches!(token, Token::Code(_));
        let likeness = self.likeness(is_code);
        if self.last.as_ref() == Some(&likeness)
            && let Some(Inline::Text { text: before, .. }) = self.runs.last_mut()
        {
            before.push_str(text);
            return Ok(());
        }
        let mut marks = self.marks();
        if is_code {
            marks.push(Mark::Code);
        }
        self.weigh(text.len(), &marks)?;
        self.last = Some(likeness);
        self.runs.push(Inline::marked(text, marks));
        Ok(())
    }

    /// The pairs that count here, in the order of their ranks.
    fn counting(&self) -> impl Iterator<Item = (usize, &Mark)> {
        let numbers = self.around.values().filter_map(BTreeSet::first);
        numbers.filter_map(|number| Some((*number, &self.pairs.get(*number)?.mark)))
    }

    fn marks(&self) -> Vec<Mark> {
        self.counting().map(|(_, mark)| mark.clone()).collect()
    }

    fn likeness(&self, is_code: bool) -> Likeness {
        let says = |mark: &Mark| matches!(mark, Mark::Note { .. } | Mark::Quotation(_) | Mark::Link { .. });
        let counting = self.counting().map(|(number, mark)| (mark.rank(), says(mark).then_some(number)));
        let (mut all, code): (Likeness, _) = (counting.collect(), (Mark::Code.rank(), None));
        // Of all marks it ranks last.
        if is_code && all.last() != Some(&code) {
            all.push(code);
        }
        all
    }

    fn weigh(&mut self, words: usize, marks: &[Mark]) -> Result<(), Wrong> {
        self.weight = self.weight.saturating_add(words).saturating_add(marks.iter().map(weight).sum());
        if self.weight > MOST { Err(Wrong::Weight) } else { Ok(()) }
    }
}

/// The bytes of what a mark says.
fn weight(mark: &Mark) -> usize {
    match mark {
        Mark::Note { text } => text.len(),
        Mark::Link { href } => href.len(),
        Mark::Quotation(said) => {
            let Attribution { speaker, role, when, place, source, source_url, .. } = said;
            let all = [speaker, role, when, place, source, source_url];
            all.into_iter().flatten().map(String::len).sum()
        }
        Mark::Strong | Mark::Emphasis | Mark::Sub | Mark::Sup | Mark::Code => 0,
    }
}
