//! `GET /archive`, `GET /archive/{yyyy}` and `GET /archive/{yyyy}/{mm}`: everything that was published, by month.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::{Date, Value};
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, PageKey, Path, Result, page_of};

use super::figure::Known;
use super::teaser::{Teaser, counted, listed};
use super::{Pairs, after};
use crate::Desk;
use crate::json_ld;
use crate::model::{Cursor, month_of, month_tag, month_url};
use crate::store;

/// Stories of one page of a month.
const STORIES: usize = 60;
/// The most years of the index: one look at the database each.
const YEARS: usize = 150;

#[derive(Debug, Serialize)]
struct ArchivePage {
    head: Head,
    years: Vec<Year>,
    /// Whether the page is that of one year.
    single: bool,
    #[serde(skip)]
    renews: Option<i64>,
}

/// A year and those of its months in which something was published, January first.
#[derive(Debug, Serialize)]
struct Year {
    year: String,
    url: String,
    months: Vec<Month>,
}

#[derive(Debug, Serialize)]
struct Month {
    month: u8,
    year: String,
    url: String,
}

impl Month {
    fn of(year: i16, month: u8) -> Self {
        Self { month, year: year.to_string(), url: month_url(year, month) }
    }

    fn title(&self, desk: &Desk) -> String {
        let words = [("month", Value::Int(self.month.into())), ("year", Value::Str(self.year.clone()))];
        desk.web.sentence(desk.web.site.language, "publishing-month", &words)
    }
}

impl Page for ArchivePage {
    const TEMPLATE: &'static str = "publishing/archive.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["archive".to_owned()]
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn index(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| all(c, &desk, None).await);
    desk.web.shared(PageKey::new("/archive"), make).await
}

pub(crate) async fn year(State(desk): State<Desk>, Path(year): Path<String>) -> Result<Response> {
    let year = number(&year, 4).and_then(|year| i16::try_from(year).ok()).ok_or(Error::NotFound)?;
    let make = desk.web.db.read(async |c| all(c, &desk, Some(year)).await);
    desk.web.shared(PageKey::new(&format!("/archive/{year:04}")), make).await
}

async fn all(c: &mut Conn, desk: &Desk, only: Option<i16>) -> Result<ArchivePage> {
    let (now, zone) = (desk.web.clock.now(), &desk.web.site.zone);
    let mut years = Vec::new();
    if let Some(year) = only {
        years.extend(of_year(c, desk, year, now).await?);
        if years.is_empty() {
            return Err(Error::NotFound);
        }
    } else if let Some(first) = store::first_from(c, i64::MIN, now).await? {
        for year in (zone.date(first).year..=zone.date(now).year).rev().take(YEARS) {
            years.extend(of_year(c, desk, year, now).await?);
        }
    }
    let site = &desk.web.site;
    let archive = desk.web.sentence(site.language, "publishing-archive", &[]);
    let (title, path) = match only {
        Some(year) => (format!("{archive} {year:04}"), format!("/archive/{year:04}")),
        None => (archive.clone(), "/archive".to_owned()),
    };
    let mut steps = vec![(site.name.as_str(), "/"), (archive.as_str(), "/archive")];
    if only.is_some() {
        steps.push((title.as_str(), path.as_str()));
    }
    let about = desk.web.sentence(site.language, "publishing-archive-about", &[]);
    let head = Head {
        canonical: Some(desk.web.absolute(&path)),
        json_ld: Some(json_ld::of_list(site, &steps)),
        ..Head::website(title.clone(), about)
    };
    let renews = store::next_publication(c, now).await?;
    Ok(ArchivePage { head, years, single: only.is_some(), renews })
}

/// A year, if something was published in it up to `now`.
async fn of_year(c: &mut Conn, desk: &Desk, year: i16, now: i64) -> Result<Option<Year>> {
    let zone = &desk.web.site.zone;
    let mut starts = [0; 13];
    for (start, month) in starts.iter_mut().zip(1_u8..=13) {
        let bounds = if month == 13 { month_of(zone, year, 12) } else { month_of(zone, year, month) };
        let Some((first, next)) = bounds else { return Ok(None) };
        // What lies ahead is in no month yet.
        *start = if month == 13 { next } else { first }.min(now.saturating_add(1));
    }
    let has = store::months(c, &starts).await?;
    let months: Vec<Month> =
        (1_u8..=12).zip(has).filter(|(_, has)| *has).map(|(month, _)| Month::of(year, month)).collect();
    let url = format!("/archive/{year:04}");
    Ok((!months.is_empty()).then(|| Year { year: year.to_string(), url, months }))
}

#[derive(Debug, Serialize)]
struct MonthPage {
    head: Head,
    month: Month,
    days: Vec<Day>,
    more: Option<String>,
    /// The months with stories before and after this one.
    previous: Option<Month>,
    next: Option<Month>,
    #[serde(skip)]
    tag: String,
    #[serde(skip)]
    renews: Option<i64>,
}

/// The stories of one day, newest first.
#[derive(Debug, Serialize)]
struct Day {
    at: i64,
    articles: Vec<Teaser>,
}

impl Page for MonthPage {
    const TEMPLATE: &'static str = "publishing/month.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        let shown = self.days.iter().flat_map(|day| &day.articles);
        std::iter::once(self.tag.clone()).chain(counted(shown)).collect()
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn month(
    State(desk): State<Desk>,
    Path((year, month)): Path<(String, String)>,
    query: Pairs,
) -> Result<Response> {
    let year = number(&year, 4).and_then(|year| i16::try_from(year).ok()).ok_or(Error::NotFound)?;
    let month = number(&month, 2).and_then(|month| u8::try_from(month).ok()).ok_or(Error::NotFound)?;
    let from = after(&query.0)?;
    let key = PageKey::new(&month_url(year, month)).with("after", from);
    let make = desk.web.db.page(async |c| of_month(c, &desk, (year, month), from).await);
    desk.web.shared(key, make).await
}

/// A number of exactly so many digits: every month has one address.
fn number(text: &str, digits: usize) -> Option<u16> {
    (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

async fn of_month(
    c: &mut Conn,
    desk: &Desk,
    (year, month): (i16, u8),
    from: Option<Cursor>,
) -> Result<MonthPage> {
    let (now, site) = (desk.web.clock.now(), &desk.web.site);
    let (start, end) = month_of(&site.zone, year, month).ok_or(Error::NotFound)?;
    let newest = Cursor { published: end, id: 0 }.min(Cursor::newest(now));
    let most = i64::try_from(STORIES + 1).unwrap_or(1);
    let rows = store::between(c, start, from.unwrap_or(newest).min(newest), most).await?;
    if rows.is_empty() && (from.is_none() || store::between(c, start, newest, 1).await?.is_empty()) {
        return Err(Error::NotFound);
    }
    let month = Month::of(year, month);
    let (rows, more) = page_of(rows, STORIES, |row| format!("{}?after={}", month.url, row.cursor()));
    let neighbour = |published: Option<i64>| {
        published.map(|at| site.zone.date(at)).map(|Date { year, month, .. }| Month::of(year, month))
    };
    let previous = neighbour(store::last_before(c, start).await?);
    let next = neighbour(store::first_from(c, end, now).await?);
    let days = days(&site.zone, listed(c, desk, rows, &Known::new()).await?);
    let title = month.title(desk);
    let archive = desk.web.sentence(site.language, "publishing-archive", &[]);
    let steps =
        [(site.name.as_str(), "/"), (archive.as_str(), "/archive"), (title.as_str(), month.url.as_str())];
    let page = from.map(|cursor| format!("?after={cursor}")).unwrap_or_default();
    let about = desk.web.sentence(site.language, "publishing-archive-about", &[]);
    let head = Head {
        canonical: Some(desk.web.absolute(&format!("{}{page}", month.url))),
        json_ld: Some(json_ld::of_list(site, &steps)),
        ..Head::website(title.clone(), about)
    };
    // Only the newest month grows by itself.
    let renews = if next.is_none() { store::next_publication(c, now).await? } else { None };
    Ok(MonthPage { head, month, days, more, previous, next, tag: month_tag(&site.zone, start), renews })
}

fn days(zone: &locale::Zone, teasers: Vec<Teaser>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for teaser in teasers {
        match days.last_mut() {
            Some(day) if zone.date(day.at) == zone.date(teaser.published) => day.articles.push(teaser),
            _ => days.push(Day { at: teaser.published, articles: vec![teaser] }),
        }
    }
    days
}
