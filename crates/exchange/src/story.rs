//! From a page that was read to a story of ours.
//!
//! Words in quotation marks become the document's quotation marks, each *proposed*: an editor confirms them. Straight
//! marks around them become those of the page's language.

use document::{Attribution, Block, Document, Inline, Kind, Mark, quote_marks};
use publishing::Story;

use crate::text::{self, Language, Page, Paragraph};

/// The story of a page. Where it names no standfirst there is none.
#[must_use]
pub fn story(page: &Page) -> Story {
    Story {
        headline: page.headline.clone(),
        standfirst: page.standfirst.clone().unwrap_or_default(),
        kicker: None,
        dateline: page.dateline.clone(),
        bylines: page.bylines.clone(),
        body: document(page),
        lead: None,
        topics: Vec::new(),
    }
}

/// The body of a page as typed blocks.
#[must_use]
pub fn document(page: &Page) -> Document {
    let language = language(page).unwrap_or_default();
    let (open, close) = marks(language);
    let mut blocks: Vec<Block> = Vec::new();
    for paragraph in &page.paragraphs {
        let runs = runs(paragraph, open, close);
        match paragraph.kind {
            text::Kind::Text => blocks.push(Block::new(Kind::Paragraph(runs))),
            text::Kind::Heading => blocks.push(Block::new(Kind::Heading { level: 2, text: runs })),
            text::Kind::ListItem => match blocks.last_mut().map(|block| &mut block.kind) {
                Some(Kind::List { items, .. }) => items.push(vec![runs]),
                _ => blocks.push(Block::new(Kind::List { ordered: false, items: vec![vec![runs]] })),
            },
        }
    }
    Document::new(blocks)
}

/// The language of a page, where its words say so.
#[must_use]
pub fn language(page: &Page) -> Option<locale::Language> {
    match page.language {
        Language::English => Some(locale::Language::EnGb),
        Language::German => Some(locale::Language::DeDe),
        Language::Unknown => None,
    }
}

fn marks(language: locale::Language) -> (char, char) {
    let (open, close) = quote_marks(language.code());
    (open.chars().next().unwrap_or('“'), close.chars().next().unwrap_or('”'))
}

/// The runs of a paragraph: plain words and speech by turns. Speech takes its quotation marks with it, since a mark
/// outside of it would stand at the wrong side of a line break.
fn runs(paragraph: &Paragraph, open: char, close: char) -> Vec<Inline> {
    let text: Vec<char> = paragraph.text.chars().collect();
    let slice = |from: usize, to: usize| text.get(from..to).unwrap_or_default().iter().collect::<String>();
    let mut out = Vec::new();
    let mut at = 0;
    for speech in &paragraph.speech {
        let starts = speech
            .start_char
            .saturating_sub(usize::from(is_mark(text.get(speech.start_char.wrapping_sub(1)))));
        let ends = speech.end_char + usize::from(is_mark(text.get(speech.end_char)));
        if starts < at {
            continue;
        }
        push(&mut out, &slice(at, starts), Vec::new());
        let mut said = slice(starts, ends);
        if let Some(rest) = said.strip_prefix('"') {
            said = format!("{open}{rest}");
        }
        if let Some(rest) = said.strip_suffix('"') {
            said = format!("{rest}{close}");
        }
        let attribution =
            Attribution { speaker: speech.speaker.clone(), proposed: true, ..Attribution::default() };
        push(&mut out, &said, vec![Mark::Quotation(attribution)]);
        at = ends;
    }
    push(&mut out, &slice(at, text.len()), Vec::new());
    out
}

fn push(out: &mut Vec<Inline>, text: &str, marks: Vec<Mark>) {
    if !text.is_empty() {
        out.push(Inline::marked(text, marks));
    }
}

fn is_mark(c: Option<&char>) -> bool {
    c.is_some_and(|c| "\"“”„«»‹›‘’‚'".contains(*c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_becomes_proposed_marks_and_no_word_is_lost() {
        let file = "A harbour opens\n\n14 January 2025\n\nThe mayor, Ines Holm, said: \"We are open.\" Nobody else spoke that night in the hall.\n\nIt was \"broadly acceptable\" to the crews, said Tom Reker, their spokesman.\n";
        let page = text::read(file.as_bytes()).unwrap();
        let body = document(&page);
        let found = document::quotations(&body);
        assert!(found.iter().all(|q| q.proposed) && found.len() == 2, "{found:?}");
        assert!(
            found[0].text.contains("We are open")
                && found[0].speaker.as_deref().is_some_and(|s| s.contains("Holm"))
        );
        let plain = document::plain_text(&body);
        assert!(plain.contains("said: “We are open.” Nobody else"), "{plain}");
        assert!(!plain.contains('"'));
    }
}
