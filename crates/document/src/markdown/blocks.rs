//! Blocks, read line by line.

use super::attributes::{self, Pairs, source_of};
use super::words::Chars;
use super::{Fault, Wrong, inline};
use crate::check::{is_link, is_media_key, is_page};
use crate::model::{Attribution, Card, Document, Figure, Kind, Quarantine, Text};

/// A block, and the text it was read from.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) kind: Kind,
    pub(super) source: String,
}

/// Reads a text with line feeds at the ends of its lines.
pub(super) fn read(text: &str) -> Result<Vec<Piece>, Vec<Fault>> {
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches(['\r', '\t'])).collect();
    let mut reader = Reader { lines: &lines, at: 0 };
    let (mut pieces, mut faults) = (Vec::new(), Vec::new());
    while let Some(line) = reader.peek() {
        if line.trim().is_empty() {
            reader.at += 1;
            continue;
        }
        let from = reader.at;
        match reader.block(line.trim_start()) {
            Ok(Some(kind)) => pieces.push(Piece { kind, source: reader.source(from) }),
            Ok(None) => {}
            Err(wrong) => faults.push(Fault { line: from + 1, wrong }),
        }
    }
    if faults.is_empty() { Ok(pieces) } else { Err(faults) }
}

/// Whether a line begins something else than a paragraph.
pub(super) fn begins(line: &str) -> bool {
    heading(line).is_some()
        || is_divider(line)
        || item(line).is_some()
        || ["> ", ">>", "|", ":::", "!["].iter().any(|sign| line.starts_with(sign))
        || line == ">"
        || line.starts_with('{') && line.ends_with('}')
}

fn heading(line: &str) -> Option<(u8, &str)> {
    let rest = line.trim_start_matches('#');
    let level = u8::try_from(line.len() - rest.len()).ok()?;
    let words = rest.strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| (level.clamp(2, 4), words.trim_start()))
}

fn is_divider(line: &str) -> bool {
    let signs: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
    signs.len() >= 3 && ['-', '*', '_'].iter().any(|sign| signs.iter().all(|c| c == sign))
}

/// Whether a list is numbered, how far its words stand in, and the words of its first line.
fn item(line: &str) -> Option<(bool, usize, &str)> {
    let bullet = ["- ", "* ", "+ "].iter().find_map(|sign| line.strip_prefix(sign));
    if let Some(words) = bullet {
        return Some((false, 2, words));
    }
    let digits = line.chars().take_while(char::is_ascii_digit).count();
    let rest = line.get(digits..)?;
    let words = rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") "))?;
    (1..=4).contains(&digits).then_some((true, digits + 2, words))
}

struct Reader<'a> {
    lines: &'a [&'a str],
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<&'a str> {
        self.lines.get(self.at).copied()
    }

    fn source(&self, from: usize) -> String {
        self.lines.get(from..self.at).unwrap_or_default().join("\n").trim_end_matches('\n').to_owned()
    }

    fn block(&mut self, line: &'a str) -> Result<Option<Kind>, Wrong> {
        if let Some((level, words)) = heading(line) {
            let text = self.going_on(words);
            return Ok(Some(Kind::Heading { level, text: inline::read(&text)? }));
        }
        if is_divider(line) {
            self.at += 1;
            return Ok(Some(Kind::Divider));
        }
        if item(line).is_some() {
            return self.list(line).map(Some);
        }
        if line.starts_with(">>") {
            let text = self.signed(">>").join("\n");
            return Ok(Some(Kind::PullQuote(inline::read(&text)?)));
        }
        if line.starts_with("> ") || line == ">" {
            return self.quotation().map(Some);
        }
        if line.starts_with('|') {
            return self.table().map(Some);
        }
        if line.starts_with(":::") {
            return self.gallery().map(Some);
        }
        if line.starts_with("![") {
            return self.figure().map(|figure| Some(Kind::Figure(figure)));
        }
        if let Some(pairs) = braces(line) {
            self.at += 1;
            return leaf(&pairs);
        }
        let text = self.going_on(line);
        Ok(Some(Kind::Paragraph(inline::read(&text)?)))
    }

    /// A line and those behind it that begin nothing else. A heading goes on behind a break alone.
    fn going_on(&mut self, first: &str) -> String {
        let is_heading = self.peek().is_some_and(|line| heading(line.trim_start()).is_some());
        let mut text = first.to_owned();
        self.at += 1;
        while let Some(line) = self.peek().map(str::trim_start) {
            if line.is_empty() || begins(line) && !is_broken(&text) || is_heading && !is_broken(&text) {
                break;
            }
            text.push('\n');
            text.push_str(line);
            self.at += 1;
        }
        text.trim_end().to_owned()
    }

    /// The lines behind a sign, without it.
    fn signed(&mut self, sign: &str) -> Vec<&'a str> {
        let mut lines = Vec::new();
        while let Some(rest) = self.peek().and_then(|line| line.trim_start().strip_prefix(sign)) {
            lines.push(rest.trim_start());
            self.at += 1;
        }
        lines
    }

    /// The braces on the line below something, if there are any.
    fn told(&mut self) -> Pairs {
        let found = self.peek().and_then(|line| braces(line.trim()));
        if found.is_some() {
            self.at += 1;
        }
        found.unwrap_or_default()
    }

    fn quotation(&mut self) -> Result<Kind, Wrong> {
        let lines = self.signed(">");
        let paragraphs = paragraphs(&lines)?;
        let mut attribution = Attribution::default();
        if self.peek().and_then(|line| braces(line.trim())).is_some_and(|pairs| source_of(&pairs).is_ok()) {
            attribution = source_of(&self.told()).map_err(Wrong::Braces)?;
        }
        if let Some(url) = attribution.source_url.as_ref().filter(|url| !is_link(url)) {
            return Err(Wrong::Address(url.clone()));
        }
        Ok(Kind::Quotation { paragraphs, attribution })
    }

    fn list(&mut self, line: &str) -> Result<Kind, Wrong> {
        let numbered = item(line).is_some_and(|(numbered, ..)| numbered);
        let mut items = Vec::new();
        while let Some((_, inset, words)) =
            self.peek().and_then(|line| item(line.trim_start())).filter(|i| i.0 == numbered)
        {
            self.at += 1;
            let mut lines = vec![words];
            while let Some(next) = self.peek() {
                let is_in = next.starts_with(&" ".repeat(inset.min(2)));
                let blank_then_in = next.trim().is_empty()
                    && self.lines.get(self.at + 1).is_some_and(|below| {
                        below.starts_with(&" ".repeat(inset.min(2))) && !below.trim().is_empty()
                    });
                let flows = !next.trim().is_empty() && !begins(next.trim_start());
                let is_item = item(next.trim_start()).is_some();
                let indented = is_in && !is_item && !next.trim().is_empty();
                let goes_on = blank_then_in || indented || flows && !self.is_behind_blank();
                if !goes_on {
                    break;
                }
                lines.push(next.trim_start());
                self.at += 1;
            }
            items.push(paragraphs(&lines)?);
            self.skip_to_item(numbered);
        }
        Ok(Kind::List { ordered: numbered, items })
    }

    fn is_behind_blank(&self) -> bool {
        self.at.checked_sub(1).and_then(|at| self.lines.get(at)).is_none_or(|line| line.trim().is_empty())
    }

    /// Items of one list may have blank lines between them.
    fn skip_to_item(&mut self, numbered: bool) {
        let blank = self.lines.iter().skip(self.at).take_while(|line| line.trim().is_empty()).count();
        let next = self.lines.get(self.at + blank).and_then(|line| item(line.trim_start()));
        if next.is_some_and(|next| next.0 == numbered) {
            self.at += blank;
        }
    }

    fn table(&mut self) -> Result<Kind, Wrong> {
        let (mut rows, mut header): (Vec<Vec<Text>>, bool) = (Vec::new(), false);
        while let Some(line) = self.peek().map(str::trim).filter(|line| line.starts_with('|')) {
            let cells = cells(line);
            let is_rule = cells
                .iter()
                .all(|cell| cell.contains("---") && cell.chars().all(|c| matches!(c, '-' | ':' | ' ')));
            if is_rule && rows.len() == 1 && !header {
                header = true;
            } else {
                let read = cells.iter().map(|cell| inline::read(&cell.replace("<br>", "\\\n")));
                rows.push(read.collect::<Result<_, _>>()?);
            }
            self.at += 1;
        }
        Ok(Kind::Table { header, rows })
    }

    fn gallery(&mut self) -> Result<Kind, Wrong> {
        self.at += 1;
        let mut all = Vec::new();
        loop {
            match self.peek().map(str::trim) {
                Some(line) if line.starts_with("![") => all.push(self.figure()?),
                Some("") => self.at += 1,
                Some(":::") if !all.is_empty() => {
                    self.at += 1;
                    return Ok(Kind::Gallery(all));
                }
                _ => return Err(Wrong::Gallery),
            }
        }
    }

    fn figure(&mut self) -> Result<Figure, Wrong> {
        let line = self.peek().unwrap_or_default().trim();
        self.at += 1;
        let told = self.told();
        let mut chars = Chars::new(line);
        chars.skip(2);
        let mut figure = Figure::default();
        loop {
            match chars.take() {
                Some((']', false)) => break,
                Some((c, _)) => figure.alt.push(c),
                None => return Err(Wrong::Picture(line.to_owned())),
            }
        }
        let key = chars.between(chars.place(), line.chars().count());
        let key = key.trim().strip_prefix('(').and_then(|key| key.strip_suffix(')')).unwrap_or_default();
        if !is_media_key(key) {
            return Err(Wrong::Picture(key.to_owned()));
        }
        figure.media = key.to_owned();
        figure.decorative = figure.alt.trim().is_empty();
        for (name, value) in told {
            match name.as_str() {
                "caption" => figure.caption = value,
                "credit" => figure.credit = value,
                "size" => (figure.width, figure.height) = size(&value).ok_or(Wrong::Braces(name))?,
                _ => return Err(Wrong::Braces(name)),
            }
        }
        Ok(figure)
    }
}

/// Whether a line ends with a break.
fn is_broken(text: &str) -> bool {
    let slashes = text.chars().rev().take_while(|c| *c == '\\').count();
    slashes % 2 == 1 || text.ends_with("  ")
}

fn size(text: &str) -> Option<(u32, u32)> {
    let (width, height) = text.split_once('x')?;
    Some((width.trim().parse().ok()?, height.trim().parse().ok()?))
}

/// Lines with blank ones between paragraphs.
fn paragraphs(lines: &[&str]) -> Result<Vec<Text>, Wrong> {
    let all = lines.split(|line| line.trim().is_empty()).filter(|lines| !lines.is_empty());
    let all: Vec<Text> =
        all.map(|lines| inline::read(lines.join("\n").trim_end())).collect::<Result<_, _>>()?;
    Ok(if all.is_empty() { vec![Vec::new()] } else { all })
}

/// What stands between the bars of a line.
fn cells(line: &str) -> Vec<String> {
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let mut chars = line.chars().skip(1).peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                // A bar loses its backslash here, every other character in its turn.
                if chars.peek() != Some(&'|') {
                    cell.push('\\');
                }
                cell.extend(chars.next());
            }
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            _ => cell.push(c),
        }
    }
    if !cell.trim().is_empty() || cells.is_empty() {
        cells.push(cell.trim().to_owned());
    }
    cells
}

/// A line that is braces from one end to the other.
fn braces(line: &str) -> Option<Pairs> {
    let mut chars = Chars::new(line.trim());
    if chars.next() != Some('{') {
        return None;
    }
    let pairs = attributes::read(&mut chars)?;
    chars.peek(0).is_none().then_some(pairs)
}

/// Blocks that are a line in braces.
fn leaf(pairs: &Pairs) -> Result<Option<Kind>, Wrong> {
    let Some((first, value)) = pairs.first() else { return Ok(None) };
    let other = |wanted: &str| {
        pairs
            .iter()
            .skip(1)
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let unknown = || Wrong::Braces(first.clone());
    match first.as_str() {
        "embed" | "card" => {
            let card = Card { url: value.clone(), title: other("title") };
            if !is_page(&card.url) {
                return Err(Wrong::Address(card.url));
            }
            Ok(Some(if first == "embed" { Kind::Embed(card) } else { Kind::LinkCard(card) }))
        }
        "quarantine" => Ok(Some(Kind::Quarantine(Quarantine { html: other("html"), reason: value.clone() }))),
        "block" => {
            let read = Document::parse(value).map_err(|_| unknown())?;
            match read.content.into_iter().next() {
                Some(block) => Ok(Some(block.kind)),
                None => Err(unknown()),
            }
        }
        _ => Err(unknown()),
    }
}
