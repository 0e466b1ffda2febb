//! Enums that are stored as words: one definition gives the enum, its words and both directions.

/// A stored or posted word that names no value.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{word}\u{201d} is not a known {kind}")]
pub struct UnknownWord {
    kind: &'static str,
    word: String,
}

impl UnknownWord {
    /// Keeps at most 40 characters of the word, so that a message stays short.
    pub(crate) fn new(kind: &'static str, word: &str) -> Self {
        Self { kind, word: word.chars().take(40).collect() }
    }
}

macro_rules! stored_words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),+ }

        impl $name {
            /// Every value, in the order a form lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word used in the database, in addresses and in the API.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::model::UnknownWord;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::model::UnknownWord::new(stringify!($name), word)),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(self.as_str())
            }
        }
    };
}
pub(crate) use stored_words;
