//! `/account/sign-in` and `/account/sign-out`.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Query};

use super::beside::{Ceremony, Elsewhere};
use super::code::second_form;
use super::form::FormPage;
use super::{home, passkeys, with};
use crate::Door;
use crate::actions::answers::{Shown, enter};
use crate::actions::door::{From, SignIn, sign_in, sign_out};
use crate::passkey::visit::{Visit, over};
use crate::session::{AtDoor, CODE, at_door, next};

const PATH: &str = "/account/sign-in";
const NAME: &str = "sign-in";

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    next: String,
}

/// The fields of the form; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    email: String,
    current: String,
    next: String,
    token: String,
}

fn form(door: &Door, headers: &HeaderMap, (email, to): (&str, &str)) -> web::Result<FormPage> {
    let to = next(to);
    let mut page = FormPage::new(door, NAME, (PATH, 0))
        .email(door, "username webauthn", email)
        .current(door)
        .link(door.say("accounts-forgotten", &[]), "/account/reset");
    if let Some(party) = &door.party {
        let visit = Visit::of(door, headers).map_or_else(Visit::begin, Ok)?;
        let options = passkeys::asked(door, party, &visit)?;
        let ceremony = Ceremony::get(door, &options, to.unwrap_or_default());
        page = page.ceremony(ceremony).cookie(visit.cookie(door));
    }
    if let Some(provider) = &door.provider {
        let at = (provider.of.label.as_str(), to.unwrap_or_default());
        page = page.elsewhere(Elsewhere::new(door, at));
    }
    Ok(match to {
        Some(to) => page.hidden("next", to),
        None => page,
    })
}

pub(crate) async fn show(
    State(door): State<Door>,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> web::Result<Response> {
    if let Some(found) = at_door(&door.web, &headers).await? {
        let whole = next(&asked.next).unwrap_or(home(found.session.user.role));
        return Ok(door.lead(if found.is_half { CODE } else { whole }, None));
    }
    form(&door, &headers, ("", &asked.next))?.send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let mut page = form(&door, &headers, (&fields.email, &fields.next))?;
    if !door.is_ours(&fields.token, (NAME, 0)) {
        page.stale(&door);
    }
    for (name, value, key) in [
        ("email", &fields.email, "accounts-error-email-missing"),
        ("current", &fields.current, "accounts-error-current-missing"),
    ] {
        if value.is_empty() {
            page.refuse(name, door.say(key, &[]));
        }
    }
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let before = at_door(&door.web, &headers).await?.map(|found| found.session);
    let from = From::of(&client, &headers);
    match sign_in(&door, (&fields.email, &fields.current), (&from, before.as_ref())).await? {
        SignIn::In(secret, user) => {
            let to = next(&fields.next).unwrap_or(home(user.role));
            Ok(with(Ok(door.lead(to, Some((&secret, user.role)))), over(&door)))
        }
        SignIn::Second(user, kept) => second_form(&door, (user, &kept, &fields.next)).send(&door).await,
        SignIn::Wrong => {
            page.refuse("form", door.say("accounts-error-wrong", &[]));
            page.send(&door).await
        }
        SignIn::Slow(seconds) => {
            page.slow(&door, seconds);
            page.send(&door).await
        }
    }
}

/// What a browser sends that was asked for a passkey; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Passkey {
    credential: String,
    client: String,
    data: String,
    signature: String,
    handle: String,
    next: String,
    token: String,
}

pub(crate) async fn passkey(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Passkey>,
) -> web::Result<Response> {
    let mut page = form(&door, &headers, ("", &fields.next))?;
    if !door.is_ours(&fields.token, ("passkey-sign-in", 0)) {
        page.stale(&door);
        return page.send(&door).await;
    }
    let before = at_door(&door.web, &headers).await?.map(|found| found.session);
    let from = From::of(&client, &headers);
    let visit = Visit::of(&door, &headers);
    let shown = Shown {
        credential: &fields.credential,
        client: &fields.client,
        data: &fields.data,
        signature: &fields.signature,
        handle: &fields.handle,
    };
    // Without a visit there is no challenge that could have been answered.
    let purpose = visit.map(|visit| visit.purpose()).unwrap_or_default();
    match enter(&door, (&shown, &purpose), (&from, before.as_ref())).await? {
        SignIn::In(secret, user) => {
            let to = next(&fields.next).unwrap_or(home(user.role));
            return Ok(with(Ok(door.lead(to, Some((&secret, user.role)))), over(&door)));
        }
        SignIn::Slow(seconds) => page.slow(&door, seconds),
        SignIn::Wrong | SignIn::Second(..) => {
            page.refuse("form", door.say("accounts-error-passkey", &[]));
        }
    }
    page.send(&door).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Leaving {
    token: String,
}

pub(crate) async fn delete(
    State(door): State<Door>,
    AtDoor(found): AtDoor,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Leaving>,
) -> web::Result<Response> {
    let session = found.session;
    if !door.is_ours(&fields.token, ("sign-out", session.id)) {
        return Err(web::Error::Forbidden(web::Sentence::key("accounts-error-token")));
    }
    sign_out(&door, &session, &From::of(&client, &headers)).await?;
    Ok(door.forget(PATH))
}
