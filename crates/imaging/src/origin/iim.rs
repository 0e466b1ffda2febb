//! IPTC IIM (Information Interchange Model, version 4.2), in the image resources of Photoshop, as JPEG carries it in APP13.

use super::{Origin, tidy};

/// The resource that holds IIM.
const RESOURCE: u16 = 0x0404;
/// How many data sets are read: agencies write some dozen.
const SETS: usize = 500;
/// Data set 1:90 for UTF-8 (ISO 2022: ESC % G).
const UTF8: &[u8] = b"\x1b%G";
/// What stands for 0x80 to 0x9f in Windows-1252, which programs wrote where they said Latin-1.
const WINDOWS: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// Reads image resources, or the data sets alone.
pub(super) fn read(block: &[u8]) -> Origin {
    let sets = if block.starts_with(b"8BIM") { resource(block) } else { Some(block) };
    sets.map(texts).unwrap_or_default()
}

/// The content of the resource with IIM: each is `8BIM`, number, name and length, name and content filled to even.
fn resource(mut rest: &[u8]) -> Option<&[u8]> {
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let (number, after) = after.split_first_chunk::<2>()?;
        let name = usize::from(*after.first()?);
        let after = after.get((name + 1).next_multiple_of(2)..)?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        if u16::from_be_bytes(*number) == RESOURCE {
            return Some(content);
        }
        rest = after.get(length.checked_next_multiple_of(2)?..)?;
    }
    None
}

/// The texts of a row of data sets: each is 0x1c, record, number, length. What comes after a break is lost.
fn texts(mut rest: &[u8]) -> Origin {
    let (mut origin, mut creators, mut is_utf8) = (Origin::default(), Vec::new(), false);
    for _ in 0..SETS {
        let Some((record, number, value, after)) = set(rest) else { break };
        rest = after;
        let text = || tidy(&decoded(value, is_utf8));
        match (record, number) {
            (1, 90) => is_utf8 = value == UTF8,
            (2, 40) => origin.terms = text(),
            (2, 80) => creators.push(text()),
            (2, 110) => origin.credit = text(),
            (2, 116) => origin.copyright = text(),
            (2, 120) => origin.caption = text(),
            _ => {}
        }
    }
    creators.retain(|name| !name.is_empty());
    origin.creator = tidy(&creators.join(", "));
    origin
}

/// The first data set: record, number, value, and what comes after.
fn set(rest: &[u8]) -> Option<(u8, u8, &[u8], &[u8])> {
    let ([0x1c, record, number, high, low], after) = rest.split_first_chunk::<5>()? else { return None };
    // With the highest bit the length is a length of the length; no text that long is of use.
    let length = usize::from(u16::from_be_bytes([*high, *low]));
    if length > 0x7fff {
        return None;
    }
    let (value, after) = after.split_at_checked(length)?;
    Some((*record, *number, value, after))
}

/// Text in the character set that the file names. Many programs write UTF-8 and say nothing, and Latin-1 is hardly ever
/// valid UTF-8: so that is tried first.
fn decoded(value: &[u8], is_utf8: bool) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) if is_utf8 => String::from_utf8_lossy(value).into_owned(),
        Err(_) => value.iter().map(|byte| latin(*byte)).collect(),
    }
}

fn latin(byte: u8) -> char {
    let windows = byte.checked_sub(0x80).and_then(|at| WINDOWS.get(usize::from(at)));
    windows.copied().unwrap_or(char::from(byte))
}
