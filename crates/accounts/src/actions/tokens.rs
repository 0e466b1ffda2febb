//! Tokens that people make for their own programs, in a browser.

use database::Conn;

use super::door::From;
use super::{hash, token_text};
use crate::Door;
use crate::events::{Action, Event};
use crate::model::{NewToken, Role, User};
use crate::session::Session;
use crate::store;

/// The most tokens that a person has at once: a list that can be looked through.
const MOST: usize = 50;

/// What came of the wish for a token.
pub(crate) enum Made {
    /// Its text, which is stored nowhere.
    Token(String),
    /// The role has no tokens, or none of this scope.
    Forbidden,
    /// There are as many as may be.
    Many,
    /// The session ended meanwhile.
    Over,
}

/// Makes a token for whoever is signed in. Role and session are looked at in the transaction, behind the row of their
/// person: a new password, another role and a removal end what was made before them, and nothing is made after.
pub(crate) async fn create(
    door: &Door,
    session: &Session,
    (new, from): (NewToken, &From),
) -> web::Result<Made> {
    let text = token_text().map_err(web::Error::internal)?;
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.as_str()).collect();
    let subject = format!("{} {}", session.user.email, scopes.join(" "));
    let event = Event::new(new.at, &session.user.email, Action::TokenMade, subject).from(&from.network);
    let input = ((session.user.id, session.id), (hash(&text), new), event);
    let made = door.web.db.write(&input, |c, ((user, session), (hash, new), event)| {
        Box::pin(async move {
            store::lock(c, *user).await?;
            let there = store::user(c, *user).await?;
            let Some(owner) = there else { return Ok::<_, database::Error>(Some(Made::Over)) };
            if !store::sessions::lasts(c, *session).await? {
                return Ok(Some(Made::Over));
            }
            let none = new.scopes.is_empty() || new.scopes.iter().any(|scope| !scope.allows(owner.role));
            if none || !owner.role.may_have_tokens() {
                return Ok(Some(Made::Forbidden));
            }
            if store::tokens::of_user(c, *user, event.at).await?.len() >= MOST {
                return Ok(Some(Made::Many));
            }
            store::tokens::insert(c, *user, hash, new).await?;
            event.write(c).await?;
            Ok(None)
        })
    });
    Ok(made.await?.unwrap_or(Made::Token(text)))
}

/// Takes a token of whoever is signed in back; whether there was one.
pub(crate) async fn end(door: &Door, session: &Session, (id, from): (i64, &From)) -> web::Result<bool> {
    let email = &session.user.email;
    let event = Event::new(door.web.clock.now(), email, Action::TokenEnded, "").from(&from.network);
    let input = (session.user.clone(), id, event);
    let ended = door
        .web
        .db
        .write(&input, |c, (user, id, event)| Box::pin(async move { revoke(c, (user, *id), event).await }));
    Ok(ended.await?)
}

/// Ends the tokens of somebody who gets another role that reaches less far than they do: with the old role, one day,
/// they must not come back.
pub(super) async fn outgrown(
    c: &mut Conn,
    (user, role): (&User, Role),
    event: &Event,
) -> database::Result<()> {
    for token in store::tokens::of_user(c, user.id, event.at).await? {
        if token.scopes.iter().all(|scope| scope.allows(role)) && role.may_have_tokens() {
            continue;
        }
        let ended = Event::new(event.at, &event.who, Action::TokenEnded, "").from(&event.network);
        revoke(c, (user, token.id), &ended).await?;
    }
    Ok(())
}

async fn revoke(c: &mut Conn, (user, id): (&User, i64), event: &Event) -> database::Result<bool> {
    let Some(name) = store::tokens::revoke_own(c, user.id, id, event.at).await? else { return Ok(false) };
    Event { subject: format!("{} {name}", user.email), ..event.clone() }.write(c).await?;
    Ok(true)
}
