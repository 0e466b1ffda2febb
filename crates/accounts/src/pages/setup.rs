//! `/account/setup/{secret}`: the first publisher.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Path};

use super::form::{FormPage, check_chosen};
use super::{home, notice};
use crate::actions::door::From;
use crate::actions::is_address;
use crate::actions::links::{Newcomer, Opened, open, peek};
use crate::model::{Kind, clean_name};
use crate::{Door, actions};

const NAME: &str = "setup";

/// The fields of the form; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    email: String,
    password: String,
    token: String,
}

fn form(door: &Door, secret: &str, fields: &Fields) -> FormPage {
    FormPage::new(door, NAME, (&Kind::Setup.path(secret), 0))
        .intro(door.say("accounts-setup-text", &[("paper", door.web.site.name.as_str().into())]))
        .name(door, &fields.name)
        .email(door, "username", &fields.email)
        .chosen(door)
}

pub(crate) async fn show(State(door): State<Door>, Path(secret): Path<String>) -> web::Result<Response> {
    if peek(&door, Kind::Setup, &secret).await?.is_none() {
        return notice::ended(&door, "/account/setup").await;
    }
    form(&door, &secret, &Fields::default()).send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    Path(secret): Path<String>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    if peek(&door, Kind::Setup, &secret).await?.is_none() {
        return notice::ended(&door, "/account/setup").await;
    }
    let mut page = form(&door, &secret, &fields);
    if !door.is_ours(&fields.token, (NAME, 0)) {
        page.stale(&door);
    }
    let name = clean_name(&fields.name);
    if name.is_none() {
        page.refuse("name", door.say("accounts-error-name", &[]));
    }
    if !is_address(&actions::door::normal(&fields.email)) {
        page.refuse("email", door.say("accounts-error-email", &[]));
    }
    check_chosen(&door, &mut page, (&fields.password, &[&fields.email, &fields.name]));
    let (true, Some(name)) = (page.is_fine(), name) else { return page.send(&door).await };
    let newcomer = Newcomer { name, email: fields.email, password: fields.password };
    match open(&door, (Kind::Setup, &secret), (newcomer, &From::of(&client, &headers))).await? {
        Opened::In(secret, role) => Ok(door.lead(home(role), Some((&secret, role)))),
        Opened::Half => Ok(door.lead("/account/sign-in", None)),
        Opened::Ended => notice::ended(&door, "/account/setup").await,
    }
}
