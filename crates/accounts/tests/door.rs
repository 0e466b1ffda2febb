//! Signing in and out, sessions, and what guards them.

use accounts::Role;
use database::{args, both_engines};

use crate::paper::{IDA, MO, PASSWORD, Paper, led};

both_engines! {
    async fn somebody_signs_in_and_out(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.browser();
        assert_eq!(led(&browser.get("/desk").await), (303, "/account/sign-in?next=%2Fdesk".to_owned()));
        let page = browser.get("/account/sign-in?next=%2Fdesk%2Fpeople").await;
        assert_eq!(page.header("cache-control"), "private, no-store");
        assert_eq!((page.header("x-robots-tag"), page.header("referrer-policy")), ("noindex", "same-origin"));
        assert_eq!(page.attributes("input[type=email]", "autocomplete"), ["username webauthn"]);
        assert_eq!(page.attributes("input[type=password]", "autocomplete"), ["current-password"]);
        assert!(browser.cookie().is_none());
        let answer = browser.fill("/account/sign-in?next=%2Fdesk%2Fpeople", &[("email", " IDA@paper.example "), ("current", PASSWORD)]).await;
        assert_eq!(led(&answer), (303, "/desk/people".to_owned()));
        let cookie = answer.header("set-cookie");
        assert!(cookie.starts_with("__Host-courant=") && cookie.ends_with("; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        assert_eq!(answer.header("cache-control"), "private, no-store");
        let kept = browser.cookie().unwrap();
        let secret = kept.split_once('=').unwrap().1;
        assert!(secret.len() == 43 && paper.hashes().await.iter().all(|hash| hash.len() == 64 && !hash.contains(secret)));
        let desk = browser.get("/desk").await;
        assert_eq!(desk.texts("h1"), ["The desk"]);
        assert!(desk.attributes("a[href='/desk/people']", "href").len() == 1);
        assert_eq!(desk.header("cache-control"), "private, no-store");
        assert_eq!(led(&browser.get("/account/sign-in").await), (303, "/desk".to_owned()));
        assert_eq!(browser.press("/desk", ("/account/sign-out", 0)).await.status, 303);
        assert_eq!(browser.cookie(), None);
        let old = browser.with_cookie(Some(kept));
        assert_eq!(old.get("/desk").await.status, 303);
        // An address that takes forms only is none to come back to.
        assert_eq!(led(&old.post("/account/sign-out", &[]).await), (303, "/account/sign-in?next=%2Fdesk".to_owned()));
        assert_eq!(paper.told(2).await, ["ida@paper.example: signed out: ida@paper.example", "ida@paper.example: signed in: ida@paper.example"]);
    }

    async fn a_clock_that_was_set_back_locks_nobody_out(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.browser();
        for _ in 0..10 {
            assert_eq!(browser.sign_in(IDA, "not the password").await.status, 422);
        }
        assert_eq!(browser.sign_in(IDA, PASSWORD).await.status, 429);
        let day = 86_400_000_000_i64;
        paper.db.write(&day, |c, day| Box::pin(async move { c.run("UPDATE sign_in_tries SET since = since + $1", args![*day]).await })).await.unwrap();
        assert_eq!(led(&browser.sign_in(IDA, PASSWORD).await), (303, "/desk".to_owned()));
    }

    async fn nobody_learns_which_part_was_wrong(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.browser();
        let wrong = browser.sign_in(IDA, "correct horse batterx").await;
        let nobody = browser.sign_in("ida@paper.exampla", "correct horse batterx").await;
        assert_eq!((wrong.status.as_u16(), nobody.status.as_u16()), (422, 422));
        let plain = |answer: &web::testing::Answer| answer.body.replace("ida@paper.exampla", IDA);
        // Tokens and challenges differ with every page.
        let strip = |text: String| {
            let text = text.replace("data-options=", "name=\"token\"");
            text.split("name=\"token\"").map(|part| part.split_once('>').map_or("", |(_, rest)| rest).to_owned()).collect::<String>()
        };
        assert_eq!(strip(plain(&wrong)), strip(plain(&nobody)));
        assert_eq!(wrong.attributes("input[type=email]", "value"), [IDA]);
        assert_eq!(wrong.attributes("input[type=password]", "value"), [""]);
        assert_eq!(wrong.texts(".problems li"), ["This address and this password do not belong together. Please check both."]);
        assert!(browser.cookie().is_none());
        // What was typed for an account that is not there is not written down: it may be a password.
        assert_eq!(paper.told(2).await, [": sign-in refused: ", ": sign-in refused: ida@paper.example"]);
        let events = paper.events().await;
        assert_eq!(events[0].network, "192.0.2.0/24");
        let empty = browser.sign_in("", "").await;
        assert_eq!((empty.status.as_u16(), empty.texts(".problems li").len()), (422, 2));
        assert_eq!(empty.attributes("[aria-invalid]", "id"), ["email", "current"]);
    }

    async fn guessing_is_slowed_for_an_account_that_exists_and_one_that_does_not(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.browser();
        for email in [IDA, "nobody@paper.example"] {
            for _ in 0..10 {
                assert_eq!(browser.sign_in(email, "not the password").await.status, 422);
            }
            // Also the right password is not looked at any more.
            let slow = browser.sign_in(email, PASSWORD).await;
            assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"), "{email}");
            assert!(slow.texts(".problems li")[0].contains("16 minutes"), "{:?}", slow.texts(".problems li"));
            assert_eq!(browser.sign_in(email, PASSWORD).await.status, 429);
        }
        let slowed = paper.events().await.into_iter().filter(|event| event.action == accounts::Action::Slowed);
        assert_eq!(slowed.count(), 2);
        paper.later(15);
        assert_eq!(browser.sign_in(IDA, PASSWORD).await.status, 303);
        // Whoever signs in begins to count anew.
        for _ in 0..10 {
            assert_eq!(paper.browser().sign_in(IDA, "not the password").await.status, 422);
        }
        assert_eq!(paper.browser().sign_in(IDA, PASSWORD).await.status, 429);
    }

    async fn one_network_locks_nobody_out_of_another(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let stranger = paper.browser_in("198.51.100.7");
        for _ in 0..120 {
            stranger.sign_in(IDA, "not the password").await;
        }
        for _ in 0..25 {
            stranger.fill("/account/reset", &[("email", "nobody@paper.example")]).await;
        }
        for _ in 0..5 {
            stranger.fill("/account/reset", &[("email", IDA)]).await;
        }
        assert_eq!(stranger.sign_in(IDA, PASSWORD).await.status, 429);
        let ida = paper.browser_in("203.0.113.9");
        assert_eq!(ida.fill("/account/reset", &[("email", IDA)]).await.status, 200);
        assert_eq!(paper.mails().await.len(), 1);
        assert_eq!(ida.sign_in(IDA, PASSWORD).await.status, 303);
        // Many networks reach the limit of the account; where its owner was signed in from, it does not bind.
        for network in 0..10 {
            let stranger = paper.browser_in(&format!("192.0.{network}.7"));
            for _ in 0..10 {
                assert_eq!(stranger.sign_in(IDA, "not the password").await.status, 422);
            }
        }
        assert_eq!(paper.browser_in("192.0.77.7").sign_in(IDA, PASSWORD).await.status, 429);
        assert_eq!(paper.browser_in("203.0.113.10").sign_in(IDA, PASSWORD).await.status, 303);
    }

    async fn whoever_types_it_right_is_never_slowed(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        for _ in 0..70 {
            assert_eq!(paper.browser().sign_in(IDA, PASSWORD).await.status, 303);
        }
    }

    async fn a_session_ends_by_itself(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        paper.add("rea@paper.example", Role::Reader).await;
        let browser = paper.signed_in(IDA).await;
        paper.later(11 * 60);
        assert_eq!(browser.get("/desk").await.status, 200);
        paper.later(11 * 60);
        assert_eq!(browser.get("/desk").await.status, 200, "seen since");
        paper.later(12 * 60);
        assert_eq!(browser.get("/desk").await.status, 303, "unseen for twelve hours");
        let browser = paper.signed_in(IDA).await;
        for _ in 0..15 {
            paper.later(11 * 60);
            assert_eq!(browser.get("/desk").await.status, 200);
        }
        paper.later(11 * 60);
        assert_eq!(browser.get("/desk").await.status, 303, "seven days are over");
        let reader = paper.browser();
        assert_eq!(led(&reader.sign_in("rea@paper.example", PASSWORD).await), (303, "/account/sessions".to_owned()));
        paper.later(29 * 24 * 60);
        assert_eq!(reader.get("/account/sessions").await.status, 200);
        assert_eq!(reader.get("/desk").await.status, 404);
    }

    async fn a_sign_in_makes_a_new_session_and_ends_the_one_before(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let browser = paper.browser().with_cookie(Some("__Host-courant=planted".to_owned()));
        assert_eq!(browser.sign_in(IDA, PASSWORD).await.status, 303);
        let first = browser.cookie().unwrap();
        assert_ne!(first, "__Host-courant=planted");
        let page = paper.browser().get("/account/sign-in").await;
        let token = page.attributes("input[name=token]", "value").remove(0);
        let again = browser.post("/account/sign-in", &[("email", IDA), ("current", PASSWORD), ("token", &token)]).await;
        assert_eq!(again.status, 303);
        assert_ne!(browser.cookie().unwrap(), first);
        assert_eq!(browser.with_cookie(Some(first)).get("/desk").await.status, 303);
        assert_eq!(browser.get("/desk").await.status, 200);
        let twice = format!("{0}; {0}", browser.cookie().unwrap());
        assert_eq!(browser.with_cookie(Some(twice)).get("/desk").await.status, 303);
    }

    async fn sessions_are_listed_and_ended(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        paper.add(MO, Role::Editor).await;
        let (one, two, three) = (paper.signed_in(IDA).await, paper.signed_in(IDA).await, paper.signed_in(IDA).await);
        let mo = paper.signed_in(MO).await;
        let page = one.get("/account/sessions").await;
        assert_eq!(page.texts(".rows > li").len(), 3);
        assert_eq!(page.texts(".rows h2").iter().filter(|title| *title == "This browser").count(), 1);
        // Of somebody else's session there is nothing to end.
        let token = page.attributes("form[action='/account/sessions/end'] [name=token]", "value").remove(0);
        let which = mo.get("/account/sessions").await;
        assert_eq!(which.texts(".rows > li").len(), 1);
        let ids: Vec<String> = paper.db.read(async |c| c.all("SELECT CAST(s.id AS TEXT) FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = 'mo@paper.example'", &[]).await).await.unwrap();
        let foreign = one.post("/account/sessions/end", &[("token", &token), ("which", &ids[0])]).await;
        assert_eq!((foreign.status.as_u16(), mo.get("/desk").await.status.as_u16()), (404, 200));
        assert_eq!(one.press("/account/sessions", ("/account/sessions/end", 0)).await.status, 303);
        let left = [two.get("/desk").await.status, three.get("/desk").await.status];
        assert_eq!(left.iter().filter(|status| **status == 200).count(), 1);
        let others = one.post("/account/sessions/end", &[("token", &token), ("which", "others")]).await;
        assert_eq!(others.status, 303);
        assert_eq!((two.get("/desk").await.status.as_u16(), three.get("/desk").await.status.as_u16()), (303, 303));
        assert_eq!((one.get("/desk").await.status.as_u16(), mo.get("/desk").await.status.as_u16()), (200, 200));
        assert_eq!(paper.told(2).await, ["ida@paper.example: session ended: ida@paper.example"; 2]);
    }

    async fn another_password_needs_the_one_there_is(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let (one, two) = (paper.signed_in(IDA).await, paper.signed_in(IDA).await);
        let wrong = one.fill("/account/password", &[("current", "not the password"), ("password", "the tide is high today")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts("#current-err").len()), (422, 1));
        for (weak, words) in [("short", "at least 12"), ("ida@paper.example", "easy to guess"), ("The Courant 1889", "easy to guess")] {
            let weak = one.fill("/account/password", &[("current", PASSWORD), ("password", weak)]).await;
            assert_eq!(weak.status, 422);
            assert!(weak.texts("#password-err")[0].contains(words), "{words}: {:?}", weak.texts("#password-err"));
            assert_eq!(weak.attributes("#password", "aria-describedby"), ["password-err password-hint"]);
        }
        let before = one.cookie().unwrap();
        let done = one.fill("/account/password", &[("current", PASSWORD), ("password", "the tide is high today")]).await;
        assert_eq!(led(&done), (303, "/account/sessions".to_owned()));
        assert_ne!(one.cookie().unwrap(), before);
        assert_eq!(one.with_cookie(Some(before)).get("/desk").await.status, 303);
        assert_eq!((one.get("/desk").await.status.as_u16(), two.get("/desk").await.status.as_u16()), (200, 303));
        assert_eq!(paper.browser().sign_in(IDA, PASSWORD).await.status, 422);
        assert_eq!(paper.browser().sign_in(IDA, "the tide is high today").await.status, 303);
    }

    async fn no_other_site_acts_for_somebody(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let page = browser.get("/desk").await;
        let token = page.attributes("[name=token]", "value").remove(0);
        for origin in ["https://elsewhere.example", "null", "https://paper.example.evil", ""] {
            let refused = browser.post_from(origin, "/account/sign-out", &[("token", &token)]).await;
            assert_eq!(refused.status, 403, "{origin:?}");
        }
        for forged in ["", "x", &paper.web.tokens.issue("comment:1", paper.clock.now())] {
            assert_eq!(browser.post("/account/sign-out", &[("token", forged)]).await.status, 403, "{forged:?}");
        }
        // The token of another session.
        let other = paper.signed_in(IDA).await;
        assert_eq!(other.post("/account/sign-out", &[("token", &token)]).await.status, 403);
        assert_eq!(browser.get("/desk").await.status, 200);
        // Signing somebody in as somebody else is refused too.
        let page = paper.browser().get("/account/sign-in").await;
        let token = page.attributes("[name=token]", "value").remove(0);
        let fields = [("email", IDA), ("current", PASSWORD), ("token", token.as_str())];
        assert_eq!(paper.browser().post_from("https://elsewhere.example", "/account/sign-in", &fields).await.status, 403);
        assert_eq!(paper.browser().post("/account/sign-in", &fields[..2]).await.status, 422);
    }

    async fn a_session_speaks_for_its_owner_in_the_api(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let browser = paper.signed_in(IDA).await;
        assert_eq!(browser.get("/api/v1/who").await.body, "ida editor");
        assert_eq!(paper.browser().get("/api/v1/who").await.body, "nobody");
        assert_eq!(browser.with_cookie(Some("__Host-courant=x".to_owned())).get("/api/v1/who").await.body, "nobody");
        assert_eq!(browser.post("/api/v1/who", &[]).await.body, "ida editor");
        for origin in ["", "https://elsewhere.example"] {
            assert_eq!(browser.post_from(origin, "/api/v1/who", &[]).await.status, 403, "{origin:?}");
        }
        // A light page is for readers.
        assert_eq!(browser.get("/lite/account/sign-in").await.status, 404);
        assert_eq!(browser.get("/lite/desk").await.status, 404);
    }
}
