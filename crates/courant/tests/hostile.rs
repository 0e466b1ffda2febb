//! Addresses and bodies that nobody means well with: a clear answer, nothing stored, the server stands.

use axum::body::Body;
use database::both_engines;
use serde_json::json;
use web::testing::Answer;

use crate::hazards::{COMMENT, hazards};
use crate::paper::{Paper, STORY};

/// Parts of addresses, encoded as a client would send them.
const ODD: [&str; 19] = [
    "%00",
    "a%00b",
    "%FF",
    "%C3%28",
    "%0A",
    "%0D%0ASet-Cookie:x",
    "..",
    "..%2f..%2fetc%2fpasswd",
    "%F0%9F%98%80",
    "%E2%80%AE",
    "'",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "%3Csvg%20onload=x%3E",
    "-1",
    "0",
    "007",
    "9223372036854775808",
    "1e9",
    "%25s%25n",
];

/// Every address with a part that a client chooses.
const PAGES: [&str; 23] = [
    "/X",
    "/X/feed.atom",
    "/X/y",
    "/town/X",
    "/town/X/comments",
    "/comments/X",
    "/jobs/X",
    "/jobs/X-y",
    "/jobs/boards/X",
    "/media/X",
    "/assets/X",
    "/town?before=X",
    "/town/the-pier-opens?reply=X&after=X",
    "/town/the-pier-opens/comments?parent=X",
    "/jobs?after=X",
    "/jobs/boards/engineering?after=X",
    "/?X=X",
    "/lite/X",
    "/lite/X/y",
    "/lite/town/X",
    "/lite/town/X/comments",
    "/lite/town/the-pier-opens?reply=X&after=X",
    "/lite/comments/X",
];
const CALLS: [&str; 11] = [
    "/api/v1/articles/X",
    "/api/v1/articles?section=X",
    "/api/v1/articles?after=X",
    "/api/v1/articles?limit=X",
    "/api/v1/comments/X",
    "/api/v1/comments?article=X",
    "/api/v1/jobs/X",
    "/api/v1/jobs?board=X",
    "/api/v1/jobs?after=X",
    "/api/v1/X",
    "/api/v1/sections?X=1",
];

fn is_calm(answer: &Answer, context: &str) {
    let status = answer.status.as_u16();
    assert!(status < 500 && ![401, 403].contains(&status), "{context}: {status} {}", answer.body);
    assert!(answer.headers.get("set-cookie").is_none(), "{context}");
    if context.contains("/api/") && status >= 400 {
        assert_eq!(answer.header("content-type"), "application/problem+json", "{context}");
        assert_eq!(answer.json()["status"], status, "{context}");
    } else if answer.header("content-type").starts_with("text/html") {
        assert_eq!(hazards(&answer.body, "article[id^=c] > div", COMMENT), Vec::<String>::new(), "{context}");
    }
}

async fn stored(paper: &Paper) -> [i64; 4] {
    [
        paper.count("SELECT COUNT(*) FROM comments").await,
        paper.count("SELECT COUNT(*) FROM comment_keys").await,
        paper.count("SELECT COUNT(*) FROM articles").await,
        paper.count("SELECT COUNT(*) FROM listings").await,
    ]
}

both_engines! {
    async fn odd_addresses_are_answered_calmly(db) {
        let paper = Paper::open(db).await;
        let long = "x".repeat(3000);
        for template in PAGES.iter().chain(&CALLS) {
            for odd in ODD.iter().copied().chain([long.as_str()]) {
                let path = template.replace('X', odd);
                let answer = paper.visitor.get(&path).await;
                is_calm(&answer, &path);
                if template.contains("/X") && !path.ends_with("..") {
                    assert_eq!(answer.status, 404, "{path}: {}", answer.body);
                }
            }
        }
        for path in ["/api/v1/articles?page=2", "/api/v1/comments?article=1&sort=x", "/api/v1/jobs?q=x", "/api/v1/comments"] {
            assert_eq!(paper.visitor.get(path).await.status, 400, "{path}");
        }
        for path in ["/?utm_source=x", "/town?fbclid=x", "/town/the-pier-opens?ref=x", "/jobs?x=%00", "/town/the-pier-opens/comments?x"] {
            assert_eq!(paper.visitor.get(path).await.status, 200, "{path}");
        }
    }

    async fn forms_that_are_none_are_explained_and_leave_nothing(db) {
        let paper = Paper::open(db).await;
        let before = stored(&paper).await;
        let post = format!("{STORY}/comments");
        let form = "application/x-www-form-urlencoded";
        let large = format!("name=A&text={}", "x".repeat(1 << 20));
        let table: [(&str, &[u8], u16); 11] = [
            (form, large.as_bytes(), 413),
            ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--", 415),
            ("application/json", b"{\"name\":\"A\",\"text\":\"x\"}", 415),
            ("text/plain", b"name=A&text=x", 415),
            ("", b"name=A&text=x", 415),
            (form, b"name=A&text=\xFF\xFE", 400),
            (form, b"name=A&text=%FF%FE", 400),
            (form, b"name=A&text=a%00b", 422),
            (form, b"name=A%1B&text=x", 422),
            (form, b"name=A&text=x&text=y", 400),
            (form, b"", 422),
        ];
        for (kind, body, status) in table {
            let headers: &[(&str, &str)] = if kind.is_empty() { &[] } else { &[("content-type", kind)] };
            let answer = paper.visitor.send("POST", &post, headers, Body::from(body.to_vec())).await;
            let context = format!("{kind} {}", String::from_utf8_lossy(&body[..body.len().min(40)]));
            assert_eq!(answer.status.as_u16(), status, "{context}: {}", answer.body);
            is_calm(&answer, &context);
            assert_eq!(answer.texts("h1").len(), 1, "{context}: a page in the paper's dress");
            assert_eq!(answer.header("cache-control"), "private, no-store", "{context}");
        }
        let key = "k".repeat(201);
        let keyed = paper.visitor.post_form(&post, &[("name", "A"), ("text", "x"), ("key", &key)]).await;
        assert_eq!(keyed.status, 400);
        let nul = paper.visitor.post_form(&post, &[("name", "A"), ("text", "x"), ("key", "a\0b")]).await;
        assert_eq!(nul.status, 400);
        assert_eq!(stored(&paper).await, before);
        // Fields that the form does not have are none of ours: browsers' extensions add them.
        assert_eq!(paper.visitor.post_form(&post, &[("name", "A"), ("text", "x"), ("website", "y")]).await.status, 303);
    }

    async fn foreign_pages_cannot_send_the_form(db) {
        let paper = Paper::open(db).await;
        for headers in [[("sec-fetch-site", "cross-site")], [("origin", "https://evil.example")], [("origin", "null")]] {
            let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
            all.extend(headers);
            let body = Body::from("name=A&text=x");
            let answer = paper.visitor.send("POST", &format!("{STORY}/comments"), &all, body).await;
            assert_eq!(answer.status, 403, "{headers:?}");
        }
        assert_eq!(stored(&paper).await[0], 0);
    }

    async fn json_that_is_none_is_a_problem_and_leaves_nothing(db) {
        let paper = Paper::open(db).await;
        let before = stored(&paper).await;
        let story = paper.story.to_string();
        let good = json!({ "article": story, "name": "A", "text": "x" });
        let with = |name: &str, value: serde_json::Value| {
            let mut body = good.clone();
            body[name] = value;
            body.to_string().into_bytes()
        };
        let deep = format!("{{\"article\":{}1{}}}", "[".repeat(5000), "]".repeat(5000));
        let kind = "application/json";
        let table: Vec<(&str, Vec<u8>, u16)> = vec![
            (kind, with("text", json!("x".repeat(1 << 20))), 413),
            ("text/json", good.to_string().into_bytes(), 415),
            ("application/x-www-form-urlencoded", b"article=1".to_vec(), 415),
            (kind, b"{\"article\":".to_vec(), 400),
            (kind, b"\xFF".to_vec(), 400),
            (kind, b"[]".to_vec(), 400),
            (kind, deep.into_bytes(), 400),
            (kind, with("colour", json!("red")), 400),
            (kind, with("article", json!(7)), 400),
            (kind, with("article", json!("7")), 404),
            (kind, with("article", json!("-7")), 404),
            (kind, with("article", json!(format!("0{story}"))), 404),
            (kind, with("article", json!("\u{0}")), 404),
            (kind, with("parent", json!("7")), 422),
            (kind, with("parent", json!("x")), 422),
            (kind, with("text", json!("a\u{0}b")), 422),
            (kind, with("text", json!("\u{7}")), 422),
            (kind, with("name", json!("\u{202e}x")), 422),
            (kind, with("email", json!("a\u{0}@b.example")), 422),
            (kind, b"{\"article\":\"1\",\"name\":\"\\ud800\",\"text\":\"x\"}".to_vec(), 400),
        ];
        for (kind, body, status) in table {
            let context = format!("/api/ {kind} {}", String::from_utf8_lossy(&body[..body.len().min(60)]));
            let answer = paper.visitor.send("POST", "/api/v1/comments", &[("content-type", kind)], Body::from(body)).await;
            assert_eq!(answer.status.as_u16(), status, "{context}: {}", answer.body);
            is_calm(&answer, &context);
        }
        assert_eq!(stored(&paper).await, before);
    }

    /// What only staff may send is looked at as closely: PostgreSQL takes no NUL, and an id is no text.
    async fn odd_words_of_staff_are_refused_too(db) {
        use accounts::{Role, Scope};
        let paper = Paper::open(db).await;
        let staff = paper.person(Role::Publisher, &Scope::ALL).await;
        let good = paper.advert("Gear engineer").await;
        for name in ["board", "company", "title", "body", "language", "ends"] {
            for value in ["a\u{0}b", "", "-1", "99999999999999999999", "<script>"] {
                let mut body = good.clone();
                body[name] = json!(value);
                let answer = staff.send_json("POST", "/api/v1/jobs", &body).await;
                let words = ["title", "body"].contains(&name) && !value.contains('\0');
                assert!(answer.status.is_client_error() || words, "{name} {value:?}: {} {}", answer.status, answer.body);
                assert!(!answer.status.is_server_error(), "{name} {value:?}: {}", answer.body);
            }
        }
        for pointer in ["/details/apply/to", "/details/places/0/city", "/details/places/0/country", "/details/reference", "/details/tariff"] {
            let mut body = good.clone();
            if let Some(member) = body.pointer_mut(pointer) {
                *member = json!("a\u{0}b");
                let answer = staff.send_json("POST", "/api/v1/jobs", &body).await;
                assert!(answer.status.is_client_error(), "{pointer}: {} {}", answer.status, answer.body);
            }
        }
        let before = stored(&paper).await;
        for name in ["section", "slug", "headline", "standfirst", "kicker", "dateline", "text", "language", "comments"] {
            let mut body = json!({ "section": "town", "headline": "x", "text": "x" });
            body[name] = json!("a\u{0}b");
            let answer = staff.send_json("POST", "/api/v1/articles", &body).await;
            assert!(answer.status.is_client_error(), "{name}: {} {}", answer.status, answer.body);
        }
        let byline = json!({ "section": "town", "headline": "x", "text": "x", "bylines": ["a\u{0}b"] });
        assert!(staff.send_json("POST", "/api/v1/articles", &byline).await.status.is_client_error());
        let told = json!({ "kind": "correction", "text": "a\u{0}b" });
        let place = format!("/api/v1/articles/{}/corrections", paper.story);
        assert!(staff.send_json("POST", &place, &told).await.status.is_client_error());
        assert_eq!(stored(&paper).await, before);
    }
}
