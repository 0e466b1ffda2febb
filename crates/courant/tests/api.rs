//! Articles and adverts for programs: who may what, and what they are told.

use accounts::{Role, Scope};
use database::both_engines;
use serde_json::{Value, json};
use web::testing::{Answer, Visitor};

use crate::paper::{Paper, STORY};

/// A problem as RFC 9457 wants it: members that say the same as the status, and the request's own id.
fn is_problem(answer: &Answer, status: u16, context: &str) {
    assert_eq!(answer.status.as_u16(), status, "{context}: {}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{context}");
    assert_eq!(answer.header("cache-control"), "no-store", "{context}");
    let body = answer.json();
    assert_eq!((&body["type"], &body["status"]), (&json!("about:blank"), &json!(status)), "{context}");
    assert_eq!(body["title"], json!(answer.status.canonical_reason().unwrap()), "{context}");
    assert_eq!(body["instance"], json!(answer.header("x-request-id")), "{context}");
    assert_eq!(body["problems"].is_array(), status == 422, "{context}");
}

/// A call and the scope it needs.
fn calls(paper: &Paper, job: i64, advert: &Value) -> Vec<(&'static str, String, Value, Scope)> {
    let article = format!("/api/v1/articles/{}", paper.story);
    let new = json!({ "section": "town", "headline": "Mine", "text": "Words." });
    let told = json!({ "kind": "correction", "text": "It was Tuesday." });
    vec![
        ("POST", "/api/v1/articles".to_owned(), new, Scope::ArticlesWrite),
        ("PATCH", article.clone(), json!({ "revision": 1, "standfirst": "Dry feet." }), Scope::ArticlesWrite),
        ("POST", format!("{article}/corrections"), told, Scope::ArticlesPublish),
        ("POST", format!("{article}/publication"), json!({}), Scope::ArticlesPublish),
        ("DELETE", format!("{article}/publication"), json!({}), Scope::ArticlesPublish),
        ("PATCH", "/api/v1/comments/12".to_owned(), json!({ "status": "visible" }), Scope::CommentsModerate),
        ("DELETE", "/api/v1/comments/12".to_owned(), json!({}), Scope::CommentsModerate),
        ("POST", "/api/v1/jobs".to_owned(), advert.clone(), Scope::JobsWrite),
        ("POST", format!("/api/v1/jobs/{job}/end"), json!({ "reason": "filled" }), Scope::JobsWrite),
    ]
}

async fn call(who: &Visitor, (method, path, body, _): &(&str, String, Value, Scope)) -> Answer {
    if *method == "GET" { who.get(path).await } else { who.send_json(method, path, body).await }
}

both_engines! {
    async fn every_call_wants_its_own_scope(db) {
        let paper = Paper::open(db).await;
        let (job, _) = paper.advertise("Gear engineer").await;
        let advert = paper.advert("Ferry engineer").await;
        let forged = paper.visitor.with_token("courant_nobody");
        let gone = paper.token(Role::Publisher, &Scope::ALL).await;
        assert!(accounts::revoke_token(&paper.db, &gone, paper.clock.now()).await.unwrap());
        let revoked = paper.visitor.with_token(&gone);
        for wanted in calls(&paper, job, &advert) {
            let context = format!("{} {}", wanted.0, wanted.1);
            for nobody in [&forged, &revoked] {
                let answer = call(nobody, &wanted).await;
                is_problem(&answer, 401, &context);
                assert_eq!(answer.header("www-authenticate"), "Bearer", "{context}");
            }
            // What a stranger is told is for the access matrix.
            let stranger = call(&paper.visitor, &wanted).await;
            assert!([401, 403, 404].contains(&stranger.status.as_u16()), "{context}: {}", stranger.body);
            let others: Vec<Scope> = Scope::ALL.into_iter().filter(|scope| *scope != wanted.3).collect();
            let weak = paper.person(Role::Publisher, &others).await;
            is_problem(&call(&weak, &wanted).await, 403, &context);
        }
        // Nothing of it was done.
        assert!(paper.visitor.get(STORY).await.texts(".standfirst").is_empty());
        assert_eq!(paper.count("SELECT COUNT(*) FROM articles").await, 1);
        assert_eq!(paper.visitor.get(&format!("/api/v1/jobs/{job}")).await.json()["state"], "live");
        // And with the scope all of it is.
        for wanted in calls(&paper, job, &advert) {
            // What readers see at once wants that scope too.
            let strong = paper.person(Role::Publisher, &[wanted.3, Scope::ArticlesPublish]).await;
            let answer = call(&strong, &wanted).await;
            assert!(![401, 403, 405, 500].contains(&answer.status.as_u16()), "{} {}: {}", wanted.0, wanted.1, answer.body);
        }
    }

    async fn schemes_that_are_no_bearer_are_refused(db) {
        let paper = Paper::open(db).await;
        for value in ["Basic YTpi", "Bearer", "Bearer ", "bearer  x", "courant_x", "Bearer a b", "Bearer \u{e4}"] {
            let headers = [("authorization", value)];
            let answer = paper.visitor.send("GET", &format!("/api/v1/articles/{}", paper.story), &headers, axum::body::Body::empty()).await;
            is_problem(&answer, 401, value);
        }
    }

    async fn a_story_and_its_page_say_the_same(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let new = json!({ "section": "town", "headline": "The bridge closes", "text": "For a week.", "publish": true });
        let made = editor.send_json("POST", "/api/v1/articles", &new).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let (id, url) = (made.json()["id"].as_str().unwrap().to_owned(), made.json()["url"].as_str().unwrap().to_owned());
        assert_eq!(paper.visitor.get(&url).await.texts("h1"), ["The bridge closes"]);
        assert!(paper.visitor.get("/").await.texts(".teaser h2")[0].contains("The bridge closes"));
        let change = json!({ "revision": made.json()["revision"], "headline": "The bridge stays open" });
        let place = format!("/api/v1/articles/{id}");
        assert_eq!(editor.send_json("PATCH", &place, &change).await.status, 200);
        is_problem(&editor.send_json("PATCH", &place, &change).await, 409, "stale");
        assert_eq!(paper.visitor.get(&url).await.texts("h1"), ["The bridge stays open"]);
        assert!(paper.visitor.get("/town").await.texts(".teaser h2")[0].contains("stays open"));
        assert_eq!(editor.send_json("DELETE", &format!("{place}/publication"), &json!({})).await.status, 200);
        assert_eq!(paper.visitor.get(&url).await.status, 404);
        is_problem(&paper.visitor.get(&place).await, 404, "unpublished");
        assert!(!paper.visitor.get("/").await.body.contains("The bridge"));
        assert!(!paper.visitor.get("/feed.atom").await.body.contains("The bridge"));
    }

    async fn an_advert_that_is_over_is_for_those_who_may_see_it(db) {
        let paper = Paper::open(db).await;
        let (job, _) = paper.advertise("Gear engineer").await;
        let place = format!("/api/v1/jobs/{job}");
        let writer = paper.person(Role::Publisher, &[Scope::JobsWrite]).await;
        let ended = writer.send_json("POST", &format!("{place}/end"), &json!({ "reason": "filled" })).await;
        assert_eq!((ended.status.as_u16(), &ended.json()["state"]), (200, &json!("filled")), "{}", ended.body);
        is_problem(&writer.send_json("POST", &format!("{place}/end"), &json!({ "reason": "filled" })).await, 409, "twice");
        let (hidden, missing) = (paper.visitor.get(&place).await, paper.visitor.get("/api/v1/jobs/12").await);
        is_problem(&hidden, 404, "ended");
        let without_id = |answer: &Answer| answer.body.replace(answer.header("x-request-id"), "ID");
        assert_eq!(without_id(&hidden), without_id(&missing));
        is_problem(&writer.get(&place).await, 404, "ended, for one who only writes");
        let reader = paper.person(Role::Publisher, &[Scope::JobsRead]).await;
        assert_eq!(reader.get(&place).await.json()["state"], "filled");
        assert_eq!(paper.visitor.get("/api/v1/jobs").await.json()["items"], json!([]));
    }
}
