//! What the index holds of an article or a comment: its terms.
//!
//! A term is a stem behind the letter of its language, as it stands in the text (`eharbour`). A raised dot behind it keeps
//! it apart from a word that every text has (`dund·`: *under* in a German text). Digits in front mark what a search can
//! ask for beside that, so that ranking is a question to the index and reads no text:
//!
//! | Term | Meaning |
//! | --- | --- |
//! | `1eharbour` | the word stands in the headline |
//! | `2eharbour` | it carries weight: headline, standfirst, kicker, byline, speaker, or three times in the text |
//! | `3dhafen` | a German word in the text begins so, as a compound |
//! | `4larsen` | a name over the article |
//! | `5lind` | a name of somebody who is quoted |
//! | `6town` | the section at this address |
//! | `8e` | the language |

use std::collections::{BTreeSet, HashMap};

use locale::Language;

use crate::words::{beginnings, fold, stem, tongue, without_umlauts, words};

/// How often a word stands in a text that is about it.
const OFTEN: usize = 3;
/// What is kept of a very long text, in bytes of terms: PostgreSQL takes no entry of more than a megabyte.
const MOST_BYTES: usize = 300_000;

/// An article as it is indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: i64,
    /// The name of its section in addresses.
    pub section: String,
    /// Its language.
    pub language: Language,
    /// When it is published, microseconds since 1970 UTC. It is found from then on.
    pub published: i64,
    /// The headline.
    pub headline: String,
    /// Other words of weight: standfirst and kicker.
    pub leads: Vec<String>,
    /// The names over it.
    pub bylines: Vec<String>,
    /// The names of those who are quoted in it.
    pub speakers: Vec<String>,
    /// Everything else: text, captions, corrections; paragraphs are separated by empty lines.
    pub text: String,
}

/// A comment as it is indexed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: i64,
    /// The name of the section of what it is about, in addresses.
    pub section: String,
    /// The language of what it is about.
    pub language: Language,
    /// When it was sent, microseconds since 1970 UTC.
    pub sent: i64,
    /// The name its writer gave.
    pub name: String,
    /// Its words without markup.
    pub text: String,
}

/// The terms of an entry and the words for suggestions.
#[derive(Debug, Default)]
pub(crate) struct Entry {
    pub(crate) runs: Vec<Vec<String>>,
    /// Folded word to how it is written: in lower case, unless it is a noun.
    pub(crate) vocabulary: HashMap<String, String>,
}

pub(crate) fn of_article(article: &Article) -> Entry {
    let mut writer = Writer::new(article.language);
    let headline = writer.text(&article.headline);
    let marked = headline.iter().map(|term| format!("1{term}")).collect();
    let mut strong: BTreeSet<String> = headline.into_iter().collect();
    for lead in article.leads.iter().chain(&article.bylines).chain(&article.speakers) {
        strong.extend(writer.text(lead));
    }
    for paragraph in article.text.split("\n\n") {
        writer.text(paragraph);
    }
    let often = writer.counts.iter().filter(|(_, count)| **count >= OFTEN).map(|(term, _)| term.clone());
    strong.extend(often.collect::<Vec<_>>());
    writer.entry.runs.push(marked);
    writer.loose.extend(strong.iter().map(|term| format!("2{term}")));
    for (mark, names) in [('4', &article.bylines), ('5', &article.speakers)] {
        writer.entry.runs.extend(names.iter().map(|name| name_terms(mark, name)));
    }
    writer.loose.insert(section_term(&article.section));
    writer.finish()
}

pub(crate) fn of_comment(comment: &Comment) -> Entry {
    let mut writer = Writer::new(comment.language);
    writer.text(&comment.name);
    for paragraph in comment.text.split("\n\n") {
        writer.text(paragraph);
    }
    writer.loose.insert(section_term(&comment.section));
    writer.finish()
}

/// The terms of a name, in order. Names are names in every language: they are folded as German words are.
pub(crate) fn name_terms(mark: char, name: &str) -> Vec<String> {
    words(name).map(|word| format!("{mark}{}", fold(word.written, Language::DeDe))).collect()
}

/// A hyphen is a separator in the index; a raised dot is none.
pub(crate) fn section_term(slug: &str) -> String {
    format!("6{}", slug.replace('-', "·"))
}

pub(crate) fn language_term(language: Language) -> String {
    format!("8{}", tongue(language))
}

/// The shortest and the longest word of a suggestion, in characters.
const WORD: std::ops::RangeInclusive<usize> = 3..=32;

struct Writer {
    language: Language,
    entry: Entry,
    counts: HashMap<String, usize>,
    loose: BTreeSet<String>,
    bytes: usize,
}

impl Writer {
    fn new(language: Language) -> Self {
        let language = language.family();
        let loose = BTreeSet::from([language_term(language)]);
        Self { language, entry: Entry::default(), counts: HashMap::new(), loose, bytes: 0 }
    }

    /// Adds a text as one run; returns its terms.
    fn text(&mut self, text: &str) -> Vec<String> {
        let (mut run, mut end) = (Vec::new(), None::<usize>);
        for word in words(text) {
            let before = end.and_then(|end| text.get(end..word.range.start));
            let noun = before.is_some_and(goes_on) && self.is_noun(word.written);
            end = Some(word.range.end);
            let folded = fold(word.written, self.language);
            if folded.is_empty() || self.bytes > MOST_BYTES {
                continue;
            }
            let term = format!("{}{}", tongue(self.language), stem(&folded, self.language));
            self.bytes += term.len() + 2;
            match self.counts.get_mut(&term) {
                Some(count) => *count += 1,
                None => {
                    self.counts.insert(term.clone(), 1);
                }
            }
            self.learn(word.written, folded, noun);
            run.push(term);
        }
        self.entry.runs.push(run.clone());
        run
    }

    /// Whether a word within a sentence is written as German nouns are.
    fn is_noun(&self, written: &str) -> bool {
        self.language == Language::DeDe
            && written.starts_with(char::is_uppercase)
            && written.chars().skip(1).any(char::is_lowercase)
    }

    /// What a word is also found by, and its place in the vocabulary; once for each word.
    fn learn(&mut self, written: &str, folded: String, noun: bool) {
        if let Some(shown) = self.entry.vocabulary.get_mut(&folded) {
            if noun && !shown.starts_with(char::is_uppercase) {
                *shown = written.to_owned();
            }
            return;
        }
        if !folded.chars().all(char::is_alphabetic) {
            return;
        }
        if self.language == Language::DeDe {
            for beginning in beginnings(&folded) {
                self.bytes += beginning.len() + 4;
                self.loose.insert(format!("3d{beginning}"));
            }
        }
        if let Some(plain) = without_umlauts(written, self.language) {
            self.loose.insert(format!("{}{}", tongue(self.language), stem(&plain, self.language)));
        }
        if WORD.contains(&folded.chars().count()) {
            let shown = if noun { written.to_owned() } else { written.to_lowercase() };
            self.entry.vocabulary.insert(folded, shown);
        }
    }

    fn finish(mut self) -> Entry {
        self.entry.runs.push(self.loose.into_iter().collect());
        self.entry.runs.retain(|run| !run.is_empty());
        self.entry
    }
}

/// Whether a sentence goes on over what stands between two words.
fn goes_on(between: &str) -> bool {
    between.chars().all(|c| matches!(c, ' ' | '\u{a0}' | ',' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_holds_what_can_be_asked() {
        let article = Article {
            section: "town".to_owned(),
            headline: "Harbour opens".to_owned(),
            leads: vec!["A ban ends".to_owned()],
            bylines: vec!["Jo Lärsen".to_owned()],
            speakers: vec!["Ada Lind".to_owned()],
            text: "Rope, ropes and rope.\n\nZürich.".to_owned(),
            ..Article::default()
        };
        let entry = of_article(&article);
        let all: Vec<&String> = entry.runs.iter().flatten().collect();
        for term in [
            "eharbour",
            "1eharbour",
            "2eharbour",
            "eban",
            "2eban",
            "erope",
            "2erope",
            "4larsen",
            "5lind",
            "6town",
            "8e",
            "ezuerich",
            "ezurich",
        ] {
            assert!(all.iter().any(|t| *t == term), "{term} in {all:?}");
        }
        assert!(!all.iter().any(|t| *t == "1eban" || *t == "2ezuerich"));
        assert_eq!(entry.vocabulary["zuerich"], "zürich");
    }

    #[test]
    fn a_german_compound_is_found_by_its_beginning() {
        let comment =
            Comment { language: Language::DeDe, text: "Der Hafenmeister".to_owned(), ..Comment::default() };
        let all: Vec<String> = of_comment(&comment).runs.concat();
        assert!(all.contains(&"3dhafen".to_owned()) && all.contains(&"dhafenmeist".to_owned()), "{all:?}");
    }

    #[test]
    fn a_noun_is_shown_with_its_capital() {
        let text = "Bäckerei im Hafen. Gestern kam die Bäckerei, sagt sie. Morgen: Brot! „Wir backen gestern“, so DIE";
        let text = text.to_owned();
        let entry =
            of_article(&Article { language: Language::DeDe, text: text.clone(), ..Article::default() });
        for (word, shown) in [
            ("backerei", "Bäckerei"),
            ("hafen", "Hafen"),
            ("gestern", "gestern"),
            ("morgen", "morgen"),
            ("brot", "brot"),
            ("wir", "wir"),
            ("die", "die"),
        ] {
            assert_eq!(entry.vocabulary[word], shown);
        }
        assert_eq!(of_article(&Article { text, ..Article::default() }).vocabulary["hafen"], "hafen");
    }

    #[test]
    fn a_text_of_any_length_is_bounded() {
        let text: String = (0..200_000).map(|n| format!("Wort{n}verbindungen ")).collect();
        let entry = of_article(&Article { language: Language::DeDe, text, ..Article::default() });
        assert!(entry.runs.iter().flatten().map(|term| term.len() + 2).sum::<usize>() < 900_000);
    }
}
