//! The page where somebody proves once more who they are by any means they have, and goes on with what asked for it.

use accounts::{Role, require_codes};
use database::{args, both_engines};
use serde_json::json;
use web::testing::Answer;

use crate::codes;
use crate::oidc::{in_at_desk, link, paper, visit};
use crate::paper::{Browser, IDA, MO, PASSWORD, Paper, led};
use crate::proof::{self, ida};
use crate::provider::Provider;

const CONFIRM: &str = "/account/confirm";
const INVITE: &str = "/desk/people/new";
const THERE: &str = "/account/confirm?next=%2Fdesk%2Fpeople%2Fnew";
const PROVED: &str = "ida@paper.example: proved: ida@paper.example";
const NEW: [(&str, &str); 2] = [("email", "jo@paper.example"), ("role", "editor")];

/// Nobody has a password any more.
async fn without_passwords(paper: &Paper) {
    let gone = paper
        .db
        .write(&(), |c, ()| Box::pin(async move { c.run("DELETE FROM passwords", args![]).await }))
        .await;
    gone.unwrap();
}

/// What a form asks for: how many fields for a password, and where the links lead to another way.
fn asked(page: &Answer) -> (usize, Vec<String>) {
    (page.attributes("[name=current]", "type").len(), page.attributes(".other-way a", "href"))
}

fn onward() -> (u16, String) {
    (303, INVITE.to_owned())
}

/// Ida, a publisher with a link and no password, who came in with the provider.
async fn by_provider(paper: &Paper, provider: &Provider) -> Browser {
    paper.add(IDA, Role::Publisher).await;
    link(paper, provider).await;
    without_passwords(paper).await;
    let browser = paper.browser();
    assert_eq!(led(&visit(&browser, provider).await), in_at_desk());
    browser
}

/// Leaves for the provider from the page with the button; where the provider sends the browser back to.
async fn leave(who: &Browser, provider: &Provider) -> String {
    let page = who.press(THERE, ("/account/oidc/proof", 0)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let address = page.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    assert!(address.contains("&prompt=login&max_age=0"), "{address}");
    provider.agrees(&address)
}

/// The provider says that somebody signed in there so many seconds ago.
fn signed_in(paper: &Paper, provider: &Provider, ago: i64) {
    let at = paper.clock.now() / 1_000_000 - ago;
    provider.tell(|way| way.claims = json!({ "auth_time": at }));
}

/// The status, and what the page says is wrong.
fn said(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.texts("#problems li").concat())
}

both_engines! {
    async fn the_password_confirms_it_and_leads_on(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        assert_eq!(led(&paper.browser().get(THERE).await), (303, "/account/sign-in?next=%2Fdesk%2Fpeople%2Fnew".to_owned()), "a sign-in is a proof");
        assert_eq!(led(&paper.browser().post(CONFIRM, &[("current", PASSWORD)]).await), (303, "/account/sign-in?next=%2Fdesk".to_owned()));
        let browser = paper.signed_in(IDA).await;
        assert_eq!(led(&browser.get(THERE).await), onward(), "the sign-in just now was one");
        paper.later(11);
        let page = browser.get(THERE).await;
        assert_eq!(page.texts("h1"), ["Confirm that it is you"]);
        assert_eq!(asked(&page), (1, Vec::new()));
        assert_eq!(page.texts("form.elsewhere, form[data-passkey]").len(), 0);
        assert_eq!(page.attributes(".more a", "href"), [INVITE]);
        // The form asks for it too, and has no other way to lead to.
        assert_eq!(asked(&browser.get(INVITE).await), (1, Vec::new()));
        let before = (browser.cookie(), paper.events().await.len());
        let empty = browser.fill(THERE, &[]).await;
        assert_eq!(said(&empty), (422, "Please give your password.".to_owned()));
        assert_eq!(paper.events().await.len(), before.1, "nothing was tried");
        let wrong = browser.fill(THERE, &[("current", "wrong horse battery")]).await;
        assert_eq!((said(&wrong).0, wrong.texts("#current-err").len()), (422, 1));
        assert_eq!(paper.told(1).await, [": sign-in refused: ida@paper.example"]);
        assert_eq!(led(&browser.fill(THERE, &[("current", PASSWORD)]).await), onward());
        assert_eq!(paper.told(1).await, [PROVED]);
        assert!(browser.cookie().is_some() && browser.cookie() != before.0);
        assert_eq!(browser.with_cookie(before.0).get("/desk").await.status, 303, "the old secret is worth nothing");
        assert_eq!(asked(&browser.get(INVITE).await), (0, Vec::new()));
        assert_eq!(browser.fill(INVITE, &NEW).await.status, 303);
    }

    async fn it_leads_nowhere_else(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let foreign = ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2Fdesk%2F%2Fevil.example", "%2Fdesk%2F%5Cx", "%2Ftown", "%2Fdesk%3Fx", ""];
        for next in foreign {
            let path = format!("{CONFIRM}?next={next}");
            assert_eq!(led(&browser.get(&path).await), in_at_desk(), "{next}");
            paper.later(11);
            assert_eq!(browser.get(&path).await.attributes(".more a", "href").len(), 0, "{next}");
            assert_eq!(led(&browser.fill(&path, &[("current", PASSWORD)]).await), in_at_desk(), "{next}");
        }
        paper.later(11);
        let token = browser.get(CONFIRM).await.attributes("form.write [name=token]", "value").remove(0);
        let fields = [("token", token.as_str()), ("current", PASSWORD), ("next", "//evil.example")];
        assert_eq!(led(&browser.post(CONFIRM, &fields).await), in_at_desk());
        paper.later(11);
        let old = browser.post(CONFIRM, &[("token", "x"), ("current", PASSWORD), ("next", INVITE)]).await;
        assert_eq!((said(&old).0, old.attributes("[name=next]", "value")), (422, vec![INVITE.to_owned()]));
    }

    async fn tries_are_counted_as_those_of_the_sign_in(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        paper.later(11);
        for _ in 0..10 {
            assert_eq!(browser.fill(THERE, &[("current", "wrong horse battery")]).await.status, 422);
        }
        let slow = browser.fill(THERE, &[("current", PASSWORD)]).await;
        assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
    }

    async fn a_passkey_confirms_it(db) {
        let paper = Paper::new(db);
        let (browser, phone) = ida(&paper).await;
        let page = browser.get(THERE).await;
        assert_eq!((asked(&page).0, page.attributes("form.write", "data-passkey")), (1, vec!["prove".to_owned()]));
        without_passwords(&paper).await;
        // The form itself takes the passkey, and has no field that nobody can fill.
        assert_eq!(asked(&browser.get(INVITE).await), (0, vec![THERE.to_owned()]));
        let page = browser.get(THERE).await;
        assert_eq!((asked(&page).0, page.texts("form.write button")), (0, vec!["Confirm with a passkey".to_owned()]));
        assert_eq!(page.attributes(".more a", "href"), ["/account/reset", INVITE]);
        let nothing = browser.fill(THERE, &[]).await;
        assert_eq!(said(&nothing), (422, "Please confirm first that it is you.".to_owned()));
        assert_eq!(led(&proof::confirm(&browser, &page, (&phone, &[])).await), onward());
        assert_eq!(paper.told(1).await, [PROVED]);
        assert_eq!(browser.fill(INVITE, &NEW).await.status, 303);
    }

    async fn the_provider_confirms_it_for_who_has_nothing_else(db) {
        let (paper, provider) = paper(db).await;
        let browser = by_provider(&paper, &provider).await;
        let page = browser.get(INVITE).await;
        assert_eq!(asked(&page), (0, vec![THERE.to_owned()]));
        let unproved = proof::send(&browser, &page, &NEW).await;
        assert_eq!(said(&unproved), (422, "Please confirm first that it is you.".to_owned()));
        assert_eq!(unproved.attributes("#email", "value"), ["jo@paper.example"]);
        let page = browser.get(THERE).await;
        assert_eq!(page.texts("form.elsewhere button"), ["Confirm with House"]);
        assert_eq!((asked(&page).0, page.texts("form.write").len()), (0, 0));
        let before = browser.cookie();
        let back = leave(&browser, &provider).await;
        signed_in(&paper, &provider, 0);
        assert_eq!(led(&browser.get(&back).await), onward());
        assert_eq!(paper.told(1).await, [PROVED]);
        assert!(browser.visit().lock().unwrap().is_none(), "the visit is over");
        assert!(browser.cookie().is_some() && browser.cookie() != before);
        assert_eq!(browser.with_cookie(before).get("/desk").await.status, 303, "the old secret is worth nothing");
        assert_eq!(browser.fill(INVITE, &NEW).await.status, 303);
        assert_eq!(paper.told(1).await, ["ida@paper.example: invited: jo@paper.example editor"]);
        paper.later(11);
        assert_eq!(asked(&browser.get(INVITE).await), (0, vec![THERE.to_owned()]));
    }

    async fn who_has_a_password_too_may_choose(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        link(&paper, &provider).await;
        let browser = paper.browser();
        assert_eq!(led(&visit(&browser, &provider).await), in_at_desk());
        assert_eq!(asked(&browser.get(INVITE).await), (1, vec![THERE.to_owned()]));
        let page = browser.get(THERE).await;
        assert_eq!((asked(&page).0, page.texts("form.elsewhere button").len()), (1, 1));
        assert_eq!(led(&browser.fill(THERE, &[("current", PASSWORD)]).await), onward());
    }

    async fn a_word_that_is_old_or_about_somebody_else_proves_nothing(db) {
        let (paper, provider) = paper(db).await;
        let browser = by_provider(&paper, &provider).await;
        let now = paper.clock.now() / 1_000_000;
        let old = "House did not ask you to sign in anew";
        let other = "Whoever signed in at House is not the person";
        for (claims, sentence) in [
            (json!({}), old),
            (json!({ "auth_time": null }), old),
            (json!({ "auth_time": now.to_string() }), old),
            (json!({ "auth_time": now - 61 }), old),
            (json!({ "auth_time": now + 61 }), old),
            (json!({ "auth_time": now, "sub": "u-2" }), other),
        ] {
            let back = leave(&browser, &provider).await;
            provider.tell(|way| way.claims = claims.clone());
            let answer = browser.get(&back).await;
            let (status, words) = said(&answer);
            assert!(status == 403 && words.contains(sentence), "{claims}: {words}");
            assert_eq!(answer.attributes("form.elsewhere [name=next]", "value"), [INVITE], "and it can be tried again");
            assert_eq!(answer.texts("#form .err").len(), 1);
            assert_eq!(paper.told(1).await, [": sign-in refused: ida@paper.example"]);
            assert_eq!(asked(&browser.get(INVITE).await).1, [THERE], "{claims}");
        }
        // The sign-in counts from when the browser was sent: a provider that takes its time is not late.
        let back = leave(&browser, &provider).await;
        signed_in(&paper, &provider, 0);
        paper.later(8);
        assert_eq!(led(&browser.get(&back).await), onward());
    }

    async fn a_visit_belongs_to_its_browser_and_session(db) {
        let (paper, provider) = paper(db).await;
        let browser = by_provider(&paper, &provider).await;
        signed_in(&paper, &provider, 0);
        let late = "This was begun elsewhere";
        // Another browser of hers, which is signed in too.
        let other = paper.browser();
        assert_eq!(led(&visit(&other, &provider).await), in_at_desk());
        let back = leave(&browser, &provider).await;
        let (status, words) = said(&other.get(&back).await);
        assert!(status == 400 && words.contains(late), "{words}");
        other.visit().lock().unwrap().clone_from(&browser.visit().lock().unwrap());
        let (status, words) = said(&other.get(&back).await);
        assert!(status == 400 && words.contains(late), "{words}");
        assert_eq!(asked(&other.get(INVITE).await).1, [THERE]);
        // A visit that signs in proves nothing, and one that proves signs nobody in.
        let stranger = paper.browser();
        let back = leave(&browser, &provider).await;
        stranger.visit().lock().unwrap().clone_from(&browser.visit().lock().unwrap());
        assert_eq!(stranger.get(&back).await.status, 400);
        assert!(stranger.cookie().is_none());
        let token = stranger.get("/account/sign-in").await.attributes("form.elsewhere [name=token]", "value").remove(0);
        let away = browser.post("/account/oidc", &[("token", &token)]).await;
        let back = provider.agrees(away.header("refresh").strip_prefix("0; url=").unwrap());
        assert_eq!(led(&browser.get(&back).await), in_at_desk());
        assert_eq!(asked(&browser.get(INVITE).await).1, [THERE], "signed in once more, and no proof");
        // The form's token is the session's.
        let foreign = other.get(THERE).await.attributes("form.elsewhere [name=token]", "value").remove(0);
        assert_eq!(browser.post("/account/oidc/proof", &[("token", &foreign)]).await.status, 422);
        assert_eq!(led(&paper.browser().post("/account/oidc/proof", &[("token", &foreign)]).await).0, 303);
        // Too late, given up, away.
        let back = leave(&browser, &provider).await;
        paper.later(10);
        let (status, words) = said(&browser.get(&back).await);
        assert!(status == 400 && words.contains(late), "{words}");
        let back = leave(&browser, &provider).await;
        let (status, words) = said(&browser.get(&format!("{back}&error=access_denied")).await);
        assert!(status == 403 && words.contains("did not confirm"), "{words}");
        let back = leave(&browser, &provider).await;
        provider.tell(|way| way.status = 500);
        assert_eq!(said(&browser.get(&back).await).0, 503);
    }

    async fn who_is_linked_with_another_name_there_is_somebody_else(db) {
        let (paper, provider) = paper(db).await;
        paper.add(MO, Role::Publisher).await;
        provider.tell(|way| way.claims = json!({ "sub": "u-2", "email": MO }));
        link(&paper, &provider).await;
        provider.tell(|way| way.claims = json!({}));
        let browser = by_provider(&paper, &provider).await;
        let back = leave(&browser, &provider).await;
        let at = paper.clock.now() / 1_000_000;
        provider.tell(|way| way.claims = json!({ "sub": "u-2", "email": IDA, "auth_time": at }));
        assert_eq!(said(&browser.get(&back).await).0, 403);
        assert_eq!(asked(&browser.get(INVITE).await).1, [THERE]);
    }

    async fn many_visits_that_prove_nothing_are_slowed(db) {
        let (paper, provider) = paper(db).await;
        let browser = by_provider(&paper, &provider).await;
        for _ in 0..30 {
            let back = leave(&browser, &provider).await;
            assert_eq!(said(&browser.get(&back).await).0, 403);
        }
        let slow = browser.press(THERE, ("/account/oidc/proof", 0)).await;
        assert_eq!((said(&slow).0, slow.header("retry-after")), (429, "901"));
    }

    async fn half_a_session_proves_it_on_its_way_to_codes(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        link(&paper, &provider).await;
        without_passwords(&paper).await;
        assert!(require_codes(&paper.door, true).await.unwrap());
        let half = paper.browser();
        visit(&half, &provider).await;
        let codes = "/account/confirm?next=%2Faccount%2Fcode".to_owned();
        assert_eq!(asked(&half.get("/account/code").await), (0, vec![codes]));
        let back = leave(&half, &provider).await;
        signed_in(&paper, &provider, 0);
        assert_eq!(led(&half.get(&back).await), onward());
        assert_eq!(led(&half.get(INVITE).await), (303, "/account/code".to_owned()), "it is half still");
        codes::begin(&paper, &half).await;
        assert_eq!(half.get(INVITE).await.status, 200);
    }

    async fn who_has_nothing_hears_what_to_do(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        paper.later(11);
        without_passwords(&paper).await;
        let page = browser.get(THERE).await;
        assert!(page.texts(".standfirst")[0].contains("Please set a password"), "{}", page.body);
        assert_eq!(page.attributes(".more a", "href"), ["/account/reset", INVITE]);
        assert_eq!(page.texts("main form").len(), 0);
        assert_eq!(asked(&browser.get(INVITE).await), (0, vec![THERE.to_owned()]));
        assert_eq!(browser.post("/account/oidc/proof", &[("token", "x")]).await.status, 404);
    }
}
