//! The paper's secret key: signs form tokens. Kept with the data, so that all nodes share it.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use crate::error::{Error, Result};

/// 256 random bits. Never printed.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// A new secret from the kernel's generator.
    ///
    /// # Errors
    /// [`Error::Internal`] where the kernel has none to give.
    pub fn random() -> Result<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Self(bytes))
    }

    /// The form it is stored in.
    #[must_use]
    pub fn encode(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// Reads the stored form; `None` where it is not 256 bits.
    #[must_use]
    pub fn decode(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// A code over `message` that only a holder of the secret can make (HMAC-SHA-256, RFC 2104), 128 bits of it.
    #[must_use]
    pub fn sign(&self, message: &str) -> String {
        let tag = self.mac(message).finalize().into_bytes();
        URL_SAFE_NO_PAD.encode(tag.get(..16).unwrap_or_default())
    }

    /// Whether `code` was made by [`Secret::sign`] over `message`; takes the same time whatever the answer.
    #[must_use]
    pub fn verify(&self, message: &str, code: &str) -> bool {
        let Ok(code) = URL_SAFE_NO_PAD.decode(code) else { return false };
        code.len() == 16 && self.mac(message).verify_truncated_left(&code).is_ok()
    }

    fn mac(&self, message: &str) -> Hmac<Sha256> {
        let mut key = hmac::digest::Key::<Hmac<Sha256>>::default();
        // A key shorter than a block is filled up with zeros (RFC 2104, 2).
        key.iter_mut().zip(self.0).for_each(|(to, from)| *to = from);
        let mut mac = Hmac::<Sha256>::new(&key);
        mac.update(message.as_bytes());
        mac
    }
}
