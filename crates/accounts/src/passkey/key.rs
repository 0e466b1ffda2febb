//! The public key of a passkey, as COSE writes it (RFC 9052, 7; RFC 9053, 7; RFC 8230, 4) in CBOR (RFC 8949).

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};

/// The algorithms that authenticators may use, by their COSE numbers, the best first: ES256, EdDSA, RS256. Every
/// authenticator has one of them.
pub(crate) const ALGORITHMS: [i64; 3] = [-7, -8, -257];
/// Entries of the map of a key; none has more than six.
const ENTRIES: u64 = 16;

/// A public key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// A point of the curve P-256: 4, x, y.
    P256(Vec<u8>),
    /// A point of the curve Ed25519.
    Ed25519(Vec<u8>),
    /// Modulus and exponent.
    Rsa(Vec<u8>, Vec<u8>),
}

/// What may stand in the map of a key.
enum Item {
    Number(i64),
    Bytes(Vec<u8>),
}

impl Key {
    /// Reads a key; what follows it are extensions that nobody asked for.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let (5, entries) = head(&mut rest)? else { return None };
        if entries > ENTRIES {
            return None;
        }
        let mut map = BTreeMap::new();
        for _ in 0..entries {
            let Item::Number(name) = item(&mut rest)? else { return None };
            if map.insert(name, item(&mut rest)?).is_some() {
                return None;
            }
        }
        let number = |name| match map.get(&name) {
            Some(Item::Number(number)) => Some(*number),
            _ => None,
        };
        let bytes = |name, length: Option<usize>| match map.get(&name) {
            Some(Item::Bytes(bytes)) if length.is_none_or(|length| bytes.len() == length) => {
                Some(bytes.clone())
            }
            _ => None,
        };
        // Kind of key, algorithm, and (of a curve) which.
        match (number(1)?, number(3)?, number(-1)) {
            (2, -7, Some(1)) => {
                Some(Self::P256([vec![4], bytes(-2, Some(32))?, bytes(-3, Some(32))?].concat()))
            }
            (1, -8, Some(6)) => Some(Self::Ed25519(bytes(-2, Some(32))?)),
            (3, -257, None) => Some(Self::Rsa(bytes(-1, None)?, bytes(-2, None)?)),
            _ => None,
        }
    }

    /// The key as stored.
    pub(crate) fn to_text(&self) -> String {
        let text = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        match self {
            Self::P256(point) => format!("es256:{}", text(point)),
            Self::Ed25519(point) => format!("eddsa:{}", text(point)),
            Self::Rsa(modulus, exponent) => format!("rs256:{}.{}", text(modulus), text(exponent)),
        }
    }

    /// A stored key.
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        let bytes = |text: &str| URL_SAFE_NO_PAD.decode(text).ok();
        match text.split_once(':')? {
            ("es256", point) => Some(Self::P256(bytes(point)?)),
            ("eddsa", point) => Some(Self::Ed25519(bytes(point)?)),
            ("rs256", pair) => {
                let (modulus, exponent) = pair.split_once('.')?;
                Some(Self::Rsa(bytes(modulus)?, bytes(exponent)?))
            }
            _ => None,
        }
    }

    /// Whether a signature over these bytes is one of this key.
    pub(crate) fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::P256(point) => {
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(signed, signature).is_ok()
            }
            Self::Ed25519(point) => UnparsedPublicKey::new(&ED25519, point).verify(signed, signature).is_ok(),
            Self::Rsa(n, e) => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature).is_ok()
            }
        }
    }
}

/// The kind of the next item and its number: the value itself, or how much follows (RFC 8949, 3). Lengths that are not
/// said beforehand are none of COSE.
fn head(rest: &mut &[u8]) -> Option<(u8, u64)> {
    let (first, after) = rest.split_first()?;
    let (kind, small) = (first >> 5, first & 0x1f);
    let more = match small {
        0..=23 => 0,
        24 => 1,
        25 => 2,
        26 => 4,
        _ => return None,
    };
    let (number, after) = after.split_at_checked(more)?;
    *rest = after;
    let value = number.iter().fold(0, |all, byte| (all << 8) | u64::from(*byte));
    Some((kind, if more == 0 { u64::from(small) } else { value }))
}

fn item(rest: &mut &[u8]) -> Option<Item> {
    match head(rest)? {
        (0, number) => Some(Item::Number(i64::try_from(number).ok()?)),
        (1, number) => Some(Item::Number(-1 - i64::try_from(number).ok()?)),
        (2, length) => {
            let (bytes, after) = rest.split_at_checked(usize::try_from(length).ok()?)?;
            *rest = after;
            Some(Item::Bytes(bytes.to_vec()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of RFC 9052, C.7.1, is longer; this is the shape that authenticators write (CTAP 2.1, 8).
    fn p256() -> Vec<u8> {
        let mut bytes = vec![0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32];
        bytes.extend([7; 32]);
        bytes.extend([0x22, 0x58, 32]);
        bytes.extend([8; 32]);
        bytes
    }

    #[test]
    fn keys_come_back_as_they_were_stored() {
        let rsa: Vec<u8> =
            [&[0xa4, 1, 3, 3, 0x39, 1, 0, 0x20, 0x59, 1, 0][..], &[9; 256], &[0x21, 0x43, 1, 0, 1]].concat();
        let ed: Vec<u8> = [&[0xa4, 1, 1, 3, 0x27, 0x20, 6, 0x21, 0x58, 32][..], &[5; 32]].concat();
        for (bytes, name) in [(p256(), "es256:"), (ed, "eddsa:"), (rsa, "rs256:")] {
            let key = Key::read(&bytes).unwrap();
            assert!(key.to_text().starts_with(name));
            assert_eq!(Key::from_text(&key.to_text()), Some(key.clone()));
            assert!(!key.verifies(b"words", &[0; 64]));
            for length in 0..bytes.len() {
                assert_eq!(Key::read(&bytes[..length]), None, "{name} {length}");
            }
            assert_eq!(Key::read(&[&bytes[..], &[0xa0]].concat()), Some(key), "extensions may follow");
        }
    }

    #[test]
    fn what_is_no_key_is_none() {
        let with = |at: usize, byte: u8| {
            let mut bytes = p256();
            bytes[at] = byte;
            bytes
        };
        for (wrong, why) in [
            (with(0, 0x85), "a list"),
            (with(0, 0xbf), "a map without an end"),
            (with(2, 1), "another kind of key"),
            (with(4, 0x27), "another algorithm"),
            (with(6, 2), "another curve"),
            (with(5, 1), "a name twice"),
            (with(9, 31), "a short coordinate"),
            (with(8, 0x5b), "a length of eight bytes"),
            (vec![0xba, 0xff, 0xff, 0xff, 0xff], "a map of four thousand million"),
        ] {
            assert_eq!(Key::read(&wrong), None, "{why}");
        }
        for wrong in ["", "es256", "es256:*", "rs256:AA", "none:AA"] {
            assert_eq!(Key::from_text(wrong), None, "{wrong}");
        }
    }
}
