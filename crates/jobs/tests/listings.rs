//! Valid listings go through the markup and the linter without an error, and the markup says what it should.

use crate::support::{BODY, DAY, NOW, URL, errors, json_ld, onsite, pay, place, remote, visible};
use jobs::lint::{Context, DraftRules, PageFacts, lint, lint_draft, lint_script};
use jobs::model::{Employment, Listing, PayPolicy, Period, Place, State, Workplace};
use jobs::posting::to_script_string;
use serde_json::{Value, json};

/// Checks draft, markup, visible text and page facts; returns the markup.
#[track_caller]
fn clean(listing: &Listing) -> Value {
    let rules = DraftRules { now: NOW, pay_policy: PayPolicy::RequiredOrTariff };
    assert_eq!(errors(&lint_draft(listing, &rules)), Vec::<&_>::new(), "draft");
    let posting = json_ld(listing).expect("a live listing has markup");
    let body = Some(listing.body.as_str());
    let facts = PageFacts { url: URL, status: 200, canonical: Some(URL), body, ..PageFacts::default() };
    let facts = PageFacts { in_sitemap: Some(true), crawlable: Some(true), ..facts };
    let context = Context { first_live: listing.posted, facts: Some(facts), ..Context::job_page(NOW) };
    let page = visible(listing);
    assert_eq!(errors(&lint(&posting, Some(&page), &context)), Vec::<&_>::new(), "{posting:#}");
    assert_eq!(errors(&lint_script(&to_script_string(&posting), Some(&page), &context)), Vec::<&_>::new());
    posting
}

#[test]
fn onsite_says_everything_once() {
    let posting = clean(&onsite());
    let address = json!({
        "@type": "PostalAddress", "streetAddress": "Hauptstraße 1", "postalCode": "70173",
        "addressLocality": "Stuttgart", "addressRegion": "Baden-Württemberg", "addressCountry": "DE",
    });
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Ingenieur Maschinenbau",
        "description": format!("<p>{BODY}</p>"),
        "datePosted": "2026-11-23T13:00:00+01:00",
        "validThrough": "2026-12-23T13:00:00+01:00",
        "hiringOrganization": {
            "@type": "Organization", "name": "Acme Getriebe GmbH",
            "sameAs": "https://acme.example", "logo": "https://paper.example/media/acme.png",
        },
        "identifier": { "@type": "PropertyValue", "name": "Acme Getriebe GmbH", "value": "ACME-7" },
        "url": URL,
        "employmentType": ["FULL_TIME", "TEMPORARY"],
        "baseSalary": {
            "@type": "MonetaryAmount", "currency": "EUR",
            "value": { "@type": "QuantitativeValue", "minValue": 55000, "maxValue": 68500.5, "unitText": "YEAR" },
        },
        "jobLocation": { "@type": "Place", "address": address },
    });
    assert_eq!(posting, expected);
}

#[test]
fn hybrid_is_never_announced_as_remote() {
    let listing =
        Listing { workplace: Workplace::Hybrid, applicant_countries: vec!["DE".into()], ..onsite() };
    let posting = clean(&listing);
    assert!(
        posting.get("jobLocationType").is_none() && posting.get("applicantLocationRequirements").is_none()
    );
}

#[test]
fn remote_without_an_office_names_countries_and_no_place() {
    let posting = clean(&remote());
    assert_eq!(posting["jobLocationType"], "TELECOMMUTE");
    let countries = posting["applicantLocationRequirements"].as_array().unwrap();
    assert_eq!(countries.len(), 28, "the Union's 27 members one by one, and Switzerland");
    assert_eq!(countries[0], json!({ "@type": "Country", "name": "Austria" }));
    assert!(posting.get("jobLocation").is_none());
    assert_eq!(posting["directApply"], false, "an e-mail is no form");
}

#[test]
fn remote_with_an_office_has_both() {
    let nowhere = Place { country: "DE".into(), ..Place::default() };
    let posting = clean(&Listing { places: vec![place("Stuttgart", "DE"), nowhere], ..remote() });
    assert_eq!(posting["jobLocation"]["address"]["addressLocality"], "Stuttgart");
    assert_eq!(posting["jobLocationType"], "TELECOMMUTE");
}

#[test]
fn several_places_are_an_array_without_repeats() {
    let places = vec![place("Stuttgart", "DE"), place("Wien", "AT"), place("Stuttgart", "DE")];
    let posting = clean(&Listing { places, ..onsite() });
    assert_eq!(posting["jobLocation"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_tariff_stands_in_for_pay_and_is_no_salary() {
    let posting = clean(&Listing { pay: None, tariff: Some("IG Metall ERA EG12".into()), ..onsite() });
    assert!(posting.get("baseSalary").is_none());
}

#[test]
fn a_fixed_amount_is_one_value_with_its_cents() {
    let posting = clean(&Listing { pay: Some(pay(2150, 2150, Period::Hour)), ..onsite() });
    let value = json!({ "@type": "QuantitativeValue", "value": 21.5, "unitText": "HOUR" });
    assert_eq!(posting["baseSalary"]["value"], value);
}

/// J10, with the German kinds of contract in Google's eight words.
#[test]
fn german_contracts_in_the_eight_words() {
    let table = [
        (Employment::FullTime, json!("FULL_TIME")),
        (Employment::PartTime, json!("PART_TIME")),
        (Employment::FixedTerm, json!("TEMPORARY")),
        (Employment::WorkingStudent, json!(["PART_TIME", "OTHER"])),
        (Employment::MiniJob, json!(["PART_TIME", "OTHER"])),
        (Employment::Apprenticeship, json!("OTHER")),
        (Employment::Internship, json!("INTERN")),
        (Employment::Freelance, json!("CONTRACTOR")),
        (Employment::Volunteer, json!("VOLUNTEER")),
        (Employment::PerDiem, json!("PER_DIEM")),
        (Employment::Other, json!("OTHER")),
    ];
    assert_eq!(table.len(), Employment::ALL.len());
    for (kind, expected) in table {
        let posting = clean(&Listing { employment: vec![kind], ..onsite() });
        assert_eq!(posting["employmentType"], expected, "{kind}");
    }
    let all = vec![Employment::WorkingStudent, Employment::MiniJob, Employment::Apprenticeship];
    let posting = clean(&Listing { employment: all, ..onsite() });
    assert_eq!(posting["employmentType"], json!(["PART_TIME", "OTHER"]));
}

#[test]
fn berlin_is_town_and_land_and_nothing_is_said_three_times() {
    let berlin = Some("Berlin".to_owned());
    let repeated = Place {
        street: berlin.clone(),
        postcode: berlin.clone(),
        region: berlin,
        city: "Berlin".into(),
        country: "DE".into(),
    };
    let posting = clean(&Listing { places: vec![repeated], ..onsite() });
    let address = &posting["jobLocation"]["address"];
    assert_eq!(
        (&address["addressLocality"], &address["addressRegion"]),
        (&json!("Berlin"), &json!("Berlin"))
    );
    assert!(address.get("streetAddress").is_none() && address.get("postalCode").is_none());
}

#[test]
fn no_markup_unless_live_and_whole() {
    for &state in State::ALL.iter().filter(|state| **state != State::Live) {
        assert_eq!(json_ld(&Listing { state, ..onsite() }), None, "{state}");
    }
    let blank = || "  ".to_owned();
    for (why, listing) in [
        ("over, though no sweep has run", Listing { ends: Some(NOW), ..onsite() }),
        ("no end", Listing { ends: None, ..onsite() }),
        ("never posted", Listing { posted: None, ..onsite() }),
        ("no title", Listing { title: blank(), ..onsite() }),
        ("no text", Listing { body: blank(), ..onsite() }),
        ("text is the title", Listing { body: "Ingenieur, Maschinenbau".into(), ..onsite() }),
        ("no place", Listing { places: vec![], ..onsite() }),
        ("a region is no country", Listing { places: vec![place("Brüssel", "EU")], ..onsite() }),
        ("remote for nobody", Listing { applicant_countries: vec!["Worldwide".into()], ..remote() }),
    ] {
        assert_eq!(json_ld(&listing), None, "{why}");
    }
    let mut nameless = onsite();
    nameless.company.name = blank();
    assert_eq!(json_ld(&nameless), None, "no employer");
}

#[test]
fn what_cannot_be_said_correctly_is_left_out() {
    let mut listing =
        Listing { pay: Some(pay(70, 60, Period::Hour)), reference: Some(" ".into()), ..onsite() };
    listing.company.site = Some("acme.example".into());
    listing.company.logo = Some("http://acme.example/logo.png".into());
    let posting = json_ld(&listing).unwrap();
    assert!(posting.get("baseSalary").is_none());
    assert_eq!(posting["identifier"]["value"], "7", "our own number");
    assert_eq!(
        posting["hiringOrganization"],
        json!({ "@type": "Organization", "name": "Acme Getriebe GmbH" })
    );
}

#[test]
fn stored_listings_come_back_the_same() {
    for listing in [onsite(), remote()] {
        let text = serde_json::to_string(&listing).unwrap();
        assert_eq!(serde_json::from_str::<Listing>(&text).unwrap(), listing);
    }
    let posting = json_ld(&Listing { ends: Some(NOW + DAY), ..onsite() }).unwrap();
    assert_eq!(posting["validThrough"], "2026-11-25T13:00:00+01:00");
}
