//! WordPress's own marks in square brackets, such as `[caption]` and `[gallery]`.

use std::collections::HashMap;

use crate::html::{Piece, Shot, plain};
use crate::lost::Lost;

/// The longest beginning of a shortcode, its attributes included, in bytes.
const MOST: usize = 2_000;
/// Characters that may be looked at to find the ends of beginnings, beside four for each byte of the text. Whoever opens
/// brackets by the thousand and never closes one has written words.
const ROOM: usize = 100_000;
/// Pictures that the galleries of a text show together. Each names its own again, so that a short text could ask for millions.
const MOST_SHOTS: usize = 2_000;
/// Those that mean something without attributes and without an end. Words in brackets are otherwise words.
const KNOWN: [&str; 7] = ["audio", "embed", "gallery", "playlist", "video", "vimeo", "youtube"];

/// A text in pieces: its markup, and the shortcodes in it. `shelf` has the pictures by what they are called there, `own`
/// those that a gallery without a list shows.
#[must_use]
pub fn pieces<'t>(text: &'t str, shelf: &HashMap<String, Shot>, own: &[Shot]) -> Vec<Piece<'t>> {
    let mut scan = Scan::new(text);
    let (mut pieces, mut begins, mut shots) = (Vec::new(), 0, MOST_SHOTS);
    while let Some((from, code)) = scan.next() {
        push_html(&mut pieces, text.get(begins..from));
        begins = scan.at;
        code.push(&mut pieces, (shelf, own), &mut shots);
    }
    push_html(&mut pieces, text.get(begins..));
    pieces
}

/// The first shortcode with words in it of which nobody here knows what it does with them: it may keep them from readers.
pub(super) fn hiding(text: &str) -> Option<&str> {
    let mut scan = Scan::new(text);
    while let Some((_, code)) = scan.next() {
        let inner = code.inner.unwrap_or_default().trim();
        let found = match code.name {
            "caption" | "wp_caption" => hiding(inner),
            name if KNOWN.contains(&name) && is_address(inner) => None,
            name => Some(name).filter(|_| !inner.is_empty()),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn is_address(text: &str) -> bool {
    text.starts_with("http") && !text.contains(char::is_whitespace)
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
    /// Where the ends stand, by their names.
    ends: HashMap<&'t str, Vec<usize>>,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, left: ROOM + text.len() * 4, ends: ends(text) }
    }

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
        let name_ends = name_length(inside);
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
        let inner = self.end(name, self.text.len() - behind.len());
        let inner = inner.and_then(|length| behind.get(..length));
        let is_code = KNOWN.contains(&name) || inner.is_some() || attributes.contains('=');
        let length = begins + inner.map_or(0, |inner| inner.len() + "[/]".len() + name.len());
        let source = rest.get(..length)?;
        is_code.then_some((Code { name, attributes, inner, source }, length))
    }

    /// How far behind `from` the next end of this name stands.
    fn end(&self, name: &str, from: usize) -> Option<usize> {
        let places = self.ends.get(name)?;
        let next = places.get(places.partition_point(|place| *place < from))?;
        Some(next - from)
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

/// The bytes of the name that a text begins with.
fn name_length(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-';
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

/// Where the ends of shortcodes stand, by their names and in order: found once, for a text may begin as many as it has
/// characters.
fn ends(text: &str) -> HashMap<&str, Vec<usize>> {
    let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, opening) in text.match_indices("[/") {
        let rest = text.get(at + opening.len()..).unwrap_or_default();
        if let Some((name, behind)) = rest.split_at_checked(name_length(rest))
            && behind.starts_with(']')
        {
            ends.entry(name).or_default().push(at);
        }
    }
    ends
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
    /// The piece that it is; `left` counts the pictures that galleries may show still.
    fn push(
        &self,
        pieces: &mut Vec<Piece<'t>>,
        (shelf, own): (&HashMap<String, Shot>, &[Shot]),
        left: &mut usize,
    ) {
        let address = || {
            let told = ["src", "url", "mp4", "m4v", "webm", "mp3", "m4a", "ogg", "wav"];
            let told = told.into_iter().find_map(|name| self.attribute(name));
            let lone = self.attributes.split_whitespace().find(|word| word.starts_with("http"));
            let inner = self.inner.map(str::trim).filter(|inner| is_address(inner));
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
                // One more than may be, to see that there are too many.
                let most = *left + 1;
                let shots: Vec<&Shot> = match self.attribute("ids").or_else(|| self.attribute("include")) {
                    Some(ids) => ids.split(',').filter_map(|id| shelf.get(id.trim())).take(most).collect(),
                    None => own.iter().take(most).collect(),
                };
                if let Some(rest) = left.checked_sub(shots.len()).filter(|_| !shots.is_empty()) {
                    *left = rest;
                    pieces.push(Piece::Gallery(shots.into_iter().cloned().collect()));
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
