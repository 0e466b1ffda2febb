//! `GET /sitemap.xml` (sitemaps.org 0.9): every page in one list, or an index of lists where there are too many.
//!
//! A part is `/sitemap/pages.xml` (the front page, the sections, the topics and the authors), `/sitemap/2025-01.xml` (the
//! stories published in that month on the paper's clock), or `/sitemap/2025-01-2.xml`, the second ten thousand of a very full month. Making a part reads that
//! month's range of an index and no more.

use axum::extract::State;
use axum::response::Response;
use database::Conn;
use locale::{Date, Zone};
use serde::Serialize;
use web::{CachePolicy, Error, Page, PageKey, Path, Result};

use crate::Desk;
use crate::model::{Cursor, Section, Topic, author_url, month_of};
use crate::store;

/// The most addresses of one file; the protocol allows 50,000.
const PART: i64 = 10_000;
/// Rows of one read.
const AT_ONCE: i64 = 1_000;
/// The most parts of an index: the protocol's bound.
const PARTS: usize = 50_000;
/// Months looked at: more than four hundred years of newspapers.
const MONTHS: usize = 5_000;

/// A list of addresses, or a list of such lists.
#[derive(Debug, Default, Serialize)]
struct Sitemap {
    urls: Vec<Address>,
    parts: Vec<String>,
    #[serde(skip)]
    renews: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Address {
    loc: String,
    lastmod: Option<i64>,
}

impl Page for Sitemap {
    const TEMPLATE: &'static str = "publishing/sitemap.xml";
    const CONTENT_TYPE: &'static str = "application/xml; charset=utf-8";

    fn template(&self) -> &'static str {
        if self.parts.is_empty() { Self::TEMPLATE } else { "publishing/sitemap-index.xml" }
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        ["front", "topics", "authors"].map(str::to_owned).to_vec()
    }

    fn renews(&self) -> Option<i64> {
        self.renews
    }
}

pub(crate) async fn show(State(desk): State<Desk>) -> Result<Response> {
    let make = desk.web.db.read(async |c| whole(c, &desk, PART).await);
    desk.web.shared(PageKey::new("/sitemap.xml"), make).await
}

pub(crate) async fn part(State(desk): State<Desk>, Path(name): Path<String>) -> Result<Response> {
    let part = Part::parse(&name).ok_or(Error::NotFound)?;
    let make = desk.web.db.read(async |c| one(c, &desk, part, PART).await);
    desk.web.shared(PageKey::new(&format!("/sitemap/{name}")), make).await
}

/// Everything in one list where it fits, else the index.
async fn whole(c: &mut Conn, desk: &Desk, most: i64) -> Result<Sitemap> {
    let now = desk.web.clock.now();
    let mut urls = pages(c, desk, now).await?;
    let months = months(c, &desk.web.site.zone, now).await?;
    let stories: i64 = months.iter().map(|(_, count)| count).sum();
    let renews = store::next_publication(c, now).await?;
    let fits = stories.saturating_add(i64::try_from(urls.len()).unwrap_or(i64::MAX)) <= most;
    if fits {
        let all =
            stories_between(c, desk, (Cursor { published: i64::MIN, id: 0 }, now.saturating_add(1)), most);
        urls.extend(all.await?);
        return Ok(Sitemap { urls, parts: Vec::new(), renews });
    }
    let mut parts = vec![desk.web.absolute("/sitemap/pages.xml")];
    for (month, count) in months {
        let files = count.saturating_add(most - 1) / most;
        parts
            .extend((1..=files).map(|number| desk.web.absolute(&format!("/sitemap/{}", month.name(number)))));
    }
    parts.truncate(PARTS);
    Ok(Sitemap { urls: Vec::new(), parts, renews })
}

async fn one(c: &mut Conn, desk: &Desk, part: Part, most: i64) -> Result<Sitemap> {
    let now = desk.web.clock.now();
    let renews = store::next_publication(c, now).await?;
    let urls = match part {
        Part::Pages => pages(c, desk, now).await?,
        Part::Month(month, number) => {
            let zone = &desk.web.site.zone;
            let (from, to) = month_of(zone, month.year, month.month).ok_or(Error::NotFound)?;
            let to = to.min(now.saturating_add(1));
            let mut after = Cursor { published: from, id: 0 };
            for _ in 1..number {
                after = store::end_of_part(c, after, to, most).await?.ok_or(Error::NotFound)?;
            }
            stories_between(c, desk, (after, to), most).await?
        }
    };
    if urls.is_empty() { Err(Error::NotFound) } else { Ok(Sitemap { urls, parts: Vec::new(), renews }) }
}

/// The front page and everything that lists stories and has something to list.
async fn pages(c: &mut Conn, desk: &Desk, now: i64) -> Result<Vec<Address>> {
    let mut paths = vec!["/".to_owned()];
    paths.extend(store::sections(c).await?.iter().map(Section::url));
    let room = usize::try_from(PART).unwrap_or(0);
    let mut from = Some(String::new());
    while let Some(after) = from.take() {
        let some = store::topics_read(c, &after, now, AT_ONCE).await?;
        paths.extend(some.iter().map(Topic::url));
        from = some.into_iter().next_back().filter(|_| paths.len() < room).map(|topic| topic.slug);
    }
    from = Some(String::new());
    while let Some(after) = from.take() {
        let some = store::profiles_read(c, &after, now, AT_ONCE).await?;
        paths.extend(some.iter().map(|profile| author_url(&profile.author.slug)));
        from = some.into_iter().next_back().filter(|_| paths.len() < room).map(|profile| profile.author.slug);
    }
    paths.truncate(room);
    Ok(paths.iter().map(|path| Address { loc: desk.web.absolute(path), lastmod: None }).collect())
}

/// The stories behind a cursor and before a moment, oldest first, at most so many.
async fn stories_between(
    c: &mut Conn,
    desk: &Desk,
    (mut after, before): (Cursor, i64),
    most: i64,
) -> Result<Vec<Address>> {
    let mut urls = Vec::new();
    let mut left = most;
    while left > 0 {
        let wanted = left.min(AT_ONCE);
        let rows = store::places(c, after, before, wanted).await?;
        let Some(last) = rows.last() else { break };
        after = last.cursor;
        let got = i64::try_from(rows.len()).unwrap_or(wanted);
        left = if got < wanted { 0 } else { left - got };
        urls.extend(
            rows.into_iter()
                .map(|row| Address { loc: desk.web.absolute(&row.path), lastmod: Some(row.changed) }),
        );
    }
    Ok(urls)
}

/// The months with stories, newest first, and how many each has.
async fn months(c: &mut Conn, zone: &Zone, now: i64) -> Result<Vec<(Month, i64)>> {
    let mut found = Vec::new();
    let mut before = now.saturating_add(1);
    for _ in 0..MONTHS {
        let Some(newest) = store::last_before(c, before).await? else { break };
        let Date { year, month, .. } = zone.date(newest);
        let Some((from, _)) = month_of(zone, year, month) else { break };
        let month = Month { year, month };
        found.push((month, store::count_between(c, from, before).await?));
        before = from;
    }
    Ok(found)
}

/// A month on the paper's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Month {
    year: i16,
    month: u8,
}

impl Month {
    /// The name of one of its files, counted from 1.
    fn name(self, number: i64) -> String {
        let Self { year, month } = self;
        if number == 1 {
            format!("{year:04}-{month:02}.xml")
        } else {
            format!("{year:04}-{month:02}-{number}.xml")
        }
    }
}

/// A file of the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Pages,
    Month(Month, i64),
}

impl Part {
    /// The part of this name; each part has one name only.
    fn parse(name: &str) -> Option<Self> {
        if name == "pages.xml" {
            return Some(Self::Pages);
        }
        let mut fields = name.strip_suffix(".xml")?.split('-');
        let month = Month { year: fields.next()?.parse().ok()?, month: fields.next()?.parse().ok()? };
        let number = fields.next().map_or(Some(1), |number| number.parse().ok())?;
        let is_own = (1..1_000).contains(&number)
            && month.name(number) == name
            && Date::new(month.year, month.month, 1).is_some();
        is_own.then_some(Self::Month(month, number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_have_one_name() {
        let january = Month { year: 2025, month: 1 };
        assert_eq!(Part::parse("pages.xml"), Some(Part::Pages));
        assert_eq!(Part::parse("2025-01.xml"), Some(Part::Month(january, 1)));
        assert_eq!(Part::parse("2025-01-2.xml"), Some(Part::Month(january, 2)));
        for odd in [
            "",
            ".xml",
            "2025.xml",
            "2025-1.xml",
            "2025-13.xml",
            "2025-00.xml",
            "2025-01-1.xml",
            "2025-01-0.xml",
            "2025-01-02.xml",
            "2025-01--2.xml",
            "2025-01-2-3.xml",
            "+2025-01.xml",
            "-2025-01.xml",
            "2025-01-9999.xml",
            "2025-01",
            "pages",
            "99999-01.xml",
        ] {
            assert_eq!(Part::parse(odd), None, "{odd}");
        }
    }
}
