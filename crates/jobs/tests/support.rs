//! Listings, pages and small questions the other modules share.

use jobs::lint::{Context, Finding, Level, lint};
use jobs::model::{Apply, Company, Employment, Listing, Pay, Period, Place, State, Workplace};
use jobs::posting;
use serde_json::Value;

/// 24 November 2026, 12:00 UTC.
pub(crate) const NOW: i64 = 1_795_521_600_000_000;
pub(crate) const DAY: i64 = 86_400_000_000;
pub(crate) const URL: &str = "https://paper.example/jobs/7-ingenieur";

pub(crate) const BODY: &str = "You design gear units for wind turbines together with six colleagues in Stuttgart \
    and look after them from the first sketch to the running machine. We ask for a degree in mechanical engineering, \
    two years in design, and German and English at work. You get thirty days of leave, a tariff contract and a place \
    for your bicycle. Applications are read by people, within ten days. Remote work is possible.";

/// Central European winter time.
pub(crate) fn zone(micros: i64) -> String {
    let offset = jiff::tz::TimeZone::fixed(jiff::tz::offset(1));
    let moment = jiff::Timestamp::from_microsecond(micros).unwrap().to_zoned_datetime(offset);
    moment.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

pub(crate) fn onsite() -> Listing {
    Listing {
        id: 7,
        home_board: "engineering".to_owned(),
        company: Company {
            id: 3,
            name: "Acme Getriebe GmbH".to_owned(),
            legal_name: "Acme Getriebe GmbH".to_owned(),
            site: Some("https://acme.example".to_owned()),
            logo: Some("/media/acme.png".to_owned()),
        },
        title: "Ingenieur (m/w/d) Maschinenbau".to_owned(),
        body: BODY.to_owned(),
        language: "de".to_owned(),
        places: vec![place("Stuttgart", "DE")],
        workplace: Workplace::OnSite,
        applicant_countries: vec![],
        employment: vec![Employment::FullTime, Employment::FixedTerm],
        disciplines: vec!["Maschinenbau".to_owned()],
        pay: Some(pay(5_500_000, 6_850_050, Period::Year)),
        tariff: None,
        apply: Apply::Url("https://acme.example/jobs/7".to_owned()),
        reference: Some("ACME-7".to_owned()),
        state: State::Live,
        posted: Some(NOW - DAY),
        ends: Some(NOW + 29 * DAY),
        closed: None,
        changed: NOW - DAY,
    }
}

pub(crate) fn remote() -> Listing {
    Listing {
        workplace: Workplace::Remote,
        places: vec![],
        applicant_countries: vec!["EU".to_owned(), "CH".to_owned()],
        apply: Apply::Email("jobs@acme.example".to_owned()),
        ..onsite()
    }
}

pub(crate) fn place(city: &str, country: &str) -> Place {
    Place {
        street: Some("Hauptstraße 1".to_owned()),
        postcode: Some("70173".to_owned()),
        city: city.to_owned(),
        region: Some("Baden-Württemberg".to_owned()),
        country: country.to_owned(),
    }
}

pub(crate) fn pay(min: i64, max: i64, period: Period) -> Pay {
    Pay { min, max, currency: "EUR".to_owned(), period }
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

pub(crate) fn json_ld(listing: &Listing) -> Option<Value> {
    let html = format!("<p>{}</p>", escape(&listing.body));
    let base_url = "https://paper.example";
    let context = posting::Context { now: NOW, base_url, url: URL, zone: &zone, description_html: &html };
    posting::json_ld(listing, &context)
}

/// What a reader sees on a page that shows everything, with German numbers.
pub(crate) fn visible(listing: &Listing) -> String {
    let mut text = format!("{}\n{}\n{}\n", listing.title, listing.company.name, listing.body);
    for date in [listing.posted, listing.ends].into_iter().flatten() {
        text.push_str(&zone(date).replace('T', " um "));
        text.push('\n');
    }
    for place in &listing.places {
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let (street, postcode, region) = (part(&place.street), part(&place.postcode), part(&place.region));
        text.push_str(&format!("{street}\n{postcode}\n{}\n{region}\n{}\n", place.city, place.country));
    }
    for code in jobs::model::expand_countries(listing.applicant_countries.iter().map(String::as_str)) {
        text.push_str(&format!("{code}\n"));
    }
    if let Some(pay) = &listing.pay {
        text.push_str(&format!("{} bis {} €\n", pay.decimal(pay.min), pay.decimal(pay.max)));
    }
    text
}

pub(crate) fn findings(document: &Value) -> Vec<Finding> {
    lint(document, None, &Context::job_page(NOW))
}

pub(crate) fn errors(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.level == Level::Error).collect()
}

pub(crate) fn has(findings: &[Finding], rule: &str, level: Level, path: &str) -> bool {
    findings.iter().any(|found| found.rule == rule && found.level == level && found.path == path)
}

#[track_caller]
pub(crate) fn assert_error(findings: &[Finding], rule: &str, path: &str) {
    assert!(has(findings, rule, Level::Error, path), "no error {rule} at {path} in {findings:#?}");
}

#[track_caller]
pub(crate) fn assert_warning(findings: &[Finding], rule: &str, path: &str) {
    assert!(has(findings, rule, Level::Warning, path), "no warning {rule} at {path} in {findings:#?}");
}
