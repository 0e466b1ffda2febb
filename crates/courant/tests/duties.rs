//! What a paper owes its readers: the legal pages, the privacy that it promises, the counts that hold nobody; and the
//! commands that look after them.

use std::path::Path;
use std::process::{Command, Output};

use courant::audit::{Report, crawl};
use courant::cli::paper::Paper as Data;
use courant::compose::{Program, program};
use courant::config::{Config, Settings};
use database::testing::{MORNING, TestDb, sqlite};
use database::{Clock, Ids};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use web::Limits;
use web::testing::Visitor;

use crate::paper::Paper;

struct Open {
    program: Program,
    _db: TestDb,
    _folder: tempfile::TempDir,
}

async fn open(base_url: &str, change: impl FnOnce(&mut Settings)) -> Open {
    let folder = tempfile::tempdir().unwrap();
    let mut given = Settings { data: Some(folder.path().to_owned()), ..Settings::default() };
    change(&mut given);
    let config = Config::settle(given).unwrap();
    let clock = Clock::fixed(MORNING);
    let db = sqlite(clock.clone()).await.unwrap();
    let data = Data { db: db.db.clone(), clock: clock.clone(), ids: Ids::new(clock) };
    let program = program(&config, &data, base_url.to_owned()).await.unwrap();
    Open { program, _db: db, _folder: folder }
}

async fn privacy(change: impl FnOnce(&mut Settings)) -> String {
    let open = open("https://paper.example", change).await;
    let page = Visitor::new(open.program.app.clone()).get("/privacy").await;
    page.texts("main").remove(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_changed_setting_changes_the_privacy_page() {
    type Change = fn(&mut Settings);
    let plain = privacy(|_| {}).await;
    let changes: [(Change, &str, &str); 5] = [
        (|s| s.comment_rate = Some("9/30".into()), "6 comments in 60 seconds", "9 comments in 30 seconds"),
        (|s| s.reading_counts = Some("off".into()), "We count how often", "We do not count"),
        (|s| s.trusted_proxies = Some("10.0.0.1".into()), "", "Another server stands"),
        (|s| s.log = Some("info,web=debug".into()), "no access log", "a line for each page"),
        (
            |s| s.database_url = Some("postgres://db.example/paper".into()),
            "lie on the machine",
            "database server",
        ),
    ];
    for (change, before, after) in changes {
        let changed = privacy(change).await;
        assert!(plain.contains(before) && !plain.contains(after), "{before}: {plain}");
        assert!(changed.contains(after), "{after}: {changed}");
        assert!(before.is_empty() || !changed.contains(before), "{before}: {changed}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_privacy_page_knows_every_way_to_log_pages() {
    let lines = ["DEBUG", "web", "4", "Trace", "info,web=debug", "web::app=debug", "warn,web=5"];
    let none = [
        "info",
        "WARN",
        "3",
        "off",
        "info,tasks=debug",
        "info,debugger=info",
        "web=info",
        "web::cache=debug",
    ];
    for (filters, wanted) in [(&lines[..], "a line for each page"), (&none[..], "no access log")] {
        for filter in filters {
            let page = privacy(|settings| settings.log = Some((*filter).to_owned())).await;
            assert!(page.contains(wanted), "{filter}: {page}");
        }
    }
}

/// Serves a paper on a free port and crawls it.
async fn audit(change: impl FnOnce(&mut Settings)) -> Report {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let open = open(&url, change).await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let app = open.program.app.clone();
    let served = tokio::spawn(web::serve(listener, app, Limits::default(), async {
        let _ = stopped.await;
    }));
    let report = tokio::task::spawn_blocking(move || crawl(&url, 100, &|_| {})).await.unwrap().unwrap();
    stop.send(()).unwrap();
    served.await.unwrap().unwrap();
    report
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_paper_asks_nobody_else() {
    let report = audit(|_| {}).await;
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    // The front page, sitemaps, robots.txt, the page that is not there, and the legal ones in the foot.
    assert!(report.pages >= 11 && report.files >= 2 && !report.stopped, "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_theme_that_asks_others_is_found_out() {
    let theme = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(theme.path().join("web")).unwrap();
    std::fs::create_dir_all(theme.path().join("assets")).unwrap();
    let error = "{% extends \"web/base.html\" %}{% block main %}<h1>x</h1><img src=\"https://count.example/p.gif\" alt=\"\">{% endblock %}";
    std::fs::write(theme.path().join("web/error.html"), error).unwrap();
    std::fs::write(theme.path().join("assets/courant.css"), "@import url(//fonts.example/a.css);").unwrap();
    let folder = theme.path().to_owned();
    let report = audit(move |settings| settings.theme = Some(folder)).await;
    let at = |page: &str, part: &str| {
        report.findings.iter().any(|one| one.place.contains(page) && one.reason.contains(part))
    };
    assert!(at("/courant-audit-no-such-page", "count.example"), "{report:?}");
    assert!(at("/assets/courant", "fonts.example"), "{report:?}");
    let known = |reason: &str| ["count.example", "fonts.example"].iter().any(|host| reason.contains(host));
    assert!(report.findings.iter().all(|one| known(&one.reason)), "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_fails_does_not_pass_the_audit() {
    let theme = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(theme.path().join("search")).unwrap();
    std::fs::write(theme.path().join("search/show.html"), "{{ page.nothing }}").unwrap();
    let folder = theme.path().to_owned();
    let report = audit(move |settings| settings.theme = Some(folder)).await;
    let reasons: Vec<&str> = report.findings.iter().map(|one| one.reason.as_str()).collect();
    // The page and its light view.
    assert_eq!(reasons, ["answers with status 500"; 2]);
}

/// Pages that are ready go to the socket by a way of their own; they count all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_over_the_wire_is_counted() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let open =
        open(&format!("http://{address}"), |settings| settings.trusted_proxies = Some("127.0.0.1".into()))
            .await;
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(web::serve(listener, open.program.app.clone(), Limits::default(), async {
        let _ = stopped.await;
    }));
    let mut socket = tokio::net::TcpStream::connect(address).await.unwrap();
    let browser = "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0";
    let lines = [
        format!("{browser}\r\nX-Forwarded-For: 203.0.113.1\r\n"),
        format!("{browser}\r\nX-Forwarded-For: 203.0.113.1\r\n"),
        format!("{browser}\r\nX-Forwarded-For: 198.51.100.1\r\nReferer: https://search.example/?q=x\r\n"),
        format!("{browser}\r\nSec-Purpose: prefetch\r\n"),
        format!("{browser}\r\nAuthorization: Bearer x\r\n"),
        "User-Agent: curl/8.5.0\r\n".to_owned(),
    ];
    for lines in lines {
        let request = format!("GET /imprint HTTP/1.1\r\nHost: a\r\n{lines}\r\n");
        socket.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !String::from_utf8_lossy(&answer).contains("</html>") {
            assert!(socket.read_buf(&mut answer).await.unwrap() > 0);
        }
    }
    open.program.counter.as_ref().unwrap().store().await.unwrap();
    let sql = "SELECT views, readers FROM reading_days WHERE subject_id = 0";
    let counted: (i64, i64) = open.program.web.db.read(async |c| c.one(sql, &[]).await).await.unwrap();
    assert_eq!(counted, (3, 2));
    let sql = "SELECT host, views FROM reading_referrers WHERE subject_id = 0";
    let from: (String, i64) = open.program.web.db.read(async |c| c.one(sql, &[]).await).await.unwrap();
    assert_eq!(from, ("search.example".to_owned(), 1));
    drop(socket);
    stop.send(()).unwrap();
    served.await.unwrap().unwrap();
}

#[test]
fn a_paper_that_is_not_there_does_not_pass() {
    assert!(crawl("http://127.0.0.1:1", 10, &|_| {}).is_err());
    assert!(crawl("nonsense", 10, &|_| {}).is_err());
    assert!(crawl("ftp://127.0.0.1/", 10, &|_| {}).is_err());
}

database::both_engines! {
    async fn a_story_is_counted_when_it_is_read(db) {
        let paper = Paper::open(db).await;
        let browser = [("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0")];
        for path in ["/town/the-pier-opens", "/town/the-pier-opens", "/town", "/imprint"] {
            let answer = paper.visitor.send("GET", path, &browser, axum::body::Body::empty()).await;
            assert_eq!(answer.status, 200, "{path}");
        }
        paper.program.counter.as_ref().unwrap().store().await.unwrap();
        let at = paper.clock.now();
        let user = accounts::NewUser { id: 1, email: "jo@paper.example".into(), name: "Jo".into(), role: accounts::Role::Editor, at };
        accounts::add_user(&paper.program.web.db, user).await.unwrap();
        let scopes = vec![accounts::Scope::StatsRead];
        let token = accounts::NewToken { id: 2, email: "jo@paper.example".into(), scopes, name: String::new(), at, expires: None };
        let token = accounts::create_token(&paper.program.web.db, token).await.unwrap();
        let today = paper.visitor.with_token(&token).get("/api/v1/reading/today").await.json();
        assert_eq!((&today["views"], &today["stories"][0]["views"]), (&4.into(), &2.into()), "{today}");
        assert_eq!(today["stories"][0]["url"], "/town/the-pier-opens");
    }

    async fn the_paper_forgets_senders_by_itself(db) {
        let paper = Paper::open(db).await;
        let draft = comments::Draft { parent: None, name: "Ann".into(), email: String::new(), text: "Words.".into() };
        let sent = comments::Submission {
            subject: paper.story, text: draft.check().unwrap(), draft, key: None, network: "203.0.113.0/24".into(), staff: false,
        };
        comments::submit(&paper.program.web, &sent).await.unwrap();
        let networks = "SELECT COUNT(*) FROM comments WHERE network <> ''";
        for (days, kept) in [(29, 1), (1, 0)] {
            paper.clock.advance(std::time::Duration::from_hours(24 * days));
            while paper.program.runner.step().await.unwrap() {}
            assert_eq!(paper.count(networks).await, kept);
        }
    }

    async fn a_paper_that_does_not_count_keeps_no_secret_of_a_day(db) {
        let paper = Paper::with(db, |settings| settings.reading_counts = Some("off".into())).await;
        assert!(paper.program.counter.is_none());
        let left = async || {
            let done = paper.program.web.db.write(&(), |c, ()| {
                Box::pin(async move {
                    // 14 January 2025, the day of the clock, as a number.
                    c.run("INSERT INTO reading_salt (id, day, salt) VALUES (1, 20102, 'x')", &[]).await?;
                    c.run("INSERT INTO reading_days (subject_id, day, views, readers, sketch) VALUES (0, 20102, 5, 3, '0010a')", &[]).await
                })
            });
            done.await.unwrap()
        };
        let kept = async || {
            let salts = paper.count("SELECT COUNT(*) FROM reading_salt").await;
            (salts, paper.count("SELECT COUNT(*) FROM reading_days WHERE sketch <> ''").await)
        };
        left().await;
        while paper.program.runner.step().await.unwrap() {}
        assert_eq!(kept().await, (1, 1), "the day is not over");
        paper.clock.advance(std::time::Duration::from_hours(24));
        while paper.program.runner.step().await.unwrap() {}
        assert_eq!(kept().await, (0, 0));
    }
}

fn courant(data: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_courant")).args(arguments).arg("--data").arg(data).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The level of each finding of the doctor, by its name.
fn levels(output: &Output) -> Vec<(String, String)> {
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    found.as_array().unwrap().iter().map(|check| (text(&check["name"]), text(&check["level"]))).collect()
}

#[test]
fn a_comment_that_is_not_there_cannot_be_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("paper");
    let nothing = courant(&data, &["comments", "forget", "7"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&nothing.stderr).contains("there is no comment 7"));
    assert_eq!(courant(&data, &["comments", "forget", "seven"]).status.code(), Some(2));
}

#[test]
fn the_doctor_warns_until_the_legal_pages_are_filled() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("paper");
    let missing = courant(&data, &["doctor"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(stdout(&missing).starts_with("fail data folder: "), "{}", stdout(&missing));

    assert!(courant(&data, &["migrate"]).status.success());
    let before = courant(&data, &["doctor", "--json", "--base-url", "https://paper.example"]);
    assert_eq!(before.status.code(), Some(0), "{}", stdout(&before));
    let levels_before = levels(&before);
    assert_eq!(
        levels_before.iter().filter(|(name, level)| name == "legal pages" && level == "warn").count(),
        6
    );
    assert!(levels_before.contains(&("database".to_owned(), "ok".to_owned())));
    assert!(levels_before.contains(&("base URL".to_owned(), "ok".to_owned())));

    // What is shown can be set again.
    let shown = courant(&data, &["paper", "show"]);
    let file = folder.path().join("particulars.toml");
    std::fs::write(&file, stdout(&shown)).unwrap();
    let file = file.to_str().unwrap();
    assert!(courant(&data, &["paper", "set", file]).status.success());

    let full = include_str!("../demo/particulars.toml");
    std::fs::write(file, full).unwrap();
    let set = courant(&data, &["paper", "set", file]);
    assert_eq!(set.status.code(), Some(0), "{}", stdout(&set));
    let after = courant(&data, &["doctor", "--json"]);
    assert!(levels(&after).contains(&("legal pages".to_owned(), "ok".to_owned())), "{}", stdout(&after));
    let round = courant(&data, &["paper", "show"]);
    std::fs::write(file, stdout(&round)).unwrap();
    assert!(courant(&data, &["paper", "set", file]).status.success());
    assert_eq!(stdout(&courant(&data, &["paper", "show"])), stdout(&round));

    for wrong in ["legal_nam = 'x'", "[contact]\nemail = 'nobody'", "legal_name = "] {
        std::fs::write(file, wrong).unwrap();
        let refused = courant(&data, &["paper", "set", file]);
        assert_eq!(refused.status.code(), Some(1), "{wrong}");
        assert!(!refused.stderr.is_empty());
    }
}

#[test]
fn the_audit_serves_the_data_folder_itself() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("paper");
    assert_eq!(courant(&data, &["audit-privacy"]).status.code(), Some(1));
    assert!(!data.exists());
    assert!(courant(&data, &["migrate"]).status.success());
    let passed = courant(&data, &["audit-privacy"]);
    assert_eq!(
        passed.status.code(),
        Some(0),
        "{} {}",
        stdout(&passed),
        String::from_utf8_lossy(&passed.stderr)
    );
    assert!(stdout(&passed).starts_with("Nothing foreign"));
    assert_eq!(courant(&data, &["audit-privacy", "--pages", "0"]).status.code(), Some(2));
}
