use std::collections::BTreeSet;

use exchange::text::{Page, Role, read};
use proptest::prelude::*;

/// Lines like those of real pages, so that random pages are read and not only refused.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-Z][a-z]{2,9}( [a-zA-Z][a-z]{1,9}){3,14}[.!?]",
        2 => "[A-Z][a-z]{2,9}( [a-z]{2,9}){2,6}",
        1 => "[\"“„»‘'][A-Z][a-z]{1,8}( [a-z]{1,8}){0,5}[,.]?[\"”“«’']?,? said [A-Z][a-z]{2,8}\\.",
        1 => prop::sample::select(vec![
            "Share", "Home", "14 January 2025", "By Jo Smith", "Related stories", "Comments", "Reply", "Photo: X",
            "• one item", "10:42", "Write a comment ...", "Kiel (dpa) – Der Hafen ist offen.", "Q: Why?", "A: So.",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,60}",
        2 => Just(String::new()),
    ]
}

fn lines_with_text(text: &str) -> BTreeSet<usize> {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.split('\n').enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(at, _)| at + 1).collect()
}

fn check(text: &str, page: &Page) {
    let used: BTreeSet<usize> = page.lines.iter().map(|line| line.line).collect();
    assert_eq!(used, lines_with_text(text), "each line with text has its place");
    assert!(page.lines.is_sorted_by_key(|line| line.line));
    let out: Vec<(usize, &str)> = page
        .lines
        .iter()
        .filter(|line| matches!(line.role, Role::LeftOut(_)))
        .map(|line| (line.line, line.text.as_str()))
        .collect();
    let listed: Vec<(usize, &str)> =
        page.left_out.iter().map(|line| (line.line, line.text.as_str())).collect();
    assert_eq!(out, listed);
    assert!(!page.headline.is_empty());
    assert!(!page.paragraphs.is_empty());
    for line in &page.lines {
        let Role::Paragraph(at) = line.role else { continue };
        let paragraph = &page.paragraphs[at];
        assert!((paragraph.line..=paragraph.last_line).contains(&line.line));
        let kept = format!("{} {}", page.dateline.as_deref().unwrap_or_default(), paragraph.text);
        let last = line.text.split(' ').next_back().unwrap_or_default();
        assert!(kept.contains(last), "{last:?} of line {} is in {kept:?}", line.line);
    }
    for paragraph in &page.paragraphs {
        let chars: Vec<char> = paragraph.text.chars().collect();
        let mut end = 0;
        for speech in &paragraph.speech {
            assert!(speech.start_char >= end && speech.start_char < speech.end_char);
            end = speech.end_char;
            assert_eq!(chars[speech.start_char..end].iter().collect::<String>(), speech.text);
            assert!(speech.proposed);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_line_is_accounted_for(lines in prop::collection::vec(line(), 0..40)) {
        let text = lines.join("\n");
        if let Ok(page) = read(text.as_bytes()) {
            check(&text, &page);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(\\PC|[\n\r\t \"'“”„‘’»«.,:\u{200B}\u{AD}\u{202E}\u{A0}]){0,400}") {
        if let Ok(page) = read(text.as_bytes()) {
            check(&text, &page);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused_with_a_sentence(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        if let Err(refused) = read(&bytes) {
            prop_assert!(refused.to_string().len() > 20);
        }
    }

    #[test]
    fn line_endings_do_not_matter(lines in prop::collection::vec(line(), 0..30)) {
        prop_assert_eq!(read(lines.join("\n").as_bytes()), read(lines.join("\r\n").as_bytes()));
    }
}

#[test]
fn hostile_text_takes_no_time_to_speak_of() {
    let head = "Town hall clock stops for good\n\n14 January 2025\n\n";
    for piece in
        ["\"a said ", "'a ", "“a „b »c ‘d ", "A said \"b\" ", "a. B ", "Ab ", ", A", "A: b. ", "(Photo "]
    {
        let line: String = piece.repeat(10_000 / piece.len());
        let text = format!("{head}{line}.\n\n{line}.\n");
        let _ = read(text.as_bytes());
        let lines: String = format!("{piece}\n").repeat(500);
        let _ = read(format!("{head}{lines}\n\nThe clock stopped, and nobody knows why.\n").as_bytes());
    }
}
