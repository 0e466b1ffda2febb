//! The texts of a block, and two blocks text by text.

use super::{Change, Part, PartName, change_of, diff_words};
use crate::inline::{spans, words};
use crate::model::{Attribution, Card, Figure, Kind, Mark, Text};
use crate::plain::without_tags;

/// The texts of two blocks that are paired, or of one that stands alone.
pub(super) fn compare(old: Option<&Kind>, new: Option<&Kind>) -> Vec<Part> {
    let (old, new) = (old.map(texts).unwrap_or_default(), new.map(texts).unwrap_or_default());
    let of = |texts: &[(PartName, String)], name| {
        let found: Vec<&str> =
            texts.iter().filter(|(its, _)| *its == name).map(|(_, text)| text.as_str()).collect();
        found.join("\n")
    };
    let mut parts: Vec<Part> = Vec::new();
    for (name, _) in new.iter().chain(&old) {
        if parts.iter().any(|part| part.name == *name) {
            continue;
        }
        let runs = diff_words(&of(&old, *name), &of(&new, *name));
        let change = if runs.is_empty() { Change::Same } else { change_of(&runs) };
        parts.push(Part { name: *name, change, runs });
    }
    parts
}

/// The texts of a block that are not empty, in reading order; what a gallery has several of stands several times.
pub(super) fn texts(kind: &Kind) -> Vec<(PartName, String)> {
    let mut out = Vec::new();
    let mut say = |name, text: String| {
        if !text.is_empty() {
            out.push((name, text));
        }
    };
    match kind {
        Kind::Paragraph(text) | Kind::PullQuote(text) | Kind::Heading { text, .. } => {
            say(PartName::Text, words(text));
        }
        Kind::Quotation { paragraphs, attribution } => {
            say(PartName::Text, lines(paragraphs, "\n"));
            about(attribution).into_iter().for_each(|(name, text)| say(name, text));
        }
        Kind::List { items, .. } => {
            say(PartName::Text, items.iter().map(|item| lines(item, "\n")).collect::<Vec<_>>().join("\n"));
        }
        Kind::Table { rows, .. } => {
            say(PartName::Text, rows.iter().map(|row| lines(row, "\t")).collect::<Vec<_>>().join("\n"));
        }
        Kind::Figure(figure) => picture(figure).into_iter().for_each(|(name, text)| say(name, text)),
        Kind::Gallery(figures) => {
            figures.iter().flat_map(picture).for_each(|(name, text)| say(name, text));
        }
        Kind::Embed(Card { url, title }) | Kind::LinkCard(Card { url, title }) => {
            say(PartName::Text, title.clone());
            say(PartName::Url, url.clone());
        }
        Kind::Divider => {}
        Kind::Correction(correction) => say(PartName::Text, correction.text.clone()),
        Kind::Quarantine(quarantine) => say(PartName::Text, without_tags(&quarantine.html)),
    }
    for text in crate::inline::texts(kind) {
        marked(text).into_iter().for_each(|(name, text)| say(name, text));
    }
    out
}

fn lines(texts: &[Text], between: &str) -> String {
    texts.iter().map(|text| words(text)).collect::<Vec<_>>().join(between)
}

/// What is known of a quotation, one text for each thing.
fn about(attribution: &Attribution) -> Vec<(PartName, String)> {
    let Attribution { speaker, role, when, place, source, source_url, proposed: _ } = attribution;
    [
        (PartName::Speaker, speaker),
        (PartName::Role, role),
        (PartName::When, when),
        (PartName::Place, place),
        (PartName::Source, source),
        (PartName::SourceUrl, source_url),
    ]
    .into_iter()
    .filter_map(|(name, text)| text.clone().map(|text| (name, text)))
    .collect()
}

fn picture(figure: &Figure) -> Vec<(PartName, String)> {
    let Figure { media, alt, caption, credit, .. } = figure;
    vec![
        (PartName::Media, media.clone()),
        (PartName::Alt, alt.clone()),
        (PartName::Caption, caption.clone()),
        (PartName::Credit, credit.clone()),
    ]
}

/// What marks say of words: whose they are, where they lead, which note they have.
fn marked(text: &Text) -> Vec<(PartName, String)> {
    let said = spans(text, |mark| if let Mark::Quotation(about) = mark { Some(about) } else { None });
    let notes = spans(text, |mark| if let Mark::Note { text } = mark { Some(text) } else { None });
    let links = spans(text, |mark| if let Mark::Link { href } = mark { Some(href) } else { None });
    let whose = |attribution: &Attribution| {
        let known: Vec<String> = about(attribution).into_iter().map(|(_, text)| text).collect();
        known.join(", ")
    };
    let said = said.into_iter().map(|(about, _)| (PartName::Attribution, whose(about)));
    let notes = notes.into_iter().map(|(note, _)| (PartName::Note, note.clone()));
    let links = links.into_iter().map(|(href, _)| (PartName::Link, href.clone()));
    said.chain(notes).chain(links).collect()
}
