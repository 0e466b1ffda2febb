//! What machines read: feeds, the sitemap, robots.txt.

use database::both_engines;
use database::testing::MORNING;
use document::{Block, Document, Inline, Kind, Mark};
use publishing::actions;

use crate::paper::Paper;

fn with_link() -> Document {
    let link = Mark::Link { href: "/town/other".into() };
    let text =
        vec![Inline::text("See "), Inline::marked("the <other> story", vec![link]), Inline::text(" & more.")];
    Document::new(vec![Block::new(Kind::Paragraph(text))])
}

both_engines! {
    async fn feeds_are_read_by_readers(db) {
        let paper = Paper::open(db).await;
        for number in 0..32 {
            let mut new = paper.new_story(&format!("Story {number} <b>&amp;</b> ]]>"), Some(MORNING - number * 1_000_000));
            new.story.bylines = vec!["Jo Larsen".into()];
            new.story.body = with_link();
            actions::create(&paper.desk, &new).await.unwrap();
        }
        for path in ["/feed.atom", "/town/feed.atom"] {
            let answer = paper.visitor.get(path).await;
            assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/atom+xml; charset=utf-8"));
            let feed = feed_rs::parser::parse(answer.body.as_bytes()).unwrap();
            assert_eq!(feed.entries.len(), 30, "{path}");
            let first = &feed.entries[0];
            assert_eq!(first.title.as_ref().unwrap().content, "Story 0 <b>&amp;</b> ]]>");
            assert_eq!(first.links[0].href, "https://paper.example/town/story-0-b-and-amp-b");
            assert!(first.id.starts_with("tag:paper.example,2025-01-14:article/"), "{}", first.id);
            assert_eq!(first.published.unwrap().timestamp_micros(), MORNING);
            assert_eq!(first.authors[0].name.as_deref(), Some("Jo Larsen"));
            let html = first.content.as_ref().unwrap().body.clone().unwrap();
            assert!(html.contains("href=\"https://paper.example/town/other\""), "{html}");
            assert!(html.contains("the &lt;other&gt; story"), "{html}");
            let selves = feed.links.iter().filter(|link| link.rel.as_deref() == Some("self"));
            assert_eq!(selves.map(|link| link.href.clone()).collect::<Vec<_>>(), [format!("https://paper.example{path}")]);
            let ids: std::collections::HashSet<_> = feed.entries.iter().map(|entry| &entry.id).collect();
            assert_eq!(ids.len(), 30);
        }
        let empty = paper.visitor.get("/deutsch/feed.atom").await;
        assert!(feed_rs::parser::parse(empty.body.as_bytes()).unwrap().entries.is_empty());
        assert_eq!(paper.visitor.get("/nowhere/feed.atom").await.status, 404);
    }

    async fn the_sitemap_names_every_page_once(db) {
        let paper = Paper::open(db).await;
        paper.publish("One").await;
        paper.publish("Two").await;
        let answer = paper.visitor.get("/sitemap.xml").await;
        assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
        // Templates may write a slash as a reference; XML reads it as the slash.
        let body = answer.body.replace("&#x2f;", "/");
        let locs: Vec<&str> = body.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next()).collect();
        let wanted = ["", "town", "deutsch", "town/two", "town/one"];
        assert_eq!(locs, wanted.map(|path| format!("https://paper.example/{path}")));
        assert_eq!(answer.body.matches("<lastmod>2025-01-14T09:05:00+01:00</lastmod>").count(), 2);
    }

    async fn robots_are_shown_the_way(db) {
        let paper = Paper::open(db).await;
        let answer = paper.visitor.get("/robots.txt").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/plain; charset=utf-8"));
        for line in ["Allow: /", "Disallow: /desk", "Disallow: /account", "Disallow: /api", "Sitemap: https://paper.example/sitemap.xml"] {
            assert!(answer.body.lines().any(|found| found == line), "{line}");
        }
    }
}
