//! `/api/v1/reading/…`: the counts for programs. Every call needs the scope `stats:read`.

use accounts::{Actor, Scope};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use locale::{Zone, date_only, rfc3339_utc};
use serde::Serialize;
use utoipa::{OpenApi, ToSchema};
use web::{Error, Path, Result};

use crate::Desk;
use crate::days::{HOUR, noon};
use crate::report::{self, Daily, Paper, Single};

#[derive(OpenApi)]
#[openapi(paths(today, article), tags((name = "reading", description = "How often stories are read")))]
struct Doc;

/// What the API of this feature offers, for the paper's OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Doc::openapi()
}

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/api/v1/reading/today", get(today))
        .route("/api/v1/reading/articles/{id}", get(article))
}

/// Views of an hour.
#[derive(Debug, Serialize, ToSchema)]
struct Hour {
    /// Its beginning, RFC 3339 in UTC.
    from: String,
    /// Page views.
    views: i64,
}

/// A day.
#[derive(Debug, Serialize, ToSchema)]
struct Day {
    /// On the paper's wall clock, such as 2025-01-14.
    day: String,
    /// Page views.
    views: i64,
    /// About how many people read.
    daily_readers: i64,
}

/// Another site from which readers came.
#[derive(Debug, Serialize, ToSchema)]
struct Site {
    /// Its host; empty for all that are not told apart.
    host: String,
    /// Page views.
    views: i64,
}

/// A story and its day.
#[derive(Debug, Serialize, ToSchema)]
struct Line {
    /// The article's id.
    id: String,
    /// Its headline; null where readers do not see it any more.
    headline: Option<String>,
    /// Its path; likewise.
    url: Option<String>,
    /// Page views.
    views: i64,
    /// About how many people read it.
    daily_readers: i64,
}

/// The paper today.
#[derive(Debug, Serialize, ToSchema)]
struct Today {
    /// The day on the paper's wall clock.
    day: String,
    /// Page views.
    views: i64,
    /// About how many people read.
    daily_readers: i64,
    /// Every hour of the day.
    hours: Vec<Hour>,
    /// The last thirty days.
    days: Vec<Day>,
    /// The most read stories.
    stories: Vec<Line>,
    /// Where readers came from.
    referrers: Vec<Site>,
}

/// The counts of a story.
#[derive(Debug, Serialize, ToSchema)]
struct Story {
    /// The article's id.
    id: String,
    /// Its headline.
    headline: String,
    /// Its path.
    url: String,
    /// Page views.
    views: i64,
    /// Daily readers, summed: who read on two days is in it twice.
    daily_readers_summed: i64,
    /// The last 48 hours.
    hours: Vec<Hour>,
    /// The last thirty days.
    days: Vec<Day>,
    /// Where readers came from.
    referrers: Vec<Site>,
}

/// The paper today: views, daily readers, the most read stories.
#[utoipa::path(
    get, path = "/api/v1/reading/today", tag = "reading", operation_id = "getReadingToday",
    responses((status = 200, body = Today, description = "The counts of today"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not")),
    security(("bearer" = ["stats:read"]))
)]
async fn today(State(desk): State<Desk>, actor: Actor) -> Result<Response> {
    actor.may(Scope::StatsRead)?;
    let Paper { today, hours: span, days: last, stories, sites: from } =
        desk.web.db.read(async |c| report::paper(c, &desk).await).await?;
    let line = |read: report::Read| {
        let (headline, url) = read.story.map(|story| (story.headline, story.url)).unzip();
        Line { id: read.id.to_string(), headline, url, views: read.views, daily_readers: read.readers }
    };
    answer(&Today {
        day: day(today.day),
        views: today.views,
        daily_readers: today.readers,
        hours: hours(&span),
        days: days(&last),
        stories: stories.into_iter().map(line).collect(),
        referrers: sites(from),
    })
}

/// How often a story was read. A story that readers do not see has no counts.
#[utoipa::path(
    get, path = "/api/v1/reading/articles/{id}", tag = "reading", operation_id = "getReadingOfArticle",
    params(("id" = String, Path, description = "The article's id")),
    responses((status = 200, body = Story, description = "The counts of a story"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such article")),
    security(("bearer" = ["stats:read"]))
)]
async fn article(State(desk): State<Desk>, actor: Actor, Path(id): Path<i64>) -> Result<Response> {
    actor.may(Scope::StatsRead)?;
    let single = desk.web.db.read(async |c| report::single(c, &desk, id).await).await?;
    let Single { id, story, views, readers, hours: span, days: last, sites: from } =
        single.ok_or(Error::NotFound)?;
    answer(&Story {
        id: id.to_string(),
        headline: story.headline,
        url: story.url,
        views,
        daily_readers_summed: readers,
        hours: hours(&span),
        days: days(&last),
        referrers: sites(from),
    })
}

fn day(day: i64) -> String {
    date_only(noon(day), &Zone::utc())
}

fn hours(hours: &[(i64, i64)]) -> Vec<Hour> {
    let hour =
        |(hour, views): &(i64, i64)| Hour { from: rfc3339_utc(hour.saturating_mul(HOUR)), views: *views };
    hours.iter().map(hour).collect()
}

fn days(days: &[Daily]) -> Vec<Day> {
    days.iter().map(|one| Day { day: day(one.day), views: one.views, daily_readers: one.readers }).collect()
}

fn sites(sites: Vec<(String, i64)>) -> Vec<Site> {
    sites.into_iter().map(|(host, views)| Site { host, views }).collect()
}

fn answer(body: &impl Serialize) -> Result<Response> {
    let text = serde_json::to_string(body).map_err(Error::internal)?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((StatusCode::OK, headers, text).into_response())
}
