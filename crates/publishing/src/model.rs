//! What the paper consists of: sections, authors, articles, pictures, corrections.

mod archive;
mod checklist;
mod front;
pub(crate) mod licence;
mod live;
pub(crate) mod moment;
mod note;
mod old_path;
mod picture;
mod picture_duties;
mod picture_rights;
mod revision;
mod rights;
mod rules;
mod slug;
mod terms;
mod topic;
mod version;
mod work;

use document::{CorrectionKind, Document};
use locale::Language;
use serde::{Deserialize, Serialize};

pub(crate) use archive::{author_tag, month, month_of, month_tag, month_url, topic_tag};
pub(crate) use checklist::{Facts, Light, checklist};
pub(crate) use front::{Arrangement, Held, Place, Source};
pub use front::{FrontBlock, FrontPin, FrontPlan, FrontSlot};
pub use licence::LICENCES;
pub(crate) use live::Told;
pub use live::{
    Coverage, Entry, EntryChanges, LiveState, NewEntry, as_typed, entry_url, post_key, removal_reason, typed,
};
pub(crate) use note::Pointed;
pub use note::{Anchor, Field};
pub use old_path::old_path;
pub(crate) use picture::not_taken;
pub(crate) use picture::{BOX, copy_key, copy_weight, copy_widths, folded, per_cent};
pub use picture::{Focus, NewPicture, Picture, PictureChanges, PictureWords};
pub use picture_duties::{Missing, PictureDuty, picture_duties, picture_keys, picture_problems};
pub use picture_rights::{PictureDeed, PictureStake, picture_verdict};
pub use revision::{Cause, Revision};
pub(crate) use revision::{hashes, parts, put_together};
pub use rights::{Deed, Hand, Stake, Verdict, Whose, verdict};
pub use rules::{
    EXCERPT, SECTION_LIMITS, correction_text, is_key, picture_kind, story, story_to_publish, working_story,
};
pub(crate) use rules::{line, problem};
pub use slug::{LONGEST, is_slug, reserved, slugify};
pub(crate) use terms::{LEAST, PER_TERM, Term, terms};
pub use topic::{NewTopic, Profile, ProfileChanges, Topic, TopicChanges, author_url, topic_url};
pub(crate) use version::version_told;
pub use version::{Version, versions};
pub use work::{Step, Work, Workflow, is_planned};

/// A section of the paper, such as Town.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Id.
    pub id: i64,
    /// First part of the address of everything in it.
    pub slug: String,
    /// Name as shown.
    pub title: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// The language its articles are in unless they say otherwise.
    pub language: Language,
    /// Place in the navigation, from 0.
    pub position: i64,
}

impl Section {
    /// Its path.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/{}", self.slug)
    }
}

/// A section to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSection {
    /// First part of the address; not one of [`reserved`].
    pub slug: String,
    /// Name as shown.
    pub title: String,
    /// A sentence or two about it; may be empty.
    pub description: String,
    /// The language its articles are in unless they say otherwise.
    pub language: Language,
    /// Place in the navigation, from 0.
    pub position: i64,
}

/// Somebody whose name stands over articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Id.
    pub id: i64,
    /// Part of the address.
    pub slug: String,
    /// Name as shown.
    pub name: String,
}

/// Whether readers see an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArticleState {
    /// Never published.
    Draft,
    /// Readers see it from its time of publication on.
    Published,
    /// Taken back: for readers it does not exist.
    Unpublished,
}

impl ArticleState {
    /// The name as stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Draft, Self::Published, Self::Unpublished].into_iter().find(|state| state.as_str() == name)
    }
}

/// The picture above an article and beside its teasers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Lead {
    /// Key of the picture in the media store.
    pub media: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    pub alt: String,
    /// Text under it; may be empty.
    #[serde(default)]
    pub caption: String,
    /// Photographer and agency; may be empty.
    #[serde(default)]
    pub credit: String,
}

/// A change that readers are told about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What it is about.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
    /// When, microseconds since 1970 UTC.
    pub at: i64,
}

/// All kinds of correction, the lightest first.
pub const KINDS: [CorrectionKind; 5] = [
    CorrectionKind::Typo,
    CorrectionKind::Update,
    CorrectionKind::Clarification,
    CorrectionKind::Correction,
    CorrectionKind::Retraction,
];

/// Whether it is told where all corrections are listed, and above the text in feeds. A typo stands under its story and in
/// the history: a list of slips would hide what readers come to it for, and a feed would bring the story again.
#[must_use]
pub fn is_listed(kind: CorrectionKind) -> bool {
    kind != CorrectionKind::Typo
}

/// The name of a kind of correction, as stored and sent.
#[must_use]
pub fn kind_name(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Correction => "correction",
        CorrectionKind::Clarification => "clarification",
        CorrectionKind::Update => "update",
        CorrectionKind::Typo => "typo",
        CorrectionKind::Retraction => "retraction",
    }
}

/// The kind of correction of this name.
#[must_use]
pub fn kind_of(name: &str) -> Option<CorrectionKind> {
    KINDS.into_iter().find(|kind| kind_name(*kind) == name)
}

/// What a journalist writes: everything about an article that is words or pictures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// One line, up to 200 characters.
    pub headline: String,
    /// The sentence under the headline, up to 500 characters; may be empty.
    pub standfirst: String,
    /// A word or two above the headline, up to 60 characters.
    pub kicker: Option<String>,
    /// Where it was written, up to 80 characters.
    pub dateline: Option<String>,
    /// Names of the authors in order, up to ten.
    pub bylines: Vec<String>,
    /// The text.
    pub body: Document,
    /// The picture above the text.
    pub lead: Option<Lead>,
    /// Slugs of the topics it is about, the most important first, up to ten.
    pub topics: Vec<String>,
}

/// An article to be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewArticle {
    /// The section it stands in.
    pub section_id: i64,
    /// Last part of the address; made from the headline where there is none.
    pub slug: Option<String>,
    /// Its language; the section's where there is none.
    pub language: Option<Language>,
    /// Its words and pictures.
    pub story: Story,
    /// Whether readers may comment: `open`, `held` (each comment waits for a moderator) or `closed`.
    pub comments: String,
    /// When it is published, microseconds since 1970 UTC; a draft where there is none.
    pub published: Option<i64>,
    /// Whether whoever publishes it says that a lawyer has looked, where the section wants one.
    pub legal: bool,
}

/// A change of an article: `None` leaves a field as it is; an empty kicker or dateline takes it away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// The headline.
    pub headline: Option<String>,
    /// The standfirst.
    pub standfirst: Option<String>,
    /// The kicker.
    pub kicker: Option<String>,
    /// The dateline.
    pub dateline: Option<String>,
    /// The bylines, all of them.
    pub bylines: Option<Vec<String>>,
    /// The text, all of it.
    pub body: Option<Document>,
    /// The picture; `Some(None)` takes it away.
    pub lead: Option<Option<Lead>>,
    /// The topics, all of them.
    pub topics: Option<Vec<String>>,
}

impl Changes {
    /// The story after the change.
    #[must_use]
    pub fn applied(&self, to: Story) -> Story {
        Story {
            headline: self.headline.clone().unwrap_or(to.headline),
            standfirst: self.standfirst.clone().unwrap_or(to.standfirst),
            kicker: self.kicker.clone().or(to.kicker),
            dateline: self.dateline.clone().or(to.dateline),
            bylines: self.bylines.clone().unwrap_or(to.bylines),
            body: self.body.clone().unwrap_or(to.body),
            lead: self.lead.clone().unwrap_or(to.lead),
            topics: self.topics.clone().unwrap_or(to.topics),
        }
    }
}

/// An article with everything the newsroom knows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Id.
    pub id: i64,
    /// Its section.
    pub section: Section,
    /// Last part of the address.
    pub slug: String,
    /// Its language.
    pub language: Language,
    /// Whether readers see it.
    pub state: ArticleState,
    /// Its words and pictures.
    pub story: Story,
    /// Words of the text.
    pub words: i64,
    /// When it was made, microseconds since 1970 UTC.
    pub created: i64,
    /// When readers first see it, likewise.
    pub published: Option<i64>,
    /// When readers last saw it change, likewise.
    pub updated: Option<i64>,
    /// Number of its changes: whoever sends one says which state it is based on.
    pub revision: i64,
    /// Readers were told that nothing of it holds.
    pub retracted: bool,
}

impl Article {
    /// Its path.
    #[must_use]
    pub fn url(&self) -> String {
        url(&self.section.slug, &self.slug)
    }

    /// Whether readers see it at `now`.
    #[must_use]
    pub fn is_readable(&self, now: i64) -> bool {
        self.state == ArticleState::Published && self.published.is_some_and(|at| at <= now)
    }

    /// Its state as far as readers know at `now`: that it comes out later, nobody but the newsroom knows.
    #[must_use]
    pub fn known_state(&self, now: i64) -> ArticleState {
        let waits = self.state == ArticleState::Published && !self.is_readable(now);
        if waits { ArticleState::Draft } else { self.state }
    }
}

/// The path of an article.
#[must_use]
pub fn url(section_slug: &str, slug: &str) -> String {
    format!("/{section_slug}/{slug}")
}

/// The path of a picture.
#[must_use]
pub fn media_url(key: &str) -> String {
    format!("/media/{key}")
}

/// Where a list of articles goes on: after this one, newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    /// Publication, microseconds since 1970 UTC.
    pub published: i64,
    /// Id.
    pub id: i64,
}

impl Cursor {
    /// Before the newest article that readers see at `now`.
    #[must_use]
    pub fn newest(now: i64) -> Self {
        Self { published: now, id: i64::MAX }
    }

    /// Reads the text of a cursor: two plain numbers with a hyphen between. `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (published, id) = text.split_once('-')?;
        let number = |digits: &str| {
            let plain =
                digits.bytes().all(|b| b.is_ascii_digit()) && (!digits.starts_with('0') || digits == "0");
            if plain { digits.parse().ok() } else { None }
        };
        Some(Self { published: number(published)?, id: number(id)? })
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.published, self.id)
    }
}
