//! The rows `article.*`: every call of the newsroom, by everybody, on stories of their own, open to the desk, and of others.

use std::collections::HashMap;

use database::both_engines;
use database::testing::MORNING;
use locale::rfc3339_utc;
use serde_json::{Value, json};

use super::cast::{Call, Way, Who, everybody, is_nothing, row};
use crate::paper::{DAY, Paper};

/// The rows that are asked for here.
pub(super) const ROWS: [&str; 16] = [
    "article.correct",
    "article.published.edit",
    "article.unpublish",
    "article.unpublished.read",
    "article.draft.create",
    "article.draft.read",
    "article.draft.list_search_count",
    "article.draft.edit",
    "article.draft.delete",
    "article.draft.submit",
    "article.publish_or_schedule",
    "article.embargo.set_or_lift",
    "article.embargoed.read",
    "article.revisions.read",
    "article.revision.restore",
    "article.author.change",
];

/// An id that no story has.
const NONE: i64 = 12;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum State {
    Draft,
    Published,
    Unpublished,
    /// It comes out tomorrow.
    Scheduled,
    /// Its embargo ends in a month.
    Embargoed,
}

/// What a story is to whoever asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Stake {
    Own,
    Shared,
    Foreign,
}

/// Makes stories, and keeps those that nothing was done to.
pub(super) struct Stories<'a> {
    paper: &'a Paper,
    /// Begins what is nobody's who asks.
    other: Who,
    editor: Who,
    kept: HashMap<(i64, Stake, State), i64>,
    made: usize,
}

impl<'a> Stories<'a> {
    pub(super) async fn open(paper: &'a Paper) -> Self {
        let (other, editor) = (Who::join(paper, "JO").await, Who::join(paper, "ED").await);
        Self { paper, other, editor, kept: HashMap::new(), made: 0 }
    }

    /// A story that is this to `who`, in this state.
    pub(super) async fn get(&mut self, who: &Who, stake: Stake, state: State) -> i64 {
        let key = (if stake == Stake::Own { who.user } else { 0 }, stake, state);
        if let Some(id) = self.kept.get(&key) {
            return *id;
        }
        let writer = if stake == Stake::Own { who } else { &self.other };
        self.made += 1;
        let new = json!({ "section": "town", "headline": format!("Zephyr {}", self.made), "text": "The first words." });
        let made = did(writer, &Call::json("POST", "/api/v1/articles", &new), 201).await;
        let id: i64 = made["id"].as_str().unwrap().parse().unwrap();
        let place = format!("/api/v1/articles/{id}");
        let save = json!({ "revision": 1, "key": "k", "cause": "auto", "body": body("The second words.") });
        did(writer, &Call::json("PUT", format!("{place}/working-copy"), &save), 200).await;
        if stake == Stake::Shared {
            did(writer, &Call::json("PATCH", format!("{place}/plan"), &json!({ "shared": true })), 204).await;
        }
        let publication = format!("{place}/publication");
        let publish = match state {
            State::Draft => None,
            State::Embargoed => {
                let until = json!({ "embargo": rfc3339_utc(MORNING + 30 * DAY) });
                did(&self.editor, &Call::json("PATCH", format!("{place}/plan"), &until), 204).await;
                None
            }
            State::Published | State::Unpublished => Some(json!({})),
            State::Scheduled => Some(json!({ "at": rfc3339_utc(MORNING + DAY) })),
        };
        if let Some(publish) = publish {
            did(&self.editor, &Call::json("POST", publication.clone(), &publish), 200).await;
        }
        if state == State::Unpublished {
            did(&self.editor, &Call::json("DELETE", publication, &json!({})), 200).await;
        }
        self.kept.insert(key, id);
        id
    }

    /// Something was done to it.
    pub(super) fn spend(&mut self, id: i64) {
        self.kept.retain(|_, kept| *kept != id);
    }

    /// What a refusal must not change.
    async fn written(&self) -> i64 {
        self.paper
            .count(
                "SELECT (SELECT COUNT(*) FROM articles) + (SELECT COUNT(*) FROM revisions)
                        + (SELECT COUNT(*) FROM article_events) + (SELECT COUNT(*) FROM article_people)",
            )
            .await
    }
}

fn body(words: &str) -> Value {
    json!({ "schema": 1, "type": "doc", "content": [
        { "type": "paragraph", "attrs": { "id": "b1" }, "content": [{ "type": "text", "text": words }] }] })
}

async fn did(who: &Who, call: &Call, status: u16) -> Value {
    let answer = who.call(Way::Token, call).await;
    assert_eq!(answer.status.as_u16(), status, "{} {call:?}: {}", who.column, answer.body);
    answer.json()
}

/// The calls of a row on the story with this id, each with the status where it is done; and the state it is about.
fn calls(name: &str, id: i64, someone: i64) -> Vec<(Call, u16)> {
    let place = format!("/api/v1/articles/{id}");
    let get = |part: &str| (Call::get(format!("{place}{part}")), 200);
    let json = |method, part: &str, body: &Value, status| {
        (Call::json(method, format!("{place}{part}"), body), status)
    };
    let save = json!({ "revision": 2, "key": "s", "cause": "auto", "body": body("Other words.") });
    let change = json!({ "revision": 2, "standfirst": "Dry feet." });
    match name {
        "article.published.edit" => {
            vec![json("PATCH", "", &change, 200), json("PUT", "/working-copy", &save, 200)]
        }
        "article.draft.edit" => vec![
            json("PATCH", "", &change, 200),
            json("PUT", "/working-copy", &save, 200),
            json("POST", "/presence", &json!({}), 200),
            json("DELETE", "/presence", &json!({}), 204),
            json("PATCH", "/plan", &json!({ "note": "Ask the harbour." }), 204),
            json("POST", "/notes", &json!({ "text": "Ask the harbour." }), 201),
        ],
        "article.draft.delete" => vec![json("DELETE", "", &json!({}), 204)],
        "article.unpublish" => vec![
            json("DELETE", "/publication", &json!({}), 200),
            json("POST", "/takedown", &json!({ "reason": "A court said so." }), 200),
        ],
        "article.draft.read" | "article.unpublished.read" | "article.embargoed.read" => {
            vec![get(""), get("/working-copy"), get("/events"), get("/notes"), get("/people")]
        }
        "article.draft.submit" => {
            vec![json("POST", "/steps", &json!({ "step": "submit", "revision": 2 }), 201)]
        }
        "article.publish_or_schedule" => vec![
            json("POST", "/publication", &json!({}), 200),
            json("POST", "/publication", &json!({ "at": rfc3339_utc(MORNING + DAY) }), 200),
        ],
        "article.embargo.set_or_lift" => vec![
            json("PATCH", "/plan", &json!({ "embargo": rfc3339_utc(MORNING + DAY) }), 204),
            json("PATCH", "/plan", &json!({ "embargo": null }), 204),
        ],
        "article.revisions.read" => vec![get("/revisions"), get("/revisions/1")],
        "article.revision.restore" => {
            vec![json("POST", "/revisions", &json!({ "restore": 1, "revision": 2 }), 201)]
        }
        "article.author.change" => vec![
            json("PUT", &format!("/people/{someone}"), &json!({ "part": "writer" }), 204),
            json("DELETE", &format!("/people/{someone}"), &json!({}), 204),
        ],
        "article.correct" => {
            vec![json(
                "POST",
                "/corrections",
                &json!({ "kind": "correction", "text": "It was Tuesday." }),
                201,
            )]
        }
        _ => panic!("no calls for {name}"),
    }
}

/// The states that a row is about.
fn states(name: &str) -> &'static [State] {
    match name {
        "article.published.edit" | "article.unpublish" | "article.correct" => &[State::Published],
        "article.unpublished.read" => &[State::Unpublished],
        "article.embargoed.read" => &[State::Scheduled, State::Embargoed],
        _ => &[State::Draft],
    }
}

/// What somebody with this code sees of a story: whether it is done, refused (403), or as if there were none.
fn outcome(code: char, stake: Stake) -> Option<u16> {
    match (code, stake) {
        ('A', _) | ('O' | 'S', Stake::Own) | ('S', Stake::Shared) => None,
        ('x', _) => Some(403),
        ('O' | 'S' | '-', _) => Some(404),
        _ => panic!("{code} is no code of a story"),
    }
}

async fn hold(stories: &mut Stories<'_>, who: &Who, name: &str) {
    let code = row(name).code(who.column);
    let writes = matches!(who.column, "CO" | "JO" | "ED" | "PU");
    for state in states(name) {
        for stake in [Stake::Own, Stake::Shared, Stake::Foreign] {
            if stake == Stake::Own && !writes {
                continue;
            }
            for way in Way::ALL {
                let count = calls(name, NONE, NONE).len();
                for nth in 0..count {
                    let someone = stories.other.user;
                    let id = stories.get(who, stake, *state).await;
                    let (call, status) = calls(name, id, someone).swap_remove(nth);
                    let context = format!(
                        "{name}, {} ({code}), {stake:?} {state:?}, {way:?}: {} {}",
                        who.column, call.method, call.path
                    );
                    let before = stories.written().await;
                    let answer = who.call(way, &call).await;
                    let Some(refused) = outcome(code, stake) else {
                        assert_eq!(answer.status.as_u16(), status, "{context}: {}", answer.body);
                        if call.method != "GET" {
                            stories.spend(id);
                        }
                        continue;
                    };
                    assert_eq!(answer.status.as_u16(), refused, "{context}: {}", answer.body);
                    assert_eq!(stories.written().await, before, "{context} left something");
                    if refused == 404 {
                        let (made_up, _) = calls(name, NONE, someone).swap_remove(nth);
                        is_nothing(&answer, &who.call(way, &made_up).await, &context);
                    }
                }
            }
        }
    }
}

async fn list(stories: &mut Stories<'_>, who: &Who) {
    let code = row("article.draft.list_search_count").code(who.column);
    let writes = matches!(who.column, "CO" | "JO" | "ED" | "PU");
    for way in Way::ALL {
        for (state, query) in
            [(State::Draft, "draft"), (State::Unpublished, "unpublished"), (State::Scheduled, "published")]
        {
            let call = Call::get(format!("/api/v1/articles?limit=100&state={query}"));
            let answer = who.call(way, &call).await;
            let context = format!("the list of {query}, {} ({code}), {way:?}", who.column);
            if code == '-' {
                is_nothing(&answer, &who.call(way, &Call::get("/api/v1/nothing")).await, &context);
                continue;
            }
            for stake in [Stake::Own, Stake::Shared, Stake::Foreign] {
                if stake == Stake::Own && !writes {
                    continue;
                }
                let id = stories.get(who, stake, state).await;
                let answer = who.call(way, &call).await;
                assert_eq!(answer.status, 200, "{context}: {}", answer.body);
                let items = answer.json()["items"].as_array().unwrap().clone();
                let id = id.to_string();
                let shown = items.iter().any(|item| item["id"].as_str() == Some(&id));
                assert_eq!(shown, outcome(code, stake).is_none(), "{context}: {stake:?}");
            }
        }
    }
}

both_engines! {
    async fn what_everybody_may_do_to_a_story(db) {
        let paper = Paper::open(db).await;
        let all = everybody(&paper).await;
        let mut stories = Stories::open(&paper).await;
        for who in &all {
            for name in ROWS {
                match name {
                    "article.draft.create" => create(who).await,
                    "article.draft.list_search_count" => list(&mut stories, who).await,
                    _ => hold(&mut stories, who, name).await,
                }
            }
        }
    }
}

async fn create(who: &Who) {
    let code = row("article.draft.create").code(who.column);
    let new = json!({ "section": "town", "headline": "Mine", "text": "Words." });
    for way in Way::ALL {
        let answer = who.call(way, &Call::json("POST", "/api/v1/articles", &new)).await;
        let wanted = match code {
            'A' => 201,
            'L' => 401,
            _ => 403,
        };
        assert_eq!(answer.status.as_u16(), wanted, "{} ({code}), {way:?}: {}", who.column, answer.body);
    }
}
