//! The twelve `JobPosting` blocks of schema.org's own examples. They show single properties and none is a whole posting,
//! so each must fail, and for the right reasons.

use crate::support::{assert_error, errors, findings, has};
use jobs::lint::Level;
use serde_json::Value;
use std::path::PathBuf;

const NO_PLACE: &[(&str, &str)] = &[("J2", "jobLocation")];
const NO_EMPLOYER: &[(&str, &str)] = &[("J2", "hiringOrganization")];
const NO_TEXT: &[(&str, &str)] = &[("J2", "description"), ("J2", "datePosted"), ("J12", "validThrough")];

/// Per example: groups of errors it must have.
fn expected(example: &str) -> Vec<(&'static str, &'static str)> {
    let own: &[(&str, &str)] = match example {
        "eg-0028" => &[
            ("J2", "hiringOrganization"),
            ("J2", "jobLocation.address.addressCountry"),
            ("J9", "baseSalary"),
            ("J10", "employmentType"),
            ("J12", "validThrough"),
        ],
        "eg-0251" => &[("J2", "title")],
        "eg-0268" => &[("J2", "title")],
        "eg-0465" => &[("J20", "experienceRequirements.monthsOfExperience")],
        "eg-0281" => &[("J14", "hiringOrganization.url")],
        _ => &[],
    };
    let mut all = own.to_vec();
    if example != "eg-0028" {
        all.extend(NO_TEXT.iter().chain(NO_PLACE));
        if !matches!(example, "eg-0251" | "eg-0281") {
            all.extend(NO_EMPLOYER);
        }
    }
    all
}

#[test]
fn every_example_of_schema_org_fails_for_the_right_reasons() {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder = std::env::var_os("COURANT_SAMPLES").map_or_else(|| PathBuf::from(default), PathBuf::from);
    let Ok(text) = std::fs::read_to_string(folder.join("jobs/schemaorg-jobposting-examples.json")) else {
        println!("no samples at {}", folder.display());
        return;
    };
    let blocks: Vec<Value> = serde_json::from_str(&text).unwrap();
    assert_eq!(blocks.len(), 12);
    for block in &blocks {
        let example = block["example"].as_str().unwrap();
        let found = findings(&block["jsonld"]);
        println!("{example}: {:?}", errors(&found).iter().map(|f| (f.rule, &f.path)).collect::<Vec<_>>());
        for (rule, path) in expected(example) {
            assert_error(&found, rule, path);
        }
        let mut wanted = expected(example);
        wanted.sort_unstable();
        let mut got: Vec<_> =
            errors(&found).into_iter().map(|found| (found.rule, found.path.as_str())).collect();
        got.sort_unstable();
        assert_eq!(got, wanted, "{example} has exactly these errors");
    }
    let find =
        |name: &str| findings(&blocks.iter().find(|block| block["example"] == name).unwrap()["jsonld"]);
    assert!(has(&find("eg-0268"), "J6", Level::Warning, "jobLocationType"), "countries without TELECOMMUTE");
    assert!(has(&find("eg-0028"), "J4", Level::Warning, "responsibilities"), "text outside the description");
    assert!(has(&find("eg-0028"), "J4", Level::Warning, "description"), "one sentence is no advert");
}
