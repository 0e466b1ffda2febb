//! The sample newspaper of `courant demo`: invented people in an invented harbour town.
//!
//! Its words are the TOML files in `crates/courant/demo`, its pictures are drawn by `pictures`. Dates are moved by
//! whole weeks, so that "on Monday night" stays a Monday and the newest story is less than a week old.

mod adverts;
mod files;
mod live;
mod load;
mod pictures;
mod runs;

pub use load::{load, prepare};
