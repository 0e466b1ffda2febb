//! Strategies for whole documents.

use document::{
    Attribution, Block, Card, Correction, CorrectionKind, Document, Figure, Inline, Kind, Mark, Quarantine,
    Text,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Any characters that a stored text may have, with those that mean something in HTML well represented.
fn words() -> impl Strategy<Value = String> {
    vec(prop_oneof![4 => any::<char>(), 4 => proptest::sample::select(vec!['<', '>', '"', '\'', '&', '“', 'a', ' ', '\n', '=', '/'])], 1..20)
        .prop_map(|chars| chars.into_iter().filter(|c| !c.is_control() || *c == '\n').collect::<String>())
        .prop_map(|text| if text.trim().is_empty() { "x".to_owned() } else { text })
}

fn url() -> impl Strategy<Value = String> {
    proptest::sample::select(vec!["https://a.example/x?y=1&z=\"'<b>", "http://b.example", "/news/c"])
        .prop_map(str::to_owned)
}

pub(crate) fn attribution() -> impl Strategy<Value = Attribution> {
    let known = (option::of(words()), option::of(words()), option::of(words()), option::of(words()));
    (known, option::of(words()), option::of(url()), any::<bool>()).prop_map(
        |((speaker, role, when, place), source, source_url, proposed)| Attribution {
            speaker,
            role,
            when,
            place,
            source,
            source_url,
            proposed,
        },
    )
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        words().prop_map(|text| Mark::Note { text }),
        attribution().prop_map(Mark::Quotation),
        url().prop_map(|href| Mark::Link { href }),
        Just(Mark::Strong),
        Just(Mark::Emphasis),
        Just(Mark::Sub),
        Just(Mark::Sup),
        Just(Mark::Code),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    (words(), vec(mark(), 0..4), any::<bool>()).prop_map(|(text, marks, is_break)| {
        match Inline::marked(&text, marks) {
            Inline::Text { marks, .. } if is_break => Inline::Break { marks },
            text => text,
        }
    })
}

fn text() -> impl Strategy<Value = Text> {
    vec(inline(), 0..5)
}

fn figure() -> impl Strategy<Value = Figure> {
    (words(), any::<bool>(), words(), words(), any::<u32>(), any::<u32>()).prop_map(
        |(alt, decorative, caption, credit, width, height)| Figure {
            media: "2025/a_1.jpg".to_owned(),
            alt: if decorative { String::new() } else { alt },
            decorative,
            caption,
            credit,
            width,
            height,
        },
    )
}

fn card() -> impl Strategy<Value = Card> {
    (url(), words()).prop_map(|(url, title)| Card { url, title })
}

fn kind() -> impl Strategy<Value = Kind> {
    let correction = proptest::sample::select(vec![
        CorrectionKind::Correction,
        CorrectionKind::Clarification,
        CorrectionKind::Update,
        CorrectionKind::Typo,
        CorrectionKind::Retraction,
    ]);
    prop_oneof![
        4 => text().prop_map(Kind::Paragraph),
        1 => (2_u8..=4, text()).prop_map(|(level, text)| Kind::Heading { level, text }),
        2 => (vec(text(), 1..3), attribution())
            .prop_map(|(paragraphs, attribution)| Kind::Quotation { paragraphs, attribution }),
        1 => text().prop_map(Kind::PullQuote),
        1 => (any::<bool>(), vec(vec(text(), 1..3), 1..3)).prop_map(|(ordered, items)| Kind::List { ordered, items }),
        1 => figure().prop_map(Kind::Figure),
        1 => vec(figure(), 1..3).prop_map(Kind::Gallery),
        1 => card().prop_map(Kind::Embed),
        1 => card().prop_map(Kind::LinkCard),
        1 => (any::<bool>(), vec(vec(text(), 1..3), 1..3)).prop_map(|(header, rows)| Kind::Table { header, rows }),
        1 => Just(Kind::Divider),
        1 => (correction, words(), any::<i64>())
            .prop_map(|(kind, text, at)| Kind::Correction(Correction { kind, text, at })),
        1 => (words(), words()).prop_map(|(html, reason)| Kind::Quarantine(Quarantine { html, reason })),
    ]
}

/// Valid documents with assigned ids.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    vec(kind().prop_map(Block::new), 0..8).prop_map(Document::new)
}
