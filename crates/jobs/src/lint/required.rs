//! J2, J15: what must be there, and that nothing is there only in name.

use super::{Report, country_text, has_type, items_of, text_of};
use serde_json::Value;

/// Deepest nesting looked into.
const DEEPEST: usize = 32;

pub(super) fn check(report: &mut Report, posting: &Value) {
    context(report, posting);
    blanks(report, posting, String::new(), 0);
    for name in ["title", "description", "datePosted"] {
        if text_of(posting, name).is_none() {
            report.error(
                "J2",
                name,
                format!("Add \u{201c}{name}\u{201d}: search engines require it as text."),
            );
        }
    }
    employer(report, posting);
    location(report, posting);
}

fn context(report: &mut Report, posting: &Value) {
    match posting.get("@context").and_then(Value::as_str) {
        Some("https://schema.org" | "https://schema.org/") => {}
        Some("http://schema.org" | "http://schema.org/") => {
            report.warn("J15", "@context", "Write the context as https://schema.org.");
        }
        _ => report.error("J15", "@context", "Set @context to https://schema.org."),
    }
}

fn blanks(report: &mut Report, value: &Value, path: String, depth: usize) {
    let join = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        _ if depth > DEEPEST => report.error("J15", path, "The markup is nested too deeply to be read."),
        Value::Null => report.error("J15", path, "Leave out what is unknown instead of writing null."),
        Value::String(text) if text.trim().is_empty() => {
            report.error("J15", path, "Leave out what is unknown instead of writing an empty text.");
        }
        Value::Array(values) if values.is_empty() => {
            report.error("J15", path, "Leave out what is unknown instead of writing an empty list.");
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                blanks(report, value, format!("{path}[{at}]"), depth + 1);
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                blanks(report, value, join(name), depth + 1);
            }
        }
        _ => {}
    }
}

fn employer(report: &mut Report, posting: &Value) {
    let Some(employer) = posting.get("hiringOrganization") else {
        return report.error(
            "J2",
            "hiringOrganization",
            "Say who hires: add hiringOrganization with a name.",
        );
    };
    if text_of(employer, "name").is_none() {
        report.error("J2", "hiringOrganization.name", "Give the employer\u{2019}s name.");
    }
    if has_type(employer, "Person") {
        report.error("J2", "hiringOrganization", "The employer must be an Organization, not a Person.");
    }
}

fn location(report: &mut Report, posting: &Value) {
    let places = items_of(posting, "jobLocation");
    let remote = posting.get("jobLocationType").is_some();
    if places.is_empty() && !remote {
        let sentence = "Say where the work is: add jobLocation with an address and its country.";
        report.error("J2", "jobLocation", sentence);
    }
    for (path, place) in places {
        let country = place.get("address").and_then(|address| address.get("addressCountry"));
        if country.and_then(country_text).is_none() {
            report.error(
                "J2",
                format!("{path}.address.addressCountry"),
                "Name the country of this place of work.",
            );
        }
    }
}
