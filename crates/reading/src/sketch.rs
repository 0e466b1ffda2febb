//! How many different readers, without a list of them: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier, 2007) with
//! 4,096 registers, off by about 1.6 % when there are many, and by linear counting nearly exact when there are few.
//!
//! A register holds the longest run of zeros among the fingerprints that fell to it. Two sketches of the same day
//! join to the sketch of both, so that several processes, and a process that was started anew, count each reader once.

use std::collections::BTreeMap;

/// Bits of a fingerprint that choose its register.
const CHOOSE: u32 = 12;
/// Registers.
const SIZE: f64 = 4_096.0;
/// The bias correction for this many registers (the paper, figure 3).
const ALPHA: f64 = 0.721_3 / (1.0 + 1.079 / SIZE);
/// Characters of a register as text: three of its number, two of its run.
const TEXT: usize = 5;

/// The readers of a day, as far as their number goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sketch(BTreeMap<u16, u8>);

impl Sketch {
    /// Adds a reader by their fingerprint, 64 bits that look like chance.
    pub(crate) fn add(&mut self, fingerprint: u64) {
        let register = u16::try_from(fingerprint >> (64 - CHOOSE)).unwrap_or(0);
        // The bit behind the run ends it.
        let run = ((fingerprint << CHOOSE) | (1 << (CHOOSE - 1))).leading_zeros() + 1;
        self.raise(register, u8::try_from(run).unwrap_or(u8::MAX));
    }

    /// Adds the readers of another sketch made with the same salt.
    pub(crate) fn join(&mut self, other: &Self) {
        other.0.iter().for_each(|(register, run)| self.raise(*register, *run));
    }

    fn raise(&mut self, register: u16, run: u8) {
        let kept = self.0.entry(register).or_default();
        *kept = (*kept).max(run);
    }

    /// About how many readers there were.
    pub(crate) fn estimate(&self) -> i64 {
        let empty = SIZE - f64::from(u32::try_from(self.0.len()).unwrap_or(u32::MAX));
        let sum: f64 = empty + self.0.values().map(|run| 0.5_f64.powi(i32::from(*run))).sum::<f64>();
        let raw = ALPHA * SIZE * SIZE / sum;
        let guess = if raw <= 2.5 * SIZE && empty > 0.0 { SIZE * (SIZE / empty).ln() } else { raw };
        whole(guess)
    }

    /// As it is stored; one that is full takes 20 KB.
    pub(crate) fn encode(&self) -> String {
        self.0.iter().map(|(register, run)| format!("{register:03x}{run:02x}")).collect()
    }

    /// Reads the stored form; what is damaged is left out.
    pub(crate) fn decode(text: &str) -> Self {
        let mut sketch = Self::default();
        for part in text.as_bytes().chunks_exact(TEXT) {
            let read = std::str::from_utf8(part).ok().and_then(|part| u32::from_str_radix(part, 16).ok());
            if let Some(read) = read
                && let (Ok(register), Ok(run)) = (u16::try_from(read >> 8), u8::try_from(read & 0xff))
            {
                sketch.raise(register, run);
            }
        }
        sketch
    }
}

#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "no reader estimate comes near the end of i64, and `as` stops there"
)]
fn whole(number: f64) -> i64 {
    number.round() as i64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest as _, Sha256};

    use super::*;

    fn fingerprint(number: u32) -> u64 {
        let digest = Sha256::digest(number.to_be_bytes());
        u64::from_be_bytes(digest[..8].try_into().unwrap())
    }

    fn sketch(readers: std::ops::Range<u32>) -> Sketch {
        let mut sketch = Sketch::default();
        readers.for_each(|number| sketch.add(fingerprint(number)));
        sketch
    }

    #[test]
    fn few_are_counted_nearly_exactly_and_many_within_five_hundredths() {
        for readers in [0, 1, 2, 3, 10, 50] {
            let estimate = sketch(0..readers).estimate();
            assert!((estimate - i64::from(readers)).abs() <= 1, "{readers}: {estimate}");
        }
        for readers in [1_000_u32, 9_000, 12_000, 50_000, 200_000] {
            let estimate = sketch(0..readers).estimate();
            let off = (estimate - i64::from(readers)).abs() * 100 / i64::from(readers);
            assert!(off <= 5, "{readers}: {estimate}");
        }
    }

    #[test]
    fn damaged_text_is_left_out() {
        assert_eq!(Sketch::decode("").estimate(), 0);
        assert_eq!(Sketch::decode("zzzzz00").estimate(), 0);
        // Parts are told by their place: one that is damaged takes nothing else with it.
        let mut one = Sketch::default();
        one.raise(1, 10);
        assert_eq!(Sketch::decode("é0000010a"), one);
        assert_eq!(Sketch::decode("0010azzzzz0010"), one);
        assert_eq!(Sketch::decode("é00010a"), Sketch::default());
    }

    proptest! {
        #[test]
        fn a_sketch_reads_back_and_joins(a in 0..3_000_u32, b in 0..3_000_u32) {
            let (first, second) = (sketch(0..a), sketch(1_000..1_000 + b));
            prop_assert_eq!(&Sketch::decode(&first.encode()), &first);
            let mut both = first.clone();
            both.join(&second);
            both.join(&second);
            let mut all = first;
            (1_000..1_000 + b).for_each(|number| all.add(fingerprint(number)));
            prop_assert_eq!(both, all);
        }
    }
}
