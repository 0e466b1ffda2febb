//! The sample contexts of a theme: for each template the states it has to show.

use locale::{Language, Zone};
use serde_json::Value;
use web::{Fault, Frame, Machines, NavItem, NavTitle, Site, ThemeFiles};

/// Where samples lie in a theme.
const FOLDER: &str = "samples/";
/// The sample whose paper stands around those that bring none of their own.
const AROUND: &str = "samples/web/base.json";

/// One state of a page, as a template is given it.
#[derive(Clone)]
pub(crate) struct Sample {
    /// Its path below `samples/` without the ending: `publishing/article-bare`.
    pub(crate) name: String,
    /// The template it is for.
    pub(crate) template: String,
    /// The page.
    pub(crate) page: Value,
    /// The path of the page.
    pub(crate) path: String,
    /// The language of the page around it.
    pub(crate) language: Language,
    site: Site,
    nav: Vec<NavItem>,
    today: i64,
    is_bare: bool,
}

impl Sample {
    /// What stands around the page.
    pub(crate) fn frame(&self) -> Frame<'_> {
        let Self { site, nav, path, language, today, .. } = self;
        let lite = (!self.is_bare).then(|| format!("/lite{path}"));
        Frame { site, nav, path, lite, language: *language, today: *today }
    }

    /// The same without a light view, in a paper that has no sections and no second line yet, and reserves its rights against mining: every
    /// part of the frame that may be missing is, and the one that may come is there.
    pub(crate) fn bare(&self) -> Self {
        let mut bare = self.clone();
        bare.is_bare = true;
        bare.nav.clear();
        bare.site.tagline.clear();
        bare.site.machines.mining.reserved = true;
        bare.site.machines.mining.policy = Some("https://paper.example/licence".to_owned());
        bare
    }

    /// The address of the paper.
    pub(crate) fn base_url(&self) -> &str {
        &self.site.base_url
    }

    /// Whether the paper around it has a navigation.
    pub(crate) fn has_nav(&self) -> bool {
        !self.nav.is_empty()
    }
}

/// Reads the samples of a theme, and says which cannot be read.
pub(crate) fn gather(files: &ThemeFiles) -> (Vec<Sample>, Vec<Fault>) {
    let (mut samples, mut faults) = (Vec::new(), Vec::new());
    let around = files.bytes(AROUND).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let around = around.unwrap_or_default();
    for path in files.paths().filter(|path| path.starts_with(FOLDER)) {
        let Some(name) = path.strip_prefix(FOLDER).and_then(|name| name.strip_suffix(".json")) else {
            continue;
        };
        let fault = |line, sentence: String| Fault { file: path.to_owned(), line, sentence };
        let read = serde_json::from_slice::<Value>(files.bytes(path).unwrap_or_default());
        match (read, template_of(files, name)) {
            (Err(error), _) => faults.push(fault(Some(error.line().max(1)), format!("is no JSON: {error}"))),
            (Ok(_), None) => {
                let sentence =
                    "is a sample of no template: its name begins with that of a template".to_owned();
                faults.push(fault(Some(1), sentence));
            }
            (Ok(given), Some(template)) => samples.push(sample((name, template), &given, &around)),
        }
    }
    (samples, faults)
}

/// `publishing/article-bare` is a sample for `publishing/article.html`.
fn template_of<'a>(files: &'a ThemeFiles, sample: &str) -> Option<&'a str> {
    let fits = |path: &&str| {
        let stem = path.strip_suffix(".html").or_else(|| path.strip_suffix(".xml"));
        let rest = stem.and_then(|stem| sample.strip_prefix(stem));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    files.paths().filter(fits).max_by_key(|path| path.len())
}

fn sample((name, template): (&str, &str), given: &Value, around: &Value) -> Sample {
    let part = |at: &str| given.pointer(at).or_else(|| around.pointer(at));
    let text = |at: &str| part(at).and_then(Value::as_str).unwrap_or("").to_owned();
    let items = part("/site/nav").and_then(Value::as_array);
    let item = |item: &Value| {
        let part = |name: &str| item.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
        NavItem { title: NavTitle::Name(part("title")), url: part("url") }
    };
    let base_url = Some(text("/site/base_url")).filter(|url| !url.is_empty());
    Sample {
        name: name.to_owned(),
        template: template.to_owned(),
        page: given.get("page").cloned().unwrap_or_default(),
        path: text("/path"),
        language: match text("/dir").as_str() {
            "rtl" => Language::Ar,
            _ => Language::from_code(&text("/lang")).unwrap_or_default(),
        },
        site: Site {
            name: text("/site/name"),
            tagline: text("/site/tagline"),
            base_url: base_url.unwrap_or_else(|| "https://paper.example".to_owned()),
            language: Language::from_code(&text("/site/language")).unwrap_or_default(),
            zone: zone(),
            machines: Machines::default(),
        },
        nav: items.into_iter().flatten().map(item).collect(),
        today: part("/site/today").and_then(Value::as_i64).unwrap_or_default(),
        is_bare: false,
    }
}

/// The zone in which samples are shown; times in them are given for it.
pub(crate) fn zone() -> Zone {
    Zone::named("Europe/Berlin").unwrap_or_else(|_| Zone::utc())
}
