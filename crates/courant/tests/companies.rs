//! Companies over the API, and the job that names one.

use accounts::{Role, Scope};
use axum::http::StatusCode;
use database::both_engines;
use serde_json::{Value, json};
use web::testing::Visitor;

use crate::paper::Paper;

const COMPANIES: &str = "/api/v1/companies";

fn acme() -> Value {
    json!({ "name": "Acme  Gears", "legal_name": "Acme Gears GmbH", "site": "https://acme.example", "place": "Kiel" })
}

async fn person(paper: &Paper, scopes: &[Scope]) -> Visitor {
    let web = &paper.program.web;
    let token = accounts::testing::token(&web.db, &web.ids, Role::Publisher, scopes).await;
    paper.visitor.with_token(&token)
}

fn fields(problem: &Value) -> Vec<&str> {
    problem["problems"].as_array().unwrap().iter().map(|one| one["field"].as_str().unwrap()).collect()
}

fn job(company: &Value) -> Value {
    let body = "You design gears for ferries and look after them. ".repeat(8);
    json!({
        "board": "engineering", "company": company["id"], "title": "Gear engineer", "language": "en-GB",
        "body": format!("{body}\n\n- A degree or a trade\n- German or English\n"),
        "details": {
            "places": [{ "street": null, "postcode": "24103", "city": "Kiel", "region": null, "country": "DE" }],
            "workplace": "onsite", "applicant_countries": [], "employment": ["full_time"], "disciplines": [],
            "pay": null, "tariff": "IG Metall ERA EG12", "reference": null,
            "apply": { "kind": "url", "to": "https://acme.example/apply" },
        },
    })
}

#[test]
fn the_description_of_the_api_is_sound() {
    let api: Value = serde_json::from_str(&courant::compose::openapi().to_json().unwrap()).unwrap();
    let schemes = api["components"]["securitySchemes"].as_object().unwrap();
    let mut names = std::collections::BTreeSet::new();
    for (path, calls) in api["paths"].as_object().unwrap() {
        for (method, call) in calls.as_object().unwrap() {
            let name = call["operationId"].as_str().unwrap();
            assert!(names.insert(name.to_owned()), "{method} {path}: a second {name}");
            for needed in call["security"].as_array().into_iter().flatten() {
                assert!(
                    needed.as_object().unwrap().keys().all(|key| schemes.contains_key(key)),
                    "{path}: {needed}"
                );
            }
        }
    }
    for path in [COMPANIES, "/api/v1/companies/{id}"] {
        assert!(api["paths"][path]["get"]["security"][0]["bearer"].is_array(), "{path}");
    }
}

both_engines! {
    async fn a_company_is_made_and_posts_a_job(db) {
        let paper = Paper::open(db).await;
        let client = person(&paper, &[Scope::JobsWrite]).await;
        let made = client.send_json("POST", COMPANIES, &acme()).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.body);
        let company = made.json();
        assert_eq!((&company["slug"], &company["name"]), (&json!("acme-gears"), &json!("Acme Gears")));
        let posted = client.send_json("POST", "/api/v1/jobs", &job(&company)).await;
        assert_eq!(posted.status, StatusCode::CREATED, "{}", posted.body);
        let url = posted.json()["url"].as_str().unwrap().replace("https://paper.example", "");
        assert!(paper.visitor.get(&url).await.body.contains("Acme Gears"));

        let one = format!("{COMPANIES}/{}", company["id"].as_str().unwrap());
        let change = json!({ "name": "Acme & Daughters", "site": null });
        let changed = client.send_json("PATCH", &one, &change).await;
        assert_eq!(changed.status, StatusCode::OK, "{}", changed.body);
        let mut expected = company.clone();
        (expected["name"], expected["site"]) = (json!("Acme & Daughters"), Value::Null);
        assert_eq!((changed.json(), client.get(&one).await.json()), (expected.clone(), expected));
        let page = paper.visitor.get(&url).await;
        assert_eq!(page.texts(".standfirst"), ["Acme & Daughters"]);
    }

    async fn companies_are_listed_page_by_page(db) {
        let paper = Paper::open(db).await;
        let client = person(&paper, &[Scope::JobsWrite]).await;
        for number in 0..5 {
            let mut new = acme();
            new["name"] = json!(format!("Acme {number}"));
            assert_eq!(client.send_json("POST", COMPANIES, &new).await.status, StatusCode::CREATED);
        }
        let reader = person(&paper, &[Scope::JobsRead]).await;
        let (mut names, mut path) = (Vec::new(), format!("{COMPANIES}?limit=2"));
        for _ in 0..3 {
            let page = reader.get(&path).await.json();
            names.extend(page["items"].as_array().unwrap().iter().map(|item| item["slug"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("{COMPANIES}?limit=2&after={next}");
        }
        assert_eq!(names, ["acme-0", "acme-1", "acme-2", "acme-3", "acme-4"]);
        let called = reader.get(&format!("{COMPANIES}?slug=acme-3")).await.json();
        assert_eq!((called["items"].as_array().unwrap().len(), &called["items"][0]["name"]), (1, &json!("Acme 3")));
        for none in ["nobody", "%00", "'--"] {
            let empty = reader.get(&format!("{COMPANIES}?slug={none}")).await;
            assert_eq!((empty.status, empty.json()["items"].clone()), (StatusCode::OK, json!([])), "{none}");
        }
        for wrong in ["limit=0", "limit=101", "after=x", "after=-1", "colour=red"] {
            let answer = reader.get(&format!("{COMPANIES}?{wrong}")).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    }

    async fn companies_need_a_token_that_may(db) {
        let paper = Paper::open(db).await;
        let reader = person(&paper, &[Scope::JobsRead]).await;
        let stranger = person(&paper, &[Scope::ArticlesRead]).await;
        let one = format!("{COMPANIES}/1");
        for (visitor, status) in [(&paper.visitor, StatusCode::UNAUTHORIZED), (&stranger, StatusCode::FORBIDDEN)] {
            assert_eq!(visitor.get(COMPANIES).await.status, status);
            assert_eq!(visitor.get(&one).await.status, status);
            assert_eq!(visitor.send_json("POST", COMPANIES, &acme()).await.status, status);
            assert_eq!(visitor.send_json("PATCH", &one, &json!({})).await.status, status);
        }
        assert_eq!(reader.send_json("POST", COMPANIES, &acme()).await.status, StatusCode::FORBIDDEN);
        assert_eq!(reader.send_json("PATCH", &one, &json!({})).await.status, StatusCode::FORBIDDEN);
        assert_eq!(reader.get(COMPANIES).await.json()["items"], json!([]));
    }

    async fn a_company_that_does_not_fit_is_explained(db) {
        let paper = Paper::open(db).await;
        let client = person(&paper, &[Scope::JobsWrite]).await;
        let wrong = json!({ "slug": "A b", "name": "\u{0}", "legal_name": " ", "place": "x".repeat(201),
                            "site": "acme.example", "logo": "javascript:x" });
        let refused = client.send_json("POST", COMPANIES, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.header("content-type").starts_with("application/problem+json"));
        assert_eq!(fields(&refused.json()), ["slug", "name", "legal_name", "place", "site", "logo"]);

        let company = client.send_json("POST", COMPANIES, &acme()).await.json();
        let again = client.send_json("POST", COMPANIES, &acme()).await;
        assert_eq!(again.status, StatusCode::CONFLICT);
        assert!(again.body.contains("acme-gears"), "{}", again.body);
        let one = format!("{COMPANIES}/{}", company["id"].as_str().unwrap());
        let refused = client.send_json("PATCH", &one, &json!({ "name": " " })).await;
        assert_eq!((refused.status, fields(&refused.json())), (StatusCode::UNPROCESSABLE_ENTITY, vec!["name"]));
        assert_eq!(client.get(&one).await.json(), company, "a refused change changes nothing");
        let unknown = client.send_json("PATCH", &one, &json!({ "slug": "other" })).await;
        assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
        for missing in ["7", "x", "07", "-1"] {
            let path = format!("{COMPANIES}/{missing}");
            assert_eq!(client.get(&path).await.status, StatusCode::NOT_FOUND, "{missing}");
            assert_eq!(client.send_json("PATCH", &path, &json!({})).await.status, StatusCode::NOT_FOUND);
        }
        let nobody = client.send_json("POST", "/api/v1/jobs", &job(&json!({ "id": "7" }))).await;
        assert_eq!((nobody.status, fields(&nobody.json())), (StatusCode::UNPROCESSABLE_ENTITY, vec!["company"]));
    }
}
