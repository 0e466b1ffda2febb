//! `/account/password`: another password, for whoever knows the one there is.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form};

use super::form::{FormPage, check_chosen};
use crate::Door;
use crate::actions::door::{From, Tried, change_password, try_password};
use crate::session::{Session, SignedIn};

const NAME: &str = "password";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    current: String,
    password: String,
    token: String,
}

fn form(door: &Door, session: &Session) -> FormPage {
    FormPage::new(door, NAME, ("/account/password", session.id))
        .intro(door.say("accounts-password-text", &[]))
        .current(door)
        .chosen(door)
        .link(door.say("accounts-title-sessions", &[]), "/account/sessions")
}

pub(crate) async fn edit(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    form(&door, &session).send(&door).await
}

pub(crate) async fn update(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let mut page = form(&door, &session);
    if !door.is_ours(&fields.token, (NAME, session.id)) {
        page.stale(&door);
    }
    if fields.current.is_empty() {
        page.refuse("current", door.say("accounts-error-current-missing", &[]));
    }
    let user = &session.user;
    check_chosen(&door, &mut page, (&fields.password, &[&user.email, &user.name]));
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let from = From::of(&client, &headers);
    match try_password(&door, (&user.email, &fields.current), &from).await? {
        Tried::Right { .. } => {
            let secret = change_password(&door, &session, (&fields.password, &from)).await?;
            Ok(door.lead("/account/sessions", Some((&secret, user.role))))
        }
        Tried::Wrong => {
            page.refuse("current", door.say("accounts-error-current", &[]));
            page.send(&door).await
        }
        Tried::Slow(seconds) => {
            page.slow(&door, seconds);
            page.send(&door).await
        }
    }
}
