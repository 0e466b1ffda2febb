//! Somebody of the paper at its desk, in a browser.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use web::State;

use crate::actor::Actor;
use crate::model::{Role, Scope};
use crate::session::{Session, SignedIn};

/// Somebody who is signed in and works for the paper. As an extractor it leads who is not signed in to the sign-in, and from
/// there back; for everybody else the desk does not exist. Handlers ask [`Actor::may`] what they may do there.
#[derive(Clone, Debug)]
pub struct AtDesk {
    /// Who they are and what they may do.
    pub actor: Actor,
    /// The browser they are signed in with.
    pub session: Session,
}

impl<S> FromRequestParts<S> for AtDesk
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let SignedIn(session) = SignedIn::from_request_parts(parts, state).await?;
        if !session.user.role.is_staff() {
            return Err(web::Error::NotFound.into_response());
        }
        Ok(Self::of(session))
    }
}

/// Somebody at the desk who may do what is for publishers alone. As an extractor it leads who is not signed in to the sign-in;
/// everybody else is refused.
#[derive(Clone, Debug)]
pub struct Publisher(pub AtDesk);

impl<S> FromRequestParts<S> for Publisher
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let SignedIn(session) = SignedIn::from_request_parts(parts, state).await?;
        if session.user.role != Role::Publisher {
            let sentence = web::Sentence::key("accounts-error-publisher");
            return Err(web::Error::Forbidden(sentence).into_response());
        }
        Ok(Self(AtDesk::of(session)))
    }
}

impl AtDesk {
    /// Whether the password was typed within ten minutes, so that a form needs not ask for it.
    #[must_use]
    pub fn is_proved(&self, web: &State) -> bool {
        self.session.is_proved(web.clock.now())
    }

    /// Whoever works for the paper and is signed in with this session.
    pub(crate) fn of(session: Session) -> Self {
        Self { actor: session.actor(), session }
    }
}

impl Session {
    /// The person, with all that their role may do.
    pub(crate) fn actor(&self) -> Actor {
        let user = &self.user;
        let scopes = Scope::ALL.into_iter().filter(|scope| scope.allows(user.role)).collect();
        Actor { user_id: user.id, name: user.name.clone(), role: user.role, scopes, by_token: false }
    }
}
