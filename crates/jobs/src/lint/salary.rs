//! J9: pay as numbers with a currency and a period, as the employer gave it.

use super::{Report, items_of, text_of};
use crate::model::currency_digits;
use serde_json::Value;

pub(super) fn check(report: &mut Report, posting: &Value) {
    if posting.get("estimatedSalary").is_some() {
        report.error(
            "J9",
            "estimatedSalary",
            "Never publish an estimate; give the employer\u{2019}s figures or none.",
        );
    }
    for (path, salary) in items_of(posting, "baseSalary") {
        if !salary.is_object() {
            let sentence =
                "Give pay as a MonetaryAmount with currency, numbers and period, not as one text or number.";
            report.error("J9", path, sentence);
            continue;
        }
        let currency = text_of(salary, "currency").filter(|code| currency_digits(code).is_some());
        if currency.is_none() {
            report.error(
                "J9",
                format!("{path}.currency"),
                "Give the currency as an ISO 4217 code such as EUR.",
            );
        }
        match salary.get("value").filter(|value| value.is_object()) {
            Some(value) => quantity(report, &format!("{path}.value"), value, currency),
            None => {
                let sentence = "Put the numbers and the period into a QuantitativeValue.";
                report.error("J9", format!("{path}.value"), sentence);
            }
        }
    }
}

fn quantity(report: &mut Report, path: &str, value: &Value, currency: Option<&str>) {
    let mut amount = |name: &str| {
        let given = value.get(name)?;
        let number = given.as_f64().filter(|number| number.is_finite() && *number > 0.0);
        if number.is_none() {
            report.error("J9", format!("{path}.{name}"), "Pay must be a number above zero, not a text.");
        }
        Some(number)
    };
    let (one, min, max) = (amount("value"), amount("minValue"), amount("maxValue"));
    let sentence = match (one, min, max) {
        (Some(_), None, None) => None,
        (None, Some(Some(min)), Some(Some(max))) if min > max => {
            Some("The lower end is above the upper end.")
        }
        (None, Some(_), Some(_)) => None,
        (None, None, None) => Some("Give either value, or minValue and maxValue."),
        (None, ..) => Some("A range needs both minValue and maxValue."),
        (Some(_), ..) => Some("Give either one value or a range, not both."),
    };
    if let Some(sentence) = sentence {
        report.error("J9", path, sentence);
    }
    let unit = text_of(value, "unitText");
    if !unit.is_some_and(|unit| ["HOUR", "DAY", "WEEK", "MONTH", "YEAR"].contains(&unit)) {
        report.error(
            "J9",
            format!("{path}.unitText"),
            "Say what the pay is for: HOUR, DAY, WEEK, MONTH or YEAR.",
        );
    }
    let highest = [one, min, max].into_iter().flatten().flatten().fold(0.0, f64::max);
    if let (Some("EUR" | "USD" | "GBP" | "CHF"), Some(unit)) = (currency, unit)
        && !plausible(highest, unit)
    {
        let sentence = format!("{highest} per {} is unlikely; check the period.", unit.to_lowercase());
        report.warn("J9", format!("{path}.unitText"), sentence);
    }
}

/// Rough bounds that catch a project's price given per hour and an hourly wage given per year.
fn plausible(highest: f64, unit: &str) -> bool {
    match unit {
        "HOUR" => highest <= 500.0,
        "DAY" => highest <= 5_000.0,
        "WEEK" => highest <= 25_000.0,
        "MONTH" => (50.0..=100_000.0).contains(&highest),
        "YEAR" => highest >= 1_000.0,
        _ => true,
    }
}
