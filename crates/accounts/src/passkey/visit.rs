//! One visit to the sign-in: a secret in the browser that the challenges it is given are bound to, so that their answers
//! count nowhere else.
//!
//! It needs no seal of its own: it opens nothing, and the challenge is sealed over it.

use axum::http::{HeaderMap, HeaderValue};

use crate::Door;
use crate::actions::hash;
use crate::session::{secret, set_named, value_of};

/// Seconds between a challenge and its answer; the cookie is kept as long.
pub(crate) const PAUSE: u32 = 300;
/// Characters of a secret.
const LENGTH: usize = 43;

/// A visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Visit(String);

impl Visit {
    /// A visit that begins.
    ///
    /// # Errors
    /// [`web::Error::Internal`] where the machine gives no random numbers.
    pub(crate) fn begin() -> web::Result<Self> {
        Ok(Self(secret()?.0))
    }

    /// The visit that this browser is on. It goes on with each page, so that one in another window still counts.
    pub(crate) fn of(door: &Door, headers: &HeaderMap) -> Option<Self> {
        let text = value_of(name(&door.web.site.base_url), headers)?;
        let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        (plain && text.len() == LENGTH).then(|| Self(text.to_owned()))
    }

    /// The header that gives it to the browser.
    pub(crate) fn cookie(&self, door: &Door) -> Option<HeaderValue> {
        let base = &door.web.site.base_url;
        set_named((base, name(base)), &self.0, i64::from(PAUSE))
    }

    /// What a challenge for it is about.
    pub(crate) fn purpose(&self) -> String {
        hash(&format!("visit:{}", self.0))
    }
}

/// The header that takes the cookie away.
pub(crate) fn over(door: &Door) -> Option<HeaderValue> {
    let base = &door.web.site.base_url;
    set_named((base, name(base)), "", 0)
}

fn name(base_url: &str) -> &'static str {
    if base_url.starts_with("https://") { "__Host-courant-passkey" } else { "courant-passkey" }
}
