//! Stories that go and come back: what readers know of them stays true, and nobody else learns more.

use std::time::Duration;

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use document::CorrectionKind;
use publishing::actions::{self, Brought, Incoming, Publication, Takedown};
use publishing::{ArticleState, NewArticle};
use serde_json::{Value, json};
use web::testing::Visitor;

use crate::paper::{Paper, section};

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
const HOUR: i64 = 3_600_000_000;

async fn save(who: &Visitor, id: i64, revision: i64, changes: Value) -> web::testing::Answer {
    let mut save = json!({ "revision": revision, "cause": "auto" });
    save.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    who.send_json("PUT", &format!("/api/v1/articles/{id}/working-copy"), &save).await
}

fn told(text: &str) -> Publication {
    Publication { told: Some((CorrectionKind::Correction, text.into())), ..Publication::default() }
}

fn later(at: i64) -> Publication {
    Publication { at: Some(at), ..Publication::default() }
}

both_engines! {
    async fn nothing_of_a_story_that_was_taken_down_comes_back(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = paper.publish("Harbour").await;
        let what = Takedown { reason: "A court has ruled so.".into(), keep_headline: true, ..Takedown::default() };
        actions::take_down(&paper.desk.itself(), id, what).await.unwrap();
        let open = async |paper: &Paper| paper.visitor.get("/town/harbour").await;
        let before = open(&paper).await;
        assert_eq!(before.status, 410);
        // A tab that was open all the time, an address, an old revision, a step.
        assert_eq!(save(&editor, id, 2, json!({ "headline": "Zanzibar" })).await.status, 422);
        let place = format!("/api/v1/articles/{id}");
        for change in [json!({ "revision": 2, "slug": "quay" }), json!({ "revision": 2, "headline": "Zanzibar" })] {
            assert_eq!(editor.send_json("PATCH", &place, &change).await.status, 422, "{change}");
        }
        let step = json!({ "step": "submit", "revision": 2, "note": "" });
        assert_eq!(editor.send_json("POST", &format!("{place}/steps"), &step).await.status, 422);
        assert_eq!(open(&paper).await.body, before.body);
    }

    async fn an_address_that_readers_knew_stays(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let made = editor.send_json("POST", "/api/v1/articles", &json!({ "section": "town", "headline": "harbour opens", "text": "One." })).await;
        let id: i64 = made.json()["id"].as_str().unwrap().parse().unwrap();
        let url = async || editor.get(&format!("/api/v1/articles/{id}")).await.json()["url"].clone();
        // Its own address is not in its way.
        assert_eq!(save(&editor, id, 1, json!({ "headline": "Harbour opens" })).await.status, 200);
        assert_eq!(url().await, "/town/harbour-opens");
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        actions::unpublish(&paper.desk.itself(), id, "The council asked us to wait.").await.unwrap();
        assert_eq!(save(&editor, id, 2, json!({ "headline": "Quay opens" })).await.status, 200);
        assert_eq!(url().await, "/town/harbour-opens");
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.status, 410);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.texts("h1"), ["Quay opens"]);
    }

    async fn a_return_that_is_planned_changes_nothing_yet(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        let desk = paper.desk.itself();
        actions::unpublish(&desk, id, "We got a name wrong.").await.unwrap();
        let gone = async |paper: &Paper| {
            let page = paper.visitor.get("/town/harbour").await;
            (page.status.as_u16(), page.body.contains("We got a name wrong."))
        };
        actions::publish(&desk, id, later(MORNING + HOUR)).await.unwrap();
        assert_eq!(gone(&paper).await, (410, true));
        actions::unschedule(&desk, id).await.unwrap();
        assert_eq!(gone(&paper).await, (410, true), "it is what it was");
        actions::publish(&desk, id, later(MORNING + HOUR)).await.unwrap();
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(gone(&paper).await, (200, false));
        actions::unpublish(&desk, id, "").await.unwrap();
        assert_eq!(gone(&paper).await, (404, false));
    }

    async fn a_planned_story_that_is_taken_back_was_never_out(db) {
        let paper = Paper::open(db).await;
        let desk = paper.desk.itself();
        let id = actions::create(&desk, &paper.new_story("Harbour", None)).await.unwrap();
        actions::publish(&desk, id, later(MORNING + HOUR)).await.unwrap();
        actions::unpublish(&desk, id, "Not yet.").await.unwrap();
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 404);
        paper.clock.advance(Duration::from_hours(2));
        actions::publish(&desk, id, Publication::default()).await.unwrap();
        let out = paper.visitor.get(&format!("/api/v1/articles/{id}")).await.json();
        assert_eq!(out["published"], locale::rfc3339_utc(MORNING + 2 * HOUR), "{out}");
    }

    async fn what_readers_saw_of_an_import_stays_in_its_history(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = paper.publish("Harbour").await;
        let desk = paper.desk.itself();
        actions::unpublish(&desk, id, "").await.unwrap();
        assert_eq!(save(&editor, id, 1, json!({ "headline": "Quay" })).await.status, 200);
        paper.clock.advance(Duration::from_mins(1));
        actions::publish(&desk, id, Publication::default()).await.unwrap();
        let list = paper.visitor.get("/town/harbour/history").await;
        assert_eq!(list.texts(".version").len(), 2, "{}", list.body);
        // One that readers had is no draft, whatever was planned for it since.
        actions::unpublish(&desk, id, "").await.unwrap();
        actions::publish(&desk, id, later(MORNING + 9 * HOUR)).await.unwrap();
        assert_eq!(actions::unschedule(&desk, id).await.unwrap(), ArticleState::Unpublished);
    }

    async fn readers_are_told_once(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        let desk = paper.desk.itself();
        for text in ["It was Tuesday.", "It was Tuesday.", "It was Wednesday."] {
            actions::publish(&desk, id, told(text)).await.unwrap();
        }
        let page = paper.visitor.get("/corrections").await;
        assert_eq!(page.body.matches("It was Tuesday.").count(), 1, "{}", page.body);
        assert_eq!(page.body.matches("It was Wednesday.").count(), 1);
    }

    async fn an_embargo_that_is_over_refuses_nothing(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = paper.publish("Harbour").await;
        let desk = paper.desk.itself();
        actions::unpublish(&desk, id, "").await.unwrap();
        let plan = json!({ "embargo": locale::rfc3339_utc(MORNING + HOUR) });
        assert_eq!(editor.send_json("PATCH", &format!("/api/v1/articles/{id}/plan"), &plan).await.status, 204);
        assert!(actions::publish(&desk, id, Publication::default()).await.is_err());
        paper.clock.advance(Duration::from_hours(1));
        actions::publish(&desk, id, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 200);
    }

    async fn a_story_that_is_to_come_does_not_exist_for_who_may_not_read_it(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish_at("Harbour", MORNING + HOUR).await;
        let (contributor, moderator) = (paper.person(Role::Contributor, &ALL[..2]).await, paper.person(Role::Moderator, &[]).await);
        for who in [&paper.visitor, &contributor, &moderator] {
            let ask = async |id: i64| {
                let mut seen = Vec::new();
                for (method, part, body) in [
                    ("PUT", "/working-copy", json!({ "revision": 1, "cause": "auto", "headline": "X" })),
                    ("PATCH", "", json!({ "revision": 1, "headline": "X" })),
                    ("POST", "/entries", json!({ "text": "X" })),
                ] {
                    let answer = who.send_json(method, &format!("/api/v1/articles/{id}{part}"), &body).await;
                    let mut said = answer.json();
                    said.as_object_mut().unwrap().remove("instance");
                    seen.push((answer.status.as_u16(), said.to_string()));
                }
                seen
            };
            assert_eq!(ask(id).await, ask(12).await);
        }
    }

    async fn a_token_reaches_readers_only_where_it_was_lent_that(db) {
        let paper = Paper::open(db).await;
        let writes = paper.person(Role::Editor, &ALL[..2]).await;
        let (id, draft) = (paper.publish("Harbour").await, actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap());
        let place = format!("/api/v1/articles/{id}");
        for (method, part, body) in [
            ("PATCH", "", json!({ "revision": 1, "headline": "Zanzibar" })),
            ("PATCH", "", json!({ "revision": 1, "slug": "zanzibar" })),
            ("POST", "/corrections", json!({ "kind": "retraction", "text": "Zanzibar." })),
            ("PATCH", "/plan", json!({ "embargo": null })),
        ] {
            let answer = writes.send_json(method, &format!("{place}{part}"), &body).await;
            assert_eq!(answer.status, 403, "{method} {part}: {}", answer.body);
            assert!(answer.body.contains("articles:publish"), "{}", answer.body);
        }
        assert!(!paper.visitor.get("/town/harbour").await.body.contains("Zanzibar"));
        // What waits for an editor it may change.
        assert_eq!(save(&writes, id, 1, json!({ "headline": "Quay" })).await.status, 200);
        let change = json!({ "revision": 1, "headline": "Quay", "slug": "quay" });
        assert_eq!(writes.send_json("PATCH", &format!("/api/v1/articles/{draft}"), &change).await.status, 200);
    }

    async fn an_imported_draft_is_deleted_and_not_taken_again(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let incoming = Incoming {
            source: "wordpress https://old.example".into(),
            item: "12".into(),
            section: section("town", "Town", locale::Language::EnGb, 0),
            topics: Vec::new(),
            article: NewArticle { slug: Some("pier".into()), ..paper.new_story("Pier", None) },
            planned: None,
            paths: vec!["/2012/01/07/pier/".into()],
        };
        let Brought::Now(id) = actions::bring_in(&paper.desk, &incoming).await.unwrap() else { panic!("it is new") };
        let gone = editor.send_json("DELETE", &format!("/api/v1/articles/{id}"), &Value::Null).await;
        assert_eq!(gone.status, 204, "{}", gone.body);
        assert_eq!(actions::bring_in(&paper.desk, &incoming).await.unwrap(), Brought::Before(id));
        assert_eq!(paper.visitor.get("/2012/01/07/pier").await.status, 404);
    }
}
