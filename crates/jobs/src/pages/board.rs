//! `GET /jobs/boards/{slug}`: the adverts of one board, newest first.

use axum::extract::State;
use axum::response::Response;
use locale::Language;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Path, Query, State as Web};

use super::row::Row;
use super::{Link, Place, READ, page_of};
use crate::store::{self, board_url};

#[derive(Debug, Serialize)]
struct BoardPage {
    head: Head,
    board: BoardView,
    listings: Vec<Row>,
    older: Option<String>,
    total: i64,
    #[serde(skip)]
    language: Language,
    #[serde(skip)]
    expires: Option<i64>,
}

#[derive(Debug, Serialize)]
struct BoardView {
    #[serde(flatten)]
    link: Link,
    description: String,
}

impl Page for BoardPage {
    const TEMPLATE: &'static str = "jobs/board.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn language(&self) -> Option<Language> {
        Some(self.language)
    }

    fn tags(&self) -> Vec<String> {
        vec!["jobs".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn show(
    State(web): State<Web>,
    Path(slug): Path<String>,
    Query(place): Query<Place>,
) -> web::Result<Response> {
    let (cursor, text) = place.cursor()?;
    let url = board_url(&slug);
    web.shared(PageKey::new(&url).with("after", text), async {
        let now = web.clock.now();
        web.db
            .read(async |c| {
                let board = store::board(c, &slug).await?.ok_or(web::Error::NotFound)?;
                let language = board.settings.language;
                let (total, expires) = store::board_totals(c, board.id, now).await?;
                let found = store::on_board(c, (board.id, None, now), cursor, READ).await?;
                let (listings, older) = page_of(&web, &found, &url, language);
                let description = board.settings.board.description.clone();
                let title = board.settings.board.title.clone();
                let canonical = Some(web.absolute(&url));
                let head = Head { canonical, ..Head::website(title, description.clone()) };
                let board = BoardView { link: Link::to(&board), description };
                Ok(BoardPage { head, board, listings, older, total, language, expires })
            })
            .await
    })
    .await
}
