//! Time and ids are parameters, so that tests can hold both still.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

/// Where the time comes from. All times are microseconds since 1970-01-01 UTC.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// A clock that stands still until a test moves it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that shows `micros` and does not move by itself.
    #[must_use]
    pub fn fixed(micros: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(micros)))
    }

    /// The time now, in microseconds since 1970 UTC. A machine clock before 1970 reads as 0.
    #[must_use]
    pub fn now(&self) -> i64 {
        match self {
            Self::System => {
                #[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
                let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
                i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
            }
            Self::Fixed(at) => at.load(Ordering::SeqCst),
        }
    }

    /// Moves a fixed clock forward; the machine's clock is left alone.
    pub fn advance(&self, by: Duration) {
        if let Self::Fixed(at) = self {
            at.fetch_add(i64::try_from(by.as_micros()).unwrap_or(0), Ordering::SeqCst);
        }
    }
}

/// 2025-01-01T00:00:00Z in milliseconds: ids count from here, which leaves 69 years.
const EPOCH_MS: u64 = 1_735_689_600_000;
const LOW_BITS: u32 = 22;

/// Makes 64-bit ids that grow with time: 41 bits of milliseconds since 2025, 22 bits that start at a random
/// number in every millisecond and count up. Two processes collide only if they draw the same number in the same
/// millisecond; the primary key then refuses the second, and the write is run again.
#[derive(Clone, Debug)]
pub struct Ids {
    clock: Clock,
    last: Arc<AtomicU64>,
}

impl Ids {
    /// Ids that take their time from `clock`.
    #[must_use]
    pub fn new(clock: Clock) -> Self {
        Self { clock, last: Arc::new(AtomicU64::new(0)) }
    }

    /// The next id: positive, and larger than every id made before by this generator.
    #[must_use]
    pub fn next(&self) -> i64 {
        let floor = first_of(self.clock.now());
        // Half of the low bits at random leaves room to count up within the millisecond.
        let start = floor | u64::from(random_u32() >> (32 - LOW_BITS + 1));
        let before = self.last.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |last| {
            Some(if last >= start { last + 1 } else { start })
        });
        let last = before.unwrap_or_else(|seen| seen);
        i64::try_from(if last >= start { last + 1 } else { start }).unwrap_or(i64::MAX)
    }

    /// When an id was made, to the millisecond, in microseconds since 1970 UTC.
    #[must_use]
    pub fn moment(id: i64) -> i64 {
        let ms = (u64::try_from(id).unwrap_or(0) >> LOW_BITS).saturating_add(EPOCH_MS);
        i64::try_from(ms).unwrap_or(0).saturating_mul(1_000)
    }

    /// The smallest id that could have been made at `micros`: a bound for "everything since".
    #[must_use]
    pub fn floor(micros: i64) -> i64 {
        i64::try_from(first_of(micros)).unwrap_or(i64::MAX)
    }
}

fn first_of(micros: i64) -> u64 {
    let ms = u64::try_from(micros / 1_000).unwrap_or(0).saturating_sub(EPOCH_MS);
    (ms & ((1 << 41) - 1)) << LOW_BITS
}

/// A random number for ids and jitter. Without the kernel's generator it is 0: ids then still grow.
pub(crate) fn random_u32() -> u32 {
    getrandom::u32().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_grow_even_when_the_clock_stands_still_or_goes_back() {
        let clock = Clock::fixed(1_800_000_000_000_000);
        let ids = Ids::new(clock.clone());
        let mut last = 0;
        for round in 0..5_000 {
            if round == 2_000
                && let Clock::Fixed(at) = &clock
            {
                at.fetch_sub(60_000_000, Ordering::SeqCst);
            }
            let id = ids.next();
            assert!(id > last);
            last = id;
        }
    }

    #[test]
    fn the_floor_of_a_moment_is_below_its_ids() {
        let now = 1_800_000_000_000_000;
        let id = Ids::new(Clock::fixed(now)).next();
        assert!(Ids::floor(now) <= id && id < Ids::floor(now + 1_000));
        assert_eq!(Ids::moment(id), now);
    }
}
