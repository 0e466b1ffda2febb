//! Pay as an employer states it, in whole minor units so that no cent is lost to rounding.

use super::codes::currency_digits;
use super::words::stored_words;
use serde::{Deserialize, Serialize};

stored_words! {
    /// The time one amount is paid for.
    pub enum Period {
        /// Per hour.
        Hour = "hour",
        /// Per day.
        Day = "day",
        /// Per week.
        Week = "week",
        /// Per month.
        Month = "month",
        /// Per year.
        Year = "year",
    }
}

impl Period {
    /// schema.org's `unitText`.
    pub const fn schema_value(self) -> &'static str {
        match self {
            Self::Hour => "HOUR",
            Self::Day => "DAY",
            Self::Week => "WEEK",
            Self::Month => "MONTH",
            Self::Year => "YEAR",
        }
    }

    /// How often it fits in a year of full-time work. An agreed measure for filters, not a statement about a contract.
    pub const fn per_year(self) -> i64 {
        match self {
            Self::Hour => 1720,
            Self::Day => 220,
            Self::Week => 52,
            Self::Month => 12,
            Self::Year => 1,
        }
    }
}

/// A pay range; equal ends are a fixed amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pay {
    /// Lower end in minor units of the currency (cents).
    pub min: i64,
    /// Upper end in minor units of the currency (cents).
    pub max: i64,
    /// ISO 4217, for example `EUR`.
    pub currency: String,
    /// What the amounts are paid for.
    pub period: Period,
}

impl Pay {
    /// Largest amount taken, in minor units: a slip of the keyboard above it cannot upset sums.
    pub const LARGEST: i64 = 1_000_000_000_000_000;

    /// True if the amounts are positive and in order and the currency exists.
    pub fn is_valid(&self) -> bool {
        self.min > 0
            && self.min <= self.max
            && self.max <= Self::LARGEST
            && currency_digits(&self.currency).is_some()
    }

    /// Both ends per year, in minor units, for filters and sorting.
    pub fn yearly(&self) -> (i64, i64) {
        let factor = self.period.per_year();
        (self.min.saturating_mul(factor), self.max.saturating_mul(factor))
    }

    /// An amount in minor units as a decimal number in the main unit: `1550` EUR is `15.50`, `1500` EUR is `15`.
    pub fn decimal(&self, minor: i64) -> String {
        let digits = usize::from(currency_digits(&self.currency).unwrap_or(2));
        let text = format!("{minor:0>width$}", width = digits + 1);
        match text.split_at_checked(text.len().saturating_sub(digits)) {
            Some((whole, fraction)) if fraction.chars().any(|digit| digit != '0') => {
                format!("{whole}.{fraction}")
            }
            Some((whole, _)) => whole.to_owned(),
            None => text,
        }
    }
}

/// Germany's legal minimum per hour in cents at a moment (microseconds UTC), where it is known: § 1 MiLoG with the
/// adjustment orders of 2023 and 2025. Other countries, and times before 2025, have none here.
pub fn minimum_wage(country: &str, at: i64) -> Option<i64> {
    // Midnight of 1 January in Berlin.
    const Y2025: i64 = 1_735_686_000_000_000;
    const Y2026: i64 = 1_767_222_000_000_000;
    const Y2027: i64 = 1_798_758_000_000_000;
    match at {
        _ if country != "DE" || at < Y2025 => None,
        _ if at < Y2026 => Some(1282),
        _ if at < Y2027 => Some(1390),
        _ => Some(1460),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pay(min: i64, max: i64, currency: &str) -> Pay {
        Pay { min, max, currency: currency.to_owned(), period: Period::Hour }
    }

    #[test]
    fn amounts_keep_their_cents() {
        let euro = pay(1, 1, "EUR");
        for (minor, text) in [(1550, "15.50"), (1500, "15"), (5, "0.05"), (0, "0"), (5_500_000, "55000")] {
            assert_eq!(euro.decimal(minor), text);
        }
        assert_eq!(pay(1, 1, "JPY").decimal(4_000_000), "4000000");
        assert_eq!(pay(1, 1, "KWD").decimal(1500), "1.500");
    }

    #[test]
    fn a_range_is_in_order_and_its_currency_exists() {
        assert!(pay(1, 1, "EUR").is_valid());
        for wrong in
            [pay(2, 1, "EUR"), pay(0, 1, "EUR"), pay(1, 2, "$"), pay(1, 2, "eur"), pay(1, i64::MAX, "EUR")]
        {
            assert!(!wrong.is_valid(), "{wrong:?}");
        }
    }

    #[test]
    fn the_minimum_wage_changes_at_new_year_in_berlin() {
        assert_eq!(minimum_wage("DE", 1_767_221_999_999_999), Some(1282));
        assert_eq!(minimum_wage("DE", 1_767_222_000_000_000), Some(1390));
        assert_eq!(minimum_wage("FR", 1_767_222_000_000_000), None);
    }
}
