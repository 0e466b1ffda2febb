//! Forms keep what was typed and say, field by field, what to mend. The words are in templates and locales.

use std::collections::BTreeMap;

use locale::{Language, Locales};
use serde::Serialize;

use crate::sentence::Sentence;

/// One thing to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field's name, or `form` where it is about the whole.
    pub field: String,
    /// What is wrong and what to do.
    pub sentence: Sentence,
}

impl Problem {
    /// A problem of a field.
    #[must_use]
    pub fn new(field: impl Into<String>, sentence: Sentence) -> Self {
        Self { field: field.into(), sentence }
    }

    /// The same in a language.
    #[must_use]
    pub fn shown(&self, locales: &Locales, language: Language) -> ShownProblem {
        ShownProblem { field: self.field.clone(), sentence: self.sentence.text(locales, language) }
    }
}

/// One thing to mend as a page or an answer shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownProblem {
    /// The field's name, or `form` where it is about the whole.
    pub field: String,
    /// A human sentence in the language of the page: what is wrong and what to do.
    pub sentence: String,
}

impl From<ShownProblem> for Problem {
    fn from(shown: ShownProblem) -> Self {
        Self { field: shown.field, sentence: Sentence::words(shown.sentence) }
    }
}

/// A field as it stands in a form: what was typed, and what is wrong with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What was typed, unchanged.
    pub value: String,
    /// The sentence beside the field.
    pub error: Option<String>,
}

/// The state of a form: its fields in order of the page.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    fields: Vec<(&'static str, Entry)>,
    whole: Option<String>,
}

impl FormState {
    /// An empty form with these fields, in the order of the page.
    #[must_use]
    pub fn new(fields: &[&'static str]) -> Self {
        Self { fields: fields.iter().map(|name| (*name, Entry::default())).collect(), whole: None }
    }

    /// The same form with what was typed into `field`.
    #[must_use]
    pub fn with(mut self, field: &'static str, value: impl Into<String>) -> Self {
        if let Some((_, entry)) = self.fields.iter_mut().find(|(name, _)| *name == field) {
            entry.value = value.into();
        }
        self
    }

    /// Marks a field, or the whole form for any other name. The first sentence of a field stays.
    pub fn refuse(&mut self, field: &str, sentence: impl Into<String>) {
        let slot = match self.fields.iter_mut().find(|(name, _)| *name == field) {
            Some((_, entry)) => &mut entry.error,
            None => &mut self.whole,
        };
        slot.get_or_insert(sentence.into());
    }

    /// Whether nothing needs mending.
    #[must_use]
    pub fn is_fine(&self) -> bool {
        self.whole.is_none() && self.fields.iter().all(|(_, entry)| entry.error.is_none())
    }

    /// What was typed into `field`.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.fields.iter().find(|(name, _)| *name == field).map_or("", |(_, entry)| entry.value.as_str())
    }

    /// Field to what was typed.
    #[must_use]
    pub fn values(&self) -> BTreeMap<&'static str, &str> {
        self.fields.iter().map(|(name, entry)| (*name, entry.value.as_str())).collect()
    }

    /// Field to its sentence or none, with `form` for the whole.
    #[must_use]
    pub fn errors(&self) -> BTreeMap<&'static str, Option<&str>> {
        let fields = self.fields.iter().map(|(name, entry)| (*name, entry.error.as_deref()));
        fields.chain([("form", self.whole.as_deref())]).collect()
    }

    /// The list for the summary: the whole first, then the fields in order.
    #[must_use]
    pub fn problems(&self) -> Vec<ShownProblem> {
        let whole = self.whole.iter().map(|sentence| ("form", sentence));
        let fields = self.fields.iter().filter_map(|(name, entry)| Some((*name, entry.error.as_ref()?)));
        whole
            .chain(fields)
            .map(|(field, sentence)| ShownProblem { field: field.into(), sentence: sentence.clone() })
            .collect()
    }
}
