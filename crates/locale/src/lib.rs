//! What changes with the reader's language: words, dates, numbers and money.
//!
//! Words live in `locales/<lang>/<feature>.ftl` and are embedded into the binary. Times are microseconds since
//! 1970 UTC everywhere; a [`Zone`] says on which wall clock they are shown.

mod collation;
mod dates;
mod language;
mod locales;
mod moments;
mod numbers;
mod parse;
mod plain;
mod zone;

pub use collation::sort_by_name;
pub use dates::{
    clock, date_only, house_date, house_moment, http_date, iso, iso_and_moment, parse_rfc3339, rfc2822,
    rfc3339_utc,
};
pub use language::Language;
pub use locales::{Error, Locales, Value};
pub use moments::{NotOnce, local_moment, offset_words};
pub use numbers::{money, money_range, number};
pub use parse::{ParsedDate, parse_date};
pub use zone::{Date, UnknownZone, Zone, end_of_day};
