//! What other programs show where a story's address is pasted.

use database::both_engines;
use database::testing::MORNING;
use publishing::actions;

use crate::feeds::hidden;
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
