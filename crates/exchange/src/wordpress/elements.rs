//! The elements of the file with their places, and what makes it no such file.

use std::io::{self, BufRead, Read};

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use crate::refused::Refused;

/// The longest run of bytes between two tags that is read, in bytes (64 MiB).
const MOST: usize = 64 * 1024 * 1024;
/// Elements in elements. An export has six.
const MOST_DEPTH: usize = 64;

/// Whose name it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// RSS itself.
    Rss,
    /// `http://wordpress.org/export/1.2/`, also with `https` and of other versions.
    WordPress,
    /// The same with `excerpt/`.
    Excerpt,
    /// `http://purl.org/rss/1.0/modules/content/`.
    Content,
    /// `http://purl.org/dc/elements/1.1/`.
    Dublin,
    /// Anybody else's: nothing under it means anything here.
    Other,
}

/// A name with its space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) space: Space,
    pub(super) local: String,
}

impl Name {
    pub(super) fn is(&self, space: Space, local: &str) -> bool {
        self.space == space && self.local == local
    }
}

/// What comes next.
pub(super) enum Part {
    /// An element begins, with the attributes `domain` and `nicename`.
    Start(Name, [String; 2]),
    /// Words; they may come in pieces.
    Text(String),
    End,
    Eof,
}

pub(super) struct Elements<R: BufRead> {
    xml: NsReader<Counted<R>>,
    buffer: Vec<u8>,
    depth: usize,
    /// An element without content has an end as well.
    is_empty: bool,
}

impl<R: BufRead> Elements<R> {
    pub(super) fn new(file: R) -> Self {
        let counted = Counted { file, place: Place { line: 1, column: 1 }, left: MOST };
        let mut xml = NsReader::from_reader(counted);
        xml.config_mut().check_end_names = true;
        Self { xml, buffer: Vec::new(), depth: 0, is_empty: false }
    }

    /// The line that was reached, from 1.
    pub(super) fn line(&mut self) -> usize {
        self.xml.get_mut().place.line
    }

    /// A refusal at the place that was reached.
    pub(super) fn refuse(&mut self, reason: impl Into<String>) -> Refused {
        let place = self.xml.get_mut().place;
        refuse_at(place, reason.into())
    }

    pub(super) fn next(&mut self) -> Result<Part, Refused> {
        if std::mem::take(&mut self.is_empty) {
            return Ok(Part::End);
        }
        loop {
            self.buffer.clear();
            if self.buffer.capacity() > MOST / 8 {
                self.buffer.shrink_to(MOST / 64);
            }
            let counted = self.xml.get_mut();
            counted.left = MOST;
            let place = counted.place;
            let read = self.xml.read_resolved_event_into(&mut self.buffer);
            let (space, event) = read.map_err(|error| refuse_at(place, error.to_string()))?;
            let part = match event {
                Event::Start(tag) => {
                    self.depth += 1;
                    start(&space, &tag)
                }
                Event::Empty(tag) => {
                    self.is_empty = true;
                    start(&space, &tag)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Part::End
                }
                Event::Text(text) => Part::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Part::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let name = reference.into_inner();
                    Part::Text(entity(&name))
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.refuse("the file ends in the middle of an element"));
                }
                Event::Eof => Part::Eof,
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            };
            if self.depth > MOST_DEPTH {
                return Err(refuse_at(place, format!("elements are nested deeper than {MOST_DEPTH}")));
            }
            return Ok(part);
        }
    }
}

fn refuse_at(place: Place, reason: String) -> Refused {
    Refused { line: place.line, column: place.column, reason }
}

fn start(space: &ResolveResult<'_>, tag: &BytesStart<'_>) -> Part {
    let space = match space {
        ResolveResult::Bound(space) => known(space.0),
        ResolveResult::Unbound => Space::Rss,
        ResolveResult::Unknown(_) => Space::Other,
    };
    let local = tag.local_name().into_inner().to_owned();
    let mut told = [String::new(), String::new()];
    if local == "category" {
        for (value, name) in told.iter_mut().zip(["domain", "nicename"]) {
            if let Ok(Some(found)) = tag.try_get_attribute(name) {
                *value = unescaped(&found.value);
            }
        }
    }
    Part::Start(Name { space, local }, told)
}

fn known(space: &str) -> Space {
    let space = space.strip_prefix("https:").or_else(|| space.strip_prefix("http:")).unwrap_or_default();
    match space {
        "//purl.org/rss/1.0/modules/content/" => return Space::Content,
        "//purl.org/dc/elements/1.1/" => return Space::Dublin,
        _ => {}
    }
    let Some(rest) = space.strip_prefix("//wordpress.org/export/") else { return Space::Other };
    match rest.split_once('/') {
        Some(("1.0" | "1.1" | "1.2", "")) => Space::WordPress,
        Some(("1.0" | "1.1" | "1.2", "excerpt/")) => Space::Excerpt,
        _ => Space::Other,
    }
}

/// What a reference stands for. Those that a file makes itself are never expanded: they stay as they are written.
fn entity(name: &str) -> String {
    let number = |digits: &str| match digits.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => digits.parse().ok(),
    };
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => match name.strip_prefix('#') {
            Some(digits) => number(digits).and_then(char::from_u32).unwrap_or('\u{fffd}').to_string(),
            None => format!("&{name};"),
        },
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';').filter(|(name, _)| name.len() < 10) {
            Some((name, behind)) => {
                out.push_str(&entity(name));
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// A place in a file, from 1.
#[derive(Clone, Copy)]
struct Place {
    line: usize,
    column: usize,
}

/// A file that knows how far it was read, and gives no more than [`MOST`] bytes at once.
struct Counted<R> {
    file: R,
    place: Place,
    left: usize,
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let bytes = self.fill_buf()?;
        let most = bytes.len().min(into.len());
        for (to, from) in into.iter_mut().zip(bytes) {
            *to = *from;
        }
        self.consume(most);
        Ok(most)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left == 0 {
            let reason = format!("more than {} MiB without a tag", MOST / (1024 * 1024));
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, reason));
        }
        self.file.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What was filled before is given again; it cannot fail.
        if let Ok(bytes) = self.file.fill_buf() {
            for byte in bytes.iter().take(amount) {
                if *byte == b'\n' {
                    self.place.line += 1;
                    self.place.column = 1;
                } else if byte & 0xc0 != 0x80 {
                    self.place.column += 1;
                }
            }
        }
        self.left = self.left.saturating_sub(amount);
        self.file.consume(amount);
    }
}
