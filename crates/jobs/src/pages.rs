//! The pages of the job board, and the box beside a story.

pub(crate) mod board;
pub(crate) mod index;
pub(crate) mod listing;
mod row;
pub(crate) mod sitemap;

use database::Conn;
use locale::Language;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};
use web::State as Web;

use crate::store::{self, Advert, Cursor, StoredBoard, board_url};
use row::Row;

/// Adverts on one page of a list.
const PAGE: usize = 30;
/// How many a list reads: one more shows that it goes on.
const READ: i64 = 31;
/// Adverts in the box beside a story.
const BOX: i64 = 3;

/// Where a list goes on.
#[derive(Debug, Deserialize)]
pub(crate) struct Place {
    after: Option<String>,
}

impl Place {
    /// The cursor, and its text where the reader gave a good one. A broken one is a page that does not exist.
    fn cursor(&self) -> web::Result<(Cursor, Option<String>)> {
        match &self.after {
            None => Ok((Cursor::START, None)),
            Some(text) => {
                let cursor = Cursor::parse(text).ok_or(web::Error::NotFound)?;
                Ok((cursor, Some(cursor.to_string())))
            }
        }
    }
}

/// The rows of a page in `language`, and the address of the page after it.
fn page_of(web: &Web, found: &[Advert], url: &str, language: Language) -> (Vec<Row>, Option<String>) {
    let last = found.get(PAGE - 1).filter(|_| found.len() > PAGE);
    let older = last.map(|advert| format!("{url}?after={}", advert.cursor()));
    (found.iter().take(PAGE).map(|advert| Row::new(web, advert, language)).collect(), older)
}

/// A title and where it leads.
#[derive(Debug, Serialize)]
pub(crate) struct Link {
    pub(crate) title: String,
    pub(crate) url: String,
}

impl Link {
    fn to(board: &StoredBoard) -> Self {
        let board = &board.settings.board;
        Self { title: board.title.clone(), url: board_url(&board.slug) }
    }
}

/// The box beside a story, in the shape of the theme's templates.
#[derive(Debug)]
pub struct Adverts {
    /// `page.adverts`.
    pub value: Value,
    /// When the first of them ends, microseconds since 1970 UTC: a kept page is wrong from then on.
    pub expires: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Beside {
    title: String,
    url: String,
    listings: Vec<Row>,
    total: i64,
}

/// The adverts beside a page in `language`: those of the first board that speaks it, else of the first board. `None`
/// where no advert is live. A page that shows them carries the tag `jobs`.
///
/// # Errors
/// The database's.
pub async fn adverts(web: &Web, c: &mut Conn, language: Language) -> web::Result<Option<Adverts>> {
    let boards = store::boards(c).await?;
    let found = boards.iter().find(|board| board.settings.language == language).or(boards.first());
    let Some(board) = found else { return Ok(None) };
    let now = web.clock.now();
    let (total, expires) = store::board_totals(c, board.id, now).await?;
    if total == 0 {
        return Ok(None);
    }
    let newest = store::on_board(c, (board.id, None, now), Cursor::START, BOX).await?;
    let listings = newest.iter().map(|advert| Row::new(web, advert, language)).collect();
    let Link { title, url } = Link::to(board);
    Ok(Some(Adverts { value: Value::from(Serde(Beside { title, url, listings, total })), expires }))
}
