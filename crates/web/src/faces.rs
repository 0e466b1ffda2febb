//! The two faces of an error, given in one place.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use locale::Language;
use serde::Serialize;
use serde_json::json;

use crate::error::Error;
use crate::kept::Kept;
use crate::page::{CachePolicy, Head, Page};
use crate::sentence::Sentence;
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
    let language = state.preferred(facts.headers);
    let name = name(facts.error);
    let text = |part: &str, args: &[(&str, locale::Value)]| {
        state.locales.text(language, &format!("web-error-{name}-{part}"), args)
    };
    let mut sentences = vec![text("text", &arguments(facts.error))];
    sentences.extend(detail(state, facts.error, language));
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
    let mut response = state.personal(facts.path, &page).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the error page itself failed");
        crate::app::plain_status(facts.error.status(), "Something went wrong on our side.\n")
    });
    challenge(facts.error, &mut response);
    response
}

/// What a 401 has to say (RFC 9110, 11.6.1). Browsers know no way to ask people for a token, and show the page.
fn challenge(error: &Error, response: &mut Response) {
    if error.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
}

/// RFC 9457. Its sentences are for the person before the screen, so they are in a language that person reads.
pub(crate) fn problem(state: &State, facts: &Facts<'_>) -> Response {
    let language = state.preferred(facts.headers);
    let status = facts.error.status();
    let title = status.canonical_reason().unwrap_or("Error");
    let mut body = json!({ "type": "about:blank", "title": title, "status": status.as_u16() });
    if let Some(members) = body.as_object_mut() {
        if let Some(detail) = api_detail(facts.error) {
            members.insert("detail".into(), detail.text(&state.locales, language).into());
        }
        members.insert("instance".into(), facts.request_id.into());
        if let Error::Invalid(problems) = facts.error {
            members.insert("problems".into(), json!(state.shown(language, problems)));
        }
    }
    let mut response = crate::app::plain_status(status, &body.to_string());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
    challenge(facts.error, &mut response);
    response
}

/// The part of the error's name in its locale keys.
fn name(error: &Error) -> &'static str {
    match error {
        Error::NotFound => "not-found",
        Error::Gone => "gone",
        Error::SignIn => "sign-in",
        Error::Forbidden(_) => "forbidden",
        Error::Stale(_) => "stale",
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
        Error::TooLarge { limit } => {
            let megabytes = i64::try_from(limit / 1_000_000).unwrap_or(i64::MAX).max(1);
            vec![("megabytes", locale::Value::Int(megabytes))]
        }
        _ => Vec::new(),
    }
}

/// What the error itself says. What cannot be read is told to whoever wrote it by hand, in English.
fn detail(state: &State, error: &Error, language: Language) -> Vec<String> {
    let told = |sentence: &Sentence| sentence.text(&state.locales, language);
    match error {
        Error::Malformed(sentence) if language.family() == Language::EnGb => vec![sentence.clone()],
        Error::Forbidden(sentence) | Error::Conflict(sentence) => vec![told(sentence)],
        Error::Invalid(problems) => problems.iter().map(|problem| told(&problem.sentence)).collect(),
        _ => Vec::new(),
    }
}

fn api_detail(error: &Error) -> Option<Sentence> {
    Some(match error {
        Error::NotFound | Error::Gone | Error::Method | Error::Stale(_) | Error::Internal(_) => return None,
        Error::SignIn => Sentence::key("web-detail-sign-in"),
        Error::Malformed(text) => Sentence::words(text.clone()),
        Error::Forbidden(sentence) | Error::Conflict(sentence) => sentence.clone(),
        Error::Invalid(_) => Sentence::key("web-detail-invalid"),
        Error::Timeout => Sentence::key("web-detail-timeout"),
        Error::TooLarge { limit } => Sentence::key("web-detail-too-large").with("limit", limit.to_string()),
        Error::MediaType(wanted) => Sentence::key("web-detail-media-type").with("wanted", *wanted),
        Error::TooMany { retry_after } => {
            Sentence::key("web-detail-too-many").number("seconds", *retry_after)
        }
        Error::Unavailable(_) => Sentence::key("web-detail-unavailable"),
        Error::Unsure(_) => Sentence::key("web-detail-unsure"),
    })
}

/// The first language of `Accept-Language` that the paper speaks. Errors are personal, so they may look.
pub(crate) fn preferred(headers: &HeaderMap, fallback: Language) -> Language {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or("");
    let codes = wanted.split(',').filter_map(|item| item.split(';').next());
    codes.take(16).find_map(Language::from_code).unwrap_or(fallback)
}
