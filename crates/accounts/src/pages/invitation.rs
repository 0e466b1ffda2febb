//! `/account/invitations/{secret}`: somebody who was invited says their name and chooses a password.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Path};

use super::form::{FormPage, check_chosen};
use super::{home, notice};
use crate::Door;
use crate::actions::door::From;
use crate::actions::links::{Newcomer, Opened, open, peek};
use crate::model::{Kind, Link, clean_name};

const NAME: &str = "invitation";

/// The fields of the form; what is missing is empty. The address is in the invitation, whatever is sent.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    password: String,
    token: String,
}

fn form(door: &Door, (secret, link): (&str, &Link), typed: &str) -> FormPage {
    let args = [
        ("paper", door.web.site.name.as_str().into()),
        ("role", door.role(link.role).as_str().into()),
        ("email", link.email.as_str().into()),
    ];
    FormPage::new(door, NAME, (&Kind::Invitation.path(secret), 0))
        .intro(door.say("accounts-invitation-text", &args))
        .name(door, typed)
        .chosen(door)
}

pub(crate) async fn show(State(door): State<Door>, Path(secret): Path<String>) -> web::Result<Response> {
    let Some(link) = peek(&door, Kind::Invitation, &secret).await? else {
        return notice::ended(&door, "/account/invitations").await;
    };
    form(&door, (&secret, &link), "").send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    Path(secret): Path<String>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let Some(link) = peek(&door, Kind::Invitation, &secret).await? else {
        return notice::ended(&door, "/account/invitations").await;
    };
    let mut page = form(&door, (&secret, &link), &fields.name);
    if !door.is_ours(&fields.token, (NAME, 0)) {
        page.stale(&door);
    }
    let name = clean_name(&fields.name);
    if name.is_none() {
        page.refuse("name", door.say("accounts-error-name", &[]));
    }
    check_chosen(&door, &mut page, (&fields.password, &[&link.email, &fields.name]));
    let (true, Some(name)) = (page.is_fine(), name) else { return page.send(&door).await };
    let newcomer = Newcomer { name, email: link.email, password: fields.password };
    match open(&door, (Kind::Invitation, &secret), (newcomer, &From::of(&client, &headers))).await? {
        Opened::In(secret, role) => Ok(door.lead(home(role), Some((&secret, role)))),
        Opened::Half => Ok(door.lead("/account/sign-in", None)),
        Opened::Ended => notice::ended(&door, "/account/invitations").await,
    }
}
