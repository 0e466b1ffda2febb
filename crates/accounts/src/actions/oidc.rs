//! Somebody whom a provider knows: signed in, linked with an account, and no longer so.

use database::Conn;

use super::codes::{TriedCode, try_code};
use super::door::{From, SignIn, Tried, normal, try_password};
use super::hash;
use super::tries::knock_at;
use crate::Door;
use crate::events::{Action, Event};
use crate::model::User;
use crate::oidc::jwt::Said;
use crate::session::Session;
use crate::store;
use crate::store::identities::New;
use crate::store::sessions::NewSession;

/// Steps of visits that lead to nobody, from one network within a quarter of an hour; a visit has two.
const TRIES: i64 = 60;
/// How long a state is kept that came back, in microseconds: longer than its visit is good.
const KEPT: i64 = 900_000_000;

/// What came of somebody whom the provider knows.
pub(crate) enum Met {
    /// Their account is linked.
    Known(SignIn),
    /// Their account is there, and not linked yet.
    Unlinked(User),
    /// There is no account for them; or not for them.
    Nobody,
}

/// What the steps of visits from a network are counted under.
fn steps(from: &From) -> String {
    format!("oidc {}", from.network)
}

/// Counts a step of a visit; the seconds to wait where it is one too many.
pub(crate) async fn is_slowed(door: &Door, from: &From) -> web::Result<Option<u64>> {
    let slowed = Event::new(door.web.clock.now(), "", Action::Slowed, "").from(&from.network);
    let input = (steps(from), slowed);
    let slow = door
        .web
        .db
        .write(&input, |c, (name, slowed)| Box::pin(async move { knock_at(c, (name, TRIES), slowed).await }));
    Ok(slow.await?)
}

/// Takes the two steps of a visit back: the provider knows somebody of ours. Else a newsroom behind one address could not
/// come in together in the morning.
pub(crate) async fn was_right(door: &Door, from: &From) -> web::Result<()> {
    let steps = steps(from);
    let forgiven = door.web.db.write(&steps, |c, steps| {
        Box::pin(async move {
            store::tries::forgive(c, steps).await?;
            store::tries::forgive(c, steps).await
        })
    });
    Ok(forgiven.await?)
}

/// Takes the state of a visit; whether it came back for the first time.
pub(crate) async fn is_first(door: &Door, state: &str) -> web::Result<bool> {
    let input = (hash(state), door.web.clock.now().saturating_add(KEPT));
    let taken = door.web.db.write(&input, |c, (hash, expires)| {
        Box::pin(async move { store::identities::take(c, hash, *expires).await })
    });
    Ok(taken.await?)
}

/// Writes down that a provider's answer opened nothing.
pub(crate) async fn refuse(door: &Door, (email, from): (&str, &From)) -> web::Result<()> {
    let event = Event::new(door.web.clock.now(), "", Action::Refused, email).from(&from.network);
    door.web.db.write(&event, |c, event| Box::pin(async move { event.write(c).await })).await?;
    Ok(())
}

/// Looks for the account of whom the provider means, and signs them in where it is linked.
pub(crate) async fn meet(
    door: &Door,
    (issuer, said): (&str, &Said),
    (from, before): (&From, Option<&Session>),
) -> web::Result<Met> {
    let email = said.email.as_deref().map(normal).unwrap_or_default();
    let found = door.web.db.read(async |c| {
        if let Some(user) = store::identities::user(c, issuer, &said.subject).await? {
            let codes = store::codes::secret(c, user.id).await?.is_some();
            let kept = store::password(c, user.id).await?;
            return Ok::<_, database::Error>(Some((user, true, codes.then_some(kept).flatten())));
        }
        let Some(user) = store::user_by_email(c, &email).await? else { return Ok(None) };
        // Somebody who can prove nothing here, or who has another name there, is no stranger's to take.
        let has = store::identities::has(c, user.id, issuer).await?;
        let can = store::password(c, user.id).await?.is_some();
        Ok((can && !has).then_some((user, false, None)))
    });
    Ok(match found.await? {
        None => Met::Nobody,
        Some((user, false, _)) => Met::Unlinked(user),
        Some((user, true, Some(kept))) if !said.strong => Met::Known(SignIn::Second(user.id, hash(&kept))),
        Some((user, true, _)) => Met::Known(enter(door, (user, issuer, said), (from, before)).await?),
    })
}

struct Entry {
    session: NewSession,
    event: Event,
    name: (String, String),
    before: Option<(i64, i64)>,
}

/// Opens a session for the person of a link.
async fn enter(
    door: &Door,
    (user, issuer, said): (User, &str, &Said),
    (from, before): (&From, Option<&Session>),
) -> web::Result<SignIn> {
    let (secret, session) = door.session(user.id, from)?;
    // What needs the password needs it still: the provider did not ask for it.
    let session = NewSession { strong: said.strong, proved: 0, ..session };
    let event = Event::new(session.at, &user.email, Action::SignedIn, &user.email).from(&from.network);
    let before = before.map(|session| (session.user.id, session.id));
    let input = Entry { session, event, name: (issuer.to_owned(), said.subject.clone()), before };
    let opened = door.web.db.write(&input, |c, entry| Box::pin(open(c, entry)));
    Ok(if opened.await? { SignIn::In(secret, user) } else { SignIn::Wrong })
}

async fn open(c: &mut Conn, entry: &Entry) -> database::Result<bool> {
    let (session, (issuer, subject)) = (&entry.session, &entry.name);
    let user = session.user_id;
    // Removed, unlinked or given codes since it was looked at.
    if !store::lock(c, user).await?
        || !store::identities::used(c, (user, issuer, subject), session.at).await?
        || (!session.strong && store::codes::secret(c, user).await?.is_some())
    {
        return Ok(false);
    }
    if let Some((user, id)) = entry.before {
        store::sessions::revoke(c, user, id, session.at).await?;
    }
    store::sessions::insert(c, session).await?;
    entry.event.write(c).await?;
    Ok(true)
}

/// What somebody types to link an account.
pub(crate) struct Typed<'a> {
    pub(crate) password: &'a str,
    pub(crate) code: &'a str,
}

/// What came of linking.
pub(crate) enum Linking {
    In(String, User),
    /// The password is not right.
    Wrong,
    /// The code is not right.
    WrongCode,
    /// The account is there no more, or was linked with another name meanwhile.
    Gone,
    Slow(u64),
}

/// An account that is to be linked.
pub(crate) struct Link<'a> {
    pub(crate) user: i64,
    pub(crate) issuer: &'a str,
    pub(crate) subject: &'a str,
    pub(crate) strong: bool,
}

/// A person by id, and whether they have codes.
pub(crate) async fn person(door: &Door, id: i64) -> web::Result<Option<(User, bool)>> {
    let found = door.web.db.read(async |c| {
        let user = store::user(c, id).await?;
        Ok::<_, database::Error>(user.zip(Some(store::codes::secret(c, id).await?.is_some())))
    });
    Ok(found.await?)
}

/// Links an account with the name of its owner at the provider, and signs them in. The provider's word on an address is
/// not enough: whoever runs it could take any account. So it is the password, and the code where there are codes.
pub(crate) async fn link(
    door: &Door,
    (link, typed): (&Link<'_>, &Typed<'_>),
    (from, before): (&From, Option<&Session>),
) -> web::Result<Linking> {
    let Some((user, _)) = person(door, link.user).await? else { return Ok(Linking::Gone) };
    let kept = match try_password(door, (&user.email, typed.password), from).await? {
        Tried::Right { user, kept } if user.id == link.user => kept,
        Tried::Right { .. } | Tried::Wrong => return Ok(Linking::Wrong),
        Tried::Slow(seconds) => return Ok(Linking::Slow(seconds)),
    };
    let (secret, session) = door.session(user.id, from)?;
    let session = NewSession { strong: link.strong, ..session };
    let event = |action| Event::new(session.at, &user.email, action, &user.email).from(&from.network);
    let events = [event(Action::Linked), event(Action::SignedIn)];
    let slowed = Event { who: String::new(), ..event(Action::Slowed) };
    let (issuer, subject) = (link.issuer.to_owned(), link.subject.to_owned());
    let new = New { id: door.web.ids.next(), user_id: user.id, issuer, subject, at: session.at };
    let before = before.map(|session| (session.user.id, session.id));
    let input = Binding { new, session, events, slowed, before, kept, code: typed.code.to_owned() };
    Ok(match door.web.db.write(&input, |c, binding| Box::pin(bind(c, binding))).await? {
        Bound::Done => Linking::In(secret, user),
        Bound::WrongCode => Linking::WrongCode,
        Bound::Slow(seconds) => Linking::Slow(seconds),
        Bound::Gone => Linking::Gone,
    })
}

struct Binding {
    new: New,
    session: NewSession,
    events: [Event; 2],
    slowed: Event,
    before: Option<(i64, i64)>,
    kept: String,
    code: String,
}

enum Bound {
    Done,
    WrongCode,
    Slow(u64),
    Gone,
}

async fn bind(c: &mut Conn, binding: &Binding) -> database::Result<Bound> {
    let (user, now) = (binding.session.user_id, binding.session.at);
    store::lock(c, user).await?;
    // Changed or removed since it was looked at.
    let same = store::password(c, user).await?.as_ref() == Some(&binding.kept);
    if !same || store::user(c, user).await?.is_none() {
        return Ok(Bound::Gone);
    }
    if store::codes::secret(c, user).await?.is_some() {
        match try_code(c, (user, &binding.code), &binding.slowed).await? {
            TriedCode::Right => {}
            TriedCode::Wrong => return Ok(Bound::WrongCode),
            TriedCode::Slow(seconds) => return Ok(Bound::Slow(seconds)),
        }
    }
    if !store::identities::insert(c, &binding.new).await? {
        return Ok(Bound::Gone);
    }
    if let Some((user, id)) = binding.before {
        store::sessions::revoke(c, user, id, now).await?;
    }
    store::sessions::insert(c, &binding.session).await?;
    for event in &binding.events {
        event.write(c).await?;
    }
    Ok(Bound::Done)
}

/// Ends the link of somebody, and all their other sessions, as the provider may have opened them; whether there was one.
pub(crate) async fn end(door: &Door, session: &Session, from: &From) -> web::Result<bool> {
    let (now, email) = (door.web.clock.now(), &session.user.email);
    let event = Event::new(now, email, Action::Unlinked, email).from(&from.network);
    let input = (session.user.id, session.id, event);
    let ended = door.web.db.write(&input, |c, (user, own, event)| {
        Box::pin(async move {
            store::lock(c, *user).await?;
            if !store::identities::end_all(c, *user).await? {
                return Ok(false);
            }
            store::sessions::revoke_all(c, *user, *own, event.at).await?;
            store::passkeys::weaken(c, *user).await?;
            event.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    Ok(ended.await?)
}
