//! Checks a theme: every template with every sample, and every file.
//!
//! What can be read off a file is looked at first, because it also finds what no sample shows; then everything is
//! rendered, under strict undefined and in every language, and the pages are read as a browser reads them.

mod landmarks;
mod names;
mod page;
mod paths;
mod style;
mod weight;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use locale::{Language, Locales};
use web::{Fault, Theme, ThemeFiles};

use super::samples::{self, Sample};
use super::source;

/// Something that is wrong with a theme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The path of the file in the theme.
    pub file: String,
    /// The line, from 1. What is wrong with a whole file stands at its first line.
    pub line: usize,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.sentence)
    }
}

/// The outcome of a check.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was found, by file and line.
    pub findings: Vec<Finding>,
    /// Pages rendered.
    pub pages: usize,
    /// Templates looked at.
    pub templates: usize,
}

impl Report {
    /// In how many files something was found.
    #[must_use]
    pub fn files(&self) -> usize {
        self.findings.iter().map(|finding| finding.file.as_str()).collect::<BTreeSet<_>>().len()
    }

    /// The last line of a check: `3 problems in 2 files.`
    #[must_use]
    pub fn sentence(&self) -> String {
        let count =
            |number: usize, one: &str| format!("{number} {one}{}", if number == 1 { "" } else { "s" });
        if self.findings.is_empty() {
            let Self { pages, templates, .. } = self;
            return format!("No problems: {pages} pages of {templates} templates.");
        }
        format!("{} in {}.", count(self.findings.len(), "problem"), count(self.files(), "file"))
    }
}

/// What all parts of the check look at.
struct Bench {
    /// Whether an author's files lie over those in the binary.
    has_author: bool,
    files: ThemeFiles,
    samples: Vec<Sample>,
    /// As readers get it.
    theme: Theme,
    /// The same with elements that say where they come from.
    marked: Theme,
    /// What each template names: with line and word, as [`source::references`] gives them.
    named: BTreeMap<String, Vec<(usize, String, String)>>,
    findings: BTreeSet<Finding>,
}

/// Checks the theme in `folder` over the one in the binary; without a folder, that one alone.
///
/// # Errors
/// A sentence where a file cannot be read.
pub fn check(folder: Option<&Path>) -> Result<Report, String> {
    look(ThemeFiles::read(folder)?, folder.is_some())
}

/// Checks the files of a theme over those in the binary.
///
/// # Errors
/// A sentence where the words in the program are broken.
pub fn check_files(files: ThemeFiles) -> Result<Report, String> {
    look(files, true)
}

fn look(files: ThemeFiles, has_author: bool) -> Result<Report, String> {
    let mut bench = Bench::new(files, has_author)?;
    paths::look(&mut bench);
    names::look(&mut bench);
    style::look(&mut bench);
    let pages = page::look(&mut bench);
    weight::look(&mut bench);
    let templates = bench.templates().len();
    Ok(Report { findings: bench.findings.into_iter().collect(), pages, templates })
}

impl Bench {
    fn new(mut files: ThemeFiles, has_author: bool) -> Result<Self, String> {
        let locales = Arc::new(Locales::load().map_err(|e| e.to_string())?);
        let build = |files: &ThemeFiles| Theme::build(files, locales.clone(), &samples::zone());
        let embedded = ThemeFiles::read(None)?;
        let (_, broken) = build(&files)?;
        let mut findings = BTreeSet::new();
        for fault in broken {
            // The rest is checked as if the file were not there.
            match embedded.bytes(&fault.file) {
                Some(bytes) => files.put(&fault.file, bytes.to_vec()),
                None => files.put(&fault.file, Vec::new()),
            }
            findings.insert(finding(fault));
        }
        let (samples, odd) = samples::gather(&files);
        findings.extend(odd.into_iter().map(finding));
        let (mut theme, _) = build(&files)?;
        theme.explain();
        let mut marks = files.clone();
        for path in files.paths().filter(|path| path.ends_with(".html")) {
            if let Some(text) = files.text(path) {
                marks.put(path, source::mark(text, path).into_bytes());
            }
        }
        let (mut marked, _) = build(&marks)?;
        marked.explain();
        let named = theme.template_names().into_iter().map(|template| {
            let found = source::references(files.text(&template).unwrap_or(""));
            let owned = found.into_iter().map(|(line, word, name)| (line, word.to_owned(), name.to_owned()));
            let owned = owned.collect();
            (template, owned)
        });
        let named = named.collect();
        Ok(Self { has_author, files, samples, theme, marked, named, findings })
    }

    /// Whether a file is the author's business: one of theirs, or any where there is no author.
    fn is_own(&self, path: &str) -> bool {
        !self.has_author || self.files.is_own(path)
    }

    fn templates(&self) -> Vec<String> {
        self.theme.template_names()
    }

    fn find(&mut self, (file, line): (&str, usize), sentence: String) {
        self.findings.insert(Finding { file: file.to_owned(), line, sentence });
    }

    /// What the engine says, unless something was found on that line already: that says more.
    fn fault(&mut self, fault: Fault) {
        let found = finding(fault);
        if !self.findings.iter().any(|known| known.file == found.file && known.line == found.line) {
            self.findings.insert(found);
        }
    }

    /// What a template names.
    fn named(&self, template: &str) -> &[(usize, String, String)] {
        self.named.get(template).map_or(&[], Vec::as_slice)
    }

    /// The template, those it extends, and those they include, the nearest first.
    fn parts(&self, template: &str) -> Vec<String> {
        let mut parts = vec![template.to_owned()];
        let mut at = 0;
        while let Some(part) = parts.get(at).cloned() {
            for (_, _, name) in self.named(&part) {
                if !parts.contains(name) {
                    parts.push(name.clone());
                }
            }
            at += 1;
        }
        parts
    }

    /// The template and those it extends, up to the one that holds the whole page.
    fn layers(&self, template: &str) -> Vec<String> {
        let mut layers = vec![template.to_owned()];
        while let Some(last) = layers.last() {
            let parent = self.named(last).iter().find(|(_, word, _)| word == "extends");
            match parent {
                Some((_, _, name)) if !layers.contains(name) => layers.push(name.clone()),
                _ => break,
            }
        }
        layers
    }

    /// Whether a template makes whole pages for browsers: it is included by none, and not named as a part.
    fn is_whole(&self, template: &str) -> bool {
        let is_part = template.rsplit('/').next().is_some_and(|name| name.starts_with('_'));
        let is_included = |(_, word, name): &(usize, String, String)| word == "include" && name == template;
        template.ends_with(".html") && !is_part && !self.named.values().flatten().any(is_included)
    }

    /// The languages in which a sample is rendered, its own first.
    fn languages(sample: &Sample) -> Vec<Language> {
        let others = Language::ALL.into_iter().filter(|language| *language != sample.language);
        std::iter::once(sample.language).chain(others).collect()
    }
}

fn finding(fault: Fault) -> Finding {
    Finding { file: fault.file, line: fault.line.unwrap_or(1), sentence: fault.sentence }
}
