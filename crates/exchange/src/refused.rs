//! Why a file of another system is not taken.

use thiserror::Error;

use crate::html::clean_line;

/// Why a file is not taken, in a sentence with its place.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}, column {column}: {}", clean_line(reason))]
pub struct Refused {
    /// The line, from 1.
    pub line: usize,
    /// The character in it, or in JSON the byte, from 1.
    pub column: usize,
    /// What is wrong there, as the reader of the format says: in English.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_file_steer_no_terminal() {
        let refused = Refused { line: 1, column: 2, reason: "not </\u{1b}[31ma>\n".to_owned() };
        assert_eq!(refused.to_string(), "line 1, column 2: not </ [31ma>");
    }
}
