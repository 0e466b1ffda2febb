//! The light view: every page of readers again, as words alone.

use axum::body::Body;
use axum::http::Request;
use database::both_engines;
use database::testing::MORNING;
use document::{Block, Document, Figure, Kind};
use publishing::{Lead, NewPicture};
use web::testing::Answer;

use crate::hazards::{COMMENT, hazards};
use crate::paper::{DAY, Paper, STORY};

const LIGHT: &str = "/lite/town/the-pier-opens";

/// Pages of every kind.
const PAGES: [&str; 21] = [
    "/",
    "/town",
    STORY,
    "/town/the-pier-opens/comments",
    "/topics",
    "/authors",
    "/archive",
    "/archive/2025",
    "/archive/2025/01",
    "/corrections",
    "/jobs",
    "/jobs/boards/engineering",
    "/search",
    "/search?q=pier&after=",
    "/imprint",
    "/ownership",
    "/privacy",
    "/accessibility",
    "/corrections-policy",
    "/contact",
    "/search?q=pier&from=soon",
];

fn light(path: &str) -> String {
    if path == "/" { "/lite".to_owned() } else { format!("/lite{path}") }
}

/// Whether nothing on a light page leads out of it but its one link, and nothing is loaded but a stylesheet and an icon.
fn is_light(page: &Answer, path: &str) {
    assert_eq!(
        page.texts("img, script, style, svg, [class], meta[property], meta[name=description]"),
        [""; 0],
        "{path}"
    );
    assert_eq!(page.attributes("meta[name=robots]", "content"), ["noindex"], "{path}");
    assert_eq!(page.header("x-robots-tag"), "noindex", "{path}");
    let styles = page.attributes("link[rel=stylesheet]", "href");
    assert!(styles.len() == 1 && styles[0].starts_with("/assets/lite."), "{path}: {styles:?}");
    let places =
        page.attributes("a[href]:not(#view)", "href").into_iter().chain(page.attributes("form", "action"));
    for place in places {
        let inside = place.starts_with("/lite") && !place.starts_with("/lite/lite");
        let file = ["/media/", "/feed.", "/town/feed.", "#", "/search/feed.", "/api/v1/paper"]
            .iter()
            .any(|start| place.starts_with(start));
        let elsewhere = place.starts_with("mailto:") || place.starts_with("https://acme.example");
        assert!(inside || file || elsewhere, "{path} leads to {place}");
    }
    if !path.starts_with("/search") {
        assert_eq!(hazards(&page.body, "article[id^=c] > div", COMMENT), Vec::<String>::new(), "{path}");
    }
}

/// The body without what is said once: the id of the request.
fn words(answer: &Answer) -> String {
    answer.body.replace(answer.header("x-request-id"), "ID")
}

both_engines! {
    async fn every_page_has_a_light_view(db) {
        let paper = Paper::open(db).await;
        let (_, advert) = paper.advertise("Gear designer").await;
        let said = paper.visitor.post_form(&format!("{STORY}/comments"), &[("text", "Well."), ("name", "Ann")]).await;
        let place = said.header("location").split("#c").nth(1).unwrap().to_owned();
        let more = [advert, format!("/comments/{place}"), format!("{STORY}?reply={place}")];
        for path in PAGES.iter().copied().chain(more.iter().map(String::as_str)) {
            let (full, page) = (paper.visitor.get(path).await, paper.visitor.get(&light(path)).await);
            assert_eq!(page.status, full.status, "{path}: {}", page.body);
            is_light(&page, path);
            for same in ["cache-control", "content-language", "content-security-policy", "vary"] {
                assert_eq!(page.header(same), full.header(same), "{path}: {same}");
            }
            assert_eq!(page.texts("h1"), full.texts("h1"), "{path}");
            assert_eq!(page.texts("#view"), ["Full version"], "{path}");
            assert_eq!(full.texts("#view"), ["Light version"], "{path}");
            let canonical = page.attributes("link[rel=canonical]", "href");
            if full.status == 200 {
                assert_eq!(canonical.len(), 1, "{path}");
                assert!(canonical[0].starts_with("https://paper.example/") && !canonical[0].contains("/lite"), "{path}");
            }
            let own = full.attributes("link[rel=canonical]", "href");
            assert!(own.is_empty() || own == canonical, "{path}: {canonical:?}");
            // There and back again.
            let there = full.attributes("#view", "href").remove(0);
            if full.status == 200 {
                let back = paper.visitor.get(&there).await.attributes("#view", "href").remove(0);
                assert_eq!(light(&back), there, "{path}");
                assert_eq!(paper.visitor.get(&back).await.texts("h1"), full.texts("h1"), "{path}");
            }
        }
        let found = paper.visitor.get("/search?q=pier&section=town").await;
        assert_eq!(found.attributes("#view", "href"), ["/lite/search?q=pier&section=town"]);
        assert_eq!(paper.visitor.get(LIGHT).await.texts("h3"), ["Ann"]);
    }

    async fn what_is_no_page_of_readers_is_not_there(db) {
        let paper = Paper::open(db).await;
        let reader = paper.person(accounts::Role::Publisher, &[accounts::Scope::StatsRead]).await;
        assert_eq!(reader.get("/desk/reading").await.status, 200);
        let missing = paper.visitor.get("/lite/no-such-page").await;
        assert_eq!(missing.status, 404);
        for path in [
            "/lite/lite", "/lite/lite/town", "/lite//town", "/lite//elsewhere.example/x", "/lite/api/v1/articles",
            "/lite/api/v1/openapi.json", "/lite/feed.atom", "/lite/town/feed.rss", "/lite/sitemap.xml", "/lite/robots.txt",
            "/lite/news-sitemap.xml", "/lite/oembed?url=https://paper.example/town/the-pier-opens", "/lite/media/ab/abcdef.png",
            "/lite/assets/lite.css", "/lite/healthz", "/lite/readyz", "/lite/desk/reading", "/lite/cards/x.png",
            "/lite/.well-known/security.txt", "/lite/%6cite", "/lite/%2e%2e/town", "/lite/..", "/lite/%5celsewhere.example",
        ] {
            for visitor in [&paper.visitor, &reader] {
                let answer = visitor.get(path).await;
                assert_eq!((answer.status.as_u16(), answer.header("location")), (404, ""), "{path}");
                assert_eq!(words(&answer), words(&missing), "{path}");
                assert_eq!(answer.header("x-robots-tag"), "noindex", "{path}");
            }
        }
        is_light(&missing, "a missing page");
        for (path, place) in [("/lite/", "/lite"), ("/lite/town/?a=1", "/lite/town?a=1"), ("/lite//elsewhere.example/", "/lite//elsewhere.example")] {
            let answer = paper.visitor.get(path).await;
            assert_eq!((answer.status.as_u16(), answer.header("location")), (308, place), "{path}");
        }
        let refused = paper.visitor.post_form(LIGHT, &[]).await;
        assert_eq!((refused.status.as_u16(), refused.header("allow")), (405, "GET,HEAD"));
    }

    async fn a_draft_looks_like_nothing(db) {
        let paper = Paper::open(db).await;
        paper.add_story("A secret", "open", None).await;
        paper.add_story("Tomorrow", "open", Some(MORNING + DAY)).await;
        let missing = paper.visitor.get("/lite/town/never-written").await;
        for path in ["/lite/town/a-secret", "/lite/town/tomorrow", "/lite/town/a-secret/comments"] {
            let draft = paper.visitor.get(path).await;
            assert_eq!((draft.status.as_u16(), words(&draft)), (404, words(&missing)), "{path}");
            let names = |answer: &Answer| {
                let mut headers = answer.headers.clone();
                headers.remove("x-request-id");
                headers
            };
            assert_eq!(names(&draft), names(&missing), "{path}");
        }
    }

    async fn ended_and_misspelt_adverts_answer_as_the_full_page_does(db) {
        let paper = Paper::open(db).await;
        let (id, advert) = paper.advertise("Gear designer").await;
        let wrong = paper.visitor.get(&format!("/lite{advert}-wrong")).await;
        assert_eq!((wrong.status.as_u16(), wrong.header("location")), (308, light(&advert).as_str()));
        let apply = paper.visitor.get(&light(&advert)).await.attributes("a[href^='https://acme']", "href");
        assert_eq!(apply, ["https://acme.example/apply"]);
        paper.take_down(id, "frozen").await;
        let (full, page) = (paper.visitor.get(&advert).await, paper.visitor.get(&light(&advert)).await);
        assert_eq!((full.status.as_u16(), page.status.as_u16()), (410, 410));
        is_light(&page, "an ended advert");
    }

    async fn it_is_kept_apart_and_dropped_with_the_full_page(db) {
        let paper = Paper::open(db).await;
        let first = paper.visitor.get(LIGHT).await;
        // Nobody's query is on the page of the next reader.
        let odd = paper.visitor.get("/lite/town/the-pier-opens?utm_source=%22x").await;
        assert_eq!((odd.body.as_str(), odd.header("etag")), (first.body.as_str(), first.header("etag")));
        let full = paper.visitor.get(STORY).await;
        assert_ne!(first.header("etag"), full.header("etag"));
        for _ in 0..2 {
            assert_eq!(paper.visitor.get(LIGHT).await.body, first.body);
            assert_eq!(paper.visitor.get(STORY).await.body, full.body);
        }
        let again = [("if-none-match", first.header("etag"))];
        assert_eq!(paper.visitor.send("GET", LIGHT, &again, Body::empty()).await.status, 304);
        assert_eq!(paper.visitor.send("GET", STORY, &again, Body::empty()).await.status, 200);
        let head = paper.visitor.send("HEAD", LIGHT, &[], Body::empty()).await;
        assert_eq!((head.body.as_str(), head.header("etag")), ("", first.header("etag")));
        assert_eq!(head.header("content-length"), first.body.len().to_string());
        let change = publishing::Changes { headline: Some("The pier closes".into()), ..publishing::Changes::default() };
        publishing::actions::update(&paper.program.desk.itself(), paper.story, 1, &change).await.unwrap();
        assert_eq!(paper.visitor.get(LIGHT).await.texts("h1"), ["The pier closes"]);
        publishing::actions::unpublish(&paper.program.desk.itself(), paper.story, "").await.unwrap();
        assert_eq!(paper.visitor.get(LIGHT).await.status, paper.visitor.get(STORY).await.status);
        assert!(!paper.visitor.get("/lite").await.body.contains("The pier"));
    }

    async fn a_comment_is_written_without_leaving_it(db) {
        let paper = Paper::open(db).await;
        let page = paper.visitor.get(LIGHT).await;
        let action = page.attributes("form[method=post]", "action").remove(0);
        assert_eq!(action, "/lite/town/the-pier-opens/comments#problems");
        let action = action.trim_end_matches("#problems");
        let names = page.attributes("form[method=post] input[type=hidden]", "name");
        let values = page.attributes("form[method=post] input[type=hidden]", "value");
        let hidden: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
        let refused = paper.visitor.post_form(action, &[hidden.as_slice(), &[("text", ""), ("name", "Ann")]].concat()).await;
        assert_eq!(refused.status, 422);
        is_light(&refused, "a form that comes back");
        assert_eq!(refused.attributes("#name", "value"), ["Ann"]);
        let sent = paper.visitor.post_form(action, &[hidden.as_slice(), &[("text", "Well done."), ("name", "Ann")]].concat()).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        let place = sent.header("location");
        assert!(place.starts_with("/lite/town/"), "{place}");
        let told = paper.visitor.get(place.split('#').next().unwrap()).await;
        assert_eq!(told.texts("article[id^=c] p"), ["Well done."]);
        assert_eq!(paper.visitor.get(LIGHT).await.texts("#talk"), paper.visitor.get(STORY).await.texts("#talk"));
        let foreign = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "cross-site")];
        let refused = paper.visitor.send("POST", action, &foreign, Body::from("text=x&name=y")).await;
        assert_eq!(refused.status, 403);
    }

    async fn pictures_are_links_to_their_files(db) {
        let paper = Paper::open(db).await;
        let drawn = imaging::Picture::from_rgb(400, 300, vec![90; 400 * 300 * 3]).unwrap();
        let new = NewPicture { file: imaging::encode_jpeg(&drawn, 80).unwrap(), ..NewPicture::default() };
        let (kept, _) = publishing::actions::add_picture(&paper.program.desk.itself(), new).await.unwrap();
        let (task, handler) = publishing::copies(paper.program.desk.clone());
        let runner = tasks::Runner::new(paper.db.db.clone(), paper.clock.clone()).with(task, handler);
        while runner.step().await.unwrap() {}
        let lead = Lead { media: kept.key.clone(), width: 400, height: 300, alt: "Gulls <on> a \"pier\"".into(), caption: "Look.".into(), ..Lead::default() };
        let figure = Figure { media: kept.key.clone(), alt: "A boat".into(), width: 400, height: 300, ..Figure::default() };
        let body = Document::new(vec![Block::paragraph("Look."), Block::new(Kind::Figure(figure))]);
        let change = publishing::Changes { body: Some(body), lead: Some(Some(lead)), ..publishing::Changes::default() };
        publishing::actions::update(&paper.program.desk.itself(), paper.story, 1, &change).await.unwrap();
        let full = paper.visitor.get(STORY).await;
        assert_eq!(full.attributes("figure img", "alt").len(), 2);
        assert!(full.attributes("figure source", "srcset").len() > 2, "no copies: {}", full.body);
        let page = paper.visitor.get(LIGHT).await;
        assert_eq!(page.texts("figure"), ["Picture: Gulls <on> a \"pier\" Look.", "Picture: A boat"]);
        assert_eq!(page.attributes("figure a", "href"), [format!("/media/{}", kept.key), format!("/media/{}", kept.key)]);
        is_light(&page, "a story with pictures");
    }

    /// The budget is for a page of 50 comments whose words repeat no more than those of people do.
    async fn it_weighs_next_to_nothing(db) {
        let paper = Paper::open(db).await;
        let words: Vec<&str> = include_str!("../demo/comments.toml").split_whitespace().collect();
        for number in 0..50 {
            let text: Vec<&str> = words.iter().copied().filter(|word| word.chars().all(char::is_alphabetic)).skip(number * 25).take(25).collect();
            let typed = [("text", &*text.join(" ")), ("name", words[number])];
            assert_eq!(paper.visitor.post_form(&format!("{STORY}/comments"), &typed).await.status, 303);
        }
        let weight = async |path: &str| {
            let request = Request::get(path).header("accept-encoding", "br").body(Body::empty()).unwrap();
            let response = paper.program.app.answer(request).await;
            assert_eq!(response.headers()["content-encoding"], "br", "{path}");
            axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().len()
        };
        assert_eq!(paper.visitor.get(LIGHT).await.attributes("article[id^=c]", "id").len(), 50);
        let (light, full) = (weight(LIGHT).await, weight(STORY).await);
        assert!(light < 8 * 1024 && light < full, "{light} bytes, {full} in full");
        let css = paper.visitor.get("/assets/lite.css").await;
        assert!(css.status == 200 && css.body.len() <= 1024, "{} bytes of style", css.body.len());
    }
}
