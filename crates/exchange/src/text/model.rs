//! The parts of a page that was read, and the reasons for refusing or leaving out.

use std::fmt;

/// A saved page, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// The headline, on one line.
    pub headline: String,
    /// The line under the headline that sums the story up, only where it clearly is one.
    pub standfirst: Option<String>,
    /// The day the story was published, as far as the page says it.
    pub date: Option<Dated>,
    /// The authors' names, without "By" and without their posts.
    pub bylines: Vec<String>,
    /// Place and agency from the start of the first paragraph, such as `Kiel (dpa)`; not in the paragraph any more.
    pub dateline: Option<String>,
    /// The story in order.
    pub paragraphs: Vec<Paragraph>,
    /// The lines that are not the story, in order of line.
    pub left_out: Vec<LeftOut>,
    /// The language, by its commonest words.
    pub language: Language,
    /// What an editor should look at.
    pub warnings: Vec<Warning>,
    /// What each non-blank line became, in order of line; the full account of the file.
    pub lines: Vec<LineUse>,
}

/// A date and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Dated {
    /// The date as read.
    pub value: locale::ParsedDate,
    /// The line, from 1.
    pub line: usize,
}

/// One paragraph of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// The first line, from 1.
    pub line: usize,
    /// The last line; the same as `line` unless the text was hard-wrapped.
    pub last_line: usize,
    /// The words, on one line, without a list mark or dateline.
    pub text: String,
    /// What sort of paragraph it is.
    pub kind: Kind,
    /// The quoted words in it, in order, never overlapping.
    pub speech: Vec<Speech>,
}

/// The sorts of paragraph plain text can tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Running text.
    Text,
    /// A heading between paragraphs, or the time of a live entry.
    Heading,
    /// A bulleted or numbered line.
    ListItem,
}

/// Words in quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// Where the quoted words start, in characters of the paragraph's text, after the opening mark.
    pub start_char: usize,
    /// Where they end, in characters, before the closing mark.
    pub end_char: usize,
    /// The quoted words, without the marks.
    pub text: String,
    /// Who said them, in the page's own words, where the sentences name someone.
    pub speaker: Option<String>,
    /// Always true: a machine read it, a person has to confirm it.
    pub proposed: bool,
}

/// A line that is not part of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line, from 1.
    pub line: usize,
    /// Its text, with spaces tidied and invisible characters removed.
    pub text: String,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a line is not the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// Marked as advertising.
    Advertisement,
    /// Above the headline and nothing that is known by its words.
    BeforeHeadline,
    /// The comment box and its buttons.
    CommentForm,
    /// What readers wrote under the story.
    Comments,
    /// The consent banner.
    Cookies,
    /// Copyright and licence lines.
    Copyright,
    /// A picture's caption or credit.
    Credit,
    /// A further date, such as that of the last change.
    Date,
    /// A ruler or other line without words.
    Divider,
    /// The headline once more.
    Headline,
    /// A line of its own that leads elsewhere.
    Link,
    /// Menus, breadcrumbs, search, sign-in.
    Navigation,
    /// The invitation to a newsletter or subscription.
    Newsletter,
    /// "Read more" and lists of other stories.
    Related,
    /// The name of the section, or the author's post.
    SectionLabel,
    /// Buttons for sharing, printing, saving.
    Share,
    /// Clock times and reading times around the headline.
    Time,
    /// Only invisible characters.
    Invisible,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Advertisement => "advertising",
            Reason::BeforeHeadline => "above the headline",
            Reason::CommentForm => "comment form",
            Reason::Comments => "readers' comments",
            Reason::Cookies => "cookie notice",
            Reason::Copyright => "copyright line",
            Reason::Credit => "caption or credit",
            Reason::Date => "date label or another date",
            Reason::Divider => "dividing line",
            Reason::Headline => "headline repeated",
            Reason::Link => "link",
            Reason::Navigation => "navigation",
            Reason::Newsletter => "newsletter or subscription",
            Reason::Related => "related story",
            Reason::SectionLabel => "section or post",
            Reason::Share => "share button",
            Reason::Time => "time",
            Reason::Invisible => "invisible characters",
        })
    }
}

/// What one non-blank line became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineUse {
    /// The line, from 1.
    pub line: usize,
    /// Its text, tidied as in [`LeftOut::text`].
    pub text: String,
    /// The part it plays.
    pub role: Role,
}

/// The part of the page a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The date that was taken.
    Date,
    /// A byline (perhaps with the date on the same line).
    Byline,
    /// The paragraph with this place in [`Page::paragraphs`].
    Paragraph(usize),
    /// Left out.
    LeftOut(Reason),
}

/// The page's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// German.
    German,
    /// Neither, or too little text to say.
    Unknown,
}

/// Something an editor should look at before using the page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// The page names no date.
    #[error("no date found: set the day of publication by hand")]
    NoDate,
    /// Characters that turn the direction of text were removed.
    #[error("line {line}: removed {count} invisible characters that change the direction of the text")]
    Direction {
        /// The line, from 1.
        line: usize,
        /// How many.
        count: usize,
    },
    /// Control characters of old encodings were removed; the file may have been converted wrongly.
    #[error("line {line}: removed {count} control characters; check the umlauts and quotation marks here")]
    Control {
        /// The line, from 1.
        line: usize,
        /// How many.
        count: usize,
    },
    /// A quotation mark opens and never closes in its paragraph.
    #[error("line {line}: a quotation mark opens here and does not close in the paragraph")]
    OpenQuote {
        /// The paragraph's first line, from 1.
        line: usize,
    },
}

/// Why a file could not be read as a story.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing but white space.
    #[error("line 1: the file is empty; there is no text to read in it")]
    Empty,
    /// More bytes than [`super::MAX_BYTES`].
    #[error("the file has {bytes} bytes, more than the {limit} a saved page may have")]
    TooLarge {
        /// The size.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// More lines than [`super::MAX_LINES`].
    #[error("line {limit}: the file has more than {limit} lines; a saved page is shorter")]
    TooManyLines {
        /// The limit.
        limit: usize,
    },
    /// A line with more characters than [`super::MAX_LINE_CHARS`].
    #[error("line {line}: longer than {limit} characters; this is not the text of a news page")]
    LineTooLong {
        /// The line, from 1.
        line: usize,
        /// The limit.
        limit: usize,
    },
    /// Not text at all.
    #[error(
        "line {line}, byte {offset}: this is {what}, not plain text; save the page as text and try again"
    )]
    Binary {
        /// The line, from 1.
        line: usize,
        /// The byte, from 1.
        offset: usize,
        /// What was found.
        what: String,
    },
    /// Text in an encoding that cannot be told.
    #[error(
        "line {line}, byte {offset}: not valid {encoding}; if the page was saved in an older encoding, convert it \
         first: iconv -f WINDOWS-1252 -t UTF-8 FILE > NEW-FILE"
    )]
    Undecodable {
        /// The line, from 1.
        line: usize,
        /// The byte, from 1.
        offset: usize,
        /// The encoding the file claims.
        encoding: &'static str,
    },
    /// HTML, XML or a web archive.
    #[error(
        "line {line}: this is {what}; open it in a browser, choose \"Save page as: Text\", and import that file"
    )]
    Markup {
        /// The line, from 1.
        line: usize,
        /// What was found.
        what: &'static str,
    },
    /// No line can be the headline.
    #[error("line {line}: the story starts here, but no line above it can be its headline; put one above it")]
    NoHeadline {
        /// The first line of the story, from 1.
        line: usize,
    },
    /// No sentence that is not part of the page's furniture.
    #[error(
        "line {line}: no story found in the {count} lines with text from here on; there is no whole sentence"
    )]
    NoStory {
        /// The first line with text, from 1.
        line: usize,
        /// How many lines have text.
        count: usize,
    },
}
