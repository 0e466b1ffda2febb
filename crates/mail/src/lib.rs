//! Mail that the paper sends: what a message is, and the ways it leaves.
//!
//! A message is a row of the task table, written by [`post`] in the transaction that causes it; the handler that
//! [`tasks()`] gives sends it when its turn comes, and again later where that fails. So what was not committed is never
//! sent, and what was committed is not forgotten.

mod kept;
mod mailer;
mod message;
mod sending;

pub use kept::Kept;
pub use mailer::{Failed, Mailer};
pub use message::{Address, Message, Refused};
pub use sending::{KIND, post, tasks};
