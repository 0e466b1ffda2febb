//! The two faces of an error, given in one place.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use locale::Language;
use serde::Serialize;
use serde_json::json;

use crate::error::Error;
use crate::form::Problem;
use crate::kept::Kept;
use crate::page::{CachePolicy, Head, Page};
use crate::state::State;

/// The page of an error, in the paper's own dress.
#[derive(Debug, Serialize)]
struct ErrorPage {
    head: Head,
    status: u16,
    title: String,
    sentences: Vec<String>,
    request_id: Option<String>,
    /// What was typed into the form that could not be taken.
    kept: Option<Kept>,
    #[serde(skip)]
    code: StatusCode,
    #[serde(skip)]
    language: Language,
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "web/error.html";

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }
}

/// What the two faces are made from.
pub(crate) struct Facts<'a> {
    pub(crate) error: &'a Error,
    pub(crate) request_id: &'a str,
    pub(crate) path: &'a str,
    pub(crate) headers: &'a HeaderMap,
    /// The words that would be lost.
    pub(crate) kept: Option<Kept>,
}

pub(crate) async fn page(state: &State, facts: Facts<'_>) -> Response {
    let language = preferred(facts.headers, state.site.language);
    let name = name(facts.error);
    let text = |part: &str, args: &[(&str, locale::Value)]| {
        state.locales.text(language, &format!("web-error-{name}-{part}"), args)
    };
    let mut sentences = vec![text("text", &arguments(facts.error))];
    sentences.extend(detail(facts.error));
    let title = text("title", &[]);
    let is_ours = matches!(facts.error, Error::Internal(_));
    let page = ErrorPage {
        head: Head { noindex: true, ..Head::website(title.clone(), "") },
        status: facts.error.status().as_u16(),
        title,
        sentences,
        request_id: is_ours.then(|| facts.request_id.to_owned()),
        kept: facts.kept,
        code: facts.error.status(),
        language,
    };
    match state.personal(facts.path, &page).await {
        Ok(response) => response,
        Err(error) => {
            tracing::error!(%error, "the error page itself failed");
            crate::app::plain_status(facts.error.status(), "Something went wrong on our side.\n")
        }
    }
}

/// RFC 9457.
pub(crate) fn problem(facts: &Facts<'_>) -> Response {
    let status = facts.error.status();
    let title = status.canonical_reason().unwrap_or("Error");
    let mut body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    if let Some(members) = body.as_object_mut() {
        if let Some(detail) = api_detail(facts.error) {
            members.insert("detail".into(), detail.into());
        }
        members.insert("instance".into(), facts.request_id.into());
        if let Error::Invalid(problems) = facts.error {
            members.insert("problems".into(), json!(problems));
        }
    }
    let mut response = crate::app::plain_status(status, &body.to_string());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// The part of the error's name in its locale keys.
fn name(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "not-found",
        Error::Gone => "gone",
        Error::SignIn => "sign-in",
        Error::Forbidden(_) => "forbidden",
        Error::Malformed(_) | Error::Invalid(_) => "invalid",
        Error::Conflict(_) => "conflict",
        Error::Method => "method",
        Error::Timeout => "timeout",
        Error::TooLarge { .. } => "too-large",
        Error::MediaType(_) => "media-type",
        Error::TooMany { .. } => "too-many",
        Error::Unavailable(_) | Error::Unsure(_) => "unavailable",
        Error::Internal(_) => "internal",
    }
}

fn arguments(error: &Error) -> Vec<(&'static str, locale::Value)> {
    match error {
        Error::TooMany { retry_after } => {
            vec![("seconds", locale::Value::Int(i64::try_from(*retry_after).unwrap_or(60)))]
        }
        _ => Vec::new(),
    }
}

/// Sentences for a person who writes requests by hand; they name no internals.
fn detail(error: &Error) -> Vec<String> {
    match error {
        Error::Malformed(sentence) | Error::Forbidden(sentence) | Error::Conflict(sentence) => {
            vec![sentence.clone()]
        }
        Error::Invalid(problems) => {
            problems.iter().map(|Problem { sentence, .. }| sentence.clone()).collect()
        }
        _ => Vec::new(),
    }
}

fn api_detail(error: &Error) -> Option<String> {
    Some(match error {
        Error::NotFound | Error::Gone | Error::Method | Error::Internal(_) => return None,
        Error::SignIn => "Send a valid token: Authorization: Bearer …".to_owned(),
        Error::Forbidden(text) | Error::Malformed(text) | Error::Conflict(text) => text.clone(),
        Error::Invalid(_) => "Some fields need mending; see problems.".to_owned(),
        Error::Timeout => "The body took too long to arrive.".to_owned(),
        Error::TooLarge { limit } => format!("The body may have at most {limit} bytes."),
        Error::MediaType(wanted) => format!("The body must be {wanted}."),
        Error::TooMany { retry_after } => format!("Try again in {retry_after} seconds."),
        Error::Unavailable(_) => "Nothing was stored. Try again in a moment.".to_owned(),
        Error::Unsure(_) => {
            "It is not known whether this was stored. Look before you send it again.".to_owned()
        }
    })
}

/// The first language of `Accept-Language` that the paper speaks. Error pages are personal, so they may look.
fn preferred(headers: &HeaderMap, fallback: Language) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let codes = wanted.split(',').filter_map(|item| item.split(';').next());
    codes.take(16).find_map(Language::from_code).unwrap_or(fallback)
}
