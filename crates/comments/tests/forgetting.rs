//! What is kept of those who sent a comment goes: after thirty days by itself, or all of it when somebody asks.

use std::time::Duration;

use accounts::{Role, Scope};
use comments::{Decision, Draft, Import, Policy, SENDER_DAYS, Status};
use database::both_engines;
use serde_json::json;

use crate::paper::{POST, Paper, STORY, lifted, submission};

const NETWORKS: &str = "SELECT COUNT(*) FROM comments WHERE network <> ''";
const EMAILS: &str = "SELECT COUNT(*) FROM comments WHERE email IS NOT NULL";
const NOTES: &str = "SELECT COUNT(*) FROM comment_changes";

/// A comment of somebody who gave an address.
async fn send(paper: &Paper, text: &str) -> i64 {
    let mut sent = submission(STORY, None, text);
    sent.draft.email = "ann@mail.example".to_owned();
    sent.text = sent.draft.check().unwrap();
    comments::submit(&paper.web, &sent).await.unwrap().id
}

async fn decide(paper: &Paper, comment_id: i64, status: Status) {
    let decision = Decision { comment_id, status, reason: String::new(), actor: "Mo".to_owned() };
    comments::decide(&paper.web, &decision).await.unwrap().unwrap();
}

/// One turn of the recurring work over at most two comments.
async fn turn(paper: &Paper) -> bool {
    let now = paper.clock.now();
    paper.web.db.write(&now, |c, now| Box::pin(comments::forget_senders(c, *now, 2))).await.unwrap()
}

fn days(number: i64) -> Duration {
    Duration::from_hours(24 * u64::try_from(number).unwrap())
}

both_engines! {
    async fn senders_are_forgotten_after_thirty_days(db) {
        let paper = Paper::open(db, lifted()).await;
        let (_stays, removed, later) = (send(&paper, "stays").await, send(&paper, "removed").await, send(&paper, "later").await);
        paper.policy(Policy::Held).await;
        let pending = send(&paper, "pending").await;
        decide(&paper, removed, Status::Removed).await;
        assert!(!turn(&paper).await);
        assert_eq!((paper.count(NETWORKS).await, paper.count(EMAILS).await), (4, 4));
        paper.clock.advance(days(SENDER_DAYS) - Duration::from_hours(2));
        assert!(!turn(&paper).await, "there is time left");
        paper.clock.advance(Duration::from_hours(2));
        assert!(turn(&paper).await);
        assert_eq!((paper.count(NETWORKS).await, paper.count(EMAILS).await), (2, 3), "a turn is bounded");
        assert!(turn(&paper).await);
        assert!(!turn(&paper).await);
        assert_eq!((paper.count(NETWORKS).await, paper.count(EMAILS).await), (0, 3));
        // What leaves the page after that takes its address with it.
        decide(&paper, later, Status::Removed).await;
        assert_eq!(paper.count(EMAILS).await, 2);
        decide(&paper, pending, Status::Rejected).await;
        assert_eq!(paper.count(EMAILS).await, 1);
        // What is new stays for its time.
        paper.policy(Policy::Open).await;
        let young = send(&paper, "young").await;
        decide(&paper, young, Status::Removed).await;
        assert!(!turn(&paper).await);
        assert_eq!((paper.count(NETWORKS).await, paper.count(EMAILS).await), (1, 2));
    }

    async fn what_is_brought_from_elsewhere_and_not_shown_has_no_address(db) {
        let paper = Paper::open(db, lifted()).await;
        for (number, status) in [(1, Status::Visible), (2, Status::Removed), (3, Status::Rejected)] {
            let draft = Draft { parent: None, name: "Ann".into(), email: "ann@mail.example".into(), text: "words".into() };
            let import = Import { id: number, subject: STORY, draft, status, staff: false, created: 1 };
            let done = paper.web.db.write(&import, |c, import| Box::pin(comments::import_comment(c, import))).await;
            done.unwrap();
        }
        assert_eq!(paper.count(EMAILS).await, 1);
    }

    async fn a_forgotten_comment_leaves_its_place_and_nothing_else(db) {
        let paper = Paper::open(db, lifted()).await;
        let top = send(&paper, "Private words").await;
        paper.say(Some(top), "An answer").await;
        let place = format!("/api/v1/comments/{top}");
        let writer = paper.moderator(Role::Editor, Scope::ArticlesWrite).await;
        let moderator = paper.moderator(Role::Moderator, Scope::CommentsModerate).await;
        for (who, path, status) in [(&paper.visitor, place.as_str(), 401), (&writer, &place, 403), (&moderator, "/api/v1/comments/99", 404)] {
            assert_eq!(who.send_json("DELETE", path, &json!({})).await.status.as_u16(), status, "{path}");
        }
        assert!(paper.visitor.get(POST).await.body.contains("Private words"));
        let notes = paper.count(NOTES).await;
        let left = moderator.send_json("DELETE", &place, &json!({})).await;
        assert_eq!(left.status, 200, "{}", left.body);
        let item = left.json();
        assert_eq!((&item["status"], &item["text"], &item["html"]), (&json!("removed"), &json!(""), &json!("")));
        assert!(!left.body.contains("Ann"), "{}", left.body);
        assert_eq!(paper.count(NOTES).await, notes + 1, "the search is told");
        let page = paper.visitor.get(POST).await;
        assert_eq!(page.texts(".gone"), ["This comment was removed by the editors."]);
        assert!(page.body.contains("An answer") && !page.body.contains("Private words"));
        assert_eq!(paper.visitor.get(&place).await.status, 404);
        let kept = "SELECT COUNT(*) FROM comments WHERE name = 'Ann' OR source <> '' OR html <> '' OR email IS NOT NULL OR network <> ''";
        assert_eq!(paper.count(kept).await, 1, "the answer");
        assert_eq!(paper.count("SELECT visible FROM threads WHERE subject_id = 11").await, 1);
        // It cannot be shown again, and can be forgotten again.
        let shown = moderator.send_json("PATCH", &place, &json!({ "status": "visible" })).await;
        assert_eq!(shown.status, 409, "{}", shown.body);
        assert_eq!(moderator.send_json("DELETE", &place, &json!({})).await.status, 200);
        assert_eq!(paper.count("SELECT visible FROM threads WHERE subject_id = 11").await, 1);
    }

    async fn one_that_waited_is_rejected_by_it(db) {
        let paper = Paper::open(db, lifted()).await;
        paper.policy(Policy::Held).await;
        let waits = send(&paper, "waits").await;
        let left = comments::forget(&paper.web, waits, "Mo").await.unwrap().unwrap();
        assert_eq!((left.status, left.is_forgotten()), (Status::Rejected, true));
        assert_eq!(paper.count("SELECT pending FROM threads WHERE subject_id = 11").await, 0);
        assert!(comments::forget(&paper.web, 99, "Mo").await.unwrap().is_none());
    }
}
