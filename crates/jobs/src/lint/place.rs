//! J6 to J8: where the work is done.

use super::{Report, country_text, has_type, items_of, text_of};
use crate::model::text::plain_text;
use crate::model::{Listing, find_country};
use serde_json::Value;

pub(super) fn check(report: &mut Report, posting: &Value) {
    remote(report, posting);
    let places = items_of(posting, "jobLocation");
    if places.len() > Listing::MOST_PLACES {
        report.warn("J8", "jobLocation", format!("Name at most {} places.", Listing::MOST_PLACES));
    }
    for (at, (path, node)) in places.iter().enumerate() {
        if places.iter().take(at).any(|(_, other)| other == node) {
            report.warn("J8", path.as_str(), "This place is named twice.");
        }
        place(report, path, node);
    }
}

fn remote(report: &mut Report, posting: &Value) {
    let regions = items_of(posting, "applicantLocationRequirements");
    match posting.get("jobLocationType") {
        None if regions.is_empty() => return,
        None => {
            let sentence =
                "Applicants\u{2019} countries are named but the job is not marked as remote (TELECOMMUTE).";
            report.warn("J6", "jobLocationType", sentence);
        }
        Some(kind) => {
            telecommute(report, posting, kind);
            if regions.is_empty() {
                let sentence = "A remote job must name at least one country applicants may live in.";
                report.error("J6", "applicantLocationRequirements", sentence);
            }
        }
    }
    for (path, region) in regions {
        applicant_region(report, path, region);
    }
}

fn telecommute(report: &mut Report, posting: &Value, kind: &Value) {
    if kind.as_str() != Some("TELECOMMUTE") {
        let sentence = "jobLocationType may only be TELECOMMUTE, and only for wholly remote work.";
        report.error("J6", "jobLocationType", sentence);
    }
    let text = plain_text(text_of(posting, "description").unwrap_or_default()).to_lowercase();
    let hybrid =
        ["hybrid work", "hybrides arbeiten", "days in the office", "days a week in", "tage im b\u{fc}ro"];
    if hybrid.iter().any(|phrase| text.contains(phrase)) {
        let sentence = "The text speaks of hybrid work; TELECOMMUTE is for jobs that are wholly remote.";
        report.warn("J6", "jobLocationType", sentence);
    }
    let says_so =
        ["remote", "home office", "homeoffice", "home-office", "telecommut", "telearbeit", "from home"];
    if !says_so.iter().any(|word| text.contains(word)) {
        report.warn("J6", "description", "Say in the description that the work is wholly remote.");
    }
    for (path, place) in items_of(posting, "jobLocation") {
        let city = place.get("address").and_then(|address| text_of(address, "addressLocality"));
        if city.is_none() {
            report.warn(
                "J7",
                path,
                "A remote job without an office has no jobLocation; name the town or leave it out.",
            );
        }
    }
}

fn applicant_region(report: &mut Report, path: String, region: &Value) {
    let Some(name) = text_of(region, "name") else {
        return report.error("J6", format!("{path}.name"), "Give this country or state by name.");
    };
    if has_type(region, "State") || has_type(region, "AdministrativeArea") {
        return;
    }
    if !has_type(region, "Country") {
        report.error(
            "J6",
            format!("{path}.@type"),
            "Where applicants may live must be a Country or a State.",
        );
    } else if find_country(name).is_none() {
        let sentence =
            format!("\u{201c}{}\u{201d} is no country; name the countries one by one.", short(name));
        report.error("J6", format!("{path}.name"), sentence);
    }
}

fn place(report: &mut Report, path: &str, node: &Value) {
    if !has_type(node, "Place") {
        report.error("J8", path, "Each jobLocation must be a Place.");
    }
    let Some(address) = node.get("address").filter(|address| address.is_object()) else {
        return report.error(
            "J8",
            format!("{path}.address"),
            "Give the address in parts, as a PostalAddress.",
        );
    };
    let country = address.get("addressCountry").and_then(country_text);
    if let Some(name) = country.filter(|name| find_country(name).is_none()) {
        let sentence = format!("\u{201c}{}\u{201d} is no country; use its ISO code.", short(name));
        report.error("J8", format!("{path}.address.addressCountry"), sentence);
    }
    let names = ["streetAddress", "postalCode", "addressLocality", "addressRegion"];
    let mut texts: Vec<String> =
        names.iter().filter_map(|name| text_of(address, name)).map(str::to_lowercase).collect();
    texts.extend(country.map(str::to_lowercase));
    let repeats = |text: &String| texts.iter().filter(|other| *other == text).count();
    if texts.iter().any(|text| repeats(text) >= 3) {
        let sentence = "The same text stands in three or more parts of the address; leave unknown parts out.";
        report.error("J8", format!("{path}.address"), sentence);
    }
}

/// A foreign text cut to a length a sentence can carry.
pub(super) fn short(text: &str) -> String {
    text.chars().take(40).collect()
}
