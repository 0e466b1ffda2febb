//! Reading conversations of any size: nothing lost, nothing twice, a fixed number of rows.

use std::collections::BTreeSet;
use std::time::Instant;

use comments::View;
use database::both_engines;

use crate::paper::{POST, Paper, lifted};

/// A thousand roots with four replies each, and 15,000 replies to those.
const BUSHY: &str = "INSERT INTO comments (id, subject_id, parent_key, root_id, depth, path, place, status, shown, replies,
                           name, staff, source, html, network, created)
    WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
    SELECT i, 11,
           CASE WHEN i <= 1000 THEN 0 WHEN i <= 5000 THEN (i - 1001) % 1000 + 1 ELSE 1001 + (i - 5001) % 4000 END,
           1, CASE WHEN i <= 1000 THEN 0 WHEN i <= 5000 THEN 1 ELSE 2 END,
           CAST(i AS TEXT), i, 'visible', TRUE, CASE WHEN i <= 1000 THEN 4 WHEN i <= 4000 THEN 4 WHEN i <= 5000 THEN 3 ELSE 0 END,
           'Ann', FALSE, 'x', '<p>x</p>', 'n', 1736841900000000
    FROM n";

/// One root with fifty thousand direct replies.
const WIDE: &str =
    "INSERT INTO comments (id, subject_id, parent_key, root_id, depth, path, place, status, shown, replies,
                           name, staff, source, html, network, created)
    WITH RECURSIVE n(i) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < 50001)
    SELECT i, 11, CASE WHEN i = 1 THEN 0 ELSE 1 END, 1, CASE WHEN i = 1 THEN 0 ELSE 1 END,
           CAST(i AS TEXT), i, 'visible', TRUE, CASE WHEN i = 1 THEN 50000 ELSE 0 END,
           'Ann', FALSE, 'x', '<p>x</p>', 'n', 1736841900000000
    FROM n";

async fn first_page(paper: &Paper) -> (usize, serde_json::Value) {
    let read = paper.web.db.read(async |c| {
        let (talk, _) = comments::talk(&paper.web, c, &paper.subject, View::default()).await?;
        Ok::<_, web::Error>((c.rows_read(), serde_json::to_value(&talk).unwrap()))
    });
    read.await.unwrap()
}

async fn fill(paper: &Paper, sql: &'static str) {
    let filled = paper.web.db.write(&sql, |c, sql| Box::pin(async move { c.run(sql, &[]).await })).await;
    filled.unwrap();
}

fn ids(page: &web::testing::Answer) -> Vec<i64> {
    let ids = page.attributes("article[id]", "id");
    ids.iter().filter_map(|id| id.strip_prefix('c')?.parse().ok()).collect()
}

both_engines! {
    async fn a_busy_story_reads_a_page_of_rows(db) {
        let paper = Paper::open(db, lifted()).await;
        fill(&paper, BUSHY).await;
        let (rows, talk) = first_page(&paper).await;
        assert!((600..=700).contains(&rows), "{rows}");
        let began = Instant::now();
        first_page(&paper).await;
        println!("{:?}: {rows} rows in {:?}", paper.web.db.engine(), began.elapsed());
        let roots = talk["roots"].as_array().unwrap();
        assert_eq!((roots.len(), roots[0]["id"].as_str()), (50, Some("1000")));
        assert_eq!(roots[0]["replies"].as_array().unwrap().len(), 3);
        assert_eq!(roots[0]["replies"][0]["replies"].as_array().unwrap().len(), 3);
        assert_eq!(roots[0]["more_count"], 1);
        assert_eq!(talk["more_url"], "/town/harbour/comments?after=951");
        let more = roots[0]["more_url"].as_str().unwrap();
        assert_eq!(more, "/town/harbour/comments?parent=1000&after=4000");
        let rest = paper.visitor.get(more).await;
        assert_eq!(rest.status, 200, "{}", rest.body);
        assert!(ids(&rest).starts_with(&[1000, 5000]), "{:?}", ids(&rest));
    }

    async fn a_root_with_fifty_thousand_replies_is_as_quick(db) {
        let paper = Paper::open(db, lifted()).await;
        fill(&paper, WIDE).await;
        first_page(&paper).await;
        let began = Instant::now();
        let (rows, talk) = first_page(&paper).await;
        let took = began.elapsed();
        println!("{:?}: {took:?}", paper.web.db.engine());
        assert!(rows <= 10, "{rows}");
        assert!(took.as_millis() < 100, "{took:?}");
        assert_eq!(talk["roots"][0]["more_count"], 49_997);
        let page = paper.visitor.get("/comments/1?after=40000").await;
        assert_eq!((ids(&page)[1], ids(&page).len()), (40_001, 51));
    }

    async fn three_hundred_roots_page_to_the_end(db) {
        let paper = Paper::open(db, lifted()).await;
        let mut before = BTreeSet::new();
        for number in 0..300 {
            before.insert(paper.say(None, &format!("comment {number}")).await.id);
        }
        for sort in ["", "?sort=oldest"] {
            let (mut next, mut seen) = (Some(format!("{POST}{sort}")), Vec::new());
            while let Some(path) = next {
                let page = paper.visitor.get(&path).await;
                assert_eq!(page.status, 200, "{path}");
                seen.extend(ids(&page));
                // Readers write while others page.
                if seen.len() < 300 {
                    paper.say(None, "meanwhile").await;
                }
                next = page.attributes("a[rel=next]", "href").first().cloned();
            }
            let unique: BTreeSet<i64> = seen.iter().copied().collect();
            assert_eq!(unique.len(), seen.len(), "nothing twice");
            assert!(before.is_subset(&unique), "nothing lost");
        }
    }

    async fn a_chain_of_a_hundred_answers_is_read_to_its_end(db) {
        let paper = Paper::open(db, lifted()).await;
        let mut chain = vec![paper.say(None, "word 0").await.id];
        for number in 1..100 {
            chain.push(paper.say(chain.last().copied(), &format!("word {number}")).await.id);
        }
        assert_eq!(paper.count("SELECT MAX(depth) FROM comments").await, 64);
        assert_eq!(paper.count("SELECT COUNT(*) FROM comments WHERE depth = 64").await, 36);
        assert_eq!(paper.count("SELECT MAX(LENGTH(path)) FROM comments").await, 65 * 13);
        let last = chain[99];
        let kept = paper.count("SELECT MAX(in_reply_to) FROM comments").await;
        assert_eq!(kept, chain[98]);
        let (mut seen, mut next) = (BTreeSet::new(), Some(POST.to_owned()));
        let mut pages = 0;
        while let Some(path) = next {
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.body);
            seen.extend(ids(&page));
            next = page.attributes("ol.thread p.more a", "href").first().cloned();
            pages += 1;
        }
        assert_eq!(seen, chain.iter().copied().collect());
        assert!(pages <= 6, "{pages}");
        let permalink = paper.visitor.get(&format!("/comments/{last}")).await;
        assert_eq!(permalink.texts("section.before article").len(), 64);
        // Flat lists say whom each answers.
        let flat = paper.visitor.get(&format!("/comments/{}", chain[3])).await;
        assert!(flat.texts("p.to").contains(&"In reply to Ann".to_owned()));
    }

    async fn odd_addresses_are_no_pages(db) {
        let paper = Paper::open(db, lifted()).await;
        let id = paper.say(None, "here").await.id;
        for path in ["/comments/x", "/comments/-1", "/comments/0", "/comments/01", "/comments/9223372036854775808"] {
            assert_eq!(paper.visitor.get(path).await.status, 404, "{path}");
        }
        for query in ["after=x", "after=-5", "parent=77", "reply=1e3", "parent=%00"] {
            assert_eq!(paper.visitor.get(&format!("{POST}?{query}")).await.status, 404, "{query}");
        }
        for fine in ["utm_source=x", "sort=odd", "after=", "reply=5"] {
            assert_eq!(paper.visitor.get(&format!("{POST}?{fine}")).await.status, 200, "{fine}");
        }
        assert_eq!(paper.visitor.get(&format!("/town/other/comments?parent={id}")).await.status, 404);
        let answering = paper.visitor.get(&format!("/comments/{id}?reply={id}")).await;
        assert_eq!(answering.attributes("article form input[name=parent]", "value"), [id.to_string()]);
        assert_eq!(answering.texts("form").len(), 1);
    }
}
