//! What a publisher does with the people of the paper, and the command line with a password.

use database::Conn;

use super::Error;
use super::door::{From, normal};
use super::notices::{Change, letter};
use crate::Door;
use crate::events::{Action, CONSOLE, Event};
use crate::model::{Kind, Link, Role, User};
use crate::password;
use crate::session::Session;
use crate::store;

/// What came of a change to somebody else's account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    Done,
    /// Nobody changes or removes themselves: so there is always a publisher.
    Own,
    /// There is no such person.
    Gone,
    /// Who asked is no publisher any more.
    Forbidden,
}

/// Who asks for a change, and whom it is about.
struct About {
    by: i64,
    subject: i64,
    event: Event,
}

fn about(door: &Door, session: &Session, (subject, action, from): (i64, Action, &From)) -> About {
    let event = Event::new(door.web.clock.now(), &session.user.email, action, "").from(&from.network);
    About { by: session.user.id, subject, event }
}

/// The person a change is about, if whoever asks may make it. The row of the asker is held, so that two publishers
/// cannot take the role from each other at once.
async fn subject(c: &mut Conn, about: &About) -> database::Result<Result<User, Changed>> {
    if !store::hold(c, about.by, Role::Publisher).await? {
        return Ok(Err(Changed::Forbidden));
    }
    if about.by == about.subject {
        return Ok(Err(Changed::Own));
    }
    Ok(store::user(c, about.subject).await?.ok_or(Changed::Gone))
}

/// Gives somebody another role. Their sessions end: rights are looked at anew at the next sign-in.
pub(crate) async fn change_role(
    door: &Door,
    session: &Session,
    (id, role, from): (i64, Role, &From),
) -> web::Result<Changed> {
    let about = about(door, session, (id, Action::RoleChanged, from));
    let input = (about, role);
    let changed = door.web.db.write(&input, |c, (about, role)| {
        Box::pin(async move {
            let user = match subject(c, about).await? {
                Ok(user) => user,
                Err(changed) => return Ok::<_, database::Error>(changed),
            };
            store::set_role(c, user.id, *role).await?;
            store::links::end_of(c, user.id, about.event.at).await?;
            store::sessions::revoke_all(c, user.id, 0, about.event.at).await?;
            super::tokens::outgrown(c, (&user, *role), &about.event).await?;
            let subject = format!("{} {} → {role}", user.email, user.role);
            Event { subject, ..about.event.clone() }.write(c).await?;
            Ok(Changed::Done)
        })
    });
    Ok(changed.await?)
}

/// Removes somebody: their sessions and tokens end, and they cannot sign in. What they wrote stays.
pub(crate) async fn remove(door: &Door, session: &Session, (id, from): (i64, &From)) -> web::Result<Changed> {
    let about = about(door, session, (id, Action::Removed, from));
    let removed = door.web.db.write(&about, |c, about| {
        Box::pin(async move {
            let user = match subject(c, about).await? {
                Ok(user) => user,
                Err(changed) => return Ok::<_, database::Error>(changed),
            };
            let at = about.event.at;
            store::disable(c, user.id, at).await?;
            store::drop_password(c, user.id).await?;
            store::codes::end(c, user.id).await?;
            store::passkeys::end_all(c, user.id).await?;
            store::identities::end_all(c, user.id).await?;
            store::sessions::revoke_all(c, user.id, 0, at).await?;
            store::tokens::revoke_all(c, user.id, at).await?;
            store::links::end(c, Kind::Reset, &user.email, at).await?;
            store::links::end(c, Kind::Invitation, &user.email, at).await?;
            store::links::end_of(c, user.id, at).await?;
            Event { subject: user.email, ..about.event.clone() }.write(c).await?;
            Ok(Changed::Done)
        })
    });
    Ok(removed.await?)
}

/// Takes an invitation back.
pub(crate) async fn end_invitation(
    door: &Door,
    session: &Session,
    (id, from): (i64, &From),
) -> web::Result<Changed> {
    let about = about(door, session, (id, Action::InvitationEnded, from));
    let ended = door.web.db.write(&about, |c, about| {
        Box::pin(async move {
            if !store::hold(c, about.by, Role::Publisher).await? {
                return Ok::<_, database::Error>(Changed::Forbidden);
            }
            let waiting = store::links::waiting(c, Kind::Invitation, about.event.at).await?;
            let Some(link) = waiting.into_iter().find(|link| link.id == about.subject) else {
                return Ok(Changed::Gone);
            };
            if !store::links::take(c, link.id, about.event.at).await? {
                return Ok(Changed::Gone);
            }
            Event { subject: link.email, ..about.event.clone() }.write(c).await?;
            Ok(Changed::Done)
        })
    });
    Ok(ended.await?)
}

/// The people of the paper.
pub(crate) struct People {
    pub(crate) users: Vec<User>,
    /// Who has one-time codes.
    pub(crate) owners: Vec<i64>,
    /// Who is invited.
    pub(crate) links: Vec<Link>,
    pub(crate) needs_codes: bool,
}

/// The people of the paper and who is invited, from one moment.
pub(crate) async fn people(door: &Door) -> web::Result<People> {
    let now = door.web.clock.now();
    let read = door.web.db.read(async |c| {
        Ok::<_, database::Error>(People {
            users: store::users(c).await?,
            owners: store::codes::owners(c).await?,
            links: store::links::waiting(c, Kind::Invitation, now).await?,
            needs_codes: store::codes::are_required(c).await?,
        })
    });
    Ok(read.await?)
}

/// Ends what spoke for somebody under their old password: sessions but the one `kept` (0 for none), tokens, and links to
/// a new one.
pub(crate) async fn over(c: &mut Conn, user: &User, (kept, at): (i64, i64)) -> database::Result<()> {
    store::sessions::revoke_all(c, user.id, kept, at).await?;
    store::tokens::revoke_all(c, user.id, at).await?;
    store::links::end(c, Kind::Reset, &user.email, at).await
}

/// Sets the password of a person from the command line. Their sessions and tokens end.
///
/// # Errors
/// [`Error::NoUser`], [`Error::Weak`], or the database's.
pub async fn set_password(door: &Door, email: &str, password: &str) -> Result<(), Error> {
    let email = normal(email);
    let user = door.web.db.read(async |c| store::user_by_email(c, &email).await).await?;
    let user = user.ok_or(Error::NoUser(email))?;
    if password::flaw(password, &[&user.email, &user.name, &door.web.site.name]).is_some() {
        return Err(Error::Weak);
    }
    let kept = door.hasher.hash(password).await.map_err(|e| Error::Other(e.to_string()))?;
    let event = Event::new(door.web.clock.now(), CONSOLE, Action::PasswordSet, user.email.clone());
    let letter = letter(door, &user.email, Change::Gone).map_err(Error::Other)?;
    let input = (user, kept, event, (door.web.ids.next(), letter));
    door.web
        .db
        .write(&input, |c, (user, kept, event, (id, letter))| {
            Box::pin(async move {
                store::lock(c, user.id).await?;
                store::set_password(c, user.id, kept, event.at).await?;
                over(c, user, (0, event.at)).await?;
                // Whoever asks for this may have lost the account to somebody who put a passkey there.
                if store::passkeys::end_all(c, user.id).await? {
                    mail::post(c, *id, letter, event.at).await?;
                }
                event.write(c).await
            })
        })
        .await?;
    Ok(())
}
