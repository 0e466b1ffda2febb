//! Words with marks, read from text. Marks of words are a set and no tree, so that signs which overlap mean what they say.

use super::Wrong;
use super::attributes::{self, Pairs, source_of};
use super::words::Chars;
use crate::check::is_link;
use crate::model::{Inline, Mark, Text};

/// A sign that stands on both sides of the words it marks.
struct Sign {
    text: &'static str,
    mark: fn() -> Mark,
    /// Whether it may stand within a word.
    within: bool,
}

const SIGNS: [Sign; 6] = [
    Sign { text: "**", mark: || Mark::Strong, within: true },
    Sign { text: "*", mark: || Mark::Emphasis, within: true },
    Sign { text: "__", mark: || Mark::Strong, within: false },
    Sign { text: "_", mark: || Mark::Emphasis, within: false },
    Sign { text: "~", mark: || Mark::Sub, within: true },
    Sign { text: "^", mark: || Mark::Sup, within: true },
];

enum Token {
    Words(String),
    Code(String),
    Break,
    /// Which of [`SIGNS`], and whether it may begin and end something.
    Sign(usize, bool, bool),
    Open,
    /// What the brackets before it mean, and the text where there are none.
    Close(Vec<Mark>, String),
}

/// Reads a text whose lines are joined by line feeds.
pub(super) fn read(text: &str) -> Result<Text, Wrong> {
    let tokens = Scan { chars: Chars::new(text), tokens: Vec::new(), words: String::new() }.all()?;
    Ok(emit(&tokens, &pairs(&tokens)))
}

struct Scan {
    chars: Chars,
    tokens: Vec<Token>,
    words: String,
}

impl Scan {
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
        if !self.words.is_empty() {
            self.tokens.push(Token::Words(std::mem::take(&mut self.words)));
        }
    }

    fn push(&mut self, count: usize, token: Token) {
        self.chars.skip(count);
        self.flush();
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
        if let Some(c) = self.words.chars().next_back() {
            return Some(c);
        }
        let last = self.tokens.iter().rev().find(|token| !matches!(token, Token::Sign(..) | Token::Open))?;
        match last {
            Token::Words(text) | Token::Code(text) | Token::Close(_, text) => text.chars().next_back(),
            _ => None,
        }
    }

    /// The next character that is no sign, behind one of this length.
    fn after(&self, length: usize) -> Option<char> {
        (length..)
            .map_while(|ahead| self.chars.peek(ahead))
            .find(|c| !matches!(c, '*' | '_' | '~' | '^' | '[' | ']'))
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
            && self.is_open()
            && !is_link(href)
        {
            return Err(Wrong::Address(href.clone()));
        }
        let text = self.chars.between(from, self.chars.place());
        self.push(0, Token::Close(marks, text));
        Ok(())
    }

    /// Whether a bracket waits for its end.
    fn is_open(&self) -> bool {
        let depth = self.tokens.iter().fold(0_i64, |depth, token| match token {
            Token::Open => depth + 1,
            Token::Close(..) => (depth - 1).max(0),
            _ => depth,
        });
        depth > 0
    }

    fn address(&mut self) -> Option<Vec<Mark>> {
        self.chars.skip(1);
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

    fn braces(&mut self) -> Result<Option<Vec<Mark>>, Wrong> {
        self.chars.skip(1);
        let Some(pairs) = attributes::read(&mut self.chars) else { return Ok(None) };
        if self.is_open() { marks_of(&pairs).map(Some) } else { Ok(None) }
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

/// Where something begins and ends, and what it means: places in the tokens.
struct Pair {
    from: usize,
    to: usize,
    mark: Mark,
}

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

fn emit(tokens: &[Token], pairs: &[Pair]) -> Text {
    let mut out: Text = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let is_mark = pairs.iter().any(|pair| pair.from == at || pair.to == at);
        let mut marks: Vec<Mark> = pairs
            .iter()
            .filter(|pair| pair.from < at && at < pair.to)
            .map(|pair| pair.mark.clone())
            .collect();
        let text = match token {
            Token::Break => {
                if let Inline::Text { marks, .. } = Inline::marked(" ", marks) {
                    out.push(Inline::Break { marks });
                }
                continue;
            }
            _ if is_mark => continue,
            Token::Words(text) | Token::Close(_, text) => text.as_str(),
            Token::Code(text) => {
                marks.push(Mark::Code);
                text.as_str()
            }
            Token::Sign(which, ..) => SIGNS.get(*which).map_or("", |sign| sign.text),
            Token::Open => "[",
        };
        out.push(Inline::marked(text, marks));
    }
    super::joined(&out)
}
