//! Every template with every sample context in every language, under strict undefined.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use locale::{Language, Locales, Zone};
use web::{Site, Theme};

fn theme_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../themes/courant")
}

fn samples(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            samples(&path, into);
        } else {
            into.push(path);
        }
    }
}

fn load(folder: Option<&Path>) -> Result<Theme, String> {
    Theme::load(folder, Arc::new(Locales::load().unwrap()), &Zone::named("Europe/Berlin").unwrap())
}

fn site() -> Site {
    Site {
        name: "The <Test> Courant".into(),
        tagline: "Checked".into(),
        base_url: "https://paper.example".into(),
        language: Language::EnGb,
        zone: Zone::named("Europe/Berlin").unwrap(),
        machines: web::Machines::default(),
    }
}

/// The template of a sample: `publishing/article-bare.json` is for `publishing/article.html`.
fn template_of(sample: &Path, names: &[String]) -> String {
    let root = theme_folder().join("samples");
    let stem = sample.strip_prefix(&root).unwrap().with_extension("").display().to_string();
    let fits = |name: &&String| {
        let base = name.rsplit_once('.').unwrap().0;
        stem == base || stem.starts_with(&format!("{base}-"))
    };
    names
        .iter()
        .filter(fits)
        .max_by_key(|name| name.len())
        .unwrap_or_else(|| panic!("{stem} has no template"))
        .clone()
}

#[test]
fn every_sample_renders_in_every_language() {
    let theme = load(None).unwrap();
    let names = theme.template_names();
    let mut files = Vec::new();
    samples(&theme_folder().join("samples"), &mut files);
    let mut seen = Vec::new();
    for file in files {
        let template = template_of(&file, &names);
        let sample: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
        let page = sample["page"].clone();
        for language in Language::ALL {
            let text = theme
                .render_sample(&template, &page, &site(), language)
                .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            assert!(!is_missing(&text), "{}: a missing message in {language}", file.display());
            if template.ends_with(".html") && template != "comments/talk.html" {
                check_page(&text, &file.display().to_string());
            }
        }
        seen.push(template);
    }
    // A partial begins with an underscore or is included by a page; every page has a sample.
    for name in names {
        let partial = name.contains("/_") || name == "web/base.html" || name == "comments/talk.html";
        assert!(partial || seen.contains(&name), "{name} has no sample");
    }
}

/// Whether a text shows a key where words should be: `«web-search»`.
fn is_missing(text: &str) -> bool {
    let key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.split('«').skip(1).filter_map(|rest| rest.split_once('»')).any(|(inner, _)| inner.chars().all(key))
}

/// What every page must be whatever it shows.
fn check_page(text: &str, name: &str) {
    let page = scraper::Html::parse_document(text);
    let count = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).count();
    assert_eq!(count("h1"), 1, "{name}: one h1");
    assert_eq!(count("main#main"), 1, "{name}: one main");
    assert_eq!(count("html[lang]"), 1, "{name}: a language");
    assert_eq!(
        count("[style], :not(head) > style, style ~ style, [onclick], [onload]"),
        0,
        "{name}: nothing inline"
    );
    // A script is a file of the theme that the page does not wait for; a module never is waited for.
    let scripts = "script:not([type='application/ld+json']):not([defer][src^='/assets/']):not([type='module'][src^='/assets/'])";
    assert_eq!(count(scripts), 0, "{name}: no script");
    assert_eq!(count("img:not([alt])"), 0, "{name}: pictures have alternatives");
    assert!(!text.contains("<Test>"), "{name}: the paper's name is escaped");
}

#[test]
fn only_what_rust_made_safe_is_marked_safe() {
    let mut files = Vec::new();
    for folder in ["web", "publishing", "comments", "jobs", "search", "imprint", "reading", "accounts"] {
        samples(&theme_folder().join(folder), &mut files);
    }
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        for (at, _) in text.match_indices("|safe").chain(text.match_indices("| safe")) {
            let before = text.split_at(at).0.trim_end();
            let safe = ["body_html", "json_ld", ".html"].iter().any(|name| before.ends_with(name));
            assert!(safe, "{}: …{}|safe", file.display(), before);
        }
    }
}

#[test]
fn a_file_at_the_same_path_overrides() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("web")).unwrap();
    std::fs::write(folder.path().join("web/error.html"), "mine: {{ page.title }}").unwrap();
    let theme = load(Some(folder.path())).unwrap();
    let page = serde_json::json!({ "title": "a < b" });
    assert_eq!(
        theme.render_sample("web/error.html", &page, &site(), Language::EnGb).unwrap(),
        "mine: a &lt; b"
    );
    let missing =
        theme.render_sample("web/error.html", &serde_json::json!({}), &site(), Language::EnGb).unwrap_err();
    assert_eq!((missing.file.as_str(), missing.line), ("web/error.html", Some(1)), "{missing}");
    assert!(missing.sentence.starts_with("unknown variable"), "{missing}");
}

#[test]
fn tokens_begin_the_one_style_sheet() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("assets")).unwrap();
    std::fs::write(folder.path().join("assets/tokens.css"), ":root { --paper: #abcdef }\n").unwrap();
    std::fs::create_dir(folder.path().join(".git")).unwrap();
    std::fs::write(folder.path().join(".git/a.html"), "{% if %}").unwrap();
    let css =
        |theme: Theme| String::from_utf8(theme.asset("/assets/courant.css").unwrap().1.to_vec()).unwrap();
    let (plain, mine) = (css(load(None).unwrap()), css(load(Some(folder.path())).unwrap()));
    assert!(mine.starts_with(":root { --paper: #abcdef }\n") && !plain.contains("#abcdef"));
    let rules = "* { box-sizing: border-box";
    assert_eq!(mine.split_once(rules).unwrap().1, plain.split_once(rules).unwrap().1);
}

#[test]
fn a_file_of_a_theme_is_named_by_its_content() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["web", "assets"] {
        std::fs::create_dir(folder.path().join(name)).unwrap();
    }
    std::fs::write(folder.path().join("assets/paper.svg"), "<svg/>").unwrap();
    let template = "{{ asset('paper.svg') }} {{ asset('none.svg') is none }}";
    std::fs::write(folder.path().join("web/error.html"), template).unwrap();
    let theme = load(Some(folder.path())).unwrap();
    let text =
        theme.render_sample("web/error.html", &serde_json::json!({}), &site(), Language::EnGb).unwrap();
    let (address, missing) = text.split_once(' ').unwrap();
    assert_eq!(theme.asset(address).unwrap().1, "<svg/>");
    assert!(address.len() > "/assets/paper.svg".len() && missing == "True", "{text}");
}

#[test]
fn a_broken_override_is_refused_with_file_and_line() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("web")).unwrap();
    std::fs::write(folder.path().join("web/error.html"), "fine\n{% if %}").unwrap();
    let error = load(Some(folder.path())).err().unwrap();
    assert!(error.contains("web/error.html") && error.contains('2'), "{error}");
}
