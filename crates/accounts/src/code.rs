//! One-time codes of an authenticator (RFC 6238 with SHA-1, thirty seconds and six digits, which all of them know), and
//! the codes for when it is lost.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha1::Sha1;

/// How long a code is shown, in microseconds.
const STEP: i64 = 30_000_000;
/// Recovery codes of a person.
pub(crate) const RECOVERY: usize = 10;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A new secret, 160 bits in base 32 (RFC 4648).
pub(crate) fn secret() -> web::Result<String> {
    Ok(encode(&random::<20>()?))
}

/// Codes of 80 bits each, in groups of four.
pub(crate) fn recovery() -> web::Result<Vec<String>> {
    (0..RECOVERY).map(|_| Ok(grouped(&encode(&random::<10>()?).to_lowercase(), "-"))).collect()
}

/// A text in groups of four characters.
pub(crate) fn grouped(text: &str, between: &str) -> String {
    let all: Vec<char> = text.chars().collect();
    all.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

/// A code as it is compared: without spaces and hyphens, lower case.
pub(crate) fn normal(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && *c != '-').flat_map(char::to_lowercase).take(64).collect()
}

/// The step whose code this is at `now`: the present one, the one before, the one after. Codes up to `last` are used.
pub(crate) fn step_of(secret: &str, typed: &str, (now, last): (i64, i64)) -> Option<i64> {
    let key = decode(secret)?;
    let here = now.div_euclid(STEP);
    let typed = normal(typed);
    [here - 1, here, here + 1]
        .into_iter()
        .filter(|step| *step > last)
        .find(|step| code(&key, *step).as_deref() == Some(&typed))
}

fn code(key: &[u8], step: i64) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).ok()?;
    mac.update(&step.to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let offset = usize::from(tag.last()? & 15);
    let four: [u8; 4] = tag.get(offset..offset + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000))
}

fn random<const N: usize>() -> web::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(web::Error::internal)?;
    Ok(bytes)
}

/// Base 32 without filling; all lengths here are multiples of five bytes.
fn encode(bytes: &[u8]) -> String {
    let five = |chunk: &[u8]| chunk.iter().fold(0_u64, |all, byte| all << 8 | u64::from(*byte));
    let letter = |value: u64, place: u32| {
        let index = usize::try_from(value >> (35 - 5 * place) & 31).unwrap_or(0);
        char::from(ALPHABET.get(index).copied().unwrap_or(b'A'))
    };
    bytes.chunks(5).flat_map(|chunk| (0..8).map(move |place| letter(five(chunk), place))).collect()
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let (mut all, mut held, mut bits) = (Vec::new(), 0_u32, 0_u32);
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|one| *one == letter)?;
        held = held << 5 | u32::try_from(value).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            all.push(u8::try_from(held >> bits & 255).ok()?);
        }
    }
    Some(all)
}

/// The code that an authenticator shows at `now`.
#[cfg(feature = "testing")]
pub(crate) fn shown(secret: &str, now: i64) -> Option<String> {
    code(&decode(secret)?, now.div_euclid(STEP))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, the last six of its eight digits.
        let key = b"12345678901234567890";
        for (second, expected) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (20_000_000_000, "353130")]
        {
            assert_eq!(code(key, second / 30).unwrap(), expected);
        }
        assert_eq!(encode(key), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert_eq!(decode(&encode(key)).unwrap(), key);
    }

    #[test]
    fn a_code_counts_within_a_step_and_once() {
        let secret = encode(b"12345678901234567890");
        let now = 59_000_000;
        for (at, last, expected) in [
            (now, 0, Some(1)),
            (now + STEP, 0, Some(1)),
            (now - STEP, 0, Some(1)),
            (now + 2 * STEP, 0, None),
            (now, 1, None),
        ] {
            assert_eq!(step_of(&secret, " 287 082", (at, last)), expected, "{at} {last}");
        }
        assert_eq!(step_of(&secret, "287083", (now, 0)), None);
        let codes = recovery().unwrap();
        assert!(
            codes.len() == RECOVERY && codes.iter().all(|code| code.len() == 19 && normal(code).len() == 16)
        );
    }
}
