//! Every route has a policy, every policy a route, and every row of the law is asked for or named as absent.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::body::Body;
use axum::routing::{any, get, put};
use courant::compose::law::{self, Row, policies, rows};
use database::testing::MORNING;
use database::{Clock, both_engines};
use web::testing::{Visitor, setup};
use web::{App, State};

use super::{absent, articles, desk, others, pictures, readers};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];
const FEEDS: [&str; 3] = ["feed.atom", "feed.rss", "feed.json"];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The addresses that a first argument of `.route` stands for.
fn addresses(argument: &str) -> Vec<String> {
    if argument == "sheet.path()" {
        return imprint::Sheet::ALL.iter().map(|sheet| sheet.path().to_owned()).collect();
    }
    let format = argument.strip_prefix("&format!(").map(|rest| rest.trim_end_matches(')'));
    let text = format.unwrap_or(argument);
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    let text = text.unwrap_or_else(|| panic!("a route at {argument}: this test cannot read which it is"));
    match format {
        None => vec![text.to_owned()],
        Some(_) => FEEDS
            .iter()
            .map(|file| text.replace("{file}", file).replace("{{", "{").replace("}}", "}"))
            .collect(),
    }
}

/// `.route(argument, handlers)` from behind the parenthesis; nothing for any other call of that name.
fn halves(rest: &str) -> Option<(&str, &str)> {
    let (mut depth, mut quoted, mut comma) = (1, false, None);
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            ',' if !quoted && depth == 1 => comma = comma.or(Some(at)),
            _ => {}
        }
        if depth == 0 {
            let (inside, _) = rest.split_at(at);
            return comma
                .map(|comma| inside.split_at(comma))
                .map(|(path, handlers)| (path.trim(), handlers.trim_start_matches(',').trim()));
        }
    }
    panic!("a route without an end")
}

/// All routes of the program, as its sources register them.
fn registered() -> BTreeSet<(String, String)> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap() {
        sources(&folder.unwrap().path().join("src"), &mut files);
    }
    let mut found = BTreeSet::new();
    for file in files {
        // The workshop for themes is a program of its own, and the metrics have a listener of their own.
        if file.ends_with("theme/dev.rs") || file.ends_with("courant/src/metrics.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let routes = text.split("#[cfg(test)]").next().unwrap().split(".route(").skip(1);
        for (argument, handlers) in routes.filter_map(halves) {
            let methods = METHODS.iter().filter(|method| {
                handlers.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').any(|word| word == **method)
                    && handlers.contains(&format!("{method}("))
            });
            let methods: Vec<String> = methods.map(|method| method.to_ascii_uppercase()).collect();
            assert!(!methods.is_empty(), "{}: {argument}: {handlers}", file.display());
            for address in addresses(argument) {
                found.extend(methods.iter().map(|method| (address.clone(), method.clone())));
            }
        }
    }
    found
}

#[test]
fn every_route_has_a_policy_and_every_policy_a_route() {
    let routes = registered();
    assert!(routes.len() > 100, "the search for routes found {}", routes.len());
    let told: Vec<(String, String)> =
        policies().iter().map(|policy| (policy.path.to_owned(), policy.method.to_owned())).collect();
    let once: BTreeSet<(String, String)> = told.iter().cloned().collect();
    assert_eq!(once.len(), told.len(), "docs/routes.tsv names a route twice");
    let without: Vec<_> = routes.difference(&once).collect();
    assert!(without.is_empty(), "routes without a line in docs/routes.tsv: {without:?}");
    let dead: Vec<_> = once.difference(&routes).collect();
    assert!(dead.is_empty(), "lines of docs/routes.tsv without a route: {dead:?}");
}

#[test]
fn the_law_can_be_read() {
    let rows = rows();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), rows.len(), "a row stands twice");
    assert_eq!(rows.iter().filter(|row| row.codes.len() != 10).count(), 0);
    for file in ["access_matrix.tsv", "access_additions.tsv"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(file);
        let text = std::fs::read_to_string(path).unwrap();
        let head: Vec<&str> = text.lines().next().unwrap().split('\t').skip(1).collect();
        assert_eq!(head, Row::COLUMNS, "{file}");
    }
    for policy in policies() {
        for name in policy.rows {
            assert!(
                names.contains(name),
                "{} {} is under {name}, which is no row",
                policy.method,
                policy.path
            );
        }
    }
}

#[test]
fn every_row_is_asked_for_or_absent() {
    let asked: Vec<&str> = articles::ROWS
        .into_iter()
        .chain(desk::ROWS)
        .chain(others::ROWS)
        .chain(pictures::ROWS)
        .chain(readers::ROWS)
        .collect();
    let asked: BTreeSet<&str> = asked.into_iter().collect();
    let absent: BTreeSet<&str> = absent::ROWS.iter().map(|(row, _)| *row).collect();
    let both: Vec<_> = asked.intersection(&absent).collect();
    assert!(both.is_empty(), "asked for, and named as absent: {both:?}");
    let law: BTreeSet<&str> = rows().iter().map(|row| row.name).collect();
    let known: BTreeSet<&str> = asked.union(&absent).copied().collect();
    assert_eq!(known, law);
    // The only rows that stand over a route without being a feature of their own.
    for policy in policies() {
        let early: Vec<_> = policy.rows.iter().filter(|row| absent.contains(*row)).collect();
        assert!(
            early.iter().all(|row| **row == "job.other_employer_draft.any"),
            "{} {} is a route of {early:?}, which tests/matrix/absent.rs says there is none of",
            policy.method,
            policy.path,
        );
    }
}

both_engines! {
    async fn what_no_row_names_reaches_no_handler(db) {
        let web = State::new(setup(&db.db, &Clock::fixed(MORNING)));
        let reached = Arc::new(AtomicUsize::new(0));
        let counted = reached.clone();
        let handler = async move || {
            counted.fetch_add(1, Ordering::SeqCst);
            "reached"
        };
        let routes = Router::new()
            .route("/api/v1/openapi.json", get(handler.clone()).options(handler.clone()).delete(handler.clone()))
            .route("/account/sign-in", put(handler.clone()).trace(handler.clone()))
            .route("/api/v1/comments", any(handler.clone()))
            .route("/no/such/row", any(handler));
        let visitor = Visitor::new(App::new(web.clone(), law::over(routes, &web)));
        let ask = async |method: &str, path: &str| {
            let answer = visitor.send(method, path, &[("origin", "https://paper.example")], Body::empty()).await;
            (answer.status.as_u16(), answer.header("allow").to_owned())
        };
        for method in ["OPTIONS", "DELETE"] {
            assert_eq!(ask(method, "/api/v1/openapi.json").await, (405, "GET,HEAD".to_owned()), "{method}");
        }
        // Where there is no handler the router answers by itself.
        for method in ["PUT", "TRACE", "BREW"] {
            assert_eq!(ask(method, "/api/v1/openapi.json").await.0, 405, "{method}");
        }
        for method in ["PUT", "TRACE"] {
            assert_eq!(ask(method, "/account/sign-in").await, (405, "GET,HEAD,POST".to_owned()), "{method}");
        }
        for method in ["OPTIONS", "PUT", "CONNECT"] {
            assert_eq!(ask(method, "/api/v1/comments").await, (405, "GET,HEAD,POST".to_owned()), "{method}");
        }
        for method in ["GET", "POST", "OPTIONS"] {
            assert_eq!(ask(method, "/no/such/row").await, (404, String::new()), "{method}");
        }
        assert_eq!(reached.load(Ordering::SeqCst), 0);
        assert_eq!(ask("GET", "/api/v1/openapi.json").await, (200, String::new()));
        assert_eq!(reached.load(Ordering::SeqCst), 1);
    }
}
