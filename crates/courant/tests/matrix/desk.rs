//! The rows that have a form at the desk alone.

use database::both_engines;

use super::articles::{Stake, State, Stories};
use super::cast::{everybody, is_nothing, row};
use crate::paper::Paper;

/// The rows that are asked for here.
pub(super) const ROWS: [&str; 1] = ["preview_link.create_revoke"];

/// Whether a cell lets somebody do it to a story that is this to them.
fn lets(code: char, stake: Stake) -> bool {
    match code {
        'A' => true,
        'S' => stake != Stake::Foreign,
        'O' => stake == Stake::Own,
        _ => false,
    }
}

both_engines! {
    async fn who_makes_and_ends_links_to_previews(db) {
        let paper = Paper::open(db).await;
        let mut stories = Stories::open(&paper).await;
        for who in everybody(&paper).await {
            let code = row(ROWS[0]).code(who.column);
            let token = who.get("/desk/articles/new").await.attributes("main form [name=token]", "value").pop().unwrap_or_default();
            let fields = [("token", token.as_str()), ("hours", "24")];
            for stake in [Stake::Own, Stake::Shared, Stake::Foreign] {
                // Who writes nothing has nothing of their own.
                if stake == Stake::Own && code == '-' {
                    continue;
                }
                let id = stories.get(&who, stake, State::Draft).await;
                for part in ["previews", "previews/end"] {
                    let answer = who.post(&format!("/desk/articles/{id}/{part}"), &fields).await;
                    let context = format!("{part}, {} ({code}), {stake:?}: {}", who.column, answer.body);
                    let status = answer.status.as_u16();
                    if lets(code, stake) {
                        assert_eq!(status, if part == "previews" { 200 } else { 303 }, "{context}");
                    } else if who.column == "AN" {
                        assert!(status == 303 && answer.header("location").starts_with("/account/sign-in"), "{context}");
                    } else {
                        is_nothing(&answer, &who.post(&format!("/desk/articles/12/{part}"), &fields).await, &context);
                    }
                }
            }
        }
    }
}
