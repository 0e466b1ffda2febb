//! The binary as people and scripts meet it: words, exit codes, signals.

use std::fs;
use std::net::TcpListener;

use database::both_engines;

use crate::process::{Said, Server, ask, courant, end, finish, get, run, signal};

fn said(said: &Said, code: i32, words: &str) {
    assert_eq!(said.code, code, "{said:?}");
    let text = if code == 0 { &said.out } else { &said.err };
    assert!(text.contains(words), "{words:?} in {said:?}");
}

#[test]
fn help_is_for_people_and_wrong_usage_is_2() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run(folder.path(), args);
    let help = run(&["--help"]);
    assert!(help.code == 0 && help.err.is_empty(), "{help:?}");
    for command in [
        "serve",
        "demo",
        "user",
        "token",
        "import",
        "migrate",
        "healthcheck",
        "config",
        "openapi",
        "--data",
        "--listen",
    ] {
        assert!(help.out.contains(command), "{command}");
        if !command.starts_with('-') {
            assert_eq!(run(&[command, "--help"]).code, 0, "{command}");
        }
    }
    assert!(!help.out.contains("bench"), "{}", help.out);
    said(&run(&["--version"]), 0, env!("CARGO_PKG_VERSION"));
    for (args, word) in [
        (&[][..], "Usage"),
        (&["print"], "print"),
        (&["serve", "--lisen", "x"], "--listen"),
        (&["serve", "--listen", "8080"], "127.0.0.1:8080"),
        (&["serve", "--base-url", "news.example"], "https://news.example.org"),
        (&["serve", "--comment-rate", "often"], "comment-rate"),
        (&["user", "add", "a@b.example", "--role", "king"], "roles are: reader, employer"),
        (&["token", "create", "--user", "a@b.example", "--scope", "all"], "scopes are: articles:read"),
        (&["token", "create", "--user", "a@b.example"], "--scope"),
        (&["completions", "cmd"], "bash"),
    ] {
        let wrong = run(args);
        assert!(wrong.code == 2 && wrong.out.is_empty(), "{args:?}: {wrong:?}");
        assert!(wrong.err.contains(word), "{args:?}: {wrong:?}");
    }
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/courant.toml"), "listen = 5\ncolour = \"red\"\n").unwrap();
    said(&run(&["config", "show"]), 2, "courant.toml");
    assert_eq!(run(&["--help"]).code, 0);
    for shell in ["bash", "zsh", "fish"] {
        fs::remove_file(folder.path().join("data/courant.toml")).ok();
        said(&run(&["completions", shell]), 0, "healthcheck");
    }
    said(&run(&["man"]), 0, ".TH courant");
}

#[test]
fn secrets_are_masked_wherever_they_come_from() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("secret"), "postgres://me:hush@127.0.0.1:1/x\n").unwrap();
    let show = |url: &str, how: &str| {
        let mut command = courant(folder.path());
        command.args(["config", "show"]);
        match how {
            "flag" => command.args(["--database-url", url]),
            "file" => command.env("COURANT_DATABASE_URL_FILE", folder.path().join("secret")),
            "toml" => {
                fs::write(folder.path().join("data/courant.toml"), format!("database_url = {url:?}\n"))
                    .unwrap();
                &mut command
            }
            _ => command.env("COURANT_DATABASE_URL", url),
        };
        let shown = finish(&mut command);
        let _ = fs::remove_file(folder.path().join("data/courant.toml"));
        shown
    };
    for url in [
        "postgres://me:hush@db.example/x",
        "postgres://me:hu@sh@db.example/x",
        "postgres://me@db.example/x?password=hush",
        "postgres://db.example/x?sslmode=require&password=hush&user=me",
        "postgres:host=/run user=me password=hush",
        "postgres:host=/run password = hush user=me",
        "postgres:host=/run password='hush hush' user=me",
        "postgres:password='it\\'s hush' host=/run",
    ] {
        for how in ["flag", "env", "file", "toml"] {
            let shown = show(url, how);
            assert_eq!(shown.code, 0, "{shown:?}");
            assert!(!shown.out.contains("hush") && !shown.err.contains("hush"), "{how} {url}: {shown:?}");
            assert!(shown.out.contains("***"), "{how} {url}: {shown:?}");
            let read: toml::Table = toml::from_str(&shown.out).unwrap();
            assert!(read["database_url"].as_str().unwrap().starts_with("postgres:"));
        }
        // What cannot be reached is not told with its password either.
        let failed =
            run(folder.path(), &["migrate", "--database-url", &url.replace("db.example", "127.0.0.1:1")]);
        assert_eq!(failed.code, 1);
        assert!(!failed.err.contains("hush") && failed.err.starts_with("courant: "), "{failed:?}");
    }
    let helped = finish(
        courant(folder.path())
            .args(["serve", "--help"])
            .env("COURANT_DATABASE_URL", "postgres://me:hush@x/y"),
    );
    assert!(!helped.out.contains("hush"), "{}", helped.out);
}

#[test]
fn a_flag_wins_over_the_environment_and_that_over_the_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(folder.path().join("data/courant.toml"), "listen = \"127.0.0.1:1001\"\n").unwrap();
    let show = || {
        let mut command = courant(folder.path());
        command.args(["config", "show"]);
        command
    };
    said(&finish(&mut show()), 0, "listen = \"127.0.0.1:1001\"");
    said(&finish(show().env("COURANT_LISTEN", "127.0.0.1:1002")), 0, "listen = \"127.0.0.1:1002\"");
    let both = finish(show().env("COURANT_LISTEN", "127.0.0.1:1002").args(["--listen", "127.0.0.1:1003"]));
    said(&both, 0, "listen = \"127.0.0.1:1003\"");
    // What is shown can be the file.
    fs::write(folder.path().join("data/courant.toml"), &both.out).unwrap();
    assert_eq!(finish(&mut show()).out, both.out);
}

both_engines! {
    async fn people_tokens_and_a_paper_that_runs(db) {
        let folder = tempfile::tempdir().unwrap();
        let run = |args: &[&str]| finish(courant(folder.path()).args(args).args(["--database-url", &db.url]));
        let token = |user: &str, scope: &str| run(&["token", "create", "--user", user, "--scope", scope]);
        said(&run(&["user", "add", "mo@paper.example", "--role", "moderator"]), 0, "Added mo@paper.example as moderator.");
        said(&run(&["user", "add", "MO@paper.example", "--role", "editor"]), 1, "there is an account for mo@paper.example already");
        for wrong in ["mo", "mo@", "@paper.example", "m o@paper.example", "mo@paper@example.org", ""] {
            said(&run(&["user", "add", wrong, "--role", "reader"]), 1, "is no e-mail address");
        }
        assert_eq!(run(&["user", "list"]).out, "mo@paper.example\tmoderator\tmo\n");
        said(&token("jo@paper.example", "articles:read"), 1, "courant user add jo@paper.example --role ROLE");
        said(&token("mo@paper.example", "articles:publish"), 1, "a moderator may not use the scope articles:publish");
        let made = token("mo@paper.example", "comments:moderate");
        assert!(made.code == 0 && made.out.starts_with("courant_") && made.out.lines().count() == 1, "{made:?}");
        let kept: Vec<String> = db.read(async |c| c.all("SELECT hash FROM api_tokens", &[]).await).await.unwrap();
        assert!(kept.len() == 1 && !kept[0].contains(made.out.trim()));
        let mut server = Server::start(folder.path(), &["--database-url", &db.url]);
        let address = server.address.clone();
        said(&finish(courant(folder.path()).args(["healthcheck", "--listen", &address])), 0, "ready");
        let bearer = format!("Authorization: Bearer {}\r\n", made.out.trim());
        let queue = |headers: &str| ask(&address, "GET", "/api/v1/comments/queue", (headers, "")).unwrap().status;
        assert_eq!((queue(&bearer), queue("Authorization: Bearer courant_x\r\n"), queue("")), (200, 401, 404));
        let busy = run(&["serve", "--listen", &address]);
        said(&busy, 1, &format!("courant: cannot listen on {address}"));
        assert!(busy.err.contains("choose one with --listen") && busy.out.is_empty(), "{busy:?}");
        assert_eq!((get(&address, "/healthz").status, get(&address, "/healthz").body.as_str()), (200, "ok\n"));
        assert_eq!(server.stop().code(), Some(0));
        let ended = finish(courant(folder.path()).args(["healthcheck", "--listen", &address]));
        said(&ended, 1, &format!("courant: {address}: "));
        said(&run(&["migrate"]), 0, "The database is up to date.");
    }
}

/// The first start of a paper has things to do after it said where it is: it is stopped in the middle of them.
#[test]
fn a_stop_right_after_the_address_is_orderly() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Server::start(folder.path(), &[]).stop().code(), Some(0));
    }
}

#[test]
fn a_health_check_is_no_for_a_stranger_on_the_port() {
    let folder = tempfile::tempdir().unwrap();
    let stranger = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = stranger.local_addr().unwrap().to_string();
    let answers = std::thread::spawn(move || {
        use std::io::{Read as _, Write as _};
        let (mut stream, _) = stranger.accept().unwrap();
        let _ = stream.read(&mut [0; 1024]);
        stream.write_all(b"HTTP/1.1 503 Service Unavailable\r\nX: 200 \r\n\r\n").unwrap();
    });
    said(&run(folder.path(), &["healthcheck", "--listen", &address]), 1, "is not ready: HTTP/1.1 503");
    answers.join().unwrap();
}

/// No panic, no half sentence: one line that names the place.
#[test]
fn a_folder_or_database_that_is_no_good_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "x").unwrap();
    fs::create_dir_all(folder.path().join("taken/courant.db")).unwrap();
    fs::create_dir(folder.path().join("broken")).unwrap();
    fs::write(
        folder.path().join("broken/courant.db"),
        "This is no database, though it is long enough. ".repeat(100),
    )
    .unwrap();
    for (data, words) in [
        ("file", "the data folder file: this is a file; choose a folder with --data"),
        ("file/below", "the data folder file/below: "),
        ("/proc/nowhere", "the data folder /proc/nowhere: "),
        ("taken", "taken/courant.db"),
        ("broken", "broken/courant.db"),
    ] {
        for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["migrate"], &["user", "list"]] {
            let failed = finish(courant(folder.path()).args(command).args(["--data", data]));
            said(&failed, 1, words);
            assert!(failed.err.starts_with("courant: ") && failed.err.lines().count() == 1, "{failed:?}");
            assert!(!failed.err.contains("panicked") && failed.out.is_empty(), "{failed:?}");
        }
    }
    let unknown = run(folder.path(), &["migrate", "--database-url", "mysql://me:hush@x/y"]);
    said(&unknown, 1, "sqlite: or postgres:");
    assert!(!unknown.err.contains("hush"));
}

#[test]
fn a_stop_finishes_what_is_under_way() {
    use std::io::{Read as _, Write as _};
    for name in ["TERM", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Server::start(folder.path(), &[]);
        // A form whose last byte is not here: the request is under way when the signal comes.
        let mut stream = std::net::TcpStream::connect(&server.address).unwrap();
        let head = "POST /town/x/comments HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: 6\r\n\r\n";
        stream.write_all(head.as_bytes()).unwrap();
        let mut go_on = [0; 25];
        stream.read_exact(&mut go_on).unwrap();
        assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
        signal(&server.child, name);
        while std::net::TcpStream::connect(&server.address).is_ok() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        stream.write_all(b"text=x").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert!(answer.contains("HTTP/1.1 404"), "{name}: {answer}");
        assert_eq!(end(&mut server.child).code(), Some(0), "{name}");
    }
}
