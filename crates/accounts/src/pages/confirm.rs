//! `/account/confirm`: somebody proves once more who they are, with whatever they have, and goes on with what asked for it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Query};

use super::beside::{Ceremony, Elsewhere};
use super::form::FormPage;
use super::home;
use super::proof::{Confirmed, confirmed, options};
use crate::Door;
use crate::actions::door::From;
use crate::proof::{CONFIRM, Means};
use crate::session::{AtDoor, Session, next};

const NAME: &str = "confirm";

/// Where somebody goes on who proved it: where they came from, or home.
pub(crate) fn onward<'a>(to: &'a str, session: &Session) -> &'a str {
    next(to).unwrap_or(home(session.user.role))
}

/// The form, with a field or a button for each of the means that this person has.
pub(crate) async fn form(door: &Door, session: &Session, to: &str) -> web::Result<FormPage> {
    let Means { has_password, passkeys, is_linked } = Means::of(door, session.user.id).await?;
    let to = next(to).unwrap_or_default();
    let mut page = FormPage::new(door, NAME, (CONFIRM, session.id)).hidden("next", to);
    if has_password {
        page = page.current(door);
    } else {
        page = page.without_button();
    }
    if !passkeys.is_empty() {
        let options = options(door, session.id, passkeys.iter().map(|one| one.credential.as_str()))?;
        page = page.ceremony(Ceremony::prove(door, &options, has_password));
    }
    let provider = door.provider.as_ref().filter(|_| is_linked);
    if let Some(provider) = provider {
        page = page.elsewhere(Elsewhere::confirm(door, session.id, (&provider.of.label, to)));
    }
    let has_any = has_password || !passkeys.is_empty() || provider.is_some();
    page = page.intro(door.say(if has_any { "accounts-confirm-text" } else { "accounts-confirm-none" }, &[]));
    if !has_password {
        page = page.link(door.say("accounts-confirm-reset", &[]), "/account/reset");
    }
    Ok(if to.is_empty() { page } else { page.link(door.say("accounts-confirm-back", &[]), to) })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    next: String,
}

// A half session may prove it too: the form that makes it whole asks for it.
pub(crate) async fn show(
    State(door): State<Door>,
    AtDoor(found): AtDoor,
    Query(asked): Query<Asked>,
) -> web::Result<Response> {
    let session = &found.session;
    if session.is_proved(door.web.clock.now()) {
        return Ok(door.lead(onward(&asked.next, session), None));
    }
    form(&door, session, &asked.next).await?.send(&door).await
}

/// What was given, and where to go on.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    next: String,
    #[serde(flatten)]
    confirmed: Confirmed,
}

pub(crate) async fn create(
    State(door): State<Door>,
    AtDoor(found): AtDoor,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> web::Result<Response> {
    let session = &found.session;
    let mut page = form(&door, session, &sent.next).await?;
    let from = From::of(&client, &headers);
    let renewed = confirmed(&door, session, (&mut page, NAME), (&sent.confirmed, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    Ok(door.lead(onward(&sent.next, session), cookie))
}
