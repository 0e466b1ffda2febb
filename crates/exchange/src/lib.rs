//! Every format that comes into the paper or leaves it.
//!
//! A reader here is pure: bytes in, a described page or a sentence that says why not. What is done with the
//! result (articles, comments, adverts) belongs to the features. Above the readers stand the imports at the desk
//! ([`Importer`]): a file is sent, its stories are looked at, and then taken as background work.

mod actions;
mod background;
mod desk;
pub mod ghost;
pub mod html;
pub mod lost;
mod model;
mod moments;
pub mod outside;
mod reading;
mod refused;
mod store;
pub mod story;
pub mod system;
pub mod taking;
pub mod text;
pub mod wordpress;
mod working;

use std::path::PathBuf;
use std::sync::Arc;

use accounts::Door;
use axum::Router;
use axum::extract::FromRef;
use axum::routing::{get, post};
use storage::Storage;
use tokio::sync::{Mutex, Semaphore};

pub use actions::FILES;
pub use background::{schedule, tasks};

/// What the handlers and the background work of imports share; cheap to clone.
#[derive(Clone)]
pub struct Importer {
    pub(crate) web: web::State,
    pub(crate) desk: publishing::Desk,
    pub(crate) door: Door,
    /// Where the files lie, for every node.
    pub(crate) storage: Storage,
    /// Where a file lies while it is sent: a folder of this machine.
    pub(crate) scratch: Arc<PathBuf>,
    /// The file that is being read, between two steps.
    pub(crate) parked: Arc<Mutex<Option<working::Parked>>>,
    /// Turns at reading a file that was just sent.
    pub(crate) turns: Arc<Semaphore>,
}

impl Importer {
    /// Joins the paper, the door of its people, the place where files lie and the folder in which one is put together.
    #[must_use]
    pub fn new(
        (web, desk, door): (web::State, publishing::Desk, Door),
        storage: Storage,
        scratch: PathBuf,
    ) -> Self {
        let (parked, turns) = (Arc::default(), Arc::new(Semaphore::new(1)));
        Self { web, desk, door, storage, scratch: Arc::new(scratch), parked, turns }
    }
}

impl FromRef<Importer> for web::State {
    fn from_ref(importer: &Importer) -> Self {
        importer.web.clone()
    }
}

/// The routes of imports, all for publishers.
pub fn routes(importer: Importer) -> Router<web::State> {
    Router::new()
        .route("/desk/imports", get(desk::index::index).post(desk::create::create))
        .route("/desk/imports/{id}", get(desk::show::show))
        .route("/desk/imports/{id}/run", post(desk::change::run))
        .route("/desk/imports/{id}/stop", post(desk::change::stop))
        .route("/desk/imports/{id}/end", post(desk::change::end))
        .with_state(importer)
}
