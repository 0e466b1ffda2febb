//! Answers of passkeys: somebody signs in with one, or proves who they are once more.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::Conn;

use super::door::{From, Proof, SignIn, proof, renew};
use super::passkeys::bytes;
use super::tries::{Names, knock, were_right};
use crate::Door;
use crate::events::{Action, Event};
use crate::passkey::{Answer, Key, Said};
use crate::session::{Session, secret};
use crate::store;
use crate::store::passkeys::Held;
use crate::store::sessions::NewSession;

/// What a challenge is about that proves once more who somebody is.
pub(crate) const PROOF: &str = "proof";

/// What a browser sends that was asked for a passkey.
pub(crate) struct Shown<'a> {
    pub(crate) credential: &'a str,
    pub(crate) client: &'a str,
    pub(crate) data: &'a str,
    pub(crate) signature: &'a str,
    /// Who the authenticator says it is; empty where it was asked for a passkey of somebody who is signed in.
    pub(crate) handle: &'a str,
}

/// An answer that is right, as far as can be said without changing anything.
struct Right {
    held: Held,
    credential: String,
    names: Names,
    /// The hash of its challenge, and until when that is kept.
    claim: (String, i64),
    said: Said,
}

/// What came of an answer.
enum Tried {
    Right(Box<Right>),
    Wrong,
    /// There were too many; again in so many seconds.
    Slow(u64),
}

/// Looks at an answer to a challenge of this session (0 for nobody's) about `what`. It is counted before it is looked at, and
/// whatever is not right is the same to whoever tries.
async fn look(
    door: &Door,
    shown: &Shown<'_>,
    ((session, what), from): ((i64, &str), &From),
) -> web::Result<Tried> {
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
        return Ok(Tried::Slow(seconds));
    }
    let proved = held.as_ref().and_then(|held| read(door, (held, shown), (session, what)));
    let (credential, names, _) = input;
    Ok(match held.zip(proved) {
        Some((held, (claim, said))) => Tried::Right(Box::new(Right { held, credential, names, claim, said })),
        None => Tried::Wrong,
    })
}

/// The claim on the challenge and what the authenticator says, where the answer is one of this passkey.
fn read(
    door: &Door,
    (held, shown): (&Held, &Shown<'_>),
    (session, what): (i64, &str),
) -> Option<((String, i64), Said)> {
    let answer =
        Answer { client: bytes(shown.client)?, data: bytes(shown.data)?, signature: bytes(shown.signature)? };
    let (challenge, said) = door.party.as_ref()?.answered(&Key::from_text(&held.public_key)?, &answer)?;
    // Whom the authenticator names is whom the passkey was made for; it may name nobody where we know who was asked (7.2, step 6).
    let named = shown.handle.trim_end_matches('=');
    if named != held.handle && (session == 0 || !named.is_empty()) {
        return None;
    }
    Some((door.ours(&challenge, (session, what))?, said))
}

/// Takes an answer, once; whether it counts. `event` is whose it would be.
async fn take(c: &mut Conn, right: &Right, event: &Event) -> database::Result<bool> {
    let (hash, expires) = &right.claim;
    // Removed since it was looked at, or answered before.
    let Some(held) = store::passkeys::held(c, &right.credential).await? else { return Ok(false) };
    if !store::passkeys::take_challenge(c, hash, *expires).await? {
        return Ok(false);
    }
    // A counter that does not go on is that of a copy (7.2, step 22). Most count nothing and say 0. And whether a passkey may
    // be copied was settled when it was made (7.2): one that says otherwise lies somewhere else than the one that was made.
    let Said { count, movable } = right.said;
    let count = i64::from(count);
    let is_back = (held.count > 0 || count > 0) && count <= held.count;
    if is_back || held.movable.is_some_and(|was| was != movable) {
        Event { action: Action::PasskeyRefused, ..event.clone() }.write(c).await?;
        return Ok(false);
    }
    were_right(c, &right.names).await?;
    store::passkeys::used(c, held.id, (count, movable), event.at).await?;
    Ok(true)
}

async fn refuse(door: &Door, from: &From) -> web::Result<()> {
    // Nobody was proved to be there, so nobody is named.
    let event = Event::new(door.web.clock.now(), "", Action::Refused, "").from(&from.network);
    Ok(door.web.db.write(&event, |c, event| Box::pin(async move { event.write(c).await })).await?)
}

struct Entry {
    right: Box<Right>,
    session: NewSession,
    event: Event,
    before: Option<(i64, i64)>,
}

/// Signs in with a passkey, on the visit of this purpose: a new session that wants no code.
pub(crate) async fn enter(
    door: &Door,
    (shown, visit): (&Shown<'_>, &str),
    (from, before): (&From, Option<&Session>),
) -> web::Result<SignIn> {
    if door.party.is_none() {
        return Ok(SignIn::Wrong);
    }
    let right = match look(door, shown, ((0, visit), from)).await? {
        Tried::Right(right) => right,
        Tried::Slow(seconds) => return Ok(SignIn::Slow(seconds)),
        Tried::Wrong => return refuse(door, from).await.map(|()| SignIn::Wrong),
    };
    let user = right.held.user.clone();
    let (secret, session) = door.session(user.id, from)?;
    let session = NewSession { strong: true, ..session };
    let event = Event::new(session.at, &user.email, Action::SignedIn, &user.email).from(&from.network);
    let before = before.map(|session| (session.user.id, session.id));
    let input = Entry { right, session, event, before };
    let opened = door.web.db.write(&input, |c, entry| Box::pin(open(c, entry)));
    Ok(if opened.await? { SignIn::In(secret, user) } else { SignIn::Wrong })
}

async fn open(c: &mut Conn, entry: &Entry) -> database::Result<bool> {
    let session = &entry.session;
    store::lock(c, session.user_id).await?;
    if !take(c, &entry.right, &entry.event).await? {
        return Ok(false);
    }
    if let Some((user, id)) = entry.before {
        store::sessions::revoke(c, user, id, session.at).await?;
    }
    store::sessions::insert(c, session).await?;
    entry.event.write(c).await?;
    Ok(true)
}

/// Proves with a passkey that it is still the person of a session, as the password does. The session then goes on under a new
/// secret.
pub(crate) async fn prove(
    door: &Door,
    session: &Session,
    (shown, from): (&Shown<'_>, &From),
) -> web::Result<Proof> {
    let now = door.web.clock.now();
    if session.is_proved(now) {
        return Ok(Proof::Lately);
    }
    let right = match look(door, shown, ((session.id, PROOF), from)).await? {
        Tried::Right(right) if right.held.user.id == session.user.id => right,
        Tried::Slow(seconds) => return Ok(Proof::Slow(seconds)),
        Tried::Right(_) | Tried::Wrong => return refuse(door, from).await.map(|()| Proof::Wrong),
    };
    let (secret, hash) = secret()?;
    let (id, email) = (session.id, &session.user.email);
    let event = Event::new(now, email, Action::Refused, email).from(&from.network);
    let input = (right, (id, hash), (event, proof(session, now, from)));
    let renewed = door.web.db.write(&input, |c, (right, (id, hash), (event, proof))| {
        Box::pin(async move {
            store::lock(c, right.held.user.id).await?;
            Ok::<_, database::Error>(match take(c, right, event).await? {
                true => Some(renew(c, (*id, hash), proof).await?),
                false => None,
            })
        })
    });
    match renewed.await? {
        Some(true) => Ok(Proof::Renewed(secret)),
        Some(false) => Err(web::Error::SignIn),
        None => Ok(Proof::Wrong),
    }
}
