//! Reading the dates people write: a pasted article's dateline, an imported listing, a spreadsheet cell.

mod tokens;
mod words;

use self::tokens::{Reader, tokens};
use crate::{Date, Zone};

/// A date line that was understood. The day exists in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParsedDate {
    /// The year, 1000 to 2999.
    pub year: i16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23; set together with the minute.
    pub hour: Option<u8>,
    /// 0 to 59.
    pub minute: Option<u8>,
    /// Minutes east of UTC, where the text names a zone such as `CET` or `+01:00`.
    pub offset_minutes: Option<i16>,
}

impl ParsedDate {
    /// The day alone.
    #[must_use]
    pub fn date(&self) -> Date {
        Date { year: self.year, month: self.month, day: self.day }
    }

    /// The moment meant: on the clock of the zone the text names, else on the given one. Without a time of day it
    /// is the start of the day. `None` only at the calendar's ends.
    #[must_use]
    pub fn to_micros(&self, zone: &Zone) -> Option<i64> {
        let (hour, minute) = (self.hour.unwrap_or(0), self.minute.unwrap_or(0));
        match self.offset_minutes {
            None => self.date().to_micros(zone, hour, minute),
            Some(offset) => {
                let there = self.date().to_micros(&Zone::utc(), hour, minute)?;
                there.checked_sub(i64::from(offset) * 60_000_000)
            }
        }
    }
}

/// Reads a line that is a date and nothing else, in the common English and German forms:
/// `Tue 14th Jan, 2025`, `January 14, 2025`, `14/01/2025` (day first unless impossible), `2025-01-14`, `14.1.25`,
/// `Dienstag, 14. Januar 2025`; with a time after it (`, 09:05 Uhr`, `at 9.05 am`, `- 09:05 CET`) and words such as
/// `Published` or `Veröffentlicht am` before it. A weekday is not checked against the day.
///
/// `None` for anything else, and for a day or time that does not exist.
#[must_use]
pub fn parse_date(text: &str) -> Option<ParsedDate> {
    let tokens = tokens(text)?;
    let mut reader = Reader::new(&tokens);
    skip_opening(&mut reader);
    let date = date(&mut reader)?;
    let (time, offset_minutes) = time(&mut reader)?;
    reader.at_end().then_some(ParsedDate {
        year: date.year,
        month: date.month,
        day: date.day,
        hour: time.map(|(hour, _)| hour),
        minute: time.map(|(_, minute)| minute),
        offset_minutes,
    })
}

/// "Last updated on:", "Stand:", and then a weekday.
fn skip_opening(reader: &mut Reader<'_>) {
    while reader.word_if(words::opens).is_some() || reader.mark(":") {}
    if reader.word_if(words::is_weekday).is_some() {
        reader.mark(".");
        reader.mark(",");
        reader.word_if(|word| word == "den" || word == "the");
    }
}

fn date(reader: &mut Reader<'_>) -> Option<Date> {
    if let Some(month) = month_word(reader) {
        let day = reader.number(1..=2)?;
        ending(reader);
        reader.mark(",");
        return existing(reader.number(4..=4)?, month, day);
    }
    let (first, digits) = reader.any_number()?;
    if digits == 4 {
        let mark = ["-", "/"].into_iter().find(|mark| reader.mark(mark))?;
        let month = reader.number(1..=2)?;
        let separated = reader.mark(mark);
        return if separated { existing(first, month, reader.number(1..=2)?) } else { None };
    }
    if digits > 2 {
        return None;
    }
    match ["/", "-"].into_iter().find(|mark| reader.mark(mark)) {
        Some(mark) => with_marks(reader, first, mark),
        None => day_first(reader, first),
    }
}

/// `14/01/2025`; `01/14/2025` only where the other order is impossible.
fn with_marks(reader: &mut Reader<'_>, first: u16, mark: &str) -> Option<Date> {
    let second = reader.number(1..=2)?;
    if !reader.mark(mark) {
        return None;
    }
    let year = year(reader)?;
    existing(year, second, first).or_else(|| (second > 12).then(|| existing(year, first, second)).flatten())
}

/// `14 January 2025`, `14th of January, 2025`, `14. Jan. 2025`, `14.01.2025`.
fn day_first(reader: &mut Reader<'_>, day: u16) -> Option<Date> {
    let dotted = reader.mark(".");
    if !dotted {
        ending(reader);
        reader.word_if(|word| word == "of");
    }
    if let Some(month) = month_word(reader) {
        reader.mark(",");
        return existing(reader.number(4..=4)?, month, day);
    }
    let month = reader.number(1..=2)?;
    if !dotted || !reader.mark(".") {
        return None;
    }
    existing(year(reader)?, month, day)
}

fn ending(reader: &mut Reader<'_>) {
    reader.word_if(|word| matches!(word, "st" | "nd" | "rd" | "th"));
}

fn month_word(reader: &mut Reader<'_>) -> Option<u16> {
    let month = reader.word_with(words::month)?;
    reader.mark(".");
    Some(month)
}

/// Two digits mean 1970 to 2069: no paper dates an article before that with two, and none dates one far ahead.
fn year(reader: &mut Reader<'_>) -> Option<u16> {
    match reader.any_number()? {
        (year, 4) => Some(year),
        (short @ 0..70, 2) => Some(2000 + short),
        (short, 2) => Some(1900 + short),
        _ => None,
    }
}

fn existing(year: u16, month: u16, day: u16) -> Option<Date> {
    if !(1000..=2999).contains(&year) {
        return None;
    }
    Date::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

type Time = (Option<(u8, u8)>, Option<i16>);

/// The time after a date. The outer `None` refuses the line: what follows is no time.
fn time(reader: &mut Reader<'_>) -> Option<Time> {
    if reader.at_end() {
        return Some((None, None));
    }
    while ["-", "–", "—", ",", "|", "·", "@", "/"].into_iter().any(|mark| reader.mark(mark))
        || reader.word_if(|word| matches!(word, "at" | "um" | "t")).is_some()
    {}
    let hour = reader.number(1..=2)?;
    let minute = if reader.mark(":") || reader.mark(".") { Some(reader.number(2..=2)?) } else { None };
    if minute.is_some() && reader.mark(":") {
        reader.number(2..=2).filter(|seconds| *seconds < 61)?;
        if reader.mark(".") {
            reader.any_number()?;
        }
    }
    let half = half_of_day(reader);
    let uhr = reader.word_if(|word| matches!(word, "uhr" | "h")).is_some();
    if minute.is_none() && half.is_none() && !uhr {
        return None;
    }
    let hour = on_24_hours(hour, half)?;
    let minute = u8::try_from(minute.unwrap_or(0)).ok().filter(|minute| *minute < 60)?;
    Some((Some((hour, minute)), offset(reader)?))
}

/// `am`, `a.m.`, `pm`, `p. m.`; true for the afternoon.
fn half_of_day(reader: &mut Reader<'_>) -> Option<bool> {
    let (afternoon, whole) = reader.word_with(|word| match word {
        "am" => Some((false, true)),
        "pm" => Some((true, true)),
        "a" => Some((false, false)),
        "p" => Some((true, false)),
        _ => None,
    })?;
    reader.mark(".");
    if !whole {
        reader.word_if(|word| word == "m")?;
        reader.mark(".");
    }
    Some(afternoon)
}

fn on_24_hours(hour: u16, afternoon: Option<bool>) -> Option<u8> {
    let hour = u8::try_from(hour).ok()?;
    match afternoon {
        None => (hour < 24).then_some(hour),
        Some(_) if !(1..=12).contains(&hour) => None,
        Some(afternoon) => Some(hour % 12 + if afternoon { 12 } else { 0 }),
    }
}

/// A zone's name or `+01:00`; the outer `None` refuses the line.
fn offset(reader: &mut Reader<'_>) -> Option<Option<i16>> {
    reader.mark("(");
    let named = reader.word_with(words::zone);
    let sign = if reader.mark("+") {
        1
    } else if reader.mark("-") {
        -1
    } else {
        reader.mark(")");
        return Some(named);
    };
    let (hours, minutes) = match reader.any_number()? {
        (both, 4) => (both / 100, both % 100),
        (hours, 2) => (hours, if reader.mark(":") { reader.number(2..=2)? } else { 0 }),
        (hours, 1) => (hours, 0),
        _ => return None,
    };
    reader.mark(")");
    if hours > 14 || minutes > 59 || named.is_some_and(|named| named != 0) {
        return None;
    }
    i16::try_from(hours * 60 + minutes).ok().map(|east| Some(sign * east))
}
