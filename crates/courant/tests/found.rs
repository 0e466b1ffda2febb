//! Search over the whole program: what is published, changed, taken back, said, removed and renamed.

use courant::compose::rebuild::Rebuild;
use database::both_engines;
use document::Document;
use publishing::{Changes, NewArticle, Story, actions};

use crate::paper::{DAY, Paper};

impl Paper {
    /// The headlines or texts found for a query string.
    async fn found(&self, query: &str) -> Vec<String> {
        let answer = self.visitor.get(&format!("/api/v1/search?{query}")).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        let text = |value: &serde_json::Value| {
            value.as_array().unwrap().iter().map(|piece| piece["text"].as_str().unwrap()).collect::<String>()
        };
        let of = |item: &serde_json::Value| {
            let part = if item["kind"] == "comment" { "excerpt" } else { "headline" };
            text(&item[part])
        };
        answer.json()["items"].as_array().unwrap().iter().map(of).collect()
    }

    async fn new_story(&self, headline: &str, text: &str, published: Option<i64>) -> i64 {
        let sections = self.program.web.db.read(async |c| publishing::sections(c).await).await.unwrap();
        let story = Story {
            headline: headline.to_owned(),
            bylines: vec!["Jo Larsen".to_owned()],
            body: Document::from_paragraphs([text]),
            ..Story::default()
        };
        let new = NewArticle {
            section_id: sections[0].id,
            story,
            comments: "open".to_owned(),
            published,
            ..NewArticle::default()
        };
        actions::create(&self.program.desk, &new).await.unwrap()
    }

    async fn say_under(&self, article: i64, text: &str) -> i64 {
        let draft =
            comments::Draft { parent: None, name: "Ann".into(), email: String::new(), text: text.to_owned() };
        let sent = comments::Submission {
            subject: article,
            text: draft.check().unwrap(),
            draft,
            key: None,
            network: "203.0.113.0/24".into(),
            staff: false,
        };
        let posted = comments::submit(&self.program.web, &sent).await.unwrap();
        self.program.follower.catch_up().await.unwrap();
        posted.id
    }

    async fn decide(&self, comment_id: i64, status: comments::Status) {
        let decision =
            comments::Decision { comment_id, status, reason: String::new(), actor: "a test".to_owned() };
        comments::decide(&self.program.web, &decision).await.unwrap();
    }

    async fn rebuild(&self) -> (u64, u64) {
        let db = &self.program.web.db;
        let done = Rebuild::new(db, self.clock.now(), true, &mut |_| ()).run().await.unwrap();
        (done.articles, done.comments)
    }
}

const NONE: [&str; 0] = [];

both_engines! {
    async fn an_article_is_found_from_publication_to_withdrawal(db) {
        let paper = Paper::open(db).await;
        let desk = &paper.program.desk;
        assert_eq!(paper.found("q=pier").await, ["The pier opens"]);
        let now = paper.clock.now();
        let draft = paper.new_story("A zeppelin lands", "On the quay.", None).await;
        let later = paper.new_story("A zeppelin leaves", "From the quay.", Some(now + DAY)).await;
        assert_eq!(paper.found("q=zeppelin").await, NONE);
        actions::publish(desk, draft, None).await.unwrap();
        assert_eq!(paper.found("q=zeppelin").await, ["A zeppelin lands"]);
        let headline = Some("An airship lands".to_owned());
        let revision = paper.program.web.db.read(async |c| publishing::article(c, draft).await).await.unwrap().unwrap().0.revision;
        actions::update(desk, draft, revision, &Changes { headline, ..Changes::default() }).await.unwrap();
        assert_eq!((paper.found("q=zeppelin").await, paper.found("q=airships").await), (vec![], vec!["An airship lands".to_owned()]));
        paper.clock.advance(std::time::Duration::from_hours(24));
        assert_eq!(paper.found("q=zeppelin").await, ["A zeppelin leaves"]);
        actions::unpublish(desk, later).await.unwrap();
        assert_eq!(paper.found("q=zeppelin").await, NONE);
        let page = paper.visitor.get("/search?q=zepelin").await;
        assert!(page.texts(".meant").is_empty(), "what was taken back is not suggested");
    }

    async fn a_comment_that_was_forgotten_is_not_found(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        let comment = paper.say_under(article, "My father swam here.").await;
        assert_eq!(paper.found("q=father&comments=true").await.len(), 1);
        comments::forget(&paper.program.web, comment, "a test").await.unwrap().unwrap();
        assert_eq!(paper.found("q=father&comments=true").await, NONE);
        paper.program.follower.catch_up().await.unwrap();
        let json = paper.visitor.get("/api/v1/search?q=father&comments=true").await.json();
        assert_eq!(json["count"], 0);
    }

    async fn a_comment_is_found_while_readers_see_it(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        let comment = paper.say_under(article, "My *father* swam here, & laughed.").await;
        assert_eq!(paper.found("q=father").await, NONE);
        assert_eq!(paper.found("q=father&comments=true").await, ["My father swam here, & laughed."]);
        paper.decide(comment, comments::Status::Removed).await;
        assert_eq!(paper.found("q=father&comments=true").await, NONE);
        paper.program.follower.catch_up().await.unwrap();
        let json = paper.visitor.get("/api/v1/search?q=father&comments=true").await.json();
        assert_eq!(json["count"], 0);
        paper.decide(comment, comments::Status::Visible).await;
        paper.program.follower.catch_up().await.unwrap();
        assert_eq!(paper.found("q=father&comments=true").await.len(), 1);
        actions::unpublish(&paper.program.desk, article).await.unwrap();
        assert_eq!(paper.found("q=father&comments=true").await, NONE);
        while paper.program.runner.step().await.unwrap() {}
        let json = paper.visitor.get("/api/v1/search?q=father&comments=true").await.json();
        assert_eq!(json["count"], 0, "the comments of an article go with it");
        actions::publish(&paper.program.desk, article, None).await.unwrap();
        while paper.program.runner.step().await.unwrap() {}
        assert_eq!(paper.found("q=father&comments=true").await.len(), 1);
    }

    async fn an_author_is_found_under_a_new_name(db) {
        let paper = Paper::open(db).await;
        paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        assert_eq!(paper.found("author=larsen").await, ["Harbour"]);
        actions::upsert_author(&paper.program.desk, "jo-larsen", "Jo Nyberg").await.unwrap();
        while paper.program.runner.step().await.unwrap() {}
        assert_eq!((paper.found("author=larsen").await, paper.found("author=nyberg").await), (vec![], vec!["Harbour".to_owned()]));
    }

    async fn a_rebuild_finds_everything_again(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        paper.new_story("Draft", "The quay.", None).await;
        paper.say_under(article, "My father swam here.").await;
        for _ in 0..2 {
            assert_eq!(paper.rebuild().await, (2, 1));
            assert_eq!(paper.found("q=quay").await, ["Harbour"]);
            assert_eq!(paper.found("q=father&comments=true").await.len(), 1);
            let page = paper.visitor.get("/search?q=harbuor").await;
            assert_eq!(page.texts(".meant a"), ["harbour"]);
        }
    }
}
