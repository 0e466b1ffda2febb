//! `GET /jobs`: the boards and the newest adverts.

use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use web::{CachePolicy, Head, Page, PageKey, Query, State as Web};

use super::row::Row;
use super::{Link, Place, READ, page_of};
use crate::store;

#[derive(Debug, Serialize)]
struct BoardRow {
    #[serde(flatten)]
    link: Link,
    count: i64,
    description: String,
}

#[derive(Debug, Serialize)]
struct Index {
    head: Head,
    boards: Vec<BoardRow>,
    listings: Vec<Row>,
    older: Option<String>,
    #[serde(skip)]
    expires: Option<i64>,
}

impl Page for Index {
    const TEMPLATE: &'static str = "jobs/index.html";

    fn policy(&self) -> CachePolicy {
        CachePolicy::Shared
    }

    fn tags(&self) -> Vec<String> {
        vec!["jobs".to_owned()]
    }

    fn expires(&self) -> Option<i64> {
        self.expires
    }
}

pub(crate) async fn show(State(web): State<Web>, Query(place): Query<Place>) -> web::Result<Response> {
    let (cursor, text) = place.cursor()?;
    let language = web.site.language;
    web.shared(PageKey::new("/jobs").with("after", text), async {
        let now = web.clock.now();
        web.db
            .read(async |c| {
                let mut boards = Vec::new();
                for board in store::boards(c).await? {
                    let (count, _) = store::board_totals(c, board.id, now).await?;
                    let description = board.settings.board.description.clone();
                    boards.push(BoardRow { link: Link::to(&board), count, description });
                }
                let found = store::newest(c, now, cursor, READ).await?;
                let (listings, older) = page_of(&web, &found, "/jobs", language);
                let title = web.sentence(language, "jobs-title", &[]);
                let canonical = Some(web.absolute("/jobs"));
                let head = Head { canonical, ..Head::website(title.clone(), title) };
                Ok(Index { head, boards, listings, older, expires: store::first_end(c, now).await? })
            })
            .await
    })
    .await
}
