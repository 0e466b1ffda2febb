//! An advert as lists show it, in the words of the page's language.

use locale::{Language, money, money_range};
use serde::Serialize;
use web::State as Web;

use crate::draft::Details;
use crate::model::{Employment, Pay, Period, Place, Workplace, find_country};
use crate::store::Advert;

#[derive(Clone, Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) company: String,
    pub(crate) place: String,
    pub(crate) pay: Option<String>,
    pub(crate) employment: String,
    pub(crate) posted: i64,
}

impl Row {
    pub(crate) fn new(web: &Web, advert: &Advert, language: Language) -> Self {
        let (details, between) = (&advert.details, web.sentence(language, "web-list-between", &[]));
        let mut places: Vec<String> = details.places.iter().map(|place| place.city.clone()).collect();
        places.retain(|city| !city.trim().is_empty());
        if details.workplace != Workplace::OnSite || places.is_empty() {
            places.push(workplace(web, details.workplace, language));
        }
        Self {
            title: advert.title.clone(),
            url: advert.url(),
            company: advert.company.clone(),
            place: places.join(&between),
            pay: pay(web, details, language),
            employment: employment(web, &details.employment, language).join(&between),
            posted: advert.posted,
        }
    }
}

/// The pay with its period, or the collective agreement's group.
pub(crate) fn pay(web: &Web, details: &Details, language: Language) -> Option<String> {
    details.pay.as_ref().map(|pay| amount(web, pay, language)).or_else(|| details.tariff.clone())
}

fn amount(web: &Web, pay: &Pay, language: Language) -> String {
    let text = if pay.min == pay.max {
        money(pay.min, &pay.currency, language)
    } else {
        money_range(pay.min, pay.max, &pay.currency, language)
    };
    let key = match pay.period {
        Period::Hour => "jobs-pay-hour",
        Period::Day => "jobs-pay-day",
        Period::Week => "jobs-pay-week",
        Period::Month => "jobs-pay-month",
        Period::Year => "jobs-pay-year",
    };
    web.sentence(language, key, &[("amount", text.into())])
}

pub(crate) fn workplace(web: &Web, workplace: Workplace, language: Language) -> String {
    let key = match workplace {
        Workplace::OnSite => "jobs-workplace-onsite",
        Workplace::Hybrid => "jobs-workplace-hybrid",
        Workplace::Remote => "jobs-workplace-remote",
    };
    web.sentence(language, key, &[])
}

/// The kinds of contract, each by its own name and once.
pub(crate) fn employment(web: &Web, kinds: &[Employment], language: Language) -> Vec<String> {
    let mut words = Vec::new();
    for kind in kinds {
        let key = match kind {
            Employment::FullTime => "jobs-employment-full-time",
            Employment::PartTime => "jobs-employment-part-time",
            Employment::FixedTerm => "jobs-employment-fixed-term",
            Employment::WorkingStudent => "jobs-employment-working-student",
            Employment::MiniJob => "jobs-employment-mini-job",
            Employment::Apprenticeship => "jobs-employment-apprenticeship",
            Employment::Internship => "jobs-employment-internship",
            Employment::Freelance => "jobs-employment-freelance",
            Employment::Volunteer => "jobs-employment-volunteer",
            Employment::PerDiem => "jobs-employment-per-diem",
            Employment::Other => "jobs-employment-other",
        };
        let word = web.sentence(language, key, &[]);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

/// A place on one line: everything that the markup for search engines says too.
pub(crate) fn address(place: &Place, language: Language) -> String {
    let blank = |text: &&str| !text.trim().is_empty();
    let town = [place.postcode.as_deref().unwrap_or(""), place.city.as_str()];
    let town = town.into_iter().filter(blank).collect::<Vec<_>>().join(" ");
    let country = country(&place.country, language);
    let parts =
        [place.street.as_deref().unwrap_or(""), &town, place.region.as_deref().unwrap_or(""), &country];
    parts.into_iter().filter(blank).collect::<Vec<_>>().join(", ")
}

pub(crate) fn country(code: &str, language: Language) -> String {
    let found = find_country(code).map(|country| match language {
        Language::DeDe => country.german,
        Language::EnGb | Language::EnUs => country.english,
        Language::Ar => country.arabic,
    });
    found.unwrap_or(code).to_owned()
}
