//! Text from readers, employers and imports, made into HTML that is safe to show.
//!
//! | Function    | Takes                          | Gives                                         |
//! |-------------|--------------------------------|-----------------------------------------------|
//! | [`comment`] | a reader's Markdown            | paragraphs, lists, quotes, code and links     |
//! | [`listing`] | a job advert's Markdown        | the same and headings of level 2 to 4         |
//! | [`clean`]   | foreign HTML (feeds, imports)  | a small, well-formed subset; other text stays |
//!
//! Markdown is parsed to a tree and written by this crate's own escaper; raw HTML in it appears as the characters
//! that were typed. [`ammonia`] reads the result once more with an allow list, always as the last step, so that a
//! mistake in the writer cannot become a script on a page. [`SafeHtml`] can be made nowhere else.
//!
//! Work and memory grow with the length of the text only: nesting is flattened beyond a fixed depth, and the size
//! is capped before anything is parsed.
//!
//! To allow another element: add it to the allow list in `policy.rs`, to the writer (`markdown.rs`) or the token
//! pass (`clean.rs`), and to the lists in `tests/allowed.rs`.

mod clean;
mod flatten;
mod markdown;
mod policy;
mod problem;
mod text;

pub use clean::{MAX_HTML_BYTES, clean};
pub use markdown::{MAX_MARKDOWN_BYTES, Rendered, comment, listing};
pub use policy::SafeHtml;
pub use problem::Problem;
pub use text::{escape, excerpt, single_line};
