//! `/account/oidc`: the way to a provider and back.
//!
//! The answer to the button is a page that leads on by itself (`Refresh`), not a redirect: browsers check each address of
//! a chain of redirects after a form against `form-action`, and only the provider knows where its chain leads.

use std::sync::Arc;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::Deserialize;
use web::{Client, Error, Form, Query};

use super::code::second_form;
use super::form::FormPage;
use super::{Anchor, home, notice, with};
use crate::Door;
use crate::actions::door::{From, SignIn};
use crate::actions::hash;
use crate::actions::oidc::{
    self, Link, Linking, Met, Typed, is_first, is_slowed, meet, person, refuse, was_right,
};
use crate::model::User;
use crate::oidc::jwt::Said;
use crate::oidc::visit::{Visit, over};
use crate::oidc::{Failure, Provider};
use crate::session::{at_door, next};

pub(crate) const PATH: &str = "/account/oidc";
const BACK: &str = "/account/oidc/callback";
const LINK: &str = "/account/oidc/link";
/// Seconds between the provider's answer and the password.
const PAUSE: u64 = 600;
/// What says in the form that links that the provider asked for a second factor.
const YES: &str = "yes";

impl Door {
    fn provider(&self) -> web::Result<Arc<Provider>> {
        self.provider.clone().ok_or(Error::NotFound)
    }

    /// What people call an issuer: the settings say it of the one there is.
    pub(crate) fn name_of(&self, issuer: &str) -> String {
        let label = self.provider.as_ref().filter(|provider| provider.of.issuer == issuer);
        label.map_or_else(|| issuer.to_owned(), |provider| provider.of.label.clone())
    }
}

/// Says in words why nobody is signed in, with the way back, and forgets the visit.
async fn failed(door: &Door, (key, code): (&str, StatusCode)) -> web::Result<Response> {
    let provider = door.provider()?;
    let sentence = door.say(key, &[("label", provider.of.label.as_str().into())]);
    let link = Anchor { title: door.say("accounts-to-sign-in", &[]), url: "/account/sign-in".to_owned() };
    let title = door.say("accounts-oidc-failed-title", &[]);
    let page = notice::plain(door, (BACK, code), (title, sentence), link).await;
    Ok(with(page, over(door)))
}

const SLOW: (&str, StatusCode) = ("accounts-oidc-slow", StatusCode::TOO_MANY_REQUESTS);
const LATE: (&str, StatusCode) = ("accounts-oidc-late", StatusCode::BAD_REQUEST);
const DOWN: (&str, StatusCode) = ("accounts-oidc-down", StatusCode::SERVICE_UNAVAILABLE);
const STOPPED: (&str, StatusCode) = ("accounts-oidc-stopped", StatusCode::FORBIDDEN);
const UNKNOWN: (&str, StatusCode) = ("accounts-oidc-unknown", StatusCode::FORBIDDEN);

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    next: String,
    token: String,
}

pub(crate) async fn begin(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Begin>,
) -> web::Result<Response> {
    let provider = door.provider()?;
    if !door.is_ours(&fields.token, ("oidc", 0)) {
        return failed(&door, LATE).await;
    }
    if is_slowed(&door, &From::of(&client, &headers)).await? {
        return failed(&door, SLOW).await;
    }
    let visit = Visit::begin(&fields.next)?;
    let at = (door.web.absolute(BACK), door.web.clock.now());
    let Ok(url) = provider.address(&visit, (&at.0, at.1)).await else { return failed(&door, DOWN).await };
    let refresh = HeaderValue::from_str(&format!("0; url={url}")).map_err(Error::internal)?;
    let say = |key| door.say(key, &[("label", provider.of.label.as_str().into())]);
    let words = (say("accounts-oidc-away-title"), say("accounts-oidc-away-text"));
    let link = Anchor { title: say("accounts-oidc-away-link"), url };
    let mut page = notice::plain(&door, (PATH, StatusCode::OK), words, link).await?;
    page.headers_mut().insert(header::REFRESH, refresh);
    Ok(with(Ok(page), visit.cookie(&door)))
}

/// What comes back (OpenID Connect Core 1.0, 3.1.2.5 and 3.1.2.6; RFC 9207).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Answer {
    code: String,
    state: String,
    error: String,
    iss: String,
}

pub(crate) async fn back(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> web::Result<Response> {
    let provider = door.provider()?;
    let from = From::of(&client, &headers);
    if is_slowed(&door, &from).await? {
        return failed(&door, SLOW).await;
    }
    let Some(visit) = Visit::of(&door, &headers) else { return failed(&door, LATE).await };
    // Another browser's answer, or an old one.
    let state = visit.state();
    let ours = answer.state == state && (answer.iss.is_empty() || answer.iss == provider.of.issuer);
    if !ours || !is_first(&door, &state).await? {
        refuse(&door, ("", &from)).await?;
        return failed(&door, LATE).await;
    }
    if !answer.error.is_empty() {
        return failed(&door, STOPPED).await;
    }
    let at = (door.web.absolute(BACK), door.web.clock.now());
    match provider.redeem((&answer.code, &visit), (&at.0, at.1)).await {
        Ok(said) => arrived(&door, (&said, &visit), (&from, &headers)).await,
        Err(Failure::Down) => failed(&door, DOWN).await,
        Err(Failure::Wrong) => {
            refuse(&door, ("", &from)).await?;
            failed(&door, LATE).await
        }
    }
}

/// Goes on with whom the provider knows.
async fn arrived(
    door: &Door,
    (said, visit): (&Said, &Visit),
    (from, headers): (&From, &HeaderMap),
) -> web::Result<Response> {
    let provider = door.provider()?;
    let before = at_door(&door.web, headers).await?.map(|found| found.session);
    let met = meet(door, (&provider.of.issuer, said), (from, before.as_ref())).await?;
    if matches!(met, Met::Known(SignIn::In(..) | SignIn::Second(..)) | Met::Unlinked(_)) {
        was_right(door, from).await?;
    }
    let answer = match met {
        Met::Known(SignIn::In(secret, user)) => {
            let to = next(&visit.next).unwrap_or(home(user.role));
            Ok(door.lead(to, Some((&secret, user.role))))
        }
        Met::Known(SignIn::Second(user, kept)) => {
            second_form(door, (user, &kept, &visit.next)).send(door).await
        }
        Met::Unlinked(user) => {
            let (_, codes) = person(door, user.id).await?.ok_or(Error::NotFound)?;
            let sent = Sent::new(door, (&user, said), &visit.next);
            form(door, (&user, codes), &sent)?.send(door).await
        }
        Met::Known(SignIn::Wrong | SignIn::Slow(_)) | Met::Nobody => {
            refuse(door, ("", from)).await?;
            return failed(door, UNKNOWN).await;
        }
    };
    Ok(with(answer, over(door)))
}

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

fn form(door: &Door, (user, codes): (&User, bool), sent: &Sent) -> web::Result<FormPage> {
    let provider = door.provider()?;
    let args = [("label", provider.of.label.as_str().into()), ("email", user.email.as_str().into())];
    let page = FormPage::new(door, "oidc-link", (LINK, 0))
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

pub(crate) async fn link(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Sent>,
) -> web::Result<Response> {
    let provider = door.provider()?;
    let id: i64 = sent.user.parse().unwrap_or(0);
    if !sent.is_good(&door) || !door.is_ours(&sent.token, ("oidc-link", 0)) {
        return failed(&door, LATE).await;
    }
    let Some((user, codes)) = person(&door, id).await? else { return failed(&door, UNKNOWN).await };
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
        Linking::Gone => return failed(&door, UNKNOWN).await,
        Linking::Wrong => page.refuse("current", door.say("accounts-error-current", &[])),
        Linking::WrongCode => page.refuse("code", door.say("accounts-error-code", &[])),
        Linking::Slow(seconds) => page.slow(&door, seconds),
    }
    page.send(&door).await
}
