//! Marks what was looked for. The pieces are plain text: the template escapes them and sets the marks.

use locale::Language;
use serde::Serialize;

use crate::plan::Marks;
use crate::words::{Word, words};

/// The longest excerpt, in words.
const EXCERPT: usize = 38;
/// Words before the first mark of an excerpt.
const BEFORE: usize = 8;
/// How much of a text is looked through for an excerpt, in bytes.
const READ: usize = 60_000;

/// A piece of a text: marked, or between marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub(crate) struct Piece {
    /// The words.
    pub(crate) text: String,
    /// Whether they are what was looked for.
    pub(crate) mark: bool,
}

/// A whole text with its marks.
pub(crate) fn marked(text: &str, marks: &Marks, language: Language) -> Vec<Piece> {
    let hits: Vec<Word<'_>> = words(text).filter(|word| marks.hits(word.written, language)).collect();
    cut(text, 0, text.len(), &hits)
}

/// The place of a text that shows best what was looked for; its beginning where nothing was.
pub(crate) fn excerpt(text: &str, marks: &Marks, language: Language) -> Vec<Piece> {
    let text = text.get(..text.floor_char_boundary(READ)).unwrap_or(text);
    let all: Vec<Word<'_>> = words(text).collect();
    let hits: Vec<usize> = (0_usize..)
        .zip(&all)
        .filter(|(_, word)| marks.hits(word.written, language))
        .map(|(n, _)| n)
        .collect();
    let first = begin(&all, &hits);
    let last = (first + EXCERPT).min(all.len());
    let Some(window) = all.get(first..last) else { return Vec::new() };
    let start = if first == 0 { 0 } else { window.first().map_or(0, |word| word.range.start) };
    let end =
        if last == all.len() { text.len() } else { window.last().map_or(text.len(), |word| word.range.end) };
    let shown: Vec<Word<'_>> =
        hits.iter().filter(|n| (first..last).contains(*n)).filter_map(|n| all.get(*n).cloned()).collect();
    let mut pieces = cut(text, start, end, &shown);
    let plain = |text: &str| Piece { text: text.to_owned(), mark: false };
    if first > 0 {
        pieces.insert(0, plain("… "));
    }
    if last < all.len() {
        pieces.push(plain(" …"));
    }
    pieces
}

/// The word an excerpt begins with: before the densest group of different hits.
fn begin(all: &[Word<'_>], hits: &[usize]) -> usize {
    let mut best = (0, 0);
    for (n, hit) in hits.iter().enumerate().take(400) {
        let within = hits.iter().skip(n).take_while(|other| **other < hit + EXCERPT - BEFORE).take(20);
        let mut different: Vec<String> =
            within.filter_map(|n| all.get(*n)).map(|word| word.written.to_lowercase()).collect();
        let many = different.len();
        different.sort();
        different.dedup();
        let score = different.len() * 20 + many;
        if score > best.0 {
            best = (score, *hit);
        }
    }
    best.1.saturating_sub(BEFORE)
}

/// The bytes from `start` to `end`, cut at the hits. Line breaks become spaces.
fn cut(text: &str, start: usize, end: usize, hits: &[Word<'_>]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |text: &str, mark: bool| {
        let text: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        if !text.is_empty() {
            pieces.push(Piece { text, mark });
        }
    };
    let mut at = start;
    for hit in hits {
        push(text.get(at..hit.range.start).unwrap_or(""), false);
        push(hit.written, true);
        at = hit.range.end;
    }
    push(text.get(at..end).unwrap_or(""), false);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Filters, for_articles};
    use crate::query::Asked;

    fn marks(q: &str) -> Marks {
        for_articles(&Asked::read(q, &[]).parts, &Filters::default(), &Vec::new()).marks
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|p| if p.mark { format!("[{}]", p.text) } else { p.text.clone() }).collect()
    }

    #[test]
    fn forms_of_a_word_are_marked() {
        let text = "The harbour’s <b>bathers</b> swimming.";
        assert_eq!(
            shown(&marked(text, &marks("harbours swim"), Language::EnGb)),
            "The [harbour’s] <b>bathers</b> [swimming]."
        );
        let text = "Der Hafenmeister der Häfen";
        assert_eq!(shown(&marked(text, &marks("haefen"), Language::DeDe)), "Der [Hafenmeister] der [Häfen]");
        assert_eq!(shown(&marked(text, &marks("\"\""), Language::DeDe)), text);
        let text = "Wind und Wasser";
        assert_eq!(shown(&marked(text, &marks("under wind"), Language::DeDe)), "[Wind] und Wasser");
    }

    #[test]
    fn an_excerpt_shows_the_words_together() {
        let filler = "word ".repeat(200);
        let text = format!("Harbour first. {filler} the rope line of the harbour. {filler}");
        let found = shown(&excerpt(&text, &marks("rope harbour"), Language::EnGb));
        assert!(found.starts_with("… ") && found.ends_with(" …"), "{found}");
        assert!(found.contains("the [rope] line of the [harbour]."), "{found}");
        assert!(found.len() < 400);
        assert_eq!(shown(&excerpt("Short.", &marks("tram"), Language::EnGb)), "Short.");
        assert_eq!(shown(&excerpt("", &marks("tram"), Language::EnGb)), "");
    }
}
