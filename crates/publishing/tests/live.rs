//! Live coverage: who posts, what readers see of it, what open pages are sent.

use std::time::Duration;

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Takedown};
use publishing::{LiveState, NewEntry, NewPicture, PictureChanges, model};
use serde_json::{Value, json};
use web::testing::{Answer, Visitor};

use crate::paper::Paper;

const WRITES: [Scope; 2] = [Scope::ArticlesRead, Scope::ArticlesWrite];
const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
const PAGE: &str = "/town/regatta";

/// A published story with live coverage, by its place in the API.
async fn regatta(paper: &Paper) -> String {
    let id = paper.publish("Regatta").await;
    actions::cover(&paper.desk.itself(), id, LiveState::Active).await.unwrap();
    format!("/api/v1/articles/{id}")
}

async fn post(who: &Visitor, place: &str, entry: Value) -> Answer {
    who.send_json("POST", &format!("{place}/entries"), &entry).await
}

/// Posts a text; the entry.
async fn says(who: &Visitor, place: &str, text: &str) -> Value {
    let made = post(who, place, json!({ "body": text })).await;
    assert_eq!(made.status, 201, "{}", made.body);
    made.json()
}

fn at(place: &str, entry: &Value) -> String {
    format!("{place}/entries/{}", entry["id"].as_str().unwrap())
}

/// The events of a stream: name, number, data.
fn events(answer: &Answer) -> Vec<(String, i64, Value)> {
    let blocks = answer.body.split("\n\n").filter(|block| block.starts_with("id:"));
    let event = |block: &str| {
        let field =
            |name: &str| block.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
        (field("event:"), field("id:").parse().unwrap(), serde_json::from_str(&field("data:")).unwrap())
    };
    blocks.map(event).collect()
}

/// What machines are told of a page, by its type.
fn told(page: &Answer, kind: &str) -> Value {
    let graph: Value = serde_json::from_str(&page.texts("script[type='application/ld+json']")[0]).unwrap();
    let found = graph["@graph"].as_array().unwrap().iter().find(|one| one["@type"] == kind);
    found.unwrap_or_else(|| panic!("no {kind}: {graph}")).clone()
}

both_engines! {
    async fn readers_follow_what_is_posted(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let page = paper.visitor.get(PAGE).await;
        assert_eq!((page.texts("#live-state"), page.texts(".post")), (vec!["Live".to_owned()], vec![]));
        assert!(page.attributes("#live", "data-events")[0].starts_with("/town/regatta/live/events?after="));
        assert_eq!(page.attributes("script[src]", "defer").len(), 1);
        let first = says(&editor, &place, "They are **off**.").await;
        paper.clock.advance(Duration::from_mins(5));
        let second = json!({ "title": "At the buoy", "body": "Nine boats.\n\n- one sank", "key_event": true, "byline": "Jo Larsen" });
        let second = post(&editor, &place, second).await.json();
        let pinned = post(&editor, &place, json!({ "body": "What we know.", "pinned": true })).await.json();
        let page = paper.visitor.get(PAGE).await;
        assert_eq!(page.attributes("#live-posts .post", "id"), [
            format!("entry-{}", second["id"].as_str().unwrap()),
            format!("entry-{}", first["id"].as_str().unwrap()),
        ], "the newest first, and the pinned one above");
        assert_eq!(page.attributes(".pin .post", "id"), [format!("entry-{}", pinned["id"].as_str().unwrap())]);
        assert_eq!((page.texts("#live-posts h3"), page.texts(".post strong")), (vec!["At the buoy".to_owned()], vec!["off".to_owned()]));
        assert_eq!(page.attributes(".events a", "href"), [format!("#entry-{}", second["id"].as_str().unwrap())]);
        assert!(page.texts("#live-posts .meta")[0].contains("Jo Larsen") && page.texts("#live-posts .meta")[1].contains("Ida"));
        let ids = page.attributes("[id]", "id");
        let once: std::collections::BTreeSet<&String> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "an id stands once on a page: {ids:?}");
        let about = told(&page, "LiveBlogPosting");
        assert_eq!((&about["coverageStartTime"], about["liveBlogUpdate"].as_array().unwrap().len()), (&json!("2025-01-14T09:05:00+01:00"), 3));
        assert_eq!((&about["coverageEndTime"], &about["dateModified"]), (&Value::Null, &json!("2025-01-14T09:10:00+01:00")));
        let update = &about["liveBlogUpdate"][1];
        assert_eq!((&update["@type"], &update["headline"], &update["articleBody"]), (&json!("BlogPosting"), &json!("At the buoy"), &json!("Nine boats.\n\n- one sank")));
        assert!(paper.visitor.get("/sitemap.xml").await.body.contains("2025-01-14T09:10"), "it counts as a change");
        assert!(paper.visitor.get("/news-sitemap.xml").await.body.contains("<lastmod>2025-01-14T09:10"));
    }

    async fn an_entry_has_an_address_of_its_own(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let first = says(&editor, &place, "They are off.").await;
        let second = says(&editor, &place, "They are back.").await;
        let url = second["url"].as_str().unwrap();
        let page = paper.visitor.get(url).await;
        assert_eq!((page.status.as_u16(), page.texts(".post .body")), (200, vec!["They are back.".to_owned()]));
        assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("https://paper.example{url}")]);
        assert_eq!(page.attributes(".beside a", "href"), [first["url"].as_str().unwrap()]);
        let about = told(&page, "BlogPosting");
        assert_eq!((&about["headline"], &about["isPartOf"]["@type"]), (&json!("They are back."), &json!("LiveBlogPosting")));
        let feed = paper.visitor.get(&format!("{PAGE}/feed.atom")).await;
        assert!(feed.body.contains(&format!("https://paper.example{url}")), "{}", feed.body);
        assert_eq!(paper.visitor.get(&format!("{PAGE}/feed.json")).await.json()["items"][0]["title"], "They are back.");
        // What is not there is not there, whatever is asked.
        paper.publish("Without").await;
        let missing = paper.visitor.get("/no/such/page/here").await;
        let other = url.replace("regatta", "without");
        for path in [&format!("{PAGE}/live/12"), &format!("{PAGE}/live/x"), &format!("{url}0"), &other, "/town/without/feed.atom",
                     "/town/without/live/events", "/town/nothing/live/events", &url.replace("/live/", "/live/+")] {
            let answer = paper.visitor.get(path).await;
            assert_eq!((answer.status.as_u16(), &answer.body), (404, &missing.body), "{path}");
        }
        assert_eq!(told(&paper.visitor.get("/town/without").await, "NewsArticle")["headline"], "Without");
    }

    async fn older_entries_stand_behind_a_link(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        for number in 0..45 {
            says(&editor, &place, &format!("Boat {number} is in.")).await;
        }
        let mut seen = Vec::new();
        let mut path = PAGE.to_owned();
        loop {
            let page = paper.visitor.get(&path).await;
            assert_eq!(page.status, 200, "{path}");
            seen.extend(page.texts("#live-posts .body"));
            let canonical = page.attributes("link[rel=canonical]", "href").remove(0);
            assert_eq!(canonical, format!("https://paper.example{}", path.trim_end_matches("#live")));
            match page.attributes("#live a[rel=next]", "href").pop() {
                Some(next) => path = next.trim_end_matches("#live").to_owned(),
                None => break,
            }
        }
        let expected: Vec<String> = (0..45).rev().map(|number| format!("Boat {number} is in.")).collect();
        assert_eq!(seen, expected);
        assert_eq!(paper.visitor.get(&format!("{PAGE}?before=x")).await.status, 404);
        let first = editor.get(&format!("{place}/entries?limit=30")).await.json();
        let next = first["next"].as_str().unwrap().to_owned();
        let rest = editor.get(&format!("{place}/entries?limit=30&after={next}")).await.json();
        assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (15, &Value::Null));
    }

    async fn reporters_post_to_their_own_story(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &WRITES).await;
        let jo = paper.person(Role::Journalist, &WRITES).await;
        let contributor = paper.person(Role::Contributor, &WRITES).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let new = json!({ "section": "town", "headline": "Regatta", "text": "They start at ten." });
        let made = ada.send_json("POST", "/api/v1/articles", &new).await.json();
        let place = format!("/api/v1/articles/{}", made["id"].as_str().unwrap());
        let live = format!("{place}/live");
        let open = json!({ "state": "active" });
        assert_eq!(post(&ada, &place, json!({ "body": "x" })).await.status, 409, "nobody opened it");
        assert_eq!(ada.send_json("PUT", &live, &open).await.status, 403, "an editor lets reporters post unseen");
        assert_eq!(jo.send_json("PUT", &live, &open).await.status, 404);
        assert_eq!(editor.send_json("PUT", &live, &json!({ "state": "on" })).await.status, 422);
        assert_eq!(editor.send_json("PUT", &live, &open).await.json()["state"], "active");
        let early = says(&ada, &place, "Before anybody reads it.").await;
        for who in [&jo, &contributor, &paper.visitor] {
            assert_eq!(who.get(&format!("{place}/entries")).await.status, 404);
        }
        assert_eq!(paper.visitor.get(early["url"].as_str().unwrap()).await.status, 404, "a draft's entries are nobody's business");
        assert_eq!(paper.visitor.get(&format!("{PAGE}/live/events")).await.status, 404);
        assert_eq!(editor.send_json("POST", &format!("{place}/publication"), &json!({})).await.status, 200);
        assert_eq!(paper.visitor.get(PAGE).await.texts("#live-posts .body"), ["Before anybody reads it."]);
        says(&ada, &place, "Off they go.").await;
        assert_eq!(post(&jo, &place, json!({ "body": "x" })).await.status, 404);
        assert_eq!(post(&contributor, &place, json!({ "body": "x" })).await.status, 403);
        assert_eq!(post(&paper.visitor, &place, json!({ "body": "x" })).await.status, 401);
        let change = json!({ "revision": 1, "body": "y" });
        assert_eq!(jo.send_json("PATCH", &at(&place, &early), &change).await.status, 404);
        assert_eq!(jo.send_json("DELETE", &at(&place, &early), &json!({})).await.status, 404);
        assert_eq!(ada.send_json("PUT", &live, &json!({ "state": "paused" })).await.status, 200);
        assert_eq!(paper.visitor.get(PAGE).await.texts("#live-state"), ["Paused"]);
        assert_eq!(ada.send_json("PUT", &live, &json!({ "state": "ended" })).await.status, 200);
        assert_eq!(post(&ada, &place, json!({ "body": "x" })).await.status, 409, "it is over");
        assert_eq!(ada.send_json("PUT", &live, &open).await.status, 403);
        let page = paper.visitor.get(PAGE).await;
        assert!(page.attributes("#live", "data-events").is_empty() && page.attributes("script[src]", "src").is_empty());
        assert!(told(&page, "LiveBlogPosting")["coverageEndTime"].is_string());
        // Taken back, nothing of it is left for readers.
        assert_eq!(editor.send_json("DELETE", &format!("{place}/publication"), &json!({})).await.status, 200);
        for path in [PAGE, early["url"].as_str().unwrap(), "/town/regatta/feed.atom", "/town/regatta/live/events"] {
            assert_eq!(paper.visitor.get(path).await.status, 404, "{path}");
        }
    }

    async fn a_double_tap_posts_once(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let other = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let entry = json!({ "body": "They are off.", "key": "tap-1" });
        let first = post(&editor, &place, entry.clone()).await;
        let again = post(&editor, &place, entry.clone()).await;
        assert_eq!((first.status.as_u16(), again.status.as_u16()), (201, 200));
        assert_eq!(first.json()["id"], again.json()["id"]);
        assert_eq!(post(&other, &place, entry).await.status, 409, "a key of somebody else");
        for words in [json!({ "body": "They are back.", "key": "tap-1" }), json!({ "title": "Off", "body": "They are off.", "key": "tap-1" })] {
            let refused = post(&editor, &place, words).await;
            assert_eq!(refused.status, 409, "other words are not said to be posted");
            assert!(refused.body.contains("posted already with other words"), "{}", refused.body);
        }
        assert_eq!(editor.get(&format!("{place}/entries")).await.json()["items"].as_array().unwrap().len(), 1);
    }

    async fn a_change_is_told_where_it_was_made(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let entry = says(&editor, &place, "Eight boats.").await;
        paper.clock.advance(Duration::from_mins(3));
        let change = json!({ "revision": 1, "body": "Nine boats.", "correction": { "text": "There were nine boats, not eight." } });
        let changed = editor.send_json("PATCH", &at(&place, &entry), &change).await;
        assert_eq!((changed.status.as_u16(), &changed.json()["revision"]), (200, &json!(2)), "{}", changed.body);
        assert_eq!(editor.send_json("PATCH", &at(&place, &entry), &change).await.status, 409);
        let page = paper.visitor.get(PAGE).await;
        assert_eq!(page.texts(".post .body"), ["Nine boats."]);
        assert!(page.texts(".told-here")[0].contains("not eight"), "{:?}", page.texts(".told-here"));
        assert_eq!(page.attributes(".told-here time", "datetime"), ["2025-01-14T09:08:00+01:00"]);
        // At most one is pinned, and a removed one leaves a line or nothing.
        let (a, b) = (says(&editor, &place, "One.").await, says(&editor, &place, "Two.").await);
        for entry in [&a, &b] {
            assert_eq!(editor.send_json("PATCH", &at(&place, entry), &json!({ "revision": 1, "pinned": true })).await.status, 200);
        }
        assert_eq!(paper.visitor.get(PAGE).await.texts(".pin .body"), ["Two."]);
        let reason = json!({ "reason": "It was somebody else." });
        assert_eq!(editor.send_json("DELETE", &at(&place, &b), &reason).await.status, 204);
        assert_eq!(editor.send_json("DELETE", &at(&place, &a), &json!({})).await.status, 204);
        let page = paper.visitor.get(PAGE).await;
        assert!(page.texts(".pin").is_empty() && !page.body.contains("One.") && !page.body.contains("Two."));
        assert_eq!(page.texts(".post .gone"), ["This entry was removed: It was somebody else."]);
        assert_eq!(paper.visitor.get(b["url"].as_str().unwrap()).await.status, 410);
        assert_eq!(paper.visitor.get(a["url"].as_str().unwrap()).await.status, 404);
        assert_eq!(editor.send_json("PATCH", &at(&place, &b), &json!({ "revision": 2, "body": "x" })).await.status, 404);
        let happened = editor.get(&format!("{place}/events")).await.json();
        let actions: Vec<&str> = happened["items"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect();
        assert!(actions.contains(&"entry") && actions.contains(&"entry_change") && actions.contains(&"entry_remove"), "{actions:?}");
    }

    async fn open_pages_are_sent_what_they_missed(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let kept = says(&editor, &place, "They are **off**.").await;
        let gone = says(&editor, &place, "Nobody fell in.").await;
        let change = json!({ "revision": 1, "body": "They are away." });
        editor.send_json("PATCH", &at(&place, &kept), &change).await;
        editor.send_json("DELETE", &at(&place, &gone), &json!({})).await;
        editor.send_json("PUT", &format!("{place}/live"), &json!({ "state": "ended" })).await;
        let stream = format!("{PAGE}/live/events");
        let all = paper.visitor.get(&format!("{stream}?after=1")).await;
        assert_eq!((all.header("content-type"), all.header("cache-control")), ("text/event-stream", "no-store"));
        let sent = events(&all);
        let names: Vec<(&str, i64)> = sent.iter().map(|(name, number, _)| (name.as_str(), *number)).collect();
        assert_eq!(names, [("entry", 2), ("removed", 3), ("changed", 4), ("removed", 5), ("state", 6)], "{}", all.body);
        assert_eq!((&sent[0].2["id"], &sent[1].2["html"]), (&kept["id"], &Value::Null));
        // The same as the page shows.
        let page = paper.visitor.get(PAGE).await;
        let part = sent[2].2["html"].as_str().unwrap().trim();
        assert!(page.body.contains(part), "{part}");
        assert_eq!(sent[4].2, json!({ "state": "ended", "label": "Ended" }));
        let behind = paper.visitor.send("GET", &format!("{stream}?after=1"), &[("last-event-id", "4")], Default::default()).await;
        let numbers: Vec<i64> = events(&behind).iter().map(|(_, number, _)| *number).collect();
        assert_eq!(numbers, [5, 6], "the header counts");
        assert_eq!(paper.visitor.get(&format!("{stream}?after=6")).await.status, 204, "nothing more will come");
        assert_eq!(paper.visitor.get(&format!("/lite{stream}?after=1")).await.status, 404);
    }

    async fn who_missed_too_much_loads_the_page(db) {
        let paper = Paper::open(db).await;
        let (room, id) = (paper.desk.itself(), paper.publish("Regatta").await);
        actions::cover(&room, id, LiveState::Active).await.unwrap();
        for number in 0..101 {
            let new = NewEntry { body: model::typed(&format!("Boat {number}.")), ..NewEntry::default() };
            actions::post_entry(&room, id, &new, None).await.unwrap();
        }
        actions::cover(&room, id, LiveState::Ended).await.unwrap();
        let sent = events(&paper.visitor.get(&format!("{PAGE}/live/events?after=0")).await);
        assert_eq!(sent.iter().map(|(name, ..)| name.as_str()).collect::<Vec<_>>(), ["reset"]);
    }

    async fn pictures_of_entries_go_with_them(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let lead = publishing::Lead { media: "ab/boat.jpg".into(), width: 40, height: 30, ..publishing::Lead::default() };
        paper.add_media("image/jpeg", &lead, b"x").await;
        let figure = json!({ "schema": 1, "type": "doc", "content": [
            { "type": "figure", "attrs": { "id": "b1", "media": "ab/boat.jpg", "alt": "A boat", "width": 40, "height": 30 } }] });
        let picture = "/media/ab/boat.jpg";
        assert_eq!(paper.visitor.fetch(picture).await.0, 404);
        let entry = post(&editor, &place, json!({ "body": figure })).await;
        assert_eq!(entry.status, 201, "{}", entry.body);
        assert_eq!(paper.visitor.fetch(picture).await.0, 200);
        // Other words of the story take nothing from its entries.
        let change = json!({ "revision": 1, "standfirst": "Nine boats." });
        assert_eq!(editor.send_json("PATCH", &place, &change).await.status, 200);
        assert_eq!(paper.visitor.fetch(picture).await.0, 200);
        assert_eq!(editor.send_json("DELETE", &at(&place, &entry.json()), &json!({})).await.status, 204);
        assert_eq!(paper.visitor.fetch(picture).await.0, 404);
        let unknown = json!({ "body": figure.to_string().replace("boat", "none") });
        let unknown = json!({ "body": serde_json::from_str::<Value>(unknown["body"].as_str().unwrap()).unwrap() });
        assert_eq!(post(&editor, &place, unknown).await.status, 422);
    }

    async fn a_removed_entry_leaves_no_word_in_the_book(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let (told, gone, kept) = (
            says(&editor, &place, "Her name is Ann.").await,
            says(&editor, &place, "She lives in Pier Road.").await,
            says(&editor, &place, "The race goes on.").await,
        );
        let change = json!({ "revision": 1, "body": "Her name is Ann Holm." });
        assert_eq!(editor.send_json("PATCH", &at(&place, &told), &change).await.status, 200);
        let reason = json!({ "reason": "It was private." });
        assert_eq!(editor.send_json("DELETE", &at(&place, &told), &reason).await.status, 204);
        assert_eq!(editor.send_json("DELETE", &at(&place, &gone), &json!({})).await.status, 204);
        let events = editor.get(&format!("{place}/events")).await.json();
        let events: Vec<(String, String)> = events["items"].as_array().unwrap().iter()
            .map(|event| (event["action"].as_str().unwrap().to_owned(), event["detail"].as_str().unwrap().to_owned()))
            .collect();
        let id = |entry: &Value| entry["id"].as_str().unwrap().to_owned();
        let (told, gone, kept) = (id(&told), id(&gone), format!("{}: The race goes on.", id(&kept)));
        let expected = [("entry_remove", gone.as_str()), ("entry_remove", "It was private."), ("entry_change", &told), ("entry", &kept), ("entry", &gone), ("entry", &told)];
        assert_eq!(events, expected.map(|(action, detail)| (action.to_owned(), detail.to_owned())));
    }

    async fn a_picture_of_an_entry_owes_what_one_of_a_story_owes(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let entry = says(&editor, &place, "They are off.").await;
        let new = NewPicture { file: crate::files::photograph(90, 48), ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let room = paper.desk.itself();
        // Whoever touched its words answers for it.
        let changes = PictureChanges { credit: Some("Jo Berg".into()), ..PictureChanges::default() };
        actions::update_picture(&room, picture.id, &changes).await.unwrap();
        let figure = |credit: &str| json!({ "schema": 1, "type": "doc", "content": [{ "type": "figure", "attrs": {
            "id": "b1", "media": picture.key, "alt": "A boat", "credit": credit, "width": picture.width, "height": picture.height } }] });
        let refused = async |answer: Answer, word: &str| {
            let problem = answer.json()["problems"][0].clone();
            assert_eq!((answer.status.as_u16(), &problem["field"]), (422, &json!("body")), "{}", answer.body);
            assert!(problem["sentence"].as_str().unwrap().contains(word), "{problem}");
        };
        let change = |credit: &str| json!({ "revision": 1, "body": figure(credit) });
        refused(post(&editor, &place, json!({ "body": figure("Jo Berg") })).await, "licence").await;
        refused(editor.send_json("PATCH", &at(&place, &entry), &change("Jo Berg")).await, "licence").await;
        let new = json!({ "section": "town", "headline": "Boats", "body": figure("Jo Berg"), "publish": true });
        refused(editor.send_json("POST", "/api/v1/articles", &new).await, "licence").await;
        let licensed = PictureChanges { licence: Some("own".into()), ..PictureChanges::default() };
        actions::update_picture(&room, picture.id, &licensed).await.unwrap();
        refused(post(&editor, &place, json!({ "body": figure("") })).await, "who made").await;
        assert_eq!(editor.send_json("PATCH", &at(&place, &entry), &change("Jo Berg")).await.status, 200);
        assert_eq!(post(&editor, &place, json!({ "body": figure("Jo Berg") })).await.status, 201);
    }

    async fn bad_input_has_a_sentence(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        for (entry, field) in [
            (json!({ "body": " " }), "body"),
            (json!({ "body": "x".repeat(20_001) }), "body"),
            (json!({ "body": "x", "title": "x".repeat(201) }), "title"),
            (json!({ "body": "x", "byline": "x".repeat(101) }), "byline"),
            (json!({ "body": "x", "key": "" }), "key"),
        ] {
            let refused = post(&editor, &place, entry).await;
            assert_eq!((refused.status.as_u16(), refused.json()["problems"][0]["field"].as_str()), (422, Some(field)), "{}", refused.body);
        }
        for broken in [json!({ "body": 7 }), json!({ "body": { "type": "doc" } }), json!({ "title": "x" })] {
            assert_eq!(post(&editor, &place, broken).await.status, 400);
        }
        let hostile = says(&editor, &place, "<script>alert(1)</script> [x](javascript:alert(1))").await;
        assert!(!hostile["html"].as_str().unwrap().contains("<script"));
        let long = json!({ "reason": "x".repeat(501) });
        assert_eq!(editor.send_json("DELETE", &at(&place, &hostile), &long).await.status, 422);
    }

    async fn a_takedown_leaves_no_entry(db) {
        let paper = Paper::open(db).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let place = regatta(&paper).await;
        let entry = says(&editor, &place, "They are off.").await;
        let id: i64 = place.rsplit('/').next().unwrap().parse().unwrap();
        let what = Takedown { reason: "A court says so.".into(), ..Takedown::default() };
        actions::take_down(&paper.desk.itself(), id, what).await.unwrap();
        for path in [PAGE, entry["url"].as_str().unwrap(), "/town/regatta/feed.atom", "/town/regatta/live/events"] {
            let gone = paper.visitor.get(path).await;
            assert_eq!((gone.status.as_u16(), gone.body.contains("They are off.")), (410, false), "{path}");
        }
        assert_eq!(editor.get(&format!("{place}/entries")).await.json()["items"], json!([]));
        for path in ["live", "events"] {
            let left = editor.get(&format!("{place}/{path}")).await;
            assert_eq!((left.status.as_u16(), left.body.contains("They are off.")), (200, false), "{}", left.body);
        }
        assert_eq!(post(&editor, &place, json!({ "body": "x" })).await.status, 409, "its coverage is over");
    }
}

/// A browser in which somebody is signed in.
struct Browser {
    visitor: Visitor,
    cookie: String,
}

impl Browser {
    async fn of(paper: &Paper, role: Role) -> (i64, Self) {
        let (cookie, id) = accounts::testing::signed_in(&paper.web, "Ida", role).await;
        (id, Self { visitor: paper.visitor.clone(), cookie })
    }

    async fn get(&self, path: &str) -> Answer {
        self.visitor.send("GET", path, &[("cookie", &self.cookie)], Default::default()).await
    }

    /// Sends a form of a page with the values that it holds, and these.
    async fn fill(&self, page: &Answer, action: &str, fields: &[(&str, &str)]) -> Answer {
        let form = format!(
            "form[action=\"{action}\"] [type=hidden], form[action=\"{action}#problems\"] [type=hidden]"
        );
        let hidden = page.attributes(&form, "name").into_iter().zip(page.attributes(&form, "value"));
        let mut all: Vec<(String, String)> = hidden.collect();
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let pairs: Vec<(&str, &str)> =
            all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.send(action, &pairs).await
    }

    async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
        let body: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("content-type", "application/x-www-form-urlencoded"),
            ("sec-fetch-site", "same-origin"),
        ];
        self.visitor.send("POST", path, &headers, body.join("&").into()).await
    }
}

both_engines! {
    async fn a_phone_is_enough(db) {
        let paper = Paper::open(db).await;
        let (_, editor) = Browser::of(&paper, Role::Editor).await;
        let (_, stranger) = Browser::of(&paper, Role::Journalist).await;
        let (own, reporter) = Browser::of(&paper, Role::Journalist).await;
        let id = paper.publish("Regatta").await;
        actions::give(&paper.desk.itself(), id, own, Some(false)).await.unwrap();
        let desk = format!("/desk/articles/{id}/live");
        assert_eq!((stranger.get(&desk).await.status.as_u16(), paper.visitor.get(&desk).await.status.as_u16()), (404, 303));
        let closed = reporter.get(&desk).await;
        assert_eq!((closed.status.as_u16(), closed.texts(".closed").len(), closed.texts("textarea").len()), (200, 1, 0));
        assert!(closed.attributes("form[action$=\"/state\"]", "action").is_empty(), "an editor opens it");
        let opened = editor.fill(&editor.get(&desk).await, &format!("{desk}/state"), &[]).await;
        assert_eq!((opened.status.as_u16(), opened.header("location")), (303, desk.as_str()), "{}", opened.body);
        let page = reporter.get(&desk).await;
        let entry = [("body", "They are **off**."), ("title", ""), ("key_event", "on")];
        let (first, second) = (reporter.fill(&page, &desk, &entry).await, reporter.fill(&page, &desk, &entry).await);
        assert_eq!((first.status.as_u16(), first.header("location")), (303, second.header("location")), "{}", first.body);
        assert_eq!(paper.visitor.get(PAGE).await.texts(".key .body"), ["They are off."]);
        // Whatever is refused comes back with every word.
        let long = "x".repeat(201);
        let refused = reporter.fill(&reporter.get(&desk).await, &desk, &[("body", "Nine boats."), ("title", &long)]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("textarea"), refused.attributes("#title", "value")), (422, vec!["Nine boats.".to_owned()], vec![long]));
        let forged = reporter.send(&desk, &[("body", "Nine boats."), ("token", "x"), ("key", "k")]).await;
        assert_eq!((forged.status.as_u16(), forged.texts("textarea")), (422, vec!["Nine boats.".to_owned()]));
        // Two change the same entry: the second sees the first's words above their own.
        let place = page_of_first(&reporter, &desk).await;
        let stale = reporter.get(&place).await;
        assert_eq!(stale.texts("textarea#body"), ["They are **off**."]);
        assert_eq!(editor.fill(&editor.get(&place).await, &place, &[("body", "They are away."), ("title", ""), ("correction", "")]).await.status, 303);
        let behind = reporter.fill(&stale, &place, &[("body", "They left."), ("title", ""), ("correction", "They left, not off.")]).await;
        assert_eq!((behind.status.as_u16(), behind.texts("textarea#body"), behind.texts(".note .body")), (409, vec!["They left.".to_owned()], vec!["They are away.".to_owned()]));
        assert_eq!(reporter.fill(&behind, &place, &[("body", "They left."), ("title", ""), ("correction", "They left, not off.")]).await.status, 303);
        let shown = paper.visitor.get(PAGE).await;
        assert_eq!((shown.texts(".post .body"), shown.texts(".told-here").len()), (vec!["They left.".to_owned()], 1));
        let pinned = reporter.fill(&reporter.get(&desk).await, &format!("{place}/pin"), &[]).await;
        assert_eq!((pinned.status.as_u16(), paper.visitor.get(PAGE).await.texts(".pin .body")), (303, vec!["They left.".to_owned()]));
        assert_eq!(stranger.send(&format!("{place}/removal"), &[("reason", "x")]).await.status, 404);
        let long = "x".repeat(501);
        let refused = reporter.fill(&reporter.get(&place).await, &format!("{place}/removal"), &[("reason", &long)]).await;
        assert_eq!((refused.status.as_u16(), refused.attributes("#reason", "value")), (422, vec![long]));
        assert_eq!(reporter.fill(&refused, &format!("{place}/removal"), &[("reason", "")]).await.status, 303);
        assert!(paper.visitor.get(PAGE).await.texts(".post").is_empty());
        assert_eq!(reporter.get(&place).await.status, 404);
    }

    async fn lists_say_while_a_coverage_goes_on(db) {
        let paper = Paper::open(db).await;
        let mut new = paper.new_story("Regatta", Some(MORNING));
        new.story.bylines = vec!["Ada Lind".to_owned()];
        let id = actions::create(&paper.desk.itself(), &new).await.unwrap();
        paper.publish("Quiet").await;
        let lists = ["/", "/town", "/authors/ada-lind"];
        for (state, shown) in [
            (None, false),
            (Some(LiveState::Active), true),
            (Some(LiveState::Paused), false),
            (Some(LiveState::Active), true),
            (Some(LiveState::Ended), false),
        ] {
            if let Some(state) = state {
                actions::cover(&paper.desk.itself(), id, state).await.unwrap();
            }
            for path in lists {
                let page = paper.visitor.get(path).await;
                let wanted = if shown { vec!["Live".to_owned()] } else { Vec::new() };
                assert_eq!(page.texts(".on-air"), wanted, "{path} {state:?}");
            }
            let headings = paper.visitor.get("/town").await.texts(".teaser h2");
            assert_eq!(headings, ["Quiet", if shown { "Live Regatta" } else { "Regatta" }], "{state:?}");
        }
    }
}

/// Where the newest entry is changed.
async fn page_of_first(who: &Browser, desk: &str) -> String {
    who.get(desk).await.attributes(".rows a[href*='/live/']", "href").remove(0)
}
