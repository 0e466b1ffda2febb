//! Imports at the desk: what they are made of, and what may be done with one in which state.

use crate::system::System;

/// Where an import stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Its stories are looked at, and nothing is stored.
    Checking,
    /// All were looked at; it waits for somebody who says what is to be done.
    Checked,
    /// Its stories are taken.
    Running,
    /// Somebody stopped it; it can go on.
    Stopped,
    /// All stories were taken.
    Done,
    /// The file cannot be read any more.
    Failed,
    /// Somebody ended it, or nobody said for a week what is to be done.
    Ended,
}

impl State {
    const ALL: [Self; 7] =
        [Self::Checking, Self::Checked, Self::Running, Self::Stopped, Self::Done, Self::Failed, Self::Ended];

    /// Its name as stored, and in the keys of messages.
    #[must_use]
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Stopped => "stopped",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Ended => "ended",
        }
    }

    /// The state of this name.
    #[must_use]
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == name)
    }

    /// Whether background work is done for it.
    #[must_use]
    pub(crate) const fn is_working(self) -> bool {
        matches!(self, Self::Checking | Self::Running)
    }

    /// Whether it holds up the next import.
    #[must_use]
    pub(crate) const fn is_open(self) -> bool {
        matches!(self, Self::Checking | Self::Checked | Self::Running | Self::Stopped)
    }

    /// Whether somebody may let it begin or go on.
    #[must_use]
    pub(crate) const fn may_run(self) -> bool {
        matches!(self, Self::Checked | Self::Stopped)
    }

    /// Whether somebody may end it for good. One that takes stories is stopped first.
    #[must_use]
    pub(crate) const fn may_end(self) -> bool {
        matches!(self, Self::Checking | Self::Checked | Self::Stopped)
    }
}

/// What became of the stories so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Looked at.
    pub(crate) done: i64,
    pub(crate) published: i64,
    pub(crate) planned: i64,
    pub(crate) drafts: i64,
    /// Taken by an import before.
    pub(crate) known: i64,
    pub(crate) left_out: i64,
    /// Things that did not come through.
    pub(crate) losses: i64,
    /// Stories of which something is to be said.
    pub(crate) told: i64,
    /// Pictures that are not in the paper.
    pub(crate) absent: i64,
}

/// An import.
#[derive(Clone, Debug)]
pub(crate) struct Import {
    pub(crate) id: i64,
    pub(crate) system: System,
    /// What the file is called by its sender.
    pub(crate) name: String,
    /// Bytes of the file.
    pub(crate) size: i64,
    /// The key of the file in the storage.
    pub(crate) file: Option<String>,
    /// The section of stories that were filed under nothing.
    pub(crate) section: String,
    /// Who sent it.
    pub(crate) account: i64,
    pub(crate) state: State,
    /// Grows each time the work begins or goes on.
    pub(crate) run: i64,
    /// When it was sent, microseconds since 1970 UTC, as all times here.
    pub(crate) created: i64,
    /// When the trial, or the import itself, began.
    pub(crate) began: i64,
    /// How long it worked, in microseconds.
    pub(crate) worked: i64,
    /// Stories of the file.
    pub(crate) total: i64,
    pub(crate) counts: Counts,
    /// Old addresses that lead on.
    pub(crate) addresses: i64,
    /// The story that was looked at last.
    pub(crate) latest: String,
    /// What else is in the file: words and a number each.
    pub(crate) others: Vec<(String, i64)>,
    /// Why it does not go on.
    pub(crate) problem: Option<String>,
}

impl Import {
    /// Stories in a second of work.
    pub(crate) fn rate(&self) -> i64 {
        self.counts.done.saturating_mul(1_000_000) / self.worked.max(1)
    }
}

/// Stories of which the report says what was lost; of the rest it says how many there are.
pub(crate) const MOST_TOLD: i64 = 2_000;
/// Sentences of one story, and characters of one sentence: a headline that was cut stands in it as it was.
pub(crate) const SENTENCES: usize = 30;
pub(crate) const SENTENCE: usize = 1_000;
/// How long the file lies of an import of which nobody says what is to be done, in microseconds.
pub(crate) const KEPT: i64 = 7 * 86_400_000_000;

/// A line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The place of the story in the file, from 1.
    pub(crate) number: i64,
    /// Where it begins there; 0 where that says nothing.
    pub(crate) line: i64,
    pub(crate) label: String,
    pub(crate) how: Told,
    /// The story of the paper.
    pub(crate) article: Option<i64>,
    /// What is to be said, in the language of the paper.
    pub(crate) words: Vec<String>,
}

/// What became of a story in the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    Published,
    Planned,
    Draft,
    LeftOut,
}

impl Told {
    /// Its name as stored, and in the keys of messages.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::Planned => "planned",
            Self::Draft => "draft",
            Self::LeftOut => "left-out",
        }
    }

    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Published, Self::Planned, Self::Draft, Self::LeftOut]
            .into_iter()
            .find(|told| told.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_are_read_as_they_were_written() {
        assert!(State::ALL.into_iter().all(|state| State::parse(state.as_str()) == Some(state)));
        assert_eq!(State::parse("paused"), None);
    }

    #[test]
    fn what_is_over_can_neither_run_nor_end() {
        for state in State::ALL {
            assert!(!state.is_working() || state.is_open(), "{state:?}");
            assert!(state.is_open() || !state.may_run() && !state.may_end(), "{state:?}");
        }
        assert!(!State::Running.may_end() && !State::Running.may_run());
    }
}
