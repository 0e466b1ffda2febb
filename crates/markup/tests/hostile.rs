//! Collections of attacks and arbitrary strings, through every door.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use markup::{clean, comment, listing};
use proptest::prelude::*;

use crate::allowed::{CLEAN, COMMENT, LISTING, assert_allowed};

#[track_caller]
fn all_doors(text: &str) {
    if let Ok(rendered) = comment(text) {
        assert_allowed(rendered.html.as_str(), COMMENT, text);
    }
    if let Ok(rendered) = listing(text) {
        assert_allowed(rendered.html.as_str(), LISTING, text);
    }
    let once = clean(text);
    assert_allowed(once.as_str(), CLEAN, text);
    assert_eq!(clean(once.as_str()), once, "cleaning twice differs for {text:?}");
}

fn sample(name: &str) -> Option<serde_json::Value> {
    let folder = std::env::var_os("COURANT_SAMPLES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples")),
        PathBuf::from,
    );
    let file = folder.join("xss").join(name);
    match std::fs::read_to_string(&file) {
        Ok(text) => Some(serde_json::from_str(&text).unwrap()),
        Err(error) => {
            println!("skipped, no sample {}: {error}", file.display());
            None
        }
    }
}

#[test]
fn script_payloads() {
    let Some(cases) = sample("dompurify-expect.json") else { return };
    let cases = cases.as_array().unwrap();
    assert!(cases.len() > 200);
    for case in cases {
        let payload = case["payload"].as_str().unwrap();
        all_doors(payload);
        all_doors(&format!("[x]({payload}) ![y]({payload}) <{payload}>\n\n> {payload}\n\n# {payload}"));
        all_doors(&format!("<a href='{payload}'>x</a><pre>\n\n{payload}"));
    }
}

#[test]
fn naughty_strings() {
    let Some(cases) = sample("blns.json") else { return };
    for case in cases.as_array().unwrap() {
        let text = case.as_str().unwrap();
        all_doors(text);
        all_doors(&format!("[{text}](https://example.org/{text})"));
    }
}

#[test]
fn deep_or_long_input_is_answered_quickly() {
    let n = 10_000;
    let pieces = [
        "> ",
        ">",
        "- ",
        "* ",
        "1. ",
        "+ - > ",
        "*a ",
        "**a ",
        "*a _b ",
        "[",
        "![",
        "](",
        "[a](",
        "`a``",
        "<",
        "<b>",
        "<b id=",
        "<p><b>",
        "</b>",
        "~~a",
        "~a",
        "&",
        "<!--",
        "<![CDATA[",
        "www.",
        "http://",
        "a@b.c ",
        "\\",
        "<div>",
        "<ul><li>",
        "<blockquote>",
        "<a href=x>",
        "<pre>\n",
        "<object></b>",
        "|a",
        "a\n-\n",
        "_ ",
        "![a](",
    ];
    for piece in pieces {
        let mut text = piece.repeat(n);
        text.truncate(20_000);
        let started = Instant::now();
        all_doors(&text);
        all_doors(&format!("{text}x{}", "](https://e.example)".repeat(200)));
        assert!(started.elapsed() < Duration::from_secs(10), "{piece:?} took {:?}", started.elapsed());
    }
    let nested = format!("{}x{}", "![".repeat(4_000), "](u)".repeat(4_000));
    all_doors(&nested);
    let steps: String = (0..240).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    all_doors(&steps);
}

#[test]
fn a_tree_cannot_outgrow_its_source() {
    let openings: String = (0..5_000).map(|n| format!("<b id={n}>")).collect();
    let html = openings + &"<p>a".repeat(5_000);
    assert!(clean(&html).as_str().len() < 40 * html.len());
    let attributes: String = (0..20_000).map(|n| format!(" a{n}=1")).collect();
    assert_eq!(clean(&format!("<b{attributes}>x</b>")).as_str(), "<b>x</b>");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn arbitrary_strings(text in any::<String>()) {
        all_doors(&text);
    }

    #[test]
    fn markup_soup(parts in proptest::collection::vec(prop::sample::select(vec![
        "<p>", "</p>", "<b>", "</b>", "<i x=1>", "</i>", "<a href=https://e.example>", "<a href=\"javascript:x\">", "</a>",
        "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<pre>", "</pre>", "\n", "\n\n", "<blockquote>", "</blockquote>",
        "<div>", "</div>", "<table><tr><td>", "</td>", "</table>", "<h1>", "<h3>", "</h3>", "<br>", "<hr>", "<svg>",
        "<math><mtext>", "<style>", "</style>", "<script>", "</script>", "<!--", "-->", "<textarea>", "</textarea>",
        "<title>", "&lt;", "&amp;lt;", "&nbsp;", "&#0;", "x", "word ", " ", "- ", "> ", "1. ", "# ", "*", "**", "_", "~~",
        "[", "](", ")", "![", "`", "```\n", "https://e.example/?a=1&b=2", "\u{feff}", "\u{c}", "\"", "'", "\\", "===\n",
    ]), 0..40)) {
        all_doors(&parts.concat());
    }
}
