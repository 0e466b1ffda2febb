//! Saves, revisions, the way through the newsroom, and who may do what.

use std::time::Duration;

use accounts::{Role, Scope};
use database::both_engines;
use publishing::actions::{self, Publication, SectionChanges};
use serde_json::{Value, json};
use web::testing::Visitor;

use crate::paper::{Paper, fields};

pub(crate) const WRITES: [Scope; 2] = [Scope::ArticlesRead, Scope::ArticlesWrite];
pub(crate) const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];

fn text(words: &str) -> Value {
    json!({ "schema": 1, "type": "doc", "content": [
        { "type": "paragraph", "attrs": { "id": "b1" }, "content": [{ "type": "text", "text": words }] }] })
}

pub(crate) async fn begin(who: &Visitor, headline: &str) -> String {
    let new = json!({ "section": "town", "headline": headline, "text": "The first words." });
    let made = who.send_json("POST", "/api/v1/articles", &new).await;
    assert_eq!(made.status, 201, "{}", made.body);
    format!("/api/v1/articles/{}", made.json()["id"].as_str().unwrap())
}

/// The id of a story by its place in the API.
fn id_of(place: &str) -> i64 {
    place.rsplit('/').next().unwrap().parse().unwrap()
}

pub(crate) async fn save(
    who: &Visitor,
    place: &str,
    revision: i64,
    words: &str,
    key: &str,
) -> web::testing::Answer {
    let save = json!({ "revision": revision, "key": key, "cause": "auto", "body": text(words) });
    who.send_json("PUT", &format!("{place}/working-copy"), &save).await
}

both_engines! {
    async fn every_save_is_kept(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let place = begin(&ada, "Harbour").await;
        let first = save(&ada, &place, 1, "The harbour opens.", "k1").await;
        assert_eq!((first.status.as_u16(), &first.json()["revision"], &first.json()["words"]), (200, &json!(2), &json!(3)));
        // The same try again, as after a lost answer: nothing is made twice.
        let again = save(&ada, &place, 1, "The harbour opens.", "k1").await;
        assert_eq!((again.status.as_u16(), &again.json()["revision"]), (200, &json!(2)));
        // An old key with other words is no second try: they are kept with whoever sent them.
        let other = save(&ada, &place, 1, "The harbour stays shut.", "k1").await;
        assert_eq!((other.status.as_u16(), &other.json()["current"]["revision"]), (409, &json!(2)), "{}", other.body);
        let newer = save(&ada, &place, 2, "The harbour opens.", "k1").await;
        assert_eq!((newer.status.as_u16(), &newer.json()["revision"]), (200, &json!(2)));
        // Nothing changed: nothing is kept.
        let same = save(&ada, &place, 2, "The harbour opens.", "k2").await;
        assert_eq!((same.status.as_u16(), &same.json()["revision"]), (200, &json!(2)));
        assert_eq!(save(&ada, &place, 2, "The harbour opens in May.", "k3").await.json()["revision"], 3);
        let list = ada.get(&format!("{place}/revisions")).await.json();
        let numbers: Vec<i64> = list["items"].as_array().unwrap().iter().map(|one| one["number"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [3, 2, 1]);
        assert_eq!((&list["items"][0]["by"], &list["items"][0]["cause"]), (&json!("Ida"), &json!("auto")));
        let second = ada.get(&format!("{place}/revisions/2")).await.json();
        assert_eq!(second["body"]["content"][0]["content"][0]["text"], "The harbour opens.");
        let back = ada.send_json("POST", &format!("{place}/revisions"), &json!({ "restore": 1, "revision": 3 })).await;
        assert_eq!((back.status.as_u16(), &back.json()["revision"]), (201, &json!(4)), "{}", back.body);
        let now = ada.get(&format!("{place}/working-copy")).await.json();
        assert_eq!(now["story"]["body"]["content"][0]["content"][0]["text"], "The first words.");
        let stale = ada.send_json("POST", &format!("{place}/revisions"), &json!({ "restore": 1, "revision": 3 })).await;
        assert_eq!(stale.status, 409);
    }

    async fn a_save_on_older_words_gets_the_newer_ones(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        assert_eq!(save(&editor, &place, 1, "Edited.", "e1").await.status, 200);
        let behind = save(&ada, &place, 1, "Mine.", "a1").await;
        assert_eq!((behind.status.as_u16(), behind.header("content-type")), (409, "application/problem+json"));
        let current = &behind.json()["current"];
        assert_eq!((&current["revision"], &current["by"]), (&json!(2), &json!("Ida")));
        assert_eq!(current["story"]["body"]["content"][0]["content"][0]["text"], "Edited.");
        // A key of somebody else is no way to their answer.
        assert_eq!(save(&ada, &place, 1, "Mine.", "e1").await.status, 409);
        let forged = save(&ada, &place, 99, "Mine.", "a2").await;
        assert_eq!(forged.status, 409, "a revision nobody made");
        assert_eq!(save(&ada, &place, -1, "Mine.", "a3").await.status, 409);
        assert_eq!(save(&ada, "/api/v1/articles/12", 1, "Mine.", "a4").await.status, 404);
    }

    async fn readers_see_the_last_published_words(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&editor, "Harbour").await;
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &json!({})).await.status, 200);
        let page = async || paper.visitor.get("/town/harbour").await.body;
        assert!(page().await.contains("The first words."));
        let saved = save(&editor, &place, 1, "Not for readers yet.", "k1").await;
        assert_eq!(saved.json()["revision"], 2, "{}", saved.body);
        assert!(page().await.contains("The first words.") && !page().await.contains("Not for readers"));
        let seen = paper.visitor.get(&place).await;
        assert_eq!((&seen.json()["revision"], &seen.json()["live"]), (&json!(1), &json!(null)), "readers learn of no work");
        assert!(!seen.body.contains("Not for readers"));
        let worked = editor.get(&place).await.json();
        assert_eq!((&worked["revision"], &worked["live"]), (&json!(2), &json!(1)));
        let unseen = editor.send_json("POST", &format!("{place}/publication"), &json!({ "revision": 1 })).await;
        assert_eq!(unseen.status, 409, "somebody saved since");
        let now = editor.send_json("POST", &format!("{place}/publication"), &json!({ "revision": 2 })).await;
        assert_eq!((now.status.as_u16(), &now.json()["live"]), (200, &json!(null)), "{}", now.body);
        assert!(page().await.contains("Not for readers yet."));
        assert!(now.json()["updated"].is_string(), "{}", now.body);
        // An API client that changes a published story would publish what the newsroom is still at.
        assert_eq!(save(&editor, &place, 2, "In the making.", "k2").await.status, 200);
        let change = json!({ "revision": 3, "standfirst": "At once." });
        assert_eq!(editor.send_json("PATCH", &place, &change).await.status, 409);
        // Taken back, the newest words are the draft's.
        assert_eq!(editor.send_json("DELETE", &format!("{place}/publication"), &json!({})).await.status, 200);
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 404);
        assert_eq!(editor.get(&place).await.json()["body"]["content"][0]["content"][0]["text"], "In the making.");
    }

    async fn no_working_copy_keeps_a_story_public(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&editor, "Harbour").await;
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &json!({})).await.status, 200);
        let save = json!({ "revision": 1, "key": "k", "cause": "auto", "topics": ["no-such-topic"] });
        let refused = editor.send_json("PUT", &format!("{place}/working-copy"), &save).await;
        assert_eq!((refused.status.as_u16(), &refused.json()["problems"][0]["field"]), (422, &json!("topics")));
        assert_eq!(editor.send_json("DELETE", &format!("{place}/publication"), &json!({})).await.status, 200);
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 404);
    }

    async fn a_story_called_off_is_the_newest_words(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&editor, "Harbour").await;
        let later = json!({ "at": "2025-01-20T08:00:00Z" });
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &later).await.status, 200);
        assert_eq!(save(&editor, &place, 1, "Newer.", "k1").await.status, 200);
        let id: i64 = place.rsplit('/').next().unwrap().parse().unwrap();
        actions::unschedule(&paper.desk.itself(), id).await.unwrap();
        let draft = editor.get(&place).await.json();
        assert_eq!((&draft["live"], &draft["body"]["content"][0]["content"][0]["text"]), (&json!(null), &json!("Newer.")));
        // What readers see cannot be put off; it is taken back.
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &json!({})).await.status, 200);
        let put_off = editor.send_json("POST", &format!("{place}/publication"), &later).await;
        assert_eq!((put_off.status.as_u16(), &put_off.json()["problems"][0]["field"]), (422, &json!("at")));
    }

    async fn a_story_goes_through_the_newsroom(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let jo = paper.person(Role::Journalist, &WRITES).await;
        let contributor = paper.person(Role::Contributor, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        // Nobody's business until it is handed in.
        for other in [&jo, &contributor, &paper.visitor] {
            assert_eq!(other.get(&place).await.status, 404);
        }
        assert_eq!(jo.get("/api/v1/articles?state=draft").await.json()["items"], json!([]));
        let step = |step: &str, revision: i64, note: &str| json!({ "step": step, "revision": revision, "note": note });
        let steps = format!("{place}/steps");
        assert_eq!(jo.send_json("POST", &steps, &step("submit", 1, "")).await.status, 404);
        assert_eq!(ada.send_json("POST", &steps, &step("approve", 1, "")).await.status, 403);
        let submitted = ada.send_json("POST", &steps, &step("submit", 1, "")).await;
        assert_eq!((submitted.status.as_u16(), &submitted.json()["workflow"]), (201, &json!("submitted")), "{}", submitted.body);
        assert_eq!(jo.get(&place).await.status, 200, "handed in, the desk reads it");
        assert_eq!(jo.get("/api/v1/articles?state=draft").await.json()["items"].as_array().unwrap().len(), 1);
        assert_eq!(contributor.get(&place).await.status, 404);
        assert_eq!(editor.send_json("POST", &steps, &step("request_changes", 1, " ")).await.status, 422, "without words");
        assert_eq!(editor.send_json("POST", &steps, &step("request_changes", 1, "Who said so?")).await.status, 201);
        assert_eq!(save(&ada, &place, 1, "The mayor said so.", "k1").await.status, 200);
        assert_eq!(ada.send_json("POST", &steps, &step("submit", 1, "")).await.status, 409, "older words");
        assert_eq!(ada.send_json("POST", &steps, &step("submit", 2, "")).await.status, 201);
        assert_eq!(editor.send_json("POST", &steps, &step("approve", 2, "")).await.json()["workflow"], "approved");
        assert_eq!(editor.send_json("POST", &steps, &step("approve", 2, "")).await.status, 409, "once");
        assert_eq!(ada.send_json("POST", &steps, &step("jump", 2, "")).await.status, 422);
        let happened = ada.get(&format!("{place}/events")).await.json();
        let actions: Vec<&str> = happened["items"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect();
        assert_eq!(actions, ["approve", "submit", "request_changes", "submit", "create"]);
        assert_eq!(happened["items"][2]["detail"], "Who said so?");
        // An editor gives it to somebody else as well.
        let owner = ada.get(&format!("{place}/people")).await.json()["items"][0]["id"].as_str().unwrap().to_owned();
        let give = format!("{place}/people/{owner}");
        assert_eq!(ada.send_json("PUT", &give, &json!({ "part": "writer" })).await.status, 403);
        assert_eq!(editor.send_json("PUT", &give, &json!({ "part": "king" })).await.status, 422);
        assert_eq!(editor.send_json("PUT", &format!("{place}/people/12"), &json!({ "part": "writer" })).await.status, 404);
        assert_eq!(editor.send_json("PUT", &give, &json!({ "part": "writer" })).await.status, 204);
        assert_eq!(editor.get(&format!("{place}/people")).await.json()["items"][0]["part"], "writer");
        assert_eq!(editor.send_json("DELETE", &give, &json!({})).await.status, 204);
        assert_eq!(editor.get(&format!("{place}/people")).await.json()["items"], json!([]));
    }

    async fn some_sections_want_a_second_pair_of_eyes(db) {
        let paper = Paper::open(db).await;
        let town = paper.town;
        let wanted: database::Result<u64> = paper.web.db.write(&town, |c, town| {
            Box::pin(async move { c.run("UPDATE sections SET two_eyes = TRUE WHERE id = $1", database::args![*town]).await })
        }).await;
        assert_eq!(wanted.unwrap(), 1);
        let (editor, other) = (paper.person(Role::Editor, &ALL).await, paper.person(Role::Editor, &ALL).await);
        let place = begin(&editor, "Harbour").await;
        let publish = format!("{place}/publication");
        let own = editor.send_json("POST", &publish, &json!({})).await;
        assert_eq!((own.status.as_u16(), &own.json()["problems"][0]["field"]), (422, &json!("form")));
        let steps = format!("{place}/steps");
        assert_eq!(editor.send_json("POST", &steps, &json!({ "step": "approve", "revision": 1 })).await.status, 201);
        assert_eq!(editor.send_json("POST", &publish, &json!({})).await.status, 422, "their own approval is none");
        assert_eq!(editor.send_json("POST", &steps, &json!({ "step": "withdraw", "revision": 1 })).await.status, 201);
        assert_eq!(other.send_json("POST", &steps, &json!({ "step": "approve", "revision": 1 })).await.status, 201);
        assert_eq!(save(&editor, &place, 1, "Other words.", "k1").await.status, 200);
        assert_eq!(editor.send_json("POST", &publish, &json!({})).await.status, 422, "words that came after it");
        assert_eq!(other.send_json("POST", &publish, &json!({})).await.status, 200, "whoever publishes looks");
        // Nor does anything else go out that only its writer has seen.
        let change = json!({ "revision": 2, "standfirst": "Unseen." });
        let new = json!({ "section": "town", "headline": "Pier", "text": "Words.", "publish": true });
        for refused in [editor.send_json("PATCH", &place, &change).await, editor.send_json("POST", "/api/v1/articles", &new).await] {
            assert_eq!((refused.status.as_u16(), &refused.json()["problems"][0]["field"]), (422, &json!("form")), "{}", refused.body);
        }
        assert!(!paper.visitor.get("/town/harbour").await.body.contains("Unseen."));
    }

    async fn some_sections_want_a_lawyer(db) {
        let paper = Paper::open(db).await;
        let rules = SectionChanges { title: "Town".into(), description: String::new(), position: 0, two_eyes: false, legal: true };
        actions::update_section(&paper.desk, paper.town, &rules).await.unwrap();
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&editor, "Harbour").await;
        let publish = format!("{place}/publication");
        let later = "2025-01-14T12:00:00Z";
        let happened = async || {
            let events = editor.get(&format!("{place}/events")).await.json();
            let events = events["items"].as_array().unwrap().iter();
            events.map(|event| (event["action"].as_str().unwrap().to_owned(), event["by"].clone())).collect::<Vec<_>>()
        };
        let names = |actions: &[&str]| actions.iter().map(|action| ((*action).to_owned(), json!("Ida"))).collect::<Vec<_>>();
        for how in [json!({}), json!({ "legal": false }), json!({ "at": later }), json!({ "revision": 1 })] {
            let refused = editor.send_json("POST", &publish, &how).await;
            let problem = refused.json()["problems"][0].clone();
            assert_eq!((refused.status.as_u16(), &problem["field"]), (422, &json!("legal")), "{how}: {}", refused.body);
            assert!(problem["sentence"].as_str().unwrap().contains("wants a lawyer"), "{problem}");
        }
        assert_eq!(fields(actions::publish(&paper.desk.itself(), id_of(&place), Publication::default()).await), ["legal"]);
        assert_eq!((happened().await, paper.visitor.get("/town/harbour").await.status.as_u16()), (names(&["create"]), 404));
        let scheduled = editor.send_json("POST", &publish, &json!({ "at": later, "legal": true })).await;
        assert_eq!((scheduled.status.as_u16(), happened().await), (200, names(&["schedule", "legal", "create"])), "{}", scheduled.body);
        assert_eq!(editor.send_json("POST", &publish, &json!({})).await.status, 422, "words that come out now");
        assert_eq!(editor.send_json("POST", &publish, &json!({ "legal": true })).await.status, 200);
        assert_eq!(happened().await, names(&["publish", "legal", "schedule", "legal", "create"]));
        // What an editor changes of it goes out at once, and so does what is published as it is made.
        let change = |legal: bool| json!({ "revision": 1, "standfirst": "It is June.", "legal": legal });
        let new = |legal: bool| json!({ "section": "town", "headline": "Pier", "text": "Words.", "publish": true, "legal": legal });
        for refused in [
            editor.send_json("PATCH", &place, &change(false)).await,
            editor.send_json("POST", "/api/v1/articles", &new(false)).await,
        ] {
            assert_eq!((refused.status.as_u16(), &refused.json()["problems"][0]["field"]), (422, &json!("legal")), "{}", refused.body);
        }
        assert!(!paper.visitor.get("/town/harbour").await.body.contains("It is June."));
        assert_eq!(paper.visitor.get("/town/pier").await.status, 404);
        assert_eq!(editor.send_json("PATCH", &place, &change(true)).await.status, 200);
        assert!(paper.visitor.get("/town/harbour").await.body.contains("It is June."));
        assert_eq!(happened().await.first(), names(&["legal"]).first());
        assert_eq!(editor.send_json("POST", "/api/v1/articles", &new(true)).await.status, 201);
        assert_eq!(paper.visitor.get("/town/pier").await.status, 200);
    }

    async fn an_embargo_holds(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&editor, "Harbour").await;
        let (plan, publish) = (format!("{place}/plan"), format!("{place}/publication"));
        let until = json!({ "embargo": "2025-01-14T12:00:00Z" });
        assert_eq!(ada.send_json("PATCH", &plan, &until).await.status, 403);
        assert_eq!(editor.send_json("PATCH", &plan, &until).await.status, 204);
        let early = editor.send_json("POST", &publish, &json!({})).await;
        assert_eq!((early.status.as_u16(), &early.json()["problems"][0]["field"]), (422, &json!("at")), "{}", early.body);
        let later = json!({ "at": "2025-01-14T12:00:00Z" });
        assert_eq!(editor.send_json("POST", &publish, &later).await.status, 200);
        for path in ["/town/harbour", "/town"] {
            assert!(!paper.visitor.get(path).await.body.contains("The first words"), "{path}");
        }
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 404);
        let longer = json!({ "embargo": "2025-01-14T13:00:00Z" });
        assert_eq!(editor.send_json("PATCH", &plan, &longer).await.status, 422, "it would come out before");
        paper.clock.advance(Duration::from_hours(4));
        assert_eq!(paper.visitor.get("/town/harbour").await.status, 200);
        let lifted = json!({ "embargo": null });
        assert_eq!(editor.send_json("PATCH", &plan, &lifted).await.status, 204);
    }

    async fn a_writer_changes_their_published_story_for_an_editor_to_see(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let jo = paper.person(Role::Journalist, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = begin(&ada, "Harbour").await;
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &json!({})).await.status, 200);
        let change = json!({ "revision": 1, "standfirst": "It is June." });
        let own = ada.send_json("PATCH", &place, &change).await;
        assert_eq!((own.status.as_u16(), &own.json()["live"]), (200, &json!(1)), "{}", own.body);
        assert!(!paper.visitor.get("/town/harbour").await.body.contains("It is June."));
        assert_eq!(jo.send_json("PATCH", &place, &json!({ "revision": 2, "standfirst": "x" })).await.status, 404);
        for who in [&ada, &jo] {
            assert_eq!(who.send_json("DELETE", &format!("{place}/publication"), &json!({})).await.status, 403);
            assert_eq!(who.send_json("POST", &format!("{place}/corrections"), &json!({ "kind": "update", "text": "x" })).await.status, 403);
        }
    }

    async fn the_paper_itself_keeps_what_it_brought_in(db) {
        let paper = Paper::open(db).await;
        let id = paper.publish("Imported").await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = format!("/api/v1/articles/{id}");
        assert_eq!(save(&editor, &place, 1, "Edited.", "k1").await.status, 200);
        let list = editor.get(&format!("{place}/revisions")).await.json();
        assert_eq!((&list["items"][1]["cause"], &list["items"][1]["published"]), (&json!("import"), &json!("2025-01-14T08:05:00Z")));
        let first = editor.get(&format!("{place}/revisions/1")).await.json();
        assert_eq!(first["headline"], "Imported");
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        assert!(paper.visitor.get("/town/imported").await.body.contains("Edited."));
    }
}
