//! Why a text was refused.

use thiserror::Error;

/// A reason to refuse a text. The sentences are English for logs and the API; a form picks its localised sentence
/// by variant and fills in the numbers.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Problem {
    /// Nothing visible was written.
    #[error("The text is empty.")]
    Empty,
    /// A name or title has more characters (Unicode scalar values) than allowed.
    #[error("The text has {got} characters; at most {max} are allowed.")]
    TooLong {
        /// Most characters allowed.
        max: usize,
        /// Characters found after white space was collapsed.
        got: usize,
    },
    /// A body has more bytes (UTF-8) than this crate is willing to parse.
    #[error("The text has {got} bytes; at most {max} are allowed.")]
    TooLarge {
        /// Most bytes allowed.
        max: usize,
        /// Bytes found.
        got: usize,
    },
    /// An invisible control character, or one that reverses the direction of the text around it (Unicode TR 36,
    /// "bidirectional text spoofing").
    #[error("Line {line} contains the invisible control character U+{codepoint:04X}. Please remove it.")]
    Control {
        /// The Unicode code point.
        codepoint: u32,
        /// The line it stands in, counted from 1.
        line: usize,
    },
}
