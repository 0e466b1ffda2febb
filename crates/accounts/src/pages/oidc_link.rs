//! `/account/oidc/link`: somebody whom the provider knows for the first time gives the password of their account.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Error, Form};

use super::form::FormPage;
use super::home;
use super::oidc::{Why, failed, provider};
use crate::Door;
use crate::actions::door::From;
use crate::actions::hash;
use crate::actions::oidc::{self, Link, Linking, Typed, person};
use crate::model::User;
use crate::oidc::jwt::Said;
use crate::session::{at_door, next};

const PATH: &str = "/account/oidc/link";
/// Seconds between the provider's answer and the password.
const PAUSE: u64 = 600;
/// What says in the form that the provider asked for a second factor.
const YES: &str = "yes";

/// The fields of the form that links; what is missing is empty. `seal` shows that the provider said it a moment ago.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Sent {
    user: String,
    subject: String,
    strong: String,
    seal: String,
    next: String,
    current: String,
    code: String,
    token: String,
}

impl Sent {
    fn new(door: &Door, (user, said): (&User, &Said), to: &str) -> Self {
        let strong = if said.strong { YES } else { "" }.to_owned();
        let (user, subject, next) = (user.id.to_string(), said.subject.clone(), to.to_owned());
        let sent = Self { user, subject, strong, next, ..Self::default() };
        Self { seal: door.token(&sent.purpose(), 0), ..sent }
    }

    /// The name at the provider is hashed: it is the provider's, and may hold what stands between the parts.
    fn purpose(&self) -> String {
        format!("oidc-said:{}:{}:{}", self.user, self.strong, hash(&self.subject))
    }

    fn is_good(&self, door: &Door) -> bool {
        if !["", YES].contains(&self.strong.as_str()) {
            return false;
        }
        let purpose = format!("account:{}:0", self.purpose());
        let age = door.web.tokens.check(&self.seal, &purpose, door.web.clock.now());
        age.is_ok_and(|age| age.as_secs() < PAUSE)
    }
}

/// The form for somebody whom the provider just said to be this person.
pub(super) async fn first(door: &Door, (user, said): (&User, &Said), to: &str) -> web::Result<Response> {
    let (_, codes) = person(door, user.id).await?.ok_or(Error::NotFound)?;
    form(door, (user, codes), &Sent::new(door, (user, said), to))?.send(door).await
}

fn form(door: &Door, (user, codes): (&User, bool), sent: &Sent) -> web::Result<FormPage> {
    let provider = provider(door)?;
    let args = [("label", provider.of.label.as_str().into()), ("email", user.email.as_str().into())];
    let page = FormPage::new(door, "oidc-link", (PATH, 0))
        .intro(door.say("accounts-oidc-link-text", &args))
        .hidden("user", &sent.user)
        .hidden("subject", &sent.subject)
        .hidden("strong", &sent.strong)
        .hidden("seal", &sent.seal)
        .current(door);
    let page = if codes { page.code(door) } else { page };
    Ok(match next(&sent.next) {
        Some(to) => page.hidden("next", to),
        None => page,
    })
}

pub(crate) async fn create(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> web::Result<Response> {
    let provider = provider(&door)?;
    let id: i64 = sent.user.parse().unwrap_or(0);
    if !sent.is_good(&door) || !door.is_ours(&sent.token, ("oidc-link", 0)) {
        return failed(&door, Why::Late).await;
    }
    let Some((user, codes)) = person(&door, id).await? else { return failed(&door, Why::Unknown).await };
    let mut page = form(&door, (&user, codes), &sent)?;
    if sent.current.is_empty() {
        page.refuse("current", door.say("accounts-error-current-missing", &[]));
        return page.send(&door).await;
    }
    let before = at_door(&door.web, &headers).await?.map(|found| found.session);
    let from = From::of(&client, &headers);
    let strong = sent.strong == YES;
    let about = Link { user: id, issuer: &provider.of.issuer, subject: &sent.subject, strong };
    let typed = Typed { password: &sent.current, code: &sent.code };
    match oidc::link(&door, (&about, &typed), (&from, before.as_ref())).await? {
        Linking::In(secret, user) => {
            return Ok(door.lead(next(&sent.next).unwrap_or(home(user.role)), Some((&secret, user.role))));
        }
        Linking::Gone => return failed(&door, Why::Unknown).await,
        Linking::Wrong => page.refuse("current", door.say("accounts-error-current", &[])),
        Linking::WrongCode => page.refuse("code", door.say("accounts-error-code", &[])),
        Linking::Slow(seconds) => page.slow(&door, seconds),
    }
    page.send(&door).await
}
