//! `/account/oidc/end`: the link of an account with a provider, and its end.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use web::{Client, Error, Form};

use super::form::FormPage;
use super::proof::{Confirmed, confirmed, proof};
use crate::Door;
use crate::actions::door::From;
use crate::actions::oidc::end;
use crate::session::{Session, SignedIn};
use crate::store;

pub(crate) const PATH: &str = "/account/oidc/end";
const NAME: &str = "oidc-end";
const LIST: &str = "/account/sessions";

async fn form(door: &Door, session: &Session) -> web::Result<FormPage> {
    let issuer = door.web.db.glance(async |c| store::identities::of_user(c, session.user.id).await).await?;
    let label = door.name_of(&issuer.ok_or(Error::NotFound)?);
    let page = FormPage::new(door, NAME, (PATH, session.id))
        .intro(door.say("accounts-oidc-end-text", &[("label", label.as_str().into())]));
    Ok(proof(door, (session, PATH), page).link(door.say("accounts-title-sessions", &[]), LIST))
}

pub(crate) async fn edit(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    form(&door, &session).await?.send(&door).await
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Confirmed>,
) -> web::Result<Response> {
    let mut page = form(&door, &session).await?;
    let from = From::of(&client, &headers);
    let renewed = confirmed(&door, &session, (&mut page, NAME), (&sent, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    let answer = match end(&door, &session, &from).await {
        Ok(true) => Ok(door.lead(LIST, None)),
        Ok(false) => Err(Error::NotFound),
        Err(error) => Err(error),
    };
    Ok(door.keeping(answer, cookie))
}
