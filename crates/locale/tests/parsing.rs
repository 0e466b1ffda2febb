//! What the paper reads.

use locale::{Date, Zone, parse_date};
use proptest::prelude::*;

#[test]
fn the_common_forms_of_one_day() {
    for text in [
        "Tue 14th Jan, 2025",
        "  Tue 14th Jan, 2025  ",
        "Tuesday, 14 January 2025",
        "14 January 2025",
        "14th of January, 2025",
        "January 14, 2025",
        "January 14th, 2025",
        "Jan. 14, 2025",
        "Jan 14 2025",
        "Tuesday, the 14th of January 2025",
        "14/01/2025",
        "14/1/25",
        "01/14/2025",
        "14-01-2025",
        "2025-01-14",
        "2025/01/14",
        "14.01.2025",
        "14.1.25",
        "14. 1. 2025",
        "Di. 14. Jan. 2025",
        "Di, 14.01.2025",
        "Dienstag, 14. Januar 2025",
        "Dienstag, den 14. Januar 2025",
        "14. Jänner 2025",
        "14.\u{a0}Januar\u{a0}2025",
        "Published 14 January 2025",
        "Published: Tue 14th Jan, 2025",
        "First published on 14 January 2025",
        "Last updated on: January 14, 2025",
        "Updated: 14/01/2025",
        "Veröffentlicht am 14. Januar 2025",
        "Veröffentlicht am Dienstag, 14. Januar 2025",
        "Stand: 14.01.2025",
        "STAND: 14.01.2025",
    ] {
        let read = parse_date(text).unwrap_or_else(|| panic!("{text} was not read"));
        assert_eq!(read.date(), Date { year: 2025, month: 1, day: 14 }, "{text}");
        assert_eq!((read.hour, read.minute, read.offset_minutes), (None, None, None), "{text}");
    }
}

#[test]
fn the_day_comes_first_where_both_are_possible() {
    assert_eq!(parse_date("03/04/2025").unwrap().date(), Date { year: 2025, month: 4, day: 3 });
    assert_eq!(parse_date("31.12.99").unwrap().date(), Date { year: 1999, month: 12, day: 31 });
}

#[test]
fn every_german_and_english_month() {
    let names = [
        "Januar January Jan",
        "Februar February Feb",
        "März March Mar",
        "April Apr",
        "Mai May",
        "Juni June Jun",
        "Juli July Jul",
        "August Aug",
        "September Sep Sept",
        "Oktober October Okt Oct",
        "November Nov",
        "Dezember December Dez Dec",
    ];
    for (month, names) in (1_u8..).zip(names) {
        for name in names.split(' ') {
            assert_eq!(parse_date(&format!("9. {name} 2025")).map(|read| read.month), Some(month), "{name}");
        }
    }
}

#[test]
fn a_time_after_the_date() {
    for (text, hour, minute, offset) in [
        ("14.01.2025, 09:05", 9, 5, None),
        ("14.01.2025, 09:05 Uhr", 9, 5, None),
        ("14. Januar 2025 um 9 Uhr", 9, 0, None),
        ("14. Januar 2025, 9.05 Uhr", 9, 5, None),
        ("14 January 2025 at 9.05 am", 9, 5, None),
        ("January 14, 2025 at 9:05 p.m.", 21, 5, None),
        ("January 14, 2025 12:30 am", 0, 30, None),
        ("January 14, 2025, 12:30 PM", 12, 30, None),
        ("Tue 14th Jan, 2025 9pm", 21, 0, None),
        ("Tue 14th Jan, 2025 - 09:05 CET", 9, 5, Some(60)),
        ("Stand: 14.01.2025 – 09:05 Uhr (MEZ)", 9, 5, Some(60)),
        ("2025-01-14T09:05:30.123456Z", 9, 5, Some(0)),
        ("2025-01-14T09:05:00+01:00", 9, 5, Some(60)),
        ("2025-01-14 09:05 -0530", 9, 5, Some(-330)),
        ("2025-01-14 09:05 UTC+1", 9, 5, Some(60)),
    ] {
        let read = parse_date(text).unwrap_or_else(|| panic!("{text} was not read"));
        assert_eq!(read.date(), Date { year: 2025, month: 1, day: 14 }, "{text}");
        assert_eq!(
            (read.hour, read.minute, read.offset_minutes),
            (Some(hour), Some(minute), offset),
            "{text}"
        );
    }
}

#[test]
fn the_moment_is_on_the_clock_the_text_names() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let here = parse_date("14.07.2025, 09:05").unwrap().to_micros(&berlin);
    let named = parse_date("14.07.2025, 09:05 CEST").unwrap().to_micros(&Zone::utc());
    let other = parse_date("14.07.2025, 07:05 UTC").unwrap().to_micros(&berlin);
    assert!(here.is_some());
    assert_eq!(here, named);
    assert_eq!(here, other);
    let start = parse_date("14.07.2025").unwrap().to_micros(&berlin);
    assert_eq!(start, Date { year: 2025, month: 7, day: 14 }.to_micros(&berlin, 0, 0));
}

#[test]
fn what_is_no_date_line() {
    for text in [
        "",
        "Published",
        "Tuesday",
        "2025",
        "January 2025",
        "14 January",
        "31 February 2025",
        "31.02.2025",
        "29.02.2025",
        "00.01.2025",
        "32/01/2025",
        "13/13/2025",
        "2025-13-01",
        "2025-01-14-03",
        "14.01",
        "14 01 2025",
        "14/01.2025",
        "14.01.225",
        "14.01.20255",
        "014.01.2025",
        "14 Jan 25",
        "14.01.2025, 24:00",
        "14.01.2025, 09:60",
        "14.01.2025, 9:5",
        "14.01.2025 at 13 pm",
        "14.01.2025 at 0 am",
        "14.01.2025 9",
        "14.01.2025 at",
        "14.01.2025, 09:05 XYZ",
        "14.01.2025, 09:05 CET+2",
        "14.01.2025 and more",
        "The harbour opens on 14 January 2025",
        "14 January 2025 was a cold day",
        "Di. 14. Jan. 2025 Rostock",
        "1.2.3.4",
        "0014-01-01",
    ] {
        assert_eq!(parse_date(text), None, "{text}");
    }
    assert_eq!(parse_date(&"14 January 2025 ".repeat(10_000)), None);
}

proptest! {
    /// No text fails, and whatever is read is a day of the calendar.
    #[test]
    fn any_text_is_read_or_refused(text in "[0-9a-zA-ZäÄ .,:/+-]{0,40}|\\PC{0,40}") {
        if let Some(read) = parse_date(&text) {
            prop_assert!(Date::new(read.year, read.month, read.day).is_some());
            prop_assert_eq!(read.hour.is_some(), read.minute.is_some());
        }
    }

    /// Every numeric form gives the day it was written for.
    #[test]
    fn numeric_forms_keep_the_day(year in 1970_i16..=2069, month in 1_u8..=12, day in 1_u8..=31) {
        prop_assume!(Date::new(year, month, day).is_some());
        let expected = Some(Date { year, month, day });
        for text in [
            format!("{year}-{month:02}-{day:02}"),
            format!("{day}.{month}.{year}"),
            format!("{day:02}.{month:02}.{:02}", year % 100),
            format!("{day:02}/{month:02}/{year}"),
        ] {
            prop_assert_eq!(parse_date(&text).map(|read| read.date()), expected, "{}", text);
        }
    }
}
