//! The preview's own pages: they are not made by the theme, so that they show when it is broken.

use std::fmt::Write as _;

use locale::Language;
use web::{Fault, ThemeFiles};

use crate::theme::check::Report;
use crate::theme::samples::Sample;
use crate::theme::states::State;

/// Lines shown before and after the one that is wrong.
const AROUND: usize = 4;

/// Loads a page anew when a file has changed. It is served by the preview only.
pub(super) const SCRIPT: &str = include_str!("reload.js");
/// The dress of the preview's own pages.
pub(super) const STYLE: &str = include_str!("dev.css");
/// Stands for every picture of a sample.
pub(super) const PICTURE: &str = include_str!("picture.svg");

/// A page of the theme, made to load itself anew.
pub(super) fn reloading(text: String, stamp: &str) -> String {
    let script = format!("<script src=\"/_dev/reload.js\" data-seen=\"{stamp}\" defer></script>\n");
    match text.rfind("</body>").and_then(|at| text.split_at_checked(at)) {
        Some((before, after)) => format!("{before}{script}{after}"),
        None => text + &script,
    }
}

/// A part of a page, alone: it has no head that names the style sheet.
pub(super) fn alone(part: &str, sample: &Sample) -> String {
    let (language, title) = (sample.language, escape(&sample.name));
    format!(
        "<!doctype html>\n<html lang=\"{language}\" dir=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/assets/courant.css\">\n</head>\n<body>\n\
         <main class=\"frame\">\n{part}</main>\n</body>\n</html>\n",
        language.dir(),
    )
}

fn own(title: &str, main: &str, stamp: &str) -> String {
    let title = escape(title);
    let text = format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/_dev/dev.css\">\n<link rel=\"icon\" href=\"/assets/icon.svg\">\n</head>\n<body>\n\
         <header><nav aria-label=\"Preview\"><a href=\"/\">All pages</a> <a href=\"/_dev/check\">Check</a></nav></header>\n\
         <main>\n<h1>{title}</h1>\n{main}</main>\n</body>\n</html>\n"
    );
    reloading(text, stamp)
}

/// Everything that can be looked at.
pub(super) fn index(samples: &[Sample], faults: &[Fault], stamp: &str) -> String {
    let mut main = String::new();
    for fault in faults {
        let _ = writeln!(main, "<p class=\"fault\"><code>{}</code></p>", escape(&fault.to_string()));
    }
    let mut sorted: Vec<&Sample> = samples.iter().collect();
    sorted.sort_by_key(|sample| (&sample.template, &sample.name));
    for of_one in sorted.chunk_by(|a, b| a.template == b.template) {
        let Some(first) = of_one.first() else { continue };
        let _ = writeln!(main, "<section>\n<h2><code>{}</code></h2>\n<ul>", escape(&first.template));
        for sample in of_one {
            main.push_str(&entry(sample));
        }
        main.push_str("</ul>\n</section>\n");
    }
    own("Preview of the theme", &main, stamp)
}

fn entry(sample: &Sample) -> String {
    let name = escape(&sample.name);
    let mut line = format!("<li><a href=\"/_dev/page/{name}\">{name}</a><small>");
    if sample.template.ends_with(".html") {
        for state in
            State::ALL.into_iter().filter(|state| *state != State::Plain && state.of(sample).is_some())
        {
            let _ =
                write!(line, " <a href=\"/_dev/page/{name}?state={}\">{}</a>", state.slug(), state.title());
        }
        for language in Language::ALL {
            let _ = write!(line, " <a href=\"/_dev/page/{name}?lang={language}\">{language}</a>");
        }
    }
    let _ = writeln!(line, " <a href=\"/_dev/given/{name}\">what it is given</a></small></li>");
    line
}

/// A sample, its template and the stamp of the files.
pub(super) struct Shown<'a> {
    pub(super) sample: &'a Sample,
    pub(super) source: &'a str,
    pub(super) stamp: &'a str,
}

/// What a template is given, and the template.
pub(super) fn given(shown: &Shown<'_>, json: &str) -> String {
    let Shown { sample, source, stamp } = shown;
    let main = format!(
        "<p><a href=\"/_dev/page/{name}\">{name}</a></p>\n<h2>What it is given</h2>\n<pre tabindex=\"0\">{}</pre>\n\
         <h2>{}</h2>\n<pre tabindex=\"0\">{}</pre>\n",
        escape(json),
        escape(&sample.template),
        escape(source),
        name = escape(&sample.name),
    );
    own(&sample.name, &main, stamp)
}

/// What is wrong, where, and the lines around it.
pub(super) fn broken(fault: &Fault, files: &ThemeFiles, stamp: &str) -> String {
    let place = fault.line.map_or_else(|| fault.file.clone(), |line| format!("{}:{line}", fault.file));
    let mut main = format!("<p class=\"fault\">{}</p>\n", escape(&fault.sentence));
    if let (Some(at), Some(text)) = (fault.line, files.text(&fault.file)) {
        main.push_str("<pre tabindex=\"0\">");
        let first = at.saturating_sub(AROUND).max(1);
        for (number, line) in text.lines().enumerate().skip(first - 1).take(at + AROUND + 1 - first) {
            let line = format!("{:>4}  {}", number + 1, escape(line));
            let line = if number + 1 == at { format!("<mark>{line}</mark>") } else { line };
            let _ = writeln!(main, "{line}");
        }
        main.push_str("</pre>\n");
    }
    if !files.is_own(&fault.file) && files.bytes(&fault.file).is_some() {
        main.push_str(
            "<p>This file is a built-in one: what it needs is missing in a file of the theme.</p>\n",
        );
    }
    main.push_str("<p>Mend it and save: this page shows the template then.</p>\n");
    own(&place, &main, stamp)
}

/// What the check found.
pub(super) fn checked(report: &Report, stamp: &str) -> String {
    let mut main = String::from("<ul>\n");
    for finding in &report.findings {
        let (place, sentence) = (format!("{}:{}", finding.file, finding.line), &finding.sentence);
        let _ = writeln!(main, "<li><code>{}</code> {}</li>", escape(&place), escape(sentence));
    }
    main.push_str("</ul>\n");
    own(&report.sentence(), &main, stamp)
}

/// There is no such page.
pub(super) fn missing(stamp: &str) -> String {
    let main = "<p>A preview has the pages of the samples only. <a href=\"/\">All pages</a></p>\n";
    own("No sample has this address", main, stamp)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
