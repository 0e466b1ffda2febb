//! `GET /api/v1/pictures`: what an editor chooses from.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Error, Query, Result, page_of};

use super::json;
use crate::Desk;
use crate::model::{Picture, Whose, folded};
use crate::store::{self, Sought};

/// Pictures in a list where nobody says.
const LIMIT: i64 = 24;

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// Beginnings of words of alt, caption, credit or file name; up to four count, and each has to be there.
    #[serde(default)]
    q: String,
    /// Only what the caller sent.
    #[serde(default)]
    mine: bool,
    /// The `next` of the page before.
    after: Option<String>,
    /// 1 to 100; 24 where it is not said.
    limit: Option<i64>,
}

/// A picture of the library.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShelfItem {
    id: String,
    /// What articles and authors name it by.
    key: String,
    alt: String,
    caption: String,
    credit: String,
    /// A code or a text; empty where nobody said.
    licence: String,
    /// Pixels.
    width: u32,
    /// Pixels.
    height: u32,
    /// The path of a small copy, for whoever is signed in and may see it.
    thumb: String,
}

/// Pictures, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Shelf {
    items: Vec<ShelfItem>,
    /// Where the list goes on; null at its end.
    next: Option<String>,
}

impl From<Picture> for ShelfItem {
    fn from(picture: Picture) -> Self {
        Self {
            id: picture.id.to_string(),
            thumb: format!("/desk/media/{}/file?width=320", picture.id),
            key: picture.key,
            alt: picture.words.alt,
            caption: picture.words.caption,
            credit: picture.words.credit,
            licence: picture.words.licence,
            width: picture.width,
            height: picture.height,
        }
    }
}

/// The library, the newest picture first: those that the caller may see. Needs the scope `articles:read`.
#[utoipa::path(
    get, path = "/api/v1/pictures", tag = "pictures", operation_id = "listPictures", params(Search),
    responses((status = 200, body = Shelf, description = "Pictures"), (status = 400, description = "A query that cannot be read"),
              (status = 401, description = "No valid token"), (status = 403, description = "The token may not")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn index(
    State(desk): State<Desk>,
    actor: Actor,
    Query(search): Query<Search>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let before = match search.after.as_deref() {
        None => None,
        Some(text) => Some(
            text.parse().map_err(|_| Error::Malformed("The query: after is no place of a list.".into()))?,
        ),
    };
    let limit = search.limit.unwrap_or(LIMIT);
    if !(1..=100).contains(&limit) {
        return Err(Error::Malformed("The query: limit is 1 to 100.".to_owned()));
    }
    let room = desk.by(&actor);
    let sought = Sought {
        words: folded(std::iter::once(search.q.as_str())),
        sender: search.mine.then_some(actor.user_id),
        before,
        most: limit + 1,
        ..Sought::default()
    };
    let seen = (Whose::of(&room.hand), desk.web.clock.now());
    let rows = desk.web.db.read(async |c| store::on_shelf(c, &sought, seen).await).await?;
    let (rows, next) = page_of(rows, usize::try_from(limit).unwrap_or(100), |picture| picture.id);
    let items = rows.into_iter().map(ShelfItem::from).collect();
    json(StatusCode::OK, &Shelf { items, next: next.map(|id| id.to_string()) })
}
