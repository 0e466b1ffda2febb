//! The form: pay, equal treatment and everything a posting needs later.

use crate::support::{NOW, assert_error, assert_warning, errors, onsite, pay, place, remote};
use jobs::lint::{DraftRules, Finding, Level, has_errors, lint_draft};
use jobs::model::{Apply, Employment, Listing, PayPolicy, Period, Workplace};

fn draft(listing: &Listing) -> Vec<Finding> {
    under(PayPolicy::RequiredOrTariff, listing)
}

fn under(pay_policy: PayPolicy, listing: &Listing) -> Vec<Finding> {
    lint_draft(listing, &DraftRules { now: NOW, pay_policy })
}

#[test]
fn a_good_draft_has_nothing_to_change() {
    assert_eq!(draft(&onsite()), vec![]);
    assert_eq!(draft(&remote()), vec![]);
}

#[test]
fn pay_by_policy() {
    let none = Listing { pay: None, ..onsite() };
    let tariff = Listing { tariff: Some("TVöD E11".into()), ..none.clone() };
    assert_error(&under(PayPolicy::Required, &none), "P3", "pay");
    assert_error(&under(PayPolicy::Required, &tariff), "P3", "pay");
    assert_error(&under(PayPolicy::RequiredOrTariff, &none), "P3", "pay");
    assert_eq!(under(PayPolicy::RequiredOrTariff, &tariff), vec![]);
    assert_warning(&under(PayPolicy::Recommended, &none), "P3", "pay");
    assert!(!has_errors(&under(PayPolicy::Recommended, &none)));
    assert_warning(&draft(&Listing { tariff: Some("TVöD".into()), ..none.clone() }), "P3", "tariff");
    assert_eq!(
        under(PayPolicy::Required, &Listing { employment: vec![Employment::Volunteer], ..none }),
        vec![]
    );
}

#[test]
fn amounts_in_order_narrow_and_lawful() {
    let paying = |min, max, period| draft(&Listing { pay: Some(pay(min, max, period)), ..onsite() });
    assert_error(&paying(60, 50, Period::Year), "P3", "pay");
    assert_error(&paying(0, 50, Period::Year), "P3", "pay");
    assert_eq!(paying(5_000_000, 8_000_000, Period::Year), vec![], "exactly 1.6");
    assert_warning(&paying(5_000_000, 8_000_001, Period::Year), "P3", "pay");
    assert_eq!(paying(1390, 1500, Period::Hour), vec![], "Germany's minimum of 2026");
    assert_warning(&paying(1389, 1500, Period::Hour), "P3", "pay");
    assert_warning(&paying(150_000, 160_000, Period::Month), "P3", "pay");
    let mut dollars = onsite();
    dollars.pay = dollars.pay.map(|pay| jobs::model::Pay { currency: "$".into(), ..pay });
    assert_error(&draft(&dollars), "P3", "pay.currency");
}

#[test]
fn part_time_pay_per_month_is_not_held_against_the_minimum_wage() {
    let mini = Listing {
        employment: vec![Employment::MiniJob],
        pay: Some(pay(60_000, 60_000, Period::Month)),
        ..onsite()
    };
    assert_eq!(draft(&mini), vec![]);
}

#[test]
fn every_missing_answer_is_named() {
    let blank = || " ".to_owned();
    assert_error(&draft(&Listing { title: blank(), ..onsite() }), "J2", "title");
    assert_error(&draft(&Listing { title: "x".repeat(201), ..onsite() }), "J3", "title");
    assert_error(&draft(&Listing { body: blank(), ..onsite() }), "J2", "body");
    assert_error(&draft(&Listing { body: "x".repeat(50_001), ..onsite() }), "J4", "body");
    assert_error(&draft(&Listing { body: "Ingenieur Maschinenbau.".into(), ..onsite() }), "J4", "body");
    assert_error(&draft(&Listing { places: vec![], ..onsite() }), "J2", "places");
    assert_error(
        &draft(&Listing { places: vec![place("Wien", "Österreich")], ..onsite() }),
        "J2",
        "places[0].country",
    );
    assert_error(&draft(&Listing { places: vec![place(" ", "DE")], ..onsite() }), "J8", "places[0].city");
    assert_error(&draft(&Listing { places: vec![place("Wien", "AT"); 51], ..onsite() }), "J8", "places");
    assert_error(&draft(&Listing { applicant_countries: vec![], ..remote() }), "J6", "applicant_countries");
    let worldwide = Listing { applicant_countries: vec!["DE".into(), "Worldwide".into()], ..remote() };
    assert_error(&draft(&worldwide), "J6", "applicant_countries[1]");
    assert_error(&draft(&Listing { apply: Apply::Url("acme.example".into()), ..onsite() }), "J19", "apply");
    assert_error(
        &draft(&Listing { apply: Apply::Url("javascript:alert(1)".into()), ..onsite() }),
        "J19",
        "apply",
    );
    assert_error(&draft(&Listing { apply: Apply::Email("jobs".into()), ..onsite() }), "J19", "apply");
    assert_error(&draft(&Listing { ends: Some(NOW), ..onsite() }), "J12", "ends");
    let mut company = onsite();
    company.company.name = blank();
    company.company.site = Some("acme".into());
    assert_error(&draft(&company), "J2", "company");
    assert_error(&draft(&company), "J14", "site");
    let hybrid = Listing { workplace: Workplace::Hybrid, applicant_countries: vec!["DE".into()], ..onsite() };
    assert_warning(&draft(&hybrid), "J6", "applicant_countries");
}

#[test]
fn equal_treatment_is_hinted_at_and_never_blocks() {
    for title in ["Geschäftsführer", "Ingenieur (m/w)", "Redakteur Politik"] {
        let found = draft(&Listing { title: title.into(), ..onsite() });
        assert_warning(&found, "A1", "title");
        assert_eq!(errors(&found), Vec::<&_>::new(), "{title}");
        let hint = found.iter().find(|found| found.rule == "A1").unwrap();
        assert!(hint.sentence.to_string().contains("suggestion, not legal advice"), "{}", hint.sentence);
    }
    for title in
        ["Redakteur:in", "Pflegekraft", "Teamleitung", "Koch (d/m/w)", "Entwickler*innen", "Elektriker (gn)"]
    {
        let found = draft(&Listing { title: title.into(), ..onsite() });
        assert!(!found.iter().any(|found| found.rule == "A1"), "{title}: {found:#?}");
    }
    let english = |title: &str| draft(&Listing { title: title.into(), language: "en".into(), ..onsite() });
    assert_eq!(english("Design Engineer"), vec![]);
    assert_warning(&english("Salesman"), "A1", "title");
}

#[test]
fn words_in_the_text_that_exclude() {
    let with = |text: &str| draft(&Listing { body: format!("{} {text}", onsite().body), ..onsite() });
    for text in [
        "Wir sind ein junges Team.",
        "Deutsch-Muttersprachler gesucht",
        "Bewerbungsfoto bitte",
        "a young team",
    ] {
        let found = with(text);
        assert_warning(&found, "A2", "body");
        assert!(found.iter().all(|found| found.level == Level::Warning), "{text}");
    }
    assert_warning(&with("Bitte nennen Sie Ihr aktuelles Gehalt."), "P4", "body");
    assert_eq!(with("Bitte nennen Sie Ihre Gehaltsvorstellung."), vec![]);
}
