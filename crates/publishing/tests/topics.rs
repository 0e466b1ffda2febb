//! Topics: their pages, and what a change of one drops.

use std::collections::HashSet;

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Publication};
use publishing::{Changes, NewTopic, TopicChanges};
use serde_json::{Value, json};

use crate::paper::{Paper, fields};

const HOUR: i64 = 3_600_000_000;

pub(crate) async fn topic(paper: &Paper, title: &str) -> i64 {
    let new =
        NewTopic { title: title.into(), description: format!("All about {title}."), ..NewTopic::default() };
    actions::create_topic(&paper.desk, &new).await.unwrap().id
}

pub(crate) async fn about(paper: &Paper, headline: &str, at: i64, topics: &[&str]) -> i64 {
    let mut new = paper.new_story(headline, Some(at));
    new.story.topics = topics.iter().map(|slug| (*slug).to_owned()).collect();
    actions::create(&paper.desk.itself(), &new).await.unwrap()
}

both_engines! {
    async fn a_topic_gathers_stories_by_keyset(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Harbour").await;
        for number in 0..45 {
            about(&paper, &format!("Story {number}"), MORNING - 1_000_000 * (number / 10), &["harbour"]).await;
        }
        paper.publish("Elsewhere").await;
        let (mut seen, mut next, mut pages) = (Vec::new(), Some("/topics/harbour".to_owned()), 0);
        while let Some(path) = next.take() {
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("https://paper.example{path}")]);
            seen.extend(page.texts("article h2"));
            next = page.attributes("a[rel=next]", "href").first().cloned();
            pages += 1;
        }
        let once: HashSet<&String> = seen.iter().collect();
        assert_eq!((pages, seen.len(), once.len()), (3, 45, 45));
        assert_eq!(paper.visitor.get("/topics/harbour?after=x").await.status, 404);
        let forged = paper.visitor.get(&format!("/topics/harbour?after={}-1", MORNING + HOUR)).await;
        assert_eq!(forged.texts("article h2").len(), 20);
    }

    async fn a_story_names_its_topics(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Harbour").await;
        topic(&paper, "Tide gate").await;
        about(&paper, "Gate shuts", MORNING, &["tide-gate", "harbour"]).await;
        let page = paper.visitor.get("/town/gate-shuts").await;
        assert_eq!(page.texts(".tagged a"), ["Tide gate", "Harbour"]);
        assert_eq!(page.attributes(".tagged a", "href"), ["/topics/tide-gate", "/topics/harbour"]);
        let script = page.texts("script[type='application/ld+json']");
        let graph: Value = serde_json::from_str(&script[0]).unwrap();
        assert_eq!(graph["@graph"][0]["keywords"], json!(["Tide gate", "Harbour"]));
        assert_eq!(graph["@graph"][0]["about"][0]["url"], "https://paper.example/topics/tide-gate");
        let steps: Value = serde_json::from_str(&paper.visitor.get("/topics/harbour").await.texts("script")[0]).unwrap();
        assert_eq!(steps["@graph"][0]["itemListElement"][2]["name"], "Harbour");
        let index = paper.visitor.get("/topics").await;
        assert_eq!(index.attributes(".entries a", "href"), ["/topics/harbour", "/topics/tide-gate"]);
        let mut new = paper.new_story("Unknown", Some(MORNING));
        new.story.topics = vec!["nothing".into()];
        assert_eq!(fields(actions::create(&paper.desk.itself(), &new).await), ["topics"]);
        new.story.topics = vec!["No Slug".into()];
        assert_eq!(fields(actions::create(&paper.desk.itself(), &new).await), ["topics"]);
        assert_eq!(paper.visitor.get("/town/unknown").await.status, 404, "nothing was stored");
    }

    async fn a_topic_nobody_has_read_about_does_not_exist(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Takeover").await;
        let draft = actions::create(&paper.desk.itself(), &{
            let mut new = paper.new_story("Secret", None);
            new.story.topics = vec!["takeover".into()];
            new
        }).await.unwrap();
        about(&paper, "Embargoed", MORNING + HOUR, &["takeover"]).await;
        let missing = paper.visitor.get("/topics/nothing").await;
        let hidden = paper.visitor.get("/topics/takeover").await;
        assert_eq!((hidden.status, &hidden.body), (missing.status, &missing.body));
        assert_eq!(paper.visitor.get("/topics").await.texts(".entries a").len(), 0);
        paper.clock.advance(std::time::Duration::from_hours(1));
        assert_eq!(paper.visitor.get("/topics/takeover").await.texts("article h2"), ["Embargoed"]);
        assert_eq!(paper.visitor.get("/topics").await.texts(".entries a"), ["Takeover"]);
        actions::publish(&paper.desk.itself(), draft, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/topics/takeover").await.texts("article h2").len(), 2);
    }

    async fn a_change_drops_the_pages_that_show_it_and_no_others(db) {
        let paper = Paper::open(db).await;
        for title in ["Harbour", "Bridge"] {
            topic(&paper, title).await;
        }
        let gate = about(&paper, "Gate shuts", MORNING - 5, &["harbour"]).await;
        about(&paper, "Bridge turns", MORNING - 4, &["bridge"]).await;
        let paths = ["/topics/harbour", "/topics/bridge", "/topics", "/town/gate-shuts", "/town/bridge-turns", "/"];
                let bodies = async || {
            let mut all = Vec::new();
            for path in paths {
                all.push(paper.visitor.get(path).await.body);
            }
            all
        };
        let changed = async |before: &[String]| {
            let after = bodies().await;
            let pairs = paths.into_iter().zip(before.iter().zip(&after));
            pairs.filter(|(_, (a, b))| a != b).map(|(path, _)| path).collect::<Vec<_>>()
        };
        let before = bodies().await;
        // The time over every page that is made anew is another; the old ones are still good for four minutes.
        paper.clock.advance(std::time::Duration::from_mins(1));
        assert_eq!(changed(&before).await, [""; 0], "nothing changed");
        let change = TopicChanges { title: Some("The harbour".into()), description: None };
        actions::update_topic(&paper.desk, "harbour", &change).await.unwrap();
        assert_eq!(changed(&before).await, ["/topics/harbour", "/topics", "/town/gate-shuts"]);
        let before = bodies().await;
        paper.clock.advance(std::time::Duration::from_mins(1));
        let change = TopicChanges { description: Some("Boats.".into()), title: None };
        actions::update_topic(&paper.desk, "harbour", &change).await.unwrap();
        assert_eq!(changed(&before).await, ["/topics/harbour", "/topics"]);
        let before = bodies().await;
        paper.clock.advance(std::time::Duration::from_mins(1));
        let change = Changes { topics: Some(vec!["bridge".into()]), ..Changes::default() };
        actions::update(&paper.desk.itself(), gate, 1, &change).await.unwrap();
        let gone = changed(&before).await;
        assert!(gone.contains(&"/topics/bridge") && gone.contains(&"/town/gate-shuts"), "{gone:?}");
        assert_eq!(paper.visitor.get("/topics/harbour").await.status, 404);
    }

    async fn editors_keep_topics_over_the_api(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let journalist = paper.person(Role::Journalist, &[Scope::ArticlesRead, Scope::ArticlesWrite]).await;
        let new = json!({ "title": "The tide gate", "slug": "tide-gate" });
        assert_eq!(journalist.send_json("POST", "/api/v1/topics", &new).await.status, 403);
        let made = editor.send_json("POST", "/api/v1/topics", &new).await;
        assert_eq!((made.status.as_u16(), made.header("location")), (201, "/api/v1/topics/tide-gate"));
        assert_eq!(editor.send_json("POST", "/api/v1/topics", &new).await.status, 422);
        let change = json!({ "description": "Two steel leaves." });
        let changed = editor.send_json("PATCH", "/api/v1/topics/tide-gate", &change).await;
        assert_eq!(changed.json()["description"], "Two steel leaves.");
        for slug in ["nothing", "%00", "a..b"] {
            assert_eq!(editor.send_json("PATCH", &format!("/api/v1/topics/{slug}"), &change).await.status, 404);
        }
        editor.send_json("POST", "/api/v1/topics", &json!({ "title": "Bridge" })).await;
        let list = journalist.get("/api/v1/topics?limit=1").await.json();
        assert_eq!((&list["items"][0]["slug"], &list["next"]), (&json!("bridge"), &json!("bridge")));
        let list = journalist.get("/api/v1/topics?limit=1&after=bridge").await.json();
        assert_eq!((&list["items"][0]["slug"], &list["next"]), (&json!("tide-gate"), &Value::Null));
        assert_eq!(paper.visitor.get("/api/v1/topics").await.status, 401);
        let story = json!({ "section": "town", "headline": "Gate", "text": "Shut.", "topics": ["tide-gate"] });
        let story = journalist.send_json("POST", "/api/v1/articles", &story).await;
        assert_eq!((story.status.as_u16(), &story.json()["topics"]), (201, &json!(["tide-gate"])));
        let wrong = json!({ "section": "town", "headline": "Gate", "text": "Shut.", "topics": ["x"] });
        assert_eq!(journalist.send_json("POST", "/api/v1/articles", &wrong).await.status, 422);
    }
}
