//! Authors: their pages, and what the paper says of them.

use accounts::{Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Publication};
use publishing::{Lead, ProfileChanges};
use serde_json::{Value, json};

use crate::paper::{Paper, fields};

async fn by(paper: &Paper, headline: &str, name: &str, at: Option<i64>) -> i64 {
    let mut new = paper.new_story(headline, at);
    new.story.bylines = vec![name.to_owned()];
    actions::create(&paper.desk.itself(), &new).await.unwrap()
}

async fn picture(paper: &Paper) -> String {
    let key = "ab/jo.png".to_owned();
    let picture = Lead { media: key.clone(), width: 40, height: 40, alt: "Jo".into(), ..Lead::default() };
    paper.add_media("image/png", &picture, b"face").await;
    key
}

both_engines! {
    async fn authors_stand_as_readers_look_for_them(db) {
        let paper = Paper::open(db).await;
        // Their addresses, `oelle-mann` and `ohm-krug`, are in the other order.
        for name in ["Ölle Mann", "Ohm Krug"] {
            by(&paper, name, name, Some(MORNING)).await;
        }
        assert_eq!(paper.visitor.get("/authors").await.texts(".entries a"), ["Ohm Krug", "Ölle Mann"]);
    }

    async fn an_author_has_a_page(db) {
        let paper = Paper::open(db).await;
        for number in 0..23 {
            by(&paper, &format!("Story {number}"), "Jo Larsen", Some(MORNING - number)).await;
        }
        let key = picture(&paper).await;
        assert_eq!(paper.visitor.get("/media/ab/jo.png").await.status, 404);
        let page = paper.visitor.get("/authors/jo-larsen").await;
        assert_eq!((page.texts("h1"), page.texts("article h3").len()), (vec!["Jo Larsen".to_owned()], 20));
        assert_eq!(page.attributes("a[href^=mailto]", "href").len(), 0);
        let next = page.attributes("a[rel=next]", "href").remove(0);
        assert_eq!(paper.visitor.get(&next).await.texts("article h3"), ["Story 20", "Story 21", "Story 22"]);
        let changes = ProfileChanges {
            role: Some("Court reporter".into()),
            biography: Some("Reads <b>minutes</b>.".into()),
            email: Some("jo@paper.example".into()),
            photo: Some(key),
            name: None,
        };
        actions::update_author(&paper.desk, "jo-larsen", &changes).await.unwrap();
        let page = paper.visitor.get("/authors/jo-larsen").await;
        assert_eq!(page.texts(".role"), ["Court reporter"]);
        assert_eq!(page.attributes("a[href^=mailto]", "href"), ["mailto:jo@paper.example"]);
        assert_eq!(page.attributes(".person img", "src"), ["/media/ab/jo.png"]);
        assert_eq!(paper.visitor.get("/media/ab/jo.png").await.status, 200);
        let graph: Value = serde_json::from_str(&page.texts("script")[0]).unwrap();
        let person = &graph["@graph"][0]["mainEntity"];
        assert_eq!((&person["@type"], &person["name"], &person["jobTitle"]), (&json!("Person"), &json!("Jo Larsen"), &json!("Court reporter")));
        assert_eq!((&person["description"], &person["email"]), (&json!("Reads <b>minutes</b>."), &json!("jo@paper.example")));
        assert_eq!(person["image"]["url"], "https://paper.example/media/ab/jo.png");
        assert_eq!(graph["@graph"][1]["@type"], "BreadcrumbList");
        assert_eq!(paper.visitor.get("/authors").await.texts(".entries p"), ["Court reporter"]);
        let none = ProfileChanges { email: Some(String::new()), photo: Some(String::new()), ..ProfileChanges::default() };
        let profile = actions::update_author(&paper.desk, "jo-larsen", &none).await.unwrap();
        assert_eq!((profile.email, profile.photo, profile.role.as_str()), (None, None, "Court reporter"));
    }

    async fn who_has_published_nothing_is_not_known(db) {
        let paper = Paper::open(db).await;
        let draft = by(&paper, "Secret", "Nora Nobody", None).await;
        let missing = paper.visitor.get("/authors/nobody").await;
        let hidden = paper.visitor.get("/authors/nora-nobody").await;
        assert_eq!((hidden.status.as_u16(), &hidden.body), (404, &missing.body));
        assert_eq!(paper.visitor.get("/authors").await.texts(".entries a").len(), 0);
        actions::publish(&paper.desk.itself(), draft, Publication::default()).await.unwrap();
        assert_eq!(paper.visitor.get("/authors/nora-nobody").await.texts("article h3"), ["Secret"]);
        assert_eq!(paper.visitor.get("/authors").await.texts(".entries a"), ["Nora Nobody"]);
        assert_eq!(paper.visitor.get("/town/secret").await.attributes(".by a", "href"), ["/authors/nora-nobody"]);
        actions::unpublish(&paper.desk.itself(), draft, "").await.unwrap();
        assert_eq!(paper.visitor.get("/authors/nora-nobody").await.status, 404);
        assert_eq!(paper.visitor.get("/authors").await.texts(".entries a").len(), 0);
    }

    async fn a_profile_drops_its_own_page_only(db) {
        let paper = Paper::open(db).await;
        by(&paper, "One", "Jo Larsen", Some(MORNING)).await;
        by(&paper, "Two", "Lena Ort", Some(MORNING)).await;
        let all = async |paths: &[&str]| {
            let mut bodies = Vec::new();
            for path in paths {
                bodies.push(paper.visitor.get(path).await.body);
            }
            bodies
        };
        let still = ["/authors/lena-ort", "/town/one", "/town/two", "/", "/town"];
        let (before, own) = (all(&still).await, paper.visitor.get("/authors/jo-larsen").await.body);
        // What is made anew carries another time.
        paper.clock.advance(std::time::Duration::from_mins(1));
        let change = ProfileChanges { role: Some("Editor".into()), ..ProfileChanges::default() };
        actions::update_author(&paper.desk, "jo-larsen", &change).await.unwrap();
        assert_eq!(all(&still).await, before);
        assert_ne!(paper.visitor.get("/authors/jo-larsen").await.body, own);
        let change = ProfileChanges { name: Some("Jo Berg".into()), ..ProfileChanges::default() };
        actions::update_author(&paper.desk, "jo-larsen", &change).await.unwrap();
        assert_eq!(paper.visitor.get("/town/one").await.texts(".by a"), ["Jo Berg"]);
    }

    async fn editors_describe_authors_over_the_api(db) {
        let paper = Paper::open(db).await;
        by(&paper, "One", "Jo Larsen", Some(MORNING)).await;
        let editor = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesPublish]).await;
        let place = "/api/v1/authors/jo-larsen";
        let change = json!({ "role": "Editor", "email": "jo@paper.example" });
        assert_eq!(paper.visitor.send_json("PATCH", place, &change).await.status, 401);
        let changed = editor.send_json("PATCH", place, &change).await;
        assert_eq!((changed.status.as_u16(), &changed.json()["role"]), (200, &json!("Editor")));
        for (wrong, status) in [
            (json!({ "email": "jo@paper.example?cc=x" }), 422), (json!({ "photo": "ab/none.png" }), 422),
            (json!({ "name": " " }), 422), (json!({ "colour": "red" }), 400), (json!({ "role": "x".repeat(81) }), 422),
        ] {
            assert_eq!(editor.send_json("PATCH", place, &wrong).await.status.as_u16(), status, "{wrong}");
        }
        assert_eq!(editor.send_json("PATCH", "/api/v1/authors/nobody", &change).await.status, 404);
        let list = editor.get("/api/v1/authors").await.json();
        assert_eq!((&list["items"][0]["name"], &list["next"]), (&json!("Jo Larsen"), &Value::Null));
        let bad = ProfileChanges { name: Some(String::new()), ..ProfileChanges::default() };
        assert_eq!(fields(actions::update_author(&paper.desk, "jo-larsen", &bad).await), ["name"]);
    }
}
