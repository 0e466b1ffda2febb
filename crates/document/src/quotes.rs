//! Who said what: the quotations of an article, and the marks a language sets around them.

use crate::inline::{spans, texts, words};
use crate::model::{Attribution, Document, Kind, Mark};

/// Somebody's words in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// Id of the block they stand in.
    pub block_id: String,
    /// The words without outer quotation marks; paragraphs are separated by an empty line.
    pub text: String,
    /// Name of the person or body.
    pub speaker: Option<String>,
    /// Office or relation to the story.
    pub role: Option<String>,
    /// When it was said.
    pub when: Option<String>,
    /// Where it was said.
    pub place: Option<String>,
    /// How the paper knows.
    pub source: Option<String>,
    /// Address of the source.
    pub source_url: Option<String>,
    /// Found by a rule and not yet confirmed by an editor.
    pub proposed: bool,
    /// The very words: a block quotation, or marked words with quotation marks. Otherwise the speech is reported.
    pub direct: bool,
}

impl Quotation {
    fn new(block_id: &str, text: String, attribution: &Attribution, direct: bool) -> Self {
        let Attribution { speaker, role, when, place, source, source_url, proposed } = attribution.clone();
        Self {
            block_id: block_id.to_owned(),
            text,
            speaker,
            role,
            when,
            place,
            source,
            source_url,
            proposed,
            direct,
        }
    }
}

/// All quotations in reading order. Pull quotes repeat the text and are left out.
#[must_use]
pub fn quotations(document: &Document) -> Vec<Quotation> {
    let mut out = Vec::new();
    for block in &document.content {
        match &block.kind {
            Kind::PullQuote(_) => continue,
            Kind::Quotation { paragraphs, attribution } => {
                let said: Vec<String> = paragraphs.iter().map(|text| words(text)).collect();
                let (text, _) = unquote(&said.join("\n\n"));
                out.push(Quotation::new(&block.id, text, attribution, true));
            }
            _ => {}
        }
        for text in texts(&block.kind) {
            for (attribution, said) in spans(text, attribution) {
                let (said, direct) = unquote(&said);
                out.push(Quotation::new(&block.id, said, attribution, direct));
            }
        }
    }
    out
}

fn attribution(mark: &Mark) -> Option<&Attribution> {
    if let Mark::Quotation(attribution) = mark { Some(attribution) } else { None }
}

/// Opening and closing marks of quotation for a language tag: German „ “, French « » with narrow no-break spaces,
/// others “ ”.
#[must_use]
pub fn quote_marks(language: &str) -> (&'static str, &'static str) {
    match language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "de" | "cs" | "sk" | "sl" => ("„", "“"),
        "pl" | "ro" | "hu" | "nl" => ("„", "”"),
        "fr" => ("«\u{202f}", "\u{202f}»"),
        "es" | "it" | "pt" | "el" | "uk" | "ru" | "nb" | "nn" | "no" => ("«", "»"),
        "da" => ("»", "«"),
        "sv" | "fi" => ("”", "”"),
        _ => ("“", "”"),
    }
}

/// Any character that sets off speech at its beginning or end. The apostrophe is none: "’s" ends nothing.
pub(crate) fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‚' | '‘' | '‹' | '›' | '「' | '」')
}

/// The words between outer marks of quotation, and whether there were any. Where the marks are inside ("“A,” she
/// said, “b.”") the text stays as it is.
fn unquote(text: &str) -> (String, bool) {
    let text = text.trim();
    let direct = text.chars().any(is_quote);
    let inner = text.strip_prefix(is_quote).and_then(|rest| {
        let closed = rest.strip_suffix(|c| is_quote(c) || c == '’').or_else(|| {
            // The closing mark of a sentence may stand before its comma: „Ja“, sagt sie.
            rest.strip_suffix([',', '.']).and_then(|rest| rest.strip_suffix(is_quote))
        });
        closed.or(Some(rest)).filter(|inner| !inner.chars().any(is_double))
    });
    (inner.unwrap_or(text).trim().to_owned(), direct)
}

fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_marks_are_taken_off() {
        for (text, words, direct) in [
            ("“We start,”", "We start,", true),
            ("„Ja“, ", "Ja", true),
            ("« Oui »", "Oui", true),
            ("“open", "open", true),
            ("“A,” she said, “b.”", "“A,” she said, “b.”", true),
            ("it was late", "it was late", false),
            ("the town’s", "the town’s", false),
        ] {
            assert_eq!(unquote(text), (words.to_owned(), direct), "{text}");
        }
    }

    #[test]
    fn marks_by_language() {
        assert_eq!(quote_marks("en-GB"), ("“", "”"));
        assert_eq!(quote_marks("de"), ("„", "“"));
        assert_eq!(quote_marks("DE-AT"), ("„", "“"));
        assert_eq!(quote_marks(""), ("“", "”"));
    }
}
