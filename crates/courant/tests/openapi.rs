//! The API's description against the API itself.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use database::both_engines;
use serde_json::{Value, json};

use crate::paper::Paper;
use crate::process::run;

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

fn described() -> Value {
    serde_json::from_str(&courant::compose::openapi().to_json().unwrap()).unwrap()
}

/// Every operation: its path, its method, itself.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap();
    let each = |(path, item): (&String, &Value)| {
        let own = item.as_object().unwrap().clone();
        let path = path.clone();
        own.into_iter()
            .filter(|(name, _)| METHODS.contains(&name.as_str()))
            .map(move |(method, operation)| (path.clone(), method, operation))
    };
    paths.iter().flat_map(each).collect()
}

fn walk(value: &Value, visit: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(members) => {
            visit(members);
            members.values().for_each(|member| walk(member, visit));
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, visit)),
        _ => {}
    }
}

/// The rules of the OpenAPI Specification 3.1.1 that a document of ours can break (sections 4.8).
#[test]
fn the_description_is_openapi() {
    let document = described();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
    let mut ids = BTreeSet::new();
    let schemes = document["components"]["securitySchemes"].as_object().cloned().unwrap_or_default();
    for (path, method, operation) in operations(&document) {
        let context = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{context} has no operationId"));
        assert!(ids.insert(id.to_owned()), "two operations are called {id}");
        assert!(operation["summary"].is_string(), "{context} says nothing about itself");
        let responses = operation["responses"].as_object().unwrap();
        assert!(responses.keys().any(|status| status.starts_with('2')), "{context}");
        for (status, response) in responses {
            assert!(response["description"].is_string(), "{context} {status} lacks its description");
        }
        let declared: BTreeSet<&str> = operation["parameters"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == "path" && parameter["required"] == true)
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let named: BTreeSet<&str> = path.split(['{', '}']).skip(1).step_by(2).collect();
        assert_eq!(declared, named, "{context}: path parameters");
        for requirement in operation["security"].as_array().into_iter().flatten() {
            for name in requirement.as_object().unwrap().keys() {
                assert!(
                    schemes.contains_key(name),
                    "{context} wants the security scheme {name}, which is described nowhere"
                );
            }
        }
        let guarded = operation["security"]
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one.as_object().is_some_and(|names| !names.is_empty())));
        let says_401 = responses.contains_key("401");
        assert_eq!(guarded, says_401, "{context}: security and 401 belong together");
    }
    walk(&document, &mut |members| {
        if let Some(Value::String(reference)) = members.get("$ref") {
            let pointer =
                reference.strip_prefix('#').unwrap_or_else(|| panic!("{reference} leads elsewhere"));
            assert!(document.pointer(pointer).is_some(), "{reference} leads nowhere");
        }
    });
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The routes under `/api/` that the sources register: `.route("/api/…", get(…).post(…))`.
fn registered() -> BTreeMap<String, BTreeSet<String>> {
    let mut files = Vec::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    for folder in std::fs::read_dir(crates).unwrap() {
        sources(&folder.unwrap().path().join("src"), &mut files);
    }
    let mut routes: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for route in text.split(".route(").skip(1) {
            let Some((path, rest)) = route.trim_start().trim_start_matches('"').split_once('"') else {
                continue;
            };
            if !path.starts_with("/api/") {
                continue;
            }
            let mut depth = 1;
            let handlers: String = rest
                .chars()
                .take_while(|c| {
                    depth += i32::from(*c == '(') - i32::from(*c == ')');
                    depth > 0
                })
                .collect();
            let words: Vec<&str> = handlers.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
            let methods = METHODS
                .iter()
                .filter(|method| words.contains(method) && handlers.contains(&format!("{method}(")));
            routes.entry(path.to_owned()).or_default().extend(methods.map(|method| (*method).to_owned()));
        }
    }
    routes
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, method, _) in operations(&described()) {
        told.entry(path).or_default().insert(method);
    }
    let routes = registered();
    assert!(routes.len() > 10, "the search for routes found {routes:?}");
    assert_eq!(told, routes);
}

both_engines! {
    async fn every_path_answers_to_its_methods_and_no_other(db) {
        let paper = Paper::open(db).await;
        let (job, _) = paper.advertise("Gear engineer").await;
        let new = json!({ "article": paper.story.to_string(), "name": "Ann", "text": "Words." });
        let comment = paper.visitor.send_json("POST", "/api/v1/comments", &new).await.json();
        let comment = comment["id"].as_str().unwrap().to_owned();
        let served = paper.visitor.get("/api/v1/openapi.json").await;
        assert_eq!((served.status.as_u16(), served.header("content-type")), (200, "application/json"));
        let document = served.json();
        assert_eq!(document, described());
        let mut methods: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (path, method, _) in operations(&document) {
            let id = match path.split('/').nth(3) {
                Some("articles") => paper.story.to_string(),
                Some("jobs") => job.to_string(),
                _ => comment.clone(),
            };
            let mut real = path.replace("{id}", &id);
            methods.entry(real.clone()).or_default().insert(method.to_ascii_uppercase());
            if path == "/api/v1/comments" && method == "get" {
                real = format!("{real}?article={}", paper.story);
            }
            let answer = paper.visitor.send_json(&method.to_ascii_uppercase(), &real, &json!({})).await;
            // What a stranger is told is for the access matrix.
            let fine = if method == "get" { [200, 401, 403, 404] } else { [400, 401, 403, 404] };
            assert!(fine.contains(&answer.status.as_u16()), "{method} {real}: {} {}", answer.status, answer.body);
        }
        for (path, known) in methods {
            for method in METHODS.map(str::to_ascii_uppercase).into_iter().filter(|method| !known.contains(method)) {
                let answer = paper.visitor.send_json(&method, &path, &json!({})).await;
                assert_eq!(answer.status, 405, "{method} {path}");
                assert_eq!(answer.header("content-type"), "application/problem+json");
                // RFC 9110, 15.5.6: a 405 says what is allowed.
                let allowed: BTreeSet<String> =
                    answer.header("allow").split(',').map(|method| method.trim().to_owned()).filter(|method| method != "HEAD").collect();
                assert_eq!(allowed, known, "{method} {path}");
            }
        }
    }
}

#[test]
fn the_command_prints_the_same_document() {
    let folder = tempfile::tempdir().unwrap();
    let said = run(folder.path(), &["openapi"]);
    assert_eq!(said.code, 0, "{said:?}");
    assert_eq!(serde_json::from_str::<Value>(&said.out).unwrap(), described());
    assert!(!folder.path().join("data").exists(), "printing needs no paper");
}
