//! What an employer says about a job, before it becomes a listing, and what a board is made from.

use locale::Language;
use serde::{Deserialize, Serialize};
use web::Sentence;

use crate::lint::{Finding, Level};
use crate::model::{Apply, Board, Company, Employment, Listing, Pay, Place, State, Workplace};
use crate::slug::slugify;

/// The content of a listing, all of it: an update replaces it whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Slug of the home board.
    pub board: String,
    /// Number of the company that hires.
    pub company: i64,
    /// The title as shown.
    pub title: String,
    /// The advert as Markdown.
    pub body: String,
    /// BCP 47.
    pub language: String,
    /// When it is to end, microseconds since 1970 UTC; without one it runs for the days of its board.
    pub ends: Option<i64>,
    /// Everything else.
    pub details: Details,
}

/// What of a listing is shown but never searched by SQL; stored as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Where the work is done.
    pub places: Vec<Place>,
    /// On site, hybrid or wholly remote.
    pub workplace: Workplace,
    /// Remote work: where applicants may live; ISO 3166 codes or `EU`.
    pub applicant_countries: Vec<String>,
    /// Kinds of contract.
    pub employment: Vec<Employment>,
    /// Subject areas.
    pub disciplines: Vec<String>,
    /// Initial pay.
    pub pay: Option<Pay>,
    /// Collective agreement and pay group.
    pub tariff: Option<String>,
    /// Where an application goes.
    pub apply: Apply,
    /// The employer's own number.
    pub reference: Option<String>,
}

impl Details {
    /// The details of a listing.
    #[must_use]
    pub fn of(listing: &Listing) -> Self {
        Self {
            places: listing.places.clone(),
            workplace: listing.workplace,
            applicant_countries: listing.applicant_countries.clone(),
            employment: listing.employment.clone(),
            disciplines: listing.disciplines.clone(),
            pay: listing.pay.clone(),
            tariff: listing.tariff.clone(),
            apply: listing.apply.clone(),
            reference: listing.reference.clone(),
        }
    }
}

impl Draft {
    /// The content of a stored listing, as a starting point for an update.
    #[must_use]
    pub fn of(listing: &Listing) -> Self {
        Self {
            board: listing.home_board.clone(),
            company: listing.company.id,
            title: listing.title.clone(),
            body: listing.body.clone(),
            language: listing.language.clone(),
            ends: listing.ends,
            details: Details::of(listing),
        }
    }

    /// A listing with this content, in the state of a draft.
    pub(crate) fn listing(&self, id: i64, company: Company, changed: i64) -> Listing {
        let details = self.details.clone();
        let blank =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Listing {
            id,
            home_board: self.board.clone(),
            company,
            title: self.title.split_whitespace().collect::<Vec<_>>().join(" "),
            body: self.body.clone(),
            language: self.language.clone(),
            places: details.places,
            workplace: details.workplace,
            applicant_countries: details.applicant_countries,
            employment: details.employment,
            disciplines: details.disciplines,
            pay: details.pay,
            tariff: blank(details.tariff),
            apply: details.apply,
            reference: blank(details.reference),
            state: State::Draft,
            posted: None,
            ends: self.ends,
            closed: None,
            changed,
        }
    }
}

/// Bounds that the linter does not know: what is longer serves nobody and would swell every list.
pub(crate) fn bounds(listing: &Listing) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut check = |path: &str, texts: &[&str], most: usize| {
        if texts.len() > 100 || texts.iter().any(|text| text.chars().count() > most) {
            findings.push(error("B1", path, Sentence::key("jobs-refused-bounds").number("max", most)));
        }
    };
    let texts = |all: &'_ [String]| all.to_vec();
    let (countries, disciplines) = (texts(&listing.applicant_countries), texts(&listing.disciplines));
    check("applicant_countries", &borrowed(&countries), 20);
    check("disciplines", &borrowed(&disciplines), 100);
    check("tariff", &borrowed(listing.tariff.as_slice()), 100);
    check("reference", &borrowed(listing.reference.as_slice()), 100);
    check("employment", &vec![""; listing.employment.len()], 0);
    for place in listing.places.iter().take(Listing::MOST_PLACES) {
        let parts = [&place.street, &place.postcode, &place.region].into_iter().flatten();
        let all: Vec<&str> = parts.map(String::as_str).chain([place.city.as_str()]).collect();
        check("places", &all, 200);
    }
    findings.extend(unshowable(listing));
    if Language::from_code(&listing.language).is_none() {
        findings.push(error("B2", "language", Sentence::key("jobs-refused-language")));
    }
    findings
}

/// Single lines with characters that no page can show; an engine may not even store them (NUL). The body is checked
/// where it becomes HTML.
fn unshowable(listing: &Listing) -> Vec<Finding> {
    let mut lines = vec![("title", &listing.title)];
    lines.extend(listing.reference.iter().map(|text| ("reference", text)));
    lines.extend(listing.tariff.iter().map(|text| ("tariff", text)));
    lines.extend(listing.disciplines.iter().map(|text| ("disciplines", text)));
    for place in listing.places.iter().take(Listing::MOST_PLACES) {
        let parts = [&place.street, &place.postcode, &place.region].into_iter().flatten();
        lines.extend(parts.chain([&place.city]).map(|text| ("places", text)));
    }
    let odd = lines.into_iter().filter(|(_, text)| text.contains(char::is_control));
    odd.map(|(path, _)| error("B3", path, Sentence::key("jobs-refused-unshowable"))).collect()
}

fn borrowed(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// A finding that forbids.
pub(crate) fn error(rule: &'static str, path: &str, sentence: Sentence) -> Finding {
    Finding { rule, level: Level::Error, path: path.to_owned(), sentence }
}

/// The readable part of a listing's address.
pub(crate) fn slug_of(listing: &Listing) -> String {
    let slug = slugify(&crate::model::strip_gender_marker(&listing.title));
    if slug.is_empty() { "job".to_owned() } else { slug }
}

/// A board and how it is kept.
#[derive(Clone, Debug)]
pub struct BoardSettings {
    /// The board as readers see it.
    pub board: Board,
    /// The language of its page.
    pub language: Language,
    /// Days an advert runs that names no end itself.
    pub run_days: i64,
    /// Its place among the boards, from 0.
    pub position: i64,
}
