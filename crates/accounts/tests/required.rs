//! Codes that the paper asks of some roles, and sessions that are half until there are some.

use accounts::testing::one_time_code;
use accounts::{NewToken, Role, Scope, create_token, end_codes, require_codes};
use database::{args, both_engines};

use crate::codes::{begin, type_code};
use crate::paper::{IDA, MO, PASSWORD, Paper, led};

const JO: &str = "jo@paper.example";

both_engines! {
    async fn a_publisher_begins_and_ends_to_ask_for_codes(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        paper.add(JO, Role::Journalist).await;
        let (ida, mo) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let page = ida.get("/desk/people").await;
        assert_eq!(page.texts(".rows .meta span").iter().filter(|text| *text == "no codes yet").count(), 2);
        assert_eq!(mo.get("/desk/people/codes").await.status, 403);
        let form = ida.get("/desk/people/codes").await;
        let token = form.attributes("[name=token]", "value").remove(0);
        assert_eq!(mo.post("/desk/people/codes", &[("to", "on"), ("token", &token)]).await.status, 403);
        assert_eq!(paper.browser().get("/desk/people/codes").await.status, 303);
        for forged in [&[("to", "on")][..], &[("to", "off"), ("token", &token)], &[("token", &token)]] {
            assert_eq!(ida.post("/desk/people/codes", forged).await.status, 422, "{forged:?}");
        }
        paper.later(10);
        let asked = ida.fill("/desk/people/codes", &[]).await;
        assert_eq!((asked.status.as_u16(), asked.texts("#current-err").len()), (422, 1));
        assert_eq!(mo.get("/desk").await.status, 200);
        assert_eq!(led(&ida.fill("/desk/people/codes", &[("current", PASSWORD)]).await), (303, "/desk/people".to_owned()));
        assert_eq!(paper.told(1).await, ["ida@paper.example: codes required: "]);
        // Asked once more, nothing changes.
        assert!(!require_codes(&paper.door, true).await.unwrap());
        assert_eq!(paper.told(1).await, ["ida@paper.example: codes required: "]);
        assert_eq!(led(&ida.get("/desk/people").await), (303, "/account/code".to_owned()));
        assert_eq!(led(&mo.get("/desk").await), (303, "/account/code".to_owned()));
        assert_eq!(paper.signed_in(JO).await.get("/desk").await.status, 200);
        begin(&paper, &ida).await;
        assert_eq!(ida.get("/desk/people").await.texts("section[aria-labelledby=codes] p").len(), 2);
        assert_eq!(ida.fill("/desk/people/codes", &[]).await.status, 303);
        assert_eq!(paper.told(1).await, ["ida@paper.example: codes optional: "]);
        assert_eq!(mo.get("/desk").await.status, 200);
    }

    async fn a_half_session_opens_nothing(db) {
        let paper = Paper::new(db);
        let ida = paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        assert!(require_codes(&paper.door, true).await.unwrap());
        assert_eq!(paper.told(1).await, ["command line: codes required: "]);
        let half = paper.browser();
        assert_eq!(half.sign_in(IDA, PASSWORD).await.status, 303);
        let sessions = format!("/desk/people/{mo}");
        for path in ["/desk", "/desk/people", "/desk/people/new", "/desk/people/codes", &sessions, "/account/sessions", "/account/password"] {
            assert_eq!(led(&half.get(path).await), (303, "/account/code".to_owned()), "{path}");
        }
        assert_eq!(led(&half.get("/account/sign-in?next=%2Fdesk%2Fpeople").await), (303, "/account/code".to_owned()));
        let missing = paper.browser().get("/desk/nothing").await;
        let events = half.get("/desk/events").await;
        assert_eq!((events.status.as_u16(), events.body), (404, missing.body));
        assert_eq!(half.get("/api/v1/who").await.body, "nobody");
        assert_eq!(half.post("/api/v1/who", &[]).await.body, "nobody");
        // Forms with every token that such a session could have.
        let id = paper.db.read(async |c| c.one::<i64>("SELECT id FROM sessions WHERE user_id = $1", args![ida]).await).await.unwrap();
        for (path, name) in [
            ("/desk/people", "invite"), ("/desk/people/codes", "codes-optional"), (sessions.as_str(), "person"),
            ("/account/sessions/end", "sessions"), ("/account/password", "password"), ("/account/code/end", "code-end"),
        ] {
            let token = paper.web.tokens.issue(&format!("account:{name}:{id}"), paper.clock.now());
            let fields = [
                ("token", token.as_str()), ("to", "off"), ("which", "others"), ("role", "reader"), ("email", JO),
                ("current", PASSWORD), ("password", "the tide is high today"),
            ];
            assert_eq!(led(&half.post(path, &fields).await), (303, "/account/code".to_owned()), "{path}");
        }
        assert_eq!(paper.told(1).await, ["ida@paper.example: signed in: ida@paper.example"]);
        let users = accounts::users(&paper.db).await.unwrap();
        assert_eq!(users.iter().map(|user| user.role).collect::<Vec<_>>(), [Role::Publisher, Role::Editor]);
        let page = half.get("/account/code").await;
        assert!(page.texts(".standfirst")[0].starts_with("This paper asks for codes"), "{}", page.body);
        assert_eq!(half.press("/account/code", ("/account/sign-out", 0)).await.status, 303);
        assert_eq!((half.cookie(), led(&half.get("/account/code").await).0), (None, 303));
        // A token that was made before is a way of its own; it has no power over accounts.
        let new = NewToken { id: 9, email: MO.to_owned(), scopes: vec![Scope::ArticlesRead], name: String::new(), at: paper.clock.now(), expires: None };
        let token = create_token(&paper.db, new).await.unwrap();
        assert!(accounts::authenticate(&paper.db, &token, paper.clock.now()).await.unwrap().is_some());
    }

    async fn codes_make_it_whole_under_another_secret(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        require_codes(&paper.door, true).await.unwrap();
        let (half, other) = (paper.browser(), paper.browser());
        for browser in [&half, &other] {
            assert_eq!(browser.sign_in(IDA, PASSWORD).await.status, 303);
        }
        let before = half.cookie();
        let (secret, lost) = begin(&paper, &half).await;
        assert_ne!(half.cookie(), before);
        assert_eq!(half.get("/desk").await.status, 200);
        // The half ones of before are over, those with the old secret too.
        assert_eq!(led(&half.with_cookie(before).get("/account/code").await), (303, "/account/sign-in?next=%2Faccount%2Fcode".to_owned()));
        assert_eq!(led(&other.get("/account/code").await).0, 303);
        // From then on the password alone makes no session at all.
        let asked = other.sign_in(IDA, PASSWORD).await;
        assert_eq!((asked.texts("h1"), asked.headers.get("set-cookie")), (vec!["One more step".to_owned()], None));
        paper.later(1);
        let code = one_time_code(&secret, paper.clock.now());
        assert_eq!(type_code(&other, &asked, &code).await.status, 303);
        assert_eq!(other.get("/desk").await.status, 200);
        // Without the phone, a code that was kept.
        let third = paper.browser();
        let asked = third.sign_in(IDA, PASSWORD).await;
        assert_eq!(type_code(&third, &asked, &lost[0]).await.status, 303);
        assert_eq!(third.get("/desk").await.status, 200);
    }

    async fn whoever_loses_all_codes_is_let_in_again_from_the_machine(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        require_codes(&paper.door, true).await.unwrap();
        let browser = paper.browser();
        browser.sign_in(IDA, PASSWORD).await;
        begin(&paper, &browser).await;
        assert!(end_codes(&paper.door, IDA).await.unwrap());
        // Also the session that was whole is half again.
        assert_eq!(led(&browser.get("/desk").await), (303, "/account/code".to_owned()));
        let anew = paper.browser();
        assert_eq!(anew.sign_in(IDA, PASSWORD).await.status, 303);
        begin(&paper, &anew).await;
        assert_eq!(anew.get("/desk").await.status, 200);
    }

    async fn codes_of_somebody_else_do_not_help(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        require_codes(&paper.door, true).await.unwrap();
        let (ida, mo) = (paper.browser(), paper.browser());
        ida.sign_in(IDA, PASSWORD).await;
        mo.sign_in(MO, PASSWORD).await;
        begin(&paper, &ida).await;
        assert_eq!(led(&mo.get("/desk").await), (303, "/account/code".to_owned()));
        // The secret of the form of another session is none of this one.
        let page = paper.browser();
        page.sign_in(MO, PASSWORD).await;
        let theirs = page.get("/account/code").await;
        let own = mo.get("/account/code").await;
        let secret = theirs.attributes("[name=secret]", "value").remove(0);
        let seal = theirs.attributes("[name=seal]", "value").remove(0);
        let token = own.attributes("[name=token]", "value").remove(0);
        let code = one_time_code(&secret, paper.clock.now());
        let fields = [("secret", secret.as_str()), ("seal", &seal), ("token", &token), ("code", &code)];
        assert_eq!(led(&mo.post("/account/code", &fields).await), (303, "/account/code".to_owned()));
        assert_eq!(led(&mo.get("/desk").await), (303, "/account/code".to_owned()));
    }

    async fn a_password_typed_again_is_not_lost_with_an_error(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        let browser = paper.signed_in(IDA).await;
        paper.later(10);
        let before = browser.cookie();
        paper.db.write(&(), |c, ()| Box::pin(async move { c.run("DROP TABLE api_tokens", &[]).await })).await.unwrap();
        let failed = browser.fill(&format!("/desk/people/{mo}/removal"), &[("current", PASSWORD)]).await;
        assert_eq!((failed.status.as_u16(), failed.header("cache-control")), (500, "private, no-store"));
        assert_ne!(browser.cookie(), before);
        assert_eq!(browser.get("/desk").await.status, 200);
    }
}
