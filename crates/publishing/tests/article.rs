//! The page of an article.

use database::both_engines;
use database::testing::MORNING;
use document::{CorrectionKind, Document};
use publishing::{Correction, Lead, Notice, TalkView, actions};
use serde_json::Value;

use crate::paper::Paper;

fn of_type<'a>(graph: &'a Value, name: &str) -> &'a Value {
    graph["@graph"].as_array().unwrap().iter().find(|part| part["@type"] == name).unwrap()
}

both_engines! {
    async fn a_draft_looks_like_nothing(db) {
        let paper = Paper::open(db).await;
        actions::create(&paper.desk.itself(), &paper.new_story("Secret plan", None)).await.unwrap();
        actions::create(&paper.desk.itself(), &paper.new_story("Later", Some(MORNING + 1))).await.unwrap();
        let gone = paper.publish("Gone").await;
        actions::unpublish(&paper.desk.itself(), gone, "").await.unwrap();
        let missing = paper.visitor.get("/town/nothing-here").await;
        assert_eq!(missing.status, 404);
        for path in ["/town/secret-plan", "/town/later", "/town/gone", "/town/No..Slug", "/nowhere/x", "/town/a%00b"] {
            let answer = paper.visitor.get(path).await;
            assert_eq!((answer.status, &answer.body), (missing.status, &missing.body), "{path}");
            let names = |answer: &web::testing::Answer| {
                let mut names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
                names.sort();
                names
            };
            assert_eq!(names(&answer), names(&missing), "{path}");
        }
    }

    async fn json_ld_says_what_the_page_says(db) {
        let paper = Paper::open(db).await;
        let picture = Lead {
            media: "ab/pier.jpg".into(), width: 1280, height: 853, alt: "A pier".into(),
            caption: "The pier.".into(), credit: "Mia Voss".into(),
        };
        paper.add_media("image/jpeg", &picture, b"picture").await;
        let mut new = paper.new_story("Harbour & pier </script><b>open</b>", Some(MORNING));
        new.story.bylines = vec!["Jo \"J\" Larsen".into(), "Lena Ort".into()];
        new.story.dateline = Some("Harburg".into());
        new.story.kicker = Some("Council".into());
        new.story.lead = Some(picture);
        new.slug = Some("harbour".into());
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        let correction =
            Correction { kind: CorrectionKind::Correction, text: "It was <1985>.".into(), at: MORNING + 60_000_000 };
        actions::add_correction(&paper.desk.itself(), id, &correction).await.unwrap();
        let page = paper.visitor.get("/town/harbour").await;
        assert_eq!(page.header("content-language"), "en-GB");
        assert_eq!(page.header("surrogate-key"), format!("article:{id} jobs site"));
        let script = page.texts("script[type='application/ld+json']");
        assert_eq!(script.len(), 1);
        let graph: Value = serde_json::from_str(&script[0]).unwrap();
        let article = of_type(&graph, "NewsArticle");
        assert_eq!(article["headline"], page.texts("h1")[0].as_str());
        assert_eq!(article["description"], page.texts("p.standfirst")[0].as_str());
        assert_eq!(article["articleSection"], page.texts("p.kicker a")[0].as_str());
        let people: Vec<&str> = article["author"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect();
        assert_eq!(people, page.texts(".by a"));
        let times = page.attributes(".byline time", "datetime");
        assert_eq!(article["datePublished"], times[0].as_str());
        assert_eq!(article["dateModified"], times[1].as_str());
        assert_eq!(article["datePublished"], "2025-01-14T09:05:00+01:00");
        assert_eq!(article["correction"][0]["text"], "It was <1985>.");
        assert!(page.texts("#changes")[0].contains("It was <1985>."));
        assert_eq!(article["image"][0]["url"], "https://paper.example/media/ab/pier.jpg");
        assert_eq!(page.attributes("meta[property='og:image']", "content"), ["https://paper.example/media/ab/pier.jpg"]);
        assert_eq!(page.attributes("figure img", "src"), ["/media/ab/pier.jpg"]);
        assert_eq!((&article["image"][0]["width"], &article["image"][0]["height"]), (&1280.into(), &853.into()));
        assert_eq!(article["mainEntityOfPage"], page.attributes("link[rel=canonical]", "href")[0].as_str());
        assert_eq!((&article["wordCount"], &article["isAccessibleForFree"]), (&11.into(), &true.into()));
        assert_eq!((&article["inLanguage"], &article["dateline"]), (&"en-GB".into(), &"Harburg".into()));
        let steps = of_type(&graph, "BreadcrumbList")["itemListElement"].as_array().unwrap();
        assert_eq!(steps[1]["item"], "https://paper.example/town");
    }

    async fn a_story_without_a_standfirst_is_described_by_its_text(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Bare", Some(MORNING));
        new.story.standfirst = String::new();
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let page = paper.visitor.get("/town/bare").await;
        let description = page.attributes("meta[name=description]", "content");
        assert_eq!(description, ["The ban ends in May. Nobody could say why it began."]);
    }

    async fn a_german_story_has_a_german_page(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Über den Hafen", Some(MORNING));
        new.section_id = paper.deutsch;
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let page = paper.visitor.get("/deutsch/ueber-den-hafen").await;
        assert_eq!(page.attributes("html", "lang"), ["de-DE"]);
        assert!(page.texts(".byline time")[0].contains("14. Jan. 2025"));
        assert_eq!(paper.visitor.get("/").await.attributes("html", "lang"), ["en-GB"]);
    }

    async fn only_known_keys_change_the_page(db) {
        let paper = Paper::open(db).await;
        paper.publish("Harbour").await;
        let plain = paper.visitor.get("/town/harbour").await;
        let views = || std::mem::take(&mut *paper.beside.views.lock().unwrap());
        assert_eq!(views(), [TalkView::default()]);
        let marks = ["utm_source=x", "fbclid=1&x[]=2", "reply=0", "reply=-1", "reply=x", "after=", "posted=maybe", "reply", "%ff=%fe", "utm=1&utm=2"];
        for mark in marks {
            let answer = paper.visitor.get(&format!("/town/harbour?{mark}")).await;
            assert_eq!((answer.status, &answer.body), (plain.status, &plain.body), "{mark}");
            // Served from the same kept page: nothing was made anew.
            assert_eq!(views(), [], "{mark}");
        }
        let answer = paper.visitor.get("/town/harbour?utm_source=x&posted=held&after=9&reply=7&reply=8").await;
        assert_eq!(answer.status, 200);
        assert_eq!(views(), [TalkView { reply: Some(7), after: Some(9), notice: Some(Notice::Held) }]);
        paper.visitor.get("/town/harbour?reply=7&after=9&posted=held").await;
        assert_eq!(views(), []);
    }

    async fn the_text_is_shown_as_it_was_written(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Words", Some(MORNING));
        new.story.body = Document::from_paragraphs(["“We start in May,” she said.\nSlowly.", "Grüße & Küsse"]);
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let page = paper.visitor.get("/town/words").await;
        assert_eq!(page.texts(".body p"), ["“We start in May,” she said.Slowly.", "Grüße & Küsse"]);
    }
}
