//! Checks a `JobPosting` and the page around it against what job search engines ask (rules J1 to J20), and a draft
//! against the same rules plus pay transparency (P) and equal treatment (A).
//!
//! J1 one posting, only on its own page. J2 required fields. J3 title. J4 description. J5 everything is visible.
//! J6, J7 remote work. J8 places. J9 salary. J10 employment type. J11 datePosted. J12 validThrough. J13 directApply.
//! J14 identifier, addresses, logo. J15 context, blanks, escaping. J16 one canonical host. J17 ended listings.
//! J18 sitemap. J19 open to crawlers. J20 education. Sources: Google's JobPosting guide, schema.org, Directive
//! (EU) 2023/970 Art. 5, AGG §§ 1, 7, 11.
//!
//! To add a rule, give it a function in the file of its subject and call it from there; a finding is one plain sentence
//! that says what to change.

mod dates;
mod description;
mod draft;
mod equality;
mod fields;
mod page;
mod place;
mod required;
mod salary;
mod title;
mod visible;

pub use draft::{DraftRules, lint_draft};

use serde::Serialize;
use serde_json::Value;
use web::Sentence;

/// Most findings one check returns; a document worse than that needs no longer list.
pub const MOST_FINDINGS: usize = 300;
/// Longest script text read, in bytes.
pub const LONGEST_SCRIPT: usize = 1_000_000;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Worth a look; never blocks.
    Warning,
    /// The posting would be refused or mislead; blocks submission.
    Error,
}

/// One thing to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Name of the rule, for example `J2`.
    pub rule: &'static str,
    /// Error or warning.
    pub level: Level,
    /// Where: a path in the document (`jobLocation[1].address`), a field of the form, or a part of the page.
    pub path: String,
    /// What is wrong and what to do. What keeps an advert from being taken is said in the employer's language; of markup
    /// and in hints, in English.
    pub sentence: Sentence,
}

/// The kind of page the markup stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// The page of one listing.
    Job,
    /// A list, board or search page.
    List,
    /// An article, perhaps with a listing beside it.
    Article,
    /// Anything else.
    Other,
}

/// What the linter is told about the moment and the page. [`Context::job_page`] is the usual start.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Microseconds UTC.
    pub now: i64,
    /// True if the listing is live, false if it has ended.
    pub live: bool,
    /// The kind of page.
    pub page: PageKind,
    /// True if the button on the page opens this job's own form with no detour.
    pub own_form: bool,
    /// First go-live in microseconds UTC, to see whether `datePosted` was moved.
    pub first_live: Option<i64>,
    /// How the page was served, if it was fetched.
    pub facts: Option<PageFacts<'a>>,
}

impl Context<'_> {
    /// The page of a live listing, of which nothing else is known.
    pub const fn job_page(now: i64) -> Self {
        Self { now, live: true, page: PageKind::Job, own_form: false, first_live: None, facts: None }
    }
}

/// How a page was served. A fact that is not known is `None` and not judged.
#[derive(Clone, Copy, Debug, Default)]
pub struct PageFacts<'a> {
    /// Address it was fetched from.
    pub url: &'a str,
    /// HTTP status.
    pub status: u16,
    /// `X-Robots-Tag` header or robots meta element.
    pub robots: Option<&'a str>,
    /// Target of `rel=canonical`.
    pub canonical: Option<&'a str>,
    /// The advert's own text as shown, without the rest of the page.
    pub body: Option<&'a str>,
    /// Whether the host's `jobs-sitemap.xml` lists the page.
    pub in_sitemap: Option<bool>,
    /// The page's `lastmod` in the sitemap.
    pub lastmod: Option<&'a str>,
    /// Last change of the content, microseconds UTC.
    pub changed: Option<i64>,
    /// Whether `robots.txt` lets crawlers in.
    pub crawlable: Option<bool>,
    /// True if the page asks for sign-in or payment before it shows the advert or the way to apply.
    pub walled: bool,
    /// Width and height of the logo in pixels.
    pub logo_size: Option<(u32, u32)>,
}

/// Checks a document that should hold exactly one `JobPosting` (directly, in an array or in `@graph`), or `null` for a
/// page without markup. `visible_text` is what a reader sees; without it nothing is compared (J5).
pub fn lint(document: &Value, visible_text: Option<&str>, context: &Context<'_>) -> Vec<Finding> {
    let mut report = Report::default();
    let mut postings = Vec::new();
    collect(document, 0, &mut postings);
    page::check(&mut report, postings.len(), visible_text, context);
    let visible = visible_text.map(visible::Visible::new);
    for posting in postings.into_iter().take(20) {
        required::check(&mut report, posting);
        title::check(&mut report, posting);
        description::check(&mut report, posting, context);
        place::check(&mut report, posting);
        salary::check(&mut report, posting);
        dates::check(&mut report, posting, context);
        fields::check(&mut report, posting, context);
        if let Some(visible) = &visible {
            visible::check(&mut report, posting, visible);
        }
    }
    report.findings
}

/// Checks the raw text of a `<script type="application/ld+json">` element: its escaping, that it is JSON, then
/// everything [`lint`] checks.
pub fn lint_script(script: &str, visible_text: Option<&str>, context: &Context<'_>) -> Vec<Finding> {
    let mut report = Report::default();
    if script.len() > LONGEST_SCRIPT {
        report.error("J15", "script", "The markup is longer than a million bytes and was not read.");
        return report.findings;
    }
    if script.contains('<') {
        report.error(
            "J15",
            "script",
            "Write every \u{201c}<\u{201d} as \\u003c, or text could end the script element.",
        );
    }
    match serde_json::from_str::<Value>(script) {
        Ok(document) => report.findings.extend(lint(&document, visible_text, context)),
        Err(fault) => report.error("J15", "script", format!("The markup is not JSON: {fault}.")),
    }
    report.findings
}

/// True if any finding is an error, so that a form must not be accepted.
pub fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.level == Level::Error)
}

/// Findings in the order of the checks, up to [`MOST_FINDINGS`].
#[derive(Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    fn error(&mut self, rule: &'static str, path: impl Into<String>, sentence: impl Into<String>) {
        self.refuse(rule, path, Sentence::words(sentence));
    }

    fn refuse(&mut self, rule: &'static str, path: impl Into<String>, sentence: Sentence) {
        self.add(rule, Level::Error, path.into(), sentence);
    }

    fn warn(&mut self, rule: &'static str, path: impl Into<String>, sentence: impl Into<String>) {
        self.add(rule, Level::Warning, path.into(), Sentence::words(sentence));
    }

    fn add(&mut self, rule: &'static str, level: Level, path: String, sentence: Sentence) {
        if self.findings.len() < MOST_FINDINGS {
            self.findings.push(Finding { rule, level, path, sentence });
        }
    }
}

/// Collects postings through arrays and `@graph`, at most four levels down and a hundred of them.
fn collect<'a>(value: &'a Value, depth: usize, found: &mut Vec<&'a Value>) {
    if depth > 4 || found.len() >= 100 {
        return;
    }
    if let Some(items) = value.as_array() {
        items.iter().for_each(|item| collect(item, depth + 1, found));
    } else if has_type(value, "JobPosting") {
        found.push(value);
    } else if let Some(graph) = value.get("@graph") {
        collect(graph, depth + 1, found);
    }
}

/// True if `@type` is, or lists, the name.
fn has_type(value: &Value, name: &str) -> bool {
    value.get("@type").is_some_and(|kind| items(kind).any(|kind| kind.as_str() == Some(name)))
}

/// A text property that is not blank.
fn text_of<'a>(value: &'a Value, name: &str) -> Option<&'a str> {
    value.get(name).and_then(Value::as_str).and_then(crate::model::text::filled)
}

/// A property's values, whether it is one or an array; none for `null`.
fn items(value: &Value) -> impl Iterator<Item = &Value> {
    let (many, one) = match value {
        Value::Array(many) => (many.as_slice(), None),
        Value::Null => (&[][..], None),
        one => (&[][..], Some(one)),
    };
    many.iter().chain(one)
}

/// The values of a property of `posting`, each with its path.
fn items_of<'a>(posting: &'a Value, name: &'static str) -> Vec<(String, &'a Value)> {
    let value = posting.get(name).unwrap_or(&Value::Null);
    let path = |at: usize| if value.is_array() { format!("{name}[{at}]") } else { name.to_owned() };
    items(value).take(200).enumerate().map(|(at, item)| (path(at), item)).collect()
}

/// The country an `addressCountry` or a `Country` node names.
fn country_text(value: &Value) -> Option<&str> {
    value.as_str().and_then(crate::model::text::filled).or_else(|| text_of(value, "name"))
}
