//! Foreign HTML as the typed blocks of a story.
//!
//! The tokens of the page come one after the other and go straight into blocks (`build`); no tree is made, so that work
//! and memory grow with the length of the text alone, whatever is nested how deep. `text` keeps the words of one block,
//! `frame` what is around it: a list, a quotation, a table, a figure. What the document has no block for is kept as it
//! came, as a quarantined block that is shown sanitised.

mod build;
mod foreign;
mod frame;
mod framing;
mod pictures;
mod plain;
mod text;
mod tokens;

use std::collections::BTreeMap;

use document::{Document, Figure};

use crate::lost::Lost;

pub use plain::{clean_line, plain};

/// A picture that a text shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shot {
    /// Its address, as it stands there.
    pub url: String,
    /// What it shows; may be empty.
    pub alt: String,
    /// Text under it; may be empty.
    pub caption: String,
    /// Who made it; may be empty.
    pub credit: String,
    /// What the other system calls it, where the text says so.
    pub id: Option<String>,
}

/// A part of a text: markup, or what its writer's system made a mark of its own for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Markup.
    Html(&'a str),
    /// A figure begins, with its caption where that is known already; its words are the caption.
    Open(String),
    /// That figure ends.
    Close,
    /// Pictures side by side.
    Gallery(Vec<Shot>),
    /// Something hosted elsewhere, by its address.
    Card(String),
    /// Something that has no block: its source, which is no markup, and what it is.
    Unknown(&'a str, Lost),
}

/// How a text is read.
pub struct Options<'a> {
    /// Line breaks mean something: one is a new line, two are a new paragraph, as in WordPress's older editor.
    pub lines: bool,
    /// The picture of the paper for one of the text; `None` where the paper does not have it.
    pub find: &'a dyn Fn(&Shot) -> Option<Figure>,
}

/// A text that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Its blocks.
    pub document: Document,
    /// The pictures in it, in their order, whether they were found or not.
    pub shots: Vec<Shot>,
    /// What did not come through, with how often.
    pub losses: BTreeMap<Lost, usize>,
}

/// Reads a text.
#[must_use]
pub fn read<'a>(pieces: impl IntoIterator<Item = Piece<'a>>, options: &Options<'_>) -> Body {
    tokens::read(pieces, build::Builder::new(options))
}

/// An address that may stand in a link of a story: http, https, mailto or a path; spaces are written out.
pub(crate) fn address(href: &str) -> Option<String> {
    let href = href.trim().replace(' ', "%20").replace("__GHOST_URL__", "");
    let href = if href.starts_with("//") { format!("https:{href}") } else { href };
    if href.len() > MOST_ADDRESS || href.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    if href.starts_with('/') {
        return (!href.starts_with("/\\")).then_some(href);
    }
    let (scheme, rest) = href.split_once(':')?;
    let fits = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").unwrap_or_default();
            !host.is_empty() && !host.starts_with(['/', '\\', '?', '#'])
        }
        "mailto" => !rest.is_empty(),
        _ => false,
    };
    fits.then_some(href)
}

/// The same for what is opened as a page.
pub(crate) fn page_address(href: &str) -> Option<String> {
    address(href).filter(|href| !href.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("mailto:")))
}

/// The longest address, in bytes: as in a document.
const MOST_ADDRESS: usize = 2_048;
