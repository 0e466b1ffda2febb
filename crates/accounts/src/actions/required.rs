//! Whether the password alone is enough for editors, moderators and publishers.
//!
//! Nothing is written to a session: whether it is half follows from this rule, the role and the codes there are, with each
//! request. So the rule counts at once for whoever is signed in, and so does the end of somebody's codes.

use database::Conn;

use super::Error;
use super::door::From;
use super::people::Changed;
use crate::Door;
use crate::events::{Action, CONSOLE, Event};
use crate::model::Role;
use crate::session::Session;
use crate::store;

fn action(on: bool) -> Action {
    if on { Action::CodesRequired } else { Action::CodesOptional }
}

/// Begins or ends to ask for codes, for a publisher.
pub(crate) async fn require_from(
    door: &Door,
    session: &Session,
    (on, from): (bool, &From),
) -> web::Result<Changed> {
    let event = Event::new(door.web.clock.now(), &session.user.email, action(on), "").from(&from.network);
    let input = (session.user.id, on, event);
    let changed = door.web.db.write(&input, |c, (by, on, event)| {
        Box::pin(async move {
            if !store::hold(c, *by, Role::Publisher).await? {
                return Ok::<_, database::Error>(Changed::Forbidden);
            }
            set(c, *on, event).await?;
            Ok(Changed::Done)
        })
    });
    Ok(changed.await?)
}

/// The same from the command line; whether that changed anything.
///
/// # Errors
/// The database's.
pub async fn require_codes(door: &Door, on: bool) -> Result<bool, Error> {
    let event = Event::new(door.web.clock.now(), CONSOLE, action(on), "");
    let input = (on, event);
    Ok(door.web.db.write(&input, |c, (on, event)| Box::pin(async move { set(c, *on, event).await })).await?)
}

async fn set(c: &mut Conn, on: bool, event: &Event) -> database::Result<bool> {
    let changed = store::codes::require(c, on).await?;
    if changed {
        event.write(c).await?;
    }
    Ok(changed)
}
