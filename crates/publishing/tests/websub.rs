//! The hub is told of what readers can read, when they can.

use std::sync::{Arc, Mutex};

use database::testing::MORNING;
use database::{Conn, args, both_engines};
use document::CorrectionKind;
use publishing::actions::{self, Publication};
use publishing::{Correction, NewTopic};
use tasks::Runner;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use web::Machines;

use crate::paper::Paper;

/// A hub on this machine: its address, and the topics it was told of.
async fn hub(answer: &'static str) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = told.clone();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = String::new();
            // The last field is hub.topic, and every topic ends with the name of a feed.
            while !request.rsplit('&').next().unwrap().starts_with("hub.topic=")
                || !request.ends_with(['m', 's', 'n'])
            {
                let mut some = [0; 4096];
                let read = stream.read(&mut some).await.unwrap();
                if read == 0 {
                    break;
                }
                request.push_str(std::str::from_utf8(&some[..read]).unwrap());
            }
            heard.lock().unwrap().push(request.rsplit("hub.topic=").next().unwrap().to_owned());
            let _ = stream.write_all(answer.as_bytes()).await;
        }
    });
    (address, told)
}

async fn waiting(paper: &Paper) -> i64 {
    let count =
        async |c: &mut Conn| c.one("SELECT COUNT(*) FROM tasks WHERE kind = $1", args!["websub"]).await;
    paper.web.db.read(count).await.unwrap()
}

fn runner(paper: &Paper) -> Runner {
    let (kind, handler) = publishing::hub(paper.desk.clone());
    Runner::new(paper.web.db.clone(), paper.clock.clone()).with(kind, handler)
}

both_engines! {
    async fn the_hub_is_told_when_readers_can_read(db) {
        let (hub, told) = hub("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n").await;
        let paper = Paper::open_with(db, Machines { hub: Some(hub.clone()), ..Machines::default() }).await;
        let runner = runner(&paper);
        actions::create(&paper.desk.itself(), &paper.new_story("Draft", None)).await.unwrap();
        assert_eq!(waiting(&paper).await, 0);
        paper.publish_at("Later", MORNING + 60_000_000).await;
        assert!(!runner.step().await.unwrap(), "nothing is told ahead of its time");
        paper.clock.advance(std::time::Duration::from_secs(60));
        assert!(runner.step().await.unwrap(), "told at its time");
        let encoded = |path: &str| format!("https%3A%2F%2Fpaper.example{}", path.replace('/', "%2F"));
        let wanted = ["/feed.atom", "/feed.rss", "/feed.json", "/town/feed.atom", "/town/feed.rss", "/town/feed.json"];
        assert_eq!(std::mem::take(&mut *told.lock().unwrap()), wanted.map(encoded));
        assert_eq!(waiting(&paper).await, 0);
        let id = paper.publish("Harbour").await;
        let correction = Correction { kind: CorrectionKind::Update, text: "More.".into(), at: paper.clock.now() };
        actions::add_correction(&paper.desk.itself(), id, &correction).await.unwrap();
        actions::unpublish(&paper.desk.itself(), id, "").await.unwrap();
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert_eq!(waiting(&paper).await, 1, "what changes together is told once");
        paper.clock.advance(std::time::Duration::from_secs(5));
        paper.publish("Pier").await;
        assert_eq!(waiting(&paper).await, 2);
        let feed = paper.visitor.get("/town/feed.atom").await;
        assert_eq!(feed.header("link"), format!("<{hub}>; rel=\"hub\", <https://paper.example/town/feed.atom>; rel=\"self\""));
        assert!(feed.body.contains(&format!("<link rel=\"hub\" href=\"{hub}\"/>")));
        assert!(paper.visitor.get("/feed.rss").await.body.contains(&format!("<atom:link rel=\"hub\" href=\"{hub}\"/>")));
        assert_eq!(paper.visitor.get("/feed.json").await.json()["hubs"][0]["url"], hub.as_str());
    }

    async fn only_feeds_that_the_hub_is_told_of_name_it(db) {
        let (hub, told) = hub("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n").await;
        let paper = Paper::open_with(db, Machines { hub: Some(hub.clone()), ..Machines::default() }).await;
        let topic = NewTopic { title: "Tide gate".into(), ..NewTopic::default() };
        actions::create_topic(&paper.desk, &topic).await.unwrap();
        let mut new = paper.new_story("Harbour", Some(MORNING));
        new.story.topics = vec!["tide-gate".into()];
        new.story.bylines = vec!["Jo Larsen".into()];
        actions::create(&paper.desk.itself(), &new).await.unwrap();
        paper.clock.advance(std::time::Duration::from_secs(5));
        assert!(runner(&paper).step().await.unwrap());
        let told = told.lock().unwrap().clone();
        for folder in ["", "/town", "/topics/tide-gate", "/authors/jo-larsen"] {
            for file in ["feed.atom", "feed.rss", "feed.json"] {
                let path = format!("{folder}/{file}");
                let feed = paper.visitor.get(&path).await;
                assert_eq!(feed.status, 200, "{path}");
                let topic = format!("https%3A%2F%2Fpaper.example{}", path.replace('/', "%2F"));
                let is_told = told.contains(&topic);
                let link = feed.headers.get("link").map_or("", |link| link.to_str().unwrap());
                assert_eq!((link.contains(&hub), feed.body.contains(&hub)), (is_told, is_told), "{path}: {link}");
            }
        }
        assert_eq!(told.len(), 6);
    }

    async fn one_of_several_nodes_tells_the_hub(db) {
        let (hub, told) = hub("HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n").await;
        let paper = Paper::open_with(db, Machines { hub: Some(hub), ..Machines::default() }).await;
        paper.publish_at("Later", MORNING + 60_000_000).await;
        let (one, two, three) = (runner(&paper), runner(&paper), runner(&paper));
        paper.clock.advance(std::time::Duration::from_secs(60));
        // Whoever comes too late for a task looks again and finds none.
        while {
            let all = tokio::join!(one.step(), two.step(), three.step());
            all.0.unwrap() | all.1.unwrap() | all.2.unwrap()
        } {}
        assert_eq!(waiting(&paper).await, 0);
        assert_eq!(told.lock().unwrap().len(), 6);
    }

    async fn a_hub_that_fails_is_told_again(db) {
        let (hub, told) = hub("HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n").await;
        let paper = Paper::open_with(db, Machines { hub: Some(hub), ..Machines::default() }).await;
        paper.publish("Harbour").await;
        paper.clock.advance(std::time::Duration::from_secs(5));
        assert!(runner(&paper).step().await.unwrap());
        assert_eq!(waiting(&paper).await, 1);
        assert_eq!(told.lock().unwrap().len(), 1);
    }

    async fn a_paper_without_a_hub_tells_nobody(db) {
        let paper = Paper::open(db).await;
        paper.publish("Harbour").await;
        assert_eq!(waiting(&paper).await, 0);
        let feed = paper.visitor.get("/feed.atom").await;
        assert!(feed.headers.get("link").is_none() && !feed.body.contains("rel=\"hub\""));
    }
}
