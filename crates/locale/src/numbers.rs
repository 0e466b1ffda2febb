//! Numbers and amounts of money as each language writes them.

use crate::Language;

/// Keeps the amount and its sign on one line (CLDR uses the same character).
const NO_BREAK: char = '\u{a0}';

/// Keeps a sign in front of its number where the text runs from right to left (CLDR, `minusSign` of `ar`).
const LEFT_TO_RIGHT: char = '\u{200e}';

/// A whole number in groups of three digits: `1,234` in English and in Arabic, which is written with the digits of most
/// papers on the web, `1.234` in German.
#[must_use]
pub fn number(whole: i64, language: Language) -> String {
    let digits = grouped(&whole.unsigned_abs().to_string(), language);
    format!("{}{digits}", minus(whole, language))
}

fn minus(whole: i64, language: Language) -> String {
    match language {
        _ if whole >= 0 => String::new(),
        Language::Ar => format!("{LEFT_TO_RIGHT}\u{2212}"),
        Language::EnGb | Language::EnUs | Language::DeDe => "\u{2212}".to_owned(),
    }
}

/// An amount in minor units (cents) of an ISO 4217 currency: `€58,000`, `58.000 €` or `58,000 €`. Decimals stand only where the
/// amount has some: `€17.50`, `17,50 €`. A currency without a sign of its own shows its code.
#[must_use]
pub fn money(minor: i64, currency: &str, language: Language) -> String {
    let decimals = needs_decimals(minor, currency);
    format!(
        "{}{}",
        minus(minor, language),
        dressed(&amount(minor, currency, decimals, language), currency, language)
    )
}

/// A span of two amounts in minor units: `€58,000–66,000` or `58.000–66.000 €`. Two equal amounts read like one.
/// Amounts below zero are shown as zero: a span of pay has none.
#[must_use]
pub fn money_range(low: i64, high: i64, currency: &str, language: Language) -> String {
    let (low, high) = (low.max(0), high.max(0));
    if low == high {
        return money(low, currency, language);
    }
    let decimals = needs_decimals(low, currency) || needs_decimals(high, currency);
    let both = format!(
        "{}–{}",
        amount(low, currency, decimals, language),
        amount(high, currency, decimals, language)
    );
    dressed(&both, currency, language)
}

fn grouped(digits: &str, language: Language) -> String {
    let mark = match language {
        Language::EnGb | Language::EnUs | Language::Ar => ',',
        Language::DeDe => '.',
    };
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// The number of decimals of a currency (ISO 4217, minor unit).
fn minor_digits(currency: &str) -> u32 {
    match currency {
        "JPY" | "KRW" | "ISK" | "VND" | "CLP" | "XAF" | "XOF" => 0,
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" => 3,
        _ => 2,
    }
}

fn unit(currency: &str) -> u64 {
    10_u64.pow(minor_digits(currency))
}

fn needs_decimals(minor: i64, currency: &str) -> bool {
    !minor.unsigned_abs().is_multiple_of(unit(currency))
}

/// The bare amount, without its sign.
fn amount(minor: i64, currency: &str, decimals: bool, language: Language) -> String {
    let (minor, unit) = (minor.unsigned_abs(), unit(currency));
    let whole = grouped(&(minor / unit).to_string(), language);
    let width = usize::try_from(minor_digits(currency)).unwrap_or(0);
    if !decimals || width == 0 {
        return whole;
    }
    let point = match language {
        Language::EnGb | Language::EnUs | Language::Ar => '.',
        Language::DeDe => ',',
    };
    format!("{whole}{point}{:0width$}", minor % unit)
}

/// Puts the currency in front (English) or behind (German, Arabic).
fn dressed(amount: &str, currency: &str, language: Language) -> String {
    let sign = match currency {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        other => other,
    };
    match language {
        Language::EnGb | Language::EnUs if sign == currency => format!("{sign}{NO_BREAK}{amount}"),
        Language::EnGb | Language::EnUs => format!("{sign}{amount}"),
        Language::DeDe | Language::Ar => format!("{amount}{NO_BREAK}{sign}"),
    }
}
