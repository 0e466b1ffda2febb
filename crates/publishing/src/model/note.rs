//! A note at a place in a story. The place is the words it is about with a few around them, as in the text quote selector of
//! the W3C's Web Annotation Data Model (4.2.4): it holds while other words change, and leaves no trace in the document.

use document::text_lines;
use web::{Problem, Sentence};

use super::{Story, problem};

/// The most characters of a story that a note is about.
const EXACT: usize = 300;
/// The most characters that are kept before and after them, to tell words from the same words elsewhere.
const AROUND: usize = 32;

/// A field of a story that notes point into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The headline.
    Headline,
    /// The sentence under it.
    Standfirst,
    /// The text.
    Body,
}

impl Field {
    const ALL: [Self; 3] = [Self::Headline, Self::Standfirst, Self::Body];

    /// The name as stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Standfirst => "standfirst",
            Self::Body => "body",
        }
    }

    /// The field of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }
}

/// The words that a note is about. White space, ends of lines and of blocks among it, counts as one space.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where they stand.
    pub field: Field,
    /// The words, up to 300 characters.
    pub exact: String,
    /// What stood before them, up to 32 characters; may be empty.
    pub prefix: String,
    /// What stood behind them, likewise.
    pub suffix: String,
}

impl Anchor {
    /// The same as it is stored.
    ///
    /// # Errors
    /// What is wrong with it: no words, too many of them or of those around, or characters that nobody sees.
    pub fn checked(self) -> Result<Self, Vec<Problem>> {
        let exact = fold(&self.exact).trim().to_owned();
        let (prefix, suffix) = (fold(&self.prefix), fold(&self.suffix));
        let around = [&prefix, &suffix].into_iter().any(|text| text.chars().count() > AROUND);
        let unseen =
            [&exact, &prefix, &suffix].into_iter().flat_map(|text| text.chars()).find(|c| c.is_control());
        let wrong = if exact.is_empty() {
            Some(Sentence::key("rules-anchor-empty"))
        } else if exact.chars().count() > EXACT {
            Some(Sentence::key("rules-anchor-long").number("max", EXACT))
        } else if around {
            Some(Sentence::key("rules-anchor-around").number("max", AROUND))
        } else {
            unseen.map(|c| {
                Sentence::key("rules-line-control").with("character", format!("U+{:04X}", u32::from(c)))
            })
        };
        match wrong {
            Some(sentence) => Err(vec![problem("anchor", sentence)]),
            None => Ok(Self { field: self.field, exact, prefix, suffix }),
        }
    }
}

/// A story's words as anchors see them.
pub(crate) struct Pointed([(Field, String); 3]);

impl Pointed {
    pub(crate) fn of(story: &Story) -> Self {
        // Words that stand in the headline stand in the text too, mostly, and are meant there.
        let body = fold(&text_lines(&story.body));
        Self([
            (Field::Body, body),
            (Field::Standfirst, fold(&story.standfirst)),
            (Field::Headline, fold(&story.headline)),
        ])
    }

    /// Whether the words still stand there, with whatever around them.
    pub(crate) fn holds(&self, anchor: &Anchor) -> bool {
        self.0.iter().any(|(field, text)| *field == anchor.field && text.contains(&anchor.exact))
    }

    /// The place of words that somebody typed: where they first stand in the text, else above it.
    pub(crate) fn find(&self, words: &str) -> Option<Anchor> {
        let exact = fold(words).trim().to_owned();
        self.0.iter().find_map(|(field, text)| {
            let (before, after) = text.split_once(&exact)?;
            let skipped = before.chars().count().saturating_sub(AROUND);
            Some(Anchor {
                field: *field,
                exact: exact.clone(),
                prefix: before.chars().skip(skipped).collect(),
                suffix: after.chars().take(AROUND).collect(),
            })
        })
    }
}

/// Each run of white space as one space.
fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use document::Document;

    use super::*;

    fn anchor(exact: &str, prefix: &str) -> Anchor {
        Anchor { field: Field::Body, exact: exact.into(), prefix: prefix.into(), suffix: String::new() }
    }

    fn story() -> Story {
        let body = r#"{"schema":1,"type":"doc","content":[
            {"type":"paragraph","attrs":{"id":"b1"},"content":[{"type":"text","text":"The council "},
             {"type":"text","text":"met","marks":[{"type":"strong"}]},{"type":"text","text":" on Tuesday."}]},
            {"type":"list","attrs":{"id":"b2","ordered":false},"content":[{"type":"list_item","content":[
             {"type":"paragraph","content":[{"type":"text","text":"Nobody  asked."}]}]}]}]}"#;
        let headline = "The council met".to_owned();
        Story { headline, body: Document::parse(body).unwrap(), ..Story::default() }
    }

    #[test]
    fn an_anchor_is_stored_with_single_spaces() {
        let stored = anchor(" met\n on  Tuesday ", "council ").checked().unwrap();
        assert_eq!((stored.exact.as_str(), stored.prefix.as_str()), ("met on Tuesday", "council "));
        for wrong in [
            anchor(" \n ", ""),
            anchor(&"x".repeat(301), ""),
            anchor("x", &"y".repeat(33)),
            anchor("a\u{0}b", ""),
        ] {
            assert!(wrong.checked().is_err());
        }
        assert!(anchor(&"ü".repeat(300), &"y".repeat(32)).checked().is_ok());
    }

    #[test]
    fn words_are_found_across_marks_and_blocks() {
        let pointed = Pointed::of(&story());
        let found = pointed.find("met on\nTuesday. Nobody asked").unwrap();
        assert_eq!(
            (found.field, found.prefix.as_str(), found.suffix.as_str()),
            (Field::Body, "The council ", ".")
        );
        assert!(pointed.holds(&found));
        assert_eq!(pointed.find("The council met").map(|found| found.field), Some(Field::Body));
        assert_eq!(pointed.find("met on Monday"), None);
        assert!(!pointed.holds(&Anchor { field: Field::Headline, ..found }));
    }
}
