//! The languages the paper speaks.

use std::fmt;

use serde::{Serialize, Serializer};

/// A language of the interface or of an article. Written everywhere as its BCP 47 code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// British English, `en-GB`; what a paper speaks unless it says otherwise.
    #[default]
    EnGb,
    /// American English, `en-US`.
    EnUs,
    /// German as written in Germany, `de-DE`.
    DeDe,
    /// Modern Standard Arabic, `ar`, written from right to left.
    Ar,
}

impl Language {
    /// Every language there is a translation for.
    pub const ALL: [Self; 4] = [Self::EnGb, Self::EnUs, Self::DeDe, Self::Ar];

    /// The BCP 47 code, as it stands in `<html lang>` and in the database.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EnGb => "en-GB",
            Self::EnUs => "en-US",
            Self::DeDe => "de-DE",
            Self::Ar => "ar",
        }
    }

    /// Reads a code by its primary subtag, so that `en`, `de-AT` and `ar_EG` find a language too; of English the region
    /// counts as well. `None` for a language the paper does not speak.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        // Nothing is copied: templates ask for this hundreds of times a page.
        let mut tags = code.trim().split(['-', '_']);
        let first = tags.next()?;
        let is = |known: &str| first.eq_ignore_ascii_case(known);
        if is("en") {
            let is_american = tags.any(|tag| tag.eq_ignore_ascii_case("us"));
            return Some(if is_american { Self::EnUs } else { Self::EnGb });
        }
        if is("de") { Some(Self::DeDe) } else { is("ar").then_some(Self::Ar) }
    }

    /// The language whose words and word forms it shares: that of a variety, else itself. A message that a variety does
    /// not word differently is taken from there, and the search reads both alike.
    #[must_use]
    pub fn family(self) -> Self {
        match self {
            Self::EnGb | Self::EnUs => Self::EnGb,
            Self::DeDe => Self::DeDe,
            Self::Ar => Self::Ar,
        }
    }

    /// The direction of writing, for the `dir` attribute: `ltr` or `rtl`.
    #[must_use]
    pub fn dir(self) -> &'static str {
        match self {
            Self::EnGb | Self::EnUs | Self::DeDe => "ltr",
            Self::Ar => "rtl",
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
