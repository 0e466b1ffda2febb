//! Adverts, for programs.

use accounts::{Actor, MaybeActor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use locale::{Language, rfc3339_utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Json, Path, Query, State as Web};

use super::{answer, id_of, limit_of};
use crate::actions::{self, Deed};
use crate::draft::{Details, Draft};
use crate::model::{Event, is_public};
use crate::store::{self, Advert, Cursor, Stored};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Filter {
    /// Slug of a board.
    board: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many, 1 to 100; 30 without.
    limit: Option<i64>,
}

/// A live advert in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobRow)]
pub(super) struct Item {
    /// Its id, a decimal number.
    id: String,
    /// The title as shown.
    title: String,
    /// Who hires.
    company: String,
    /// The slug of its home board.
    board: String,
    /// Language of the advert.
    language: String,
    /// Its address.
    url: String,
    /// First publication, RFC 3339 in UTC.
    posted: String,
    /// When it ends, RFC 3339 in UTC.
    ends: String,
}

impl Item {
    fn new(web: &Web, advert: Advert) -> Self {
        Self {
            id: advert.id.to_string(),
            url: web.absolute(&advert.url()),
            title: advert.title,
            company: advert.company,
            board: advert.board,
            language: advert.language,
            posted: rfc3339_utc(advert.posted),
            ends: rfc3339_utc(advert.ends),
        }
    }
}

/// A page of adverts.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = JobList)]
pub(super) struct List {
    /// The adverts, newest first.
    items: Vec<Item>,
    /// Where the next page starts.
    next: Option<String>,
}

/// Live adverts, newest first.
#[utoipa::path(
    get, path = "/api/v1/jobs", tag = "jobs", operation_id = "listJobs", params(Filter),
    responses((status = 200, body = List, description = "A page of adverts"), (status = 400, description = "A query that cannot be read"),
              (status = 404, description = "No such board"))
)]
pub(super) async fn list(State(web): State<Web>, Query(filter): Query<Filter>) -> web::Result<Response> {
    let (limit, most) = limit_of(filter.limit)?;
    let cursor = match &filter.after {
        None => Cursor::START,
        Some(text) => {
            Cursor::parse(text).ok_or_else(|| Error::Malformed("after is no cursor of ours.".to_owned()))?
        }
    };
    let now = web.clock.now();
    let found = web
        .db
        .read(async |c| match &filter.board {
            None => Ok(store::newest(c, now, cursor, most).await?),
            Some(slug) => {
                let board = store::board(c, slug).await?.ok_or(Error::NotFound)?;
                Ok::<_, Error>(store::on_board(c, (board.id, None, now), cursor, most).await?)
            }
        })
        .await?;
    let (found, next) = web::page_of(found, limit, |advert| advert.cursor().to_string());
    let items = found.into_iter().map(|advert| Item::new(&web, advert)).collect();
    answer(StatusCode::OK, &List { items, next })
}

/// One advert.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Job)]
pub(super) struct Job {
    /// Its id, a decimal number.
    id: String,
    /// Where it stands: live, expired, filled, withdrawn and so on.
    state: &'static str,
    /// The title as shown.
    title: String,
    /// Who hires.
    company: String,
    /// The slug of its home board.
    board: String,
    /// Language of the advert.
    language: String,
    /// The advert as Markdown.
    body: String,
    /// Places, pay, employment, how to apply.
    #[schema(value_type = Object)]
    details: Details,
    /// Its address.
    url: String,
    /// First publication, RFC 3339 in UTC.
    posted: Option<String>,
    /// When it ends, RFC 3339 in UTC.
    ends: Option<String>,
}

impl Job {
    fn new(web: &Web, stored: Stored) -> Self {
        let url = web.absolute(&stored.url());
        let listing = stored.listing;
        Self {
            id: listing.id.to_string(),
            state: listing.state_at(web.clock.now()).as_str(),
            details: Details::of(&listing),
            title: listing.title,
            company: listing.company.name,
            board: listing.home_board,
            language: listing.language,
            body: listing.body,
            url,
            posted: listing.posted.map(rfc3339_utc),
            ends: listing.ends.map(rfc3339_utc),
        }
    }
}

/// One advert; what is not live only with the scope `jobs:read`.
#[utoipa::path(
    get, path = "/api/v1/jobs/{id}", tag = "jobs", operation_id = "getJob", params(("id" = String, Path)),
    security((), ("bearer" = [])),
    responses((status = 200, body = Job, description = "The advert"), (status = 401, description = "No valid token"),
              (status = 404, description = "None that the caller may see"))
)]
pub(super) async fn show(
    State(web): State<Web>,
    actor: MaybeActor,
    Path(id): Path<String>,
) -> web::Result<Response> {
    let id = id_of(&id)?;
    let stored = web.db.read(async |c| store::listing(c, id).await).await?.ok_or(Error::NotFound)?;
    if !is_public(stored.listing.state_at(web.clock.now())) && !actor.has(Scope::JobsRead) {
        return Err(Error::NotFound);
    }
    answer(StatusCode::OK, &Job::new(&web, stored))
}

/// An advert to be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewJob)]
pub(super) struct New {
    /// Slug of the home board.
    board: String,
    /// Id of the company, from `/api/v1/companies`.
    company: String,
    /// The title as shown.
    title: String,
    /// The advert as Markdown.
    body: String,
    /// `en-GB` or `de-DE`.
    language: String,
    /// The last day, such as `2025-02-28`; the board's own run without one.
    ends: Option<String>,
    /// Places, pay, employment, how to apply.
    #[schema(value_type = Object)]
    details: Details,
}

/// Publishes an advert. Needs the scope `jobs:write`.
#[utoipa::path(
    post, path = "/api/v1/jobs", tag = "jobs", operation_id = "createJob", request_body = New,
    security(("bearer" = [])),
    responses((status = 201, body = Job, description = "The advert, live"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "Values that do not fit, with a sentence per field"))
)]
pub(super) async fn create(
    State(web): State<Web>,
    actor: Actor,
    Json(new): Json<New>,
) -> web::Result<Response> {
    actor.may(Scope::JobsWrite)?;
    let wrong = |field: &str, sentence| Error::Invalid(vec![web::Problem::new(field, sentence)]);
    let ends = match &new.ends {
        None => None,
        Some(day) => {
            let date = locale::parse_date(day).map(|parsed| parsed.date());
            let end = date.and_then(|date| locale::end_of_day(date, &web.site.zone));
            Some(end.ok_or_else(|| wrong("ends", web::Sentence::key("jobs-refused-ends-day")))?)
        }
    };
    let company =
        new.company.parse().map_err(|_| wrong("company", web::Sentence::key("jobs-refused-company-id")))?;
    let language =
        Language::from_code(&new.language).map_or(new.language, |language| language.code().to_owned());
    let draft = Draft {
        board: new.board,
        company,
        title: new.title,
        body: new.body,
        language,
        ends,
        details: new.details,
    };
    let deed = Deed { actor: actor.name.clone(), at: web.clock.now() };
    let id = actions::publish(&web, &draft, &deed).await?;
    let stored = web.db.read(async |c| store::listing(c, id).await).await?.ok_or(Error::NotFound)?;
    answer(StatusCode::CREATED, &Job::new(&web, stored))
}

/// Why an advert ends.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[schema(as = EndReason)]
pub(super) enum Reason {
    /// Somebody was found.
    Filled,
    /// The employer takes it back.
    Withdrawn,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = JobEnd)]
pub(super) struct End {
    /// Why.
    reason: Reason,
}

/// Ends an advert. Needs the scope `jobs:write`.
#[utoipa::path(
    post, path = "/api/v1/jobs/{id}/end", tag = "jobs", operation_id = "endJob", params(("id" = String, Path)),
    request_body = End, security(("bearer" = [])),
    responses((status = 200, body = Job, description = "The advert as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such advert"),
              (status = 409, description = "It is not live"))
)]
pub(super) async fn end(
    State(web): State<Web>,
    actor: Actor,
    Path(id): Path<String>,
    Json(wanted): Json<End>,
) -> web::Result<Response> {
    actor.may(Scope::JobsWrite)?;
    let id = id_of(&id)?;
    let event = match wanted.reason {
        Reason::Filled => Event::Fill,
        Reason::Withdrawn => Event::Withdraw,
    };
    let deed = Deed { actor: actor.name.clone(), at: web.clock.now() };
    actions::end(&web, id, event, &deed).await?;
    let stored = web.db.read(async |c| store::listing(c, id).await).await?.ok_or(Error::NotFound)?;
    answer(StatusCode::OK, &Job::new(&web, stored))
}
