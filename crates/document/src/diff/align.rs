//! Which block of one version is which of the other.
//!
//! Ids come first: they survive edits. An import that counts blocks anew gives them away though. So a pair by id counts only
//! where neither block stands word for word somewhere else, and where one does, only if the two are alike. Between such
//! pairs, blocks with the same words are paired, and what is left over by how many words two blocks share.

use std::collections::{HashMap, HashSet};

use imara_diff::{Algorithm, Diff, InternedInput};

use super::parts::texts;
use super::words::tokens;
use super::{BlockKind, PartName};
use crate::model::Block;

/// Two blocks, or one that has no other.
pub(super) enum Pair<'a> {
    Both(&'a Block, &'a Block),
    Old(&'a Block),
    New(&'a Block),
}

/// Most pairs of blocks in a gap whose words are compared; in a larger one nothing is left of the text before.
const MOST: usize = 4_096;
/// Share of words, in hundredths, from which on two blocks are the same block with other words.
const ALIKE: usize = 40;

/// A block with all it says.
struct Said<'a> {
    block: &'a Block,
    texts: Vec<(PartName, String)>,
}

impl<'a> Said<'a> {
    fn all(blocks: &'a [Block]) -> Vec<Self> {
        blocks.iter().map(|block| Self { block, texts: texts(&block.kind) }).collect()
    }

    fn key(&self) -> Key<'_> {
        (BlockKind::of(&self.block.kind), &self.texts)
    }
}

pub(super) fn align<'a>(old: &'a [Block], new: &'a [Block]) -> Vec<Pair<'a>> {
    let (old, new) = (Said::all(old), Said::all(new));
    let mut out = Vec::with_capacity(new.len());
    let ids = |side: &[Said<'a>]| side.iter().map(|said| said.block.id.as_str()).collect::<Vec<_>>();
    let mut anchors = matches(&ids(&old), &ids(&new));
    let (here, there) = (keys(&old), keys(&new));
    let at = |(left, right): &(usize, usize)| old.get(*left).zip(new.get(*right));
    let stays = |(left, right): (&Said<'_>, &Said<'_>)| {
        left.key() == right.key() || !there.contains(&left.key()) && !here.contains(&right.key())
    };
    let counted_anew = anchors.iter().filter_map(at).any(|pair| !stays(pair));
    anchors.retain(|pair| {
        at(pair).is_some_and(|(left, right)| {
            stays((left, right)) && (!counted_anew || Bag::of(left).is_like(&Bag::of(right)))
        })
    });
    between(&old, &new, &anchors, &mut |old, new| by_words(old, new, &mut out));
    out
}

type Key<'s> = (BlockKind, &'s [(PartName, String)]);

fn keys<'s>(side: &'s [Said<'_>]) -> HashSet<Key<'s>> {
    side.iter().map(Said::key).collect()
}

/// Hands over what stands between the anchors, and each anchor as a gap of one block on either side.
fn between<'s, 'a>(
    old: &'s [Said<'a>],
    new: &'s [Said<'a>],
    anchors: &[(usize, usize)],
    take: &mut impl FnMut(&'s [Said<'a>], &'s [Said<'a>]),
) {
    let (mut left, mut right) = (0, 0);
    for (at_old, at_new) in anchors {
        let gap = (old.get(left..*at_old).unwrap_or_default(), new.get(right..*at_new).unwrap_or_default());
        take(gap.0, gap.1);
        let (after_old, after_new) = (at_old + 1, at_new + 1);
        take(
            old.get(*at_old..after_old).unwrap_or_default(),
            new.get(*at_new..after_new).unwrap_or_default(),
        );
        (left, right) = (after_old, after_new);
    }
    take(old.get(left..).unwrap_or_default(), new.get(right..).unwrap_or_default());
}

fn by_words<'a>(old: &[Said<'a>], new: &[Said<'a>], out: &mut Vec<Pair<'a>>) {
    let keys = |side: &[Said<'a>]| side.iter().map(|said| format!("{:?}", said.key())).collect::<Vec<_>>();
    if let ([left], [right]) = (old, new)
        && (left.block.id == right.block.id || left.key() == right.key())
    {
        out.push(Pair::Both(left.block, right.block));
        return;
    }
    let anchors = if old.is_empty() || new.is_empty() { Vec::new() } else { matches(&keys(old), &keys(new)) };
    between(old, new, &anchors, &mut |old, new| by_likeness(old, new, out));
}

fn by_likeness<'a>(old: &[Said<'a>], new: &[Said<'a>], out: &mut Vec<Pair<'a>>) {
    let few = old.len().saturating_mul(new.len()) <= MOST;
    let bags: Vec<Bag<'_>> = if few { old.iter().map(Bag::of).collect() } else { Vec::new() };
    let mut rest = old.iter().zip(&bags).enumerate().peekable();
    let mut passed = 0;
    for said in new {
        let bag = Bag::of(said);
        let found = rest.clone().find(|(_, (_, other))| few && other.is_like(&bag)).map(|(at, _)| at);
        let Some(found) = found else {
            out.push(Pair::New(said.block));
            continue;
        };
        out.extend(old.iter().take(found).skip(passed).map(|said| Pair::Old(said.block)));
        if let Some(other) = old.get(found) {
            out.push(Pair::Both(other.block, said.block));
        }
        passed = found + 1;
        while rest.next_if(|(at, _)| *at < passed).is_some() {}
    }
    out.extend(old.iter().skip(passed).map(|said| Pair::Old(said.block)));
}

/// The words of a block and how often each stands there.
struct Bag<'a> {
    kind: BlockKind,
    words: HashMap<&'a str, usize>,
    size: usize,
}

impl<'a> Bag<'a> {
    fn of(said: &'a Said<'_>) -> Self {
        let mut words = HashMap::new();
        let mut size = 0;
        for token in said.texts.iter().flat_map(|(_, text)| tokens(text)).filter(|token| token.is_word()) {
            *words.entry(token.word()).or_default() += 1;
            size += 1;
        }
        Self { kind: BlockKind::of(&said.block.kind), words, size }
    }

    /// Sørensen and Dice: twice the words that both have, of all words.
    fn is_like(&self, other: &Self) -> bool {
        let shared: usize =
            self.words.iter().map(|(word, n)| other.words.get(word).map_or(0, |m| *n.min(m))).sum();
        self.kind == other.kind && shared > 0 && 200 * shared >= ALIKE * (self.size + other.size)
    }
}

/// The places of what both have, in the order of both.
fn matches<T: AsRef<str>>(old: &[T], new: &[T]) -> Vec<(usize, usize)> {
    let mut input = InternedInput::default();
    input.update_before(old.iter().map(AsRef::as_ref));
    input.update_after(new.iter().map(AsRef::as_ref));
    let diff = Diff::compute(Algorithm::Histogram, &input);
    let kept = |all: usize, is_gone: &dyn Fn(u32) -> bool| {
        (0..all).filter(|at| u32::try_from(*at).is_ok_and(|at| !is_gone(at))).collect::<Vec<_>>()
    };
    let left = kept(old.len(), &|at| diff.is_removed(at));
    let right = kept(new.len(), &|at| diff.is_added(at));
    left.into_iter().zip(right).collect()
}
