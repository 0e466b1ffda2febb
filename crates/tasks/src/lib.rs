//! Background work: one table, no other process. (A *job* is an advert; background work is a *task*.)
//!
//! A task is a row: what kind, a JSON payload, when. It is pushed in the transaction that needs it, claimed by
//! comparing and swapping its lease, and may run twice (a worker can die after the work and before the row is
//! gone), so a handler must be safe to repeat. Recurring work is a task with a `unique_key` that pushes itself.

mod runner;
mod store;

pub use runner::{Handler, Outcome, Runner};
pub use store::{Standing, Task, backlog, push, push_once, push_unique, standing};
