//! The messages themselves.

use locale::{Language, Locales, Value};

#[test]
fn languages_by_code() {
    for (code, language) in [
        ("en", Some(Language::EnGb)),
        ("en-US", Some(Language::EnGb)),
        ("de-AT", Some(Language::DeDe)),
        ("DE_ch", Some(Language::DeDe)),
        ("fr", None),
        ("deu", None),
        ("", None),
    ] {
        assert_eq!(Language::from_code(code), language, "{code}");
    }
    for language in Language::ALL {
        assert_eq!(Language::from_code(language.code()), Some(language));
        assert_eq!(language.to_string(), language.code());
        assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        assert_eq!(language.dir(), "ltr");
    }
}

#[test]
fn a_missing_message_shows_its_key() {
    let locales = Locales::load().unwrap();
    assert_eq!(locales.text(Language::EnGb, "no-such-message", &[]), "«no-such-message»");
    assert_eq!(locales.text(Language::DeDe, "month-march", &[("n", Value::Int(3))]), "März");
}

#[test]
fn messages_are_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&Locales::load().unwrap());
}

/// Every message can be formatted; what it shows holds no key in brackets.
#[test]
fn no_message_is_empty() {
    let locales = Locales::load().unwrap();
    for language in Language::ALL {
        for key in locales.keys(language) {
            let text = locales.text(language, key, &[]);
            assert!(!text.trim().is_empty() && !text.contains('«'), "{language} {key}: {text:?}");
        }
    }
}
