//! What a comment is, and its rules as pure functions.

mod draft;
mod path;

pub use draft::{Draft, Flaw, MAX_EMAIL, MAX_NAME, MAX_TEXT, Text};
pub(crate) use path::{ancestors, branch, extend};

/// The deepest level that is stored, with 0 for a root. An answer to a comment there stands beside it.
pub const MAX_DEPTH: i64 = 64;
/// The level (0 for a root) whose replies are shown in one flat list with the name of whom they answer.
pub const FLAT_DEPTH: i64 = 3;
/// Comments of one list on a page.
pub const PAGE: usize = 50;

macro_rules! stored_word {
    ($(#[$meta:meta])* $name:ident { $($(#[$each:meta])* $variant:ident => $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$each])* $variant),+ }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the database and in JSON.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the word; `None` for any other.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl database::FromValue for $name {
            fn from_value(value: database::Value) -> Option<Self> {
                String::from_value(value).and_then(|word| Self::parse(&word))
            }
        }
    };
}

stored_word! {
    /// Where a comment stands with the moderators.
    Status {
        /// Waits for a moderator; nobody else sees it.
        Pending => "pending",
        /// On the page.
        Visible => "visible",
        /// Never was on the page, and will not be.
        Rejected => "rejected",
        /// Was on the page; a line in its place holds its replies together.
        Removed => "removed",
    }
}

stored_word! {
    /// What happens to comments under a subject.
    Policy {
        /// They appear at once.
        Open => "open",
        /// A moderator reads them first.
        Held => "held",
        /// None are taken.
        Closed => "closed",
    }
}

impl Status {
    /// Whether readers see the words.
    #[must_use]
    pub fn is_visible(self) -> bool {
        self == Self::Visible
    }

    /// Whether the e-mail address stays with the comment: it is on the page, or may come there.
    #[must_use]
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Visible | Self::Pending)
    }
}

/// A comment as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its id; ids grow with time.
    pub id: i64,
    /// The subject it belongs to.
    pub subject_id: i64,
    /// The comment it stands under, 0 for a root.
    pub parent_key: i64,
    /// Its level, 0 for a root.
    pub depth: i64,
    /// The ids from the root down to it: each extends the one above it.
    pub path: String,
    /// The comment it answers, also where it stands beside that one for want of depth.
    pub in_reply_to: Option<i64>,
    /// Where it stands with the moderators.
    pub status: Status,
    /// Whether a page has a place for it: it, or one below it, is visible.
    pub shown: bool,
    /// How many of its children are shown.
    pub replies: i64,
    /// The name its writer gave.
    pub name: String,
    /// Whether the paper's staff wrote it.
    pub staff: bool,
    /// The words as typed, in Markdown.
    pub source: String,
    /// The words as safe HTML.
    pub html: String,
    /// When it was sent, microseconds since 1970 UTC.
    pub created: i64,
    /// When it was last changed, likewise.
    pub edited: Option<i64>,
}

impl Comment {
    /// Whether it was emptied for good; nobody can send one without words.
    #[must_use]
    pub fn is_forgotten(&self) -> bool {
        self.source.is_empty()
    }

    /// Its words without markup, paragraphs separated by empty lines. `html` is ours, so its tags are known.
    #[must_use]
    pub fn words(&self) -> String {
        let mut out = String::with_capacity(self.html.len());
        for (n, piece) in self.html.split('<').enumerate() {
            let text = match piece.split_once('>') {
                Some((tag, text)) if n > 0 => {
                    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next();
                    if matches!(name, Some("p" | "br" | "li" | "ul" | "ol" | "blockquote" | "pre")) {
                        out.push_str("\n\n");
                    }
                    text
                }
                _ => piece,
            };
            out.push_str(text);
        }
        for (entity, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
            out = out.replace(entity, c);
        }
        let paragraphs = out.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }
}

/// The state of a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// What happens to comments that are sent.
    pub policy: Policy,
    /// Visible comments.
    pub visible: i64,
    /// Roots that are shown.
    pub roots: i64,
    /// Comments that wait for a moderator.
    pub pending: i64,
}
