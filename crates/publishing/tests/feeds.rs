//! Feeds, read as readers' programs read them.

use axum::body::Body;
use database::both_engines;
use database::testing::{MORNING, TestDb};
use document::{Block, CorrectionKind, Document, Inline, Kind, Mark};
use feed_rs::model::{Entry, Feed};
use publishing::{Changes, Correction, Lead, NewArticle, NewTopic, TopicChanges, actions};
use web::Machines;

use crate::paper::Paper;

const FILES: [(&str, &str); 3] = [
    ("feed.atom", "application/atom+xml; charset=utf-8"),
    ("feed.rss", "application/rss+xml; charset=utf-8"),
    ("feed.json", "application/feed+json; charset=utf-8"),
];
const SECOND: i64 = 1_000_000;

fn with_link() -> Document {
    let link = Mark::Link { href: "/town/other".into() };
    let text =
        vec![Inline::text("See "), Inline::marked("the <other> story", vec![link]), Inline::text(" & more.")];
    Document::new(vec![Block::new(Kind::Paragraph(text))])
}

async fn read(paper: &Paper, path: &str) -> Feed {
    let answer = paper.visitor.get(path).await;
    assert_eq!(answer.status, 200, "{path}");
    feed_rs::parser::parse(answer.body.as_bytes()).unwrap_or_else(|e| panic!("{path}: {e}\n{}", answer.body))
}

fn html(entry: &Entry) -> String {
    entry.content.as_ref().and_then(|content| content.body.clone()).unwrap_or_default()
}

fn titles(feed: &Feed) -> Vec<&str> {
    feed.entries.iter().filter_map(|entry| Some(entry.title.as_ref()?.content.as_str())).collect()
}

/// A story with a name, a link, and a picture.
async fn illustrated(paper: &Paper, headline: &str) -> NewArticle {
    let picture = Lead {
        media: "ab/pier.jpg".into(),
        width: 1280,
        height: 853,
        alt: "A <pier>".into(),
        caption: "The \"pier\".".into(),
        credit: "Mia Voss".into(),
    };
    paper.add_media("image/jpeg", &picture, b"picture").await;
    let mut new = paper.new_story(headline, Some(MORNING));
    new.story.bylines = vec!["Jo Larsen".into(), "Müller & <Co>".into()];
    new.story.body = with_link();
    new.story.lead = Some(picture);
    new
}

both_engines! {
    async fn feeds_are_read_by_readers(db) {
        let paper = Paper::open(db).await;
        for number in 0..32 {
            let mut new = paper.new_story(&format!("Story {number} <b>&amp;</b> ]]>"), Some(MORNING - number * SECOND));
            new.story.bylines = vec!["Jo Larsen".into()];
            new.story.body = with_link();
            actions::create(&paper.desk.itself(), &new).await.unwrap();
        }
        for folder in ["", "/town", "/authors/jo-larsen"] {
            for (file, kind) in FILES {
                let path = format!("{folder}/{file}");
                assert_eq!(paper.visitor.get(&path).await.header("content-type"), kind, "{path}");
                let feed = read(&paper, &path).await;
                assert_eq!(feed.entries.len(), 30, "{path}");
                let first = &feed.entries[0];
                assert_eq!(titles(&feed)[0], "Story 0 <b>&amp;</b> ]]>", "{path}");
                assert_eq!(first.links[0].href, "https://paper.example/town/story-0-b-and-amp-b");
                assert!(first.id.starts_with("tag:paper.example,2025-01-14:article/"), "{}", first.id);
                assert_eq!(first.published.unwrap().timestamp_micros(), MORNING);
                assert_eq!(first.authors[0].name.as_deref(), Some("Jo Larsen"));
                assert_eq!(first.categories[0].term, "Town");
                let html = html(first);
                assert!(html.contains("href=\"https://paper.example/town/other\""), "{html}");
                assert!(html.contains("the &lt;other&gt; story"), "{html}");
                let ids: std::collections::HashSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
                assert_eq!(ids.len(), 30);
                let own = format!("https://paper.example{path}");
                assert!(paper.visitor.get(&path).await.body.contains(&own), "{path} names itself");
            }
        }
        for (file, _) in FILES {
            assert!(read(&paper, &format!("/deutsch/{file}")).await.entries.is_empty());
            for nowhere in ["/nowhere", "/authors/nobody", "/Town", "/authors/%00"] {
                assert_eq!(paper.visitor.get(&format!("{nowhere}/{file}")).await.status, 404, "{nowhere}/{file}");
            }
        }
    }

    async fn a_story_is_told_in_full(db) {
        let paper = Paper::open(db).await;
        let new = illustrated(&paper, "Pier").await;
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let mut german = paper.new_story("Hafen", Some(MORNING - SECOND));
        german.section_id = paper.deutsch;
        actions::create(&paper.desk.itself(), &german).await.unwrap();
        for (file, _) in FILES {
            let feed = read(&paper, &format!("/{file}")).await;
            let first = &feed.entries[0];
            let names: Vec<_> = first.authors.iter().filter_map(|author| author.name.as_deref()).collect();
            assert_eq!(names, ["Jo Larsen", "Müller & <Co>"], "{file}");
            assert_eq!(first.summary.as_ref().unwrap().content, "About Pier.", "{file}");
            let html = html(first);
            assert!(html.starts_with(r#"<figure><img src="https://paper.example/media/ab/pier.jpg" width="1280""#), "{html}");
            assert!(html.contains("alt=\"A &lt;pier&gt;\"") && html.contains("Mia Voss</figcaption>"), "{html}");
            let body = paper.visitor.get(&format!("/{file}")).await.body;
            let enclosure = match file {
                "feed.atom" => r#"<link rel="enclosure" type="image/jpeg" href="https://paper.example/media/ab/pier.jpg"/>"#,
                "feed.rss" => r#"<enclosure url="https://paper.example/media/ab/pier.jpg" type="image/jpeg" length="0"/>"#,
                _ => r#""mime_type":"image/jpeg""#,
            };
            assert_eq!(body.matches(enclosure).count(), 1, "{file}:\n{body}");
            assert!(body.contains("de-DE"), "{file} says the language of the German story");
        }
    }

    async fn a_topic_has_feeds(db) {
        let paper = Paper::open(db).await;
        let topic = NewTopic { title: "Tides & <gates>".into(), slug: Some("tides".into()), ..NewTopic::default() };
        actions::create_topic(&paper.desk, &topic).await.unwrap();
        for (file, _) in FILES {
            assert_eq!(paper.visitor.get(&format!("/topics/tides/{file}")).await.status, 404, "nobody has read of it");
        }
        let mut new = paper.new_story("Gate", Some(MORNING));
        new.story.topics = vec!["tides".into()];
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        paper.publish("Elsewhere").await;
        for (file, _) in FILES {
            let feed = read(&paper, &format!("/topics/tides/{file}")).await;
            assert_eq!(titles(&feed), ["Gate"], "{file}");
            let terms: Vec<&str> = feed.entries[0].categories.iter().map(|category| category.term.as_str()).collect();
            assert_eq!(terms, ["Town", "Tides & <gates>"], "{file}");
            assert_eq!(feed.title.unwrap().content, "The Courant: Tides & <gates>");
        }
        let renamed = TopicChanges { title: Some("Ebb".into()), ..TopicChanges::default() };
        actions::update_topic(&paper.desk, "tides", &renamed).await.unwrap();
        for path in ["/feed.rss", "/topics/tides/feed.rss"] {
            let feed = read(&paper, path).await;
            let gate = feed.entries.iter().find(|entry| entry.title.as_ref().unwrap().content == "Gate").unwrap();
            assert_eq!(gate.categories[1].term, "Ebb", "{path}");
        }
    }

    async fn a_correction_is_seen_and_the_name_stays(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        let before = read(&paper, "/feed.atom").await.entries.remove(0);
        let text = "It was <1985>.".to_owned();
        let correction = Correction { kind: CorrectionKind::Correction, text, at: MORNING + 60 * SECOND };
        actions::add_correction(&paper.desk.itself(), id, &correction).await.unwrap();
        let changes = Changes { headline: Some("Harbour, corrected".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &changes).await.unwrap();
        for (file, _) in FILES {
            let after = read(&paper, &format!("/{file}")).await.entries.remove(0);
            assert_eq!(after.id, before.id, "{file}");
            assert_eq!(after.published, before.published, "{file}");
            let html = html(&after);
            assert!(html.starts_with("<aside><p><b>Correction, <time"), "{html}");
            assert!(html.contains("It was &lt;1985&gt;."), "{html}");
            if file != "feed.rss" {
                assert_eq!(after.updated.unwrap().timestamp_micros(), MORNING + 60 * SECOND, "{file}");
            }
        }
        let rss = paper.visitor.get("/feed.rss").await.body;
        assert!(rss.contains("<atom:updated>2025-01-14T09:06:00+01:00</atom:updated>"), "{rss}");
    }

    async fn feeds_hold_excerpts_where_the_paper_wants_it(db) {
        let paper = Paper::open_with(db, Machines { excerpts: true, ..Machines::default() }).await;
        let mut new = illustrated(&paper, "Pier").await;
        new.story.standfirst = "One & <two>.".into();
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        for (file, _) in FILES {
            let html = html(&read(&paper, &format!("/{file}")).await.entries[0]);
            let wanted = "<p>One &amp; &lt;two&gt;.</p><p><a href=\"https://paper.example/town/pier\">Read the whole story</a></p>";
            assert_eq!(html, wanted, "{file}");
        }
    }

    async fn what_readers_do_not_see_is_in_no_feed(db) {
        let paper = Paper::open(db).await;
        hidden(&paper).await;
        for path in ["/feed.atom", "/feed.rss", "/feed.json", "/town/feed.rss", "/authors/jo-larsen/feed.json"] {
            assert_eq!(titles(&read(&paper, path).await), ["Seen"], "{path}");
        }
        paper.clock.advance(std::time::Duration::from_secs(60));
        for path in ["/feed.atom", "/feed.rss", "/feed.json", "/town/feed.rss", "/authors/jo-larsen/feed.json"] {
            assert_eq!(titles(&read(&paper, path).await), ["Later", "Seen"], "{path}");
        }
    }

    async fn a_feed_is_sent_once(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour").await;
        for (file, _) in FILES {
            let path = format!("/{file}");
            let full = paper.visitor.get(&path).await;
            assert_eq!(full.header("last-modified"), "Tue, 14 Jan 2025 08:05:00 GMT", "{file}");
            let head = paper.visitor.send("HEAD", &path, &[], Body::empty()).await;
            assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""), "{file}");
            assert_eq!(head.header("content-length"), full.body.len().to_string(), "{file}");
            let ask = async |headers: &[(&str, &str)]| {
                paper.visitor.send("GET", &path, headers, Body::empty()).await.status.as_u16()
            };
            let (etag, date) = (full.header("etag"), full.header("last-modified"));
            assert_eq!(ask(&[("if-none-match", etag)]).await, 304, "{file}");
            assert_eq!(ask(&[("if-modified-since", date)]).await, 304, "{file}");
            assert_eq!(ask(&[("if-modified-since", "Mon, 13 Jan 2025 08:05:00 GMT")]).await, 200, "{file}");
            assert_eq!(ask(&[("if-none-match", "\"other\""), ("if-modified-since", date)]).await, 200, "{file}");
        }
        let before = paper.visitor.get("/feed.rss").await;
        paper.clock.advance(std::time::Duration::from_secs(60));
        let changes = Changes { standfirst: Some("Anew.".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &changes).await.unwrap();
        let known = [("if-none-match", before.header("etag"))];
        let after = paper.visitor.send("GET", "/feed.rss", &known, Body::empty()).await;
        assert_eq!((after.status.as_u16(), after.header("last-modified")), (200, "Tue, 14 Jan 2025 08:06:00 GMT"));
    }
}

/// One story that readers see, one whose time is in a minute, one taken back, one never published.
pub(crate) async fn hidden(paper: &Paper) {
    for (headline, published) in [
        ("Seen", Some(MORNING)),
        ("Later", Some(MORNING + 60 * SECOND)),
        ("Gone", Some(MORNING)),
        ("Draft", None),
    ] {
        let mut new = paper.new_story(headline, published);
        new.story.bylines = vec!["Jo Larsen".into()];
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        if headline == "Gone" {
            actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        }
    }
}

/// The feed of a paper on one engine: for checks that do not touch the database twice.
pub(crate) async fn sqlite() -> TestDb {
    database::testing::sqlite(database::Clock::fixed(MORNING)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn json_feeds_keep_to_their_format() {
    let paper = Paper::open(sqlite().await).await;
    paper.publish("Harbour").await;
    let feed = paper.visitor.get("/feed.json").await.json();
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    for (name, value) in [
        ("title", "The Courant"),
        ("description", "News & tides"),
        ("home_page_url", "https://paper.example/"),
        ("feed_url", "https://paper.example/feed.json"),
        ("language", "en-GB"),
    ] {
        assert_eq!(feed[name], value);
    }
    let item = &feed["items"][0];
    assert_eq!(item["date_published"], "2025-01-14T08:05:00Z");
    // What is not there is left out, not null.
    assert!(item.as_object().unwrap().values().all(|value| !value.is_null()) && item.get("image").is_none());
}
