//! What the law asks a paper to say about itself: imprint, owners, privacy, accessibility, corrections, contact.
//!
//! The particulars belong to the paper, not to the process: they lie in the database, every version of them. The
//! privacy page is made from the settings the program runs with ([`Facts`]), so that it cannot promise what is not so.
//! A page whose particulars are missing says that it is not filled in; [`gaps`] names what is missing.

mod actions;
mod api;
mod model;
mod pages;
mod store;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;
use database::{BoxFuture, Conn, Result};

pub use actions::{Change, set};
pub use api::openapi;
pub use model::{
    Accessibility, Advertising, Contact, Facts, Owner, Particulars, Place, Privacy, Rate, Responsible,
    Section, Sheet,
};
pub use store::Version;

/// Reads the sections of the paper, which belong to another feature.
pub type Sections = Arc<dyn for<'c> Fn(&'c mut Conn) -> BoxFuture<'c, Result<Vec<Section>>> + Send + Sync>;

/// What the handlers of this feature share; cheap to clone.
#[derive(Clone)]
pub struct House {
    pub(crate) web: web::State,
    pub(crate) facts: Arc<Facts>,
    pub(crate) sections: Sections,
}

impl House {
    /// Joins the paper, the settings it runs with, and its sections.
    #[must_use]
    pub fn new(web: web::State, facts: Facts, sections: Sections) -> Self {
        Self { web, facts: Arc::new(facts), sections }
    }
}

impl FromRef<House> for web::State {
    fn from_ref(house: &House) -> Self {
        house.web.clone()
    }
}

/// The routes of readers and of the API.
pub fn routes(house: House) -> Router<web::State> {
    let mut router = Router::new();
    for sheet in Sheet::ALL {
        let show = async move |state| pages::show(state, sheet).await;
        router = router.route(sheet.path(), get(show));
    }
    router.merge(api::routes()).with_state(house)
}

/// The newest version of the particulars; one without words where nothing was set yet.
///
/// # Errors
/// The database's.
pub async fn latest(c: &mut Conn) -> Result<Version> {
    Ok(store::latest(c).await?.unwrap_or_default())
}

/// What is missing on which page, by the names of the fields.
///
/// # Errors
/// The database's.
pub async fn gaps(c: &mut Conn, sections: &[Section]) -> Result<Vec<(Sheet, Vec<String>)>> {
    let particulars = latest(c).await?.particulars;
    let gaps = Sheet::ALL.map(|sheet| (sheet, particulars.missing(sheet, sections)));
    Ok(gaps.into_iter().filter(|(_, missing)| !missing.is_empty()).collect())
}
