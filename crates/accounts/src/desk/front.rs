//! `/desk`: who is signed in, and where they can go.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page};

use crate::Door;
use crate::model::{Role, Scope};
use crate::pages::{Anchor, Button, head};
use crate::session::SignedIn;

#[derive(Debug, Serialize)]
struct DeskPage {
    head: Head,
    name: String,
    role: String,
    links: Vec<Anchor>,
    sign_out: Button,
}

impl Page for DeskPage {
    const TEMPLATE: &'static str = "accounts/desk.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn show(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    let role = session.user.role;
    if !role.is_staff() {
        return Err(Error::NotFound);
    }
    let mut links = Vec::new();
    let mut add = |title: String, url: &str| links.push(Anchor { title, url: url.to_owned() });
    if Scope::StatsRead.allows(role) {
        add(door.say("accounts-desk-reading", &[]), "/desk/reading");
    }
    if role == Role::Publisher {
        add(door.say("accounts-title-people", &[]), "/desk/people");
        if door.mails.is_some() {
            add(door.say("accounts-title-mails", &[]), super::mails::PATH);
        }
    }
    if matches!(role, Role::Publisher | Role::Moderator) {
        add(door.say("accounts-title-events", &[]), "/desk/events");
    }
    add(door.say("accounts-title-sessions", &[]), "/account/sessions");
    add(door.say("accounts-title-password", &[]), "/account/password");
    add(door.say("accounts-title-code", &[]), "/account/code");
    add(door.say("accounts-title-passkeys", &[]), "/account/passkeys");
    if role.may_have_tokens() {
        add(door.say("accounts-title-tokens", &[]), "/account/tokens");
    }
    let page = DeskPage {
        head: head(door.say("accounts-title-desk", &[])),
        name: session.user.name.clone(),
        role: door.role(role),
        links,
        sign_out: door.sign_out(&session),
    };
    door.send("/desk", &page).await
}
