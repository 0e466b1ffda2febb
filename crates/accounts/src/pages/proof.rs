//! Forms of this crate that ask for the proof that it is them before they give or take power.

use serde::Deserialize;
use serde_json::{Value, json};

use super::Anchor;
use super::beside::Ceremony;
use super::form::FormPage;
use super::passkeys::TIMEOUT;
use crate::Door;
use crate::actions::answers::PROOF;
use crate::actions::door::From;
use crate::proof::{CONFIRM, Given, Means};
use crate::session::{Session, and_back};

/// The fields of a form that asks for the proof and nothing else.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Confirmed {
    token: String,
    #[serde(flatten)]
    given: Given,
}

/// Whose proof a form asks for.
#[derive(Clone, Debug)]
pub(crate) struct Whose {
    session: i64,
    user: i64,
    /// The page of the form, to come back to.
    path: String,
}

/// Asks for the proof where there was none lately, in the form of the page at `path`.
pub(crate) fn proof(door: &Door, (session, path): (&Session, &str), page: FormPage) -> FormPage {
    if session.is_proved(door.web.clock.now()) {
        return page;
    }
    let whose = Whose { session: session.id, user: session.user.id, path: path.to_owned() };
    page.current(door).proof_of(whose)
}

/// The same form with all that this person can prove it with.
pub(crate) async fn asked(door: &Door, whose: &Whose, page: FormPage) -> web::Result<FormPage> {
    let Means { has_password, passkeys, is_linked } = Means::of(door, whose.user).await?;
    let page = match has_password {
        true => page.intro(door.say("accounts-proof-text", &[])),
        false => page.intro(door.say("accounts-proof-first", &[])).without("current"),
    };
    let page = if is_linked || !has_password {
        let title = door.say("accounts-proof-elsewhere", &[]);
        page.other_way(Anchor { title, url: and_back(CONFIRM, &whose.path) })
    } else {
        page
    };
    if passkeys.is_empty() {
        return Ok(page);
    }
    let options = options(door, whose.session, passkeys.iter().map(|one| one.credential.as_str()))?;
    Ok(page.ceremony(Ceremony::prove(door, &options, has_password)))
}

/// What a browser is asked for that is to show one of these passkeys, as the proof of a session's person.
pub(crate) fn options<'a>(
    door: &Door,
    session: i64,
    passkeys: impl Iterator<Item = &'a str>,
) -> web::Result<Value> {
    let id = door.party.as_ref().map(|party| party.id.as_str());
    let known: Vec<Value> = passkeys.map(|one| json!({ "type": "public-key", "id": one })).collect();
    Ok(json!({
        "challenge": door.challenge((session, PROOF))?,
        "rpId": id,
        "allowCredentials": known,
        "userVerification": "required",
        "timeout": TIMEOUT,
    }))
}

/// The cookie's new secret where the proof is right and was wanted, or what to say on the page.
pub(crate) async fn proved(
    door: &Door,
    session: &Session,
    (page, given, from): (&mut FormPage, &Given, &From),
) -> web::Result<Option<String>> {
    Ok(match door.proved(session, (given, from)).await? {
        Ok(renewed) => renewed,
        Err(why) => {
            page.unproved(door, &why);
            None
        }
    })
}

/// The same for the form called `name`, which asks for nothing else; also whether it is ours is said on the page.
pub(crate) async fn confirmed(
    door: &Door,
    session: &Session,
    (page, name): (&mut FormPage, &str),
    (sent, from): (&Confirmed, &From),
) -> web::Result<Option<String>> {
    if !door.is_ours(&sent.token, (name, session.id)) {
        page.stale(door);
        return Ok(None);
    }
    proved(door, session, (page, &sent.given, from)).await
}
