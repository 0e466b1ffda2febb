//! What the features show at the front door of the desk: each section only to whoever may see what it is about.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use accounts::{AtDesk, Front, Role, Scope};
use serde_json::{Value, json};
use web::{Error, Result, State};

use crate::backup;

/// A task that is later than this is late, in microseconds.
const LATE: i64 = 5 * 60_000_000;

/// The sections of the front door, in the shape of `accounts/desk.html`.
pub(super) fn sections(
    web: State,
    (desk, counts): (publishing::Desk, reading::Desk),
    data: PathBuf,
) -> Front {
    Arc::new(move |at: AtDesk| {
        let (web, desk, counts, data) = (web.clone(), desk.clone(), counts.clone(), data.clone());
        Box::pin(async move {
            let waiting = publishing::waiting(&desk, &at).await?;
            let reads = at.actor.has(Scope::StatsRead);
            let reading = if reads { reading::most_read(&counts).await? } else { Value::Null };
            Ok(json!({
                "waiting": serde_json::to_value(waiting).map_err(Error::internal)?,
                "reading": reading,
                "queues": queues(&web, &at).await?,
                "health": health(&web, &at, &data).await?,
            }))
        })
    })
}

/// What waits for a decision: comments, adverts.
async fn queues(web: &State, at: &AtDesk) -> Result<Value> {
    let (comments, adverts) = (at.actor.has(Scope::CommentsRead), at.actor.has(Scope::JobsRead));
    if !comments && !adverts {
        return Ok(Value::Null);
    }
    let read = web.db.read(async |c| {
        let talk = if comments { Some(comments::waiting(c).await?) } else { None };
        let jobs = if adverts { Some(jobs::waiting(c).await?) } else { None };
        Ok::<_, Error>((talk, jobs))
    });
    let queue = |(count, oldest): (i64, Option<i64>)| json!({ "count": count, "oldest": oldest });
    let (talk, jobs) = read.await?;
    Ok(json!({ "comments": talk.map(queue), "adverts": jobs.map(queue) }))
}

/// How the house is: for publishers.
async fn health(web: &State, at: &AtDesk, data: &Path) -> Result<Value> {
    if at.actor.role != Role::Publisher {
        return Ok(Value::Null);
    }
    let late = web.clock.now().saturating_sub(LATE);
    let (tasks, failed) = web.db.read(async |c| tasks::backlog(c, late, mail::KIND).await).await?;
    let data = data.to_owned();
    let backup = tokio::task::spawn_blocking(move || backup::newest(&data)).await.map_err(Error::internal)?;
    Ok(json!({ "backup": backup, "tasks": tasks, "failed": failed }))
}
