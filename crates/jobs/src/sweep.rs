//! The sweep: once a minute it marks as expired what has reached its end. Readers do not wait for it, since every
//! read asks for the effective state.

use database::{Conn, Result};
use tasks::{Handler, Outcome};
use web::State as Web;

use crate::actions::{Deed, end};
use crate::model::Event;
use crate::store;

const KIND: &str = "jobs-sweep";
const BATCH: i64 = 100;
const EVERY_MICROS: i64 = 60_000_000;

/// The background work of this feature: its kind and what runs it.
#[must_use]
pub fn tasks(web: Web) -> (&'static str, Handler) {
    let handler: Handler = Box::new(move |_| {
        let web = web.clone();
        Box::pin(async move {
            match sweep(&web).await {
                Ok(()) => Outcome::Again(web.clock.now() + EVERY_MICROS),
                Err(error) => Outcome::Failed(error.to_string()),
            }
        })
    });
    (KIND, handler)
}

/// Makes sure that the sweep is in the task table.
///
/// # Errors
/// The database's.
pub async fn schedule(c: &mut Conn, id: i64, now: i64) -> Result<()> {
    tasks::push_unique(c, id, KIND, now).await
}

/// Expires what is over, a batch at a time. May run twice: expiring what has expired changes nothing.
async fn sweep(web: &Web) -> web::Result<()> {
    loop {
        let now = web.clock.now();
        let over = web.db.read(async |c| store::overdue(c, now, BATCH).await).await?;
        if over.is_empty() {
            return Ok(());
        }
        for id in over {
            let deed = Deed { actor: "sweep".to_owned(), at: now };
            match end(web, id, Event::Expire, &deed).await {
                // Somebody else ended it a moment before.
                Ok(()) | Err(web::Error::Conflict(_) | web::Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
    }
}
