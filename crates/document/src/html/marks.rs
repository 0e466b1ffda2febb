//! Text with marks as nested elements.

use super::escape;
use crate::check::is_link;
use crate::model::{Attribution, Inline, Mark};

/// A footnote met on the way.
pub(super) struct Note {
    /// Counted from 1 over the whole article.
    pub(super) number: usize,
    /// Not escaped.
    pub(super) text: String,
}

/// Appends `text`. A mark that goes on over several runs is one element, so that a quotation with a strong word in
/// it stays one quotation.
pub(super) fn inlines(out: &mut String, notes: &mut Vec<Note>, text: &[Inline]) {
    let mut open: Vec<&Mark> = Vec::new();
    for inline in text {
        let mut wanted: Vec<&Mark> = inline.marks().iter().collect();
        wanted.sort_by_key(|mark| mark.rank());
        let common = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        close(out, notes, &mut open, common);
        for mark in wanted.into_iter().skip(common) {
            start(out, mark);
            open.push(mark);
        }
        match inline {
            Inline::Text { text, .. } => out.push_str(&escape(text)),
            Inline::Break { .. } => out.push_str("<br>"),
        }
    }
    close(out, notes, &mut open, 0);
}

fn close(out: &mut String, notes: &mut Vec<Note>, open: &mut Vec<&Mark>, keep: usize) {
    while open.len() > keep {
        if let Some(mark) = open.pop() {
            end(out, notes, mark);
        }
    }
}

fn start(out: &mut String, mark: &Mark) {
    match mark {
        Mark::Note { .. } => {}
        Mark::Quotation(attribution) => speech(out, attribution),
        Mark::Link { href } if is_link(href) => out.push_str(&format!("<a href=\"{}\">", escape(href))),
        Mark::Link { .. } => {}
        Mark::Strong => out.push_str("<strong>"),
        Mark::Emphasis => out.push_str("<em>"),
        Mark::Sub => out.push_str("<sub>"),
        Mark::Sup => out.push_str("<sup>"),
        Mark::Code => out.push_str("<code>"),
    }
}

fn end(out: &mut String, notes: &mut Vec<Note>, mark: &Mark) {
    match mark {
        Mark::Note { text } => {
            let number = notes.len() + 1;
            notes.push(Note { number, text: text.clone() });
            out.push_str(&format!("<sup class=\"note-ref\"><a id=\"note-ref-{number}\" href=\"#note-{number}\">{number}</a></sup>"));
        }
        Mark::Quotation(_) => out.push_str("</span>"),
        Mark::Link { href } => out.push_str(if is_link(href) { "</a>" } else { "" }),
        Mark::Strong => out.push_str("</strong>"),
        Mark::Emphasis => out.push_str("</em>"),
        Mark::Sub => out.push_str("</sub>"),
        Mark::Sup => out.push_str("</sup>"),
        Mark::Code => out.push_str("</code>"),
    }
}

/// No `q` element: browsers would add a second pair of quotation marks.
fn speech(out: &mut String, attribution: &Attribution) {
    out.push_str("<span class=\"speech\"");
    let known = [
        ("data-speaker", &attribution.speaker),
        ("data-when", &attribution.when),
        ("data-place", &attribution.place),
        ("data-source", &attribution.source),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            out.push_str(&format!(" {name}=\"{}\"", escape(value)));
        }
    }
    out.push_str(if attribution.proposed { " data-proposed>" } else { ">" });
}
