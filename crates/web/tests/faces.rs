//! Errors, caching and conditions over the whole way of a request.

use axum::body::Body;
use axum::http::StatusCode;
use web::testing::Visitor;

use crate::paper::open;

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_page_is_a_page() {
    let paper = open().await;
    let answer = Visitor::new(paper.app).get("/no/such/page").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert_eq!(answer.texts("h1").len(), 1);
    assert!(
        answer.header("content-type").starts_with("text/html")
            && answer.header("cache-control").contains("no-store")
    );
    assert!(answer.header("content-security-policy").starts_with("default-src 'none'"));
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_answers_with_problems() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    for (path, status) in
        [("/api/v1/none", 404), ("/api/v1/strict?limt=3", 400), ("/api/v1/strict?limit=x", 400)]
    {
        let answer = visitor.get(path).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (status, "application/problem+json"),
            "{path}"
        );
        assert_eq!(answer.json()["status"], status);
    }
    let unknown = visitor.get("/api/v1/strict?limt=3").await;
    assert!(unknown.json()["detail"].as_str().unwrap().contains("limt"));
    let deep = "[".repeat(100_000);
    let json = [("content-type", "application/json")];
    let answer = visitor.send("POST", "/api/v1/body", &json, Body::from(deep)).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    let answer =
        visitor.send("POST", "/api/v1/body", &[("content-type", "text/plain")], Body::from("{}")).await;
    assert_eq!(answer.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    assert_eq!(
        visitor.send("DELETE", "/api/v1/strict", &[], Body::empty()).await.status,
        StatusCode::METHOD_NOT_ALLOWED
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_api_speaks_the_language_that_is_asked_for() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let told = async |language: &str| {
        let headers = [("content-type", "text/plain"), ("accept-language", language)];
        let answer = visitor.send("POST", "/api/v1/body", &headers, Body::from("{}")).await;
        let detail = answer.json()["detail"].as_str().unwrap_or_default().to_owned();
        (answer.header("content-language").to_owned(), detail)
    };
    let of = |language: &str, detail: &str| (language.to_owned(), detail.to_owned());
    let english = of("en-GB", "The body must be application/json.");
    assert_eq!((told("").await, told("fr, nl;q=0.8").await), (english.clone(), english));
    let german = of("de-DE", "Der Inhalt der Anfrage muss vom Typ application/json sein.");
    assert_eq!(told("fr, de-AT;q=0.8, en;q=0.5").await, german);
    assert_eq!(told("ar").await.0, "ar");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fault_of_ours_shows_an_id_and_nothing_else() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let answer = visitor.get("/api/v1/broken").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!answer.body.contains("secret"));
    let answer = visitor.get("/panic").await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.contains(answer.header("x-request-id")) && !answer.body.contains("a bug"));
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shared_page_is_made_once_and_dropped_by_its_tag() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app.clone());
    let title = async |path: &str| visitor.get(path).await.texts("h1").join("");
    let first = title("/things/1").await;
    assert_eq!(title("/things/1").await, first);
    assert_eq!(title("/things/1?utm_source=friend").await, first, "an unknown key changes nothing");
    assert_ne!(title("/things/1?after=5").await, first);
    assert_ne!(title("/things/2").await, first);
    paper
        .db
        .write(&(), |c, ()| {
            Box::pin(async move {
                c.touch("thing");
                Ok::<_, database::Error>(())
            })
        })
        .await
        .unwrap();
    assert_ne!(title("/things/1").await, first);
    assert_eq!(visitor.get("/things/1x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn headers_cannot_poison_a_shared_page() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let poison = [
        ("cookie", "a=<script>alert(1)</script>"),
        ("x-forwarded-host", "evil.example"),
        ("accept-language", "de"),
        ("host", "evil.example"),
    ];
    let poisoned = visitor.send("GET", "/things/1", &poison, Body::empty()).await;
    let clean = visitor.get("/things/1").await;
    assert_eq!(poisoned.body, clean.body);
    assert!(!clean.body.contains("evil") && !clean.body.contains("<script>alert"));
    assert_eq!(clean.header("vary"), "accept-encoding");
}

#[tokio::test(flavor = "multi_thread")]
async fn conditions_heads_and_codings_are_right() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let full = visitor.get("/things/1").await;
    let etag = full.header("etag").to_owned();
    let again = visitor.send("GET", "/things/1", &[("if-none-match", &etag)], Body::empty()).await;
    assert_eq!(
        (again.status, again.body.len(), again.header("etag")),
        (StatusCode::NOT_MODIFIED, 0, etag.as_str())
    );
    let other = visitor.send("GET", "/things/1", &[("if-none-match", "\"x\", W/\"y\"")], Body::empty()).await;
    assert_eq!(other.status, StatusCode::OK);
    let head = visitor.send("HEAD", "/things/1", &[], Body::empty()).await;
    assert_eq!((head.body.len(), head.header("content-length")), (0, full.body.len().to_string().as_str()));
    let gone = visitor.send("HEAD", "/things/zzz", &[], Body::empty()).await;
    assert_eq!((gone.status, gone.body.len()), (StatusCode::NOT_FOUND, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_are_taken_from_our_own_pages_only() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let send = async |headers: &[(&str, &str)], body: &str| {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        visitor.send("POST", "/form", &all, Body::from(body.to_owned())).await.status.as_u16()
    };
    assert_eq!(send(&[], "a=b").await, 200);
    assert_eq!(send(&[("sec-fetch-site", "same-origin")], "a=b").await, 200);
    assert_eq!(send(&[("sec-fetch-site", "cross-site")], "a=b").await, 403);
    assert_eq!(send(&[("sec-fetch-site", "same-site")], "a=b").await, 403);
    assert_eq!(send(&[("origin", "https://paper.example")], "a=b").await, 200);
    assert_eq!(send(&[("origin", "https://evil.example")], "a=b").await, 403);
    assert_eq!(send(&[("origin", "null")], "a=b").await, 403);
    assert_eq!(send(&[], &"a".repeat(2 << 20)).await, 413);
    assert_eq!(send(&[], "a=%ff%fe").await, 400);
    let multipart = [("content-type", "multipart/form-data; boundary=x")];
    assert_eq!(visitor.send("POST", "/form", &multipart, Body::from("--x--")).await.status.as_u16(), 415);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_has_one_address() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let moved = visitor.get("/things/1/?after=2").await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (308, "/things/1?after=2"));
    assert_eq!(visitor.get("//evil.example/").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_are_kept_for_ever_under_their_hash() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let css = visitor.get("/things/1").await.attributes("link[rel=stylesheet]", "href").remove(0);
    let hashed = visitor.get(&css).await;
    assert!(
        hashed.header("cache-control").contains("immutable")
            && hashed.header("content-type").starts_with("text/css")
    );
    assert!(!visitor.get("/assets/courant.css").await.header("cache-control").contains("immutable"));
    for missing in ["/assets/none.css", "/assets/../Cargo.toml", "/assets/%2e%2e/x"] {
        assert_eq!(visitor.get(missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
}

/// Sends a form.
async fn post(visitor: &Visitor, path: &str, fields: &str) -> web::testing::Answer {
    let form = [("content-type", "application/x-www-form-urlencoded")];
    visitor.send("POST", path, &form, Body::from(fields.to_owned())).await
}

const WORDS: &str = "token=abc&key=k%22%3C&body=The+pier+%3Cb%3Ecloses%3C%2Fb%3E%0D%0Aat+noon.&title=";

#[tokio::test(flavor = "multi_thread")]
async fn words_that_cannot_be_taken_come_back() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let answer = post(&visitor, "/away?from=here", WORDS).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("The pier &lt;b&gt;closes"), "{}", answer.body);
    assert_eq!(answer.attributes("form.kept", "action"), ["/away?from=here"]);
    assert_eq!(answer.attributes("form.kept input", "value"), ["abc", "k\"<", ""], "the rest goes along");
    assert_eq!(answer.texts("form.kept button").len(), 1);

    let absent = post(&visitor, "/absent", WORDS).await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    assert_eq!(absent.texts("form.kept textarea").len(), 1);
    assert_eq!(absent.texts("form.kept button").len(), 0, "nothing is there to send it to");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_word_is_a_word_and_choices_are_none() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let answer = post(&visitor, "/away", "token=abc&text=Unglaublich%21&email=&section=town&key=k").await;
    assert_eq!(answer.texts("form.kept textarea"), ["Unglaublich!"]);
    assert_eq!(answer.attributes("form.kept input", "name"), ["token", "email", "section", "key"]);
    let chosen = post(&visitor, "/away", "token=abc&section=town&revision=3").await;
    assert_eq!(chosen.texts("form.kept").len(), 0, "nothing would be missed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_form_comes_back_with_the_token_it_needs() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let answer = post(&visitor, "/stale", WORDS).await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(answer.attributes("form.kept input", "value"), ["fresh", "k\"<", ""]);
    assert_eq!(answer.texts("form.kept button").len(), 1);
    assert!(!post(&visitor, "/stale", "token=abc").await.body.contains("form class=\"kept"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_away_from_words_shows_them() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let answer = post(&visitor, "/door", WORDS).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.texts("form.kept textarea").len(), 1);
    assert_eq!(answer.attributes("form.kept a", "href"), ["/in"]);
    assert_eq!(answer.header("www-authenticate"), "Bearer");
    assert_eq!(answer.header("location"), "");
    let answer = post(&visitor, "/door", "token=abc").await;
    assert_eq!((answer.status, answer.header("location")), (StatusCode::SEE_OTHER, "/in"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_secret_or_foreign_does_not_come_back() {
    let paper = open().await;
    let visitor = Visitor::new(paper.app);
    let secret = post(&visitor, "/away", "body=two+words&current=my+secret").await;
    assert!(!secret.body.contains("two words") && !secret.body.contains("my secret"));
    let account = post(&visitor, "/account/none", "password=my+secret").await;
    assert_eq!(account.status, StatusCode::NOT_FOUND);
    assert!(!account.body.contains("my secret"));
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
    let foreign = visitor.send("POST", "/away", &form, Body::from(WORDS)).await;
    assert_eq!(foreign.status, StatusCode::FORBIDDEN);
    assert!(!foreign.body.contains("The pier"), "another site may put no words on our page");
    let long = post(&visitor, "/away", &format!("body={}", "a+".repeat(600_000))).await;
    assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(long.texts("main p").concat().contains("(1 MB at most)"), "{}", long.body);
}
