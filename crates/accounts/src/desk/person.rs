//! `/desk/people/{id}`: another role for somebody, or their leave.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Error, Form, Path};

use super::people::roles;
use super::{after, publisher};
use crate::Door;
use crate::actions::door::From;
use crate::actions::people::{change_role, remove};
use crate::model::{Role, User};
use crate::pages::form::FormPage;
use crate::pages::proof::{Confirmed, confirmed, proof, proved};
use crate::proof::Given;
use crate::session::{Session, SignedIn};
use crate::store;

const ROLE: &str = "person";
const REMOVAL: &str = "removal";

/// The fields of the form with the role; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    role: String,
    token: String,
    #[serde(flatten)]
    given: Given,
}

/// The person at an address, who is not whoever looks.
async fn found(door: &Door, session: &Session, id: i64) -> web::Result<User> {
    publisher(session)?;
    let user = door.web.db.glance(async |c| store::user(c, id).await).await?;
    user.filter(|user| user.id != session.user.id).ok_or(Error::NotFound)
}

fn role_form(door: &Door, session: &Session, (user, role): (&User, &str)) -> FormPage {
    let args = [("name", user.name.as_str().into()), ("email", user.email.as_str().into())];
    let path = format!("/desk/people/{}", user.id);
    let page = FormPage::new(door, ROLE, (&path, session.id))
        .intro(door.say("accounts-person-text", &args))
        .choice("role", door.say("accounts-label-role", &[]), roles(door, role));
    proof(door, (session, &path), page)
        .link(door.say("accounts-title-removal", &[]), &format!("{path}/removal"))
        .link(door.say("accounts-title-people", &[]), "/desk/people")
}

fn removal_form(door: &Door, session: &Session, user: &User) -> FormPage {
    let args = [("name", user.name.as_str().into()), ("email", user.email.as_str().into())];
    let path = format!("/desk/people/{}/removal", user.id);
    let page =
        FormPage::new(door, REMOVAL, (&path, session.id)).intro(door.say("accounts-removal-text", &args));
    proof(door, (session, &path), page).link(door.say("accounts-title-people", &[]), "/desk/people")
}

pub(crate) async fn edit(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    Path(id): Path<i64>,
) -> web::Result<Response> {
    let user = found(&door, &session, id).await?;
    role_form(&door, &session, (&user, user.role.as_str())).send(&door).await
}

pub(crate) async fn update(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    (client, headers): (Client, HeaderMap),
    Path(id): Path<i64>,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let user = found(&door, &session, id).await?;
    let from = From::of(&client, &headers);
    let mut page = role_form(&door, &session, (&user, &fields.role));
    if !door.is_ours(&fields.token, (ROLE, session.id)) {
        page.stale(&door);
    }
    let role = Role::parse(&fields.role);
    if role.is_none() {
        page.refuse("role", door.say("accounts-error-role", &[]));
    }
    let (true, Some(role)) = (page.is_fine(), role) else { return page.send(&door).await };
    let renewed = proved(&door, &session, (&mut page, &fields.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    Ok(after(&door, change_role(&door, &session, (id, role, &from)).await, cookie))
}

pub(crate) async fn removal(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    Path(id): Path<i64>,
) -> web::Result<Response> {
    let user = found(&door, &session, id).await?;
    removal_form(&door, &session, &user).send(&door).await
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    (client, headers): (Client, HeaderMap),
    Path(id): Path<i64>,
    Form(sent): Form<Confirmed>,
) -> web::Result<Response> {
    let user = found(&door, &session, id).await?;
    let from = From::of(&client, &headers);
    let mut page = removal_form(&door, &session, &user);
    let renewed = confirmed(&door, &session, (&mut page, REMOVAL), (&sent, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    Ok(after(&door, remove(&door, &session, (id, &from)).await, cookie))
}
