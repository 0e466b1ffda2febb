//! Stories that went, or went elsewhere.

use accounts::{Role, Scope};
use database::testing::MORNING;
use database::{Conn, args, both_engines};
use publishing::actions::{self, Publication, Takedown};
use publishing::{Changes, Correction, Lead};
use serde_json::json;

use crate::paper::Paper;

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];

fn picture(key: &str) -> Lead {
    Lead { media: key.into(), width: 1_200, height: 800, alt: "A pier".into(), ..Lead::default() }
}

/// How many rows of the paper hold this text, in any column of any table.
async fn rows_with(paper: &Paper, text: &str) -> i64 {
    let like = format!("%{text}%");
    let count = async |c: &mut Conn| {
        c.one::<i64>(
            "SELECT (SELECT COUNT(*) FROM articles WHERE headline LIKE $1 OR standfirst LIKE $1 OR body LIKE $1 OR html LIKE $1
                                                       OR excerpt LIKE $1 OR lead LIKE $1)
                  + (SELECT COUNT(*) FROM revisions WHERE story LIKE $1)
                  + (SELECT COUNT(*) FROM revision_blocks WHERE body LIKE $1)
                  + (SELECT COUNT(*) FROM article_events WHERE detail LIKE $1)
                  + (SELECT COUNT(*) FROM corrections WHERE text LIKE $1)",
            args![&like],
        )
        .await
    };
    paper.web.db.read(count).await.unwrap()
}

both_engines! {
    async fn a_story_taken_back_with_a_reason_says_so(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        actions::unpublish(&paper.desk.itself(), id, "The council asked us to wait.").await.unwrap();
        for path in ["/town/harbour", "/town/harbour/history", "/lite/town/harbour"] {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.status, 410, "{path}");
            assert!(page.body.contains("The council asked us to wait.") && !page.body.contains("Harbour</"), "{}", page.body);
            assert_eq!((page.header("x-robots-tag"), page.header("cache-control")), ("noindex", "private, no-store"));
        }
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 200);
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        let (page, missing) = (paper.visitor.get("/town/harbour").await, paper.visitor.get("/town/nothing").await);
        assert_eq!((page.status.as_u16(), page.body), (404, missing.body));
    }

    async fn a_takedown_leaves_no_word(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        paper.add_media("image/jpeg", &picture("only/here.jpg"), b"one").await;
        paper.add_media("image/jpeg", &picture("also/there.jpg"), b"two").await;
        let mut new = paper.new_story("Zanzibar", Some(MORNING));
        new.story.lead = Some(picture("only/here.jpg"));
        new.story.bylines = vec!["Jo Larsen".into()];
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        let both = Changes { standfirst: Some("About Zanzibar and others.".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &both).await.unwrap();
        let mut other = paper.new_story("Other", Some(MORNING));
        other.story.lead = Some(picture("also/there.jpg"));
        actions::create(&paper.desk.itself(), &other).await.unwrap();
        let told = Correction { kind: document::CorrectionKind::Correction, text: "Zanzibar was wrong.".into(), at: MORNING };
        actions::add_correction(&paper.desk.itself(), id, &told).await.unwrap();
        assert_eq!(paper.visitor.get("/media/only/here.jpg").await.status, 200);
        assert!(rows_with(&paper, "Zanzibar").await > 3);
        let place = format!("/api/v1/articles/{id}/takedown");
        let reporter = paper.person(Role::Journalist, &ALL[..2]).await;
        assert_eq!(reporter.send_json("POST", &place, &json!({ "reason": "x" })).await.status, 403);
        assert_eq!(editor.send_json("POST", &place, &json!({ "reason": " " })).await.status, 422);
        assert_eq!(editor.send_json("POST", "/api/v1/articles/12/takedown", &json!({ "reason": "x" })).await.status, 404);
        let down = json!({ "reason": "A court has ruled so.", "corrections": true });
        let left = editor.send_json("POST", &place, &down).await;
        assert_eq!((left.status.as_u16(), &left.json()["headline"]), (200, &json!("")), "{}", left.body);
        assert_eq!(rows_with(&paper, "Zanzibar").await, 0);
        let page = paper.visitor.get("/town/zanzibar").await;
        assert_eq!(page.status, 410);
        assert!(page.body.contains("A court has ruled so.") && !page.body.contains("Zanzibar"));
        for path in ["/", "/town", "/feed.atom", "/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/corrections", "/archive/2025/01", "/town/other"] {
            let page = paper.visitor.get(path).await;
            assert!(page.status.is_success(), "{path}");
            assert!(!page.body.to_lowercase().contains("zanzibar"), "{path}: {}", page.body);
        }
        assert_eq!(paper.visitor.get("/authors/jo-larsen").await.status, 404);
        assert_eq!(paper.visitor.get("/media/only/here.jpg").await.status, 404);
        assert_eq!(paper.visitor.get("/media/also/there.jpg").await.status, 200);
        let (kind, handler) = publishing::erasures(paper.desk.clone());
        let runner = tasks::Runner::new(paper.web.db.clone(), paper.clock.clone()).with(kind, handler);
        while runner.step().await.unwrap() {}
        assert_eq!(paper.storage.get("only/here.jpg").await.unwrap(), None);
        assert!(paper.storage.get("also/there.jpg").await.unwrap().is_some());
        // Who, when and why is written down, and nothing brings the story back.
        let events = editor.get(&format!("/api/v1/articles/{id}/events")).await.json();
        assert_eq!((&events["items"][0]["action"], &events["items"][0]["detail"]), (&json!("takedown"), &json!("A court has ruled so.")));
        let again = editor.send_json("POST", &format!("/api/v1/articles/{id}/publication"), &json!({})).await;
        assert_eq!(again.status, 422);
    }

    async fn a_headline_may_stay_and_revisions_may_be_chosen(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = paper.publish("Harbour").await;
        let change = Changes { standfirst: Some("A name: Zanzibar.".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &change).await.unwrap();
        let what = Takedown { reason: "So.".into(), revisions: Some(vec![2]), keep_headline: true, corrections: false };
        actions::take_down(&paper.desk.itself(), id, what).await.unwrap();
        assert!(paper.visitor.get("/town/harbour").await.texts(".standfirst").contains(&"Harbour".to_owned()));
        assert_eq!(rows_with(&paper, "Zanzibar").await, 0);
        let kept = editor.get(&format!("/api/v1/articles/{id}/revisions/1")).await;
        assert_eq!(kept.status, 200, "{}", kept.body);
        assert_eq!(editor.get(&format!("/api/v1/articles/{id}/revisions/2")).await.status, 404);
    }

    async fn an_old_address_leads_to_the_story(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let id = paper.publish("Harbour").await;
        let place = format!("/api/v1/articles/{id}");
        let moved = editor.send_json("PATCH", &place, &json!({ "revision": 1, "slug": "pier" })).await;
        assert_eq!((moved.status.as_u16(), &moved.json()["url"]), (200, &json!("/town/pier")), "{}", moved.body);
        let moved = editor.send_json("PATCH", &place, &json!({ "revision": 1, "section": "deutsch", "headline": "Steg" })).await;
        assert_eq!((&moved.json()["url"], &moved.json()["headline"]), (&json!("/deutsch/pier"), &json!("Steg")), "{}", moved.body);
        for (from, to) in [
            ("/town/harbour", "/deutsch/pier"),
            ("/town/pier?after=12", "/deutsch/pier?after=12"),
            ("/town/harbour/history/1", "/deutsch/pier/history/1"),
            ("/lite/town/harbour", "/lite/deutsch/pier"),
        ] {
            let answer = paper.visitor.get(from).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (301, to), "{from}");
        }
        assert!(!paper.visitor.get("/town").await.body.contains("/pier"));
        assert!(paper.visitor.get("/deutsch").await.body.contains("/deutsch/pier"));
        assert!(paper.visitor.get("/feed.atom").await.body.contains("https://paper.example/deutsch/pier"));
        // An address made of a headline leaves the old one alone; one that is chosen takes it.
        let twin = paper.publish("Harbour").await;
        assert_eq!(editor.get(&format!("/api/v1/articles/{twin}")).await.json()["url"], "/town/harbour-2");
        let mut taker = paper.new_story("Taker", Some(MORNING + 60_000_000));
        taker.slug = Some("harbour".into());
        actions::create(&paper.desk.itself(), &taker).await.unwrap();
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 301, "it is not there yet");
        paper.clock.advance(std::time::Duration::from_mins(1));
        assert_eq!(paper.visitor.get("/town/harbour").await.texts("h1"), ["Taker"]);
        // What readers cannot see is led to by nothing.
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        let (page, missing) = (paper.visitor.get("/town/pier").await, paper.visitor.get("/town/nothing").await);
        assert_eq!((page.status.as_u16(), page.body), (404, missing.body));
    }

    async fn addresses_are_given_once(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let (id, _other) = (paper.publish("Harbour").await, paper.publish("Pier").await);
        let place = format!("/api/v1/articles/{id}");
        for (change, field) in [
            (json!({ "revision": 1, "slug": "pier" }), "slug"),
            (json!({ "revision": 1, "slug": "No slug" }), "slug"),
            (json!({ "revision": 1, "section": "nowhere" }), "section"),
        ] {
            let answer = editor.send_json("PATCH", &place, &change).await;
            assert_eq!((answer.status.as_u16(), &answer.json()["problems"][0]["field"]), (422, &json!(field)), "{}", answer.body);
        }
        assert_eq!(editor.send_json("PATCH", &place, &json!({ "revision": 9, "slug": "quay" })).await.status, 409);
        // A draft that nobody saw leaves nothing behind.
        let draft = actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap();
        let moved = editor.send_json("PATCH", &format!("/api/v1/articles/{draft}"), &json!({ "revision": 1, "slug": "quay" })).await;
        assert_eq!(moved.status, 200, "{}", moved.body);
        actions::publish(&paper.desk.itself(), draft, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/town/draft").await.status, 404);
        assert_eq!(paper.visitor.get("/town/quay").await.status, 200);
    }
}
