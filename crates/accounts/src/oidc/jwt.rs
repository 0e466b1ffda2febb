//! An ID token: the signature of one of the provider's keys, and what it has to say (OpenID Connect Core 1.0, 3.1.3.7).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The longest token that is looked at, in bytes.
const LONGEST: usize = 64 * 1024;
/// Seconds that two clocks may differ.
const LEEWAY: i64 = 60;
/// The oldest that a token may be, in seconds: as long as a visit lasts.
const OLDEST: i64 = 600;
/// Keys of a provider that are looked at.
const KEYS: usize = 50;
/// Ways to sign in that are more than something one knows (RFC 8176, 2; `fido` is what some write for a passkey).
const STRONG: [&str; 4] = ["mfa", "otp", "hwk", "fido"];

/// The keys of a provider (RFC 7517, 5).
#[derive(Default, Deserialize)]
pub(crate) struct Keys {
    keys: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct Key {
    kty: String,
    #[serde(rename = "use", default)]
    purpose: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    crv: Option<String>,
    #[serde(default)]
    x: String,
    #[serde(default)]
    y: String,
    #[serde(default)]
    n: String,
    #[serde(default)]
    e: String,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    kid: Option<String>,
    /// What must be understood (RFC 7515, 4.1.11): nothing is.
    #[serde(default)]
    crit: Option<serde_json::Value>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Many(Vec<String>),
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    exp: i64,
    iat: i64,
    nonce: String,
    #[serde(default)]
    email: Option<String>,
    /// A boolean; what some write as text is not taken for it.
    #[serde(default)]
    email_verified: serde_json::Value,
    #[serde(default)]
    amr: Vec<String>,
    /// Seconds since 1970 UTC; what some write as text is not taken for it.
    #[serde(default)]
    auth_time: serde_json::Value,
}

/// What a token has to be about.
pub(crate) struct Expected<'a> {
    pub(crate) issuer: &'a str,
    pub(crate) client: &'a str,
    pub(crate) nonce: &'a str,
    /// Microseconds since 1970 UTC.
    pub(crate) now: i64,
}

/// What a good token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// Its issuer's name for the person.
    pub(crate) subject: String,
    /// Their address, where the issuer knows that it is theirs.
    pub(crate) email: Option<String>,
    /// Whether they signed in there with more than a password.
    pub(crate) strong: bool,
    /// When they signed in there, microseconds since 1970 UTC; most issuers say it only where they are asked.
    pub(crate) signed_in: Option<i64>,
}

impl Keys {
    /// The keys of this kind that sign; what cannot be read is none of ours.
    fn of<'k>(&'k self, header: &'k Header) -> impl Iterator<Item = Key> + 'k {
        let kind = match header.alg.as_str() {
            "RS256" => "RSA",
            "ES256" => "EC",
            // Neither `none` nor anything with a shared secret is a signature of the provider.
            _ => "",
        };
        let keys = self.keys.iter().take(KEYS).filter_map(|key| Key::deserialize(key).ok());
        keys.filter(move |key| {
            key.kty == kind
                && key.purpose.as_deref().is_none_or(|purpose| purpose == "sig")
                && key.alg.as_ref().is_none_or(|alg| *alg == header.alg)
                && (header.kid.is_none() || key.kid == header.kid)
        })
    }

    /// Whether a token names a key that is here.
    pub(crate) fn knows(&self, token: &str) -> bool {
        let header = token.split('.').next().and_then(part::<Header>);
        header.is_some_and(|header| self.of(&header).next().is_some())
    }

    /// What a token says, where it is signed, and about this person's visit, and not over.
    pub(crate) fn read(&self, token: &str, expected: &Expected<'_>) -> Option<Said> {
        if token.len() > LONGEST {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, claims) = signed.split_once('.')?;
        let header: Header = part(header)?;
        let signature = URL_SAFE_NO_PAD.decode(signature).ok()?;
        if header.crit.is_some() || !self.of(&header).any(|key| key.verifies(signed, &signature)) {
            return None;
        }
        part::<Claims>(claims)?.said(expected)
    }
}

impl Key {
    fn verifies(&self, signed: &str, signature: &[u8]) -> bool {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        let good = match (self.kty.as_str(), self.crv.as_deref()) {
            ("RSA", _) => bytes(&self.n).zip(bytes(&self.e)).map(|(n, e)| {
                // Some write a number with a zero before it, as they do in certificates.
                let n = n.strip_prefix(&[0]).unwrap_or(&n);
                let key = RsaPublicKeyComponents { n, e: &e };
                key.verify(&RSA_PKCS1_2048_8192_SHA256, signed.as_bytes(), signature)
            }),
            ("EC", Some("P-256")) => bytes(&self.x).zip(bytes(&self.y)).map(|(x, y)| {
                let point = [vec![4], x, y].concat();
                let key = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point);
                key.verify(signed.as_bytes(), signature)
            }),
            _ => None,
        };
        good.is_some_and(|good| good.is_ok())
    }
}

impl Claims {
    fn said(self, expected: &Expected<'_>) -> Option<Said> {
        let now = expected.now.div_euclid(1_000_000);
        let ours = match &self.aud {
            Audience::One(one) => one == expected.client,
            // Among others we are only where the token was made for us.
            Audience::Many(all) => {
                all.iter().any(|one| one == expected.client) && (all.len() == 1 || self.azp.is_some())
            }
        };
        let azp = self.azp.as_ref().is_none_or(|azp| azp == expected.client);
        let fresh = self.exp > now.saturating_sub(LEEWAY)
            && self.iat <= now.saturating_add(LEEWAY)
            && self.iat >= now.saturating_sub(OLDEST + LEEWAY);
        let named = !self.sub.is_empty() && self.sub.len() <= 255 && !self.sub.chars().any(char::is_control);
        if self.iss != expected.issuer || self.nonce != expected.nonce || !(ours && azp && fresh && named) {
            return None;
        }
        let verified = self.email_verified == serde_json::Value::Bool(true);
        let strong = self.amr.iter().any(|way| STRONG.contains(&way.as_str()));
        let signed_in = self.auth_time.as_i64().map(|seconds| seconds.saturating_mul(1_000_000));
        Some(Said { subject: self.sub, email: self.email.filter(|_| verified), strong, signed_in })
    }
}

fn part<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()
}
