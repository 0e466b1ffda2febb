//! The words of one block, with their marks, as they come.

use document::{Inline, Mark, Text};

use super::plain::turns;

/// Words that are being collected. White space is kept back until words follow, so that none stands at an edge and none
/// twice.
#[derive(Default)]
pub(super) struct Words {
    text: Text,
    gap: Gap,
}

/// White space that was met since the last word.
#[derive(Default)]
struct Gap {
    any: bool,
    lines: usize,
    /// The marks it stood in.
    marks: Vec<Mark>,
}

impl Words {
    /// Whether there is anything to read.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the words end with a line break.
    pub(super) fn ends_with_break(&self) -> bool {
        matches!(self.text.last(), Some(Inline::Break { .. }))
    }

    /// Line ends that were met since the last word.
    pub(super) fn lines(&self) -> usize {
        self.gap.lines
    }

    /// White space: a space, or a line end where those count.
    pub(super) fn space(&mut self, is_line: bool, marks: &[Mark]) {
        if !self.gap.any {
            self.gap.any = true;
            self.gap.marks = marks.to_vec();
        }
        self.gap.lines += usize::from(is_line);
    }

    /// Words without white space in them.
    pub(super) fn word(&mut self, word: &str, marks: &[Mark]) {
        let word: String = word.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
        if word.is_empty() {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        if gap.any && !self.text.is_empty() && !self.ends_with_break() {
            let common: Vec<Mark> = gap.marks.into_iter().filter(|mark| marks.contains(mark)).collect();
            if gap.lines > 0 {
                self.text.push(Inline::Break { marks: common });
            } else {
                self.push(" ", &common);
            }
        }
        self.push(&word, marks);
    }

    /// A line break.
    pub(super) fn line_break(&mut self, marks: &[Mark]) {
        self.gap = Gap::default();
        if !self.text.is_empty() {
            self.text.push(Inline::Break { marks: marks.to_vec() });
        }
    }

    /// What was collected, without breaks at its end; nothing is left. `None` where nobody could read it.
    pub(super) fn take(&mut self) -> Option<Text> {
        self.gap = Gap::default();
        let mut text = std::mem::take(&mut self.text);
        while matches!(text.last(), Some(Inline::Break { .. })) {
            text.pop();
        }
        let blank = text.iter().all(|inline| inline.as_text().chars().all(is_blank));
        (!blank).then_some(text)
    }

    fn push(&mut self, words: &str, marks: &[Mark]) {
        match self.text.last_mut() {
            Some(Inline::Text { text, marks: last }) if last == marks => text.push_str(words),
            _ => self.text.push(Inline::Text { text: words.to_owned(), marks: marks.to_vec() }),
        }
    }
}

/// White space, and what has no width.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

/// The words of a text on one line.
pub(super) fn line(text: &[Inline]) -> String {
    let words: String = text.iter().map(Inline::as_text).collect();
    super::clean_line(&words)
}

/// The address that a text consists of, if it is one and nothing else.
pub(super) fn lone_address(text: &[Inline]) -> Option<String> {
    let [Inline::Text { text, marks }] = text else { return None };
    let is_itself = marks.iter().all(|mark| matches!(mark, Mark::Link { href } if href == text));
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    if is_itself && is_address { super::page_address(text) } else { None }
}
