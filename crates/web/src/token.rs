//! Form tokens: proof that a form came from a page of ours, and when. They hold no reader: the same page, with the
//! same token, is shared by all.

use std::time::Duration;

use crate::secret::Secret;

/// Makes and checks form tokens.
#[derive(Clone, Debug)]
pub struct FormTokens {
    secret: Secret,
}

/// Why a token is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenProblem {
    /// There is none.
    Missing,
    /// It was not made here, or for another form.
    Forged,
    /// Older than [`FormTokens::LIFE`].
    Old,
}

impl FormTokens {
    /// How long a page may lie open before its form is sent.
    pub const LIFE: Duration = Duration::from_hours(48);

    /// Tokens signed with `secret`.
    #[must_use]
    pub fn new(secret: Secret) -> Self {
        Self { secret }
    }

    /// A token for the form named `purpose`, issued at `now` (microseconds since 1970 UTC).
    #[must_use]
    pub fn issue(&self, purpose: &str, now: i64) -> String {
        let seconds = now.div_euclid(1_000_000);
        format!("{seconds:x}.{}", self.secret.sign(&message(purpose, seconds)))
    }

    /// The age of a token.
    ///
    /// # Errors
    /// The [`TokenProblem`].
    pub fn check(&self, token: &str, purpose: &str, now: i64) -> Result<Duration, TokenProblem> {
        if token.is_empty() {
            return Err(TokenProblem::Missing);
        }
        let (seconds, code) = token.split_once('.').ok_or(TokenProblem::Forged)?;
        let seconds = i64::from_str_radix(seconds, 16).map_err(|_| TokenProblem::Forged)?;
        if !self.secret.verify(&message(purpose, seconds), code) {
            return Err(TokenProblem::Forged);
        }
        let age = now.div_euclid(1_000_000).saturating_sub(seconds);
        let age = Duration::from_secs(u64::try_from(age).unwrap_or(0));
        if age > Self::LIFE { Err(TokenProblem::Old) } else { Ok(age) }
    }
}

fn message(purpose: &str, seconds: i64) -> String {
    format!("form:{purpose}:{seconds}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_736_841_900_000_000;

    #[test]
    fn a_token_tells_its_age_and_nothing_else_passes() {
        let tokens = FormTokens::new(Secret::random().unwrap());
        let token = tokens.issue("comment:1", NOW);
        assert_eq!(tokens.check(&token, "comment:1", NOW + 5_000_000), Ok(Duration::from_secs(5)));
        assert_eq!(tokens.check(&token, "comment:2", NOW), Err(TokenProblem::Forged));
        assert_eq!(tokens.check("", "comment:1", NOW), Err(TokenProblem::Missing));
        assert_eq!(tokens.check(&token, "comment:1", NOW + 200_000_000_000), Err(TokenProblem::Old));
        for forged in ["x", "1.", ".", "ffffffffffffffffff.a", "0.AAAAAAAAAAAAAAAAAAAAAA", "é.é"] {
            assert_eq!(tokens.check(forged, "comment:1", NOW), Err(TokenProblem::Forged), "{forged}");
        }
        let other = FormTokens::new(Secret::random().unwrap());
        assert_eq!(other.check(&token, "comment:1", NOW), Err(TokenProblem::Forged));
    }
}
