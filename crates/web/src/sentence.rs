//! What is said to a person: chosen where a rule is broken, put into words where the language is known.

use std::fmt;

use locale::{Language, Locales, Value};

/// A sentence in no language yet: the key of a message with what it puts into it. What programs are told by hand may be
/// words already.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sentence(Said);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Key(&'static str, Vec<(&'static str, Value)>),
    Words(String),
}

impl Sentence {
    /// The message of this key, in whatever language it will be read.
    #[must_use]
    pub fn key(key: &'static str) -> Self {
        Self(Said::Key(key, Vec::new()))
    }

    /// Words that are in their language already: of a page whose language is known, or of a reader of JSON.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self(Said::Words(words.into()))
    }

    /// The same with what a message puts into a placeholder; words take nothing.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        if let Said::Key(_, values) = &mut self.0 {
            values.push((name, value.into()));
        }
        self
    }

    /// The same with a number, which chooses the form of the plural.
    #[must_use]
    pub fn number(self, name: &'static str, number: impl TryInto<i64>) -> Self {
        self.with(name, number.try_into().unwrap_or(i64::MAX))
    }

    /// Whether it is the message of this key.
    #[must_use]
    pub fn is(&self, key: &str) -> bool {
        matches!(&self.0, Said::Key(own, _) if *own == key)
    }

    /// The text in a language.
    #[must_use]
    pub fn text(&self, locales: &Locales, language: Language) -> String {
        match &self.0 {
            Said::Key(key, values) => locales.text(language, key, values),
            Said::Words(words) => words.clone(),
        }
    }
}

/// For logs and tests: the key and what is put into it.
impl fmt::Display for Sentence {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, values) = match &self.0 {
            Said::Key(key, values) => (key, values),
            Said::Words(words) => return out.write_str(words),
        };
        out.write_str(key)?;
        for (name, value) in values {
            match value {
                Value::Str(text) => write!(out, " {name}={text:?}")?,
                Value::Int(number) => write!(out, " {name}={number}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_told_in_every_language() {
        let locales = Locales::load().unwrap();
        let sentence = Sentence::key("web-error-too-many-text").number("seconds", 3_u64);
        assert!(sentence.is("web-error-too-many-text") && !sentence.is("web-error-gone-text"));
        assert_eq!(sentence.to_string(), "web-error-too-many-text seconds=3");
        let (english, german) =
            (sentence.text(&locales, Language::EnGb), sentence.text(&locales, Language::DeDe));
        assert!(english.contains("3 seconds") && german.contains("3 Sekunden"), "{english} {german}");
        let words = Sentence::words("The query: x.").with("name", "y");
        assert_eq!(words.text(&locales, Language::Ar), "The query: x.");
    }
}
