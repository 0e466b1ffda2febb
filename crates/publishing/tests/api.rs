//! The API.

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions;
use serde_json::json;

use crate::paper::Paper;

const WRITES: [Scope; 2] = [Scope::ArticlesRead, Scope::ArticlesWrite];
const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];

both_engines! {
    async fn a_story_from_draft_to_correction(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let new = json!({
            "section": "town", "headline": "Harbour opens", "standfirst": "In May.", "kicker": "Council",
            "bylines": ["Jo Larsen"], "text": "One paragraph.\r\n\r\nAnother.\nWith a break.", "comments": "held",
        });
        let made = editor.send_json("POST", "/api/v1/articles", &new).await;
        assert_eq!(made.status, 201, "{}", made.body);
        assert_eq!(made.header("cache-control"), "no-store");
        let article = made.json();
        let id = article["id"].as_str().unwrap().to_owned();
        let place = format!("/api/v1/articles/{id}");
        assert_eq!(made.header("location"), place);
        assert_eq!((&article["state"], &article["revision"], &article["language"]), (&json!("draft"), &json!(1), &json!("en-GB")));
        assert_eq!(article["body"]["content"].as_array().unwrap().len(), 2);
        assert_eq!(article["bylines"], json!(["Jo Larsen"]));
        // The same answer as for an id nobody has.
        let (hidden, missing) = (paper.visitor.get(&place).await, paper.visitor.get("/api/v1/articles/12").await);
        assert_eq!((hidden.status.as_u16(), missing.status.as_u16()), (404, 404));
        let without_id = |answer: &web::testing::Answer| {
            let mut json = answer.json();
            json["instance"] = json!(null);
            json
        };
        assert_eq!(without_id(&hidden), without_id(&missing));
        assert_eq!(editor.get(&place).await.json()["headline"], "Harbour opens");

        let change = json!({ "revision": 1, "headline": "Harbour opens at last", "kicker": "" });
        let changed = editor.send_json("PATCH", &place, &change).await;
        assert_eq!((changed.status.as_u16(), &changed.json()["kicker"]), (200, &json!(null)), "{}", changed.body);
        let stale = editor.send_json("PATCH", &place, &change).await;
        assert_eq!((stale.status.as_u16(), stale.header("content-type")), (409, "application/problem+json"));

        let published = editor.send_json("POST", &format!("{place}/publication"), &json!({})).await;
        assert_eq!((published.status.as_u16(), &published.json()["published"]), (200, &json!("2025-01-14T08:05:00Z")));
        assert_eq!(paper.visitor.get(&place).await.json()["headline"], "Harbour opens at last");
        assert_eq!(paper.visitor.get("/town/harbour-opens-at-last").await.status, 200);
        let told = json!({ "kind": "correction", "text": "It is June." });
        let corrected = editor.send_json("POST", &format!("{place}/corrections"), &told).await;
        assert_eq!((corrected.status.as_u16(), &corrected.json()["corrections"][0]["text"]), (201, &json!("It is June.")));
        let list = paper.visitor.get("/api/v1/articles").await.json();
        assert_eq!((&list["items"][0]["id"], &list["next"]), (&json!(id), &json!(null)));
        let back = editor.send_json("DELETE", &format!("{place}/publication"), &json!({})).await;
        assert_eq!((back.status.as_u16(), &back.json()["state"]), (200, &json!("unpublished")));
        assert_eq!(paper.visitor.get(&place).await.status, 404);
    }

    async fn who_may_what(db) {
        let paper = Paper::open(db).await;
        let journalist = paper.person(Role::Journalist, &WRITES).await;
        let reading = paper.person(Role::Editor, &[Scope::ArticlesRead]).await;
        let moderator = paper.person(Role::Moderator, &[]).await;
        let draft = actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap();
        let live = paper.publish("Live").await;
        let new = json!({ "section": "town", "headline": "Mine", "text": "Words." });
        let publishing = json!({ "section": "town", "headline": "Mine", "text": "Words.", "publish": true });
        let change = json!({ "revision": 1, "standfirst": "Changed." });
        let table = [
            (&paper.visitor, "POST", "/api/v1/articles".to_owned(), &new, 401),
            (&reading, "POST", "/api/v1/articles".to_owned(), &new, 403),
            (&journalist, "POST", "/api/v1/articles".to_owned(), &publishing, 403),
            (&journalist, "POST", "/api/v1/articles".to_owned(), &new, 201),
            (&journalist, "PATCH", format!("/api/v1/articles/{live}"), &change, 404),
            (&journalist, "PATCH", format!("/api/v1/articles/{draft}"), &change, 200),
            (&journalist, "POST", format!("/api/v1/articles/{draft}/publication"), &change, 403),
            (&journalist, "DELETE", format!("/api/v1/articles/{live}/publication"), &change, 403),
            (&moderator, "PATCH", format!("/api/v1/articles/{draft}"), &change, 404),
            (&paper.visitor, "DELETE", format!("/api/v1/articles/{live}/publication"), &change, 401),
        ];
        for (who, method, path, body, status) in table {
            let answer = who.send_json(method, &path, body).await;
            assert_eq!(answer.status.as_u16(), status, "{method} {path}: {}", answer.body);
        }
        let place = format!("/api/v1/articles/{draft}");
        assert_eq!(journalist.get(&place).await.status, 200);
        assert_eq!(reading.get(&place).await.status, 200);
        assert_eq!(moderator.get(&place).await.status, 404);
        assert_eq!(paper.visitor.with_token("courant_guess").get(&place).await.status, 401);
        assert_eq!(paper.visitor.get("/town/live").await.status, 200);
    }

    async fn a_story_comes_out_at_its_time(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = actions::create(&paper.desk.itself(), &paper.new_story("Later", None)).await.unwrap();
        let place = format!("/api/v1/articles/{id}");
        let publication = format!("{place}/publication");
        for wrong in [json!({ "at": "tomorrow" }), json!({ "at": "2025-01-15" }), json!({ "when": "2025-01-14T09:05:00Z" })] {
            assert_eq!(editor.send_json("POST", &publication, &wrong).await.status, 400, "{wrong}");
        }
        let sent = editor.send_json("POST", &publication, &json!({ "at": "2025-01-14T10:05:00+01:00" })).await;
        assert_eq!((sent.status.as_u16(), &sent.json()["published"]), (200, &json!("2025-01-14T09:05:00Z")), "{}", sent.body);
        assert_eq!(paper.visitor.get("/town/later").await.status, 404);
        paper.clock.advance(std::time::Duration::from_hours(1));
        assert_eq!(paper.visitor.get("/town/later").await.status, 200);
        // Without a body it comes out now, or stays as it is.
        let again = editor.send("POST", &publication, &[], axum::body::Body::empty()).await;
        assert_eq!((again.status.as_u16(), &again.json()["published"]), (200, &json!("2025-01-14T09:05:00Z")), "{}", again.body);
    }

    async fn no_header_tells_that_a_story_is_coming(db) {
        let paper = Paper::open(db).await;
        paper.publish_at("Out", MORNING - 1_000_000).await;
        let pages = ["/", "/town", "/town/out", "/archive", "/archive/2025/01", "/authors", "/topics", "/corrections", "/feed.atom", "/sitemap.xml", "/news-sitemap.xml"];
        let headers = async || {
            let mut all = Vec::new();
            for page in pages {
                let answer = paper.visitor.get(page).await;
                assert_eq!(answer.status, 200, "{page}");
                all.push((page, answer.header("cache-control").to_owned()));
            }
            all
        };
        let before = headers().await;
        paper.publish_at("Coming", MORNING + 120_000_000).await;
        assert_eq!(headers().await, before);
        paper.clock.advance(std::time::Duration::from_mins(2));
        assert_eq!(paper.visitor.get("/town/coming").await.status, 200);
        assert!(paper.visitor.get("/town").await.body.contains("Coming"));
    }

    async fn the_newsroom_lists_what_readers_do_not_see(db) {
        let paper = Paper::open(db).await;
        for number in 0..5 {
            let mut draft = paper.new_story(&format!("Draft {number}"), None);
            if number == 3 {
                draft.section_id = paper.deutsch;
            }
            actions::create(&paper.desk.itself(), &draft).await.unwrap();
        }
        paper.publish_at("Live", MORNING).await;
        paper.publish_at("Later", MORNING + 1_000_000).await;
        let gone = paper.publish_at("Gone", MORNING - 1_000_000).await;
        actions::unpublish(&paper.desk.itself(), gone, "").await.unwrap();
        let journalist = paper.person(Role::Journalist, &WRITES).await;
        let writing = paper.person(Role::Editor, &[Scope::ArticlesWrite]).await;
        let list = async |query: &str| -> (Vec<String>, serde_json::Value) {
            let answer = journalist.get(&format!("/api/v1/articles?{query}")).await;
            assert_eq!(answer.status, 200, "{query}: {}", answer.body);
            let list = answer.json();
            let headline = |item: &serde_json::Value| item["headline"].as_str().unwrap().to_owned();
            (list["items"].as_array().unwrap().iter().map(headline).collect(), list)
        };
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let (page, list) = list(&format!("state=draft&limit=2{after}")).await;
            all.extend(page);
            let item = &list["items"][0];
            assert_eq!((&item["state"], &item["published"]), (&json!("draft"), &json!(null)));
            let Some(next) = list["next"].as_str() else { break };
            after = format!("&after={next}");
        }
        assert_eq!(all, ["Draft 4", "Draft 3", "Draft 2", "Draft 1", "Draft 0"]);
        assert_eq!(list("state=draft&section=deutsch").await.0, ["Draft 3"]);
        assert_eq!(list("state=draft&section=town&limit=1").await.0, ["Draft 4"]);
        let (first, page) = list("state=published&limit=1").await;
        assert_eq!((first, &page["items"][0]["published"]), (vec!["Later".to_owned()], &json!("2025-01-14T08:05:01Z")));
        let next = page["next"].as_str().unwrap();
        assert_eq!(list(&format!("state=published&after={next}")).await.0, ["Live"]);
        assert_eq!(list("state=published&section=town").await.0, ["Later", "Live"]);
        assert_eq!(list("state=unpublished").await.0, ["Gone"]);
        assert_eq!(list("state=unpublished&section=deutsch").await.0, [""; 0]);
        // Without a state it is what readers see, for everybody.
        assert_eq!(list("limit=9").await.0, ["Live"]);
        for (who, query, status) in [(&paper.visitor, "state=draft", 401), (&writing, "state=draft", 403), (&paper.visitor, "state=published", 401), (&journalist, "state=live", 422)] {
            assert_eq!(who.get(&format!("/api/v1/articles?{query}")).await.status.as_u16(), status, "{query}");
        }
    }

    async fn bad_requests_are_told_why(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        for (query, status) in [("limit=0", 422), ("limit=101", 422), ("limit=x", 400), ("after=x", 400), ("page=2", 400), ("section=none", 422), ("section=%00", 422)] {
            let answer = paper.visitor.get(&format!("/api/v1/articles?{query}")).await;
            assert_eq!(answer.status.as_u16(), status, "{query}");
            assert!(answer.header("content-type").starts_with("application/problem+json"));
        }
        let both = json!({ "section": "town", "headline": "x", "text": "a", "body": { "schema": 1, "type": "doc", "content": [] } });
        let table = [
            (json!({ "section": "town", "headline": "" }), 422),
            (json!({ "section": "none", "headline": "x" }), 422),
            (json!({ "section": "\u{0}", "headline": "x", "slug": "\u{0}" }), 422),
            (json!({ "section": "town", "headline": "x\u{0}", "text": "\u{0}" }), 422),
            (json!({ "section": "town", "headline": "x", "text": "a\u{0}b" }), 422),
            (json!({ "section": "town", "headline": "x", "lead": { "media": "\u{0}", "width": 1, "height": 1 } }), 422),
            (json!({ "section": "town", "headline": "x", "colour": "red" }), 400),
            (json!({ "section": "town", "headline": "x", "body": { "schema": 1, "type": "doc", "content": [{ "type": "marquee" }] } }), 400),
            (json!({ "section": "town", "headline": "x", "publish": true }), 422),
            (json!({ "section": "town", "headline": "x", "language": "xx" }), 422),
            (json!({ "section": "town", "headline": "x", "lead": { "media": "ab/x.png", "width": 1, "height": 1 } }), 422),
            (both, 422),
        ];
        for (body, status) in table {
            let answer = editor.send_json("POST", "/api/v1/articles", &body).await;
            assert_eq!(answer.status.as_u16(), status, "{body}: {}", answer.body);
        }
        for id in ["x", "-1", "99999999999999999999", "1.5"] {
            assert_eq!(paper.visitor.get(&format!("/api/v1/articles/{id}")).await.status, 404, "{id}");
        }
        let sections = paper.visitor.get("/api/v1/sections").await.json();
        assert_eq!((&sections["items"][1]["slug"], &sections["items"][1]["language"]), (&json!("deutsch"), &json!("de-DE")));
    }
}

#[test]
fn every_route_is_described() {
    let described = publishing::openapi();
    let paths: Vec<&str> = described.paths.paths.keys().map(String::as_str).collect();
    let wanted = [
        "/api/v1/articles",
        "/api/v1/articles/{id}",
        "/api/v1/articles/{id}/corrections",
        "/api/v1/articles/{id}/entries",
        "/api/v1/articles/{id}/entries/{entry}",
        "/api/v1/articles/{id}/events",
        "/api/v1/articles/{id}/live",
        "/api/v1/articles/{id}/notes",
        "/api/v1/articles/{id}/notes/{note}/resolution",
        "/api/v1/articles/{id}/people",
        "/api/v1/articles/{id}/people/{user}",
        "/api/v1/articles/{id}/plan",
        "/api/v1/articles/{id}/presence",
        "/api/v1/articles/{id}/publication",
        "/api/v1/articles/{id}/revisions",
        "/api/v1/articles/{id}/revisions/{number}",
        "/api/v1/articles/{id}/steps",
        "/api/v1/articles/{id}/takedown",
        "/api/v1/articles/{id}/working-copy",
        "/api/v1/authors",
        "/api/v1/authors/{slug}",
        "/api/v1/front",
        "/api/v1/front/draft",
        "/api/v1/front/draft/publication",
        "/api/v1/pictures",
        "/api/v1/pictures/{id}",
        "/api/v1/sections",
        "/api/v1/topics",
        "/api/v1/topics/{slug}",
    ];
    assert_eq!(paths, wanted);
}
