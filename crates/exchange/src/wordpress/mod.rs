//! Exports of WordPress (WXR 1.0 to 1.2): RSS with what WordPress adds.
//!
//! The file is read twice, an element at a time. [`survey`] goes through all of it, so that a file which is not in order is
//! refused before anything of it is taken, and notes what stories refer to: authors, pictures. [`posts`] hands out the
//! stories. Names are known by their namespace, never by their prefix; no entity is expanded.

mod elements;
mod item;
mod shortcodes;
mod survey;
mod walk;

pub use crate::refused::Refused;
pub use shortcodes::pieces;
pub use survey::{Survey, posts, survey};
