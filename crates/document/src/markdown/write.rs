//! A block as text.

use super::attributes::{self, QUOTE, of_source};
use super::words::escape;
use super::{blocks, joined, plain};
use crate::model::{Attribution, Block, Card, Document, Figure, Inline, Kind, Mark, Text};

/// How the marks of words are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `*words*`.
    Short,
    /// `[words]{em}`, where the short form would run into what stands beside it.
    Long,
}

/// A block as a text that is read as that block. The stored form where nothing else says the same.
pub(super) fn block(kind: &Kind) -> String {
    for form in [Form::Short, Form::Long] {
        if let Some(text) = form.kind(kind)
            && is_read_as(&text, kind)
        {
            return text;
        }
    }
    let stored = Document { content: vec![Block::new(kind.clone())] }.to_json();
    attributes::write(&[("block", &stored)])
}

fn is_read_as(text: &str, kind: &Kind) -> bool {
    let Ok(pieces) = blocks::read(text) else { return false };
    matches!(pieces.as_slice(), [only] if plain(&only.kind) == plain(kind) && only.source == text)
}

impl Form {
    fn kind(self, kind: &Kind) -> Option<String> {
        Some(match kind {
            Kind::Paragraph(text) => self.text(text),
            Kind::Heading { level, text } => {
                format!("{} {}", "#".repeat(usize::from(*level)), self.text(text))
            }
            Kind::Quotation { paragraphs, attribution } => self.quotation(paragraphs, attribution),
            Kind::PullQuote(text) => before_lines(">> ", &self.text(text)),
            Kind::List { ordered, items } => self.list(*ordered, items),
            Kind::Figure(one) => figure(one),
            Kind::Gallery(all) => {
                let all: Vec<String> = all.iter().map(figure).collect();
                format!("::: gallery\n{}\n:::", all.join("\n"))
            }
            Kind::Embed(card) => leaf("embed", card),
            Kind::LinkCard(one) => leaf("card", one),
            Kind::Table { header, rows } => self.table(*header, rows),
            Kind::Divider => "---".to_owned(),
            Kind::Correction(_) => return None,
            Kind::Quarantine(kept) => {
                attributes::write(&[("quarantine", kept.reason.as_str()), ("html", kept.html.as_str())])
            }
        })
    }

    fn quotation(self, paragraphs: &[Text], attribution: &Attribution) -> String {
        let all: Vec<String> = paragraphs.iter().map(|text| before_lines("> ", &self.text(text))).collect();
        let words = all.join("\n>\n");
        let source = of_source(attribution);
        if source == [(QUOTE, "")] { words } else { format!("{words}\n{}", attributes::write(&source)) }
    }

    fn list(self, ordered: bool, items: &[Vec<Text>]) -> String {
        let item = |(number, paragraphs): (usize, &Vec<Text>)| {
            let sign = if ordered { format!("{}. ", number + 1) } else { "- ".to_owned() };
            let inset = " ".repeat(sign.len());
            let all: Vec<String> = paragraphs.iter().map(|text| self.text(text)).collect();
            let lines = all.join("\n\n");
            let mut out = sign;
            for (at, line) in lines.split('\n').enumerate() {
                if at > 0 {
                    out.push('\n');
                }
                if at > 0 && !line.is_empty() {
                    out.push_str(&inset);
                }
                out.push_str(line);
            }
            out
        };
        items.iter().enumerate().map(item).collect::<Vec<_>>().join("\n")
    }

    fn table(self, header: bool, rows: &[Vec<Text>]) -> String {
        let mut lines: Vec<String> = rows
            .iter()
            .map(|cells| {
                let cells: Vec<String> = cells
                    .iter()
                    .map(|text| self.text(text).replace("\\\n", "<br>").replace('|', "\\|"))
                    .collect();
                format!("| {} |", cells.join(" | "))
            })
            .collect();
        if header {
            let columns = rows.first().map_or(1, Vec::len);
            lines.insert(1, format!("|{}", " --- |".repeat(columns)));
        }
        lines.join("\n")
    }

    /// Words with their marks, and line starts that begin nothing else.
    fn text(self, text: &[Inline]) -> String {
        let text = joined(text);
        let mut out = String::new();
        let mut open: Vec<&Mark> = Vec::new();
        for one in &text {
            let kept = open.iter().zip(one.marks()).take_while(|(open, mark)| **open == *mark).count();
            while open.len() > kept {
                let closed = open.pop();
                out.extend(closed.map(|mark| self.close(mark)));
            }
            let code = match one {
                Inline::Text { text, marks } if self == Form::Short && marks.last() == Some(&Mark::Code) => {
                    is_bare(text).then_some(text)
                }
                _ => None,
            };
            let opens = one.marks().len() - usize::from(code.is_some());
            for mark in one.marks().iter().take(opens).skip(kept) {
                out.push_str(self.open(mark));
                open.push(mark);
            }
            match (one, code) {
                (_, Some(code)) => out.extend(["`", code, "`"]),
                (Inline::Break { .. }, _) => out.push_str("\\\n"),
                (Inline::Text { text, .. }, _) => push_words(&mut out, text),
            }
        }
        while let Some(mark) = open.pop() {
            out.push_str(&self.close(mark));
        }
        tidy(&out)
    }

    fn open(self, mark: &Mark) -> &'static str {
        match (self, mark) {
            (Self::Short, Mark::Strong) => "**",
            (Self::Short, Mark::Emphasis) => "*",
            (Self::Short, Mark::Sub) => "~",
            (Self::Short, Mark::Sup) => "^",
            _ => "[",
        }
    }

    fn close(self, mark: &Mark) -> String {
        let braces = |name: &str| format!("]{{{name}}}");
        match (self, mark) {
            (_, Mark::Note { text }) => format!("]{}", attributes::write(&[("note", text)])),
            (_, Mark::Quotation(source)) => format!("]{}", attributes::write(&of_source(source))),
            (_, Mark::Link { href }) => format!("]({})", bracketed(href)),
            (Self::Short, Mark::Strong | Mark::Emphasis | Mark::Sub | Mark::Sup) => {
                self.open(mark).to_owned()
            }
            (_, Mark::Strong) => braces("strong"),
            (_, Mark::Emphasis) => braces("em"),
            (_, Mark::Sub) => braces("sub"),
            (_, Mark::Sup) => braces("sup"),
            (_, Mark::Code) => braces("code"),
        }
    }
}

fn is_bare(code: &str) -> bool {
    !code.is_empty() && !code.contains(['`', '\n', '\r', '\t']) && code.trim() == code
}

/// Takes their meaning from the characters of a text.
fn push_words(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '\\' | '*' | '_' | '`' | '[' | ']' | '~' | '^' => out.extend(['\\', c]),
            '\n' | '\r' | '\t' => out.push_str(&escape(c)),
            _ => out.push(c),
        }
    }
}

/// Writes white space at the edges of lines by its number, and takes the meaning from line starts.
fn tidy(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let start = line.trim_start();
        for c in line.chars().take(line.chars().count() - start.chars().count()) {
            out.push_str(&escape(c));
        }
        let end = start.trim_end();
        if blocks::begins(end) {
            out.push_str(&blunted(end));
        } else {
            out.push_str(end);
        }
        for c in start.chars().skip(end.chars().count()) {
            out.push_str(&escape(c));
        }
    }
    out
}

/// The line with a backslash before what would make it begin a block.
fn blunted(line: &str) -> String {
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let mut out = String::new();
    for (at, c) in line.chars().enumerate() {
        if at == digits {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn before_lines(sign: &str, text: &str) -> String {
    text.split('\n').map(|line| format!("{sign}{line}")).collect::<Vec<_>>().join("\n")
}

/// An address between round brackets.
fn bracketed(href: &str) -> String {
    let mut out = String::new();
    for c in href.chars() {
        if matches!(c, '(' | ')' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn figure(one: &Figure) -> String {
    let mut alt = String::new();
    push_words(&mut alt, &one.alt);
    let size = format!("{}x{}", one.width, one.height);
    let size = if size == "0x0" { "" } else { &size };
    let known = [("caption", one.caption.as_str()), ("credit", &one.credit), ("size", size)];
    let known: Vec<(&str, &str)> = known.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let line = format!("![{}]({})", tidy(&alt), one.media);
    if known.is_empty() { line } else { format!("{line}\n{}", attributes::write(&known)) }
}

fn leaf(name: &str, card: &Card) -> String {
    let pairs = [(name, card.url.as_str()), ("title", &card.title)];
    let told = if card.title.is_empty() { 1 } else { 2 };
    attributes::write(pairs.get(..told).unwrap_or(&pairs))
}
