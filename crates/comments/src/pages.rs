//! What readers see of conversations, and the form they write in.

mod conversation;
pub(crate) mod create;
mod form;
mod show;
mod talk;

use axum::Router;
use axum::routing::get;

use crate::Desk;

pub use talk::{Notice, View, talk};

pub(crate) fn routes() -> Router<Desk> {
    Router::new()
        .route("/{section}/{slug}/comments", get(conversation::index).post(create::create))
        .route("/comments/{id}", get(show::show))
}

/// An id in a query: nothing for an absent or empty one.
///
/// # Errors
/// [`web::Error::NotFound`] for what no link of ours says: one page has one address.
pub(crate) fn id_in(text: Option<&str>) -> web::Result<Option<i64>> {
    text.filter(|text| !text.is_empty()).map(id).transpose()
}

/// An id as links write it.
///
/// # Errors
/// [`web::Error::NotFound`] for anything else.
pub(crate) fn id(text: &str) -> web::Result<i64> {
    let id = text.parse::<i64>().ok().filter(|id| *id > 0 && id.to_string() == text);
    id.ok_or(web::Error::NotFound)
}
