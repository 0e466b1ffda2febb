//! A live listing as schema.org `JobPosting`, the markup job search engines read.
//!
//! The rules J1 to J20 that [`crate::lint`] checks hold here by construction: what cannot be said correctly is left
//! out, and a listing that lacks something required gets no markup at all rather than a wrong one.

use crate::model::text::{filled, is_web_address, plain_text, squash};
use crate::model::{
    Apply, Company, Employment, Listing, Pay, Place, Workplace, expand_countries, find_country, is_public,
    strip_gender_marker,
};
use serde_json::{Map, Number, Value, json};

/// What the page knows and the listing does not.
pub struct Context<'a> {
    /// Microseconds UTC; a listing past its end gets no markup.
    pub now: i64,
    /// The paper's own address, for a logo given as a path.
    pub base_url: &'a str,
    /// The canonical address of the listing on its home board's host.
    pub url: &'a str,
    /// Turns microseconds UTC into RFC 3339 with the offset of the paper's zone.
    pub zone: &'a dyn Fn(i64) -> String,
    /// The whole advert as the page shows it, as clean HTML.
    pub description_html: &'a str,
}

/// The `JobPosting` of a listing, or `None` if it is not live or something required is missing: a title, a text that
/// says more than the title, an employer, both dates, and either a place with its country or, for remote work, the
/// countries applicants may live in.
pub fn json_ld(listing: &Listing, context: &Context<'_>) -> Option<Value> {
    let (posted, ends) = (listing.posted?, listing.ends?);
    if !is_public(listing.state_at(context.now)) {
        return None;
    }
    let title = strip_gender_marker(filled(&listing.title)?);
    let text = squash(&plain_text(context.description_html));
    if text.is_empty() || text == squash(&title) || text == squash(&listing.title) {
        return None;
    }

    let mut posting = Map::new();
    let mut put = |name: &str, value: Value| posting.insert(name.to_owned(), value);
    put("@context", json!("https://schema.org"));
    put("@type", json!("JobPosting"));
    put("title", json!(title));
    put("description", json!(context.description_html));
    put("datePosted", json!((context.zone)(posted)));
    put("validThrough", json!((context.zone)(ends)));
    put("hiringOrganization", organization(&listing.company, context.base_url)?);
    put("identifier", identifier(listing)?);
    if is_web_address(context.url) {
        put("url", json!(context.url));
    }
    if let Some(kinds) = employment(&listing.employment) {
        put("employmentType", kinds);
    }
    if let Some(salary) = listing.pay.as_ref().and_then(salary) {
        put("baseSalary", salary);
    }
    // Whether a click on an outside address leads straight to a form is unknown, so nothing is said then.
    if matches!(listing.apply, Apply::Email(_)) {
        put("directApply", json!(false));
    }
    for (name, value) in location(listing)? {
        put(name, value);
    }
    Some(Value::Object(posting))
}

/// The markup as text for a `<script type="application/ld+json">` element. `<`, `>`, `&` and the two line separators
/// are written as escapes, so no content can end the element or open a comment in it.
pub fn to_script_string(posting: &Value) -> String {
    let mut script = String::new();
    for letter in posting.to_string().chars() {
        match letter {
            '<' => script.push_str("\\u003c"),
            '>' => script.push_str("\\u003e"),
            '&' => script.push_str("\\u0026"),
            '\u{2028}' => script.push_str("\\u2028"),
            '\u{2029}' => script.push_str("\\u2029"),
            _ => script.push(letter),
        }
    }
    script
}

fn organization(company: &Company, base_url: &str) -> Option<Value> {
    let mut organization = Map::new();
    organization.insert("@type".to_owned(), json!("Organization"));
    organization.insert("name".to_owned(), json!(filled(&company.name)?));
    if let Some(site) = company.site.as_deref().map(str::trim).filter(|site| is_web_address(site)) {
        organization.insert("sameAs".to_owned(), json!(site));
    }
    let logo = company.logo.as_deref().map(str::trim).map(|logo| match logo.strip_prefix('/') {
        Some(path) => format!("{}/{path}", base_url.trim_end_matches('/')),
        None => logo.to_owned(),
    });
    if let Some(logo) = logo.filter(|logo| logo.starts_with("https://") && is_web_address(logo)) {
        organization.insert("logo".to_owned(), json!(logo));
    }
    Some(Value::Object(organization))
}

fn identifier(listing: &Listing) -> Option<Value> {
    let reference = listing.reference.as_deref().and_then(filled);
    let value = reference.map_or_else(|| listing.id.to_string(), str::to_owned);
    Some(json!({ "@type": "PropertyValue", "name": filled(&listing.company.name)?, "value": value }))
}

fn employment(kinds: &[Employment]) -> Option<Value> {
    let mut values: Vec<Value> = Vec::new();
    for value in kinds.iter().flat_map(|kind| kind.schema_values()).map(|value| json!(value)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    one_or_many(values)
}

fn salary(pay: &Pay) -> Option<Value> {
    let amount = |minor: i64| pay.decimal(minor).parse::<Number>().ok();
    if !pay.is_valid() {
        return None;
    }
    let unit = pay.period.schema_value();
    let value = if pay.min == pay.max {
        json!({ "@type": "QuantitativeValue", "value": amount(pay.min)?, "unitText": unit })
    } else {
        let (min, max) = (amount(pay.min)?, amount(pay.max)?);
        json!({ "@type": "QuantitativeValue", "minValue": min, "maxValue": max, "unitText": unit })
    };
    Some(json!({ "@type": "MonetaryAmount", "currency": pay.currency, "value": value }))
}

/// `jobLocation` for places; for remote work also the type and the applicants' countries, and then an office counts
/// only if its town is known.
fn location(listing: &Listing) -> Option<Vec<(&'static str, Value)>> {
    let remote = listing.workplace == Workplace::Remote;
    let mut places: Vec<Value> = Vec::new();
    let known = listing.places.iter().filter(|place| !remote || filled(&place.city).is_some());
    for place in known.filter_map(place_node).take(Listing::MOST_PLACES) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let places = one_or_many(places);
    if !remote {
        return Some(vec![("jobLocation", places?)]);
    }
    let codes = expand_countries(listing.applicant_countries.iter().map(String::as_str));
    let countries = codes.into_iter().filter_map(find_country);
    let countries = countries.map(|country| json!({ "@type": "Country", "name": country.english }));
    let mut facts = vec![("jobLocationType", json!("TELECOMMUTE"))];
    facts.push(("applicantLocationRequirements", one_or_many(countries.collect())?));
    facts.extend(places.map(|places| ("jobLocation", places)));
    Some(facts)
}

/// A place whose country is known. A text repeated from the town or the country is no street, postcode or region;
/// only a region may share the town's name, as in Berlin.
fn place_node(place: &Place) -> Option<Value> {
    let country =
        expand_countries([place.country.as_str()]).first().copied().filter(|_| place.country != "EU")?;
    let same = |one: &str, other: &str| one.to_lowercase() == other.to_lowercase();
    let city = filled(&place.city);
    let part = |text: &'_ Option<String>| text.as_deref().and_then(filled).map(str::to_owned);
    let street = part(&place.street).filter(|street| !city.is_some_and(|city| same(city, street)));
    let postcode = part(&place.postcode).filter(|code| {
        !city.is_some_and(|city| same(city, code))
            && !street.as_ref().is_some_and(|street| same(street, code))
    });
    let region = part(&place.region).filter(|region| {
        let taken = [street.as_deref(), postcode.as_deref(), Some(country)];
        !taken.into_iter().flatten().any(|other| same(other, region))
    });
    let mut address = Map::new();
    address.insert("@type".to_owned(), json!("PostalAddress"));
    let city = city.map(str::to_owned);
    for (name, value) in [
        ("streetAddress", street),
        ("postalCode", postcode),
        ("addressLocality", city),
        ("addressRegion", region),
        ("addressCountry", Some(country.to_owned())),
    ] {
        if let Some(value) = value {
            address.insert(name.to_owned(), json!(value));
        }
    }
    Some(json!({ "@type": "Place", "address": address }))
}

fn one_or_many(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}
