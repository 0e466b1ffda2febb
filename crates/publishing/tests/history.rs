//! What readers saw before: versions, and what they were told with them.

use std::time::Duration;

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use document::Document;
use publishing::actions::{self, Publication};
use publishing::{Changes, Correction};
use serde_json::json;

use crate::paper::Paper;

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
const MINUTE: i64 = 60_000_000;

fn words(text: &str) -> Changes {
    Changes { body: Some(Document::from_paragraphs([text])), ..Changes::default() }
}

async fn correct(paper: &Paper, id: i64, kind: &str, text: &str) {
    let kind = publishing::model::kind_of(kind).unwrap();
    let told = Correction { kind, text: text.into(), at: paper.clock.now() };
    actions::add_correction(&paper.desk.itself(), id, &told).await.unwrap();
}

both_engines! {
    async fn readers_read_what_they_saw_before(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        let page = paper.visitor.get("/town/harbour").await;
        assert!(page.attributes("a[href$='/history']", "href").is_empty(), "one version is no history");
        let only = paper.visitor.get("/town/harbour/history").await;
        assert_eq!((only.status.as_u16(), only.texts(".version").len()), (200, 1));
        paper.clock.advance(Duration::from_mins(1));
        actions::update(&paper.desk.itself(), id, 1, &words("The ban ends in June.")).await.unwrap();
        correct(&paper, id, "correction", "It is June.").await;
        let page = paper.visitor.get("/town/harbour").await;
        assert_eq!(page.attributes("a[href$='/history']", "href"), ["/town/harbour/history"]);
        let list = paper.visitor.get("/town/harbour/history").await;
        assert_eq!(list.attributes(".version a", "href"), ["/town/harbour/history/2", "/town/harbour/history/1"]);
        assert!(list.texts(".version")[0].contains("Correction") && list.texts(".version")[0].contains("It is June."));
        assert!(list.texts(".version .meta")[0].contains("1 word added, 7 removed"), "{:?}", list.texts(".version .meta"));
        let second = paper.visitor.get("/town/harbour/history/2").await;
        assert_eq!(second.header("x-robots-tag"), "noindex");
        assert_eq!(second.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert_eq!(second.texts(".diff section ins"), ["Added: June"]);
        assert_eq!(second.texts(".diff section del")[0], "Removed: May");
        let first = paper.visitor.get("/town/harbour/history/1").await;
        assert!(first.texts("ins, del").is_empty() && first.body.contains("The ban ends in May."));
        assert_eq!(first.attributes("a[rel=next]", "href"), ["/town/harbour/history/2"]);
        for none in ["0", "3", "01", "x", "-1", "99999999999999999999"] {
            assert_eq!(paper.visitor.get(&format!("/town/harbour/history/{none}")).await.status, 404, "{none}");
        }
        assert_eq!(paper.visitor.get("/town/nothing/history").await.status, 404);
        assert_eq!(paper.visitor.get("/town/harbour/history?before=2").await.status, 200);
        assert_eq!(paper.visitor.get("/town/harbour/history?before=3").await.status, 404, "the same list has one address");
    }

    async fn what_was_never_seen_is_no_version(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let new = json!({ "section": "town", "headline": "Harbour", "text": "One." });
        let made = editor.send_json("POST", "/api/v1/articles", &new).await.json();
        let (id, place) = (made["id"].as_str().unwrap().parse().unwrap(), format!("/api/v1/articles/{}", made["id"].as_str().unwrap()));
        let put = async |revision: i64, text: &str| {
            let body = json!({ "schema": 1, "type": "doc", "content": [{ "type": "paragraph", "attrs": { "id": "b1" }, "content": [{ "type": "text", "text": text }] }] });
            let saved = editor.send_json("PUT", &format!("{place}/working-copy"), &json!({ "revision": revision, "cause": "auto", "body": body })).await;
            assert_eq!(saved.status, 200, "{}", saved.body);
        };
        put(1, "Secret draft.").await;
        let at = MORNING + 10 * MINUTE;
        actions::publish(&paper.desk.itself(), id, Publication { at: Some(at), ..Publication::default() }).await.unwrap();
        // Changed before it came out: the words of then were never seen.
        actions::update(&paper.desk.itself(), id, 2, &words("Seen first.")).await.unwrap();
        let history = async || paper.visitor.get("/town/harbour/history").await;
        assert_eq!(history().await.body, paper.visitor.get("/town/nothing/history").await.body, "a story that comes is none");
        paper.clock.advance(Duration::from_mins(10));
        assert_eq!(history().await.texts(".version").len(), 1);
        paper.clock.advance(Duration::from_mins(1));
        put(3, "Another secret.").await;
        put(4, "Seen second.").await;
        assert_eq!(history().await.texts(".version").len(), 1);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(history().await.texts(".version").len(), 2);
        for number in 1..=2 {
            let page = paper.visitor.get(&format!("/town/harbour/history/{number}")).await;
            assert!(!page.body.contains("ecret"), "{}", page.body);
        }
        assert_eq!(paper.visitor.get("/town/harbour/history/2").await.texts("section ins"), ["Added: second"]);
        // Scheduled and taken back before its time: that moment passes without a version.
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        assert_eq!(history().await.status, 404);
        put(5, "Planned only.").await;
        let later = paper.clock.now() + MINUTE;
        actions::publish(&paper.desk.itself(), id, Publication { at: Some(later), ..Publication::default() }).await.unwrap();
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        paper.clock.advance(Duration::from_mins(5));
        put(6, "Seen third.").await;
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        let page = history().await;
        assert_eq!(page.texts(".version").len(), 3, "{:?}", page.texts(".version"));
    }

    async fn a_paper_may_keep_its_history_to_itself(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        actions::update(&paper.desk.itself(), id, 1, &words("The ban ends in June.")).await.unwrap();
        let desk = paper.desk.clone().with_public_history(false);
        let closed = web::testing::Visitor::new(web::App::new(paper.web.clone(), publishing::routes(desk)));
        paper.web.pages.changed(&["site".to_owned()]);
        assert!(closed.get("/town/harbour").await.attributes("a[href$='/history']", "href").is_empty());
        let missing = closed.get("/town/nothing/history").await;
        for path in ["/town/harbour/history", "/town/harbour/history/1"] {
            let page = closed.get(path).await;
            assert_eq!((page.status.as_u16(), &page.body), (404, &missing.body));
        }
    }

    async fn each_kind_of_correction_has_its_place(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        for kind in ["typo", "update", "clarification", "correction"] {
            correct(&paper, id, kind, &format!("Told by a {kind}.")).await;
        }
        let page = paper.visitor.get("/town/harbour").await;
        assert_eq!(page.texts("#changes p").len(), 3);
        assert!(page.texts(".quiet")[0].contains("Told by a typo.") && !page.texts("#changes")[0].contains("typo"));
        let listed = paper.visitor.get("/corrections").await;
        assert_eq!(listed.texts(".told .meta b"), ["Correction", "Clarification", "Update"]);
        assert!(!paper.visitor.get("/feed.json").await.body.contains("Told by a typo."));
        correct(&paper, id, "retraction", "None of it is so.").await;
        let page = paper.visitor.get("/town/harbour").await;
        assert_eq!(page.texts("h1"), ["Retracted: Harbour"]);
        assert!(page.texts("#retraction")[0].contains("None of it is so."));
        let told: serde_json::Value = serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
        let article = &told["@graph"][0];
        assert_eq!((&article["creativeWorkStatus"], &article["headline"]), (&json!("Retracted"), &json!("Retracted: Harbour")));
        assert_eq!(article["correction"].as_array().unwrap().len(), 4);
        let feed = paper.visitor.get("/feed.json").await.json();
        assert_eq!(feed["items"][0]["title"], "Retracted: Harbour");
        assert!(feed["items"][0]["content_html"].as_str().unwrap().starts_with("<aside><p><b>Retraction"));
        for path in ["/", "/town", "/corrections", "/news-sitemap.xml", "/oembed?url=https://paper.example/town/harbour", "/archive/2025/01"] {
            let page = paper.visitor.get(path).await;
            assert!(page.body.contains("Retracted: Harbour"), "{path}: {}", page.body);
        }
        assert_eq!(paper.visitor.get("/corrections").await.texts(".told .meta b")[0], "Retraction");
        let seen = paper.visitor.get(&format!("/api/v1/articles/{id}")).await.json();
        let kinds: Vec<&str> = seen["corrections"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["retraction", "correction", "clarification", "update", "typo"]);
        assert_eq!(seen["corrections"][0]["revision"], 1);
        let editor = paper.person(Role::Editor, &ALL).await;
        let wrong = editor.send_json("POST", &format!("/api/v1/articles/{id}/corrections"), &json!({ "kind": "slip", "text": "x" })).await;
        assert_eq!(wrong.status, 422);
    }
}
