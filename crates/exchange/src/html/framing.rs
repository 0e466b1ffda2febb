//! Lists, quotations and tables: when one begins, what joins it, when it ends.

use html5ever::tokenizer::Tag;

use super::build::{Builder, attribute};
use super::frame::Frame;
use crate::lost::Lost;

impl Builder<'_> {
    pub(super) fn framed(&mut self, tag: &Tag) {
        self.close_leaf();
        let name: &str = &tag.name;
        // Galleries of older editors are lists of figures.
        let in_pictures = self.figures.last().is_some_and(|figure| !figure.words_are_caption);
        match (&mut self.frame, name) {
            (Some(Frame::List { depth, .. }), "ul" | "ol" | "menu")
            | (Some(Frame::Quote { depth, .. }), "blockquote")
            | (Some(Frame::Table { depth, .. }), "table") => *depth += 1,
            (Some(Frame::List { items, .. }), "li") => items.push(Vec::new()),
            (Some(Frame::Table { rows, depth: 1, .. }), "tr") => rows.push(Vec::new()),
            (Some(Frame::Table { rows, header, depth: 1 }), "td" | "th") => {
                if rows.is_empty() {
                    rows.push(Vec::new());
                }
                let is_first_row = rows.len() == 1;
                let Some(row) = rows.last_mut() else { return };
                row.push(Vec::new());
                if is_first_row {
                    *header = name == "th" && (*header || row.len() == 1);
                }
                if attribute(tag, "colspan").is_some_and(|span| span.trim() != "1") {
                    self.lose(Lost::Span);
                }
            }
            (None, "ul" | "menu") if !in_pictures => self.frame = Some(list(false)),
            (None, "ol") if !in_pictures => self.frame = Some(list(true)),
            (None, "blockquote") => {
                self.frame = Some(Frame::Quote { paragraphs: Vec::new(), cite: None, depth: 1 });
            }
            (None, "table") => self.frame = Some(Frame::Table { rows: Vec::new(), header: false, depth: 1 }),
            _ => {}
        }
    }

    pub(super) fn unframe(&mut self, name: &str) {
        self.close_leaf();
        let depth = match (&mut self.frame, name) {
            (Some(Frame::List { depth, .. }), "ul" | "ol" | "menu")
            | (Some(Frame::Quote { depth, .. }), "blockquote")
            | (Some(Frame::Table { depth, .. }), "table") => depth,
            _ => return,
        };
        *depth -= 1;
        if *depth == 0 {
            self.close_frame();
        }
    }

    pub(super) fn close_frame(&mut self) {
        if let Some(kind) = self.frame.take().and_then(Frame::finish) {
            self.add(kind);
        }
        self.flush();
    }
}

fn list(ordered: bool) -> Frame {
    Frame::List { ordered, items: Vec::new(), depth: 1 }
}
