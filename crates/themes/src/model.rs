//! Themes that a publisher brought, and which of them the paper wears.

use std::fmt;

/// What the theme in the binary is called in addresses and commands.
const BUILT_IN: &str = "built-in";
/// How the name of a zip ends.
const ENDING: &str = ".zip";

/// The most themes that are kept: a copy of the paper for safety holds a page of rows in memory.
pub const MOST: usize = 10;

/// A theme that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Id.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// When it came, microseconds since 1970 UTC.
    pub added: i64,
    /// The name of whoever brought it; none at the machine.
    pub by: Option<String>,
    /// How many files it has.
    pub files: i64,
}

/// A theme that the paper can wear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The one in the binary.
    BuiltIn,
    /// One that is kept, by its id.
    Kept(i64),
}

impl Which {
    /// The theme of this name: an id, or `built-in`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == BUILT_IN { Some(Self::BuiltIn) } else { text.parse().ok().map(Self::Kept) }
    }

    /// The id of one that is kept.
    #[must_use]
    pub fn id(self) -> Option<i64> {
        match self {
            Self::BuiltIn => None,
            Self::Kept(id) => Some(id),
        }
    }
}

impl From<Option<i64>> for Which {
    fn from(id: Option<i64>) -> Self {
        id.map_or(Self::BuiltIn, Self::Kept)
    }
}

impl fmt::Display for Which {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BuiltIn => out.write_str(BUILT_IN),
            Self::Kept(id) => id.fmt(out),
        }
    }
}

/// What was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The theme of the paper.
    pub active: Which,
    /// The one before it, to roll back to.
    pub previous: Which,
}

impl Default for Choice {
    fn default() -> Self {
        Self { active: Which::BuiltIn, previous: Which::BuiltIn }
    }
}

impl Choice {
    /// The theme to roll back to; none where there was no other.
    #[must_use]
    pub fn back(self) -> Option<Which> {
        (self.previous != self.active).then_some(self.previous)
    }
}

/// What a theme is called: as was typed, else as its file is.
#[must_use]
pub fn name(typed: &str, file: &str) -> Option<String> {
    let file = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = file.strip_suffix(ENDING).unwrap_or(file);
    accounts::clean_name(if typed.trim().is_empty() { stem } else { typed })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_named_by_its_id_or_as_built_in() {
        for which in [Which::BuiltIn, Which::Kept(7), Which::from(None), Which::from(Some(8))] {
            assert_eq!(Which::parse(&which.to_string()), Some(which));
        }
        for nothing in ["", "x", "built_in", "7x", "99999999999999999999"] {
            assert_eq!(Which::parse(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn one_rolls_back_to_what_was_before() {
        let (active, previous) = (Which::Kept(2), Which::Kept(1));
        assert_eq!(Choice { active, previous }.back(), Some(previous));
        assert_eq!(Choice { active, previous: Which::BuiltIn }.back(), Some(Which::BuiltIn));
        assert_eq!(Choice::default().back(), None);
    }

    #[test]
    fn a_theme_is_called_as_its_file_where_nothing_was_typed() {
        for (typed, file, called) in [
            ("", "harbour.zip", Some("harbour")),
            (" ", "C:\\themes\\harbour.zip", Some("harbour")),
            (" The  harbour ", "x.zip", Some("The harbour")),
            ("", ".zip", None),
            ("\u{202e}x", "x.zip", None),
        ] {
            assert_eq!(name(typed, file).as_deref(), called, "{typed:?} {file:?}");
        }
    }
}
