//! Pages of staff: the front door of the desk, the people of the paper, what happened to accounts.

pub(crate) mod events;
pub(crate) mod front;
pub(crate) mod people;
pub(crate) mod person;

use crate::model::Role;
use crate::session::Session;

/// Somebody who may invite, change roles and remove (row `user.invite_role_change` of the access matrix).
fn publisher(session: &Session) -> web::Result<()> {
    if session.user.role == Role::Publisher {
        return Ok(());
    }
    Err(web::Error::Forbidden("Only a publisher may do this.".to_owned()))
}
