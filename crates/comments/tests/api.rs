//! Comments for programs, and for moderators.

use accounts::{Role, Scope};
use axum::body::Body;
use comments::{Guards, Policy};
use database::both_engines;
use serde_json::json;
use web::Rule;

use crate::paper::{OTHER, Paper, STORY, lifted};

both_engines! {
    async fn programs_list_post_and_read(db) {
        let paper = Paper::open(db, Guards { rate: None, ..Guards::default() }).await;
        let list = format!("/api/v1/comments?article={STORY}&limit=2");
        for number in 0..5 {
            let body = json!({"article": STORY.to_string(), "name": "Ann", "text": format!("word *{number}*")});
            let made = paper.visitor.send_json("POST", "/api/v1/comments", &body).await;
            assert_eq!(made.status, 201, "{}", made.body);
            assert_eq!(made.json()["status"], "visible");
            let place = made.header("location").to_owned();
            assert_eq!(paper.visitor.get(&place).await.json(), made.json());
        }
        let (mut words, mut path) = (Vec::new(), list.clone());
        loop {
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.header("content-type"), "application/json");
            for item in page.json()["items"].as_array().unwrap() {
                words.push(item["text"].as_str().unwrap().to_owned());
                assert_eq!(item["created"], "2025-01-14T08:05:00Z");
            }
            let Some(next) = page.json()["next"].as_str().map(str::to_owned) else { break };
            path = format!("{list}&after={next}");
        }
        assert_eq!(words, ["word *4*", "word *3*", "word *2*", "word *1*", "word *0*"]);
        for (path, status) in [
            ("/api/v1/comments".to_owned(), 400),
            (format!("{list}&odd=1"), 400),
            (format!("{list}&after=x"), 400),
            (format!("/api/v1/comments?article={STORY}&limit=101"), 400),
            ("/api/v1/comments?article=99".to_owned(), 404),
            ("/api/v1/comments/99".to_owned(), 404),
        ] {
            assert_eq!(paper.visitor.get(&path).await.status, status, "{path}");
        }
    }

    async fn bad_posts_say_what_to_mend(db) {
        let paper = Paper::open(db, Guards { rate: Rule::parse("1/60").unwrap(), ..Guards::default() }).await;
        let post = async |body: serde_json::Value| paper.visitor.send_json("POST", "/api/v1/comments", &body).await;
        let story = STORY.to_string();
        let flawed = post(json!({"article": story, "name": "", "text": ""})).await;
        assert_eq!(flawed.status, 422);
        assert_eq!(flawed.json()["problems"].as_array().unwrap().len(), 2, "{}", flawed.body);
        assert_eq!(post(json!({"article": story, "name": "A", "text": "x", "odd": 1})).await.status, 400);
        assert_eq!(post(json!({"article": "99", "name": "A", "text": "x"})).await.status, 404);
        let lost = post(json!({"article": story, "parent": "99", "name": "A", "text": "x"})).await;
        assert_eq!((lost.status.as_u16(), lost.json()["problems"][0]["field"].as_str()), (422, Some("parent")));
        let again = post(json!({"article": story, "name": "A", "text": "x"})).await;
        assert_eq!(again.status, 429);
        assert!(!again.header("retry-after").is_empty());
    }

    async fn a_key_makes_a_post_safe_to_repeat(db) {
        let paper = Paper::open(db, lifted()).await;
        let send = async |key: &str, text: &str| {
            let body = json!({"article": STORY.to_string(), "name": "Ann", "text": text}).to_string();
            let headers = [("content-type", "application/json"), ("idempotency-key", key)];
            paper.visitor.send("POST", "/api/v1/comments", &headers, Body::from(body)).await
        };
        let (first, second) = (send("k1", "one").await, send("k1", "one").await);
        assert_eq!((first.status.as_u16(), first.json()), (201, second.json()));
        assert_eq!(send("k1", "two").await.status, 409);
        assert_eq!(send(&"k".repeat(201), "one").await.status, 400);
        assert_eq!(send("k2", "one").await.status, 201);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments").await, 2);
        paper.policy(Policy::Closed).await;
        assert_eq!(send("k3", "late").await.status, 403);
        assert_eq!(send("k1", "one").await.json(), first.json());
    }

    async fn moderators_decide_and_others_do_not(db) {
        let paper = Paper::open(db, lifted()).await;
        paper.policy(Policy::Held).await;
        let pending = paper.say(None, "waits").await.id;
        let place = format!("/api/v1/comments/{pending}");
        let visible = json!({"status": "visible", "reason": "fine"});
        assert_eq!(paper.visitor.get("/api/v1/comments/queue").await.status, 401);
        assert_eq!(paper.visitor.send_json("PATCH", &place, &visible).await.status, 401);
        let writer = paper.moderator(Role::Editor, Scope::ArticlesWrite).await;
        assert_eq!(writer.get("/api/v1/comments/queue").await.status, 403);
        assert_eq!(writer.send_json("PATCH", &place, &visible).await.status, 403);
        let moderator = paper.moderator(Role::Moderator, Scope::CommentsModerate).await;
        let queue = moderator.get("/api/v1/comments/queue").await;
        assert_eq!(queue.json()["items"][0]["id"], pending.to_string());
        assert_eq!(moderator.send_json("PATCH", &place, &json!({"status": "pending"})).await.status, 422);
        assert_eq!(moderator.send_json("PATCH", "/api/v1/comments/99", &visible).await.status, 404);
        let done = moderator.send_json("PATCH", &place, &visible).await;
        assert_eq!((done.status.as_u16(), done.json()["status"].as_str()), (200, Some("visible")));
        assert_eq!(paper.visitor.get(&place).await.status, 200);
        assert!(moderator.get("/api/v1/comments/queue").await.json()["items"].as_array().unwrap().is_empty());
        // The staff's own words wait for nobody and bear the badge.
        let body = json!({"article": STORY.to_string(), "parent": pending.to_string(), "name": "Mo", "text": "Thanks"});
        let made = moderator.send_json("POST", "/api/v1/comments", &body).await.json();
        assert_eq!((made["status"].as_str(), made["staff"].as_bool()), (Some("visible"), Some(true)));
        let elsewhere = json!({"article": OTHER.to_string(), "parent": pending.to_string(), "name": "Mo", "text": "x"});
        assert_eq!(moderator.send_json("POST", "/api/v1/comments", &elsewhere).await.status, 422);
    }
}

#[test]
fn the_description_names_every_route() {
    let paths = serde_json::to_value(comments::openapi()).unwrap();
    let paths = paths["paths"].as_object().unwrap();
    let names: Vec<&str> = paths.keys().map(String::as_str).collect();
    assert_eq!(names, ["/api/v1/comments", "/api/v1/comments/queue", "/api/v1/comments/{id}"]);
    assert_eq!(paths["/api/v1/comments/{id}"].as_object().unwrap().len(), 3);
}
