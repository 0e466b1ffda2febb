//! Pages of the newsroom, for staff in a browser.

pub(crate) mod live;
pub(crate) mod media;

use axum::Router;

use crate::Desk;

pub(crate) fn routes() -> Router<Desk> {
    Router::new().merge(live::routes()).merge(media::routes())
}
