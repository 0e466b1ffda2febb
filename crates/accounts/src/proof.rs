//! The password once more, before something that gives power, on a page of another feature of the desk.

use axum::http::HeaderMap;
use axum::response::Response;
use web::{Client, Sentence};

use crate::Door;
use crate::actions::door::{From, Proof, prove};
use crate::at_desk::AtDesk;
use crate::model::Role;

/// Whoever is at the desk proved that they are who they were. An answer goes out through [`Proved::keep`], or the browser
/// loses its session.
#[must_use]
pub struct Proved(Option<(String, Role)>);

impl Proved {
    /// The answer, also an error, with the new secret of the session where there is one.
    #[must_use]
    pub fn keep(&self, door: &Door, answer: web::Result<Response>) -> Response {
        door.keeping(answer, self.0.as_ref().map(|(secret, role)| (secret.as_str(), *role)))
    }
}

impl Door {
    /// Whether somebody typed their password within ten minutes, or types it right now; else what to say beside the field
    /// `current`.
    ///
    /// # Errors
    /// The database's.
    pub async fn asks(
        &self,
        at: &AtDesk,
        current: &str,
        (client, headers): (&Client, &HeaderMap),
    ) -> web::Result<Result<Proved, Sentence>> {
        let from = From::of(client, headers);
        let proof = prove(self, &at.session, (current, &from)).await?;
        Ok(match proof {
            Proof::Lately => Ok(Proved(None)),
            Proof::Renewed(secret) => Ok(Proved(Some((secret, at.session.user.role)))),
            Proof::Wrong if current.is_empty() => Err(Sentence::key("accounts-error-current-missing")),
            Proof::Wrong => Err(Sentence::key("accounts-error-current")),
            Proof::Slow(seconds) => {
                Err(Sentence::key("accounts-error-slow").number("minutes", seconds.div_ceil(60)))
            }
        })
    }
}
