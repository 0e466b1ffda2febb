//! Mails that are kept in a folder, as a publisher reads them.

use accounts::Role;
use database::both_engines;

use crate::paper::{IDA, MO, PASSWORD, Paper, led};

both_engines! {
    async fn a_publisher_follows_the_link_of_an_invitation(db) {
        let folder = tempfile::tempdir().unwrap();
        let paper = Paper::with_mails(db, Some(folder.path().join("mail")));
        paper.add(IDA, Role::Publisher).await;
        paper.add(MO, Role::Editor).await;
        let (ida, mo) = (paper.signed_in(IDA).await, paper.signed_in(MO).await);
        assert_eq!(ida.get("/desk/mail").await.texts(".empty").len(), 1);
        assert!(ida.get("/desk").await.attributes("a", "href").contains(&"/desk/mail".to_owned()));
        assert!(ida.get("/desk/people/new").await.attributes(".more a", "href").contains(&"/desk/mail".to_owned()));
        let invited = ida.fill("/desk/people/new", &[("email", "jo@paper.example"), ("role", "journalist")]).await;
        assert_eq!(invited.status, 303, "{}", invited.body);
        assert_eq!(paper.mails().await, []);
        assert_eq!(ida.get("/desk/people").await.attributes("section a[href='/desk/mail']", "href").len(), 1);
        let list = ida.get("/desk/mail").await;
        assert_eq!(list.texts(".rows h2"), ["Your invitation to The Courant"]);
        assert_eq!(list.texts(".rows .meta span"), ["To: jo@paper.example"]);
        let place = list.attributes(".rows a", "href").remove(0);
        let mail = ida.get(&place).await;
        assert_eq!(mail.texts("h1"), ["Your invitation to The Courant"]);
        let links = mail.attributes(".letter a", "href");
        // The link, and the address of the paper below it.
        assert_eq!(links.len(), 2, "{links:?}");
        assert!(links[0].starts_with("/account/invitations/"), "{links:?}");
        let joined = paper.browser().fill(&links[0], &[("name", "Jo"), ("password", PASSWORD)]).await;
        assert_eq!(led(&joined), (303, "/desk".to_owned()));
        for path in ["/desk/mail", place.as_str()] {
            assert_eq!(mo.get(path).await.status, 403, "{path}");
            assert_eq!(paper.browser().get(path).await.status, 303, "{path}");
        }
        assert_eq!(ida.get("/desk/mail/12").await.status, 404);
        assert_eq!(ida.get("/desk/mail/..%2F..%2Fcourant").await.status, 404);
    }

    async fn where_mail_is_sent_there_is_nothing_to_read(db) {
        let paper = Paper::new(db);
        paper.add(IDA, Role::Publisher).await;
        let ida = paper.signed_in(IDA).await;
        assert_eq!((ida.get("/desk/mail").await.status, ida.get("/desk/mail/12").await.status), (404.try_into().unwrap(), 404.try_into().unwrap()));
        for path in ["/desk", "/desk/people", "/desk/people/new"] {
            assert!(!ida.get(path).await.body.contains("/desk/mail"), "{path}");
        }
    }
}
