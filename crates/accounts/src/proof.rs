//! The password once more, before something that gives or takes power: for the rooms of publishers in other crates.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use web::{Client, Sentence};

use crate::Door;
use crate::actions::door::{self, From, prove};
use crate::at_desk::AtDesk;
use crate::session::set_cookie;

/// Whether somebody at the desk is surely who they are.
#[derive(Clone, Debug)]
pub enum Proof {
    /// They typed their password within ten minutes, or right this time. The answer has to carry the cookie.
    Proved(NewCookie),
    /// What is to be said beside the field `current`.
    Wrong(Sentence),
    /// There were too many tries: what is to be said, and the seconds until the next.
    Slow(Sentence, u64),
}

/// The cookie that a session goes on with, where it has a new secret.
#[derive(Clone, Debug, Default)]
pub struct NewCookie(Option<HeaderValue>);

impl NewCookie {
    /// The same answer with the cookie. An error takes it along too: the session has its new secret already, and a browser
    /// that never heard of it would be signed out.
    #[must_use]
    pub fn on(self, answer: web::Result<Response>) -> Response {
        let mut response = answer.unwrap_or_else(web::Error::into_response);
        if let Some(cookie) = self.0 {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }
}

impl AtDesk {
    /// Whether the password was typed within ten minutes: a form asks for it where it was not.
    #[must_use]
    pub fn is_proved(&self, web: &web::State) -> bool {
        self.session.is_proved(web.clock.now())
    }
}

impl Door {
    /// Looks at the password that was typed into a form of the desk, unless it was typed lately. Tries are counted as those of
    /// the sign-in are.
    ///
    /// # Errors
    /// The database's; [`web::Error::SignIn`] where the session ended meanwhile.
    pub async fn prove(
        &self,
        at: &AtDesk,
        password: &str,
        (client, headers): (&Client, &HeaderMap),
    ) -> web::Result<Proof> {
        let session = &at.session;
        Ok(match prove(self, session, (password, &From::of(client, headers))).await? {
            door::Proof::Lately => Proof::Proved(NewCookie::default()),
            door::Proof::Renewed(secret) => {
                let cookie = set_cookie(&self.web.site.base_url, &secret, session.user.role);
                Proof::Proved(NewCookie(cookie))
            }
            door::Proof::Wrong if password.is_empty() => {
                Proof::Wrong(Sentence::key("accounts-error-current-missing"))
            }
            door::Proof::Wrong => Proof::Wrong(Sentence::key("accounts-error-current")),
            door::Proof::Slow(seconds) => {
                let minutes = seconds.div_ceil(60);
                Proof::Slow(Sentence::key("accounts-error-slow").number("minutes", minutes), seconds)
            }
        })
    }
}
