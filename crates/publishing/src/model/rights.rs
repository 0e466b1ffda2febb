//! Who may do what to a story: the rows `article.*` of the access matrix as pure rules.

use accounts::{Actor, Role};

use super::ArticleState;

/// Whoever does something in the newsroom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    /// Their account; none where the paper itself acts: an import, a command.
    pub user: Option<i64>,
    /// Their name as it is written down.
    pub name: String,
    /// What they may do at most.
    pub role: Role,
}

impl Hand {
    /// The paper itself: whoever sits at its machine may do everything.
    #[must_use]
    pub fn paper() -> Self {
        Self { user: None, name: String::new(), role: Role::Publisher }
    }
}

impl From<&Actor> for Hand {
    fn from(actor: &Actor) -> Self {
        Self { user: Some(actor.user_id), name: actor.name.clone(), role: actor.role }
    }
}

/// What a story is to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stake {
    /// They began it, or it was given to them.
    pub owns: bool,
    /// They write it with its owner.
    pub writes: bool,
    /// It is open to the whole desk.
    pub shared: bool,
}

/// Something that is done to a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Read what readers do not see: the working copy, its state, its notes.
    Read,
    /// Change the working copy.
    Edit,
    /// Take a draft away for good.
    Delete,
    /// Hand it in, or take it back from there; share it.
    Submit,
    /// Approve it, or ask for changes.
    Review,
    /// Publish now or later, correct, set or lift an embargo.
    Publish,
    /// Take it from readers.
    Unpublish,
    /// Bring an old revision back.
    Restore,
    /// Say whose story it is.
    ChangeOwner,
    /// Make a link that shows it to somebody without an account.
    Preview,
    /// Post to its live coverage, correct what was posted, pause and end it.
    Report,
}

/// What becomes of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Done.
    Yes,
    /// Refused with a sentence: 403.
    Refused,
    /// As if there were no such story: 404.
    Hidden,
}

/// Whose unpublished stories somebody sees in lists and counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Everybody's.
    pub all: bool,
    /// What is open to the desk.
    pub shared: bool,
    /// Theirs; of nobody where there is none.
    pub user: i64,
}

impl Whose {
    /// What somebody sees.
    #[must_use]
    pub fn of(hand: &Hand) -> Self {
        let reads = |stake| verdict(hand.role, Deed::Read, ArticleState::Draft, stake) == Verdict::Yes;
        let own = Stake { owns: true, ..Stake::default() };
        Self {
            all: reads(Stake::default()),
            shared: reads(Stake { shared: true, ..Stake::default() }),
            user: hand.user.filter(|_| reads(own)).unwrap_or(0),
        }
    }
}

/// Whose stories a role may do something to.
enum Reach {
    /// Anybody's.
    All,
    /// Their own, those they write with others, and what is open to the desk.
    Shared,
    /// Their own.
    Own,
    /// Nobody's, and they are told so.
    Refused,
    /// Nobody's, and they learn of nothing.
    Hidden,
}

/// Whether somebody of this role may do this to a story in this state that is this much theirs.
#[must_use]
pub fn verdict(role: Role, deed: Deed, state: ArticleState, stake: Stake) -> Verdict {
    let theirs = match reach(role, deed, state) {
        Reach::All => true,
        Reach::Shared => stake.owns || stake.writes || stake.shared,
        Reach::Own => stake.owns || stake.writes && deed != Deed::Delete,
        Reach::Refused => return Verdict::Refused,
        Reach::Hidden => return Verdict::Hidden,
    };
    if theirs { Verdict::Yes } else { Verdict::Hidden }
}

fn reach(role: Role, deed: Deed, state: ArticleState) -> Reach {
    use Role::{Contributor, Editor, Journalist, Moderator, Publisher};
    if matches!(role, Editor | Publisher) {
        return Reach::All;
    }
    let published = state == ArticleState::Published;
    match (deed, role) {
        // Everybody knows that a published story is there.
        (Deed::Edit | Deed::Restore, Journalist) if published => Reach::Own,
        // Reporters on the spot post to their own story; that an editor opened its coverage is what allows it.
        (Deed::Report, Journalist) => Reach::Own,
        (Deed::Edit | Deed::Report, _) if published => Reach::Refused,
        (Deed::Read | Deed::Preview | Deed::Edit | Deed::Restore, Journalist) => Reach::Shared,
        (Deed::Read | Deed::Preview | Deed::Edit | Deed::Submit | Deed::Delete, Contributor)
        | (Deed::Submit | Deed::Delete, Journalist) => Reach::Own,
        (Deed::Restore, Contributor)
        | (Deed::Review | Deed::Publish | Deed::ChangeOwner, Contributor | Journalist)
        | (Deed::Review | Deed::Publish, Moderator)
        | (Deed::Unpublish, _) => Reach::Refused,
        _ => Reach::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWN: Stake = Stake { owns: true, writes: false, shared: false };
    const SHARED: Stake = Stake { owns: false, writes: false, shared: true };
    const FOREIGN: Stake = Stake { owns: false, writes: false, shared: false };

    #[test]
    fn drafts_of_others_do_not_exist() {
        let read = |role, stake| verdict(role, Deed::Read, ArticleState::Draft, stake);
        assert_eq!(read(Role::Contributor, OWN), Verdict::Yes);
        assert_eq!(read(Role::Contributor, SHARED), Verdict::Hidden);
        assert_eq!(read(Role::Journalist, SHARED), Verdict::Yes);
        assert_eq!(read(Role::Journalist, FOREIGN), Verdict::Hidden);
        assert_eq!(read(Role::Editor, FOREIGN), Verdict::Yes);
        for role in [Role::Reader, Role::Employer, Role::Moderator] {
            assert_eq!(read(role, OWN), Verdict::Hidden, "{role}");
        }
    }

    #[test]
    fn publishing_is_for_editors() {
        for (role, expected) in [
            (Role::Contributor, Verdict::Refused),
            (Role::Journalist, Verdict::Refused),
            (Role::Editor, Verdict::Yes),
            (Role::Moderator, Verdict::Refused),
            (Role::Publisher, Verdict::Yes),
            (Role::Reader, Verdict::Hidden),
            (Role::Employer, Verdict::Hidden),
        ] {
            assert_eq!(verdict(role, Deed::Publish, ArticleState::Draft, OWN), expected, "{role}");
        }
    }

    #[test]
    fn live_coverage_is_posted_by_the_writers_of_the_story() {
        for state in [ArticleState::Draft, ArticleState::Published] {
            let report = |role, stake| verdict(role, Deed::Report, state, stake);
            assert_eq!(report(Role::Journalist, OWN), Verdict::Yes);
            assert_eq!(report(Role::Journalist, SHARED), Verdict::Hidden);
            assert_eq!(report(Role::Editor, FOREIGN), Verdict::Yes);
            assert_ne!(report(Role::Contributor, OWN), Verdict::Yes);
            assert_ne!(report(Role::Moderator, OWN), Verdict::Yes);
        }
        assert_eq!(verdict(Role::Contributor, Deed::Report, ArticleState::Draft, FOREIGN), Verdict::Hidden);
    }

    #[test]
    fn a_published_story_is_changed_by_its_writers() {
        let edit = |role, stake| verdict(role, Deed::Edit, ArticleState::Published, stake);
        assert_eq!(edit(Role::Journalist, OWN), Verdict::Yes);
        assert_eq!(edit(Role::Journalist, SHARED), Verdict::Hidden);
        assert_eq!(edit(Role::Contributor, OWN), Verdict::Refused);
        assert_eq!(edit(Role::Moderator, FOREIGN), Verdict::Refused);
        assert_eq!(edit(Role::Publisher, FOREIGN), Verdict::Yes);
        let restore = |stake| verdict(Role::Journalist, Deed::Restore, ArticleState::Published, stake);
        assert_eq!([restore(OWN), restore(SHARED)], [Verdict::Yes, Verdict::Hidden]);
    }
}
