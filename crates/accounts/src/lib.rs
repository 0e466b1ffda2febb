//! Who may do what: users, their roles, and the bearer tokens that speak for them.
//!
//! A handler that needs a person takes [`Actor`] (or [`MaybeActor`]) and asks [`Actor::may`]; nothing else in the
//! program looks at a role. A token has the power of its scopes and of its owner's role, whichever is less.

mod actions;
mod actor;
mod model;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

pub use actions::{Error, add_user, authenticate, create_token, revoke_token, users};
pub use actor::{Actor, MaybeActor};
pub use model::{NewToken, NewUser, Role, Scope, User};
