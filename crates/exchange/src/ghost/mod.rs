//! Exports of Ghost: one JSON file of tables, in the dialects of versions 1 to 6.
//!
//! The file is read twice, a row at a time. [`survey`] goes through all of it, so that a file which is not in order is refused
//! before anything of it is taken, and notes what stories refer to: authors, tags, what is said of their pictures. [`posts`]
//! hands out the stories. Of a story its HTML is taken; where it has none, its Markdown, or the plain words it has.

mod lexical;
mod rows;
mod survey;

pub use crate::refused::Refused;
pub use survey::{Survey, posts, survey};
