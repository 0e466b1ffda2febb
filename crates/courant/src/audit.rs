//! Crawls a paper as a browser would load it, and lists whatever it would ask of another site, every cookie,
//! everything inline that the paper's own policy forbids, and pages that fail.
//!
//! Pages are found through the sitemaps and the links; what they load is looked at too: style sheets, scripts,
//! drawings. Nothing is run.

mod client;
mod css;
mod html;

use std::collections::{HashSet, VecDeque};

use url::Url;

use client::{Answer, Client};

/// Addresses to begin with; the last one is not there, because the page that says so counts too.
const SEEDS: [&str; 6] = [
    "/",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/jobs-sitemap.xml",
    "/robots.txt",
    "/courant-audit-no-such-page",
];
/// The most style sheets, scripts and pictures that are looked at.
const FILES: usize = 5_000;
/// The longest address that is followed.
const LONGEST: usize = 2_000;

/// Something that a private paper does not do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The page or file.
    pub place: String,
    /// What it does.
    pub reason: String,
}

/// The outcome of a crawl.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What was found, in the order of the crawl.
    pub findings: Vec<Finding>,
    /// Pages looked at.
    pub pages: usize,
    /// Style sheets, scripts and pictures looked at.
    pub files: usize,
    /// Whether pages were left out because of the limit.
    pub stopped: bool,
}

/// What is to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Page,
    File,
}

struct Crawl<'a> {
    site: Url,
    client: Client,
    most: usize,
    pages: VecDeque<Url>,
    /// Pages with a query: other views of what the others show, hence looked at last.
    views: VecDeque<Url>,
    files: VecDeque<Url>,
    seen: HashSet<String>,
    report: Report,
    progress: &'a dyn Fn(usize),
}

/// Crawls the paper at `site`, at most `most` pages of it. `progress` is told how many were looked at.
///
/// # Errors
/// A sentence where the address is none or the paper does not answer.
pub fn crawl(site: &str, most: usize, progress: &dyn Fn(usize)) -> Result<Report, String> {
    let site = Url::parse(site).map_err(|e| format!("{site} is no address: {e}"))?;
    if !matches!(site.scheme(), "http" | "https") || site.host().is_none() {
        return Err(format!("{site} is no address of a site"));
    }
    let client = Client::new();
    // A paper that is not there must not pass.
    let front = client.get(&site).map_err(|e| format!("{site}: {e}"))?;
    if front.status != 200 {
        return Err(format!("{site} answers with status {}", front.status));
    }
    let (pages, views, files, seen) = (VecDeque::new(), VecDeque::new(), VecDeque::new(), HashSet::new());
    let mut crawl =
        Crawl { site, client, most, pages, views, files, seen, report: Report::default(), progress };
    for seed in SEEDS {
        if let Ok(address) = crawl.site.join(seed) {
            crawl.follow(Kind::Page, address);
        }
    }
    crawl.run();
    Ok(crawl.report)
}

impl Crawl<'_> {
    fn run(&mut self) {
        while let Some(address) = self.pages.pop_front().or_else(|| self.views.pop_front()) {
            if self.report.pages >= self.most {
                self.report.stopped = true;
                break;
            }
            self.report.pages += 1;
            (self.progress)(self.report.pages);
            self.look(&address, Kind::Page);
            self.run_files();
        }
    }

    fn run_files(&mut self) {
        while let Some(address) = self.files.pop_front() {
            self.report.files += 1;
            self.look(&address, Kind::File);
        }
    }

    fn look(&mut self, address: &Url, kind: Kind) {
        let answer = match self.client.get(address) {
            Ok(answer) => answer,
            Err(error) => return self.find(address, format!("cannot be read: {error}")),
        };
        // What the page would do when it works, nobody knows.
        if answer.status >= 500 {
            self.find(address, format!("answers with status {}", answer.status));
        }
        for reason in headers(&answer, &self.site) {
            self.find(address, reason);
        }
        if let Some(target) = answer.header("location") {
            match address.join(target) {
                Ok(target) if target.origin() == self.site.origin() => self.follow(kind, target),
                _ => self.find(address, format!("redirects to {target}")),
            }
        }
        let found = match answer.header("content-type").unwrap_or("").split(';').next().unwrap_or("").trim() {
            "text/html" | "application/xhtml+xml" | "image/svg+xml" => html::look(
                &answer.text,
                address,
                (answer.header("content-security-policy").unwrap_or(""), ""),
            ),
            "text/css" => css::look(&answer.text, address),
            "text/javascript" | "application/javascript" => html::script(&answer.text, address),
            "application/xml" | "text/xml" => sitemap(&answer.text),
            _ => Found::default(),
        };
        found.reasons.into_iter().for_each(|reason| self.find(address, reason));
        found.pages.into_iter().for_each(|page| self.follow(Kind::Page, page));
        found.files.into_iter().for_each(|file| self.follow(Kind::File, file));
    }

    /// Looks at an address of the paper later, once.
    fn follow(&mut self, kind: Kind, mut address: Url) {
        address.set_fragment(None);
        let ours = address.origin() == self.site.origin() && address.as_str().len() <= LONGEST;
        if !ours || !self.seen.insert(address.as_str().to_owned()) {
            return;
        }
        match kind {
            // Twice as many wait as are looked at: the rest would never be.
            Kind::Page if self.pages.len() + self.views.len() < self.most.saturating_mul(2) + SEEDS.len() => {
                if address.query().is_some() { &mut self.views } else { &mut self.pages }.push_back(address);
            }
            Kind::File if self.report.files + self.files.len() < FILES => self.files.push_back(address),
            Kind::Page | Kind::File => self.report.stopped = true,
        }
    }

    fn find(&mut self, place: &Url, reason: String) {
        let finding = Finding { place: place.to_string(), reason };
        if !self.report.findings.contains(&finding) {
            self.report.findings.push(finding);
        }
    }
}

/// What is wrong with a page of a paper at `base` that comes with this `Content-Security-Policy`, each with the value of the
/// attribute `mark` of its element: reasons as in [`crawl`]. For those who make pages and want to know which line it was.
pub(crate) fn page(text: &str, base: &Url, (policy, mark): (&str, &str)) -> Vec<(Option<String>, String)> {
    let found = html::look(text, base, (policy, mark));
    found.marks.into_iter().zip(found.reasons).collect()
}

/// Every address that a style sheet names, with its line, from 1.
pub(crate) fn style(text: &str) -> Vec<(usize, String)> {
    css::addresses(text)
}

/// The sites that a script of a paper at `base` names.
pub(crate) fn script(text: &str, base: &Url) -> Vec<String> {
    html::script(text, base).reasons
}

/// What a page or file asks for.
#[derive(Debug, Default)]
struct Found {
    reasons: Vec<String>,
    /// For each reason in a page where it stands, as far as the page says so itself.
    marks: Vec<Option<String>>,
    pages: Vec<Url>,
    files: Vec<Url>,
}

impl Found {
    /// Something that a browser loads by itself from `value`; `what` names it.
    fn load(&mut self, base: &Url, value: &str, what: &str) {
        let value = value.trim();
        match base.join(value) {
            Ok(address) if matches!(address.scheme(), "data" | "about" | "blob") => {}
            Ok(address) if address.origin() == base.origin() => self.files.push(address),
            Ok(address) => self.reasons.push(format!("{what} asks {address}")),
            // What no browser can read, no browser asks for.
            Err(_) => {}
        }
    }
}

/// Cookies, and headers that make a browser ask another site.
fn headers(answer: &Answer, site: &Url) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in &answer.headers {
        match name.as_str() {
            "set-cookie" | "set-cookie2" => {
                found.push(format!("sets the cookie {}", value.split('=').next().unwrap_or("")));
            }
            "link"
            | "refresh"
            | "report-to"
            | "reporting-endpoints"
            | "nel"
            | "content-security-policy"
            | "content-security-policy-report-only"
            | "sourcemap" => {
                let foreign =
                    html::hosts(value).into_iter().filter(|host| Some(host.as_str()) != site.host_str());
                found.extend(foreign.map(|host| format!("the header {name} names {host}")));
            }
            _ => {}
        }
    }
    found
}

/// The addresses of a sitemap (sitemaps.org 0.9), or of an index of sitemaps.
fn sitemap(text: &str) -> Found {
    let locations = text.split("<loc>").skip(1).filter_map(|rest| rest.split("</loc>").next());
    let pages = locations.filter_map(|text| Url::parse(&text.trim().replace("&amp;", "&")).ok());
    Found { pages: pages.collect(), ..Found::default() }
}
