//! `/desk/reading`: the counts as pages, made on the server. To anybody without a token for them the pages do not exist.

use accounts::{Bar, MaybeActor, Scope};
use axum::extract::{FromRef, FromRequestParts, State};
use axum::http::request::Parts;
use axum::response::Response;
use locale::{Language, Zone, clock, date_only, number};
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page, Path, Result};

use crate::Desk;
use crate::chart::{Chart, Point, spark};
use crate::days::{HOUR, noon};
use crate::report::{self, Daily, Paper, Read, Single};

/// Somebody who may read the counts. Everybody else, also with a token that is no good, is told what somebody who
/// asks for a missing page is told.
pub(crate) struct Staff(Bar);

impl<S> FromRequestParts<S> for Staff
where
    S: Send + Sync,
    web::State: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        let actor = match MaybeActor::from_request_parts(parts, state).await {
            Ok(MaybeActor(Some(actor))) if actor.has(Scope::StatsRead) => actor,
            Ok(_) | Err(Error::SignIn) => return Err(Error::NotFound),
            Err(error) => return Err(error),
        };
        Bar::of(&web::State::from_ref(state), &actor, &parts.headers).await.map(Self)
    }
}

/// The paper today.
#[derive(Debug, Serialize)]
struct TodayPage {
    head: Head,
    desk: Bar,
    /// A moment of the day, microseconds since 1970 UTC.
    day: i64,
    views: String,
    readers: String,
    hours: Chart,
    days: Chart,
    stories: Vec<Line>,
    sites: Vec<Site>,
}

/// A story of the list.
#[derive(Debug, Serialize)]
struct Line {
    headline: Option<String>,
    url: String,
    views: String,
    readers: String,
    spark: String,
}

#[derive(Debug, Serialize)]
struct Site {
    /// Empty for all that are not told apart.
    host: String,
    views: String,
}

/// A story.
#[derive(Debug, Serialize)]
struct StoryPage {
    head: Head,
    desk: Bar,
    headline: String,
    url: String,
    views: String,
    readers: String,
    hours: Chart,
    days: Chart,
    sites: Vec<Site>,
}

impl Page for TodayPage {
    const TEMPLATE: &'static str = "reading/today.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

impl Page for StoryPage {
    const TEMPLATE: &'static str = "reading/article.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn today(State(desk): State<Desk>, Staff(bar): Staff) -> Result<Response> {
    let paper = desk.web.db.read(async |c| report::paper(c, &desk).await).await?;
    desk.web.personal("/desk/reading", &today_page(&desk, bar, paper)).await
}

pub(crate) async fn article(
    State(desk): State<Desk>,
    Staff(bar): Staff,
    Path(id): Path<i64>,
) -> Result<Response> {
    let single = desk.web.db.read(async |c| report::single(c, &desk, id).await).await?;
    let page = story_page(&desk, bar, single.ok_or(Error::NotFound)?);
    desk.web.personal(&format!("/desk/reading/articles/{id}"), &page).await
}

/// The most read stories of today, in the shape of the theme's templates: for the front door of the desk.
///
/// # Errors
/// The database's.
pub async fn most_read(desk: &Desk) -> Result<serde_json::Value> {
    let paper = desk.web.db.read(async |c| report::paper(c, desk).await).await?;
    let stories: Vec<Line> = lines(desk, paper.stories).take(AT_THE_DOOR).collect();
    serde_json::to_value(stories).map_err(Error::internal)
}

/// Stories at the front door of the desk.
const AT_THE_DOOR: usize = 6;

fn lines(desk: &Desk, stories: Vec<Read>) -> impl Iterator<Item = Line> {
    let language = desk.web.site.language;
    stories.into_iter().map(move |read| {
        let counts: Vec<i64> = read.hours.iter().map(|(_, views)| *views).collect();
        Line {
            headline: read.story.map(|story| story.headline),
            url: format!("/desk/reading/articles/{}", read.id),
            views: number(read.views, language),
            readers: number(read.readers, language),
            spark: spark(&counts),
        }
    })
}

fn today_page(desk: &Desk, bar: Bar, paper: Paper) -> TodayPage {
    let (language, zone) = (desk.web.site.language, &desk.web.site.zone);
    TodayPage {
        head: head(desk.web.sentence(language, "reading-title", &[])),
        desk: bar,
        day: noon(paper.today.day),
        views: number(paper.today.views, language),
        readers: number(paper.today.readers, language),
        hours: hourly(&paper.hours, 3, (zone, language)),
        days: daily(&paper.days, language),
        stories: lines(desk, paper.stories).collect(),
        sites: sites(paper.sites, language),
    }
}

fn story_page(desk: &Desk, bar: Bar, single: Single) -> StoryPage {
    let (language, zone) = (desk.web.site.language, &desk.web.site.zone);
    StoryPage {
        head: head(single.story.headline.clone()),
        desk: bar,
        headline: single.story.headline,
        url: single.story.url,
        views: number(single.views, language),
        readers: number(single.readers, language),
        hours: hourly(&single.hours, 6, (zone, language)),
        days: daily(&single.days, language),
        sites: sites(single.sites, language),
    }
}

fn head(title: String) -> Head {
    Head { noindex: true, ..Head::website(title, "") }
}

fn hourly(hours: &[(i64, i64)], every: usize, (zone, language): (&Zone, Language)) -> Chart {
    let point = |(hour, views): &(i64, i64)| Point {
        label: clock(hour.saturating_mul(HOUR), zone, language),
        value: *views,
        others: Vec::new(),
    };
    Chart::new(&hours.iter().map(point).collect::<Vec<_>>(), every, language)
}

fn daily(days: &[Daily], language: Language) -> Chart {
    let point = |daily: &Daily| Point {
        label: date_only(noon(daily.day), &Zone::utc()),
        value: daily.readers,
        others: vec![daily.views],
    };
    Chart::new(&days.iter().map(point).collect::<Vec<_>>(), 7, language)
}

fn sites(sites: Vec<(String, i64)>, language: Language) -> Vec<Site> {
    sites.into_iter().map(|(host, views)| Site { host, views: number(views, language) }).collect()
}
