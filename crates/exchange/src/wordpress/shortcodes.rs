//! WordPress's own marks in square brackets, such as `[caption]` and `[gallery]`.

use std::collections::{HashMap, HashSet};

use crate::html::{Piece, Shot, plain};
use crate::lost::Lost;

/// The longest beginning of a shortcode, its attributes included, in bytes.
const MOST: usize = 2_000;
/// Characters that may be looked at to find the ends of beginnings, beside four for each byte of the text. Whoever opens
/// brackets by the thousand and never closes one has written words.
const ROOM: usize = 100_000;
/// Those that mean something without attributes and without an end. Words in brackets are otherwise words.
const KNOWN: [&str; 7] = ["audio", "embed", "gallery", "playlist", "video", "vimeo", "youtube"];

/// A text in pieces: its markup, and the shortcodes in it. `shelf` has the pictures by what they are called there, `own`
/// those that a gallery without a list shows.
#[must_use]
pub fn pieces<'t>(text: &'t str, shelf: &HashMap<String, Shot>, own: &[Shot]) -> Vec<Piece<'t>> {
    let mut scan = Scan { text, at: 0, left: ROOM + text.len() * 4, without_end: HashSet::new() };
    let mut pieces = Vec::new();
    let mut begins = 0;
    while let Some((from, code)) = scan.next() {
        push_html(&mut pieces, text.get(begins..from));
        begins = scan.at;
        code.push(&mut pieces, shelf, own);
    }
    push_html(&mut pieces, text.get(begins..));
    pieces
}

fn push_html<'t>(pieces: &mut Vec<Piece<'t>>, html: Option<&'t str>) {
    if let Some(html) = html.filter(|html| !html.is_empty()) {
        pieces.push(Piece::Html(html));
    }
}

/// A shortcode.
struct Code<'t> {
    name: &'t str,
    attributes: &'t str,
    /// What stands between its beginning and its end, if it has one.
    inner: Option<&'t str>,
    source: &'t str,
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Characters that may be looked at still.
    left: usize,
    /// Names that have no end behind some place, so that the rest of the text is not searched for them again.
    without_end: HashSet<&'t str>,
}

impl<'t> Scan<'t> {
    /// The next shortcode and where it begins; the scan goes on behind it.
    fn next(&mut self) -> Option<(usize, Code<'t>)> {
        loop {
            let rest = self.text.get(self.at..)?;
            let found = rest.find(['[', '<'])?;
            let from = self.at + found;
            let rest = rest.get(found..)?;
            if rest.starts_with('<') {
                self.at = from + tag_length(rest);
            } else if let Some((code, length)) = self.code(rest) {
                self.at = from + length;
                return Some((from, code));
            } else {
                self.at = from + 1;
            }
        }
    }

    fn code(&mut self, rest: &'t str) -> Option<(Code<'t>, usize)> {
        let inside = rest.get(1..)?;
        let name_ends =
            inside.find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit() && c != '_' && c != '-')?;
        let name =
            inside.get(..name_ends).filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()))?;
        let after = inside.get(name_ends..)?;
        if !after.starts_with(|c: char| c.is_whitespace() || c == ']' || c == '/') {
            return None;
        }
        let ends = self.bracket(after)?;
        let attributes = after.get(..ends)?.trim_end_matches('/').trim();
        let begins = 1 + name_ends + ends + 1;
        let behind = rest.get(begins..)?;
        let closing = format!("[/{name}]");
        let inner = if self.without_end.contains(name) { None } else { behind.find(&closing) };
        if inner.is_none() {
            self.without_end.insert(name);
        }
        let inner = inner.and_then(|at| behind.get(..at));
        let is_code = KNOWN.contains(&name) || inner.is_some() || attributes.contains('=');
        let length = begins + inner.map_or(0, |inner| inner.len() + closing.len());
        let source = rest.get(..length)?;
        is_code.then_some((Code { name, attributes, inner, source }, length))
    }

    /// Where a shortcode's beginning ends: a bracket outside of quotation marks.
    fn bracket(&mut self, text: &str) -> Option<usize> {
        let mut quoted = None;
        for (at, c) in text.char_indices().take_while(|(at, _)| *at < MOST) {
            self.left = self.left.checked_sub(1)?;
            match (quoted, c) {
                (None, ']') => return Some(at),
                (None, '[' | '<') => return None,
                (None, '"' | '\'') => quoted = Some(c),
                (Some(mark), c) if mark == c => quoted = None,
                _ => {}
            }
        }
        None
    }
}

/// The bytes of a tag or a comment; of a sign that begins none, one.
fn tag_length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |at| at + 3);
    }
    let is_tag =
        text.get(1..2).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'));
    if is_tag { text.find('>').map_or(text.len(), |at| at + 1) } else { 1 }
}

impl<'t> Code<'t> {
    fn push(&self, pieces: &mut Vec<Piece<'t>>, shelf: &HashMap<String, Shot>, own: &[Shot]) {
        let address = || {
            let told = ["src", "url", "mp4", "m4v", "webm", "mp3", "m4a", "ogg", "wav"];
            let told = told.into_iter().find_map(|name| self.attribute(name));
            let lone = self.attributes.split_whitespace().find(|word| word.starts_with("http"));
            let inner = self
                .inner
                .map(str::trim)
                .filter(|inner| inner.starts_with("http") && !inner.contains(char::is_whitespace));
            told.or(lone).or(inner).filter(|url| url.starts_with("http"))
        };
        match (self.name, self.inner) {
            ("caption" | "wp_caption", Some(inner)) => {
                pieces.push(Piece::Open(self.attribute("caption").map(plain).unwrap_or_default()));
                pieces.push(Piece::Html(inner));
                pieces.push(Piece::Close);
                return;
            }
            ("gallery", _) => {
                let shots: Vec<Shot> = match self.attribute("ids").or_else(|| self.attribute("include")) {
                    Some(ids) => ids.split(',').filter_map(|id| shelf.get(id.trim())).cloned().collect(),
                    None => own.to_vec(),
                };
                if !shots.is_empty() {
                    pieces.push(Piece::Gallery(shots));
                    return;
                }
            }
            ("embed" | "audio" | "video" | "youtube" | "vimeo", _) => {
                if let Some(url) = address() {
                    pieces.push(Piece::Card(url.to_owned()));
                    return;
                }
            }
            _ => {}
        }
        pieces.push(Piece::Unknown(self.source, Lost::Shortcode(self.name.to_owned())));
    }

    fn attribute(&self, name: &str) -> Option<&'t str> {
        let mut rest = self.attributes;
        loop {
            let (key, after) = rest.split_once('=')?;
            let key = key.split_whitespace().next_back().unwrap_or_default();
            let after = after.trim_start();
            let mark = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, behind) = match mark {
                Some(mark) => after.get(1..)?.split_once(mark)?,
                None => after.split_once(char::is_whitespace).unwrap_or((after, "")),
            };
            if key == name {
                return Some(value);
            }
            rest = behind;
        }
    }
}
