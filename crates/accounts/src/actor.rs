//! The person behind a request.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use web::State;

use crate::actions::authenticate;
use crate::model::{Role, Scope};

/// A person who proved who they are, with a bearer token. As an extractor it answers 401 where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their account.
    pub user_id: i64,
    /// Their name as shown.
    pub name: String,
    /// Their role.
    pub role: Role,
    pub(crate) scopes: Vec<Scope>,
}

impl Actor {
    /// Whether this request may use `scope`.
    ///
    /// # Errors
    /// [`web::Error::Forbidden`] with a sentence.
    pub fn may(&self, scope: Scope) -> web::Result<()> {
        if self.has(scope) {
            Ok(())
        } else {
            Err(web::Error::Forbidden(format!("This token may not use {}.", scope.as_str())))
        }
    }

    /// The same as a question.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// The person behind a request, if it names one. A token that is no good is refused, not ignored.
#[derive(Clone, Debug)]
pub struct MaybeActor(pub Option<Actor>);

impl MaybeActor {
    /// Whether there is a person who may use `scope`.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.0.as_ref().is_some_and(|actor| actor.has(scope))
    }
}

impl<S> FromRequestParts<S> for MaybeActor
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = web::Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> web::Result<Self> {
        let Some(value) = parts.headers.get(header::AUTHORIZATION) else { return Ok(Self(None)) };
        let token = value.to_str().ok().and_then(|text| text.split_once(' '));
        let Some((scheme, token)) = token else { return Err(web::Error::SignIn) };
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(web::Error::SignIn);
        }
        let web = State::from_ref(state);
        let actor = authenticate(&web.db, token.trim(), web.clock.now()).await?;
        actor.map(|actor| Self(Some(actor))).ok_or(web::Error::SignIn)
    }
}

impl<S> FromRequestParts<S> for Actor
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = web::Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> web::Result<Self> {
        MaybeActor::from_request_parts(parts, state).await?.0.ok_or(web::Error::SignIn)
    }
}
