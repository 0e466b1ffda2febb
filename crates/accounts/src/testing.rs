//! A person with a token, for the tests of whatever a token opens.

use database::testing::MORNING;
use database::{Db, Ids};

use crate::{NewToken, NewUser, Role, Scope, add_user, create_token};

/// The code that an authenticator with this secret (base 32) shows at `now`.
///
/// # Panics
/// Where the secret is none: a mistake of the test.
#[must_use]
#[expect(clippy::expect_used, reason = "only tests call it")]
pub fn one_time_code(secret: &str, now: i64) -> String {
    crate::code::shown(secret, now).expect("a secret")
}

/// The id of a new person, named Ida, with this role, and the header `Cookie` of a browser that they are signed in with; for
/// a paper on `https`.
///
/// # Panics
/// Where the machine has no chance: a mistake of the test.
#[expect(clippy::expect_used, reason = "only tests call it")]
pub async fn signed_in(db: &Db, ids: &Ids, role: Role) -> (i64, String) {
    let (id, session) = (ids.next(), ids.next());
    let user =
        NewUser { id, email: format!("p{id}@paper.example"), name: "Ida".to_owned(), role, at: MORNING };
    add_user(db, user).await.expect("a person");
    let (secret, hash) = crate::session::secret().expect("chance");
    let (agent, network) = (String::new(), String::new());
    let new =
        crate::store::sessions::NewSession { id: session, user_id: id, hash, at: MORNING, agent, network };
    let stored =
        db.write(&new, |c, new| Box::pin(async move { crate::store::sessions::insert(c, new).await }));
    let stored: database::Result<()> = stored.await;
    stored.expect("a session");
    (id, format!("__Host-courant={secret}"))
}

/// The bearer token of a new person, named Ida, with this role.
///
/// # Panics
/// Where the role does not reach as far as the scopes: a mistake of the test.
#[expect(clippy::expect_used, reason = "only tests call it")]
pub async fn token(db: &Db, ids: &Ids, role: Role, scopes: &[Scope]) -> String {
    let id = ids.next();
    let email = format!("p{id}@paper.example");
    let user = NewUser { id, email: email.clone(), name: "Ida".to_owned(), role, at: MORNING };
    add_user(db, user).await.expect("a person");
    let (id, scopes) = (ids.next(), scopes.to_vec());
    let new = NewToken { id, email, scopes, name: "test".to_owned(), at: MORNING, expires: None };
    create_token(db, new).await.expect("a token")
}
