//! The rows that have a form at the desk alone.

use std::time::Duration;

use database::both_engines;
use serde_json::json;

use super::articles::{Stake, State, Stories};
use super::cast::{Call, Way, Who, everybody, is_nothing, row};
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

    async fn who_has_a_link_sees_the_pictures_of_its_story(db) {
        let paper = Paper::open(db).await;
        let editor = Who::join(&paper, "ED").await;
        let mut keys = Vec::new();
        for shade in [50, 90] {
            let drawn = imaging::Picture::from_rgb(64, 36, vec![shade; 64 * 36 * 3]).unwrap();
            let file = imaging::encode_jpeg(&drawn, 80).unwrap();
            let sent = editor.call(Way::Token, &Call::file("/api/v1/pictures?alt=Grey", file)).await;
            keys.push(sent.json()["key"].as_str().unwrap().to_owned());
        }
        let mut stories = Stories::open(&paper).await;
        let id = stories.get(&editor, Stake::Own, State::Draft).await;
        let change = json!({ "revision": 2, "lead": { "media": keys[0], "width": 64, "height": 36 } });
        let saved = editor.call(Way::Token, &Call::json("PATCH", format!("/api/v1/articles/{id}"), &change)).await;
        assert_eq!(saved.status, 200, "{}", saved.body);
        let form = editor.get(&format!("/desk/articles/{id}/edit")).await;
        let token = form.attributes("form[action$='/previews'] [name=token]", "value").remove(0);
        let made = editor.post(&format!("/desk/articles/{id}/previews"), &[("token", &token), ("hours", "24")]).await;
        let link = made.texts(".secret code").remove(0).trim_start_matches("https://paper.example").to_owned();
        for who in everybody(&paper).await {
            let code = row("preview_link.open").code(who.column);
            assert_eq!(code, 'A', "{}", who.column);
            assert_eq!(who.status(&link).await.0, 200, "{}", who.column);
            assert_eq!(who.status(&format!("{link}/media/{}", keys[0])).await.0, 200, "{}", who.column);
            let nothing = who.get("/preview/12").await;
            for address in [
                format!("{link}/media/{}", keys[1]),
                format!("{link}0/media/{}", keys[0]),
                format!("/preview/12/media/{}", keys[0]),
                format!("/media/{}", keys[0]),
            ] {
                is_nothing(&who.get(&address).await, &nothing, &format!("{address}, {}", who.column));
            }
        }
    }

    async fn who_is_asked_whether_to_delete_a_draft(db) {
        let paper = Paper::open(db).await;
        let mut stories = Stories::open(&paper).await;
        for who in everybody(&paper).await {
            let code = row("article.draft.delete").code(who.column);
            let token = who.get("/desk/articles/new").await.attributes("main form [name=token]", "value").pop().unwrap_or_default();
            for stake in [Stake::Own, Stake::Shared, Stake::Foreign] {
                if stake == Stake::Own && code == '-' {
                    continue;
                }
                let id = stories.get(&who, stake, State::Draft).await;
                let context = format!("{} ({code}), {stake:?}", who.column);
                let fields = [("token", token.as_str()), ("revision", "2")];
                let (page, made_up) = (format!("/desk/articles/{id}/deletion"), "/desk/articles/12/deletion");
                let shown = who.get(&page).await;
                if lets(code, stake) {
                    assert_eq!(shown.status, 200, "{context}: {}", shown.body);
                    let done = who.post(&page, &fields).await;
                    assert_eq!((done.status.as_u16(), done.header("location")), (303, "/desk/articles?done=deleted"), "{context}: {}", done.body);
                    stories.spend(id);
                } else if who.column == "AN" {
                    assert!(shown.status == 303 && shown.header("location").starts_with("/account/sign-in"), "{context}");
                } else {
                    is_nothing(&shown, &who.get(made_up).await, &context);
                    is_nothing(&who.post(&page, &fields).await, &who.post(made_up, &fields).await, &context);
                }
            }
        }
        let left = paper.count("SELECT COUNT(*) FROM threads WHERE subject_id NOT IN (SELECT id FROM articles)").await;
        assert_eq!(left, 0, "conversations about nothing");
    }

    async fn who_gives_a_story_another_address(db) {
        let paper = Paper::open(db).await;
        let mut stories = Stories::open(&paper).await;
        for who in everybody(&paper).await {
            let token = who.get("/desk/articles/new").await.attributes("main form [name=token]", "value").pop().unwrap_or_default();
            for (name, state) in [("article.draft.edit", State::Draft), ("article.publish_or_schedule", State::Published)] {
                let code = row(name).code(who.column);
                let writes = matches!(who.column, "CO" | "JO" | "ED" | "PU");
                for stake in [Stake::Own, Stake::Shared, Stake::Foreign] {
                    if stake == Stake::Own && !writes {
                        continue;
                    }
                    let id = stories.get(&who, stake, state).await;
                    let context = format!("{name}, {} ({code}), {stake:?}", who.column);
                    let (page, made_up) = (format!("/desk/articles/{id}/address"), "/desk/articles/12/address");
                    let slug = format!("moved-{}", paper.program.web.ids.next());
                    let fields = [("token", token.as_str()), ("revision", "2"), ("section", "town"), ("slug", &slug)];
                    let (shown, sent) = (who.get(&page).await, who.post(&page, &fields).await);
                    if lets(code, stake) {
                        assert_eq!((shown.status.as_u16(), sent.status.as_u16()), (200, 303), "{context}: {}", sent.body);
                        stories.spend(id);
                    } else if who.column == "AN" {
                        assert!(shown.status == 303 && shown.header("location").starts_with("/account/sign-in"), "{context}");
                    } else if state == State::Draft {
                        is_nothing(&shown, &who.get(made_up).await, &context);
                        // What was typed comes back in a form for the address that it was sent to.
                        let mut sent = sent;
                        sent.body = sent.body.replace(&page, made_up);
                        is_nothing(&sent, &who.post(made_up, &fields).await, &context);
                    } else {
                        // That a published story is there is no secret; its desk is nobody's who may not read it there.
                        for answer in [shown, sent] {
                            assert!([403, 404].contains(&answer.status.as_u16()), "{context}: {}", answer.body);
                        }
                    }
                }
            }
        }
        let moved = paper.count("SELECT COUNT(*) FROM articles WHERE slug LIKE 'moved-%'").await;
        assert_eq!(moved, 15, "of four who write, each their own draft; of three, those of the desk; of two, all");
    }

    async fn who_takes_a_story_down(db) {
        let paper = Paper::open(db).await;
        let mut stories = Stories::open(&paper).await;
        let mut down = 0;
        for who in everybody(&paper).await {
            let code = row("article.unpublish").code(who.column);
            let token = who.get("/desk/articles/new").await.attributes("main form [name=token]", "value").pop().unwrap_or_default();
            let fields = [("token", token.as_str()), ("reason", "A court has ruled so."), ("sure", "yes")];
            for (stake, state) in [(Stake::Shared, State::Published), (Stake::Foreign, State::Published), (Stake::Foreign, State::Unpublished)] {
                let id = stories.get(&who, stake, state).await;
                let context = format!("{} ({code}), {stake:?} {state:?}", who.column);
                let page = format!("/desk/articles/{id}/takedown");
                let (shown, sent) = (who.get(&page).await, who.post(&page, &fields).await);
                if lets(code, stake) {
                    assert_eq!((shown.status.as_u16(), sent.status.as_u16()), (200, 303), "{context}: {}", sent.body);
                    stories.spend(id);
                    down += 1;
                } else if who.column == "AN" {
                    assert!(shown.status == 303 && shown.header("location").starts_with("/account/sign-in"), "{context}");
                } else {
                    for answer in [shown, sent] {
                        assert!([403, 404].contains(&answer.status.as_u16()), "{context}: {}", answer.body);
                    }
                }
            }
        }
        assert_eq!(paper.count("SELECT COUNT(*) FROM work WHERE erased = TRUE").await, down);
    }

    // What cannot be undone wants to know that it is surely them; a token says by its scopes what it may.
    async fn a_session_proves_who_it_is_before_a_program_takes_a_story_down(db) {
        let paper = Paper::open(db).await;
        let mut stories = Stories::open(&paper).await;
        let mut editor = Who::join(&paper, "ED").await;
        let journalist = Who::join(&paper, "JO").await;
        paper.clock.advance(Duration::from_mins(11));
        let id = stories.get(&editor, Stake::Foreign, State::Published).await;
        let call = Call::json("POST", format!("/api/v1/articles/{id}/takedown"), &json!({ "reason": "A court has ruled so." }));
        let refused = editor.call(Way::Session, &call).await;
        assert_eq!((refused.status.as_u16(), refused.header("content-type")), (403, "application/problem+json"));
        let detail = refused.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.contains("/account/confirm"), "{detail}");
        let role = journalist.call(Way::Session, &call).await;
        assert!(role.status == 403 && !role.body.contains("/account/confirm"), "there is nothing to confirm: {}", role.body);
        assert_eq!(paper.count("SELECT COUNT(*) FROM work WHERE erased = TRUE").await, 0);
        editor.confirm().await;
        assert_eq!(editor.call(Way::Session, &call).await.status, 200);
        stories.spend(id);
        paper.clock.advance(Duration::from_mins(11));
        let id = stories.get(&editor, Stake::Foreign, State::Published).await;
        let call = Call::json("POST", format!("/api/v1/articles/{id}/takedown"), &json!({ "reason": "A court has ruled so." }));
        assert_eq!(editor.call(Way::Session, &call).await.status, 403);
        assert_eq!(editor.call(Way::Token, &call).await.status, 200);
    }
}
