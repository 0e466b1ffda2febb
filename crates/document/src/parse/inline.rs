//! Text, line breaks and marks.

use serde::Deserialize;
use serde_json::Value;

use super::leaf::attribution;
use super::{NoAttrs, Node, Parsed, attrs, filled, invalid, link, read, shown};
use crate::model::{Inline, Mark};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkAttrs {
    href: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoteAttrs {
    text: String,
}

pub(super) fn inline(value: Value, path: &str) -> Parsed<Inline> {
    let node: Node = read(value, path)?;
    attrs::<NoAttrs>(node.attrs, path)?;
    if !node.content.is_empty() {
        return invalid(path, format!("a {} has no content", shown(&node.name)));
    }
    let marks = marks(node.marks, path)?;
    match (node.name.as_str(), node.text) {
        ("text", Some(text)) if !text.is_empty() => Ok(Inline::Text { text, marks }),
        ("text", _) => invalid(path, "it has no text"),
        ("hard_break", None) => Ok(Inline::Break { marks }),
        ("hard_break", Some(_)) => invalid(path, "a hard_break has no text"),
        (name, _) => invalid(path, format!("“{}” cannot stand inside a text", shown(name))),
    }
}

fn marks(values: Vec<Value>, path: &str) -> Parsed<Vec<Mark>> {
    let mut out: Vec<Mark> = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        let path = format!("{path}.marks[{index}]");
        let mark = mark(value, &path)?;
        if out.iter().any(|other| other.rank() == mark.rank()) {
            return invalid(&path, "the same mark is set twice");
        }
        out.push(mark);
    }
    out.sort_by_key(Mark::rank);
    Ok(out)
}

fn mark(value: Value, path: &str) -> Parsed<Mark> {
    let node: Node = read(value, path)?;
    if node.text.is_some() || !node.marks.is_empty() || !node.content.is_empty() {
        return invalid(path, "a mark has only a type and attributes");
    }
    let simple = match node.name.as_str() {
        "quotation" => return attribution(node.attrs, path).map(Mark::Quotation),
        "link" => {
            let LinkAttrs { href } = attrs(node.attrs, path)?;
            link(&href, &format!("{path}.attrs.href"))?;
            return Ok(Mark::Link { href });
        }
        "note" => {
            let NoteAttrs { text } = attrs(node.attrs, path)?;
            filled(&text, &format!("{path}.attrs.text"))?;
            return Ok(Mark::Note { text });
        }
        "strong" => Mark::Strong,
        "emphasis" => Mark::Emphasis,
        "sub" => Mark::Sub,
        "sup" => Mark::Sup,
        "code" => Mark::Code,
        name => return invalid(path, format!("“{}” is not a known mark", shown(name))),
    };
    attrs::<NoAttrs>(node.attrs, path)?;
    Ok(simple)
}
