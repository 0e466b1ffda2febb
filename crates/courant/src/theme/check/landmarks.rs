//! What a page needs for those who find their way by its structure, and what stands there twice.

use scraper::{ElementRef, Html, Selector};

use super::Bench;
use super::page::{owner, place};
use crate::theme::samples::Sample;
use crate::theme::source::MARK;

/// Elements in which a header or footer belongs to a part of the page, not to the page (HTML-AAM 1.0).
const PARTS: [&str; 5] = ["article", "aside", "main", "nav", "section"];

pub(super) fn look(bench: &mut Bench, sample: &Sample, page: &Html) {
    let mut found: Vec<(Place<'_>, String)> = Vec::new();
    let language = select(page, "html").first().and_then(|html| html.attr("lang")).unwrap_or("");
    if language.trim().is_empty() {
        found.push((Place::Frame("<html"), "the page does not say its language: <html lang>".to_owned()));
    }
    let dir = select(page, "html").first().and_then(|html| html.attr("dir")).unwrap_or("ltr");
    if dir != sample.language.dir() {
        let sentence =
            format!("the page in {} is not written {}: <html dir>", sample.language, sample.language.dir());
        found.push((Place::Frame("<html"), sentence));
    }
    let title: String = select(page, "head > title").iter().flat_map(ElementRef::text).collect();
    if title.trim().is_empty() {
        found.push((Place::Frame("<head"), "the page has no <title>".to_owned()));
    }
    for (name, all) in [("h1", select(page, "h1")), ("main", select(page, "main"))] {
        match all.as_slice() {
            [_] => {}
            [] if name == "h1" => found.push((Place::Block("main"), "the page has no <h1>".to_owned())),
            [] => found.push((Place::Frame("<body"), format!("the page has no <{name}>"))),
            [_, second, ..] => {
                let sentence = format!("the page has {} <{name}>; one is right", all.len());
                found.push((Place::Mark(second.attr(MARK)), sentence));
            }
        }
    }
    for name in ["header", "footer"] {
        if !select(page, name).into_iter().any(of_page) {
            found.push((Place::Frame("<body"), format!("the page has no <{name}> outside of <main>")));
        }
    }
    if sample.has_nav() && select(page, "nav").is_empty() {
        found.push((Place::Frame("<body"), "the page has no <nav>".to_owned()));
    }
    for image in select(page, "img:not([alt])") {
        let sentence = "a picture has no alternative: alt=\"\" where it adds nothing to the text".to_owned();
        found.push((Place::Mark(image.attr(MARK)), sentence));
    }
    for (at, sentence) in found {
        let (file, line) = at.settle(bench, sample);
        // Said once for a file, with the first sample that shows it.
        let is_known = bench.findings.iter().any(|known| {
            (known.file.as_str(), known.line) == (file.as_str(), line)
                && known.sentence.starts_with(&sentence)
        });
        if !is_known {
            bench.find((&file, line), format!("{sentence} (sample {})", sample.name));
        }
    }
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    Selector::parse(selector).map(|selector| page.select(&selector).collect()).unwrap_or_default()
}

fn of_page(element: ElementRef<'_>) -> bool {
    !element.ancestors().filter_map(ElementRef::wrap).any(|above| PARTS.contains(&above.value().name()))
}

/// Where a finding belongs. What is missing stands nowhere: then it is where it should be.
enum Place<'a> {
    /// In the template that makes the whole page, at this text.
    Frame(&'a str),
    /// In the page's own template, at this block.
    Block(&'a str),
    /// At an element.
    Mark(Option<&'a str>),
}

impl Place<'_> {
    fn settle(&self, bench: &Bench, sample: &Sample) -> (String, usize) {
        let mut layers = bench.layers(&sample.template);
        let is_at = |line: &str| match self {
            Self::Frame(text) => line.contains(text),
            Self::Block(name) => line.contains(&format!("block {name}")),
            Self::Mark(_) => false,
        };
        match self {
            Self::Mark(mark) => return place(bench, sample, *mark),
            Self::Frame(_) => layers.reverse(),
            Self::Block(_) => {}
        }
        let mut file = owner(bench, &layers);
        if !bench.is_own(&file) {
            file = owner(bench, &bench.parts(&sample.template));
        }
        let text = bench.files.text(&file).unwrap_or("");
        let line = text.lines().position(is_at).map_or(1, |at| at + 1);
        (file, line)
    }
}
