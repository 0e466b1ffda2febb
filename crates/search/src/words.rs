//! What a word is: how a text falls into words, how a word is folded, and what its stem is.
//!
//! All of it is pure and the same for every engine. A *folded* word has neither capitals nor accents, and a German one
//! no umlauts either, however they were written: `Häfen`, `Haefen` and `HAFEN` begin alike. A *stem* is what the forms
//! of a word share (the Snowball stemmers of M. F. Porter).

use std::ops::Range;

use locale::Language;
use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation as _;

use crate::stop::{is_stem_of_stop, is_stop};

/// Longer words are cut: no dictionary has them, and a term has an upper bound.
const LONGEST: usize = 48;
/// The shortest first word of a compound, and the shortest rest behind it, in letters: `eisdiele`, `bahnhof`.
const COMPOUND: usize = 3;
/// What stands behind a stem in its own forms and in what is derived from it: `Zeitung` is no compound of *Zeit*, and
/// `landete` none of *Land*.
const ENDINGS: [&str; 11] = ["end", "ens", "ern", "est", "ete", "eten", "ten", "ter", "tes", "ung", "ungen"];

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// As it is written.
    pub(crate) written: &'t str,
}

/// The words of a text in order: by the Unicode rules for word boundaries (UAX 29), then cut at whatever is neither
/// letter nor digit, so that `3.5` is two words and `rock-solid` too, and `council’s` is one.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    text.unicode_word_indices().flat_map(|(at, word)| {
        let mut rest = at;
        word.split(|c: char| !(c.is_alphanumeric() || is_silent(c) || is_mark(c))).filter_map(move |part| {
            let begin = rest;
            rest += part.len();
            // The separator behind it: all of them that stand inside words are one character.
            rest += word.get(rest - at..).and_then(|more| more.chars().next()).map_or(0, char::len_utf8);
            let real = part.chars().any(char::is_alphanumeric);
            real.then(|| Word { range: begin..begin + part.len(), written: part })
        })
    })
}

/// Characters inside a word that are not heard: apostrophes, soft hyphens, joiners.
fn is_silent(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}') || is_vocalisation(c)
}

/// Arabic signs above and below the letters, and the stroke that lengthens a word: readers' keyboards leave them out.
fn is_vocalisation(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')
}

/// The letter that Arabic writers use for this one as they please, and the digit that a number means: the forms of alif,
/// the final ya, the numerals of east and west.
fn plain_arabic(c: char) -> char {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' => 'ي',
        '٠'..='٩' | '۰'..='۹' => {
            let zero = if c <= '٩' { '٠' } else { '۰' };
            char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
        }
        _ => c,
    }
}

/// The word without capitals, accents and silent characters, in the spelling of its language: `ä` is `ae` in English
/// and `a` in German, where `ae` is `a` as well; `ß` is `ss`.
pub(crate) fn fold(written: &str, language: Language) -> String {
    let german = language == Language::DeDe;
    let mut out = String::with_capacity(written.len());
    for c in without_genitive(written).chars().flat_map(char::to_lowercase) {
        match c {
            '\u{308}' if !german && out.ends_with(['a', 'o', 'u']) => out.push('e'),
            'ä' | 'ö' | 'ü' if !german => out.extend([base(c), 'e']),
            'ä' | 'ö' | 'ü' => out.push(base(c)),
            'e' if german && is_digraph(&out) => {}
            c if is_silent(c) || is_mark(c) => {}
            c if is_latin(c) => {
                out.extend(deunicode::deunicode_char(c).unwrap_or("").chars().flat_map(char::to_lowercase))
            }
            c => out.push(plain_arabic(c)),
        }
    }
    out.retain(char::is_alphanumeric);
    if let Some((end, _)) = out.char_indices().nth(LONGEST) {
        out.truncate(end);
    }
    out
}

fn without_genitive(written: &str) -> &str {
    let ends = ["'s", "’s", "'S", "’S"];
    ends.iter().find_map(|end| written.strip_suffix(end)).filter(|rest| !rest.is_empty()).unwrap_or(written)
}

fn base(umlaut: char) -> char {
    match umlaut {
        'ä' => 'a',
        'ö' => 'o',
        _ => 'u',
    }
}

/// Whether an `e` behind this writes an umlaut: not in `neue` and `Frauen`, not in `Quelle`.
fn is_digraph(before: &str) -> bool {
    let mut back = before.chars().rev();
    match back.next() {
        Some('a' | 'o') => true,
        Some('u') => back.next().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'q')),
        _ => false,
    }
}

/// Letters of the Latin script beyond ASCII: these have a plain spelling.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{fb00}'..='\u{fb06}')
}

/// The spelling of a word with an umlaut that people use who have none on their keyboard and do not know the `e`:
/// `zurich` for `Zürich`. Only English keeps the two apart.
pub(crate) fn without_umlauts(written: &str, language: Language) -> Option<String> {
    let has = written.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü', '\u{308}']);
    if !has || language == Language::DeDe {
        return None;
    }
    let plain: String = written
        .to_lowercase()
        .chars()
        .filter(|c| *c != '\u{308}')
        .map(|c| if matches!(c, 'ä' | 'ö' | 'ü') { base(c) } else { c })
        .collect();
    Some(fold(&plain, language))
}

/// What the forms of a folded word share. Where the stemmer leads from another word to one that every text has, a raised
/// dot keeps the two apart: it makes `und` of English *under* in a German text, and `war` of *Ware*.
pub(crate) fn stem(folded: &str, language: Language) -> String {
    let mut stem = snowball(folded, language);
    if is_stem_of_stop(&stem, language) && !is_stop(folded, language) {
        stem.push('·');
    }
    stem
}

/// What the stemmer makes of a folded word; one with other letters than it knows stays as it is.
pub(crate) fn snowball(folded: &str, language: Language) -> String {
    let algorithm = match language {
        Language::EnGb | Language::EnUs => Algorithm::English,
        Language::DeDe => Algorithm::German,
        Language::Ar => Algorithm::Arabic,
    };
    let own = match language {
        Language::Ar => folded.chars().all(|c| matches!(c, 'ء'..='ي')),
        _ => folded.bytes().all(|b| b.is_ascii_lowercase()),
    };
    if !own {
        return folded.to_owned();
    }
    Stemmer::create(algorithm).stem(folded).into_owned()
}

/// The letter in front of every term of a language, so that the stems of one never meet those of another.
pub(crate) fn tongue(language: Language) -> char {
    match language {
        Language::EnGb | Language::EnUs => 'e',
        Language::DeDe => 'd',
        Language::Ar => 'a',
    }
}

/// The beginnings of a folded German word that may be words of their own: `hafen` of `hafenmeister`. Both parts have
/// at least three letters and a vowel.
pub(crate) fn beginnings(folded: &str) -> impl Iterator<Item = &str> {
    let letters = folded.bytes().all(|b| b.is_ascii_lowercase());
    let ends = COMPOUND..(folded.len() + 1).saturating_sub(COMPOUND);
    ends.filter_map(move |end| folded.split_at_checked(end))
        .filter(move |(first, rest)| letters && is_first(first) && has_vowel(rest) && !ENDINGS.contains(rest))
        .map(|(first, _)| first)
}

/// Whether compounds may begin with this folded German word. Words that every text has are left out: `Warnung` has
/// nothing to do with *war*.
pub(crate) fn is_first(folded: &str) -> bool {
    folded.len() >= COMPOUND
        && folded.bytes().all(|b| b.is_ascii_lowercase())
        && has_vowel(folded)
        && !is_stop(folded, Language::DeDe)
}

fn has_vowel(part: &str) -> bool {
    part.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// Whether a folded word begins with another one as a compound does.
pub(crate) fn is_compound_of(folded: &str, first: &str) -> bool {
    folded.starts_with(first) && beginnings(folded).any(|beginning| beginning == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<&str> {
        words(text).map(|word| word.written).collect()
    }

    #[test]
    fn a_text_falls_into_words() {
        assert_eq!(
            all("The council’s rock-solid 3.5% plan, v2: “yes”!"),
            ["The", "council’s", "rock", "solid", "3", "5", "plan", "v2", "yes"]
        );
        assert_eq!(all("example.com a_b  –  "), ["example", "com", "a", "b"]);
        let text = "Grüße an Zoë’s Café.";
        for word in words(text) {
            assert_eq!(text.get(word.range.clone()), Some(word.written));
        }
        assert_eq!(all("\u{0}\u{feff}..."), Vec::<&str>::new());
    }

    #[test]
    fn umlauts_and_accents_fold() {
        let (de, en) = (Language::DeDe, Language::EnGb);
        for word in ["Häfen", "Haefen", "HAFEN", "Ha\u{308}fen"] {
            assert_eq!(fold(word, de), "hafen", "{word}");
        }
        assert_eq!(fold("Straße", de), fold("STRASSE", de));
        assert_eq!(fold("Müller", de), "muller");
        assert_eq!(fold("Mueller", de), "muller");
        for (word, folded) in [("neue", "neue"), ("Frauen", "frauen"), ("Quelle", "quelle"), ("Zoë", "zoe")]
        {
            assert_eq!(fold(word, de), folded);
        }
        assert_eq!(fold("Zürich", en), "zuerich");
        assert_eq!(fold("Zu\u{308}rich", en), "zuerich");
        assert_eq!(without_umlauts("Zürich", en).unwrap(), "zurich");
        assert_eq!(fold("Café’s", en), "cafe");
        assert_eq!(fold("poet", en), "poet");
        assert_eq!(fold("Ærø", en), "aero");
        assert_eq!(fold("Москва", en), "москва");
        for word in ["الأَحَد", "الاحد", "الـأحد"] {
            assert_eq!(fold(word, Language::Ar), "الاحد", "{word}");
        }
        assert_eq!(fold("٢٠٢٥", Language::Ar), "2025");
        assert_eq!(fold("۲۰۲۵", en), "2025");
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let same = |a: &str, b: &str, language| {
            assert_eq!(stem(&fold(a, language), language), stem(&fold(b, language), language), "{a} {b}");
        };
        same("swimmers", "swimmer", Language::EnGb);
        same("opening", "opens", Language::EnGb);
        same("الميناء", "ميناء", Language::Ar);
        same("السبّاحون", "سباحين", Language::Ar);
        same("المدينة", "مدينة", Language::Ar);
        same("Häfen", "Hafen", Language::DeDe);
        same("Häuser", "Haus", Language::DeDe);
        same("Straßen", "Strasse", Language::DeDe);
    }

    #[test]
    fn the_stem_of_a_word_is_no_word_that_every_text_has() {
        let de = |word: &str| stem(&fold(word, Language::DeDe), Language::DeDe);
        assert_eq!((de("und").as_str(), de("under").as_str()), ("und", "und·"));
        assert_eq!((de("waren").as_str(), de("Ware").as_str()), ("war", "war·"));
        assert_eq!((de("uns").as_str(), de("unser"), de("Wind").as_str()), ("uns", de("unsere"), "wind"));
        assert_eq!(stem("under", Language::EnGb), "under");
    }

    #[test]
    fn a_compound_has_beginnings() {
        let all: Vec<&str> = beginnings("hafenmeister").collect();
        assert!(all.contains(&"hafen") && !all.contains(&"hafenmeister"), "{all:?}");
        for (word, first) in [
            ("hafenmeister", "hafen"),
            ("bahnhof", "bahn"),
            ("fluttor", "flut"),
            ("eisdiele", "eis"),
            ("rathaus", "rat"),
            ("postamt", "post"),
        ] {
            assert!(is_compound_of(word, first), "{word}");
        }
        for (word, first) in [
            ("hafens", "hafen"),
            ("eisen", "eis"),
            ("zeitungen", "zeit"),
            ("ratten", "rat"),
            ("warnung", "war"),
        ] {
            assert!(!is_compound_of(word, first), "{word}");
        }
        assert_eq!(beginnings("hafen").count() + beginnings("").count(), 0);
    }
}
