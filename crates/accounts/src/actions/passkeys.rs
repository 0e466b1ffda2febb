//! Passkeys: one is added, one is removed, and somebody signs in with one.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::Conn;

use super::door::{From, SignIn};
use super::hash;
use super::notices::{Change, letter};
use super::tries::{Names, knock, were_right};
use crate::Door;
use crate::events::{Action, Event};
use crate::passkey::visit::{PAUSE, Visit};
use crate::passkey::{Answer, Key, LONGEST, Party, Said};
use crate::session::{Session, secret};
use crate::store;
use crate::store::passkeys::{Held, New, Own};
use crate::store::sessions::NewSession;

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
    fn ours(&self, challenge: &str, (session, what): (i64, &str)) -> Option<(String, i64)> {
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

/// What a browser sends to sign in.
pub(crate) struct Shown<'a> {
    pub(crate) credential: &'a str,
    pub(crate) client: &'a str,
    pub(crate) data: &'a str,
    pub(crate) signature: &'a str,
    /// Who the authenticator says it is.
    pub(crate) handle: &'a str,
    /// The visit of the browser that sends it.
    pub(crate) visit: Option<&'a Visit>,
}

/// Signs in with a passkey: a new session that wants no code. Whatever is not right is the same to whoever tries.
pub(crate) async fn enter(
    door: &Door,
    shown: &Shown<'_>,
    (from, before): (&From, Option<&Session>),
) -> web::Result<SignIn> {
    let Some(party) = door.party.as_ref() else { return Ok(SignIn::Wrong) };
    let credential = bytes(shown.credential).map(|id| URL_SAFE_NO_PAD.encode(id)).unwrap_or_default();
    let names = Names::passkey(&credential, &from.network);
    let slowed = Event::new(door.web.clock.now(), "", Action::Slowed, "").from(&from.network);
    let input = (credential, names, slowed);
    let looked = door.web.db.write(&input, |c, (credential, names, slowed)| {
        Box::pin(async move {
            let held = store::passkeys::held(c, credential).await?;
            let wait = knock(c, (held.as_ref().map(|held| &held.user), names), slowed).await?;
            Ok::<_, database::Error>((held, wait))
        })
    });
    let (held, wait) = looked.await?;
    if let Some(seconds) = wait {
        return Ok(SignIn::Slow(seconds));
    }
    let proved = held.as_ref().and_then(|held| proof(door, party, (held, shown)));
    let (Some(held), Some((claim, said))) = (held, proved) else { return refuse(door, from).await };
    let (secret, session) = door.session(held.user.id, from)?;
    let session = NewSession { strong: true, ..session };
    let email = held.user.email.clone();
    let event = Event::new(session.at, &email, Action::SignedIn, &email).from(&from.network);
    let before = before.map(|session| (session.user.id, session.id));
    let (credential, names, _) = input;
    let input = Entry { credential, names, claim, said, session, event, before };
    let opened = door.web.db.write(&input, |c, entry| Box::pin(open(c, entry)));
    Ok(if opened.await? { SignIn::In(secret, held.user) } else { SignIn::Wrong })
}

/// The claim on the challenge and what the authenticator says, where the answer is one of this passkey.
fn proof(door: &Door, party: &Party, (held, shown): (&Held, &Shown<'_>)) -> Option<((String, i64), Said)> {
    let answer =
        Answer { client: bytes(shown.client)?, data: bytes(shown.data)?, signature: bytes(shown.signature)? };
    let (challenge, said) = party.answered(&Key::from_text(&held.public_key)?, &answer)?;
    // Whom the authenticator names is whom the passkey was made for (7.2, step 6).
    if shown.handle.trim_end_matches('=') != held.handle {
        return None;
    }
    Some((door.ours(&challenge, (0, &shown.visit?.purpose()))?, said))
}

async fn refuse(door: &Door, from: &From) -> web::Result<SignIn> {
    // Nobody was proved to be there, so nobody is named.
    let event = Event::new(door.web.clock.now(), "", Action::Refused, "").from(&from.network);
    door.web.db.write(&event, |c, event| Box::pin(async move { event.write(c).await })).await?;
    Ok(SignIn::Wrong)
}

struct Entry {
    credential: String,
    names: Names,
    claim: (String, i64),
    said: Said,
    session: NewSession,
    event: Event,
    before: Option<(i64, i64)>,
}

async fn open(c: &mut Conn, entry: &Entry) -> database::Result<bool> {
    let (session, (hash, expires)) = (&entry.session, &entry.claim);
    store::lock(c, session.user_id).await?;
    // Removed since it was looked at, or answered before.
    let Some(held) = store::passkeys::held(c, &entry.credential).await? else { return Ok(false) };
    if !store::passkeys::take_challenge(c, hash, *expires).await? {
        return Ok(false);
    }
    // A counter that does not go on is that of a copy (7.2, step 22). Most count nothing and say 0. And whether a passkey may
    // be copied was settled when it was made (7.2): one that says otherwise lies somewhere else than the one that was made.
    let Said { count, movable } = entry.said;
    let count = i64::from(count);
    let is_back = (held.count > 0 || count > 0) && count <= held.count;
    if is_back || held.movable.is_some_and(|was| was != movable) {
        Event { action: Action::PasskeyRefused, ..entry.event.clone() }.write(c).await?;
        return Ok(false);
    }
    were_right(c, &entry.names).await?;
    store::passkeys::used(c, held.id, (count, movable), session.at).await?;
    if let Some((user, id)) = entry.before {
        store::sessions::revoke(c, user, id, session.at).await?;
    }
    store::sessions::insert(c, session).await?;
    entry.event.write(c).await?;
    Ok(true)
}
