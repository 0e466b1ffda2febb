//! `/account/reset`: a forgotten password. Who asks learns nothing about who has an account.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Form, Path};

use super::form::{FormPage, check_chosen};
use super::{home, notice};
use crate::Door;
use crate::actions::door::{From, normal};
use crate::actions::is_address;
use crate::actions::links::{Newcomer, Opened, ask_reset, open, peek};
use crate::model::Kind;

const PATH: &str = "/account/reset";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    email: String,
    token: String,
}

fn asking(door: &Door, typed: &str) -> FormPage {
    FormPage::new(door, "reset", (PATH, 0))
        .intro(door.say("accounts-reset-text", &[]))
        .email(door, "username", typed)
        .link(door.say("accounts-to-sign-in", &[]), "/account/sign-in")
}

pub(crate) async fn new(State(door): State<Door>) -> web::Result<Response> {
    asking(&door, "").send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(asked): Form<Asked>,
) -> web::Result<Response> {
    let mut page = asking(&door, &asked.email);
    if !door.is_ours(&asked.token, ("reset", 0)) {
        page.stale(&door);
    }
    if !is_address(&normal(&asked.email)) {
        page.refuse("email", door.say("accounts-error-email", &[]));
    }
    if !page.is_fine() {
        return page.send(&door).await;
    }
    ask_reset(&door, &asked.email, &From::of(&client, &headers)).await?;
    notice::asked(&door).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    password: String,
    token: String,
}

fn choosing(door: &Door, secret: &str, email: &str) -> FormPage {
    FormPage::new(door, "chosen", (&Kind::Reset.path(secret), 0))
        .intro(door.say("accounts-chosen-text", &[("email", email.into())]))
        .chosen(door)
}

pub(crate) async fn edit(State(door): State<Door>, Path(secret): Path<String>) -> web::Result<Response> {
    match peek(&door, Kind::Reset, &secret).await? {
        Some(link) => choosing(&door, &secret, &link.email).send(&door).await,
        None => notice::ended(&door, PATH).await,
    }
}

pub(crate) async fn update(
    State(door): State<Door>,
    Path(secret): Path<String>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let Some(link) = peek(&door, Kind::Reset, &secret).await? else {
        return notice::ended(&door, PATH).await;
    };
    let mut page = choosing(&door, &secret, &link.email);
    if !door.is_ours(&fields.token, ("chosen", 0)) {
        page.stale(&door);
    }
    check_chosen(&door, &mut page, (&fields.password, &[&link.email]));
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let newcomer = Newcomer { name: String::new(), email: link.email, password: fields.password };
    match open(&door, (Kind::Reset, &secret), (newcomer, &From::of(&client, &headers))).await? {
        Opened::In(secret, role) => Ok(door.lead(home(role), Some((&secret, role)))),
        Opened::Half => Ok(door.lead("/account/sign-in", None)),
        Opened::Ended => notice::ended(&door, PATH).await,
    }
}
