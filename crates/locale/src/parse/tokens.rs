//! A line of text as numbers, words and marks.

use std::ops::RangeInclusive;

/// No date line is longer, in characters or in parts.
const MOST_CHARACTERS: usize = 120;

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// The value and how many digits it was written with.
    Number(u16, usize),
    /// Letters, in lower case.
    Word(String),
    /// Any other single character that is not white space.
    Mark(char),
}

/// `None` where the line is too long, or a number too large, to be a date. A fraction of a second may have more
/// digits than fit; its first ones do.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let text = text.trim();
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        return None;
    }
    let mut out = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(first) = rest.next() {
        if first.is_ascii_digit() {
            let mut digits = first.to_string();
            while let Some(next) = rest.next_if(char::is_ascii_digit) {
                digits.push(next);
            }
            let value: String = digits.chars().take(4).collect();
            out.push(Token::Number(value.parse().ok()?, digits.len()));
        } else if first.is_alphabetic() {
            let mut word: String = first.to_lowercase().collect();
            while let Some(next) = rest.next_if(|next| next.is_alphabetic()) {
                word.extend(next.to_lowercase());
            }
            out.push(Token::Word(word));
        } else if !first.is_whitespace() {
            out.push(Token::Mark(first));
        }
    }
    Some(out)
}

/// Takes tokens from the front, one decision at a time.
pub(super) struct Reader<'a> {
    rest: &'a [Token],
}

impl<'a> Reader<'a> {
    pub(super) fn new(tokens: &'a [Token]) -> Self {
        Self { rest: tokens }
    }

    pub(super) fn at_end(&self) -> bool {
        self.rest.is_empty()
    }

    /// Takes this mark, if it is next.
    pub(super) fn mark(&mut self, mark: &str) -> bool {
        self.take(|token| matches!(token, Token::Mark(found) if mark.chars().eq([*found])).then_some(()))
            .is_some()
    }

    /// Takes a word the test accepts.
    pub(super) fn word_if(&mut self, test: impl Fn(&str) -> bool) -> Option<()> {
        self.word_with(|word| test(word).then_some(()))
    }

    /// Takes a word and what it means, if it means anything here.
    pub(super) fn word_with<T>(&mut self, meaning: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.take(|token| match token {
            Token::Word(word) => meaning(word),
            _ => None,
        })
    }

    /// Takes a number written with this many digits.
    pub(super) fn number(&mut self, digits: RangeInclusive<usize>) -> Option<u16> {
        self.take(|token| match token {
            Token::Number(value, written) if digits.contains(written) => Some(*value),
            _ => None,
        })
    }

    /// Takes a number and says with how many digits it was written.
    pub(super) fn any_number(&mut self) -> Option<(u16, usize)> {
        self.take(|token| match token {
            Token::Number(value, written) => Some((*value, *written)),
            _ => None,
        })
    }

    fn take<T>(&mut self, decide: impl FnOnce(&Token) -> Option<T>) -> Option<T> {
        let (first, rest) = self.rest.split_first()?;
        let decided = decide(first)?;
        self.rest = rest;
        Some(decided)
    }
}
