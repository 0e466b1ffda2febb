//! Pages of people with an account. All of them are kept by nobody and found by no search engine.

pub(crate) mod beside;
pub(crate) mod code;
pub(crate) mod confirm;
pub(crate) mod form;
pub(crate) mod invitation;
pub(crate) mod notice;
pub(crate) mod oidc;
pub(crate) mod oidc_link;
pub(crate) mod oidc_own;
pub(crate) mod oidc_proof;
pub(crate) mod passkeys;
pub(crate) mod password;
pub(crate) mod proof;
pub(crate) mod reset;
pub(crate) mod sessions;
pub(crate) mod setup;
pub(crate) mod sign_in;
pub(crate) mod tokens;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use locale::Value;
use web::{Head, Page};

use crate::Door;
use crate::bar::purpose;
use crate::model::Role;
use crate::session::{drop_cookie, set_cookie};

/// A link under a form or on the desk.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Anchor {
    pub(crate) title: String,
    pub(crate) url: String,
}

/// A form that is one button.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Button {
    pub(crate) action: String,
    pub(crate) token: String,
    pub(crate) title: String,
}

impl Door {
    /// Words in the language of the paper.
    pub(crate) fn say(&self, key: &str, args: &[(&str, Value)]) -> String {
        self.web.sentence(self.web.site.language, key, args)
    }

    /// The role in words.
    pub(crate) fn role(&self, role: Role) -> String {
        self.say(&format!("accounts-role-{}", role.as_str()), &[])
    }

    /// Sends a page to one person.
    pub(crate) async fn send<P: Page>(&self, path: &str, page: &P) -> web::Result<Response> {
        let mut response = self.web.personal(path, page).await?;
        // Addresses here can hold a secret. Without any referrer, browsers would send no origin with a form either.
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        Ok(response)
    }

    /// Leads on, with a new cookie where there is one.
    pub(crate) fn lead(&self, to: &str, cookie: Option<(&str, Role)>) -> Response {
        let cookie = cookie.and_then(|(secret, role)| set_cookie(&self.web.site.base_url, secret, role));
        self.leave(to, cookie)
    }

    /// The same answer with a new cookie, where there is one. An error takes it along too: the session has its new secret
    /// already, and a browser that never heard of it would be signed out.
    pub(crate) fn keeping(&self, answer: web::Result<Response>, cookie: Option<(&str, Role)>) -> Response {
        let mut response = answer.unwrap_or_else(IntoResponse::into_response);
        let cookie = cookie.and_then(|(secret, role)| set_cookie(&self.web.site.base_url, secret, role));
        if let Some(cookie) = cookie {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
        response
    }

    /// Leads away and takes the cookie.
    pub(crate) fn forget(&self, to: &str) -> Response {
        self.leave(to, drop_cookie(&self.web.site.base_url))
    }

    fn leave(&self, to: &str, cookie: Option<HeaderValue>) -> Response {
        let mut response = Redirect::to(to).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
        if let Some(cookie) = cookie {
            headers.insert(header::SET_COOKIE, cookie);
        }
        response
    }

    /// The token of a form, for a session or (with 0) for nobody.
    pub(crate) fn token(&self, form: &str, session: i64) -> String {
        self.web.tokens.issue(&purpose(form, session), self.web.clock.now())
    }

    /// Whether a form carries the token it was given.
    pub(crate) fn is_ours(&self, token: &str, (form, session): (&str, i64)) -> bool {
        self.web.tokens.check(token, &purpose(form, session), self.web.clock.now()).is_ok()
    }
}

/// An answer with a cookie more.
pub(crate) fn with(answer: web::Result<Response>, cookie: Option<HeaderValue>) -> Response {
    let mut response = answer.unwrap_or_else(IntoResponse::into_response);
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The head of a page of this crate.
pub(crate) fn head(title: String) -> Head {
    Head { noindex: true, ..Head::website(title, "") }
}

/// Where somebody of this role goes after the sign-in.
pub(crate) fn home(role: Role) -> &'static str {
    if role.is_staff() { "/desk" } else { "/account/sessions" }
}
