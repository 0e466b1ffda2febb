//! What other programs show where a story's address is pasted.

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::{Lead, NewPicture, actions};
use serde_json::json;

use crate::feeds::hidden;
use crate::files;
use crate::paper::Paper;

both_engines! {
    async fn a_story_is_a_link_with_a_picture(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Harbour & <pier>", Some(MORNING));
        new.story.bylines = vec!["Jo Larsen".into(), "Lena Ort".into()];
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        let page = paper.visitor.get("/town/harbour-and-pier").await;
        let found = page.attributes("link[type='application/json+oembed']", "href");
        let path = found[0].strip_prefix("https://paper.example").unwrap();
        let answer = paper.visitor.get(path).await;
        assert_eq!(answer.header("content-type"), "application/json");
        let told = answer.json();
        for (name, value) in [
            ("version", "1.0"), ("type", "link"), ("title", "Harbour & <pier>"), ("author_name", "Jo Larsen, Lena Ort"),
            ("provider_name", "The Courant"), ("provider_url", "https://paper.example/"),
        ] {
            assert_eq!(told[name], value);
        }
        assert_eq!(told["thumbnail_url"], page.attributes("meta[property='og:image']", "content")[0].as_str());
        assert_eq!((&told["thumbnail_width"], &told["thumbnail_height"]), (&1200.into(), &630.into()));
        let xml = paper.visitor.get("/oembed?format=xml&url=https://paper.example/town/harbour-and-pier/?utm_source=x%23top").await;
        assert_eq!(xml.header("content-type"), "text/xml; charset=utf-8");
        let read = roxmltree::Document::parse(&xml.body).unwrap();
        let title = read.descendants().find(|node| node.has_tag_name("title")).unwrap();
        assert_eq!(title.text(), Some("Harbour & <pier>"));
    }

    async fn the_picture_is_as_small_as_is_asked(db) {
        let paper = Paper::open(db).await;
        let new = NewPicture { file: files::photograph(300, 500), ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        paper.run_tasks().await;
        let mut new = paper.new_story("Pier", Some(MORNING));
        new.story.lead = Some(Lead { media: picture.key.clone(), width: 500, height: 300, ..Lead::default() });
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        actions::create(&paper.desk.itself(), &paper.new_story("Bare", Some(MORNING))).await.unwrap();
        let asked = async |slug: &str, query: &str| {
            paper.visitor.get(&format!("/oembed?url=https://paper.example/town/{slug}{query}")).await
        };
        let copy = format!("https://paper.example/media/{}-320.jpg", picture.key.trim_end_matches(".jpg"));
        for query in ["&maxwidth=400", "&maxheight=213", "&maxwidth=320&maxheight=1000", "&maxwidth=4000&maxheight=200"] {
            let told = asked("pier", query).await.json();
            assert_eq!((&told["thumbnail_url"], &told["thumbnail_width"], &told["thumbnail_height"]), (&copy.as_str().into(), &320.into(), &192.into()), "{query}");
        }
        // The card of a story is drawn in one size.
        for (slug, query) in [("pier", "&maxwidth=100"), ("bare", "&maxwidth=400"), ("bare", "&maxheight=0")] {
            let told = asked(slug, query).await.json();
            assert_eq!((told["title"].is_string(), told.get("thumbnail_url"), told.get("thumbnail_width")), (true, None, None), "{slug} {query}");
            let xml = asked(slug, &format!("{query}&format=xml")).await;
            assert_eq!((xml.status.as_u16(), xml.body.contains("thumbnail")), (200, false), "{slug} {query}");
        }
        for query in ["", "&maxwidth=1200", "&maxwidth=wide", "&maxheight=99999999999"] {
            assert_eq!(asked("bare", query).await.json()["thumbnail_width"], 1200, "{query}");
        }
    }

    async fn a_story_that_moved_is_told_under_its_old_address(db) {
        let paper = Paper::open(db).await;
        let id = actions::create(&paper.desk.itself(), &paper.new_story("Pier", Some(MORNING))).await.unwrap();
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let new = json!({ "revision": 1, "slug": "the-pier" });
        assert_eq!(editor.send_json("PATCH", &format!("/api/v1/articles/{id}"), &new).await.status, 200);
        for slug in ["pier", "the-pier"] {
            let told = paper.visitor.get(&format!("/oembed?url=https://paper.example/town/{slug}")).await;
            assert_eq!((told.status.as_u16(), &told.json()["title"]), (200, &"Pier".into()), "{slug}");
        }
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        assert_eq!(paper.visitor.get("/oembed?url=https://paper.example/town/pier").await.status, 404);
    }

    async fn nothing_else_is_told(db) {
        let paper = Paper::open(db).await;
        hidden(&paper).await;
        let status = async |query: &str| paper.visitor.get(&format!("/oembed{query}")).await.status.as_u16();
        assert_eq!(status("?url=https://paper.example/town/seen").await, 200);
        for url in [
            "https://paper.example/town/later", "https://paper.example/town/gone", "https://paper.example/town/draft",
            "https://paper.example/town", "https://paper.example/", "https://other.example/town/seen",
            "https://paper.example.other.example/town/seen", "/town/seen", "x", "https://paper.example/town/seen/comments",
        ] {
            assert_eq!(status(&format!("?url={url}")).await, 404, "{url}");
        }
        assert_eq!(status("").await, 400);
        assert_eq!(status("?url=https://paper.example/town/seen&format=yaml").await, 501);
    }
}
