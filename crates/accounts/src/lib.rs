//! Who may do what: users, their roles, the bearer tokens that speak for them, and the sign-in.
//!
//! A handler that needs a person takes [`Actor`] (or [`MaybeActor`]) and asks [`Actor::may`]; nothing else in the
//! program looks at a role. A token has the power of its scopes and of its owner's role, whichever is less; a session
//! has that of the role. Passwords are tried in one place (`actions/door.rs`), and what happens to an account is written
//! down in the same transaction ([`events`]).

mod actions;
mod actor;
mod at_desk;
mod background;
mod bar;
mod code;
mod desk;
mod events;
mod model;
mod oidc;
mod pages;
mod passkey;
mod password;
mod proof;
mod session;
mod store;
#[cfg(feature = "testing")]
pub mod testing;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};
use database::BoxFuture;

pub use actions::codes::end_codes;
pub use actions::links::{invite, setup_link, wants_setup};
pub use actions::people::set_password;
pub use actions::required::require_codes;
pub use actions::{Error, add_user, authenticate, create_token, revoke_token, users};
pub use actor::{Actor, Caller, MaybeActor};
pub use at_desk::{AtDesk, PublisherAtDesk};
pub use background::{NETWORK_DAYS, schedule, tasks};
pub use bar::Bar;
pub use events::{
    Action, By, CONSOLE, Event, events, note_as_publisher, note_deleted_draft, note_import, refused,
};
pub use model::{Kind, Link, NewToken, NewUser, Role, Scope, User, clean_name};
pub use oidc::SignOn;
pub use password::{Hasher, LONGEST, SHORTEST};
pub use proof::{Ask, NewCookie, Unproved};
pub use session::{Session, SignedIn};

/// What other features show at the front door of the desk to one person: a JSON object, in the shape of the template
/// `accounts/desk.html`. The program that joins the features makes it.
pub type Front = Arc<dyn Fn(AtDesk) -> BoxFuture<'static, web::Result<serde_json::Value>> + Send + Sync>;

/// What the handlers of this crate share; cheap to clone.
#[derive(Clone)]
pub struct Door {
    pub(crate) web: web::State,
    pub(crate) hasher: Hasher,
    /// The paper as authenticators know it; none where its address allows no passkeys.
    pub(crate) party: Option<passkey::Party>,
    /// Where mails are kept that leave this machine by no other way.
    pub(crate) mails: Option<Arc<PathBuf>>,
    pub(crate) front: Option<Front>,
    /// Who else signs people in.
    pub(crate) provider: Option<Arc<oidc::Provider>>,
}

impl Door {
    /// The door of a paper.
    #[must_use]
    pub fn new(web: web::State) -> Self {
        let party = passkey::Party::of(&web.site.base_url);
        Self { web, hasher: Hasher::new(), party, mails: None, front: None, provider: None }
    }

    /// The same where mail is not sent but kept in this folder, so that a publisher may read it at the desk.
    #[must_use]
    pub fn with_mails(self, folder: Option<PathBuf>) -> Self {
        Self { mails: folder.map(Arc::new), ..self }
    }

    /// The same with what other features show at the front door.
    #[must_use]
    pub fn with_front(self, front: Front) -> Self {
        Self { front: Some(front), ..self }
    }
}

impl Door {
    /// The same with a provider that signs people in, who is called through `outbound`.
    #[must_use]
    pub fn with_sign_on(self, sign_on: Option<SignOn>, outbound: web::Outbound) -> Self {
        Self { provider: sign_on.map(|of| Arc::new(oidc::Provider::new(of, outbound))), ..self }
    }
}

impl FromRef<Door> for web::State {
    fn from_ref(door: &Door) -> Self {
        door.web.clone()
    }
}

/// The routes of people with an account.
pub fn routes(door: Door) -> Router<web::State> {
    Router::new()
        .route("/account/sign-in", get(pages::sign_in::show).post(pages::sign_in::create))
        .route("/account/sign-out", post(pages::sign_in::delete))
        .route("/account/password", get(pages::password::edit).post(pages::password::update))
        .route("/account/confirm", get(pages::confirm::show).post(pages::confirm::create))
        .route("/account/code", get(pages::code::edit).post(pages::code::create))
        .route("/account/code/end", post(pages::code::delete))
        .route("/account/code/second", post(pages::code::show_second))
        .route("/account/oidc", post(pages::oidc::begin))
        .route("/account/oidc/callback", get(pages::oidc::back))
        .route("/account/oidc/link", post(pages::oidc_link::create))
        .route("/account/oidc/proof", post(pages::oidc_proof::begin))
        .route("/account/oidc/end", get(pages::oidc_own::edit).post(pages::oidc_own::delete))
        .route("/account/passkeys", get(pages::passkeys::index).post(pages::passkeys::create))
        .route("/account/passkeys/new", get(pages::passkeys::new).post(pages::passkeys::prove))
        .route("/account/passkeys/sign-in", post(pages::sign_in::passkey))
        .route("/account/passkeys/{id}", get(pages::passkeys::edit).post(pages::passkeys::delete))
        .route("/account/sessions", get(pages::sessions::index))
        .route("/account/sessions/end", post(pages::sessions::delete))
        .route("/account/tokens", get(pages::tokens::index).post(pages::tokens::create))
        .route("/account/tokens/new", get(pages::tokens::new))
        .route("/account/tokens/{id}/end", post(pages::tokens::delete))
        .route("/account/setup/{secret}", get(pages::setup::show).post(pages::setup::create))
        .route("/account/invitations/{secret}", get(pages::invitation::show).post(pages::invitation::create))
        .route("/account/reset", get(pages::reset::new).post(pages::reset::create))
        .route("/account/reset/{secret}", get(pages::reset::edit).post(pages::reset::update))
        .route("/desk", get(desk::front::show))
        .route("/desk/mail", get(desk::mails::index).post(desk::mails::prove))
        .route("/desk/mail/{id}", get(desk::mails::show))
        .route("/desk/people", get(desk::people::index).post(desk::people::create))
        .route("/desk/people/new", get(desk::people::new))
        .route("/desk/people/codes", get(desk::codes::edit).post(desk::codes::update))
        .route("/desk/people/{id}", get(desk::person::edit).post(desk::person::update))
        .route("/desk/people/{id}/removal", get(desk::person::removal).post(desk::person::delete))
        .route("/desk/people/invitations/{id}/end", post(desk::people::end))
        .route("/desk/events", get(desk::events::index))
        .with_state(door)
}
