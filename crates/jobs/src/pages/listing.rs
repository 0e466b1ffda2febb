//! `GET /jobs/{id}-{slug}`: one advert while it is live; a page for people with 410 once it is over; for everything
//! else there is nothing here.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Path, State as Web};

use super::Link;
use super::row::{self, Row};
use crate::draft::Details;
use crate::model::{Apply, State as Stage, Workplace};
use crate::posting::{self, json_ld, to_script_string};
use crate::store::{self, Cursor, Stored, board_url};

/// Other adverts under this one.
const OTHERS: usize = 3;

#[derive(Debug, Serialize)]
struct CompanyView {
    name: String,
    site: Option<String>,
}

#[derive(Debug, Serialize)]
struct View {
    title: String,
    url: String,
    company: CompanyView,
    places: Vec<String>,
    workplace: &'static str,
    workplace_text: String,
    employment: Vec<String>,
    pay: Option<String>,
    posted: i64,
    ends: i64,
    body_html: String,
    apply_url: Option<String>,
    apply_email: Option<String>,
    reference: Option<String>,
    board: Link,
}

#[derive(Debug, Serialize)]
struct LivePage {
    head: Head,
    listing: View,
    others: Vec<Row>,
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    id: i64,
    #[serde(skip)]
    expires: i64,
}

impl Page for LivePage {
    const TEMPLATE: &'static str = "jobs/listing.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn tags(&self) -> Vec<String> {
        vec![format!("listing:{}", self.id), "jobs".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        Some(self.expires)
    }
}

#[derive(Debug, Serialize)]
struct EndedPage {
    head: Head,
    title: String,
    company: String,
    ended: i64,
    reason: &'static str,
    board: Link,
    others: Vec<Row>,
    #[serde(skip)]
    language: Language,
}

impl Page for EndedPage {
    const TEMPLATE: &'static str = "jobs/ended.html";

    fn status(&self) -> StatusCode {
        StatusCode::GONE
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The number at the head of an address; anything that is not written as we write it does not exist.
fn number(place: &str) -> Option<i64> {
    let digits = place.split('-').next()?;
    digits.parse().ok().filter(|id: &i64| *id > 0 && id.to_string() == digits)
}

pub(crate) async fn show(State(web): State<Web>, Path(place): Path<String>) -> web::Result<Response> {
    let id = number(&place).ok_or(web::Error::NotFound)?;
    let now = web.clock.now();
    let stored = web.db.read(async |c| store::listing(c, id).await).await?.ok_or(web::Error::NotFound)?;
    let stage = stored.listing.state_at(now);
    if !matches!(stage, Stage::Live | Stage::Expired | Stage::Filled | Stage::Withdrawn) {
        return Err(web::Error::NotFound);
    }
    let url = stored.url();
    if url != format!("/jobs/{place}") {
        let target = HeaderValue::from_str(&url).map_err(web::Error::internal)?;
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response());
    }
    let others = others(&web, &stored, now).await?;
    if stage == Stage::Live {
        return web.shared(PageKey::new(&url), async { Ok(live(&web, stored, others, now)) }).await;
    }
    web.personal(&url, &ended(&web, stored, others, stage)).await
}

async fn others(web: &Web, stored: &Stored, now: i64) -> web::Result<Vec<Row>> {
    let language = language(web, stored);
    let limit = i64::try_from(OTHERS).unwrap_or(3) + 1;
    let board = (stored.board_id, None, now);
    let found = web.db.read(async |c| store::on_board(c, board, Cursor::START, limit).await).await?;
    let found = found.iter().filter(|advert| advert.id != stored.listing.id);
    Ok(found.take(OTHERS).map(|advert| Row::new(web, advert, language)).collect())
}

fn language(web: &Web, stored: &Stored) -> Language {
    Language::from_code(&stored.listing.language).unwrap_or(web.site.language)
}

fn board(stored: &Stored) -> Link {
    Link { title: stored.board_title.clone(), url: board_url(&stored.listing.home_board) }
}

fn live(web: &Web, stored: Stored, others: Vec<Row>, now: i64) -> LivePage {
    let url = web.absolute(&stored.url());
    let zone = |micros: i64| locale::iso(micros, &web.site.zone);
    let base_url = web.site.base_url.as_str();
    let context = posting::Context { now, base_url, url: &url, zone: &zone, description_html: &stored.html };
    let json_ld = json_ld(&stored.listing, &context).map(|posting| to_script_string(&posting));
    let listing = &stored.listing;
    let description = format!("{}, {}", listing.title, listing.company.name);
    let head = Head {
        canonical: Some(url.clone()),
        json_ld,
        published: listing.posted,
        ..Head::website(listing.title.clone(), description)
    };
    let (id, expires, language) = (listing.id, listing.ends.unwrap_or(now), language(web, &stored));
    LivePage { head, listing: view(web, stored, language), others, language, id, expires }
}

fn view(web: &Web, stored: Stored, language: Language) -> View {
    let (url, board) = (stored.url(), board(&stored));
    let listing = stored.listing;
    let details = Details::of(&listing);
    let mut workplace_text = row::workplace(web, listing.workplace, language);
    if listing.workplace == Workplace::Remote && !listing.applicant_countries.is_empty() {
        let countries = listing.applicant_countries.iter().map(|code| row::country(code, language));
        workplace_text = format!("{workplace_text} ({})", countries.collect::<Vec<_>>().join(", "));
    }
    let (apply_url, apply_email) = match listing.apply {
        Apply::Url(to) => (Some(to), None),
        Apply::Email(to) => (None, Some(to)),
    };
    View {
        url,
        company: CompanyView { name: listing.company.name, site: listing.company.site },
        places: listing.places.iter().map(|place| row::address(place, language)).collect(),
        workplace: listing.workplace.as_str(),
        workplace_text,
        employment: row::employment(web, &listing.employment, language),
        pay: row::pay(web, &details, language),
        posted: listing.posted.unwrap_or(listing.changed),
        ends: listing.ends.unwrap_or(listing.changed),
        body_html: stored.html,
        apply_url,
        apply_email,
        reference: listing.reference,
        board,
        title: listing.title,
    }
}

fn ended(web: &Web, stored: Stored, others: Vec<Row>, stage: Stage) -> EndedPage {
    let language = language(web, &stored);
    let title = stored.listing.title.clone();
    let head = Head { noindex: true, ..Head::website(title.clone(), title.clone()) };
    let listing = &stored.listing;
    let over = if stage == Stage::Expired { listing.ends } else { listing.closed };
    let reason = match stage {
        Stage::Filled => "filled",
        Stage::Withdrawn => "withdrawn",
        _ => "expired",
    };
    EndedPage {
        head,
        title,
        company: listing.company.name.clone(),
        ended: over.unwrap_or(listing.changed),
        reason,
        board: board(&stored),
        others,
        language,
    }
}
