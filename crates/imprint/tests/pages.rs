//! What readers are told, and who may change it.

use accounts::{Role, Scope};
use imprint::{Facts, Place};
use locale::Language;
use serde_json::json;

use crate::paper::{Paper, facts, full};

const PATHS: [&str; 6] =
    ["/imprint", "/ownership", "/privacy", "/accessibility", "/corrections-policy", "/contact"];

database::both_engines! {
    async fn a_page_without_particulars_says_so(db) {
        let paper = Paper::open(db, facts(), Language::EnGb).await;
        for path in PATHS {
            let page = paper.visitor.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.texts(".notice")[0].contains("not filled in"), "{path}");
            assert_eq!(page.header("x-robots-tag"), "noindex", "{path}");
            assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"], "{path}");
        }
    }

    async fn a_filled_page_shows_what_was_set(db) {
        let paper = Paper::open(db, facts(), Language::EnGb).await;
        // The pages are kept; setting the particulars drops them.
        for path in PATHS {
            paper.visitor.get(path).await;
        }
        let set = paper.set(0, full()).await;
        assert_eq!((set.status.as_u16(), &set.json()["revision"]), (200, &json!(1)), "{}", set.body);
        for path in PATHS {
            let page = paper.visitor.get(path).await;
            assert!(page.texts(".notice").is_empty(), "{path}: {}", page.body);
            assert_eq!(page.header("x-robots-tag"), "", "{path}");
            assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("https://paper.example{path}")]);
        }
        let imprint = paper.visitor.get("/imprint").await;
        let text = imprint.texts("main").remove(0);
        for part in ["Packet Press <GmbH>", "24999 Hollenwiek", "Ida Brandt", "Jo Larsen: Town & harbour", "Quay 4"] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert_eq!(imprint.attributes("main a[href^=mailto]", "href"), ["mailto:desk@packet.example"]);
        let ownership = paper.visitor.get("/ownership").await.texts("main").remove(0);
        assert!(ownership.contains("€1,234.56") && ownership.contains("Nobody else."), "{ownership}");
        assert!(paper.visitor.get("/corrections-policy").await.texts("main").remove(0).contains("at once"));
    }

    async fn the_foot_of_every_page_leads_there(db) {
        let paper = Paper::open(db, facts(), Language::DeDe).await;
        for path in ["/imprint", "/no-such-page"] {
            let page = paper.visitor.get(path).await;
            let led = page.attributes(".foot ul[aria-label] li a", "href");
            assert_eq!(led, PATHS, "{path}");
            assert_eq!(page.texts(".foot ul[aria-label] li a")[0], "Impressum");
        }
        let page = paper.visitor.get("/imprint").await;
        assert_eq!((page.texts("h1"), page.attributes("html", "lang")), (vec!["Impressum".to_owned()], vec!["de-DE".to_owned()]));
    }

    async fn the_privacy_page_follows_the_settings(db) {
        let first = Paper::open(db, facts(), Language::EnGb).await;
        let page = first.visitor.get("/privacy").await.texts("main").remove(0);
        for part in ["6 comments in 60 seconds", "for 48 hours", "After 60 days", "After 30 days it is deleted", "deleted after 20 days", "We hand nothing of it to third parties", "no access log", "on the machine"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        for part in ["text and data mining", "Another server", "mail server", "sign in with", "Apart from"] {
            assert!(!page.contains(part), "{part}: {page}");
        }
    }

    async fn other_settings_make_another_page(db) {
        let other = Facts {
            database: Place::Elsewhere,
            pictures: Place::Elsewhere,
            comment_rate: None,
            form_hours: 1,
            sender_days: 30,
            account_days: 20,
            mail: Some("post.example".to_owned()),
            provider: Some("id.example".to_owned()),
            counts: false,
            count_days: 60,
            proxy: true,
            page_lines: true,
            mining_reserved: Some(true),
        };
        let paper = Paper::open(db, other, Language::EnGb).await;
        let page = paper.visitor.get("/privacy").await.texts("main").remove(0);
        for part in ["do not count", "for 1 hour", "a line for each page", "database server", "object store", "Another server", "We reserve", "the mail server post.example", "sign in with id.example", "Apart from"] {
            assert!(page.contains(part), "{part}: {page}");
        }
        for part in ["comments in", "no access log", "After 60 days", "We hand nothing"] {
            assert!(!page.contains(part), "{part}: {page}");
        }
    }

    async fn only_a_publisher_sets_them(db) {
        let paper = Paper::open(db, facts(), Language::EnGb).await;
        let body = json!({ "revision": 0, "particulars": full() });
        let path = "/api/v1/paper/particulars";
        assert_eq!(paper.visitor.send_json("PUT", path, &body).await.status, 401);
        let editor = paper.person(Role::Editor, &[Scope::ArticlesPublish]).await;
        assert_eq!(editor.send_json("PUT", path, &body).await.status, 403);
        let lesser = paper.person(Role::Publisher, &[Scope::JobsWrite]).await;
        assert_eq!(lesser.send_json("PUT", path, &body).await.status, 403);
        assert_eq!(paper.visitor.get(path).await.json()["revision"], 0);
    }

    async fn every_version_is_kept_and_none_is_overwritten(db) {
        let paper = Paper::open(db, facts(), Language::EnGb).await;
        assert_eq!(paper.set(0, full()).await.status, 200);
        let stale = paper.set(0, json!({})).await;
        assert_eq!((stale.status.as_u16(), stale.header("content-type")), (409, "application/problem+json"));
        assert_eq!(paper.set(1, json!({ "legal_name": "Others" })).await.status, 200);
        let path = "/api/v1/paper/particulars";
        let newest = paper.visitor.get(path).await.json();
        assert_eq!((&newest["revision"], &newest["particulars"]["legal_name"]), (&json!(2), &json!("Others")));
        let first = paper.visitor.get(&format!("{path}?revision=1")).await.json();
        assert_eq!(first["particulars"]["owners"][0]["name"], "Ida Brandt");
        assert!(first["changed"].as_str().unwrap().ends_with('Z'));
        assert_eq!(paper.visitor.get(&format!("{path}?revision=3")).await.status, 404);
        assert_eq!(paper.visitor.get(&format!("{path}?version=1")).await.status, 400);
    }

    async fn what_is_wrong_is_named_and_nothing_is_stored(db) {
        let paper = Paper::open(db, facts(), Language::EnGb).await;
        let mut wrong = full();
        wrong["contact"]["email"] = json!("nobody");
        wrong["responsible"][0]["sections"] = json!(["nowhere"]);
        let refused = paper.set(0, wrong).await;
        assert_eq!(refused.status, 422);
        let fields: Vec<String> = refused.json()["problems"]
            .as_array()
            .unwrap()
            .iter()
            .map(|problem| problem["field"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(fields, ["contact.email", "responsible.sections"]);
        assert_eq!(paper.set(0, json!({ "legal_nam": "x" })).await.status, 400);
        assert_eq!(paper.visitor.get("/api/v1/paper/particulars").await.json()["revision"], 0);
    }
}
