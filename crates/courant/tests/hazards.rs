//! Reads a served page as a browser does, and names whatever in it could act on its own.

use scraper::node::Element;
use scraper::{ElementRef, Html, Selector};

/// What readers' words may become.
pub(crate) const COMMENT: &str = "p br a strong em del code pre blockquote ul ol li";
/// What an imported story may become.
pub(crate) const STORY: &str =
    "p h2 h3 h4 ul ol li blockquote footer figure figcaption a strong em code sub sup br span cite";

/// Elements that no page of the paper has.
const NEVER: &str = "style iframe frame frameset object embed applet base svg math template noscript img video audio \
                     source track picture marquee portal dialog details select option keygen isindex plaintext xmp listing";
const ADDRESSES: [&str; 8] = ["href", "src", "action", "formaction", "poster", "cite", "data", "background"];

/// The one style that stands within pages; the policy of the paper names its hash.
const FIRST: &str = concat!(
    include_str!("../../../themes/courant/assets/tokens.css"),
    include_str!("../../../themes/courant/assets/first.css")
);

/// Everything in `html` that must not be there; below elements that `inside` finds, everything but `allowed`.
pub(crate) fn hazards(html: &str, inside: &str, allowed: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let mut found: Vec<String> = page.root_element().descendent_elements().filter_map(everywhere).collect();
    for container in page.select(&Selector::parse(inside).unwrap()) {
        let inner = container.descendent_elements().filter(|element| *element != container);
        found.extend(inner.filter_map(|element| below(element, allowed)));
    }
    found
}

fn everywhere(found: ElementRef<'_>) -> Option<String> {
    let element: &Element = found.value();
    let name = element.name();
    if name == "style" && found.text().collect::<String>() == FIRST {
        return None;
    }
    let script = name == "script" && element.attr("type") != Some("application/ld+json");
    if script || NEVER.split_whitespace().any(|never| never == name) || element.attr("http-equiv").is_some() {
        return Some(format!("<{name}>"));
    }
    element.attrs().find_map(|(attribute, value)| {
        let opens = ["/", "#", "?", "http://", "https://", "mailto:"];
        let address = ADDRESSES.contains(&attribute) && !opens.iter().any(|start| value.starts_with(start));
        let acts = attribute.starts_with("on") || ["style", "srcdoc", "srcset", "ping"].contains(&attribute);
        (acts || address).then(|| format!("{name} {attribute}={value}"))
    })
}

fn below(element: ElementRef<'_>, allowed: &str) -> Option<String> {
    let value = element.value();
    if !allowed.split(' ').any(|name| name == value.name()) {
        return Some(format!("<{}>", value.name()));
    }
    value.attrs().find_map(|(attribute, text)| {
        let fine = match (value.name(), attribute) {
            ("a", "href") => ["http://", "https://", "mailto:"].iter().any(|start| text.starts_with(start)),
            ("a", "rel") => text.contains("nofollow") || text.contains("noopener"),
            // Marks of the paper's own: classes for the style sheet, ids of blocks, the language, who said it.
            (_, "class" | "id" | "lang" | "title") => allowed == STORY,
            (_, name) => allowed == STORY && name.starts_with("data-"),
        };
        (!fine).then(|| format!("{} {attribute}={text}", value.name()))
    })
}

/// Payloads: a few of our own, and those of the sample corpus where it is at hand.
pub(crate) fn payloads() -> Vec<String> {
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/samples");
    let folder = std::env::var("COURANT_SAMPLES").unwrap_or_else(|_| here.to_owned());
    let mut all: Vec<String> = OWN.iter().map(|payload| (*payload).to_owned()).collect();
    let Ok(text) = std::fs::read_to_string(format!("{folder}/xss/dompurify-expect.json")) else {
        println!("there are no samples in {folder}: only a few payloads of our own");
        return all;
    };
    let cases: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap();
    all.extend(cases.iter().filter_map(|case| case["payload"].as_str().map(str::to_owned)));
    all
}

/// Enough to notice a hole where the corpus is not at hand.
const OWN: [&str; 8] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=\"javascript:alert(1)\">a link</a>",
    "<svg><script>alert(1)</script></svg>",
    "<b onmouseover=alert(1)>bold words</b>",
    "[a link](javascript:alert(1))",
    "\"><iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "{{ 7 * 7 }} {% raw %} &lt;script&gt;",
];

#[test]
fn the_check_itself_finds_trouble() {
    for bad in [
        "<script>x</script>",
        "<script src=/x.js></script>",
        "<p onclick=x>",
        "<a href=' javascript:x'>x</a>",
        "<form action=data:x>",
        "<img src=/x.png>",
        "<svg><p>x</svg>",
        "<meta http-equiv=refresh content=0>",
        "<div class=words><div>x</div></div>",
        "<div class=words><p class=x>x</div>",
        "<div class=words><a href=/logout>x</a></div>",
    ] {
        assert!(!hazards(bad, ".words", COMMENT).is_empty(), "{bad}");
    }
    let fine = "<h1 class=x>A</h1><div class=words><p>&lt;script&gt; <a href=\"https://a.example\" rel=nofollow>x</a></div>";
    assert_eq!(hazards(fine, ".words", COMMENT), Vec::<String>::new());
}
