//! What the paper prints.

use locale::{
    Date, Language, Zone, clock, date_only, end_of_day, house_date, house_moment, iso, iso_and_moment,
    parse_date, parse_rfc3339, rfc3339_utc,
};
use proptest::prelude::*;

fn berlin() -> Zone {
    Zone::named("Europe/Berlin").unwrap()
}

fn noon(year: i16, month: u8, day: u8) -> i64 {
    Date::new(year, month, day).unwrap().to_micros(&berlin(), 12, 0).unwrap()
}

#[test]
fn every_day_of_a_month_in_both_languages() {
    let english = [
        "Wed 1st Jan, 2025",
        "Thu 2nd Jan, 2025",
        "Fri 3rd Jan, 2025",
        "Sat 4th Jan, 2025",
        "Sun 5th Jan, 2025",
        "Mon 6th Jan, 2025",
        "Tue 7th Jan, 2025",
        "Wed 8th Jan, 2025",
        "Thu 9th Jan, 2025",
        "Fri 10th Jan, 2025",
        "Sat 11th Jan, 2025",
        "Sun 12th Jan, 2025",
        "Mon 13th Jan, 2025",
        "Tue 14th Jan, 2025",
        "Wed 15th Jan, 2025",
        "Thu 16th Jan, 2025",
        "Fri 17th Jan, 2025",
        "Sat 18th Jan, 2025",
        "Sun 19th Jan, 2025",
        "Mon 20th Jan, 2025",
        "Tue 21st Jan, 2025",
        "Wed 22nd Jan, 2025",
        "Thu 23rd Jan, 2025",
        "Fri 24th Jan, 2025",
        "Sat 25th Jan, 2025",
        "Sun 26th Jan, 2025",
        "Mon 27th Jan, 2025",
        "Tue 28th Jan, 2025",
        "Wed 29th Jan, 2025",
        "Thu 30th Jan, 2025",
        "Fri 31st Jan, 2025",
    ];
    let weekdays = ["Mi.", "Do.", "Fr.", "Sa.", "So.", "Mo.", "Di."];
    for (day, (expected, weekday)) in (1_u8..).zip(english.iter().zip(weekdays.iter().cycle())) {
        let at = noon(2025, 1, day);
        assert_eq!(house_date(at, &berlin(), Language::EnGb), *expected);
        assert_eq!(house_date(at, &berlin(), Language::DeDe), format!("{weekday} {day}. Jan. 2025"));
    }
}

#[test]
fn every_month_in_both_languages() {
    let table = [
        ("Sun 9th Feb, 2025", "So. 9. Feb. 2025"),
        ("Sun 9th Mar, 2025", "So. 9. März 2025"),
        ("Wed 9th Apr, 2025", "Mi. 9. Apr. 2025"),
        ("Fri 9th May, 2025", "Fr. 9. Mai 2025"),
        ("Mon 9th Jun, 2025", "Mo. 9. Juni 2025"),
        ("Wed 9th Jul, 2025", "Mi. 9. Juli 2025"),
        ("Sat 9th Aug, 2025", "Sa. 9. Aug. 2025"),
        ("Tue 9th Sep, 2025", "Di. 9. Sept. 2025"),
        ("Thu 9th Oct, 2025", "Do. 9. Okt. 2025"),
        ("Sun 9th Nov, 2025", "So. 9. Nov. 2025"),
        ("Tue 9th Dec, 2025", "Di. 9. Dez. 2025"),
    ];
    for (month, (english, german)) in (2_u8..).zip(table) {
        let at = noon(2025, month, 9);
        assert_eq!(house_date(at, &berlin(), Language::EnGb), english);
        assert_eq!(house_date(at, &berlin(), Language::DeDe), german);
    }
}

#[test]
fn american_and_arabic_dates_and_times() {
    for (day, american, arabic) in [
        (14, "Tue, Jan 14, 2025", "الثلاثاء 14 يناير 2025"),
        (1, "Wed, Jan 1, 2025", "الأربعاء 1 يناير 2025"),
        (19, "Sun, Jan 19, 2025", "الأحد 19 يناير 2025"),
    ] {
        assert_eq!(house_date(noon(2025, 1, day), &berlin(), Language::EnUs), american);
        assert_eq!(house_date(noon(2025, 1, day), &berlin(), Language::Ar), arabic);
    }
    for (hour, minute, american) in [
        (0, 5, "12:05\u{a0}a.m."),
        (9, 5, "9:05\u{a0}a.m."),
        (12, 0, "12:00\u{a0}p.m."),
        (23, 59, "11:59\u{a0}p.m."),
    ] {
        let at = Date::new(2025, 1, 14).unwrap().to_micros(&berlin(), hour, minute).unwrap();
        assert_eq!(clock(at, &berlin(), Language::EnUs), american);
        assert_eq!(house_moment(at, &berlin(), Language::EnUs), format!("Tue, Jan 14, 2025, {american}"));
        let shown = format!("الثلاثاء 14 يناير 2025، {hour:02}:{minute:02}");
        assert_eq!(house_moment(at, &berlin(), Language::Ar), shown);
        assert_eq!(iso_and_moment(at, &berlin(), Language::Ar), (iso(at, &berlin()), shown));
    }
}

#[test]
fn the_wall_clock_decides_the_day() {
    // 23:30 UTC on the 13th is half past midnight on the 14th in Berlin.
    let at = Date::new(2025, 1, 13).unwrap().to_micros(&Zone::utc(), 23, 30).unwrap();
    assert_eq!(house_date(at, &berlin(), Language::EnGb), "Tue 14th Jan, 2025");
    assert_eq!(house_date(at, &Zone::utc(), Language::EnGb), "Mon 13th Jan, 2025");
    assert_eq!(date_only(at, &berlin()), "2025-01-14");
    assert_eq!(berlin().date(at), Date { year: 2025, month: 1, day: 14 });
    assert_eq!(clock(at, &berlin(), Language::EnGb), "00:30");
}

#[test]
fn machine_readable_forms_carry_the_offset_of_the_season() {
    let winter = Date::new(2025, 1, 14).unwrap().to_micros(&berlin(), 6, 30).unwrap();
    assert_eq!(iso(winter, &berlin()), "2025-01-14T06:30:00+01:00");
    assert_eq!(rfc3339_utc(winter + 999_999), "2025-01-14T05:30:00Z");
    let summer = Date::new(2025, 7, 14).unwrap().to_micros(&berlin(), 6, 30).unwrap();
    assert_eq!(iso(summer, &berlin()), "2025-07-14T06:30:00+02:00");
    assert_eq!(iso(0, &Zone::utc()), "1970-01-01T00:00:00+00:00");
}

#[test]
fn times_the_clock_skips_or_repeats() {
    let spring = Date::new(2025, 3, 30).unwrap().to_micros(&berlin(), 2, 30).unwrap();
    assert_eq!(iso(spring, &berlin()), "2025-03-30T03:30:00+02:00");
    let autumn = Date::new(2025, 10, 26).unwrap().to_micros(&berlin(), 2, 30).unwrap();
    assert_eq!(iso(autumn, &berlin()), "2025-10-26T02:30:00+02:00");
}

#[test]
fn a_day_ends_with_its_last_microsecond() {
    for (month, day, hours) in [(1, 14, 24), (3, 30, 23), (10, 26, 25)] {
        let date = Date::new(2025, month, day).unwrap();
        let start = date.to_micros(&berlin(), 0, 0).unwrap();
        assert_eq!(end_of_day(date, &berlin()), Some(start + hours * 3_600_000_000 - 1));
    }
    assert_eq!(end_of_day(Date { year: 2025, month: 2, day: 31 }, &berlin()), None);
}

#[test]
fn moments_beyond_the_calendar_do_not_fail() {
    for at in [i64::MIN, i64::MAX] {
        assert!(!house_date(at, &berlin(), Language::EnGb).is_empty());
        assert!(!iso(at, &berlin()).is_empty());
        assert_eq!(clock(at, &berlin(), Language::DeDe).len(), 5);
    }
}

#[test]
fn a_moment_needs_date_time_and_offset() {
    let at = Some(1_736_874_000_000_000);
    assert_eq!(parse_rfc3339("2025-01-14T17:00:00Z"), at);
    assert_eq!(parse_rfc3339("2025-01-14T18:00:00+01:00"), at);
    assert_eq!(parse_rfc3339("2025-01-14T17:00:00.000001Z"), at.map(|at| at + 1));
    for wrong in [
        "",
        "2025-01-14",
        "2025-01-14T18:00:00",
        "2025-02-30T18:00:00Z",
        "1736874000000000",
        "\0",
        "2025-01-14T18:00:00+01:00[Europe/Berlin]",
    ] {
        assert_eq!(parse_rfc3339(wrong), None, "{wrong}");
    }
}

#[test]
fn an_unknown_zone_is_named() {
    let error = Zone::named("Europe/Atlantis").unwrap_err();
    assert_eq!(
        error.to_string(),
        "\"Europe/Atlantis\" is not a time zone; write a name such as Europe/Berlin"
    );
}

proptest! {
    /// What the paper prints, it can read.
    #[test]
    fn a_house_date_reads_back(year in 1990_i16..=2100, month in 1_u8..=12, day in 1_u8..=31) {
        prop_assume!(Date::new(year, month, day).is_some());
        for language in Language::ALL {
            let printed = house_date(noon(year, month, day), &berlin(), language);
            let read = parse_date(&printed).map(|read| read.date());
            prop_assert_eq!(read, Some(Date { year, month, day }), "{}", printed);
        }
    }

    /// Machine forms read back to the same second.
    #[test]
    fn an_iso_moment_reads_back(seconds in 631_152_000_i64..4_102_444_800) {
        let micros = seconds / 60 * 60_000_000;
        let read = parse_date(&iso(micros, &berlin())).and_then(|read| read.to_micros(&Zone::utc()));
        prop_assert_eq!(read, Some(micros));
    }
}

#[test]
fn dates_of_headers_and_of_mail() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let morning = 1_736_841_900_999_999;
    assert_eq!(locale::http_date(morning), "Tue, 14 Jan 2025 08:05:00 GMT");
    assert_eq!(locale::rfc2822(morning, &berlin), "Tue, 14 Jan 2025 09:05:00 +0100");
    assert_eq!(locale::rfc2822(morning, &Zone::utc()), "Tue, 14 Jan 2025 08:05:00 +0000");
    assert_eq!(locale::http_date(i64::MIN), "Thu, 01 Jan 1970 00:00:00 GMT");
    assert!(locale::http_date(i64::MAX).contains("9999"));
}
