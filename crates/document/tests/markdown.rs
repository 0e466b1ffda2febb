//! Documents as text that a person types, and back.

use document::{Block, Document, Fault, Inline, Kind, Mark, Wrong};
use proptest::prelude::*;

use crate::arbitrary;

fn back(document: &Document) -> Document {
    Document::from_markdown(&document.to_markdown(), document).unwrap()
}

/// Read without the document it was made of: ids are then made anew.
fn read(text: &str) -> Document {
    Document::from_markdown(text, &Document::default()).unwrap()
}

/// Runs of the same marks side by side are one.
fn joined(document: &Document) -> Document {
    let mut all = read(&document.to_markdown());
    for (block, before) in all.content.iter_mut().zip(&document.content) {
        block.id.clone_from(&before.id);
    }
    all
}

proptest! {
    #[test]
    fn nothing_is_lost(document in arbitrary::document()) {
        prop_assert_eq!(&back(&document), &document);
        // Without help of the document before the words and marks are the same too.
        let text = document.to_markdown();
        let alone = joined(&document);
        prop_assert_eq!(alone.content.len(), document.content.len(), "{}", text);
        prop_assert_eq!(alone.to_markdown(), text);
        prop_assert_eq!(document::plain_text(&alone), document::plain_text(&document));
    }

    #[test]
    fn any_text_is_answered(text in "[ -~\n*_>|#{}\\[\\]äé-]{0,200}") {
        if let Ok(document) = Document::from_markdown(&text, &Document::default()) {
            prop_assert_eq!(Document::parse(&document.to_json()).unwrap(), document);
        }
    }
}

#[test]
fn every_valid_fixture_comes_back() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/valid");
    let mut seen = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let document = Document::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(back(&document), document, "{}", path.display());
        seen += 1;
    }
    assert!(seen >= 5);
}

#[test]
fn it_reads_like_markdown() {
    let text = "## What was decided\n\nThe **council** met on *Monday*, see\n[the minutes](https://council.example/a_(b)).\\\nThen it rained.\n\n- First\n- Second\n  goes on\n\n  with two paragraphs\n\n> Nobody asked us.\n{speaker: Ada Lind; role: mayor}\n\n>> Repeated for show\n\n| Year | Visitors |\n| --- | --- |\n| 2024 | 1,200 |\n\n![A bridge](8f2c.jpg)\n{caption: The old bridge; credit: Jo Berg}\n\n---\n\n{embed: https://video.example/1; title: Watch}";
    let document = read(text);
    let kinds: Vec<&str> = document
        .content
        .iter()
        .map(|block| match &block.kind {
            Kind::Heading { .. } => "heading",
            Kind::Paragraph(_) => "paragraph",
            Kind::List { .. } => "list",
            Kind::Quotation { .. } => "quotation",
            Kind::PullQuote(_) => "pull quote",
            Kind::Table { .. } => "table",
            Kind::Figure(_) => "figure",
            Kind::Divider => "divider",
            Kind::Embed(_) => "embed",
            other => panic!("{other:?}"),
        })
        .collect();
    let wanted =
        ["heading", "paragraph", "list", "quotation", "pull quote", "table", "figure", "divider", "embed"];
    assert_eq!(kinds, wanted);
    let Kind::Paragraph(words) = &document.content[1].kind else { panic!() };
    assert!(words.contains(&Inline::marked("council", vec![Mark::Strong])), "{words:?}");
    assert!(words.contains(&Inline::marked(
        "the minutes",
        vec![Mark::Link { href: "https://council.example/a_(b)".into() }]
    )));
    assert!(words.contains(&Inline::Break { marks: Vec::new() }));
    let Kind::List { items, .. } = &document.content[2].kind else { panic!() };
    assert_eq!(items.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    let Kind::Table { header, rows } = &document.content[5].kind else { panic!() };
    assert_eq!((*header, rows.len()), (true, 2));
}

#[test]
fn signs_that_mark_nothing_are_words() {
    for words in
        ["2 * 3 * 4 = 24", "snake_case_name", "5~ and ~6", "a [b] c", "x ^ y", "*", "{not alone} here"]
    {
        let document = read(words);
        assert_eq!(document::plain_text(&document).trim(), words);
        let Kind::Paragraph(text) = &document.content[0].kind else { panic!("{words}") };
        assert!(text.iter().all(|run| run.marks().is_empty()), "{words}: {text:?}");
    }
}

#[test]
fn a_changed_block_keeps_its_id() {
    let mut before = Document::from_paragraphs(["One.", "Two.", "Three."]);
    before.content.insert(1, Block { id: "bX".into(), kind: Kind::Divider });
    let text = before.to_markdown().replace("Two.", "Two and a half.").replace("Three.", "Four.\n\nThree.");
    let after = Document::from_markdown(&text, &before).unwrap();
    let ids: Vec<&str> = after.content.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["b1", "bX", "b2", "b4", "b3"]);
    // Turned round, blocks take their ids along.
    let turned = Document::from_markdown("Three.\n\nOne.", &before).unwrap();
    let ids: Vec<&str> = turned.content.iter().map(|block| block.id.as_str()).collect();
    assert_eq!(ids, ["b3", "b1"]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    let wrong = |text: &str| Document::from_markdown(text, &Document::default()).unwrap_err();
    assert_eq!(
        wrong("Fine.\n\n[x](javascript:alert)"),
        [Fault { line: 3, wrong: Wrong::Address("javascript:alert".into()) }]
    );
    assert_eq!(wrong("{embd: https://a.example}"), [Fault { line: 1, wrong: Wrong::Braces("embd".into()) }]);
    assert_eq!(wrong("![x](../a)"), [Fault { line: 1, wrong: Wrong::Picture("../a".into()) }]);
    assert_eq!(wrong("::: gallery\n![x](a.jpg)")[0].wrong, Wrong::Gallery);
    assert_eq!(wrong("[words]{speeker: Ada}")[0].wrong, Wrong::Braces("speeker".into()));
}
