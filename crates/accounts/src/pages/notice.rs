//! A page that says one thing.

use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Head, Page};

use super::{Anchor, head};
use crate::Door;

#[derive(Debug, Serialize)]
struct NoticePage {
    head: Head,
    sentences: Vec<String>,
    link: Anchor,
    #[serde(skip)]
    code: StatusCode,
}

impl Page for NoticePage {
    const TEMPLATE: &'static str = "accounts/notice.html";

    fn status(&self) -> StatusCode {
        self.code
    }

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The link was used, has ended, or never was: all answer the same.
pub(crate) async fn ended(door: &Door, path: &str) -> web::Result<Response> {
    let page = NoticePage {
        head: head(door.say("accounts-ended-title", &[])),
        sentences: vec![door.say("accounts-ended-text", &[]), door.say("accounts-ended-next", &[])],
        link: Anchor { title: door.say("accounts-to-sign-in", &[]), url: "/account/sign-in".to_owned() },
        code: StatusCode::GONE,
    };
    door.send(path, &page).await
}

/// What is said to everybody who asks for a new password.
pub(crate) async fn asked(door: &Door) -> web::Result<Response> {
    let page = NoticePage {
        head: head(door.say("accounts-asked-title", &[])),
        sentences: vec![door.say("accounts-asked-text", &[]), door.say("accounts-asked-next", &[])],
        link: Anchor { title: door.say("accounts-to-sign-in", &[]), url: "/account/sign-in".to_owned() },
        code: StatusCode::OK,
    };
    door.send("/account/reset", &page).await
}

/// A sentence under a title, and a way on.
pub(crate) async fn plain(
    door: &Door,
    (path, code): (&str, StatusCode),
    (title, sentence): (String, String),
    link: Anchor,
) -> web::Result<Response> {
    door.send(path, &NoticePage { head: head(title), sentences: vec![sentence], link, code }).await
}
