//! The person behind a request: of a bearer token, or of a browser that is signed in.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::header;
use axum::http::request::Parts;
use web::{Sentence, State};

use crate::actions::authenticate;
use crate::model::{Role, Scope};
use crate::proof::CONFIRM;
use crate::session::{current, from_here};

/// A person who proved who they are, with a bearer token or at the sign-in. As an extractor it answers 401 where there
/// is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Their account.
    pub user_id: i64,
    /// Their name as shown.
    pub name: String,
    /// Their role.
    pub role: Role,
    pub(crate) scopes: Vec<Scope>,
    pub(crate) by_token: bool,
    /// Whether it is surely them: a session's owner proved it lately, and a token says by its scopes what it may.
    pub(crate) proved: bool,
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
            let sentence = if self.by_token {
                Sentence::key("accounts-refused-token")
            } else {
                Sentence::key("accounts-refused-role")
            };
            Err(web::Error::Forbidden(sentence.with("scope", scope.as_str())))
        }
    }

    /// Whether this request may use `scope` as far as its token goes. What the role may is for whoever looks at the thing
    /// itself: a 403 before that would tell a stranger from a reader who looks for what does not exist.
    ///
    /// # Errors
    /// [`web::Error::Forbidden`] with a sentence.
    pub fn lends(&self, scope: Scope) -> web::Result<()> {
        if self.by_token && scope.allows(self.role) { self.may(scope) } else { Ok(()) }
    }

    /// Whether it is surely them, for what cannot be undone: a session may be one that somebody left open.
    ///
    /// # Errors
    /// [`web::Error::Forbidden`] with a sentence that says where they confirm it.
    pub fn is_sure(&self) -> web::Result<()> {
        if self.proved {
            return Ok(());
        }
        let sentence = Sentence::key("accounts-refused-unproved").with("address", CONFIRM);
        Err(web::Error::Forbidden(sentence))
    }

    /// Whether this request may use `scope`.
    #[must_use]
    pub fn has(&self, scope: Scope) -> bool {
        self.scopes.contains(&scope)
    }
}

/// The person behind a request, if it names one. A token that is no good is refused, not ignored; a cookie that is no
/// good is, because browsers send what they have. A session may do all that its owner's role may, and an unsafe request
/// with one has to come from a page of ours.
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
        let web = State::from_ref(state);
        let Some(value) = parts.headers.get(header::AUTHORIZATION) else {
            let Some(session) = current(&web, &parts.headers).await? else { return Ok(Self(None)) };
            from_here(&parts.method, &parts.headers)?;
            return Ok(Self(Some(session.actor(web.clock.now()))));
        };
        let token = value.to_str().ok().and_then(|text| text.split_once(' '));
        let Some((scheme, token)) = token else { return Err(web::Error::SignIn) };
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(web::Error::SignIn);
        }
        let actor = authenticate(&web.db, token.trim(), web.clock.now()).await?;
        actor.map(|actor| Self(Some(actor))).ok_or(web::Error::SignIn)
    }
}

/// Whoever calls, also where it is nobody: then a reader without an account and without any scope. For routes that
/// decide by the thing they are asked for, with [`Actor::lends`].
#[derive(Clone, Debug)]
pub struct Caller(pub Actor);

impl<S> FromRequestParts<S> for Caller
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = web::Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> web::Result<Self> {
        let MaybeActor(actor) = MaybeActor::from_request_parts(parts, state).await?;
        let nobody = || Actor {
            user_id: 0,
            name: String::new(),
            role: Role::Reader,
            scopes: Vec::new(),
            by_token: false,
            proved: false,
        };
        Ok(Self(actor.unwrap_or_else(nobody)))
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
