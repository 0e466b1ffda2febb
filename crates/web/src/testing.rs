//! For tests: the parts of a paper over a test database, and a visitor that asks the whole program, without a socket,
//! and reads the answer as a person would.

use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use database::{Clock, Db};
use locale::{Language, Locales, Zone};
use scraper::{Html, Selector};

use crate::app::App;
use crate::cache::PageCache;
use crate::client::Proxies;
use crate::secret::Secret;
use crate::state::{Setup, Site};
use crate::theme::Theme;
use crate::token::FormTokens;

/// An English paper in Berlin with the default theme, an empty navigation and a secret of its own. A test changes what
/// it wants otherwise, and makes a [`State`](crate::State) of it.
///
/// # Panics
/// Where the theme or the words in the program are broken.
#[must_use]
#[expect(clippy::expect_used, reason = "only tests call it")]
pub fn setup(db: &Db, clock: &Clock) -> Setup {
    let locales = Arc::new(Locales::load().expect("the words"));
    let zone = Zone::named("Europe/Berlin").expect("a zone");
    let site = Site {
        name: "The Courant".to_owned(),
        tagline: "News & tides".to_owned(),
        base_url: "https://paper.example".to_owned(),
        language: Language::EnGb,
        zone: zone.clone(),
        machines: crate::Machines::default(),
    };
    Setup {
        db: db.clone(),
        clock: clock.clone(),
        site,
        theme: Theme::load(None, locales.clone(), &zone).expect("the theme"),
        locales,
        tokens: FormTokens::new(Secret::random().expect("chance")),
        pages: PageCache::new(8 << 20),
        proxies: Proxies::default(),
        nav: Box::new(|_| Box::pin(async { Ok(Vec::new()) })),
    }
}

/// What came back.
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
}

/// Asks an [`App`].
#[derive(Clone)]
pub struct Visitor {
    app: App,
    token: Option<String>,
}

impl Visitor {
    /// A visitor without an account.
    #[must_use]
    pub fn new(app: App) -> Self {
        Self { app, token: None }
    }

    /// The same with a bearer token.
    #[must_use]
    pub fn with_token(&self, token: &str) -> Self {
        Self { app: self.app.clone(), token: Some(token.to_owned()) }
    }

    /// `GET path`.
    pub async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], Body::empty()).await
    }

    /// `POST path` with a form.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap_or_default();
        let kind = [("content-type", "application/x-www-form-urlencoded")];
        self.send("POST", path, &kind, Body::from(body)).await
    }

    /// A request with a JSON body.
    pub async fn send_json(&self, method: &str, path: &str, body: &serde_json::Value) -> Answer {
        self.send(method, path, &[("content-type", "application/json")], Body::from(body.to_string())).await
    }

    /// Any request.
    ///
    /// # Panics
    /// Where the request cannot be built or the answer is no text: both are mistakes of the test.
    #[expect(clippy::expect_used, reason = "only tests call it")]
    pub async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let (status, headers, bytes) = self.ask(method, path, headers, body).await;
        let body = String::from_utf8(bytes).expect("text");
        Answer { status, headers, body }
    }

    /// `GET path` of what may be no text: its status, its bytes, its headers.
    ///
    /// # Panics
    /// As [`Visitor::send`].
    pub async fn fetch(&self, path: &str) -> (u16, Vec<u8>, HeaderMap) {
        self.fetch_with(path, &[]).await
    }

    /// The same with headers.
    ///
    /// # Panics
    /// As [`Visitor::send`].
    pub async fn fetch_with(&self, path: &str, headers: &[(&str, &str)]) -> (u16, Vec<u8>, HeaderMap) {
        let (status, headers, bytes) = self.ask("GET", path, headers, Body::empty()).await;
        (status.as_u16(), bytes, headers)
    }

    #[expect(clippy::expect_used, reason = "only tests call it")]
    async fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Body,
    ) -> (StatusCode, HeaderMap, Vec<u8>) {
        let mut request = Request::builder().method(method).uri(path).header("host", "paper.example");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let response = self.app.answer(request.body(body).expect("a request")).await;
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        (parts.status, parts.headers, bytes.to_vec())
    }
}

impl Answer {
    /// The texts of the elements a selector finds, white space folded.
    ///
    /// # Panics
    /// Where the selector is wrong: a mistake of the test.
    #[must_use]
    #[expect(clippy::expect_used, reason = "only tests call it")]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let fold = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
        Html::parse_document(&self.body).select(&selector).map(|e| fold(e.text().collect())).collect()
    }

    /// The values of an attribute of the elements a selector finds.
    ///
    /// # Panics
    /// Where the selector is wrong: a mistake of the test.
    #[must_use]
    #[expect(clippy::expect_used, reason = "only tests call it")]
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let page = Html::parse_document(&self.body);
        page.select(&selector).filter_map(|e| e.value().attr(name).map(str::to_owned)).collect()
    }

    /// A header as text, empty where it is missing.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// The body as JSON, null where it is none.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}
