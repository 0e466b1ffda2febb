//! `/desk/mail`: mails that were not sent but kept in a folder, so that whoever tries the paper out can follow the links in
//! them. Only for publishers, and behind their password: a link for a new password is power over an account. Where mail is
//! sent there is no such page.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use database::Ids;
use mail::Kept;
use serde::Serialize;
use web::{CachePolicy, Client, Error, Form, Head, Page, Path};

use super::publisher;
use crate::Door;
use crate::actions::door::From;
use crate::pages::form::FormPage;
use crate::pages::proof::{Confirmed, confirmed, proof};
use crate::pages::{Anchor, head};
use crate::session::{Session, SignedIn};

pub(crate) const PATH: &str = "/desk/mail";

#[derive(Debug, Serialize)]
struct Row {
    /// Microseconds since 1970 UTC.
    at: i64,
    to: String,
    subject: String,
    url: String,
}

#[derive(Debug, Serialize)]
struct MailsPage {
    head: Head,
    rows: Vec<Row>,
}

/// A line of a mail, and where it leads where it is a link to this paper.
#[derive(Debug, Serialize)]
struct Line {
    text: String,
    path: Option<String>,
}

#[derive(Debug, Serialize)]
struct MailPage {
    head: Head,
    /// Microseconds since 1970 UTC.
    at: i64,
    to: String,
    lines: Vec<Line>,
    link: Anchor,
}

impl Page for MailsPage {
    const TEMPLATE: &'static str = "accounts/mails.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

impl Page for MailPage {
    const TEMPLATE: &'static str = "accounts/mail.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

/// The link to it, where there is such a page.
pub(crate) fn anchor(door: &Door) -> Option<Anchor> {
    door.mails
        .is_some()
        .then(|| Anchor { title: door.say("accounts-title-mails", &[]), url: PATH.to_owned() })
}

/// The proof before mails are read.
fn proof_form(door: &Door, session: &Session) -> FormPage {
    proof(door, (session, PATH), FormPage::new(door, "mails-proof", (PATH, session.id)))
}

pub(crate) async fn prove(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    client: Client,
    headers: HeaderMap,
    Form(sent): Form<Confirmed>,
) -> web::Result<Response> {
    publisher(&session)?;
    door.mails.as_ref().ok_or(Error::NotFound)?;
    let mut page = proof_form(&door, &session);
    let from = From::of(&client, &headers);
    let renewed = confirmed(&door, &session, (&mut page, "mails-proof"), (&sent, &from)).await?;
    if !page.is_fine() {
        return page.send(&door).await;
    }
    Ok(door.lead(PATH, renewed.as_deref().map(|secret| (secret, session.user.role))))
}

pub(crate) async fn index(State(door): State<Door>, SignedIn(session): SignedIn) -> web::Result<Response> {
    publisher(&session)?;
    let folder = door.mails.as_ref().ok_or(Error::NotFound)?;
    if !session.is_proved(door.web.clock.now()) {
        return proof_form(&door, &session).send(&door).await;
    }
    let all = Kept::newest(folder).await.map_err(Error::internal)?;
    let row = |kept: Kept| Row {
        at: Ids::moment(kept.id),
        to: kept.to,
        subject: kept.subject,
        url: format!("{PATH}/{}", kept.id),
    };
    let head = head(door.say("accounts-title-mails", &[]));
    door.send(PATH, &MailsPage { head, rows: all.into_iter().map(row).collect() }).await
}

pub(crate) async fn show(
    State(door): State<Door>,
    SignedIn(session): SignedIn,
    Path(id): Path<i64>,
) -> web::Result<Response> {
    publisher(&session)?;
    let folder = door.mails.as_ref().ok_or(Error::NotFound)?;
    if !session.is_proved(door.web.clock.now()) {
        return Ok(door.lead(PATH, None));
    }
    let Kept { to, subject, text, .. } =
        Kept::read(folder, id).await.map_err(Error::internal)?.ok_or(Error::NotFound)?;
    let base = &door.web.site.base_url;
    let line = |text: &str| {
        let path = text.trim().strip_prefix(base.as_str());
        // An address of the paper alone, not one that only begins like it.
        let path = path.filter(|path| path.starts_with('/') && !path.starts_with("//"));
        let path = path.filter(|path| !path.contains(|c: char| c == '\\' || c.is_whitespace()));
        Line { path: path.map(str::to_owned), text: text.to_owned() }
    };
    let page = MailPage {
        head: head(subject),
        at: Ids::moment(id),
        to,
        lines: text.trim_end().lines().map(line).collect(),
        link: Anchor { title: door.say("accounts-title-mails", &[]), url: PATH.to_owned() },
    };
    door.send(&format!("{PATH}/{id}"), &page).await
}
