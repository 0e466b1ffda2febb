//! A provider on this machine, with keys of its own, that can be told to lie.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use database::Clock;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair,
    RsaPublicKeyComponents,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use url::Url;

pub(crate) const CLIENT: &str = "the-paper";
pub(crate) const SECRET: &str = "s & cret";
/// A key for tests alone: 2048 bits, PKCS #1.
const RSA_KEY: &str = include_str!("rsa_key.txt");

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sign {
    Es256,
    Rs256,
    /// Not at all.
    None,
    /// With the public key as a shared secret.
    Hs256,
    /// With somebody else's key under the right name.
    Foreign,
    /// What is signed is something else.
    Broken,
}

pub(crate) struct Way {
    pub(crate) sign: Sign,
    /// Claims over those of a good token; null takes one away.
    pub(crate) claims: Value,
    pub(crate) kid: String,
    /// The status of all answers, 200 for the right ones.
    pub(crate) status: u16,
    /// Who it says it is in its document.
    pub(crate) issuer: String,
    /// How often it was asked for its keys.
    pub(crate) asked: usize,
    made: usize,
    codes: HashMap<String, (String, String)>,
}

pub(crate) struct Provider {
    pub(crate) issuer: String,
    pub(crate) way: Mutex<Way>,
    /// The clock of the paper.
    pub(crate) clock: Mutex<Clock>,
    pair: EcdsaKeyPair,
    foreign: EcdsaKeyPair,
    rsa: RsaKeyPair,
}

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn pair() -> EcdsaKeyPair {
    let chance = SystemRandom::new();
    let bytes = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &chance).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, bytes.as_ref(), &chance).unwrap()
}

impl Provider {
    pub(crate) async fn start() -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let der: String = RSA_KEY.split_whitespace().collect();
        let rsa = RsaKeyPair::from_der(&STANDARD.decode(der).unwrap()).unwrap();
        let way = Way {
            sign: Sign::Es256,
            claims: json!({}),
            kid: "one".to_owned(),
            status: 200,
            issuer: issuer.clone(),
            asked: 0,
            made: 0,
            codes: HashMap::new(),
        };
        let (pair, foreign, clock, way) = (pair(), pair(), Mutex::new(Clock::fixed(0)), Mutex::new(way));
        let this = Arc::new(Self { issuer, way, clock, pair, foreign, rsa });
        let serving = this.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serving.clone().answer(stream));
            }
        });
        this
    }

    pub(crate) fn tell(&self, change: impl FnOnce(&mut Way)) {
        change(&mut self.way.lock().unwrap());
    }

    /// Somebody is sent to this address, and agrees: the path and query of the paper that they are sent back to.
    pub(crate) fn agrees(&self, address: &str) -> String {
        let url = Url::parse(address).unwrap();
        assert!(address.starts_with(&format!("{}/authorize?", self.issuer)), "{address}");
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        for (name, value) in [
            ("response_type", "code"),
            ("client_id", CLIENT),
            ("redirect_uri", "https://paper.example/account/oidc/callback"),
            ("scope", "openid email"),
            ("code_challenge_method", "S256"),
        ] {
            assert_eq!(asked[name], value);
        }
        let mut way = self.way.lock().unwrap();
        let code = format!("code-{}", way.made);
        way.made += 1;
        way.codes.insert(code.clone(), (asked["code_challenge"].clone(), asked["nonce"].clone()));
        format!("/account/oidc/callback?code={code}&state={}", asked["state"])
    }

    async fn answer(self: Arc<Self>, mut stream: TcpStream) {
        let mut heard = Vec::new();
        let (head, body) = loop {
            let mut some = [0; 4096];
            let read = stream.read(&mut some).await.unwrap();
            if read == 0 {
                return;
            }
            heard.extend_from_slice(&some[..read]);
            let all = String::from_utf8(heard.clone()).unwrap();
            let Some((head, body)) = all.split_once("\r\n\r\n") else { continue };
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                break (head.to_owned(), body.to_owned());
            }
        };
        let (status, words) = self.words(&head, &body);
        let length = words.len();
        let answer = format!("HTTP/1.1 {status} X\r\ncontent-length: {length}\r\n\r\n{words}");
        let _ = stream.write_all(answer.as_bytes()).await;
    }

    fn words(&self, head: &str, body: &str) -> (u16, String) {
        let mut way = self.way.lock().unwrap();
        if way.status != 200 {
            return (way.status, "{}".to_owned());
        }
        match head.split(' ').nth(1).unwrap() {
            "/.well-known/openid-configuration" => {
                let at = |path: &str| format!("{}{path}", self.issuer);
                let document = json!({
                    "issuer": way.issuer, "authorization_endpoint": at("/authorize"),
                    "token_endpoint": at("/token"), "jwks_uri": at("/keys"), "more": [1, {}],
                });
                (200, document.to_string())
            }
            "/keys" => {
                way.asked += 1;
                (200, self.keys(&way.kid).to_string())
            }
            "/token" => match self.token(&mut way, head, body) {
                Some(token) => (200, json!({ "id_token": token, "access_token": "x" }).to_string()),
                None => (400, r#"{"error":"invalid_grant"}"#.to_owned()),
            },
            _ => (404, String::new()),
        }
    }

    fn keys(&self, kid: &str) -> Value {
        let point = &self.pair.public_key().as_ref()[1..];
        let rsa = RsaPublicKeyComponents::<Vec<u8>>::from(self.rsa.public());
        json!({ "keys": [
            { "kty": "OKP", "kid": kid, "crv": "Ed25519", "x": "AAAA" },
            { "kty": "EC", "kid": kid, "crv": "P-256", "x": text(&point[..32]), "y": text(&point[32..]) },
            { "kty": "RSA", "kid": kid, "use": "sig", "alg": "RS256", "n": text(&rsa.n), "e": text(&rsa.e) },
            { "kty": "RSA", "kid": "other", "use": "enc", "n": "", "e": "" },
        ] })
    }

    fn token(&self, way: &mut Way, head: &str, body: &str) -> Option<String> {
        let login = format!("authorization: Basic {}", STANDARD.encode("the-paper:s+%26+cret"));
        assert!(head.contains(&login), "{head}");
        let fields: HashMap<String, String> = serde_urlencoded::from_str(body).unwrap();
        assert_eq!(fields["redirect_uri"], "https://paper.example/account/oidc/callback");
        // A code counts once.
        let (challenge, nonce) = way.codes.remove(&fields["code"])?;
        assert_eq!(text(Sha256::digest(&fields["code_verifier"])), challenge, "PKCE");
        let now = self.clock.lock().unwrap().now() / 1_000_000;
        let mut claims = json!({
            "iss": self.issuer, "sub": "u-1", "aud": CLIENT, "exp": now + 300, "iat": now, "nonce": nonce,
            "email": "Ida@paper.example", "email_verified": true,
        });
        for (name, value) in way.claims.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        Some(self.signed(way, &claims))
    }

    fn signed(&self, way: &Way, claims: &Value) -> String {
        let alg = match way.sign {
            Sign::Es256 | Sign::Foreign | Sign::Broken => "ES256",
            Sign::Rs256 => "RS256",
            Sign::None => "none",
            Sign::Hs256 => "HS256",
        };
        let header = json!({ "alg": alg, "typ": "JWT", "kid": way.kid });
        let mut words = format!("{}.{}", text(header.to_string()), text(claims.to_string()));
        let chance = SystemRandom::new();
        let signature = match way.sign {
            Sign::Es256 | Sign::Broken => {
                self.pair.sign(&chance, words.as_bytes()).unwrap().as_ref().to_vec()
            }
            Sign::Foreign => self.foreign.sign(&chance, words.as_bytes()).unwrap().as_ref().to_vec(),
            Sign::Rs256 => {
                let mut bytes = vec![0; self.rsa.public().modulus_len()];
                self.rsa.sign(&RSA_PKCS1_SHA256, &chance, words.as_bytes(), &mut bytes).unwrap();
                bytes
            }
            Sign::None => Vec::new(),
            Sign::Hs256 => {
                let rsa = RsaPublicKeyComponents::<Vec<u8>>::from(self.rsa.public());
                let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, &rsa.n);
                ring::hmac::sign(&key, words.as_bytes()).as_ref().to_vec()
            }
        };
        if way.sign == Sign::Broken {
            let claims = claims.to_string().replace("u-1", "u-2");
            words = format!("{}.{}", text(header.to_string()), text(claims));
        }
        format!("{words}.{}", text(signature))
    }
}
