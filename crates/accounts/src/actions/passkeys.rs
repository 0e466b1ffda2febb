//! Passkeys: what they are asked, and how one is added and removed.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::door::From;
use super::hash;
use super::notices::{Change, letter};
use crate::Door;
use crate::events::{Action, Event};
use crate::passkey::LONGEST;
use crate::passkey::visit::PAUSE;
use crate::session::{Session, secret};
use crate::store;
use crate::store::passkeys::{New, Own};

/// How long an answer is kept, in microseconds: longer than its challenge is good.
const KEPT: i64 = 600_000_000;
/// Passkeys of one person.
pub(crate) const MOST: usize = 20;

impl Door {
    /// A challenge for a session (0 for nobody) about `what`: chance, the second it was made, and our seal on both. So
    /// nothing is stored for whoever only looks at the sign-in.
    pub(crate) fn challenge(&self, (session, what): (i64, &str)) -> web::Result<String> {
        let (chance, _) = secret()?;
        let token = self.token(&sealed(&chance, what), session);
        Ok(URL_SAFE_NO_PAD.encode(format!("{chance}.{token}")))
    }

    /// The hash of a challenge that we gave to this session about `what` not long ago, and the moment it is worth nothing.
    pub(super) fn ours(&self, challenge: &str, (session, what): (i64, &str)) -> Option<(String, i64)> {
        let text = String::from_utf8(URL_SAFE_NO_PAD.decode(challenge).ok()?).ok()?;
        let (chance, token) = text.split_once('.')?;
        let (now, purpose) = (self.web.clock.now(), format!("account:{}:{session}", sealed(chance, what)));
        let age = self.web.tokens.check(token, &purpose, now).ok()?;
        (age.as_secs() < u64::from(PAUSE)).then(|| (hash(&text), now.saturating_add(KEPT)))
    }
}

fn sealed(chance: &str, what: &str) -> String {
    format!("passkey:{chance}:{what}")
}

/// Base64url of at most [`LONGEST`] bytes.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    if text.is_empty() || text.len() > LONGEST * 4 / 3 + 4 {
        return None;
    }
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// What a browser made, and what its owner calls it.
pub(crate) struct Made<'a> {
    pub(crate) client: &'a str,
    pub(crate) data: &'a str,
    pub(crate) handle: &'a str,
    pub(crate) name: String,
}

/// Keeps a new passkey of somebody; whether there was one to keep.
pub(crate) async fn add(
    door: &Door,
    session: &Session,
    (made, from): (Made<'_>, &From),
) -> web::Result<bool> {
    let Some((claim, new)) = read(door, session, made) else { return Ok(false) };
    let (now, email) = (new.at, &session.user.email);
    let event =
        Event::new(now, email, Action::PasskeyAdded, format!("{email} {}", new.name)).from(&from.network);
    let letter = letter(door, email, Change::Added(&new.name)).map_err(web::Error::internal)?;
    let input = (claim, new, session.id, (event, door.web.ids.next(), letter));
    let added = door.web.db.write(&input, |c, ((hash, expires), new, own, (event, id, letter))| {
        Box::pin(async move {
            // A form may come in slowly: the account and the session can be over by now.
            if !store::lock(c, new.user_id).await? || !store::sessions::lasts(c, *own).await? {
                return Ok(false);
            }
            let full = store::passkeys::of_user(c, new.user_id).await?.len() >= MOST;
            if full
                || !store::passkeys::take_challenge(c, hash, *expires).await?
                || !store::passkeys::insert(c, new).await?
            {
                return Ok(false);
            }
            mail::post(c, *id, letter, event.at).await?;
            event.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    Ok(added.await?)
}

fn read(door: &Door, session: &Session, made: Made<'_>) -> Option<((String, i64), New)> {
    let party = door.party.as_ref()?;
    let (challenge, fresh) = party.registered(&bytes(made.client)?, &bytes(made.data)?)?;
    let claim = door.ours(&challenge, (session.id, made.handle))?;
    let new = New {
        id: door.web.ids.next(),
        user_id: session.user.id,
        credential: URL_SAFE_NO_PAD.encode(fresh.credential),
        handle: made.handle.to_owned(),
        public_key: fresh.key.to_text(),
        count: i64::from(fresh.said.count),
        movable: fresh.said.movable,
        name: made.name,
        at: door.web.clock.now(),
    };
    Some((claim, new))
}

/// Removes a passkey of somebody; whether there was one.
pub(crate) async fn end(door: &Door, session: &Session, (one, from): (&Own, &From)) -> web::Result<bool> {
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let event = Event::new(now, email, Action::PasskeyRemoved, email).from(&from.network);
    let letter = letter(door, email, Change::Removed(&one.name)).map_err(web::Error::internal)?;
    let input = ((session.user.id, session.id), one.id, event, (door.web.ids.next(), letter));
    let ended = door.web.db.write(&input, |c, ((user, own), id, event, (mail_id, letter))| {
        Box::pin(async move {
            if !store::lock(c, *user).await? || !store::sessions::lasts(c, *own).await? {
                return Ok(false);
            }
            let Some(name) = store::passkeys::end(c, *user, *id).await? else { return Ok(false) };
            store::passkeys::weaken(c, *user).await?;
            // Nobody is known to have been signed in with the one that is gone, so all are out who came with any.
            store::sessions::revoke_strong(c, *user, *own, event.at).await?;
            mail::post(c, *mail_id, letter, event.at).await?;
            Event { subject: format!("{} {name}", event.subject), ..event.clone() }.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    Ok(ended.await?)
}
