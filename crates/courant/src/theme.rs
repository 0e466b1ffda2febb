//! Tools for the author of a theme: a folder to begin with, a check, and a preview that follows the files.
//!
//! A theme is a folder whose files stand over those in the binary at the same path (`docs/themes.md`). What is checked
//! and shown are the sample contexts of `themes/courant/samples`, which a theme may add to.

pub mod check;
pub mod dev;
mod nearest;
pub mod new;
pub(crate) mod samples;
pub(crate) mod source;
pub(crate) mod states;
