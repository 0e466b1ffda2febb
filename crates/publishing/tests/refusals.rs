//! What a German paper refuses, it refuses in German: to programs, to the editor, on the pages of the desk.

use accounts::{Role, Scope};
use axum::body::Body;
use database::both_engines;
use locale::{Language, Value as Given};
use serde_json::{Value, json};
use web::testing::Visitor;

use crate::desk::Browser;
use crate::files;
use crate::paper::Paper;

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];

/// Somebody who is refused something, in the paper's language and in English.
struct Refused<'a>(&'a Visitor);

impl Refused<'_> {
    async fn sentences(
        &self,
        (method, path): (&str, &str),
        body: &Value,
        language: &str,
    ) -> (String, Vec<String>) {
        let kind = ("content-type", "application/json");
        let headers = [kind, ("accept-language", language)];
        let headers = if language.is_empty() { &headers[..1] } else { &headers[..] };
        let answer = self.0.send(method, path, headers, Body::from(body.to_string())).await;
        assert!(answer.status.is_client_error(), "{method} {path} {body}: {} {}", answer.status, answer.body);
        let json = answer.json();
        let problems = json["problems"].as_array().cloned().unwrap_or_default();
        let sentences =
            problems.iter().chain([&json]).filter_map(|one| one.get("sentence").or(one.get("detail")));
        let sentences = sentences.map(|sentence| sentence.as_str().unwrap().to_owned()).collect();
        (answer.header("content-language").to_owned(), sentences)
    }

    /// Asks twice, which changes nothing, and compares sentence by sentence.
    async fn speaks(&self, method: &str, path: &str, body: Value) {
        let (language, german) = self.sentences((method, path), &body, "").await;
        let (_, english) = self.sentences((method, path), &body, "en-GB,de;q=0.5").await;
        assert_eq!((language.as_str(), german.len()), ("de-DE", english.len()), "{path} {german:?}");
        assert!(!german.is_empty(), "{path} {body}");
        for (german, english) in german.iter().zip(&english) {
            assert!(
                german != english && !german.contains('«') && !english.contains('«'),
                "{path}: {german} {english}"
            );
        }
    }
}

async fn begin(who: &Visitor, story: Value) -> String {
    let made = who.send_json("POST", "/api/v1/articles", &story).await;
    assert_eq!(made.status, 201, "{}", made.body);
    format!("/api/v1/articles/{}", made.json()["id"].as_str().unwrap())
}

async fn set(who: &Visitor, method: &str, path: &str, body: Value) {
    let done = who.send_json(method, path, &body).await;
    assert!(done.status.is_success(), "{path}: {}", done.body);
}

both_engines! {
    async fn the_rules_of_a_story_are_told_in_german(db) {
        let paper = Paper::open_in(db, Language::DeDe).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let refused = Refused(&editor);
        let new = "/api/v1/articles";
        refused.speaks("POST", new, json!({ "section": "town", "headline": "" })).await;
        refused.speaks("POST", new, json!({ "section": "none", "headline": "x" })).await;
        refused.speaks("POST", new, json!({ "section": "town", "headline": "x", "slug": "X X", "comments": "no" })).await;
        refused.speaks("POST", new, json!({ "section": "town", "headline": "x", "language": "fr" })).await;
        let place = begin(&editor, json!({ "section": "town", "headline": "Hafen", "slug": "hafen" })).await;
        begin(&editor, json!({ "section": "town", "headline": "Hafen", "slug": "hafen-2" })).await;
        refused.speaks("POST", new, json!({ "section": "town", "headline": "x", "slug": "hafen" })).await;
        let copy = format!("{place}/working-copy");
        let names: Vec<String> = (0..11).map(|number| format!("Name {number}")).collect();
        let slugs: Vec<String> = (0..11).map(|number| format!("topic-{number}")).collect();
        for changes in [
            json!({ "headline": "x".repeat(201), "standfirst": "x".repeat(501), "kicker": "x".repeat(61) }),
            json!({ "headline": "a\u{202e}b", "dateline": "x".repeat(81) }),
            json!({ "bylines": names }),
            json!({ "topics": slugs }),
            json!({ "topics": ["No Slug"] }),
            json!({ "topics": ["no-topic"] }),
            json!({ "lead": { "media": "NO", "width": 0, "height": 0 } }),
            json!({ "lead": { "media": "ab/none.jpg", "width": 1, "height": 1 } }),
            json!({ "key": "" }),
            json!({ "cause": "why" }),
        ] {
            let mut save = changes.clone();
            save["revision"] = json!(1);
            refused.speaks("PUT", &copy, save).await;
        }
        refused.speaks("PUT", &copy, json!({ "revision": 0, "headline": "Anders" })).await;
        refused.speaks("PATCH", &place, json!({ "revision": 0, "headline": "Anders" })).await;
        refused.speaks("PATCH", &place, json!({ "revision": 1, "slug": "hafen-2" })).await;
        refused.speaks("PATCH", &place, json!({ "revision": 1, "section": "none" })).await;
        refused.speaks("POST", &format!("{place}/takedown"), json!({ "reason": " " })).await;
        refused.speaks("POST", &format!("{place}/takedown"), json!({ "reason": "x".repeat(501) })).await;
    }

    async fn what_keeps_a_story_from_readers_is_told_in_german(db) {
        let paper = Paper::open_in(db, Language::DeDe).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let journalist = paper.person(Role::Journalist, &ALL[..2]).await;
        let refused = Refused(&editor);
        let place = begin(&editor, json!({ "section": "town", "headline": "Hafen" })).await;
        let (steps, publication) = (format!("{place}/steps"), format!("{place}/publication"));
        refused.speaks("POST", &publication, json!({})).await;
        set(&editor, "PATCH", &place, json!({ "revision": 1, "text": "Der Hafen ist offen." })).await;
        refused.speaks("POST", &publication, json!({ "revision": 1 })).await;
        for step in ["request_changes", "jump", "withdraw"] {
            refused.speaks("POST", &steps, json!({ "step": step, "revision": 2 })).await;
        }
        refused.speaks("POST", &steps, json!({ "step": "submit", "revision": 1 })).await;
        refused.speaks("POST", &steps, json!({ "step": "submit", "revision": 2, "note": "x".repeat(2_001) })).await;
        refused.speaks("POST", &format!("{place}/corrections"), json!({ "kind": "update", "text": "Neu." })).await;
        refused.speaks("POST", &format!("{place}/corrections"), json!({ "kind": "update", "text": "" })).await;
        refused.speaks("POST", &format!("{place}/corrections"), json!({ "kind": "rumour", "text": "x" })).await;
        let handed_in = begin(&journalist, json!({ "section": "town", "headline": "Markt", "text": "Neu." })).await;
        Refused(&journalist).speaks("POST", &format!("{handed_in}/publication"), json!({})).await;
        Refused(&journalist).speaks("POST", &format!("{handed_in}/steps"), json!({ "step": "approve", "revision": 1 })).await;
        // A picture that nobody described.
        let photograph = Body::from(files::photograph(64, 48));
        let sent = editor.send("POST", "/api/v1/pictures", &[("content-type", "image/jpeg")], photograph).await;
        let lead = json!({ "media": sent.json()["key"], "width": 64, "height": 48 });
        let shown = begin(&editor, json!({ "section": "town", "headline": "Bild", "text": "Neu.", "lead": lead })).await;
        refused.speaks("POST", &format!("{shown}/publication"), json!({})).await;
        // A second pair of eyes and an embargo.
        let town = paper.town;
        let eyes: database::Result<u64> = paper.web.db.write(&town, |c, town| {
            Box::pin(async move { c.run("UPDATE sections SET two_eyes = TRUE WHERE id = $1", database::args![*town]).await })
        }).await;
        assert_eq!(eyes.unwrap(), 1);
        set(&editor, "PATCH", &format!("{place}/plan"), json!({ "embargo": "2025-01-14T12:00:00Z" })).await;
        refused.speaks("POST", &publication, json!({})).await;
        let other = paper.person(Role::Editor, &ALL).await;
        set(&other, "POST", &publication, json!({ "at": "2025-01-14T12:00:00Z" })).await;
        Refused(&other).speaks("PATCH", &format!("{place}/plan"), json!({ "embargo": "2025-01-14T13:00:00Z" })).await;
        set(&other, "DELETE", &publication, json!({})).await;
        set(&other, "PATCH", &format!("{place}/plan"), json!({ "embargo": null })).await;
        set(&other, "POST", &publication, json!({})).await;
        Refused(&other).speaks("POST", &publication, json!({ "at": "2025-02-14T12:00:00Z" })).await;
        Refused(&other).speaks("DELETE", &publication, json!({ "reason": "x".repeat(501) })).await;
        set(&other, "POST", &format!("{place}/takedown"), json!({ "reason": "Ein Gericht." })).await;
        Refused(&other).speaks("POST", &publication, json!({})).await;
    }

    async fn live_coverage_is_refused_in_german(db) {
        let paper = Paper::open_in(db, Language::DeDe).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let refused = Refused(&editor);
        let place = begin(&editor, json!({ "section": "town", "headline": "Regatta", "text": "Neun Boote." })).await;
        let (live, entries) = (format!("{place}/live"), format!("{place}/entries"));
        refused.speaks("POST", &entries, json!({ "body": "Los." })).await;
        refused.speaks("PUT", &live, json!({ "state": "over" })).await;
        set(&editor, "PUT", &live, json!({ "state": "active" })).await;
        for entry in [
            json!({ "body": " " }),
            json!({ "body": "x".repeat(20_001) }),
            json!({ "body": "x", "title": "x".repeat(201), "byline": "x".repeat(101) }),
            json!({ "body": "x", "key": "" }),
        ] {
            refused.speaks("POST", &entries, entry).await;
        }
        let made = editor.send_json("POST", &entries, &json!({ "body": "Los.", "key": "k" })).await;
        refused.speaks("POST", &entries, json!({ "body": "Anders.", "key": "k" })).await;
        let entry = format!("{entries}/{}", made.json()["id"].as_str().unwrap());
        refused.speaks("PATCH", &entry, json!({ "revision": 7, "body": "Neu." })).await;
        refused.speaks("PATCH", &entry, json!({ "revision": 1, "correction": { "text": "" } })).await;
        refused.speaks("DELETE", &entry, json!({ "reason": "x".repeat(501) })).await;
        set(&editor, "PUT", &live, json!({ "state": "ended" })).await;
        refused.speaks("POST", &entries, json!({ "body": "Zu spät." })).await;
    }

    async fn topics_authors_and_the_front_page_are_refused_in_german(db) {
        let paper = Paper::open_in(db, Language::DeDe).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let refused = Refused(&editor);
        refused.speaks("POST", "/api/v1/topics", json!({ "title": "" })).await;
        refused.speaks("POST", "/api/v1/topics", json!({ "title": "x", "slug": "X X" })).await;
        set(&editor, "POST", "/api/v1/topics", json!({ "title": "Hafen" })).await;
        refused.speaks("POST", "/api/v1/topics", json!({ "title": "Hafen" })).await;
        begin(&editor, json!({ "section": "town", "headline": "Hafen", "bylines": ["Ada Lind"] })).await;
        let wrong = json!({ "name": " ", "email": "nobody", "photo": "NO" });
        refused.speaks("PATCH", "/api/v1/authors/ada-lind", wrong).await;
        refused.speaks("PATCH", "/api/v1/authors/ada-lind", json!({ "photo": "ab/none.jpg" })).await;
        refused.speaks("POST", "/api/v1/front/draft/publication", json!({ "revision": 1 })).await;
        let draft = "/api/v1/front/draft";
        let block = |block: Value| json!({ "revision": 0, "front": { "blocks": [block] } });
        refused.speaks("PUT", draft, json!({ "revision": 0, "front": { "latest": 21 } })).await;
        refused.speaks("PUT", draft, block(json!({}))).await;
        refused.speaks("PUT", draft, block(json!({ "section": "none" }))).await;
        refused.speaks("PUT", draft, block(json!({ "topic": "none" }))).await;
        refused.speaks("PUT", draft, json!({ "revision": 0, "front": { "lead": [{ "article": "7" }] } })).await;
        refused.speaks("PUT", draft, json!({ "revision": 3, "front": {} })).await;
        refused.speaks("GET", "/api/v1/articles?limit=0", json!({})).await;
        refused.speaks("GET", "/api/v1/topics?limit=0", json!({})).await;
        let reader = paper.person(Role::Journalist, &ALL[..1]).await;
        Refused(&reader).speaks("POST", "/api/v1/articles", json!({ "section": "town", "headline": "x" })).await;
        Refused(&paper.visitor).speaks("POST", "/api/v1/articles", json!({ "section": "town", "headline": "x" })).await;
    }

    async fn the_pages_of_the_desk_speak_the_papers_language(db) {
        let paper = Paper::open_in(db, Language::DeDe).await;
        let editor = Browser::of(&paper, "Ida", Role::Editor).await;
        let say = |key: &str, args: &[(&str, Given)]| paper.web.sentence(Language::DeDe, key, args);
        let page = editor.get("/desk/sections").await;
        let form = "form.write[action='/desk/sections#problems']";
        let again = editor.fill(&page, form, &[("slug", "No Slug"), ("title", " ")]).await;
        let told = again.texts("#problems").join(" ");
        assert_eq!(again.status, 422, "{}", again.body);
        for wanted in [say("rules-slug", &[]), say("rules-section-title", &[("max", 60_i64.into())])] {
            assert!(told.contains(&wanted), "{wanted}: {told}");
        }
        let place = editor.begin("Hafen").await;
        let id = place.split('/').nth(3).unwrap().to_owned();
        let review = editor.get(&format!("/desk/articles/{id}/publish/review?when=now")).await;
        assert!(review.body.contains(&say("rules-body", &[])), "{}", review.body);
        let long = editor.write(&place, &[("headline", &"x".repeat(201))]).await;
        let wanted = say("rules-line-long", &[("got", 201_i64.into()), ("max", 200_i64.into())]);
        assert!(long.texts("#problems").join(" ").contains(&wanted), "{}", long.body);
    }
}
