//! J1 and J16 to J18: one posting on one page of one host, and nothing once it has ended.

use crate::support::{DAY, NOW, URL, assert_error, errors, json_ld, onsite};
use jobs::lint::{Context, Finding, PageFacts, PageKind, lint};
use serde_json::{Value, json};

fn facts() -> PageFacts<'static> {
    PageFacts { url: URL, status: 200, canonical: Some(URL), in_sitemap: Some(true), ..PageFacts::default() }
}

fn live(facts: PageFacts<'_>) -> Vec<Finding> {
    lint(&json_ld(&onsite()).unwrap(), None, &Context { facts: Some(facts), ..Context::job_page(NOW) })
}

fn ended(document: &Value, facts: PageFacts<'_>) -> Vec<Finding> {
    lint(
        document,
        Some("This job has ended."),
        &Context { live: false, facts: Some(facts), ..Context::job_page(NOW) },
    )
}

#[test]
fn only_on_the_page_of_the_job_and_only_one() {
    let posting = json_ld(&onsite()).unwrap();
    for page in [PageKind::List, PageKind::Article, PageKind::Other] {
        assert_error(&lint(&posting, None, &Context { page, ..Context::job_page(NOW) }), "J1", "page");
        assert_eq!(lint(&Value::Null, None, &Context { page, ..Context::job_page(NOW) }), vec![]);
    }
    let context = Context::job_page(NOW);
    assert_error(&lint(&json!([posting, posting]), None, &context), "J1", "page");
    assert_error(&lint(&json!({ "@graph": [posting, posting] }), None, &context), "J1", "page");
    let graph = json!({ "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, posting] });
    assert_eq!(errors(&lint(&graph, None, &context)), Vec::<&_>::new());
}

#[test]
fn a_live_page_is_open_and_listed() {
    assert_eq!(errors(&live(facts())), Vec::<&_>::new());
    assert_error(&live(PageFacts { status: 404, ..facts() }), "J19", "status");
    assert_error(&live(PageFacts { robots: Some("noindex, nofollow"), ..facts() }), "J19", "robots");
    assert_error(&live(PageFacts { robots: Some("googlebot: none"), ..facts() }), "J19", "robots");
    assert_error(&live(PageFacts { crawlable: Some(false), ..facts() }), "J19", "robots");
    assert_error(&live(PageFacts { walled: true, ..facts() }), "J19", "page");
    assert_error(&live(PageFacts { in_sitemap: Some(false), ..facts() }), "J18", "sitemap");
    let moved = PageFacts { lastmod: Some("2026-11-24T12:00:00Z"), changed: Some(NOW - 5 * DAY), ..facts() };
    assert_error(&live(moved), "J18", "sitemap.lastmod");
    assert_error(&live(PageFacts { lastmod: Some("yesterday"), ..facts() }), "J18", "sitemap.lastmod");
    let right = PageFacts { lastmod: Some("2026-11-24T13:00:00+01:00"), changed: Some(NOW), ..facts() };
    assert_eq!(errors(&live(right)), Vec::<&_>::new());
    for (size, bad) in [((300, 400), false), ((299, 400), true), ((250, 100), false), ((251, 100), true)] {
        let found = live(PageFacts { logo_size: Some(size), ..facts() });
        assert_eq!(!errors(&found).is_empty(), bad, "{size:?} {found:?}");
    }
}

#[test]
fn a_second_host_points_home_and_carries_no_markup() {
    let elsewhere = PageFacts { url: "https://other.example/jobs/7", ..facts() };
    assert_error(&live(elsewhere), "J16", "canonical");
    let context =
        Context { facts: Some(PageFacts { in_sitemap: Some(false), ..elsewhere }), ..Context::job_page(NOW) };
    assert_eq!(lint(&Value::Null, None, &context), vec![]);
    let listed = Context { facts: Some(elsewhere), ..Context::job_page(NOW) };
    assert_error(&lint(&Value::Null, None, &listed), "J18", "sitemap");
}

#[test]
fn an_ended_page_is_gone_for_machines_and_kind_to_people() {
    let gone = PageFacts { status: 410, robots: Some("noindex"), in_sitemap: Some(false), ..facts() };
    assert_eq!(ended(&Value::Null, gone), vec![]);
    assert_error(&ended(&json_ld(&onsite()).unwrap(), gone), "J17", "page");
    assert_error(&ended(&Value::Null, PageFacts { status: 200, ..gone }), "J17", "status");
    assert_error(&ended(&Value::Null, PageFacts { robots: None, ..gone }), "J17", "robots");
    assert_error(&ended(&Value::Null, PageFacts { in_sitemap: Some(true), ..gone }), "J18", "sitemap");
    let silent =
        lint(&Value::Null, Some(" "), &Context { live: false, facts: Some(gone), ..Context::job_page(NOW) });
    assert_error(&silent, "J17", "page");
}
