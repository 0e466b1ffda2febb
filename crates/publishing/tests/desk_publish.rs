//! How a story goes out from the desk, and comes back: the two steps, the checklist, schedules, previews.

use std::time::Duration;

use accounts::Role;
use database::both_engines;
use document::{Block, Document, Figure, Kind};
use publishing::{Lead, NewPicture, Picture, PictureWords, actions};

use crate::desk::Browser;
use crate::files;
use crate::paper::Paper;

async fn review(who: &Browser, place: &str, query: &str) -> web::testing::Answer {
    who.get(&format!("{place}/publish/review?{query}")).await
}

/// A picture that no story shows yet.
async fn picture(paper: &Paper, side: u32) -> Picture {
    let words = PictureWords { alt: "A pier".into(), credit: "Jo".into(), ..PictureWords::default() };
    let new = NewPicture { file: files::photograph(side, 48), words, ..NewPicture::default() };
    actions::add_picture(&paper.desk.itself(), new).await.unwrap().0
}

/// The link to the preview of a story that somebody makes; its path.
async fn link(who: &Browser, place: &str) -> String {
    let made = who.fill(&who.get(&format!("{place}/edit")).await, "form[action$='/previews']", &[]).await;
    made.texts(".secret code").remove(0).trim_start_matches("https://paper.example").to_owned()
}

const FORM: &str = "form[action$='/publish']";

both_engines! {
    async fn a_story_goes_out_in_two_steps(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = mo.begin("Harbour opens").await;
        let early = review(&mo, &place, "when=now").await;
        assert_eq!(early.texts(".checks > .stops").len(), 1, "no text yet: {:?}", early.texts(".checks > .stops"));
        assert_eq!(early.texts(FORM).len(), 0, "what is held back has no button");
        mo.write(&place, &[("body", "It cost TK euros.")]).await;
        let held = review(&mo, &place, "when=now").await;
        assert_eq!(held.texts(".checks > .stops ul"), ["It cost TK euros."]);
        let fresh = mo.get(&format!("{place}/edit")).await;
        let token = fresh.attributes("#story-form [name=token]", "value").remove(0);
        let forced = mo.post(&format!("{place}/publish"), &[("token", &token), ("when", "now"), ("revision", "2")]).await;
        assert_eq!((forced.status.as_u16(), paper.visitor.get("/town/harbour-opens").await.status.as_u16()), (422, 404));
        mo.write(&place, &[("body", "It cost 12 euros.")]).await;
        let looked = review(&mo, &place, "when=now").await;
        assert_eq!((looked.texts(".checks > .stops").len(), looked.texts(".checks > .warns").len()), (0, 1));
        let other = Browser::of(&paper, "Ida", Role::Publisher).await;
        let second = review(&other, &place, "when=now").await;
        let out = mo.fill(&looked, FORM, &[]).await;
        assert_eq!((out.status.as_u16(), out.header("location")), (303, format!("{place}/edit?done=published").as_str()));
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.status, 200);
        let late = other.fill(&second, FORM, &[]).await;
        assert_eq!((late.status.as_u16(), late.header("location")), (303, format!("{place}/edit?done=published").as_str()));
        // A change of what readers know wants its kind.
        mo.write(&place, &[("body", "It cost 13 euros.")]).await;
        let looked = review(&mo, &place, "when=now&kind=correction&text=").await;
        assert_eq!(looked.texts(".checks > .stops").len(), 1);
        let looked = review(&mo, &place, "when=now&kind=correction&text=It+was+13.").await;
        assert_eq!(mo.fill(&looked, FORM, &[]).await.status, 303);
        let page = paper.visitor.get("/town/harbour-opens").await;
        assert!(page.texts("#changes").concat().contains("It was 13."), "{}", page.body);
        assert!(page.texts(".body").concat().contains("13 euros"));
        // Words that came after somebody looked are not published unseen.
        mo.write(&place, &[("body", "It cost 14 euros.")]).await;
        let looked = review(&mo, &place, "when=now&kind=typo").await;
        mo.write(&place, &[("body", "It cost 15 euros.")]).await;
        let moved = mo.fill(&looked, FORM, &[]).await;
        assert_eq!((moved.status.as_u16(), moved.texts("[role=alert]").len()), (409, 1), "{}", moved.body);
        assert_eq!(mo.fill(&moved, FORM, &[]).await.status, 303);
        let removal = mo.get(&format!("{place}/unpublish")).await;
        let gone = mo.fill(&removal, "form[action^='/desk/articles'][method=post]", &[("reason", "It was not so.")]).await;
        assert_eq!(gone.status, 303, "{}", gone.body);
        assert!([404, 410].contains(&paper.visitor.get("/town/harbour-opens").await.status.as_u16()));
    }

    /// Whoever is signed out while they write, and signs in beside the page, sends their words from where they are.
    async fn words_of_an_older_session_are_sent_in_the_new_one(db) {
        const KEPT: &str = "form.kept";
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = mo.begin("Harbour opens").await;
        mo.write(&place, &[("body", "It opens in May.")]).await;
        assert_eq!(mo.fill(&review(&mo, &place, "when=now").await, FORM, &[]).await.status, 303);
        let form = mo.get(&format!("{place}/unpublish")).await;
        let nobody = Browser::nobody(&paper);
        let out = nobody.fill(&form, "form[action*='/unpublish']", &[("reason", "Falsch!")]).await;
        assert_eq!((out.status.as_u16(), out.texts(&format!("{KEPT} textarea"))), (401, vec!["Falsch!".to_owned()]));
        let again = Browser::of(&paper, "Ida", Role::Editor).await;
        let stale = again.fill(&out, KEPT, &[]).await;
        assert_eq!((stale.status.as_u16(), stale.texts(&format!("{KEPT} textarea"))), (403, vec!["Falsch!".to_owned()]));
        assert_eq!(again.fill(&stale, KEPT, &[]).await.status, 303);
        assert_ne!(paper.visitor.get("/town/harbour-opens").await.status, 200);
    }

    async fn a_schedule_follows_the_papers_clock(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = mo.begin("Harbour opens").await;
        mo.write(&place, &[("body", "It opens in May.")]).await;
        let never = review(&mo, &place, "when=later&date=2025-03-30&time=02:30").await;
        assert_eq!((never.status.as_u16(), never.texts(".problems li").len()), (422, 1));
        assert_eq!(never.attributes("#time", "value"), ["02:30"]);
        let past = review(&mo, &place, "when=later&date=2025-01-13&time=09:00").await;
        assert_eq!(past.status, 422);
        let twice = review(&mo, &place, "when=later&date=2025-10-26&time=02:30").await;
        assert_eq!((twice.status.as_u16(), twice.texts("#which label").len()), (422, 2));
        let second = review(&mo, &place, "when=later&date=2025-10-26&time=02:30&which=second").await;
        assert!(second.texts(".facts").concat().contains("UTC+01:00"), "{:?}", second.texts(".facts"));
        let soon = review(&mo, &place, "when=later&date=2025-01-14&time=12:00").await;
        assert!(soon.texts(".facts").concat().contains("12:00 UTC+01:00"), "{:?}", soon.texts(".facts"));
        assert_eq!(mo.fill(&soon, FORM, &[]).await.header("location"), format!("{place}/edit?done=scheduled"));
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.status, 404);
        assert_eq!(mo.get("/desk/articles?state=scheduled").await.texts(".line h3"), ["Harbour opens"]);
        let page = mo.get(&format!("{place}/edit")).await;
        let off = mo.fill(&page, "form[action$='/unschedule']", &[]).await;
        assert_eq!(off.header("location"), format!("{place}/edit?done=unscheduled"));
        let page = mo.get(&format!("{place}/edit")).await;
        assert_eq!(page.texts(".story-head .state"), ["Approved"], "what was looked at stays so");
        paper.clock.advance(Duration::from_hours(4));
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.status, 404, "it does not come out by itself");
        let again = review(&mo, &place, "when=later&date=2025-01-14&time=15:00").await;
        assert_eq!(mo.fill(&again, FORM, &[]).await.status, 303);
        paper.clock.advance(Duration::from_hours(3));
        assert_eq!(paper.visitor.get("/town/harbour-opens").await.status, 200);
    }

    async fn sections_hold_their_stories_back(db) {
        let paper = Paper::open(db).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let ida = Browser::of(&paper, "Ida", Role::Publisher).await;
        let sections = ida.get("/desk/sections").await;
        let own = format!("form[action^='/desk/sections/{}']", paper.town);
        assert_eq!(ida.fill(&sections, &own, &[("two_eyes", "yes"), ("legal", "yes")]).await.status, 303);
        let place = mo.begin("Harbour opens").await;
        mo.write(&place, &[("body", "It opens in May.")]).await;
        let alone = review(&mo, &place, "when=now&legal=yes").await;
        assert_eq!(alone.texts(".checks > .stops").len(), 1);
        let looked = review(&ida, &place, "when=now").await;
        assert_eq!(looked.texts(".checks > .stops").len(), 1, "the lawyer");
        assert_eq!(ida.fill(&looked, FORM, &[]).await.status, 422);
        assert_eq!(ida.fill(&looked, FORM, &[("legal", "yes")]).await.status, 303);
        let told = ida.get(&format!("{place}/edit")).await.texts(".happened").concat();
        assert_eq!(told.matches("a lawyer has looked").count(), 1, "{told}");
        // What readers are told of words that are out is asked for as well, and written down with it.
        let looked = review(&ida, &place, "when=now&kind=clarification&text=It+opens+at+ten.").await;
        assert_eq!(ida.fill(&looked, FORM, &[]).await.status, 422);
        assert!(!paper.visitor.get("/town/harbour-opens").await.body.contains("It opens at ten."));
        assert_eq!(ida.fill(&looked, FORM, &[("legal", "yes")]).await.status, 303);
        assert!(paper.visitor.get("/town/harbour-opens").await.texts("#changes").concat().contains("It opens at ten."));
        let told = ida.get(&format!("{place}/edit")).await.texts(".happened").concat();
        assert_eq!(told.matches("a lawyer has looked").count(), 2, "{told}");
    }

    async fn a_preview_is_for_those_who_have_its_link(db) {
        let paper = Paper::open(db).await;
        let ada = Browser::of(&paper, "Ada Lind", Role::Journalist).await;
        let place = ada.begin("Harbour opens").await;
        ada.write(&place, &[("body", "Not for readers yet.")]).await;
        let own = ada.get(&format!("{place}/preview")).await;
        assert_eq!((own.status.as_u16(), own.header("x-robots-tag"), own.header("cache-control")), (200, "noindex", "private, no-store"));
        assert!(own.texts(".body").concat().contains("Not for readers yet."));
        assert_eq!(own.texts("[type='application/ld+json'], [rel=canonical]").len(), 0, "nothing for machines");
        assert_eq!(ada.get(&format!("{place}/preview?width=phone")).await.texts(".preview-bar.is-narrow").len(), 1);
        let page = ada.get(&format!("{place}/edit")).await;
        let made = ada.fill(&page, "form[action$='/previews']", &[("hours", "168")]).await;
        let link = made.texts(".secret code").remove(0);
        let path = link.trim_start_matches("https://paper.example").to_owned();
        let shown = paper.visitor.get(&path).await;
        assert_eq!((shown.status.as_u16(), shown.header("cache-control"), shown.header("x-robots-tag")), (200, "private, no-store", "noindex"), "{}", shown.body);
        assert_eq!(shown.header("referrer-policy"), "no-referrer");
        assert!(shown.texts(".body").concat().contains("Not for readers yet."));
        let missing = paper.visitor.get("/preview/made-up").await;
        assert_eq!(missing.status, 404);
        let id = place.rsplit('/').next().unwrap();
        let longer = path.replacen(&format!("{id}."), &format!("{id}.f"), 1);
        let other = path.replacen(id, "12", 1);
        for wrong in [longer, other, format!("{path}x"), format!("/preview/{id}..x"), format!("/preview/{id}")] {
            let answer = paper.visitor.get(&wrong).await;
            assert_eq!((answer.status.as_u16(), &answer.body), (404, &missing.body), "{wrong}");
        }
        paper.clock.advance(Duration::from_hours(100));
        assert_eq!(paper.visitor.get(&path).await.status, 200, "a week is a week");
        paper.clock.advance(Duration::from_hours(69));
        // The date on the page is another by now.
        let missing = paper.visitor.get("/preview/made-up").await;
        assert_eq!(paper.visitor.get(&path).await.body, missing.body);
        let ada = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let made = ada.fill(&ada.get(&format!("{place}/edit")).await, "form[action$='/previews']", &[]).await;
        let path = made.texts(".secret code").remove(0).trim_start_matches("https://paper.example").to_owned();
        assert_eq!(paper.visitor.get(&path).await.status, 200);
        let ended = ada.fill(&ada.get(&format!("{place}/edit")).await, "form[action$='/previews/end']", &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        assert_eq!(paper.visitor.get(&path).await.body, missing.body);
    }

    async fn a_link_shows_the_pictures_of_its_story_and_no_others(db) {
        let paper = Paper::open(db).await;
        let (above, within, foreign) = (picture(&paper, 500).await, picture(&paper, 340).await, picture(&paper, 330).await);
        paper.run_tasks().await;
        let draft = async |headline: &str, lead: &Picture, figure: &Picture| {
            let mut new = paper.new_story(headline, None);
            new.story.lead = Some(Lead { media: lead.key.clone(), width: lead.width, height: lead.height, ..Lead::default() });
            let figure = Figure { media: figure.key.clone(), alt: "A pier".into(), ..Figure::default() };
            new.story.body = Document::new(vec![Block::paragraph("Look at /media/."), Block::new(Kind::Figure(figure))]);
            actions::create(&paper.desk.itself(), &new).await.unwrap()
        };
        let story = draft("Pier", &above, &within).await;
        draft("Other", &foreign, &foreign).await;
        let mo = Browser::of(&paper, "Mo Yilmaz", Role::Editor).await;
        let place = format!("/desk/articles/{story}");
        let path = link(&mo, &place).await;
        let page = paper.visitor.get(&path).await;
        let shown = page.attributes("main img", "src");
        assert_eq!(shown, [format!("{path}/media/{}", above.key), format!("{path}/media/{}", within.key)]);
        assert!(page.texts(".body").concat().contains("Look at /media/."), "{}", page.body);
        let lists = [page.attributes("main img", "srcset"), page.attributes("main source", "srcset")].concat();
        assert_eq!(lists.len(), 6, "{lists:?}");
        for copy in lists.iter().flat_map(|list| list.split(", ")) {
            let copy = copy.split(' ').next().unwrap();
            assert!(copy.starts_with(&format!("{path}/media/")), "{copy}");
            let (status, bytes, headers) = paper.visitor.fetch_with(copy, &[]).await;
            assert_eq!((status, headers["cache-control"].to_str().unwrap()), (200, "private, no-store"), "{copy}");
            assert!(!bytes.is_empty() && headers["content-type"].to_str().unwrap().starts_with("image/"), "{copy}");
            assert_eq!(headers["referrer-policy"], "no-referrer");
        }
        for own in mo.get(&format!("{place}/preview")).await.attributes("main img", "src") {
            assert!(own.starts_with("/desk/media/file/"), "{own}");
        }
        let missing = paper.visitor.get("/preview/made-up").await.body;
        let gone = async |address: String| {
            let answer = paper.visitor.get(&address).await;
            assert_eq!((answer.status.as_u16(), answer.body), (404, missing.clone()), "{address}");
        };
        let key = above.key.as_str();
        gone(format!("/media/{key}")).await;
        gone(format!("{path}/media/{}", foreign.key)).await;
        gone(format!("{path}/media/originals/{key}")).await;
        gone(format!("{path}/media/../{key}")).await;
        gone(format!("{path}x/media/{key}")).await;
        gone(format!("/preview/made-up/media/{key}")).await;
        // What the story does not show any more, its link does not show either.
        mo.write(&place, &[("lead_media", "")]).await;
        gone(format!("{path}/media/{key}")).await;
        let still = format!("{path}/media/{}", within.key);
        assert_eq!(paper.visitor.fetch_with(&still, &[]).await.0, 200);
        let ended = mo.fill(&mo.get(&format!("{place}/edit")).await, "form[action$='/previews/end']", &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.body);
        gone(still).await;
        let late = format!("{}/media/{}", link(&mo, &place).await, within.key);
        assert_eq!(paper.visitor.fetch_with(&late, &[]).await.0, 200);
        paper.clock.advance(Duration::from_hours(25));
        let (status, bytes, _) = paper.visitor.fetch_with(&late, &[]).await;
        let missing = paper.visitor.get("/preview/made-up").await.body;
        assert_eq!((status, String::from_utf8(bytes).unwrap()), (404, missing));
    }
}
