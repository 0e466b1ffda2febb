//! What a story leads to: related stories, and those before and after it in its section.

use std::time::Duration;

use database::both_engines;
use database::testing::MORNING;
use document::{Attribution, Block, Document};
use publishing::Changes;
use publishing::actions::{self, Publication};

use crate::paper::Paper;
use crate::topics::{about, topic};

const HOUR: i64 = 3_600_000_000;

async fn related(paper: &Paper, path: &str) -> Vec<String> {
    paper.visitor.get(path).await.texts(".related h3")
}

/// A story in which somebody speaks.
async fn quoting(paper: &Paper, headline: &str, speaker: &str, at: i64) -> i64 {
    let mut new = paper.new_story(headline, Some(at));
    new.story.standfirst = String::new();
    new.story.body = Document::new(vec![Block::quotation("We start in May.", Attribution::speaker(speaker))]);
    actions::create(&paper.desk.itself(), &new).await.unwrap()
}

both_engines! {
    async fn stories_meet_by_topic_people_and_words(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Gate").await;
        about(&paper, "Steel", MORNING - 9 * HOUR, &["gate"]).await;
        about(&paper, "Water", MORNING - 8 * HOUR, &["gate"]).await;
        quoting(&paper, "Mole", "Imke Thaysen", MORNING - 7 * HOUR).await;
        quoting(&paper, "Crane", "Imke Thaysen", MORNING - 6 * HOUR).await;
        quoting(&paper, "Anchor", "The defendant", MORNING - 5 * HOUR).await;
        quoting(&paper, "Fine", "The defendant", MORNING - 4 * HOUR).await;
        paper.publish_at("Lighthouse keeper retires", MORNING - 3 * HOUR).await;
        paper.publish_at("New keeper for the lighthouse", MORNING - 2 * HOUR).await;
        // The neighbours of a story learn of it when it comes.
        assert_eq!(related(&paper, "/town/steel").await, ["Water"]);
        assert_eq!(related(&paper, "/town/water").await, ["Steel"]);
        assert_eq!(related(&paper, "/town/mole").await, ["Crane"]);
        assert_eq!(related(&paper, "/town/anchor").await, [""; 0]);
        assert_eq!(related(&paper, "/town/lighthouse-keeper-retires").await, ["New keeper for the lighthouse"]);
    }

    async fn the_nearest_come_first_and_there_are_four(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Gate").await;
        topic(&paper, "Harbour").await;
        about(&paper, "Both", MORNING - 20 * HOUR, &["gate", "harbour"]).await;
        for number in 1..12 {
            about(&paper, &format!("Gate {number}"), MORNING - 20 * HOUR + number, &["gate"]).await;
        }
        about(&paper, "Last", MORNING, &["gate", "harbour"]).await;
        let page = paper.visitor.get("/town/last").await;
        assert_eq!(page.texts(".related h3")[0], "Both");
        assert_eq!(page.texts(".related h3")[1..], ["Gate 11", "Gate 10", "Gate 9"]);
        assert_eq!(related(&paper, "/town/both").await[0], "Last");
    }

    async fn a_story_that_goes_is_no_longer_led_to(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Gate").await;
        let gone = about(&paper, "Gone", MORNING - HOUR, &["gate"]).await;
        about(&paper, "Stays", MORNING, &["gate"]).await;
        assert_eq!(related(&paper, "/town/stays").await, ["Gone"]);
        let change = Changes { headline: Some("Going".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), gone, 1, &change).await.unwrap();
        assert_eq!(related(&paper, "/town/stays").await, ["Going"]);
        actions::unpublish(&paper.desk.itself(), gone, "").await.unwrap();
        assert_eq!(related(&paper, "/town/stays").await, [""; 0]);
        actions::publish(&paper.desk.itself(), gone, Publication::default()).await.unwrap();
        assert_eq!(related(&paper, "/town/stays").await, ["Going"]);
        let change = Changes { topics: Some(Vec::new()), ..Changes::default() };
        let revision = paper.visitor.get(&format!("/api/v1/articles/{gone}")).await.json()["revision"].as_i64().unwrap();
        actions::update(&paper.desk.itself(), gone, revision, &change).await.unwrap();
        assert_eq!(related(&paper, "/town/stays").await, [""; 0]);
    }

    async fn a_draft_and_what_lies_ahead_are_not_led_to(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Gate").await;
        about(&paper, "Now", MORNING, &["gate"]).await;
        let mut draft = paper.new_story("Draft", None);
        draft.story.topics = vec!["gate".into()];
        actions::create(&paper.desk.itself(), &draft).await.unwrap();
        about(&paper, "Embargoed", MORNING + HOUR, &["gate"]).await;
        let page = paper.visitor.get("/town/now").await;
        assert!(!page.body.contains("Embargoed") && !page.body.contains("Draft"));
        assert_eq!(page.texts(".turn a").len(), 0);
        paper.clock.advance(Duration::from_hours(1));
        let page = paper.visitor.get("/town/now").await;
        assert_eq!(page.texts(".related h3"), ["Embargoed"]);
        assert_eq!(page.attributes(".turn a[rel=next]", "href"), ["/town/embargoed"]);
    }

    async fn a_section_is_read_from_story_to_story(db) {
        let paper = Paper::open(db).await;
        let first = paper.publish_at("First", MORNING - 3 * HOUR).await;
        paper.publish_at("Third", MORNING - HOUR).await;
        let mut other = paper.new_story("Other", Some(MORNING - 2 * HOUR));
        other.section_id = paper.deutsch;
        actions::create(&paper.desk.itself(), &other).await.unwrap();
        let turns = async |path: &str| {
            let page = paper.visitor.get(path).await;
            (page.attributes(".turn a[rel=prev]", "href"), page.attributes(".turn a[rel=next]", "href"))
        };
        let to = |path: &str| vec![path.to_owned()];
        assert_eq!(turns("/town/first").await, (vec![], to("/town/third")));
        assert_eq!(turns("/town/third").await, (to("/town/first"), vec![]));
        // Both neighbours are dropped when one comes between them, and when it goes.
        let second = paper.publish_at("Second", MORNING - 2 * HOUR).await;
        assert_eq!(turns("/town/first").await, (vec![], to("/town/second")));
        assert_eq!(turns("/town/second").await, (to("/town/first"), to("/town/third")));
        assert_eq!(turns("/town/third").await, (to("/town/second"), vec![]));
        actions::unpublish(&paper.desk.itself(), second, "").await.unwrap();
        assert_eq!(turns("/town/first").await, (vec![], to("/town/third")));
        assert_eq!(turns("/town/third").await, (to("/town/first"), vec![]));
        actions::unpublish(&paper.desk.itself(), first, "").await.unwrap();
        assert_eq!(turns("/town/third").await, (vec![], vec![]));
    }

    async fn what_an_older_version_published_is_gone_through(db) {
        let paper = Paper::open(db).await;
        topic(&paper, "Gate").await;
        about(&paper, "One", MORNING - HOUR, &["gate"]).await;
        about(&paper, "Two", MORNING, &["gate"]).await;
        let forgotten = paper.web.db.write(&(), |c, ()| Box::pin(async move {
            for text in ["DELETE FROM related", "DELETE FROM article_terms", "UPDATE bylines SET published = NULL"] {
                c.run(text, &[]).await?;
            }
            c.touch("site");
            Ok::<_, database::Error>(())
        }));
        forgotten.await.unwrap();
        assert_eq!(related(&paper, "/town/one").await, [""; 0]);
        let (id, now) = (paper.web.ids.next(), MORNING);
        paper.web.db.write(&(id, now), |c, (id, now)| Box::pin(publishing::schedule(c, *id, *now))).await.unwrap();
        let (kind, handler) = publishing::tasks(paper.desk.clone());
        let runner = tasks::Runner::new(paper.web.db.clone(), paper.clock.clone()).with(kind, handler);
        while runner.step().await.unwrap() {}
        assert_eq!(related(&paper, "/town/one").await, ["Two"]);
        assert_eq!(related(&paper, "/town/two").await, ["One"]);
        // Once is enough.
        paper.web.db.write(&(id, now), |c, (id, now)| Box::pin(publishing::schedule(c, *id, *now))).await.unwrap();
        assert!(!runner.step().await.unwrap());
    }
}
