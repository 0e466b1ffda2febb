//! Drafts that come to nothing.

use std::time::Duration;

use accounts::{Role, Scope};
use database::{Db, both_engines};
use publishing::actions::{self, Publication};
use publishing::{NewPicture, PictureWords};
use serde_json::json;

use crate::desk::Browser;
use crate::files;
use crate::paper::Paper;

/// Every table that has rows of stories.
const TABLES: [&str; 21] = [
    "articles",
    "work",
    "revisions",
    "revision_blocks",
    "article_people",
    "article_events",
    "article_media",
    "article_terms",
    "article_topics",
    "bylines",
    "corrections",
    "live",
    "live_changes",
    "live_entries",
    "mentions",
    "moved",
    "notes",
    "old_paths",
    "presence",
    "related",
    "working_media",
];

async fn rows(db: &Db, table: &str) -> i64 {
    let sql: &'static str = format!("SELECT COUNT(*) FROM {table}").leak();
    let read: database::Result<(i64,)> = db.read(async |c| c.one(sql, &[]).await).await;
    read.unwrap().0
}

const FORM: &str = "form[action$='/deletion']";

both_engines! {
    async fn nothing_is_left_of_a_draft_but_its_pictures(db) {
        let paper = Paper::open(db).await;
        let mut before = Vec::new();
        for table in TABLES {
            before.push(rows(&paper.web.db, table).await);
        }
        let words = PictureWords { alt: "A pier".into(), ..PictureWords::default() };
        let new = NewPicture { file: files::photograph(70, 48), words, ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Zephyr").await;
        let id: i64 = place.rsplit('/').next().unwrap().parse().unwrap();
        ada.write(&place, &[("body", "Nobody shall read this."), ("bylines", "Ada Lind"), ("lead_media", &picture.key)]).await;
        let page = ada.get(&format!("{place}/edit")).await;
        ada.fill(&page, "form[action*='/notes']", &[("note", "@Mo Yilmaz, is it true?")]).await;
        let api = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let article = format!("/api/v1/articles/{id}");
        let covered = api.send_json("PUT", &format!("{article}/live"), &json!({ "state": "active" })).await;
        assert!(covered.status.is_success(), "{}", covered.body);
        let made = ada.fill(&page, "form[action$='/previews']", &[]).await;
        let link = made.texts(".secret code").remove(0).trim_start_matches("https://paper.example").to_owned();
        assert_eq!(paper.visitor.get(&link).await.status, 200);

        let page = ada.get(&format!("{place}/edit")).await;
        assert_eq!(page.attributes(".story-side a[href$='/deletion']", "href"), [format!("{place}/deletion")]);
        let asked = ada.get(&format!("{place}/deletion")).await;
        assert_eq!((asked.status.as_u16(), asked.texts(FORM).len()), (200, 1), "{}", asked.body);
        // Ada has it open herself; to Mo it is in other hands.
        let other = mo.get(&format!("{place}/deletion")).await;
        assert_eq!((other.status.as_u16(), other.texts(FORM).len(), other.texts("main .notice").len()), (200, 0, 1));
        let done = ada.fill(&asked, FORM, &[]).await;
        assert_eq!((done.status.as_u16(), done.header("location")), (303, "/desk/articles?done=deleted"), "{}", done.body);
        let list = ada.get("/desk/articles?done=deleted").await;
        assert_eq!((list.texts("[role=status]").len(), list.texts(".line").len()), (1, 0));
        let mut after = Vec::new();
        for table in TABLES {
            after.push(rows(&paper.web.db, table).await);
        }
        assert_eq!(after, before, "{TABLES:?}");
        let missing = paper.visitor.get("/preview/made-up").await;
        assert_eq!(paper.visitor.get(&link).await.body, missing.body);
        assert_eq!(ada.get(&format!("{place}/edit")).await.status, 404);
        assert_eq!(mo.get(&format!("/desk/media/{}", picture.id)).await.status, 200, "pictures stay");
        let again = ada.fill(&asked, FORM, &[]).await;
        assert_eq!(again.status, 404);
        let told = accounts::events(&paper.web.db, 1).await.unwrap().remove(0);
        assert_eq!((told.action, told.subject), (accounts::Action::DraftDeleted, id.to_string()));
        assert!(told.who.contains('@'), "{}", told.who);
    }

    async fn what_was_published_is_not_deleted(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let api = paper.person(Role::Editor, &[Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish]).await;
        let known = paper.publish("Out").await;
        let taken = paper.publish("Taken back").await;
        actions::unpublish(&paper.desk.itself(), taken, "").await.unwrap();
        let coming = actions::create(&paper.desk.itself(), &paper.new_story("Coming", None)).await.unwrap();
        let at = Some(paper.clock.now() + 3_600_000_000);
        actions::publish(&paper.desk.itself(), coming, Publication { at, ..Publication::default() }).await.unwrap();
        for id in [known, taken, coming] {
            let place = format!("/desk/articles/{id}");
            assert_eq!(mo.get(&format!("{place}/edit")).await.texts("a[href$='/deletion']").len(), 0);
            let page = mo.get(&format!("{place}/deletion")).await;
            assert_eq!((page.status.as_u16(), page.texts(FORM).len(), page.texts("main .notice").len()), (200, 0, 1));
            let refused = api.send_json("DELETE", &format!("/api/v1/articles/{id}"), &json!({})).await;
            assert_eq!(refused.status, 409, "{}", refused.body);
            let token = mo.get("/desk/articles/new").await.attributes("main form [name=token]", "value").remove(0);
            let forced = mo.post(&format!("{place}/deletion"), &[("token", &token), ("revision", "1")]).await;
            assert_eq!((forced.status.as_u16(), forced.texts("main .notice").len()), (409, 1), "{}", forced.body);
        }
        assert_eq!(paper.visitor.get("/town/out").await.status, 200);
        // What never came out may go, once nobody has it open any more.
        paper.clock.advance(Duration::from_mins(2));
        actions::unschedule(&paper.desk.itself(), coming).await.unwrap();
        let stale = api.send_json("DELETE", &format!("/api/v1/articles/{coming}?revision=9"), &json!({})).await;
        assert_eq!(stale.status, 409);
        let gone = api.send_json("DELETE", &format!("/api/v1/articles/{coming}?revision=1"), &json!({})).await;
        assert_eq!((gone.status.as_u16(), gone.body.as_str()), (204, ""));
        assert_eq!(api.get(&format!("/api/v1/articles/{coming}")).await.status, 404);
    }

    async fn a_draft_that_changed_is_looked_at_again(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = mo.begin("Harbour").await;
        let asked = mo.get(&format!("{place}/deletion")).await;
        mo.write(&place, &[("body", "Words that came since.")]).await;
        let moved = mo.fill(&asked, FORM, &[]).await;
        assert_eq!((moved.status.as_u16(), moved.texts("[role=alert]").len()), (409, 1), "{}", moved.body);
        assert_eq!(mo.fill(&moved, FORM, &[("token", "x")]).await.status, 403);
        assert_eq!(mo.fill(&moved, FORM, &[]).await.status, 303);
        assert_eq!(mo.get(&format!("{place}/edit")).await.status, 404);
        let by_paper = actions::create(&paper.desk.itself(), &paper.new_story("Imported", None)).await.unwrap();
        actions::delete_draft(&paper.desk.itself(), by_paper, None).await.unwrap();
        assert_eq!(accounts::events(&paper.web.db, 1).await.unwrap()[0].who, accounts::CONSOLE);
        let none = actions::delete_draft(&paper.desk.itself(), by_paper, None).await;
        assert!(matches!(none, Err(web::Error::NotFound)), "{none:?}");
    }
}
