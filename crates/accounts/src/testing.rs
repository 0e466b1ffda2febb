//! A person with a token, for the tests of whatever a token opens.

use database::testing::MORNING;
use database::{Db, Ids};

use crate::session::{secret, set_cookie};
use crate::store::sessions::{NewSession, insert};
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

/// The cookie (`name=value`) of a new person of this name and role who is signed in, and their id.
///
/// # Panics
/// Where the database refuses it: a mistake of the test.
#[expect(clippy::expect_used, reason = "only tests call it")]
pub async fn signed_in(web: &web::State, name: &str, role: Role) -> (String, i64) {
    let (id, at) = (web.ids.next(), web.clock.now());
    let user = NewUser { id, email: format!("p{id}@paper.example"), name: name.to_owned(), role, at };
    add_user(&web.db, user).await.expect("a person");
    (session(web, id, role).await, id)
}

/// The cookie of another session of a person with this role.
///
/// # Panics
/// Where the database refuses it: a mistake of the test.
#[expect(clippy::expect_used, reason = "only tests call it")]
pub async fn session(web: &web::State, user_id: i64, role: Role) -> String {
    let (text, hash) = secret().expect("chance");
    let (agent, network, at) = (String::new(), String::new(), web.clock.now());
    let new = NewSession { id: web.ids.next(), user_id, hash, at, agent, network, strong: false, proved: at };
    let written: Result<(), database::Error> =
        web.db.write(&new, |c, new| Box::pin(async move { insert(c, new).await })).await;
    written.expect("a session");
    let cookie = set_cookie(&web.site.base_url, &text, role).expect("a cookie");
    cookie.to_str().expect("a cookie").split(';').next().unwrap_or_default().to_owned()
}
