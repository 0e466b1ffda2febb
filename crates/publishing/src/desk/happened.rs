//! What happened to a story and was said beside it, as a list of sentences behind names.

use serde::Serialize;

use crate::model::LiveState;
use crate::store::Event;

/// Something that happened.
#[derive(Debug, Serialize)]
pub(super) struct Happened {
    at: i64,
    by: String,
    /// The end of a key of the words.
    action: String,
    detail: String,
    revision: i64,
}

/// Events whose words stand behind their names as they are.
const ACTIONS: [&str; 19] = [
    "create",
    "submit",
    "withdraw",
    "request_changes",
    "approve",
    "publish",
    "schedule",
    "unschedule",
    "unpublish",
    "correct",
    "take_over",
    "give",
    "take",
    "note",
    "preview",
    "previews_ended",
    "legal",
    "move",
    "takedown",
];

impl From<Event> for Happened {
    fn from(event: Event) -> Self {
        let Event { at, name, action, detail, revision } = event;
        let state = LiveState::parse(&detail);
        let (action, detail) = match action.as_str() {
            // What it was brought to is in the words, unless they were removed with all others.
            "live" => (state.map_or(action, |state| format!("live-{}", state.as_str())), String::new()),
            // What a moment says stands in the plan already.
            "embargo" => (action, String::new()),
            "entry" | "entry_change" | "entry_remove" => (action, entry_words(&detail)),
            known if ACTIONS.contains(&known) => (action, detail),
            _ => ("other".to_owned(), detail),
        };
        Self { at, by: name, action: action.replace('_', "-"), detail, revision }
    }
}

/// What the book says of a live entry, without the number that stands in front of it.
fn entry_words(detail: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match detail.split_once(": ") {
        Some((number, words)) if is_number(number) => words.to_owned(),
        None if is_number(detail) => String::new(),
        _ => detail.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_told_without_their_numbers() {
        for (detail, words) in [
            ("7340: The rope is in", "The rope is in"),
            ("7340: 12: 4 for the harbour", "12: 4 for the harbour"),
            ("7340", ""),
            ("It was not so: sorry", "It was not so: sorry"),
        ] {
            assert_eq!(entry_words(detail), words);
        }
    }
}
