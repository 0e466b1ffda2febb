//! The conversation under a story: posting, reading at any size, and what moderators decide.
//!
//! A conversation belongs to a *subject* (an article) that another feature owns and hands over through
//! [`Subjects`]. A page of a tree is a fixed number of index seeks whatever the size (`store.rs`); counts are exact
//! because they change in one function, in the transaction that changes a comment (`actions.rs`).
//!
//! Everything works without a script. The tree is shown in nested lists down to [`FLAT_DEPTH`]; what is deeper is
//! shown as one flat list with the names of those who are answered.

mod actions;
mod api;
mod desk;
mod model;
mod pages;
mod reads;
mod store;
mod tree;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use database::{BoxFuture, Conn};
use locale::Language;

pub use actions::{
    Decision, Failure, Import, Posted, Refusal, SENDER_DAYS, Submission, decide, forget, forget_senders,
    import_comment, import_id, import_thread, note_change, open_thread, prune_keys, remove_thread,
    set_policy, settled, submit,
};
pub use api::openapi;
pub use model::{
    Comment, Draft, FLAT_DEPTH, Flaw, MAX_DEPTH, MAX_EMAIL, MAX_NAME, MAX_TEXT, PAGE, Policy, Status, Text,
    Thread,
};
pub use pages::{Notice, View, talk};
pub use reads::{Change, by_ids, changes, counts, ids_after, visible_before, waiting};

/// What a conversation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its id.
    pub id: i64,
    /// Its path, such as `/town/harbour-opens`.
    pub url: String,
    /// Its headline.
    pub headline: String,
    /// The title of its section.
    pub section_title: String,
    /// The path of its section.
    pub section_url: String,
    /// The language of its page.
    pub language: Language,
}

/// Finds the subjects that readers may read. What they may not read is not found, and so are its comments.
pub trait Subjects: Send + Sync {
    /// The subject at `/{section}/{slug}`, in at most one query.
    fn by_place<'a>(
        &'a self,
        c: &'a mut Conn,
        section: &'a str,
        slug: &'a str,
    ) -> BoxFuture<'a, database::Result<Option<Subject>>>;

    /// The subject with this id.
    fn by_id<'a>(&'a self, c: &'a mut Conn, id: i64) -> BoxFuture<'a, database::Result<Option<Subject>>>;
}

/// The guards against floods; a load test lifts them.
#[derive(Clone, Copy, Debug)]
pub struct Guards {
    /// A form that comes back sooner than this was not filled in by a person; 0 is off.
    pub min_seconds: u64,
    /// How often one network may post.
    pub rate: Option<web::Rule>,
}

impl Default for Guards {
    fn default() -> Self {
        Self { min_seconds: 3, rate: web::Rule::parse("6/60").unwrap_or_default() }
    }
}

/// What the handlers of this feature share.
#[derive(Clone)]
pub(crate) struct Desk {
    pub(crate) web: web::State,
    pub(crate) subjects: Arc<dyn Subjects>,
    pub(crate) min_seconds: u64,
    pub(crate) limit: Arc<web::RateLimit>,
}

impl FromRef<Desk> for web::State {
    fn from_ref(desk: &Desk) -> Self {
        desk.web.clone()
    }
}

/// The routes of this feature.
pub fn routes(web: web::State, subjects: Arc<dyn Subjects>, guards: Guards) -> Router<web::State> {
    let limit = Arc::new(web::RateLimit::new(guards.rate));
    let desk = Desk { web, subjects, min_seconds: guards.min_seconds, limit };
    pages::routes().merge(api::routes()).merge(desk::routes()).with_state(desk)
}
