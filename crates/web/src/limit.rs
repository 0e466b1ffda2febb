//! Limits on how often one network may do something (the leaky bucket of `governor`).

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// So many in such a time, as `COURANT_COMMENT_RATE` is written: `6/60` is six in sixty seconds, `off` is no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// How many at once.
    pub burst: NonZeroU32,
    /// In how long the whole burst comes back.
    pub per: Duration,
}

impl Rule {
    /// Reads `N/SECONDS`, or `off` as `None`.
    ///
    /// # Errors
    /// A sentence that says how it is written.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        if text.trim() == "off" {
            return Ok(None);
        }
        let wrong =
            || format!("\"{text}\" is no rate; write for example 6/60 (six in sixty seconds), or off");
        let (burst, seconds) = text.trim().split_once('/').ok_or_else(wrong)?;
        let burst = burst.parse().map_err(|_| wrong())?;
        let seconds: u64 = seconds.parse().map_err(|_| wrong())?;
        if seconds == 0 {
            return Err(wrong());
        }
        Ok(Some(Self { burst, per: Duration::from_secs(seconds) }))
    }
}

/// Counts by key, in memory of this process.
pub struct RateLimit {
    limiter: Option<DefaultKeyedRateLimiter<String>>,
    clock: DefaultClock,
}

impl RateLimit {
    /// A limit by this rule; none at all without one.
    #[must_use]
    pub fn new(rule: Option<Rule>) -> Self {
        let quota = rule
            .and_then(|rule| Some(Quota::with_period(rule.per / rule.burst.get())?.allow_burst(rule.burst)));
        Self { limiter: quota.map(RateLimiter::keyed), clock: DefaultClock::default() }
    }

    /// Counts one for `key`.
    ///
    /// # Errors
    /// The seconds to wait, at least 1.
    pub fn take(&self, key: &str) -> Result<(), u64> {
        let Some(limiter) = &self.limiter else { return Ok(()) };
        if limiter.len() > 10_000 {
            // Keys that are full again need no memory.
            limiter.retain_recent();
        }
        limiter.check_key(&key.to_owned()).map_err(|not_until| {
            let wait = not_until.wait_time_from(self.clock.now());
            wait.as_secs() + 1
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_or_explained() {
        assert_eq!(Rule::parse("off"), Ok(None));
        let rule = Rule::parse("6/60").unwrap().unwrap();
        assert_eq!((rule.burst.get(), rule.per.as_secs()), (6, 60));
        for wrong in ["", "6", "0/5", "6/0", "six/60", "-1/60"] {
            assert!(Rule::parse(wrong).unwrap_err().contains("6/60"), "{wrong}");
        }
    }

    #[test]
    fn the_burst_passes_and_the_next_waits() {
        let limit = RateLimit::new(Rule::parse("2/60").unwrap());
        assert_eq!((limit.take("a"), limit.take("a")), (Ok(()), Ok(())));
        assert!(limit.take("a").is_err_and(|seconds| (1..=31).contains(&seconds)));
        assert_eq!(limit.take("b"), Ok(()));
    }
}
