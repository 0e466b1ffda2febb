//! `--metrics`: what a process tells of itself, where, and to whom not.

use std::collections::{BTreeMap, BTreeSet};
use std::net::TcpListener;
use std::path::Path;
use std::time::{Duration, Instant};

use database::both_engines;
use database::testing::{MORNING, postgres};

use crate::paper::{DAY, Paper, STORY};
use crate::process::{Reply, Server, ask, ask_as, finish, get};

/// A sample: its name with its labels, and its value.
type Samples = BTreeMap<String, f64>;

/// Reads the text format line by line, and fails on a line that does not belong there.
fn parsed(text: &str) -> Samples {
    let (mut samples, mut kinds) = (Samples::new(), BTreeMap::new());
    let mut current = String::new();
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        if let Some(rest) = line.strip_prefix("# HELP ") {
            let (name, help) = rest.split_once(' ').unwrap();
            assert!(is_name(name) && !help.is_empty(), "{line}");
            continue;
        }
        if let Some(rest) = line.strip_prefix("# TYPE ") {
            let (name, kind) = rest.split_once(' ').unwrap();
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
            assert!(kinds.insert(name.to_owned(), kind.to_owned()).is_none(), "twice: {line}");
            name.clone_into(&mut current);
            continue;
        }
        let (sample, value) = line.rsplit_once(' ').unwrap_or_else(|| panic!("{line:?}"));
        let value: f64 = value.parse().unwrap_or_else(|_| panic!("no number: {line}"));
        let (name, labels) = sample.split_once('{').map_or((sample, ""), |(name, rest)| {
            (name, rest.strip_suffix('}').unwrap_or_else(|| panic!("no end of labels: {line}")))
        });
        // Samples stand below the type of their family.
        let kind = kinds.get(&current).unwrap_or_else(|| panic!("without a type: {line}"));
        let ending = name.strip_prefix(current.as_str()).unwrap_or_else(|| panic!("strays: {line}"));
        let endings: &[&str] = if kind == "histogram" { &["_bucket", "_sum", "_count"] } else { &[""] };
        assert!(endings.contains(&ending) && is_name(name), "{line}");
        assert!(kind != "counter" || name.ends_with("_total"), "{line}");
        assert!(value >= 0.0 && value.is_finite(), "{line}");
        for label in labels.split(',').filter(|label| !label.is_empty()) {
            let (name, value) = label.split_once('=').unwrap_or_else(|| panic!("{line}"));
            assert!(is_name(name) && value.starts_with('"') && value.ends_with('"'), "{line}");
        }
        assert!(samples.insert(sample.to_owned(), value).is_none(), "twice: {line}");
    }
    samples
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

/// A serving process with its metrics on a port of their own.
fn serve(folder: &Path, url: &str) -> (Server, String) {
    let free = TcpListener::bind("127.0.0.1:0").unwrap();
    let metrics = free.local_addr().unwrap().to_string();
    drop(free);
    (Server::start(folder, &["--database-url", url, "--metrics", &metrics]), metrics)
}

fn scrape(metrics: &str) -> Samples {
    let reply = get(metrics, "/metrics");
    assert_eq!(reply.status, 200, "{}", reply.body);
    assert!(reply.head.contains("content-type: text/plain; version=0.0.4; charset=utf-8"), "{}", reply.head);
    parsed(&reply.body)
}

both_engines! {
    async fn a_process_tells_its_numbers_and_they_grow(db) {
        let paper = Paper::open(db).await;
        let (server, metrics) = serve(paper.folder.path(), &paper.db.url);
        let before = scrape(&metrics);
        for _ in 0..3 {
            assert_eq!(get(&server.address, STORY).status, 200);
        }
        for (path, status) in [("/api/v1/nothing", 404), ("/nowhere", 404), ("/healthz", 200), ("/desk", 303)] {
            assert_eq!(get(&server.address, path).status, status, "{path}");
        }
        assert_eq!(ask(&server.address, "HEAD", STORY, ("", "")).unwrap().status, 200);
        assert_eq!(ask(&server.address, "POST", "/account/sign-in", ("Content-Type: application/x-www-form-urlencoded\r\n", "email=a")).unwrap().status / 100, 4);
        let after = scrape(&metrics);
        let grew = |name: &str| after[name] - before[name];
        for (name, by) in [
            ("courant_requests_total{class=\"page_cached\",status=\"2xx\"}", 3.0),
            ("courant_requests_total{class=\"page_rendered\",status=\"2xx\"}", 1.0),
            ("courant_requests_total{class=\"api\",status=\"4xx\"}", 1.0),
            ("courant_requests_total{class=\"desk\",status=\"3xx\"}", 1.0),
            ("courant_requests_total{class=\"desk\",status=\"4xx\"}", 1.0),
            ("courant_requests_total{class=\"other\",status=\"2xx\"}", 1.0),
            ("courant_request_seconds_count{class=\"page_rendered\"}", 2.0),
            ("courant_request_seconds_bucket{class=\"api\",le=\"+Inf\"}", 1.0),
            ("courant_page_cache_hits_total", 3.0),
            ("courant_page_cache_entries", 1.0),
        ] {
            assert!((grew(name) - by).abs() < 0.5, "{name} grew by {}", grew(name));
        }
        assert!(grew("courant_page_cache_bytes") > 1_000.0);
        for (name, value) in before.iter().filter(|(name, _)| is_counter(name)) {
            assert!(after[name] >= *value, "{name} went back");
        }
        let engine = paper.db.engine().as_str();
        for name in [
            format!("courant_build_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION")),
            format!("courant_database_info{{engine=\"{engine}\"}}"),
            "courant_tasks_waiting{kind=\"jobs-sweep\"}".to_owned(),
            "courant_tasks_failed{kind=\"jobs-sweep\"}".to_owned(),
            "courant_tasks_oldest_seconds{kind=\"jobs-sweep\"}".to_owned(),
            "courant_mails_waiting".to_owned(),
            "courant_comments_waiting".to_owned(),
            "courant_search_lag_seconds".to_owned(),
            "courant_live_readers".to_owned(),
            "courant_renders".to_owned(),
            "courant_sign_ins_refused_total".to_owned(),
            "courant_database_connections_used".to_owned(),
        ] {
            assert!(after.contains_key(&name), "{name} is missing: {after:#?}");
        }
        for name in ["process_resident_memory_bytes", "process_open_fds", "process_max_fds", "process_start_time_seconds", "courant_database_connections_most"] {
            assert!(after[name] > 1.0, "{name}");
        }
    }

    async fn what_waits_is_told_and_nobody_is_named(db) {
        let paper = Paper::open(db).await;
        paper.add_story("The quiet pier", "held", Some(MORNING - DAY)).await;
        let sent = paper.visitor.post_form("/town/the-quiet-pier/comments", &[("name", "Rieke Unverwechselbar"), ("text", "It waits.")]).await;
        assert!(sent.status.is_redirection(), "{}", sent.body);
        let (server, metrics) = serve(paper.folder.path(), &paper.db.url);
        assert_eq!(get(&server.address, STORY).status, 200);
        let told = get(&metrics, "/metrics").body;
        assert!((parsed(&told)["courant_comments_waiting"] - 1.0).abs() < 0.5, "{told}");
        let words = ["Unverwechselbar", "pier", "town", "paper.example", "127.0.0.1"];
        for word in words {
            assert!(!told.contains(word), "{word} in {told}");
        }
        let labels: BTreeSet<&str> = told.lines().filter_map(|line| line.split('{').nth(1)?.split('=').next()).collect();
        assert_eq!(labels, BTreeSet::from(["class", "engine", "kind", "version"]));
    }

    async fn nobody_on_the_papers_own_listener_sees_them(db) {
        let paper = Paper::open(db).await;
        let (server, metrics) = serve(paper.folder.path(), &paper.db.url);
        let body = |reply: Reply| reply.body;
        let missing = get(&server.address, "/metrics");
        assert_eq!(missing.status, 404);
        assert_eq!(missing.body, body(get(&server.address, "/nothing-at-all")));
        // And nothing of the paper is on theirs.
        for path in ["/", STORY, "/healthz", "/metrics/x"] {
            assert_eq!(get(&metrics, path).status, 404, "{path}");
        }
        assert_eq!(ask(&metrics, "POST", "/metrics", ("", "")).unwrap().status, 405);
        assert_eq!(ask_as(&metrics, "watch.example", "/metrics").status, 200);
        let head = get(&metrics, "/metrics").head;
        assert!(head.contains("cache-control: no-store") && head.contains("x-content-type-options: nosniff"), "{head}");
    }
}

/// What only grows.
fn is_counter(sample: &str) -> bool {
    let name = sample.split('{').next().unwrap();
    ["_total", "_bucket", "_sum", "_count"].iter().any(|ending| name.ends_with(ending))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_database_that_is_slow_is_a_503_and_no_pile() {
    let paper = Paper::open(postgres(database::Clock::fixed(MORNING)).await.unwrap()).await;
    let (_server, metrics) = serve(paper.folder.path(), &paper.db.url);
    let (locked, is_locked) = tokio::sync::oneshot::channel();
    let locked = std::sync::Mutex::new(Some(locked));
    let held = paper.db.write(&locked, |c, locked| {
        Box::pin(async move {
            c.run("LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE", &[]).await?;
            if let Some(locked) = locked.lock().unwrap().take() {
                let _ = locked.send(());
            }
            tokio::time::sleep(Duration::from_secs(4)).await;
            Ok::<_, database::Error>(())
        })
    });
    let asked = async {
        is_locked.await.unwrap();
        let metrics = metrics.clone();
        tokio::task::spawn_blocking(move || {
            std::thread::scope(|scope| {
                let asks: Vec<_> = (0..8).map(|_| scope.spawn(|| get(&metrics, "/metrics"))).collect();
                let began = Instant::now();
                let replies: Vec<Reply> = asks.into_iter().map(|ask| ask.join().unwrap()).collect();
                (replies, began.elapsed())
            })
        })
        .await
        .unwrap()
    };
    let (held, (replies, took)) = tokio::join!(held, asked);
    held.unwrap();
    for reply in replies {
        assert_eq!(reply.status, 503, "{}", reply.body);
        assert!(reply.head.contains("retry-after: "), "{}", reply.head);
    }
    assert!(took < Duration::from_secs(3), "the answers took {took:?}");
    // What was asked in vain is over by then.
    let began = Instant::now();
    while get(&metrics, "/metrics").status != 200 {
        assert!(began.elapsed() < Duration::from_secs(20));
    }
}

#[test]
fn the_setting_is_checked_and_shown() {
    let folder = tempfile::tempdir().unwrap();
    let show = |metrics: &str| {
        finish(
            crate::process::courant(folder.path()).args(["config", "show"]).env("COURANT_METRICS", metrics),
        )
    };
    assert!(show("127.0.0.1:9090").out.contains("metrics = \"127.0.0.1:9090\"\n"));
    assert!(!show("off").out.contains("metrics"));
    let wrong = show("9090");
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("metrics: \"9090\" is no address"), "{}", wrong.err);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused = finish(crate::process::courant(folder.path()).args([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--metrics",
        &address,
    ]));
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains(&format!("cannot tell the metrics on {address}")), "{}", refused.err);
}

/// The address is one of documents, which no machine has: the test listens to nobody but itself.
#[test]
fn an_address_that_others_reach_is_a_warning() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = crate::process::courant(folder.path());
    let refused = finish(command.args(["serve", "--listen", "127.0.0.1:0", "--metrics", "192.0.2.1:9090"]));
    assert_eq!(refused.code, 1);
    assert!(refused.err.contains("whoever reaches this address reads the metrics"), "{}", refused.err);
    assert!(refused.err.contains("cannot tell the metrics on 192.0.2.1:9090"), "{}", refused.err);
}
