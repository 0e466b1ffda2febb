//! Search over the whole program: what is published, changed, taken back, said, removed and renamed.

use std::sync::Arc;

use courant::cli::paper::Paper as Data;
use courant::compose::rebuild::{Done, Rebuild};
use courant::compose::{Program, program};
use courant::config::{Config, Settings};
use database::{Engine, Ids, args, both_engines};
use document::Document;
use publishing::actions::{self, Publication};
use publishing::{Changes, NewArticle, Story};
use tokio::sync::Semaphore;

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
        actions::create(&self.program.desk.itself(), &new).await.unwrap()
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

    fn new_rebuild(&self) -> Rebuild {
        Rebuild::new(self.program.follower.clone(), self.program.web.ids.clone())
    }

    async fn rebuild(&self) -> (u64, u64) {
        let Done { articles, comments } = run(self.new_rebuild()).await;
        (articles, comments)
    }

    /// Everything that is due.
    async fn settle(&self) {
        while self.program.runner.step().await.unwrap() {}
        self.program.follower.catch_up().await.unwrap();
    }

    /// What counts say of comments: a result that readers may not see is counted, and not shown.
    async fn counted(&self, query: &str) -> i64 {
        let answer = self.visitor.get(&format!("/api/v1/search?comments=true&{query}")).await;
        answer.json()["count"].as_i64().unwrap()
    }

    /// The same paper, started anew.
    async fn started(&self, search_comments: &str) -> Program {
        let given = Settings {
            data: Some(self.folder.path().to_owned()),
            search_comments: Some(search_comments.to_owned()),
            ..Settings::default()
        };
        let (db, clock) = (self.db.db.clone(), self.clock.clone());
        let data = Data { db, ids: Ids::new(clock.clone()), clock };
        program(&Config::settle(given).unwrap(), &data, "https://paper.example".to_owned()).await.unwrap()
    }
}

async fn run(mut rebuild: Rebuild) -> Done {
    rebuild.begin().await.unwrap();
    while rebuild.step().await.unwrap() {}
    rebuild.done()
}

const HARBOUR: &str = "SELECT articles FROM search_words WHERE language = 'en-GB' AND word = 'harbour'";

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
        actions::publish(&desk.itself(), draft, Publication::default()).await.unwrap();
        assert_eq!(paper.found("q=zeppelin").await, ["A zeppelin lands"]);
        let headline = Some("An airship lands".to_owned());
        let now = paper.clock.now();
        let revision = paper.program.web.db.read(async |c| publishing::readable(c, &[draft], now).await).await.unwrap()[0].revision;
        actions::update(&desk.itself(), draft, revision, &Changes { headline, ..Changes::default() }).await.unwrap();
        assert_eq!((paper.found("q=zeppelin").await, paper.found("q=airships").await), (vec![], vec!["An airship lands".to_owned()]));
        paper.clock.advance(std::time::Duration::from_hours(24));
        assert_eq!(paper.found("q=zeppelin").await, ["A zeppelin leaves"]);
        actions::unpublish(&desk.itself(), later, "").await.unwrap();
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
        actions::unpublish(&paper.program.desk.itself(), article, "").await.unwrap();
        assert_eq!(paper.found("q=father&comments=true").await, NONE);
        paper.settle().await;
        let json = paper.visitor.get("/api/v1/search?q=father&comments=true").await.json();
        assert_eq!(json["count"], 0, "the comments of an article go with it");
        actions::publish(&paper.program.desk.itself(), article, Publication::default()).await.unwrap();
        paper.settle().await;
        assert_eq!(paper.found("q=father&comments=true").await.len(), 1);
    }

    async fn a_search_is_followed_in_a_feed(db) {
        let paper = Paper::open(db).await;
        let now = paper.clock.now();
        paper.new_story("Harbour, harbour", "The harbour, the harbour, the harbour.", Some(now - DAY)).await;
        let last = paper.new_story("Ferry", "It left the harbour.", Some(now)).await;
        paper.new_story("Later", "The harbour.", Some(now + DAY)).await;
        let query = "q=harbour&section=town";
        let page = paper.visitor.get(&format!("/search?{query}&comments=1")).await;
        let feeds = ["atom", "rss", "json"].map(|kind| format!("/search/feed.{kind}?{query}"));
        assert_eq!(page.attributes("link[rel=alternate]", "href"), feeds);
        assert!(paper.visitor.get("/search").await.attributes("link[rel=alternate]", "href").is_empty());
        let json = paper.visitor.get(&format!("/search/feed.json?{query}&after=x&utm=1")).await;
        assert_eq!((json.status.as_u16(), json.header("cache-control"), json.header("x-robots-tag")), (200, "private, no-store", "noindex"));
        let feed = json.json();
        let titles: Vec<&str> = feed["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Ferry", "Harbour, harbour"], "the newest first");
        assert_eq!(feed["feed_url"], format!("https://paper.example/search/feed.json?{query}"));
        assert_eq!(feed["home_page_url"], format!("https://paper.example/search?{query}"));
        actions::unpublish(&paper.program.desk.itself(), last, "").await.unwrap();
        let atom = paper.visitor.get("/search/feed.atom?q=harbour%20%26%20%3Cx").await;
        assert!(atom.status == 200 && atom.body.contains("harbour &amp; &lt;x") && !atom.body.contains("<entry"), "{}", atom.body);
        let rss = paper.visitor.get("/search/feed.rss?q=harbour").await;
        assert_eq!((rss.status.as_u16(), rss.body.matches("<item>").count()), (200, 1));
        for (query, status) in [("", 404), ("?q=-", 404), ("?q=a&section=moon", 422), ("?from=soon", 422), ("?q=nothing", 200)] {
            assert_eq!(paper.visitor.get(&format!("/search/feed.atom{query}")).await.status, status, "{query}");
        }
    }

    async fn an_author_is_found_under_a_new_name(db) {
        let paper = Paper::open(db).await;
        paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        assert_eq!(paper.found("author=larsen").await, ["Harbour"]);
        actions::upsert_author(&paper.program.desk, "jo-larsen", "Jo Nyberg").await.unwrap();
        paper.settle().await;
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

    async fn a_rebuild_goes_on_where_it_was_stopped(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        paper.say_under(article, "My father swam here.").await;
        for steps in 0..10 {
            let mut stopped = paper.new_rebuild();
            stopped.begin().await.unwrap();
            for _ in 0..steps {
                stopped.step().await.unwrap();
            }
            let rest = run(paper.new_rebuild()).await;
            let done = stopped.done();
            assert_eq!((done.articles + rest.articles, done.comments + rest.comments), (2, 1), "{steps}");
            assert_eq!(paper.count(HARBOUR).await, 1, "{steps}");
            assert_eq!(paper.visitor.get("/search?q=harbuor").await.texts(".meant a"), ["harbour"]);
            assert_eq!(paper.counted("q=father").await, 1);
        }
    }

    async fn two_rebuilds_share_the_steps(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        paper.say_under(article, "My father swam here.").await;
        for _ in 0..5 {
            let (one, two) = (paper.new_rebuild(), paper.new_rebuild());
            // Begun together; a second one that begins when the first is over is a rebuild of its own.
            one.begin().await.unwrap();
            let steps = async |mut rebuild: Rebuild| {
                while rebuild.step().await.unwrap() {}
                rebuild.done()
            };
            let (one, two) = tokio::join!(steps(one), steps(two));
            assert_eq!((one.articles + two.articles, one.comments + two.comments), (2, 1));
            assert_eq!(paper.count(HARBOUR).await, 1);
        }
    }

    async fn an_index_of_before_is_built_anew_by_a_task(db) {
        let paper = Paper::open(db).await;
        paper.settle().await;
        let old = paper.db.write(&paper.story, |c, story| Box::pin(async move {
            c.run("UPDATE settings SET value = 'before' WHERE name = 'search.built'", &[]).await?;
            search::remove_article(c, *story).await
        }));
        old.await.unwrap();
        assert_eq!(paper.found("q=pier").await, NONE);
        let started = paper.started("on").await;
        while started.runner.step().await.unwrap() {}
        assert_eq!(paper.found("q=pier").await, ["The pier opens"]);
        let tasks = "SELECT COUNT(*) FROM tasks WHERE kind = 'search-rebuild'";
        paper.started("on").await;
        assert_eq!(paper.count(tasks).await, 0);
    }

    async fn comments_are_found_after_the_setting_is_switched_on(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        paper.say_under(article, "My father swam here.").await;
        paper.settle().await;
        for (setting, found) in [("off", 0), ("on", 1)] {
            let started = paper.started(setting).await;
            while started.runner.step().await.unwrap() {}
            assert_eq!(paper.counted("q=father").await, found, "{setting}");
        }
        // While it is off, comments come; a rebuild that was stopped then does not go on without them.
        let off = paper.started("off").await;
        paper.decide(paper.say_under(article, "A ferry.").await, comments::Status::Removed).await;
        let mut stopped = Rebuild::new(off.follower.clone(), off.web.ids.clone());
        stopped.begin().await.unwrap();
        for _ in 0..5 {
            stopped.step().await.unwrap();
        }
        let on = paper.started("on").await;
        while on.runner.step().await.unwrap() {}
        assert_eq!((paper.counted("q=father").await, paper.counted("q=ferry").await), (1, 0));
    }

    async fn comments_come_and_go_with_a_time_that_lies_ahead(db) {
        let paper = Paper::open(db).await;
        let (desk, now) = (&paper.program.desk, paper.clock.now());
        let article = paper.new_story("Harbour", "The quay.", Some(now)).await;
        paper.say_under(article, "My father swam here.").await;
        assert_eq!(paper.counted("q=father").await, 1);
        actions::unpublish(&desk.itself(), article, "").await.unwrap();
        actions::publish(&desk.itself(), article, Publication { at: Some(now + DAY), ..Publication::default() }).await.unwrap();
        paper.settle().await;
        assert_eq!(paper.counted("q=father").await, 0);
        paper.clock.advance(std::time::Duration::from_hours(24));
        paper.settle().await;
        assert_eq!(paper.counted("q=father").await, 1);
    }

    async fn an_older_text_is_never_stored_over_a_newer_one(db) {
        let paper = Paper::open(db).await;
        let article = paper.new_story("Harbour", "The quay.", Some(paper.clock.now())).await;
        paper.settle().await;
        for (headline, is_rebuild) in [("A zeppelin", false), ("A steamer", true)] {
            let (begun, over) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
            let input = (article, headline, (begun.clone(), over.clone()), paper.db.engine());
            // A change that nobody indexes but whoever waits for it.
            let change = paper.db.write(&input, |c, (article, headline, (begun, over), engine)| Box::pin(async move {
                c.run("UPDATE articles SET headline = $2 WHERE id = $1", args![*article, *headline]).await?;
                begun.add_permits(1);
                if *engine == Engine::Postgres {
                    over.acquire().await.unwrap().forget();
                }
                Ok::<_, database::Error>(())
            }));
            let others = async {
                begun.acquire().await.unwrap().forget();
                if is_rebuild {
                    run(paper.new_rebuild()).await;
                } else {
                    actions::upsert_author(&paper.program.desk, "jo-larsen", "Jo Nyberg").await.unwrap();
                    paper.settle().await;
                }
                over.add_permits(1);
            };
            let release = async {
                let waiting = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
                while paper.db.engine() == Engine::Postgres && over.available_permits() == 0 && paper.count(waiting).await == 0 {
                    tokio::task::yield_now().await;
                }
                over.add_permits(1);
            };
            let (changed, (), ()) = tokio::join!(change, others, release);
            changed.unwrap();
            assert_eq!(paper.found(&format!("q={}", headline.get(2..).unwrap())).await, [headline]);
        }
    }
}
