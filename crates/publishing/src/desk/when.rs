//! Days and times as somebody types them, on the paper's clock.

use locale::{Date, Zone, iso};

const MINUTE: i64 = 60_000_000;
/// By how much clocks have been set back somewhere, in minutes.
const SHIFTS: [i64; 4] = [20, 30, 60, 120];

/// What a day and a time of the paper's clock mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// This moment, microseconds since 1970 UTC.
    At(i64),
    /// The clock shows it twice: the earlier and the later moment.
    Twice(i64, i64),
    /// The clock is set forward over it.
    Never,
    /// No day, or no time of day.
    Unread,
}

/// A day as browsers send it: `2025-01-14`.
pub(super) fn day(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    Date::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)
}

/// The first moment of a day.
pub(super) fn start(date: Date, zone: &Zone) -> Option<i64> {
    date.to_micros(zone, 0, 0)
}

/// A day and a time of day, `14:05`.
pub(super) fn read(date: &str, time: &str, zone: &Zone) -> When {
    let read = || {
        let date = day(date)?;
        let (hour, minute) = time.trim().split_once(':')?;
        // Some browsers send seconds too.
        let minute = minute.split(':').next()?;
        let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
        let wall = format!("{:04}-{:02}-{:02}T{hour:02}:{minute:02}", date.year, date.month, date.day);
        Some((date.to_micros(zone, hour, minute)?, wall))
    };
    let Some((at, wall)) = read() else { return When::Unread };
    if !iso(at, zone).starts_with(&wall) {
        return When::Never;
    }
    let shifted = |by: i64| SHIFTS.into_iter().map(move |shift| at + by * shift * MINUTE);
    match shifted(1).chain(shifted(-1)).find(|other| iso(*other, zone).starts_with(&wall)) {
        Some(other) => When::Twice(at.min(other), at.max(other)),
        None => When::At(at),
    }
}

/// The day and the time of a moment as the fields of a form have them.
pub(super) fn fields(at: i64, zone: &Zone) -> (String, String) {
    let text = iso(at, zone);
    let (day, rest) = text.split_once('T').unwrap_or((&text, ""));
    (day.to_owned(), rest.chars().take(5).collect())
}

/// How far the paper's clock is from UTC at a moment, such as `UTC+01:00`.
pub(super) fn offset(at: i64, zone: &Zone) -> String {
    let text = iso(at, zone);
    let time = text.split_once('T').map_or("", |(_, time)| time);
    match time.find(['+', '-']).and_then(|from| time.get(from..)) {
        Some(offset) => format!("UTC{offset}"),
        None => "UTC".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> Zone {
        Zone::named("Europe/Berlin").unwrap()
    }

    #[test]
    fn an_hour_that_is_not_there_and_one_that_is_there_twice() {
        let zone = berlin();
        let When::At(at) = read("2025-01-14", "09:05", &zone) else { panic!() };
        assert_eq!(
            (iso(at, &zone).as_str(), offset(at, &zone).as_str()),
            ("2025-01-14T09:05:00+01:00", "UTC+01:00")
        );
        assert_eq!(read("2025-03-30", "02:30", &zone), When::Never);
        let When::Twice(first, second) = read("2025-10-26", "02:30", &zone) else { panic!() };
        assert_eq!(second - first, 60 * MINUTE);
        assert_eq!((offset(first, &zone), offset(second, &zone)), ("UTC+02:00".into(), "UTC+01:00".into()));
        assert!(matches!(read("2025-03-30", "03:00", &zone), When::At(_)));
        assert_eq!(fields(first, &zone), ("2025-10-26".to_owned(), "02:30".to_owned()));
        let howe = Zone::named("Australia/Lord_Howe").unwrap();
        assert!(matches!(read("2025-04-06", "01:45", &howe), When::Twice(..)));
        for (day, time) in
            [("2025-02-30", "09:00"), ("", "09:00"), ("2025-01-14", "25:00"), ("2025-01-14", "9")]
        {
            assert_eq!(read(day, time, &zone), When::Unread, "{day} {time}");
        }
        assert_eq!(offset(at, &Zone::utc()), "UTC+00:00");
    }
}
