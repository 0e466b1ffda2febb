//! Tokens that people make in a browser: who may, what they open, when they end.

use accounts::{Role, Scope, authenticate, require_codes};
use database::both_engines;
use web::testing::Answer;

use crate::paper::{Browser, IDA, MO, PASSWORD, Paper, led};

const JO: &str = "jo@paper.example";

/// Makes a token; its text.
async fn make(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let made = browser.fill("/account/tokens/new", fields).await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!((made.header("cache-control"), made.header("x-robots-tag")), ("private, no-store", "noindex"));
    made.texts("pre code").remove(0)
}

/// The addresses that end the tokens of a list.
async fn ends(browser: &Browser) -> Vec<String> {
    browser.get("/account/tokens").await.attributes(".rows form", "action")
}

fn codes(answers: &[Answer]) -> Vec<u16> {
    answers.iter().map(|answer| answer.status.as_u16()).collect()
}

async fn counted(paper: &Paper) -> i64 {
    paper.db.read(async |c| c.one("SELECT COUNT(*) FROM api_tokens", &[]).await).await.unwrap()
}

both_engines! {
    async fn each_role_has_the_tokens_of_the_matrix(db) {
        let paper = Paper::new(db);
        let fields = [("name", "x"), ("scope", "articles:read"), ("days", "30"), ("token", "x")];
        let stranger = paper.browser();
        assert_eq!(led(&stranger.get("/account/tokens").await), (303, "/account/sign-in?next=%2Faccount%2Ftokens".to_owned()));
        assert_eq!(codes(&[stranger.get("/account/tokens/new").await, stranger.post("/account/tokens", &fields).await, stranger.post("/account/tokens/1/end", &[]).await]), [303; 3]);
        for role in Role::ALL {
            let email = format!("{role}@paper.example");
            paper.add(&email, role).await;
            let browser = paper.browser();
            assert_eq!(browser.sign_in(&email, PASSWORD).await.status, 303);
            let may = !matches!(role, Role::Reader | Role::Contributor);
            let seen = [browser.get("/account/tokens").await, browser.get("/account/tokens/new").await];
            assert_eq!(codes(&seen), [if may { 200 } else { 403 }; 2], "{role}");
            let links = browser.get("/account/sessions").await.attributes("a[href='/account/tokens']", "href");
            assert_eq!(links.len(), usize::from(may), "{role}");
            let offered = seen[1].attributes("[type=checkbox]", "value");
            let allowed = Scope::ALL.iter().filter(|scope| scope.allows(role)).map(|scope| scope.as_str().to_owned());
            assert_eq!(offered, if may { allowed.collect() } else { Vec::new() }, "{role}");
            if !may {
                let refused = [browser.post("/account/tokens", &fields).await, browser.post("/account/tokens/1/end", &fields).await];
                assert_eq!(codes(&refused), [403; 2], "{role}");
            } else if let Some(scope) = offered.first() {
                assert!(seen[0].attributes("a.button", "href").contains(&"/account/tokens/new".to_owned()), "{role}");
                let text = make(&browser, &[("name", "Export"), ("scope", scope), ("days", "30")]).await;
                let actor = authenticate(&paper.db, &text, paper.clock.now()).await.unwrap().unwrap();
                assert!(actor.role == role && actor.has(Scope::parse(scope).unwrap()), "{role}");
            } else {
                // An employer has no scope yet, and so nothing to make.
                let none = browser.fill("/account/tokens/new", &[("name", "x"), ("scope", "jobs:write"), ("days", "30")]).await;
                assert_eq!((none.status.as_u16(), seen[0].attributes("a.button", "href").len()), (422, 0), "{role}");
            }
        }
        assert_eq!(counted(&paper).await, 4);
    }

    async fn a_token_is_shown_once_and_ended_by_its_owner_alone(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        let (ida, mo) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let text = make(&mo, &[("name", "<b>Export"), ("scope", "articles:read"), ("scope", "stats:read"), ("days", "7")]).await;
        assert!(text.starts_with("courant_") && text.len() == 51, "{text}");
        assert_eq!(paper.told(1).await, ["mo@paper.example: token made: mo@paper.example articles:read stats:read"]);
        let list = mo.get("/account/tokens").await;
        assert_eq!((list.texts(".rows h2"), list.body.contains(&text)), (vec!["<b>Export".to_owned()], false));
        assert_eq!(list.texts(".rows p")[0], "Read drafts · Read how often stories are read");
        let kept: Vec<String> = paper.db.read(async |c| c.all("SELECT hash FROM api_tokens", &[]).await).await.unwrap();
        assert!(kept[0].len() == 64 && !text.contains(&kept[0]));
        // Not for somebody else, whoever they are, nor with a form of another session.
        let action = ends(&mo).await.remove(0);
        make(&ida, &[("name", "Own"), ("scope", "jobs:read"), ("days", "7")]).await;
        let token = ida.get("/account/tokens").await.attributes(".rows [name=token]", "value").remove(0);
        assert_eq!(ida.post(&action, &[("token", &token)]).await.status, 404);
        assert_eq!(mo.post(&action, &[("token", &token)]).await.status, 403);
        assert_eq!(mo.post_from("https://elsewhere.example", &action, &[("token", &token)]).await.status, 403);
        assert!(authenticate(&paper.db, &text, paper.clock.now()).await.unwrap().is_some());
        assert_eq!(led(&mo.press("/account/tokens", (&action, 0)).await), (303, "/account/tokens".to_owned()));
        assert!(authenticate(&paper.db, &text, paper.clock.now()).await.unwrap().is_none());
        assert_eq!(paper.told(1).await, ["mo@paper.example: token ended: mo@paper.example <b>Export"]);
        assert!(ends(&mo).await.is_empty() && ends(&ida).await.len() == 1);
        // By itself.
        let text = make(&mo, &[("name", "Week"), ("scope", "articles:read"), ("days", "7")]).await;
        paper.later(7 * 24 * 60);
        assert!(authenticate(&paper.db, &text, paper.clock.now()).await.unwrap().is_none());
    }

    async fn what_cannot_be_given_is_said_and_nothing_is_made(db) {
        let paper = Paper::new(db);
        paper.add(JO, Role::Journalist).await;
        let jo = paper.signed_in(JO).await;
        let long = "x".repeat(81);
        for (name, scope, days, field) in [
            ("", "articles:read", "30", "name"), (&long, "articles:read", "30", "name"), ("a\u{202e}b", "articles:read", "30", "name"),
            ("x", "", "30", "scope"), ("x", "articles:publish", "30", "scope"), ("x", "users:write", "30", "scope"),
            ("x", "articles:read", "", "days"), ("x", "articles:read", "0", "days"), ("x", "articles:read", "36500", "days"),
        ] {
            let fields = [("name", name), ("scope", scope), ("days", days)];
            let refused = jo.fill("/account/tokens/new", &fields[..]).await;
            assert_eq!((refused.status.as_u16(), refused.texts(".problems li").len()), (422, 1), "{name} {scope} {days}");
            assert_eq!(refused.texts(&format!("#{field}-err")).len(), 1, "{name} {scope} {days}");
        }
        // One of two that is not offered: neither is given, and what was chosen stays.
        let fields = [("name", "x"), ("scope", "articles:read"), ("scope", "articles:publish"), ("days", "365")];
        let refused = jo.fill("/account/tokens/new", &fields).await;
        assert_eq!((refused.attributes("[checked]", "value"), refused.attributes("#days [selected]", "value")), (vec!["articles:read".to_owned()], vec!["365".to_owned()]));
        let stale = jo.post("/account/tokens", &[("name", "x"), ("scope", "articles:read"), ("days", "30")]).await;
        assert_eq!((stale.status.as_u16(), counted(&paper).await), (422, 0));
    }

    async fn power_is_given_for_a_password_typed_lately(db) {
        let paper = Paper::new(db);
        for (email, role) in [(IDA, Role::Publisher), (JO, Role::Journalist)] {
            paper.add(email, role).await;
            let browser = paper.signed_in(email).await;
            paper.later(10);
            let fields = [("name", "x"), ("scope", "articles:read"), ("days", "30")];
            let asked = browser.fill("/account/tokens/new", &fields).await;
            assert_eq!((asked.status.as_u16(), asked.texts("#current-err").len()), (422, 1), "{role}");
            let mut typed = fields.to_vec();
            typed.push(("current", "not the password"));
            assert_eq!(browser.fill("/account/tokens/new", &typed).await.status, 422);
            typed[3].1 = PASSWORD;
            let before = browser.cookie();
            make(&browser, &typed).await;
            assert_ne!(browser.cookie(), before);
        }
        assert_eq!(counted(&paper).await, 2);
    }

    async fn a_token_makes_no_token_and_half_a_session_neither(db) {
        let paper = Paper::new(db);
        paper.add(MO, Role::Editor).await;
        let mo = paper.signed_in(MO).await;
        let text = make(&mo, &[("name", "x"), ("scope", "articles:read"), ("days", "30")]).await;
        let form = mo.get("/account/tokens/new").await.attributes("[name=token]", "value").remove(0);
        let fields = [("name", "y"), ("scope", "articles:read"), ("days", "30"), ("token", form.as_str())];
        let bearer = paper.bearer(&text, "POST", "/account/tokens", &fields).await;
        assert_eq!(bearer.status, 403);
        assert_eq!(paper.bearer(&text, "GET", "/account/tokens", &[]).await.status, 303);
        require_codes(&paper.door, true).await.unwrap();
        assert_eq!(led(&mo.post("/account/tokens", &fields).await), (303, "/account/code".to_owned()));
        assert_eq!(led(&mo.get("/account/tokens").await), (303, "/account/code".to_owned()));
        assert_eq!(counted(&paper).await, 1);
    }

    async fn tokens_end_with_the_role_the_password_and_the_account(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        let (ida, browser) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let writes = make(&browser, &[("name", "Writes"), ("scope", "articles:write"), ("days", "30")]).await;
        let reads = make(&browser, &[("name", "Reads"), ("scope", "comments:read"), ("days", "30")]).await;
        let good = async |text: &str| authenticate(&paper.db, text, paper.clock.now()).await.unwrap().is_some();
        let person = format!("/desk/people/{mo}");
        assert_eq!(ida.fill(&person, &[("role", "moderator")]).await.status, 303);
        assert_eq!(paper.told(2).await, [
            "ida@paper.example: token ended: mo@paper.example Writes",
            "ida@paper.example: role changed: mo@paper.example editor → moderator",
        ]);
        assert!(!good(&writes).await && good(&reads).await);
        // With the old role it does not come back.
        assert_eq!(ida.fill(&person, &[("role", "editor")]).await.status, 303);
        assert!(!good(&writes).await && good(&reads).await);
        assert_eq!(ida.fill(&person, &[("role", "contributor")]).await.status, 303);
        assert_eq!(ida.fill(&person, &[("role", "editor")]).await.status, 303);
        assert!(!good(&reads).await);
        let browser = paper.signed_in(MO).await;
        let third = make(&browser, &[("name", "x"), ("scope", "articles:read"), ("days", "30")]).await;
        accounts::set_password(&paper.door, MO, "the tide is high today").await.unwrap();
        assert!(!good(&third).await);
        let browser = paper.browser();
        assert_eq!(browser.sign_in(MO, "the tide is high today").await.status, 303);
        let fourth = make(&browser, &[("name", "x"), ("scope", "articles:read"), ("days", "30")]).await;
        // Whose form lay open while they were removed makes none.
        let form = browser.get("/account/tokens/new").await.attributes("[name=token]", "value").remove(0);
        assert_eq!(ida.fill(&format!("{person}/removal"), &[]).await.status, 303);
        let late = browser.post("/account/tokens", &[("name", "y"), ("scope", "articles:read"), ("days", "30"), ("token", &form)]).await;
        assert_eq!((late.status.as_u16(), good(&fourth).await), (303, false));
        assert_eq!(counted(&paper).await, 4);
    }

    async fn nobody_has_more_than_can_be_looked_through(db) {
        let paper = Paper::new(db);
        paper.add(MO, Role::Editor).await;
        let mo = paper.signed_in(MO).await;
        let fields = [("name", "x"), ("scope", "articles:read"), ("days", "30")];
        for _ in 0..50 {
            make(&mo, &fields).await;
        }
        assert_eq!(mo.fill("/account/tokens/new", &fields).await.status, 422);
        assert_eq!(ends(&mo).await.len(), 50);
    }
}
