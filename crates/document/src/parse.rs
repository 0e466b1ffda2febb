//! From stored JSON to types, refusing what is not in the closed set.

mod inline;
mod leaf;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use thiserror::Error;

use crate::SCHEMA;
use crate::build::is_id;
use crate::check::{forbidden, is_link};
use crate::model::{Block, Document, Figure, Kind, Text};
use inline::inline;
use leaf::{attribution, figure, leaf};

/// Most bytes of stored JSON.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Most levels of arrays and objects. The deepest valid document has fewer.
pub const MAX_DEPTH: usize = 32;
/// Most blocks, inner ones (items, rows, cells, paragraphs of a quotation) included.
pub const MAX_BLOCKS: usize = 20_000;

/// Why a document was refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("The article body is not valid at {path}: {reason}.")]
pub struct Invalid {
    /// The place, such as `content[3].attrs.level`; `document` for the whole.
    pub path: String,
    /// What is wrong there, in English.
    pub reason: String,
}

type Parsed<T> = Result<T, Invalid>;

fn invalid<T>(path: &str, reason: impl Into<String>) -> Parsed<T> {
    let path = if path.is_empty() { "document" } else { path };
    Err(Invalid { path: path.trim_start_matches('.').to_owned(), reason: reason.into() })
}

impl Document {
    /// Reads stored or submitted JSON. Blocks without an id, and copies of a block, get an id.
    ///
    /// # Errors
    /// [`Invalid`] with the place and the reason.
    pub fn parse(json: &str) -> Result<Self, Invalid> {
        if json.len() > MAX_BYTES {
            return invalid("", format!("it has {} bytes, at most {MAX_BYTES} are allowed", json.len()));
        }
        match serde_json::from_str(json) {
            Ok(value) => document(value),
            Err(error) => invalid("", format!("it is not JSON ({error})")),
        }
    }
}

/// The fields any node may have; which of them it must not have depends on its type.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Node {
    #[serde(rename = "type")]
    name: String,
    #[serde(default)]
    attrs: Map<String, Value>,
    #[serde(default)]
    content: Vec<Value>,
    text: Option<String>,
    #[serde(default)]
    marks: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Root {
    schema: u64,
    #[serde(rename = "type")]
    name: String,
    #[serde(default)]
    content: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NoAttrs {}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadingAttrs {
    level: u8,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListAttrs {
    #[serde(default)]
    ordered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableAttrs {
    #[serde(default)]
    header: bool,
}

pub(crate) fn document(value: Value) -> Parsed<Document> {
    scan(&value, &mut String::new(), 0)?;
    let root: Root = read(value, "")?;
    if root.schema != SCHEMA {
        return invalid(
            "schema",
            format!("version {} is not known, this program reads {SCHEMA}", root.schema),
        );
    }
    if root.name != "doc" {
        return invalid("type", format!("“{}” should be “doc”", root.name));
    }
    let mut reader = Reader { blocks: 0 };
    let content = reader.each(root.content, "", Reader::block)?;
    Ok(Document::new(content))
}

/// Depth, and characters no text may contain, over the whole value. The JSON reader itself stops at depth 128.
fn scan(value: &Value, path: &mut String, depth: usize) -> Parsed<()> {
    if depth > MAX_DEPTH {
        return invalid(path, format!("it is nested deeper than {MAX_DEPTH} levels"));
    }
    let length = path.len();
    match value {
        Value::String(text) => {
            if let Some(c) = forbidden(text) {
                return invalid(path, format!("it contains the control character U+{:04X}", u32::from(c)));
            }
        }
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                path.push_str(&format!("[{index}]"));
                scan(value, path, depth + 1)?;
                path.truncate(length);
            }
        }
        Value::Object(map) => {
            for (name, value) in map {
                path.push('.');
                path.extend(name.chars().take(40));
                scan(value, path, depth + 1)?;
                path.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

fn read<T: DeserializeOwned>(value: Value, path: &str) -> Parsed<T> {
    serde_json::from_value(value).or_else(|error| invalid(path, error.to_string()))
}

struct Reader {
    blocks: usize,
}

impl Reader {
    fn each<T>(
        &mut self,
        values: Vec<Value>,
        path: &str,
        mut read: impl FnMut(&mut Self, Value, &str) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        let values = values.into_iter().enumerate();
        values.map(|(index, value)| read(self, value, &format!("{path}.content[{index}]"))).collect()
    }

    /// A block-level node; its `id` is taken out of the attributes.
    fn node(&mut self, value: Value, path: &str) -> Parsed<(Node, String)> {
        self.blocks += 1;
        if self.blocks > MAX_BLOCKS {
            return invalid(path, format!("there are more than {MAX_BLOCKS} blocks"));
        }
        let mut node: Node = read(value, path)?;
        if node.text.is_some() || !node.marks.is_empty() {
            return invalid(path, format!("a {} has no text or marks of its own", shown(&node.name)));
        }
        let id = match node.attrs.remove("id") {
            None | Some(Value::Null) => String::new(),
            Some(Value::String(id)) if is_id(&id) => id,
            Some(_) => {
                let reason = "it should be the letter b and up to 31 letters or digits";
                return invalid(&format!("{path}.attrs.id"), reason);
            }
        };
        Ok((node, id))
    }

    fn block(&mut self, value: Value, path: &str) -> Parsed<Block> {
        let (node, id) = self.node(value, path)?;
        Ok(Block { id, kind: self.kind(node, path)? })
    }

    fn kind(&mut self, node: Node, path: &str) -> Parsed<Kind> {
        Ok(match node.name.as_str() {
            "paragraph" => Kind::Paragraph(self.plain(node, path)?),
            "heading" => {
                let HeadingAttrs { level } = attrs(node.attrs, path)?;
                if !(2..=4).contains(&level) {
                    return invalid(&format!("{path}.attrs.level"), format!("{level} should be 2, 3 or 4"));
                }
                Kind::Heading { level, text: self.text(node.content, path)? }
            }
            "quotation" => {
                let attribution = attribution(node.attrs, path)?;
                Kind::Quotation { paragraphs: self.some(node.content, path, Self::paragraph)?, attribution }
            }
            "pull_quote" => Kind::PullQuote(self.plain(node, path)?),
            "list" => {
                let ListAttrs { ordered } = attrs(node.attrs, path)?;
                Kind::List { ordered, items: self.some(node.content, path, Self::item)? }
            }
            "gallery" => {
                attrs::<NoAttrs>(node.attrs, path)?;
                Kind::Gallery(self.some(node.content, path, Self::inner_figure)?)
            }
            "table" => {
                let TableAttrs { header } = attrs(node.attrs, path)?;
                Kind::Table { header, rows: self.some(node.content, path, Self::row)? }
            }
            _ => return leaf(node, path),
        })
    }

    /// At least one inner block.
    fn some<T>(
        &mut self,
        values: Vec<Value>,
        path: &str,
        read: impl FnMut(&mut Self, Value, &str) -> Parsed<T>,
    ) -> Parsed<Vec<T>> {
        if values.is_empty() { invalid(path, "it has no content") } else { self.each(values, path, read) }
    }

    fn inner(&mut self, value: Value, path: &str, name: &str) -> Parsed<Node> {
        let (node, _) = self.node(value, path)?;
        if node.name == name {
            return Ok(node);
        }
        invalid(path, format!("“{}” should be “{name}”", shown(&node.name)))
    }

    fn paragraph(&mut self, value: Value, path: &str) -> Parsed<Text> {
        let node = self.inner(value, path, "paragraph")?;
        self.plain(node, path)
    }

    fn item(&mut self, value: Value, path: &str) -> Parsed<Vec<Text>> {
        let node = self.inner(value, path, "list_item")?;
        attrs::<NoAttrs>(node.attrs, path)?;
        self.some(node.content, path, Self::paragraph)
    }

    fn row(&mut self, value: Value, path: &str) -> Parsed<Vec<Text>> {
        let node = self.inner(value, path, "table_row")?;
        attrs::<NoAttrs>(node.attrs, path)?;
        self.some(node.content, path, |reader, value, path| {
            let cell = reader.inner(value, path, "table_cell")?;
            reader.plain(cell, path)
        })
    }

    fn inner_figure(&mut self, value: Value, path: &str) -> Parsed<Figure> {
        let node = self.inner(value, path, "figure")?;
        no_content(&node, path)?;
        figure(node.attrs, path)
    }

    /// The text of a node that has no attributes.
    fn plain(&mut self, node: Node, path: &str) -> Parsed<Text> {
        attrs::<NoAttrs>(node.attrs, path)?;
        self.text(node.content, path)
    }

    fn text(&mut self, values: Vec<Value>, path: &str) -> Parsed<Text> {
        self.each(values, path, |_, value, path| inline(value, path))
    }
}

fn attrs<T: DeserializeOwned>(attrs: Map<String, Value>, path: &str) -> Parsed<T> {
    read(Value::Object(attrs), &format!("{path}.attrs"))
}

fn no_content(node: &Node, path: &str) -> Parsed<()> {
    if node.content.is_empty() {
        Ok(())
    } else {
        invalid(path, format!("a {} has no content", shown(&node.name)))
    }
}

fn link(address: &str, path: &str) -> Parsed<()> {
    if is_link(address) {
        return Ok(());
    }
    invalid(path, "the address should begin with https://, http://, mailto: or /")
}

fn filled(text: &str, path: &str) -> Parsed<()> {
    if text.trim().is_empty() { invalid(path, "it is empty") } else { Ok(()) }
}

/// A name from the input, short enough for a sentence.
fn shown(name: &str) -> String {
    name.chars().take(40).collect()
}
