//! The first run and the sign-in as people meet them: a link on the terminal, a form without scripts, a mail in a folder.

use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use database::both_engines;
use scraper::{Html, Selector};

use crate::process::{Reply, Said, Server, ask, courant, get};

const PASSWORD: &str = "correct horse battery";

struct House<'a> {
    folder: &'a Path,
    url: &'a str,
}

impl House<'_> {
    fn run(&self, args: &[&str], typed: &str) -> Said {
        let mut command = courant(self.folder);
        command.args(args).args(["--database-url", self.url]);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        let done = child.wait_with_output().unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
    }

    /// The text of a mail to this address, when the serving paper has written it.
    fn mail(&self, to: &str) -> String {
        let began = Instant::now();
        loop {
            let files = std::fs::read_dir(self.folder.join("data/mail")).into_iter().flatten().flatten();
            let found = files
                .filter_map(|file| std::fs::read_to_string(file.path()).ok())
                .find(|text| text.contains(&format!("To: {to}\r\n")) && text.ends_with("\r\n"));
            if let Some(text) = found {
                return text;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "no mail to {to}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Opens a page and sends its form, as a browser does that has this cookie.
fn fill(address: &str, path: &str, (cookie, fields): (&str, &[(&str, &str)])) -> Reply {
    let page = ask(address, "GET", path, (&format!("Cookie: {cookie}\r\n"), "")).unwrap();
    assert_eq!(page.status, 200, "{path}: {}", page.head);
    let html = Html::parse_document(&page.body);
    let hidden = Selector::parse("form.write [type=hidden]").unwrap();
    let attribute = |e: scraper::ElementRef<'_>, name| e.value().attr(name).unwrap().to_owned();
    let mut all: Vec<(String, String)> =
        html.select(&hidden).map(|e| (attribute(e, "name"), attribute(e, "value"))).collect();
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(all).finish();
    let headers = format!(
        "Cookie: {cookie}\r\nOrigin: http://{address}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    );
    ask(address, "POST", path, (&headers, &body)).unwrap()
}

/// `name=value` of the cookie that an answer sets.
fn cookie(reply: &Reply) -> String {
    let line = reply
        .head
        .lines()
        .find(|line| line.starts_with("set-cookie: "))
        .unwrap_or_else(|| panic!("{}", reply.head));
    line.trim_start_matches("set-cookie: ").split(';').next().unwrap().to_owned()
}

fn path(link: &str) -> String {
    format!("/account{}", link.split("/account").nth(1).unwrap().split_whitespace().next().unwrap())
}

both_engines! {
    async fn from_the_first_run_to_a_second_person(db) {
        let folder = tempfile::tempdir().unwrap();
        let house = House { folder: folder.path(), url: &db.url };
        let mut server = Server::start(folder.path(), &["--database-url", &db.url]);
        let address = server.address.clone();
        let asked = ["user", "setup-link", "--base-url", "http://127.0.0.1:8080"];
        let made = house.run(&asked, "");
        assert!(made.code == 0 && made.out.starts_with("http://127.0.0.1:8080/account/setup/"), "{made:?}");
        let fields = [("name", "Ida"), ("email", "ida@paper.example"), ("password", PASSWORD)];
        let set_up = fill(&address, &path(&made.out), ("", &fields));
        assert!(set_up.status == 303 && set_up.head.contains("location: /desk"), "{}", set_up.head);
        assert!(set_up.head.contains("set-cookie: courant=") && !set_up.head.contains("; secure"), "{}", set_up.head);
        assert_eq!(get(&address, &path(&made.out)).status, 410);
        let refused = house.run(&asked, "");
        assert!(refused.code == 1 && refused.err.contains("there is a publisher already"), "{refused:?}");
        let desk = |cookie: &str| ask(&address, "GET", "/desk", (&format!("Cookie: {cookie}\r\n"), "")).unwrap().status;
        let login = [("email", "ida@paper.example"), ("current", PASSWORD)];
        // The head of an answer is lower case here, and a cookie's value is not: only that one is set is asked.
        assert_eq!(fill(&address, "/account/sign-in", ("", &login)).status, 303);
        assert_eq!((desk(""), desk("courant=x")), (303, 303));
        let invited = house.run(&["user", "invite", "mo@paper.example", "--role", "editor"], "");
        assert!(invited.code == 0 && invited.out.lines().count() == 1, "{invited:?}");
        let mail = house.mail("mo@paper.example");
        assert!(mail.contains("Subject: Your invitation to The Courant"), "{mail}");
        assert_eq!(get(&address, &path(&invited.out)).status, 200);
        let joined = fill(&address, &path(&invited.out), ("", &[("name", "Mo"), ("password", PASSWORD)]));
        assert!(joined.status == 303 && !cookie(&joined).is_empty(), "{}", joined.head);
        for (typed, code, words) in [
            ("short\n", 1, "12 to 128 characters"),
            ("password1234567\n", 1, "no common one"),
            ("", 1, "12 to 128 characters"),
            ("the tide is high today\r\n", 0, "mo@paper.example has a new password."),
        ] {
            let set = house.run(&["user", "password", "Mo@paper.example"], typed);
            let said = if code == 0 { &set.out } else { &set.err };
            assert!(set.code == code && said.to_lowercase().contains(words), "{typed:?}: {set:?}");
        }
        let unknown = house.run(&["user", "password", "eve@paper.example"], "the tide is high today");
        assert!(unknown.code == 1 && unknown.err.contains("there is no account for eve@paper.example"), "{unknown:?}");
        let login = [("email", "mo@paper.example"), ("current", "the tide is high today")];
        assert_eq!(fill(&address, "/account/sign-in", ("", &login)).status, 303);
        for (state, words) in [("on", "now need one-time codes"), ("on", "already need"), ("off", "now sign in with the password alone")] {
            let said = house.run(&["user", "require-codes", state], "");
            assert!(said.code == 0 && said.out.contains(words), "{state}: {said:?}");
        }
        assert_eq!(house.run(&["user", "require-codes", "maybe"], "").code, 2);
        let audit = house.run(&["user", "audit"], "");
        let lines: Vec<Vec<&str>> = audit.out.lines().map(|line| line.split('\t').collect()).collect();
        assert!(lines.iter().all(|line| line.len() == 5), "{audit:?}");
        let did: Vec<String> = lines.iter().map(|line| format!("{} {}", line[1], line[2])).collect();
        assert_eq!(did, [
            "command line codes optional",
            "command line codes required",
            "mo@paper.example signed in",
            "command line password set",
            "mo@paper.example joined",
            "command line invited",
            "ida@paper.example signed in",
            "ida@paper.example set up",
            "command line set-up link made",
            "command line set-up link made",
        ]);
        assert_eq!(house.run(&["user", "audit", "--limit", "2"], "").out.lines().count(), 2);
        // What readers share knows no cookie, and sets none.
        let plain = get(&address, "/");
        let with = ask(&address, "GET", "/", ("Cookie: courant=x; __Host-courant=y\r\n", "")).unwrap();
        assert_eq!(plain.body, with.body);
        assert!(!plain.head.contains("set-cookie") && plain.head.contains("cache-control: public"), "{}", plain.head);
        assert_eq!(server.stop().code(), Some(0));
    }
}

#[test]
fn the_first_run_says_where_to_begin() {
    for command in ["serve", "demo"] {
        let folder = tempfile::tempdir().unwrap();
        let mut child = courant(folder.path())
            .args([command, "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = std::io::BufRead::lines(std::io::BufReader::new(child.stdout.take().unwrap()));
        let link = lines.find_map(|line| {
            line.unwrap()
                .trim()
                .strip_prefix("http://")
                .map(str::to_owned)
                .filter(|l| l.contains("/account/setup/"))
        });
        let named = lines.next().unwrap().unwrap();
        let (address, _) = link.as_deref().unwrap().split_once('/').unwrap();
        let page = get(address, &path(link.as_deref().unwrap()));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(page.status, 200, "{command}");
        assert!(named.contains("courant user setup-link"), "{named}");
    }
}
