//! The rows `media.*` of pictures that readers do not see yet: the library of the desk and its calls.

use database::both_engines;
use serde_json::json;

use super::absent::is_absent;
use super::cast::{Call, Way, Who, everybody, is_nothing, row};
use crate::paper::Paper;

/// The rows that are asked for here.
pub(super) const ROWS: [&str; 4] =
    ["media.draft.read", "media.original_metadata.read", "media.record.edit", "media.delete"];

/// A picture that nobody sent before; its id.
async fn send(who: &Who, shade: &mut u8) -> String {
    *shade += 1;
    let drawn = imaging::Picture::from_rgb(64, 36, vec![*shade; 64 * 36 * 3]).unwrap();
    let file = imaging::encode_jpeg(&drawn, 80).unwrap();
    let sent = who.call(Way::Token, &Call::file("/api/v1/pictures?alt=Grey", file)).await;
    assert!(sent.status.is_success(), "{}: {}", who.column, sent.body);
    sent.json()["id"].as_str().unwrap().to_owned()
}

/// The call of a row on the picture with this id; none where it is a page of the desk.
fn call(name: &str, id: &str) -> Option<Call> {
    let place = format!("/api/v1/pictures/{id}");
    match name {
        "media.draft.read" => Some(Call::get(place)),
        "media.record.edit" => Some(Call::json("PATCH", place, &json!({ "alt": "Grey" }))),
        "media.delete" => Some(Call::json("DELETE", place, &json!({}))),
        _ => None,
    }
}

/// Whether somebody with this code may do it to a picture of their own, or of somebody else.
fn may(code: char, own: bool) -> bool {
    code == 'A' || own && matches!(code, 'O' | 'S')
}

async fn hold(who: &Who, name: &str, (id, own): (&str, bool)) {
    let code = row(name).code(who.column);
    for way in Way::ALL {
        let context = format!("{name}, {} ({code}), own: {own}, {way:?}", who.column);
        let Some(asked) = call(name, id) else { continue };
        let answer = who.call(way, &asked).await;
        let status = answer.status.as_u16();
        if is_absent(name, who.column) {
            assert!([403, 404].contains(&status), "{context}: {}", answer.body);
        } else if may(code, own) {
            // Taken away with the session it is gone for the token.
            let gone = name == "media.delete" && way == Way::Token && status == 404;
            assert!(gone || ![401, 403, 404].contains(&status), "{context}: {}", answer.body);
        } else {
            let made_up = call(name, "12").unwrap();
            is_nothing(&answer, &who.call(way, &made_up).await, &context);
        }
    }
    // The desk itself leads a stranger to the sign-in, whatever they ask for there.
    for page in [format!("/desk/media/{id}"), format!("/desk/media/{id}/file")] {
        if name != "media.original_metadata.read" {
            continue;
        }
        let (status, _) = who.status(&page).await;
        let wanted = match who.column {
            "AN" => 303,
            _ if may(code, own) => 200,
            _ => 404,
        };
        assert_eq!(status, wanted, "{page}, {} ({code}), own: {own}", who.column);
    }
}

both_engines! {
    async fn what_everybody_may_do_to_a_picture_that_readers_do_not_see(db) {
        let paper = Paper::open(db).await;
        let (other, mut shade) = (Who::join(&paper, "JO").await, 60);
        for who in everybody(&paper).await {
            let writes = matches!(who.column, "CO" | "JO" | "ED" | "PU");
            let list = who.call(Way::Session, &Call::get("/api/v1/pictures?limit=100")).await;
            if row("media.draft.read").code(who.column) == '-' {
                is_nothing(&list, &who.call(Way::Session, &Call::get("/api/v1/nothing")).await, who.column);
            }
            for name in ROWS {
                let foreign = send(&other, &mut shade).await;
                hold(&who, name, (&foreign, false)).await;
                if writes {
                    let own = send(&who, &mut shade).await;
                    hold(&who, name, (&own, true)).await;
                    if name == "media.draft.read" {
                        let shown = who.call(Way::Session, &Call::get("/api/v1/pictures?limit=100")).await.body;
                        let code = row(name).code(who.column);
                        assert!(shown.contains(&format!("\"{own}\"")), "{}: {shown}", who.column);
                        assert_eq!(shown.contains(&format!("\"{foreign}\"")), code == 'A', "{}: {shown}", who.column);
                    }
                }
            }
        }
    }
}
