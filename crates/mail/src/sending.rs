//! From the transaction that causes a mail to the moment it leaves.

use std::sync::Arc;

use database::{Clock, Conn, Result};
use tasks::{Handler, Outcome, Task};

use crate::mailer::{Failed, Mailer};
use crate::message::Message;

/// The task that sends one message.
/// The kind of the tasks that send mails.
pub const KIND: &str = "mail";
/// Tries until a message without an end is given up: with the pauses of the task table about four days.
const TRIES: i64 = 100;

/// Sends `message` after the commit of the caller's transaction; `id` is a new one and becomes its Message-ID, so that a
/// mail that is sent twice can be known by it.
///
/// # Errors
/// The database's.
pub async fn post(c: &mut Conn, id: i64, message: &Message, now: i64) -> Result<()> {
    let payload = serde_json::to_string(message).unwrap_or_default();
    tasks::push(c, id, KIND, &payload, now).await
}

/// The handler of the messages, for the task runner.
#[must_use]
pub fn tasks(mailer: Arc<Mailer>, clock: Clock) -> (&'static str, Handler) {
    let handler = move |task: Task| -> database::BoxFuture<'static, Outcome> {
        let (mailer, clock) = (mailer.clone(), clock.clone());
        Box::pin(async move { send(&mailer, &task, clock.now()).await })
    };
    (KIND, Box::new(handler))
}

async fn send(mailer: &Mailer, task: &Task, now: i64) -> Outcome {
    // A payload that cannot be read today cannot be read tomorrow.
    let Ok(message) = serde_json::from_str::<Message>(&task.payload) else {
        tracing::error!(task = task.id, "a mail cannot be read and is dropped");
        return Outcome::Done;
    };
    if message.until.is_some_and(|until| until <= now) {
        tracing::warn!(task = task.id, "a mail could not be sent before its link ended");
        return Outcome::Done;
    }
    match mailer.send(task.id, &message, now).await {
        Ok(()) => Outcome::Done,
        Err(Failed::ForGood(reason)) => {
            tracing::error!(task = task.id, reason, "a mail was refused for good");
            Outcome::Done
        }
        Err(Failed::ForNow(reason)) if task.attempts >= TRIES => {
            tracing::error!(task = task.id, reason, "a mail is given up");
            Outcome::Done
        }
        Err(Failed::ForNow(reason)) => Outcome::Failed(reason),
    }
}
