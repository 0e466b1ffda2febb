//! Mistakes other job boards publish, each made in an otherwise right posting; the linter must see every one.

use crate::support::{NOW, assert_error, assert_warning, errors, findings, json_ld, onsite, remote, visible};
use jobs::lint::{Context, Finding, PageFacts, lint, lint_script};
use serde_json::{Value, json};

/// The findings after a change to the markup of a right on-site listing.
fn broken(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut posting = json_ld(&onsite()).unwrap();
    assert_eq!(errors(&findings(&posting)), Vec::<&_>::new(), "right before the change");
    change(&mut posting);
    findings(&posting)
}

fn broken_remote(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
    let mut posting = json_ld(&remote()).unwrap();
    change(&mut posting);
    findings(&posting)
}

fn without(posting: &mut Value, name: &str) {
    posting.as_object_mut().unwrap().remove(name).unwrap();
}

#[test]
fn remote_without_applicant_countries() {
    let found = broken_remote(|posting| without(posting, "applicantLocationRequirements"));
    assert_error(&found, "J6", "applicantLocationRequirements");
}

#[test]
fn a_blank_place_leaves_no_job_location() {
    assert_error(&broken(|posting| without(posting, "jobLocation")), "J2", "jobLocation");
}

#[test]
fn salary_as_one_text() {
    assert_error(&broken(|posting| posting["baseSalary"] = json!("55.000 € pro Jahr")), "J9", "baseSalary");
    let found = broken(|posting| posting["baseSalary"]["value"]["minValue"] = json!("55000"));
    assert_error(&found, "J9", "baseSalary.value.minValue");
}

#[test]
fn direct_apply_for_everything() {
    assert_error(&broken(|posting| posting["directApply"] = json!(true)), "J13", "directApply");
    assert_error(&broken(|posting| posting["directApply"] = json!("false")), "J13", "directApply");
}

#[test]
fn employment_type_as_a_list_in_words() {
    assert_error(
        &broken(|posting| posting["employmentType"] = json!("Full-time, Graduate")),
        "J10",
        "employmentType",
    );
    assert_error(
        &broken(|posting| posting["employmentType"] = json!(["PERMANENT"])),
        "J10",
        "employmentType[0]",
    );
}

#[test]
fn max_value_twice_and_never_min_value() {
    let script =
        jobs::posting::to_script_string(&json_ld(&onsite()).unwrap()).replace("minValue", "maxValue");
    assert_error(&lint_script(&script, None, &Context::job_page(NOW)), "J9", "baseSalary.value");
}

#[test]
fn currency_sign_and_a_wage_per_year() {
    let found = broken(|posting| {
        posting["baseSalary"]["currency"] = json!("$");
    });
    assert_error(&found, "J9", "baseSalary.currency");
    let found = broken(|posting| {
        posting["baseSalary"]["value"] =
            json!({ "@type": "QuantitativeValue", "value": 60, "unitText": "YEAR" });
    });
    assert_warning(&found, "J9", "baseSalary.value.unitText");
}

#[test]
fn the_same_text_in_every_part_of_the_address() {
    let found = broken(|posting| {
        let berlin = json!("Berlin, Germany");
        for part in ["streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"] {
            posting["jobLocation"]["address"][part] = berlin.clone();
        }
    });
    assert_error(&found, "J8", "jobLocation.address");
    assert_error(&found, "J8", "jobLocation.address.addressCountry");
}

#[test]
fn regions_that_are_no_countries() {
    for region in ["WORLDWIDE", "Europe", "EU", "Anywhere"] {
        let found = broken_remote(|posting| {
            posting["applicantLocationRequirements"] = json!({ "@type": "Country", "name": region });
        });
        assert_error(&found, "J6", "applicantLocationRequirements.name");
    }
    let found = broken_remote(|posting| {
        posting["applicantLocationRequirements"] = json!([{ "@type": "Place", "name": "Germany" }, {}]);
    });
    assert_error(&found, "J6", "applicantLocationRequirements[0].@type");
    assert_error(&found, "J6", "applicantLocationRequirements[1].name");
}

#[test]
fn a_project_price_per_hour() {
    let found = broken(|posting| {
        posting["baseSalary"]["value"] =
            json!({ "@type": "QuantitativeValue", "value": 5000, "unitText": "HOUR" });
    });
    assert_warning(&found, "J9", "baseSalary.value.unitText");
    let found = broken(|posting| posting["baseSalary"]["value"]["unitText"] = json!("PROJECT"));
    assert_error(&found, "J9", "baseSalary.value.unitText");
}

#[test]
fn markdown_as_description() {
    let markdown =
        "## Deine Aufgaben\n\n- **Entwurf** von Getrieben\n- Betreuung im [Feld](https://acme.example)";
    assert_error(&broken(|posting| posting["description"] = json!(markdown)), "J4", "description");
}

#[test]
fn only_the_skills_as_description() {
    let posting = json_ld(&onsite()).unwrap();
    let listing = onsite();
    let facts = PageFacts { status: 200, body: Some(&listing.body), ..PageFacts::default() };
    let context = Context { facts: Some(facts), ..Context::job_page(NOW) };
    assert_eq!(errors(&lint(&posting, None, &context)), Vec::<&_>::new());
    let mut skills = posting;
    skills["description"] = json!("<p>We ask for a degree in mechanical engineering.</p>");
    assert_error(&lint(&skills, None, &context), "J4", "description");
}

#[test]
fn a_person_hires_and_the_board_is_the_identifier() {
    let found = broken(|posting| posting["hiringOrganization"]["@type"] = json!("Person"));
    assert_error(&found, "J2", "hiringOrganization");
    assert_error(&broken(|posting| posting["identifier"]["name"] = json!("board")), "J14", "identifier.name");
}

#[test]
fn gender_marker_left_in_the_title() {
    assert_warning(&broken(|posting| posting["title"] = json!("Ingenieur (m/w/d)")), "J3", "title");
}

#[test]
fn an_end_without_time_and_offset() {
    for end in ["2026-12-23", "2026-12-23T23:59:59"] {
        assert_error(&broken(|posting| posting["validThrough"] = json!(end)), "J12", "validThrough");
    }
    assert_error(&broken(|posting| without(posting, "validThrough")), "J12", "validThrough");
    let found = broken(|posting| posting["validThrough"] = json!("2026-11-24T12:59:59+01:00"));
    assert_error(&found, "J12", "validThrough");
    assert_error(&broken(|posting| posting["validThrough"] = json!("in four weeks")), "J12", "validThrough");
}

#[test]
fn a_page_without_any_markup() {
    assert_error(&findings(&Value::Null), "J2", "page");
    assert_error(&findings(&json!({ "@type": "NewsArticle" })), "J2", "page");
}

#[test]
fn date_posted_moved_by_a_renewal() {
    let posting = json_ld(&onsite()).unwrap();
    let with = |first_live| lint(&posting, None, &Context { first_live, ..Context::job_page(NOW) });
    assert_eq!(errors(&with(onsite().posted)), Vec::<&_>::new());
    assert_error(&with(Some(NOW - 20 * crate::support::DAY)), "J11", "datePosted");
    assert_error(&broken(|posting| posting["datePosted"] = json!("23.11.2026")), "J11", "datePosted");
    assert_error(&broken(|posting| posting["datePosted"] = json!("2026-12-01")), "J11", "datePosted");
}

#[test]
fn what_the_page_does_not_show() {
    let listing = onsite();
    let posting = json_ld(&listing).unwrap();
    let page = visible(&listing);
    for (gone, path) in [
        ("Maschinenbau", "title"),
        ("Acme Getriebe GmbH", "hiringOrganization.name"),
        ("55000", "baseSalary.value.minValue"),
        ("68500.50", "baseSalary.value.maxValue"),
        ("2026-11-23", "datePosted"),
        ("2026-12-23", "validThrough"),
        ("Hauptstraße 1", "jobLocation.address.streetAddress"),
        ("70173", "jobLocation.address.postalCode"),
        ("Baden-Württemberg", "jobLocation.address.addressRegion"),
        ("mechanical engineering", "none"),
    ] {
        assert!(page.contains(gone), "{gone}");
        let found = lint(&posting, Some(&page.replace(gone, "")), &Context::job_page(NOW));
        if path == "none" {
            assert_eq!(
                errors(&found),
                Vec::<&_>::new(),
                "two words in a long text may be hidden in references"
            );
        } else {
            assert_error(&found, "J5", path);
            assert_eq!(errors(&found).len(), 1, "{gone}: {found:#?}");
        }
    }
    let found = lint(&posting, Some(&page.replace(&listing.body, "")), &Context::job_page(NOW));
    assert_error(&found, "J5", "description");
    let listing = remote();
    let page = visible(&listing).replace("CH\n", "");
    let found = lint(&json_ld(&listing).unwrap(), Some(&page), &Context::job_page(NOW));
    assert_error(&found, "J5", "applicantLocationRequirements[27].name");
}

#[test]
fn blanks_contexts_and_open_brackets() {
    assert_error(&broken(|posting| posting["title"] = json!(" ")), "J15", "title");
    assert_error(
        &broken(|posting| posting["jobLocation"]["address"]["postalCode"] = Value::Null),
        "J15",
        "jobLocation.address.postalCode",
    );
    assert_error(&broken(|posting| posting["employmentType"] = json!([])), "J15", "employmentType");
    assert_error(&broken(|posting| posting["@context"] = json!("https://example.org")), "J15", "@context");
    let context = Context::job_page(NOW);
    assert_error(
        &lint_script("{\"@type\":\"JobPosting\",\"title\":\"</script>\"}", None, &context),
        "J15",
        "script",
    );
    assert_error(&lint_script("{\"@type\":", None, &context), "J15", "script");
    let deep = format!("{}1{}", "[".repeat(5000), "]".repeat(5000));
    assert_error(&lint_script(&deep, None, &context), "J15", "script");
}

#[test]
fn titles_that_say_too_much() {
    for title in [
        "Ingenieur Stuttgart",
        "Ingenieur bei Acme Getriebe GmbH",
        "Ingenieur 55.000 €",
        "Ingenieur ab 01.02.2027",
        "Ingenieur ab 01.02.",
        "Ingenieur REQ-12345",
        "Ingenieur #12",
        "Ingenieur gesucht!!",
        "INGENIEUR GESUCHT",
        &"Ingenieur ".repeat(11),
    ] {
        assert_warning(&broken(|posting| posting["title"] = json!(title)), "J3", "title");
    }
    for title in
        ["Ingenieur", "CTO", "Ingenieur C++", "Elektroniker 24/7", "Planer Industrie 4.0", "Leiter 3D-Druck"]
    {
        let found = broken(|posting| posting["title"] = json!(title));
        assert!(!found.iter().any(|found| found.rule == "J3"), "{title}: {found:#?}");
    }
}

#[test]
fn teasers_experience_and_estimates() {
    assert_warning(
        &broken(|posting| posting["description"] = json!("<p>Getriebe entwerfen … weiterlesen</p>")),
        "J19",
        "description",
    );
    let found = broken(|posting| {
        posting["experienceInPlaceOfEducation"] = json!(true);
        posting["educationRequirements"] = json!("Diplom");
    });
    assert_error(&found, "J20", "experienceInPlaceOfEducation");
    assert_error(&broken(|posting| posting["estimatedSalary"] = json!(55000)), "J9", "estimatedSalary");
    let found = broken(|posting| posting["baseSalary"]["value"]["minValue"] = json!(70000));
    assert_error(&found, "J9", "baseSalary.value");
    let found = broken(|posting| posting["description"] = posting["title"].clone());
    assert_error(&found, "J4", "description");
    let found = broken(|posting| posting["hiringOrganization"]["logo"] = json!("/logo.png"));
    assert_error(&found, "J14", "hiringOrganization.logo");
}
