//! Roles, scopes and what a role may be given.

use std::fmt;

/// What a person is to the paper (the design's section 7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Reads and comments.
    Reader,
    /// Posts adverts for a company.
    Employer,
    /// Writes own drafts.
    Contributor,
    /// Writes.
    Journalist,
    /// Publishes.
    Editor,
    /// Keeps the conversation.
    Moderator,
    /// Owns the paper.
    Publisher,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 7] = [
        Self::Reader,
        Self::Employer,
        Self::Contributor,
        Self::Journalist,
        Self::Editor,
        Self::Moderator,
        Self::Publisher,
    ];

    /// The name as stored and typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Employer => "employer",
            Self::Contributor => "contributor",
            Self::Journalist => "journalist",
            Self::Editor => "editor",
            Self::Moderator => "moderator",
            Self::Publisher => "publisher",
        }
    }

    /// The role of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }

    /// Whether somebody of this role works for the paper, and has a desk.
    #[must_use]
    pub fn is_staff(self) -> bool {
        !matches!(self, Self::Reader | Self::Employer)
    }

    /// Whether somebody of this role may make tokens for their own programs (row `apitoken.own.create` of the access
    /// matrix). What such a token may do is for [`Scope::allows`].
    #[must_use]
    pub fn may_have_tokens(self) -> bool {
        !matches!(self, Self::Reader | Self::Contributor)
    }

    /// Whether the paper may ask of this role that the password alone opens nothing.
    #[must_use]
    pub fn may_need_codes(self) -> bool {
        matches!(self, Self::Editor | Self::Moderator | Self::Publisher)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a token may do. Users, settings, tokens and backups have no scope: a token never reaches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Read drafts.
    ArticlesRead,
    /// Write drafts and change stories.
    ArticlesWrite,
    /// Publish and unpublish.
    ArticlesPublish,
    /// Read what waits for a moderator.
    CommentsRead,
    /// Decide on comments.
    CommentsModerate,
    /// Read adverts that are not live.
    JobsRead,
    /// Write and end adverts.
    JobsWrite,
    /// Say what the paper says about itself: its imprint, its owners.
    PaperWrite,
    /// Read how often stories are read.
    StatsRead,
}

impl Scope {
    /// All scopes.
    pub const ALL: [Self; 9] = [
        Self::ArticlesRead,
        Self::ArticlesWrite,
        Self::ArticlesPublish,
        Self::CommentsRead,
        Self::CommentsModerate,
        Self::JobsRead,
        Self::JobsWrite,
        Self::PaperWrite,
        Self::StatsRead,
    ];

    /// The name as stored and typed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ArticlesRead => "articles:read",
            Self::ArticlesWrite => "articles:write",
            Self::ArticlesPublish => "articles:publish",
            Self::CommentsRead => "comments:read",
            Self::CommentsModerate => "comments:moderate",
            Self::JobsRead => "jobs:read",
            Self::JobsWrite => "jobs:write",
            Self::PaperWrite => "paper:write",
            Self::StatsRead => "stats:read",
        }
    }

    /// The scope of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.as_str() == name)
    }

    /// Whether a person of this role may use the scope (rows of the access matrix: draft.read, draft.create,
    /// publish_or_schedule, pending.read, comment.moderate, job.draft.read_edit).
    #[must_use]
    pub fn allows(self, role: Role) -> bool {
        match self {
            // A contributor reads and writes what is theirs; the newsroom looks at each story.
            Self::ArticlesRead | Self::ArticlesWrite => {
                matches!(role, Role::Contributor | Role::Journalist | Role::Editor | Role::Publisher)
            }
            Self::StatsRead => matches!(role, Role::Journalist | Role::Editor | Role::Publisher),
            Self::ArticlesPublish => matches!(role, Role::Editor | Role::Publisher),
            Self::CommentsRead => matches!(role, Role::Editor | Role::Moderator | Role::Publisher),
            Self::CommentsModerate => matches!(role, Role::Moderator | Role::Publisher),
            Self::JobsRead | Self::JobsWrite | Self::PaperWrite => role == Role::Publisher,
        }
    }
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    /// Id.
    pub id: i64,
    /// Address, lower case.
    pub email: String,
    /// Name as shown.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// What is needed for an account.
#[derive(Clone, Debug)]
pub struct NewUser {
    /// Id, made by the caller.
    pub id: i64,
    /// Address.
    pub email: String,
    /// Name as shown.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Now, microseconds since 1970 UTC.
    pub at: i64,
}

/// What is needed for a token.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// Id, made by the caller.
    pub id: i64,
    /// The owner's address.
    pub email: String,
    /// What it may do.
    pub scopes: Vec<Scope>,
    /// What it is for, for the owner's list.
    pub name: String,
    /// Now, microseconds since 1970 UTC.
    pub at: i64,
    /// When it ends; `None` for never.
    pub expires: Option<i64>,
}

/// What a link that works once is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The first publisher.
    Setup,
    /// Somebody who is to work here.
    Invitation,
    /// A forgotten password.
    Reset,
}

const MINUTE: i64 = 60_000_000;

impl Kind {
    /// The name as stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invitation => "invitation",
            Self::Reset => "reset",
        }
    }

    /// How long it works, in microseconds. An invitation waits for somebody who may not read mail before Monday; it
    /// opens an account that does not exist yet, and can be taken back.
    #[must_use]
    pub fn life(self) -> i64 {
        match self {
            Self::Setup | Self::Reset => 30 * MINUTE,
            Self::Invitation => 3 * 24 * 60 * MINUTE,
        }
    }

    /// The path of a link with this secret.
    #[must_use]
    pub fn path(self, secret: &str) -> String {
        match self {
            Self::Setup => format!("/account/setup/{secret}"),
            Self::Invitation => format!("/account/invitations/{secret}"),
            Self::Reset => format!("/account/reset/{secret}"),
        }
    }
}

/// A link that works once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Id.
    pub id: i64,
    /// Whom it is for; empty for the first publisher.
    pub email: String,
    /// The role it gives.
    pub role: Role,
    /// The account it is about, where there is one.
    pub user_id: Option<i64>,
    /// When it ends, microseconds since 1970 UTC.
    pub expires: i64,
}

/// The longest name of a person, in characters.
const LONGEST_NAME: usize = 80;

/// A person's name as it may be shown: one line without characters that turn the writing round.
#[must_use]
pub fn clean_name(text: &str) -> Option<String> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let turns =
        |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let fine = !name.is_empty() && name.chars().count() <= LONGEST_NAME;
    (fine && !name.contains(|c: char| c.is_control() || turns(c))).then_some(name)
}
