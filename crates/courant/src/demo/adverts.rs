//! The boards, companies and listings of the sample newspaper.

use std::collections::HashMap;

use jobs::actions::{Deed, create_board, end, publish, upsert_company};
use jobs::model::{Apply, Board, BoardFilter, Employment, Event, Pay, PayPolicy, Period, Place, Workplace};
use jobs::{BoardSettings, CompanySettings, Details, Draft};
use locale::Language;

use super::files::{self, Jobs, Listing};
use super::load::Times;
use crate::cli::import::sentence;
use crate::compose::Program;

/// Days an advert runs that names no end.
const RUN_DAYS: i64 = 30;

/// Adds them; gives the address of each advert by its reference, for the stories that link to one.
pub(super) async fn add(program: &Program, times: &Times) -> Result<HashMap<String, String>, String> {
    let file: Jobs = files::read("jobs.toml")?;
    let web = &program.web;
    for (position, board) in (0_i64..).zip(file.board) {
        let board = Board {
            slug: board.slug,
            title: board.title,
            description: board.description,
            filter: BoardFilter { companies: vec![0], ..BoardFilter::default() },
            pay_policy: PayPolicy::RequiredOrTariff,
        };
        let settings = BoardSettings { board, language: Language::EnGb, run_days: RUN_DAYS, position };
        create_board(web, &settings).await.map_err(sentence)?;
    }
    let mut companies = HashMap::new();
    for company in file.company {
        let slug = company.slug.clone();
        let settings = CompanySettings {
            slug: company.slug,
            name: company.name,
            legal_name: company.legal_name,
            site: company.site,
            logo: None,
            place: company.place,
        };
        companies.insert(slug, upsert_company(web, &settings).await.map_err(sentence)?);
    }
    let mut addresses = HashMap::new();
    for listing in file.listing {
        let title = listing.title.clone();
        let company = companies.get(&listing.company).copied();
        let company = company.ok_or_else(|| format!("{title}: no company {}", listing.company))?;
        let reference = listing.reference.clone();
        let url = add_listing(program, times, company, listing).await.map_err(|e| format!("{title}: {e}"))?;
        addresses.extend(reference.map(|reference| (reference, url)));
    }
    Ok(addresses)
}

async fn add_listing(
    program: &Program,
    times: &Times,
    company: i64,
    listing: Listing,
) -> Result<String, String> {
    let state = listing.state.clone();
    let posted = times.at(&listing.posted)?;
    let draft = Draft {
        board: listing.board.clone(),
        company,
        title: listing.title.clone(),
        body: listing.body.clone(),
        language: listing.language.clone(),
        ends: Some(times.end_of(&listing.ends)?),
        details: details(listing)?,
    };
    let deed = Deed { actor: "the sample newspaper".to_owned(), at: posted };
    let id = publish(&program.web, &draft, &deed).await.map_err(sentence)?;
    let event = match state.as_deref() {
        Some("filled") => Event::Fill,
        Some("expired") => Event::Expire,
        _ => return jobs::address(&program.web, id).await.map_err(sentence),
    };
    let deed = Deed { at: posted + 3 * 86_400_000_000, ..deed };
    end(&program.web, id, event, &deed).await.map_err(sentence)?;
    jobs::address(&program.web, id).await.map_err(sentence)
}

fn details(listing: Listing) -> Result<Details, String> {
    let apply = match (listing.apply_url, listing.apply_email) {
        (Some(url), _) => Apply::Url(url),
        (None, Some(email)) => Apply::Email(email),
        (None, None) => return Err("nobody says how to apply".to_owned()),
    };
    let places = listing.places.into_iter().map(|place| Place {
        street: place.street,
        postcode: place.postcode,
        city: place.city,
        region: None,
        country: place.country,
    });
    let employment = listing.employment.iter().map(|word| word.parse::<Employment>());
    let employment = employment.collect::<Result<_, _>>().map_err(|e| e.to_string())?;
    Ok(Details {
        places: places.collect(),
        workplace: listing.workplace.parse::<Workplace>().map_err(|e| e.to_string())?,
        applicant_countries: listing.applicant_countries,
        employment,
        disciplines: Vec::new(),
        pay: listing.pay.map(pay).transpose()?,
        tariff: listing.pay_tariff,
        apply,
        reference: listing.reference,
    })
}

fn pay(pay: files::Pay) -> Result<Pay, String> {
    let period = match pay.period.as_str() {
        "HOUR" => Period::Hour,
        "MONTH" => Period::Month,
        "YEAR" => Period::Year,
        other => return Err(format!("{other} is no period of pay")),
    };
    Ok(Pay { min: cents(pay.min)?, max: cents(pay.max)?, currency: pay.currency, period })
}

/// An amount of the file in minor units; by way of its text, so that 21.50 is 2150 and never 2149.
fn cents(amount: f64) -> Result<i64, String> {
    let digits: String = format!("{amount:.2}").chars().filter(|c| *c != '.').collect();
    digits.parse().map_err(|_| format!("{amount} is no amount"))
}
