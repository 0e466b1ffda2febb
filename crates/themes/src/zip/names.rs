//! Which entries of a zip are files of a theme, and which are refused whatever they hold.

use web::Sentence;

use super::about;
use super::directory::Entry;

/// The longest path, in bytes.
const LONGEST: usize = 200;
/// Folders in folders; a folder of the machine is read no deeper either.
const DEEPEST: usize = 9;
/// Where a Mac keeps what it knows of the other files.
const OF_A_MAC: &str = "__MACOSX";
/// Bits 0, 6 and 13: encrypted in one of three ways.
const ENCRYPTED: u16 = 0x2041;

const KIND: u16 = 0o170_000;
const FILE: u16 = 0o100_000;
const FOLDER: u16 = 0o040_000;
const LINK: u16 = 0o120_000;

/// The path of an entry that is a file of a theme; none of a folder and of what is left out.
///
/// # Errors
/// A sentence about an entry that no theme has.
pub(super) fn path(entry: &Entry<'_>) -> Result<Option<String>, Sentence> {
    let shown = shown(entry.name);
    let refused = |key| Err(about(key, &shown));
    let Ok(name) = str::from_utf8(entry.name) else { return refused("themes-zip-name") };
    let (name, is_folder) = match name.strip_suffix('/') {
        Some(folder) => (folder, true),
        None => (name, false),
    };
    match entry.mode & KIND {
        LINK => return refused("themes-zip-link"),
        0 => {}
        FILE if !is_folder => {}
        FOLDER if is_folder => {}
        _ => return refused("themes-zip-special"),
    }
    if entry.flags & ENCRYPTED != 0 {
        return refused("themes-zip-encrypted");
    }
    if name.contains('\\') {
        return refused("themes-zip-backslash");
    }
    let mut parts = name.split('/').peekable();
    // `/etc`, `C:`
    let begins = parts.peek().copied().unwrap_or_default();
    if begins.is_empty() || begins.contains(':') {
        return refused("themes-zip-absolute");
    }
    if parts.clone().any(|part| part == "..") {
        return refused("themes-zip-outside");
    }
    let is_odd = |part: &str| part.is_empty() || part == "." || part.contains(is_unseen);
    if parts.clone().any(is_odd) || name.len() > LONGEST || parts.clone().count() > DEEPEST {
        return refused("themes-zip-name");
    }
    let is_left_out = begins == OF_A_MAC || parts.any(|part| part.starts_with('.'));
    Ok((!is_folder && !is_left_out).then(|| name.to_owned()))
}

/// Characters that no file of a theme has in its name: controls, and marks that turn the writing round.
fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name as a sentence shows it.
fn shown(name: &[u8]) -> String {
    let text = String::from_utf8_lossy(name);
    text.chars().map(|c| if is_unseen(c) { '\u{fffd}' } else { c }).take(LONGEST).collect()
}
