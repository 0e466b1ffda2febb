//! The front page as editors arrange it.

use std::collections::HashSet;
use std::time::Duration;

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Publication};
use publishing::{FrontBlock, FrontPin, FrontPlan, FrontSlot, NewTopic};
use serde_json::{Value, json};
use web::Error;

use crate::paper::{Paper, fields};

const HOUR: i64 = 3_600_000_000;
const EDITS: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];

fn pin(article: impl ToString) -> FrontPin {
    FrontPin { article: article.to_string(), until: None }
}

/// Stories of the town section, the first the newest: their ids.
async fn stories(paper: &Paper, count: i64) -> Vec<i64> {
    let mut ids = Vec::new();
    for number in 0..count {
        ids.push(paper.publish_at(&format!("Story {number}"), MORNING - 1_000_000 * (number + 1)).await);
    }
    ids
}

async fn arrange(paper: &Paper, revision: i64, plan: &FrontPlan) {
    let now = actions::arrange_front(&paper.desk, revision, plan, "Ida").await.unwrap();
    actions::publish_front(&paper.desk, now, "Ida").await.unwrap();
}

/// Every headline of the front page, in order.
async fn headlines(paper: &Paper, path: &str) -> Vec<String> {
    let page = paper.visitor.get(path).await;
    assert_eq!(page.status, 200, "{path}");
    page.texts(".teaser :is(h2, h3) a, .latest li a")
}

both_engines! {
    async fn pins_come_first_and_the_newest_fill_the_rest(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 16).await;
        let block = |pins| FrontBlock { section: Some("town".into()), stories: 3, pins, ..FrontBlock::default() };
        let plan = FrontPlan {
            lead: vec![pin(ids[9])],
            second: FrontSlot { stories: 2, pins: vec![pin("/town/story-7")] },
            latest: 2,
            // Story 0 is pinned below: it must not fill a place above.
            blocks: vec![block(vec![pin(ids[0]), pin(ids[12])])],
            others: 0,
        };
        arrange(&paper, 0, &plan).await;
        let page = paper.visitor.get("/").await;
        assert_eq!(page.texts(".lead h2"), ["Story 9"]);
        assert_eq!(page.texts(".second h2"), ["Story 7", "Story 1"]);
        assert_eq!(page.texts(".latest li a"), ["Story 2", "Story 3"]);
        assert_eq!(page.texts(".block h3"), ["Story 0", "Story 12", "Story 4"]);
        // A story that is pinned twice stands where it was named first.
        let twice = FrontPlan { lead: vec![pin(ids[0])], ..plan.clone() };
        arrange(&paper, 1, &twice).await;
        let page = paper.visitor.get("/").await;
        assert_eq!((page.texts(".lead h2"), page.texts(".block h3")), (vec!["Story 0".to_owned()], vec!["Story 12".into(), "Story 4".into(), "Story 5".into()]));
    }

    async fn no_story_stands_there_twice_and_no_place_is_empty(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 14).await;
        let block = |stories, pins: &[i64]| FrontBlock {
            section: Some("town".into()), stories, pins: pins.iter().map(pin).collect(), ..FrontBlock::default()
        };
        let plan = FrontPlan {
            lead: vec![pin(ids[5]), pin(ids[6])],
            second: FrontSlot { stories: 3, pins: vec![pin(ids[6]), pin(ids[5])] },
            latest: 3,
            blocks: vec![block(4, &[ids[5], ids[13]]), block(9, &[ids[0]])],
            others: 4,
        };
        arrange(&paper, 0, &plan).await;
        let all = headlines(&paper, "/").await;
        let once: HashSet<&String> = all.iter().collect();
        assert_eq!((all.len(), once.len()), (14, 14), "{all:?}");
    }

    async fn a_story_that_is_gone_leaves_no_hole(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 6).await;
        let draft = actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap();
        let later = paper.publish_at("Later", MORNING + HOUR).await;
        let plan = FrontPlan {
            lead: vec![pin(later), pin(draft), pin(ids[4])],
            second: FrontSlot { stories: 1, pins: vec![pin(ids[2])] },
            latest: 1,
            ..FrontPlan::default()
        };
        arrange(&paper, 0, &plan).await;
        let top = async || {
            let page = paper.visitor.get("/").await;
            [page.texts(".lead h2"), page.texts(".second h2"), page.texts(".latest li a")].concat()
        };
        assert_eq!(top().await, ["Story 4", "Story 2", "Story 0"]);
        actions::unpublish(&paper.desk.itself(), ids[4], "").await.unwrap();
        actions::unpublish(&paper.desk.itself(), ids[2], "").await.unwrap();
        assert_eq!(top().await, ["Story 0", "Story 1", "Story 3"]);
        assert!(!paper.visitor.get("/").await.body.contains("Later"));
        // It comes out by itself, and takes the place that was kept for it.
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(top().await, ["Later", "Story 0", "Story 1"]);
        actions::publish(&paper.desk.itself(), ids[2], Publication::default()).await.unwrap();
        assert_eq!(top().await, ["Later", "Story 2", "Story 0"]);
    }

    async fn a_pin_ends(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 3).await;
        let ends = FrontPin { article: ids[2].to_string(), until: Some(MORNING + HOUR) };
        arrange(&paper, 0, &FrontPlan { lead: vec![ends], ..FrontPlan::default() }).await;
        assert_eq!(paper.visitor.get("/").await.texts(".lead h2"), ["Story 2"]);
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(paper.visitor.get("/").await.texts(".lead h2"), ["Story 0"], "nothing was committed since");
    }

    async fn a_block_can_be_a_topics(db) {
        let paper = Paper::open(db).await;
        let topic = NewTopic { title: "Tide gate".into(), ..NewTopic::default() };
        actions::create_topic(&paper.desk, &topic).await.unwrap();
        for number in 0..9 {
            let mut new = paper.new_story(&format!("Gate {number}"), Some(MORNING - number));
            new.story.topics = vec!["tide-gate".into()];
            if number > 6 {
                new.section_id = paper.deutsch;
            }
            actions::create(&paper.desk.itself(), &new).await.unwrap();
        }
        let block = FrontBlock { topic: Some("tide-gate".into()), stories: 9, ..FrontBlock::default() };
        arrange(&paper, 0, &FrontPlan { latest: 0, others: 0, blocks: vec![block], ..FrontPlan::default() }).await;
        let page = paper.visitor.get("/").await;
        assert_eq!(page.attributes(".block > h2 a", "href"), ["/topics/tide-gate"]);
        assert_eq!(page.texts(".block h3"), ["Gate 3", "Gate 4", "Gate 5", "Gate 6", "Gate 7", "Gate 8"]);
        let change = publishing::TopicChanges { title: Some("The gate".into()), description: None };
        actions::update_topic(&paper.desk, "tide-gate", &change).await.unwrap();
        assert_eq!(paper.visitor.get("/").await.texts(".block > h2"), ["The gate"]);
    }

    async fn a_reader_never_sees_a_half_arranged_page(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 4).await;
        arrange(&paper, 0, &FrontPlan { lead: vec![pin(ids[3])], ..FrontPlan::default() }).await;
        let before = paper.visitor.get("/").await;
        let draft = FrontPlan { lead: vec![pin(ids[1])], latest: 0, ..FrontPlan::default() };
        assert_eq!(actions::arrange_front(&paper.desk, 1, &draft, "Ida").await.unwrap(), 2);
        assert_eq!(paper.visitor.get("/").await.body, before.body);
        let view = publishing::front_draft(&paper.desk).await.unwrap();
        let link = view.preview.unwrap();
        let path = link.strip_prefix("https://paper.example").unwrap();
        let preview = paper.visitor.get(path).await;
        assert_eq!((preview.texts(".lead h2"), preview.texts(".latest").len()), (vec!["Story 1".to_owned()], 0));
        assert_eq!(preview.header("cache-control"), "private, no-store");
        assert_eq!((preview.header("x-robots-tag"), preview.header("surrogate-key")), ("noindex", ""));
        assert_eq!(preview.attributes("meta[name=robots]", "content"), ["noindex"]);
        assert!(preview.texts(".notice")[0].contains('2'), "the revision");
        // It is not kept: the next draft is seen at once, and readers still see the page of before.
        actions::arrange_front(&paper.desk, 2, &FrontPlan::default(), "Ida").await.unwrap();
        assert_eq!(paper.visitor.get(path).await.texts(".lead h2"), ["Story 0"]);
        assert_eq!(paper.visitor.get("/").await.body, before.body);
        actions::publish_front(&paper.desk, 3, "Ida").await.unwrap();
        assert_eq!(paper.visitor.get("/").await.texts(".lead h2"), ["Story 0"]);
    }

    async fn a_preview_is_for_those_who_have_the_link(db) {
        let paper = Paper::open(db).await;
        stories(&paper, 2).await;
        for guess in ["", "x", "1.x", "ffff.AAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(paper.visitor.get(&format!("/?preview={guess}")).await.status, 404, "{guess}");
        }
        let token = paper.web.tokens.issue("comment:1", MORNING);
        assert_eq!(paper.visitor.get(&format!("/?preview={token}")).await.status, 404);
        actions::arrange_front(&paper.desk, 0, &FrontPlan::default(), "Ida").await.unwrap();
        let link = publishing::front_draft(&paper.desk).await.unwrap().preview.unwrap();
        let path = link.strip_prefix("https://paper.example").unwrap();
        assert_eq!(paper.visitor.get(path).await.status, 200);
        paper.clock.advance(Duration::from_hours(23));
        assert_eq!(paper.visitor.get(path).await.status, 200);
        paper.clock.advance(Duration::from_hours(2));
        assert_eq!(paper.visitor.get(path).await.status, 404);
        assert_eq!(paper.visitor.get("/?utm_source=x").await.status, 200);
    }

    async fn two_editors_cannot_overwrite_each_other(db) {
        let paper = std::sync::Arc::new(Paper::open(db).await);
        let nothing = actions::publish_front(&paper.desk, 0, "Ida").await;
        assert_eq!(fields(nothing), ["revision"]);
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..6 {
            let paper = paper.clone();
            tasks.spawn(async move {
                let plan = FrontPlan { latest: number, ..FrontPlan::default() };
                actions::arrange_front(&paper.desk, 0, &plan, "Ida").await
            });
        }
        let results = tasks.join_all().await;
        assert_eq!(results.iter().filter(|result| matches!(result, Ok(1))).count(), 1, "{results:?}");
        assert_eq!(results.iter().filter(|result| matches!(result, Err(Error::Conflict(_)))).count(), 5, "{results:?}");
        let stale = actions::publish_front(&paper.desk, 2, "Ida").await;
        assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
        actions::publish_front(&paper.desk, 1, "Ida").await.unwrap();
        actions::publish_front(&paper.desk, 1, "Ida").await.unwrap();
        let stale = actions::arrange_front(&paper.desk, 0, &FrontPlan::default(), "Ida").await;
        assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
        assert_eq!(actions::arrange_front(&paper.desk, 1, &FrontPlan::default(), "Ida").await.unwrap(), 2);
    }

    async fn unknown_names_are_refused_with_a_sentence(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Known").await;
        let block = |section: Option<&str>, topic: Option<&str>| FrontBlock {
            section: section.map(str::to_owned), topic: topic.map(str::to_owned), stories: 1, ..FrontBlock::default()
        };
        let plan = FrontPlan {
            lead: vec![pin(7), pin("/town/nothing"), pin("x"), pin("/"), pin("/town/known"), pin(id)],
            blocks: vec![block(Some("nowhere"), None), block(None, Some("N o")), block(Some("town"), None)],
            ..FrontPlan::default()
        };
        let refused = actions::arrange_front(&paper.desk, 0, &plan, "Ida").await;
        let Err(Error::Invalid(problems)) = &refused else { panic!("{refused:?}") };
        let shown = paper.web.shown(locale::Language::EnGb, problems);
        let said: Vec<(&str, &str)> = shown.iter().map(|p| (p.field.as_str(), p.sentence.as_str())).collect();
        assert_eq!(said[0], ("lead.0.article", "There is no story 7."));
        assert_eq!(said[1], ("lead.1.article", "There is no story /town/nothing."));
        let fields: Vec<&str> = said.iter().map(|(field, _)| *field).collect();
        let wanted = ["lead.0.article", "lead.1.article", "lead.2.article", "lead.3.article", "lead.5.article", "blocks.0.section", "blocks.1.topic"];
        assert_eq!(fields, wanted, "{said:?}");
        assert_eq!(publishing::front_draft(&paper.desk).await.unwrap().revision, 0, "nothing was stored");
    }

    async fn the_api_arranges_previews_and_publishes(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 3).await;
        let draft = actions::create(&paper.desk.itself(), &paper.new_story("Secret", None)).await.unwrap();
        let editor = paper.person(Role::Editor, &EDITS).await;
        let journalist = paper.person(Role::Journalist, &EDITS[..2]).await;
        let empty = editor.get("/api/v1/front/draft").await.json();
        assert_eq!((&empty["revision"], &empty["front"]["latest"], &empty["preview"]), (&json!(0), &json!(8), &Value::Null));
        let front = json!({ "lead": [{ "article": draft.to_string() }, { "article": "/town/story-2" }], "latest": 1 });
        let update = json!({ "revision": 0, "front": front });
        for (who, status) in [(&paper.visitor, 401), (&journalist, 403), (&editor, 200), (&editor, 409)] {
            let answer = who.send_json("PUT", "/api/v1/front/draft", &update).await;
            assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        }
        let wrong = json!({ "revision": 1, "front": { "lead": [{ "article": "7" }] } });
        let refused = editor.send_json("PUT", "/api/v1/front/draft", &wrong).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["problems"][0]["field"]), (422, &json!("lead.0.article")));
        let unknown = json!({ "revision": 1, "front": { "colour": "red" } });
        assert_eq!(editor.send_json("PUT", "/api/v1/front/draft", &unknown).await.status, 400);
        assert_eq!(paper.visitor.get("/api/v1/front/draft").await.status, 401);
        assert_eq!(journalist.get("/api/v1/front/draft").await.status, 403, "it may hold what is not theirs");
        let read = editor.get("/api/v1/front/draft").await.json();
        assert_eq!((&read["revision"], &read["stories"].as_array().unwrap().len()), (&json!(1), &2));
        // What was read can be sent back.
        let again = json!({ "revision": 1, "front": read["front"] });
        assert_eq!(editor.send_json("PUT", "/api/v1/front/draft", &again).await.status, 200);
        for (who, revision, status) in [(&paper.visitor, 2, 401), (&journalist, 2, 403), (&editor, 1, 409), (&editor, 2, 200), (&editor, 2, 200)] {
            let body = json!({ "revision": revision });
            let answer = who.send_json("POST", "/api/v1/front/draft/publication", &body).await;
            assert_eq!(answer.status.as_u16(), status, "{}", answer.body);
        }
        assert_eq!(paper.visitor.get("/").await.texts(".lead h2"), ["Story 2"]);
        let seen = paper.visitor.get("/api/v1/front").await.json();
        assert_eq!((&seen["front"]["lead"], &seen["by"]), (&json!([{ "article": ids[2].to_string() }]), &Value::Null));
        assert!(!seen.to_string().contains("Secret"));
        let staff = editor.get("/api/v1/front").await.json();
        assert_eq!((staff["front"]["lead"].as_array().unwrap().len(), &staff["by"]), (2, &json!("Ida")));
    }

    async fn the_api_names_no_topic_that_nobody_can_read_about(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Gate", Some(MORNING + HOUR));
        for title in ["Tide gate", "Secret inquiry"] {
            let topic = NewTopic { title: title.into(), ..NewTopic::default() };
            actions::create_topic(&paper.desk, &topic).await.unwrap();
        }
        new.story.topics = vec!["tide-gate".into()];
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let block = |section: Option<&str>, topic: Option<&str>| FrontBlock {
            section: section.map(str::to_owned), topic: topic.map(str::to_owned), stories: 1, ..FrontBlock::default()
        };
        let blocks = vec![block(None, Some("secret-inquiry")), block(Some("town"), None), block(None, Some("tide-gate"))];
        arrange(&paper, 0, &FrontPlan { blocks, ..FrontPlan::default() }).await;
        let (journalist, editor) = (paper.person(Role::Journalist, &EDITS[..2]).await, paper.person(Role::Editor, &EDITS).await);
        let names = async |who: &web::testing::Visitor| -> Vec<String> {
            let front = who.get("/api/v1/front").await.json();
            let name = |block: &Value| block["topic"].as_str().or(block["section"].as_str()).unwrap().to_owned();
            front["front"]["blocks"].as_array().unwrap().iter().map(name).collect()
        };
        assert_eq!(names(&paper.visitor).await, ["town"]);
        assert_eq!(names(&journalist).await, ["town"]);
        assert_eq!(names(&editor).await, ["secret-inquiry", "town", "tide-gate"]);
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(names(&paper.visitor).await, ["town", "tide-gate"]);
    }

    async fn the_api_speaks_of_time_as_everywhere(db) {
        let paper = Paper::open(db).await;
        let ids = stories(&paper, 1).await;
        let editor = paper.person(Role::Editor, &EDITS).await;
        let pinned = |until: Value| json!({ "revision": 0, "front": { "lead": [{ "article": ids[0].to_string(), "until": until }] } });
        for wrong in [json!("soon"), json!("2025-01-14"), json!("2025-01-14T18:00:00"), json!(1_736_874_000_000_000_i64)] {
            let refused = editor.send_json("PUT", "/api/v1/front/draft", &pinned(wrong.clone())).await;
            assert_eq!(refused.status, 400, "{wrong}: {}", refused.body);
        }
        let sent = editor.send_json("PUT", "/api/v1/front/draft", &pinned(json!("2025-01-14T18:00:00+01:00"))).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        let draft = sent.json();
        assert_eq!((&draft["at"], &draft["front"]["lead"][0]["until"]), (&json!("2025-01-14T08:05:00Z"), &json!("2025-01-14T17:00:00Z")));
        assert_eq!(draft["stories"][0]["published"], "2025-01-14T08:04:59Z");
        // What was read can be sent back.
        let again = json!({ "revision": 1, "front": draft["front"] });
        assert_eq!(editor.send_json("PUT", "/api/v1/front/draft", &again).await.json()["front"], draft["front"]);
        let published = editor.send_json("POST", "/api/v1/front/draft/publication", &json!({ "revision": 2 })).await;
        assert_eq!(published.json()["at"], "2025-01-14T08:05:00Z");
        assert_eq!(paper.visitor.get("/api/v1/front").await.json()["front"], draft["front"]);
    }
}
