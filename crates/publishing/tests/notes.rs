//! Notes at places in a story: over the API and at the desk, answered, settled, and gone with the words they are about.

use accounts::{Role, Scope};
use database::testing::MORNING;
use database::{Conn, args, both_engines};
use publishing::actions::{self, Publication, Takedown};
use serde_json::{Value, json};

use crate::desk::Browser;
use crate::paper::Paper;

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
const FORM: &str = "#new-note";

fn anchor(exact: &str) -> Value {
    json!({ "field": "body", "exact": exact, "prefix": "The council ", "suffix": "." })
}

/// A story of somebody's with a paragraph; where it is in the API, and its id.
async fn begun(writer: &web::testing::Visitor) -> (String, i64) {
    let new = json!({ "section": "town", "headline": "Zephyr", "text": "The council met on Tuesday.\n\nNobody asked." });
    let made = writer.send_json("POST", "/api/v1/articles", &new).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let id: i64 = made.json()["id"].as_str().unwrap().parse().unwrap();
    (format!("/api/v1/articles/{id}"), id)
}

/// An answer without the number of its request, which no two have in common.
fn nothing(answer: &web::testing::Answer) -> (u16, Value) {
    let mut body = answer.json();
    body.as_object_mut().unwrap().remove("instance");
    (answer.status.as_u16(), body)
}

both_engines! {
    async fn a_note_keeps_the_words_it_is_about(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &ALL[..2]).await;
        let (place, _) = begun(&ada).await;
        let notes = format!("{place}/notes");
        let made = ada.send_json("POST", &notes, &json!({ "text": " Who said so? ", "anchor": anchor(" met\n on  Tuesday ") })).await;
        assert_eq!(made.status, 201, "{}", made.body);
        let note = made.json();
        assert_eq!((&note["text"], &note["answers_to"], &note["resolved"]), (&json!("Who said so?"), &Value::Null, &Value::Null));
        assert_eq!(note["anchor"], anchor("met on Tuesday"));
        assert_eq!(ada.send_json("PATCH", &format!("{place}/plan"), &json!({ "note": "On all of it." })).await.status, 204);
        let list = ada.get(&notes).await.json();
        assert_eq!((list["items"][0].clone(), &list["items"][1]["text"], &list["items"][1]["anchor"]), (note, &json!("On all of it."), &Value::Null));
        let events = ada.get(&format!("{place}/events")).await.json();
        assert_eq!((&events["items"][1]["action"], &events["items"][1]["detail"]), (&json!("note"), &json!("Who said so?")));
    }

    async fn what_is_wrong_with_a_note_is_said(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &ALL[..2]).await;
        let (place, _) = begun(&ada).await;
        let notes = format!("{place}/notes");
        let around = json!({ "field": "body", "exact": "met", "prefix": "y".repeat(33) });
        for (new, field, words) in [
            (json!({ "text": "x", "anchor": anchor(&"x".repeat(301)) }), "anchor", "at most 300 characters of the story"),
            (json!({ "text": "x", "anchor": anchor(" \n ") }), "anchor", "Choose the words"),
            (json!({ "text": "x", "anchor": anchor("a\u{0}b") }), "anchor", "U+0000"),
            (json!({ "text": "x", "anchor": around }), "anchor", "At most 32 characters"),
            (json!({ "text": "x", "anchor": { "field": "kicker", "exact": "met" } }), "anchor", "the headline, the standfirst or the body"),
            (json!({ "text": " " }), "text", "write something"),
            (json!({ "text": "x".repeat(2_001) }), "text", "2,000"),
            (json!({ "text": "x", "answers_to": "12" }), "answers_to", "no such note"),
            (json!({ "text": "x", "answers_to": "soon" }), "answers_to", "no such note"),
            (json!({ "text": "x", "answers_to": "12", "anchor": anchor("met") }), "anchor", "not both"),
        ] {
            let refused = ada.send_json("POST", &notes, &new).await;
            assert_eq!(refused.status, 422, "{new}: {}", refused.body);
            let problem = refused.json()["problems"][0].clone();
            assert_eq!(problem["field"], json!(field), "{new}");
            assert!(problem["sentence"].as_str().unwrap().contains(words), "{new}: {problem}");
        }
        assert_eq!(ada.send_json("POST", &notes, &json!({ "text": "x", "anchor": anchor(&"ü".repeat(300)) })).await.status, 201);
        assert_eq!(ada.get(&notes).await.json()["items"].as_array().unwrap().len(), 1);
    }

    async fn notes_of_others_stories_do_not_exist(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &ALL[..2]).await;
        let (place, _) = begun(&ada).await;
        let notes = format!("{place}/notes");
        let made = ada.send_json("POST", &notes, &json!({ "text": "Hush.", "anchor": anchor("met") })).await.json();
        let note = made["id"].as_str().unwrap();
        for role in [Role::Journalist, Role::Contributor] {
            let other = paper.person(role, &ALL[..2]).await;
            let own = json!({ "text": "x", "anchor": anchor("met") });
            for (method, real, forged) in [
                ("POST", notes.clone(), "/api/v1/articles/12/notes".to_owned()),
                ("PUT", format!("{notes}/{note}/resolution"), format!("/api/v1/articles/12/notes/{note}/resolution")),
                ("DELETE", format!("{notes}/{note}/resolution"), format!("/api/v1/articles/12/notes/{note}/resolution")),
            ] {
                let (real, forged) = (other.send_json(method, &real, &own).await, other.send_json(method, &forged, &own).await);
                assert_eq!(nothing(&real), nothing(&forged), "{method}, {role}");
                assert!(real.status == 404 || real.status == 403, "{method}, {role}: {}", real.status);
            }
            let (real, forged) = (other.get(&notes).await, other.get("/api/v1/articles/12/notes").await);
            assert_eq!(nothing(&real), nothing(&forged), "{role}");
            assert!(!real.body.contains("Hush"));
        }
        let strange = ada.send_json("PUT", &format!("{notes}/12/resolution"), &json!({})).await;
        assert_eq!(strange.status, 404);
        let (other, _) = begun(&ada).await;
        assert_eq!(ada.send_json("PUT", &format!("{other}/notes/{note}/resolution"), &json!({})).await.status, 404, "of another story");
        let answer = json!({ "text": "x", "answers_to": note });
        assert_eq!(ada.send_json("POST", &format!("{other}/notes"), &answer).await.status, 422, "of another story");
    }

    async fn a_note_is_answered_settled_and_opened_again(db) {
        let paper = Paper::open(db).await;
        let ada = paper.person(Role::Journalist, &ALL[..2]).await;
        let mo = paper.person(Role::Editor, &ALL).await;
        let (place, _) = begun(&ada).await;
        let notes = format!("{place}/notes");
        let made = mo.send_json("POST", &notes, &json!({ "text": "Who?", "anchor": anchor("met") })).await.json();
        let note = made["id"].as_str().unwrap();
        let answer = ada.send_json("POST", &notes, &json!({ "text": "The mayor.", "answers_to": note })).await.json();
        assert_eq!(answer["answers_to"], json!(note));
        let second = ada.send_json("POST", &notes, &json!({ "text": "And hers.", "answers_to": answer["id"] })).await.json();
        assert_eq!(second["answers_to"], json!(note), "answers stand on one level");
        let resolution = format!("{notes}/{note}/resolution");
        assert_eq!(ada.send_json("PUT", &resolution, &json!({})).await.status, 204);
        assert_eq!(mo.send_json("PUT", &resolution, &json!({})).await.status, 204, "twice is once");
        let first = |list: Value| list["items"][0].clone();
        let settled = first(ada.get(&notes).await.json());
        let by = ada.get(&format!("{place}/people")).await.json()["items"][0]["name"].clone();
        assert_eq!(settled["resolved"], json!({ "at": locale::rfc3339_utc(MORNING), "by": by }));
        assert_eq!(ada.send_json("DELETE", &resolution, &json!({})).await.status, 204);
        assert_eq!(first(ada.get(&notes).await.json())["resolved"], Value::Null);
        ada.send_json("PUT", &resolution, &json!({})).await;
        assert_eq!(mo.send_json("POST", &notes, &json!({ "text": "No, the club.", "answers_to": note })).await.status, 201);
        assert_eq!(first(ada.get(&notes).await.json())["resolved"], Value::Null, "an answer opens it again");
    }

    async fn readers_never_see_a_note_or_where_it_points(db) {
        let paper = Paper::open(db).await;
        let mo = paper.person(Role::Editor, &ALL).await;
        let (place, id) = begun(&mo).await;
        let hidden = json!({ "field": "body", "exact": "quokka", "prefix": "wombat ", "suffix": " numbat" });
        mo.send_json("POST", &format!("{place}/notes"), &json!({ "text": "bandicoot", "anchor": hidden })).await;
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        for path in [
            "/", "/town", "/town/zephyr", "/lite/town/zephyr", "/town/zephyr/history", "/feed.atom", "/feed.rss", "/feed.json", "/sitemap.xml",
            "/news-sitemap.xml", "/archive/2025/01", "/api/v1/articles", place.as_str(),
        ] {
            let page = paper.visitor.get(path).await;
            assert!(page.status.is_success(), "{path}: {}", page.status);
            for word in ["quokka", "wombat", "numbat", "bandicoot"] {
                assert!(!page.body.contains(word), "{path} tells {word}");
            }
        }
        let refused = paper.visitor.get(&format!("{place}/notes")).await;
        assert_eq!(refused.status, 401);
    }

    async fn a_takedown_removes_the_words_that_notes_point_at(db) {
        let paper = Paper::open(db).await;
        let mo = paper.person(Role::Editor, &ALL).await;
        let (place, id) = begun(&mo).await;
        let notes = format!("{place}/notes");
        let anchor = json!({ "field": "body", "exact": "quokka", "prefix": "quokka ", "suffix": " quokka" });
        let made = mo.send_json("POST", &notes, &json!({ "text": "quokka", "anchor": anchor })).await.json();
        let resolution = format!("{notes}/{}/resolution", made["id"].as_str().unwrap());
        mo.send_json("PUT", &resolution, &json!({})).await;
        actions::publish(&paper.desk.itself(), id, Publication::default()).await.unwrap();
        let what = Takedown { reason: "A court has ruled so.".into(), ..Takedown::default() };
        actions::take_down(&paper.desk.itself(), id, what).await.unwrap();
        let count = async |c: &mut Conn| {
            let sql = "SELECT (SELECT COUNT(*) FROM notes WHERE exact LIKE $1 OR prefix LIKE $1 OR suffix LIKE $1 OR field IS NOT NULL)
                            + (SELECT COUNT(*) FROM article_events WHERE detail LIKE $1)
                            + (SELECT COUNT(*) FROM mentions WHERE text LIKE $1)";
            c.one::<i64>(sql, args!["%quokka%"]).await
        };
        assert_eq!(paper.web.db.read(count).await.unwrap(), 0);
        assert_eq!(mo.get(&notes).await.json()["items"], json!([]));
        // Who settled it and when is still written down, as who wrote it is.
        let settled = async |c: &mut Conn| c.one::<i64>("SELECT COUNT(*) FROM notes WHERE resolved = $1", args![MORNING]).await;
        assert_eq!(paper.web.db.read(settled).await.unwrap(), 1);
        let again = mo.send_json("POST", &notes, &json!({ "text": "x", "anchor": { "field": "body", "exact": "quokka" } })).await;
        assert_eq!(again.status, 422, "and no quotation brings them back");
        assert_eq!(mo.send_json("POST", &notes, &json!({ "text": "Filed." })).await.status, 201);
    }

    async fn notes_are_written_and_settled_without_a_script(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Zephyr").await;
        let edit = format!("{place}/edit");
        ada.write(&place, &[("body", "The council **met** on Tuesday.\n\nNobody asked.")]).await;
        let page = mo.get(&edit).await;
        let wrong = mo.fill(&page, FORM, &[("note", "Who <b>said</b> so?"), ("about", "met on Monday")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts("#about-err").len()), (422, 1), "{}", wrong.body);
        assert_eq!((wrong.texts("#say"), wrong.texts("#about")), (vec!["Who <b>said</b> so?".to_owned()], vec!["met on Monday".to_owned()]));
        let long = mo.fill(&page, FORM, &[("note", " "), ("about", "met")]).await;
        assert_eq!((long.status.as_u16(), long.texts("#say-err").len()), (422, 1));
        let fine = [("note", "Who <b>said</b> so?"), ("about", "met  on\r\nTuesday. Nobody")];
        let kept = mo.fill(&page, FORM, &fine).await;
        assert_eq!((kept.status.as_u16(), kept.header("location")), (303, format!("{edit}?done=note").as_str()));
        assert_eq!(mo.fill(&page, FORM, &[("note", "On all of it."), ("about", "")]).await.status, 303);
        let page = ada.get(&edit).await;
        assert_eq!(page.texts(".remark blockquote"), ["“met on Tuesday. Nobody”"]);
        assert_eq!(page.texts(".remark > .said"), ["Who <b>said</b> so?", "On all of it."]);
        let first = format!("#{}", page.attributes(".remark", "id").remove(0));
        let answer = format!("{first} details form");
        let empty = ada.fill(&page, &answer, &[("note", " ")]).await;
        assert_eq!((empty.status.as_u16(), empty.texts(".remark .err").len()), (422, 1), "{}", empty.body);
        assert_eq!(ada.fill(&page, &answer, &[("note", "The mayor.")]).await.status, 303);
        ada.write(&place, &[("body", "The council met on Monday.")]).await;
        let page = ada.get(&edit).await;
        assert_eq!(page.texts(".remark .answers .said"), ["The mayor."]);
        assert_eq!(page.texts(".remark > .meta").remove(0), "These words are no longer in the story.");
        let settle = format!("{first} > form[action$='/resolution']");
        let settled = ada.fill(&page, &settle, &[("resolved", "yes")]).await;
        assert_eq!((settled.status.as_u16(), settled.header("location")), (303, format!("{edit}?done=resolved").as_str()));
        let page = mo.get(settled.header("location")).await;
        assert_eq!(page.texts("[role=status]"), ["The note is resolved."]);
        assert_eq!(page.texts("#notes-list > ol .said"), ["On all of it."]);
        assert_eq!(page.texts("#notes-list > details .said"), ["Who <b>said</b> so?", "The mayor."]);
        let opened = mo.fill(&page, "#notes-list > details form", &[("resolved", "")]).await;
        assert_eq!(opened.header("location"), format!("{edit}?done=reopened"));
        assert_eq!(ada.get(&edit).await.texts("#notes-list > details").len(), 0);
        let jo = Browser::of(&paper, "Jo Berg", Role::Contributor).await;
        assert!([403, 404].contains(&jo.post(&format!("{place}/notes/12/resolution"), &[("token", "x")]).await.status.as_u16()));
    }
}
