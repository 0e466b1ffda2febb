//! The access matrix as the program keeps it: which row of it stands over which route, and what a refusal may tell.
//!
//! A handler knows what it needs; whether somebody who lacks it may know that there is anything is for the matrix alone.
//! So a refusal is looked at here once more: where the column of whoever asked has `-` in every row of the route, it
//! becomes the answer of what does not exist. A route that no row stands over is served to nobody, and neither is a method
//! of it: no handler is asked.

use std::collections::HashMap;
use std::sync::Arc;

use accounts::{Actor, MaybeActor, Role};
use axum::Router;
use axum::extract::{FromRequestParts as _, MatchedPath, Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use web::Error;

/// The matrix of the design, and what the design did not name.
const MATRICES: [&str; 2] = [
    include_str!("../../../../docs/access_matrix.tsv"),
    include_str!("../../../../docs/access_additions.tsv"),
];
/// In the order in which a 405 names them.
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
const ROUTES: &str = include_str!("../../../../docs/routes.tsv");

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, such as `article.draft.read`.
    pub name: &'static str,
    /// What each column has, in the order of [`Row::COLUMNS`].
    pub codes: Vec<char>,
}

impl Row {
    /// The columns: anonymous, reader, banned reader, employer, contributor, journalist, editor, moderator, publisher, and
    /// the secret of a private feed.
    pub const COLUMNS: [&'static str; 10] = ["AN", "RD", "BN", "EM", "CO", "JO", "ED", "MO", "PU", "FS"];

    /// What a column has; `-` for a column that there is not.
    #[must_use]
    pub fn code(&self, column: &str) -> char {
        let place = Self::COLUMNS.iter().position(|name| *name == column);
        place.and_then(|place| self.codes.get(place)).copied().unwrap_or('-')
    }

    /// Whether it is open to nobody.
    fn is_closed(&self) -> bool {
        self.codes.iter().all(|code| *code == '-')
    }

    /// Whether it is open to everybody.
    fn is_open(&self) -> bool {
        Self::COLUMNS.iter().filter(|column| **column != "FS").all(|column| self.code(column) == 'A')
    }
}

/// All rows, those of the design first.
#[must_use]
pub fn rows() -> Vec<Row> {
    let lines = MATRICES.iter().flat_map(|text| text.lines().skip(1));
    let row = |line: &'static str| {
        let (name, codes) = line.split_once('\t')?;
        let codes = codes.split('\t').filter_map(|code| code.chars().next()).collect();
        Some(Row { name, codes })
    };
    lines.filter_map(row).collect()
}

/// Which rows stand over a route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Such as `GET`.
    pub method: &'static str,
    /// As the router knows it, such as `/{section}`.
    pub path: &'static str,
    /// The names of the rows.
    pub rows: Vec<&'static str>,
}

/// The policies of all routes.
#[must_use]
pub fn policies() -> Vec<Policy> {
    let policy = |line: &'static str| {
        let mut parts = line.split('\t');
        let (method, path, rows) = (parts.next()?, parts.next()?, parts.next()?);
        Some(Policy { method, path, rows: rows.split(',').collect() })
    };
    ROUTES.lines().skip(1).filter_map(policy).collect()
}

/// The matrix and the policies, joined to be asked.
#[derive(Clone, Debug)]
struct Law(Arc<HashMap<&'static str, HashMap<&'static str, Vec<Row>>>>);

impl Law {
    /// Reads both.
    fn new() -> Self {
        let rows: HashMap<&str, Row> = rows().into_iter().map(|row| (row.name, row)).collect();
        let mut routes: HashMap<&str, HashMap<&str, Vec<Row>>> = HashMap::new();
        for Policy { method, path, rows: names } in policies() {
            // A row that is closed to everybody is about the thing that is asked for, not about who asks.
            let found = names.iter().filter_map(|name| rows.get(name)).filter(|row| !row.is_closed());
            let found = found.cloned().collect();
            routes.entry(path).or_default().insert(method, found);
        }
        Self(Arc::new(routes))
    }
}

/// The column of whoever asks.
fn column(actor: Option<&Actor>) -> &'static str {
    match actor.map(|actor| actor.role) {
        None => "AN",
        Some(Role::Reader) => "RD",
        Some(Role::Employer) => "EM",
        Some(Role::Contributor) => "CO",
        Some(Role::Journalist) => "JO",
        Some(Role::Editor) => "ED",
        Some(Role::Moderator) => "MO",
        Some(Role::Publisher) => "PU",
    }
}

/// These routes under the law.
pub fn over(routes: Router<web::State>, web: &web::State) -> Router<web::State> {
    routes.route_layer(from_fn_with_state((web.clone(), Law::new()), keep))
}

/// What a route does not do, with what it does (RFC 9110, 15.5.6).
fn not_allowed(methods: &HashMap<&'static str, Vec<Row>>) -> Response {
    let does = |method: &&str| methods.contains_key(if *method == "HEAD" { "GET" } else { *method });
    let allowed: Vec<&str> = METHODS.into_iter().filter(does).collect();
    let mut answer = Error::Method.into_response();
    if let Ok(allowed) = HeaderValue::from_str(&allowed.join(",")) {
        answer.headers_mut().insert(header::ALLOW, allowed);
    }
    answer
}

async fn keep(State((web, law)): State<(web::State, Law)>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let Some((route, methods)) =
        route.and_then(|route| law.0.get(route.as_str()).map(|found| (route, found)))
    else {
        tracing::error!(path = request.uri().path(), "no row of the access matrix stands over this route");
        return Error::NotFound.into_response();
    };
    let method = if request.method() == Method::HEAD { "GET" } else { request.method().as_str() };
    // Also where there is a handler for it: what no row names is as if it were not there.
    let Some(rows) = methods.get(method) else { return not_allowed(methods) };
    if !rows.is_empty() && rows.iter().all(Row::is_open) {
        return next.run(request).await;
    }
    if rows.is_empty() {
        tracing::error!(route, method, "no row of the access matrix stands over this method of a route");
        return Error::NotFound.into_response();
    }
    let (parts, body) = request.into_parts();
    let mut asked = parts.clone();
    let answer = next.run(Request::from_parts(parts, body)).await;
    if !matches!(answer.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) || !web::is_error(&answer)
    {
        return answer;
    }
    // A token that is no good, or a form from elsewhere, is refused whatever it asks for.
    let Ok(MaybeActor(actor)) = MaybeActor::from_request_parts(&mut asked, &web).await else { return answer };
    let column = column(actor.as_ref());
    // What is open to everybody is not what was refused.
    let mut codes = rows.iter().map(|row| row.code(column)).filter(|code| *code != 'A').peekable();
    let Some(first) = codes.peek().copied() else { return answer };
    let same = codes.all(|code| code == first);
    match first {
        '-' if same => {
            tracing::debug!(route, column, "refused as if there were nothing");
            Error::NotFound.into_response()
        }
        'x' if same && actor.is_none() => {
            Error::Forbidden(web::Sentence::key("accounts-refused-stranger")).into_response()
        }
        _ => answer,
    }
}
