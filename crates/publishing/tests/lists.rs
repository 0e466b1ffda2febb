//! The front page and the sections.

use std::collections::HashSet;

use database::both_engines;
use database::testing::MORNING;
use publishing::actions;

use crate::paper::Paper;

both_engines! {
    async fn pages_neither_lose_nor_repeat(db) {
        let paper = Paper::open(db).await;
        let mut all = HashSet::new();
        for number in 0..47 {
            // Equal times in thirds: the id tells them apart.
            let at = MORNING - 1_000_000 * (number / 16);
            paper.publish_at(&format!("Story {number}"), at).await;
            all.insert(format!("Story {number}"));
        }
        let mut seen = Vec::new();
        let mut next = Some("/town".to_owned());
        let mut pages = 0;
        while let Some(path) = next.take() {
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.status, 200);
            assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("https://paper.example{path}")]);
            seen.extend(page.texts("article h2"));
            next = page.attributes("a[rel=next]", "href").first().cloned();
            pages += 1;
        }
        assert_eq!((pages, seen.len()), (3, 47));
        assert_eq!(seen.iter().cloned().collect::<HashSet<_>>(), all);
        let mut ids = Vec::new();
        let mut next = "/api/v1/articles?limit=7&section=town".to_owned();
        loop {
            let page = paper.visitor.get(&next).await.json();
            ids.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()));
            let Some(cursor) = page["next"].as_str() else { break };
            next = format!("/api/v1/articles?limit=7&section=town&after={cursor}");
        }
        assert_eq!((ids.len(), ids.iter().collect::<HashSet<_>>().len()), (47, 47));
    }

    async fn a_list_hangs_on_the_comments_of_its_own_stories(db) {
        let paper = Paper::open(db).await;
        let one = paper.publish("One").await;
        let mut two = paper.new_story("Zwei", Some(MORNING));
        two.section_id = paper.deutsch;
        let two = actions::create(&paper.desk.itself(), &two).await.unwrap();
        for (path, stories) in [("/", vec![one, two]), ("/town", vec![one]), ("/deutsch", vec![two])] {
            let page = paper.visitor.get(path).await;
            let counts = page.header("surrogate-key").split(' ').filter_map(|tag| tag.strip_prefix("count:"));
            let counts: HashSet<i64> = counts.map(|id| id.parse().unwrap()).collect();
            assert_eq!(counts, stories.into_iter().collect(), "{path}");
        }
    }

    async fn a_page_that_is_made_anew_on_the_same_day_is_the_same(db) {
        let paper = Paper::open(db).await;
        paper.publish("One").await;
        for path in ["/", "/town", "/archive/2025/01", "/corrections"] {
            let before = paper.visitor.get(path).await;
            paper.clock.advance(std::time::Duration::from_mins(6));
            let after = paper.visitor.get(path).await;
            assert_eq!((before.status, before.header("etag")), (after.status, after.header("etag")), "{path}");
        }
    }

    async fn a_broken_cursor_is_no_page(db) {
        let paper = Paper::open(db).await;
        paper.publish("One").await;
        for broken in ["", "x", "1", "1-", "-1", "1-x", "01-1", "1-+1", "1--1", "99999999999999999999-1", "1-1-1", "%00"] {
            let answer = paper.visitor.get(&format!("/town?before={broken}")).await;
            assert_eq!(answer.status, 404, "{broken}");
        }
        assert_eq!(paper.visitor.get("/town?before=0-0").await.status, 200);
        assert_eq!(paper.visitor.get("/nowhere").await.status, 404);
        assert_eq!(paper.visitor.get("/town?utm_source=x").await.body, paper.visitor.get("/town").await.body);
    }

    async fn the_front_page_leads_with_the_newest(db) {
        let paper = Paper::open(db).await;
        assert_eq!(paper.visitor.get("/").await.status, 200);
        for number in 0..20 {
            paper.publish_at(&format!("Story {number}"), MORNING - 1_000_000 * number).await;
        }
        let page = paper.visitor.get("/").await;
        assert_eq!(page.texts(".lead h2"), ["Story 0"]);
        assert_eq!(page.texts(".second h2"), ["Story 1", "Story 2"]);
        let latest = page.texts(".latest li a");
        assert_eq!((latest.len(), latest[0].as_str(), latest[7].as_str()), (8, "Story 3", "Story 10"));
        assert_eq!(page.texts(".block .row h3"), ["Story 11", "Story 12", "Story 13", "Story 14"]);
        assert_eq!(page.texts(".block > h2"), ["Town"]);
        assert_eq!(page.attributes("link[rel=alternate]", "href"), ["/feed.atom", "/feed.rss", "/feed.json"]);
        for (path, title) in [("/", "The Courant"), ("/town", "The Courant: Town")] {
            let titles = paper.visitor.get(path).await.attributes("link[rel=alternate]", "title");
            assert_eq!(titles, [title.to_owned(), format!("{title} (RSS)"), format!("{title} (JSON)")], "{path}");
        }
        assert!(page.texts(".lead .meta")[0].contains('3'), "the number of comments");
    }
}
