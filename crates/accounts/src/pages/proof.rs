//! The proof that it is them, which is asked for before what gives or takes power: the password, or a passkey.

use serde::Deserialize;
use serde_json::{Value, json};

use super::form::{Ceremony, FormPage};
use super::passkeys::TIMEOUT;
use crate::actions::answers::{self, PROOF, Shown};
use crate::actions::door::{self, From, Proof};
use crate::session::Session;
use crate::{Door, store};

/// What somebody gives; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    pub(crate) current: String,
    pub(crate) credential: String,
    pub(crate) client: String,
    pub(crate) data: String,
    pub(crate) signature: String,
    pub(crate) handle: String,
}

impl Given {
    /// The answer of a passkey, where that came and no password.
    fn shown(&self) -> Option<Shown<'_>> {
        let Self { current, credential, client, data, signature, handle } = self;
        let is_there = current.is_empty() && !credential.is_empty();
        is_there.then_some(Shown { credential, client, data, signature, handle })
    }
}

/// The fields of a form that asks for the proof and nothing else.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Confirmed {
    token: String,
    #[serde(flatten)]
    given: Given,
}

/// Asks for the proof where there was none lately.
pub(crate) fn proof(door: &Door, session: &Session, page: FormPage) -> FormPage {
    if session.is_proved(door.web.clock.now()) {
        return page;
    }
    page.intro(door.say("accounts-proof-text", &[])).current(door).proof_of((session.id, session.user.id))
}

/// The passkeys of a person beside the password, where they have any.
pub(crate) async fn ceremony(door: &Door, (session, user): (i64, i64)) -> web::Result<Option<Ceremony>> {
    let Some(party) = &door.party else { return Ok(None) };
    let own = door.web.db.glance(async |c| store::passkeys::of_user(c, user).await).await?;
    if own.is_empty() {
        return Ok(None);
    }
    let known: Vec<Value> =
        own.iter().map(|one| json!({ "type": "public-key", "id": one.credential })).collect();
    let options = json!({
        "challenge": door.challenge((session, PROOF))?,
        "rpId": party.id,
        "allowCredentials": known,
        "userVerification": "required",
        "timeout": TIMEOUT,
    });
    Ok(Some(Ceremony::prove(door, &options)))
}

/// The cookie's new secret where the proof is right and was wanted, or what to say on the page.
pub(crate) async fn proved(
    door: &Door,
    session: &Session,
    (page, given, from): (&mut FormPage, &Given, &From),
) -> web::Result<Option<String>> {
    let shown = given.shown();
    let proof = match &shown {
        Some(shown) => answers::prove(door, session, (shown, from)).await?,
        None => door::prove(door, session, (&given.current, from)).await?,
    };
    match proof {
        Proof::Lately => {}
        Proof::Renewed(secret) => return Ok(Some(secret)),
        Proof::Wrong if shown.is_some() => {
            page.refuse("form", door.say("accounts-error-passkey-proof", &[]));
        }
        Proof::Wrong if given.current.is_empty() => {
            page.refuse("current", door.say("accounts-error-current-missing", &[]));
        }
        Proof::Wrong => page.refuse("current", door.say("accounts-error-current", &[])),
        Proof::Slow(seconds) => page.slow(door, seconds),
    }
    Ok(None)
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
