//! Reads a saved news page (plain text, as a browser or `lynx -dump` leaves it) into the parts of a story.
//!
//! Such a file has no markup: headline, date, story, menu, cookie banner and comment box are all just lines.
//! The reader goes through five steps, one file each:
//!
//! 1. `decode`: bytes to clean lines, or a refusal with line and reason;
//! 2. `wrap`: hard-wrapped lines back into paragraphs (a *unit* is one paragraph or one lone line);
//! 3. `lines`: what a single unit is by its own words (form, share bar, credit, byline, date, sentence);
//! 4. `headline` and `page`: what it is by its place on the page;
//! 5. `speech` and `speaker`: the quoted words and who said them (`subject` reads a clause, `names` its names).
//!
//! The word lists of both languages are in `furniture` and `words`; a new language or phrase is added there. Two promises hold
//! for every input: each non-blank line is accounted for once in [`Page::lines`], and nothing that is not in the
//! story disappears without standing in [`Page::left_out`]. Everything is a proposal for an editor to confirm.

mod clause;
mod decode;
mod furniture;
mod head;
mod headline;
mod lines;
mod model;
mod names;
mod page;
mod speaker;
mod speech;
mod subject;
mod words;
mod wrap;
mod zones;

pub use model::{
    Dated, Kind, Language, LeftOut, LineUse, Page, Paragraph, Reason, Refused, Role, Speech, Warning,
};

/// Most bytes a saved page may have (4 MiB). The longest live blogs saved as text stay well under 1 MiB.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Most lines a saved page may have, blank ones included.
pub const MAX_LINES: usize = 50_000;
/// Most characters one line may have; a whole long story on one line stays under this.
pub const MAX_LINE_CHARS: usize = 100_000;

/// Reads one saved news page.
///
/// The text may be UTF-8 (with or without a byte order mark) or UTF-16 with one; any line ending will do.
///
/// # Errors
/// [`Refused`] says in one sentence, with the line where there is one, why the file is not a story.
pub fn read(bytes: &[u8]) -> Result<Page, Refused> {
    let decoded = decode::decode(bytes)?;
    page::assemble(wrap::units(decoded.lines), decoded.warnings)
}
