//! Somebody of the paper at its desk, in a browser.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Response};
use web::State;

use crate::actor::Actor;
use crate::desk::publisher;
use crate::model::Scope;
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
        Ok(Self::of(session, State::from_ref(state).clock.now()))
    }
}

/// A publisher at the desk. As an extractor it leads who is not signed in to the sign-in; everybody else is refused with a
/// sentence, because it is known that a paper has such rooms.
#[derive(Clone, Debug)]
pub struct PublisherAtDesk(pub AtDesk);

impl<S> FromRequestParts<S> for PublisherAtDesk
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let SignedIn(session) = SignedIn::from_request_parts(parts, state).await?;
        publisher(&session).map_err(|error| error.into_response())?;
        Ok(Self(AtDesk::of(session, State::from_ref(state).clock.now())))
    }
}

impl AtDesk {
    /// Whoever works for the paper and is signed in with this session.
    pub(crate) fn of(session: Session, now: i64) -> Self {
        Self { actor: session.actor(now), session }
    }
}

impl Session {
    /// The person, with all that their role may do.
    pub(crate) fn actor(&self, now: i64) -> Actor {
        let user = &self.user;
        let scopes = Scope::ALL.into_iter().filter(|scope| scope.allows(user.role)).collect();
        let (name, role, proved) = (user.name.clone(), user.role, self.is_proved(now));
        Actor { user_id: user.id, name, role, scopes, by_token: false, proved }
    }
}
