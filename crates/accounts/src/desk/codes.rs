//! `/desk/people/codes`: whether editors, moderators and publishers need one-time codes.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form};

use super::{after, publisher};
use crate::Door;
use crate::actions::door::From;
use crate::actions::required::require_from;
use crate::pages::form::FormPage;
use crate::pages::proof::{proof, proved};
use crate::proof::Given;
use crate::session::{Session, SignedIn};
use crate::store;

pub(crate) const PATH: &str = "/desk/people/codes";

/// The name of the form that is sent where codes are needed, or not.
fn name(needs_codes: bool) -> &'static str {
    if needs_codes { "codes-optional" } else { "codes-required" }
}

/// The words of the link to it.
pub(crate) fn title(needs_codes: bool) -> &'static str {
    if needs_codes { "accounts-title-codes-optional" } else { "accounts-title-codes-required" }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    /// `on` or `off`: so that two who press the button at once do not undo each other.
    to: String,
    token: String,
    #[serde(flatten)]
    given: Given,
}

fn form(door: &Door, session: &Session, needs_codes: bool) -> FormPage {
    let text = if needs_codes { "accounts-codes-optional-text" } else { "accounts-codes-required-text" };
    let page = FormPage::new(door, name(needs_codes), (PATH, session.id))
        .intro(door.say(text, &[]))
        .hidden("to", if needs_codes { "off" } else { "on" });
    proof(door, (session, PATH), page).link(door.say("accounts-title-people", &[]), "/desk/people")
}

pub(crate) async fn edit(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    publisher(&session)?;
    let needs_codes = door.web.db.glance(async |c| store::codes::are_required(c).await).await?;
    form(&door, &session, needs_codes).send(&door).await
}

pub(crate) async fn update(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    publisher(&session)?;
    let from = From::of(&client, &headers);
    let on = fields.to == "on";
    let mut page = form(&door, &session, !on);
    if !door.is_ours(&fields.token, (name(!on), session.id)) {
        page.stale(&door);
        return page.send(&door).await;
    }
    let renewed = proved(&door, &session, (&mut page, &fields.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    Ok(after(&door, require_from(&door, &session, (on, &from)).await, cookie))
}
