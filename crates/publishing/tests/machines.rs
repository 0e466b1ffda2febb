//! What other machines are told: robots.txt, the reservation against mining, security.txt, llms.txt, JSON-LD of lists.

use axum::body::Body;
use database::both_engines;
use serde_json::Value;
use web::testing::Answer;
use web::{Machines, Mining};

use crate::feeds::sqlite;
use crate::paper::Paper;

fn reserving() -> Machines {
    let policy = Some("https://paper.example/licence?a=1&b=2".to_owned());
    Machines { mining: Mining { reserved: true, policy }, ..Machines::default() }
}

fn groups(answer: &Answer) -> Vec<&str> {
    answer.body.split("\n\n").collect()
}

both_engines! {
    async fn robots_are_shown_the_way(db) {
        let paper = Paper::open(db).await;
        let answer = paper.visitor.get("/robots.txt").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/plain; charset=utf-8"));
        let wanted = "User-agent: *\nAllow: /\nDisallow: /desk\nDisallow: /account\nDisallow: /api\n\n\
                      Sitemap: https://paper.example/sitemap.xml\nSitemap: https://paper.example/news-sitemap.xml\n\
                      Sitemap: https://paper.example/jobs-sitemap.xml\n";
        assert_eq!(answer.body, wanted);
    }

    async fn mining_is_reserved_by_one_switch(db) {
        let paper = Paper::open_with(db, reserving()).await;
        paper.publish("Harbour").await;
        let policy = "https://paper.example/licence?a=1&b=2";
        // Kept pages, made pages, errors and files alike; twice, from the router and from the page cache.
        for path in ["/", "/town/harbour", "/town/harbour", "/nowhere", "/robots.txt", "/assets/icon.svg", "/feed.rss"] {
            let answer = paper.visitor.get(path).await;
            assert_eq!((answer.header("tdm-reservation"), answer.header("tdm-policy")), ("1", policy), "{path}");
        }
        let page = paper.visitor.get("/town/harbour").await;
        assert_eq!(page.attributes("meta[name='tdm-reservation']", "content"), ["1"]);
        assert_eq!(page.attributes("meta[name='tdm-policy']", "content"), [policy]);
        let file = paper.visitor.get("/.well-known/tdmrep.json").await;
        assert_eq!(file.header("content-type"), "application/json");
        assert_eq!(file.json(), serde_json::json!([{ "location": "/", "tdm-reservation": 1, "tdm-policy": policy }]));
        let robots = paper.visitor.get("/robots.txt").await;
        let miners = groups(&robots)[1];
        assert!(miners.contains("User-agent: GPTBot\n") && miners.contains("User-agent: CCBot\n"), "{miners}");
        assert!(miners.ends_with("\nDisallow: /") && !miners.contains("Googlebot"), "{miners}");
        assert!(groups(&robots)[0].starts_with("User-agent: *\nAllow: /"));
    }

    async fn nothing_is_reserved_unless_the_paper_says_so(db) {
        let paper = Paper::open(db).await;
        let page = paper.visitor.get("/").await;
        assert!(page.headers.get("tdm-reservation").is_none());
        assert!(page.attributes("meta[name^='tdm']", "content").is_empty());
        for path in ["/.well-known/tdmrep.json", "/.well-known/security.txt", "/llms.txt"] {
            assert_eq!(paper.visitor.get(path).await.status, 404, "{path}");
        }
    }

    async fn a_guide_is_there_where_the_paper_wants_one(db) {
        let paper = Paper::open_with(db, Machines { llms_txt: true, ..Machines::default() }).await;
        let answer = paper.visitor.get("/llms.txt").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(answer.body.starts_with("# The Courant\n\n> News & tides\n\n## Sections\n\n"), "{}", answer.body);
        assert!(answer.body.contains("- [Town](https://paper.example/town): What happens here.\n"), "{}", answer.body);
        let head = paper.visitor.send("HEAD", "/llms.txt", &[], Body::empty()).await;
        assert_eq!((head.status.as_u16(), head.body.as_str()), (200, ""));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn faults_in_security_have_an_address() {
    let contact = Some("mailto:safe@paper.example".to_owned());
    let paper =
        Paper::open_with(sqlite().await, Machines { security_contact: contact, ..Machines::default() }).await;
    let answer = paper.visitor.get("/.well-known/security.txt").await;
    let wanted = "Contact: mailto:safe@paper.example\nExpires: 2025-07-13T00:00:00Z\nPreferred-Languages: en, de, ar\n\
                  Canonical: https://paper.example/.well-known/security.txt\n";
    assert_eq!((answer.header("content-type"), answer.body.as_str()), ("text/plain; charset=utf-8", wanted));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_say_where_they_stand_and_who_publishes_them() {
    let url = |path: &str| Some(format!("https://paper.example/{path}"));
    let machines =
        Machines { principles: url("how"), corrections_policy: url("mend?<b>"), ..Machines::default() };
    let paper = Paper::open_with(sqlite().await, machines).await;
    paper.publish("Harbour").await;
    let told = async |path: &str| -> Value {
        let page = paper.visitor.get(path).await;
        let told: Value = serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
        assert_eq!(told["@context"], "https://schema.org");
        told["@graph"].clone()
    };
    let front = told("/").await[0].clone();
    assert_eq!(front["@type"], "NewsMediaOrganization");
    assert_eq!(front["publishingPrinciples"], "https://paper.example/how");
    assert_eq!(front["correctionsPolicy"], "https://paper.example/mend?<b>");
    let section = told("/town").await[0].clone();
    let steps = section["itemListElement"].as_array().unwrap();
    let said: Vec<_> = steps
        .iter()
        .map(|step| (step["position"].as_i64(), step["name"].as_str(), step["item"].as_str()))
        .collect();
    let wanted = [
        (Some(1), Some("The Courant"), Some("https://paper.example/")),
        (Some(2), Some("Town"), Some("https://paper.example/town")),
    ];
    assert_eq!(said, wanted);
    let story = told("/town/harbour").await;
    let parts = story.as_array().unwrap();
    let paper = parts.iter().find(|part| part["@type"] == "NewsMediaOrganization").unwrap();
    assert_eq!((&paper["@id"], &paper["@id"]), (&parts[0]["publisher"]["@id"], &front["@id"]));
    assert_eq!(paper["correctionsPolicy"], front["correctionsPolicy"]);
}
