//! The reader of saved pages: whole pages, refusals, and rules that hold for any input.

mod page_test;
mod property_test;
mod refuse_test;
mod speech_test;

use exchange::text::{Kind, Page, Reason, read};

fn fixture(name: &str) -> Page {
    let path = format!("{}/tests/fixtures/text/{name}", env!("CARGO_MANIFEST_DIR"));
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
    read(&bytes).unwrap_or_else(|refused| panic!("{name}: {refused}"))
}

fn page(text: &str) -> Page {
    read(text.as_bytes()).unwrap_or_else(|refused| panic!("{refused}"))
}

/// A page whose last paragraph is the given one.
fn story(paragraph: &str) -> Page {
    page(&format!(
        "Town hall clock stops for good\n\n14 January 2025\n\nThe clock stopped, and nobody knows why it did.\n\n{paragraph}\n"
    ))
}

/// The quoted words and speakers of the last paragraph.
fn said(page: &Page) -> Vec<(&str, Option<&str>)> {
    let last = page.paragraphs.last().expect("a paragraph");
    last.speech.iter().map(|speech| (speech.text.as_str(), speech.speaker.as_deref())).collect()
}

fn left_out(page: &Page) -> Vec<(usize, Reason)> {
    page.left_out.iter().map(|line| (line.line, line.reason)).collect()
}

fn starts(page: &Page) -> Vec<(usize, Kind)> {
    page.paragraphs.iter().map(|paragraph| (paragraph.line, paragraph.kind)).collect()
}
