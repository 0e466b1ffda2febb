//! One visit to the provider: a secret in the browser, from which all that binds the answer to it is made.

use axum::http::{HeaderMap, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::Door;
use crate::actions::hash;
use crate::bar::purpose;
use crate::session::{next, secret, set_named, value_of};

/// Seconds that a visit may take.
const PAUSE: u64 = 600;

/// A visit, and where its person wants to go on.
pub(crate) struct Visit {
    key: String,
    pub(crate) next: String,
    /// Whose session's proof it is for; 0 where somebody signs in.
    pub(crate) session: i64,
    /// When it began, microseconds since 1970 UTC.
    pub(crate) begun: i64,
}

impl Visit {
    /// A visit that begins, of somebody who signs in (0) or proves that a session is theirs.
    ///
    /// # Errors
    /// [`web::Error::Internal`] where the machine gives no random numbers.
    pub(crate) fn begin(door: &Door, (to, session): (&str, i64)) -> web::Result<Self> {
        let (next, begun) = (next(to).unwrap_or("").to_owned(), door.web.clock.now());
        Ok(Self { key: secret()?.0, next, session, begun })
    }

    /// The visit that this browser began, if it is not over.
    pub(crate) fn of(door: &Door, headers: &HeaderMap) -> Option<Self> {
        let text = value_of(name(&door.web.site.base_url), headers)?;
        let mut parts = text.splitn(4, '~');
        let (key, to) = (parts.next()?, parts.next()?);
        let (session, seal) = (parts.next()?.parse().ok()?, parts.next()?);
        let now = door.web.clock.now();
        let age = door.web.tokens.check(seal, &purpose(&sealed(key, to), session), now).ok()?;
        let begun = now.saturating_sub(i64::try_from(age.as_micros()).ok()?);
        let (key, next) = (key.to_owned(), to.to_owned());
        (age.as_secs() < PAUSE).then_some(Self { key, next, session, begun })
    }

    /// The header that gives it to the browser.
    pub(crate) fn cookie(&self, door: &Door) -> Option<HeaderValue> {
        let seal = door.token(&sealed(&self.key, &self.next), self.session);
        let base = &door.web.site.base_url;
        let Self { key, next, session, .. } = self;
        set_named((base, name(base)), &format!("{key}~{next}~{session}~{seal}"), 600)
    }

    /// What comes back through the browser.
    pub(crate) fn state(&self) -> String {
        hash(&format!("state:{}", self.key))
    }

    /// What comes back in the token.
    pub(crate) fn nonce(&self) -> String {
        hash(&format!("nonce:{}", self.key))
    }

    /// What proves that whoever changes the code is who asked for it (RFC 7636, 4.1).
    pub(crate) fn verifier(&self) -> String {
        hash(&format!("verifier:{}", self.key))
    }

    /// What is said of it beforehand.
    pub(crate) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier()))
    }
}

/// The header that takes the cookie away.
pub(crate) fn over(door: &Door) -> Option<HeaderValue> {
    let base = &door.web.site.base_url;
    set_named((base, name(base)), "", 0)
}

fn name(base_url: &str) -> &'static str {
    if base_url.starts_with("https://") { "__Host-courant-oidc" } else { "courant-oidc" }
}

fn sealed(key: &str, to: &str) -> String {
    format!("oidc:{key}:{to}")
}
