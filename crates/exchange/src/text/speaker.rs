//! Who said it.
//!
//! For each quotation the words around it are read: the same sentence first (before an opening colon or comma, then
//! behind the closing mark, then the rest of the sentence before), then the sentence before, then the one behind. A
//! speaker is the subject of a verb of saying, or the name after "according to", "so", "laut". Where only a post is
//! named ("a spokesman for the ministry"), the post is the speaker. "He" and "she" mean the person named last in the
//! paragraph. What cannot be told stays empty: no speaker is better than a wrong one.

use std::collections::BTreeSet;

use super::clause::{self, Token};
use super::model::Paragraph;
use super::names::{is_full_name, is_place_or_body, named, runs, slice, without_possessive};
use super::speech::Quote;
use super::subject::{Who, after_speaker, before_speaker, phrase_after, subject_before};
use super::words::{self, has};

/// How far around a quotation is read, in tokens.
const REACH: usize = 60;

/// The family names of the people that the page names in full.
pub(super) struct People(BTreeSet<String>);

impl People {
    /// Collects them.
    pub(super) fn of(paragraphs: &[Paragraph]) -> People {
        const MOST: usize = 2_000;
        let mut known = BTreeSet::new();
        for paragraph in paragraphs {
            let chars: Vec<char> = paragraph.text.chars().collect();
            let tokens = clause::tokens(&chars, 0, chars.len());
            for (from, to) in runs(&tokens) {
                let run = slice(&tokens, from, to);
                if known.len() < MOST
                    && is_full_name(&tokens, from, to)
                    && let Some(last) = run.last()
                {
                    known.insert(without_possessive(&last.text).to_owned());
                }
            }
        }
        People(known)
    }
}

/// One paragraph with its quotations.
pub(super) struct Context<'a> {
    chars: &'a [char],
    quotes: &'a [Quote],
    people: &'a People,
    /// The words outside the quotations.
    tokens: Vec<Token>,
    starts: Vec<usize>,
}

impl<'a> Context<'a> {
    /// Reads the paragraph's sentences.
    pub(super) fn new(chars: &'a [char], quotes: &'a [Quote], people: &'a People) -> Context<'a> {
        let mut tokens = Vec::new();
        let mut from = 0;
        for (open, close) in quotes {
            tokens.extend(clause::tokens(chars, from, *open));
            from = close + 1;
        }
        tokens.extend(clause::tokens(chars, from, chars.len()));
        let starts = clause::sentence_starts(chars, quotes);
        Context { chars, quotes, people, tokens, starts }
    }

    /// The speaker of each quotation, in order.
    pub(super) fn speakers(&self) -> Vec<Option<String>> {
        let mut speakers: Vec<Option<String>> = Vec::new();
        for place in 0..self.quotes.len() {
            let speaker = self.speaker(place, speakers.last());
            speakers.push(speaker);
        }
        speakers
    }

    fn speaker(&self, place: usize, previous: Option<&Option<String>>) -> Option<String> {
        let (open, close) = self.quotes.get(place).copied()?;
        let last_close = place.checked_sub(1).and_then(|at| self.quotes.get(at)).map(|(_, close)| *close);
        let next_open = self.quotes.get(place + 1).map_or(self.chars.len(), |(open, _)| *open);
        let start = self.starts.iter().rev().find(|start| **start <= open).copied().unwrap_or(0);
        let end = self.starts.iter().find(|start| **start > open).copied().unwrap_or(self.chars.len());
        let before = self.between(last_close.map_or(start, |close| start.max(close + 1)), open);
        let after = self.between(close + 1, end.min(next_open));
        let head = before_speaker(before, start == 0 && last_close.is_none());
        let introduced =
            before.last().is_some_and(|token| matches!(token.lower.as_str(), ":" | ",") || token.says());
        let who = match head {
            Some(who) if introduced => Some(who),
            head => self
                .asked_behind(close, end, next_open)
                .or_else(|| self.behind(after, before, close))
                .or(head),
        };
        if let Some(who) = who {
            return self.resolve(who, open);
        }
        let same_sentence = last_close.is_some_and(|close| close >= start);
        let alone = before.iter().all(|token| token.is_mark());
        if same_sentence || (alone && last_close.is_some_and(|close| self.only_space(close + 1, open))) {
            return previous.cloned().flatten();
        }
        if !alone || !after.iter().all(|token| token.is_mark()) {
            return None;
        }
        self.neighbours(start, end, next_open).and_then(|(who, at)| self.resolve(who, at))
    }

    /// `"Why?" Holm asked.`: after a question or exclamation the attribution looks like a new sentence.
    fn asked_behind(&self, close: usize, end: usize, next_open: usize) -> Option<Who> {
        if !self.last_inside(close).is_some_and(|c| "!?".contains(c)) || end > next_open {
            return None;
        }
        let next_end = self.starts.iter().find(|start| **start > end).copied().unwrap_or(self.chars.len());
        let tokens = self.between(close + 1, next_end.min(next_open));
        let verb = tokens.iter().take(6).position(Token::says)?;
        subject_before(slice(tokens, 0, verb), 0)
    }

    /// The attribution behind the closing mark in the same sentence.
    fn behind(&self, after: &[Token], before: &[Token], close: usize) -> Option<Who> {
        let first = after.first()?;
        let parted = self.last_inside(close).is_some_and(|c| ",.!?…–—".contains(c))
            || matches!(first.lower.as_str(), "," | "–" | "—" | "-");
        let tail = before.len().saturating_sub(3);
        let judged = before.iter().skip(tail).any(|token| has(words::JUDGING, &token.lower));
        if judged && matches!(first.lower.as_str(), "by" | "von" | "durch") {
            return phrase_after(slice(after, 1, after.len()));
        }
        (parted || first.says() || first.lower == "so").then(|| after_speaker(after)).flatten()
    }

    /// The sentence before, then the one behind; with the place up to which a pronoun looks back.
    fn neighbours(&self, start: usize, end: usize, next_open: usize) -> Option<(Who, usize)> {
        let earlier = self.starts.iter().rev().find(|other| **other < start).copied();
        let before = earlier.map(|from| (from, self.between(from, start)));
        if let Some((from, tokens)) = before
            && let Some(who) = before_speaker(tokens, false).or_else(|| after_speaker(tokens))
        {
            return Some((who, from.max(1)));
        }
        let later = self.starts.iter().find(|other| **other > end).copied().unwrap_or(self.chars.len());
        let behind = self.between(end, later.min(next_open));
        let verb = behind.iter().take(8).position(Token::says)?;
        subject_before(slice(behind, 0, verb), 0).map(|who| (who, start))
    }

    fn resolve(&self, who: Who, at: usize) -> Option<String> {
        match who {
            Who::Named(name) => Some(name),
            Who::Person => self.last_person(at),
        }
    }

    /// The person named last before a place.
    fn last_person(&self, at: usize) -> Option<String> {
        let to = self.tokens.partition_point(|token| token.start < at);
        let tokens = slice(&self.tokens, to.saturating_sub(REACH * 5), to);
        let runs = runs(tokens);
        let strong = runs.iter().rev().find(|(from, to)| {
            let last = slice(tokens, *from, *to).last();
            is_full_name(tokens, *from, *to) || last.is_some_and(|last| self.people.0.contains(&last.text))
        });
        let weak = || {
            runs.iter().rev().find(|(from, to)| {
                tokens.get(*to).is_some_and(|next| next.says() || next.lower.ends_with("ed"))
                    && !is_place_or_body(slice(tokens, *from, *to))
            })
        };
        let (from, to) = strong.or_else(weak)?;
        named(slice(tokens, *from, *to))
    }

    fn last_inside(&self, close: usize) -> Option<char> {
        self.chars.get(..close)?.iter().rev().find(|c| !c.is_whitespace()).copied()
    }

    fn only_space(&self, from: usize, to: usize) -> bool {
        self.chars.get(from..to).is_some_and(|gap| gap.iter().all(|c| c.is_whitespace() || "–—".contains(*c)))
    }

    /// The tokens outside quotations between two places, at most [`REACH`] nearest to the quotation.
    fn between(&self, from: usize, to: usize) -> &[Token] {
        let first = self.tokens.partition_point(|token| token.start < from);
        let end = self.tokens.partition_point(|token| token.start < to).max(first);
        slice(&self.tokens, first, end.min(first + REACH * 2))
    }
}
