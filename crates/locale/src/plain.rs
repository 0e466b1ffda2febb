//! Messages that are words and names alone: `Reply to { $name }`. Most are, and a page with fifty comments asks for more than a
//! hundred of them; put together directly, each costs a fifth of what Fluent's resolver takes.

use std::collections::HashMap;

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use crate::locales::Value;

/// A part of a message.
enum Piece {
    Words(String),
    /// The name of an argument, without its `$`.
    Argument(String),
}

/// The plain messages of a language, by key.
#[derive(Default)]
pub(crate) struct Plain {
    messages: HashMap<String, Vec<Piece>>,
    /// Whether marks of isolation stand around an argument, as Fluent sets them.
    isolates: bool,
}

impl Plain {
    pub(crate) fn new(isolates: bool) -> Self {
        Self { messages: HashMap::new(), isolates }
    }

    /// Takes the plain messages of a file; one that is not plain is forgotten under this key.
    pub(crate) fn add(&mut self, resource: &FluentResource) {
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name;
            match message.value.as_ref().and_then(pieces) {
                Some(pieces) => self.messages.insert(key.to_owned(), pieces),
                None => self.messages.remove(key),
            };
        }
    }

    /// The message, if it is plain and every argument that it shows is given as text.
    pub(crate) fn text(&self, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let pieces = self.messages.get(key)?;
        let isolates = self.isolates && pieces.len() > 1;
        let room = |piece: &Piece| if let Piece::Words(words) = piece { words.len() } else { 24 };
        let mut text = String::with_capacity(pieces.iter().map(room).sum());
        for piece in pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Argument(wanted) => {
                    let (_, Value::Str(given)) = args.iter().rfind(|(name, _)| name == wanted)? else {
                        return None;
                    };
                    if isolates {
                        text.push('\u{2068}');
                    }
                    text.push_str(given);
                    if isolates {
                        text.push('\u{2069}');
                    }
                }
            }
        }
        Some(text)
    }
}

#[cfg(test)]
impl Plain {
    /// The names of the arguments of a plain message.
    pub(crate) fn arguments(&self, key: &str) -> Vec<&str> {
        let pieces = self.messages.get(key).into_iter().flatten();
        pieces
            .filter_map(|piece| if let Piece::Argument(name) = piece { Some(name.as_str()) } else { None })
            .collect()
    }
}

/// The parts of a pattern; none where it counts, chooses or refers.
fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    pattern.elements.iter().map(piece).collect()
}

fn piece(element: &PatternElement<&str>) -> Option<Piece> {
    match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).to_owned())),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Piece::Argument(id.name.to_owned())),
        PatternElement::Placeable { .. } => None,
    }
}
