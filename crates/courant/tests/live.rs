//! Live coverage over real sockets: several nodes on one database, readers who come back, a stop, a thousand open pages.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use accounts::{NewToken, NewUser, Role, Scope};
use database::both_engines;
use publishing::{LiveState, actions};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde_json::{Value, json};

use crate::paper::{Paper, STORY};
use crate::process::{Server, ask, get};

/// A paper whose first story has live coverage, and who may post to it.
struct Covered {
    paper: Paper,
    token: String,
}

impl Covered {
    async fn open(db: database::testing::TestDb) -> Self {
        let paper = Paper::open(db).await;
        actions::cover(&paper.program.desk.itself(), paper.story, LiveState::Active).await.unwrap();
        let (web, email) = (&paper.program.web, "ida@paper.example".to_owned());
        let at = paper.clock.now();
        let new = NewUser { id: web.ids.next(), email: email.clone(), name: "Ida".into(), role: Role::Editor, at };
        accounts::add_user(&web.db, new).await.unwrap();
        let scopes = vec![Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
        let new = NewToken { id: web.ids.next(), email, scopes, name: "test".into(), at, expires: None };
        let token = accounts::create_token(&web.db, new).await.unwrap();
        Self { paper, token }
    }

    fn serve(&self, name: &str) -> Server {
        let folder = self.paper.folder.path().join(name);
        std::fs::create_dir(&folder).unwrap();
        Server::start(&folder, &["--database-url", &self.paper.db.url])
    }

    fn send(&self, address: &str, method: &str, part: &str, body: &Value) -> u16 {
        let headers = format!("Authorization: Bearer {}\r\nContent-Type: application/json\r\n", self.token);
        let path = format!("/api/v1/articles/{}/{part}", self.paper.story);
        let reply = ask(address, method, &path, (&headers, &body.to_string())).unwrap();
        assert!(reply.status < 300, "{}", reply.body);
        reply.status
    }

    fn says(&self, address: &str, text: &str) {
        self.send(address, "POST", "entries", &json!({ "body": text }));
    }
}

/// A page that lies open.
struct Reader {
    lines: BufReader<TcpStream>,
}

impl Reader {
    /// Opens the stream behind a change, as a browser does that comes for the first time or back.
    fn open(address: &str, headers: &str) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
        let head = format!("GET {STORY}/live/events?after=0 HTTP/1.1\r\nHost: {address}\r\n{headers}\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut reader = Self { lines: BufReader::with_capacity(2_048, stream) };
        let first = reader.line().unwrap();
        assert!(first.starts_with("HTTP/1.1 200"), "{first}");
        reader
    }

    fn line(&mut self) -> Option<String> {
        let mut line = String::new();
        let read = self.lines.read_line(&mut line).unwrap();
        (read > 0).then(|| line.trim_end().to_owned())
    }

    /// The next event: its number, its name, its data. `None` where the stream ends.
    fn next(&mut self) -> Option<(i64, String, Value)> {
        let (mut number, mut name) = (0, String::new());
        loop {
            let line = self.line()?;
            if let Some(id) = line.strip_prefix("id: ") {
                number = id.parse().unwrap();
            } else if let Some(event) = line.strip_prefix("event: ") {
                name = event.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                return Some((number, name, serde_json::from_str(data).unwrap()));
            }
        }
    }
}

const EVENTS: &str = "Accept: text/event-stream\r\n";

both_engines! {
    async fn what_is_posted_on_one_node_reaches_the_readers_of_another(db) {
        let covered = Covered::open(db).await;
        let (one, mut other) = (covered.serve("one"), covered.serve("other"));
        let mut reader = Reader::open(&other.address, EVENTS);
        assert_eq!(reader.next().unwrap().1, "state");
        let began = Instant::now();
        covered.says(&one.address, "They are **off**.");
        let (number, name, data) = reader.next().unwrap();
        let took = began.elapsed();
        println!("from one node to a reader of the other: {} ms", took.as_millis());
        assert!(took < Duration::from_secs(5), "{took:?}");
        assert_eq!((number, name.as_str()), (2, "entry"));
        assert!(data["html"].as_str().unwrap().contains("<strong>off</strong>"), "{data}");
        // Away for a while; nothing is lost and nothing comes twice, wherever the reader comes back to.
        drop(reader);
        for text in ["One.", "Two.", "Three."] {
            covered.says(&other.address, text);
        }
        let mut back = Reader::open(&one.address, &format!("{EVENTS}Last-Event-ID: 2\r\n"));
        covered.says(&other.address, "Four.");
        let numbers: Vec<i64> = (0..4).map(|_| back.next().unwrap().0).collect();
        assert_eq!(numbers, [3, 4, 5, 6]);
        // A program that does not say what it takes gets the same.
        assert_eq!(Reader::open(&one.address, "").next().unwrap().0, 1);
        // A stop ends the stream at once; the browser goes to another node.
        let mut open = Reader::open(&other.address, EVENTS);
        let began = Instant::now();
        let status = other.stop();
        assert!(status.success() && began.elapsed() < Duration::from_secs(10), "{status} {:?}", began.elapsed());
        while open.next().is_some() {}
        // Taken back, the story is gone from readers and from open pages.
        covered.send(&one.address, "DELETE", "publication", &json!({}));
        while back.next().is_some() {}
        assert_eq!(get(&one.address, &format!("{STORY}/live/events")).status, 404);
    }

    async fn the_end_of_the_coverage_ends_the_stream(db) {
        let covered = Covered::open(db).await;
        let node = covered.serve("one");
        let mut reader = Reader::open(&node.address, EVENTS);
        assert_eq!(reader.next().unwrap().0, 1);
        covered.says(&node.address, "They are back.");
        covered.send(&node.address, "PUT", "live", &json!({ "state": "ended" }));
        assert_eq!(reader.next().unwrap().1, "entry");
        let (number, name, data) = reader.next().unwrap();
        assert_eq!((number, name.as_str(), &data["state"]), (3, "state", &json!("ended")));
        assert!(reader.next().is_none());
        let headers = format!("{EVENTS}Last-Event-ID: 3\r\n");
        let reply = ask(&node.address, "GET", &format!("{STORY}/live/events"), (&headers, "")).unwrap();
        assert_eq!(reply.status, 204, "a browser that is told so stays away");
    }

    async fn what_is_posted_is_found(db) {
        let covered = Covered::open(db).await;
        let node = covered.serve("one");
        covered.says(&node.address, "A spoonbill sat on the buoy.");
        let found = get(&node.address, "/search?q=spoonbill");
        assert!(found.body.contains(STORY), "{}", found.body);
        let listed = get(&node.address, "/api/v1/search?q=spoonbill").body;
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let id = covered.send(&node.address, "GET", "entries", &json!({}));
        assert_eq!((id, listed["items"].as_array().map(Vec::len)), (200, Some(1)), "{listed}");
    }
}

/// Memory of a process, in kilobytes.
fn memory(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

const READERS: usize = 1_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_open_pages_cost_little() {
    let files = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: files.maximum, ..files }).unwrap();
    let clock = database::Clock::fixed(database::testing::MORNING);
    let covered = Covered::open(database::testing::sqlite(clock).await.unwrap()).await;
    let node = covered.serve("one");
    covered.says(&node.address, "They are off.");
    drop(Reader::open(&node.address, EVENTS));
    let before = memory(node.child.id());
    let headers = format!("{EVENTS}Last-Event-ID: 2\r\n");
    let mut readers: Vec<Reader> = (0..READERS).map(|_| Reader::open(&node.address, &headers)).collect();
    let open = memory(node.child.id()).saturating_sub(before);
    let began = Instant::now();
    covered.says(&node.address, &"Nine boats. ".repeat(200));
    assert!(readers.iter_mut().all(|reader| reader.next().is_some_and(|event| event.0 == 3)));
    let (took, sent) = (began.elapsed(), memory(node.child.id()).saturating_sub(before));
    println!("{READERS} open pages: {open} KB, {sent} KB after an entry, which all had in {} ms", took.as_millis());
    assert!(sent < 64 * 1_024, "{sent} KB for {READERS} open pages");
    drop(readers);
    assert_eq!(get(&node.address, STORY).status, 200);
}
