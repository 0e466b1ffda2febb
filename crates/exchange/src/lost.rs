//! What does not come through of a text, and of a story.

use locale::{Language, Locales};
use web::Sentence;

/// Something that a text had and a story cannot have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lost {
    /// Words that were struck out.
    Struck,
    /// A form, or a part of one.
    Form,
    /// A script.
    Script,
    /// A style sheet.
    StyleSheet,
    /// Text whose spaces mean something.
    Preformatted,
    /// An element of this name.
    Element(String),
    /// A block of WordPress of this name.
    Block(String),
    /// A shortcode of this name.
    Shortcode(String),
    /// Something that is hosted elsewhere.
    Hosted,
    /// A cell over several columns.
    Span,
    /// A link without an address that may be followed.
    Link,
    /// Links and marks beyond what a text may have.
    Marks,
}

impl Lost {
    /// Why a block stands apart, as the document keeps it: in English, for whoever mends it.
    #[must_use]
    pub fn reason(&self) -> String {
        match self {
            Self::Struck => "struck-out words stand as ordinary words".to_owned(),
            Self::Form => "a form".to_owned(),
            Self::Script => "a script".to_owned(),
            Self::StyleSheet => "a style sheet".to_owned(),
            Self::Preformatted => "preformatted text".to_owned(),
            Self::Element(name) => format!("an element {name}"),
            Self::Block(name) => format!("the block {name}"),
            Self::Shortcode(name) => format!("the shortcode {name}"),
            Self::Hosted => "something hosted elsewhere stands as a link".to_owned(),
            Self::Span => "a cell over several columns".to_owned(),
            Self::Link => "a link that leads nowhere".to_owned(),
            Self::Marks => "links and marks beyond what a text may have".to_owned(),
        }
    }

    /// What is said of it.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::Struck => Sentence::key("exchange-lost-struck"),
            Self::Form => Sentence::key("exchange-lost-form"),
            Self::Script => Sentence::key("exchange-lost-script"),
            Self::StyleSheet => Sentence::key("exchange-lost-style"),
            Self::Preformatted => Sentence::key("exchange-lost-preformatted"),
            Self::Element(name) => Sentence::key("exchange-lost-element").with("name", name.as_str()),
            Self::Block(name) => Sentence::key("exchange-lost-block").with("name", name.as_str()),
            Self::Shortcode(name) => Sentence::key("exchange-lost-shortcode").with("name", name.as_str()),
            Self::Hosted => Sentence::key("exchange-lost-hosted"),
            Self::Span => Sentence::key("exchange-lost-span"),
            Self::Link => Sentence::key("exchange-lost-link"),
            Self::Marks => Sentence::key("exchange-lost-marks"),
        }
    }
}

/// What did not come through of a story, and how often.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it was.
    pub what: Sentence,
    /// How often it was there, from 1.
    pub times: usize,
}

impl Loss {
    /// In a language.
    #[must_use]
    pub fn text(&self, locales: &Locales, language: Language) -> String {
        let what = self.what.text(locales, language);
        if self.times < 2 {
            return what;
        }
        let often = Sentence::key("exchange-lost-times").with("what", what).number("count", self.times);
        often.text(locales, language)
    }
}

impl From<Sentence> for Loss {
    fn from(what: Sentence) -> Self {
        Self { what, times: 1 }
    }
}
