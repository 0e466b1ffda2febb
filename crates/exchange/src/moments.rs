//! The times that other systems write, as microseconds since 1970 UTC.

use locale::{Date, Zone, parse_rfc3339};

/// Years that a story of a paper may be of; what lies outside is a slip or a trap.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2200;

/// `2012-01-07 14:07:21` on the clock of a zone. `None` for what is no time, such as `0000-00-00 00:00:00`.
pub(crate) fn sql(text: &str, zone: &Zone) -> Option<i64> {
    let (day, time) = text.trim().split_once([' ', 'T'])?;
    let mut parts = day.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let date = Date::new(year, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
    clock(date, time, zone)
}

/// `Sat, 07 Jan 2012 14:07:21 +0000` (RFC 2822).
pub(crate) fn mail(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.split_once(',').map_or(text, |(_, rest)| rest);
    let mut parts = text.split_whitespace();
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.to_ascii_lowercase();
    let month = u8::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
    let date = Date::new(parts.next()?.parse().ok()?, month, day)?;
    let there = clock(date, parts.next()?, &Zone::utc())?;
    let zone = parts.next().unwrap_or("GMT");
    let Some(ahead) = zone
        .strip_prefix('+')
        .map(|digits| (digits, 1))
        .or_else(|| zone.strip_prefix('-').map(|digits| (digits, -1)))
    else {
        return matches!(zone, "GMT" | "UT" | "UTC" | "Z").then_some(there);
    };
    // Nothing but four digits: `parse` would take a second sign, and numbers that no clock has.
    let is_offset = ahead.0.len() == 4 && ahead.0.bytes().all(|b| b.is_ascii_digit());
    let number: i64 = is_offset.then(|| ahead.0.parse().ok())??;
    let minutes = (number / 100) * 60 + number % 100;
    (minutes < 24 * 60).then(|| there - ahead.1 * minutes * 60_000_000)
}

/// `2017-09-01T12:29:50.000Z`, or the same as milliseconds since 1970.
pub(crate) fn iso(text: &str) -> Option<i64> {
    let moment = match text.trim().parse::<i64>() {
        Ok(millis) => millis.checked_mul(1_000)?,
        Err(_) => parse_rfc3339(text.trim()).or_else(|| sql(text, &Zone::utc()))?,
    };
    let bounds =
        [*YEARS.start(), *YEARS.end()].map(|year| Date::new(year, 1, 1)?.to_micros(&Zone::utc(), 0, 0));
    let [Some(first), Some(last)] = bounds else { return None };
    (first..last).contains(&moment).then_some(moment)
}

fn clock(date: Date, time: &str, zone: &Zone) -> Option<i64> {
    if !YEARS.contains(&date.year) {
        return None;
    }
    let mut parts = time.split([':', '.', 'Z']);
    let (hour, minute) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let second: i64 = parts.next().map_or(Some(0), |second| second.parse().ok())?;
    let minute = date.to_micros(zone, hour, minute)?;
    (0..=60).contains(&second).then(|| minute + second * 1_000_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_what_is_none() {
        let utc = Zone::utc();
        let noon = 1_325_945_241_000_000;
        assert_eq!(sql("2012-01-07 14:07:21", &utc), Some(noon));
        assert_eq!(mail("Sat, 07 Jan 2012 14:07:21 +0000"), Some(noon));
        assert_eq!(mail("7 Jan 2012 16:07:21 +0200"), Some(noon));
        assert_eq!(iso("2012-01-07T14:07:21.000Z"), Some(noon));
        assert_eq!(iso("1325945241000"), Some(noon));
        for none in
            ["", "0000-00-00 00:00:00", "2012-13-01 00:00:00", "2012-01-07", "9999-01-01 00:00:00", "x y"]
        {
            assert_eq!((sql(none, &utc), mail(none)), (None, None), "{none}");
        }
        for offset in ["+-9223372036854775808", "-+0100", "+99999", "+1", "+", "+2400"] {
            assert_eq!(mail(&format!("7 Jan 2012 16:07:21 {offset}")), None, "{offset}");
        }
        for none in ["", "-1e9", "0001-01-01T00:00:00Z", "99999999999999999", "9223372036854775807"] {
            assert_eq!(iso(none), None, "{none}");
        }
    }
}
