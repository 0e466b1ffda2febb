//! One-time codes: begun, asked for, used once, lost.

use accounts::Role;
use accounts::testing::one_time_code;
use database::both_engines;

use crate::paper::{Browser, IDA, PASSWORD, Paper, led, path};

/// Begins with codes: the secret, and the codes for when it is lost.
pub(crate) async fn begin(paper: &Paper, browser: &Browser) -> (String, Vec<String>) {
    let page = browser.get("/account/code").await;
    let secret = page.attributes("[name=secret]", "value").remove(0);
    let seal = page.attributes("[name=seal]", "value").remove(0);
    let token = page.attributes("[name=token]", "value").remove(0);
    let code = one_time_code(&secret, paper.clock.now());
    let fields = [
        ("secret", secret.as_str()),
        ("seal", &seal),
        ("token", &token),
        ("code", &code),
        ("current", PASSWORD),
    ];
    let codes = browser.post("/account/code", &fields).await;
    assert_eq!(codes.status, 200, "{}", codes.body);
    assert_eq!(codes.header("cache-control"), "private, no-store");
    (secret, codes.texts("li code"))
}

/// Types a code into the second form, as it stands in an answer.
pub(crate) async fn type_code(
    browser: &Browser,
    asked: &web::testing::Answer,
    code: &str,
) -> web::testing::Answer {
    let names = asked.attributes("form.write [type=hidden]", "name");
    let values = asked.attributes("form.write [type=hidden]", "value");
    let mut fields: Vec<(&str, &str)> =
        names.iter().map(String::as_str).zip(values.iter().map(String::as_str)).collect();
    fields.push(("code", code));
    browser.post("/account/code/second", &fields).await
}

both_engines! {
    async fn a_code_is_asked_for_and_counts_once(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let (secret, lost) = begin(&paper, &browser).await;
        assert_eq!(lost.len(), 10);
        let kept: Vec<String> = paper.db.read(async |c| c.all("SELECT hash FROM recovery_codes", &[]).await).await.unwrap();
        assert!(kept.len() == 10 && kept.iter().all(|hash| hash.len() == 64));
        let one = paper.browser();
        let asked = one.sign_in(IDA, PASSWORD).await;
        assert_eq!((asked.status.as_u16(), asked.texts("h1")[0].as_str()), (200, "One more step"));
        assert_eq!(asked.attributes("#code", "autocomplete"), ["one-time-code"]);
        assert!(one.cookie().is_none() && one.get("/desk").await.status == 303);
        // The code that began it was used.
        let used = one_time_code(&secret, paper.clock.now());
        let again = type_code(&one, &asked, &used).await;
        assert_eq!((again.status.as_u16(), again.texts("#code-err").len()), (422, 1));
        paper.later(1);
        let code = one_time_code(&secret, paper.clock.now());
        assert_eq!(led(&type_code(&one, &asked, &code).await), (303, "/desk".to_owned()));
        assert_eq!(one.get("/desk").await.status, 200);
        let two = paper.browser();
        let asked = two.sign_in(IDA, PASSWORD).await;
        assert_eq!(type_code(&two, &asked, &code).await.status, 422);
        assert_eq!(led(&type_code(&two, &asked, &lost[3].to_uppercase()).await), (303, "/desk".to_owned()));
        let three = paper.browser();
        let asked = three.sign_in(IDA, PASSWORD).await;
        assert_eq!(type_code(&three, &asked, &lost[3]).await.status, 422);
        paper.later(10);
        assert_eq!(led(&type_code(&three, &asked, &lost[4]).await), (303, "/account/sign-in".to_owned()), "too late");
    }

    async fn codes_cannot_be_guessed_and_the_seal_not_forged(db) {
        let paper = Paper::new(db);
        let ida = paper.add(IDA, Role::Publisher).await;
        let (secret, _) = begin(&paper, &paper.signed_in(IDA).await).await;
        let browser = paper.browser();
        let asked = browser.sign_in(IDA, PASSWORD).await;
        paper.later(2);
        for _ in 0..10 {
            assert_eq!(type_code(&browser, &asked, "000000x").await.status, 422);
        }
        let code = one_time_code(&secret, paper.clock.now());
        assert_eq!(type_code(&browser, &asked, &code).await.status, 429);
        paper.later(15);
        let code = one_time_code(&secret, paper.clock.now());
        let user = ida.to_string();
        let sign_in = paper.web.tokens.issue("account:sign-in:0", paper.clock.now());
        for seal in ["", "x", &sign_in] {
            let forged = [("user", user.as_str()), ("secret", "x"), ("seal", seal), ("code", &code)];
            assert_eq!(led(&browser.post("/account/code/second", &forged).await), (303, "/account/sign-in".to_owned()));
        }
        // A password that was replaced meanwhile opens nothing.
        let asked = browser.sign_in(IDA, PASSWORD).await;
        accounts::set_password(&paper.door, IDA, "the tide is high today").await.unwrap();
        assert_eq!(type_code(&browser, &asked, &code).await.status, 422);
        assert!(browser.cookie().is_none());
    }

    async fn whoever_ends_codes_hears_that_there_were_too_many(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let (secret, _) = begin(&paper, &browser).await;
        paper.later(2);
        for _ in 0..10 {
            assert_eq!(browser.fill("/account/code", &[("code", "000000x")]).await.status, 422);
        }
        let right = one_time_code(&secret, paper.clock.now());
        for _ in 0..2 {
            let slow = browser.fill("/account/code", &[("code", &right)]).await;
            assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
            assert_eq!(slow.texts("#code-err").len(), 0, "nobody looked at it");
        }
        let told = "ida@paper.example: sign-in slowed: ida@paper.example";
        assert_eq!(paper.told(2).await[0], told);
        assert_ne!(paper.told(2).await[1], told, "the first is written down");
        // It counts together with the second step of a sign-in, which says it too.
        let other = paper.browser();
        let asked = other.sign_in(IDA, PASSWORD).await;
        let slow = type_code(&other, &asked, &right).await;
        assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
        paper.later(16);
        let right = one_time_code(&secret, paper.clock.now());
        assert_eq!(browser.fill("/account/code", &[("current", PASSWORD), ("code", &right)]).await.status, 303);
    }

    async fn a_link_in_a_mail_is_no_second_step(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        begin(&paper, &paper.signed_in(IDA).await).await;
        let browser = paper.browser();
        browser.fill("/account/reset", &[("email", IDA)]).await;
        let link = path(&paper.mails().await[0].text);
        let done = browser.fill(&link, &[("password", "the tide is high today")]).await;
        assert_eq!(led(&done), (303, "/account/sign-in".to_owned()));
        assert!(browser.cookie().is_none());
        let asked = browser.sign_in(IDA, "the tide is high today").await;
        assert_eq!(asked.texts("h1"), ["One more step"]);
    }

    async fn codes_end_with_the_password_or_at_the_command_line(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let other = paper.signed_in(IDA).await;
        let (secret, _) = begin(&paper, &browser).await;
        assert_eq!((browser.get("/desk").await.status.as_u16(), other.get("/desk").await.status.as_u16()), (200, 303));
        paper.later(10);
        assert_eq!(browser.fill("/account/code", &[("current", "not the password")]).await.status, 422);
        // The password alone does not end what stands beside it.
        let refused = browser.fill("/account/code", &[("current", PASSWORD), ("code", "000000")]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#code-err").len()), (422, 1));
        let code = one_time_code(&secret, paper.clock.now());
        assert_eq!(browser.fill("/account/code", &[("current", PASSWORD), ("code", &code)]).await.status, 303);
        assert_eq!(led(&paper.browser().sign_in(IDA, PASSWORD).await), (303, "/desk".to_owned()));
        let page = browser.get("/account/code").await;
        let seal = page.attributes("[name=seal]", "value").remove(0);
        let token = page.attributes("[name=token]", "value").remove(0);
        // A secret that somebody else chose.
        let theirs = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let code = one_time_code(theirs, paper.clock.now());
        let fields = [("secret", theirs), ("seal", seal.as_str()), ("token", &token), ("code", &code)];
        assert_eq!(led(&browser.post("/account/code", &fields).await), (303, "/account/code".to_owned()));
        begin(&paper, &browser).await;
        assert!(accounts::end_codes(&paper.door, IDA).await.unwrap());
        assert!(!accounts::end_codes(&paper.door, IDA).await.unwrap());
        assert_eq!(paper.told(1).await, ["command line: codes ended: ida@paper.example"]);
        assert_eq!(led(&paper.browser().sign_in(IDA, PASSWORD).await), (303, "/desk".to_owned()));
    }
}
