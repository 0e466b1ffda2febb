//! Names in the order in which a reader of this language looks for them.

use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::Locale;

use crate::Language;

/// One per language, made at its first use; none where its rules are missing.
static COLLATORS: LazyLock<Vec<(Language, Option<CollatorBorrowed<'static>>)>> =
    LazyLock::new(|| Language::ALL.into_iter().map(|language| (language, collator(language))).collect());

/// In German as in its telephone books: ä with ae (DIN 5007-2), which is the rule for lists of names.
fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    let rules = if language == Language::DeDe { "de-u-co-phonebk" } else { language.code() };
    let locale: Locale = rules.parse().ok()?;
    Collator::try_new(locale.into(), CollatorOptions::default()).ok()
}

/// Sorts a list by the names in it (UTS 10, with the rules of CLDR for this language).
pub fn sort_by_name<T>(list: &mut [T], language: Language, name: impl Fn(&T) -> &str) {
    let collator = COLLATORS.iter().find(|(of, _)| *of == language).and_then(|(_, found)| found.as_ref());
    list.sort_by(|one, other| match collator {
        Some(collator) => collator.compare(name(one), name(other)),
        None => name(one).cmp(name(other)),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted<'a>(language: Language, names: &[&'a str]) -> Vec<&'a str> {
        let mut names = names.to_vec();
        sort_by_name(&mut names, language, |name| name);
        names
    }

    #[test]
    fn names_stand_where_a_reader_looks_for_them() {
        assert_eq!(
            sorted(Language::DeDe, &["Zoe", "Azubi", "Ärmel", "ada", "Afra"]),
            ["ada", "Ärmel", "Afra", "Azubi", "Zoe"]
        );
        assert_eq!(
            sorted(Language::EnGb, &["Zoe", "Émile", "emily", "Åsa", "Bo", "Emma"]),
            ["Åsa", "Bo", "Émile", "emily", "Emma", "Zoe"]
        );
        assert_eq!(sorted(Language::Ar, &["هدى", "أحمد", "باسم"]), ["أحمد", "باسم", "هدى"]);
    }
}
