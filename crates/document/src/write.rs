//! From types to the stored JSON.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use serde_json::{Map, Value, json};

use crate::SCHEMA;
use crate::model::{Block, Document, Figure, Inline, Kind, Mark, Text};
use crate::parse;

impl Document {
    /// The stored form; [`Document::parse`] reads it back to the same document.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_value().to_string()
    }

    /// The stored form as a JSON value, for the API and for exports.
    #[must_use]
    pub fn to_value(&self) -> Value {
        let content: Vec<Value> = self.content.iter().map(block).collect();
        json!({ "schema": SCHEMA, "type": "doc", "content": content })
    }
}

impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Document {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        parse::document(value).map_err(de::Error::custom)
    }
}

fn block(block: &Block) -> Value {
    let (name, mut attrs, content) = parts(&block.kind);
    if !block.id.is_empty() {
        attrs.insert("id".to_owned(), Value::from(block.id.as_str()));
    }
    node(name, attrs, content)
}

type Parts = (&'static str, Map<String, Value>, Vec<Value>);

fn parts(kind: &Kind) -> Parts {
    match kind {
        Kind::Paragraph(text) => ("paragraph", Map::new(), inlines(text)),
        Kind::Heading { level, text } => ("heading", one("level", Value::from(*level)), inlines(text)),
        Kind::Quotation { paragraphs, attribution } => {
            ("quotation", fields(attribution), all(paragraphs, paragraph))
        }
        Kind::PullQuote(text) => ("pull_quote", Map::new(), inlines(text)),
        Kind::List { ordered, items } => {
            ("list", one("ordered", Value::from(*ordered)), all(items, |paragraphs| item(paragraphs)))
        }
        Kind::Figure(figure) => ("figure", fields(figure), Vec::new()),
        Kind::Gallery(figures) => ("gallery", Map::new(), all(figures, inner_figure)),
        Kind::Embed(card) => ("embed", fields(card), Vec::new()),
        Kind::LinkCard(card) => ("link_card", fields(card), Vec::new()),
        Kind::Table { header, rows } => {
            ("table", one("header", Value::from(*header)), all(rows, |cells| row(cells)))
        }
        Kind::Divider => ("divider", Map::new(), Vec::new()),
        Kind::Correction(correction) => ("correction", fields(correction), Vec::new()),
        Kind::Quarantine(quarantine) => ("quarantine", fields(quarantine), Vec::new()),
    }
}

fn all<T>(of: &[T], write: impl Fn(&T) -> Value) -> Vec<Value> {
    of.iter().map(write).collect()
}

fn one(name: &str, value: Value) -> Map<String, Value> {
    Map::from_iter([(name.to_owned(), value)])
}

/// The fields of a structure as attributes. Structures of text and numbers always become an object.
fn fields(of: &impl Serialize) -> Map<String, Value> {
    match serde_json::to_value(of) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

fn node(name: &str, attrs: Map<String, Value>, content: Vec<Value>) -> Value {
    let mut out = one("type", Value::from(name));
    if !attrs.is_empty() {
        out.insert("attrs".to_owned(), Value::Object(attrs));
    }
    if !content.is_empty() {
        out.insert("content".to_owned(), Value::Array(content));
    }
    Value::Object(out)
}

fn paragraph(text: &Text) -> Value {
    node("paragraph", Map::new(), inlines(text))
}

fn item(paragraphs: &[Text]) -> Value {
    node("list_item", Map::new(), all(paragraphs, paragraph))
}

fn row(cells: &[Text]) -> Value {
    node("table_row", Map::new(), all(cells, |text| node("table_cell", Map::new(), inlines(text))))
}

fn inner_figure(figure: &Figure) -> Value {
    node("figure", fields(figure), Vec::new())
}

fn inlines(text: &[Inline]) -> Vec<Value> {
    all(text, |inline| {
        let mut out = match inline {
            Inline::Text { text, .. } => {
                let mut out = one("type", Value::from("text"));
                out.insert("text".to_owned(), Value::from(text.as_str()));
                out
            }
            Inline::Break { .. } => one("type", Value::from("hard_break")),
        };
        if !inline.marks().is_empty() {
            out.insert("marks".to_owned(), Value::Array(all(inline.marks(), mark)));
        }
        Value::Object(out)
    })
}

fn mark(mark: &Mark) -> Value {
    match mark {
        Mark::Note { text } => node("note", one("text", Value::from(text.as_str())), Vec::new()),
        Mark::Quotation(attribution) => node("quotation", fields(attribution), Vec::new()),
        Mark::Link { href } => node("link", one("href", Value::from(href.as_str())), Vec::new()),
        Mark::Strong => node("strong", Map::new(), Vec::new()),
        Mark::Emphasis => node("emphasis", Map::new(), Vec::new()),
        Mark::Sub => node("sub", Map::new(), Vec::new()),
        Mark::Sup => node("sup", Map::new(), Vec::new()),
        Mark::Code => node("code", Map::new(), Vec::new()),
    }
}
