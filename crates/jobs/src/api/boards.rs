//! The boards, for programs.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Serialize;
use utoipa::ToSchema;
use web::State as Web;

use super::answer;
use crate::store;

/// A job board.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Board {
    /// Last part of its address.
    slug: String,
    /// Its name.
    title: String,
    /// What it is for.
    description: String,
}

/// All boards.
#[utoipa::path(
    get, path = "/api/v1/boards", tag = "jobs", operation_id = "listBoards",
    responses((status = 200, body = [Board], description = "All boards"))
)]
pub(super) async fn list(State(web): State<Web>) -> web::Result<Response> {
    let boards = web.db.read(async |c| store::boards(c).await).await?;
    let boards = boards.into_iter().map(|board| board.settings.board);
    let items: Vec<Board> =
        boards.map(|b| Board { slug: b.slug, title: b.title, description: b.description }).collect();
    answer(StatusCode::OK, &items)
}
