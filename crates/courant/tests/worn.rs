//! Themes that are brought, with the check that their authors run: at the machine, on a paper that is served, after an
//! upgrade.

use std::fs;
use std::time::{Duration, Instant};

use accounts::Role;
use axum::body::Body;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use database::testing::TestDb;
use database::{args, both_engines};
use web::testing::Answer;

use crate::paper::{Paper, STORY};
use crate::process::{Server, courant, finish, get, run};
use crate::zipped::zip;

/// Tokens of the built-in theme with another accent.
fn tokens(accent: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../themes/courant/assets/tokens.css");
    fs::read_to_string(path).unwrap().replace("#8f1d21", accent).into_bytes()
}

fn harbour() -> Vec<u8> {
    zip(&[("harbour/assets/tokens.css", &tokens("#0000aa")), ("harbour/README.md", b"Hello")])
}

/// A template that asks for what nobody gives, and a style sheet that takes what no token says.
fn wrong() -> Vec<u8> {
    let error = "{% extends \"web/base.html\" %}\n{% block main %}<h1>{{ page.titel }}</h1>{% endblock %}\n";
    zip(&[("web/error.html", error.as_bytes()), ("assets/tokens.css", &tokens("var(--acent)"))])
}

/// Keeps a theme as an older version left it, without a check: the id.
pub(crate) async fn keep(db: &TestDb, zip: &[u8]) -> i64 {
    let (id, input) = (7, (7, STANDARD.encode(zip)));
    let kept = db.write(&input, |c, (id, zip)| {
        Box::pin(async move {
            let sql = "INSERT INTO themes (id, name, added, files, zip) VALUES ($1, 'Harbour', 1, 1, $2)";
            c.run(sql, args![*id, zip]).await
        })
    });
    kept.await.unwrap();
    id
}

#[test]
fn a_theme_is_installed_at_the_machine_and_a_running_paper_puts_it_on() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (name, bytes) in [("harbour.zip", harbour()), ("wrong.zip", wrong()), ("none.zip", b"PK".to_vec())] {
        fs::write(at.join(name), bytes).unwrap();
    }
    let server = Server::start(at, &[]);
    let colour = || {
        let front = get(&server.address, "/").body;
        let (_, rest) = front.split_once("<link rel=\"stylesheet\" href=\"").unwrap();
        let css = get(&server.address, rest.split('"').next().unwrap()).body;
        css.split_once("--accent: ").unwrap().1.split(';').next().unwrap().to_owned()
    };
    assert_eq!(colour(), "#8f1d21");
    assert_eq!(run(at, &["theme", "list"]).out, "built-in\tactive\n");

    let none = run(at, &["theme", "install", "none.zip"]);
    assert_eq!(
        (none.code, none.err.trim()),
        (1, "courant: none.zip: This is no zip file, or it is cut off.")
    );
    let absent = run(at, &["theme", "install", "absent.zip"]);
    assert_eq!(absent.code, 2, "{absent:?}");
    let refused = run(at, &["theme", "install", "wrong.zip"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    for line in [
        "web/error.html:2: unknown variable: page.titel; did you mean page.title?",
        "no token --acent is set",
    ] {
        assert!(refused.out.contains(line), "{line}: {refused:?}");
    }
    assert!(refused.err.contains("nothing was kept"), "{refused:?}");

    let kept = run(at, &["theme", "install", "harbour.zip", "--activate"]);
    assert_eq!(kept.code, 0, "{kept:?}");
    let began = Instant::now();
    while colour() != "#0000aa" {
        assert!(began.elapsed() < Duration::from_secs(10), "the running paper never puts it on");
        std::thread::sleep(Duration::from_millis(50));
    }
    let list = run(at, &["theme", "list"]).out;
    let (id, rest) = list.split_once('\t').unwrap();
    assert!(rest.starts_with("active\tharbour\t2 files\t"), "{list}");
    assert!(list.ends_with("built-in\tactive before\n"), "{list}");
    assert_eq!(run(at, &["theme", "activate", "x"]).code, 2);
    assert_eq!(run(at, &["theme", "activate", "12"]).code, 1);
    for (theme, words) in [("built-in", "now"), ("built-in", "already"), (id, "now")] {
        let said = run(at, &["theme", "activate", theme]);
        assert!(said.code == 0 && said.out.contains(words), "{said:?}");
    }
    let doctor = run(at, &["doctor"]);
    assert!(doctor.out.contains("theme: harbour has all that this version asks for"), "{doctor:?}");
    drop(server);
    // The folder of the operator stays.
    fs::create_dir(at.join("mine")).unwrap();
    let fixed = run(at, &["theme", "activate", "built-in", "--theme", "mine"]);
    assert!(fixed.code == 1 && fixed.err.contains("a folder of its own"), "{fixed:?}");
    let doctor = run(at, &["doctor", "--theme", "mine"]);
    assert!(doctor.out.contains("theme: mine is worn"), "{doctor:?}");
}

both_engines! {
    async fn the_whole_paper_is_looked_at_in_a_theme(db) {
        let paper = Paper::open(db).await;
        let (cookie, _) = accounts::testing::signed_in(&paper.program.web, "Ida", Role::Publisher).await;
        let headers = [("origin", "https://paper.example"), ("cookie", cookie.as_str())];
        let ask = async |path: &str| -> Answer { paper.visitor.send("GET", path, &headers, Body::empty()).await };
        let id = keep(&paper.db, &harbour()).await;
        let at = format!("/desk/themes/{id}/preview");
        for path in ["", "/town", STORY, "/search?q=pier", "/jobs", "/imprint", "/lite/town", "/archive", "/nothing-here"] {
            let answer = ask(&format!("{at}{path}")).await;
            assert_eq!(answer.status, if path == "/nothing-here" { 404 } else { 200 }, "{path}: {}", answer.body);
            assert_eq!(answer.header("cache-control"), "private, no-store", "{path}");
            let css = answer.attributes("link[rel=stylesheet]", "href");
            assert!(css.iter().all(|css| css.starts_with(&format!("{at}/assets/"))), "{path}: {css:?}");
            let links = answer.attributes("main a, header a", "href");
            let leaves = |link: &&String| link.starts_with('/') && !link.starts_with(&at) && !link.starts_with("/desk");
            let leaving: Vec<&String> = links.iter().filter(leaves).collect();
            assert!(leaving.is_empty(), "{path}: {leaving:?}");
        }
        // Nothing of it comes to readers.
        for path in ["/", STORY] {
            let body = paper.visitor.get(path).await.body;
            assert!(!body.contains("/desk/themes") && !body.contains("<aside lang"), "{path}");
        }
        let feed = ask(&format!("{at}/feed.atom")).await;
        assert!(feed.status == 200 && feed.header("content-type").starts_with("application/atom+xml"));
    }

    async fn the_doctor_names_what_this_version_cannot_read(db) {
        let paper = Paper::open(db).await;
        let id = keep(&paper.db, &zip(&[("web/error.html", b"one\n{% if %}")])).await;
        let chosen = paper.db.write(&id, |c, id| {
            Box::pin(async move {
                c.run("INSERT INTO active_theme (id, theme_id, changed) VALUES (1, $1, 2)", args![*id]).await
            })
        });
        chosen.await.unwrap();
        let folder = paper.folder.path();
        let said = finish(courant(folder).args(["doctor", "--database-url", &paper.db.url]));
        let expected = "warn theme: Harbour: cannot be read, so the paper wears the built-in one: web/error.html:2: ";
        assert!(said.out.contains(expected), "{said:?}");
        let server = Server::start(folder, &["--database-url", &paper.db.url]);
        assert!(get(&server.address, "/").body.contains("The pier opens"));
        let log = fs::read_to_string(folder.join("server.log")).unwrap();
        assert!(log.contains("web/error.html:2: "), "{log}");
    }
}
