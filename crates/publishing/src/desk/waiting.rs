//! What waits for somebody at the front door of the desk, and what runs today.

use accounts::{AtDesk, Scope};
use database::Conn;
use serde::Serialize;
use web::{Error, Result};

use super::list::{Line, lines, wanted};
use super::when;
use crate::model::{Cursor, Workflow, is_planned};
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
    let here = (desk, room);
    let returned = in_work(c, here, &state(&mine, Workflow::ChangesRequested)).await?;
    let submitted = match edits {
        true => in_work(c, here, &state(&all, Workflow::Submitted)).await?,
        false => Vec::new(),
    };
    let mut own = in_work(c, here, &mine).await?;
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
        today: today(c, here, &all).await?,
        token: String::new(),
        returned,
        submitted,
        own,
    })
}

async fn in_work(c: &mut Conn, here: (&Desk, &Newsroom), wanted: &Wanted) -> Result<Vec<Line>> {
    let rows = store::in_work(c, wanted, Cursor::newest(i64::MAX), MOST).await?;
    Ok(lines(c, here, rows).await?)
}

async fn today(c: &mut Conn, here: (&Desk, &Newsroom), wanted: &Wanted) -> Result<Vec<Line>> {
    let web = &here.0.web;
    let (zone, now) = (&web.site.zone, web.clock.now());
    let date = zone.date(now);
    let start = when::start(date, zone).ok_or(Error::NotFound)?;
    let end = locale::end_of_day(date, zone).unwrap_or(now) + 1;
    let planned = Wanted { days: (start, end), ..wanted.clone() };
    let mut planned = store::planned(c, &planned, MOST).await?;
    let out = store::come_out(c, wanted, (start - 1, end - 1), Cursor::newest(i64::MAX), MOST).await?;
    planned.retain(|row| {
        is_planned(row.state, (row.is_ahead, row.published), now)
            && !out.iter().any(|other| other.id == row.id)
    });
    let planned = planned.into_iter().map(|row| (row.planned, row));
    let mut rows: Vec<_> = planned.chain(out.into_iter().map(|row| (row.published, row))).collect();
    rows.sort_by_key(|(at, _)| *at);
    Ok(lines(c, here, rows.into_iter().map(|(_, row)| row).collect()).await?)
}
