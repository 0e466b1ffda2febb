//! Blocks without content, and the checks of their attributes.

use serde_json::{Map, Value};

use super::{NoAttrs, Node, Parsed, attrs, filled, invalid, link, no_content, shown};
use crate::check::{is_media_key, is_page};
use crate::model::{Attribution, Card, Correction, Figure, Kind};

/// Blocks that hold nothing but attributes.
pub(super) fn leaf(node: Node, path: &str) -> Parsed<Kind> {
    let known = ["figure", "embed", "link_card", "divider", "correction", "quarantine"];
    if !known.contains(&node.name.as_str()) {
        return invalid(path, format!("“{}” is not a known block", shown(&node.name)));
    }
    no_content(&node, path)?;
    Ok(match node.name.as_str() {
        "figure" => Kind::Figure(figure(node.attrs, path)?),
        "embed" => Kind::Embed(card(node.attrs, path)?),
        "link_card" => Kind::LinkCard(card(node.attrs, path)?),
        "correction" => {
            let correction: Correction = attrs(node.attrs, path)?;
            filled(&correction.text, &format!("{path}.attrs.text"))?;
            Kind::Correction(correction)
        }
        "quarantine" => Kind::Quarantine(attrs(node.attrs, path)?),
        _ => {
            attrs::<NoAttrs>(node.attrs, path)?;
            Kind::Divider
        }
    })
}

pub(super) fn figure(map: Map<String, Value>, path: &str) -> Parsed<Figure> {
    let figure: Figure = attrs(map, path)?;
    if !is_media_key(&figure.media) {
        return invalid(&format!("{path}.attrs.media"), "it is not the key of a stored picture");
    }
    let described = !figure.alt.trim().is_empty();
    match (described, figure.decorative) {
        (false, false) => invalid(
            &format!("{path}.attrs.alt"),
            "the picture needs a description, or must be marked as decorative",
        ),
        (true, true) => invalid(&format!("{path}.attrs.alt"), "a decorative picture has no description"),
        _ => Ok(figure),
    }
}

fn card(map: Map<String, Value>, path: &str) -> Parsed<Card> {
    let card: Card = attrs(map, path)?;
    if is_page(&card.url) {
        return Ok(card);
    }
    invalid(&format!("{path}.attrs.url"), "the address should begin with https://, http:// or /")
}

pub(super) fn attribution(map: Map<String, Value>, path: &str) -> Parsed<Attribution> {
    let mut found: Attribution = attrs(map, path)?;
    let Attribution { speaker, role, when, place, source, source_url, .. } = &mut found;
    for field in [speaker, role, when, place, source, source_url] {
        if field.as_deref().is_some_and(|text| text.trim().is_empty()) {
            *field = None;
        }
    }
    if let Some(url) = &found.source_url {
        link(url, &format!("{path}.attrs.source_url"))?;
    }
    Ok(found)
}
