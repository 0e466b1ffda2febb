//! Passwords: how they are kept, and which are too weak to be one.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use tokio::sync::Semaphore;

/// The fewest characters (OWASP ASVS 5.0, V6.2.1, for whoever has rights).
pub const SHORTEST: usize = 12;
/// The most, so that hashing stays bounded. Nothing is ever cut.
pub const LONGEST: usize = 128;

/// Memory of one hash in KiB, passes and lanes: the floor of OWASP's cheat sheet for Argon2id.
const COSTS: (u32, u32, u32) = (19_456, 2, 1);
/// How many may wait for their turn; more are told to come back.
const QUEUE: usize = 50;
const SALT: usize = 16;
const HASH: usize = 32;

/// What a try for an account that does not exist is compared with, so that it takes the same time. No password has
/// this hash.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5aGFzdGhpc29uZQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Hashes passwords, a few at a time; cheap to clone.
#[derive(Clone)]
pub struct Hasher(Arc<Turns>);

struct Turns {
    inside: Arc<Semaphore>,
    all: Arc<Semaphore>,
}

impl Hasher {
    /// One that works on as many passwords at once as there are processors, at most four.
    #[must_use]
    pub fn new() -> Self {
        let most = std::thread::available_parallelism().map_or(1, |n| n.get().min(4));
        let turns = |count| Arc::new(Semaphore::new(count));
        Self(Arc::new(Turns { inside: turns(most), all: turns(most + QUEUE) }))
    }

    /// The text to keep of a password.
    ///
    /// # Errors
    /// [`web::Error::Unavailable`] where too many wait.
    pub async fn hash(&self, password: &str) -> web::Result<String> {
        let mut salt = [0; SALT];
        getrandom::fill(&mut salt).map_err(web::Error::internal)?;
        let password = password.to_owned();
        self.work(move || {
            let hash = derive(&password, (&salt, COSTS)).ok_or("the password could not be hashed")?;
            let (m, t, p) = COSTS;
            let (salt, hash) = (STANDARD_NO_PAD.encode(salt), STANDARD_NO_PAD.encode(hash));
            Ok(format!("$argon2id$v=19$m={m},t={t},p={p}${salt}${hash}"))
        })
        .await
    }

    /// Whether a password is the kept one. Without a kept one it takes the same time and is wrong.
    ///
    /// # Errors
    /// [`web::Error::Unavailable`] where too many wait.
    pub async fn verify(&self, password: &str, kept: Option<String>) -> web::Result<bool> {
        let password = password.to_owned();
        self.work(move || {
            let kept = kept.as_deref().unwrap_or(NOBODY);
            let parts = read(kept).ok_or("a stored password cannot be read")?;
            let hash =
                derive(&password, (&parts.salt, parts.costs)).ok_or("the password could not be hashed")?;
            Ok(same(&hash, &parts.hash))
        })
        .await
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, &'static str> + Send + 'static,
    ) -> web::Result<T> {
        let busy = |_| web::Error::Unavailable("too many passwords at once".to_owned());
        let all = self.0.all.clone().try_acquire_owned().map_err(|_| busy(()))?;
        let inside = self.0.inside.clone().acquire_owned().await.map_err(|_| busy(()))?;
        // A turn ends with the work, not with whoever waits for it: they may hang up, and the thread works on.
        let work = move || {
            let _turns = (all, inside);
            work()
        };
        tokio::task::spawn_blocking(work).await.map_err(web::Error::internal)?.map_err(web::Error::internal)
    }
}

impl Default for Hasher {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a kept hash was made with other costs than today's, and is to be made anew at the next sign-in.
pub(crate) fn is_old(kept: &str) -> bool {
    read(kept).is_none_or(|parts| parts.costs != COSTS)
}

struct Parts {
    costs: (u32, u32, u32),
    salt: Vec<u8>,
    hash: Vec<u8>,
}

/// Reads the PHC form that `hash` writes.
fn read(kept: &str) -> Option<Parts> {
    let rest = kept.strip_prefix("$argon2id$v=19$m=")?;
    let (costs, rest) = rest.split_once('$')?;
    let (salt, hash) = rest.split_once('$')?;
    let (m, rest) = costs.split_once(",t=")?;
    let (t, p) = rest.split_once(",p=")?;
    let costs = (m.parse().ok()?, t.parse().ok()?, p.parse().ok()?);
    let (salt, hash) = (STANDARD_NO_PAD.decode(salt).ok()?, STANDARD_NO_PAD.decode(hash).ok()?);
    (hash.len() == HASH).then_some(Parts { costs, salt, hash })
}

fn derive(password: &str, (salt, (m, t, p)): (&[u8], (u32, u32, u32))) -> Option<[u8; HASH]> {
    let params = Params::new(m, t, p, Some(HASH)).ok()?;
    let mut out = [0; HASH];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(password.as_bytes(), salt, &mut out).ok()?;
    Some(out)
}

/// Compares in the same time whatever differs.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

/// Words that long passwords are lazily made of; those of a list of leaked passwords that still have twelve characters
/// are nearly all one of them with something behind.
const COMMON: [&str; 36] = [
    "password",
    "passwort",
    "passw0rd",
    "kennwort",
    "qwerty",
    "qwertz",
    "azerty",
    "asdfgh",
    "yxcvbn",
    "zxcvbn",
    "1q2w3e",
    "letmein",
    "welcome",
    "willkommen",
    "iloveyou",
    "ichliebedich",
    "administrator",
    "admin",
    "publisher",
    "newspaper",
    "zeitung",
    "redaktion",
    "newsroom",
    "courant",
    "football",
    "fussball",
    "princess",
    "sunshine",
    "superman",
    "dragon",
    "monkey",
    "secret",
    "geheim",
    "changeme",
    "trustno1",
    "michael",
];

/// Why a password is too weak, as the key of a sentence. `known` are words that strangers know of its owner: the
/// address, the name, the paper.
pub(crate) fn flaw(password: &str, known: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("accounts-error-password-short");
    }
    if length > LONGEST {
        return Some("accounts-error-password-long");
    }
    if is_lazy(password, known) { Some("accounts-error-password-common") } else { None }
}

/// Whether hardly anything is left without what anybody would try first.
fn is_lazy(password: &str, known: &[&str]) -> bool {
    let mut rest = password.to_lowercase();
    let own = known.iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let own = own.map(str::to_lowercase).filter(|word| word.chars().count() >= 3);
    let mut words: Vec<String> = COMMON.iter().map(|word| (*word).to_owned()).chain(own).collect();
    words.sort_unstable_by_key(|word| std::cmp::Reverse(word.len()));
    for word in &words {
        rest = rest.replace(word, "");
    }
    let mut steps = 0;
    let mut last = None;
    for c in rest.chars().map(u32::from) {
        // A letter that follows the one before in the alphabet, or repeats it, adds nothing.
        if last.is_none_or(|last: u32| last.abs_diff(c) > 1) {
            steps += 1;
        }
        last = Some(c);
    }
    let mut different: Vec<char> = rest.chars().filter(|c| !c.is_whitespace()).collect();
    different.sort_unstable();
    different.dedup();
    steps < 5 || different.len() < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let hasher = Hasher::new();
        let kept = hasher.hash("correct horse battery").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$") && !is_old(&kept));
        assert_ne!(kept, hasher.hash("correct horse battery").await.unwrap());
        assert!(hasher.verify("correct horse battery", Some(kept.clone())).await.unwrap());
        for wrong in ["correct horse batter", "Correct horse battery", "", "nobody"] {
            assert!(!hasher.verify(wrong, Some(kept.clone())).await.unwrap(), "{wrong}");
            assert!(!hasher.verify(wrong, None).await.unwrap(), "{wrong}");
        }
        assert!(hasher.verify("x", Some("damaged".to_owned())).await.is_err());
        assert!(is_old(&kept.replace("m=19456", "m=8192")));
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        // The reference implementation's own test of Argon2id: two passes, 64 MiB, one lane.
        let derived = derive("password", (b"somesalt", (1 << 16, 2, 1))).unwrap();
        let hex: String = derived.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    #[test]
    fn weak_passwords_are_told() {
        let known = ["ida.oehler@paper.example", "Ida Oehler", "The Courant"];
        for (weak, key) in [
            ("", "short"),
            ("tide at 7", "short"),
            ("password1234", "common"),
            ("Passwort2025!", "common"),
            ("aaaaaaaaaaaaaaaa", "common"),
            ("abcdefghijklmn", "common"),
            ("123456789012", "common"),
            ("ababababababab", "common"),
            ("ida.oehler@paper.example", "common"),
            ("IdaOehler123", "common"),
            ("courantcourant1", "common"),
        ] {
            assert_eq!(flaw(weak, &known), Some(format!("accounts-error-password-{key}").as_str()), "{weak}");
        }
        for fine in ["correct horse battery", "wir sehen uns am Kai", "ذهبت إلى السوق أمس", "x7#Lq0v!Zp2m"]
        {
            assert_eq!(flaw(fine, &known), None, "{fine}");
        }
        assert_eq!(flaw(&"tide and pier ".repeat(10), &known), Some("accounts-error-password-long"));
    }
}
