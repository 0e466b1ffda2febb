//! The password once more, before something that gives or takes power: for the rooms of publishers in other crates.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use web::{Client, Sentence};

use crate::Door;
use crate::actions::door::{From, Proof, prove};
use crate::at_desk::AtDesk;
use crate::session::set_cookie;

/// Why somebody at the desk is not surely who they are.
#[derive(Clone, Debug)]
pub struct Unproved {
    /// What is to be said beside the field `current`.
    pub sentence: Sentence,
    /// The seconds until the next try, where there were too many.
    wait: Option<u64>,
}

impl Unproved {
    /// The status of the page that says so.
    #[must_use]
    pub fn code(&self) -> StatusCode {
        if self.wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// The page that says so, with the seconds until the next try.
    #[must_use]
    pub fn on(&self, mut page: Response) -> Response {
        if let Some(seconds) = self.wait {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        page
    }
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
    /// Looks at the password that was typed into a form of the desk, unless it was typed within ten minutes. Tries are
    /// counted as those of the sign-in are. The answer to what is done then has to carry the cookie.
    ///
    /// # Errors
    /// The database's; [`web::Error::SignIn`] where the session ended meanwhile.
    pub async fn prove(
        &self,
        at: &AtDesk,
        password: &str,
        (client, headers): (&Client, &HeaderMap),
    ) -> web::Result<Result<NewCookie, Unproved>> {
        let session = &at.session;
        let (sentence, wait) = match prove(self, session, (password, &From::of(client, headers))).await? {
            Proof::Lately => return Ok(Ok(NewCookie::default())),
            Proof::Renewed(secret) => {
                return Ok(Ok(NewCookie(set_cookie(&self.web.site.base_url, &secret, session.user.role))));
            }
            Proof::Wrong if password.is_empty() => (Sentence::key("accounts-error-current-missing"), None),
            Proof::Wrong => (Sentence::key("accounts-error-current"), None),
            Proof::Slow(seconds) => {
                let minutes = seconds.div_ceil(60);
                (Sentence::key("accounts-error-slow").number("minutes", minutes), Some(seconds))
            }
        };
        Ok(Err(Unproved { sentence, wait }))
    }
}
