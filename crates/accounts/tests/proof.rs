//! A passkey in place of the password, where somebody is asked once more who they are.

use accounts::Role;
use database::{args, both_engines};
use web::testing::Answer;

use crate::authenticator::{Authenticator, Way};
use crate::paper::{Browser, IDA, MO, PASSWORD, Paper, led};
use crate::passkeys::{add, enter, options};

const INVITE: &str = "/desk/people/new";
const NEW: [(&str, &str); 2] = [("email", "jo@paper.example"), ("role", "editor")];

/// The fields of the form of a page, with these in place of its own.
fn filled(page: &Answer, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let names = page.attributes("form.write input[type=hidden]", "name");
    let values = page.attributes("form.write input[type=hidden]", "value");
    let mut all: Vec<(String, String)> = names.into_iter().zip(values).collect();
    all.retain(|(name, _)| !fields.iter().any(|(other, _)| other == name));
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    all
}

pub(crate) async fn send(who: &Browser, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let action = page.attributes("form.write", "action").remove(0);
    let all = filled(page, fields);
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    who.post(action.split('#').next().unwrap(), &all).await
}

/// Sends the form of a page with what a device answers to it.
pub(crate) async fn confirm(
    who: &Browser,
    page: &Answer,
    (device, fields): (&Authenticator, &[(&str, &str)]),
) -> Answer {
    let answer = device.sign(&options(page));
    let mut all = fields.to_vec();
    all.extend(answer.iter().map(|(name, value)| (*name, value.as_str())));
    send(who, page, &all).await
}

/// Ida, a publisher, who signed in with her passkey eleven minutes ago.
pub(crate) async fn ida(paper: &Paper) -> (Browser, Authenticator) {
    paper.add(IDA, Role::Publisher).await;
    let mut phone = Authenticator::new(b"phone");
    add(&paper.signed_in(IDA).await, &mut phone, "Phone").await;
    let browser = paper.browser();
    assert_eq!(led(&enter(&browser, &phone).await), (303, "/desk".to_owned()));
    paper.later(11);
    (browser, phone)
}

both_engines! {
    async fn a_passkey_proves_who_it_is_without_a_password(db) {
        let paper = Paper::new(db);
        let (browser, phone) = ida(&paper).await;
        // Whoever has no password can do all that needs one.
        paper.db.write(&(), |c, ()| Box::pin(async move { c.run("DELETE FROM passwords", args![]).await })).await.unwrap();
        let page = browser.get(INVITE).await;
        assert_eq!(page.attributes("form.write", "data-passkey"), ["prove"]);
        assert_eq!(page.texts("form.write .passkey-prove"), ["Confirm with a passkey"]);
        let asked = options(&page);
        assert_eq!((&asked["allowCredentials"][0]["id"], &asked["userVerification"]), (&"cGhvbmU".into(), &"required".into()));
        let before = browser.cookie();
        let answer = confirm(&browser, &page, (&phone, &NEW)).await;
        assert_eq!(led(&answer), (303, "/desk/people".to_owned()), "{}", answer.body);
        assert_eq!(paper.told(1).await, ["ida@paper.example: invited: jo@paper.example editor"]);
        // The session goes on under another secret, and counts as proved for a while.
        assert!(browser.cookie().is_some() && browser.cookie() != before);
        assert_eq!(browser.with_cookie(before).get("/desk").await.status, 303);
        assert_eq!(browser.get(INVITE).await.attributes("[data-passkey]", "data-passkey").len(), 0);
        paper.later(11);
        let place = browser.get("/account/passkeys").await.attributes(".rows a", "href").remove(0);
        let page = browser.get(&place).await;
        assert_eq!(led(&confirm(&browser, &page, (&phone, &[])).await), (303, "/account/passkeys".to_owned()));
    }

    async fn every_form_that_asks_for_the_password_takes_a_passkey(db) {
        let paper = Paper::new(db);
        let (browser, mut phone) = ida(&paper).await;
        let mo = paper.add(MO, Role::Editor).await;
        let all = [
            ("/account/passkeys/new".to_owned(), vec![]),
            ("/account/tokens/new".to_owned(), vec![("name", "Script"), ("scope", "articles:read"), ("days", "90")]),
            (format!("/desk/people/{mo}"), vec![("role", "journalist")]),
            (format!("/desk/people/{mo}/removal"), vec![]),
            ("/desk/people/codes".to_owned(), vec![]),
        ];
        for (path, fields) in all {
            let page = browser.get(&path).await;
            assert_eq!(page.attributes("form.write", "data-passkey"), ["prove"], "{path}");
            // A device may leave out whom it belongs to, where it was asked for this one.
            let handle = std::mem::take(&mut phone.handle);
            let answer = confirm(&browser, &page, (&phone, &fields)).await;
            assert!([200, 303].contains(&answer.status.as_u16()), "{path}: {} {}", answer.status, answer.body);
            phone.handle = handle;
            paper.later(11);
        }
    }

    async fn what_is_no_answer_of_theirs_proves_nothing(db) {
        let paper = Paper::new(db);
        let (browser, mut phone) = ida(&paper).await;
        paper.add(MO, Role::Publisher).await;
        let mo = paper.signed_in(MO).await;
        assert_eq!(mo.get(INVITE).await.attributes("[data-passkey]", "data-passkey").len(), 0, "proved, and no passkey");
        let mut theirs = Authenticator::new(b"theirs");
        add(&mo, &mut theirs, "Theirs").await;
        let other = paper.browser();
        enter(&other, &phone).await;
        paper.later(11);
        let page = browser.get(INVITE).await;
        let wrong = confirm(&browser, &page, (&theirs, &NEW)).await;
        assert_eq!((wrong.status.as_u16(), wrong.texts(".write > .err").len()), (422, 1), "{}", wrong.body);
        assert_eq!(wrong.attributes("#email", "value"), ["jo@paper.example"]);
        assert_eq!(paper.told(1).await, [": sign-in refused: "]);
        // Asked of another session of hers, or at the sign-in.
        for asked in [other.get(INVITE).await, paper.browser().get("/account/sign-in").await] {
            let answer = phone.sign(&options(&asked));
            let mut fields: Vec<(&str, &str)> = NEW.to_vec();
            fields.extend(answer.iter().map(|(name, value)| (*name, value.as_str())));
            assert_eq!(send(&browser, &page, &fields).await.status, 422);
        }
        let handle = std::mem::replace(&mut phone.handle, theirs.handle.clone());
        assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 422);
        phone.handle = handle;
        phone.way = Way { flags: Some(0x01), ..Way::default() };
        assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 422, "nobody knows who was there");
        phone.way = Way::default();
        paper.later(5);
        assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 422, "too late");
        // Nothing of it signs in, and a password that was typed counts first.
        let fresh = browser.get(INVITE).await;
        let mut fields: Vec<(&str, &str)> = NEW.to_vec();
        fields.push(("current", "not the password"));
        let typed = confirm(&browser, &fresh, (&phone, &fields)).await;
        assert_eq!((typed.status.as_u16(), typed.texts("#current-err").len()), (422, 1));
        assert_eq!(send(&browser, &fresh, &[NEW[0], NEW[1], ("current", PASSWORD)]).await.status, 303);
    }

    async fn copies_and_floods_are_known_here_too(db) {
        let paper = Paper::new(db);
        let (browser, mut phone) = ida(&paper).await;
        phone.count = 5;
        let page = browser.get(INVITE).await;
        assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 303);
        paper.later(11);
        let page = browser.get(INVITE).await;
        assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 422);
        assert_eq!(paper.told(1).await, ["ida@paper.example: passkey refused: ida@paper.example"]);
        for _ in 0..9 {
            let page = browser.get(INVITE).await;
            assert_eq!(confirm(&browser, &page, (&phone, &NEW)).await.status, 422);
        }
        phone.count = 6;
        let page = browser.get(INVITE).await;
        let slow = confirm(&browser, &page, (&phone, &NEW)).await;
        assert_eq!((slow.status.as_u16(), slow.header("retry-after")), (429, "901"));
    }
}
