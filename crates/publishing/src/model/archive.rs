//! Months of the paper's zone, and the tags of the pages that show a story.

use locale::{Date, Zone};

/// The tag of the page of an author.
#[must_use]
pub(crate) fn author_tag(id: i64) -> String {
    format!("author:{id}")
}

/// The tag of the page of a topic.
#[must_use]
pub(crate) fn topic_tag(id: i64) -> String {
    format!("topic:{id}")
}

/// The tag of a month of the archive.
pub(crate) fn month_tag(zone: &Zone, micros: i64) -> String {
    let Date { year, month, .. } = zone.date(micros);
    format!("month:{year:04}-{month:02}")
}

/// The first microsecond of the month a moment falls in, and that of the month after.
pub(crate) fn month(zone: &Zone, micros: i64) -> Option<(i64, i64)> {
    let Date { year, month, .. } = zone.date(micros);
    month_of(zone, year, month)
}

/// The same of a month of the calendar; `None` where it has no such month.
pub(crate) fn month_of(zone: &Zone, year: i16, month: u8) -> Option<(i64, i64)> {
    let start = Date::new(year, month, 1)?.to_micros(zone, 0, 0)?;
    let (year, month) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
    Some((start, Date::new(year, month, 1)?.to_micros(zone, 0, 0)?))
}

/// The path of a month of the archive.
pub(crate) fn month_url(year: i16, month: u8) -> String {
    format!("/archive/{year:04}/{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_follow_the_papers_clock() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        let (start, end) = month_of(&zone, 2025, 3).unwrap();
        assert_eq!((end - start) / 3_600_000_000, 31 * 24 - 1, "the clocks go forward in March");
        assert_eq!(month(&zone, end - 1), Some((start, end)));
        assert_eq!(month_tag(&zone, end - 1), "month:2025-03");
        assert_eq!(month_tag(&zone, end), "month:2025-04");
        assert_eq!(month_of(&zone, 2024, 12).unwrap().1, month_of(&zone, 2025, 1).unwrap().0);
        assert_eq!((month_of(&zone, 2025, 13), month_of(&zone, 2025, 0)), (None, None));
        assert_eq!(month_url(2025, 1), "/archive/2025/01");
    }
}
