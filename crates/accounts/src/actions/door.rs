//! The one place where a password is tried: it takes the same time for everybody, and opens sessions.

use axum::http::HeaderMap;
use database::Conn;

use super::hash;
use super::people::over;
use super::tries::{Names, knock, were_right};
use crate::Door;
use crate::events::{Action, Event};
use crate::model::User;
use crate::password::is_old;
use crate::session::{Session, agent, secret};
use crate::store;
use crate::store::sessions::NewSession;

/// Where a try comes from.
#[derive(Clone, Debug)]
pub(crate) struct From {
    /// The network of the client.
    pub(crate) network: String,
    /// What the browser calls itself.
    pub(crate) agent: String,
}

impl From {
    pub(crate) fn of(client: &web::Client, headers: &HeaderMap) -> Self {
        Self { network: client.network(), agent: agent(headers) }
    }
}

/// What came of trying a password.
pub(crate) enum Tried {
    /// It is that of this person; `kept` is the hash it was compared with.
    Right { user: User, kept: String },
    /// It is not, or there is no such person: nobody is told which.
    Wrong,
    /// There were too many tries; again in so many seconds.
    Slow(u64),
}

/// An address as accounts are kept under it.
pub(crate) fn normal(email: &str) -> String {
    email.trim().to_lowercase()
}

/// Tries a password for an address. Every try is counted before it is looked at, so that many at once are no way round.
pub(crate) async fn try_password(
    door: &Door,
    (email, password): (&str, &str),
    from: &From,
) -> web::Result<Tried> {
    let (email, now) = (normal(email), door.web.clock.now());
    let names = Names::password(&email, &from.network);
    let slowed = Event::new(now, "", Action::Slowed, "").from(&from.network);
    let input = (&email, names, slowed);
    let (found, wait) = door
        .web
        .db
        .write(&input, |c, (email, names, slowed)| {
            Box::pin(async move {
                let user = store::user_by_email(c, email).await?;
                let wait = knock(c, (user.as_ref(), names), slowed).await?;
                let kept = match &user {
                    Some(user) => store::password(c, user.id).await?,
                    None => None,
                };
                Ok::<_, database::Error>((user.zip(kept), wait))
            })
        })
        .await?;
    if let Some(seconds) = wait {
        return Ok(Tried::Slow(seconds));
    }
    let kept = found.as_ref().map(|(_, kept)| kept.clone());
    let right = door.hasher.verify(password, kept).await?;
    match found {
        Some((user, kept)) if right => {
            // Taken back at once, whatever the password opens.
            let names = &input.1;
            door.web.db.write(names, |c, names| Box::pin(were_right(c, names))).await?;
            Ok(Tried::Right { user, kept })
        }
        found => {
            let subject = found.map(|(user, _)| user.email).unwrap_or_default();
            let event = Event::new(now, "", Action::Refused, subject).from(&from.network);
            door.web.db.write(&event, |c, event| Box::pin(async move { event.write(c).await })).await?;
            Ok(Tried::Wrong)
        }
    }
}

/// What came of signing in.
pub(crate) enum SignIn {
    /// The secret for the cookie, and whose session it is.
    In(String, User),
    /// The password is right, and a one-time code is wanted: whose it is, and a hash of what is kept of the password.
    Second(i64, String),
    Wrong,
    Slow(u64),
}

/// Signs in: a new session with a new secret. One that the browser had before ends.
pub(crate) async fn sign_in(
    door: &Door,
    login: (&str, &str),
    (from, before): (&From, Option<&Session>),
) -> web::Result<SignIn> {
    let (user, kept) = match try_password(door, login, from).await? {
        Tried::Right { user, kept } => (user, kept),
        Tried::Wrong => return Ok(SignIn::Wrong),
        Tried::Slow(seconds) => return Ok(SignIn::Slow(seconds)),
    };
    let codes = door.web.db.glance(async |c| store::codes::secret(c, user.id).await).await?;
    if codes.is_some() {
        return Ok(SignIn::Second(user.id, hash(&kept)));
    }
    let anew = if is_old(&kept) { Some(door.hasher.hash(login.1).await?) } else { None };
    let (secret, session) = door.session(user.id, from)?;
    let event = Event::new(session.at, &user.email, Action::SignedIn, &user.email).from(&from.network);
    let input = (session, event, (kept, anew), before.map(|session| (session.user.id, session.id)));
    let opened = door
        .web
        .db
        .write(&input, |c, (session, event, (kept, anew), before)| {
            Box::pin(async move {
                store::lock(c, session.user_id).await?;
                // Changed or removed since it was looked at.
                let same = store::password(c, session.user_id).await?.as_ref() == Some(kept);
                let codes = store::codes::secret(c, session.user_id).await?;
                if !same || codes.is_some() || store::user(c, session.user_id).await?.is_none() {
                    return Ok(false);
                }
                if let Some(anew) = anew {
                    store::set_password(c, session.user_id, anew, session.at).await?;
                }
                if let Some((user, id)) = before {
                    store::sessions::revoke(c, *user, *id, session.at).await?;
                }
                store::sessions::insert(c, session).await?;
                event.write(c).await?;
                Ok::<_, database::Error>(true)
            })
        })
        .await?;
    Ok(if opened { SignIn::In(secret, user) } else { SignIn::Wrong })
}

/// Whether the person of a session typed their password lately, or types it right this time. The session then goes on
/// under a new secret.
pub(crate) enum Proof {
    /// It was typed lately.
    Lately,
    /// It is right: the cookie's new secret.
    Renewed(String),
    /// It is not right.
    Wrong,
    Slow(u64),
}

pub(crate) async fn prove(
    door: &Door,
    session: &Session,
    (password, from): (&str, &From),
) -> web::Result<Proof> {
    let now = door.web.clock.now();
    if session.is_proved(now) {
        return Ok(Proof::Lately);
    }
    match try_password(door, (&session.user.email, password), from).await? {
        Tried::Right { .. } => {}
        Tried::Wrong => return Ok(Proof::Wrong),
        Tried::Slow(seconds) => return Ok(Proof::Slow(seconds)),
    }
    let (secret, hash) = secret()?;
    let input = (session.id, hash, proof(session, now, from));
    let renewed = door.web.db.write(&input, |c, (id, hash, event)| Box::pin(renew(c, (*id, hash), event)));
    if renewed.await? { Ok(Proof::Renewed(secret)) } else { Err(web::Error::SignIn) }
}

/// That the person of a session proved who they are.
pub(crate) fn proof(session: &Session, at: i64, from: &From) -> Event {
    let email = &session.user.email;
    Event::new(at, email, Action::Proved, email).from(&from.network)
}

/// The session goes on under another secret, and the log says why; whether it was still there.
pub(crate) async fn renew(c: &mut Conn, (id, hash): (i64, &str), event: &Event) -> database::Result<bool> {
    let is_open = store::sessions::renew(c, id, hash, event.at).await?;
    if is_open {
        event.write(c).await?;
    }
    Ok(is_open)
}

/// Signs out.
pub(crate) async fn sign_out(door: &Door, session: &Session, from: &From) -> web::Result<()> {
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let event = Event::new(now, email, Action::SignedOut, email).from(&from.network);
    let input = (session.user.id, session.id, event);
    door.web
        .db
        .write(&input, |c, (user, id, event)| {
            Box::pin(async move {
                if store::sessions::revoke(c, *user, *id, event.at).await? {
                    event.write(c).await?;
                }
                Ok::<_, database::Error>(())
            })
        })
        .await?;
    Ok(())
}

/// Ends one session of somebody, or (with none) all but the one at hand; how many ended.
pub(crate) async fn end_sessions(
    door: &Door,
    session: &Session,
    (which, from): (Option<i64>, &From),
) -> web::Result<u64> {
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let event = Event::new(now, email, Action::SessionEnded, email).from(&from.network);
    let input = (session.user.id, session.id, which, event);
    let ended = door.web.db.write(&input, |c, (user, own, which, event)| {
        Box::pin(async move {
            let ended = match which {
                Some(id) => u64::from(store::sessions::revoke(c, *user, *id, event.at).await?),
                None => store::sessions::revoke_all(c, *user, *own, event.at).await?,
            };
            if ended > 0 {
                event.write(c).await?;
            }
            Ok::<_, database::Error>(ended)
        })
    });
    Ok(ended.await?)
}

/// Replaces a password that was typed right. Every other session and every token ends, and this session gets a new secret.
pub(crate) async fn change_password(
    door: &Door,
    session: &Session,
    (password, from): (&str, &From),
) -> web::Result<String> {
    let kept = door.hasher.hash(password).await?;
    let (secret, hash) = secret()?;
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let event = Event::new(now, email, Action::PasswordChanged, email).from(&from.network);
    let input = (session.user.clone(), session.id, (kept, hash), event);
    let changed = door.web.db.write(&input, |c, (user, id, (kept, hash), event)| {
        Box::pin(async move {
            store::lock(c, user.id).await?;
            if !store::sessions::renew(c, *id, hash, event.at).await? {
                return Ok(false);
            }
            store::set_password(c, user.id, kept, event.at).await?;
            over(c, user, (*id, event.at)).await?;
            event.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    if changed.await? { Ok(secret) } else { Err(web::Error::SignIn) }
}

impl Door {
    /// A session that is to begin for a person, and the secret of its cookie.
    pub(crate) fn session(&self, user_id: i64, from: &From) -> web::Result<(String, NewSession)> {
        let (secret, hash) = secret()?;
        let From { network, agent } = from.clone();
        let (id, at) = (self.web.ids.next(), self.web.clock.now());
        Ok((secret, NewSession { id, user_id, hash, at, agent, network, strong: false, proved: at }))
    }
}
