//! What is wrong with a template, with its place.

use std::error::Error as _;
use std::fmt;

use minijinja::{Error, ErrorKind};

/// Something that is wrong with a file of a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The path of the file in the theme.
    pub file: String,
    /// The line, from 1; none where the engine does not say.
    pub line: Option<usize>,
    /// What is wrong, for the author of the theme.
    pub sentence: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.sentence),
            None => write!(f, "{}: {}", self.file, self.sentence),
        }
    }
}

impl Fault {
    /// What the engine says while it reads or renders `template`. The place is the innermost one: a partial, where an
    /// include failed in it.
    pub(super) fn of(template: &str, error: &Error) -> Self {
        let mut inner = error;
        while let Some(next) = inner.source().and_then(|source| source.downcast_ref::<Error>()) {
            if next.name().is_none() {
                break;
            }
            inner = next;
        }
        let file = inner.name().unwrap_or(template).to_owned();
        Self { file, line: inner.line(), sentence: sentence(inner) }
    }
}

fn sentence(error: &Error) -> String {
    match error.kind() {
        ErrorKind::UndefinedError => match expression(error) {
            Some(expression) => format!("unknown variable: {expression}"),
            None => format!("unknown variable: {}", error.detail().unwrap_or("a value that is not defined")),
        },
        ErrorKind::TemplateNotFound => error.detail().unwrap_or("a template does not exist").to_owned(),
        ErrorKind::OutOfFuel => "stopped after too many steps: is there a loop without end?".to_owned(),
        kind => match error.detail() {
            Some(detail) => format!("{kind}: {detail}"),
            None => kind.to_string(),
        },
    }
}

/// The expression that failed, where the engine remembers the text.
fn expression(error: &Error) -> Option<String> {
    let text = error.template_source()?.get(error.range()?)?.trim();
    (!text.is_empty() && !text.contains('\n')).then(|| text.to_owned())
}
