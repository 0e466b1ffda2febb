//! Words with marks, read from text. Marks of words are a set and no tree, so that signs which overlap mean what they say.

use super::attributes::{self, Pairs, source_of};
use super::ends::Ends;
use super::words::Chars;
use super::{Wrong, marked};
use crate::check::is_link;
use crate::model::{Mark, Text};

/// A sign that stands on both sides of the words it marks.
pub(super) struct Sign {
    text: &'static str,
    pub(super) mark: fn() -> Mark,
    /// Whether it may stand within a word.
    within: bool,
}

pub(super) const SIGNS: [Sign; 6] = [
    Sign { text: "**", mark: || Mark::Strong, within: true },
    Sign { text: "*", mark: || Mark::Emphasis, within: true },
    Sign { text: "__", mark: || Mark::Strong, within: false },
    Sign { text: "_", mark: || Mark::Emphasis, within: false },
    Sign { text: "~", mark: || Mark::Sub, within: true },
    Sign { text: "^", mark: || Mark::Sup, within: true },
];

pub(super) enum Token {
    Words(String),
    Code(String),
    Break,
    /// Which of [`SIGNS`], and whether it may begin and end something.
    Sign(usize, bool, bool),
    Open,
    /// What the brackets before it mean, and the text where there are none.
    Close(Vec<Mark>, String),
}

impl Token {
    /// The words it is where it marks nothing; none for a break.
    pub(super) fn text(&self) -> Option<&str> {
        Some(match self {
            Self::Break => return None,
            Self::Words(text) | Self::Code(text) | Self::Close(_, text) => text,
            Self::Sign(which, ..) => SIGNS.get(*which).map_or("", |sign| sign.text),
            Self::Open => "[",
        })
    }
}

/// Reads a text whose lines are joined by line feeds, in a time that grows as its length does.
pub(super) fn read(text: &str) -> Result<Text, Wrong> {
    let tokens = Scan::new(text).all()?;
    marked::read(&tokens)
}

struct Scan {
    chars: Chars,
    tokens: Vec<Token>,
    words: String,
    /// The last character of the tokens that is no sign.
    behind: Option<char>,
    /// Brackets that wait for their end.
    open: usize,
    /// Where the signs end that were last looked past.
    past_signs: usize,
    /// Looked for where the first address or braces begin.
    ends: Option<Ends>,
}

impl Scan {
    fn new(text: &str) -> Self {
        Self {
            chars: Chars::new(text),
            tokens: Vec::new(),
            words: String::new(),
            behind: None,
            open: 0,
            past_signs: 0,
            ends: None,
        }
    }

    fn all(mut self) -> Result<Vec<Token>, Wrong> {
        while let Some(c) = self.chars.peek(0) {
            match c {
                '\\' => self.backslash(),
                '\n' => self.line_end(),
                '`' => self.code(),
                '[' => self.push(1, Token::Open),
                ']' => self.close()?,
                '*' | '_' | '~' | '^' => self.sign(),
                _ => {
                    self.words.push(c);
                    self.chars.skip(1);
                }
            }
        }
        self.flush();
        Ok(self.tokens)
    }

    fn flush(&mut self) {
        if let Some(last) = self.words.chars().next_back() {
            self.behind = Some(last);
            self.tokens.push(Token::Words(std::mem::take(&mut self.words)));
        }
    }

    fn push(&mut self, count: usize, token: Token) {
        self.chars.skip(count);
        self.flush();
        match &token {
            Token::Sign(..) => {}
            Token::Open => self.open += 1,
            Token::Break => self.behind = None,
            Token::Words(text) | Token::Code(text) => self.behind = text.chars().next_back(),
            Token::Close(_, text) => {
                self.behind = text.chars().next_back();
                self.open = self.open.saturating_sub(1);
            }
        }
        self.tokens.push(token);
    }

    fn backslash(&mut self) {
        if self.chars.peek(1) == Some('\n') {
            return self.push(2, Token::Break);
        }
        if let Some((c, _)) = self.chars.take() {
            self.words.push(c);
        }
    }

    /// Lines flow together; two spaces at the end of one break it (CommonMark 0.31, 6.7).
    fn line_end(&mut self) {
        let breaks = self.words.ends_with("  ");
        self.words.truncate(self.words.trim_end_matches(' ').len());
        if breaks {
            return self.push(1, Token::Break);
        }
        self.chars.skip(1);
        self.words.push(' ');
    }

    fn code(&mut self) {
        let from = self.chars.place();
        self.chars.skip(1);
        while let Some(c) = self.chars.next() {
            if c == '`' {
                let text = self.chars.between(from + 1, self.chars.place() - 1);
                if text.is_empty() {
                    break;
                }
                return self.push(0, Token::Code(text.replace('\n', " ")));
            }
        }
        self.chars.back_to(from + 1);
        self.words.push('`');
    }

    fn sign(&mut self) {
        let Some((which, sign)) = SIGNS.iter().enumerate().find(|(_, sign)| {
            sign.text.chars().enumerate().all(|(ahead, c)| self.chars.peek(ahead) == Some(c))
        }) else {
            return;
        };
        let length = sign.text.len();
        // `~~` is no sign here.
        if sign.text == "~" && self.chars.peek(1) == Some('~') {
            self.words.push_str("~~");
            return self.chars.skip(2);
        }
        let (before, after) = (self.before(), self.after(length));
        let in_word = !sign.within
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric);
        let beside = |c: Option<char>| !in_word && c.is_some_and(|c| !c.is_whitespace());
        self.push(length, Token::Sign(which, beside(after), beside(before)));
    }

    /// The last character that is no sign.
    fn before(&self) -> Option<char> {
        self.words.chars().next_back().or(self.behind)
    }

    /// The next character that is no sign, behind one of this length.
    fn after(&mut self, length: usize) -> Option<char> {
        // What was looked past before is not looked at again.
        self.past_signs = self.past_signs.max(self.chars.place() + length);
        while self.chars.at(self.past_signs).is_some_and(|c| matches!(c, '*' | '_' | '~' | '^' | '[' | ']')) {
            self.past_signs += 1;
        }
        self.chars.at(self.past_signs)
    }

    fn close(&mut self) -> Result<(), Wrong> {
        let from = self.chars.place();
        self.chars.skip(1);
        let found = match self.chars.peek(0) {
            Some('(') => self.address(),
            Some('{') => self.braces()?,
            _ => None,
        };
        let marks = match found {
            Some(marks) => marks,
            None => {
                self.chars.back_to(from + 1);
                Vec::new()
            }
        };
        if let Some(Mark::Link { href }) = marks.first()
            && self.open > 0
            && !is_link(href)
        {
            return Err(Wrong::Address(href.clone()));
        }
        let text = self.chars.between(from, self.chars.place());
        self.push(0, Token::Close(marks, text));
        Ok(())
    }

    /// An address in round brackets, if they end.
    fn address(&mut self) -> Option<Vec<Mark>> {
        self.chars.skip(1);
        let place = self.chars.place();
        if !self.ends().has_address(place) {
            return None;
        }
        let (mut href, mut depth) = (String::new(), 0_i64);
        loop {
            let (c, is_escaped) = self.chars.take()?;
            match c {
                ')' if !is_escaped && depth == 0 => {
                    return Some(vec![Mark::Link { href: href.trim().to_owned() }]);
                }
                '(' if !is_escaped => depth += 1,
                ')' if !is_escaped => depth -= 1,
                '\n' => return None,
                _ => {}
            }
            href.push(c);
        }
    }

    /// What stands in braces, if they end; behind no brackets they are words.
    fn braces(&mut self) -> Result<Option<Vec<Mark>>, Wrong> {
        self.chars.skip(1);
        let place = self.chars.place();
        if self.open == 0 || !self.ends().has_braces(place) {
            return Ok(None);
        }
        let Some(pairs) = attributes::read(&mut self.chars) else { return Ok(None) };
        marks_of(&pairs).map(Some)
    }

    fn ends(&mut self) -> &Ends {
        self.ends.get_or_insert_with(|| Ends::of(&mut self.chars))
    }
}

/// What braces behind brackets mean.
fn marks_of(pairs: &Pairs) -> Result<Vec<Mark>, Wrong> {
    let first = pairs.first().map_or("", |(name, _)| name.as_str());
    let mark = match (first, pairs.len()) {
        ("note", 1) => {
            let text = pairs.first().map(|(_, text)| text.clone()).unwrap_or_default();
            if text.trim().is_empty() {
                return Err(Wrong::Braces("note".to_owned()));
            }
            Mark::Note { text }
        }
        ("strong", 1) => Mark::Strong,
        ("em", 1) => Mark::Emphasis,
        ("sub", 1) => Mark::Sub,
        ("sup", 1) => Mark::Sup,
        ("code", 1) => Mark::Code,
        _ => {
            let source = source_of(pairs).map_err(Wrong::Braces)?;
            if let Some(url) = source.source_url.as_ref().filter(|url| !is_link(url)) {
                return Err(Wrong::Address(url.clone()));
            }
            Mark::Quotation(source)
        }
    };
    Ok(vec![mark])
}
