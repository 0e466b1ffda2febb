//! What happened to accounts: who, what, whose, when, from which network. A row is written in the transaction of the
//! thing itself, so that neither is there without the other.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use database::{Clock, Conn, Db, Ids, Result};

use crate::model::Role;
use crate::store;

/// The last id of an event that was made in this process.
static LAST: AtomicI64 = AtomicI64::new(0);
/// How often somebody was refused in this process.
static REFUSED: AtomicU64 = AtomicU64::new(0);

/// Who did something that no signed-in person did: whoever has the machine.
pub const CONSOLE: &str = "command line";

macro_rules! actions {
    ($($(#[$meta:meta])* $name:ident = $text:literal),* $(,)?) => {
        /// What was done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Action { $($(#[$meta])* $name),* }

        impl Action {
            /// The name as stored and shown to operators.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text),* }
            }

            /// The action of this name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                [$(Self::$name),*].into_iter().find(|action| action.as_str() == name)
            }
        }
    };
}

actions! {
    /// An account was made at the command line.
    Added = "added",
    /// Somebody signed in.
    SignedIn = "signed in",
    /// A password was wrong, or there is no such account: then the subject is empty, because people type passwords
    /// into the wrong field.
    Refused = "sign-in refused",
    /// So many were wrong that no more are looked at for a while.
    Slowed = "sign-in slowed",
    /// Somebody who is signed in proved once more who they are.
    Proved = "proved",
    /// Somebody signed out.
    SignedOut = "signed out",
    /// A password was changed by its owner.
    PasswordChanged = "password changed",
    /// A password was set at the command line.
    PasswordSet = "password set",
    /// Somebody asked for a new password.
    ResetAsked = "reset asked",
    /// A password was set with a link from a mail; all sessions and tokens ended.
    PasswordReset = "password reset",
    /// A session was ended from another.
    SessionEnded = "session ended",
    /// A link for the first publisher was made.
    SetupLink = "set-up link made",
    /// The first publisher set up the paper.
    SetUp = "set up",
    /// Somebody was invited.
    Invited = "invited",
    /// An invitation was taken back.
    InvitationEnded = "invitation ended",
    /// An invitation was accepted.
    Joined = "joined",
    /// A role was changed.
    RoleChanged = "role changed",
    /// Somebody was removed.
    Removed = "removed",
    /// A token was made.
    TokenMade = "token made",
    /// A token was taken back.
    TokenEnded = "token ended",
    /// Somebody signs in with one-time codes from now on.
    CodesBegun = "codes begun",
    /// Somebody's one-time codes ended.
    CodesEnded = "codes ended",
    /// Somebody signs in with a passkey from now on.
    PasskeyAdded = "passkey added",
    /// A passkey opens nothing any more.
    PasskeyRemoved = "passkey removed",
    /// A passkey counts backwards, or is of another kind than it was: somebody copied it.
    PasskeyRefused = "passkey refused",
    /// A provider signs somebody in from now on.
    Linked = "sign-in linked",
    /// It does so no more.
    Unlinked = "sign-in unlinked",
    /// From then on some roles need one-time codes.
    CodesRequired = "codes required",
    /// From then on one-time codes are everybody's own wish.
    CodesOptional = "codes optional",
    /// A draft that was never published was deleted, whose id is the subject.
    DraftDeleted = "draft deleted",
    /// A theme was added, which nobody sees yet. The subject is its name and id.
    ThemeAdded = "theme added",
    /// The paper wears another theme from then on.
    ThemeActivated = "theme activated",
    /// A theme that was kept was removed.
    ThemeRemoved = "theme removed",
    /// A paper from another system is taken in, whose file is the subject.
    ImportBegun = "import begun",
    /// That is over.
    ImportEnded = "import ended",
    /// What a later version wrote.
    Other = "other",
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Id.
    pub id: i64,
    /// When, microseconds since 1970 UTC.
    pub at: i64,
    /// Who did it: an address, [`CONSOLE`], or nothing for a stranger.
    pub who: String,
    /// What.
    pub action: Action,
    /// To whose account, with what changed: `mo@paper.example editor`; of a draft that was deleted, its id; of a theme, its
    /// name and id.
    pub subject: String,
    /// The network it came from, for thirty days.
    pub network: String,
}

impl Event {
    /// Something that `who` does at `at`, from the machine itself.
    #[must_use]
    pub fn new(at: i64, who: &str, action: Action, subject: impl Into<String>) -> Self {
        let drawn = Ids::new(Clock::fixed(at)).next();
        // Of two events of one moment the later has the larger id.
        let after = |last: i64| Some(drawn.max(last.saturating_add(1)));
        let last = LAST.fetch_update(Ordering::SeqCst, Ordering::SeqCst, after).unwrap_or(drawn);
        let id = drawn.max(last.saturating_add(1));
        Self { id, at, who: who.to_owned(), action, subject: subject.into(), network: String::new() }
    }

    /// The same from a network.
    #[must_use]
    pub fn from(self, network: &str) -> Self {
        Self { network: network.to_owned(), ..self }
    }

    pub(crate) async fn write(&self, c: &mut Conn) -> Result<()> {
        if matches!(self.action, Action::Refused | Action::Slowed | Action::PasskeyRefused) {
            // Counted again where the transaction runs again, which is rare; for whoever watches that is no matter.
            REFUSED.fetch_add(1, Ordering::Relaxed);
        }
        store::events::insert(c, self).await
    }
}

/// How often a password, a code, a passkey or a provider's word was refused in this process, from its start.
#[must_use]
pub fn refused() -> u64 {
    REFUSED.load(Ordering::Relaxed)
}

/// Writes down that somebody (an account, or none for the paper itself) deleted a draft at a moment, in microseconds since 1970
/// UTC: its id and nothing of its words.
///
/// # Errors
/// The database's.
pub async fn note_deleted_draft(c: &mut Conn, (user, draft): (Option<i64>, i64), at: i64) -> Result<()> {
    let who = match user {
        Some(user) => store::user(c, user).await?.map(|user| user.email),
        None => Some(CONSOLE.to_owned()),
    };
    Event::new(at, &who.unwrap_or_default(), Action::DraftDeleted, draft.to_string()).write(c).await
}

/// Who does something that is a publisher's to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// The account; none at the machine itself.
    pub user: Option<i64>,
    /// The network it comes from; empty at the machine.
    pub network: String,
}

impl By {
    /// Somebody at the machine.
    pub const CONSOLE: Self = Self { user: None, network: String::new() };
}

/// Writes down, in the transaction of the deed itself, that a publisher (or somebody at the machine) did something to the
/// paper. `false` where whoever it is is no publisher any more: then nothing is written, and the deed is not to be done.
///
/// # Errors
/// The database's.
pub async fn note_as_publisher(
    c: &mut Conn,
    by: &By,
    (action, subject): (Action, &str),
    at: i64,
) -> Result<bool> {
    let who = match by.user {
        Some(id) if !store::hold(c, id, Role::Publisher).await? => return Ok(false),
        Some(id) => store::user(c, id).await?.map(|user| user.email).unwrap_or_default(),
        None => CONSOLE.to_owned(),
    };
    Event::new(at, &who, action, subject).from(&by.network).write(c).await?;
    Ok(true)
}

/// Writes down that an import, for which somebody with an account stands, began or ended at a moment, in microseconds since 1970
/// UTC; `file` is what its file is called.
///
/// # Errors
/// The database's.
pub async fn note_import(c: &mut Conn, (user, action): (i64, Action), file: &str, at: i64) -> Result<()> {
    let who = store::user(c, user).await?.map(|user| user.email);
    Event::new(at, &who.unwrap_or_default(), action, file).write(c).await
}

/// The newest events, at most `limit`.
///
/// # Errors
/// The database's.
pub async fn events(db: &Db, limit: i64) -> Result<Vec<Event>> {
    db.read(async |c| store::events::before(c, (i64::MAX, i64::MAX), limit).await).await
}
