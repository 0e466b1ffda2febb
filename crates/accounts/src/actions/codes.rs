//! The second step of a sign-in: a code of an authenticator, or one for when it is lost.

use database::Conn;

use super::door::{From, SignIn};
use super::tries::knock_at;
use super::{Error, hash};
use crate::Door;
use crate::code;
use crate::events::{Action, CONSOLE, Event};
use crate::session::Session;
use crate::store;

/// Codes that somebody may try within a quarter of an hour. There are a million, and three of them are right.
const TRIES: i64 = 10;

/// What was begun: the codes for when the authenticator is lost, and the session's secret from then on.
pub(crate) struct Begun {
    pub(crate) codes: Vec<String>,
    pub(crate) secret: String,
}

/// Begins with codes for somebody whose authenticator shows one. Nothing where the code is not right or there are codes
/// already.
pub(crate) async fn begin(
    door: &Door,
    (session, is_half): (&Session, bool),
    (secret, typed, from): (&str, &str, &From),
) -> web::Result<Option<Begun>> {
    let now = door.web.clock.now();
    let Some(step) = code::step_of(secret, typed, (now, 0)) else { return Ok(None) };
    let codes = code::recovery()?;
    let (cookie, renewed) = crate::session::secret()?;
    let hashes: Vec<String> = codes.iter().map(|one| hash(&code::normal(one))).collect();
    let event =
        Event::new(now, &session.user.email, Action::CodesBegun, &session.user.email).from(&from.network);
    let input = ((session.user.id, session.id, is_half, renewed), (secret.to_owned(), step), hashes, event);
    let begun =
        door.web.db.write(&input, |c, ((user, own, is_half, renewed), (secret, step), hashes, event)| {
            Box::pin(async move {
                store::lock(c, *user).await?;
                if store::codes::secret(c, *user).await?.is_some() {
                    return Ok(false);
                }
                // Who has a passkey has a second step: half a session adds no other one to it.
                if *is_half && !store::passkeys::of_user(c, *user).await?.is_empty() {
                    return Ok(false);
                }
                // A session that may do more goes on under another secret.
                if !store::sessions::rename(c, *own, renewed).await? {
                    return Ok(false);
                }
                store::codes::insert(c, *user, (secret, *step), event.at).await?;
                for hash in hashes {
                    store::codes::insert_recovery(c, *user, hash).await?;
                }
                // Whoever was signed in with the password alone is so no longer.
                store::sessions::revoke_all(c, *user, *own, event.at).await?;
                event.write(c).await?;
                Ok::<_, database::Error>(true)
            })
        });
    Ok(begun.await?.then_some(Begun { codes, secret: cookie }))
}

/// Ends the codes of somebody who types one.
pub(crate) async fn end(
    door: &Door,
    session: &Session,
    (typed, from): (&str, &From),
) -> web::Result<TriedCode> {
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let events = [Action::CodesEnded, Action::Slowed]
        .map(|action| Event::new(now, email, action, email).from(&from.network));
    let input = (session.user.id, typed.to_owned(), events);
    let done = door.web.db.write(&input, |c, (user, typed, [event, slowed])| {
        Box::pin(async move {
            store::lock(c, *user).await?;
            let tried = try_code(c, (*user, typed), slowed).await?;
            if tried == TriedCode::Right && !ended(c, *user, event).await? {
                return Ok(TriedCode::Wrong);
            }
            Ok::<_, database::Error>(tried)
        })
    });
    Ok(done.await?)
}

async fn ended(c: &mut Conn, user: i64, event: &Event) -> database::Result<bool> {
    let ended = store::codes::end(c, user).await?;
    if ended {
        event.write(c).await?;
    }
    Ok(ended)
}

/// Ends the codes of somebody who lost them all, from the command line; whether there were any.
///
/// # Errors
/// [`Error::NoUser`], or the database's.
pub async fn end_codes(door: &Door, email: &str) -> Result<bool, Error> {
    let email = super::door::normal(email);
    let user = door.web.db.read(async |c| store::user_by_email(c, &email).await).await?;
    let user = user.ok_or(Error::NoUser(email))?;
    let input = (user.id, Event::new(door.web.clock.now(), CONSOLE, Action::CodesEnded, user.email));
    Ok(door
        .web
        .db
        .write(&input, |c, (user, event)| Box::pin(async move { ended(c, *user, event).await }))
        .await?)
}

/// Signs in somebody whose password, the one with the hash `seal`, was right a moment ago, and who now types a code.
pub(crate) async fn second(
    door: &Door,
    (user_id, seal, typed): (i64, &str, &str),
    (from, before): (&From, Option<&Session>),
) -> web::Result<SignIn> {
    let (secret, session) = door.session(user_id, from)?;
    let events = [Action::SignedIn, Action::Refused, Action::Slowed]
        .map(|action| Event::new(session.at, "", action, "").from(&from.network));
    let before = before.map(|session| (session.user.id, session.id));
    let input = (session, (seal.to_owned(), typed.to_owned()), events, before);
    let done = door.web.db.write(&input, |c, (session, (seal, typed), [fine, wrong, slowed], before)| {
        Box::pin(async move {
            let (user_id, now) = (session.user_id, session.at);
            store::lock(c, user_id).await?;
            let user = store::user(c, user_id).await?;
            let same = store::password(c, user_id).await?.is_some_and(|kept| hash(&kept) == *seal);
            let Some(user) = user.filter(|_| same) else { return Ok(Err(TriedCode::Wrong)) };
            let slowed = Event { subject: user.email.clone(), ..slowed.clone() };
            let tried = try_code(c, (user_id, typed), &slowed).await?;
            if tried == TriedCode::Wrong {
                Event { subject: user.email, ..wrong.clone() }.write(c).await?;
                return Ok(Err(tried));
            }
            if tried != TriedCode::Right {
                return Ok(Err(tried));
            }
            if let Some((user, id)) = before {
                store::sessions::revoke(c, *user, *id, now).await?;
            }
            store::sessions::insert(c, session).await?;
            Event { who: user.email.clone(), subject: user.email.clone(), ..fine.clone() }.write(c).await?;
            Ok::<_, database::Error>(Ok(user))
        })
    });
    Ok(match done.await? {
        Ok(user) => SignIn::In(secret, user),
        Err(TriedCode::Slow(seconds)) => SignIn::Slow(seconds),
        Err(_) => SignIn::Wrong,
    })
}

/// What came of trying a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TriedCode {
    /// It was right, and is used.
    Right,
    Wrong,
    /// There were too many tries; again in so many seconds.
    Slow(u64),
}

/// Tries a code of somebody. Every try is counted before it is looked at, and a right one takes them back; `slowed` is written
/// down with the first that is too many.
pub(crate) async fn try_code(
    c: &mut Conn,
    (user, typed): (i64, &str),
    slowed: &Event,
) -> database::Result<TriedCode> {
    let name = format!("code {user}");
    if let Some(seconds) = knock_at(c, (&name, TRIES), slowed).await? {
        return Ok(TriedCode::Slow(seconds));
    }
    if !right(c, user, (typed, slowed.at)).await? {
        return Ok(TriedCode::Wrong);
    }
    store::tries::clear(c, &name).await?;
    Ok(TriedCode::Right)
}

/// Whether a code is right, which uses it.
async fn right(c: &mut Conn, user: i64, (typed, now): (&str, i64)) -> database::Result<bool> {
    let Some((secret, last)) = store::codes::secret(c, user).await? else { return Ok(false) };
    match code::step_of(&secret, typed, (now, last)) {
        Some(step) => store::codes::advance(c, user, step).await,
        None => store::codes::take_recovery(c, user, &hash(&code::normal(typed)), now).await,
    }
}
