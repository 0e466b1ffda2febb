//! Whatever an employer types: a draft without errors becomes markup without errors, and no text ends the script.

use crate::support::{DAY, NOW, errors, json_ld, visible};
use jobs::lint::{Context, DraftRules, has_errors, lint, lint_draft, lint_script};
use jobs::model::{
    Apply, Company, Employment, Event, Listing, Pay, PayPolicy, Period, Place, State, Workplace,
    effective_state, is_public, next_state, strip_gender_marker,
};
use jobs::posting::to_script_string;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

const HOSTILE: [&str; 16] = [
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "-->",
    "]]>",
    "\u{2028}\u{2029}",
    "\\u003c/script>",
    "\"}],\"@type\":\"Thing\"",
    "&lt;/script&gt;",
    "\0\u{1}\u{feff}",
    "\u{202e}gnp.exe",
    "{{ 7 * 7 }}",
    "' OR 1=1 --",
    "(m/w/d)",
    "((m/w/d)m/w/d)",
    "## **x**",
    "a\r\nBcc: b@c.example",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        2 => select(HOSTILE.to_vec()).prop_map(str::to_owned),
        3 => "[A-Za-zäöüß ]{0,12}",
        1 => any::<String>().prop_map(|text| text.chars().take(30).collect()),
    ];
    vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// A text that is seldom blank, for answers the form insists on.
fn answer() -> impl Strategy<Value = String> {
    prop_oneof![6 => text().prop_map(|text| format!("Ab {text}")), 1 => text()]
}

fn country() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => select(vec!["DE", "AT", "CH", "FR", "US"]).prop_map(str::to_owned),
        1 => select(vec!["EU", "XX", "Worldwide", ""]).prop_map(str::to_owned),
    ]
}

fn place() -> impl Strategy<Value = Place> {
    let same = select(vec!["Berlin", "DE", "10115"]).prop_map(str::to_owned);
    let part = || prop_oneof![text(), same.clone()];
    (
        option::of(part()),
        option::of(part()),
        prop_oneof![answer(), same.clone()],
        option::of(part()),
        country(),
    )
        .prop_map(|(street, postcode, city, region, country)| Place {
            street,
            postcode,
            city,
            region,
            country,
        })
}

fn pay() -> impl Strategy<Value = Pay> {
    let currency = select(vec!["EUR", "EUR", "USD", "JPY", "KWD", "$"]);
    (1..9_000_000_i64, 0..9_000_000_i64, currency, select(Period::ALL)).prop_map(
        |(min, more, currency, period)| Pay { min, max: min + more, currency: currency.to_owned(), period },
    )
}

fn company() -> impl Strategy<Value = Company> {
    let site = prop_oneof![text(), Just("https://acme.example/a?b=c".to_owned())];
    let logo = prop_oneof![text(), text().prop_map(|path| format!("/{path}"))];
    (answer(), option::weighted(0.3, site), option::weighted(0.3, logo))
        .prop_map(|(name, site, logo)| Company { id: 1, legal_name: name.clone(), name, site, logo })
}

prop_compose! {
    fn listing()(
        id in any::<i64>(),
        company in company(),
        (title, body, language, reference) in (answer(), answer(), text(), option::of(text())),
        places in vec(place(), 0..4),
        (workplace, employment) in (select(Workplace::ALL), vec(select(Employment::ALL), 0..4)),
        (applicant_countries, pay, tariff) in (vec(country(), 0..3), option::of(pay()), option::of(text())),
        apply in prop_oneof![
            4 => Just(Apply::Url("https://acme.example/apply".to_owned())),
            4 => Just(Apply::Email("jobs@acme.example".to_owned())),
            1 => text().prop_map(Apply::Email),
        ],
        (age, left) in (0..400_i64, 1..400_i64),
    ) -> Listing {
        Listing {
            id, home_board: "b".to_owned(), company, title, body, language, places, workplace, applicant_countries,
            employment, disciplines: vec![], pay, tariff, apply, reference, state: State::Live,
            posted: Some(NOW - age * DAY), ends: Some(NOW + left * DAY), closed: None, changed: NOW,
        }
    }
}

/// What stands in the page's only script element, as a browser's parser sees it, and whether anything leaked out.
fn through_html(script: &str) -> (String, usize) {
    let page = format!(
        "<!doctype html><head><script type=\"application/ld+json\">{script}</script></head><body><p id=end>.</p>"
    );
    let document = scraper::Html::parse_document(&page);
    let scripts = scraper::Selector::parse("script").unwrap();
    let everything = scraper::Selector::parse("head > *, body > *").unwrap();
    let found = document.select(&scripts).next().map(|script| script.text().collect());
    (found.unwrap_or_default(), document.select(&everything).count())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, max_global_rejects: 50_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_without_errors_is_a_posting_without_errors(listing in listing()) {
        let rules = DraftRules { now: NOW, pay_policy: PayPolicy::Recommended };
        prop_assume!(!has_errors(&lint_draft(&listing, &rules)));
        let posting = json_ld(&listing);
        prop_assert!(posting.is_some(), "no markup");
        let posting = posting.unwrap();
        let page = visible(&listing);
        let context = Context { first_live: listing.posted, ..Context::job_page(NOW) };
        let found = lint(&posting, Some(&page), &context);
        prop_assert_eq!(errors(&found), Vec::<&_>::new(), "{:#}", posting);
        let found = lint_script(&to_script_string(&posting), Some(&page), &context);
        prop_assert_eq!(errors(&found), Vec::<&_>::new());
    }

    #[test]
    fn whatever_markup_there_is_has_no_error(listing in listing()) {
        if let Some(posting) = json_ld(&listing) {
            let found = lint(&posting, None, &Context::job_page(NOW));
            prop_assert_eq!(errors(&found), Vec::<&_>::new(), "{:#}", posting);
        }
    }

    #[test]
    fn no_text_breaks_out_of_the_script(words in vec(text(), 12)) {
        let mut words = words.into_iter();
        let mut next = || format!("x{}", words.next().unwrap());
        let mut listing = crate::support::remote();
        listing.title = next();
        listing.body = next();
        listing.company.name = next();
        listing.company.site = Some(next());
        listing.company.logo = Some(format!("/{}", next()));
        listing.reference = Some(next());
        let (street, postcode, region) = (Some(next()), Some(next()), Some(next()));
        listing.places = vec![Place { street, postcode, city: next(), region, country: "DE".to_owned() }];
        listing.body.push_str(" and more");
        let posting = json_ld(&listing).unwrap();
        let script = to_script_string(&posting);
        let clean = !script.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
        prop_assert!(clean);
        prop_assert_eq!(&serde_json::from_str::<serde_json::Value>(&script).unwrap(), &posting, "nothing lost");
        let (inside, elements) = through_html(&script);
        prop_assert_eq!(inside, script);
        prop_assert_eq!(elements, 2, "one script, one paragraph");
    }

    #[test]
    fn the_linter_answers_to_any_json(text in any::<String>(), page in any::<String>(), listing in listing()) {
        lint_script(&text, Some(&page), &Context::job_page(NOW));
        for value in [serde_json::Value::Null, text.into(), serde_json::json!([[[{}]]]), serde_json::json!(1e300)] {
            if let Some(mut posting) = json_ld(&listing) {
                let names: Vec<String> = posting.as_object().unwrap().keys().cloned().collect();
                for name in names.iter().filter(|name| *name != "@type") {
                    posting[name.as_str()] = value.clone();
                    lint(&posting, Some(&page), &Context::job_page(NOW));
                }
            }
        }
    }

    #[test]
    fn a_title_never_vanishes(title in text()) {
        let stripped = strip_gender_marker(&title);
        prop_assert_eq!(stripped.is_empty(), title.trim().is_empty());
    }

    #[test]
    fn nothing_is_live_without_review_and_every_end_is_final(events in vec(select(Event::ALL), 0..20), ends in 0..9_i64) {
        let mut state = State::Draft;
        let mut approved = false;
        for event in events {
            let before = effective_state(state, Some(ends), 4);
            if let Ok(after) = next_state(before, event) {
                approved |= event == Event::Approve;
                prop_assert!(!matches!(before, State::Filled | State::Withdrawn | State::Removed | State::Rejected));
                prop_assert!(!is_public(after) || approved);
                state = after;
            }
            prop_assert!(!is_public(effective_state(state, Some(ends), 4)) || ends > 4);
        }
    }
}
