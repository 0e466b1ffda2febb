//! One visit to the provider: a secret in the browser, from which all that binds the answer to it is made.

use axum::http::{HeaderMap, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest as _, Sha256};

use crate::Door;
use crate::actions::hash;
use crate::session::{next, secret, set_named, value_of};

/// Seconds that a visit may take.
const PAUSE: u64 = 600;

/// A visit, and where its person wants to go on.
pub(crate) struct Visit {
    key: String,
    pub(crate) next: String,
}

impl Visit {
    /// A visit that begins.
    ///
    /// # Errors
    /// [`web::Error::Internal`] where the machine gives no random numbers.
    pub(crate) fn begin(to: &str) -> web::Result<Self> {
        Ok(Self { key: secret()?.0, next: next(to).unwrap_or("").to_owned() })
    }

    /// The visit that this browser began, if it is not over.
    pub(crate) fn of(door: &Door, headers: &HeaderMap) -> Option<Self> {
        let text = value_of(name(&door.web.site.base_url), headers)?;
        let mut parts = text.splitn(3, '~');
        let (key, to, seal) = (parts.next()?, parts.next()?, parts.next()?);
        let purpose = format!("account:{}:0", sealed(key, to));
        let age = door.web.tokens.check(seal, &purpose, door.web.clock.now()).ok()?;
        (age.as_secs() < PAUSE).then(|| Self { key: key.to_owned(), next: to.to_owned() })
    }

    /// The header that gives it to the browser.
    pub(crate) fn cookie(&self, door: &Door) -> Option<HeaderValue> {
        let seal = door.token(&sealed(&self.key, &self.next), 0);
        let base = &door.web.site.base_url;
        set_named((base, name(base)), &format!("{}~{}~{seal}", self.key, self.next), 600)
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
