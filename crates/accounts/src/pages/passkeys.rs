//! `/account/passkeys`: the passkeys of a person, and another.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::json;
use web::{CachePolicy, Client, Error, Form, Head, Page, Path};

use super::beside::Ceremony;
use super::form::FormPage;
use super::proof::{Confirmed, confirmed, proof};
use super::{Anchor, head};
use crate::Door;
use crate::actions::door::From;
use crate::actions::passkeys::{MOST, Made, add, bytes, end};
use crate::model::clean_name;
use crate::passkey::visit::{PAUSE, Visit};
use crate::passkey::{ALGORITHMS, Party};
use crate::session::{Session, SignedIn};
use crate::store::{self, passkeys::Own};

const PATH: &str = "/account/passkeys";
const NEW: &str = "/account/passkeys/new";
/// Milliseconds that a browser may take.
pub(super) const TIMEOUT: u32 = PAUSE * 1_000;

#[derive(Debug, Serialize)]
struct Row {
    name: String,
    /// Microseconds since 1970 UTC.
    created: i64,
    used: Option<i64>,
    /// Where it is removed.
    end: String,
}

#[derive(Debug, Serialize)]
struct PasskeysPage {
    head: Head,
    rows: Vec<Row>,
    /// Where another is made; none where there can be none.
    new: Option<Anchor>,
    /// Whether the paper's address allows none.
    is_away: bool,
    links: Vec<Anchor>,
}

impl Page for PasskeysPage {
    const TEMPLATE: &'static str = "accounts/passkeys.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

async fn own(door: &Door, session: &Session) -> web::Result<Vec<Own>> {
    Ok(door.web.db.glance(async |c| store::passkeys::of_user(c, session.user.id).await).await?)
}

pub(crate) async fn index(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    let all = own(&door, &session).await?;
    let room = door.party.is_some() && all.len() < MOST;
    let new = room.then(|| Anchor { title: door.say("accounts-title-passkey", &[]), url: NEW.to_owned() });
    let row = |one: Own| Row {
        name: one.name,
        created: one.created,
        used: one.used,
        end: format!("{PATH}/{}", one.id),
    };
    let page = PasskeysPage {
        head: head(door.say("accounts-title-passkeys", &[])),
        rows: all.into_iter().map(row).collect(),
        new,
        is_away: door.party.is_none(),
        links: vec![Anchor {
            title: door.say("accounts-title-sessions", &[]),
            url: "/account/sessions".to_owned(),
        }],
    };
    door.send(PATH, &page).await
}

/// The fields of a passkey that was made; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    name: String,
    client: String,
    data: String,
    handle: String,
    token: String,
}

/// The form that asks for the proof first: a passkey that was made and is then refused would stay on the device.
fn proof_form(door: &Door, session: &Session) -> FormPage {
    let page = FormPage::new(door, "passkey-proof", (NEW, session.id));
    proof(door, (session, NEW), page).link(door.say("accounts-title-passkeys", &[]), PATH)
}

fn form(door: &Door, session: &Session, (party, all, name): (&Party, &[Own], &str)) -> web::Result<FormPage> {
    // One number for all passkeys of a person, so that a device replaces the one it has.
    let handle = match all.first() {
        Some(one) => one.handle.clone(),
        None => crate::session::secret()?.0,
    };
    let known: Vec<_> = all.iter().map(|one| json!({ "type": "public-key", "id": one.credential })).collect();
    let options = json!({
        "challenge": door.challenge((session.id, &handle))?,
        "rp": { "id": party.id, "name": door.web.site.name },
        "user": { "id": handle, "name": session.user.email, "displayName": session.user.name },
        "pubKeyCredParams": ALGORITHMS.map(|alg| json!({ "type": "public-key", "alg": alg })),
        "excludeCredentials": known,
        "authenticatorSelection":
            { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
        "attestation": "none",
        "timeout": TIMEOUT,
    });
    let (label, hint) =
        (door.say("accounts-label-passkey-name", &[]), door.say("accounts-hint-passkey-name", &[]));
    let page = FormPage::new(door, "passkey", (PATH, session.id))
        .intro(door.say("accounts-passkey-text", &[]))
        .hidden("handle", &handle)
        .hidden("client", "")
        .hidden("data", "")
        .text("name", (label, hint), name)
        .link(door.say("accounts-title-passkeys", &[]), PATH);
    Ok(page.ceremony(Ceremony::create(door, &options)))
}

pub(crate) async fn new(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    let party = door.party.as_ref().ok_or(Error::NotFound)?;
    if !session.is_proved(door.web.clock.now()) {
        return proof_form(&door, &session).send(&door).await;
    }
    let all = own(&door, &session).await?;
    form(&door, &session, (party, &all, ""))?.send(&door).await
}

/// The proof before a passkey is made.
pub(crate) async fn prove(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Confirmed>,
) -> web::Result<Response> {
    door.party.as_ref().ok_or(Error::NotFound)?;
    let mut page = proof_form(&door, &session);
    let from = From::of(&client, &headers);
    let renewed = confirmed(&door, &session, (&mut page, "passkey-proof"), (&sent, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    Ok(door.lead(NEW, renewed.as_deref().map(|secret| (secret, session.user.role))))
}

pub(crate) async fn create(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let party = door.party.as_ref().ok_or(Error::NotFound)?;
    if !session.is_proved(door.web.clock.now()) {
        return Ok(door.lead(NEW, None));
    }
    let all = own(&door, &session).await?;
    let mut page = form(&door, &session, (party, &all, &fields.name))?;
    if !door.is_ours(&fields.token, ("passkey", session.id)) {
        page.stale(&door);
    }
    if all.len() >= MOST {
        page.refuse("form", door.say("accounts-error-passkey-many", &[]));
    }
    let typed = fields.name.trim();
    let name =
        if typed.is_empty() { Some(door.say("accounts-passkey-unnamed", &[])) } else { clean_name(typed) };
    if name.is_none() {
        page.refuse("name", door.say("accounts-error-token-name", &[]));
    }
    let (true, Some(name)) = (page.is_fine(), name) else { return page.send(&door).await };
    let from = From::of(&client, &headers);
    let made = Made { client: &fields.client, data: &fields.data, handle: &fields.handle, name };
    if add(&door, &session, (made, &from)).await? {
        return Ok(door.lead(PATH, None));
    }
    let sentence =
        if bytes(&fields.data).is_none() { "accounts-passkey-script" } else { "accounts-error-passkey-new" };
    page.refuse("form", door.say(sentence, &[]));
    page.send(&door).await
}

fn end_form(door: &Door, session: &Session, one: &Own) -> FormPage {
    let path = format!("{PATH}/{}", one.id);
    let page = FormPage::new(door, "passkey-end", (&path, session.id))
        .intro(door.say("accounts-passkey-end-text", &[("name", one.name.as_str().into())]));
    proof(door, (session, &path), page).link(door.say("accounts-title-passkeys", &[]), PATH)
}

async fn one_of(door: &Door, session: &Session, id: i64) -> web::Result<Own> {
    own(door, session).await?.into_iter().find(|one| one.id == id).ok_or(Error::NotFound)
}

pub(crate) async fn edit(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    Path(id): Path<i64>,
) -> web::Result<Response> {
    let one = one_of(&door, &session, id).await?;
    end_form(&door, &session, &one).send(&door).await
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    (client, headers): (Client, HeaderMap),
    Path(id): Path<i64>,
    Form(sent): Form<Confirmed>,
) -> web::Result<Response> {
    let one = one_of(&door, &session, id).await?;
    let mut page = end_form(&door, &session, &one);
    let from = From::of(&client, &headers);
    let renewed = confirmed(&door, &session, (&mut page, "passkey-end"), (&sent, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    let answer = match end(&door, &session, (&one, &from)).await {
        Ok(true) => Ok(door.lead(PATH, None)),
        Ok(false) => Err(Error::NotFound),
        Err(error) => Err(error),
    };
    Ok(door.keeping(answer, cookie))
}

/// What a browser is asked for to sign in with any passkey of this paper.
pub(crate) fn asked(door: &Door, party: &Party, visit: &Visit) -> web::Result<serde_json::Value> {
    Ok(json!({
        "challenge": door.challenge((0, &visit.purpose()))?,
        "rpId": party.id,
        "userVerification": "required",
        "timeout": TIMEOUT,
    }))
}
