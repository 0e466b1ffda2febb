//! What waits and where, ideas, live coverage, other addresses and takedowns, in a browser.

use std::time::Duration;

use accounts::{Door, Role, Scope};
use database::both_engines;
use database::testing::MORNING;
use publishing::actions::{self, Publication};
use publishing::{Correction, LiveState};
use serde_json::{Value, json};

use crate::desk::Browser;
use crate::paper::Paper;

const ALL: [Scope; 3] = [Scope::ArticlesRead, Scope::ArticlesWrite, Scope::ArticlesPublish];
const PASSWORD: &str = "correct horse battery";
const STEPS: &str = "form[action*='/steps']";
const TAKEDOWN: &str = "form[action*='/takedown']";

fn id_of(place: &str) -> i64 {
    place.rsplit('/').next().unwrap().parse().unwrap()
}

async fn publish(paper: &Paper, place: &str) {
    actions::publish(&paper.desk.itself(), id_of(place), Publication::default()).await.unwrap();
}

/// The stories of a tab.
async fn tab(who: &Browser, state: &str) -> Vec<String> {
    who.get(&format!("/desk/articles?state={state}")).await.texts(".line h3")
}

async fn step(who: &Browser, place: &str, fields: &[(&str, &str)]) -> u16 {
    let page = who.get(&format!("{place}/edit")).await;
    who.fill(&page, STEPS, fields).await.status.as_u16()
}

/// The buttons of the steps that somebody may make.
async fn ways(who: &Browser, place: &str) -> Vec<String> {
    who.get(&format!("{place}/edit")).await.attributes(&format!("{STEPS} button"), "value")
}

both_engines! {
    async fn new_words_for_a_published_story_wait_where_others_do(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "It opens in May.")]).await;
        publish(&paper, &place).await;
        assert_eq!((tab(&mo, "work").await.len(), ways(&ada, &place).await), (0, vec!["withdraw".to_owned()]));
        ada.write(&place, &[("body", "It opens in June.")]).await;
        assert_eq!(ways(&ada, &place).await, ["submit"], "new words are nobody's approval");
        assert_eq!(step(&ada, &place, &[("step", "submit")]).await, 303);
        assert_eq!((tab(&mo, "submitted").await, tab(&mo, "work").await.len()), (vec!["Harbour".to_owned()], 1));
        assert_eq!(tab(&mo, "draft").await.len(), 0);
        let list = mo.get("/desk/articles?state=submitted").await;
        assert_eq!(list.texts(".line .state"), ["Published", "Handed in"]);
        assert_eq!(list.texts(".line .ahead").len(), 1);
        assert_eq!(step(&mo, &place, &[("step", "request_changes"), ("note", "Who said so?")]).await, 303);
        assert_eq!((tab(&ada, "changes_requested").await.len(), tab(&mo, "submitted").await.len()), (1, 0));
        publish(&paper, &place).await;
        assert_eq!(tab(&mo, "work").await.len(), 0, "readers see all of it");
        // What an editor changes at once is nobody's to hand in.
        let editor = paper.person(Role::Editor, &ALL).await;
        let article = format!("/api/v1/articles/{}", id_of(&place));
        let changed = editor.send_json("PATCH", &article, &json!({ "revision": 3, "standfirst": "In June." })).await;
        assert_eq!((&changed.json()["workflow"], &changed.json()["live"]), (&json!("approved"), &Value::Null), "{}", changed.body);
        // Taken back it is written, handed in and found as any other.
        actions::unpublish(&paper.desk.itself(), id_of(&place), "").await.unwrap();
        assert_eq!((tab(&ada, "draft").await.len(), tab(&ada, "unpublished").await.len()), (1, 1));
        assert_eq!(step(&ada, &place, &[("step", "submit")]).await, 303);
        assert_eq!((tab(&mo, "submitted").await.len(), tab(&mo, "work").await.len()), (1, 1));
        assert_eq!(mo.get("/desk/articles?state=submitted").await.texts(".line .state"), ["Taken back", "Handed in"]);
        let found = mo.get("/desk/articles?state=work&q=harb&section=town&mine=yes").await;
        assert_eq!(found.texts(".line").len(), 0, "it is not Mo's");
    }

    async fn an_approval_is_given_again(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "It opens in May.")]).await;
        assert_eq!(step(&ada, &place, &[("step", "submit")]).await, 303);
        assert_eq!(step(&mo, &place, &[("step", "approve")]).await, 303);
        let fresh = mo.get(&format!("{place}/edit")).await;
        assert_eq!(fresh.texts("#outdated").len(), 0);
        assert_eq!(fresh.attributes(&format!("{STEPS} button"), "value"), ["withdraw", "request_changes"]);
        assert_eq!(step(&mo, &place, &[("step", "approve")]).await, 409);
        ada.write(&place, &[("body", "It opens in June.")]).await;
        let stale = mo.get(&format!("{place}/edit")).await;
        assert_eq!(stale.texts("#outdated"), ["Version 2 was approved; there are newer words since."]);
        assert_eq!(stale.attributes(&format!("{STEPS} button"), "value"), ["withdraw", "request_changes", "approve"]);
        assert_eq!(ways(&ada, &place).await, ["withdraw"], "an approval is an editor's");
        assert_eq!(mo.fill(&stale, STEPS, &[("step", "approve")]).await.status, 303);
        let again = mo.get(&format!("{place}/edit")).await;
        assert_eq!((again.texts("#outdated").len(), again.texts(".steps [aria-current]")), (0, vec!["Approved".to_owned()]));
        assert_eq!(mo.fill(&again, STEPS, &[("step", "approve")]).await.status, 409, "once");
    }

    async fn a_story_begins_as_an_idea(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let owner = ada.user.to_string();
        let form = mo.get("/desk/articles/new").await;
        assert_eq!(form.attributes("#form [name=kind]", "value"), ["draft", "idea"]);
        assert!(form.attributes("#owner option", "value").contains(&owner));
        let idea = [("kind", "idea"), ("section", "town"), ("headline", "Who swims there?"), ("owner", &owner)];
        let wrong = [("planned", "2025-02-30"), ("section", "none"), ("note", "@Ada Lind, ask the club.")];
        let refused = mo.fill(&form, "#form", &[&idea[..], &wrong[..]].concat()).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#problems li").len()), (422, 2), "{}", refused.body);
        assert_eq!(refused.attributes("#form [checked]", "value"), ["idea"]);
        assert_eq!(refused.attributes("#owner [selected]", "value"), [owner.as_str()]);
        assert_eq!(refused.texts("#note"), ["@Ada Lind, ask the club."]);
        let old = mo.fill(&form, "#form", &[&idea[..], &[("token", "x")]].concat()).await;
        assert_eq!((old.status.as_u16(), old.attributes("#headline", "value")), (422, vec!["Who swims there?".to_owned()]));
        let fine = [("planned", "2025-01-20"), ("note", "@Ada Lind, ask the club.")];
        let made = mo.fill(&form, "#form", &[&idea[..], &fine[..]].concat()).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let place = made.header("location").trim_end_matches("/edit").to_owned();
        assert_eq!(tab(&ada, "idea").await, ["Who swims there?"]);
        let page = ada.get(&format!("{place}/edit")).await;
        assert_eq!(page.texts(".steps [aria-current]"), ["Idea"]);
        assert_eq!(page.texts("section[aria-labelledby=people] li bdi"), ["Ada Lind"]);
        assert_eq!(page.texts("#story-form [name=bylines]"), ["Ada Lind"]);
        assert_eq!(page.attributes("#planned", "value"), ["2025-01-20"]);
        assert_eq!(page.texts(".remark .said, .happened .said"), ["@Ada Lind, ask the club.", "Ada Lind"]);
        let mentions: database::Result<(i64,)> =
            paper.web.db.read(async |c| c.one("SELECT COUNT(*) FROM mentions", &[]).await).await;
        assert_eq!(mentions.unwrap(), (1,));
        assert_eq!(ada.write(&place, &[("body", "The club swims there.")]).await.status, 303);
        assert_eq!((tab(&ada, "idea").await.len(), tab(&ada, "draft").await.len()), (0, 1), "words make a draft of it");
        // Whose it is, is an editor's to say.
        let form = ada.get("/desk/articles/new").await;
        assert_eq!(form.texts("#owner").len(), 0);
        let given = ada.fill(&form, "#form", &[("section", "town"), ("owner", &mo.user.to_string())]).await;
        assert_eq!((given.status.as_u16(), tab(&ada, "work").await.len()), (403, 1), "and nothing is left of it");
        let own = ada.fill(&form, "#form", &[("section", "town"), ("owner", &owner), ("kind", "idea")]).await;
        assert_eq!(own.status, 303, "{}", own.body);
        for unknown in ["12", "soon"] {
            let form = mo.get("/desk/articles/new").await;
            let refused = mo.fill(&form, "#form", &[("section", "town"), ("owner", unknown)]).await;
            assert_eq!((refused.status.as_u16(), refused.attributes("#problems a", "href")), (422, vec!["#owner".to_owned()]));
        }
    }

    async fn ideas_come_over_the_api(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let editor = paper.person(Role::Editor, &ALL).await;
        let idea = |more: Value| {
            let mut all = json!({ "section": "town", "headline": "Who swims there?", "idea": true });
            all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            all
        };
        let make = async |more: Value| editor.send_json("POST", "/api/v1/articles", &idea(more)).await;
        let made = make(json!({ "owner": ada.user.to_string(), "planned": "2025-01-20T08:00:00Z", "note": "Ask the club." })).await;
        assert_eq!((made.status.as_u16(), &made.json()["workflow"]), (201, &json!("idea")), "{}", made.body);
        let place = made.header("location").to_owned();
        let people = editor.get(&format!("{place}/people")).await.json();
        assert_eq!((&people["items"][0]["name"], &people["items"][0]["part"]), (&json!("Ada Lind"), &json!("owner")));
        let events = editor.get(&format!("{place}/events")).await.json();
        let actions: Vec<&str> = events["items"].as_array().unwrap().iter().map(|one| one["action"].as_str().unwrap()).collect();
        assert_eq!(actions, ["note", "give", "create"]);
        for (more, field) in [
            (json!({ "publish": true, "text": "Words." }), "idea"),
            (json!({ "owner": "12" }), "owner"),
            (json!({ "owner": "soon" }), "owner"),
            (json!({ "note": "x".repeat(2_001) }), "note"),
        ] {
            let refused = make(more).await;
            assert_eq!((refused.status.as_u16(), &refused.json()["problems"][0]["field"]), (422, &json!(field)), "{}", refused.body);
        }
        let listed = editor.get("/api/v1/articles?state=draft").await.json();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }

    async fn live_coverage_is_found_where_a_reporter_looks(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let jo = Browser::of(&paper, "Jo Berg", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "It opens in May.")]).await;
        assert_eq!(step(&ada, &place, &[("step", "submit")]).await, 303, "so that the desk sees it");
        publish(&paper, &place).await;
        let link = async |who: &Browser| who.get(&format!("{place}/edit")).await.texts(".story-side a[href$='/live']");
        assert_eq!((link(&mo).await, link(&ada).await.len()), (vec!["Start live coverage".to_owned()], 0), "an editor opens it");
        actions::cover(&paper.desk.itself(), id_of(&place), LiveState::Active).await.unwrap();
        for who in [&ada, &mo] {
            assert_eq!(link(who).await, ["To the live coverage"]);
            let list = who.get("/desk/articles?state=published").await;
            assert_eq!(list.attributes(".line a[href$='/live']", "href"), [format!("{place}/live")]);
        }
        let theirs = jo.get("/desk/articles?state=published").await;
        assert_eq!((theirs.texts(".line").len(), theirs.texts(".line a[href$='/live']").len()), (1, 0), "not theirs to post to");
        let page = ada.get(&format!("{place}/live")).await;
        assert_eq!(page.attributes(".report header a[href^='/desk']", "href"), [format!("{place}/edit")]);
        actions::cover(&paper.desk.itself(), id_of(&place), LiveState::Ended).await.unwrap();
        assert_eq!(ada.get("/desk/articles?state=published").await.texts(".line a[href$='/live']").len(), 0);
        assert_eq!(link(&ada).await.len(), 1);
    }

    async fn what_happened_has_words(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = mo.begin("Harbour").await;
        mo.write(&place, &[("body", "It opens in May.")]).await;
        publish(&paper, &place).await;
        let states = async |state: &str| {
            let page = mo.get(&format!("{place}/live")).await;
            let token = page.attributes("form[action$='/state'] [name=token]", "value").remove(0);
            mo.post(&format!("{place}/live/state"), &[("token", &token), ("state", state)]).await.status.as_u16()
        };
        assert_eq!(states("active").await, 303);
        let page = mo.get(&format!("{place}/live")).await;
        let posted = mo.fill(&page, "#form", &[("body", "The rope is in.")]).await;
        assert_eq!(posted.status, 303, "{}", posted.body);
        let entry = posted.header("location").rsplit('-').next().unwrap().to_owned();
        let page = mo.get(&format!("{place}/live/{entry}")).await;
        assert_eq!(mo.fill(&page, "#form", &[("body", "The rope is in again.")]).await.status, 303);
        let told = mo.get(&format!("{place}/edit")).await;
        assert_eq!(told.texts(".happened .said"), ["The rope is in again.", "The rope is in."]);
        let page = mo.get(&format!("{place}/live/{entry}")).await;
        let gone = mo.fill(&page, "form[action*='/removal']", &[]).await;
        assert_eq!(gone.status, 303, "{}", gone.body);
        assert_eq!((states("paused").await, states("ended").await), (303, 303));
        let told = mo.get(&format!("{place}/edit")).await;
        let happened: Vec<String> = told.texts(".happened .meta span").into_iter().take(6).collect();
        let words = [
            "ended its live coverage",
            "paused its live coverage",
            "removed an entry of its live coverage",
            "changed an entry of its live coverage",
            "posted to its live coverage",
            "opened its live coverage",
        ];
        assert_eq!(happened, words);
        assert_eq!(told.texts(".happened .said").len(), 0, "numbers are no words: {:?}", told.texts(".happened .said"));
    }

    async fn a_story_gets_another_address(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "It opens in May.")]).await;
        let form = "#form";
        let page = ada.get(&format!("{place}/edit")).await;
        assert_eq!(page.attributes(".story-side a[href$='/address']", "href"), [format!("{place}/address")]);
        let asked = ada.get(&format!("{place}/address")).await;
        assert!(asked.texts("main p").concat().contains("nothing is left behind"), "{}", asked.body);
        let moved = ada.fill(&asked, form, &[("section", "town"), ("slug", "old-harbour")]).await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (303, format!("{place}/edit?done=address").as_str()), "{}", moved.body);
        publish(&paper, &place).await;
        assert_eq!(paper.visitor.get("/town/old-harbour").await.status, 200);
        let refused = ada.get(&format!("{place}/address")).await;
        assert_eq!((refused.status.as_u16(), ada.get(&format!("{place}/edit")).await.texts("a[href$='/address']").len()), (403, 0));
        let asked = mo.get(&format!("{place}/address")).await;
        assert!(asked.texts("main p").concat().contains("it leads to the new one"), "{}", asked.body);
        paper.publish("Other").await;
        for (fields, field) in [
            ([("section", "town"), ("slug", "Harbour opens!")], "#slug"),
            ([("section", "town"), ("slug", "other")], "#slug"),
            ([("section", "none"), ("slug", "harbour-opens")], "#section"),
        ] {
            let wrong = mo.fill(&asked, form, &fields).await;
            assert_eq!((wrong.status.as_u16(), wrong.attributes("#problems a", "href")), (422, vec![field.to_owned()]), "{}", wrong.body);
            assert_eq!(wrong.attributes("#slug", "value"), [fields[1].1]);
        }
        let old = mo.fill(&asked, form, &[("section", "town"), ("slug", "pier"), ("token", "x")]).await;
        assert_eq!((old.status.as_u16(), old.attributes("#slug", "value")), (422, vec!["pier".to_owned()]));
        ada.write(&place, &[("body", "It opens in June.")]).await;
        let late = mo.fill(&asked, form, &[("section", "deutsch"), ("slug", "harbour-opens")]).await;
        assert_eq!((late.status.as_u16(), late.attributes("#slug", "value")), (409, vec!["harbour-opens".to_owned()]));
        assert_eq!(late.attributes("#section [selected]", "value"), ["deutsch"]);
        let done = mo.fill(&late, form, &[("section", "deutsch")]).await;
        assert_eq!(done.status, 303, "{}", done.body);
        let led = paper.visitor.get("/town/old-harbour").await;
        assert_eq!((led.status.as_u16(), led.header("location")), (301, "/deutsch/harbour-opens"));
        assert_eq!(paper.visitor.get("/deutsch/harbour-opens").await.status, 200);
        let told = mo.get(&format!("{place}/edit")).await;
        let first = (told.texts(".happened .meta span").remove(0), told.texts(".happened .said").remove(0));
        assert_eq!(first, ("gave it another address; it was at".into(), "/town/old-harbour".into()));
    }

    async fn a_story_is_taken_down_at_the_desk(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let email = format!("p{}@paper.example", mo.user);
        accounts::set_password(&Door::new(paper.web.clone()), &email, PASSWORD).await.unwrap();
        // A new password ends every session.
        let cookie = accounts::testing::session(&paper.web, mo.user, Role::Editor).await;
        let mo = mo.with_cookie(cookie);
        let place = ada.begin("Zanzibar").await;
        ada.write(&place, &[("body", "Zanzibar, all of it.")]).await;
        let unseen = mo.get(&format!("{place}/takedown")).await;
        assert_eq!((unseen.status.as_u16(), unseen.texts(TAKEDOWN).len(), unseen.texts("main .notice").len()), (200, 0, 1));
        publish(&paper, &place).await;
        let told = Correction { kind: document::CorrectionKind::Correction, text: "Zanzibar was wrong.".into(), at: MORNING };
        actions::add_correction(&paper.desk.itself(), id_of(&place), &told).await.unwrap();
        assert_eq!(ada.get(&format!("{place}/takedown")).await.status, 403);
        assert_eq!(ada.get(&format!("{place}/edit")).await.texts("a[href$='/takedown']").len(), 0);
        assert_eq!(mo.get(&format!("{place}/edit")).await.texts("a[href$='/takedown']").len(), 1);
        let page = mo.get(&format!("{place}/takedown")).await;
        assert_eq!((page.texts("#current").len(), page.attributes("#current", "type").len()), (0, 0), "typed just now");
        assert!(page.texts(".goes").concat().contains("all 2 versions"), "{:?}", page.texts(".goes"));
        // Later it is asked for.
        paper.clock.advance(Duration::from_mins(11));
        let page = mo.get(&format!("{place}/takedown")).await;
        assert_eq!(page.attributes("#current", "type"), ["password"]);
        let empty = mo.fill(&page, TAKEDOWN, &[]).await;
        assert_eq!((empty.status.as_u16(), empty.attributes("#problems a", "href")), (422, vec!["#reason".to_owned(), "#sure".to_owned()]));
        let asked = [("reason", "A court has ruled so."), ("corrections", "yes"), ("sure", "yes")];
        for (typed, sentence) in [("", "Please give your password."), ("wrong horse battery", "This is not your password. Please try again.")] {
            let refused = mo.fill(&page, TAKEDOWN, &[&asked[..], &[("current", typed)]].concat()).await;
            assert_eq!((refused.status.as_u16(), refused.texts("#current-err")), (422, vec![format!("To correct: {sentence}")]), "{}", refused.body);
            assert_eq!(refused.texts("#reason"), ["A court has ruled so."], "what was typed stays");
            assert_eq!(refused.attributes("[name=corrections][checked], [name=sure][checked]", "name").len(), 2);
            assert!(!refused.body.contains("wrong horse"), "but not a password");
        }
        let old = mo.fill(&page, TAKEDOWN, &[&asked[..], &[("token", "x"), ("current", PASSWORD)]].concat()).await;
        assert_eq!((old.status.as_u16(), old.texts("#reason")), (422, vec!["A court has ruled so.".to_owned()]));
        assert_eq!(paper.visitor.get("/town/zanzibar").await.status, 200, "nothing of it was done");
        let done = mo.fill(&page, TAKEDOWN, &[&asked[..], &[("current", PASSWORD)]].concat()).await;
        assert_eq!((done.status.as_u16(), done.header("location")), (303, format!("{place}/edit?done=takedown").as_str()), "{}", done.body);
        let cookie = done.header("set-cookie").split(';').next().unwrap().to_owned();
        assert_eq!(mo.get(&format!("{place}/edit")).await.status, 303, "the session has another secret");
        let mo = mo.with_cookie(cookie);
        let gone = paper.visitor.get("/town/zanzibar").await;
        assert_eq!(gone.status, 410);
        assert!(gone.body.contains("A court has ruled so.") && !gone.body.contains("Zanzibar"), "{}", gone.body);
        let left = mo.get(&format!("{place}/edit?done=takedown")).await;
        assert!(!left.body.contains("Zanzibar") && left.body.contains("A court has ruled so."), "{}", left.body);
        assert_eq!(left.texts("[role=status]").len(), 1);
        assert_eq!(left.texts(&format!("{STEPS}, .story-side a[href$='/publish'], a[href$='/address']")).len(), 0, "{}", left.body);
        let again = mo.get(&format!("{place}/takedown")).await;
        assert_eq!((again.status.as_u16(), again.texts(TAKEDOWN).len()), (200, 0));
        let late = mo.post(&format!("{place}/takedown"), &[("reason", "Again."), ("sure", "yes")]).await;
        assert_eq!((late.status.as_u16(), late.texts("main .notice").len()), (409, 1));
        assert_eq!((tab(&mo, "work").await.len(), tab(&mo, "unpublished").await.len()), (0, 1), "it waits for nobody");
    }

    async fn what_was_published_is_planned_again(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let plan = async |place: &str, day: &str| {
            let page = mo.get(&format!("{place}/edit")).await;
            assert_eq!(mo.fill(&page, "form[action*='/plan']", &[("planned", day)]).await.status, 303);
        };
        let (taken, ahead, out) = (mo.begin("Taken back").await, mo.begin("Ahead").await, mo.begin("Out").await);
        for place in [&taken, &ahead, &out] {
            mo.write(place, &[("body", "It opens in May.")]).await;
            publish(&paper, place).await;
            plan(place, "2025-01-20").await;
        }
        actions::unpublish(&paper.desk.itself(), id_of(&taken), "").await.unwrap();
        mo.write(&ahead, &[("body", "It opens in June.")]).await;
        let calendar = mo.get("/desk/calendar?month=2025-01").await;
        let on = |day: &str| {
            let html = scraper::Html::parse_document(&calendar.body);
            let days = scraper::Selector::parse(".days > li").unwrap();
            let (time, link) = (scraper::Selector::parse("h2 time").unwrap(), scraper::Selector::parse("li > a").unwrap());
            let found = html.select(&days).find(|one| one.select(&time).any(|time| time.attr("datetime") == Some(day))).unwrap();
            let mut names: Vec<String> = found.select(&link).map(|link| link.text().collect()).collect();
            names.sort();
            names
        };
        assert_eq!((on("2025-01-14"), on("2025-01-20")), (vec!["Ahead".into(), "Out".into()], vec!["Ahead".into(), "Taken back".into()]));
        assert_eq!(calendar.attributes(".days form", "action").len(), 2, "what is planned can be moved");
        plan(&ahead, "2025-01-14").await;
        assert_eq!(mo.get("/desk/calendar?month=2025-01").await.texts(".days li li > a").iter().filter(|name| *name == "Ahead").count(), 1);
    }
}
