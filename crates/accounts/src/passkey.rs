//! What a relying party checks of a passkey (Web Authentication Level 3, 7.1 and 7.2), as pure functions.
//!
//! No attestation is asked for: who made an authenticator is nothing to a newspaper. So the one structure to read is the
//! authenticator data with the key in it (`key.rs`), and signatures are verified by the library that TLS uses
//! (docs/decisions/0020).

mod key;
pub(crate) mod visit;

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use url::Url;

pub(crate) use key::{ALGORITHMS, Key};

/// Bits of the flags (6.1): somebody was there; it was them, by finger, face or number; the key may be copied to another
/// device; it was; a key follows.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const MOVABLE: u8 = 0x08;
const MOVED: u8 = 0x10;
const KEY: u8 = 0x40;
/// The longest id of a credential, in bytes (5.8.3).
const LONGEST_ID: usize = 1_023;
/// The longest of any part that a browser sends, in bytes.
pub(crate) const LONGEST: usize = 4_096;

/// The paper as authenticators know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Party {
    /// The name of the host.
    pub(crate) id: String,
    /// Scheme, host and port.
    origin: String,
}

impl Party {
    /// The paper at this address. None where browsers make no passkeys: at an address without a name, or in the clear
    /// anywhere but on the machine itself.
    pub(crate) fn of(base_url: &str) -> Option<Self> {
        let url = Url::parse(base_url).ok()?;
        let id = url.domain()?.to_owned();
        let is_safe = url.scheme() == "https" || id == "localhost" || id.ends_with(".localhost");
        is_safe.then(|| Self { id, origin: url.origin().ascii_serialization() })
    }

    /// The challenge that was answered, where a browser on a page of ours answered it (7.1 steps 7 to 10, 7.2 steps 11 to 14).
    fn challenge(&self, client: &[u8], kind: &str) -> Option<String> {
        let client: Client = serde_json::from_slice(client).ok()?;
        let ours = client.kind == kind && client.origin == self.origin && !client.cross_origin;
        ours.then_some(client.challenge)
    }

    /// The data of an authenticator that knows its owner and answers to this paper.
    fn authenticator<'a>(&self, data: &'a [u8]) -> Option<Data<'a>> {
        let data = Data::read(data)?;
        let sure = [PRESENT, VERIFIED].iter().all(|flag| data.flags & flag != 0);
        // A key that cannot be copied was not (6.1.3, 7.1, 7.2).
        let sound = data.flags & MOVABLE != 0 || data.flags & MOVED == 0;
        (data.party == Sha256::digest(self.id.as_bytes()).as_slice() && sure && sound).then_some(data)
    }

    /// Reads a new passkey: the challenge that was answered, and the passkey.
    pub(crate) fn registered(&self, client: &[u8], data: &[u8]) -> Option<(String, Fresh)> {
        let challenge = self.challenge(client, "webauthn.create")?;
        let data = self.authenticator(data)?;
        if data.flags & KEY == 0 {
            return None;
        }
        // The kind of authenticator, which is nothing to us; the length of the id; the id; the key.
        let (_, rest) = data.rest.split_at_checked(16)?;
        let (length, rest) = rest.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let (credential, key) = rest.split_at_checked(length)?;
        if credential.is_empty() || credential.len() > LONGEST_ID {
            return None;
        }
        let (key, credential) = (Key::read(key)?, credential.to_vec());
        Some((challenge, Fresh { credential, key, said: data.said() }))
    }

    /// The challenge that was answered, where the answer is signed with this key; and what the authenticator says of it.
    pub(crate) fn answered(&self, key: &Key, answer: &Answer) -> Option<(String, Said)> {
        let challenge = self.challenge(&answer.client, "webauthn.get")?;
        let data = self.authenticator(&answer.data)?;
        let mut signed = answer.data.clone();
        signed.extend_from_slice(&Sha256::digest(&answer.client));
        key.verifies(&signed, &answer.signature).then_some((challenge, data.said()))
    }
}

/// A passkey that was just made.
#[derive(Clone, Debug)]
pub(crate) struct Fresh {
    pub(crate) credential: Vec<u8>,
    pub(crate) key: Key,
    pub(crate) said: Said,
}

/// What an authenticator says of a passkey each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// How often it was used; 0 for ever where nobody counts.
    pub(crate) count: u32,
    /// Whether it may be copied to other devices. A passkey never changes in it.
    pub(crate) movable: bool,
}

/// What a browser sends of a signature.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) client: Vec<u8>,
    pub(crate) data: Vec<u8>,
    pub(crate) signature: Vec<u8>,
}

/// What the browser says of itself (5.8.1); members that we do not know are nothing to us.
#[derive(Deserialize)]
struct Client {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(default, rename = "crossOrigin")]
    cross_origin: bool,
}

/// The authenticator data (6.1).
struct Data<'a> {
    /// The hash of the paper's name.
    party: &'a [u8],
    flags: u8,
    count: u32,
    rest: &'a [u8],
}

impl<'a> Data<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let (party, rest) = bytes.split_at_checked(32)?;
        let (flags, rest) = rest.split_first()?;
        let (count, rest) = rest.split_first_chunk::<4>()?;
        Some(Self { party, flags: *flags, count: u32::from_be_bytes(*count), rest })
    }

    fn said(&self) -> Said {
        Said { count: self.count, movable: self.flags & MOVABLE != 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_name_and_a_safe_way() {
        let party = |url| Party::of(url).map(|party| (party.id, party.origin));
        let here = |id: &str, origin: &str| Some((id.to_owned(), origin.to_owned()));
        assert_eq!(party("https://paper.example"), here("paper.example", "https://paper.example"));
        assert_eq!(party("https://paper.example:8443"), here("paper.example", "https://paper.example:8443"));
        assert_eq!(party("http://localhost:8080"), here("localhost", "http://localhost:8080"));
        for none in
            ["http://paper.example", "http://127.0.0.1:8080", "https://[::1]", "https://192.0.2.1", "x"]
        {
            assert_eq!(party(none), None, "{none}");
        }
    }

    #[test]
    fn data_that_is_cut_short_is_none() {
        let party = Party::of("https://paper.example").unwrap();
        let client = br#"{"type":"webauthn.create","challenge":"x","origin":"https://paper.example"}"#;
        let mut data = Sha256::digest(b"paper.example").to_vec();
        data.push(PRESENT | VERIFIED | KEY);
        data.extend([0; 4]);
        data.extend([0; 16]);
        data.extend([0xff, 0xff, 1, 2, 3]);
        for length in 0..=data.len() {
            assert!(party.registered(client, &data[..length]).is_none(), "{length}");
        }
    }
}
