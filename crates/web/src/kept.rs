//! What somebody typed into a form that could not be taken. It comes back with the error, so that no word is lost: the
//! story whose writer was signed out meanwhile, the comment that arrived while the database was away.

use axum::body::Body;
use axum::http::{Request, header};
use axum::response::Response;
use bytes::Bytes;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::extract::{BODY_LIMIT, read_body};

/// The fields of the paper's forms that nobody writes words into: hidden ones, boxes, choices, days and hours. One word in any
/// other is worth keeping.
const WORDLESS: [&str; 37] = [
    "at",
    "comments",
    "date",
    "day",
    "decorative",
    "embargo_day",
    "embargo_time",
    "expires",
    "hours",
    "key",
    "key_event",
    "kind",
    "language",
    "legal",
    "licence",
    "mine",
    "month",
    "number",
    "parent",
    "part",
    "pinned",
    "planned",
    "point",
    "position",
    "revision",
    "role",
    "section",
    "shared",
    "state",
    "step",
    "take",
    "time",
    "token",
    "two_eyes",
    "user",
    "when",
    "which",
];

/// A form as it came, urlencoded.
pub(crate) struct Typed {
    /// Where it was sent, path and query.
    action: String,
    body: Bytes,
}

/// The words of a form, for the page of an error.
#[derive(Debug, Serialize)]
pub(crate) struct Kept {
    action: String,
    fields: Vec<Field>,
    /// Whether it may be sent once more from here.
    again: bool,
    /// Where to sign in first.
    sign_in: Option<String>,
}

#[derive(Debug, Serialize)]
struct Field {
    name: String,
    value: String,
    /// Whether it holds words, which are shown; the rest only goes along.
    is_words: bool,
}

/// A redirect that stands for an error where words came with the form.
#[derive(Clone, Debug)]
pub(crate) struct Instead(pub(crate) Error);

/// A redirect away from a form, to the sign-in: where words came with the form, the answer is the page of `error` with
/// those words instead, because a redirect would lose them.
#[must_use]
pub fn unless_words(mut redirect: Response, error: Error) -> Response {
    redirect.extensions_mut().insert(Instead(error));
    redirect
}

/// Reads the form of a request that came from a page. Files and what machines send pass untouched, and so does what
/// belongs to an account: it holds passwords, and nothing that would be missed.
pub(crate) async fn of(request: Request<Body>) -> Result<(Request<Body>, Option<Typed>)> {
    // Whoever reads has typed nothing.
    if request.method().is_safe() {
        return Ok((request, None));
    }
    let path = request.uri().path();
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_form = kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    let is_ours = !["/api/", "/account/"].iter().any(|start| path.starts_with(start));
    if !is_form || !is_ours {
        return Ok((request, None));
    }
    let action = request.uri().path_and_query().map_or(path, |address| address.as_str()).to_owned();
    let (parts, body) = request.into_parts();
    let body = read_body(Request::from_parts(parts.clone(), body), BODY_LIMIT).await?;
    let typed = Typed { action, body: body.clone() };
    Ok((Request::from_parts(parts, Body::from(body)), Some(typed)))
}

impl Typed {
    /// The form with all its fields; none where nobody wrote words into it, or a secret stands in it.
    pub(crate) fn kept(&self, error: &Error, sign_in: Option<&str>) -> Option<Kept> {
        let fields: Vec<Field> = url::form_urlencoded::parse(&self.body)
            .map(|(name, value)| Field {
                is_words: is_words(&name, value.trim()),
                value: match error {
                    Error::Stale(token) if name == "token" => token.clone(),
                    _ => value.into_owned(),
                },
                name: name.into_owned(),
            })
            .collect();
        let is_secret = |field: &Field| ["current", "password", "code"].contains(&field.name.as_str());
        if fields.iter().any(is_secret) || !fields.iter().any(|field| field.is_words) {
            return None;
        }
        Some(Kept {
            action: self.action.clone(),
            again: !matches!(error, Error::NotFound | Error::Gone | Error::Method),
            sign_in: sign_in.map(str::to_owned),
            fields,
        })
    }
}

fn is_words(name: &str, value: &str) -> bool {
    value.contains(char::is_whitespace) || !value.is_empty() && !WORDLESS.contains(&name)
}
