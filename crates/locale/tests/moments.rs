//! What somebody types on a clock that is turned twice a year.

use locale::{Date, Language, NotOnce, Zone, local_moment, offset_words, rfc3339_utc};

fn at(date: (i16, u8, u8), time: (u8, u8), zone: &Zone) -> Result<String, NotOnce> {
    let date = Date { year: date.0, month: date.1, day: date.2 };
    local_moment(date, time, zone).map(rfc3339_utc)
}

#[test]
fn a_time_is_a_moment() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    assert_eq!(at((2025, 1, 14), (9, 5), &berlin).unwrap(), "2025-01-14T08:05:00Z");
    assert_eq!(at((2025, 7, 14), (9, 5), &berlin).unwrap(), "2025-07-14T07:05:00Z");
    assert_eq!(at((2025, 2, 30), (9, 5), &berlin), Err(NotOnce::Impossible));
    assert_eq!(at((2025, 2, 3), (24, 0), &berlin), Err(NotOnce::Impossible));
    assert_eq!(at((2025, 2, 3), (200, 0), &berlin), Err(NotOnce::Impossible));
}

#[test]
fn a_time_that_the_clock_skips_is_none() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    for minute in [0, 30, 59] {
        let Err(NotOnce::Missing(turn)) = at((2025, 3, 30), (2, minute), &berlin) else { panic!("{minute}") };
        assert_eq!(rfc3339_utc(turn), "2025-03-30T01:00:00Z");
    }
    assert_eq!(at((2025, 3, 30), (1, 59), &berlin).unwrap(), "2025-03-30T00:59:00Z");
    assert_eq!(at((2025, 3, 30), (3, 0), &berlin).unwrap(), "2025-03-30T01:00:00Z");
    // A quarter of the world's odd zones turn by half an hour.
    let howe = Zone::named("Australia/Lord_Howe").unwrap();
    let Err(NotOnce::Missing(turn)) = at((2025, 10, 5), (2, 15), &howe) else { panic!() };
    assert_eq!(rfc3339_utc(turn), "2025-10-04T15:30:00Z");
}

#[test]
fn a_time_that_the_clock_shows_twice_is_told_apart() {
    let berlin = Zone::named("Europe/Berlin").unwrap();
    let Err(NotOnce::Twice(first, second)) = at((2025, 10, 26), (2, 30), &berlin) else { panic!() };
    assert_eq!(
        (rfc3339_utc(first).as_str(), rfc3339_utc(second).as_str()),
        ("2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z")
    );
    assert_eq!(offset_words(first, &berlin, Language::EnGb), "summer time, UTC+2");
    assert_eq!(offset_words(second, &berlin, Language::EnGb), "standard time, UTC+1");
    assert_eq!(offset_words(first, &berlin, Language::DeDe), "Sommerzeit, UTC+2");
    let (delhi, york) = (Zone::named("Asia/Kolkata").unwrap(), Zone::named("America/New_York").unwrap());
    assert_eq!(offset_words(first, &delhi, Language::EnUs), "standard time, UTC+5:30");
    assert_eq!(offset_words(first, &york, Language::EnUs), "daylight saving time, UTC−4");
    assert_eq!(offset_words(first, &Zone::utc(), Language::EnGb), "standard time, UTC");
}
