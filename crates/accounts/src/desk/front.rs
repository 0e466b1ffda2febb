//! `/desk`: what waits for whoever is signed in, what runs today, and where they can go.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use serde_json::{Value, json};
use web::{CachePolicy, Head, Page};

use crate::Door;
use crate::at_desk::AtDesk;
use crate::bar::Bar;
use crate::model::{Role, Scope};
use crate::pages::{Anchor, head};

#[derive(Debug, Serialize)]
struct DeskPage {
    head: Head,
    desk: Bar,
    links: Vec<Anchor>,
    /// What other features show here: an object whose members are null where whoever looks may not see them.
    front: Value,
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

pub(crate) async fn show(State(door): State<Door>, at: AtDesk) -> web::Result<Response> {
    let role = at.session.user.role;
    let mut links = Vec::new();
    let mut add =
        |key: &str, url: &str| links.push(Anchor { title: door.say(key, &[]), url: url.to_owned() });
    if Scope::ArticlesPublish.allows(role) {
        add("accounts-desk-sections", "/desk/sections");
    }
    if role == Role::Publisher {
        add("accounts-desk-themes", "/desk/themes");
    }
    if role == Role::Publisher && door.mails.is_some() {
        add("accounts-title-mails", super::mails::PATH);
    }
    if matches!(role, Role::Publisher | Role::Moderator) {
        add("accounts-title-events", "/desk/events");
    }
    add("accounts-title-sessions", "/account/sessions");
    add("accounts-title-password", "/account/password");
    add("accounts-title-code", "/account/code");
    add("accounts-title-passkeys", "/account/passkeys");
    if role.may_have_tokens() {
        add("accounts-title-tokens", "/account/tokens");
    }
    let front = match &door.front {
        Some(front) => front(at.clone()).await?,
        None => json!({ "waiting": null, "reading": null, "queues": null, "health": null }),
    };
    let page =
        DeskPage { head: head(door.say("accounts-title-desk", &[])), desk: at.bar(&door.web), links, front };
    door.send("/desk", &page).await
}
