//! Markup that the document has no block for: its source is collected as it came.

use document::{Kind, Quarantine};
use html5ever::tokenizer::Tag;

use crate::lost::Lost;

/// An element that is kept whole, with what is in it.
pub(super) struct Foreign {
    name: String,
    depth: usize,
    html: String,
    what: Lost,
    /// Its text is no markup.
    raw: bool,
}

impl Foreign {
    pub(super) fn begin(tag: &Tag, what: Lost, raw: bool) -> Self {
        let mut html = String::new();
        write(&mut html, tag);
        Self { name: tag.name.to_string(), depth: 1, html, what, raw }
    }

    pub(super) fn start(&mut self, tag: &Tag) {
        if *tag.name == *self.name && !tag.self_closing {
            self.depth += 1;
        }
        write(&mut self.html, tag);
    }

    pub(super) fn text(&mut self, text: &str) {
        if self.raw { self.html.push_str(text) } else { self.html.push_str(&escape(text)) }
    }

    /// Whether it ended.
    pub(super) fn end(&mut self, name: &str) -> bool {
        self.html.push_str("</");
        self.html.push_str(name);
        self.html.push('>');
        if name == self.name {
            self.depth = self.depth.saturating_sub(1);
        }
        self.depth == 0
    }

    pub(super) fn finish(self) -> (Kind, Lost) {
        (quarantine(self.html, &self.what.reason()), self.what)
    }
}

/// A block that is kept as it came.
pub(super) fn quarantine(html: String, reason: &str) -> Kind {
    let html = html.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    Kind::Quarantine(Quarantine { html, reason: reason.to_owned() })
}

fn write(out: &mut String, tag: &Tag) {
    out.push('<');
    out.push_str(&tag.name);
    for attribute in &tag.attrs {
        out.push(' ');
        out.push_str(&attribute.name.local);
        out.push_str("=\"");
        out.push_str(&escape(&attribute.value));
        out.push('"');
    }
    out.push('>');
}

pub(super) fn escape(text: &str) -> String {
    markup::escape(text)
}
