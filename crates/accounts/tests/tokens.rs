//! Accounts and tokens on both engines.

use accounts::{
    Error, NewToken, NewUser, Role, Scope, add_user, authenticate, create_token, revoke_token, users,
};
use database::testing::MORNING;
use database::{Db, both_engines};

async fn add(db: &Db, id: i64, email: &str, role: Role) -> Result<(), Error> {
    add_user(db, NewUser { id, email: email.to_owned(), name: "Ida".to_owned(), role, at: MORNING }).await
}

async fn token(
    db: &Db,
    id: i64,
    email: &str,
    scopes: &[Scope],
    expires: Option<i64>,
) -> Result<String, Error> {
    let new = NewToken {
        id,
        email: email.into(),
        scopes: scopes.to_vec(),
        name: "test".into(),
        at: MORNING,
        expires,
    };
    create_token(db, new).await
}

both_engines! {
    async fn one_account_per_address(db) {
        add(&db, 1, " Ida@Paper.example ", Role::Editor).await.unwrap();
        assert!(matches!(add(&db, 2, "ida@paper.example", Role::Reader).await, Err(Error::Taken(_))));
        for wrong in ["", "ida", "ida@", "@paper.example", "ida@paper", "i da@paper.example", "ida@paper.example\n@x.y"] {
            assert!(matches!(add(&db, 3, wrong, Role::Reader).await, Err(Error::Email(_))), "{wrong:?}");
        }
        let all = users(&db).await.unwrap();
        assert_eq!((all.len(), all[0].email.as_str(), all[0].role), (1, "ida@paper.example", Role::Editor));
    }

    async fn a_token_speaks_until_it_ends(db) {
        add(&db, 1, "ida@paper.example", Role::Editor).await.unwrap();
        let text = token(&db, 2, "ida@paper.example", &[Scope::ArticlesWrite], Some(MORNING + 10)).await.unwrap();
        let actor = authenticate(&db, &text, MORNING).await.unwrap().unwrap();
        assert_eq!((actor.user_id, actor.role), (1, Role::Editor));
        assert!(actor.may(Scope::ArticlesWrite).is_ok() && actor.may(Scope::ArticlesPublish).is_err());
        assert!(authenticate(&db, &text, MORNING + 10).await.unwrap().is_none());
        assert!(authenticate(&db, "courant_guess", MORNING).await.unwrap().is_none());
        assert!(revoke_token(&db, &text, MORNING).await.unwrap());
        assert!(!revoke_token(&db, &text, MORNING).await.unwrap());
        assert!(authenticate(&db, &text, MORNING).await.unwrap().is_none());
    }

    async fn a_token_never_exceeds_its_owner(db) {
        add(&db, 1, "jo@paper.example", Role::Journalist).await.unwrap();
        let refused = token(&db, 2, "jo@paper.example", &[Scope::ArticlesPublish], None).await;
        assert!(matches!(refused, Err(Error::Scope { role: Role::Journalist, .. })));
        assert!(matches!(token(&db, 3, "nobody@paper.example", &[], None).await, Err(Error::NoUser(_))));
    }
}

#[test]
fn names_read_back() {
    for role in Role::ALL {
        assert_eq!(Role::parse(role.as_str()), Some(role));
    }
    for scope in Scope::ALL {
        assert_eq!(Scope::parse(scope.as_str()), Some(scope));
        assert!(
            scope.allows(Role::Publisher) && !scope.allows(Role::Reader) && !scope.allows(Role::Employer)
        );
    }
}
