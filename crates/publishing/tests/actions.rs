//! What changes the paper, and what it refuses.

use std::time::Duration;

use database::both_engines;
use database::testing::MORNING;
use document::{CorrectionKind, Document};
use locale::Language;
use publishing::actions::{self, Publication};
use publishing::{Changes, Correction, Lead, NewArticle, Story};
use web::Error;

use crate::paper::{Paper, fields, section};

const HOUR: i64 = 3_600_000_000;

both_engines! {
    async fn a_story_gets_an_address_an_author_and_a_conversation(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Harbour opens", Some(MORNING));
        new.story.bylines = vec!["Jo Larsen".into(), "Ina Müller".into()];
        new.comments = "held".into();
        let first = actions::create(&paper.desk.itself(), &new).await.unwrap();
        let second = actions::create(&paper.desk.itself(), &new).await.unwrap();
        assert_eq!(publishing::address(&paper.desk, first).await.unwrap(), "/town/harbour-opens");
        assert_eq!(publishing::address(&paper.desk, second).await.unwrap(), "/town/harbour-opens-2");
        assert_eq!(*paper.beside.opened.lock().unwrap(), [(first, "held".to_owned()), (second, "held".to_owned())]);
        let page = paper.visitor.get("/town/harbour-opens-2").await;
        assert_eq!(page.texts(".by a"), ["Jo Larsen", "Ina Müller"]);
        assert_eq!(publishing::same_story(&paper.desk, &new).await.unwrap().as_deref(), Some("/town/harbour-opens"));
        new.story.body = Document::from_paragraphs(["Another text."]);
        assert_eq!(publishing::same_story(&paper.desk, &new).await.unwrap(), None);
        let now = paper.clock.now();
        let found = paper.web.db.read(async |c| publishing::id_by_slug(c, "harbour-opens", now).await).await;
        assert_eq!(found.unwrap(), Some(first));
    }

    async fn what_is_wrong_is_said_field_by_field(db) {
        let paper = Paper::open(db).await;
        let good = paper.new_story("Fine", Some(MORNING));
        let wrong = async |change: &dyn Fn(&mut NewArticle)| {
            let mut new = good.clone();
            change(&mut new);
            fields(actions::create(&paper.desk.itself(), &new).await)
        };
        assert_eq!(wrong(&|new| new.story.headline = " ".into()).await, ["headline"]);
        assert_eq!(wrong(&|new| new.story.body = Document::default()).await, ["body"]);
        assert_eq!(wrong(&|new| new.comments = "maybe".into()).await, ["comments"]);
        assert_eq!(wrong(&|new| new.slug = Some("No Slug".into())).await, ["slug"]);
        assert_eq!(wrong(&|new| new.section_id = 1).await, ["section"]);
        let lead = Lead { media: "ab/none.jpg".into(), width: 4, height: 3, ..Lead::default() };
        assert_eq!(wrong(&|new| new.story.lead = Some(lead.clone())).await, ["lead"]);
        // A draft may still lack its text.
        let mut draft = good.clone();
        (draft.story.body, draft.published) = (Document::default(), None);
        let draft = actions::create(&paper.desk.itself(), &draft).await.unwrap();
        assert_eq!(fields(actions::publish(&paper.desk.itself(), draft, Publication::default()).await), ["body"]);
        actions::create(&paper.desk.itself(), &NewArticle { slug: Some("taken".into()), ..good.clone() }).await.unwrap();
        assert_eq!(wrong(&|new| new.slug = Some("taken".into())).await, ["slug"]);
    }

    async fn sections_keep_off_the_papers_own_addresses(db) {
        let paper = Paper::open(db).await;
        for slug in ["jobs", "api", "media", "authors", "feed.atom", "Town", "", "a/b"] {
            let new = section(slug, "Title", Language::EnGb, 2);
            assert_eq!(fields(actions::create_section(&paper.desk, &new).await), ["slug"], "{slug}");
        }
        let new = section("town", "Again", Language::EnGb, 2);
        assert_eq!(fields(actions::create_section(&paper.desk, &new).await), ["slug"]);
    }

    async fn two_people_cannot_overwrite_each_other(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("First words").await;
        let say = |headline: &str| Changes { headline: Some(headline.into()), ..Changes::default() };
        paper.clock.advance(Duration::from_hours(1));
        assert_eq!(actions::update(&paper.desk.itself(), id, 1, &say("Second words")).await.unwrap(), 2);
        let stale = actions::update(&paper.desk.itself(), id, 1, &say("Third words")).await;
        assert!(matches!(stale, Err(Error::Conflict(_))), "{stale:?}");
        let page = paper.visitor.get("/town/first-words").await;
        assert_eq!(page.texts("h1"), ["Second words"]);
        assert!(page.body.contains("2025-01-14T10:05:00+01:00"), "readers are told when it changed");
        let none = actions::update(&paper.desk.itself(), 7, 1, &say("x")).await;
        assert!(matches!(none, Err(Error::NotFound)));
    }

    async fn many_at_once_lose_nothing(db) {
        let paper = std::sync::Arc::new(Paper::open(db).await);
        let id = paper.publish("Count").await;
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..8 {
            let paper = paper.clone();
            tasks.spawn(async move {
                let change = Changes { standfirst: Some(format!("Number {number}")), ..Changes::default() };
                actions::update(&paper.desk.itself(), id, 1, &change).await
            });
        }
        let results = tasks.join_all().await;
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        let conflicts = results.iter().filter(|result| matches!(result, Err(Error::Conflict(_)))).count();
        assert_eq!(conflicts, 7, "{results:?}");
    }

    async fn pages_follow_a_change_at_once(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("On the front").await;
        let headlines = async |path: &str| paper.visitor.get(path).await.texts("h2 a, h3 a");
        for path in ["/", "/town"] {
            assert!(headlines(path).await.contains(&"On the front".to_owned()), "{path}");
        }
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        for path in ["/", "/town"] {
            assert!(!headlines(path).await.contains(&"On the front".to_owned()), "{path}");
        }
        assert_eq!(paper.visitor.get("/town/on-the-front").await.status, 404);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert!(headlines("/").await.contains(&"On the front".to_owned()));
        assert!(headlines("/town").await.contains(&"On the front".to_owned()));
        let sections = publishing::NewSection { description: "New".into(), ..section("sea", "Sea", Language::EnGb, 2) };
        actions::create_section(&paper.desk, &sections).await.unwrap();
        assert_eq!(paper.visitor.get("/sea").await.status, 200);
    }

    async fn nothing_leaves_before_its_time_nor_late(db) {
        let paper = Paper::open(db).await;
        paper.publish_at("Before", MORNING - HOUR).await;
        paper.publish_at("Embargoed", MORNING + HOUR).await;
        let sees = async |path: &str| paper.visitor.get(path).await.body.contains("Embargoed");
        for path in ["/", "/town", "/feed.atom", "/town/feed.atom"] {
            assert!(!sees(path).await, "{path}");
        }
        assert!(!paper.visitor.get("/sitemap.xml").await.body.contains("embargoed"));
        let forged = format!("/town?before={}-{}", MORNING + 10 * HOUR, i64::MAX);
        assert!(!sees(&forged).await);
        let list = paper.visitor.get(&format!("/api/v1/articles?after={}-1", MORNING + 10 * HOUR)).await;
        assert!(!list.body.contains("Embargoed") && list.body.contains("Before"));
        assert_eq!(paper.visitor.get("/town/embargoed").await.status, 404);
        paper.clock.advance(Duration::from_hours(1));
        // The pages were kept a moment ago, and nothing was committed since.
        for path in ["/", "/town", "/feed.atom", "/town/feed.atom"] {
            assert!(sees(path).await, "{path}");
        }
        assert_eq!(paper.visitor.get("/town/embargoed").await.status, 200);
    }

    async fn corrections_are_told_newest_first(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Wrong year").await;
        let tell = async |kind, text: &str, at| {
            actions::add_correction(&paper.desk.itself(), id, &Correction { kind, text: text.into(), at }).await
        };
        tell(CorrectionKind::Correction, "It was 1985.", MORNING + 1).await.unwrap();
        tell(CorrectionKind::Update, "The reply <b>was</b> added.", MORNING + HOUR).await.unwrap();
        assert_eq!(fields(tell(CorrectionKind::Update, " ", MORNING).await), ["text"]);
        let page = paper.visitor.get("/town/wrong-year").await;
        let told = page.texts("#changes p");
        assert!(told[0].contains("The reply <b>was</b> added.") && told[1].contains("It was 1985."), "{told:?}");
        let draft = actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap();
        let correction = Correction { kind: CorrectionKind::Update, text: "x".into(), at: MORNING };
        assert_eq!(fields(actions::add_correction(&paper.desk.itself(), draft, &correction).await), ["form"]);
    }

    async fn an_author_can_be_renamed(db) {
        let paper = Paper::open(db).await;
        let id = actions::upsert_author(&paper.desk, "jo", "Jo Larsen").await.unwrap();
        let mut new = paper.new_story("By Jo", Some(MORNING));
        new.story.bylines = vec!["Jo Larsen".into()];
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        assert_eq!(paper.visitor.get("/town/by-jo").await.texts(".by a"), ["Jo Larsen"]);
        assert_eq!(actions::upsert_author(&paper.desk, "jo", "Jo Berg").await.unwrap(), id);
        assert_eq!(paper.visitor.get("/town/by-jo").await.texts(".by a"), ["Jo Berg"]);
        assert_eq!(fields(actions::upsert_author(&paper.desk, "J o", "Jo").await), ["slug"]);
        assert_eq!(fields(actions::upsert_author(&paper.desk, "jo", " ").await), ["name"]);
    }

    async fn a_headline_without_letters_has_an_address_too(db) {
        let paper = Paper::open(db).await;
        let story = Story { headline: "!?".into(), ..paper.new_story("x", None).story };
        let new = NewArticle { story, ..paper.new_story("x", Some(MORNING)) };
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        assert_eq!(publishing::address(&paper.desk, id).await.unwrap(), "/town/story");
    }
}
