//! A paper with three routes, for the tests of this crate.

use axum::Router;
use axum::response::{IntoResponse as _, Redirect};
use axum::routing::{get, post};
use database::{Clock, testing};
use serde::Deserialize;
use web::testing::setup;
use web::{
    App, CachePolicy, Client, Error, Form, Head, Json, NavItem, NavTitle, Page, PageKey, Path, Proxies,
    Query, State,
};

pub(crate) struct Paper {
    pub(crate) app: App,
    pub(crate) db: testing::TestDb,
}

#[derive(Debug, serde::Serialize)]
struct Simple {
    head: Head,
    status: u16,
    title: String,
    sentences: Vec<String>,
    request_id: Option<String>,
    kept: Option<()>,
}

impl Page for Simple {
    const TEMPLATE: &'static str = "web/error.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["thing".to_owned()]
    }
}

#[derive(Debug, Deserialize)]
struct Lenient {
    after: Option<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Strict {
    #[serde(default, rename = "limit")]
    _limit: u32,
}

fn page(title: String) -> Simple {
    let head = Head::website(title.clone(), "");
    let sentences = vec!["one & <b>two</b>".to_owned()];
    Simple { head, status: 200, title, sentences, request_id: None, kept: None }
}

type Ctx = axum::extract::State<State>;

async fn thing(
    axum::extract::State(state): Ctx,
    Path(id): Path<i64>,
    query: Query<Lenient>,
) -> web::Result<axum::response::Response> {
    let key = PageKey::new(&format!("/things/{id}")).with("after", query.0.after);
    // The larger the number, the longer the page.
    let tail = " and on".repeat(usize::try_from(id / 10).unwrap());
    let title = format!("Thing {id} at {}{tail}", state.ids.next());
    state.shared(key, async { Ok(page(title)) }).await
}

pub(crate) async fn open() -> Paper {
    open_behind(Proxies::default()).await
}

pub(crate) async fn open_behind(proxies: Proxies) -> Paper {
    let clock = Clock::fixed(testing::MORNING);
    let db = testing::sqlite(clock.clone()).await.unwrap();
    let mut setup = setup(&db.db, &clock);
    setup.proxies = proxies;
    setup.nav = Box::new(|_| {
        Box::pin(async { Ok(vec![NavItem { title: NavTitle::Name("Town".into()), url: "/town".into() }]) })
    });
    let state = State::new(setup);
    let routes = Router::new()
        .route("/things/{id}", get(thing))
        .route(
            "/form",
            post(async |Form(pairs): Form<Vec<(String, String)>>| format!("{} fields", pairs.len())),
        )
        .route("/away", post(async || Error::Unavailable("locked".to_owned())))
        .route("/stale", post(async || Error::Stale("fresh".to_owned())))
        .route("/absent", post(async || Error::NotFound))
        .route("/door", post(async || web::unless_words(Redirect::to("/in").into_response(), Error::SignIn)))
        .route("/panic", get(async || -> &'static str { panic!("a bug") }))
        .route("/whoami", get(async |Client(address): Client| address.to_string()))
        .route("/api/v1/strict", get(async |Query(_): Query<Strict>| "fine"))
        .route("/api/v1/body", post(async |Json(_): Json<Strict>| "fine"))
        .route("/api/v1/broken", get(async || Error::internal("secret details")));
    Paper { app: App::new(state, routes), db }
}
