//! XMP (ISO 16684-1): RDF in XML. A property is an attribute of a description, or an element with a text or with a list.

use roxmltree::{Document, Node, ParsingOptions};

use super::{Origin, tidy};

const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const CC: &str = "http://creativecommons.org/ns#";
const IPTC: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The most nodes that are read.
const NODES: u32 = 20_000;
/// The deepest nesting that is read: RDF of a picture has ten levels.
const DEEPEST: usize = 64;

/// Reads a packet.
pub(super) fn read(block: &[u8]) -> Origin {
    let Ok(text) = std::str::from_utf8(block) else { return Origin::default() };
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\0' | '\u{feff}'));
    if text.is_empty() || too_deep(text) {
        return Origin::default();
    }
    let options = ParsingOptions { nodes_limit: NODES, ..ParsingOptions::default() };
    let Ok(packet) = Document::parse_with_options(text, options) else { return Origin::default() };
    let one = |space, name| values(&packet, (space, name)).into_iter().next().unwrap_or_default();
    let either = |one: String, two: String| if one.is_empty() { two } else { one };
    Origin {
        creator: tidy(&values(&packet, (DC, "creator")).join(", ")),
        credit: one(PHOTOSHOP, "Credit"),
        caption: one(DC, "description"),
        copyright: one(DC, "rights"),
        terms: either(one(RIGHTS, "UsageTerms"), one(PHOTOSHOP, "Instructions")),
        licence: either(one(CC, "license"), one(RIGHTS, "WebStatement")),
        alt: one(IPTC, "AltTextAccessibility"),
        notes: Vec::new(),
    }
}

/// Whether elements may stand within each other deeper than any program writes: counted roughly, before anything is parsed.
fn too_deep(text: &str) -> bool {
    let (mut deep, mut deepest) = (0_usize, 0_usize);
    for part in text.split('<').skip(1) {
        let tag = part.split_once('>').map_or(part, |(tag, _)| tag);
        if tag.starts_with('/') {
            deep = deep.saturating_sub(1);
        } else if !tag.ends_with('/') && !tag.starts_with(['?', '!']) {
            deep += 1;
            deepest = deepest.max(deep);
        }
    }
    deepest > DEEPEST
}

/// The texts of a property, the one for every language in front.
fn values(packet: &Document<'_>, (space, name): (&str, &str)) -> Vec<String> {
    let mut found = Vec::new();
    for node in packet.descendants().filter(Node::is_element) {
        if node.has_tag_name((space, name)) {
            texts(node, &mut found);
        } else if node.has_tag_name((RDF, "Description"))
            && let Some(value) = node.attribute((space, name))
        {
            found.push(tidy(value));
        }
    }
    found.retain(|text| !text.is_empty());
    found
}

fn texts(property: Node<'_, '_>, found: &mut Vec<String>) {
    if let Some(address) = property.attribute((RDF, "resource")) {
        found.push(tidy(address));
    }
    let items: Vec<Node<'_, '_>> =
        property.descendants().filter(|node| node.has_tag_name((RDF, "li"))).collect();
    let is_default = |node: &Node<'_, '_>| node.attribute((XML, "lang")) == Some("x-default");
    let (first, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(is_default);
    let own =
        property.descendants().filter(|_| first.is_empty() && rest.is_empty()).filter_map(|node| node.text());
    found.extend(own.take(1).map(tidy));
    found.extend(first.iter().chain(&rest).map(|item| tidy(item.text().unwrap_or_default())));
}
