//! Why a file of another system is not taken.

use thiserror::Error;

/// Why a file is not taken, in a sentence with its place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {reason}")]
pub struct Refused {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, or in JSON the byte, from 1.
    pub column: usize,
    /// What is wrong there, as the reader of the format says: in English.
    pub reason: String,
}
