//! `/desk/events`: what happened to accounts. A publisher reads all of it, a moderator that it happened, but not from
//! where nor to which address (row `audit_log.read` of the access matrix); to everybody else it does not exist.

use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Error, Head, Page};

use crate::Door;
use crate::at_desk::AtDesk;
use crate::bar::Bar;
use crate::events::Event;
use crate::model::Role;
use crate::pages::head;
use crate::session::current;
use crate::store;

const PATH: &str = "/desk/events";
/// Lines of the page.
const MOST: usize = 200;

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
    /// Where those before these stand.
    next: Option<String>,
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

/// Where a page goes on: `before` is the moment and the id of the last line of the one before it, as `moment.id`. What is
/// none of ours leads to the newest.
fn cursor(query: &str) -> (i64, i64) {
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    let before = pairs.find(|(key, _)| key == "before").map(|(_, value)| value.into_owned());
    let parts = before.as_deref().and_then(|before| before.split_once('.'));
    parts.and_then(|(at, id)| at.parse().ok().zip(id.parse().ok())).unwrap_or((i64::MAX, i64::MAX))
}

pub(crate) async fn index(
    State(door): State<Door>,
    headers: HeaderMap,
    // Read when it is clear that there is such a page for whoever asks.
    RawQuery(query): RawQuery,
) -> web::Result<Response> {
    let session = current(&door.web, &headers).await?.ok_or(Error::NotFound)?;
    let at = AtDesk::of(session, door.web.clock.now());
    let is_short = match at.session.user.role {
        Role::Publisher => false,
        Role::Moderator => true,
        _ => return Err(Error::NotFound),
    };
    let most = i64::try_from(MOST).unwrap_or(i64::MAX).saturating_add(1);
    let from = cursor(query.as_deref().unwrap_or_default());
    let rows = door.web.db.read(async |c| store::events::before(c, from, most).await).await?;
    let (all, next) = web::page_of(rows, MOST, |last| format!("{PATH}?before={}.{}", last.at, last.id));
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
    let page = EventsPage { head: head(title), desk: at.bar(&door.web), lines, next, is_short };
    door.send(PATH, &page).await
}
