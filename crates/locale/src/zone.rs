//! Wall clocks: from a calendar day to microseconds and back.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// The time zone a paper lives in. Rules come from the system's time zone database where there is one, and
/// otherwise from the copy inside the binary, so that a bare machine shows the right time too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zone {
    pub(crate) rules: TimeZone,
}

/// A zone name that no database knows.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a time zone; write a name such as Europe/Berlin")]
pub struct UnknownZone(pub String);

impl Zone {
    /// Looks up an IANA name such as `Europe/Berlin`.
    ///
    /// # Errors
    /// The name is unknown.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let rules = jiff::tz::db().get(name).map_err(|_| UnknownZone(name.to_owned()))?;
        Ok(Self { rules })
    }

    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self { rules: TimeZone::UTC }
    }

    /// The calendar day this moment falls on, on this wall clock.
    #[must_use]
    pub fn date(&self, micros: i64) -> Date {
        let day = self.wall(micros).date();
        Date { year: day.year(), month: unsigned(day.month()), day: unsigned(day.day()) }
    }

    pub(crate) fn wall(&self, micros: i64) -> DateTime {
        self.rules.to_datetime(moment(micros))
    }
}

/// A day of the Gregorian calendar. Whether it exists is checked where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// The year, such as 2025.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it: 31 February has no `Date`.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let date = Self { year, month, day };
        date.civil().map(|_| date)
    }

    /// The moment this wall clock shows the time on this day. A time the clock skips in spring is read an hour
    /// later, one it shows twice in autumn is the first (RFC 5545, 3.3.5). `None` for a day or time that does not
    /// exist.
    #[must_use]
    pub fn to_micros(self, zone: &Zone, hour: u8, minute: u8) -> Option<i64> {
        let (hour, minute) = (i8::try_from(hour).ok()?, i8::try_from(minute).ok()?);
        let time = jiff::civil::Time::new(hour, minute, 0, 0).ok()?;
        let wall = self.civil()?.to_datetime(time);
        zone.rules.to_timestamp(wall).ok().map(Timestamp::as_microsecond)
    }

    pub(crate) fn civil(self) -> Option<jiff::civil::Date> {
        let (month, day) = (i8::try_from(self.month).ok()?, i8::try_from(self.day).ok()?);
        jiff::civil::Date::new(self.year, month, day).ok()
    }
}

/// The last microsecond of the day on this wall clock: what "valid until the 14th" means. `None` for a day that
/// does not exist or is the calendar's last.
#[must_use]
pub fn end_of_day(date: Date, zone: &Zone) -> Option<i64> {
    let next = date.civil()?.tomorrow().ok()?;
    let midnight = next.to_datetime(jiff::civil::Time::midnight());
    zone.rules.to_timestamp(midnight).ok().map(|start| start.as_microsecond() - 1)
}

/// Microseconds beyond the calendar's end (the year 9999) are shown as its end.
pub(crate) fn moment(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(if micros < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

pub(crate) fn unsigned(part: i8) -> u8 {
    u8::try_from(part).unwrap_or(0)
}
