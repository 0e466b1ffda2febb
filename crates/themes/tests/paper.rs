//! A paper of one page, and a publisher who changes its theme. The check of these tests finds what is wrong in a file
//! called `wrong.css`.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use accounts::{Door, Role};
use axum::Router;
use axum::body::Body;
use axum::extract::State as Shared;
use axum::response::Response;
use axum::routing::get;
use database::testing::{MORNING, TestDb};
use database::{Clock, Db, Settings};
use themes::{Check, Finding, Themes};
use web::testing::{Answer, Visitor};
use web::{App, CachePolicy, Head, Page, PageKey, Proxies, State};

use crate::zipped::{self, zip};

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) clock: Clock,
    pub(crate) themes: Themes,
    pub(crate) visitor: Visitor,
    /// The publisher's.
    pub(crate) cookie: String,
    pub(crate) db: TestDb,
}

#[derive(Debug, serde::Serialize)]
struct Front {
    head: Head,
    status: u16,
    title: String,
    sentences: Vec<String>,
    request_id: Option<String>,
    kept: Option<()>,
}

impl Page for Front {
    const TEMPLATE: &'static str = "web/error.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }
}

async fn front(Shared(state): Shared<State>) -> web::Result<Response> {
    let head = Head::website("Front", "");
    let title = "Front".to_owned();
    let page = Front { head, status: 200, title, sentences: Vec::new(), request_id: None, kept: None };
    state.shared(PageKey::new("/"), async { Ok(page) }).await
}

/// Finds what is wrong in `wrong.css`; says never that two run at once.
fn check(running: Arc<AtomicUsize>) -> Check {
    Arc::new(move |files| {
        assert_eq!(running.fetch_add(1, Ordering::SeqCst), 0, "two checks at once");
        std::thread::sleep(std::time::Duration::from_millis(20));
        let wrong = files.paths().filter(|path| files.is_own(path) && path.ends_with("wrong.css"));
        let found =
            wrong.map(|path| Finding { file: path.to_owned(), line: 3, sentence: "no <token> --x".into() });
        let found = found.collect();
        running.fetch_sub(1, Ordering::SeqCst);
        Ok(found)
    })
}

/// A process over this database, and its publisher's hands.
pub(crate) fn process(
    db: &Db,
    clock: &Clock,
    checks: &Arc<AtomicUsize>,
    is_fixed: bool,
) -> (State, Themes, Visitor) {
    let mut setup = web::testing::setup(db, clock);
    // Tests see what a cache in front is told.
    setup.proxies = Proxies::new(vec![Ipv4Addr::LOCALHOST.into()]);
    let web = State::new(setup);
    let themes = Themes::new(web.clone(), Door::new(web.clone()), check(checks.clone()), is_fixed);
    let routes = Router::new().route("/", get(front)).merge(themes::routes(themes.clone()));
    let visitor = Visitor::new(App::new(web.clone(), routes));
    (web, themes, visitor)
}

impl Paper {
    pub(crate) async fn open(db: TestDb) -> Self {
        Self::with(db, false).await
    }

    pub(crate) async fn with(db: TestDb, is_fixed: bool) -> Self {
        let clock = Clock::fixed(MORNING);
        let (web, themes, visitor) = process(&db.db, &clock, &Arc::default(), is_fixed);
        let (cookie, _) = accounts::testing::signed_in(&web, "Ida", Role::Publisher).await;
        Self { web, clock, themes, visitor, cookie, db }
    }

    /// Another process over the same database.
    pub(crate) fn again(&self) -> (State, Themes, Visitor) {
        let settings = Settings { url: self.db.url.clone(), readers: 2 };
        let db = Db::open(&settings, self.clock.clone()).unwrap();
        process(&db, &self.clock, &Arc::default(), false)
    }

    fn headers(&self) -> [(&str, &str); 2] {
        [("origin", "https://paper.example"), ("cookie", &self.cookie)]
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.visitor.send("GET", path, &self.headers(), Body::empty()).await
    }

    /// The token of the forms on a page.
    pub(crate) async fn token(&self, path: &str) -> String {
        self.get(path).await.attributes("form.write [name=token]", "value").remove(0)
    }

    pub(crate) async fn upload(&self, name: &str, file: (&str, &[u8])) -> Answer {
        let token = self.token("/desk/themes").await;
        let body = zipped::form(&[("token", &token), ("name", name)], ("file", file.0, file.1));
        let mut headers = self.headers().to_vec();
        headers.push(("content-type", zipped::KIND));
        self.visitor.send("POST", "/desk/themes", &headers, Body::from(body)).await
    }

    /// Brings a theme whose tokens begin with this colour; its address.
    pub(crate) async fn bring(&self, name: &str, colour: &str) -> String {
        let css = format!(":root {{ --accent: {colour}; }}");
        let zip = zip(&[("assets/tokens.css", css.as_bytes()), ("assets/paper.svg", b"<svg/>")]);
        let answer = self.upload(name, ("x.zip", &zip)).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.header("location").to_owned()
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let token = self.token("/desk/themes").await;
        let mut fields = fields.to_vec();
        fields.push(("token", &token));
        let body = serde_urlencoded(&fields);
        let mut headers = self.headers().to_vec();
        headers.push(("content-type", "application/x-www-form-urlencoded"));
        self.visitor.send("POST", path, &headers, Body::from(body)).await
    }

    pub(crate) async fn activate(&self, theme: &str) {
        let answer = self.post(&format!("{theme}/activation"), &[]).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("location")),
            (303, "/desk/themes"),
            "{}",
            answer.body
        );
    }

    /// The accent in the style sheet that the front page names.
    pub(crate) async fn colour(&self) -> String {
        colour(&self.visitor).await
    }
}

/// Names and values without anything that would have to be escaped.
fn serde_urlencoded(fields: &[(&str, &str)]) -> String {
    fields.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

/// The address of the style sheet of a page.
pub(crate) fn sheet(page: &Answer) -> String {
    page.attributes("link[rel=stylesheet]", "href").remove(0)
}

pub(crate) async fn colour(visitor: &Visitor) -> String {
    let front = visitor.get("/").await;
    assert_eq!(front.status, 200, "{}", front.body);
    accent(&visitor.get(&sheet(&front)).await)
}

/// The accent of a style sheet.
pub(crate) fn accent(css: &Answer) -> String {
    assert_eq!(css.status, 200, "{}", css.body);
    let (_, rest) = css.body.split_once("--accent: ").unwrap();
    rest.split([';', ' ']).next().unwrap().to_owned()
}

pub(crate) const BUILT_IN: &str = "#8f1d21";
