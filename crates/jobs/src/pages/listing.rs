//! `GET /jobs/{id}-{slug}`: one advert while it is live; a page for people with 410 once it is over or taken down; for
//! everything else there is nothing here.

use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Path, State as Web};

use super::Link;
use super::row::{self, Row};
use crate::draft::Details;
use crate::model::{Apply, State as Stage, Workplace, is_ended, is_public, is_withheld};
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
    /// None where the advert is withheld.
    title: Option<String>,
    company: Option<String>,
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
    let stored = web.db.page(async |c| store::listing(c, id).await).await?.ok_or(web::Error::NotFound)?;
    let stage = stored.listing.state_at(now);
    if !is_public(stage) && !is_ended(stage) {
        return Err(web::Error::NotFound);
    }
    let (url, asked) = (stored.url(), format!("/jobs/{place}"));
    // The whole address holds the title, so that of a withheld advert is told to nobody.
    if url != asked && !is_withheld(stage) {
        let target = HeaderValue::from_str(&url).map_err(web::Error::internal)?;
        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response());
    }
    if is_public(stage) {
        match web.shared(PageKey::new(&url), live(&web, id)).await {
            // It ended between the two looks.
            Err(web::Error::Gone) => {}
            answer => return answer,
        }
    }
    web.personal(&asked, &ended(&web, id).await?).await
}

/// A listing with others of its board, from one moment.
struct Found {
    stored: Stored,
    stage: Stage,
    language: Language,
    others: Vec<Row>,
    /// When the first of the others ends.
    expires: Option<i64>,
}

async fn find(web: &Web, id: i64) -> web::Result<Found> {
    let now = web.clock.now();
    let limit = i64::try_from(OTHERS).unwrap_or(3) + 1;
    web.db
        .read(async |c| {
            let stored = store::listing(c, id).await?.ok_or(web::Error::NotFound)?;
            let language = Language::from_code(&stored.listing.language).unwrap_or(web.site.language);
            let mut adverts = store::on_board(c, (stored.board_id, None, now), Cursor::START, limit).await?;
            adverts.retain(|advert| advert.id != id);
            adverts.truncate(OTHERS);
            let expires = adverts.iter().map(|advert| advert.ends).min();
            let others = adverts.iter().map(|advert| Row::new(web, advert, language)).collect();
            Ok(Found { stage: stored.listing.state_at(now), stored, language, others, expires })
        })
        .await
}

fn board(stored: &Stored) -> Link {
    Link { title: stored.board_title.clone(), url: board_url(&stored.listing.home_board) }
}

/// Read within the render, so that a change during it is noticed by the page cache.
async fn live(web: &Web, id: i64) -> web::Result<LivePage> {
    let Found { stored, stage, language, others, expires } = find(web, id).await?;
    if !is_public(stage) {
        return Err(web::Error::Gone);
    }
    let now = web.clock.now();
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
    let expires = listing.ends.into_iter().chain(expires).min().unwrap_or(now);
    Ok(LivePage { head, listing: view(web, stored, language), others, language, id, expires })
}

fn view(web: &Web, stored: Stored, language: Language) -> View {
    let (url, board) = (stored.url(), board(&stored));
    let listing = stored.listing;
    let details = Details::of(&listing);
    let mut workplace_text = row::workplace(web, listing.workplace, language);
    if listing.workplace == Workplace::Remote && !listing.applicant_countries.is_empty() {
        let countries = listing.applicant_countries.iter().map(|code| row::country(code, language));
        let between = web.sentence(language, "web-list-between", &[]);
        workplace_text = format!("{workplace_text} ({})", countries.collect::<Vec<_>>().join(&between));
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

async fn ended(web: &Web, id: i64) -> web::Result<EndedPage> {
    let Found { stored, stage, language, others, .. } = find(web, id).await?;
    let listing = &stored.listing;
    let named = |text: &String| Some(text.clone()).filter(|_| !is_withheld(stage));
    let title = named(&listing.title);
    let heading = title.clone().unwrap_or_else(|| web.sentence(language, "jobs-withheld", &[]));
    let head = Head { noindex: true, ..Head::website(heading.clone(), heading) };
    let over = if stage == Stage::Expired { listing.ends } else { listing.closed };
    let reason = match stage {
        Stage::Filled | Stage::Withdrawn | Stage::Frozen | Stage::Removed => stage.as_str(),
        _ => "expired",
    };
    Ok(EndedPage {
        head,
        title,
        company: named(&listing.company.name),
        ended: over.unwrap_or(listing.changed),
        reason,
        board: board(&stored),
        others,
        language,
    })
}
