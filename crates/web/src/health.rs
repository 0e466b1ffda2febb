//! `/healthz`: the process runs. `/readyz`: it can also reach its database.

use axum::response::Response;

use crate::app::plain;
use crate::error::Result;
use crate::state::State;

pub(crate) async fn alive() -> Response {
    plain("ok\n")
}

pub(crate) async fn ready(axum::extract::State(state): axum::extract::State<State>) -> Result<Response> {
    state.db.ping().await?;
    Ok(plain("ready\n"))
}
