//! Plain text, counts, quotations, links.

use document::{
    Attribution, Block, Document, Inline, Kind, Mark, links, plain_text, quotations, reading_minutes,
    word_count,
};

fn read(name: &str) -> Document {
    let file = format!("{}/tests/fixtures/valid/{name}.json", env!("CARGO_MANIFEST_DIR"));
    Document::parse(&std::fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn plain_text_of_every_block() {
    let text = plain_text(&read("every_block"));
    for part in [
        "The council met on Tuesday.",
        "What was decided",
        "Nobody asked us.\n— Ada Lind, mayor, Monday, Town hall, Minutes",
        "1. First\n2. Second\nwith a break",
        "The old bridge Photo: Jo Berg",
        "Watch the session (https://video.example/1)",
        "Year\tVisitors\n2024\t1200",
        "The vote was 12 to 9, not 12 to 8.",
        "An old widget & more",
    ] {
        assert!(text.contains(part), "{part:?} not in {text}");
    }
    assert!(!text.contains("repeated for show"), "{text}");
}

#[test]
fn notes_follow_their_words_once() {
    let note = || Mark::Note { text: "See page 4.".to_owned() };
    let text = vec![
        Inline::marked("the ", vec![note()]),
        Inline::marked("report", vec![Mark::Strong, note()]),
        Inline::text("."),
    ];
    let document = Document::new(vec![Block::new(Kind::Paragraph(text))]);
    assert_eq!(plain_text(&document), "the report [See page 4.].");
}

#[test]
fn words_are_counted_as_read() {
    let document = Document::from_paragraphs(["Tue 14th Jan, 2025 — “It’s a well-known  fact”…", "a\nb"]);
    assert_eq!(word_count(&document), 10);
    let mut with_pull = document;
    with_pull.content.push(Block::new(Kind::PullQuote(vec![Inline::text("not counted")])));
    assert_eq!(word_count(&with_pull), 10);
}

#[test]
fn minutes() {
    for (words, language, minutes) in [
        (0, "en", 1),
        (230, "en", 1),
        (345, "en", 2),
        (344, "en", 1),
        (1_000, "de", 5),
        (1_000, "de-AT", 5),
        (1_000, "en-GB", 4),
    ] {
        assert_eq!(reading_minutes(words, language), minutes, "{words} {language}");
    }
    assert!(reading_minutes(usize::MAX, "en") > 1);
}

#[test]
fn who_said_what() {
    let found = quotations(&read("quotations"));
    let got: Vec<_> = found
        .iter()
        .map(|q| (q.block_id.as_str(), q.text.as_str(), q.speaker.as_deref(), q.proposed, q.direct))
        .collect();
    assert_eq!(
        got,
        [
            ("b1", "We start in May, and not before,", Some("Ada Lind"), false, true),
            ("b1", "If it rains, in June.", Some("Ada Lind"), true, true),
            ("b2", "sei man „nie gefragt“ worden", Some("Kai Ott"), false, true),
            ("b2", "he had known nothing", None, false, false),
            ("b3", "Nobody asked us.\n\nNobody ever does.", Some("Ada Lind"), false, true),
        ]
    );
    let block = &found[4];
    assert_eq!(block.role.as_deref(), Some("mayor"));
    assert_eq!(block.when.as_deref(), Some("14 January 2025"));
    assert_eq!(block.place.as_deref(), Some("Town hall"));
    assert_eq!(block.source.as_deref(), Some("Minutes, item 4"));
    assert_eq!(block.source_url.as_deref(), Some("https://council.example/minutes"));
}

#[test]
fn a_quotation_survives_storage() {
    let said = Attribution { when: Some("Monday".to_owned()), ..Attribution::speaker("Ada Lind") };
    let document = Document::new(vec![Block::quotation("“Yes.”", said)]);
    assert_eq!(quotations(&Document::parse(&document.to_json()).unwrap()), quotations(&document));
    assert_eq!(quotations(&document)[0].text, "Yes.");
}

#[test]
fn where_it_links() {
    let got: Vec<_> = links(&read("every_block")).into_iter().map(|l| (l.block_id, l.href, l.text)).collect();
    let expected = [
        ("b1", "https://council.example/", "council"),
        ("b3", "https://council.example/minutes", "Minutes"),
        ("b8", "https://video.example/1", "Watch the session"),
        ("b9", "/news/bridge", "The bridge so far"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
    assert_eq!(got, expected);
}
