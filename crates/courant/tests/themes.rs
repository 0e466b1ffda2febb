//! The tools for authors of themes: a folder to begin with, the check, the preview.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use courant::theme::check::{Finding, Report, check};
use scraper::{Html, Selector};
use sha2::{Digest as _, Sha256};

use crate::process::{Server, courant, get, run};

fn embedded() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/courant")
}

/// A built-in file, as an author copies it.
fn built_in(path: &str) -> String {
    fs::read_to_string(embedded().join(path)).unwrap()
}

struct Theme(tempfile::TempDir);

impl Theme {
    fn new(files: &[(&str, &str)]) -> Self {
        let theme = Self(tempfile::tempdir().unwrap());
        files.iter().for_each(|(path, text)| theme.write(path, text));
        theme
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn check(&self) -> Report {
        check(Some(self.path())).unwrap()
    }
}

/// Asserts that a theme with these files has one finding, at this place, that says these words.
fn finds(files: &[(&str, &str)], place: &str, words: &str) {
    let report = Theme::new(files).check();
    let all = told(&report);
    assert_eq!(all.len(), 1, "{place}: {all:#?}");
    assert!(
        all[0].starts_with(&format!("{place}: ")) && all[0].contains(words),
        "{words:?} at {place}: {all:#?}"
    );
    assert_eq!(report.sentence(), "1 problem in 1 file.");
}

#[test]
fn the_built_in_theme_is_clean() {
    for folder in [None, Some(embedded())] {
        let report = check(folder.as_deref()).unwrap();
        assert_eq!(report.findings, [], "{folder:?}");
        assert!(report.pages > 300 && report.templates > 40, "{report:?}");
    }
    let empty = Theme::new(&[]).check();
    assert!(empty.findings.is_empty() && empty.sentence().starts_with("No problems: "), "{empty:?}");
}

/// Asserts that each of these lines, put below line `after` of a built-in file, is found with its words, and nothing else.
fn finds_lines(path: &str, after: usize, wrong: &[(&str, &str)]) {
    let text = built_in(path);
    let mut lines: Vec<&str> = text.lines().collect();
    lines.splice(after..after, wrong.iter().map(|(line, _)| *line));
    let report = Theme::new(&[(path, &(lines.join("\n") + "\n"))]).check();
    for (number, (line, words)) in wrong.iter().enumerate() {
        let fits = |found: &&Finding| found.file == path && found.line == after + number + 1;
        let found: Vec<&Finding> = report.findings.iter().filter(fits).collect();
        assert!(found.len() == 1 && found[0].sentence.contains(words), "{line}: {words:?} in {report:#?}");
    }
    assert_eq!(report.findings.len(), wrong.len(), "{report:#?}");
    assert_eq!(report.sentence(), format!("{} problems in 1 file.", wrong.len()));
}

fn told(report: &Report) -> Vec<String> {
    report.findings.iter().map(ToString::to_string).collect()
}

#[test]
fn what_the_engine_refuses_has_file_and_line() {
    let broken = "{% extends \"web/base.html\" %}\n\n{% if %}\n";
    finds(&[("web/error.html", broken)], "web/error.html:3", "syntax error");
    let teaser = built_in("publishing/_teaser.html").replace("{{ a.headline }}", "{{ a.headlin }}");
    let line = teaser.lines().position(|line| line.contains("headlin }}")).unwrap() + 1;
    let place = format!("publishing/_teaser.html:{line}");
    finds(&[("publishing/_teaser.html", &teaser)], &place, "unknown variable: a.headlin");
    let inner = "{% for b in range(9999) %}{{ b }}{% endfor %}";
    let endless = built_in("web/error.html")
        + &format!("{{% block name %}}{{% for a in range(9999) %}}{inner}{{% endfor %}}{{% endblock %}}");
    let last = format!("web/error.html:{}", built_in("web/error.html").lines().count() + 1);
    finds(&[("web/error.html", &endless)], &last, "loop without end");
}

#[test]
fn names_that_nobody_gives_are_found_where_no_sample_goes() {
    let never = |tag: &str| format!("{{% if page.status == 1 %}}{tag}{{% endif %}}");
    let tags = [
        ("{{ page.titel }}", "unknown variable: page.titel; did you mean page.title?"),
        ("{{ pge.title }}", "unknown variable: pge; did you mean page?"),
        ("{{ site.nme }}", "did you mean site.name?"),
        ("{{ t(\"web-tpo\") }}", "there are no words under the key web-tpo; did you mean web-top?"),
        (
            "{% include \"web/_betwen.html\" %}",
            "no template web/_betwen.html; did you mean web/_between.html?",
        ),
    ];
    let lines = tags.map(|(tag, words)| (never(tag), words));
    finds_lines("web/error.html", 5, &lines.each_ref().map(|(line, words)| (line.as_str(), *words)));
    let with = |line: &str| built_in("web/error.html").replace("</h1>", &format!("</h1>\n{line}"));
    let put_together = with("{{ t(\"web-\" ~ \"nothing\") }}");
    finds(&[("web/error.html", &put_together)], "web/error.html:1", "under the key web-nothing");
    // Who asks first whether a name is there may use it.
    let asked = with("{% if page.mine is defined %}{{ page.mine }}{% endif %}");
    assert_eq!(Theme::new(&[("web/error.html", &asked)]).check().findings, []);
}

#[test]
fn a_file_that_does_nothing_is_named() {
    let theme = Theme::new(&[
        ("assets/base.html", "x"),
        ("assets/tokens.scss", "x"),
        ("samples/web/error-mine.json", "{\n\"page\": }"),
        ("samples/web/nothing.json", "{}"),
        ("web/eror.html", "x"),
    ]);
    let all = told(&theme.check());
    let nothing = "overrides nothing, and no other file names it; did you mean";
    for (found, wanted) in all.iter().zip([
        format!("assets/base.html:1: {nothing} web/base.html?"),
        format!("assets/tokens.scss:1: {nothing} assets/tokens.css?"),
        "samples/web/error-mine.json:2: is no JSON".to_owned(),
        "samples/web/nothing.json:1: is a sample of no template".to_owned(),
        format!("web/eror.html:1: {nothing} web/error.html?"),
    ]) {
        assert!(found.starts_with(&wanted), "{wanted} in {all:#?}");
    }
    assert_eq!(all.len(), 5, "{all:#?}");
    let theme = Theme::new(&[]);
    fs::create_dir(theme.path().join("assets")).unwrap();
    fs::write(theme.path().join("assets/lite.css"), b"p { color: red } /* \xff */").unwrap();
    assert_eq!(told(&theme.check()), ["assets/lite.css:1: is not UTF-8"]);
    // What another file asks for does something.
    let css = format!("{}\n.mine {{ background: url(paper.svg) }}\n", built_in("assets/courant.css"));
    let error = built_in("web/error.html").replace("</h1>", "</h1>{% include \"web/_mine.html\" %}");
    let theme = Theme::new(&[
        ("README.md", "notes"),
        (".gitignore", "x"),
        ("assets/courant.css", &css),
        ("assets/paper.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
        ("web/_mine.html", "<p>{{ page.title }}</p>"),
        ("web/error.html", &error),
    ]);
    assert_eq!(theme.check().findings, []);
}

#[test]
fn a_page_without_its_landmarks_is_refused() {
    let base = built_in("web/base.html");
    let at = |text: &str| base.lines().position(|line| line.contains(text)).unwrap() + 1;
    let mut bare = base.replace(" lang=\"{{ lang }}\"", "").replace(" dir=\"{{ dir }}\"", "");
    bare = bare.replace("<title>", "<!--").replace("</title>", "-->");
    for name in ["main", "header", "footer", "nav"] {
        bare = bare.replace(&format!("<{name} "), "<div ").replace(&format!("</{name}>"), "</div>");
    }
    let report = Theme::new(&[("web/base.html", &bare)]).check();
    for (line, words) in [
        (at("<html"), "<html lang>"),
        (at("<html"), "<html dir>"),
        (at("<head>"), "no <title>"),
        (at("<body>"), "no <main>"),
        (at("<body>"), "no <header>"),
        (at("<body>"), "no <footer>"),
        (at("<body>"), "no <nav>"),
    ] {
        let fits = |found: &&Finding| (found.file.as_str(), found.line) == ("web/base.html", line);
        let said = report.findings.iter().filter(fits).filter(|found| found.sentence.contains(words)).count();
        assert_eq!(said, 1, "{words} at {line}: {report:#?}");
    }
    assert_eq!(report.findings.len(), 7, "{report:#?}");
    let error = built_in("web/error.html").replace("h1>", "h2>");
    finds(&[("web/error.html", &error)], "web/error.html:2", "no <h1>");
    let twice = [
        ("<h1>again</h1>", "2 <h1>"),
        ("<img src=\"/assets/icon.svg\">", "no alternative"),
        ("<main></main>", "2 <main>"),
    ];
    finds_lines("web/error.html", 5, &twice);
}

#[test]
fn what_a_browser_would_load_from_elsewhere_is_refused() {
    let html = [
        ("<img alt=\"\" src=\"https://cdn.example/a.png\">", "asks https://cdn.example/a.png"),
        ("<img alt=\"\" src=\"/assets/icon.svg\" srcset=\"//cdn.example/b.png 2x\">", "cdn.example/b.png"),
        ("<link rel=\"preload\" href=\"https://fonts.example/a.woff2\">", "fonts.example"),
        ("<script src=\"https://count.example/x.js\"></script>", "count.example"),
        ("<script>alert(1)</script>", "inline script"),
        ("<p style=\"color: red\">x</p>", "inline style"),
        ("<style>p { color: red }</style>", "inline style"),
        ("<p onclick=\"x()\">x</p>", "inline script (onclick)"),
        ("<a href=\"javascript:x()\">x</a>", "inline script"),
        ("<form action=\"https://list.example/\"></form>", "sends to https://list.example/"),
        ("<iframe src=\"/town\"></iframe>", "refuses <iframe>"),
        ("<img alt=\"\" src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\">", "refuses a data: address"),
        ("<script src=\"/assets/mine.js\" defer></script>", "no file assets/mine.js"),
    ];
    finds_lines("web/error.html", 5, &html);
    let css = [
        ("@import url(https://fonts.example/a.css);", "asks https://fonts.example/a.css"),
        ("p { background: url(//cdn.example/a.png) }", "cdn.example"),
        ("p { background: url(data:image/gif;base64,R0lGODlhAQABAAAAACw=) }", "refuses a data: address"),
        ("@font-face { font-family: x; src: url(fonts/x.woff2) }", "no file assets/fonts/x.woff2"),
        ("p { color: var(--acent) }", "did you mean --accent?"),
    ];
    finds_lines("assets/tokens.css", 2, &css);
}

#[test]
fn scripts_drawings_and_tokens_are_read() {
    let without = built_in("assets/tokens.css").replace("--gap:", "--gapp:");
    let script = "<script src=\"/assets/mine.js\" defer></script>";
    let page = built_in("web/error.html").replace("</h1>", &format!("</h1>\n{script}"));
    let image = "<image href=\"https://cdn.example/a.png\"/>";
    let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">\n{image}</svg>");
    let theme = Theme::new(&[
        ("assets/tokens.css", &without),
        ("web/error.html", &page),
        ("assets/mine.js", "// mine\nfetch('https://count.example/x');\n"),
        ("assets/icon.svg", &drawing),
    ]);
    let all = told(&theme.check());
    // Every style sheet that takes a token misses it.
    assert!(all.len() >= 3 && all[2..].iter().all(|one| one.contains("no token --gap is set")), "{all:#?}");
    assert!(all[0].starts_with("assets/icon.svg:2: <image href> asks https://cdn.example/a.png"), "{all:#?}");
    assert!(all[1].starts_with("assets/mine.js:2: the script names count.example"), "{all:#?}");
    let gap = "assets/tokens.css:1: no token --gap is set, and assets/courant.css takes it";
    assert!(all[2].starts_with(gap), "{all:#?}");
}

/// Text that no coding makes much smaller.
fn dense(bytes: usize) -> String {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from(b'a' + u8::try_from((state >> 24) % 26).unwrap())
    };
    (0..bytes).map(|_| next()).collect()
}

#[test]
fn what_weighs_too_much_is_measured() {
    let script = "<script src=\"/assets/mine.js\" defer></script>";
    let fat = format!("</h1>\n<p>{}</p>\n{script}", dense(32 << 10));
    // Fifty comments make the story heavy, not the page around them.
    let numbers: String = (1..60).map(|n| format!("{{{{ c.at * {n} % 999983 }}}}")).collect();
    let class = format!("<article class=\"{numbers}\" ");
    let theme = Theme::new(&[
        ("assets/courant.css", &format!("{}/* {} */\n", built_in("assets/courant.css"), dense(16 << 10))),
        ("assets/mine.js", &format!("// {}\n", dense(12 << 10))),
        ("comments/_thread.html", &built_in("comments/_thread.html").replace("<article ", &class)),
        ("web/error.html", &built_in("web/error.html").replace("</h1>", &fat)),
    ]);
    let all = told(&theme.check());
    for (place, words) in [
        ("assets/courant.css:1: the style sheets of a page weigh ", "; 10.0 KB (Brotli) are allowed"),
        ("assets/mine.js:1: the scripts of a page weigh ", "; 5.0 KB (Brotli) are allowed"),
        (
            "comments/_thread.html:1: the page of publishing/article-fifty weighs ",
            "; 16.0 KB (Brotli) are allowed",
        ),
        ("web/error.html:1: the page of web/error", "; 16.0 KB (Brotli) are allowed"),
    ] {
        let fits = all.iter().filter(|found| found.starts_with(place) && found.ends_with(words)).count();
        assert_eq!(fits, 1, "{place}: {all:#?}");
    }
    assert!(all.len() < 8, "{all:#?}");
}

#[test]
fn several_findings_are_counted_and_sorted() {
    let theme = Theme::new(&[
        ("web/eror.html", "x"),
        (
            "web/error.html",
            &built_in("web/error.html")
                .replace("page.title", "page.titl")
                .replace("page.status", "page.stat"),
        ),
    ]);
    let said = run(theme.path(), &["theme", "check", theme.path().to_str().unwrap()]);
    let lines: Vec<&str> = said.out.lines().collect();
    assert_eq!((said.code, lines.len(), said.err.as_str()), (1, 4, ""), "{said:?}");
    assert_eq!(lines[3], "3 problems in 2 files.");
    let prefix = format!("{}/web/er", theme.path().display());
    assert!(lines[..3].iter().all(|line| line.starts_with(&prefix)), "{lines:?}");
    assert!(lines[1].contains("error.html:4: ") && lines[2].contains("error.html:5: "), "{lines:?}");
}

#[test]
fn a_new_theme_is_clean_and_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let made = run(folder.path(), &["theme", "new", "harbour"]);
    assert!(made.code == 0 && made.out.contains("courant theme dev harbour"), "{made:?}");
    for file in ["assets/tokens.css", "web/error.html", "README.md"] {
        assert!(folder.path().join("harbour").join(file).is_file(), "{file}");
    }
    let checked = run(folder.path(), &["theme", "check", "harbour"]);
    assert!(checked.code == 0 && checked.out.starts_with("No problems: "), "{checked:?}");
    let again = run(folder.path(), &["theme", "new", "harbour"]);
    assert!(again.code == 1 && again.err.contains("harbour holds files already"), "{again:?}");
    for wrong in [
        &["theme", "check", "nowhere"][..],
        &["theme", "check", "harbour/README.md"],
        &["theme", "check"],
        &["theme", "dev", "nowhere"],
    ] {
        let wrong = run(folder.path(), wrong);
        assert!(wrong.code == 2 && wrong.out.is_empty() && !wrong.err.is_empty(), "{wrong:?}");
    }
    let open = run(folder.path(), &["theme", "dev", "harbour", "--listen", "0.0.0.0:0"]);
    assert!(open.code == 2 && open.err.contains("this machine only"), "{open:?}");
    // The paper wears it.
    fs::write(
        folder.path().join("harbour/assets/tokens.css"),
        built_in("assets/tokens.css") + "/* harbour */\n",
    )
    .unwrap();
    let server = Server::start(folder.path(), &["--theme", "harbour"]);
    assert!(get(&server.address, "/assets/courant.css").body.contains("/* harbour */"));
}

/// What stands in the `<style>` of a page, and the policy that the page comes with.
fn first_style(server: &Server, path: &str) -> (Option<String>, String) {
    let page = get(&server.address, path);
    let style = Html::parse_document(&page.body)
        .select(&Selector::parse("head > style").unwrap())
        .next()
        .map(|style| style.text().collect());
    let policy = page.head.lines().find_map(|line| line.strip_prefix("content-security-policy: "));
    (style, policy.unwrap().to_owned())
}

#[test]
fn what_is_seen_first_stands_within_the_page_and_its_policy_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let (style, policy) = first_style(&server, "/");
    let style = style.unwrap();
    assert_eq!(style, built_in("assets/tokens.css") + &built_in("assets/first.css"));
    let hash = STANDARD.encode(Sha256::digest(&style));
    // Heads are compared in small letters.
    let named = format!("style-src 'self' 'sha256-{hash}';").to_ascii_lowercase();
    assert!(policy.contains(&named), "{policy}");
    // The whole style sheet comes behind it, and blocks nothing that stands before it.
    let page = get(&server.address, "/").body;
    assert_eq!(
        (count(&page, "head > link[rel=stylesheet]"), count(&page, "main link[rel=stylesheet]")),
        (0, 1)
    );
    // Other pages wait for the style sheet: all of them is made of its rules.
    let search = get(&server.address, "/search").body;
    assert_eq!((count(&search, "style"), count(&search, "head > link[rel=stylesheet]")), (0, 1));
    drop(server);
    let theme = Theme::new(&[("assets/first.css", "body { background: url(paper.svg) }")]);
    let server = Server::start(folder.path(), &["--theme", theme.path().to_str().unwrap()]);
    let (style, policy) = first_style(&server, "/");
    assert!(style.is_none() && policy.contains("style-src 'self';"), "{policy}");
    assert_eq!(count(&get(&server.address, "/").body, "head > link[rel=stylesheet]"), 1);
}

fn count(page: &str, selector: &str) -> usize {
    Html::parse_document(page).select(&Selector::parse(selector).unwrap()).count()
}

#[test]
fn the_preview_shows_every_sample_and_the_states_that_hurt() {
    let theme = Theme::new(&[]);
    let path = theme.path().to_str().unwrap();
    let server = Server::start_with(
        theme.path(),
        courant(theme.path()).args(["theme", "dev", path, "--listen", "127.0.0.1:0"]),
    );
    let get = |path: &str| get(&server.address, path);
    let index = get("/");
    assert!(index.status == 200 && index.head.contains("content-security-policy"), "{}", index.head);
    let page = Html::parse_document(&index.body);
    let links: Vec<String> = page
        .select(&Selector::parse("main a[href^='/_dev/page/']").unwrap())
        .map(|link| link.attr("href").unwrap().to_owned())
        .collect();
    assert!(links.len() > 300, "{}", links.len());
    // In other languages pages are checked, and slow to make here.
    for link in links.iter().filter(|link| !link.contains("lang=")) {
        assert_eq!(get(link).status, 200, "{link}");
    }
    let story = |query: &str| get(&format!("/_dev/page/publishing/article{query}")).body;
    assert_eq!(count(&story("?state=300-comments"), "article[id^=c]"), 300);
    assert_eq!(count(&story("?state=no-picture"), "img"), 0);
    assert!(count(&story(""), "img") > 0);
    let h1 = |page: &str| {
        let page = Html::parse_document(page);
        page.select(&Selector::parse("h1").unwrap())
            .flat_map(|h1| h1.text())
            .collect::<String>()
            .chars()
            .count()
    };
    assert_eq!((h1(&story("?state=longest-headline")), h1(&story("?state=longest-word"))), (200, 400));
    assert_eq!(count(&story("?state=right-to-left"), "html[lang=ar][dir=rtl]"), 1);
    assert_eq!(count(&story("?lang=de-DE"), "html[lang=de-DE]"), 1);
    // A part of a page is shown in the dress of the paper too.
    assert_eq!(count(&get("/_dev/page/comments/talk").body, "link[rel=stylesheet]"), 1);
    // Only the preview has a script, and it comes from the preview.
    assert_eq!(count(&story(""), "script[src='/_dev/reload.js'][data-seen]"), 1);
    assert_eq!(
        (get("/_dev/reload.js").status, get("/assets/courant.css").status, get("/media/x.jpg").status),
        (200, 200, 200)
    );
    assert!(get("/_dev/page/publishing/feed").head.contains("text/xml"));
    // A link of a sample leads to the sample at that address.
    let followed = get("/town/harbour-opens");
    assert!(
        followed.status == 303 && followed.head.contains("location: /_dev/page/publishing/article"),
        "{}",
        followed.head
    );
    assert_eq!((get("/nowhere").status, get("/_dev/page/nowhere").status), (404, 404));
    assert!(get("/_dev/given/web/error").body.contains("&quot;sentences&quot;"));
    // Another site that gives its own name this machine's address reads nothing.
    let stranger = crate::process::ask_as(&server.address, "evil.example", "/");
    assert_eq!(stranger.status, 403);
}

#[test]
fn the_preview_says_what_is_broken_and_heals() {
    let theme = Theme::new(&[]);
    let path = theme.path().to_str().unwrap();
    let server = Server::start_with(
        theme.path(),
        courant(theme.path()).args(["theme", "dev", path, "--listen", "127.0.0.1:0"]),
    );
    let shown = || get(&server.address, "/_dev/page/web/error");
    let before = shown();
    assert_eq!(before.status, 200);
    let seen = before.body.split("data-seen=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let waiting = {
        let address = server.address.clone();
        let seen = seen.clone();
        std::thread::spawn(move || get(&address, &format!("/_dev/changes?seen={seen}")).body)
    };
    for (text, line, words) in [
        (
            built_in("web/error.html").replace("{% block main %}", "{% block main %}\n{% if %}"),
            3,
            "syntax error",
        ),
        (built_in("web/error.html").replace("page.title", "page.titl"), 5, "unknown variable: page.titl"),
    ] {
        theme.write("web/error.html", &text);
        let broken = shown();
        assert_eq!(broken.status, 500, "{}", broken.body);
        assert!(
            broken.body.contains(&format!("web/error.html:{line}")) && broken.body.contains(words),
            "{}",
            broken.body
        );
        assert_eq!(count(&broken.body, "pre mark"), 1);
        assert_eq!(count(&broken.body, "script[src='/_dev/reload.js']"), 1);
        assert!(broken.head.contains("content-security-policy"));
    }
    // The page that was open is told.
    assert_ne!(waiting.join().unwrap(), seen);
    assert!(get(&server.address, "/_dev/check").body.contains("web/error.html:5"));
    theme.write("web/error.html", &built_in("web/error.html").replace("<h1>", "<h1>Mended: "));
    let healed = shown();
    assert!(healed.status == 200 && healed.body.contains("Mended: "), "{}", healed.body);
}
