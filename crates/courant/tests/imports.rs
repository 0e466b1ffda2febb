//! `/desk/imports`: a file is sent, looked at, taken, stopped and gone on with.

use std::time::Duration;

use accounts::{NewUser, Role};
use axum::body::Body;
use courant::cli::paper::Paper as Data;
use courant::compose::{Program, program};
use courant::config::{Config, Settings};
use database::{Ids, args, both_engines};
use web::testing::{Answer, Visitor};

use crate::paper::Paper;

const PASSWORD: &str = "correct horse battery";
const HOUR: Duration = Duration::from_secs(3_600);

/// A publisher in a browser.
struct Publisher {
    visitor: Visitor,
    cookie: String,
}

impl Publisher {
    async fn join(paper: &Paper, role: Role) -> Self {
        let (web, at) = (&paper.program.web, paper.clock.now());
        let email = format!("{}@paper.example", web.ids.next());
        let new = NewUser { id: web.ids.next(), email: email.clone(), name: "Ada".to_owned(), role, at };
        accounts::add_user(&web.db, new).await.unwrap();
        accounts::set_password(&paper.program.door, &email, PASSWORD).await.unwrap();
        let page = paper.visitor.get("/account/sign-in").await;
        let token = page.attributes("form.write [name=token]", "value").remove(0);
        let fields = [("token", token.as_str()), ("email", email.as_str()), ("current", PASSWORD)];
        let answer = paper.visitor.post_form("/account/sign-in", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        Self { visitor: paper.visitor.clone(), cookie: cookie(&answer) }
    }

    async fn send(&self, method: &str, path: &str, (kind, body): (&str, Vec<u8>)) -> Answer {
        let headers =
            [("origin", "https://paper.example"), ("cookie", self.cookie.as_str()), ("content-type", kind)];
        self.visitor.send(method, path, &headers, Body::from(body)).await
    }

    async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, ("", Vec::new())).await
    }

    /// Presses a button of an import.
    async fn press(&self, import: &str, button: &str, more: &str) -> Answer {
        let page = self.get(import).await;
        let token = page.attributes("main [name=token]", "value").remove(0);
        let body = format!("token={token}{more}");
        let kind = "application/x-www-form-urlencoded";
        self.send("POST", &format!("{import}/{button}"), (kind, body.into_bytes())).await
    }

    /// Sends a file with the fields of the form.
    async fn upload(&self, file: &str, more: &[(&str, &str)]) -> Answer {
        let page = self.get("/desk/imports").await;
        let token = page.attributes("main [name=token]", "value").into_iter().next().unwrap_or_default();
        let mut fields = vec![("token", token.as_str()), ("section", "news"), ("system", "")];
        for (name, value) in more {
            fields.retain(|(known, _)| known != name);
            fields.push((name, value));
        }
        let part = |(name, value): &(&str, &str)| {
            format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let mut body: String = fields.iter().map(part).collect();
        body.push_str(
            "--xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"old paper.xml\"\r\n\r\n",
        );
        let body = format!("{body}{file}\r\n--xyz--\r\n");
        self.send("POST", "/desk/imports", ("multipart/form-data; boundary=xyz", body.into_bytes())).await
    }

    /// The same, of a file that is taken; the address of the import.
    async fn begin(&self, file: &str) -> String {
        let answer = self.upload(file, &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.header("location").to_owned()
    }
}

fn cookie(answer: &Answer) -> String {
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

fn export(stories: impl IntoIterator<Item = String>) -> String {
    let items: String = stories.into_iter().collect();
    format!(
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel>\n\
         <language>en</language><wp:base_blog_url>https://www.old.example</wp:base_blog_url>\
         <wp:author><wp:author_login>Ines Holm</wp:author_login><wp:author_display_name>Ines Holm</wp:author_display_name></wp:author>\n{items}</channel></rss>\n"
    )
}

fn story(id: usize, text: &str, status: &str) -> String {
    format!(
        "<item><title><![CDATA[Story {id}]]></title><link>https://old.example/2012/01/story-{id}/</link><dc:creator>Ines Holm</dc:creator>\
         <content:encoded><![CDATA[{text}]]></content:encoded><wp:post_id>{id}</wp:post_id><wp:post_type>post</wp:post_type>\
         <wp:status>{status}</wp:status><wp:post_name>story-{id}</wp:post_name>\
         <wp:post_date_gmt>2012-01-07 14:07:21</wp:post_date_gmt></item>\n"
    )
}

/// 120 stories: one draft, one private, one with a script.
fn paper_of_120() -> String {
    export((1..=120).map(|id| match id {
        3 => story(id, "Words.", "draft"),
        5 => story(id, "Words.", "private"),
        7 => story(id, "Words.<script>alert(1)</script>", "publish"),
        _ => story(id, "Words.", "publish"),
    }))
}

async fn state(paper: &Paper) -> String {
    let sql = "SELECT state FROM imports ORDER BY id DESC LIMIT 1";
    paper.db.read(async |c| c.one::<String>(sql, &[]).await).await.unwrap()
}

/// Lets background work be done until the import is in this state.
async fn work(paper: &Paper, program: &Program, wanted: &str) {
    for _ in 0..2_000 {
        if state(paper).await == wanted {
            return;
        }
        program.runner.step().await.unwrap();
    }
    panic!("it is {}, not {wanted}", state(paper).await);
}

/// All that is due.
async fn rest(paper: &Paper) {
    for _ in 0..200 {
        if !paper.program.runner.step().await.unwrap() {
            return;
        }
    }
    panic!("there is no end of what is due");
}

async fn articles(paper: &Paper) -> i64 {
    paper.count("SELECT COUNT(*) FROM articles").await
}

async fn files(paper: &Paper) -> usize {
    let folder = paper.folder.path().join("media/imports");
    std::fs::read_dir(folder).map_or(0, Iterator::count)
}

async fn happened(paper: &Paper) -> Vec<String> {
    let all = accounts::events(&paper.db, 100).await.unwrap();
    let kinds = all.iter().rev().map(|event| format!("{} {}", event.action.as_str(), event.subject));
    kinds.filter(|kind| kind.starts_with("import")).collect()
}

both_engines! {
    async fn a_file_is_looked_at_taken_stopped_and_gone_on_with(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        let import = ada.begin(&paper_of_120()).await;
        let page = ada.get(&import).await;
        assert_eq!((page.header("refresh"), page.texts("h1").concat()), ("5", "old paper.xml".to_owned()));
        assert_eq!(ada.get(&format!("{import}?still=1")).await.header("refresh"), "");
        let busy = ada.upload(&paper_of_120(), &[("token", &page.attributes("main [name=token]", "value")[0])]).await;
        assert_eq!(busy.status, 409, "{}", busy.body);
        assert!(busy.texts("#problems").concat().contains("Another import is open"), "{}", busy.body);

        work(&paper, &paper.program, "checked").await;
        let page = ada.get(&import).await;
        assert_eq!((page.header("refresh"), articles(&paper).await), ("", 1));
        for line in ["Published: 118", "Drafts: 2", "Things that do not come through: 1"] {
            assert!(page.texts(".import-counts li").contains(&line.to_owned()), "{line}: {}", page.body);
        }
        assert_eq!(page.texts("#told ~ ul h3"), ["Story 5", "Story 7"]);
        assert!(page.body.contains("it was private") && page.body.contains("a script"), "{}", page.body);
        assert_eq!(page.texts("#told ~ ul h3 a").len(), 0);

        assert_eq!(ada.press(&import, "run", "").await.status, 303);
        while paper.count("SELECT done FROM imports").await == 0 {
            paper.program.runner.step().await.unwrap();
        }
        let page = ada.get(&import).await;
        assert_eq!(page.header("refresh"), "5");
        assert!(page.texts("progress + span").concat().ends_with("of 120 stories"), "{}", page.body);
        assert_eq!(ada.press(&import, "stop", "").await.status, 303);
        rest(&paper).await;
        let (done, had) = (paper.count("SELECT done FROM imports").await, articles(&paper).await);
        assert!((1..120).contains(&done) && had == done + 1, "{done} of 120, {had} articles");
        assert_eq!(ada.press(&import, "stop", "").await.status, 409);

        assert_eq!(ada.press(&import, "run", "").await.status, 303);
        work(&paper, &paper.program, "done").await;
        rest(&paper).await;
        assert_eq!((articles(&paper).await, files(&paper).await), (121, 0));
        assert_eq!(paper.count("SELECT COUNT(DISTINCT headline) FROM articles").await, 121);
        let page = ada.get(&import).await;
        for line in ["Published: 118", "Drafts: 2", "Left out: 0", "Old addresses that lead to their story: 240"] {
            assert!(page.texts(".import-counts li").contains(&line.to_owned()), "{line}: {}", page.body);
        }
        let links = page.attributes("#told ~ ul h3 a", "href");
        assert_eq!(links.len(), 2, "{}", page.body);
        assert_eq!(ada.get(&links[1]).await.status, 200);
        assert_eq!(paper.visitor.get("/news/story-7").await.status, 200);
        let old = paper.visitor.get("/2012/01/story-7").await;
        assert_eq!((old.status.as_u16(), old.header("location")), (301, "/news/story-7"));
        assert_eq!(happened(&paper).await, ["import begun old paper.xml", "import ended old paper.xml"]);

        // Once more the same file.
        paper.clock.advance(Duration::from_secs(60));
        let again = ada.begin(&paper_of_120()).await;
        work(&paper, &paper.program, "checked").await;
        assert_eq!(ada.press(&again, "run", "").await.status, 303);
        work(&paper, &paper.program, "done").await;
        let page = ada.get(&again).await;
        assert!(page.texts(".import-counts li").contains(&"Taken by an import before: 120".to_owned()), "{}", page.body);
        assert_eq!(articles(&paper).await, 121);
        let list = ada.get("/desk/imports").await;
        assert_eq!(list.texts(".rows a").len(), 2, "{}", list.body);
    }

    async fn another_process_goes_on_and_no_story_comes_twice(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        let import = ada.begin(&paper_of_120()).await;
        work(&paper, &paper.program, "checked").await;
        assert_eq!(ada.press(&import, "run", "").await.status, 303);
        while paper.count("SELECT done FROM imports").await == 0 {
            paper.program.runner.step().await.unwrap();
        }
        // A process that died in the middle of a step: its stories are stored, and nobody wrote down how far it was.
        let back = paper.db.write(&(), |c, ()| Box::pin(async move {
            c.run("UPDATE imports SET done = 2, published = 2, drafts = 0, told = 0, losses = 0", &[]).await?;
            c.run("DELETE FROM import_stories WHERE number > $1", args![2]).await
        }));
        back.await.unwrap();
        let config = Config::settle(Settings { data: Some(paper.folder.path().to_owned()), ..Settings::default() }).unwrap();
        let data = Data { db: paper.db.db.clone(), clock: paper.clock.clone(), ids: Ids::new(paper.clock.clone()) };
        let second = program(&config, &data, "https://paper.example".to_owned()).await.unwrap();
        work(&paper, &second, "done").await;
        assert_eq!(articles(&paper).await, 121);
        let page = ada.get(&import).await;
        for line in ["Published: 118", "Drafts: 2", "Taken by an import before: 0"] {
            assert!(page.texts(".import-counts li").contains(&line.to_owned()), "{line}: {}", page.body);
        }
        assert_eq!(page.texts("#told ~ ul h3 a"), ["Story 5", "Story 7"]);
    }

    async fn what_is_no_export_is_refused_and_nothing_is_kept(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        let whole = export([story(1, "Words.", "publish")]);
        for (file, more, says) in [
            ("", ("section", "news"), "neither an export"),
            ("hello", ("section", "news"), "neither an export"),
            (&whole.replace("</title>", "</titel>"), ("section", "news"), "of WordPress in order: line 3, column"),
            (&whole, ("system", "ghost"), "of Ghost in order: line 1, column 1"),
            (&export([]), ("section", "news"), "no story in this file"),
            (&whole, ("section", "Jobs!"), "no address that a section may have"),
            (&whole, ("section", "jobs"), "no address that a section may have"),
        ] {
            let refused = ada.upload(file, &[more]).await;
            assert_eq!(refused.status, 422, "{says}: {}", refused.body);
            assert!(refused.texts("#problems").concat().contains(says), "{says}: {}", refused.body);
            assert_eq!(refused.attributes("#section", "value"), [if more.0 == "section" { more.1 } else { "news" }]);
        }
        let stale = ada.upload(&whole, &[("token", "x")]).await;
        assert_eq!(stale.status, 403, "{}", stale.body);
        let ghost = r#"{"db":[{"meta":{"version":"5.1.0"},"data":{"posts":[{"id":"1","title":"A","slug":"a","html":"<p>B</p>","status":"published","published_at":"2012-01-07T14:07:21.000Z"}]}}]}"#;
        assert_eq!((paper.count("SELECT COUNT(*) FROM imports").await, files(&paper).await), (0, 0));
        let import = ada.begin(ghost).await;
        work(&paper, &paper.program, "checked").await;
        assert!(ada.get(&import).await.body.contains("Ghost"));
        assert_eq!(ada.press(&import, "end", "").await.status, 303);
        rest(&paper).await;
        assert_eq!((state(&paper).await.as_str(), files(&paper).await, articles(&paper).await), ("ended", 0, 1));
        assert_eq!(happened(&paper).await, Vec::<String>::new());
        for button in ["run", "end", "stop"] {
            let kind = "application/x-www-form-urlencoded";
            let token = ada.get("/desk/imports").await.attributes("main [name=token]", "value").remove(0);
            let body = format!("token={token}").into_bytes();
            assert_eq!(ada.send("POST", &format!("{import}/{button}"), (kind, body)).await.status, 409, "{button}");
        }
        assert_eq!(ada.get("/desk/imports/12").await.status, 404);
    }

    async fn an_import_wants_a_publisher_and_the_password(db) {
        let paper = Paper::open(db).await;
        let editor = Publisher::join(&paper, Role::Editor).await;
        for path in ["/desk/imports", "/desk/imports/12"] {
            assert_eq!(editor.get(path).await.status, 403, "{path}");
        }
        assert_eq!(editor.upload("<rss/>", &[]).await.status, 403);
        let mut ada = Publisher::join(&paper, Role::Publisher).await;
        assert_eq!(ada.get("/desk/imports").await.texts("[name=current]").len(), 0);
        paper.clock.advance(Duration::from_secs(11 * 60));
        let form = ada.get("/desk/imports").await;
        assert_eq!(form.attributes("[name=current]", "type"), ["password"]);
        let whole = export([story(1, "Words.", "publish")]);
        for current in ["", "wrong"] {
            let refused = ada.upload(&whole, &[("current", current)]).await;
            assert_eq!(refused.status, 422, "{}", refused.body);
            assert_eq!(refused.attributes("#problems a", "href"), ["#current"]);
        }
        assert_eq!(paper.count("SELECT COUNT(*) FROM imports").await, 0);
        let sent = ada.upload(&whole, &[("current", PASSWORD)]).await;
        assert_eq!(sent.status, 303, "{}", sent.body);
        ada.cookie = cookie(&sent);
        let import = sent.header("location").to_owned();
        work(&paper, &paper.program, "checked").await;
        paper.clock.advance(Duration::from_secs(11 * 60));
        let refused = ada.press(&import, "run", "").await;
        assert_eq!((refused.status.as_u16(), state(&paper).await.as_str()), (422, "checked"), "{}", refused.body);
        assert_eq!(refused.attributes("#current", "aria-invalid"), ["true"]);
        let begun = ada.press(&import, "run", "&current=correct+horse+battery").await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        ada.cookie = cookie(&begun);
        work(&paper, &paper.program, "done").await;
        assert_eq!(ada.get(&import).await.status, 200);
    }

    async fn what_nobody_decides_ends_after_a_week(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        ada.begin(&export([story(1, "Words.", "publish")])).await;
        work(&paper, &paper.program, "checked").await;
        paper.clock.advance(HOUR * 24 * 6);
        rest(&paper).await;
        assert_eq!((state(&paper).await.as_str(), files(&paper).await), ("checked", 1));
        paper.clock.advance(HOUR * 26);
        rest(&paper).await;
        assert_eq!((state(&paper).await.as_str(), files(&paper).await), ("ended", 0));
    }

    async fn a_file_that_is_gone_ends_the_import_and_says_so(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        let import = ada.begin(&export([story(1, "Words.", "publish")])).await;
        std::fs::remove_dir_all(paper.folder.path().join("media/imports")).unwrap();
        work(&paper, &paper.program, "failed").await;
        let page = ada.get(&import).await;
        assert!(page.texts(".notice").concat().contains("The file is not there any more."), "{}", page.body);
        assert_eq!(page.header("refresh"), "");
        // The next one may come.
        ada.begin(&export([story(1, "Words.", "publish")])).await;
    }

    async fn a_report_is_bounded(db) {
        let paper = Paper::open(db).await;
        let ada = Publisher::join(&paper, Role::Publisher).await;
        let import = ada.begin(&export((1..=2_010).map(|id| story(id, "Words.", "private")))).await;
        work(&paper, &paper.program, "checked").await;
        assert_eq!(paper.count("SELECT COUNT(*) FROM import_stories").await, 2_000);
        let page = ada.get(&import).await;
        assert!(page.body.contains("Of 10 more stories something would have to be said."), "{}", page.body);
        let next = page.attributes("main nav.more a", "href").remove(0);
        let page = ada.get(&next).await;
        assert_eq!(page.texts("#told ~ ul h3")[0], "Story 101");
    }
}
