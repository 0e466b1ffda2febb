//! The body of an article.
//!
//! Stored as versioned JSON in ProseMirror's shape; read, checked and written only by the types here. HTML, plain
//! text, quotations and links are derived from them and never stored as truth.
//!
//! ```json
//! {"schema": 1, "type": "doc", "content": [
//!   {"type": "paragraph", "attrs": {"id": "b1"}, "content": [
//!     {"type": "text", "text": "“We start in May,” ", "marks": [
//!       {"type": "quotation", "attrs": {"speaker": "Ada Lind", "when": "2025-01-14", "proposed": false}}]},
//!     {"type": "text", "text": "she said."}]},
//!   {"type": "quotation", "attrs": {"id": "b2", "speaker": "Ada Lind", "role": "mayor", "source": "Council, item 4"},
//!    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Nobody asked us."}]}]},
//!   {"type": "figure", "attrs": {"id": "b3", "media": "8f2c.jpg", "alt": "A bridge", "caption": "The old bridge",
//!    "credit": "Jo Berg", "width": 1600, "height": 900}}]}
//! ```
//!
//! Nodes with content: `paragraph`, `heading` (`level` 2 to 4), `pull_quote` hold `text` and `hard_break`;
//! `quotation` holds paragraphs; `list` (`ordered`) holds `list_item`s of paragraphs; `table` (`header`) holds
//! `table_row`s of `table_cell`s of text; `gallery` holds figures. Without content: `figure`, `embed`, `link_card`,
//! `divider`, `correction`, `quarantine`. Marks: see [`Mark`]. Anything else is refused with its place and a reason.
//!
//! Every block directly in the document has an `id` that survives edits; [`Document::assign_ids`] fills gaps. Inner
//! paragraphs and figures may carry an `id`, which is not kept.
//!
//! To add a block: a variant of [`Kind`] in `model.rs`, its node name in `parse.rs` and `write.rs`, its markup in
//! `html.rs`, its words in `plain.rs`, and a fixture in `tests/fixtures/valid`. The compiler names every place but
//! the first reader in `parse.rs`. A change that older versions cannot read raises [`SCHEMA`].

mod build;
mod check;
mod diff;
mod html;
mod inline;
mod links;
mod markdown;
mod model;
mod parse;
mod plain;
mod quotes;
mod time;
mod write;

pub use diff::{BlockDiff, BlockKind, Change, Part, PartName, Run, WordsChanged, diff, diff_words};
pub use html::{Options, Picture, html};
pub use links::{Link, links};
pub use markdown::{Fault, Wrong};
pub use model::{
    Attribution, Block, Card, Correction, CorrectionKind, Document, Figure, Inline, Kind, Mark, Quarantine,
    Text,
};
pub use parse::{Invalid, MAX_BLOCKS, MAX_BYTES, MAX_DEPTH};
pub use plain::{plain_text, reading_minutes, text_lines, word_count};
pub use quotes::{Quotation, quotations, quote_marks};

/// Version of the stored shape that this build reads and writes.
pub const SCHEMA: u64 = 1;
