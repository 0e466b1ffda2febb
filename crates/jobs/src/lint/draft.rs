//! The employer's form: would this listing make a valid posting, and does it say what it pays?

use web::Sentence;

use super::{Finding, Report, description, equality, place::short, title};
use crate::model::text::{filled, is_web_address, squash};
use crate::model::{
    Apply, Employment, Listing, Pay, PayPolicy, Place, Workplace, expand_countries, is_country, minimum_wage,
    strip_gender_marker,
};

/// What the board asks.
#[derive(Clone, Copy, Debug)]
pub struct DraftRules {
    /// Microseconds UTC.
    pub now: i64,
    /// How far the board insists on pay.
    pub pay_policy: PayPolicy,
}

/// Checks a listing before it is handed in. Paths are names of fields. A listing without errors gives, once live and
/// with both dates, a posting without errors.
pub fn lint_draft(listing: &Listing, rules: &DraftRules) -> Vec<Finding> {
    let mut report = Report::default();
    words(&mut report, listing);
    company(&mut report, listing);
    places(&mut report, listing);
    remote(&mut report, listing);
    pay(&mut report, listing, rules);
    terms(&mut report, listing, rules);
    equality::check(&mut report, listing);
    report.findings
}

fn words(report: &mut Report, listing: &Listing) {
    let (squashed, body) = (squash(&listing.title), squash(&listing.body));
    if squashed.is_empty() {
        report.refuse("J2", "title", Sentence::key("jobs-refused-title"));
    } else if listing.title.chars().count() > Listing::LONGEST_TITLE {
        let sentence = Sentence::key("jobs-refused-title-long").number("max", Listing::LONGEST_TITLE);
        report.refuse("J3", "title", sentence);
    }
    let shown = strip_gender_marker(&listing.title);
    let cities: Vec<String> =
        listing.places.iter().filter_map(|place| filled(&place.city)).map(str::to_owned).collect();
    title::hints(report, &shown, filled(&listing.company.name), &cities);

    let length = listing.body.chars().count();
    if body.is_empty() {
        report.refuse("J2", "body", Sentence::key("jobs-refused-body"));
    } else if body == squashed || body == squash(&shown) {
        report.refuse("J4", "body", Sentence::key("jobs-refused-body-title"));
    } else if length > Listing::LONGEST_BODY {
        let sentence = Sentence::key("jobs-refused-body-long").number("max", Listing::LONGEST_BODY);
        report.refuse("J4", "body", sentence);
    } else if length < description::SHORT {
        report.warn("J4", "body", "The text is short; name the duties and what is asked for.");
    }
}

fn company(report: &mut Report, listing: &Listing) {
    let company = &listing.company;
    if filled(&company.name).is_none() {
        report.refuse("J2", "company", Sentence::key("jobs-refused-employer"));
    }
    let given = |text: &'_ Option<String>| text.as_deref().and_then(filled).map(str::to_owned);
    if given(&company.site).is_some_and(|site| !is_web_address(&site)) {
        report.refuse("J14", "site", Sentence::key("jobs-refused-employer-site"));
    }
    if given(&company.logo).is_some_and(|logo| !logo.starts_with('/') && !is_web_address(&logo)) {
        report.refuse("J14", "logo", Sentence::key("jobs-refused-employer-logo"));
    }
}

fn places(report: &mut Report, listing: &Listing) {
    if listing.places.is_empty() && listing.workplace != Workplace::Remote {
        report.refuse("J2", "places", Sentence::key("jobs-refused-places"));
    }
    if listing.places.len() > Listing::MOST_PLACES {
        report.refuse(
            "J8",
            "places",
            Sentence::key("jobs-refused-places-many").number("max", Listing::MOST_PLACES),
        );
    }
    for (at, place) in listing.places.iter().take(Listing::MOST_PLACES).enumerate() {
        one_place(report, &format!("places[{at}]"), place, listing.workplace);
    }
}

fn one_place(report: &mut Report, path: &str, place: &Place, workplace: Workplace) {
    if !is_country(&place.country) {
        let sentence = match filled(&place.country) {
            Some(given) => Sentence::key("jobs-refused-country-code").with("given", short(given)),
            None => Sentence::key("jobs-refused-country"),
        };
        report.refuse("J2", format!("{path}.country"), sentence);
    }
    match (filled(&place.city), workplace) {
        (Some(_), _) => {}
        (None, Workplace::Remote) => {
            report.warn(
                "J7",
                format!("{path}.city"),
                "Name the town of this office, or remove it from a remote job.",
            );
        }
        (None, _) => report.refuse("J8", format!("{path}.city"), Sentence::key("jobs-refused-city")),
    }
}

fn remote(report: &mut Report, listing: &Listing) {
    let countries = &listing.applicant_countries;
    for (at, code) in
        countries.iter().enumerate().filter(|(_, code)| *code != "EU" && !is_country(code)).take(20)
    {
        let sentence = Sentence::key("jobs-refused-countries-one").with("given", short(code));
        report.refuse("J6", format!("applicant_countries[{at}]"), sentence);
    }
    match listing.workplace {
        Workplace::Remote if expand_countries(countries.iter().map(String::as_str)).is_empty() => {
            report.refuse("J6", "applicant_countries", Sentence::key("jobs-refused-countries"));
        }
        Workplace::OnSite | Workplace::Hybrid if !countries.is_empty() => {
            let sentence = "Applicants\u{2019} countries are shown only for wholly remote jobs.";
            report.warn("J6", "applicant_countries", sentence);
        }
        _ => {}
    }
}

fn pay(report: &mut Report, listing: &Listing, rules: &DraftRules) {
    let tariff = listing.tariff.as_deref().and_then(filled);
    if let Some(pay) = &listing.pay {
        return amounts(report, listing, pay, rules.now);
    }
    if listing.is_volunteering() {
        return;
    }
    match (rules.pay_policy, tariff) {
        (PayPolicy::Required, _) => report.refuse("P3", "pay", Sentence::key("jobs-refused-pay")),
        (PayPolicy::RequiredOrTariff, None) => {
            report.refuse("P3", "pay", Sentence::key("jobs-refused-pay-tariff"));
        }
        (PayPolicy::Recommended, None) => {
            report.warn("P3", "pay", "Adverts that name the pay are answered more often; enter a range.");
        }
        (_, Some(tariff)) if !tariff.chars().any(char::is_numeric) => {
            report.warn(
                "P3",
                "tariff",
                "Name the pay group as well, for example \u{201c}TV\u{f6}D E11\u{201d}.",
            );
        }
        (_, Some(_)) => {}
    }
}

fn amounts(report: &mut Report, listing: &Listing, pay: &Pay, now: i64) {
    if crate::model::currency_digits(&pay.currency).is_none() {
        report.refuse("P3", "pay.currency", Sentence::key("jobs-refused-currency"));
    } else if pay.min > pay.max {
        report.refuse("P3", "pay", Sentence::key("jobs-refused-pay-order"));
    } else if !pay.is_valid() {
        report.refuse("P3", "pay", Sentence::key("jobs-refused-pay-zero"));
    } else {
        if i128::from(pay.max) * 10 > i128::from(pay.min) * 16 {
            let sentence =
                "The range is wide: its upper end is more than 1.6 times the lower; narrow it if you can.";
            report.warn("P3", "pay", sentence);
        }
        wage(report, listing, pay, now);
    }
}

/// Pay per hour against the legal minimum, where one is known. Training and internships have rules of their own.
fn wage(report: &mut Report, listing: &Listing, pay: &Pay, now: i64) {
    let exempt = |kind: &Employment| {
        matches!(
            kind,
            Employment::Apprenticeship
                | Employment::Internship
                | Employment::Volunteer
                | Employment::Freelance
        )
    };
    // A part-time or monthly amount says nothing about the hour, so only full time and hourly pay are compared.
    let comparable =
        pay.period == crate::model::Period::Hour || listing.employment.contains(&Employment::FullTime);
    if pay.currency != "EUR" || !comparable || listing.employment.iter().any(exempt) {
        return;
    }
    let least = listing.places.iter().filter_map(|place| minimum_wage(&place.country, now)).max();
    if least.is_some_and(|least| pay.yearly().0 < least.saturating_mul(1720)) {
        report.warn(
            "P3",
            "pay",
            "The lower end is below the legal minimum wage per hour; check amount and period.",
        );
    }
}

fn terms(report: &mut Report, listing: &Listing, rules: &DraftRules) {
    if !listing.apply.is_valid() {
        let sentence = match listing.apply {
            Apply::Url(_) => Sentence::key("jobs-refused-apply-url"),
            Apply::Email(_) => Sentence::key("jobs-refused-apply-email"),
        };
        report.refuse("J19", "apply", sentence);
    }
    if listing.employment.is_empty() {
        report.warn("J10", "employment", "Say what kind of contract it is.");
    }
    if listing.ends.is_some_and(|ends| ends <= rules.now) {
        report.refuse("J12", "ends", Sentence::key("jobs-refused-ends-past"));
    }
}
