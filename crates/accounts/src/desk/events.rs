//! `/desk/events`: what happened to accounts. A publisher reads all of it, a moderator that it happened, but not from
//! where nor to which address (row `audit_log.read` of the access matrix); to everybody else it does not exist.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page};

use crate::Door;
use crate::at_desk::AtDesk;
use crate::bar::Bar;
use crate::events::{Event, events};
use crate::model::Role;
use crate::pages::head;
use crate::session::current;

const PATH: &str = "/desk/events";
/// Lines of the page.
const MOST: i64 = 200;

#[derive(Debug, Serialize)]
struct Line {
    /// Microseconds since 1970 UTC.
    at: i64,
    what: String,
    who: String,
    subject: String,
    network: String,
}

#[derive(Debug, Serialize)]
struct EventsPage {
    head: Head,
    desk: Bar,
    lines: Vec<Line>,
    /// Whether names and networks are left out.
    is_short: bool,
}

impl Page for EventsPage {
    const TEMPLATE: &'static str = "accounts/events.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Personal
    }

    fn noindex(&self) -> bool {
        true
    }
}

pub(crate) async fn index(State(door): State<Door>, headers: HeaderMap) -> web::Result<Response> {
    let session = current(&door.web, &headers).await?.ok_or(Error::NotFound)?;
    let at = AtDesk { actor: session.actor(), session };
    let is_short = match at.session.user.role {
        Role::Publisher => false,
        Role::Moderator => true,
        _ => return Err(Error::NotFound),
    };
    let all = events(&door.web.db, MOST).await?;
    let shown = |text: String| if is_short { String::new() } else { text };
    let line = |event: Event| Line {
        at: event.at,
        what: door.say(&format!("accounts-event-{}", event.action.as_str().replace(' ', "-")), &[]),
        who: shown(event.who),
        subject: shown(event.subject),
        network: shown(event.network),
    };
    let lines = all.into_iter().map(line).collect();
    let title = door.say("accounts-title-events", &[]);
    let page = EventsPage { head: head(title), desk: at.bar(&door.web), lines, is_short };
    door.send(PATH, &page).await
}
