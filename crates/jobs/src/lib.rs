//! The job board: listings, boards and the rules that keep an advert honest.
//!
//! The pure half lives in three modules. [`model`] holds the types and the state machine, [`posting`] turns a live
//! listing into the JSON-LD that search engines read, and [`lint`] checks such a document, the page around it and
//! the form an employer fills in. None of them reads a clock, a database or the network: time and facts are
//! parameters. What changes the board is in [`actions`]; [`adverts`] is what stands beside a story.

pub mod actions;
mod api;
mod company;
mod draft;
pub mod lint;
pub mod model;
mod pages;
pub mod posting;
mod slug;
mod store;
mod sweep;

use axum::Router;
use axum::routing::get;
use database::{Conn, Result};

pub use api::openapi;
pub use company::{CompanyChange, CompanySettings};
pub use draft::{BoardSettings, Details, Draft};
pub use pages::{Adverts, adverts};
pub use sweep::{schedule, tasks};

/// The routes of readers and of the API.
pub fn routes() -> Router<web::State> {
    Router::new()
        .route("/jobs", get(pages::index::show))
        .route("/jobs/boards/{slug}", get(pages::board::show))
        .route("/jobs/{place}", get(pages::listing::show))
        .route("/jobs-sitemap.xml", get(pages::sitemap::show))
        .merge(api::routes())
}

/// Whether the paper has a job board at all.
///
/// # Errors
/// The database's.
pub async fn has_boards(c: &mut Conn) -> Result<bool> {
    Ok(!store::boards(c).await?.is_empty())
}

/// How many adverts wait for the paper's decision, and since when the oldest of them does, in microseconds since 1970 UTC.
///
/// # Errors
/// The database's.
pub async fn waiting(c: &mut Conn) -> Result<(i64, Option<i64>)> {
    store::waiting(c).await
}

/// The path of a listing, whatever its state.
///
/// # Errors
/// [`web::Error::NotFound`], or the database's.
pub async fn address(web: &web::State, id: i64) -> web::Result<String> {
    let stored = web.db.read(async |c| store::listing(c, id).await).await?;
    stored.map(|stored| stored.url()).ok_or(web::Error::NotFound)
}
