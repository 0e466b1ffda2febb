//! ISO 3166 countries and ISO 4217 currencies, small enough to carry along.

use super::text::squash;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A country of ISO 3166-1 with the names a page may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Country {
    /// Two capital letters.
    pub code: &'static str,
    /// Short English name.
    pub english: &'static str,
    /// Short German name.
    pub german: &'static str,
    /// Short Arabic name.
    pub arabic: &'static str,
}

/// The members of the European Union; `EU` itself is not a country.
pub const EUROPEAN_UNION: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT",
    "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// Other names in common use, squashed.
const ALIASES: [(&str, &str); 11] = [
    ("usa", "US"),
    ("unitedstatesofamerica", "US"),
    ("uk", "GB"),
    ("greatbritain", "GB"),
    ("großbritannien", "GB"),
    ("turkey", "TR"),
    ("czechrepublic", "CZ"),
    ("thenetherlands", "NL"),
    ("holland", "NL"),
    ("ivorycoast", "CI"),
    ("weißrussland", "BY"),
];

/// ISO 4217 codes in use, without funds, metals and test codes.
const CURRENCIES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ \
    GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL \
    LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN \
    PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD \
    TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

static COUNTRIES: LazyLock<Vec<Country>> = LazyLock::new(|| {
    let row = |line: &'static str| {
        let mut cells = line.split('\t');
        let (code, english, german) = (cells.next()?, cells.next()?, cells.next()?);
        Some(Country { code, english, german, arabic: cells.next()? })
    };
    include_str!("countries.tsv").lines().filter_map(row).collect()
});

static BY_NAME: LazyLock<HashMap<String, Country>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for country in COUNTRIES.iter() {
        for name in [country.arabic, country.german, country.english, country.code] {
            names.insert(squash(name), *country);
        }
    }
    for (alias, code) in ALIASES {
        if let Some(country) = COUNTRIES.iter().find(|country| country.code == code) {
            names.insert(alias.to_owned(), *country);
        }
    }
    names
});

/// The country a code or a name stands for, in English, German or Arabic. Regions such as `EU` or `Worldwide` are none.
pub fn find_country(text: &str) -> Option<Country> {
    BY_NAME.get(&squash(text)).copied()
}

/// True for an ISO 3166-1 alpha-2 code in capitals.
pub fn is_country(code: &str) -> bool {
    find_country(code).is_some_and(|country| country.code == code)
}

/// Codes with `EU` written out as its members, unknown ones left out, no repeats.
pub fn expand_countries<'a>(codes: impl IntoIterator<Item = &'a str>) -> Vec<&'static str> {
    let mut expanded: Vec<&'static str> = Vec::new();
    for code in codes {
        if code == "EU" {
            expanded.extend(
                EUROPEAN_UNION.iter().filter(|member| !expanded.contains(member)).collect::<Vec<_>>(),
            );
        } else if let Some(country) = find_country(code).filter(|country| country.code == code)
            && !expanded.contains(&country.code)
        {
            expanded.push(country.code);
        }
    }
    expanded
}

/// Decimal digits of a currency's minor unit (ISO 4217), or `None` if there is no such currency.
pub fn currency_digits(code: &str) -> Option<u8> {
    let known = code.len() == 3 && CURRENCIES.split_whitespace().any(|known| known == code);
    known.then_some(match code {
        "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "VND"
        | "VUV" | "XAF" | "XOF" | "XPF" => 0,
        "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
        _ => 2,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_whole_and_regions_are_no_countries() {
        assert_eq!(COUNTRIES.len(), 249);
        assert!(EUROPEAN_UNION.iter().all(|code| is_country(code)));
        for name in ["DE", "Germany", "Deutschland", "USA", "Côte d'Ivoire"] {
            assert!(find_country(name).is_some(), "{name}");
        }
        for name in ["EU", "Europe", "Worldwide", "WORLDWIDE", "Remote", "", "XX", "DACH"] {
            assert!(find_country(name).is_none(), "{name}");
        }
        assert!(!is_country("de") && !is_country("Germany"));
    }

    #[test]
    fn the_union_is_written_out_once() {
        assert_eq!(expand_countries(["EU", "DE", "CH", "CH", "XX"]).len(), 28);
        assert_eq!(expand_countries(["DE", "EU"]).first(), Some(&"DE"));
    }

    #[test]
    fn currencies_know_their_digits() {
        assert_eq!(currency_digits("EUR"), Some(2));
        assert_eq!(currency_digits("JPY"), Some(0));
        assert_eq!(currency_digits("KWD"), Some(3));
        for none in ["$", "eur", "Euro", "", "EU ", "XXX"] {
            assert_eq!(currency_digits(none), None, "{none}");
        }
    }
}
