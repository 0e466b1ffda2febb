//! The way of a story through the newsroom, apart from whether readers see it.

use super::{Article, ArticleState, Hand};

/// How far the work on a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Workflow {
    /// Planned; nobody wrote much yet.
    Idea,
    /// Somebody writes.
    Draft,
    /// Handed in: a second pair of eyes is to look.
    Submitted,
    /// Looked at; its writer has something to do.
    ChangesRequested,
    /// Good to go out.
    Approved,
}

impl Workflow {
    /// All of them, in their order.
    pub const ALL: [Self; 5] =
        [Self::Idea, Self::Draft, Self::Submitted, Self::ChangesRequested, Self::Approved];

    /// The name as stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::ChangesRequested => "changes_requested",
            Self::Approved => "approved",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }
}

/// Something that moves a story on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Hand it in.
    Submit,
    /// Take it back before somebody decided.
    Withdraw,
    /// Ask its writer for something.
    RequestChanges,
    /// Let it through.
    Approve,
}

impl Step {
    /// All steps.
    pub const ALL: [Self; 4] = [Self::Submit, Self::Withdraw, Self::RequestChanges, Self::Approve];

    /// The name as sent and as written down.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::RequestChanges => "request_changes",
            Self::Approve => "approve",
        }
    }

    /// The step of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.as_str() == name)
    }

    /// Where it leads from `state`; `None` where it cannot be made.
    #[must_use]
    pub fn from(self, state: Workflow) -> Option<Workflow> {
        use Workflow::{Approved, ChangesRequested, Draft, Idea, Submitted};
        match (self, state) {
            (Self::Submit, Idea | Draft | ChangesRequested) => Some(Submitted),
            (Self::Withdraw, Submitted | Approved) => Some(Draft),
            (Self::RequestChanges, Submitted | Approved) => Some(ChangesRequested),
            (Self::Approve, Idea | Draft | Submitted | ChangesRequested) => Some(Approved),
            _ => None,
        }
    }
}

/// What the newsroom knows of a story beside its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// The revision whose words stand in the story's own row, while the newest is ahead of it.
    pub live: Option<i64>,
    /// How far it is.
    pub workflow: Workflow,
    /// Whether the whole desk may read and write it.
    pub shared: bool,
    /// The day it is planned for, as its first moment on the paper's clock, microseconds since 1970 UTC.
    pub planned: Option<i64>,
    /// The moment before which readers must not see it, likewise.
    pub embargo: Option<i64>,
    /// The revision that was let through, and by whom.
    pub approved: Option<(i64, i64)>,
    /// Whether its address was chosen; else it follows the headline until readers know it.
    pub named: bool,
    /// What readers are told where it was, if it was taken from them with a reason.
    pub gone: Option<String>,
    /// Since when they are told so, microseconds since 1970 UTC.
    pub gone_at: Option<i64>,
    /// Its words were removed for good: it never comes back.
    pub erased: bool,
    /// How often all links to its preview were ended.
    pub previews: i64,
}

impl Work {
    /// What is true of a story that somebody begins.
    #[must_use]
    pub fn begun(hand: &Hand) -> Self {
        // What the paper itself brings in belongs to nobody, so it is there for all.
        let shared = hand.user.is_none();
        Self { shared, named: false, ..Self::unknown(ArticleState::Draft) }
    }

    /// What is true of a story of which nothing was written down.
    #[must_use]
    pub fn unknown(state: ArticleState) -> Self {
        let workflow = if state == ArticleState::Published { Workflow::Approved } else { Workflow::Draft };
        Self {
            live: None,
            workflow,
            shared: true,
            planned: None,
            embargo: None,
            approved: None,
            named: true,
            gone: None,
            gone_at: None,
            erased: false,
            previews: 0,
        }
    }

    /// The revision that was let through, where newer words came since that readers do not see.
    #[must_use]
    pub fn outdated(&self, article: &Article) -> Option<i64> {
        let is_unseen = article.state != ArticleState::Published || self.live.is_some();
        let (approved, _) = self.approved.filter(|_| is_unseen && self.workflow == Workflow::Approved)?;
        (approved < article.revision).then_some(approved)
    }

    /// How far a story is after a step; `None` where it cannot be made. An approval that newer words left behind can be given
    /// again, or nobody could let them through.
    #[must_use]
    pub fn after(&self, step: Step, article: &Article) -> Option<Workflow> {
        match step {
            Step::Approve if self.outdated(article).is_some() => Some(Workflow::Approved),
            step => step.from(self.workflow),
        }
    }

    /// Whether this revision was let through by somebody else than `writer`.
    #[must_use]
    pub fn is_approved(&self, revision: i64, writer: Option<i64>) -> bool {
        self.workflow == Workflow::Approved
            && self.approved.is_some_and(|(approved, by)| approved == revision && Some(by) != writer)
    }
}

/// Whether the day that a story is planned for still says something: readers do not see it, or it has newer words than those
/// that they see. What is to come out has its own time; `published` is when readers see it.
#[must_use]
pub fn is_planned(state: ArticleState, (is_ahead, published): (bool, Option<i64>), now: i64) -> bool {
    match state {
        ArticleState::Draft | ArticleState::Unpublished => true,
        ArticleState::Published => is_ahead && published.is_some_and(|at| at <= now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_state_has_a_way_on() {
        for state in Workflow::ALL {
            assert!(Step::ALL.into_iter().any(|step| step.from(state).is_some()), "{state:?}");
            assert_eq!(Workflow::parse(state.as_str()), Some(state));
        }
        assert_eq!(Step::Withdraw.from(Workflow::Draft), None);
        assert_eq!(Step::Submit.from(Workflow::ChangesRequested), Some(Workflow::Submitted));
    }

    #[test]
    fn nobody_approves_their_own_words() {
        let hand = Hand { user: Some(1), name: "Ada".into(), role: accounts::Role::Editor };
        let work = Work { workflow: Workflow::Approved, approved: Some((4, 2)), ..Work::begun(&hand) };
        assert!(work.is_approved(4, Some(1)));
        assert!(!work.is_approved(5, Some(1)), "words that came later");
        assert!(!work.is_approved(4, Some(2)), "their own");
    }
}
