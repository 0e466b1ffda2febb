//! The life of a listing. Money is a machine of its own: paying never changes a state by itself.

use super::words::stored_words;

stored_words! {
    /// Where a listing stands.
    pub enum State {
        /// The employer is still writing.
        Draft = "draft",
        /// Waiting for the review queue.
        Submitted = "submitted",
        /// Sent back with a comment.
        ChangesRequested = "changes_requested",
        /// Accepted; waits for payment or its start date. The run time has not begun.
        Approved = "approved",
        /// Public.
        Live = "live",
        /// Hidden while a report is looked into.
        Frozen = "frozen",
        /// Its run time is over.
        Expired = "expired",
        /// The employer found somebody; readers are told so.
        Filled = "filled",
        /// The employer took it down; readers are told no reason.
        Withdrawn = "withdrawn",
        /// Taken down by the paper.
        Removed = "removed",
        /// Refused in review.
        Rejected = "rejected",
    }
}

stored_words! {
    /// What can happen to a listing.
    pub enum Event {
        /// The employer hands it in.
        Submit = "submit",
        /// A reviewer accepts it.
        Approve = "approve",
        /// A reviewer sends it back.
        RequestChanges = "request_changes",
        /// A reviewer refuses it.
        Reject = "reject",
        /// Paid or allowed, and the start date is reached.
        Publish = "publish",
        /// The end is reached.
        Expire = "expire",
        /// The employer found somebody.
        Fill = "fill",
        /// The employer takes it down.
        Withdraw = "withdraw",
        /// A report or an administrator hides it.
        Freeze = "freeze",
        /// The report was unfounded.
        Release = "release",
        /// The report was right.
        Remove = "remove",
        /// A paid extension on the same address; the first date of publication stays.
        Renew = "renew",
    }
}

impl Event {
    /// True if the decision must be explained to the employer in words (Regulation (EU) 2022/2065, Art. 17).
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::RequestChanges | Self::Reject | Self::Freeze | Self::Remove)
    }
}

/// An event that does not fit the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{event}\u{201d} is not possible while the listing is {state}")]
pub struct Refused {
    /// The state it was in.
    pub state: State,
    /// What was asked for.
    pub event: Event,
}

/// The state after `event`. Pass the effective state, so that a late sweep cannot fill an advert that is over.
pub const fn next_state(state: State, event: Event) -> Result<State, Refused> {
    match (state, event) {
        (State::Draft | State::ChangesRequested, Event::Submit) => Ok(State::Submitted),
        (State::Submitted, Event::Approve) => Ok(State::Approved),
        (State::Submitted, Event::RequestChanges) => Ok(State::ChangesRequested),
        (State::Submitted, Event::Reject) => Ok(State::Rejected),
        (State::Approved, Event::Publish) | (State::Frozen, Event::Release) => Ok(State::Live),
        (State::Live | State::Expired, Event::Renew) => Ok(State::Live),
        // A sweep may run twice, so expiring what has expired is no error.
        (State::Live | State::Expired, Event::Expire) => Ok(State::Expired),
        (State::Live, Event::Fill) => Ok(State::Filled),
        (State::Live, Event::Withdraw) => Ok(State::Withdrawn),
        (State::Live, Event::Freeze) => Ok(State::Frozen),
        (State::Frozen, Event::Remove) => Ok(State::Removed),
        _ => Err(Refused { state, event }),
    }
}

/// The state at `now` (microseconds UTC): a live listing is over at `ends`, whether or not a sweep has said so.
pub fn effective_state(state: State, ends: Option<i64>, now: i64) -> State {
    match (state, ends) {
        (State::Live, Some(ends)) if ends <= now => State::Expired,
        _ => state,
    }
}

/// True if readers, feeds, the sitemap and search may show the advert.
pub const fn is_public(state: State) -> bool {
    matches!(state, State::Live)
}

/// True if the address once showed an advert and does not now: it answers 410 with a page for people, which search
/// engines may not list. An advert that never was public answers 404.
pub const fn is_ended(state: State) -> bool {
    matches!(state, State::Expired | State::Filled | State::Withdrawn | State::Frozen | State::Removed)
}

/// True if the page of an ended advert may name neither the job nor the employer: a report says that the advert is
/// unlawful or false and is looked into, or was right. The page says no more than that the paper does not show it.
pub const fn is_withheld(state: State) -> bool {
    matches!(state, State::Frozen | State::Removed)
}

/// True if the employer may copy it into a fresh draft. The old listing stays as it is: an archive is not bumped.
pub const fn may_clone(state: State) -> bool {
    matches!(state, State::Expired | State::Filled | State::Withdrawn | State::Removed | State::Rejected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_of_the_state_machine() {
        use {Event as E, State as S};
        let allowed = [
            (S::Draft, E::Submit, S::Submitted),
            (S::ChangesRequested, E::Submit, S::Submitted),
            (S::Submitted, E::Approve, S::Approved),
            (S::Submitted, E::RequestChanges, S::ChangesRequested),
            (S::Submitted, E::Reject, S::Rejected),
            (S::Approved, E::Publish, S::Live),
            (S::Live, E::Expire, S::Expired),
            (S::Expired, E::Expire, S::Expired),
            (S::Live, E::Fill, S::Filled),
            (S::Live, E::Withdraw, S::Withdrawn),
            (S::Live, E::Freeze, S::Frozen),
            (S::Live, E::Renew, S::Live),
            (S::Frozen, E::Release, S::Live),
            (S::Frozen, E::Remove, S::Removed),
            (S::Expired, E::Renew, S::Live),
        ];
        for &state in S::ALL {
            for &event in E::ALL {
                let expected = allowed.iter().find(|(from, by, _)| (*from, *by) == (state, event));
                let expected = expected.map(|(.., to)| *to).ok_or(Refused { state, event });
                assert_eq!(next_state(state, event), expected, "{state} {event}");
            }
        }
    }

    #[test]
    fn no_live_advert_after_its_end_even_if_the_sweep_is_late() {
        assert_eq!(effective_state(State::Live, Some(10), 9), State::Live);
        assert_eq!(effective_state(State::Live, Some(10), 10), State::Expired);
        assert_eq!(effective_state(State::Frozen, Some(10), 11), State::Frozen);
        assert_eq!(effective_state(State::Filled, Some(10), 11), State::Filled);
    }

    #[test]
    fn only_live_is_public_and_no_state_is_both_public_and_ended() {
        for &state in State::ALL {
            assert_eq!(is_public(state), state == State::Live);
            assert!(!(is_public(state) && is_ended(state)));
            assert!(is_ended(state) || !is_withheld(state), "only what was public can be withheld");
        }
        assert!(!is_ended(State::Rejected), "a refused listing never had a public page");
    }

    #[test]
    fn words_go_both_ways() {
        for &state in State::ALL {
            assert_eq!(state.as_str().parse(), Ok(state));
            assert_eq!(serde_json::to_value(state).ok(), Some(state.as_str().into()));
        }
        let unknown = "gone".parse::<State>().unwrap_err();
        assert_eq!(unknown.to_string(), "“gone” is not a known State");
    }
}
