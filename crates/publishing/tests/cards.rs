//! The pictures of stories that are shared.

use std::sync::Arc;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Response, StatusCode};
use database::both_engines;
use database::testing::MORNING;
use publishing::{Changes, Lead, actions};
use web::App;

use crate::feeds::{hidden, sqlite};
use crate::paper::Paper;

async fn ask(app: &App, path: &str, known: Option<&str>) -> Response<Body> {
    let mut request = Request::get(path);
    if let Some(etag) = known {
        request = request.header("if-none-match", etag);
    }
    app.answer(request.body(Body::empty()).unwrap()).await
}

async fn bytes(answer: Response<Body>) -> Bytes {
    to_bytes(answer.into_body(), 1 << 20).await.unwrap()
}

fn app(paper: &Paper) -> App {
    App::new(paper.web.clone(), publishing::routes(paper.desk.clone()))
}

/// The path of the card of a story's page.
async fn card(paper: &Paper, page: &str) -> String {
    let image = paper.visitor.get(page).await.attributes("meta[property='og:image']", "content");
    image[0].strip_prefix("https://paper.example").unwrap().to_owned()
}

both_engines! {
    async fn a_card_is_drawn_for_a_story_that_readers_see(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Harbour to open to swimmers").await;
        let app = app(&paper);
        let path = card(&paper, "/town/harbour-to-open-to-swimmers").await;
        let answer = ask(&app, &path, None).await;
        let header = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
        assert_eq!((answer.status(), header("content-type").as_str()), (StatusCode::OK, "image/png"));
        assert_eq!(header("cache-control"), "public, max-age=3600");
        assert_eq!(header("cross-origin-resource-policy"), "cross-origin");
        let etag = header("etag");
        let first = bytes(answer).await;
        assert_eq!(imaging::decode(&first).unwrap().dimensions(), (1200, 630));
        assert_eq!(ask(&app, &path, Some(&etag)).await.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(bytes(ask(&app, &path, None).await).await, first);
        let changes = Changes { headline: Some("Harbour closed".into()), ..Changes::default() };
        actions::update(&paper.desk.itself(), id, 1, &changes).await.unwrap();
        let next = card(&paper, "/town/harbour-to-open-to-swimmers").await;
        assert_ne!(next, path);
        let moved = ask(&app, &path, None).await;
        assert_eq!((moved.status(), moved.headers()["location"].to_str().unwrap()), (StatusCode::TEMPORARY_REDIRECT, next.as_str()));
        assert_ne!(bytes(ask(&app, &next, None).await).await, first);
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        let missing = paper.visitor.get("/cards/nothing").await;
        for gone in [path, next] {
            let answer = paper.visitor.get(&gone).await;
            assert_eq!((answer.status.as_u16(), &answer.body), (404, &missing.body), "{gone}");
        }
    }

    async fn a_large_picture_needs_no_card(db) {
        let paper = Paper::open(db).await;
        for (slug, width, height, is_card) in
            [("large", 1200, 600, false), ("small", 1199, 800, true), ("flat", 1600, 599, true)]
        {
            let media = format!("ab/{slug}.jpg");
            let picture = Lead { media, width, height, alt: "A pier".into(), ..Lead::default() };
            paper.add_media("image/jpeg", &picture, b"").await;
            let mut new = paper.new_story(slug, Some(MORNING));
            new.story.lead = Some(picture);
            actions::create(&paper.desk.itself(), &new).await.unwrap();
            let page = paper.visitor.get(&format!("/town/{slug}")).await;
            let said = |name: &str| page.attributes(&format!("meta[property='og:image{name}']"), "content");
            assert_eq!(said("")[0].contains("/cards/"), is_card, "{slug}");
            assert_eq!(said(":width"), [if is_card { 1200 } else { width }.to_string()], "{slug}");
            assert_eq!(said(":alt"), [if is_card { slug } else { "A pier" }], "{slug}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_of_what_readers_do_not_see_do_not_exist() {
    let paper = Paper::open(sqlite().await).await;
    hidden(&paper).await;
    let ids = paper.beside.opened.lock().unwrap().clone();
    let hash = "0123456789abcdef0123";
    let mut seen = 0;
    for (id, _) in ids {
        let answer = paper.visitor.get(&format!("/cards/{id}-{hash}.png")).await;
        // A wrong hash leads to the right one, where there is a story.
        if answer.status == 307 {
            seen += 1;
        } else {
            assert_eq!(answer.status, 404);
        }
    }
    assert_eq!(seen, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_ask_at_once() {
    let paper = Paper::open(sqlite().await).await;
    let app = Arc::new(app(&paper));
    let mut asked = Vec::new();
    for number in 0..6 {
        paper.publish(&format!("Story {number}")).await;
        let path = card(&paper, &format!("/town/story-{number}")).await;
        for _ in 0..4 {
            let (app, path) = (app.clone(), path.clone());
            asked.push(tokio::spawn(async move { ask(&app, &path, None).await.status() }));
        }
    }
    for answer in asked {
        assert_eq!(answer.await.unwrap(), StatusCode::OK);
    }
}
