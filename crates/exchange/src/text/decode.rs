//! From bytes to clean lines.
//!
//! Only what can be decoded without guessing is accepted: every byte sequence is "valid" windows-1252, so taking
//! it for that would turn damaged files into wrong letters without a word.

use encoding_rs::{DecoderResult, Encoding, UTF_8};

use super::model::{Refused, Warning};
use super::{MAX_BYTES, MAX_LINE_CHARS, MAX_LINES};

/// One line with text in it (or with invisible characters only, then `text` is empty).
pub(super) struct Line {
    pub(super) number: usize,
    /// Trimmed, every run of white space one space.
    pub(super) text: String,
    /// Spaces before the text.
    pub(super) indent: usize,
    /// A blank line, or the top of the file, is above it.
    pub(super) blank_before: bool,
    /// The line ended in a soft hyphen: the word goes on in the next line.
    pub(super) soft_hyphen: bool,
}

/// The lines of a file.
pub(super) struct Decoded {
    pub(super) lines: Vec<Line>,
    pub(super) warnings: Vec<Warning>,
}

/// The first bytes of file types that people take for a saved page.
const SIGNATURES: [(&[u8], &str); 9] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file or an office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\xD0\xCF\x11\xE0", "an old office document"),
    (b"bplist", "a Safari web archive"),
    (b"\x1F\x8B", "a compressed file"),
];

/// Decodes, checks and cleans a file.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refused::Binary { line: 1, offset: 1, what: (*what).to_owned() });
    }
    let text = text_of(bytes)?;
    refuse_markup(&text)?;
    split(&text)
}

fn text_of(bytes: &[u8]) -> Result<String, Refused> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        // A NUL or another control byte says "binary" more truly than the bad UTF-8 that may follow it.
        refuse_control(body, mark)?;
    }
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let capacity = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(MAX_BYTES * 3);
    let mut text = String::with_capacity(capacity);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    let line = text.matches('\n').count() + 1;
    if let DecoderResult::Malformed(length, after) = result {
        let bad = usize::from(length) + usize::from(after);
        let offset = mark + read.saturating_sub(bad) + 1;
        return Err(Refused::Undecodable { line, offset, encoding: encoding.name() });
    }
    if encoding != UTF_8 {
        refuse_control(text.as_bytes(), mark)?;
    }
    Ok(text)
}

/// C0 controls other than tab, line feed, vertical tab, form feed and return do not occur in text. A final
/// Ctrl-Z is the end mark of old DOS files.
fn refuse_control(bytes: &[u8], before: usize) -> Result<(), Refused> {
    let end = bytes.iter().rposition(|b| *b != 0x1A).map_or(0, |last| last + 1);
    let mut line = 1;
    for (place, byte) in bytes.iter().take(end).enumerate() {
        match byte {
            b'\n' => line += 1,
            b'\t' | 0x0B | 0x0C | b'\r' => {}
            0..=0x1F | 0x7F => {
                let what = format!("a binary file (control character {byte:#04x})");
                return Err(Refused::Binary { line, offset: before + place + 1, what });
            }
            _ => {}
        }
    }
    Ok(())
}

/// HTML saved as HTML: the first tag gives it away. Tags further down are words of a story about HTML.
fn refuse_markup(text: &str) -> Result<(), Refused> {
    let start: String = text.trim_start().chars().take(200).collect::<String>().to_ascii_lowercase();
    let blank = text.len() - text.trim_start().len();
    let line = text.bytes().take(blank).filter(|byte| *byte == b'\n').count() + 1;
    let html = ["<!doctype html", "<html", "<head>", "<head ", "<body", "<meta "];
    let what = if html.iter().any(|tag| start.starts_with(tag))
        || (start.starts_with("<!--") && start.contains("<html"))
    {
        "an HTML file, not plain text"
    } else if start.starts_with("<?xml") {
        "an XML file, not plain text"
    } else if start.starts_with("from: <saved by") || start.contains("content-type: multipart/related") {
        "a web archive (MHTML), not plain text"
    } else {
        return Ok(());
    };
    Err(Refused::Markup { line, what })
}

fn split(text: &str) -> Result<Decoded, Refused> {
    let mut decoded = Decoded { lines: Vec::new(), warnings: Vec::new() };
    let unix = text.trim_end_matches('\u{1A}').replace("\r\n", "\n").replace('\r', "\n");
    let mut blank_before = true;
    for (index, raw) in unix.split('\n').enumerate() {
        let number = index + 1;
        if number > MAX_LINES {
            return Err(Refused::TooManyLines { limit: MAX_LINES });
        }
        if raw.chars().count() > MAX_LINE_CHARS {
            return Err(Refused::LineTooLong { line: number, limit: MAX_LINE_CHARS });
        }
        // Separators that editors do not count as lines still part paragraphs.
        for piece in raw.split(['\u{2028}', '\u{2029}', '\u{85}', '\u{0B}']) {
            let line = clean(piece, number, blank_before, &mut decoded.warnings);
            blank_before = line.text.is_empty();
            if !piece.trim().is_empty() {
                decoded.lines.push(line);
            }
        }
    }
    if decoded.lines.iter().all(|line| line.text.is_empty()) {
        return Err(Refused::Empty);
    }
    Ok(decoded)
}

fn clean(raw: &str, number: usize, blank_before: bool, warnings: &mut Vec<Warning>) -> Line {
    let mut text = String::with_capacity(raw.len());
    let (mut indent, mut direction, mut control) = (0, 0, 0);
    let mut last = ' ';
    for c in raw.chars() {
        match c {
            '\u{AD}' | '\u{200B}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {}
            // Joiners hold emoji and Arabic-script letters together; in Latin text they are debris.
            '\u{200C}' | '\u{200D}' if last < '\u{600}' => {}
            '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                direction += 1;
            }
            '\u{80}'..='\u{9F}' => control += 1,
            c if c.is_whitespace() => {
                if text.is_empty() {
                    indent += if c == '\t' { 4 } else { 1 };
                } else if last != ' ' {
                    text.push(' ');
                }
                last = ' ';
            }
            c => {
                text.push(c);
                last = c;
            }
        }
    }
    text.truncate(text.trim_end().len());
    if direction > 0 {
        warnings.push(Warning::Direction { line: number, count: direction });
    }
    if control > 0 {
        warnings.push(Warning::Control { line: number, count: control });
    }
    Line { number, text, indent, blank_before, soft_hyphen: raw.trim_end().ends_with('\u{AD}') }
}
