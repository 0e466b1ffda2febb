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
use super::{Anchor, home, notice, oidc_link, oidc_proof, with};
use crate::Door;
use crate::actions::door::{From, SignIn};
use crate::actions::oidc::{Met, is_first, is_slowed, meet, refuse, was_right};
use crate::oidc::jwt::Said;
use crate::oidc::visit::{Visit, over};
use crate::oidc::{Failure, Provider};
use crate::session::{Session, at_door, next};

pub(crate) const PATH: &str = "/account/oidc";
const BACK: &str = "/account/oidc/callback";

/// The provider of the paper.
pub(super) fn provider(door: &Door) -> web::Result<Arc<Provider>> {
    door.provider.clone().ok_or(Error::NotFound)
}

impl Door {
    /// What people call an issuer: the settings say it of the one there is.
    pub(crate) fn name_of(&self, issuer: &str) -> String {
        let label = self.provider.as_ref().filter(|provider| provider.of.issuer == issuer);
        label.map_or_else(|| issuer.to_owned(), |provider| provider.of.label.clone())
    }
}

/// Why the provider's answer is not taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Why {
    /// There were too many; again in so many seconds.
    Slow(u64),
    /// It is no answer to what this browser asked lately, or it is not right.
    Late,
    /// The provider does not answer as it should.
    Down,
    /// It refused, or somebody gave up.
    Stopped,
    /// It means nobody here, or somebody else.
    Unknown,
    /// Somebody who proves who they are did not sign in there anew.
    Old,
}

/// Says in words why nobody is signed in, with the way back, and forgets the visit.
pub(super) async fn failed(door: &Door, why: Why) -> web::Result<Response> {
    let (key, code) = match why {
        Why::Slow(_) => ("accounts-oidc-slow", StatusCode::TOO_MANY_REQUESTS),
        Why::Late | Why::Old => ("accounts-oidc-late", StatusCode::BAD_REQUEST),
        Why::Down => ("accounts-oidc-down", StatusCode::SERVICE_UNAVAILABLE),
        Why::Stopped => ("accounts-oidc-stopped", StatusCode::FORBIDDEN),
        Why::Unknown => ("accounts-oidc-unknown", StatusCode::FORBIDDEN),
    };
    let provider = provider(door)?;
    let sentence = door.say(key, &[("label", provider.of.label.as_str().into())]);
    let link = Anchor { title: door.say("accounts-to-sign-in", &[]), url: "/account/sign-in".to_owned() };
    let title = door.say("accounts-oidc-failed-title", &[]);
    let page = notice::plain(door, (BACK, code), (title, sentence), link).await;
    Ok(with(page, over(door)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Begin {
    pub(super) next: String,
    pub(super) token: String,
}

pub(crate) async fn begin(
    State(door): State<Door>,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Begin>,
) -> web::Result<Response> {
    let provider = provider(&door)?;
    if !door.is_ours(&fields.token, ("oidc", 0)) {
        return failed(&door, Why::Late).await;
    }
    if let Some(seconds) = is_slowed(&door, &From::of(&client, &headers)).await? {
        return failed(&door, Why::Slow(seconds)).await;
    }
    let visit = Visit::begin(&door, (&fields.next, 0))?;
    match leave(&door, &provider, &visit).await? {
        Some(away) => Ok(away),
        None => failed(&door, Why::Down).await,
    }
}

/// The page that leads on to the provider; none where that does not answer.
pub(super) async fn leave(door: &Door, provider: &Provider, visit: &Visit) -> web::Result<Option<Response>> {
    let at = (door.web.absolute(BACK), door.web.clock.now());
    let Ok(url) = provider.address(visit, (&at.0, at.1)).await else { return Ok(None) };
    let refresh = HeaderValue::from_str(&format!("0; url={url}")).map_err(Error::internal)?;
    let say = |key| door.say(key, &[("label", provider.of.label.as_str().into())]);
    let words = (say("accounts-oidc-away-title"), say("accounts-oidc-away-text"));
    let link = Anchor { title: say("accounts-oidc-away-link"), url };
    let mut page = notice::plain(door, (PATH, StatusCode::OK), words, link).await?;
    page.headers_mut().insert(header::REFRESH, refresh);
    Ok(Some(with(Ok(page), visit.cookie(door))))
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
    let (from, visit) = (From::of(&client, &headers), Visit::of(&door, &headers));
    let said = answered(&door, (&answer, visit.as_ref()), &from).await?;
    let session = at_door(&door.web, &headers).await?.map(|found| found.session);
    match (visit, session, said) {
        (Some(visit), Some(session), said) if visit.session != 0 => {
            oidc_proof::arrived(&door, &session, (said, &visit), &from).await
        }
        (Some(visit), before, Ok(said)) if visit.session == 0 => {
            arrived(&door, (&said, &visit), (&from, before.as_ref())).await
        }
        // Whoever took too long for a proof is still signed in.
        (None, Some(session), Err(why)) => oidc_proof::failed(&door, (&session, ""), why).await,
        (_, _, Err(why)) => failed(&door, why).await,
        // The session ended that was to be proved.
        (_, _, Ok(_)) => failed(&door, Why::Late).await,
    }
}

/// Whom the provider means with its answer to a visit.
async fn answered(
    door: &Door,
    (answer, visit): (&Answer, Option<&Visit>),
    from: &From,
) -> web::Result<Result<Said, Why>> {
    let provider = provider(door)?;
    if let Some(seconds) = is_slowed(door, from).await? {
        return Ok(Err(Why::Slow(seconds)));
    }
    let Some(visit) = visit else { return Ok(Err(Why::Late)) };
    // Another browser's answer, or an old one.
    let state = visit.state();
    let ours = answer.state == state && (answer.iss.is_empty() || answer.iss == provider.of.issuer);
    if !ours || !is_first(door, &state).await? {
        refuse(door, ("", from)).await?;
        return Ok(Err(Why::Late));
    }
    if !answer.error.is_empty() {
        return Ok(Err(Why::Stopped));
    }
    let at = (door.web.absolute(BACK), door.web.clock.now());
    Ok(match provider.redeem((&answer.code, visit), (&at.0, at.1)).await {
        Ok(said) => Ok(said),
        Err(Failure::Down) => Err(Why::Down),
        Err(Failure::Wrong) => {
            refuse(door, ("", from)).await?;
            Err(Why::Late)
        }
    })
}

/// Goes on with whom the provider knows.
async fn arrived(
    door: &Door,
    (said, visit): (&Said, &Visit),
    (from, before): (&From, Option<&Session>),
) -> web::Result<Response> {
    let provider = provider(door)?;
    let met = meet(door, (&provider.of.issuer, said), (from, before)).await?;
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
        Met::Unlinked(user) => oidc_link::first(door, (&user, said), &visit.next).await,
        Met::Known(SignIn::Wrong | SignIn::Slow(_)) | Met::Nobody => {
            refuse(door, ("", from)).await?;
            return failed(door, Why::Unknown).await;
        }
    };
    Ok(with(answer, over(door)))
}
