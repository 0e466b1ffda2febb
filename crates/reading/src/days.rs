//! Days and hours as numbers.

use locale::{Date, Zone};

/// An hour in microseconds.
pub(crate) const HOUR: i64 = 3_600_000_000;
/// A day in microseconds.
pub(crate) const DAY: i64 = 24 * HOUR;

/// The day on this wall clock, counted from 1970.
pub(crate) fn day_of(micros: i64, zone: &Zone) -> i64 {
    midnight(zone.date(micros), &Zone::utc()).div_euclid(DAY)
}

/// The hour, counted from 1970 UTC.
pub(crate) fn hour_of(micros: i64) -> i64 {
    micros.div_euclid(HOUR)
}

/// A moment of the day that shows its date on a clock of [`Zone::utc`].
pub(crate) fn noon(day: i64) -> i64 {
    day.saturating_mul(DAY).saturating_add(DAY / 2)
}

/// The hours of a day on this wall clock: 23 or 25 when the clocks change.
pub(crate) fn hours(day: i64, zone: &Zone) -> std::ops::Range<i64> {
    let date = Zone::utc().date(noon(day));
    let begins = midnight(date, zone);
    let ends = locale::end_of_day(date, zone).unwrap_or(begins);
    hour_of(begins)..hour_of(ends) + 1
}

fn midnight(date: Date, zone: &Zone) -> i64 {
    date.to_micros(zone, 0, 0).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_the_papers_midnight() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        // 2025-01-14T23:30:00Z is half past midnight in Berlin.
        let late = 1_736_897_400_000_000;
        assert_eq!(day_of(late, &berlin), day_of(late, &Zone::utc()) + 1);
        assert_eq!(locale::date_only(noon(day_of(late, &berlin)), &Zone::utc()), "2025-01-15");
        let day = day_of(late, &berlin);
        assert_eq!(hours(day, &berlin).count(), 24);
        assert!(hours(day, &berlin).contains(&hour_of(late)));
        let spring = Date::new(2025, 3, 30).unwrap().to_micros(&berlin, 12, 0).unwrap();
        assert_eq!(hours(day_of(spring, &berlin), &berlin).count(), 23);
    }
}
