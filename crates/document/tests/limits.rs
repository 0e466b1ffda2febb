//! Size, depth and number.

use std::time::{Duration, Instant};

use document::{Document, Fault, Kind, MAX_BLOCKS, MAX_BYTES, Wrong};

fn doc(content: &str) -> String {
    format!(r#"{{"schema":1,"type":"doc","content":[{content}]}}"#)
}

#[track_caller]
fn refused(json: &str, reason: &str) {
    let error = Document::parse(json).unwrap_err();
    assert!(error.to_string().contains(reason), "{error}");
}

#[test]
fn bytes() {
    refused(&" ".repeat(MAX_BYTES + 1), "it has 2097153 bytes, at most 2097152 are allowed");
}

#[test]
fn blocks() {
    let divider = r#"{"type":"divider"}"#;
    let all = vec![divider; MAX_BLOCKS].join(",");
    assert_eq!(Document::parse(&doc(&all)).unwrap().content.len(), MAX_BLOCKS);
    refused(&doc(&format!("{all},{divider}")), "more than 20000 blocks");
    let item = r#"{"type":"list_item","content":[{"type":"paragraph"}]}"#;
    let list = format!(r#"{{"type":"list","content":[{}]}}"#, vec![item; MAX_BLOCKS / 2].join(","));
    refused(&doc(&list), "more than 20000 blocks");
}

#[test]
fn depth() {
    refused(&doc(&format!("{}{}", "[".repeat(40), "]".repeat(40))), "nested deeper than 32 levels");
    let deep = "{\"content\":[".repeat(100_000);
    refused(&doc(&deep), "not JSON");
}

#[test]
fn sentences() {
    assert_eq!(
        Document::parse(&doc(r#"{"type":"heading","attrs":{"level":1}}"#)).unwrap_err().to_string(),
        "The article body is not valid at content[0].attrs.level: 1 should be 2, 3 or 4."
    );
}

/// What a line of a text may be made of, so that a reader which looks again for every sign looks for a long time.
#[test]
fn a_long_paragraph_is_read_in_a_moment() {
    const SIGNS: usize = 100_000;
    const PIECES: [&str; 2] = [
        "*|**a|*a |_|__|_a|~|~a|^|`|``|` |`a|[|[a|]|](|](a|](\\)|]{|]{a|[](|[](/a)",
        "[]{em}|[a]{em|[*|[`|[~^_*|*[a](/b|*a **b _c ~d ^e |\\|\\u{|\\*|![|a](b(|**a**|[a]{sub}*b*|a  b |a\n|a  \n|{|}|{a:",
    ];
    let pieces = PIECES.iter().flat_map(|line| line.split('|'));
    let nested = |open: &str, close: &str| {
        let half = SIGNS / (open.len() + close.len());
        format!("words {}words{}", open.repeat(half), close.repeat(half))
    };
    let mut texts: Vec<String> =
        pieces.map(|piece| format!("words {}", piece.repeat(SIGNS / piece.len()))).collect();
    texts.extend([
        nested("[a ", "]{em}"),
        nested("[", "](/a)"),
        nested("*", "*"),
        nested("[*a", "]{sup}"),
        nested("](", ")"),
    ]);
    texts.push(format!("words {}}}", "]{".repeat(SIGNS / 2)));
    texts.push(format!("words [{}]{{note: {}}}", "*a*b".repeat(SIGNS / 8), "x".repeat(64)));
    for text in texts {
        let begun = Instant::now();
        // Whether it means anything does not matter here.
        let _ = Document::from_markdown(&text, &Document::default());
        let taken = begun.elapsed();
        assert!(
            taken < Duration::from_secs(1),
            "{taken:?} for {}",
            text.chars().take(60).collect::<String>()
        );
    }
}

#[test]
fn a_note_that_is_too_long_for_its_runs_is_refused() {
    let note = |words: &str| format!("[{words}]{{note: {}}}", "x".repeat(50_000));
    let read = |text: &str| Document::from_markdown(text, &Document::default());
    let all = read(&note(&"a * b ".repeat(10_000))).unwrap();
    let Kind::Paragraph(runs) = &all.content[0].kind else { panic!("{all:?}") };
    assert_eq!(runs.len(), 1, "signs that mean nothing are words");
    let faults = read(&note(&"*a*b".repeat(10_000))).unwrap_err();
    assert_eq!(faults, [Fault { line: 1, wrong: Wrong::Weight }]);
}
