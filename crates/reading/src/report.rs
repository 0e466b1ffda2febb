//! What staff are shown: read once, shown as a page or as JSON.

use std::collections::HashMap;

use database::{Conn, Result};

use crate::days::{day_of, hour_of, hours};
use crate::store::{self, PAPER};
use crate::{Desk, KEPT_DAYS, Story};

/// Stories of the list of the most read.
const STORIES: i64 = 20;
/// Referring sites shown.
const SITES: i64 = 15;
/// Days of the chart of the paper, and of a story.
const DAYS: i64 = 30;
/// Hours of the chart of a story.
const HOURS: i64 = 48;

/// Views and readers of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Daily {
    pub(crate) day: i64,
    pub(crate) views: i64,
    pub(crate) readers: i64,
}

/// A story among the most read.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) id: i64,
    /// `None` where readers do not see it any more.
    pub(crate) story: Option<Story>,
    pub(crate) views: i64,
    pub(crate) readers: i64,
    pub(crate) hours: Vec<(i64, i64)>,
}

/// The paper today.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) today: Daily,
    /// Hour and views, every hour of the day.
    pub(crate) hours: Vec<(i64, i64)>,
    /// Every one of the last days, today last.
    pub(crate) days: Vec<Daily>,
    pub(crate) stories: Vec<Read>,
    pub(crate) sites: Vec<(String, i64)>,
}

/// A story.
#[derive(Debug)]
pub(crate) struct Single {
    pub(crate) id: i64,
    pub(crate) story: Story,
    pub(crate) views: i64,
    /// Daily readers, summed: who read on two days is in it twice.
    pub(crate) readers: i64,
    pub(crate) hours: Vec<(i64, i64)>,
    pub(crate) days: Vec<Daily>,
    pub(crate) sites: Vec<(String, i64)>,
}

/// Reads the paper's day.
pub(crate) async fn paper(c: &mut Conn, desk: &Desk) -> Result<Paper> {
    let today = day_of(desk.web.clock.now(), &desk.web.site.zone);
    let span = hours(today, &desk.web.site.zone);
    let days = days(c, PAPER, today).await?;
    let most = store::most_read(c, today, STORIES).await?;
    let shown = (desk.stories)(c, most.iter().map(|(id, ..)| *id).collect()).await?;
    let mut stories = Vec::with_capacity(most.len());
    for (id, views, readers) in most {
        let hours = filled(store::hours(c, id, span.start, span.end).await?, span.clone());
        stories.push(Read { id, story: shown.get(&id).cloned(), views, readers, hours });
    }
    Ok(Paper {
        today: days.last().copied().unwrap_or(Daily { day: today, views: 0, readers: 0 }),
        hours: filled(store::hours(c, PAPER, span.start, span.end).await?, span),
        days,
        stories,
        sites: store::referrers(c, PAPER, today, SITES).await?,
    })
}

/// Reads the counts of a story; `None` where readers do not see it.
pub(crate) async fn single(c: &mut Conn, desk: &Desk, id: i64) -> Result<Option<Single>> {
    let Some(story) = (desk.stories)(c, vec![id]).await?.remove(&id) else { return Ok(None) };
    let now = desk.web.clock.now();
    let today = day_of(now, &desk.web.site.zone);
    let until = hour_of(now) + 1;
    let span = until - HOURS..until;
    let (views, readers) = store::sums(c, id).await?;
    Ok(Some(Single {
        id,
        story,
        views,
        readers,
        hours: filled(store::hours(c, id, span.start, span.end).await?, span),
        days: days(c, id, today).await?,
        sites: store::referrers(c, id, today - KEPT_DAYS, SITES).await?,
    }))
}

/// Every one of the last days, also those without a reader.
async fn days(c: &mut Conn, subject: i64, today: i64) -> Result<Vec<Daily>> {
    let since = today - DAYS + 1;
    let rows = store::days(c, subject, since).await?;
    let counted: HashMap<i64, (i64, i64)> =
        rows.into_iter().map(|(day, views, readers)| (day, (views, readers))).collect();
    let daily = |day| {
        let (views, readers) = counted.get(&day).copied().unwrap_or_default();
        Daily { day, views, readers }
    };
    Ok((since..=today).map(daily).collect())
}

fn filled(rows: Vec<(i64, i64)>, span: std::ops::Range<i64>) -> Vec<(i64, i64)> {
    let counted: HashMap<i64, i64> = rows.into_iter().collect();
    span.map(|hour| (hour, counted.get(&hour).copied().unwrap_or(0))).collect()
}
