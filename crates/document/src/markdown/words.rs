//! Characters one by one, with those that a backslash takes the meaning from.

/// A text and a place in it.
pub(super) struct Chars {
    all: Vec<char>,
    at: usize,
}

impl Chars {
    pub(super) fn new(text: &str) -> Self {
        Self { all: text.chars().collect(), at: 0 }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The character at a place.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.all.get(place).copied()
    }

    /// The character `ahead` of the next one.
    pub(super) fn peek(&self, ahead: usize) -> Option<char> {
        self.all.get(self.at + ahead).copied()
    }

    /// The next character, whatever it means.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.peek(0)?;
        self.at += 1;
        Some(next)
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn back_to(&mut self, place: usize) {
        self.at = place;
    }

    /// What stands between two places.
    pub(super) fn between(&self, from: usize, to: usize) -> String {
        self.all.get(from..to).unwrap_or_default().iter().collect()
    }

    /// The next character, and whether a backslash took its meaning: `\*`, `\u{a}`. A backslash before a letter or a line
    /// end is one.
    pub(super) fn take(&mut self) -> Option<(char, bool)> {
        let c = self.next()?;
        if c != '\\' {
            return Some((c, false));
        }
        match self.peek(0) {
            Some('u') if self.peek(1) == Some('{') => Some(self.coded().map_or(('\\', true), |c| (c, true))),
            Some(next) if next.is_ascii_punctuation() || next == ' ' => {
                self.at += 1;
                Some((next, true))
            }
            _ => Some(('\\', true)),
        }
    }

    /// The character of `u{hex}` at this place.
    fn coded(&mut self) -> Option<char> {
        let digits: String = self.all.iter().skip(self.at + 2).take(6).take_while(|c| **c != '}').collect();
        let end = self.at + 2 + digits.chars().count();
        let c = u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32)?;
        if self.all.get(end) != Some(&'}') {
            return None;
        }
        self.at = end + 1;
        Some(c)
    }
}

/// A character by its number, where it would be lost as it is.
pub(super) fn escape(c: char) -> String {
    format!("\\u{{{:x}}}", u32::from(c))
}
