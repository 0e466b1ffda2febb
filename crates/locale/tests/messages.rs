//! The messages themselves.

use locale::{Language, Locales, Value};

#[test]
fn languages_by_code() {
    for (code, language) in [
        ("en", Some(Language::EnGb)),
        ("en-IE", Some(Language::EnGb)),
        ("en-US", Some(Language::EnUs)),
        ("en_us", Some(Language::EnUs)),
        ("ar", Some(Language::Ar)),
        ("ar-EG", Some(Language::Ar)),
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
        assert_eq!(language.dir(), if language == Language::Ar { "rtl" } else { "ltr" });
        assert_eq!(language.family().family(), language.family());
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
        for key in Locales::keys(language) {
            let text = locales.text(language, key, &[]);
            assert!(
                !text.trim().is_empty() && !text.contains("«no-") && !text.contains(&format!("«{key}»")),
                "{language} {key}: {text:?}"
            );
        }
    }
}

#[test]
fn a_variety_says_some_things_its_own_way_and_the_rest_as_its_family_does() {
    let locales = Locales::load().unwrap();
    let text = |language, key| locales.text(language, key, &[]);
    assert_eq!(text(Language::EnUs, "comments-email"), "Email (optional, never shown)");
    assert_eq!(text(Language::EnUs, "comments-post"), text(Language::EnGb, "comments-post"));
}

#[test]
fn arabic_has_six_forms_and_keeps_foreign_names_apart() {
    let locales = Locales::load().unwrap();
    for (count, expected) in [
        (0, "لا تعليقات بعد"),
        (1, "تعليق واحد"),
        (2, "تعليقان"),
        (3, "\u{2068}3\u{2069} تعليقات"),
        (11, "\u{2068}11\u{2069} تعليقًا"),
        (100, "\u{2068}100\u{2069} تعليق"),
        (1_103, "\u{2068}1,103\u{2069} تعليقات"),
    ] {
        assert_eq!(locales.text(Language::Ar, "comments-count", &[("count", Value::Int(count))]), expected);
    }
    let title =
        locales.text(Language::Ar, "comments-conversation-title", &[("headline", "Harbour opens!".into())]);
    assert_eq!(title, "التعليقات على «\u{2068}Harbour opens!\u{2069}»");
}
