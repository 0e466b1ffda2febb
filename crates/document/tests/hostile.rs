//! Whatever the fields say, only the renderer's own elements and attributes reach the page.

use std::path::PathBuf;

use document::{
    Attribution, Block, Card, Correction, Document, Figure, Inline, Kind, Mark, Options, Picture, Quarantine,
    html,
};
use proptest::prelude::*;
use scraper::{Html, Node};

use crate::arbitrary;

const ELEMENTS: &[&str] = &[
    "p",
    "h2",
    "h3",
    "h4",
    "blockquote",
    "footer",
    "b",
    "aside",
    "ul",
    "ol",
    "li",
    "figure",
    "img",
    "figcaption",
    "span",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "time",
    "a",
    "strong",
    "em",
    "sub",
    "sup",
    "code",
    "br",
];
const ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "href",
    "src",
    "srcset",
    "sizes",
    "alt",
    "width",
    "height",
    "loading",
    "decoding",
    "scope",
    "datetime",
    "aria-hidden",
    "aria-label",
    "data-speaker",
    "data-when",
    "data-place",
    "data-source",
    "data-proposed",
];

fn picture(key: &str) -> Option<Picture> {
    Some(Picture { srcset: format!("/m/{key} 1x"), ..Picture::new(format!("/m/{key}")) })
}

#[track_caller]
fn assert_own(document: &Document) {
    let page = html(document, &Options { media: &picture, ..Options::new("en") });
    let tree = Html::parse_fragment(&page);
    for node in tree.tree.root().descendants().skip(2) {
        match node.value() {
            Node::Element(element) => {
                assert!(ELEMENTS.contains(&element.name()), "element {}\n{page}", element.name());
                for (name, value) in element.attrs() {
                    assert!(ATTRIBUTES.contains(&name), "attribute {name}\n{page}");
                    if name == "href" {
                        let fine = ["https://", "http://", "mailto:", "/", "#note"]
                            .iter()
                            .any(|s| value.starts_with(s));
                        assert!(fine, "address {value}\n{page}");
                    }
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => panic!("comment\n{page}"),
            _ => {}
        }
    }
}

/// The payload in every field there is, past the reader: code that builds documents is trusted no further.
fn everywhere(payload: &str) -> Document {
    let text = || {
        let some = || Some(payload.to_owned());
        let said = Attribution {
            speaker: some(),
            role: some(),
            when: some(),
            place: some(),
            source: some(),
            source_url: some(),
            proposed: true,
        };
        let note = Mark::Note { text: payload.to_owned() };
        let link = Mark::Link { href: payload.to_owned() };
        (vec![Inline::marked(payload, vec![note, link, Mark::Quotation(said.clone()), Mark::Code])], said)
    };
    let (words, said) = text();
    let picture = || Figure {
        media: payload.to_owned(),
        alt: payload.to_owned(),
        caption: payload.to_owned(),
        credit: payload.to_owned(),
        ..Figure::default()
    };
    let card = || Card { url: payload.to_owned(), title: payload.to_owned() };
    let kinds = vec![
        Kind::Paragraph(words.clone()),
        Kind::Heading { level: 9, text: words.clone() },
        Kind::Quotation { paragraphs: vec![words.clone(), Vec::new()], attribution: said },
        Kind::PullQuote(words.clone()),
        Kind::List {
            ordered: true,
            items: vec![vec![words.clone()], Vec::new(), vec![words.clone(), words.clone()]],
        },
        Kind::Figure(picture()),
        Kind::Gallery(vec![picture()]),
        Kind::Embed(card()),
        Kind::LinkCard(card()),
        Kind::Table { header: true, rows: vec![vec![words.clone()], vec![words]] },
        Kind::Correction(Correction { text: payload.to_owned(), at: i64::MIN, ..Correction::default() }),
        Kind::Quarantine(Quarantine { html: payload.to_owned(), reason: payload.to_owned() }),
    ];
    let blocks = kinds.into_iter().map(|kind| Block { id: payload.to_owned(), kind });
    Document { content: blocks.collect() }
}

#[test]
fn payloads_in_every_field() {
    let own = [
        "\"><script>alert(1)</script>",
        "' onmouseover='alert(1)",
        "\" style=\"x",
        "javascript:alert(1)",
        "--><!--",
        "</p></div>",
        "<svg/onload=alert(1)>",
        "&lt;script&gt;",
        "\0<\u{b}img src=x onerror=y>",
        "]]>",
        "<plaintext>",
        "`onclick=x",
        "",
    ];
    for payload in own {
        assert_own(&everywhere(payload));
    }
    let folder = std::env::var_os("COURANT_SAMPLES").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples")),
        PathBuf::from,
    );
    let file = folder.join("xss/dompurify-expect.json");
    let Ok(text) = std::fs::read_to_string(&file) else {
        println!("skipped, no sample {}", file.display());
        return;
    };
    let cases: serde_json::Value = serde_json::from_str(&text).unwrap();
    for case in cases.as_array().unwrap() {
        assert_own(&everywhere(case["payload"].as_str().unwrap()));
    }
}

proptest! {
    #[test]
    fn arbitrary_documents(document in arbitrary::document()) {
        assert_own(&document);
    }

    #[test]
    fn arbitrary_payloads(payload in any::<String>()) {
        assert_own(&everywhere(&payload));
    }
}
