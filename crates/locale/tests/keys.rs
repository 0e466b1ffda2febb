//! Templates, Rust sources and translations must agree on the message keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use locale::{Language, Locales};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every file below a folder with one of these endings; none where the folder does not exist.
fn files(folder: &Path, endings: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one)) {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

fn templates() -> Vec<(PathBuf, String)> {
    files(&root().join("themes"), &["html", "xml", "txt"])
}

fn sources() -> Vec<(PathBuf, String)> {
    let crates = fs::read_dir(root().join("crates")).unwrap().flatten();
    crates.flat_map(|one| files(&one.path().join("src"), &["rs"])).collect()
}

/// A key, or the fixed beginning of keys that are put together (`t("employment-" ~ kind)`).
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Used {
    Key(String),
    Beginning(String),
}

/// The text after each call of this function.
fn calls<'a>(text: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!("{name}(");
    let split = |(at, _)| {
        let (before, call) = text.split_at(at);
        let part_of_a_name = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        call.strip_prefix(&open).filter(|_| !part_of_a_name).map(str::trim_start)
    };
    text.match_indices(&open).filter_map(split).collect()
}

/// The first string literal and what follows it.
fn literal(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    text.strip_prefix(quote)?.split_once(quote)
}

fn is_key(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.contains('-') && text.starts_with(|c: char| c.is_ascii_lowercase()) && text.chars().all(allowed)
}

fn keys_in_templates(templates: &[(PathBuf, String)]) -> BTreeMap<Used, PathBuf> {
    let mut used = BTreeMap::new();
    for (path, text) in templates {
        for call in calls(text, "t") {
            let Some((key, rest)) = literal(call) else { continue };
            let joined = rest.trim_start().starts_with('~');
            let key = if joined { Used::Beginning(key.to_owned()) } else { Used::Key(key.to_owned()) };
            used.insert(key, path.clone());
        }
    }
    used
}

/// Keys named in Rust: the first key-shaped literal inside `key(…)`, `sentence(…)` or `text(…)`.
fn used_keys(sources: &[(PathBuf, String)]) -> BTreeMap<Used, PathBuf> {
    let mut used = BTreeMap::new();
    for (path, text) in sources {
        for call in ["key", "sentence", "text"].iter().flat_map(|name| calls(text, name)) {
            let arguments = call.split([')', ';', '{']).next().unwrap_or_default();
            let Some((_, after)) = arguments.split_once('"') else { continue };
            let Some((key, _)) = after.split_once('"') else { continue };
            if is_key(key) {
                used.insert(Used::Key(key.to_owned()), path.clone());
            }
        }
    }
    used
}

/// Beginnings of keys that Rust puts together: `format!("pay-{period}")`.
fn beginnings(sources: &[(PathBuf, String)]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, text) in sources {
        for call in calls(text, "format!") {
            let Some((pattern, _)) = literal(call) else { continue };
            let Some((beginning, _)) = pattern.split_once('{') else { continue };
            if beginning.ends_with('-') && is_key(beginning) {
                found.insert(beginning.to_owned());
            }
        }
    }
    found
}

fn keys(language: Language) -> BTreeSet<String> {
    Locales::check(language).unwrap();
    Locales::keys(language).into_iter().map(str::to_owned).collect()
}

#[test]
fn all_languages_have_the_same_keys() {
    let english = keys(Language::EnGb);
    assert!(english.len() >= 19);
    for language in Language::ALL {
        let own = keys(language);
        let (missing, unknown): (Vec<_>, Vec<_>) =
            (english.difference(&own).collect(), own.difference(&english).collect());
        assert!(missing.is_empty(), "{language} lacks {missing:?}");
        assert!(unknown.is_empty(), "only in {language}: {unknown:?}");
    }
}

/// The messages that stand in a language's own files, as they are written there.
fn written(language: Language) -> BTreeMap<String, String> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for (_, text) in files(&root().join("locales").join(language.code()), &["ftl"]) {
        let mut key = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let begins = line.starts_with(|c: char| c.is_alphabetic());
            let words = match line.split_once('=').filter(|_| begins) {
                Some((name, words)) => {
                    key = name.trim().to_owned();
                    words
                }
                None => line,
            };
            found.entry(key.clone()).or_default().push_str(words);
        }
    }
    found.retain(|key, _| !key.is_empty());
    found
}

/// A variety holds what it words differently, and nothing else: a message written twice would be mended once.
#[test]
fn a_variety_holds_only_what_differs() {
    for language in Language::ALL.into_iter().filter(|language| language.family() != *language) {
        let family = written(language.family());
        let own = written(language);
        assert!(!own.is_empty());
        for (key, words) in own {
            let there =
                family.get(&key).unwrap_or_else(|| panic!("{language} has {key}, {} not", language.family()));
            assert_ne!(&words, there, "{language} repeats {key}");
        }
    }
}

/// A language that is the family of itself has every message in its own files.
#[test]
fn a_language_of_its_own_borrows_nothing() {
    for language in Language::ALL.into_iter().filter(|language| language.family() == *language) {
        let own: BTreeSet<String> = written(language).into_keys().collect();
        assert_eq!(own, keys(language), "{language}");
    }
}

/// A placeholder one language forgot would drop a name or a number without anybody noticing. A word that says how many
/// may stand for the number: `$count` chooses it.
#[test]
fn all_languages_use_the_same_placeholders() {
    let names = |words: &str| -> BTreeSet<String> {
        let letter = |c: &char| c.is_alphanumeric() || matches!(c, '_' | '-');
        words.split('$').skip(1).map(|after| after.chars().take_while(letter).collect()).collect()
    };
    let english = written(Language::EnGb);
    for language in Language::ALL {
        for (key, words) in written(language) {
            assert_eq!(names(&words), names(&english[&key]), "{language}: {key}");
        }
    }
}

/// Arabic counts in six ways: where another language has a form for one, it has words for two and for a few.
#[test]
fn arabic_counts_as_arabic_does() {
    let english = written(Language::EnGb);
    for (key, words) in written(Language::Ar) {
        if english[&key].contains("[one]") {
            for form in ["[one]", "[two]", "[few]", "*[other]"] {
                assert!(words.contains(form), "{key} has no {form}");
            }
        }
    }
}

/// How many words a message has beside its placeholders and selectors.
fn said(message: &str) -> usize {
    let is_word = |part: &&str| part.starts_with(char::is_alphabetic) && part.chars().count() > 1;
    message.split_whitespace().filter(is_word).count()
}

/// A sentence that stands in two languages alike was not translated.
#[test]
fn no_language_repeats_the_sentences_of_another() {
    let is_arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    let (english, german, arabic) = (written(Language::EnGb), written(Language::DeDe), written(Language::Ar));
    for (key, words) in english {
        if said(&words) < 3 {
            continue;
        }
        assert_ne!(words, german[&key], "{key} is English in German");
        assert!(arabic[&key].contains(is_arabic), "{key} has no Arabic: {}", arabic[&key]);
    }
}

/// Words in one language alone are for machines' clients; what a person is refused has a key. An English literal here would be
/// shown on a German desk.
#[test]
fn no_refusal_is_an_english_literal() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        for call in calls(&text, "Sentence::words") {
            let Some((words, _)) = literal(call) else { continue };
            if words.contains(' ') && !path.ends_with("web/src/sentence.rs") {
                found.push(format!("{words:?} in {}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "give these a key:\n{}", found.join("\n"));
}

#[test]
fn every_used_key_has_a_message() {
    let mut used = keys_in_templates(&templates());
    let families: BTreeSet<String> = Language::ALL
        .iter()
        .flat_map(|language| {
            Locales::keys(*language).into_iter().filter_map(|key| key.split('-').next().map(str::to_owned))
        })
        .collect();
    // A header's name looks like a key; its first word is no feature's.
    used.extend(used_keys(&sources()).into_iter().filter(|(key, _)| match key {
        Used::Key(key) | Used::Beginning(key) => {
            key.split('-').next().is_some_and(|first| families.contains(first))
        }
    }));
    for language in Language::ALL {
        let known = keys(language);
        let missing: Vec<_> = used
            .iter()
            .filter(|(key, _)| match key {
                Used::Key(key) => !known.contains(key),
                Used::Beginning(beginning) => !known.iter().any(|key| key.starts_with(beginning.as_str())),
            })
            .map(|(key, path)| format!("{key:?} in {}", path.display()))
            .collect();
        assert!(missing.is_empty(), "{language} lacks:\n{}", missing.join("\n"));
    }
}

#[test]
fn no_message_is_unused() {
    let (templates, sources) = (templates(), sources());
    let mut dynamic = beginnings(&sources);
    dynamic.extend(keys_in_templates(&templates).into_keys().filter_map(|key| match key {
        Used::Beginning(beginning) => Some(beginning),
        Used::Key(_) => None,
    }));
    let unused: Vec<_> = keys(Language::EnGb)
        .into_iter()
        .filter(|key| !dynamic.iter().any(|beginning| key.starts_with(beginning.as_str())))
        .filter(|key| {
            let quoted = [format!("\"{key}\""), format!("'{key}'")];
            !templates
                .iter()
                .chain(&sources)
                .any(|(_, text)| quoted.iter().any(|one| text.contains(one.as_str())))
        })
        .collect();
    assert!(unused.is_empty(), "no template and no source names: {unused:#?}");
}

#[test]
fn the_scan_finds_what_it_should() {
    let page = |text: &str| vec![(PathBuf::from("page.html"), text.to_owned())];
    let found = keys_in_templates(&page(
        r#"{{ t("comment-count", count=3) }} {{ t('pay-' ~ period) }} {{ format("not-this") }} {{ t(key) }}"#,
    ));
    let found: Vec<_> = found.into_keys().collect();
    assert_eq!(found, [Used::Key("comment-count".to_owned()), Used::Beginning("pay-".to_owned())]);
    let found = used_keys(&page(
        "sentence(\"form-name-empty\"); locales.text(language, \"form-too-long\", &[]); context(\"not-this\"); \
         text(language); other(\"nor-this\")",
    ));
    let found: Vec<_> = found.into_keys().collect();
    assert_eq!(found, [Used::Key("form-name-empty".to_owned()), Used::Key("form-too-long".to_owned())]);
    assert_eq!(
        beginnings(&page("format!(\"pay-{period}\"); format!(\"{a}-b\")")),
        BTreeSet::from(["pay-".to_owned()])
    );
}
