//! The password once more, before something that cannot be undone: for pages of the desk that other features have.

use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use locale::Value;
use web::Client;

use crate::Door;
use crate::actions::door::{From, Proof, prove};
use crate::at_desk::AtDesk;
use crate::pages::with;
use crate::session::set_cookie;

/// What came of asking for it.
#[derive(Debug)]
pub enum Proved {
    /// It was typed lately, or is right: the answer to what is done then goes through [`Kept::in_answer`].
    Yes(Kept),
    /// It is not right: what to say beside the field, and in how many seconds it may be tried again where there were too many
    /// tries.
    No(String, Option<u64>),
}

/// The session of somebody who typed their password. It has a new secret, which the browser must hear of.
#[derive(Debug)]
#[must_use]
pub struct Kept(Option<HeaderValue>);

impl Kept {
    /// An answer that tells the browser of the new secret. An error takes it along too: the browser would be signed out.
    pub fn in_answer(self, answer: web::Result<Response>) -> Response {
        with(answer, self.0)
    }
}

impl AtDesk {
    /// Whether the password was typed lately enough for what cannot be undone: then it is not asked for.
    #[must_use]
    pub fn is_proved(&self, web: &web::State) -> bool {
        self.session.is_proved(web.clock.now())
    }

    /// Tries the password that was typed, unless one was lately. Every try counts, as at the sign-in.
    ///
    /// # Errors
    /// The database's; [`web::Error::SignIn`] where the session ended meanwhile.
    pub async fn prove(
        &self,
        door: &Door,
        typed: &str,
        (client, headers): (&Client, &HeaderMap),
    ) -> web::Result<Proved> {
        let wrong = |key: &str| Proved::No(door.say(key, &[]), None);
        Ok(match prove(door, &self.session, (typed, &From::of(client, headers))).await? {
            Proof::Lately => Proved::Yes(Kept(None)),
            Proof::Renewed(secret) => {
                Proved::Yes(Kept(set_cookie(&door.web.site.base_url, &secret, self.session.user.role)))
            }
            Proof::Wrong if typed.is_empty() => wrong("accounts-error-current-missing"),
            Proof::Wrong => wrong("accounts-error-current"),
            Proof::Slow(seconds) => {
                let minutes = Value::Int(i64::try_from(seconds.div_ceil(60)).unwrap_or(i64::MAX));
                Proved::No(door.say("accounts-error-slow", &[("minutes", minutes)]), Some(seconds))
            }
        })
    }
}
