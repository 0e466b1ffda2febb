//! The words of one block, with their marks, as they come.

use std::borrow::Cow;
use std::rc::Rc;

use document::{Inline, Mark, Text};

use super::plain::turns;

/// Bytes that the marks of a text may take (8 MiB): each run of words has marks of its own, an address with each link.
const MOST_MARKED: usize = 8 * 1024 * 1024;

/// Words that are being collected. White space is kept back until words follow, so that none stands at an edge and none
/// twice.
#[derive(Default)]
pub(super) struct Words {
    text: Text,
    gap: Gap,
    /// Bytes of marks so far, in this block and those before it.
    marked: usize,
    /// There were too many marks: what follows has none.
    pub(super) is_over: bool,
}

/// White space that was met since the last word.
#[derive(Default)]
struct Gap {
    any: bool,
    lines: usize,
    /// The marks it stood in.
    marks: Rc<[Mark]>,
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
    pub(super) fn space(&mut self, is_line: bool, marks: &Rc<[Mark]>) {
        if !self.gap.any {
            self.gap.any = true;
            self.gap.marks = Rc::clone(marks);
        }
        self.gap.lines += usize::from(is_line);
    }

    /// Words without white space in them.
    pub(super) fn word(&mut self, word: &str, marks: &Rc<[Mark]>) {
        let word: String = word.chars().filter(|c| !c.is_control() && !turns(*c)).collect();
        if word.is_empty() {
            return;
        }
        let gap = std::mem::take(&mut self.gap);
        if gap.any && !self.text.is_empty() && !self.ends_with_break() {
            let common = if Rc::ptr_eq(&gap.marks, marks) {
                gap.marks
            } else {
                gap.marks.iter().filter(|mark| marks.contains(mark)).cloned().collect()
            };
            if gap.lines > 0 {
                self.push_break(&common);
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
            self.push_break(marks);
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
        let goes_on = matches!(self.text.last(), Some(Inline::Text { marks: last, .. }) if last == marks);
        let marks = if goes_on { Cow::Borrowed(marks) } else { Cow::Owned(self.afforded(marks)) };
        match self.text.last_mut() {
            Some(Inline::Text { text, marks: last }) if *last == *marks => text.push_str(words),
            _ => self.text.push(Inline::Text { text: words.to_owned(), marks: marks.into_owned() }),
        }
    }

    fn push_break(&mut self, marks: &[Mark]) {
        let marks = self.afforded(marks);
        self.text.push(Inline::Break { marks });
    }

    /// The marks of one more run; none where that would be too many in all.
    fn afforded(&mut self, marks: &[Mark]) -> Vec<Mark> {
        self.marked = self.marked.saturating_add(marks.iter().map(weight).sum());
        self.is_over |= self.marked > MOST_MARKED;
        if self.is_over { Vec::new() } else { marks.to_vec() }
    }
}

/// The bytes of a mark.
fn weight(mark: &Mark) -> usize {
    let address = if let Mark::Link { href } = mark { href.len() } else { 0 };
    size_of::<Mark>() + address
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_more_than_their_share() {
        let marks: Rc<[Mark]> = Rc::new([Mark::Link { href: format!("/{}", "x".repeat(2_000)) }]);
        let mut words = Words::default();
        for _ in 0..10_000 {
            words.word("a", &marks);
            words.word("b", &Rc::default());
        }
        assert!(words.is_over);
        let text = words.take().unwrap();
        let marked: usize = text.iter().flat_map(Inline::marks).map(weight).sum();
        assert!(marked <= MOST_MARKED, "{marked}");
        assert_eq!(line(&text), "ab".repeat(10_000), "no word is lost");
        assert!(text.len() < 20_000, "what has no marks any more is one run");
    }
}
