//! Stories that are to come out: nothing tells of them before their time, and everything has them at it. And stories that went,
//! below whose addresses other features have pages.

use std::time::{Duration, Instant};

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Publication, Takedown};
use serde_json::json;
use web::testing::Answer;

use crate::paper::{DAY, Paper, STORY};
use crate::process::{Server, ask, get, run};

const HOUR: i64 = 3_600_000_000;

/// Every kind of address that could tell of a story.
const PLACES: [&str; 33] = [
    "/",
    "/town",
    STORY,
    "/town/the-pier-opens/comments",
    "/town/the-pier-opens/history",
    "/town/the-pier-opens/history/1",
    "/lite",
    "/lite/town",
    "/lite/town/the-pier-opens",
    "/topics",
    "/authors",
    "/archive",
    "/archive/2025",
    "/archive/2025/01",
    "/corrections",
    "/search?q=pier",
    "/search?q=zanzibar",
    "/search?q=zanzibra",
    "/search/feed.atom?q=zanzibar",
    "/feed.atom",
    "/feed.rss",
    "/feed.json",
    "/town/feed.atom",
    "/town/feed.rss",
    "/town/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/api/v1/articles",
    "/api/v1/articles?section=town",
    "/api/v1/sections",
    "/api/v1/search?q=zanzibar",
    "/oembed?url=https://paper.example/town/the-pier-opens",
];

/// Status, headers and body as they were sent, without the number that is another for each request.
fn whole(answer: &Answer) -> String {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "x-request-id")
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    headers.sort();
    let body = match answer.body.split_once("\"instance\":\"") {
        Some((head, rest)) => format!("{head}{}", rest.split_once('"').unwrap().1),
        None => answer.body.clone(),
    };
    format!("{}\n{}\n\n{body}", answer.status, headers.join("\n"))
}

async fn all(paper: &Paper) -> Vec<String> {
    let mut answers = Vec::new();
    for path in PLACES {
        answers.push(whole(&paper.visitor.get(path).await));
    }
    answers
}

async fn is_nowhere(paper: &Paper, id: i64, slug: &str) {
    let missing = 12;
    for (hidden, nothing) in [
        (format!("/town/{slug}"), "/town/nothing-here".to_owned()),
        (format!("/lite/town/{slug}"), "/lite/town/nothing-here".to_owned()),
        (format!("/town/{slug}/comments"), "/town/nothing-here/comments".to_owned()),
        (format!("/town/{slug}/history"), "/town/nothing-here/history".to_owned()),
        (format!("/town/{slug}/history/1"), "/town/nothing-here/history/1".to_owned()),
        (
            format!("/oembed?url=https://paper.example/town/{slug}"),
            "/oembed?url=https://paper.example/town/nothing-here".to_owned(),
        ),
        (
            format!("/cards/{id}-0123456789abcdef0123.png"),
            format!("/cards/{missing}-0123456789abcdef0123.png"),
        ),
        (format!("/api/v1/articles/{id}"), format!("/api/v1/articles/{missing}")),
        (format!("/api/v1/comments?article={id}"), format!("/api/v1/comments?article={missing}")),
    ] {
        let (hidden_answer, nothing) = (paper.visitor.get(&hidden).await, paper.visitor.get(&nothing).await);
        let same = whole(&hidden_answer)
            .replace(slug, "nothing-here")
            .replace(&id.to_string(), &missing.to_string());
        assert_eq!(same, whole(&nothing), "{hidden}");
    }
}

both_engines! {
    async fn nothing_tells_that_a_story_is_coming(db) {
        let paper = Paper::open(db).await;
        paper.add_story("The old pier", "open", Some(MORNING - 2 * DAY)).await;
        let before = all(&paper).await;
        let id = paper.add_story("Zanzibar and the pier", "open", Some(MORNING + HOUR)).await;
        let draft = paper.add_story("Zanzibar again and the pier", "open", None).await;
        let plan = actions::Plan { embargo: Some(Some(MORNING + 5 * 60_000_000)), ..actions::Plan::default() };
        actions::plan(&paper.program.desk.itself(), draft, &plan).await.unwrap();
        // Not five minutes ahead either, where a page would be kept beyond it.
        let soon = paper.add_story("Zanzibar soon and the pier", "open", Some(MORNING + 60_000_000)).await;
        while paper.program.runner.step().await.unwrap() {}
        paper.program.follower.catch_up().await.unwrap();
        for ((before, after), path) in before.iter().zip(all(&paper).await).zip(PLACES) {
            assert_eq!(*before, after, "{path}");
        }
        is_nowhere(&paper, id, "zanzibar-and-the-pier").await;
        is_nowhere(&paper, soon, "zanzibar-soon-and-the-pier").await;
        is_nowhere(&paper, draft, "zanzibar-again-and-the-pier").await;
    }

    async fn a_story_is_everywhere_at_its_time(db) {
        let paper = Paper::open(db).await;
        let at = MORNING + 60_000_000;
        let id = paper.add_story("Zanzibar and the pier", "open", Some(at)).await;
        let places = ["/", "/town", "/feed.atom", "/town/feed.json", "/sitemap.xml", "/news-sitemap.xml", "/api/v1/articles", "/search?q=zanzibar", "/archive/2025/01", "/lite/town"];
        // Every page is kept as it was a moment before.
        paper.clock.advance(Duration::from_micros(59_999_999));
        for path in places {
            assert!(!paper.visitor.get(path).await.body.contains("zanzibar-and-the-pier"), "{path}");
        }
        let neighbour = paper.visitor.get(STORY).await;
        assert!(!neighbour.body.contains("zanzibar-and-the-pier"));
        paper.clock.advance(Duration::from_micros(1));
        for path in places {
            let page = paper.visitor.get(path).await;
            assert!(page.body.contains("zanzibar-and-the-pier"), "{path}: {}", page.body);
        }
        assert!(paper.visitor.get(STORY).await.body.contains("zanzibar-and-the-pier"), "the story before leads to it");
        assert_eq!(paper.visitor.get("/town/zanzibar-and-the-pier").await.status, 200);
        assert_eq!(paper.visitor.get(&format!("/api/v1/articles/{id}")).await.status, 200);
    }

    async fn what_stands_below_an_address_goes_with_it(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let place = format!("/api/v1/articles/{}", paper.story);
        let moved = editor.send_json("PATCH", &place, &json!({ "revision": 1, "slug": "pier" })).await;
        assert_eq!(moved.status, 200, "{}", moved.body);
        for (from, to) in [
            ("/town/the-pier-opens/comments?sort=old", "/town/pier/comments?sort=old"),
            ("/lite/town/the-pier-opens/comments", "/lite/town/pier/comments"),
        ] {
            let answer = paper.visitor.get(from).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (301, to), "{from}");
        }
        let sent = paper.visitor.post_form("/town/the-pier-opens/comments", &[("name", "Rieke"), ("text", "A word")]).await;
        assert_eq!((sent.status.as_u16(), sent.header("location")), (308, "/town/pier/comments"));
        // Also what was sent to the new address and comes back.
        assert_eq!(paper.visitor.post_form("/town/pier/comments", &[("name", "Rieke"), ("text", "A word")]).await.status, 303);
        let what = Takedown { reason: "A court has ruled so.".into(), ..Takedown::default() };
        actions::take_down(&paper.program.desk.itself(), paper.story, what).await.unwrap();
        while paper.program.runner.step().await.unwrap() {}
        paper.program.follower.catch_up().await.unwrap();
        for path in ["/town/pier", "/town/pier/comments", "/town/pier/history", "/lite/town/pier"] {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.status, 410, "{path}");
            assert!(page.body.contains("A court has ruled so."), "{path}");
        }
        for path in ["/search?q=pier", "/search?q=word&comments=on", "/api/v1/search?q=pier"] {
            let found = paper.visitor.get(path).await;
            assert!(!found.body.contains("/town/pier") && !found.body.contains("nobody fell"), "{path}: {}", found.body);
        }
    }

    async fn an_embargo_holds_a_story_back(db) {
        let paper = Paper::open(db).await;
        let draft = paper.add_story("Zanzibar and the pier", "open", None).await;
        let room = paper.program.desk.itself();
        let plan = actions::Plan { embargo: Some(Some(MORNING + HOUR)), ..actions::Plan::default() };
        actions::plan(&room, draft, &plan).await.unwrap();
        let early = Publication { at: Some(MORNING + HOUR - 1), ..Publication::default() };
        assert!(matches!(actions::publish(&room, draft, early).await, Err(web::Error::Invalid(_))));
        let on_time = Publication { at: Some(MORNING + HOUR), ..Publication::default() };
        actions::publish(&room, draft, on_time).await.unwrap();
        is_nowhere(&paper, draft, "zanzibar-and-the-pier").await;
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(paper.visitor.get("/town/zanzibar-and-the-pier").await.status, 200);
    }
}

/// A process with the real clock: what is to come out in three seconds is there two seconds after that at the latest, in pages
/// that were kept before.
#[test]
fn a_story_comes_out_by_the_clock_on_the_wall() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("story.txt");
    std::fs::write(&file, "The pier opens\n\n14 January 2025\n\nIt opened on Monday, and nobody fell in.\n")
        .unwrap();
    let imported = run(folder.path(), &["import", "text", "story.txt"]);
    assert_eq!(imported.code, 0, "{imported:?}");
    let added = run(folder.path(), &["user", "add", "ed@paper.example", "--role", "editor"]);
    assert_eq!(added.code, 0, "{added:?}");
    let mut create = vec!["token", "create", "--user", "ed@paper.example"];
    for scope in ["articles:read", "articles:write", "articles:publish"] {
        create.extend(["--scope", scope]);
    }
    let token = run(folder.path(), &create);
    assert_eq!(token.code, 0, "{token:?}");
    let token = token.out.split_whitespace().find(|word| word.starts_with("courant_")).unwrap().to_owned();
    let server = Server::start(folder.path(), &[]);
    let headers = format!("Authorization: Bearer {token}\r\nContent-Type: application/json\r\n");
    let send = |path: &str, body: &str| {
        let reply = ask(&server.address, "POST", path, (&headers, body)).unwrap();
        assert!((200..300).contains(&reply.status), "{path}: {}", reply.body);
        reply.body
    };
    let made = send("/api/v1/articles", r#"{"section":"news","headline":"Zanzibar","text":"It came."}"#);
    let id = made.split("\"id\":\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap().to_owned();
    let places = ["/", "/news", "/feed.atom", "/sitemap.xml", "/news-sitemap.xml", "/api/v1/articles"];
    let at = database::Clock::System.now() + 3_000_000;
    let body = format!("{{\"at\":\"{}\"}}", locale::rfc3339_utc(at));
    // Written in whole seconds, it comes out up to a second before.
    let at = at - at.rem_euclid(1_000_000);
    send(&format!("/api/v1/articles/{id}/publication"), &body);
    for path in places {
        let page = get(&server.address, path);
        let early = database::Clock::System.now() < at;
        assert!(!early || !page.body.contains("/news/zanzibar"), "{path} has it before its time");
    }
    assert_eq!(get(&server.address, "/news/zanzibar").status, 404);
    let began = Instant::now();
    let left = u64::try_from(at - database::Clock::System.now()).unwrap_or(0);
    let due = Duration::from_micros(left);
    let mut missing: Vec<&str> = places.to_vec();
    while !missing.is_empty() || get(&server.address, "/news/zanzibar").status != 200 {
        missing.retain(|path| !get(&server.address, path).body.contains("/news/zanzibar"));
        assert!(
            began.elapsed() < due + Duration::from_secs(2),
            "{missing:?} had not got it two seconds after its time"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(began.elapsed() >= due, "it came out before its time");
}
