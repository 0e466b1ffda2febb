//! Somebody who is signed in proves with the provider once more who they are.

use database::Conn;

use super::door::{self, From, proof};
use crate::Door;
use crate::events::Event;
use crate::oidc::jwt::Said;
use crate::session::{SKEW, Session, secret};
use crate::store;

/// What came of the provider's word.
pub(crate) enum Proved {
    /// It is them: the cookie's new secret.
    Renewed(String),
    /// They did not sign in there since they were sent, or the provider does not say when they did.
    Old,
    /// It is somebody else.
    Other,
}

struct Renewal {
    session: i64,
    user: i64,
    hash: String,
    /// The issuer, and its name for the person.
    name: (String, String),
    event: Event,
}

/// Takes the provider's word for the person of a session, who was sent there at `begun`, as their password would be taken. The
/// session then goes on under a new secret.
///
/// # Errors
/// The database's; [`web::Error::SignIn`] where the session ended meanwhile.
pub(crate) async fn prove(
    door: &Door,
    session: &Session,
    (issuer, said, begun): (&str, &Said, i64),
    from: &From,
) -> web::Result<Proved> {
    let at = door.web.clock.now();
    // A provider that remembers the browser lets through whoever sits before it: only a sign-in since then proves anything
    // (OpenID Connect Core 1.0, 3.1.2.1, `max_age`). Its clock may differ a little.
    let since = begun.saturating_sub(SKEW)..=at.saturating_add(SKEW);
    if !said.signed_in.is_some_and(|moment| since.contains(&moment)) {
        return Ok(Proved::Old);
    }
    let (secret, hash) = secret()?;
    let name = (issuer.to_owned(), said.subject.clone());
    let event = proof(session, at, from);
    let input = Renewal { session: session.id, user: session.user.id, hash, name, event };
    let renewed = door.web.db.write(&input, |c, renewal| Box::pin(renew(c, renewal)));
    match renewed.await? {
        Some(true) => Ok(Proved::Renewed(secret)),
        Some(false) => Err(web::Error::SignIn),
        None => Ok(Proved::Other),
    }
}

/// Whether the session is there; nothing where the name is not that of its person.
async fn renew(c: &mut Conn, renewal: &Renewal) -> database::Result<Option<bool>> {
    let Renewal { session, user, hash, name: (issuer, subject), event } = renewal;
    store::lock(c, *user).await?;
    if !store::identities::used(c, (*user, issuer, subject), event.at).await? {
        return Ok(None);
    }
    door::renew(c, (*session, hash), event).await.map(Some)
}
