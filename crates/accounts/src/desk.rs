//! Pages of staff: the front door of the desk, the people of the paper, what happened to accounts.

pub(crate) mod codes;
pub(crate) mod events;
pub(crate) mod front;
pub(crate) mod mails;
pub(crate) mod people;
pub(crate) mod person;

use axum::response::Response;

use crate::Door;
use crate::actions::people::Changed;
use crate::model::Role;
use crate::session::Session;

/// Somebody who may invite, change roles and remove (row `user.invite_role_change` of the access matrix).
pub(crate) fn publisher(session: &Session) -> web::Result<()> {
    if session.user.role == Role::Publisher { Ok(()) } else { Err(forbidden()) }
}

fn forbidden() -> web::Error {
    web::Error::Forbidden(web::Sentence::key("accounts-error-publisher"))
}

/// What was done leads back to the people, and so that the cookie is not lost; or why not.
fn after(door: &Door, changed: web::Result<Changed>, cookie: Option<(&str, Role)>) -> Response {
    let answer = changed.and_then(done).map(|()| door.lead("/desk/people", None));
    door.keeping(answer, cookie)
}

/// What was done, or why not.
fn done(changed: Changed) -> web::Result<()> {
    match changed {
        Changed::Done => Ok(()),
        Changed::Gone | Changed::Own => Err(web::Error::NotFound),
        Changed::Forbidden => Err(forbidden()),
    }
}
