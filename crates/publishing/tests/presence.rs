//! Who holds a story: taken, asked for, handed over, and the last words of whoever held it.

use std::time::Duration;

use accounts::Role;
use database::{args, both_engines};
use serde_json::{Value, json};
use web::testing::Visitor;

use crate::newsroom::{ALL, WRITES, begin, save};
use crate::paper::Paper;

/// Says that somebody is at a story, with a wish: `take`, `ask`, `hand` or nothing.
async fn be(who: &Visitor, place: &str, wish: &str) -> Value {
    let body = if wish.is_empty() { json!({}) } else { json!({ wish: true }) };
    who.send_json("POST", &format!("{place}/presence"), &body).await.json()
}

both_engines! {
    async fn one_person_holds_a_story(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        let alone = json!({ "holder": "Ida", "mine": true, "others": [], "wanted": null, "revision": 1 });
        assert_eq!(be(&ada, &place, "").await, alone);
        let second = be(&editor, &place, "").await;
        assert_eq!((&second["mine"], second["others"].as_array().unwrap().len()), (&json!(false), 1));
        let locked = save(&editor, &place, 1, "Mine.", "e1").await;
        assert_eq!((locked.status.as_u16(), &locked.json()["holder"]), (423, &json!("Ida")));
        assert_eq!(save(&ada, &place, 1, "Ada's words.", "a1").await.status, 200);
        assert_eq!(be(&editor, &place, "take").await["mine"], true);
        assert_eq!(save(&editor, &place, 2, "Edited.", "e2").await.status, 200, "what she saved is in it");
        assert_eq!(save(&ada, &place, 2, "More.", "a2").await.status, 423, "she is behind");
        assert_eq!(save(&ada, &place, 3, "More.", "a2").await.status, 423);
        assert_eq!(be(&ada, &place, "").await["mine"], false);
        // Whoever is not heard of for a minute holds nothing.
        paper.clock.advance(Duration::from_mins(2));
        assert_eq!(save(&ada, &place, 3, "More.", "a3").await.status, 200);
        let left = editor.send_json("DELETE", &format!("{place}/presence"), &json!({})).await;
        assert_eq!(left.status, 204);
    }

    async fn the_last_words_of_whom_a_story_was_taken_from_are_kept_once(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        be(&ada, &place, "").await;
        assert_eq!(be(&editor, &place, "take").await["mine"], true);
        let late = save(&ada, &place, 1, "Ada's last words.", "a1").await;
        assert_eq!((late.status.as_u16(), &late.json()["revision"]), (200, &json!(2)), "{}", late.body);
        assert_eq!(save(&ada, &place, 2, "And more.", "a2").await.status, 423, "once");
        // Whoever took it sees them, in the story or beside their own.
        assert_eq!(be(&editor, &place, "").await["revision"], 2);
        let behind = save(&editor, &place, 1, "Edited.", "e1").await;
        assert_eq!((behind.status.as_u16(), &behind.json()["current"]["revision"]), (409, &json!(2)), "{}", behind.body);
        assert_eq!(save(&editor, &place, 2, "Edited.", "e2").await.status, 200);
        // Also of somebody whose line was dead, and whose story nobody had to take.
        paper.clock.advance(Duration::from_mins(2));
        assert_eq!(be(&ada, &place, "").await["mine"], true);
        assert_eq!(save(&editor, &place, 3, "Edited twice.", "e3").await.status, 200);
        // Nobody who never held it may.
        let jo = paper.person(Role::Editor, &ALL).await;
        assert_eq!(save(&jo, &place, 4, "Mine.", "j1").await.status, 423);
        // Taken back, there is nothing left to forgive.
        assert_eq!(be(&editor, &place, "take").await["mine"], true);
        assert_eq!(be(&ada, &place, "take").await["mine"], true);
        assert_eq!(save(&ada, &place, 4, "Ada's.", "a3").await.status, 200);
        assert_eq!(save(&editor, &place, 4, "Late.", "e4").await.status, 423, "somebody wrote since");
    }

    async fn a_story_is_asked_for_and_handed_over(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        assert_eq!(be(&ada, &place, "hand").await["mine"], true, "nobody asked");
        assert_eq!(be(&editor, &place, "ask").await["mine"], false);
        assert_eq!(be(&editor, &place, "hand").await["mine"], false, "it is not theirs to hand over");
        assert_eq!(be(&ada, &place, "").await["wanted"], json!(null), "who asks no more is not waited for");
        assert_eq!(be(&editor, &place, "ask").await["mine"], false);
        let told = be(&ada, &place, "").await;
        assert_eq!((&told["mine"], &told["wanted"]), (&json!(true), &json!("Ida")));
        assert_eq!(save(&ada, &place, 1, "Ada's last words.", "a1").await.status, 200);
        assert_eq!(be(&ada, &place, "hand").await["mine"], false);
        let theirs = be(&editor, &place, "ask").await;
        assert_eq!((&theirs["mine"], &theirs["revision"]), (&json!(true), &json!(2)));
        assert_eq!(save(&editor, &place, 2, "Edited.", "e1").await.status, 200);
        let events = ada.get(&format!("{place}/events")).await.json();
        let taken = events["items"].as_array().unwrap().iter().filter(|one| one["action"] == "take_over").count();
        assert_eq!(taken, 1);
        // Where nobody answers it is taken after six seconds.
        assert_eq!(be(&ada, &place, "ask").await["mine"], false);
        paper.clock.advance(Duration::from_secs(5));
        assert_eq!(be(&ada, &place, "ask").await["mine"], false);
        paper.clock.advance(Duration::from_secs(1));
        assert_eq!(be(&ada, &place, "ask").await["mine"], true);
        assert_eq!(save(&editor, &place, 3, "Edited late.", "e2").await.status, 200);
        let odd = editor.send_json("POST", &format!("{place}/presence"), &json!({ "steal": true })).await;
        assert_eq!(odd.status, 400, "{}", odd.body);
    }

    async fn moments_ahead_of_the_clock_hold_no_story(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        be(&ada, &place, "").await;
        // The clock was an hour ahead and is set right.
        let ahead = paper.clock.now() + 3_600_000_000;
        paper.web.db.write(&ahead, |c, ahead| Box::pin(async move { c.run("UPDATE presence SET seen = $1", args![*ahead]).await })).await.unwrap();
        let second = be(&editor, &place, "").await;
        assert_eq!((&second["mine"], &second["others"]), (&json!(true), &json!([])));
        assert_eq!(save(&editor, &place, 1, "Mine.", "e1").await.status, 200);
    }
}
