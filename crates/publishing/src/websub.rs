//! Tells the paper's hub that its feeds have something new (W3C WebSub): a row in the task table, written in the transaction
//! that changes a story, and a request to the hub when it is due. What came out ahead of its time is told at its time.

use database::{Conn, Result};
use serde::{Deserialize, Serialize};
use tasks::{Handler, Outcome};

use crate::Desk;
use crate::pages::feed::FILES;

/// The kind of the task.
const KIND: &str = "websub";
/// Changes of a section within this time are told together, at its end; microseconds.
const TOGETHER: i64 = 5_000_000;

#[derive(Debug, Serialize, Deserialize)]
struct Changed {
    /// The slug of the section whose feeds changed, beside those of the paper.
    section: String,
}

/// Says that a story of a section changes what readers see at `at` (microseconds since 1970 UTC); nothing where the paper has no hub.
pub(crate) async fn announce(c: &mut Conn, desk: &Desk, section: &str, at: i64) -> Result<()> {
    if desk.web.site.machines.hub.is_none() {
        return Ok(());
    }
    let changed = Changed { section: section.to_owned() };
    let payload = serde_json::to_string(&changed).unwrap_or_default();
    // Nothing is told before readers see it, and what changes together is told once: an import is thousands of stories.
    // What comes out at a time of its own is told at that time: whoever waits for it need not wait longer.
    let now = desk.web.clock.now();
    let due = if at > now { at } else { (now.div_euclid(TOGETHER) + 1) * TOGETHER };
    let key = format!("{KIND}:{section}:{due}");
    tasks::push_once(c, desk.web.ids.next(), (KIND, &key), &payload, due).await
}

/// The task that tells the hub.
#[must_use]
pub fn hub(desk: Desk) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |task| {
        let desk = desk.clone();
        Box::pin(async move {
            match serde_json::from_str::<Changed>(&task.payload) {
                Ok(changed) => tell(&desk, &changed).await,
                Err(error) => {
                    tracing::error!(%error, "a task for the hub cannot be read and is dropped");
                    Outcome::Done
                }
            }
        })
    });
    (KIND, handler)
}

async fn tell(desk: &Desk, changed: &Changed) -> Outcome {
    // The setting may have gone since.
    let Some(hub) = &desk.web.site.machines.hub else { return Outcome::Done };
    let section = format!("/{}", changed.section);
    for (folder, file) in ["", section.as_str()].iter().flat_map(|folder| FILES.map(|file| (folder, file))) {
        let topic = desk.web.absolute(&format!("{folder}/{file}"));
        // Hubs differ in the name of the field; each ignores the one it does not know.
        let fields = [("hub.mode", "publish"), ("hub.url", topic.as_str()), ("hub.topic", topic.as_str())];
        if let Err(error) = desk.outbound.post_form(hub, &fields).await {
            return Outcome::Failed(format!("the hub was not told of {topic}: {error}"));
        }
    }
    Outcome::Done
}
