//! The newsroom's pages in a browser: lists, the form of a story, conflicts, notes, and who sees what.

use std::time::Duration;

use accounts::Role;
use axum::body::Body;
use database::both_engines;
use publishing::{NewPicture, actions};
use web::testing::{Answer, Visitor};

use crate::paper::Paper;

/// A browser in which somebody is signed in.
pub(crate) struct Browser {
    visitor: Visitor,
    cookie: String,
    pub(crate) user: i64,
}

impl Browser {
    pub(crate) async fn of(paper: &Paper, name: &str, role: Role) -> Self {
        let (cookie, user) = accounts::testing::signed_in(&paper.web, name, role).await;
        Self { visitor: paper.visitor.clone(), cookie, user }
    }

    /// The same browser with the cookie it got since.
    pub(crate) fn with_cookie(self, cookie: String) -> Self {
        Self { cookie, ..self }
    }

    /// One in which nobody is.
    pub(crate) fn nobody(paper: &Paper) -> Self {
        Self { visitor: paper.visitor.clone(), cookie: String::new(), user: 0 }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.visitor.send("GET", path, &[("cookie", &self.cookie)], Body::empty()).await
    }

    /// Sends a form as it stands on a page, with these fields changed.
    pub(crate) async fn fill(&self, page: &Answer, form: &str, fields: &[(&str, &str)]) -> Answer {
        let mut all: Vec<(String, String)> = Vec::new();
        let names = page.attributes(&format!("{form} input:not([type=radio]):not([type=checkbox])"), "name");
        let values =
            page.attributes(&format!("{form} input:not([type=radio]):not([type=checkbox])"), "value");
        all.extend(names.into_iter().zip(values));
        let areas = page.attributes(&format!("{form} textarea"), "name");
        all.extend(areas.into_iter().zip(self.areas(page, form)));
        for (name, value) in fields {
            all.retain(|(known, _)| known != name);
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
        let action = page.attributes(form, "action").remove(0);
        let pairs: Vec<(&str, &str)> =
            all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(action.split('#').next().unwrap(), &pairs).await
    }

    /// What stands in the text areas of a form, line by line.
    fn areas(&self, page: &Answer, form: &str) -> Vec<String> {
        let selector = scraper::Selector::parse(&format!("{form} textarea")).unwrap();
        let html = scraper::Html::parse_document(&page.body);
        html.select(&selector).map(|area| area.text().collect::<String>()).collect()
    }

    pub(crate) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        let headers = [
            ("cookie", self.cookie.as_str()),
            ("origin", "https://paper.example"),
            ("content-type", "application/x-www-form-urlencoded"),
        ];
        self.visitor.send("POST", path, &headers, Body::from(body)).await
    }

    /// Begins a story; where it is worked on.
    pub(crate) async fn begin(&self, headline: &str) -> String {
        let form = self.get("/desk/articles/new?section=town").await;
        let made = self.fill(&form, "#form", &[("headline", headline), ("section", "town")]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        made.header("location").trim_end_matches("/edit").to_owned()
    }

    pub(crate) async fn write(&self, place: &str, fields: &[(&str, &str)]) -> Answer {
        let page = self.get(&format!("{place}/edit")).await;
        self.fill(&page, "#story-form", fields).await
    }
}

both_engines! {
    async fn a_story_is_written_without_a_script(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let place = ada.begin("Harbour opens").await;
        let page = ada.get(&format!("{place}/edit")).await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "private, no-store"));
        assert_eq!(page.attributes("#story-form [name=headline]", "value"), ["Harbour opens"]);
        assert_eq!(page.texts("#story-form [name=bylines]"), ["Ada Lind"]);
        let text = "The ban **ends** in May.\n\n> Nobody asked us.\n{speaker: Mo; role: mayor}\n\n- One\n- Two";
        let saved = ada.write(&place, &[("body", text), ("kicker", "Town"), ("bylines", "Ada Lind, Jo Berg")]).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let again = ada.get(saved.header("location")).await;
        assert_eq!(again.texts("[role=status]"), ["Saved 09:05"]);
        assert!(again.body.contains("{speaker: Mo; role: mayor}"), "the text comes back");
        assert_eq!(again.texts("#story-form [name=bylines]"), ["Ada Lind Jo Berg"]);
        // The same text sent back changes nothing, so no revision comes of it.
        let number = again.attributes("#story-form [name=revision]", "value");
        let same = ada.fill(&again, "#story-form", &[]).await;
        assert_eq!(same.status, 303, "{}", same.body);
        assert_eq!(ada.get(&format!("{place}/edit")).await.attributes("#story-form [name=revision]", "value"), number);
        // Going back in a browser and saving other words from there says so, and loses none.
        let back = ada.fill(&page, "#story-form", &[("body", "Other words.")]).await;
        assert_eq!((back.status.as_u16(), back.texts("#story-form [name=body]")), (409, vec!["Other words.".to_owned()]));
        let list = ada.get("/desk/articles").await;
        assert_eq!(list.texts(".line h3"), ["Harbour opens"]);
        assert_eq!(list.texts(".line .state"), ["Draft"]);
        assert_eq!(ada.get("/desk/articles?q=HARBOUR&section=town&mine=yes").await.texts(".line h3").len(), 1);
        for query in ["q=tide", "section=deutsch", "state=submitted", "day=2025-01-20"] {
            assert_eq!(ada.get(&format!("/desk/articles?{query}")).await.texts(".line h3").len(), 0, "{query}");
        }
    }

    async fn what_cannot_be_read_comes_back_as_it_was_typed(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let place = ada.begin("").await;
        let long = "x".repeat(201);
        let fields = [("headline", long.as_str()), ("body", "Fine.\n\n[x](javascript:1)"), ("topics", "none-such")];
        let refused = ada.write(&place, &fields).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.texts("#body-err").len(), 1);
        assert!(refused.texts("#body-err")[0].starts_with("Line 3:"), "{:?}", refused.texts("#body-err"));
        assert_eq!(refused.attributes("#story-form [name=headline]", "value"), [long.as_str()]);
        assert_eq!(refused.attributes("#story-form [name=topics]", "value"), ["none-such"]);
        let refused = ada.fill(&refused, "#story-form", &[("body", "Fine.")]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#headline-err").len()), (422, 1));
        let refused = ada.fill(&refused, "#story-form", &[("headline", "Short")]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#topics-err").len()), (422, 1), "{}", refused.body);
        let refused = ada.fill(&refused, "#story-form", &[("topics", ""), ("lead_media", "no/such.jpg")]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#lead_media-err").len()), (422, 1));
        let old = ada.fill(&refused, "#story-form", &[("lead_media", ""), ("token", "x")]).await;
        assert_eq!(old.status, 422, "a form that is not ours keeps its words");
        assert_eq!(old.attributes("#story-form [name=headline]", "value"), ["Short"]);
        let token = ada.get(&format!("{place}/edit")).await.attributes("#story-form [name=token]", "value").remove(0);
        assert_eq!(ada.fill(&old, "#story-form", &[("token", &token)]).await.status, 303);
    }

    async fn two_who_save_lose_nothing(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        let open = ada.get(&format!("{place}/edit")).await;
        // Ada holds it: whoever else saves is told so, and keeps the words.
        let page = mo.get(&format!("{place}/edit")).await;
        assert!(page.texts("#held p")[0].contains("Ada Lind"));
        let held = mo.fill(&page, "#story-form", &[("body", "Mo's words.")]).await;
        assert_eq!((held.status.as_u16(), held.texts("#story-form [name=body]")), (423, vec!["Mo's words.".to_owned()]));
        assert_eq!(mo.fill(&page, "#held form", &[]).await.status, 303);
        assert_eq!(mo.fill(&held, "#story-form", &[]).await.status, 303);
        // Ada comes back after a minute, with what she had open all the time.
        paper.clock.advance(Duration::from_mins(2));
        let behind = ada.fill(&open, "#story-form", &[("body", "Ada's words.")]).await;
        assert_eq!(behind.status, 409, "{}", behind.body);
        assert_eq!(behind.texts("#story-form [name=body]"), ["Ada's words."]);
        assert!(behind.texts("#conflict-title")[0].contains("Mo Yilmaz"));
        let (gone, came) = (behind.texts("#conflict del").concat(), behind.texts("#conflict ins").concat());
        assert!(gone.contains("Mo's") && came.contains("Ada's"), "{gone} {came}");
        let second = ada.fill(&behind, "#story-form", &[]).await;
        assert_eq!(second.status, 303, "a second save is deliberate");
        let list = ada.get(&format!("{place}/revisions")).await;
        assert_eq!(list.texts("table.revisions tbody tr").len(), 3);
        let compared = ada.get(&format!("{place}/revisions/2..3")).await;
        assert!(compared.texts(".diff del").concat().contains("Mo's"), "{}", compared.body);
        let chosen = ada.get(&format!("{place}/revisions?a=3&b=1")).await;
        assert_eq!((chosen.status.as_u16(), chosen.header("location")), (303, format!("{place}/revisions/1..3").as_str()));
        let back = ada.fill(&compared, "form[action$=revisions]", &[]).await;
        assert_eq!(back.status, 303, "{}", back.body);
        assert_eq!(ada.get(&format!("{place}/edit")).await.texts("#story-form [name=body]"), ["Mo's words."]);
        for wrong in ["2..9", "x..y", "2", "2...3"] {
            assert_eq!(ada.get(&format!("{place}/revisions/{wrong}")).await.status, 404, "{wrong}");
        }
    }

    async fn whoever_takes_over_with_words_loses_none(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "First.")]).await;
        let open = ada.get(&format!("{place}/edit")).await;
        let page = mo.get(&format!("{place}/edit")).await;
        assert_eq!((page.texts("#held form").len(), page.texts("[name=take]").len()), (1, 0), "nothing was typed");
        let held = mo.fill(&page, "#story-form", &[("body", "Mo's words.")]).await;
        assert_eq!((held.status.as_u16(), held.texts("#held form").len()), (423, 0), "no way that loses the words");
        assert_eq!(held.attributes("#story-form button[name=take]", "value"), ["1"]);
        let take = [("take", "1")];
        // What cannot be saved takes nothing from anybody.
        for wrong in [("token", "x"), ("body", "[x](javascript:1)")] {
            let refused = mo.fill(&held, "#story-form", &[take[0], wrong]).await;
            assert_eq!((refused.status.as_u16(), refused.texts("#story-form [name=take]").len()), (422, 1), "{wrong:?}");
            assert!(refused.texts("#held p")[0].contains("Ada Lind"));
        }
        assert_eq!(mo.fill(&held, "#story-form", &take).await.status, 303);
        let now = mo.get(&format!("{place}/edit")).await;
        assert_eq!((now.texts("#story-form [name=body]"), now.texts("#held").len()), (vec!["Mo's words.".to_owned()], 0));
        // Ada wrote on all the time: she sees both, and nothing is overwritten unseen.
        let held = ada.fill(&open, "#story-form", &[("body", "Ada's words.")]).await;
        assert_eq!((held.status.as_u16(), held.texts("#story-form [name=body]")), (423, vec!["Ada's words.".to_owned()]));
        let behind = ada.fill(&held, "#story-form", &take).await;
        assert_eq!((behind.status.as_u16(), behind.texts("#story-form [name=body]")), (409, vec!["Ada's words.".to_owned()]), "{}", behind.body);
        assert!(behind.texts("#conflict-title")[0].contains("Mo Yilmaz"));
        let (gone, came) = (behind.texts("#conflict del").concat(), behind.texts("#conflict ins").concat());
        assert!(gone.contains("Mo's") && came.contains("Ada's"), "{gone} {came}");
        assert_eq!(behind.texts("#story-form [name=take]").len(), 0, "she has it");
        assert_eq!(ada.fill(&behind, "#story-form", &[]).await.status, 303);
        assert_eq!(ada.get(&format!("{place}/edit")).await.texts("#story-form [name=body]"), ["Ada's words."]);
        let compared = ada.get(&format!("{place}/revisions/3..4")).await;
        assert!(compared.texts(".diff del").concat().contains("Mo's"), "{}", compared.body);
    }

    async fn a_second_save_overwrites_nothing_unseen(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        ada.write(&place, &[("body", "First."), ("kicker", "Town")]).await;
        let open = ada.get(&format!("{place}/edit")).await;
        paper.clock.advance(Duration::from_mins(2));
        let theirs = [("dateline", "Tidemouth"), ("kicker", "Harbour"), ("bylines", "Ada Lind, Mo Yilmaz"), ("standfirst", "In May.")];
        assert_eq!(mo.write(&place, &theirs).await.status, 303);
        paper.clock.advance(Duration::from_mins(2));
        let mine = [("body", "Ada's words."), ("kicker", "Pier"), ("headline", "Harbour opens")];
        let behind = ada.fill(&open, "#story-form", &mine).await;
        assert_eq!(behind.status, 409, "{}", behind.body);
        assert_eq!(behind.texts("#conflict dt"), ["Kicker"], "what both changed, and nothing else");
        assert_eq!(behind.texts("#conflict dd"), ["Harbour"]);
        assert_eq!(ada.fill(&behind, "#story-form", &[]).await.status, 303);
        let now = ada.get(&format!("{place}/edit")).await;
        let value = |name: &str| now.attributes(&format!("#story-form [name={name}]"), "value").concat();
        assert_eq!((value("dateline"), value("kicker"), value("headline")), ("Tidemouth".into(), "Pier".into(), "Harbour opens".into()));
        assert_eq!(now.texts("#story-form textarea"), ["In May.", "Ada's words.", "Ada Lind Mo Yilmaz"]);
    }

    async fn the_review_says_what_a_publication_is_refused_for(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let new = NewPicture { file: crate::files::photograph(90, 48), ..NewPicture::default() };
        let (picture, _) = actions::add_picture(&paper.desk.itself(), new).await.unwrap();
        let place = mo.begin("Ferry").await;
        let saved = mo.write(&place, &[("body", "It sails."), ("lead_media", &picture.key)]).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let review = async |query: &str| mo.get(&format!("{place}/publish/review?when=now{query}")).await;
        // What an import brought is a warning until somebody describes it, here as where it is published.
        let old = review("").await;
        assert_eq!((old.texts(".checks > .stops").len(), old.texts(".checks > .warns").len()), (0, 4));
        let bound: database::Result<u64> = paper.web.db.write(&picture.id, |c, id| {
            Box::pin(async move { c.run("UPDATE media SET bound = TRUE WHERE id = $1", database::args![*id]).await })
        }).await;
        assert_eq!(bound.unwrap(), 1);
        let stops = review("").await.texts(".checks > .stops");
        assert!(stops.len() == 3 && stops[2].contains("licence"), "{stops:?}");
        mo.write(&place, &[("lead_media", "")]).await;
        let form = "form[action$='/publish']";
        assert_eq!(mo.fill(&review("").await, form, &[]).await.status, 303);
        mo.write(&place, &[("body", "It sails at ten.")]).await;
        let long = "x".repeat(2_001);
        let refused = mo.fill(&review("&kind=correction&text=Ten.").await, form, &[("text", &long)]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#problems li").len()), (422, 1), "{}", refused.body);
    }

    async fn what_somebody_may_not_see_is_not_there(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let place = ada.begin("Harbour").await;
        let (moderator, contributor, reader) = (
            Browser::of(&paper, "Bo", Role::Moderator).await,
            Browser::of(&paper, "Cy", Role::Contributor).await,
            Browser::of(&paper, "Di", Role::Reader).await,
        );
        for part in ["edit", "revisions", "revisions/1..1", "preview", "publish", "publish/review", "unpublish", "address", "takedown"] {
            let (real, forged) = (format!("{place}/{part}"), format!("/desk/articles/12/{part}"));
            for other in [&moderator, &contributor, &reader] {
                let (real, forged) = (other.get(&real).await, other.get(&forged).await);
                assert_eq!((real.status.as_u16(), &real.body), (404, &forged.body), "{part}");
            }
            let stranger = paper.visitor.get(&real).await;
            assert_eq!(stranger.status, 303, "{part}");
            assert!(stranger.header("location").starts_with("/account/sign-in"), "{part}");
        }
        for part in ["steps", "notes", "plan", "people", "publish", "unpublish", "unschedule", "previews", "revisions", "presence", "address", "takedown"] {
            let answer = contributor.post(&format!("{place}/{part}"), &[("token", "x")]).await;
            assert!([403, 404].contains(&answer.status.as_u16()), "{part}");
        }
        for path in ["/desk/articles", "/desk/calendar", "/desk/sections"] {
            assert_eq!(moderator.get(path).await.status, 404, "{path}");
        }
        assert_eq!(contributor.get("/desk/articles").await.texts(".line").len(), 0);
        assert_eq!(contributor.get("/desk/sections").await.status, 404);
        assert!(contributor.begin("Mine").await.starts_with("/desk/articles/"));
        assert_eq!(contributor.get("/desk/articles").await.texts(".line h3"), ["Mine"]);
        let refused = ada.get(&format!("{place}/publish")).await;
        assert_eq!(refused.status, 403, "a journalist sees the story and may not publish it");
    }

    async fn a_story_goes_its_way_with_notes(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = ada.begin("Harbour").await;
        let edit = format!("{place}/edit");
        let steps = format!("form[action^='{place}/steps']");
        let page = ada.get(&edit).await;
        assert_eq!(page.attributes(&format!("{steps} button"), "value"), ["submit"]);
        assert_eq!(ada.fill(&page, &steps, &[("step", "submit"), ("note", "")]).await.status, 303);
        let page = mo.get(&edit).await;
        assert_eq!(page.attributes(&format!("{steps} button"), "value"), ["withdraw", "request_changes", "approve"]);
        let silent = mo.fill(&page, &steps, &[("step", "request_changes"), ("note", " ")]).await;
        assert_eq!((silent.status.as_u16(), silent.texts("#note-err").len()), (422, 1));
        let asked = [("step", "request_changes"), ("note", "@Ada Lind, who said so?")];
        assert_eq!(mo.fill(&page, &steps, &asked).await.status, 303);
        let late = mo.fill(&page, &steps, &[("step", "approve"), ("note", "Kept words")]).await;
        assert_eq!(late.status, 303, "approving is still possible from there");
        let stale = mo.fill(&page, &steps, &[("step", "submit"), ("note", "Kept words")]).await;
        assert_eq!(stale.status, 409);
        assert_eq!(stale.texts(&format!("{steps} textarea")), ["Kept words"], "{}", stale.body);
        let notes = format!("form[action^='{place}/notes']");
        assert_eq!(ada.fill(&ada.get(&edit).await, &notes, &[("note", " ")]).await.status, 422);
        assert_eq!(ada.fill(&ada.get(&edit).await, &notes, &[("note", "The <b>mayor</b> did.")]).await.status, 303);
        let page = ada.get(&edit).await;
        assert_eq!(page.texts(".notes .said"), ["The <b>mayor</b> did."]);
        assert_eq!(page.texts(".happened .said"), ["Kept words", "@Ada Lind, who said so?"]);
        let plan = format!("form[action^='{place}/plan']");
        let page = mo.get(&edit).await;
        let wrong = mo.fill(&page, &plan, &[("planned", "2025-02-30")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts("#planned-err").len()), (422, 1));
        let never = mo.fill(&page, &plan, &[("embargo_day", "2025-03-30"), ("embargo_time", "02:30")]).await;
        assert_eq!(never.status, 422);
        let kept = mo.fill(&page, &plan, &[("planned", "2025-01-20"), ("shared", "yes")]).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let calendar = ada.get("/desk/calendar?month=2025-01").await;
        assert_eq!(calendar.texts(".days > li").len(), 35);
        assert_eq!(calendar.texts(".days li li > a"), ["Harbour"]);
        let moved = ada.fill(&calendar, ".days form", &[("day", "2025-02-03")]).await;
        assert_eq!((moved.status.as_u16(), moved.header("location")), (303, "/desk/calendar?month=2025-01"));
        assert_eq!(ada.get("/desk/calendar?month=2025-01").await.texts(".days li li > a").len(), 0);
        assert_eq!(ada.get("/desk/calendar?month=2025-02").await.texts(".days li li > a").len(), 1);
        let unread = ada.fill(&calendar, ".days form", &[("day", "soon")]).await;
        assert_eq!(unread.status, 422);
        assert_eq!(ada.get("/desk/calendar?month=2025-13").await.status, 404);
        let jo = Browser::of(&paper, "Jo Berg", Role::Contributor).await;
        assert_eq!(jo.get(&edit).await.status, 404);
        let people = "section[aria-labelledby=people] > form";
        let given = mo.fill(&mo.get(&edit).await, people, &[("user", &jo.user.to_string()), ("part", "writer")]).await;
        assert_eq!(given.status, 303, "{}", given.body);
        assert_eq!(jo.get(&edit).await.status, 200);
    }

    async fn an_old_plan_changes_only_what_was_changed_in_it(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let ida = Browser::of(&paper, "Ida Oehler", Role::Editor).await;
        let place = mo.begin("Harbour").await;
        let (edit, plan) = (format!("{place}/edit"), format!("form[action^='{place}/plan']"));
        let embargo = async || mo.get(&edit).await.attributes("[name=embargo_day], [name=embargo_time]", "value");
        let old = mo.get(&edit).await;
        let set = [("embargo_day", "2025-01-20"), ("embargo_time", "06:00")];
        assert_eq!(ida.fill(&ida.get(&edit).await, &plan, &set).await.status, 303);
        // Mo says a day and nothing of the embargo, which the form does not know.
        assert_eq!(mo.fill(&old, &plan, &[("planned", "2025-01-21")]).await.status, 303);
        assert_eq!(embargo().await, ["2025-01-20", "06:00"], "it is not lifted in silence");
        assert_eq!(mo.get(&edit).await.attributes("#planned", "value"), ["2025-01-21"]);
        // Both say when: whoever comes second is told, and decides.
        let other = [("embargo_day", "2025-01-18"), ("embargo_time", "07:00"), ("planned", "")];
        let clash = mo.fill(&old, &plan, &other).await;
        assert_eq!((clash.status.as_u16(), embargo().await), (409, vec!["2025-01-20".to_owned(), "06:00".to_owned()]));
        assert!(clash.texts("#problems li").concat().contains("20th Jan, 2025, 06:00"), "{:?}", clash.texts("#problems li"));
        assert_eq!(clash.attributes("[name=embargo_day], [name=embargo_time]", "value"), ["2025-01-18", "07:00"]);
        assert_eq!(mo.fill(&clash, &plan, &[]).await.status, 303);
        assert_eq!(embargo().await, ["2025-01-18", "07:00"]);
        let lifted = mo.fill(&clash, &plan, &[("embargo_day", ""), ("embargo_time", "")]).await;
        assert_eq!(lifted.status, 409, "it was made of the one before");
        let lifted = mo.fill(&lifted, &plan, &[]).await;
        assert_eq!((lifted.status.as_u16(), embargo().await.concat()), (303, String::new()));
    }

    async fn sections_are_set_up_by_editors(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let page = mo.get("/desk/sections").await;
        let form = "form[action='/desk/sections#problems']";
        let fields = [("title", "Court"), ("slug", "Court!"), ("language", "en-GB"), ("legal", "yes")];
        let refused = mo.fill(&page, form, &fields).await;
        assert_eq!((refused.status.as_u16(), refused.attributes("#slug", "value")), (422, vec!["Court!".to_owned()]));
        let made = mo.fill(&page, form, &[("title", "Court"), ("slug", "court"), ("language", "en-GB"), ("legal", "yes")]).await;
        assert_eq!(made.status, 303, "{}", made.body);
        let page = mo.get("/desk/sections").await;
        assert_eq!(page.texts("h2 a"), ["/town", "/deutsch", "/court"]);
        let own = format!("form[action^='/desk/sections/{}']", paper.town);
        let named = mo.fill(&page, &own, &[("title", "City"), ("two_eyes", "yes")]).await;
        assert_eq!(named.status, 303, "{}", named.body);
        assert_eq!(paper.visitor.get("/town").await.texts("h1"), ["City"]);
        let empty = mo.fill(&page, &own, &[("title", " ")]).await;
        assert_eq!((empty.status.as_u16(), empty.texts(".err").len()), (422, 1));
    }
}
