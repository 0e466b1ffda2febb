//! A provider of sign-ins (OpenID Connect Core 1.0): what it says about itself, its keys, and a code changed into a token.
//!
//! The paper asks for the authorization code flow with PKCE and takes nothing from the browser but the code.

pub(crate) mod jwt;
pub(crate) mod visit;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use tokio::sync::Mutex;
use url::Url;
use web::{Outbound, Undelivered};

use jwt::{Expected, Keys, Said};
use visit::Visit;

/// How long the provider's own words are kept, in microseconds.
const KEPT: i64 = 3_600_000_000;
/// The least time between two looks at its keys because of one that is unknown.
const GLANCE: i64 = 60_000_000;
/// How long after a failure nobody asks again: whoever waits for the next try would wait for its deadline too.
const REST: i64 = 10_000_000;
/// The most that is told of an issuer that the settings do not name, in characters.
const TOLD: usize = 200;
/// The longest code that is passed on.
const CODE: usize = 4096;

/// Whom the paper lets sign its people in, as the settings say it. It holds a secret, which its `Debug` leaves out.
#[derive(Clone)]
pub struct SignOn {
    /// The issuer, exactly as the provider writes it in its tokens.
    pub issuer: String,
    /// What the provider calls the paper.
    pub client_id: String,
    /// What the paper proves itself with to the provider.
    pub client_secret: String,
    /// What people call the provider.
    pub label: String,
}

impl std::fmt::Debug for SignOn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SignOn")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}

impl SignOn {
    /// Asks the provider who it is, as a sign-in does.
    ///
    /// # Errors
    /// A sentence for whoever runs the paper; it holds addresses and no secret.
    pub async fn examine(&self, outbound: &Outbound) -> Result<(), String> {
        let provider = Provider::new(self.clone(), outbound.clone());
        provider.look().await.map(|_| ()).map_err(|trouble| trouble.to_string())
    }
}

/// A provider and what is known of it.
pub(crate) struct Provider {
    pub(crate) of: SignOn,
    outbound: Outbound,
    known: Mutex<Known>,
}

#[derive(Default)]
struct Known {
    now: Option<Metadata>,
    keys: Keys,
    /// When it was asked last, and whether it answered.
    asked: i64,
    failed: bool,
}

impl Known {
    /// Whether it was asked within this time. A moment ahead of now is one of a clock that was set back, and long over.
    fn was_asked(&self, now: i64, within: i64) -> bool {
        (0..within).contains(&now.saturating_sub(self.asked))
    }
}

/// What the paper needs of the discovery document (OpenID Connect Discovery 1.0, 3).
#[derive(Clone, Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

#[derive(Deserialize)]
struct Token {
    id_token: String,
}

/// What is wrong with a provider, for whoever runs the paper. Nothing of a secret or a token is in it.
#[derive(Debug, thiserror::Error)]
enum Trouble {
    #[error("{0} cannot be read: {1}")]
    Unread(String, Undelivered),
    #[error("what is at {0} is not what a provider says of itself: {1}")]
    Odd(String, serde_json::Error),
    #[error(
        "{place} is that of the issuer {said:?}, and the settings name \"{issuer}\"; they have to be the same to the letter"
    )]
    Issuer { place: String, said: String, issuer: String },
    #[error("{0} sends people to no address with https")]
    Plain(String),
    #[error("{0} answered to a code without an ID token")]
    NoToken(String),
}

impl Trouble {
    /// Writes it down.
    fn told(&self) -> Failure {
        tracing::warn!(trouble = %self, "the provider of sign-ins fails");
        Failure::Down
    }
}

/// Why there is nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The provider does not answer as it should.
    Down,
    /// It answered, and its answer is not right.
    Wrong,
}

impl Provider {
    pub(crate) fn new(of: SignOn, outbound: Outbound) -> Self {
        Self { of, outbound, known: Mutex::default() }
    }

    /// Where the browser is sent, to come back to `back`.
    pub(crate) async fn address(&self, visit: &Visit, (back, now): (&str, i64)) -> Result<String, Failure> {
        let metadata = self.metadata(now).await?;
        let mut url = self.place(&metadata).ok_or(Failure::Down)?;
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.of.client_id)
            .append_pair("redirect_uri", back)
            .append_pair("scope", "openid email")
            .append_pair("state", &visit.state())
            .append_pair("nonce", &visit.nonce())
            .append_pair("code_challenge", &visit.challenge())
            .append_pair("code_challenge_method", "S256");
        if visit.session != 0 {
            // Whoever proves it signs in there anew, whomever the provider remembers.
            url.query_pairs_mut().append_pair("prompt", "login").append_pair("max_age", "0");
        }
        Ok(url.into())
    }

    /// Whom a code stands for. The token comes from the provider itself; its signature is checked all the same.
    pub(crate) async fn redeem(
        &self,
        (code, visit): (&str, &Visit),
        (back, now): (&str, i64),
    ) -> Result<Said, Failure> {
        if code.is_empty() || code.len() > CODE {
            return Err(Failure::Wrong);
        }
        let metadata = self.metadata(now).await?;
        let verifier = visit.verifier();
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", back),
            ("code_verifier", &verifier),
        ];
        let methods = &metadata.token_endpoint_auth_methods_supported;
        let basic = methods.is_empty() || methods.iter().any(|one| one == "client_secret_basic");
        let login = basic.then(|| self.basic());
        if !basic {
            fields.extend([("client_id", &*self.of.client_id), ("client_secret", &*self.of.client_secret)]);
        }
        let answer = self.outbound.exchange(&metadata.token_endpoint, &fields, login.as_deref()).await;
        let answer = answer.map_err(|error| match error {
            // 400 and 401 are its words on this code (RFC 6749, 5.2), or on the paper itself.
            Undelivered::Status(status) if status.is_client_error() => {
                tracing::warn!(%status, "the provider of sign-ins refused a code, or the paper's id and secret");
                Failure::Wrong
            }
            error => Trouble::Unread(metadata.token_endpoint.clone(), error).told(),
        })?;
        // What is wrong with it is not told: the words hold a token, or parts of one.
        let token: Token = serde_json::from_slice(&answer)
            .map_err(|_| Trouble::NoToken(metadata.token_endpoint.clone()).told())?;
        let nonce = visit.nonce();
        let expected = Expected { issuer: &self.of.issuer, client: &self.of.client_id, nonce: &nonce, now };
        self.read(&token.id_token, &expected).await
    }

    /// Name and secret of the paper, as they stand in a header (RFC 6749, 2.3.1).
    fn basic(&self) -> String {
        let part = |text: &str| url::form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let pair = format!("{}:{}", part(&self.of.client_id), part(&self.of.client_secret));
        format!("Basic {}", STANDARD.encode(pair))
    }

    async fn metadata(&self, now: i64) -> Result<Metadata, Failure> {
        let mut known = self.known.lock().await;
        let young = known.was_asked(now, KEPT);
        match &known.now {
            Some(metadata) if young => Ok(metadata.clone()),
            _ => self.ask(&mut known, now).await,
        }
    }

    async fn read(&self, token: &str, expected: &Expected<'_>) -> Result<Said, Failure> {
        let mut known = self.known.lock().await;
        // A provider changes its keys when it wants to; a token with a made-up key must not make us ask all the time.
        if !known.keys.knows(token) && !known.was_asked(expected.now, GLANCE) {
            self.ask(&mut known, expected.now).await?;
        }
        known.keys.read(token, expected).ok_or(Failure::Wrong)
    }

    /// Asks the provider for all it says about itself.
    async fn ask(&self, known: &mut Known, now: i64) -> Result<Metadata, Failure> {
        if known.failed && known.was_asked(now, REST) {
            return Err(Failure::Down);
        }
        (known.asked, known.failed) = (now, true);
        let (metadata, keys) = self.look().await.map_err(|trouble| trouble.told())?;
        *known = Known { now: Some(metadata.clone()), keys, asked: now, failed: false };
        Ok(metadata)
    }

    /// What the provider says about itself, and its keys.
    async fn look(&self) -> Result<(Metadata, Keys), Trouble> {
        let issuer = &self.of.issuer;
        let place = format!("{}/.well-known/openid-configuration", issuer.trim_end_matches('/'));
        let metadata: Metadata = self.get(&place).await?;
        // The document of another issuer is that of another issuer (Discovery 1.0, 4.3).
        if &metadata.issuer != issuer {
            let said = metadata.issuer.chars().take(TOLD).collect();
            return Err(Trouble::Issuer { place, said, issuer: issuer.clone() });
        }
        if self.place(&metadata).is_none() {
            return Err(Trouble::Plain(place));
        }
        let keys = self.get(&metadata.jwks_uri).await?;
        Ok((metadata, keys))
    }

    /// Where it sends people. The browser goes where the paper itself would go: nobody's document makes a page lead to a
    /// script.
    fn place(&self, metadata: &Metadata) -> Option<Url> {
        let url = Url::parse(&metadata.authorization_endpoint).ok()?;
        let is_fine = url.scheme() == "https" || (url.scheme() == "http" && self.outbound.is_on_loopback());
        is_fine.then_some(url)
    }

    async fn get<T: serde::de::DeserializeOwned>(&self, url: &str) -> Result<T, Trouble> {
        let bytes = self.outbound.get(url).await.map_err(|error| Trouble::Unread(url.to_owned(), error))?;
        serde_json::from_slice(&bytes).map_err(|error| Trouble::Odd(url.to_owned(), error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_is_not_waited_for() {
        let known = Known { asked: 100 * REST, failed: true, ..Known::default() };
        assert!(known.was_asked(100 * REST, REST) && known.was_asked(101 * REST - 1, REST));
        assert!(!known.was_asked(101 * REST, REST));
        assert!(!known.was_asked(50 * REST, REST));
    }
}
