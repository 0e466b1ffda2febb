//! The way of a request, from top to bottom, with the reason for every step.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use futures_util::FutureExt as _;
use tower::ServiceExt as _;

use crate::client::Peer;
use crate::dress;
use crate::error::{Error, Failure};
use crate::faces::{self, Facts};
use crate::fitting::Fitting;
use crate::kept::{self, Instead, Kept, Typed};
use crate::lite::View;
use crate::meters::Class;
use crate::sentence::Sentence;
use crate::shape::{Shape, Wants};
use crate::state::State;
use crate::stored::{SURROGATE_KEY, Stored};
use crate::visits::Says;
use crate::{assets, health};

/// A request that takes longer is answered with 503: its client has left long since.
const DEADLINE: Duration = Duration::from_secs(30);
/// The same for a form with files, which comes as fast as a line in the field allows.
const UPLOAD_DEADLINE: Duration = Duration::from_secs(600);

/// Whether the log of this process has a line for each answer that is not taken from the page cache: what the paper
/// tells its readers about its log depends on it. It is asked here because the filter goes by the name of this module.
#[must_use]
pub fn logs_answers() -> bool {
    tracing::event_enabled!(tracing::Level::DEBUG)
}

/// `Content-Security-Policy`. There is no inline script anywhere, and the one inline style of a theme is named by its hash
/// ([`Theme::policy`](crate::Theme::policy)), so the policy needs no nonce, and a cached page can carry it.
pub(crate) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Response headers that every answer carries.
const SECURITY: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

/// What an error says of the request that failed.
#[derive(Clone, Copy)]
struct Asked<'a> {
    path: &'a str,
    headers: &'a HeaderMap,
    id: &'a str,
}

/// A finished answer on its way out, before conditions and codings.
#[derive(Clone)]
pub(crate) struct Ready(pub(crate) Arc<Stored>);

/// The whole program as one service.
#[derive(Clone)]
pub struct App {
    state: State,
    router: Router,
}

impl App {
    /// Puts the features' routes under the common ones.
    #[must_use]
    pub fn new(state: State, routes: Router<State>) -> Self {
        Self::within(state, routes, |all| all)
    }

    /// As [`App::new`], with what `around` lays around all of them, and around the answer for addresses that no route has.
    #[must_use]
    pub fn within(
        state: State,
        routes: Router<State>,
        around: impl FnOnce(Router<State>) -> Router<State>,
    ) -> Self {
        let all = Router::new()
            .route("/healthz", get(health::alive))
            .route("/readyz", get(health::ready))
            .route("/assets/{*name}", get(assets::show))
            .merge(routes)
            .fallback(async || Error::NotFound)
            .method_not_allowed_fallback(async || Error::Method);
        let router = around(all).with_state(state.clone());
        Self { state, router }
    }

    /// The state its handlers share.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Answers one request. Never fails: what goes wrong is an answer too.
    pub async fn answer(&self, request: Request<Body>) -> Response {
        let is_proxy = self.state.proxies.has(Peer::of(request.extensions()));
        let mut response = self.answer_anybody(request).await;
        // What a page is made of is for a cache in front; a reader has no use for it.
        if !is_proxy {
            response.headers_mut().remove(SURROGATE_KEY);
        }
        response
    }

    async fn answer_anybody(&self, request: Request<Body>) -> Response {
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        // 1. A page that is ready needs no router, and cannot see more of the request than its address.
        if reads
            && let Some(address) = request.uri().path_and_query()
            && let Some(stored) = self.ready(address.as_str(), self.state.clock.now()).await
        {
            self.note(&stored, (request.method(), request.headers()), Peer::of(request.extensions()));
            let response = finish(&stored, request.method(), request.headers());
            self.state.meters.ready(response.status());
            return response;
        }
        self.route(request).await
    }

    /// A page that was made before and is right at `now`, by its address: path and query.
    pub(crate) async fn ready(&self, address: &str, now: i64) -> Option<Arc<Stored>> {
        self.state.pages.fresh(address, now).await
    }

    /// That somebody at `from` was given this page.
    fn note(&self, page: &Stored, (method, headers): (&Method, &HeaderMap), from: IpAddr) {
        if *method == Method::GET {
            self.state.visits.note(page, (&Says::of(headers), from), &self.state.proxies);
        }
    }

    async fn route(&self, request: Request<Body>) -> Response {
        let began = Instant::now();
        // 2. An id that joins what the visitor saw with what the log says.
        let id = format!("{:x}", self.state.ids.next());
        let (method, headers) = (request.method().clone(), request.headers().clone());
        let from = Peer::of(request.extensions());
        let path = request.uri().path().to_owned();
        let mut response = self.found(request, Asked { path: &path, headers: &headers, id: &id }).await;
        if let Some(fitting) = response.extensions_mut().remove::<Fitting>() {
            response = self.fitted(&fitting, (&headers, from), &id).await;
        }
        let class = Class::of(&path, response.extensions().get::<Ready>().is_some());
        // 8. Conditions and codings.
        if let Some(Ready(stored)) = response.extensions_mut().remove::<Ready>() {
            self.note(&stored, (&method, &headers), from);
            let extra = std::mem::take(response.headers_mut());
            response = finish(&stored, &method, &headers);
            let kept = [
                header::RETRY_AFTER,
                header::ALLOW,
                header::SET_COOKIE,
                header::REFERRER_POLICY,
                header::REFRESH,
                header::WWW_AUTHENTICATE,
            ];
            for name in kept {
                if let Some(value) = extra.get(&name) {
                    response.headers_mut().insert(name, value.clone());
                }
            }
        }
        // 9. The same headers on every answer.
        security_headers(response.headers_mut());
        self.state.site.machines.mining.announce(response.headers_mut());
        if let Ok(value) = HeaderValue::from_str(&id) {
            response.headers_mut().insert("x-request-id", value);
        }
        let (status, took) = (response.status(), began.elapsed());
        self.state.meters.made(class, status, took);
        let (path, micros) = (loggable(&path), u64::try_from(took.as_micros()).unwrap_or(u64::MAX));
        tracing::debug!(%method, path, status = status.as_u16(), micros, request = %id, "answered");
        response
    }

    /// The answer of the router, or an error with its face.
    async fn found(&self, request: Request<Body>, asked: Asked<'_>) -> Response {
        let Asked { path, headers, id } = asked;
        let view = View::of(request.uri());
        let (response, typed) = self.guarded(request, &view).await;
        let mut response = view.of_pages_only(response);
        // 7. Errors get their face, and with it the words that would be lost. A light page is cut from the full one.
        if let Some((error, kept)) = refusal(&mut response, typed.as_ref()) {
            log_failure(&error, id, loggable(path));
            let path = view.full_path().unwrap_or(path);
            let facts = Facts { error: &error, request_id: id, path, headers, kept };
            response = self.faced(response, facts).await;
        }
        view.dress(&self.state, response).await
    }

    /// The page that readers have at an address, in a theme that somebody tries on.
    async fn fitted(&self, fitting: &Fitting, (headers, from): (&HeaderMap, IpAddr), id: &str) -> Response {
        let request = fitting.request(headers, from);
        let (path, headers) = (request.uri().path().to_owned(), request.headers().clone());
        let found = Box::pin(self.found(request, Asked { path: &path, headers: &headers, id }));
        let response = dress::trying_on(fitting.theme.clone(), found).await;
        fitting.dress(&self.state, response)
    }

    /// JSON for the API, the paper's dress for everybody else.
    async fn faced(&self, mut response: Response, facts: Facts<'_>) -> Response {
        // The router knows what a 405 has to say (RFC 9110, 15.5.6), a handler that a session goes on under a new secret.
        let kept = [header::ALLOW, header::SET_COOKIE]
            .map(|name| response.headers_mut().remove(&name).map(|value| (name, value)));
        let error = facts.error;
        response = if facts.path.starts_with("/api/") {
            faces::problem(&self.state, &facts)
        } else {
            faces::page(&self.state, facts).await
        };
        retry_after(error, response.headers_mut());
        for (name, value) in kept.into_iter().flatten() {
            response.headers_mut().insert(name, value);
        }
        response
    }

    /// The answer, and the form that was sent.
    async fn guarded(&self, mut request: Request<Body>, view: &View) -> (Response, Option<Typed>) {
        // 3. Nobody else's page may send our forms for a reader.
        if let Err(error) = same_origin(&request) {
            return (error.into_response(), None);
        }
        // 4. One address per page.
        if let Some(moved) = without_slash(&request) {
            return (moved, None);
        }
        if let Err(error) = view.ask(&mut request) {
            return (error.into_response(), None);
        }
        let (request, typed) = match kept::of(request).await {
            Ok(read) => read,
            Err(error) => return (error.into_response(), None),
        };
        // 5. An end in sight. 6. A bug costs one answer, not the process.
        let is_safe = request.method().is_safe();
        let deadline = if is_upload(&request) { UPLOAD_DEADLINE } else { DEADLINE };
        let work = AssertUnwindSafe(self.router.clone().oneshot(request)).catch_unwind();
        let response = match tokio::time::timeout(deadline, work).await {
            Ok(Ok(Ok(response))) => response,
            Ok(Ok(Err(never))) => match never {},
            Ok(Err(_)) => Error::internal("a handler panicked").into_response(),
            Err(_) => {
                let reason = "the request took longer than its deadline".to_owned();
                if is_safe { Error::Unavailable(reason) } else { Error::Unsure(reason) }.into_response()
            }
        };
        (response, typed)
    }
}

/// The error that an answer stands for, with the words that came along.
fn refusal(response: &mut Response, typed: Option<&Typed>) -> Option<(Error, Option<Kept>)> {
    if let Some(Failure(error)) = response.extensions_mut().remove::<Failure>() {
        let kept = typed.and_then(|typed| typed.kept(&error, None));
        return Some((error, kept));
    }
    let Instead(error) = response.extensions_mut().remove::<Instead>()?;
    let to = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok());
    let kept = typed.and_then(|typed| typed.kept(&error, to))?;
    Some((error, Some(kept)))
}

fn is_upload(request: &Request<Body>) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Browsers say where an unsafe request comes from (Fetch Metadata; `Origin` in older ones). A request with a token
/// of its own carries no ambient authority and is let through.
fn same_origin(request: &Request<Body>) -> Result<(), Error> {
    if request.method().is_safe() || request.headers().contains_key(header::AUTHORIZATION) {
        return Ok(());
    }
    let text = |name: &str| request.headers().get(name).and_then(|value| value.to_str().ok());
    let foreign = match (text("sec-fetch-site"), text("origin"), text("host")) {
        (Some(site), _, _) => !matches!(site, "same-origin" | "none"),
        (None, Some("null"), _) => true,
        (None, Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| from != host),
        _ => false,
    };
    if foreign {
        return Err(Error::Forbidden(Sentence::key("web-refused-foreign")));
    }
    Ok(())
}

fn without_slash(request: &Request<Body>) -> Option<Response> {
    let path = request.uri().path();
    let trimmed = path.trim_end_matches('/');
    if trimmed.len() == path.len()
        || trimmed.is_empty()
        || trimmed.starts_with("//")
        // Browsers read it as a slash, and then an address of another host.
        || trimmed.contains('\\')
        || !request.method().is_safe()
    {
        return None;
    }
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    let target = HeaderValue::from_str(&format!("{trimmed}{query}")).ok()?;
    Some((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, target)]).into_response())
}

/// What the log may hold of a path. Under `/account` the third part is a secret that opens an account.
fn loggable(path: &str) -> &str {
    let secret = path
        .strip_prefix("/account/")
        .and_then(|rest| rest.split_once('/').map(|(_, secret)| secret))
        .or_else(|| path.strip_prefix("/preview/"));
    secret.and_then(|secret| path.strip_suffix(secret)).unwrap_or(path)
}

fn log_failure(error: &Error, id: &str, path: &str) {
    match error {
        Error::Internal(report) => tracing::error!(request = id, path, %report, "a request failed"),
        Error::Unavailable(reason) | Error::Unsure(reason) => {
            tracing::warn!(request = id, path, reason, "a request was turned away")
        }
        _ => {}
    }
}

fn retry_after(error: &Error, headers: &mut HeaderMap) {
    let seconds = match error {
        Error::TooMany { retry_after } => *retry_after,
        Error::Unavailable(_) | Error::Unsure(_) => 5,
        _ => return,
    };
    headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
}

/// Gives an answer the headers that every answer of a paper has, unless it says otherwise itself.
pub(crate) fn security_headers(headers: &mut HeaderMap) {
    for (name, value) in SECURITY {
        // A picture says itself that others may show it.
        if !headers.contains_key(name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
}

/// Cuts a finished answer to the request: `304` where the client has it, the coding it takes, no body for HEAD.
fn finish(stored: &Stored, method: &Method, wants: &HeaderMap) -> Response {
    let shape = stored.shape(&Wants::of(wants));
    let bytes = stored.body(shape);
    let mut response = Response::new(Body::empty());
    (*response.status_mut(), *response.headers_mut()) = stored.head(shape);
    if *method != Method::HEAD {
        *response.body_mut() = Body::from(bytes.clone());
    } else if shape != Shape::Unchanged {
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    }
    response
}

pub(crate) fn plain(text: &'static str) -> Response {
    plain_status(StatusCode::OK, text)
}

pub(crate) fn plain_status(status: StatusCode, text: &str) -> Response {
    let mut response = Response::new(Body::from(text.to_owned()));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_holds_no_secret_of_a_link() {
        for (path, logged) in [
            ("/account/setup/s3cret", "/account/setup/"),
            ("/account/reset/s3cret", "/account/reset/"),
            ("/account/reset", "/account/reset"),
            ("/town/account/x", "/town/account/x"),
            ("/", "/"),
        ] {
            assert_eq!(loggable(path), logged);
        }
    }
}
