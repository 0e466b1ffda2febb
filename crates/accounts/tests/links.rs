//! The first publisher, invitations, and forgotten passwords.

use accounts::{Action, Error, NewUser, Role, add_user, invite, setup_link, wants_setup};
use database::both_engines;

use crate::paper::{IDA, MO, PASSWORD, Paper, led, path};

both_engines! {
    async fn the_first_publisher_sets_up_the_paper_once(db) {
        let paper = Paper::new(db);
        assert!(wants_setup(&paper.door).await.unwrap());
        let (first, second) = (setup_link(&paper.door).await.unwrap(), setup_link(&paper.door).await.unwrap());
        let (first, second) = (path(&first), path(&second));
        let browser = paper.browser();
        let fields = |name, email, password| [("name", name), ("email", email), ("password", password)];
        let refused = browser.fill(&first, &fields("", "ida", "short")).await;
        assert_eq!((refused.status.as_u16(), refused.texts(".problems li").len()), (422, 3));
        assert_eq!(refused.attributes("#email", "value"), ["ida"]);
        assert_eq!(refused.attributes("#password", "value"), [""]);
        assert_eq!(refused.attributes("#password", "autocomplete"), ["new-password"]);
        let done = browser.fill(&first, &fields(" Ida  Oehler ", "Ida@paper.example", PASSWORD)).await;
        assert_eq!(led(&done), (303, "/desk".to_owned()));
        assert!(browser.get("/desk").await.texts(".bar-me")[0].contains("Ida Oehler"));
        for used in [&first, &second, &"/account/setup/guess".to_owned()] {
            let gone = paper.browser().get(used).await;
            assert_eq!((gone.status.as_u16(), gone.texts("h1")[0].as_str()), (410, "This link is no good any more"), "{used}");
            let token = paper.web.tokens.issue("account:setup:0", paper.clock.now());
            let mut again = fields("Eve", "eve@paper.example", PASSWORD).to_vec();
            again.push(("token", &token));
            assert_eq!(paper.browser().post(used, &again).await.status, 410);
        }
        assert!(!wants_setup(&paper.door).await.unwrap());
        assert!(matches!(setup_link(&paper.door).await, Err(Error::SetUp)));
        let told = paper.told(3).await;
        assert_eq!(told[0], "ida@paper.example: set up: ida@paper.example publisher");
        assert_eq!(accounts::users(&paper.db).await.unwrap().len(), 1);
    }

    async fn a_set_up_link_ends_after_thirty_minutes(db) {
        let paper = Paper::new(db);
        let link = path(&setup_link(&paper.door).await.unwrap());
        paper.later(29);
        assert_eq!(paper.browser().get(&link).await.status, 200);
        paper.later(1);
        assert_eq!(paper.browser().get(&link).await.status, 410);
    }

    async fn the_first_publisher_may_have_been_added_before(db) {
        let paper = Paper::new(db);
        let id = paper.web.ids.next();
        let new = NewUser { id, email: IDA.to_owned(), name: "ida".to_owned(), role: Role::Editor, at: paper.clock.now() };
        add_user(&paper.db, new).await.unwrap();
        let link = path(&setup_link(&paper.door).await.unwrap());
        let fields = [("name", "Ida"), ("email", IDA), ("password", PASSWORD)];
        assert_eq!(paper.browser().fill(&link, &fields).await.status, 303);
        let users = accounts::users(&paper.db).await.unwrap();
        assert_eq!((users.len(), users[0].id, users[0].role, users[0].name.as_str()), (1, id, Role::Publisher, "Ida"));
    }

    async fn an_invitation_makes_an_account_of_its_role(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        for (email, wrong) in [("mo", "is no e-mail"), (IDA, "already"), ("mo@paper.example\r\nBcc: x@y.example", "is no e-mail")] {
            let refused = invite(&paper.door, email, Role::Editor).await.unwrap_err().to_string();
            assert!(refused.contains(wrong), "{refused}");
        }
        let old = path(&invite(&paper.door, MO, Role::Editor).await.unwrap());
        let printed = invite(&paper.door, "Mo@paper.example", Role::Moderator).await.unwrap();
        let mails = paper.mails().await;
        assert_eq!((mails.len(), mails[1].subject.as_str()), (2, "Your invitation to The Courant"));
        assert!(mails[1].text.lines().any(|line| line == printed), "{}", mails[1].text);
        let link = path(&printed);
        assert_eq!(paper.browser().get(&old).await.status, 410);
        let browser = paper.browser();
        assert!(browser.get(&link).await.texts(".standfirst")[0].contains("Moderator"));
        // Neither address nor role is taken from the form.
        let fields = [("name", "Mo"), ("password", PASSWORD), ("email", "eve@paper.example"), ("role", "publisher")];
        assert_eq!(led(&browser.fill(&link, &fields).await), (303, "/desk".to_owned()));
        assert_eq!(paper.browser().get(&link).await.status, 410);
        let users = accounts::users(&paper.db).await.unwrap();
        let mo = users.iter().find(|user| user.email == MO).unwrap();
        assert_eq!((users.len(), mo.role, mo.name.as_str()), (2, Role::Moderator, "Mo"));
        assert_eq!(paper.told(1).await, ["mo@paper.example: joined: mo@paper.example moderator"]);
        let late = path(&invite(&paper.door, "jo@paper.example", Role::Editor).await.unwrap());
        paper.later(3 * 24 * 60);
        assert_eq!(paper.browser().get(&late).await.status, 410);
    }

    async fn a_forgotten_password_is_replaced_by_mail(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let old = paper.signed_in(IDA).await;
        let token = accounts::NewToken { id: 7, email: IDA.to_owned(), scopes: vec![accounts::Scope::ArticlesRead], name: "x".to_owned(), at: paper.clock.now(), expires: None };
        let token = accounts::create_token(&paper.db, token).await.unwrap();
        let browser = paper.browser();
        assert_eq!(browser.fill("/account/reset", &[("email", "ida")]).await.status, 422);
        let known = browser.fill("/account/reset", &[("email", " IDA@paper.example")]).await;
        let unknown = browser.fill("/account/reset", &[("email", "nobody@paper.example")]).await;
        assert_eq!((known.status.as_u16(), &known.body), (200, &unknown.body));
        let mails = paper.mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to.to_string(), IDA);
        let link = path(&mails[0].text);
        assert_eq!(browser.fill(&link, &[("password", "short")]).await.status, 422);
        assert_eq!(led(&browser.fill(&link, &[("password", "the tide is high today")]).await), (303, "/desk".to_owned()));
        assert_eq!((browser.get(&link).await.status.as_u16(), old.get("/desk").await.status.as_u16()), (410, 303));
        assert!(accounts::authenticate(&paper.db, &token, paper.clock.now()).await.unwrap().is_none());
        assert_eq!(paper.browser().sign_in(IDA, PASSWORD).await.status, 422);
        assert_eq!(paper.browser().sign_in(IDA, "the tide is high today").await.status, 303);
        let actions: Vec<Action> = paper.events().await.into_iter().map(|event| event.action).collect();
        assert!(actions.contains(&Action::ResetAsked) && actions.contains(&Action::PasswordReset));
    }

    async fn another_password_ends_links_and_tokens(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        let browser = paper.signed_in(IDA).await;
        let token = accounts::NewToken { id: 7, email: IDA.to_owned(), scopes: vec![accounts::Scope::ArticlesRead], name: "x".to_owned(), at: paper.clock.now(), expires: None };
        let token = accounts::create_token(&paper.db, token).await.unwrap();
        paper.browser().fill("/account/reset", &[("email", IDA)]).await;
        let link = path(&paper.mails().await[0].text);
        assert_eq!(paper.browser().get(&link).await.status, 200);
        let fields = [("current", PASSWORD), ("password", "the tide is high today")];
        assert_eq!(browser.fill("/account/password", &fields).await.status, 303);
        assert_eq!(paper.browser().get(&link).await.status, 410);
        assert!(accounts::authenticate(&paper.db, &token, paper.clock.now()).await.unwrap().is_none());
    }

    async fn few_mails_are_sent_to_one_address_and_the_last_link_counts(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Editor).await;
        for _ in 0..6 {
            assert_eq!(paper.browser().fill("/account/reset", &[("email", IDA)]).await.status, 200);
        }
        let mails = paper.mails().await;
        assert_eq!(mails.len(), 3);
        let links: Vec<String> = mails.iter().map(|mail| path(&mail.text)).collect();
        let mut good = 0;
        for link in &links {
            good += u32::from(paper.browser().get(link).await.status == 200);
        }
        assert_eq!(good, 1);
        paper.later(30);
        for link in &links {
            assert_eq!(paper.browser().get(link).await.status, 410);
        }
    }
}
