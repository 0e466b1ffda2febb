//! Pages as a browser gets them: every sample rendered, and read for what it would load and what would be refused.

use scraper::{ElementRef, Html, Selector};
use url::Url;

use super::{Bench, landmarks, names};
use crate::audit;
use crate::theme::samples::Sample;
use crate::theme::source::MARK;

/// Elements that the paper's Content-Security-Policy keeps from loading anything, though it comes from the paper.
const REFUSED: [&str; 8] = ["iframe", "frame", "object", "embed", "video", "audio", "track", "base"];

/// Renders and reads every sample; says how many pages there were.
pub(super) fn look(bench: &mut Bench) -> usize {
    let samples = bench.samples.clone();
    let mut pages = 0;
    for sample in samples {
        for language in Bench::languages(&sample) {
            let is_own = language == sample.language;
            let mut shown = sample.clone();
            shown.language = language;
            if !show(bench, &shown, is_own || language.dir() == "rtl") {
                // In the others it fails for the same reason, and a loop without end takes its time.
                break;
            }
            pages += 1;
        }
        pages += usize::from(show(bench, &sample.bare(), true));
    }
    pages
}

fn show(bench: &mut Bench, sample: &Sample, is_read: bool) -> bool {
    match bench.marked.render(&sample.template, &sample.page, &sample.frame()) {
        Err(fault) => {
            bench.fault(fault);
            false
        }
        Ok(text) => {
            missing_words(bench, sample, &text);
            if is_read && sample.template.ends_with(".html") {
                read(bench, sample, &text);
            }
            true
        }
    }
}

/// A key stands in the page where words should be: `«web-search»`. Keys that are put together are found here only.
fn missing_words(bench: &mut Bench, sample: &Sample, text: &str) {
    let shape = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let keys = text.split('«').skip(1).filter_map(|rest| Some(rest.split_once('»')?.0));
    for key in keys.filter(|key| key.contains('-') && key.chars().all(shape)) {
        let told = format!("under the key {key}");
        if !names::is_word(key) && !bench.findings.iter().any(|known| known.sentence.contains(&told)) {
            let file = owner(bench, &bench.parts(&sample.template));
            bench.find((&file, 1), format!("there are no words {told} (sample {})", sample.name));
        }
    }
}

fn read(bench: &mut Bench, sample: &Sample, text: &str) {
    let base = format!("{}{}", sample.base_url(), sample.path);
    let Ok(base) = Url::parse(&base) else { return };
    let policy = bench.theme.policy().to_str().unwrap_or("").to_owned();
    for (mark, reason) in audit::page(text, &base, (&policy, MARK)) {
        let place = place(bench, sample, mark.as_deref());
        bench.find((&place.0, place.1), format!("{reason}; {}", remedy(&reason)));
    }
    let page = Html::parse_document(text);
    let Ok(all) = Selector::parse("*") else { return };
    for element in page.select(&all) {
        for sentence in refused(element).into_iter().chain(absent(bench, element)) {
            let place = place(bench, sample, element.attr(MARK));
            bench.find((&place.0, place.1), sentence);
        }
    }
    if bench.is_whole(&sample.template) {
        landmarks::look(bench, sample, &page);
    }
}

/// What to do about a reason of the privacy audit.
fn remedy(reason: &str) -> &'static str {
    match reason {
        _ if reason.contains("inline script") => {
            "the paper's policy refuses it: put the script in a file under assets"
        }
        _ if reason.contains("inline style") => {
            "the paper's policy refuses it: put the rule in assets/courant.css"
        }
        _ => "a page asks its own paper only: put the file under assets",
    }
}

fn refused(element: ElementRef<'_>) -> Option<String> {
    let tag = element.value().name();
    if REFUSED.contains(&tag) {
        return Some(format!("the paper's policy refuses <{tag}>: link to it instead"));
    }
    if tag == "link" && element.attr("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("manifest")) {
        return Some("the paper's policy refuses a manifest".to_owned());
    }
    let loads = matches!(tag, "img" | "source" | "script" | "link" | "input" | "image");
    let inlined = |name: &&str| {
        element.attr(name).is_some_and(|value| {
            let value = value.trim_start().to_ascii_lowercase();
            value.starts_with("data:") || value.starts_with("blob:")
        })
    };
    let attribute = ["src", "srcset", "href"].into_iter().find(inlined).filter(|_| loads)?;
    Some(format!(
        "the paper's policy refuses a data: address in <{tag} {attribute}>: put the file under assets"
    ))
}

/// A file of the theme that a page loads and that is not there.
fn absent(bench: &Bench, element: ElementRef<'_>) -> Option<String> {
    if !matches!(element.value().name(), "img" | "source" | "script" | "link") {
        return None;
    }
    let address = element.attr("src").or_else(|| element.attr("href"))?;
    let is_missing = address.starts_with("/assets/") && bench.theme.asset(address).is_none();
    is_missing
        .then(|| format!("{address} is not there: the theme has no file {}", address.trim_start_matches('/')))
}

/// File and line of a mark; where an element has none, the file that is most likely at fault.
pub(super) fn place(bench: &Bench, sample: &Sample, mark: Option<&str>) -> (String, usize) {
    let marked = mark.and_then(|mark| {
        let (file, line) = mark.rsplit_once(':')?;
        Some((file.to_owned(), line.parse().ok()?))
    });
    marked.unwrap_or_else(|| (owner(bench, &bench.parts(&sample.template)), 1))
}

/// The first of these files that the author wrote, else the first.
pub(super) fn owner(bench: &Bench, files: &[String]) -> String {
    let own = files.iter().find(|file| bench.files.is_own(file));
    own.or_else(|| files.first()).cloned().unwrap_or_default()
}
