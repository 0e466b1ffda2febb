//! The closed set of blocks, inline nodes and marks.

use serde::{Deserialize, Serialize};

/// The body of an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Document {
    /// Blocks in reading order, each with an id of its own.
    pub content: Vec<Block>,
}

/// One block of a [`Document`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `b` and up to 31 ASCII letters or digits; empty until [`Document::assign_ids`] runs. It is the fragment under
    /// which readers link to the block.
    pub id: String,
    /// What the block is.
    pub kind: Kind,
}

/// Text with marks.
pub type Text = Vec<Inline>;

/// What a block is, with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Paragraph(Text),
    /// A heading inside the article; level 1 is the headline and stands outside the body.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Words of the heading.
        text: Text,
    },
    /// Words of somebody set as a block. The marks of quotation around them are added on output where absent.
    Quotation {
        /// Paragraphs of the quotation, at least one.
        paragraphs: Vec<Text>,
        /// Who said it, when, where, and how we know.
        attribution: Attribution,
    },
    /// A sentence of the article repeated as decoration; not read aloud and not counted.
    PullQuote(Text),
    /// A list.
    List {
        /// Numbered rather than bulleted.
        ordered: bool,
        /// Items, each of one or more paragraphs.
        items: Vec<Vec<Text>>,
    },
    /// A picture.
    Figure(Figure),
    /// Pictures shown together, at least one.
    Gallery(Vec<Figure>),
    /// Something hosted elsewhere, shown as a link.
    Embed(Card),
    /// A recommended page.
    LinkCard(Card),
    /// A table.
    Table {
        /// The first row holds column headings.
        header: bool,
        /// Rows of cells.
        rows: Vec<Vec<Text>>,
    },
    /// A change of scene.
    Divider,
    /// A published correction.
    Correction(Correction),
    /// Imported markup that was not understood: kept as it came, shown sanitised.
    Quarantine(Quarantine),
}

/// The source of spoken or written words. `None` is "not known", never an empty text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Attribution {
    /// Name of the person or body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// Office or relation to the story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// When it was said, as the journalist knows it (a date, "on Monday evening").
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// Where it was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How the paper knows: an interview, a document, an agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Address of the source: http, https, mailto or a path on this site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// Found by a rule and not yet confirmed by an editor.
    pub proposed: bool,
}

/// A picture with what readers must be told about it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// Key of the picture in the media store.
    pub media: String,
    /// What the picture shows, for those who do not see it; empty exactly where `decorative`.
    #[serde(default)]
    pub alt: String,
    /// The picture says nothing that the text does not say.
    #[serde(default)]
    pub decorative: bool,
    /// Text under the picture.
    #[serde(default)]
    pub caption: String,
    /// Photographer and agency.
    #[serde(default)]
    pub credit: String,
    /// Width in pixels; 0 where not known.
    #[serde(default)]
    pub width: u32,
    /// Height in pixels; 0 where not known.
    #[serde(default)]
    pub height: u32,
}

/// A link that stands as a block.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// http or https, or a path on this site.
    pub url: String,
    /// Words of the link; the address itself where empty.
    #[serde(default)]
    pub title: String,
}

/// What a correction is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// Something was wrong.
    #[default]
    Correction,
    /// Something was unclear.
    Clarification,
    /// Something happened since.
    Update,
    /// A slip of the pen that changed no meaning.
    Typo,
    /// Nothing of it holds: the story as a whole is taken back and left to be read.
    Retraction,
}

/// A published correction.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// What it is about.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
    /// Microseconds UTC since 1970.
    pub at: i64,
}

/// Imported markup that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quarantine {
    /// As it came; never shown without a sanitiser.
    pub html: String,
    /// Why it stands here, for the newsroom.
    #[serde(default)]
    pub reason: String,
}

/// A run of text with the same marks, or a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words; never empty in a parsed document.
    Text {
        /// The words.
        text: String,
        /// At most one of each type, outermost first (see [`Mark`]).
        marks: Vec<Mark>,
    },
    /// A line break inside a block.
    Break {
        /// Marks that go on across the break.
        marks: Vec<Mark>,
    },
}

/// What is said about a run of text. The order of the variants is the order of nesting, outermost first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A footnote that belongs to the marked words.
    Note {
        /// Text of the footnote.
        text: String,
    },
    /// Somebody's words inside a sentence. The text has its own quotation marks; without them the speech is reported.
    Quotation(Attribution),
    /// A link.
    Link {
        /// http, https, mailto or a path on this site.
        href: String,
    },
    /// Strong importance.
    Strong,
    /// Stress.
    Emphasis,
    /// Subscript.
    Sub,
    /// Superscript.
    Sup,
    /// Code.
    Code,
}

impl Inline {
    /// The marks of this run.
    #[must_use]
    pub fn marks(&self) -> &[Mark] {
        match self {
            Self::Text { marks, .. } | Self::Break { marks } => marks,
        }
    }

    /// The words of this run; a break is a line feed.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Text { text, .. } => text,
            Self::Break { .. } => "\n",
        }
    }
}

impl Mark {
    /// Place in the order of nesting; 0 is outermost.
    #[must_use]
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Self::Note { .. } => 0,
            Self::Quotation(_) => 1,
            Self::Link { .. } => 2,
            Self::Strong => 3,
            Self::Emphasis => 4,
            Self::Sub => 5,
            Self::Sup => 6,
            Self::Code => 7,
        }
    }
}
