//! Who brings, activates and removes a theme: the row `theme.upload_activate`.

use axum::body::Body;
use database::both_engines;
use themes::Which;
use web::testing::Answer;

use super::cast::{Who, everybody, row};
use crate::paper::Paper;

/// A form is answered as the row says; `done` is what a publisher gets.
fn follows(who: &Who, answer: &Answer, done: u16) {
    let code = row("theme.upload_activate").code(who.column);
    let context = format!("{} ({code}): {}", who.column, answer.body);
    let status = answer.status.as_u16();
    match code {
        'L' => {
            assert!(status == 303 && answer.header("location").starts_with("/account/sign-in"), "{context}")
        }
        'x' => assert_eq!(status, 403, "{context}"),
        'P' => assert_eq!(status, done, "{context}"),
        other => panic!("no such cell is known: {other}"),
    }
}

both_engines! {
    async fn only_publishers_change_the_theme(db) {
        let paper = Paper::open(db).await;
        let zip = crate::zipped::zip(&[("assets/paper.txt", b"x")]);
        let id = crate::worn::keep(&paper.db, &zip).await;
        for who in everybody(&paper).await {
            let token = who.get("/desk/themes").await.attributes("form.write [name=token]", "value").pop();
            let token = token.unwrap_or_default();
            let fields = [("token", token.as_str())];
            // It comes as far as the zip.
            let sent = who.upload("/desk/themes", &fields, ("file", "harbour.zip", b"no zip")).await;
            follows(&who, &sent, 422);
            let activated = who.post(&format!("/desk/themes/{id}/activation"), &fields).await;
            follows(&who, &activated, 303);
            let is_worn = paper.program.themes.all().await.unwrap().1.active == Which::Kept(id);
            assert_eq!(is_worn, who.column == "PU", "{}", who.column);
            follows(&who, &who.post(&format!("/desk/themes/{id}/removal"), &fields).await, 409);
        }
        assert_eq!(paper.program.themes.all().await.unwrap().0.len(), 1);
        // A token has no scope for it.
        let token = paper.token(accounts::Role::Publisher, &accounts::Scope::ALL).await;
        let program = paper.visitor.with_token(&token);
        let answer = program.send("POST", &format!("/desk/themes/{id}/activation"), &[], Body::empty()).await;
        assert_ne!(answer.status, 200);
        assert!(answer.status == 403 || answer.header("location").starts_with("/account/sign-in"), "{}", answer.status);
    }

    async fn a_theme_wants_the_password_again(db) {
        let paper = Paper::open(db).await;
        let publisher = Who::join(&paper, "PU").await;
        let zip = crate::zipped::zip(&[("assets/paper.txt", b"x")]);
        let id = crate::worn::keep(&paper.db, &zip).await;
        paper.clock.advance(std::time::Duration::from_secs(11 * 60));
        for path in ["/desk/themes".to_owned(), format!("/desk/themes/{id}")] {
            let form = publisher.get(&path).await;
            let token = form.attributes("form.write [name=token]", "value").remove(0);
            let fields = [("token", token.as_str())];
            assert!(!form.texts("[name=current]").is_empty(), "{path} asks for no password: {}", form.body);
            let refused = match path.ends_with("themes") {
                true => vec![publisher.upload(&path, &fields, ("file", "x.zip", &zip)).await],
                false => vec![
                    publisher.post(&format!("{path}/activation"), &fields).await,
                    publisher.post(&format!("{path}/removal"), &fields).await,
                ],
            };
            for answer in refused {
                assert_eq!(answer.status, 422, "{path}: {}", answer.body);
                assert_eq!(answer.texts("p.err").len(), 1, "{path}: {}", answer.body);
            }
        }
        let (kept, choice) = paper.program.themes.all().await.unwrap();
        assert_eq!((kept.len(), choice.active), (1, Which::BuiltIn));
    }
}
