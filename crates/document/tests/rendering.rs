//! HTML for readers.

use document::{Attribution, Block, Document, Inline, Kind, Mark, Options, Picture, html};
use scraper::{Html, Selector};

fn picture(key: &str) -> Option<Picture> {
    Some(Picture {
        srcset: format!("/m/{key}?w=800 800w"),
        sizes: "100vw".to_owned(),
        ..Picture::new(format!("/m/{key}"))
    })
}

fn every_block(language: &str) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/valid/every_block.json");
    let document = Document::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
    let sanitise = |html: &str| format!("<p>{} bytes</p>", html.len());
    html(&document, &Options { media: &picture, sanitise: &sanitise, ..Options::new(language) })
}

fn paragraph(text: Vec<Inline>) -> String {
    let document = Document::new(vec![Block::new(Kind::Paragraph(text))]);
    html(&document, &Options::new("en"))
}

#[test]
fn every_block_has_its_element_and_id() {
    let page = Html::parse_fragment(&every_block("en"));
    for selector in [
        "p#b1 a[href='https://council.example/']",
        "h2#b2",
        "blockquote.said#b3 footer b",
        "blockquote#b3 a[href$=minutes]",
        "aside.pull#b4[aria-hidden=true]",
        "ol#b5 > li:nth-child(2) br",
        "figure#b6 img[loading=lazy][decoding=async][alt='A bridge']",
        "figure#b6 img[width='1600'][height='900'][srcset][sizes]",
        "figure#b6 figcaption .credit",
        "div.gallery#b7 figure img[alt='']",
        "p.embed#b8 a",
        "p.link-card#b9 a[href='/news/bridge']",
        "div#b10 thead th[scope=col]:first-child",
        "div#b10 td:first-child",
        "hr#b11",
        "aside.note#b12 time[datetime='2025-01-14T09:30:00Z']",
        "div.quarantine#b13 > p",
        "ol.footnotes li#note-1 a[href='#note-ref-1']",
        "p#b1 sup a#note-ref-1[href='#note-1']",
        "p#b1 strong",
        "p#b1 em",
        "p#b1 sub",
        "p#b1 sup",
        "p#b1 code",
    ] {
        assert_eq!(
            page.select(&Selector::parse(selector).unwrap()).count(),
            1,
            "{selector}\n{}",
            page.html()
        );
    }
}

#[test]
fn a_block_quotation_is_attributed() {
    let said = Attribution { role: Some("mayor".to_owned()), ..Attribution::speaker("Ada Lind") };
    let document = Document::new(vec![Block::quotation("Nobody asked us.", said)]);
    assert_eq!(
        html(&document, &Options::new("en")),
        "<blockquote class=\"said\" id=\"b1\"><p>“Nobody asked us.”</p><footer><b>Ada Lind</b>, mayor</footer></blockquote>\n"
    );
    assert!(html(&document, &Options::new("de")).contains("<p>„Nobody asked us.“</p>"));
    let own = Document::new(vec![Block::quotation("“Own marks.”", Attribution::default())]);
    assert_eq!(
        html(&own, &Options::new("de")),
        "<blockquote class=\"said\" id=\"b1\"><p>“Own marks.”</p></blockquote>\n"
    );
}

#[test]
fn speech_stays_one_element_over_several_runs() {
    let said = || Mark::Quotation(Attribution { proposed: true, ..Attribution::speaker("Ada \"A\" Lind") });
    let got = paragraph(vec![
        Inline::marked("“Not ", vec![said()]),
        Inline::marked("now", vec![Mark::Strong, said()]),
        Inline::Break { marks: vec![said()] },
        Inline::marked("”", vec![said()]),
        Inline::text(" she said."),
    ]);
    assert_eq!(
        got,
        "<p id=\"b1\"><span class=\"speech\" data-speaker=\"Ada &quot;A&quot; Lind\" data-proposed>“Not <strong>now</strong><br>”</span> she said.</p>\n"
    );
}

#[test]
fn notes_are_numbered_and_link_back() {
    let note = |text: &str| Mark::Note { text: text.to_owned() };
    let got = paragraph(vec![
        Inline::marked("a", vec![note("One")]),
        Inline::marked("b", vec![Mark::Emphasis, note("One")]),
        Inline::marked("c", vec![note("Two")]),
    ]);
    assert_eq!(got.matches("<li id=\"note-").count(), 2, "{got}");
    assert!(
        got.contains(
            "a<em>b</em><sup class=\"note-ref\"><a id=\"note-ref-1\" href=\"#note-1\">1</a></sup>c<sup"
        ),
        "{got}"
    );
}

#[test]
fn words_of_the_renderer_follow_the_language() {
    assert!(every_block("de").contains("Berichtigung") && every_block("de").contains("Zurück zum Text"));
    assert!(every_block("en").contains("<b>Correction</b>"));
}

#[test]
fn a_missing_picture_leaves_its_description() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/valid/every_block.json");
    let document = Document::parse(&std::fs::read_to_string(file).unwrap()).unwrap();
    let got = html(&document, &Options::new("en"));
    assert!(
        got.contains("<figure id=\"b6\"><p class=\"missing\">A bridge</p><figcaption>The old bridge "),
        "{got}"
    );
    assert!(!got.contains("<img"), "{got}");
}

#[test]
fn addresses_set_in_code_are_checked_too() {
    let got =
        paragraph(vec![Inline::marked("x", vec![Mark::Link { href: "javascript:alert(1)".to_owned() }])]);
    assert_eq!(got, "<p id=\"b1\">x</p>\n");
}
