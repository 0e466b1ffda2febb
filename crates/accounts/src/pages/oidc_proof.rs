//! The way to the provider and back of somebody who is signed in, and proves once more who they are.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use web::{Client, Form};

use super::confirm::{form, onward};
use super::form::FormPage;
use super::oidc::{Begin, Why, leave, provider};
use super::with;
use crate::Door;
use crate::actions::door::From;
use crate::actions::oidc::{is_slowed, refuse, was_right};
use crate::actions::oidc_proof::{Proved, prove};
use crate::oidc::jwt::Said;
use crate::oidc::visit::{Visit, over};
use crate::session::{AtDoor, Session};

pub(crate) const PATH: &str = "/account/oidc/proof";
/// The name of the button's form.
pub(crate) const NAME: &str = "oidc-proof";

pub(crate) async fn begin(
    State(door): State<Door>,
    AtDoor(found): AtDoor,
    client: Client,
    headers: HeaderMap,
    Form(fields): Form<Begin>,
) -> web::Result<Response> {
    let (provider, session) = (provider(&door)?, &found.session);
    let mut page = form(&door, session, &fields.next).await?;
    if !door.is_ours(&fields.token, (NAME, session.id)) {
        page.stale(&door);
        return page.send(&door).await;
    }
    if let Some(seconds) = is_slowed(&door, &From::of(&client, &headers)).await? {
        page.slow(&door, seconds);
        return page.send(&door).await;
    }
    let visit = Visit::begin(&door, (&fields.next, session.id))?;
    match leave(&door, &provider, &visit).await? {
        Some(away) => Ok(away),
        None => {
            tell(&door, &mut page, Why::Down)?;
            page.send(&door).await
        }
    }
}

/// Says on the page why the provider's answer proves nothing.
fn tell(door: &Door, page: &mut FormPage, why: Why) -> web::Result<()> {
    let (key, code) = match why {
        Why::Slow(seconds) => {
            page.slow(door, seconds);
            return Ok(());
        }
        Why::Late => ("accounts-confirm-late", StatusCode::BAD_REQUEST),
        Why::Down => ("accounts-confirm-down", StatusCode::SERVICE_UNAVAILABLE),
        Why::Stopped => ("accounts-confirm-stopped", StatusCode::FORBIDDEN),
        Why::Unknown => ("accounts-confirm-other", StatusCode::FORBIDDEN),
        Why::Old => ("accounts-confirm-old", StatusCode::FORBIDDEN),
    };
    let provider = provider(door)?;
    page.fail(door.say(key, &[("label", provider.of.label.as_str().into())]), code);
    Ok(())
}

/// The page once more, with why it is not proved. The visit is over.
pub(super) async fn failed(door: &Door, (session, to): (&Session, &str), why: Why) -> web::Result<Response> {
    let mut page = form(door, session, to).await?;
    tell(door, &mut page, why)?;
    Ok(with(page.send(door).await, over(door)))
}

/// Goes on with what the provider answered to the visit of this session's person.
pub(super) async fn arrived(
    door: &Door,
    session: &Session,
    (said, visit): (Result<Said, Why>, &Visit),
    from: &From,
) -> web::Result<Response> {
    let at = (session, visit.next.as_str());
    // Somebody else signed in here meanwhile, or the session ended.
    if visit.session != session.id {
        return failed(door, at, Why::Late).await;
    }
    let said = match said {
        Ok(said) => said,
        Err(why) => return failed(door, at, why).await,
    };
    let provider = provider(door)?;
    let why = match prove(door, session, (&provider.of.issuer, &said, visit.begun), from).await? {
        Proved::Renewed(secret) => {
            was_right(door, from).await?;
            let answer = door.lead(onward(&visit.next, session), Some((&secret, session.user.role)));
            return Ok(with(Ok(answer), over(door)));
        }
        Proved::Old => Why::Old,
        Proved::Other => Why::Unknown,
    };
    refuse(door, (&session.user.email, from)).await?;
    failed(door, at, why).await
}
