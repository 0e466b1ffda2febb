//! J10, J13, J14, J20: the smaller properties.

use super::place::short;
use super::{Context, Report, items_of, text_of};
use crate::model::text::is_web_address;
use serde_json::Value;

const EMPLOYMENT: [&str; 8] =
    ["FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"];

pub(super) fn check(report: &mut Report, posting: &Value, context: &Context<'_>) {
    for (path, kind) in items_of(posting, "employmentType") {
        if !kind.as_str().is_some_and(|kind| EMPLOYMENT.contains(&kind)) {
            let given = kind
                .as_str()
                .map_or_else(|| "this".to_owned(), |kind| format!("\u{201c}{}\u{201d}", short(kind)));
            let sentence = format!("{given} is no employment type; use {}.", EMPLOYMENT.join(", "));
            report.error("J10", path, sentence);
        }
    }
    direct_apply(report, posting, context);
    addresses(report, posting, context);
    identifier(report, posting);
    education(report, posting);
}

fn direct_apply(report: &mut Report, posting: &Value, context: &Context<'_>) {
    let Some(direct) = posting.get("directApply") else {
        return;
    };
    match direct.as_bool() {
        None => report.error("J13", "directApply", "directApply must be true or false, not a text."),
        Some(true) if !context.own_form => {
            let sentence =
                "directApply is true only if the button opens this job\u{2019}s form with no detour.";
            report.error("J13", "directApply", sentence);
        }
        Some(_) => {}
    }
}

fn addresses(report: &mut Report, posting: &Value, context: &Context<'_>) {
    let employer = posting.get("hiringOrganization").unwrap_or(&Value::Null);
    let site = |name: &str| text_of(employer, name).is_some_and(|site| !is_web_address(site));
    for name in ["sameAs", "url"] {
        if site(name) {
            let sentence =
                "Give the employer\u{2019}s site as an absolute address that starts with https://.";
            report.error("J14", format!("hiringOrganization.{name}"), sentence);
        }
    }
    let logo =
        text_of(employer, "logo").or_else(|| employer.get("logo").and_then(|logo| text_of(logo, "url")));
    if logo.is_some_and(|logo| !(logo.starts_with("https://") && is_web_address(logo))) {
        let sentence = "Give the logo as an absolute address that starts with https://.";
        report.error("J14", "hiringOrganization.logo", sentence);
    }
    if let Some((width, height)) = context.facts.and_then(|facts| facts.logo_size) {
        let (width, height) = (u64::from(width), u64::from(height));
        // Width to height between 0.75 and 2.5.
        if logo.is_some() && (width * 4 < height * 3 || width * 2 > height * 5) {
            let sentence =
                "The logo must be between three quarters and two and a half times as wide as high.";
            report.error("J14", "hiringOrganization.logo", sentence);
        }
    }
    let Some(url) = posting.get("url") else {
        return;
    };
    let url = url.as_str().unwrap_or_default();
    if !is_web_address(url) {
        report.error("J14", "url", "Give the page\u{2019}s own address in full.");
    } else if context.facts.and_then(|facts| facts.canonical).is_some_and(|canonical| canonical != url) {
        report.error(
            "J14",
            "url",
            "The address in the markup differs from the page\u{2019}s canonical address.",
        );
    }
}

fn identifier(report: &mut Report, posting: &Value) {
    let Some(identifier) = posting.get("identifier").filter(|identifier| identifier.is_object()) else {
        return report.warn(
            "J14",
            "identifier",
            "Add an identifier with the employer\u{2019}s name and its job number.",
        );
    };
    let (name, value) = (text_of(identifier, "name"), identifier.get("value"));
    if name.is_none() || !value.is_some_and(|value| value.is_string() || value.is_number()) {
        report.error("J14", "identifier", "An identifier needs a name and a value.");
    }
    let employer = posting.get("hiringOrganization").and_then(|employer| text_of(employer, "name"));
    if name.is_some() && employer.is_some() && name != employer {
        report.error(
            "J14",
            "identifier.name",
            "The identifier\u{2019}s name must be the employer, not the job board.",
        );
    }
}

fn education(report: &mut Report, posting: &Value) {
    let both =
        posting.get("educationRequirements").is_some() && posting.get("experienceRequirements").is_some();
    let instead = posting.get("experienceInPlaceOfEducation");
    if instead.is_some_and(|instead| !instead.is_boolean()) {
        report.error("J20", "experienceInPlaceOfEducation", "Write true or false, not a text.");
    }
    if instead.and_then(Value::as_bool) == Some(true) && !both {
        let sentence =
            "Experience in place of education needs both educationRequirements and experienceRequirements.";
        report.error("J20", "experienceInPlaceOfEducation", sentence);
    }
    for (path, experience) in items_of(posting, "experienceRequirements") {
        let months = experience.get("monthsOfExperience");
        if months.is_some_and(|months| !months.is_number()) {
            report.error(
                "J20",
                format!("{path}.monthsOfExperience"),
                "Give the months of experience as a number.",
            );
        }
    }
}
