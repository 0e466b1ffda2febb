//! The conversation for programs: tokens and scopes, keys, and what is refused.

use accounts::{Role, Scope};
use axum::body::Body;
use database::both_engines;
use database::testing::MORNING;
use serde_json::{Value, json};

use crate::paper::{DAY, Paper, STORY};

fn comment(paper: &Paper, text: &str) -> Value {
    json!({ "article": paper.story.to_string(), "name": "Ann", "text": text })
}

both_engines! {
    async fn a_program_posts_and_reads_with_a_key(db) {
        let paper = Paper::open(db).await;
        let body = comment(&paper, "From *afar*.").to_string();
        let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
        let made = paper.visitor.send("POST", "/api/v1/comments", &headers, Body::from(body.clone())).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let item = made.json();
        let place = format!("/api/v1/comments/{}", item["id"].as_str().unwrap());
        assert_eq!((made.header("location"), &item["html"]), (place.as_str(), &json!("<p>From <em>afar</em>.</p>")));
        assert_eq!((&item["status"], &item["staff"], &item["parent"]), (&json!("visible"), &json!(false), &Value::Null));
        assert_eq!(item["created"], "2025-01-14T08:05:00Z");
        let again = paper.visitor.send("POST", "/api/v1/comments", &headers, Body::from(body)).await;
        assert_eq!((again.status.as_u16(), again.json()), (201, item.clone()));
        let other = Body::from(comment(&paper, "Something else.").to_string());
        assert_eq!(paper.visitor.send("POST", "/api/v1/comments", &headers, other).await.status, 409);
        assert_eq!(paper.visitor.get(&place).await.json(), item);
        let mut answer = comment(&paper, "An answer.");
        answer["parent"] = item["id"].clone();
        let answered = paper.visitor.send_json("POST", "/api/v1/comments", &answer).await.json();
        assert_eq!(answered["parent"], item["id"]);
        assert!(paper.visitor.get(STORY).await.texts("#talk")[0].starts_with("2 comments"));
        let list = format!("/api/v1/comments?article={}&limit=1", paper.story);
        let first = paper.visitor.get(&list).await.json();
        let rest = paper.visitor.get(&format!("{list}&after={}", first["next"].as_str().unwrap())).await.json();
        assert_eq!((&first["items"][0], &rest["items"][0], &rest["next"]), (&answered, &item, &Value::Null));
    }

    async fn only_moderators_see_the_queue_and_decide(db) {
        let paper = Paper::open(db).await;
        let made = paper.visitor.send_json("POST", "/api/v1/comments", &comment(&paper, "Words.")).await.json();
        let place = format!("/api/v1/comments/{}", made["id"].as_str().unwrap());
        let token = paper.token(Role::Moderator, &[Scope::CommentsModerate]).await;
        let moderator = paper.visitor.with_token(&token);
        let weak = paper.person(Role::Moderator, &[Scope::CommentsRead]).await;
        let writer = paper.person(Role::Editor, &[Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let forged = paper.visitor.with_token("courant_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        let removed = json!({ "status": "removed" });
        for (who, queue, decision) in
            [(&paper.visitor, 404, 401), (&forged, 401, 401), (&weak, 200, 403), (&writer, 403, 403)]
        {
            let answers = [who.get("/api/v1/comments/queue").await, who.send_json("PATCH", &place, &removed).await];
            for (answer, status) in answers.into_iter().zip([queue, decision]) {
                assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
                if status == 200 {
                    continue;
                }
                assert_eq!(answer.header("content-type"), "application/problem+json");
                assert_eq!(answer.header("www-authenticate"), if status == 401 { "Bearer" } else { "" });
            }
        }
        assert_eq!(paper.visitor.get(&place).await.status, 200);
        for (decision, status) in [
            (json!({ "status": "pending" }), 422), (json!({ "status": "gone" }), 422), (json!({}), 400),
            (json!({ "status": "removed", "reason": "x".repeat(501) }), 422),
            (json!({ "status": "removed", "reason": "\u{0}" }), 422),
            (json!({ "status": "removed", "by": "me" }), 400),
        ] {
            let answer = moderator.send_json("PATCH", &place, &decision).await;
            assert_eq!(answer.status.as_u16(), status, "{decision}: {}", answer.body);
        }
        assert_eq!(moderator.send_json("PATCH", &place, &removed).await.json()["status"], "removed");
        let absent = json!({ "status": "removed" });
        assert_eq!(moderator.send_json("PATCH", "/api/v1/comments/12", &absent).await.status, 404);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comment_events").await, 1);
        assert!(accounts::revoke_token(&paper.db, &token, paper.clock.now()).await.unwrap());
        assert_eq!(moderator.get("/api/v1/comments/queue").await.status, 401);
        // Also where no token is needed, one that is no good is refused.
        assert_eq!(moderator.send_json("POST", "/api/v1/comments", &comment(&paper, "x")).await.status, 401);
    }

    async fn a_token_ends(db) {
        let paper = Paper::open(db).await;
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsModerate]).await;
        assert_eq!(moderator.get("/api/v1/comments/queue").await.status, 200);
        paper.clock.advance(std::time::Duration::from_hours(25));
        assert_eq!(moderator.get("/api/v1/comments/queue").await.status, 401);
    }

    async fn what_may_not_be_seen_answers_as_what_is_not_there(db) {
        let paper = Paper::open(db).await;
        let draft = paper.add_story("A draft", "open", None).await;
        let early = paper.add_story("Embargoed", "open", Some(MORNING + DAY)).await;
        let made = paper.visitor.send_json("POST", "/api/v1/comments", &comment(&paper, "Words.")).await.json();
        let id = made["id"].as_str().unwrap();
        let moderator = paper.person(Role::Moderator, &[Scope::CommentsModerate]).await;
        let removed = json!({ "status": "removed" });
        moderator.send_json("PATCH", &format!("/api/v1/comments/{id}"), &removed).await;
        let face = |answer: &web::testing::Answer| {
            let id = answer.header("x-request-id").to_owned();
            let mut headers: Vec<String> =
                answer.headers.iter().map(|(name, value)| format!("{name}: {value:?}")).collect();
            headers.retain(|line| !line.starts_with("x-request-id"));
            (answer.status, headers, answer.body.replace(&id, "ID"))
        };
        let absent = face(&paper.visitor.get("/api/v1/comments/12").await);
        assert_eq!(absent.0, 404);
        assert_eq!(face(&paper.visitor.get(&format!("/api/v1/comments/{id}")).await), absent);
        for story in [draft, early, 12] {
            assert_eq!(face(&paper.visitor.get(&format!("/api/v1/comments?article={story}")).await), absent);
            let post = json!({ "article": story.to_string(), "name": "A", "text": "x" });
            assert_eq!(face(&paper.visitor.send_json("POST", "/api/v1/comments", &post).await), absent);
        }
        for (hidden, missing) in [(draft, 12), (early, 12)] {
            let (hidden, missing) = (format!("/api/v1/articles/{hidden}"), format!("/api/v1/articles/{missing}"));
            assert_eq!(face(&paper.visitor.get(&hidden).await), face(&paper.visitor.get(&missing).await));
        }
        let pages = [("/town/a-draft", "/town/absent"), ("/town/embargoed", "/town/absent")];
        for (hidden, missing) in pages {
            let page = |answer: web::testing::Answer| answer.body;
            assert_eq!(page(paper.visitor.get(hidden).await), page(paper.visitor.get(missing).await));
        }
    }
}
