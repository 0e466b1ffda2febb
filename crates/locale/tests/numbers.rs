//! Numbers and money.

use locale::Language::{Ar, DeDe, EnGb, EnUs};
use locale::{Language, money, money_range, number};
use proptest::prelude::*;

#[test]
fn groups_of_three() {
    for (whole, english, german) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_234, "1,234", "1.234"),
        (12_345_678, "12,345,678", "12.345.678"),
        (-1_000, "\u{2212}1,000", "\u{2212}1.000"),
    ] {
        assert_eq!(number(whole, EnGb), english);
        assert_eq!(number(whole, DeDe), german);
        assert_eq!(number(whole, EnUs), english);
        assert_eq!(number(whole, Ar).trim_start_matches('\u{200e}'), english);
    }
    assert_eq!(number(-5, Ar), "\u{200e}\u{2212}5");
    assert_eq!(number(i64::MIN, EnGb), "\u{2212}9,223,372,036,854,775,808");
}

#[test]
fn amounts_stand_as_each_language_writes_them() {
    for (minor, currency, english, german) in [
        (5_800_000, "EUR", "€58,000", "58.000\u{a0}€"),
        (1_750, "EUR", "€17.50", "17,50\u{a0}€"),
        (5, "GBP", "£0.05", "0,05\u{a0}£"),
        (-250, "USD", "\u{2212}$2.50", "\u{2212}2,50\u{a0}$"),
        (9_000_000, "CHF", "CHF\u{a0}90,000", "90.000\u{a0}CHF"),
        (58_000, "JPY", "JPY\u{a0}58,000", "58.000\u{a0}JPY"),
        (1_500, "KWD", "KWD\u{a0}1.500", "1,500\u{a0}KWD"),
        (0, "EUR", "€0", "0\u{a0}€"),
    ] {
        assert_eq!(money(minor, currency, EnGb), english);
        assert_eq!(money(minor, currency, DeDe), german);
        assert_eq!(money(minor, currency, EnUs), english);
    }
}

#[test]
fn spans_name_the_currency_once() {
    assert_eq!(money_range(5_800_000, 6_600_000, "EUR", EnGb), "€58,000–66,000");
    assert_eq!(money_range(5_800_000, 6_600_000, "EUR", DeDe), "58.000–66.000\u{a0}€");
    assert_eq!(money_range(1_700, 1_850, "EUR", EnGb), "€17.00–18.50");
    assert_eq!(money_range(1_700, 1_700, "EUR", EnGb), "€17");
    assert_eq!(money_range(5_800_000, 6_600_000, "USD", EnUs), "$58,000–66,000");
    assert_eq!(money_range(5_800_000, 6_600_000, "EUR", Ar), "58,000–66,000\u{a0}€");
    assert_eq!(money(-1_750, "EUR", Ar), "\u{200e}\u{2212}17.50\u{a0}€");
}

proptest! {
    #[test]
    fn a_number_keeps_its_digits(whole in any::<i64>()) {
        for language in Language::ALL {
            let digits: String = number(whole, language).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, whole.unsigned_abs().to_string());
        }
    }
}
