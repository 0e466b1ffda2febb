//! How often stories are read, without cookies, scripts or third parties: page views by the hour, the sites that
//! readers came from, and how many people read on a day.
//!
//! Counts are for staff. What is stored holds no reader: see [`Counter`].

mod api;
mod chart;
mod counter;
mod days;
mod desk;
mod people;
mod report;
mod sketch;
mod store;

use std::collections::HashMap;
use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;
use database::{BoxFuture, Conn, Result};

pub use api::openapi;
pub use counter::{Counter, forget};
pub use desk::most_read;

/// Days for which the counts of single hours and the referring sites are kept; the sums of days are kept for ever.
pub const KEPT_DAYS: i64 = 60;

/// What is shown of a story beside its counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its headline.
    pub headline: String,
    /// Its path.
    pub url: String,
}

/// Reads the stories with these ids that readers see; others are missing. They belong to another feature.
pub type Stories =
    Arc<dyn for<'c> Fn(&'c mut Conn, Vec<i64>) -> BoxFuture<'c, Result<HashMap<i64, Story>>> + Send + Sync>;

/// What the handlers of this feature share; cheap to clone.
#[derive(Clone)]
pub struct Desk {
    pub(crate) web: web::State,
    pub(crate) stories: Stories,
}

impl Desk {
    /// Joins the paper and its stories.
    #[must_use]
    pub fn new(web: web::State, stories: Stories) -> Self {
        Self { web, stories }
    }
}

impl FromRef<Desk> for web::State {
    fn from_ref(desk: &Desk) -> Self {
        desk.web.clone()
    }
}

/// The routes of the newsroom and of the API.
pub fn routes(desk: Desk) -> Router<web::State> {
    Router::new()
        .route("/desk/reading", get(desk::today))
        .route("/desk/reading/articles/{id}", get(desk::article))
        .merge(api::routes())
        .with_state(desk)
}
