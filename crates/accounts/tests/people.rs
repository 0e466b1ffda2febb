//! The desk's people: invitations, roles, leave; and who reads what happened.

use accounts::{Action, Role};
use database::{args, both_engines};

use crate::paper::{IDA, MO, PASSWORD, Paper, led, path};

both_engines! {
    async fn only_publishers_see_the_people(db) {
        let paper = Paper::new(db);
        let ida = paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        let mo = paper.signed_in(MO).await;
        for path in ["/desk/people", "/desk/people/new", &format!("/desk/people/{ida}"), &format!("/desk/people/{ida}/removal")] {
            assert_eq!(mo.get(path).await.status, 403, "{path}");
            assert_eq!(paper.browser().get(path).await.status, 303, "{path}");
        }
        let page = mo.get("/desk").await;
        let token = page.attributes("[name=token]", "value").remove(0);
        for path in ["/desk/people", &format!("/desk/people/{ida}"), &format!("/desk/people/{ida}/removal"), "/desk/people/invitations/1/end"] {
            assert_eq!(mo.post(path, &[("token", &token), ("role", "reader"), ("email", "x@y.example")]).await.status, 403, "{path}");
        }
        assert_eq!(accounts::users(&paper.db).await.unwrap().len(), 2);
        assert!(paper.mails().await.is_empty());
        let page = paper.signed_in(IDA).await.get("/desk/people").await;
        assert_eq!(page.texts(".rows h2"), ["ida", "mo"]);
        assert_eq!(page.attributes(".rows h2 a", "href").len(), 1, "nobody changes themselves");
    }

    async fn a_publisher_invites_and_takes_it_back(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        let refused = browser.fill("/desk/people/new", &[("email", IDA), ("role", "editor")]).await;
        assert_eq!((refused.status.as_u16(), refused.texts("#email-err").len()), (422, 1));
        let refused = browser.fill("/desk/people/new", &[("email", "x"), ("role", "king")]).await;
        assert_eq!((refused.status.as_u16(), refused.attributes("[aria-invalid]", "id")), (422, vec!["email".to_owned(), "role".to_owned()]));
        let sent = browser.fill("/desk/people/new", &[("email", MO), ("role", "editor")]).await;
        assert_eq!(led(&sent), (303, "/desk/people".to_owned()));
        let link = path(&paper.mails().await[0].text);
        assert_eq!(paper.told(1).await, ["ida@paper.example: invited: mo@paper.example editor"]);
        let page = browser.get("/desk/people").await;
        let action = page.attributes("section form", "action").remove(0);
        assert_eq!(paper.browser().get(&link).await.status, 200);
        assert_eq!(browser.press("/desk/people", (&action, 0)).await.status, 303);
        assert_eq!(paper.browser().get(&link).await.status, 410);
        assert!(browser.get("/desk/people").await.texts(".empty").len() == 1);
        assert_eq!(paper.told(1).await, ["ida@paper.example: invitation ended: mo@paper.example"]);
    }

    async fn what_gives_power_asks_for_the_password_again(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let browser = paper.signed_in(IDA).await;
        paper.later(10);
        let fields = [("email", MO), ("role", "editor")];
        let asked = browser.fill("/desk/people/new", &fields).await;
        assert_eq!((asked.status.as_u16(), asked.attributes("#email", "value")), (422, vec![MO.to_owned()]));
        assert_eq!(asked.attributes("#role option[selected]", "value"), ["editor"]);
        let wrong = [("email", MO), ("role", "editor"), ("current", "not the password")];
        assert_eq!(browser.fill("/desk/people/new", &wrong).await.status, 422);
        assert!(paper.mails().await.is_empty());
        let before = browser.cookie().unwrap();
        let right = [("email", MO), ("role", "editor"), ("current", PASSWORD)];
        assert_eq!(browser.fill("/desk/people/new", &right).await.status, 303);
        assert_ne!(browser.cookie().unwrap(), before);
        assert_eq!(browser.with_cookie(Some(before)).get("/desk").await.status, 303);
        assert_eq!(paper.mails().await.len(), 1);
        // For ten minutes it is not asked again.
        assert_eq!(browser.fill("/desk/people/new", &[("email", "jo@paper.example"), ("role", "editor")]).await.status, 303);
        // This door is no way to guess without end.
        paper.later(10);
        for _ in 0..10 {
            assert_eq!(browser.fill("/desk/people/new", &wrong).await.status, 422);
        }
        assert_eq!(browser.fill("/desk/people/new", &right).await.status, 429);
    }

    async fn another_role_ends_the_sessions_and_counts_at_once(db) {
        let paper = Paper::new(db);
        let ida = paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        let (browser, other) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let done = browser.fill(&format!("/desk/people/{mo}"), &[("role", "publisher")]).await;
        assert_eq!(led(&done), (303, "/desk/people".to_owned()));
        assert_eq!(other.get("/desk").await.status, 303);
        assert_eq!(paper.told(1).await, ["ida@paper.example: role changed: mo@paper.example editor → publisher"]);
        let other = paper.signed_in(MO).await;
        assert_eq!(other.get("/desk/people").await.status, 200);
        // Nobody changes themselves, so that there is always a publisher.
        assert_eq!(browser.get(&format!("/desk/people/{ida}")).await.status, 404);
        let page = browser.get(&format!("/desk/people/{mo}")).await;
        let token = page.attributes("[name=token]", "value").remove(0);
        let own = browser.post(&format!("/desk/people/{ida}"), &[("token", &token), ("role", "reader")]).await;
        assert_eq!(own.status, 404);
        // Who was a publisher when the form was opened and is none any more changes nothing.
        assert_eq!(other.fill(&format!("/desk/people/{ida}"), &[("role", "reader")]).await.status, 303);
        let late = browser.post(&format!("/desk/people/{mo}"), &[("token", &token), ("role", "reader")]).await;
        assert_eq!(late.status, 303);
        let users = accounts::users(&paper.db).await.unwrap();
        assert_eq!(users.iter().map(|user| user.role).collect::<Vec<_>>(), [Role::Reader, Role::Publisher]);
    }

    async fn two_publishers_cannot_remove_each_other(db) {
        let paper = Paper::new(db);
        let ida = paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Publisher).await;
        let (one, two) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let (first, second) = (format!("/desk/people/{mo}/removal"), format!("/desk/people/{ida}/removal"));
        let tokens = [one.get(&first).await, two.get(&second).await].map(|page| page.attributes("[name=token]", "value").remove(0));
        let (one_fields, two_fields) = ([("token", tokens[0].as_str())], [("token", tokens[1].as_str())]);
        let (_, _) = tokio::join!(one.post(&first, &one_fields), two.post(&second, &two_fields));
        let left = accounts::users(&paper.db).await.unwrap();
        assert_eq!((left.len(), left[0].role), (1, Role::Publisher));
    }

    async fn invitations_end_with_whoever_sent_them_and_whoever_joined(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Publisher).await;
        let (ida, other) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        for email in ["jo@paper.example", "second-mo@paper.example"] {
            assert_eq!(other.fill("/desk/people/new", &[("email", email), ("role", "publisher")]).await.status, 303);
        }
        let links: Vec<String> = paper.mails().await.iter().map(|mail| path(&mail.text)).collect();
        // Added at the command line meanwhile, and removed: the old invitation must not bring them back.
        let jo = paper.add("jo@paper.example", Role::Editor).await;
        assert_eq!(ida.fill(&format!("/desk/people/{jo}/removal"), &[]).await.status, 303);
        assert_eq!(ida.fill(&format!("/desk/people/{mo}/removal"), &[]).await.status, 303);
        for link in links {
            assert_eq!(paper.browser().get(&link).await.status, 410, "{link}");
        }
    }

    async fn whoever_is_removed_is_out_everywhere_and_may_come_back(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let mo = paper.add(MO, Role::Editor).await;
        let (browser, other) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        let token = accounts::NewToken { id: 7, email: MO.to_owned(), scopes: vec![accounts::Scope::ArticlesRead], name: "x".to_owned(), at: paper.clock.now(), expires: None };
        let token = accounts::create_token(&paper.db, token).await.unwrap();
        assert_eq!(browser.fill(&format!("/desk/people/{mo}/removal"), &[]).await.status, 303);
        assert_eq!((other.get("/desk").await.status.as_u16(), paper.browser().sign_in(MO, PASSWORD).await.status.as_u16()), (303, 422));
        assert!(accounts::authenticate(&paper.db, &token, paper.clock.now()).await.unwrap().is_none());
        paper.browser().fill("/account/reset", &[("email", MO)]).await;
        assert!(paper.mails().await.is_empty());
        assert_eq!(browser.get("/desk/people").await.texts(".rows h2"), ["ida"]);
        let link = path(&accounts::invite(&paper.door, MO, Role::Contributor).await.unwrap());
        assert_eq!(paper.browser().fill(&link, &[("name", "Mo"), ("password", PASSWORD)]).await.status, 303);
        let users = accounts::users(&paper.db).await.unwrap();
        assert_eq!((users[1].id, users[1].role), (mo, Role::Contributor));
        assert!(accounts::authenticate(&paper.db, &token, paper.clock.now()).await.unwrap().is_none());
    }

    async fn publishers_read_what_happened_and_moderators_that_it_did(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Moderator).await;
        paper.add("ed@paper.example", Role::Editor).await;
        let (ida, mo, ed) = (paper.signed_in(IDA).await, paper.signed_in(MO).await, paper.signed_in("ed@paper.example").await);
        let all = ida.get("/desk/events").await;
        assert!(all.body.contains("192.0.2.0/24") && all.body.contains("mo@paper.example"));
        let short = mo.get("/desk/events").await;
        assert_eq!((short.status.as_u16(), short.texts(".rows li").len()), (200, all.texts(".rows li").len()));
        assert!(!short.body.contains("192.0.2.0") && !short.body.contains("@paper.example"), "{}", short.body);
        let nobody = paper.browser().get("/desk/events").await;
        let missing = paper.browser().get("/desk/nothing").await;
        assert_eq!((ed.get("/desk/events").await.status.as_u16(), nobody.status.as_u16()), (404, 404));
        assert_eq!(nobody.body, missing.body);
    }

    async fn what_happened_is_read_page_by_page(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let ida = paper.signed_in(IDA).await;
        // Three at each moment, so that a page ends in the middle of one.
        let now = paper.clock.now();
        paper.db.write(&now, |c, now| Box::pin(async move {
            for number in 1..=450_i64 {
                let sql = "INSERT INTO account_events (id, at, who, action, subject, network) VALUES ($1, $2, '', 'other', $3, '')";
                c.run(sql, args![number, *now - 1_000_000_000 + (number / 3), format!("no. {number}")]).await?;
            }
            Ok::<_, database::Error>(())
        })).await.unwrap();
        let mut seen = Vec::new();
        let mut place = Some("/desk/events".to_owned());
        let mut pages = 0;
        while let Some(path) = place {
            let page = ida.get(&path).await;
            seen.extend(page.texts(".rows li p bdi").into_iter().filter(|text| text.starts_with("no. ")));
            place = page.attributes(".more a[rel=next]", "href").pop();
            pages += 1;
        }
        let wanted: Vec<String> = (1..=450).rev().map(|number| format!("no. {number}")).collect();
        assert_eq!((pages, seen), (3, wanted));
        for odd in ["?before=", "?before=x.y", "?before=1.2&before=3.4", "?before=%ff", "?other=1"] {
            assert_eq!(ida.get(&format!("/desk/events{odd}")).await.status, 200, "{odd}");
            assert_eq!(paper.browser().get(&format!("/desk/events{odd}")).await.status, 404, "{odd}");
        }
    }

    async fn networks_and_old_sessions_are_forgotten(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        paper.signed_in(IDA).await;
        let input = (paper.web.ids.next(), paper.clock.now());
        paper.db.write(&input, |c, (id, now)| Box::pin(async move { accounts::schedule(c, *id, *now).await })).await.unwrap();
        paper.mails().await;
        assert!(paper.events().await.iter().any(|event| !event.network.is_empty()));
        paper.later(31 * 24 * 60);
        paper.mails().await;
        let events = paper.events().await;
        assert!(events.iter().all(|event| event.network.is_empty()));
        assert!(events.iter().any(|event| event.action == Action::SignedIn));
        assert_eq!(paper.hashes().await.len(), 1);
        paper.later(61 * 24 * 60);
        paper.mails().await;
        assert!(paper.hashes().await.is_empty());
    }
}
