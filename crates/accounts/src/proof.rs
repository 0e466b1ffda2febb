//! The proof that it is them, which is asked for once more before what gives or takes power: what they can prove it with, and
//! what becomes of what a form sends. The page that takes all of it is `pages/confirm.rs`.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use serde::{Deserialize, Serialize};
use web::{Client, Sentence};

use crate::Door;
use crate::actions::answers::{self, Shown};
use crate::actions::door::{self, From, Proof};
use crate::at_desk::AtDesk;
use crate::session::{Session, and_back, set_cookie};
use crate::store::{self, passkeys::Own};

/// Where it is proved by any means.
pub(crate) const CONFIRM: &str = "/account/confirm";

/// What somebody has to prove with who they are.
#[derive(Clone, Debug)]
pub(crate) struct Means {
    pub(crate) has_password: bool,
    /// None where the paper's address allows none.
    pub(crate) passkeys: Vec<Own>,
    /// Whether the provider knows them that the paper has.
    pub(crate) is_linked: bool,
}

impl Means {
    /// What this person has.
    pub(crate) async fn of(door: &Door, user: i64) -> web::Result<Self> {
        let issuer = door.provider.as_ref().map(|provider| provider.of.issuer.as_str());
        let read = door.web.db.read(async |c| {
            let passkeys = match door.party {
                Some(_) => store::passkeys::of_user(c, user).await?,
                None => Vec::new(),
            };
            let is_linked = match issuer {
                Some(issuer) => store::identities::has(c, user, issuer).await?,
                None => false,
            };
            let has_password = store::password(c, user).await?.is_some();
            Ok::<_, database::Error>(Self { has_password, passkeys, is_linked })
        });
        Ok(read.await?)
    }
}

/// What a form of the desk asks for, as the template `accounts/_proof.html` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct Ask {
    /// Whether there is a password to ask for.
    has_password: bool,
    /// Where it is proved in another way, and back; none where there is no other.
    elsewhere: Option<String>,
}

/// What a form sends to prove it; what is missing is empty.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    pub(crate) current: String,
    pub(crate) credential: String,
    pub(crate) client: String,
    pub(crate) data: String,
    pub(crate) signature: String,
    pub(crate) handle: String,
}

impl Given {
    /// The answer of a passkey, where that came and no password.
    fn shown(&self) -> Option<Shown<'_>> {
        let Self { current, credential, client, data, signature, handle } = self;
        let is_there = current.is_empty() && !credential.is_empty();
        is_there.then_some(Shown { credential, client, data, signature, handle })
    }
}

/// Why somebody is not surely who they are.
#[derive(Clone, Debug)]
pub struct Unproved {
    /// What is to be said beside the field `current`.
    pub sentence: Sentence,
    /// The field it is about, or `form`.
    pub(crate) field: &'static str,
    /// The seconds until the next try, where there were too many.
    pub(crate) wait: Option<u64>,
}

impl Unproved {
    fn about(field: &'static str, key: &'static str) -> Self {
        Self { sentence: Sentence::key(key), field, wait: None }
    }

    fn slow(seconds: u64) -> Self {
        let sentence = Sentence::key("accounts-error-slow").number("minutes", seconds.div_ceil(60));
        Self { sentence, field: "form", wait: Some(seconds) }
    }

    /// The status of the page that says so.
    #[must_use]
    pub fn code(&self) -> StatusCode {
        if self.wait.is_some() { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY }
    }

    /// The page that says so, with the seconds until the next try.
    #[must_use]
    pub fn on(&self, mut page: Response) -> Response {
        if let Some(seconds) = self.wait {
            page.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        page
    }
}

/// The cookie that a session goes on with, where it has a new secret.
#[derive(Clone, Debug, Default)]
pub struct NewCookie(Option<HeaderValue>);

impl NewCookie {
    /// The same answer with the cookie. An error takes it along too: the session has its new secret already, and a browser
    /// that never heard of it would be signed out.
    #[must_use]
    pub fn on(self, answer: web::Result<Response>) -> Response {
        let mut response = answer.unwrap_or_else(web::Error::into_response);
        if let Some(cookie) = self.0 {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }
}

impl Door {
    /// What a form on the page at `path` has to ask this person for; nothing where they proved within ten minutes who they are.
    ///
    /// # Errors
    /// The database's.
    pub async fn asks(&self, at: &AtDesk, path: &str) -> web::Result<Option<Ask>> {
        if at.session.is_proved(self.web.clock.now()) {
            return Ok(None);
        }
        let Means { has_password, passkeys, is_linked } = Means::of(self, at.session.user.id).await?;
        let is_elsewhere = is_linked || !passkeys.is_empty() || !has_password;
        let elsewhere = is_elsewhere.then(|| and_back(CONFIRM, path));
        Ok(Some(Ask { has_password, elsewhere }))
    }

    /// Looks at the password that was typed into a form of the desk, unless who sends it proved within ten minutes who they
    /// are. Tries are counted as those of the sign-in are. The answer to what is done then has to carry the cookie.
    ///
    /// # Errors
    /// The database's; [`web::Error::SignIn`] where the session ended meanwhile.
    pub async fn prove(
        &self,
        at: &AtDesk,
        password: &str,
        (client, headers): (&Client, &HeaderMap),
    ) -> web::Result<Result<NewCookie, Unproved>> {
        let given = Given { current: password.to_owned(), ..Given::default() };
        let proved = self.proved(&at.session, (&given, &From::of(client, headers))).await?;
        let role = at.session.user.role;
        let cookie = |secret: String| set_cookie(&self.web.site.base_url, &secret, role);
        Ok(proved.map(|secret| NewCookie(secret.and_then(cookie))))
    }

    /// Looks at the password or the answer of a passkey: the cookie's new secret where it is right and was wanted.
    pub(crate) async fn proved(
        &self,
        session: &Session,
        (given, from): (&Given, &From),
    ) -> web::Result<Result<Option<String>, Unproved>> {
        let (shown, nothing) = (given.shown(), given.current.is_empty());
        let proof = match &shown {
            _ if session.is_proved(self.web.clock.now()) => Proof::Lately,
            Some(shown) => answers::prove(self, session, (shown, from)).await?,
            // Who gives nothing tries nothing.
            None if nothing => Proof::Wrong,
            None => door::prove(self, session, (&given.current, from)).await?,
        };
        Ok(match proof {
            Proof::Lately => Ok(None),
            Proof::Renewed(secret) => Ok(Some(secret)),
            Proof::Slow(seconds) => Err(Unproved::slow(seconds)),
            Proof::Wrong if shown.is_some() => Err(Unproved::about("form", "accounts-error-passkey-proof")),
            Proof::Wrong if !Means::of(self, session.user.id).await?.has_password => {
                Err(Unproved::about("form", "accounts-error-unproved"))
            }
            Proof::Wrong if nothing => Err(Unproved::about("current", "accounts-error-current-missing")),
            Proof::Wrong => Err(Unproved::about("current", "accounts-error-current")),
        })
    }
}
