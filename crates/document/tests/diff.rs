//! Two versions of an article, word by word.

use std::time::Instant;

use document::{
    Attribution, Block, BlockDiff, Change, Document, Figure, Kind, PartName, Run, WordsChanged, diff,
    diff_words,
};
use proptest::prelude::*;

use crate::arbitrary::document;

fn article(paragraphs: &[&str]) -> Document {
    Document::from_paragraphs(paragraphs)
}

fn changes(blocks: &[BlockDiff]) -> Vec<Change> {
    blocks.iter().map(|block| block.change).collect()
}

/// What one side reads: the words of the runs that are its own or the same.
fn read<'a>(runs: impl IntoIterator<Item = &'a Run>, other: Change) -> String {
    runs.into_iter().filter(|run| run.change != other).map(|run| run.text.as_str()).collect()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn blocks_are_known_by_their_ids() {
    let old = article(&["The harbour opens in May.", "The mayor cuts the ribbon.", "Boats come."]);
    let mut new = old.clone();
    new.content[1] = Block { id: "b2".into(), ..Block::paragraph("Entirely other words stand here today") };
    new.content.insert(1, Block { id: "b9".into(), ..Block::paragraph("It cost 12 million.") });
    let blocks = diff(&old, &new);
    assert_eq!(changes(&blocks), [Change::Same, Change::Added, Change::Changed, Change::Same]);
    assert_eq!(blocks[2].id, "b2");
    assert_eq!(WordsChanged::in_blocks(&blocks), WordsChanged { added: 10, removed: 5 });
}

#[test]
fn ids_that_were_counted_anew_mislead_nobody() {
    let old = article(&["The harbour opens in May.", "The mayor cuts the ribbon.", "Boats come."]);
    let new = article(&[
        "A line above.",
        "The harbour opens in June.",
        "The mayor cuts the ribbon.",
        "Boats come.",
    ]);
    let blocks = diff(&old, &new);
    assert_eq!(changes(&blocks), [Change::Added, Change::Changed, Change::Same, Change::Same]);
}

#[test]
fn attributions_and_captions_are_compared() {
    let quotation = |role: &str| {
        let attribution = Attribution { role: Some(role.into()), ..Attribution::speaker("Ada Lind") };
        Block::quotation("Nobody asked us.", attribution)
    };
    let picture = |alt: &str| {
        let figure = Figure {
            media: "a.jpg".into(),
            alt: alt.into(),
            caption: "The bridge".into(),
            ..Figure::default()
        };
        Block::new(Kind::Figure(figure))
    };
    let old = Document::new(vec![quotation("mayor"), picture("A bridge")]);
    let new = Document::new(vec![quotation("former mayor"), picture("A stone bridge")]);
    let blocks = diff(&old, &new);
    assert_eq!(changes(&blocks), [Change::Changed, Change::Changed]);
    let changed = |block: &BlockDiff| {
        let parts = block.parts.iter().filter(|part| part.change != Change::Same);
        parts.map(|part| part.name).collect::<Vec<_>>()
    };
    assert_eq!(changed(&blocks[0]), [PartName::Role]);
    assert_eq!(changed(&blocks[1]), [PartName::Alt]);
    let json = serde_json::to_value(&blocks[0]).unwrap();
    assert_eq!((&json["kind"], &json["change"]), (&"quotation".into(), &"changed".into()));
}

/// An article of ten thousand words, in paragraphs of a hundred; `every` word of so many is another.
fn long(every: usize, paragraph: usize) -> Document {
    let word = |at: usize| {
        if at.is_multiple_of(every) { format!("other{at}") } else { format!("word{}", at * 7919 % 1_500) }
    };
    let words: Vec<String> = (1..=10_000).map(word).collect();
    Document::from_paragraphs(words.chunks(paragraph).map(|words| words.join(" ")))
}

/// A release build is to take 50 milliseconds at most; one without optimisation takes several times as long.
#[test]
fn ten_thousand_words_are_compared_at_once() {
    let most = if cfg!(debug_assertions) { 1_500 } else { 50 };
    for (name, old, new) in [
        ("some words", long(1_000_000, 100), long(17, 100)),
        ("half the words in one paragraph", long(1_000_000, 10_000), long(2, 10_000)),
        ("nothing in common", long(1, 10_000), long(1_000_000, 10_000)),
        ("a word a block", long(1_000_000, 1), long(3, 1)),
    ] {
        let started = Instant::now();
        let blocks = diff(&old, &new);
        let took = started.elapsed().as_millis();
        println!("{name}: {took} ms, {:?}", WordsChanged::in_blocks(&blocks));
        assert!(took <= most, "{name} took {took} ms");
    }
}

proptest! {
    #[test]
    fn each_side_reads_its_own_words(old in "[abc ,.\n]{0,60}", new in "[abc ,.\n]{0,60}") {
        let runs = diff_words(&old, &new);
        prop_assert_eq!(words(&read(&runs, Change::Added)), words(&old));
        prop_assert_eq!(words(&read(&runs, Change::Removed)), words(&new));
    }

    #[test]
    fn any_text_is_compared(old in ".{0,80}", new in ".{0,80}") {
        let runs = diff_words(&old, &new);
        let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(letters(&read(&runs, Change::Added)), letters(&old));
        prop_assert_eq!(letters(&read(&runs, Change::Removed)), letters(&new));
    }

    #[test]
    fn no_block_is_lost(old in document(), new in document()) {
        let blocks = diff(&old, &new);
        let lone = |change| blocks.iter().filter(|block| block.change == change).count();
        prop_assert_eq!(blocks.len() - lone(Change::Removed), new.content.len());
        prop_assert_eq!(blocks.len() - lone(Change::Added), old.content.len());
        let there = blocks.iter().filter(|block| block.change != Change::Removed);
        prop_assert!(there.map(|block| &block.id).eq(new.content.iter().map(|block| &block.id)));
    }

    #[test]
    fn a_document_is_itself(document in document()) {
        prop_assert!(diff(&document, &document).iter().all(|block| block.change == Change::Same));
    }
}
