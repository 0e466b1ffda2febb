//! `/account/sessions`: the browsers in which somebody is signed in.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Client, Form, Head, Page};

use super::{Anchor, Button, head};
use crate::Door;
use crate::actions::door::{From, end_sessions};
use crate::session::{Session, SignedIn};
use crate::store;

const PATH: &str = "/account/sessions";
const NAME: &str = "sessions";

/// A browser.
#[derive(Debug, Serialize)]
struct Row {
    /// Its id as text.
    id: String,
    /// What it calls itself; empty where it says nothing.
    agent: String,
    network: String,
    /// Microseconds since 1970 UTC.
    created: i64,
    seen: i64,
    /// Whether it is the one at hand.
    is_own: bool,
}

#[derive(Debug, Serialize)]
struct SessionsPage {
    head: Head,
    rows: Vec<Row>,
    action: String,
    token: String,
    sign_out: Button,
    links: Vec<Anchor>,
}

impl Page for SessionsPage {
    const TEMPLATE: &'static str = "accounts/sessions.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn index(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    let now = door.web.clock.now();
    let all = door.web.db.read(async |c| store::sessions::of_user(c, session.user.id).await).await?;
    let row = |one: Session| Row {
        is_own: one.id == session.id,
        id: one.id.to_string(),
        agent: one.agent,
        network: one.network,
        created: one.created,
        seen: one.seen,
    };
    let link = |title: String, url: &str| Anchor { title, url: url.to_owned() };
    let mut links = vec![
        link(door.say("accounts-title-password", &[]), "/account/password"),
        link(door.say("accounts-title-code", &[]), "/account/code"),
        link(door.say("accounts-title-passkeys", &[]), "/account/passkeys"),
    ];
    let issuer = door.web.db.glance(async |c| store::identities::of_user(c, session.user.id).await).await?;
    if let Some(issuer) = issuer {
        let label = door.name_of(&issuer);
        let title = door.say("accounts-oidc-linked", &[("label", label.as_str().into())]);
        links.push(link(title, super::oidc_own::PATH));
    }
    if session.user.role.may_have_tokens() {
        links.push(link(door.say("accounts-title-tokens", &[]), "/account/tokens"));
    }
    if session.user.role.is_staff() {
        links.push(link(door.say("accounts-to-desk", &[]), "/desk"));
    }
    let page = SessionsPage {
        head: head(door.say("accounts-title-sessions", &[])),
        rows: all.into_iter().filter(|one| one.is_good(now)).map(row).collect(),
        action: format!("{PATH}/end"),
        token: door.token(NAME, session.id),
        sign_out: door.sign_out(&session),
        links,
    };
    door.send(PATH, &page).await
}

impl Door {
    /// The button that signs out.
    pub(crate) fn sign_out(&self, session: &Session) -> Button {
        Button {
            action: "/account/sign-out".to_owned(),
            token: self.token("sign-out", session.id),
            title: self.say("accounts-button-sign-out", &[]),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    /// The id of a session, or `others`.
    which: String,
    token: String,
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    if !door.is_ours(&fields.token, (NAME, session.id)) {
        return Err(web::Error::Forbidden(web::Sentence::key("accounts-error-token")));
    }
    let which = match fields.which.as_str() {
        "others" => None,
        id => Some(id.parse::<i64>().map_err(|_| web::Error::NotFound)?),
    };
    let from = From::of(&client, &headers);
    // Of somebody else's session, as of one that is over, there is nothing to end.
    if end_sessions(&door, &session, (which, &from)).await? == 0 && which.is_some() {
        return Err(web::Error::NotFound);
    }
    if which == Some(session.id) {
        return Ok(door.forget("/account/sign-in"));
    }
    Ok(door.lead(PATH, None))
}
