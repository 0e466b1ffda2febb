//! Pictures pass the gate of the article that shows them.

use axum::body::Body;
use database::both_engines;
use database::testing::MORNING;
use document::{Block, Document, Figure, Kind};
use publishing::actions::{self, Publication};
use publishing::{Changes, Lead};

use crate::paper::Paper;

const KEY: &str = "ab/abcdef.png";

fn picture(key: &str) -> Lead {
    Lead { media: key.into(), width: 4, height: 3, alt: "A pier".into(), ..Lead::default() }
}

fn shows(key: &str) -> Document {
    let figure = Figure { media: key.into(), alt: "A pier".into(), width: 4, height: 3, ..Figure::default() };
    Document::new(vec![Block::paragraph("Look."), Block::new(Kind::Figure(figure))])
}

both_engines! {
    async fn a_picture_is_there_with_its_article_only(db) {
        let paper = Paper::open(db).await;
        paper.add_media("image/png", &picture(KEY), b"png").await;
        let path = format!("/media/{KEY}");
        let status = async || paper.visitor.get(&path).await.status.as_u16();
        assert_eq!(status().await, 404);
        let mut new = paper.new_story("Pier", None);
        new.story.body = shows(KEY);
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        assert_eq!(status().await, 404);
        actions::publish(&paper.desk.itself(), id, Publication { at: Some(MORNING + 1), ..Publication::default() }).await.unwrap();
        assert_eq!(status().await, 404);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        let answer = paper.visitor.get(&path).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "png"));
        assert_eq!(answer.header("content-type"), "image/png");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cache-control"), "public, max-age=3600, s-maxage=60, stale-while-revalidate=300");
        let again = [("if-none-match", answer.header("etag"))];
        assert_eq!(paper.visitor.send("GET", &path, &again, Body::empty()).await.status, 304);
        let page = paper.visitor.get("/town/pier").await;
        assert_eq!(page.attributes(".body img", "src"), std::slice::from_ref(&path));
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        assert_eq!(status().await, 404);
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(status().await, 200);
        let change = Changes { body: Some(Document::from_paragraphs(["No picture."])), ..Changes::default() };
        let revision = actions::update(&paper.desk.itself(), id, 1, &change).await.unwrap();
        assert_eq!((status().await, revision), (404, 2));
    }

    async fn odd_keys_are_no_pictures(db) {
        let paper = Paper::open(db).await;
        for key in ["x", "../etc/passwd", "%2e%2e/x", "ab/%00", "ab//x"] {
            assert_eq!(paper.visitor.get(&format!("/media/{key}")).await.status, 404, "{key}");
        }
    }

    async fn a_picture_that_is_gone_is_described(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Gone", Some(MORNING));
        new.story.body = shows("ab/unknown.png");
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let page = paper.visitor.get("/town/gone").await;
        assert_eq!(page.texts(".body figure"), ["A pier"]);
    }
}
