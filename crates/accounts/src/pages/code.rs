//! `/account/code`: one-time codes, and the second step of a sign-in with them.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use web::{CachePolicy, Client, Form, Head, Page};

use super::form::FormPage;
use super::proof::{proof, proved};
use super::{Anchor, head, home};
use crate::actions::codes::{TriedCode, begin, end, second};
use crate::actions::door::{From, SignIn};
use crate::proof::Given;
use crate::session::{AtDoor, CODE as PATH, Session, SignedIn, at_door, next};
use crate::store::sessions::Found;
use crate::{Door, code, store};

const SECOND: &str = "/account/code/second";
/// Seconds between the password and the code.
const PAUSE: u64 = 600;

/// The fields of all forms here; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Fields {
    code: String,
    secret: String,
    seal: String,
    user: String,
    next: String,
    token: String,
    #[serde(flatten)]
    given: Given,
}

/// The codes for when the authenticator is lost, shown once.
#[derive(Debug, Serialize)]
struct CodesPage {
    head: Head,
    codes: Vec<String>,
    link: Anchor,
}

impl Page for CodesPage {
    const TEMPLATE: &'static str = "accounts/codes.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

async fn has_codes(door: &Door, session: &Session) -> web::Result<bool> {
    Ok(door.web.db.glance(async |c| store::codes::secret(c, session.user.id).await).await?.is_some())
}

fn begin_form(door: &Door, found: &Found, secret: &str) -> FormPage {
    let session = &found.session;
    let name: String = url::form_urlencoded::byte_serialize(door.web.site.name.as_bytes()).collect();
    let name = name.replace('+', "%20");
    let address = format!("otpauth://totp/{name}:{}?secret={secret}&issuer={name}", session.user.email);
    let shown = code::grouped(secret, " ");
    let mut page = FormPage::new(door, "code", (PATH, session.id));
    if found.is_half {
        page = page.intro(door.say("accounts-code-required", &[])).leave(door.sign_out(session));
    }
    let page = page
        .intro(door.say("accounts-code-text", &[("secret", shown.as_str().into())]))
        .hidden("secret", secret)
        .hidden("seal", &door.token(&format!("secret:{secret}"), session.id))
        .code(door);
    proof(door, (session, PATH), page).link(door.say("accounts-code-open", &[]), &address)
}

fn end_form(door: &Door, session: &Session) -> FormPage {
    let page = FormPage::new(door, "code-end", ("/account/code/end", session.id))
        .intro(door.say("accounts-code-end-text", &[]))
        .code(door);
    proof(door, (session, PATH), page)
}

/// Half a session whose owner has a passkey: the way on is the passkey, not codes that somebody else sets up.
async fn wants_passkey(door: &Door, found: &Found) -> web::Result<bool> {
    let user = found.session.user.id;
    let all = door.web.db.glance(async |c| store::passkeys::of_user(c, user).await);
    Ok(found.is_half && !all.await?.is_empty())
}

/// The form that signs out, so that the passkey can sign in.
fn passkey_form(door: &Door, session: &Session) -> FormPage {
    FormPage::new(door, "sign-out", ("/account/sign-out", session.id))
        .intro(door.say("accounts-code-passkey", &[]))
}

pub(crate) async fn edit(State(door): State<Door>, AtDoor(found): AtDoor) -> web::Result<Response> {
    if wants_passkey(&door, &found).await? {
        return passkey_form(&door, &found.session).send(&door).await;
    }
    if has_codes(&door, &found.session).await? {
        return end_form(&door, &found.session).send(&door).await;
    }
    begin_form(&door, &found, &code::secret()?).send(&door).await
}

pub(crate) async fn create(
    State(door): State<Door>,
    AtDoor(found): AtDoor,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let session = &found.session;
    let from = From::of(&client, &headers);
    if wants_passkey(&door, &found).await? {
        return Ok(door.lead(PATH, None));
    }
    // Only a secret that we gave to this session: one that somebody else chose is known to somebody else.
    if has_codes(&door, session).await?
        || !door.is_ours(&fields.seal, (&format!("secret:{}", fields.secret), session.id))
    {
        return Ok(door.lead(PATH, None));
    }
    let mut page = begin_form(&door, &found, &fields.secret);
    if !door.is_ours(&fields.token, ("code", session.id)) {
        page.stale(&door);
        return page.send(&door).await;
    }
    let renewed = proved(&door, session, (&mut page, &fields.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    let begun = begin(&door, (session, found.is_half), (&fields.secret, &fields.code, &from)).await;
    let begun = match begun {
        Ok(Some(begun)) => begun,
        Ok(None) => {
            page.refuse("code", door.say("accounts-error-code", &[]));
            return Ok(door.keeping(page.send(&door).await, cookie));
        }
        Err(error) => return Ok(door.keeping(Err(error), cookie)),
    };
    let to = if found.is_half { home(session.user.role) } else { "/account/sessions" };
    let link = Anchor { title: door.say("accounts-codes-kept", &[]), url: to.to_owned() };
    let page = CodesPage { head: head(door.say("accounts-title-codes", &[])), codes: begun.codes, link };
    Ok(door.keeping(door.send(PATH, &page).await, Some((&begun.secret, session.user.role))))
}

pub(crate) async fn delete(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let from = From::of(&client, &headers);
    let mut page = end_form(&door, &session);
    if !door.is_ours(&fields.token, ("code-end", session.id)) {
        page.stale(&door);
        return page.send(&door).await;
    }
    let renewed = proved(&door, &session, (&mut page, &fields.given, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    let cookie = renewed.as_deref().map(|secret| (secret, session.user.role));
    match end(&door, &session, (&fields.code, &from)).await {
        Ok(TriedCode::Right) => return Ok(door.lead("/account/sessions", cookie)),
        Ok(TriedCode::Wrong) => page.refuse("code", door.say("accounts-error-code", &[])),
        Ok(TriedCode::Slow(seconds)) => page.slow(&door, seconds),
        Err(error) => return Ok(door.keeping(Err(error), cookie)),
    }
    Ok(door.keeping(page.send(&door).await, cookie))
}

/// The second form of a sign-in. `seal` shows that the password was right a moment ago: it holds what no browser can make.
pub(crate) fn second_form(door: &Door, (user, password, to): (i64, &str, &str)) -> FormPage {
    let seal = door.token(&format!("second:{user}:{password}"), 0);
    sealed_form(door, (user, password, to), &seal)
}

/// The same form again, under the seal of the first: a wrong code gives no more time.
fn sealed_form(door: &Door, (user, password, to): (i64, &str, &str), seal: &str) -> FormPage {
    let page = FormPage::new(door, "second", (SECOND, 0))
        .intro(door.say("accounts-second-text", &[]))
        .hidden("user", &user.to_string())
        .hidden("secret", password)
        .hidden("seal", seal)
        .code(door);
    match next(to) {
        Some(to) => page.hidden("next", to),
        None => page,
    }
}

pub(crate) async fn show_second(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> web::Result<Response> {
    let user: i64 = fields.user.parse().unwrap_or(0);
    let purpose = format!("account:second:{user}:{}:0", fields.secret);
    let age = door.web.tokens.check(&fields.seal, &purpose, door.web.clock.now());
    if !age.is_ok_and(|age| age.as_secs() < PAUSE) {
        return Ok(door.lead("/account/sign-in", None));
    }
    let from = From::of(&client, &headers);
    let before = at_door(&door.web, &headers).await?.map(|found| found.session);
    let mut page = sealed_form(&door, (user, &fields.secret, &fields.next), &fields.seal);
    match second(&door, (user, &fields.secret, &fields.code), (&from, before.as_ref())).await? {
        SignIn::In(secret, user) => {
            return Ok(door.lead(next(&fields.next).unwrap_or(home(user.role)), Some((&secret, user.role))));
        }
        SignIn::Wrong | SignIn::Second(..) => page.refuse("code", door.say("accounts-error-code", &[])),
        SignIn::Slow(seconds) => page.slow(&door, seconds),
    }
    page.send(&door).await
}
