//! Parses output as a browser does and names everything that is not allowed.

use scraper::{Html, Node};

pub(crate) const COMMENT: &[&str] =
    &["p", "br", "a", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li"];
pub(crate) const LISTING: &[&str] =
    &["p", "br", "a", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "h2", "h3", "h4"];
pub(crate) const CLEAN: &[&str] = &[
    "p",
    "br",
    "a",
    "strong",
    "em",
    "b",
    "i",
    "u",
    "sub",
    "sup",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "hr",
];

/// The first element, attribute, address or node that a page must not have.
pub(crate) fn violation(html: &str, elements: &[&str]) -> Option<String> {
    let tree = Html::parse_fragment(html);
    let mut root = true;
    for node in tree.tree.root().descendants() {
        match node.value() {
            // The fragment's own root element.
            Node::Element(element) if root && element.name() == "html" => root = false,
            Node::Element(element) => {
                if !elements.contains(&element.name()) {
                    return Some(format!("element {}", element.name()));
                }
                for (name, value) in element.attrs() {
                    let fine = match (element.name(), name) {
                        ("a", "href") => ["http://", "https://", "mailto:"]
                            .iter()
                            .any(|s| value.to_ascii_lowercase().starts_with(s)),
                        ("a", "rel") => value == "ugc nofollow noopener",
                        _ => false,
                    };
                    if !fine {
                        return Some(format!("{} {name}={value}", element.name()));
                    }
                }
                if element.name() == "a" && element.attr("rel").is_none() {
                    return Some("a link without rel".to_owned());
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                return Some("a comment or instruction".to_owned());
            }
            _ => {}
        }
    }
    None
}

#[track_caller]
pub(crate) fn assert_allowed(html: &str, elements: &[&str], source: &str) {
    if let Some(what) = violation(html, elements) {
        panic!("{what}\nfrom: {source:?}\nhtml: {html}");
    }
}

#[test]
fn the_check_itself_finds_trouble() {
    for bad in [
        "<script>x</script>",
        "<p onclick=x>",
        "<a href=\"javascript:x\" rel=\"ugc nofollow noopener\">x</a>",
        "<a href=\"https://a.example\">x</a>",
        "<p style=\"x\">",
        "<!-- x -->",
        "<svg></svg>",
    ] {
        assert!(violation(bad, CLEAN).is_some(), "{bad}");
    }
    assert_eq!(violation("<p>a &lt;script&gt;</p>", CLEAN), None);
}
