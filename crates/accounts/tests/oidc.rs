//! Signing in with a provider: linked, opened, ended, and lied to.

use std::sync::Arc;

use accounts::testing::one_time_code;
use accounts::{Role, SignOn, require_codes};
use database::both_engines;
use database::testing::{MORNING, TestDb};
use serde_json::json;
use web::Outbound;
use web::testing::Answer;

use crate::codes::{begin, type_code};
use crate::paper::{Browser, IDA, MO, PASSWORD, Paper, led};
use crate::provider::{CLIENT, Provider, SECRET, Sign};

const END: &str = "/account/oidc/end";

pub(crate) async fn paper(db: TestDb) -> (Paper, Arc<Provider>) {
    let provider = Provider::start().await;
    let sign_on = SignOn {
        issuer: provider.issuer.clone(),
        client_id: CLIENT.to_owned(),
        client_secret: SECRET.to_owned(),
        label: "House".to_owned(),
    };
    let paper = Paper::with(db, None, |door| door.with_sign_on(Some(sign_on), Outbound::on_loopback()));
    paper.clock.clone_into(&mut provider.clock.lock().unwrap());
    (paper, provider)
}

/// Presses the button; where the browser is led.
async fn press(who: &Browser) -> String {
    let page = who.press("/account/sign-in", ("/account/oidc", 0)).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let address = page.header("refresh").strip_prefix("0; url=").unwrap().to_owned();
    assert_eq!(page.attributes(".plain-page a.button", "href"), std::slice::from_ref(&address));
    let cookie = page.header("set-cookie");
    assert!(
        cookie.contains("; HttpOnly; SameSite=Lax; Secure") && cookie.contains("Max-Age=600"),
        "{cookie}"
    );
    address
}

/// The whole way there and back.
pub(crate) async fn visit(who: &Browser, provider: &Provider) -> Answer {
    let back = provider.agrees(&press(who).await);
    let answer = who.get(&back).await;
    assert!(who.visit().lock().unwrap().is_none(), "a visit is over with the answer");
    answer
}

/// Sends the form of an answer.
async fn send(who: &Browser, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let action = page.attributes("form.write", "action").remove(0);
    let names = page.attributes("form.write [type=hidden]", "name");
    let values = page.attributes("form.write [type=hidden]", "value");
    let mut all: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    all.extend_from_slice(fields);
    who.post(action.split('#').next().unwrap(), &all).await
}

pub(crate) async fn link(paper: &Paper, provider: &Provider) -> Browser {
    let browser = paper.browser();
    let page = visit(&browser, provider).await;
    assert_eq!(page.texts("h1"), ["Your account is not linked yet"], "{}", page.body);
    assert_eq!(led(&send(&browser, &page, &[("current", PASSWORD)]).await), in_at_desk());
    browser
}

pub(crate) fn in_at_desk() -> (u16, String) {
    (303, "/desk".to_owned())
}

fn said(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.texts(".plain-page p").remove(0))
}

both_engines! {
    async fn an_account_is_linked_once_with_the_password(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.browser();
        let page = visit(&browser, &provider).await;
        assert_eq!((page.status.as_u16(), page.texts("h1")[0].as_str()), (200, "Your account is not linked yet"));
        assert!(page.texts(".standfirst")[0].contains("ida@paper.example"));
        assert!(browser.cookie().is_none() && browser.get("/desk").await.status == 303);
        let wrong = send(&browser, &page, &[("current", "wrong horse battery")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts("#current-err").len()), (422, 1));
        assert_eq!(send(&browser, &page, &[]).await.status, 422);
        assert_eq!(led(&send(&browser, &wrong, &[("current", PASSWORD)]).await), in_at_desk());
        assert_eq!(browser.get("/desk").await.status, 200);
        assert_eq!(paper.told(2).await, [
            "ida@paper.example: signed in: ida@paper.example", "ida@paper.example: sign-in linked: ida@paper.example",
        ]);
        // From then on by the provider's name for her alone, whatever it says of her address.
        provider.tell(|way| { way.claims = json!({ "email": "else@where.example", "email_verified": false }); way.sign = Sign::Rs256; });
        let other = paper.browser();
        assert_eq!(led(&visit(&other, &provider).await), in_at_desk());
        assert_eq!(other.get("/desk").await.status, 200);
        assert_eq!(paper.told(1).await, ["ida@paper.example: signed in: ida@paper.example"]);
        // The same words once more, sealed: the link is there.
        assert_eq!(said(&send(&paper.browser(), &page, &[("current", PASSWORD)]).await).0, 403);
        assert_eq!(led(&paper.browser().sign_in(IDA, PASSWORD).await), in_at_desk());
    }

    async fn a_link_is_ended_with_the_password(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        let plain = paper.signed_in(IDA).await;
        assert_eq!(plain.get(END).await.status, 404);
        link(&paper, &provider).await;
        let (one, two) = (paper.browser(), paper.browser());
        for browser in [&one, &two] {
            assert_eq!(led(&visit(browser, &provider).await), in_at_desk());
        }
        let links = one.get("/account/sessions").await;
        assert!(links.texts(".more a").contains(&"Linked with House".to_owned()));
        // The provider's word is no password.
        assert_eq!(one.fill(END, &[]).await.status, 422);
        assert_eq!(one.fill("/desk/people/new", &[("email", "jo@paper.example"), ("role", "editor")]).await.status, 422);
        assert_eq!(led(&one.fill(END, &[("current", PASSWORD)]).await), (303, "/account/sessions".to_owned()));
        assert_eq!(paper.told(1).await, ["ida@paper.example: sign-in unlinked: ida@paper.example"]);
        assert_eq!(one.get("/desk").await.status, 200);
        assert_eq!(two.get("/desk").await.status, 303, "what the provider opened is closed");
        assert_eq!(one.get(END).await.status, 404);
        assert_eq!(visit(&paper.browser(), &provider).await.texts("h1"), ["Your account is not linked yet"]);
    }

    async fn lies_open_nothing(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        link(&paper, &provider).await;
        let now = MORNING / 1_000_000;
        let claims = [
            json!({ "nonce": "0".repeat(64) }), json!({ "nonce": null }), json!({ "aud": "another" }), json!({ "aud": [] }),
            json!({ "aud": [CLIENT, "another"] }), json!({ "aud": [CLIENT, "another"], "azp": "another" }),
            json!({ "azp": "another" }), json!({ "iss": "https://evil.example" }), json!({ "iss": format!("{}/", provider.issuer) }),
            json!({ "exp": now - 61 }), json!({ "exp": null }), json!({ "iat": now + 61 }), json!({ "iat": now - 661 }),
            json!({ "iat": null }), json!({ "sub": "" }), json!({ "sub": null }), json!({ "sub": "x".repeat(256) }),
        ];
        for claims in claims {
            provider.tell(|way| way.claims = claims.clone());
            let browser = paper.browser();
            let answer = visit(&browser, &provider).await;
            assert_eq!(said(&answer).0, 400, "{claims}");
            assert!(browser.cookie().is_none(), "{claims}");
            assert_eq!(paper.told(1).await, [": sign-in refused: "]);
            assert_eq!(answer.attributes(".plain-page a.button", "href"), ["/account/sign-in"]);
        }
        provider.tell(|way| way.claims = json!({}));
        for sign in [Sign::None, Sign::Hs256, Sign::Foreign, Sign::Broken] {
            provider.tell(|way| way.sign = sign);
            assert_eq!(said(&visit(&paper.browser(), &provider).await).0, 400, "{sign:?}");
        }
        // And what is odd but right.
        provider.tell(|way| way.sign = Sign::Es256);
        for claims in [
            json!({ "aud": [CLIENT] }), json!({ "aud": ["another", CLIENT], "azp": CLIENT }), json!({ "azp": CLIENT }),
            json!({ "exp": now - 59 }), json!({ "iat": now + 59 }), json!({ "email": null }),
        ] {
            provider.tell(|way| way.claims = claims.clone());
            assert_eq!(led(&visit(&paper.browser(), &provider).await), in_at_desk(), "{claims}");
        }
    }

    async fn who_has_no_account_hears_the_same_as_who_may_not(db) {
        let (paper, provider) = paper(db).await;
        let ida = paper.add(IDA, Role::Editor).await;
        paper.add(MO, Role::Publisher).await;
        let unknown = { provider.tell(|way| way.claims = json!({ "email": "jo@paper.example" })); said(&visit(&paper.browser(), &provider).await) };
        assert_eq!(unknown.0, 403);
        for claims in [json!({ "email_verified": false }), json!({ "email_verified": "true" }), json!({ "email_verified": null }), json!({ "email": null })] {
            provider.tell(|way| way.claims = claims.clone());
            assert_eq!(said(&visit(&paper.browser(), &provider).await), unknown, "{claims}");
        }
        provider.tell(|way| way.claims = json!({}));
        let page = visit(&paper.browser(), &provider).await;
        link(&paper, &provider).await;
        // Somebody else there with her address, and her own name there with another's.
        provider.tell(|way| way.claims = json!({ "sub": "u-2" }));
        assert_eq!(said(&visit(&paper.browser(), &provider).await), unknown);
        provider.tell(|way| way.claims = json!({ "email": MO }));
        assert_eq!(led(&visit(&paper.browser(), &provider).await), in_at_desk());
        assert_eq!(paper.told(1).await, ["ida@paper.example: signed in: ida@paper.example"]);
        let mo = paper.signed_in(MO).await;
        let mut mos = page.attributes("form.write [type=hidden]", "value");
        mos.retain(|value| value != &ida.to_string());
        assert_eq!(paper.browser().post("/account/oidc/link", &[("user", "1"), ("seal", &mos[0]), ("current", PASSWORD)]).await.status, 400);
        assert_eq!(mo.fill(&format!("/desk/people/{ida}/removal"), &[]).await.status, 303);
        provider.tell(|way| way.claims = json!({}));
        assert_eq!(said(&visit(&paper.browser(), &provider).await), unknown);
        assert_eq!(said(&send(&paper.browser(), &page, &[("current", PASSWORD)]).await), unknown);
    }

    async fn what_the_provider_said_cannot_be_cut_another_way(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        provider.tell(|way| way.claims = json!({ "sub": "f:house:ida" }));
        let browser = paper.browser();
        let page = visit(&browser, &provider).await;
        let names = page.attributes("form.write [type=hidden]", "name");
        let values = page.attributes("form.write [type=hidden]", "value");
        for (strong, subject) in [(":f", "house:ida"), ("yes", "f:house:ida"), (" ", "f:house:ida"), ("", "f:house:mo")] {
            let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
            for (name, value) in &mut fields {
                match *name {
                    "strong" => *value = strong,
                    "subject" => *value = subject,
                    _ => {}
                }
            }
            fields.push(("current", PASSWORD));
            assert_eq!(browser.post("/account/oidc/link", &fields).await.status, 400, "{strong} {subject}");
            assert!(browser.cookie().is_none());
        }
        assert_eq!(led(&send(&browser, &page, &[("current", PASSWORD)]).await), in_at_desk());
    }

    async fn an_answer_counts_once_in_its_browser_for_ten_minutes(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        link(&paper, &provider).await;
        let (one, two) = (paper.browser(), paper.browser());
        let back = provider.agrees(&press(&one).await);
        let kept = one.visit().lock().unwrap().clone();
        assert_eq!(said(&two.get(&back).await).0, 400, "no cookie");
        press(&two).await;
        assert_eq!(said(&two.get(&back).await).0, 400, "another's state");
        assert_eq!(paper.told(1).await, [": sign-in refused: "]);
        assert_eq!(led(&one.get(&back).await), in_at_desk());
        // The cookie put back, the code new: the state was used.
        for back in [back.clone(), back.replace("code=", "code=x")] {
            let thief = paper.browser();
            thief.visit().lock().unwrap().clone_from(&kept);
            assert_eq!(said(&thief.get(&back).await).0, 400, "{back}");
            assert!(thief.cookie().is_none());
        }
        // A code that was used.
        let three = paper.browser();
        let state = provider.agrees(&press(&three).await).split_once("&state=").unwrap().1.to_owned();
        assert_eq!(said(&three.get(&format!("/account/oidc/callback?code=code-0&state={state}")).await).0, 400);
        for end in ["&iss=https://evil.example", "&error=access_denied"] {
            let browser = paper.browser();
            let back = provider.agrees(&press(&browser).await);
            let status = if end.contains("denied") { 403 } else { 400 };
            assert_eq!(said(&browser.get(&format!("{back}{end}")).await).0, status, "{end}");
        }
        let browser = paper.browser();
        let back = provider.agrees(&press(&browser).await);
        let fine = format!("{back}&iss={}&session_state=1", provider.issuer);
        assert_eq!(led(&browser.get(&fine).await), in_at_desk());
        let late = paper.browser();
        let back = provider.agrees(&press(&late).await);
        paper.later(10);
        assert_eq!(said(&late.get(&back).await).0, 400);
        assert_eq!(said(&paper.browser().get("/account/oidc/callback").await).0, 400);
        assert_eq!(said(&paper.browser().post("/account/oidc", &[("token", "x")]).await).0, 400);
    }

    async fn a_second_factor_is_asked_for_where_the_provider_had_none(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Editor).await;
        link(&paper, &provider).await;
        assert!(require_codes(&paper.door, true).await.unwrap());
        let half = paper.browser();
        assert_eq!(visit(&half, &provider).await.status, 303);
        assert_eq!(led(&half.get("/desk").await), (303, "/account/code".to_owned()));
        provider.tell(|way| way.claims = json!({ "amr": ["pwd", "mfa"] }));
        let whole = paper.browser();
        assert_eq!(led(&visit(&whole, &provider).await), in_at_desk());
        assert_eq!(whole.get("/desk").await.status, 200);
        let (secret, _) = begin(&paper, &half).await;
        provider.tell(|way| way.claims = json!({ "amr": ["pwd"] }));
        let browser = paper.browser();
        let page = visit(&browser, &provider).await;
        assert_eq!((page.status.as_u16(), page.texts("h1")[0].as_str()), (200, "One more step"), "{}", page.body);
        assert!(browser.cookie().is_none());
        assert_eq!(type_code(&browser, &page, "000000").await.status, 422);
        paper.later(1);
        assert_eq!(led(&type_code(&browser, &page, &one_time_code(&secret, paper.clock.now())).await), in_at_desk());
        provider.tell(|way| way.claims = json!({ "amr": ["hwk"] }));
        assert_eq!(led(&visit(&paper.browser(), &provider).await), in_at_desk());
        // Without the link, codes are asked for beside the password.
        assert_eq!(led(&browser.fill(END, &[]).await), (303, "/account/sessions".to_owned()));
        let browser = paper.browser();
        let page = visit(&browser, &provider).await;
        let wrong = send(&browser, &page, &[("current", PASSWORD), ("code", "000000")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts("#code-err").len()), (422, 1), "{}", wrong.body);
        paper.later(1);
        let code = one_time_code(&secret, paper.clock.now());
        assert_eq!(led(&send(&browser, &page, &[("current", PASSWORD), ("code", &code)]).await), in_at_desk());
    }

    async fn a_provider_that_is_away_is_told_of(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        provider.tell(|way| way.status = 503);
        let down = paper.browser().press("/account/sign-in", ("/account/oidc", 0)).await;
        assert_eq!(said(&down).0, 503);
        provider.tell(|way| { way.status = 200; way.issuer = "https://evil.example".to_owned(); });
        paper.later(1);
        assert_eq!(said(&paper.browser().press("/account/sign-in", ("/account/oidc", 0)).await).0, 503, "another's document");
        provider.tell(|way| way.issuer.clone_from(&provider.issuer));
        assert_eq!(said(&paper.browser().press("/account/sign-in", ("/account/oidc", 0)).await).0, 503, "nobody asks at once again");
        paper.later(1);
        let browser = paper.browser();
        let back = provider.agrees(&press(&browser).await);
        provider.tell(|way| way.status = 500);
        assert_eq!(said(&browser.get(&back).await).0, 503);
        provider.tell(|way| way.status = 200);
        link(&paper, &provider).await;
        assert_eq!(provider.way.lock().unwrap().asked, 1);
        // Another key: it is asked for once a minute, and no more.
        provider.tell(|way| way.kid = "two".to_owned());
        assert_eq!(said(&visit(&paper.browser(), &provider).await).0, 400);
        assert_eq!(provider.way.lock().unwrap().asked, 1);
        paper.later(1);
        assert_eq!(led(&visit(&paper.browser(), &provider).await), in_at_desk());
        assert_eq!(provider.way.lock().unwrap().asked, 2);
    }

    async fn visits_from_one_network_are_slowed(db) {
        let (paper, _provider) = paper(db).await;
        let browser = paper.browser();
        for _ in 0..60 {
            assert_eq!(browser.get("/account/oidc/callback?code=x").await.status, 400);
        }
        assert_eq!(browser.get("/account/oidc/callback?code=x").await.status, 429);
        assert_eq!(paper.browser_in("203.0.113.9").get("/account/oidc/callback?code=x").await.status, 400);
    }

    async fn whoever_the_provider_knows_is_never_slowed(db) {
        let (paper, provider) = paper(db).await;
        paper.add(IDA, Role::Publisher).await;
        link(&paper, &provider).await;
        for _ in 0..70 {
            assert_eq!(led(&visit(&paper.browser(), &provider).await), in_at_desk());
        }
        // Whom the paper does not know counts.
        provider.tell(|way| way.claims = json!({ "sub": "u-2", "email": "jo@paper.example" }));
        for _ in 0..30 {
            assert_eq!(said(&visit(&paper.browser(), &provider).await).0, 403);
        }
        let slow = paper.browser().press("/account/sign-in", ("/account/oidc", 0)).await;
        assert_eq!(said(&slow).0, 429);
        assert_eq!(paper.told(1).await, [": sign-in slowed: "]);
    }

    async fn without_a_provider_there_is_nothing(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        assert_eq!(paper.browser().get("/account/sign-in").await.texts("form.elsewhere").len(), 0);
        assert_eq!(paper.browser().get("/account/oidc/callback").await.status, 404);
        for path in ["/account/oidc", "/account/oidc/link"] {
            assert_eq!(paper.browser().post(path, &[("token", "x")]).await.status, 404, "{path}");
        }
        assert_eq!(paper.signed_in(IDA).await.get(END).await.status, 404);
        assert_eq!(led(&paper.browser().get(END).await).0, 303);
    }
}
