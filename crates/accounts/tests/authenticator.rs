//! An authenticator as software: one key on P-256, as a telephone keeps it for one paper (CTAP 2.1).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Somebody is there, and it is them.
pub(crate) const SURE: u8 = 0x05;
/// And a key follows.
const NEW: u8 = SURE | 0x40;

/// What can be wrong with it.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) origin: String,
    pub(crate) party: String,
    pub(crate) kind: Option<&'static str>,
    pub(crate) flags: Option<u8>,
    pub(crate) cross: bool,
}

impl Default for Way {
    fn default() -> Self {
        Self {
            origin: "https://paper.example".to_owned(),
            party: "paper.example".to_owned(),
            kind: None,
            flags: None,
            cross: false,
        }
    }
}

pub(crate) struct Authenticator {
    pair: EcdsaKeyPair,
    credential: Vec<u8>,
    pub(crate) handle: String,
    pub(crate) count: u32,
    pub(crate) way: Way,
}

pub(crate) fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Authenticator {
    pub(crate) fn new(credential: &[u8]) -> Self {
        let chance = SystemRandom::new();
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &chance).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pair.as_ref(), &chance).unwrap();
        let (credential, handle) = (credential.to_vec(), String::new());
        Self { pair, credential, handle, count: 0, way: Way::default() }
    }

    fn client(&self, kind: &str, options: &Value) -> Vec<u8> {
        let client = json!({
            "type": self.way.kind.unwrap_or(kind), "challenge": options["challenge"],
            "origin": self.way.origin, "crossOrigin": self.way.cross, "extra": "ignored",
        });
        client.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.way.party.as_bytes()).to_vec();
        data.push(self.way.flags.unwrap_or(flags));
        data.extend(self.count.to_be_bytes());
        data
    }

    /// The key as COSE.
    fn key(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let (x, y) = point[1..].split_at(32);
        [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32][..], x, &[0x22, 0x58, 32], y].concat()
    }

    /// The fields that a script fills in when it was asked to make a passkey.
    pub(crate) fn make(&mut self, options: &Value) -> Vec<(&'static str, String)> {
        self.handle = options["user"]["id"].as_str().unwrap().to_owned();
        let mut data = self.data(NEW);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.credential.len()).unwrap().to_be_bytes());
        data.extend(&self.credential);
        data.extend(self.key());
        vec![
            ("client", text(&self.client("webauthn.create", options))),
            ("data", text(&data)),
            ("handle", self.handle.clone()),
        ]
    }

    /// The fields that it fills in when it was asked for one.
    pub(crate) fn sign(&self, options: &Value) -> Vec<(&'static str, String)> {
        let (client, data) = (self.client("webauthn.get", options), self.data(SURE));
        let signed = [&data[..], Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        vec![
            ("credential", text(&self.credential)),
            ("client", text(&client)),
            ("data", text(&data)),
            ("signature", text(signature.as_ref())),
            ("handle", self.handle.clone()),
        ]
    }
}
