//! The names of objects.

use std::fmt::Write;

use crate::Error;

/// Longer than any key made here, shorter than any file system's limit.
const LONGEST: usize = 200;

/// A key nobody can guess, so that knowing one picture's address says nothing about another's: `ab/abcdef….jpg`
/// from 128 random bits. The first two digits spread the files over 256 folders. An extension that is not one to
/// five lower-case letters or digits becomes `bin`.
#[must_use]
pub fn media_key(random: &[u8; 16], extension: &str) -> String {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let usable = (1..=5).contains(&extension.len()) && extension.chars().all(plain);
    let extension = if usable { extension } else { "bin" };
    let mut digits = String::with_capacity(32);
    for byte in random {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    let folder: String = digits.chars().take(2).collect();
    format!("{folder}/{digits}.{extension}")
}

/// A key becomes a path below the folder and a part of a URL: what could leave the folder, hide a file, or mean
/// another file on a disk that ignores case is refused.
pub(crate) fn check(key: &str) -> Result<(), Error> {
    let parts_hold =
        key.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.ends_with('.'));
    if parts_hold && key.len() <= LONGEST && key.chars().all(allowed) { Ok(()) } else { refuse(key) }
}

/// A beginning of keys: empty, or up to and within a part.
pub(crate) fn check_prefix(prefix: &str) -> Result<(), Error> {
    let parts_hold = prefix.split('/').rev().skip(1).all(|part| !part.is_empty() && !part.ends_with('.'));
    let visible = prefix.split('/').all(|part| !part.starts_with('.'));
    if parts_hold && visible && prefix.len() <= LONGEST && prefix.chars().all(allowed) {
        Ok(())
    } else {
        refuse(prefix)
    }
}

fn allowed(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '.' | '_' | '-')
}

/// The message shows no more of a hostile key than a line can hold.
fn refuse(key: &str) -> Result<(), Error> {
    Err(Error::Key(key.chars().take(LONGEST).collect::<String>().escape_debug().to_string()))
}
