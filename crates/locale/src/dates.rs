//! Dates and times as the paper prints them.

use std::sync::LazyLock;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::fmt::rfc2822::DateTimePrinter as MailPrinter;
use jiff::fmt::temporal::{DateTimeParser, DateTimePrinter};

use crate::zone::{moment, unsigned};
use crate::{Language, Locales, Zone};

const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// What standard time and summer time are called.
const SEASONS: [&str; 2] = ["season-standard", "season-summer"];

/// Seconds are printed whole: nobody reads the microseconds of an article.
static PRINTER: DateTimePrinter = DateTimePrinter::new().precision(Some(0));

static MAIL: MailPrinter = MailPrinter::new();
static PARSER: DateTimeParser = DateTimeParser::new();

/// The words of `dates.ftl`, formatted once: a front page shows dozens of dates.
static WORDS: LazyLock<[Words; 4]> = LazyLock::new(|| Language::ALL.map(Words::load));

struct Words {
    weekdays: [String; 7],
    months: [String; 12],
    seasons: [String; 2],
}

impl Words {
    /// Without the file the keys themselves are shown, as for any missing message.
    fn load(language: Language) -> Self {
        let locales = Locales::load_only("dates.ftl").ok();
        let word = |key: &str| match &locales {
            Some(locales) => locales.text(language, key, &[]),
            None => format!("«{key}»"),
        };
        Self { weekdays: WEEKDAYS.map(word), months: MONTHS.map(word), seasons: SEASONS.map(word) }
    }
}

/// The date as it stands above an article: `Tue 14th Jan, 2025` in British English, `Tue, Jan 14, 2025` in American,
/// `Di. 14. Jan. 2025` in German, `الثلاثاء 14 يناير 2025` in Arabic.
#[must_use]
pub fn house_date(micros: i64, zone: &Zone, language: Language) -> String {
    date_of(zone.wall(micros).date(), language)
}

fn words(language: Language) -> &'static Words {
    let [english, american, german, arabic] = &*WORDS;
    match language {
        Language::EnGb => english,
        Language::EnUs => american,
        Language::DeDe => german,
        Language::Ar => arabic,
    }
}

/// What a clock's season is called, before its offset: `summer time, `.
pub(crate) fn season(is_summer: bool, language: Language) -> String {
    let [standard, summer] = &words(language).seasons;
    format!(
        "{}{} ",
        if is_summer { summer } else { standard },
        if language == Language::Ar { "،" } else { "," }
    )
}

fn date_of(date: Date, language: Language) -> String {
    let (day, year) = (unsigned(date.day()), date.year());
    let words = words(language);
    let weekday = nth(&words.weekdays, date.weekday().since(Weekday::Monday));
    let month = nth(&words.months, date.month() - 1);
    match language {
        Language::EnGb => format!("{weekday} {day}{} {month}, {year}", ordinal(day)),
        Language::EnUs => format!("{weekday}, {month} {day}, {year}"),
        Language::DeDe => format!("{weekday} {day}. {month} {year}"),
        Language::Ar => format!("{weekday} {day} {month} {year}"),
    }
}

/// The house date and the time of day: `Tue 14th Jan, 2025, 09:05`.
#[must_use]
pub fn house_moment(micros: i64, zone: &Zone, language: Language) -> String {
    moment_of(zone.wall(micros), language)
}

/// What [`iso`] and [`house_moment`] say of a moment, with one look at the rules of the zone: a page with fifty comments says
/// both of each.
#[must_use]
pub fn iso_and_moment(micros: i64, zone: &Zone, language: Language) -> (String, String) {
    let at = moment(micros);
    let offset = zone.rules.to_offset(at);
    let iso = PRINTER.timestamp_with_offset_to_string(&at, offset);
    (iso, moment_of(offset.to_datetime(at), language))
}

fn moment_of(wall: DateTime, language: Language) -> String {
    let mut moment = date_of(wall.date(), language);
    moment.push_str(match language {
        Language::Ar => "، ",
        Language::EnGb | Language::EnUs | Language::DeDe => ", ",
    });
    moment.push_str(&clock_of(wall.time(), language));
    moment
}

fn nth(words: &[String], at: i8) -> &str {
    usize::try_from(at).ok().and_then(|at| words.get(at)).map_or("", String::as_str)
}

/// The ending of an English ordinal number.
fn ordinal(day: u8) -> &'static str {
    match (day / 10, day % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// The time of day: `09:05` on the 24-hour clock, in American English `9:05 a.m.`.
#[must_use]
pub fn clock(micros: i64, zone: &Zone, language: Language) -> String {
    clock_of(zone.wall(micros).time(), language)
}

fn clock_of(time: Time, language: Language) -> String {
    let (hour, minute) = (time.hour(), time.minute());
    if language == Language::EnUs {
        let half = if hour < 12 { "a.m." } else { "p.m." };
        return format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1);
    }
    format!("{hour:02}:{minute:02}")
}

/// RFC 3339 with the offset of the zone at that moment, `2025-01-14T06:30:00+01:00`, for `<time datetime>`,
/// feeds and structured data.
#[must_use]
pub fn iso(micros: i64, zone: &Zone) -> String {
    let moment = moment(micros);
    PRINTER.timestamp_with_offset_to_string(&moment, zone.rules.to_offset(moment))
}

/// RFC 3339 in UTC, `2025-01-14T05:30:00Z`, for exchange formats and sitemaps.
#[must_use]
pub fn rfc3339_utc(micros: i64) -> String {
    PRINTER.timestamp_to_string(&moment(micros))
}

/// Reads a time of RFC 3339, `2025-01-14T05:30:00Z` or with an offset, as microseconds since 1970 UTC. `None` for
/// anything else: without a date, a time of day and an offset it is no moment.
#[must_use]
pub fn parse_rfc3339(text: &str) -> Option<i64> {
    let read = PARSER.parse_timestamp(text).ok()?;
    // Its brackets with a zone's name are not of that standard.
    (!text.contains('[')).then(|| read.as_microsecond())
}

/// The date of an HTTP header, `Tue, 14 Jan 2025 08:05:00 GMT` (RFC 9110, 5.6.7). What lies before 1970 is shown as 1970.
#[must_use]
pub fn http_date(micros: i64) -> String {
    MAIL.timestamp_to_rfc9110_string(&moment(micros.max(0))).unwrap_or_default()
}

/// RFC 2822 with the offset of the zone at that moment, `Tue, 14 Jan 2025 09:05:00 +0100`, for RSS.
#[must_use]
pub fn rfc2822(micros: i64, zone: &Zone) -> String {
    let shown = moment(micros.max(0)).to_zoned_datetime(zone.rules.clone());
    MAIL.zoned_datetime_to_string(&shown).unwrap_or_default()
}

/// The calendar day on this wall clock, `2025-01-14`.
#[must_use]
pub fn date_only(micros: i64, zone: &Zone) -> String {
    zone.wall(micros).date().to_string()
}
