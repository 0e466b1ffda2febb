//! What waits for somebody at the front door of the desk, and what runs today.

use accounts::{AtDesk, Scope};
use database::Conn;
use serde::Serialize;
use web::{Error, Result};

use super::list::{Line, lines, wanted};
use super::when;
use crate::model::{ArticleState, Cursor, Workflow};
use crate::store::{self, Wanted};
use crate::{Desk, Newsroom};

/// Stories of a list.
const MOST: i64 = 20;

/// A note in which somebody was named.
#[derive(Debug, Serialize)]
struct Mention {
    id: String,
    url: String,
    headline: String,
    at: i64,
    by: String,
    text: String,
}

/// What waits, in the shape of the theme's templates.
#[derive(Debug, Serialize)]
pub struct Waiting {
    mentions: Vec<Mention>,
    /// Stories of theirs that came back.
    returned: Vec<Line>,
    /// Stories that wait for an editor, for those who are one.
    submitted: Vec<Line>,
    /// Other stories of theirs that are in work.
    own: Vec<Line>,
    /// What is planned for today, comes out today and came out today.
    today: Vec<Line>,
    /// Of the forms here.
    token: String,
}

/// What waits for somebody; `None` for those who have no part in stories.
///
/// # Errors
/// The database's.
pub async fn waiting(desk: &Desk, at: &AtDesk) -> Result<Option<Waiting>> {
    let Ok(room) = desk.writer(at) else { return Ok(None) };
    let edits = at.actor.has(Scope::ArticlesPublish);
    let mut waiting = desk.web.db.read(async |c| read(c, desk, &room, edits).await).await?;
    waiting.token = at.token(&desk.web, super::FORM);
    Ok(Some(waiting))
}

async fn read(c: &mut Conn, desk: &Desk, room: &Newsroom, edits: bool) -> Result<Waiting> {
    let user = room.hand.user.unwrap_or(0);
    let all = wanted(room);
    let mine = Wanted { mine: user, ..all.clone() };
    let state =
        |wanted: &Wanted, workflow: Workflow| Wanted { workflow: workflow.as_str(), ..wanted.clone() };
    let returned = drafts(c, desk, &state(&mine, Workflow::ChangesRequested)).await?;
    let submitted = match edits {
        true => drafts(c, desk, &state(&all, Workflow::Submitted)).await?,
        false => Vec::new(),
    };
    let mut own = drafts(c, desk, &mine).await?;
    let shown = |line: &Line| returned.iter().chain(&submitted).any(|other| other.id == line.id);
    own.retain(|line| !shown(line));
    let mentions = store::mentions(c, all.whose, user, MOST).await?;
    Ok(Waiting {
        mentions: mentions
            .into_iter()
            .map(|one| Mention {
                id: one.id.to_string(),
                url: super::place(one.article),
                headline: one.headline,
                at: one.at,
                by: one.by,
                text: one.text,
            })
            .collect(),
        today: today(c, desk, &all).await?,
        token: String::new(),
        returned,
        submitted,
        own,
    })
}

async fn drafts(c: &mut Conn, desk: &Desk, wanted: &Wanted) -> Result<Vec<Line>> {
    let rows = store::in_work(c, wanted, ArticleState::Draft, Cursor::newest(i64::MAX), MOST).await?;
    Ok(lines(c, desk, rows).await?)
}

async fn today(c: &mut Conn, desk: &Desk, wanted: &Wanted) -> Result<Vec<Line>> {
    let (zone, now) = (&desk.web.site.zone, desk.web.clock.now());
    let date = zone.date(now);
    let start = when::start(date, zone).ok_or(Error::NotFound)?;
    let end = locale::end_of_day(date, zone).unwrap_or(now) + 1;
    let planned = Wanted { days: (start, end), ..wanted.clone() };
    let mut rows = store::planned(c, &planned, MOST).await?;
    rows.retain(|row| row.state == ArticleState::Draft);
    rows.extend(store::come_out(c, wanted, (start - 1, end - 1), Cursor::newest(i64::MAX), MOST).await?);
    rows.sort_by_key(|row| row.published.or(row.planned));
    Ok(lines(c, desk, rows).await?)
}
