//! Links that work once: the first publisher, invitations, forgotten passwords.

use database::Conn;
use locale::Value;
use mail::{Address, Message};
use serde::{Deserialize, Serialize};

use super::door::{From, normal};
use super::people::over;
use super::tries::is_too_often;
use super::{Error, hash, is_address};
use crate::Door;
use crate::events::{Action, CONSOLE, Event};
use crate::model::{Kind, Link, NewUser, Role, User};
use crate::session::{Session, secret};
use crate::store;
use crate::store::links::NewLink;
use crate::store::sessions::NewSession;

/// The task that answers somebody who forgot a password.
pub(crate) const RESET: &str = "account-reset";
/// Requests for a new password within a quarter of an hour: from one network, for one address.
const RESETS: (i64, i64) = (20, 3);

/// What the reset task is given.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Asked {
    email: String,
    network: String,
}

/// Who somebody says they are behind a link. It holds a password, and so has no `Debug`.
pub(crate) struct Newcomer {
    pub(crate) name: String,
    /// Asked of the first publisher only: an invitation knows it.
    pub(crate) email: String,
    pub(crate) password: String,
}

/// What came of a link.
pub(crate) enum Opened {
    /// The secret of a new session, and whose it is.
    In(String, Role),
    /// The password is set, and the sign-in wants a code too: a link in a mail is no second step.
    Half,
    /// It is no good any more.
    Ended,
}

/// What is made before the transaction and stored in it.
struct Prepared {
    hash: String,
    kept: String,
    session: NewSession,
    newcomer: Newcomer,
    /// For an account that is not there yet.
    user_id: i64,
    network: String,
}

/// The address of a link that lets the first publisher set up the paper within thirty minutes.
///
/// # Errors
/// [`Error::SetUp`] where a publisher can sign in already.
pub async fn setup_link(door: &Door) -> Result<String, Error> {
    let (secret, new) = link(door, Kind::Setup, (String::new(), Role::Publisher, None)).map_err(other)?;
    let event = Event::new(new.at, CONSOLE, Action::SetupLink, "");
    let input = (new, event);
    let made = door.web.db.write(&input, |c, (new, event)| {
        Box::pin(async move {
            if store::has_password_of(c, Role::Publisher).await? {
                return Ok(false);
            }
            store::links::insert(c, new).await?;
            event.write(c).await?;
            Ok::<_, database::Error>(true)
        })
    });
    if made.await? { Ok(door.web.absolute(&Kind::Setup.path(&secret))) } else { Err(Error::SetUp) }
}

/// Whether nobody can sign in as a publisher yet.
///
/// # Errors
/// The database's.
pub async fn wants_setup(door: &Door) -> Result<bool, Error> {
    Ok(!door.web.db.read(async |c| store::has_password_of(c, Role::Publisher).await).await?)
}

/// Invites somebody: mails a link that makes an account of this role, and returns its address. An earlier invitation
/// to the same address ends. `by` is the session it is sent from, or none at the command line.
///
/// # Errors
/// [`Error::Email`], [`Error::Taken`], the database's, or [`Error::Other`] where the session may not invite any more.
pub(crate) async fn invite_from(
    door: &Door,
    (email, role): (&str, Role),
    by: Option<(&Session, &From)>,
) -> Result<String, Error> {
    let email = normal(email);
    if !is_address(&email) {
        return Err(Error::Email(email));
    }
    let (secret, mut new) = link(door, Kind::Invitation, (email.clone(), role, None)).map_err(other)?;
    new.by = by.map(|(session, _)| session.user.id);
    let url = door.web.absolute(&Kind::Invitation.path(&secret));
    let letter = letter(door, (Kind::Invitation, &email), (&url, new.link.expires)).map_err(Error::Other)?;
    let (who, network) = by.map_or((CONSOLE, ""), |(session, from)| (&session.user.email, &from.network));
    let event = Event::new(new.at, who, Action::Invited, format!("{email} {role}")).from(network);
    let input = (new, (door.web.ids.next(), letter), event);
    let made = door.web.db.write(&input, |c, (new, (id, letter), event)| {
        Box::pin(async move {
            if let Some(holder) = new.by
                && !store::hold(c, holder, Role::Publisher).await?
            {
                return Err(Error::Other("only a publisher invites".to_owned()));
            }
            if store::user_by_email(c, &new.link.email).await?.is_some() {
                return Err(Error::Taken(new.link.email.clone()));
            }
            store::links::end(c, Kind::Invitation, &new.link.email, new.at).await?;
            store::links::insert(c, new).await?;
            mail::post(c, *id, letter, new.at).await?;
            event.write(c).await?;
            Ok(())
        })
    });
    made.await.map(|()| url)
}

/// The same from the command line.
///
/// # Errors
/// As there.
pub async fn invite(door: &Door, email: &str, role: Role) -> Result<String, Error> {
    invite_from(door, (email, role), None).await
}

/// A link that is good, by the secret in its address.
pub(crate) async fn peek(door: &Door, kind: Kind, secret: &str) -> web::Result<Option<Link>> {
    let (hash, now) = (hash(secret), door.web.clock.now());
    Ok(door.web.db.glance(async |c| store::links::good(c, kind, &hash, now).await).await?)
}

/// Opens a link: the account it is about is there, with the password that was chosen, and its owner is signed in.
pub(crate) async fn open(
    door: &Door,
    (kind, secret): (Kind, &str),
    (newcomer, from): (Newcomer, &From),
) -> web::Result<Opened> {
    let kept = door.hasher.hash(&newcomer.password).await?;
    let (cookie, session) = door.session(0, from)?;
    let network = from.network.clone();
    let prepared =
        Prepared { hash: hash(secret), kept, session, newcomer, user_id: door.web.ids.next(), network };
    let input = (kind, prepared);
    let opened = door
        .web
        .db
        .write(&input, |c, (kind, prepared)| Box::pin(async move { enter(c, *kind, prepared).await }));
    Ok(match opened.await? {
        Some(Some(role)) => Opened::In(cookie, role),
        Some(None) => Opened::Half,
        None => Opened::Ended,
    })
}

/// The role of whoever is signed in, or none where a code is wanted first; nothing at all where the link is no good.
async fn enter(c: &mut Conn, kind: Kind, prepared: &Prepared) -> database::Result<Option<Option<Role>>> {
    let (new, at) = (&prepared.newcomer, prepared.session.at);
    let Some(link) = store::links::good(c, kind, &prepared.hash, at).await? else { return Ok(None) };
    if !store::links::take(c, link.id, at).await? {
        return Ok(None);
    }
    let (action, user) = match kind {
        Kind::Setup => (Action::SetUp, first(c, prepared).await?),
        Kind::Invitation => (Action::Joined, joined(c, &link, prepared).await?),
        Kind::Reset => (Action::PasswordReset, forgetful(c, &link).await?),
    };
    let Some(user) = user else { return Ok(None) };
    store::lock(c, user.id).await?;
    if kind != Kind::Reset {
        store::set_name(c, user.id, &new.name).await?;
        // Of two invitations the other one must not open the account again one day.
        store::links::end(c, Kind::Invitation, &user.email, at).await?;
    }
    store::set_password(c, user.id, &prepared.kept, at).await?;
    over(c, &user, (0, at)).await?;
    // A mail is no second step: who has one takes it at the sign-in.
    let is_half = store::codes::secret(c, user.id).await?.is_some()
        || !store::passkeys::of_user(c, user.id).await?.is_empty();
    if !is_half {
        store::sessions::insert(c, &NewSession { user_id: user.id, ..prepared.session.clone() }).await?;
    }
    let event = Event::new(at, &user.email, action, format!("{} {}", user.email, user.role));
    event.from(&prepared.network).write(c).await?;
    Ok(Some((!is_half).then_some(user.role)))
}

/// The first publisher; also an account without a password that the command line made before.
async fn first(c: &mut Conn, prepared: &Prepared) -> database::Result<Option<User>> {
    if store::has_password_of(c, Role::Publisher).await? {
        return Ok(None);
    }
    let at = prepared.session.at;
    let email = normal(&prepared.newcomer.email);
    let new = newcomer(prepared, &email, Role::Publisher);
    if store::insert_user(c, &new).await?.is_none()
        && let Some(user) = store::user_by_email(c, &email).await?
    {
        store::set_role(c, user.id, Role::Publisher).await?;
    }
    store::links::end(c, Kind::Setup, "", at).await?;
    store::user_by_email(c, &email).await
}

async fn joined(c: &mut Conn, link: &Link, prepared: &Prepared) -> database::Result<Option<User>> {
    let Some(id) = store::insert_user(c, &newcomer(prepared, &link.email, link.role)).await? else {
        return Ok(None);
    };
    store::user(c, id).await
}

async fn forgetful(c: &mut Conn, link: &Link) -> database::Result<Option<User>> {
    match link.user_id {
        Some(id) => store::user(c, id).await,
        None => Ok(None),
    }
}

fn newcomer(prepared: &Prepared, email: &str, role: Role) -> NewUser {
    let name = prepared.newcomer.name.clone();
    NewUser { id: prepared.user_id, email: email.to_owned(), name, role, at: prepared.session.at }
}

/// Notes that somebody forgot a password. What is done about it is done later, by a task, so that nobody can tell from
/// the answer or its time whether there is such an account.
pub(crate) async fn ask_reset(door: &Door, email: &str, from: &From) -> web::Result<()> {
    let asked = Asked { email: normal(email), network: from.network.clone() };
    let names = [format!("reset {}", hash(&asked.email)), format!("reset network {}", asked.network)];
    let payload = serde_json::to_string(&asked).map_err(web::Error::internal)?;
    let input = (names, payload, door.web.ids.next(), door.web.clock.now());
    door.web
        .db
        .write(&input, |c, ([account, network], payload, id, now)| {
            Box::pin(async move {
                // The network first: what it asks for in vain must not count against the account.
                let many = is_too_often(c, (network, RESETS.0), *now).await?
                    || is_too_often(c, (account, RESETS.1), *now).await?;
                if !many {
                    tasks::push(c, *id, RESET, payload, *now).await?;
                }
                Ok::<_, database::Error>(())
            })
        })
        .await?;
    Ok(())
}

/// Mails a link to whoever forgot a password, if they have an account.
pub(crate) async fn answer_reset(door: &Door, payload: &str) -> Result<(), Error> {
    let asked: Asked = serde_json::from_str(payload).map_err(|e| Error::Other(e.to_string()))?;
    let user = door.web.db.read(async |c| store::user_by_email(c, &asked.email).await).await?;
    let Some(user) = user else { return Ok(()) };
    let (secret, new) =
        link(door, Kind::Reset, (user.email.clone(), user.role, Some(user.id))).map_err(other)?;
    let url = door.web.absolute(&Kind::Reset.path(&secret));
    let letter = letter(door, (Kind::Reset, &user.email), (&url, new.link.expires)).map_err(Error::Other)?;
    let event = Event::new(new.at, "", Action::ResetAsked, user.email).from(&asked.network);
    let input = (new, (door.web.ids.next(), letter), event);
    door.web
        .db
        .write(&input, |c, (new, (id, letter), event)| {
            Box::pin(async move {
                store::links::end(c, Kind::Reset, &new.link.email, new.at).await?;
                store::links::insert(c, new).await?;
                mail::post(c, *id, letter, new.at).await?;
                event.write(c).await
            })
        })
        .await?;
    Ok(())
}

/// A new link, and the secret in it.
fn link(
    door: &Door,
    kind: Kind,
    (email, role, user_id): (String, Role, Option<i64>),
) -> web::Result<(String, NewLink)> {
    let (secret, hash) = secret()?;
    let at = door.web.clock.now();
    let link =
        Link { id: door.web.ids.next(), email, role, user_id, expires: at.saturating_add(kind.life()) };
    Ok((secret, NewLink { kind, link, hash, at, by: None }))
}

/// The mail with a link. The link stands on a line of its own, outside of all sentences, so that no language puts marks
/// of direction into it.
fn letter(door: &Door, (kind, to): (Kind, &str), (url, until): (&str, i64)) -> Result<Message, String> {
    let (site, language) = (&door.web.site, door.web.site.language);
    let args = [("paper", Value::from(site.name.as_str()))];
    let text = |key: &str| door.web.sentence(language, key, &args);
    let (subject, before, after) = match kind {
        Kind::Invitation => (
            text("accounts-mail-invitation-subject"),
            text("accounts-mail-invitation-before"),
            text("accounts-mail-invitation-after"),
        ),
        Kind::Reset | Kind::Setup => (
            text("accounts-mail-reset-subject"),
            text("accounts-mail-reset-before"),
            text("accounts-mail-reset-after"),
        ),
    };
    let to = Address::parse(to).map_err(|e| e.to_string())?;
    let words = format!("{before}\n\n{url}\n\n{after}\n\n{}\n{}/\n", site.name, site.base_url);
    Ok(Message::plain(to, &subject, words).map_err(|e| e.to_string())?.until(until))
}

fn other(error: web::Error) -> Error {
    Error::Other(error.to_string())
}
