//! `/desk/calendar`: what is planned and what comes out, day by day.

use std::collections::BTreeMap;

use accounts::AtDesk;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use database::Conn;
use locale::{Date, Value, Zone};
use serde::{Deserialize, Serialize};
use web::{Error, Form, Path, Result, ShownProblem};

use super::list::{Line, lines, wanted};
use super::{Body, lead, when};
use crate::actions::{self, Plan};
use crate::model::{Cursor, is_planned, month_of};
use crate::pages::{Pairs, value};
use crate::store::{self, InWork, Wanted};
use crate::{Desk, Newsroom};

/// Stories of a month that are shown at most.
const MOST: i64 = 500;
const DAY: i64 = 24 * 3_600_000_000;
/// The keys of the days' short names, Monday first (ISO 8601).
const WEEKDAYS: [&str; 7] = [
    "weekday-monday",
    "weekday-tuesday",
    "weekday-wednesday",
    "weekday-thursday",
    "weekday-friday",
    "weekday-saturday",
    "weekday-sunday",
];

#[derive(Debug, Serialize)]
struct Day {
    /// Noon of it, microseconds since 1970 UTC.
    at: i64,
    number: u8,
    /// As the field of a form has it.
    date: String,
    is_today: bool,
    /// Whether it is of the month that is shown.
    is_in: bool,
    stories: Vec<DayStory>,
}

/// A story on a day.
#[derive(Debug, Serialize)]
struct DayStory {
    #[serde(flatten)]
    line: Line,
    /// Whether it is planned for the day; else it comes out on it.
    is_planned: bool,
}

#[derive(Debug, Serialize)]
struct CalendarPage {
    title: String,
    weekdays: Vec<String>,
    days: Vec<Day>,
    previous: String,
    next: String,
    month: String,
    is_empty: bool,
    problems: Vec<ShownProblem>,
}

impl Body for CalendarPage {
    const TEMPLATE: &'static str = "publishing/desk-calendar.html";
}

fn path(year: i16, month: u8) -> String {
    format!("/desk/calendar?month={year:04}-{month:02}")
}

pub(super) async fn show(State(desk): State<Desk>, at: AtDesk, query: Pairs) -> Result<Response> {
    let room = desk.writer(&at)?;
    page(&desk, &at, &room, (value(&query.0, "month"), Vec::new())).await
}

async fn page(
    desk: &Desk,
    at: &AtDesk,
    room: &Newsroom,
    (asked, problems): (Option<&str>, Vec<ShownProblem>),
) -> Result<Response> {
    let (zone, now) = (&desk.web.site.zone, desk.web.clock.now());
    let today = zone.date(now);
    let first = match asked {
        Some(text) => when::day(&format!("{text}-01")).ok_or(Error::NotFound)?,
        None => Date { day: 1, ..today },
    };
    let dates = dates(first, zone);
    let span = |date: Option<&Date>| date.and_then(|date| when::start(*date, zone));
    let from = span(dates.first()).ok_or(Error::NotFound)?;
    let to = span(dates.last()).ok_or(Error::NotFound)?.saturating_add(DAY + DAY / 24);
    let read = desk.web.db.read(async |c| stories(c, (desk, room), (from, to)).await);
    let mut by_day: BTreeMap<Date, Vec<DayStory>> = BTreeMap::new();
    for (moment, story) in read.await? {
        by_day.entry(zone.date(moment)).or_default().push(story);
    }
    let (before, after) = beside(first);
    let body = CalendarPage {
        title: title(desk, first),
        weekdays: WEEKDAYS.into_iter().map(|key| desk.say(key, &[])).collect(),
        is_empty: by_day.is_empty(),
        days: dates
            .into_iter()
            .map(|date| Day {
                at: date.to_micros(zone, 12, 0).unwrap_or(0),
                number: date.day,
                date: format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
                is_today: date == today,
                is_in: date.month == first.month,
                stories: by_day.remove(&date).unwrap_or_default(),
            })
            .collect(),
        previous: path(before.year, before.month),
        next: path(after.year, after.month),
        month: format!("{:04}-{:02}", first.year, first.month),
        problems,
    };
    let code = if body.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    desk.sheet(at, ("/desk/calendar", desk.say("newsroom-title-calendar", &[])), body, code).await
}

/// What stands in a span of time, each story with the moment it stands at: what is planned, then what comes out.
async fn stories(
    c: &mut Conn,
    (desk, room): (&Desk, &Newsroom),
    (from, to): (i64, i64),
) -> Result<Vec<(i64, DayStory)>> {
    let (zone, now) = (&desk.web.site.zone, desk.web.clock.now());
    let out = store::come_out(c, &wanted(room), (from - 1, to), Cursor::newest(i64::MAX), MOST).await?;
    let mut planned = store::planned(c, &Wanted { days: (from, to), ..wanted(room) }, MOST).await?;
    let is_same_day = |one: Option<i64>, other: Option<i64>| {
        one.zip(other).is_some_and(|(one, other)| zone.date(one) == zone.date(other))
    };
    planned.retain(|row| {
        // What comes out stands on the day it comes out on, once.
        let comes = |other: &InWork| other.id == row.id && is_same_day(other.published, row.planned);
        is_planned(row.state, (row.is_ahead, row.published), now) && !out.iter().any(comes)
    });
    let first_out = planned.len();
    let moments: Vec<i64> = planned
        .iter()
        .map(|row| row.planned.unwrap_or(0))
        .chain(out.iter().map(|row| row.published.unwrap_or(0)))
        .collect();
    let lines = lines(c, (desk, room), planned.into_iter().chain(out).collect()).await?;
    let standing = |(nth, line): (usize, Line)| DayStory { line, is_planned: nth < first_out };
    Ok(moments.into_iter().zip(lines.into_iter().enumerate().map(standing)).collect())
}

fn title(desk: &Desk, first: Date) -> String {
    let words = [("month", Value::Int(first.month.into())), ("year", Value::Str(first.year.to_string()))];
    desk.web.sentence(desk.web.site.language, "publishing-month", &words)
}

/// The first days of the months before and after.
fn beside(first: Date) -> (Date, Date) {
    let Date { year, month, day } = first;
    let before = if month == 1 { (year.saturating_sub(1), 12) } else { (year, month - 1) };
    let after = if month == 12 { (year.saturating_add(1), 1) } else { (year, month + 1) };
    (Date { year: before.0, month: before.1, day }, Date { year: after.0, month: after.1, day })
}

/// Whole weeks from Monday that hold a month.
fn dates(first: Date, zone: &Zone) -> Vec<Date> {
    let Some((start, end)) = month_of(zone, first.year, first.month) else { return Vec::new() };
    let noon = |date: Date| date.to_micros(zone, 12, 0).unwrap_or(start);
    // Noons are a day apart within two hours, whatever the clocks do.
    let back = i64::try_from(weekday(first)).unwrap_or(0);
    let mut at = noon(first) - back * DAY;
    let mut dates = Vec::new();
    while at < end || dates.len() % 7 != 0 {
        dates.push(zone.date(at));
        at += DAY;
    }
    dates
}

/// Days since Monday (Sakamoto's method, whose week begins with Sunday).
fn weekday(date: Date) -> usize {
    const MONTHS: [i64; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let year = i64::from(date.year) - i64::from(date.month < 3);
    let month = MONTHS.get(usize::from(date.month).saturating_sub(1)).copied().unwrap_or(0);
    let from_sunday = (year + year / 4 - year / 100 + year / 400 + month + i64::from(date.day)).rem_euclid(7);
    usize::try_from((from_sunday + 6) % 7).unwrap_or(0)
}

/// The day a story is moved to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Move {
    day: String,
    month: String,
    token: String,
}

pub(super) async fn update(
    State(desk): State<Desk>,
    at: AtDesk,
    Path(id): Path<i64>,
    Form(typed): Form<Move>,
) -> Result<Response> {
    let room = desk.sender(&at, &typed.token)?;
    let month = when::day(&format!("{}-01", typed.month)).map(|first| (first.year, first.month));
    let day = when::day(&typed.day).and_then(|day| when::start(day, &desk.web.site.zone));
    let Some(day) = day else {
        let sentence = desk.say("newsroom-error-day", &[]);
        let problem = ShownProblem { field: format!("day-{id}"), sentence };
        let month = month.map(|_| typed.month.as_str());
        return page(&desk, &at, &room, (month, vec![problem])).await;
    };
    actions::plan(&room, id, &Plan { planned: Some(Some(day)), ..Plan::default() }).await?;
    let (year, month) = month.unwrap_or((1970, 1));
    Ok(lead(&path(year, month)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_stand_in_whole_weeks_from_monday() {
        let zone = Zone::named("Europe/Berlin").unwrap();
        for (year, month, from, count) in
            [(2025, 1, (2024, 12, 30), 35), (2025, 3, (2025, 2, 24), 42), (2021, 2, (2021, 2, 1), 28)]
        {
            let dates = dates(Date::new(year, month, 1).unwrap(), &zone);
            assert_eq!((dates.len(), dates[0]), (count, Date::new(from.0, from.1, from.2).unwrap()));
            assert!(dates.windows(2).all(|pair| pair[0] < pair[1]), "{year}-{month}");
        }
        assert_eq!(weekday(Date::new(2025, 1, 14).unwrap()), 1, "a Tuesday");
    }
}
