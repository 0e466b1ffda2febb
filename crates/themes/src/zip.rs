//! Reads the files of a theme out of a zip, in memory and by rules of its own: what is not plainly a file of a theme is
//! refused with a sentence that names it. Nothing is written to a disk.
//!
//! The form is that of PKWARE's APPNOTE 6.3, without what no theme needs: parts in several files, sizes above four
//! gigabytes, encryption, other methods than "stored" and "deflated". Where two places of the file say different things
//! (the names of an entry, its sizes), readers of zips have disagreed about which is right; here it is refused.

mod directory;
mod names;

use std::collections::HashMap;
use std::io::Read as _;

use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use web::{Sentence, ThemeFiles};

use self::directory::{Bytes, Entry};

/// The largest zip, in bytes.
pub const LARGEST: usize = 5 << 20;
/// The most files of a theme.
pub const FILES: usize = 500;
/// The largest file, unpacked, in bytes.
const FILE: usize = 2 << 20;
/// All files together, unpacked, in bytes.
const WHOLE: usize = 10 << 20;

const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Bytes of an entry's own header after the signature that are said in the directory already: version, flags, method,
/// time, sum, sizes.
const SAID_BEFORE: usize = 22;
const LOCAL: [u8; 4] = *b"PK\x03\x04";

/// The files in a zip, by their paths in the theme. A single folder around all of them is left out, as are files of the
/// machine it was made on, and those that begin with a dot.
///
/// # Errors
/// A sentence that names the entry that is refused.
pub fn read(zip: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Sentence> {
    if zip.len() > LARGEST {
        return Err(Sentence::key("themes-zip-large").number("megabytes", LARGEST >> 20));
    }
    let mut files: Vec<(String, Entry<'_>)> = Vec::new();
    let mut known = HashMap::new();
    for entry in directory::read(zip)? {
        let Some(name) = names::path(&entry)? else { continue };
        if let Some(other) = known.insert(name.to_lowercase(), name.clone()) {
            return Err(match other == name {
                true => about("themes-zip-twice", &name),
                false => about("themes-zip-case", &name).with("other", other),
            });
        }
        if files.len() == FILES {
            return Err(about("themes-zip-many", &name).number("most", FILES));
        }
        files.push((name, entry));
    }
    if files.is_empty() {
        return Err(Sentence::key("themes-zip-empty"));
    }
    let around = around(&files);
    let mut left = WHOLE;
    let unpacked = files.into_iter().map(|(name, entry)| {
        let bytes = unpack(zip, &entry, (&name, left))?;
        left = left.saturating_sub(bytes.len());
        let path = around.as_deref().and_then(|around| name.strip_prefix(around)).unwrap_or(&name);
        Ok((path.to_owned(), bytes))
    });
    unpacked.collect()
}

/// The one folder that all files lie in, with its slash, unless it is a folder of a theme itself.
fn around(files: &[(String, Entry<'_>)]) -> Option<String> {
    let (folder, _) = files.first()?.0.split_once('/')?;
    let around = format!("{folder}/");
    let all = files.iter().all(|(name, _)| name.starts_with(&around));
    (all && !ThemeFiles::folders().contains(&folder)).then_some(around)
}

/// The bytes of an entry, of at most `left`. They are counted as they come: what the zip says of itself is no limit.
fn unpack(zip: &[u8], entry: &Entry<'_>, (name, left): (&str, usize)) -> Result<Vec<u8>, Sentence> {
    let damaged = || about("themes-zip-damaged", name);
    let (own_name, packed) = behind_header(zip, entry).ok_or_else(damaged)?;
    if own_name != entry.name {
        return Err(about("themes-zip-two-names", name));
    }
    let most = FILE.min(left);
    let mut bytes = Vec::new();
    match entry.method {
        STORED => bytes.extend_from_slice(packed.get(..=most).unwrap_or(packed)),
        DEFLATED => {
            let mut reader = DeflateDecoder::new(packed).take(u64::try_from(most).unwrap_or(0) + 1);
            reader.read_to_end(&mut bytes).map_err(|_| damaged())?;
            let consumed = usize::try_from(reader.into_inner().total_in()).ok();
            if bytes.len() <= most && consumed != Some(packed.len()) {
                return Err(damaged());
            }
        }
        _ => return Err(about("themes-zip-method", name)),
    }
    if bytes.len() > most {
        return Err(match most == FILE {
            true => about("themes-zip-file-large", name).number("megabytes", FILE >> 20),
            false => about("themes-zip-whole-large", name).number("megabytes", WHOLE >> 20),
        });
    }
    let mut sum = Crc::new();
    sum.update(&bytes);
    if bytes.len() != entry.size || sum.sum() != entry.sum { Err(damaged()) } else { Ok(bytes) }
}

/// The name that an entry says of itself, and its packed bytes behind it.
fn behind_header<'z>(zip: &'z [u8], entry: &Entry<'_>) -> Option<(&'z [u8], &'z [u8])> {
    let mut at = Bytes(zip.get(entry.offset..)?);
    if at.take(LOCAL.len())? != LOCAL {
        return None;
    }
    at.take(SAID_BEFORE)?;
    let (name, more) = (at.short()?, at.short()?);
    let name = at.take(usize::from(name))?;
    at.take(usize::from(more))?;
    Some((name, at.take(entry.packed)?))
}

/// A sentence about an entry.
fn about(key: &'static str, name: &str) -> Sentence {
    Sentence::key(key).with("name", name)
}
