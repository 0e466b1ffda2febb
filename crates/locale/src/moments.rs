//! From what somebody types on a wall clock to a moment, in zones that turn their clocks.

use jiff::civil::Time;
use jiff::tz::{AmbiguousOffset, Offset};

use crate::dates::season;
use crate::zone::moment;
use crate::{Date, Language, Zone};

/// Why a time on a wall clock is not one moment. Moments are microseconds since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotOnce {
    /// The calendar or the clock has no such day or time.
    #[error("there is no such day or time")]
    Impossible,
    /// The clock is put forward across it; the moment at which it is put forward.
    #[error("the clock skips this time")]
    Missing(i64),
    /// The clock is put back across it: the first and the second of the two moments.
    #[error("the clock shows this time twice")]
    Twice(i64, i64),
}

/// The one moment at which the wall clock of a zone shows a time, hour and minute, on a day.
///
/// # Errors
/// [`NotOnce`], with what can be offered instead. [`offset_words`] tells the two moments of [`NotOnce::Twice`] apart.
pub fn local_moment(date: Date, (hour, minute): (u8, u8), zone: &Zone) -> Result<i64, NotOnce> {
    let small = |part: u8| i8::try_from(part).map_err(|_| NotOnce::Impossible);
    let time = Time::new(small(hour)?, small(minute)?, 0, 0).map_err(|_| NotOnce::Impossible)?;
    let wall = date.civil().ok_or(NotOnce::Impossible)?.to_datetime(time);
    let at = |offset: Offset| {
        offset.to_timestamp(wall).map(|moment| moment.as_microsecond()).map_err(|_| NotOnce::Impossible)
    };
    match zone.rules.to_ambiguous_timestamp(wall).offset() {
        AmbiguousOffset::Unambiguous { offset } => at(offset),
        AmbiguousOffset::Fold { before, after } => Err(NotOnce::Twice(at(before)?, at(after)?)),
        AmbiguousOffset::Gap { before, after } => {
            // Read with the offset that ends, the time lies behind the turn by as much as it lies into the gap.
            let (late, early) = (at(before)?, at(after)?);
            let turn = zone.rules.following(moment(early)).next();
            Err(NotOnce::Missing(turn.map_or(late, |turn| turn.timestamp().as_microsecond())))
        }
    }
}

/// How far the clock of a zone is from UTC at a moment, for people: `summer time, UTC+2`.
#[must_use]
pub fn offset_words(micros: i64, zone: &Zone, language: Language) -> String {
    let info = zone.rules.to_offset_info(moment(micros));
    let offset = match info.offset().seconds() {
        0 => "UTC".to_owned(),
        seconds => {
            let (sign, minutes) = (if seconds < 0 { '−' } else { '+' }, seconds.unsigned_abs() / 60);
            match (minutes / 60, minutes % 60) {
                (hours, 0) => format!("UTC{sign}{hours}"),
                (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
            }
        }
    };
    format!("{}{offset}", season(info.dst().is_dst(), language))
}
