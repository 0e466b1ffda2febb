//! The languages the paper speaks.

use std::fmt;

use serde::{Serialize, Serializer};

/// A language of the interface or of an article. Written everywhere as its BCP 47 code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// British English, `en-GB`; what a paper speaks unless it says otherwise.
    #[default]
    EnGb,
    /// German as written in Germany, `de-DE`.
    DeDe,
}

impl Language {
    /// Every language there is a translation for.
    pub const ALL: [Self; 2] = [Self::EnGb, Self::DeDe];

    /// The BCP 47 code, as it stands in `<html lang>` and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EnGb => "en-GB",
            Self::DeDe => "de-DE",
        }
    }

    /// Reads a code by its primary subtag, so that `en`, `de-AT` and `de_CH` find a language too.
    /// `None` for a language the paper does not speak.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.trim().split(['-', '_']).next()?;
        if primary.eq_ignore_ascii_case("en") {
            Some(Self::EnGb)
        } else if primary.eq_ignore_ascii_case("de") {
            Some(Self::DeDe)
        } else {
            None
        }
    }

    /// The direction of writing, for the `dir` attribute: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::EnGb | Self::DeDe => "ltr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}
