//! Sitemaps, read by a strict parser, against the rules of their schemas.

use database::both_engines;
use database::testing::MORNING;
use publishing::actions;
use roxmltree::{Document, Node};

use crate::feeds::{hidden, sqlite};
use crate::paper::Paper;

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";
const DAY: i64 = 86_400_000_000;

fn names<'a>(node: Node<'a, 'a>) -> Vec<&'a str> {
    node.children().filter(Node::is_element).map(|child| child.tag_name().name()).collect()
}

fn text<'a>(node: Node<'a, 'a>, namespace: &str, name: &str) -> &'a str {
    let found = node.descendants().find(|child| child.has_tag_name((namespace, name)));
    found.and_then(|found| found.text()).unwrap_or("")
}

/// The addresses of a sitemap or an index that keeps to `sitemap.xsd` or `siteindex.xsd`.
fn checked(body: &str) -> Vec<String> {
    let read = Document::parse(body).unwrap_or_else(|e| panic!("{e}\n{body}"));
    let root = read.root_element();
    assert_eq!(root.tag_name().namespace(), Some(SITEMAP));
    let (kind, child) = (root.tag_name().name(), if root.has_tag_name("urlset") { "url" } else { "sitemap" });
    assert!(matches!(kind, "urlset" | "sitemapindex"), "{kind}");
    let mut locs = Vec::new();
    for entry in root.children().filter(Node::is_element) {
        let child = if kind == "urlset" { "url" } else { child };
        assert!(entry.has_tag_name((SITEMAP, child)), "{entry:?}");
        let loc = text(entry, SITEMAP, "loc");
        assert!((12..=2_048).contains(&loc.len()) && loc.starts_with("https://paper.example/"), "{loc}");
        assert_eq!(names(entry)[0], "loc");
        let changed = text(entry, SITEMAP, "lastmod");
        assert!(changed.is_empty() || changed.len() == "2025-01-14T09:05:00+01:00".len(), "{changed}");
        locs.push(loc.to_owned());
    }
    let mut once = locs.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), locs.len(), "an address stands twice");
    locs
}

both_engines! {
    async fn the_sitemap_names_every_page_once(db) {
        let paper = Paper::open(db).await;
        paper.publish("One").await;
        paper.publish("Two").await;
        let answer = paper.visitor.get("/sitemap.xml").await;
        assert_eq!(answer.header("content-type"), "application/xml; charset=utf-8");
        let wanted = ["", "town", "deutsch", "town/one", "town/two"];
        assert_eq!(checked(&answer.body), wanted.map(|path| format!("https://paper.example/{path}")));
        assert_eq!(answer.body.matches("<lastmod>2025-01-14T09:05:00+01:00</lastmod>").count(), 2);
    }

    async fn what_readers_do_not_see_is_in_no_sitemap(db) {
        let paper = Paper::open(db).await;
        hidden(&paper).await;
        let pages = checked(&paper.visitor.get("/sitemap/pages.xml").await.body);
        assert_eq!(pages.last().map(String::as_str), Some("https://paper.example/authors/jo-larsen"));
        for path in ["/sitemap.xml", "/sitemap/2025-01.xml", "/news-sitemap.xml"] {
            let seen = |body: &str| -> Vec<String> {
                checked(body).into_iter().filter(|loc| loc.contains("/town/")).collect()
            };
            assert_eq!(seen(&paper.visitor.get(path).await.body), ["https://paper.example/town/seen"], "{path}");
        }
        paper.clock.advance(std::time::Duration::from_secs(60));
        for path in ["/sitemap.xml", "/sitemap/2025-01.xml", "/news-sitemap.xml"] {
            assert!(paper.visitor.get(path).await.body.contains("/town/later<"), "{path}");
        }
    }

    async fn a_month_is_a_part(db) {
        let paper = Paper::open(db).await;
        paper.publish_at("January", MORNING).await;
        paper.publish_at("December", MORNING - 20 * DAY).await;
        paper.publish_at("First of January", 1_735_689_600_000_000).await;
        let part = async |name: &str| paper.visitor.get(&format!("/sitemap/{name}")).await;
        let wanted = ["first-of-january", "january"].map(|slug| format!("https://paper.example/town/{slug}"));
        assert_eq!(checked(&part("2025-01.xml").await.body), wanted);
        assert_eq!(checked(&part("2024-12.xml").await.body), ["https://paper.example/town/december"]);
        assert_eq!(checked(&part("pages.xml").await.body).len(), 3);
        for nothing in ["2024-11.xml", "2025-02.xml", "2025-01-2.xml", "2025-1.xml", "pages", "x.xml", "..%2fx"] {
            assert_eq!(part(nothing).await.status, 404, "{nothing}");
        }
    }

    async fn news_is_two_days_old_at_most(db) {
        let paper = Paper::open(db).await;
        paper.publish_at("Old", MORNING - 2 * DAY).await;
        paper.publish_at("Fresh & new", MORNING - 2 * DAY + 60_000_000).await;
        let mut german = paper.new_story("Hafen", Some(MORNING));
        german.section_id = paper.deutsch;
        actions::create(&paper.desk.itself(), &german).await.unwrap();
        let body = paper.visitor.get("/news-sitemap.xml").await.body;
        checked(&body);
        let read = Document::parse(&body).unwrap();
        let news: Vec<_> = read.descendants().filter(|node| node.has_tag_name((NEWS, "news"))).collect();
        assert_eq!(news.len(), 2);
        for (node, language, title) in [(news[0], "de", "Hafen"), (news[1], "en", "Fresh & new")] {
            assert_eq!(names(node), ["publication", "publication_date", "title"]);
            let said = ["name", "language", "title"].map(|name| text(node, NEWS, name));
            assert_eq!(said, ["The Courant", language, title]);
        }
        assert_eq!(text(news[0], NEWS, "publication_date"), "2025-01-14T09:05:00+01:00");
        // It leaves though nothing changes.
        paper.clock.advance(std::time::Duration::from_secs(60));
        assert_eq!(checked(&paper.visitor.get("/news-sitemap.xml").await.body), ["https://paper.example/deutsch/hafen"]);
    }
}

/// Ten thousand stories are more than a test should write by hand: one statement makes them of one.
#[tokio::test(flavor = "multi_thread")]
async fn a_large_paper_has_an_index() {
    let paper = Paper::open(sqlite().await).await;
    let id = paper.publish_at("Seed", MORNING - 40 * DAY).await;
    many(&paper, id, 25_000).await;
    let index = paper.visitor.get("/sitemap.xml").await;
    assert!(index.body.contains("<sitemapindex"), "{}", index.body);
    let parts = checked(&index.body);
    let wanted = ["pages.xml", "2025-01.xml", "2025-01-2.xml", "2025-01-3.xml", "2024-12.xml"];
    assert_eq!(parts, wanted.map(|part| format!("https://paper.example/sitemap/{part}")));
    let mut all = std::collections::HashSet::new();
    for part in parts {
        let answer = paper.visitor.get(part.trim_start_matches("https://paper.example")).await;
        assert_eq!(answer.status, 200, "{part}");
        let locs = checked(&answer.body);
        assert!(locs.len() <= 10_000, "{part} has {}", locs.len());
        all.extend(locs);
    }
    assert_eq!(all.len(), 25_000 + 1 + 3);
    assert_eq!(paper.visitor.get("/sitemap/2025-01-4.xml").await.status, 404);
}

/// Copies a story, all at three times of one morning: the id tells them apart.
async fn many(paper: &Paper, seed: i64, count: i64) {
    let copy = (seed, count, MORNING);
    paper
        .web
        .db
        .write(&copy, |c, (seed, count, at)| {
            Box::pin(async move {
                c.touch("front");
                c.run(
                    "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2)
                     INSERT INTO articles (id, section_id, slug, language, state, headline, standfirst, body, html,
                                           excerpt, words, created, published, revision)
                     SELECT n, section_id, slug || '-' || n, language, state, headline, standfirst, body, html,
                            excerpt, words, created, $3 - n % 3, revision
                     FROM articles, numbers
                     WHERE id = $1",
                    database::args![*seed, *count, *at],
                )
                .await
            })
        })
        .await
        .unwrap();
}
