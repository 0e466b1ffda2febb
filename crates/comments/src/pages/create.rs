//! `POST /{section}/{slug}/comments`: a comment arrives.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use locale::Language;
use serde::Deserialize;
use web::{Client, Form, FormState, Path, Sentence, TokenProblem};

use super::conversation;
use super::form::{FIELDS, Failed};
use super::talk::purpose;
use crate::actions::{Failure, Posted, Refusal, Submission, submit};
use crate::model::{Draft, Flaw, Status};
use crate::{Desk, Subject, store};

/// The most characters of a key that a client may choose.
const LONGEST_KEY: usize = 200;

/// The fields of the form; what is missing is empty.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    text: String,
    name: String,
    email: String,
    parent: String,
    token: String,
    key: String,
}

/// Why the form comes back.
struct Refused {
    status: StatusCode,
    flaws: Vec<Flaw>,
    retry_after: Option<u64>,
}

impl Refused {
    fn new(status: StatusCode, flaws: Vec<Flaw>) -> Self {
        Self { status, flaws, retry_after: None }
    }

    fn whole(status: StatusCode, key: &'static str) -> Self {
        Self::new(status, vec![Flaw::new("form", key)])
    }
}

/// What a form token says.
struct Stamp {
    /// The second the form was made, if it says so.
    second: Option<i64>,
    /// What to do about it.
    flaw: Option<&'static str>,
    /// Whether the form may come back with the same token.
    good: bool,
}

pub(crate) async fn create(
    State(desk): State<Desk>,
    Path((section, slug)): Path<(String, String)>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let found = desk.web.db.glance(async |c| desk.subjects.by_place(c, &section, &slug).await).await?;
    let subject = found.ok_or(web::Error::NotFound)?;
    let stamp = stamp(&desk, subject.id, &fields.token);
    let given = given_key(&headers, &fields.key)?;
    let refused = match post(&desk, &subject, &fields, (&client, &stamp, given)).await {
        Ok(posted) => return Ok(success(&subject, posted).into_response()),
        Err(Stop::Refused(refused)) => refused,
        Err(Stop::Error(error)) => return Err(error),
    };
    let token = if stamp.good {
        // Who has read the page already need not wait again.
        fields.token.clone()
    } else {
        desk.web.tokens.issue(&purpose(subject.id), desk.web.clock.now())
    };
    let parent = still_there(&desk, &subject, &fields.parent).await?;
    let failed =
        Failed { state: form_state(&desk, subject.language, &fields, &refused.flaws), parent, token };
    let mut response = conversation::again(&desk, &subject, &failed, refused.status).await?;
    if let Some(seconds) = refused.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

/// Why nothing was posted.
enum Stop {
    Refused(Refused),
    Error(web::Error),
}

async fn post(
    desk: &Desk,
    subject: &Subject,
    fields: &Fields,
    (client, stamp, given): (&Client, &Stamp, Option<String>),
) -> Result<Posted, Stop> {
    let refuse = |refused: Refused| Err(Stop::Refused(refused));
    let unreadable = StatusCode::UNPROCESSABLE_ENTITY;
    let Ok(parent) = super::id_in(Some(&fields.parent)) else {
        return refuse(Refused::whole(unreadable, "comments-error-parent-gone"));
    };
    let Fields { name, email, text, .. } = fields;
    let draft = Draft { parent, name: name.clone(), email: email.clone(), text: text.clone() };
    let text = match draft.check() {
        Ok(text) => text,
        Err(flaws) => return refuse(Refused::new(unreadable, flaws)),
    };
    if let Some(key) = stamp.flaw {
        return refuse(Refused::whole(unreadable, key));
    }
    let network = client.network();
    if let Err(seconds) = desk.limit.take(&network) {
        let flaw = Flaw::new("form", "comments-error-many").with("seconds", seconds);
        let refused = Refused::new(StatusCode::TOO_MANY_REQUESTS, vec![flaw]);
        return refuse(Refused { retry_after: Some(seconds), ..refused });
    }
    let derived = || stamp.second.map(|second| draft.derived_key(subject.id, &network, second));
    let key = given.or_else(derived);
    let submission = Submission { subject: subject.id, draft, text, key, network, staff: false };
    match submit(&desk.web, &submission).await {
        Ok(posted) => Ok(posted),
        Err(Failure::Database(error)) => Err(Stop::Error(error.into())),
        Err(Failure::Refused(refusal)) => Err(match refusal {
            Refusal::Invalid(flaws) => Stop::Refused(Refused::new(unreadable, flaws)),
            Refusal::Closed => Stop::Refused(Refused::whole(StatusCode::FORBIDDEN, "comments-error-closed")),
            Refusal::ParentGone => Stop::Refused(Refused::whole(unreadable, "comments-error-parent-gone")),
            Refusal::Conflict => Stop::Error(conflict()),
        }),
    }
}

/// The key was sent before, with another comment.
pub(crate) fn conflict() -> web::Error {
    web::Error::Conflict(Sentence::key("comments-refused-key"))
}

/// The key that a client chose, from the header or the form.
///
/// # Errors
/// [`web::Error::Malformed`] where it is too long or no text.
pub(crate) fn given_key(headers: &HeaderMap, field: &str) -> web::Result<Option<String>> {
    let malformed = |_| web::Error::Malformed("The Idempotency-Key must be plain ASCII.".to_owned());
    let key = match headers.get("idempotency-key") {
        Some(value) => value.to_str().map_err(malformed)?.trim(),
        None => field.trim(),
    };
    if key.chars().count() > LONGEST_KEY || key.contains(char::is_control) {
        let limit = format!("A key has at most {LONGEST_KEY} characters and no control characters.");
        return Err(web::Error::Malformed(limit));
    }
    Ok((!key.is_empty()).then(|| format!("k:{key}")))
}

fn stamp(desk: &Desk, subject: i64, token: &str) -> Stamp {
    let now = desk.web.clock.now();
    match desk.web.tokens.check(token, &purpose(subject), now) {
        Ok(age) => {
            let second = now.div_euclid(1_000_000).saturating_sub(i64::try_from(age.as_secs()).unwrap_or(0));
            let fast = age.as_secs() < desk.min_seconds;
            Stamp { second: Some(second), flaw: fast.then_some("comments-error-fast"), good: true }
        }
        // A load test posts without having read a page.
        Err(TokenProblem::Missing) if desk.min_seconds == 0 => {
            Stamp { second: None, flaw: None, good: false }
        }
        Err(TokenProblem::Missing | TokenProblem::Forged | TokenProblem::Old) => {
            Stamp { second: None, flaw: Some("comments-error-token"), good: false }
        }
    }
}

/// The comment that was answered, if a form can still stand under it.
async fn still_there(desk: &Desk, subject: &Subject, parent: &str) -> web::Result<Option<i64>> {
    let Ok(Some(id)) = super::id_in(Some(parent)) else { return Ok(None) };
    let found = desk.web.db.read(async |c| store::comment(c, id).await).await?;
    Ok(found.filter(|it| it.status.is_visible() && it.subject_id == subject.id).map(|it| it.id))
}

fn form_state(desk: &Desk, language: Language, fields: &Fields, flaws: &[Flaw]) -> FormState {
    // A page cannot hold NUL: a browser would send back a character that was never typed.
    let shown = |typed: &str| typed.replace('\0', "");
    let mut state = FormState::new(&FIELDS)
        .with("text", shown(&fields.text))
        .with("name", shown(&fields.name))
        .with("email", shown(&fields.email));
    for flaw in flaws {
        state.refuse(flaw.field, desk.web.sentence(language, flaw.key, &flaw.args));
    }
    state
}

/// Where the writer finds the comment: on the page, under its parent, or with a note that a moderator reads it first.
fn success(subject: &Subject, posted: Posted) -> Redirect {
    let (url, id) = (&subject.url, posted.id);
    Redirect::to(&match posted.status {
        Status::Visible if posted.is_root => format!("{url}#c{id}"),
        Status::Visible => format!("/comments/{id}#c{id}"),
        Status::Pending | Status::Rejected | Status::Removed => format!("{url}?posted=held#comments"),
    })
}
