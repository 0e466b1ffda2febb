//! A paper of one page and two stories, and readers who come to it.

use std::collections::HashMap;
use std::sync::Arc;

use accounts::{NewToken, NewUser, Role, Scope};
use axum::Router;
use axum::body::Body;
use axum::extract::State as Shared;
use axum::response::Response;
use axum::routing::get;
use database::Clock;
use database::testing::{MORNING, TestDb};
use reading::{Counter, Desk, Stories, Story};
use web::testing::{Answer, Visitor};
use web::{App, CachePolicy, Head, Page, PageKey, Path, Proxies, State};

/// The article that readers see; the other one they do not.
pub(crate) const SHOWN: i64 = 7;
pub(crate) const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:147.0) Gecko/20100101 Firefox/147.0";
pub(crate) const SAFARI: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 Version/18.2 Mobile Safari/604.1";

pub(crate) struct Paper {
    pub(crate) web: State,
    pub(crate) clock: Clock,
    pub(crate) visitor: Visitor,
    pub(crate) counter: Counter,
    _db: TestDb,
}

#[derive(Debug, serde::Serialize)]
struct Simple {
    head: Head,
    status: u16,
    title: String,
    sentences: Vec<String>,
    request_id: Option<String>,
    kept: Option<()>,
    #[serde(skip)]
    story: Option<i64>,
}

impl Page for Simple {
    const TEMPLATE: &'static str = "web/error.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn story(&self) -> Option<i64> {
        self.story
    }
}

async fn page(state: State, path: String, story: Option<i64>) -> web::Result<Response> {
    let head = Head::website("A page", "");
    let page = Simple {
        head,
        status: 200,
        title: "A page".into(),
        sentences: Vec::new(),
        request_id: None,
        kept: None,
        story,
    };
    state.shared(PageKey::new(&path), async { Ok(page) }).await
}

async fn front(Shared(state): Shared<State>) -> web::Result<Response> {
    page(state, "/".to_owned(), None).await
}

async fn story(Shared(state): Shared<State>, Path(id): Path<i64>) -> web::Result<Response> {
    page(state, format!("/stories/{id}"), Some(id)).await
}

fn stories() -> Stories {
    Arc::new(|_, ids| {
        Box::pin(async move {
            let story = Story { headline: "Foghorn <to> sound".to_owned(), url: "/town/foghorn".to_owned() };
            let shown = ids.into_iter().filter(|id| *id == SHOWN).map(|id| (id, story.clone()));
            Ok(shown.collect::<HashMap<i64, Story>>())
        })
    })
}

/// The state of a process over this database.
pub(crate) fn state(db: &database::Db, clock: &Clock) -> State {
    let mut setup = web::testing::setup(db, clock);
    // Tests speak through a proxy, so that each reader has an address.
    setup.proxies = Proxies::new(vec!["127.0.0.1".parse().unwrap()]);
    State::new(setup)
}

pub(crate) fn visitor(web: &State) -> Visitor {
    let routes = Router::new().route("/", get(front)).route("/stories/{id}", get(story));
    Visitor::new(App::new(web.clone(), routes.merge(reading::routes(Desk::new(web.clone(), stories())))))
}

/// Somebody at an address, with a browser, who follows a link from somewhere.
#[derive(Clone, Copy)]
pub(crate) struct Reader {
    pub(crate) address: &'static str,
    pub(crate) agent: &'static str,
    pub(crate) from: &'static str,
}

pub(crate) const READER: Reader = Reader { address: "203.0.113.7", agent: FIREFOX, from: "" };

impl Paper {
    pub(crate) async fn open(db: TestDb) -> Self {
        let clock = Clock::fixed(MORNING);
        let web = state(&db.db, &clock);
        let counter = Counter::new(web.clone());
        let visitor = visitor(&web);
        Self { web, clock, visitor, counter, _db: db }
    }

    pub(crate) async fn read(&self, reader: Reader, path: &str) -> Answer {
        read(&self.visitor, reader, path).await
    }

    /// The counts after they are stored, as staff read them.
    pub(crate) async fn today(&self) -> serde_json::Value {
        self.counter.store().await.unwrap();
        let staff = self.person(Role::Journalist, &[Scope::StatsRead]).await;
        let answer = staff.get("/api/v1/reading/today").await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.json()
    }

    pub(crate) async fn person(&self, role: Role, scopes: &[Scope]) -> Visitor {
        let id = self.web.ids.next();
        let email = format!("p{id}@paper.example");
        let user = NewUser { id, email: email.clone(), name: "Ida".into(), role, at: MORNING };
        accounts::add_user(&self.web.db, user).await.unwrap();
        let (id, scopes) = (self.web.ids.next(), scopes.to_vec());
        let new = NewToken { id, email, scopes, name: "test".into(), at: MORNING, expires: None };
        let token = accounts::create_token(&self.web.db, new).await.unwrap();
        self.visitor.with_token(&token)
    }
}

pub(crate) async fn read(visitor: &Visitor, reader: Reader, path: &str) -> Answer {
    let Reader { address, agent, from } = reader;
    let headers = [("x-forwarded-for", address), ("user-agent", agent), ("referer", from)];
    visitor.send("GET", path, &headers, Body::empty()).await
}
