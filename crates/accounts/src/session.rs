//! Sessions: a browser in which somebody is signed in.
//!
//! The cookie holds 256 random bits and nothing else; the database holds their hash. No page that is shared between
//! readers can see it ([`web::State::shared`] knows an address alone).

use std::borrow::Cow;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use database::Db;
use web::State;

use crate::actions::hash;
use crate::model::{Role, User};
use crate::proof::CONFIRM;
use crate::store;
use crate::store::sessions::Found;

/// Where a session becomes whole whose owner needs one-time codes and has none.
pub(crate) const CODE: &str = "/account/code";

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// How exactly it is known when a session was last seen: a request within this time writes nothing.
const GLANCE: i64 = 5 * MINUTE;
/// How long a proof counts for what needs one.
const PROOF: i64 = 10 * MINUTE;
/// How far ahead of this machine's clock a moment can be that another one wrote down. What is further ahead comes from a
/// clock that was set back since, and counts as long over.
pub(crate) const SKEW: i64 = MINUTE;
/// The longest that any session can matter.
pub(crate) const LONGEST: i64 = 91 * DAY;
/// What is kept of the name a browser gives itself, in characters.
const AGENT: usize = 120;

/// A session that nobody ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Id.
    pub id: i64,
    /// When it began, microseconds since 1970 UTC, as all times here.
    pub created: i64,
    /// When it was last seen, to five minutes.
    pub seen: i64,
    /// When its owner last proved who they are.
    pub proved: i64,
    /// What the browser calls itself, shortened.
    pub agent: String,
    /// The network it began in.
    pub network: String,
    /// Whose it is.
    pub user: User,
}

/// How long a session of this role lasts unseen, and at most.
fn lives(role: Role) -> (i64, i64) {
    if role.is_staff() { (12 * HOUR, 7 * DAY) } else { (30 * DAY, 90 * DAY) }
}

impl Session {
    /// Whether it is young enough.
    #[must_use]
    pub fn is_good(&self, now: i64) -> bool {
        let (unseen, whole) = lives(self.user.role);
        now < self.seen.saturating_add(unseen) && now < self.created.saturating_add(whole)
    }

    /// Whether its owner proved lately enough who they are, for what gives or takes power.
    #[must_use]
    pub fn is_proved(&self, now: i64) -> bool {
        (-SKEW..PROOF).contains(&now.saturating_sub(self.proved))
    }
}

/// A new secret for a cookie or a link, 256 random bits as text, and its hash.
///
/// # Errors
/// [`web::Error::Internal`] where the machine gives no random numbers.
pub(crate) fn secret() -> web::Result<(String, String)> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(web::Error::internal)?;
    let text = URL_SAFE_NO_PAD.encode(bytes);
    let hash = hash(&text);
    Ok((text, hash))
}

/// The session of a request, if its cookie names a good one that waits for nothing more. A half one is nobody's: its
/// browser may do what a stranger's may.
///
/// # Errors
/// The database's.
pub(crate) async fn current(web: &State, headers: &HeaderMap) -> Result<Option<Session>, database::Error> {
    Ok(at_door(web, headers).await?.filter(|found| !found.is_half).map(|found| found.session))
}

/// The session of a request, also where it is half: for the pages that make it whole or end it.
///
/// # Errors
/// The database's.
pub(crate) async fn at_door(web: &State, headers: &HeaderMap) -> Result<Option<Found>, database::Error> {
    let Some(secret) = cookie(&web.site.base_url, headers) else { return Ok(None) };
    let (hash, now) = (hash(secret), web.clock.now());
    let found = web.db.glance(async |c| store::sessions::by_hash(c, &hash).await).await?;
    let Some(found) = found.filter(|found| found.session.is_good(now)) else { return Ok(None) };
    if now.saturating_sub(found.session.seen) > GLANCE {
        saw(&web.db, found.session.id, now).await?;
    }
    Ok(Some(found))
}

async fn saw(db: &Db, id: i64, now: i64) -> Result<(), database::Error> {
    db.write(&(id, now), |c, (id, now)| Box::pin(async move { store::sessions::saw(c, *id, *now).await }))
        .await
}

/// The cookie's name. The prefix binds it to this very host over TLS (RFC 6265bis, 4.1.3.2); a browser takes it from no
/// plain address.
fn name(base_url: &str) -> &'static str {
    if base_url.starts_with("https://") { "__Host-courant" } else { "courant" }
}

/// What the cookie of a session holds.
fn cookie<'h>(base_url: &str, headers: &'h HeaderMap) -> Option<&'h str> {
    value_of(name(base_url), headers)
}

/// What a cookie holds. Two of one name are none: one of them was planted.
pub(crate) fn value_of<'h>(name: &str, headers: &'h HeaderMap) -> Option<&'h str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut values = lines.flat_map(|line| line.split(';')).filter_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    });
    let value = values.next()?;
    values.next().is_none().then_some(value)
}

/// The header that gives a browser its session.
pub(crate) fn set_cookie(base_url: &str, secret: &str, role: Role) -> Option<HeaderValue> {
    let (_, whole) = lives(role);
    written(base_url, secret, whole / 1_000_000)
}

/// The header that takes it away.
pub(crate) fn drop_cookie(base_url: &str) -> Option<HeaderValue> {
    written(base_url, "", 0)
}

fn written(base_url: &str, value: &str, seconds: i64) -> Option<HeaderValue> {
    set_named((base_url, name(base_url)), value, seconds)
}

/// The header that sets a cookie of ours for so many seconds.
pub(crate) fn set_named((base_url, name): (&str, &str), value: &str, seconds: i64) -> Option<HeaderValue> {
    let secure = if base_url.starts_with("https://") { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    HeaderValue::from_str(&text).ok()
}

/// What a browser calls itself, short and without characters that nobody sees.
pub(crate) fn agent(headers: &HeaderMap) -> String {
    let text = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or("");
    text.chars().filter(|c| !c.is_control()).take(AGENT).collect()
}

/// Whether an unsafe request surely comes from a page of ours. A cookie is sent along by the browser whoever made the
/// form, so that with one the browser has to say where the form stood.
///
/// # Errors
/// [`web::Error::Forbidden`] with a sentence.
pub(crate) fn from_here(method: &Method, headers: &HeaderMap) -> web::Result<()> {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text("host").unwrap_or("");
    let here = match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => site == "same-origin",
        (None, Some(origin)) => {
            origin.split_once("://").is_some_and(|(_, from)| !host.is_empty() && from == host)
        }
        (None, None) => false,
    };
    if method.is_safe() || here {
        return Ok(());
    }
    Err(web::Error::Forbidden(web::Sentence::key("accounts-refused-foreign")))
}

/// Somebody who is signed in. As an extractor it leads everybody else to the sign-in, and from there back; a half session
/// to what makes it whole.
#[derive(Clone, Debug)]
pub struct SignedIn(pub Session);

impl<S> FromRequestParts<S> for SignedIn
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        match AtDoor::from_request_parts(parts, state).await?.0 {
            found if found.is_half => Err(Redirect::to(CODE).into_response()),
            found => Ok(Self(found.session)),
        }
    }
}

/// Somebody who is signed in, or half of it.
#[derive(Clone, Debug)]
pub(crate) struct AtDoor(pub(crate) Found);

impl<S> FromRequestParts<S> for AtDoor
where
    S: Send + Sync,
    State: FromRef<S>,
{
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let web = State::from_ref(state);
        let refused = |error: web::Error| error.into_response();
        from_here(&parts.method, &parts.headers).map_err(refused)?;
        let found = at_door(&web, &parts.headers).await.map_err(|e| refused(e.into()))?;
        let back = || to_sign_in(&back(parts)).into_response();
        found.map(Self).ok_or_else(|| web::unless_words(back(), web::Error::SignIn))
    }
}

/// Where a sign-in leads that comes in between: to the page that was asked for. What a proof was wanted for is next to the
/// proof, for a sign-in is one. An address that takes forms only is none to come back to.
fn back(parts: &Parts) -> Cow<'_, str> {
    match parts.uri.path() {
        _ if !parts.method.is_safe() => "/desk".into(),
        CONFIRM => {
            let query = parts.uri.query().unwrap_or("");
            let mut pairs = url::form_urlencoded::parse(query.as_bytes());
            pairs.find(|(name, _)| name == "next").map_or("/desk".into(), |(_, to)| to)
        }
        path => path.into(),
    }
}

/// The sign-in that leads back to `path`.
pub(crate) fn to_sign_in(path: &str) -> Redirect {
    Redirect::to(&and_back("/account/sign-in", path))
}

/// The address of a page that leads on to `path`, where that is one to lead to.
pub(crate) fn and_back(page: &str, path: &str) -> String {
    let Some(path) = next(path) else { return page.to_owned() };
    let query: String =
        url::form_urlencoded::Serializer::new(String::new()).append_pair("next", path).finish();
    format!("{page}?{query}")
}

/// A path that a sign-in or a proof may lead to: the desk and what belongs to an account, nothing of another host.
pub(crate) fn next(path: &str) -> Option<&str> {
    let ours = path == "/desk" || path.starts_with("/desk/") || path.starts_with("/account/");
    let plain = path.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_'));
    (ours && plain && !path.contains("//") && path.len() <= 200).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(cookies: &[&'static str]) -> HeaderMap {
        cookies.iter().map(|line| (header::COOKIE, HeaderValue::from_static(line))).collect()
    }

    #[test]
    fn a_proof_counts_for_ten_minutes_and_not_from_the_future() {
        let user = User { id: 1, email: String::new(), name: String::new(), role: Role::Editor };
        let (agent, network) = (String::new(), String::new());
        let session = Session { id: 1, created: 0, seen: 0, proved: 20 * HOUR, agent, network, user };
        assert!(session.is_proved(20 * HOUR) && session.is_proved(20 * HOUR + 9 * MINUTE));
        assert!(!session.is_proved(20 * HOUR + 10 * MINUTE));
        // Another machine's clock may be a little ahead; one that was set back by an hour proves nothing.
        assert!(session.is_proved(20 * HOUR - 2_000_000));
        assert!(!session.is_proved(19 * HOUR));
    }

    #[test]
    fn one_cookie_counts_and_two_are_none() {
        let https = "https://paper.example";
        assert_eq!(cookie(https, &with(&["a=b; __Host-courant=x; c=d"])), Some("x"));
        assert_eq!(cookie(https, &with(&["courant=x"])), None);
        assert_eq!(cookie("http://127.0.0.1:8080", &with(&["courant=x"])), Some("x"));
        assert_eq!(cookie(https, &with(&["__Host-courant=x; __Host-courant=y"])), None);
        assert_eq!(cookie(https, &with(&["__Host-courant=x", "__Host-courant=x"])), None);
        assert_eq!(cookie(https, &with(&[])), None);
    }

    #[test]
    fn the_cookie_stays_where_it_belongs() {
        let text = |url| set_cookie(url, "x", Role::Editor).unwrap().to_str().unwrap().to_owned();
        assert_eq!(
            text("https://paper.example"),
            "__Host-courant=x; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax; Secure"
        );
        assert_eq!(text("http://127.0.0.1"), "courant=x; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn a_sign_in_leads_to_our_own_desk_only() {
        for good in ["/desk", "/desk/people", "/account/sessions"] {
            assert_eq!(next(good), Some(good));
        }
        for wrong in [
            "",
            "/",
            "//elsewhere.example",
            "/desk//elsewhere.example",
            "/desk/\\x",
            "/desk?x",
            "/desks",
            "desk",
        ] {
            assert_eq!(next(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_form_with_a_cookie_says_where_it_stood() {
        let check = |pairs: &[(&'static str, &'static str)]| {
            let headers =
                pairs.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
            from_here(&Method::POST, &headers.collect::<HeaderMap>()).is_ok()
        };
        assert!(check(&[("sec-fetch-site", "same-origin")]));
        assert!(check(&[("origin", "https://paper.example"), ("host", "paper.example")]));
        for wrong in [
            &[][..],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[
                ("sec-fetch-site", "cross-site"),
                ("origin", "https://paper.example"),
                ("host", "paper.example"),
            ],
            &[("origin", "https://elsewhere.example"), ("host", "paper.example")],
            &[("origin", "null"), ("host", "paper.example")],
            &[("origin", "https://")],
        ] {
            assert!(!check(wrong), "{wrong:?}");
        }
        assert!(from_here(&Method::GET, &HeaderMap::new()).is_ok());
    }
}
