//! `/api/v1/authors`: who writes the paper, and what it says of them.

use accounts::{Actor, Scope};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Json, Path, Query, Result, page_of};

use super::json;
use super::lists::{Part, known};
use crate::model::{Lead, Profile, ProfileChanges, author_url};
use crate::{Desk, actions, store};

/// Somebody whose name stands over articles.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuthorItem {
    id: String,
    slug: String,
    url: String,
    name: String,
    role: String,
    biography: String,
    /// Shown to readers.
    email: Option<String>,
    photo: Option<Lead>,
}

impl From<Profile> for AuthorItem {
    fn from(profile: Profile) -> Self {
        let Profile { author, role, biography, email, photo } = profile;
        let url = author_url(&author.slug);
        Self {
            id: author.id.to_string(),
            slug: author.slug,
            url,
            name: author.name,
            role,
            biography,
            email,
            photo,
        }
    }
}

/// Authors in the order of their slugs.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AuthorList {
    items: Vec<AuthorItem>,
    /// Send it as `after` for the authors that follow.
    next: Option<String>,
}

/// A change of what the paper says of an author: what is left out stays as it is, what is empty goes.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AuthorUpdate {
    name: Option<String>,
    role: Option<String>,
    biography: Option<String>,
    /// Readers see it.
    email: Option<String>,
    /// Key of a picture that the paper has.
    photo: Option<String>,
}

/// All authors. Needs the scope `articles:read`: those who have published nothing are among them.
#[utoipa::path(
    get, path = "/api/v1/authors", tag = "articles", operation_id = "listAuthors", params(Part),
    responses((status = 200, body = AuthorList, description = "A page of authors"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 422, description = "A value that does not fit")),
    security(("bearer" = ["articles:read"]))
)]
pub(crate) async fn index(
    State(desk): State<Desk>,
    actor: Actor,
    Query(part): Query<Part>,
) -> Result<Response> {
    actor.may(Scope::ArticlesRead)?;
    let (after, limit, most) = part.bounds()?;
    let rows = desk.web.db.read(async |c| store::profiles(c, after, most).await).await?;
    let (rows, next) = page_of(rows, limit, |profile| profile.author.slug.clone());
    json(StatusCode::OK, &AuthorList { items: rows.into_iter().map(AuthorItem::from).collect(), next })
}

/// Changes what the paper says of an author. Needs the scope `articles:publish`.
#[utoipa::path(
    patch, path = "/api/v1/authors/{slug}", tag = "articles", operation_id = "updateAuthor", request_body = AuthorUpdate,
    params(("slug" = String, Path, description = "The author's slug")),
    responses((status = 200, body = AuthorItem, description = "The author as it is then"), (status = 401, description = "No valid token"),
              (status = 403, description = "The token may not"), (status = 404, description = "No such author"),
              (status = 422, description = "Fields need mending")),
    security(("bearer" = ["articles:publish"]))
)]
pub(crate) async fn update(
    State(desk): State<Desk>,
    actor: Actor,
    Path(slug): Path<String>,
    Json(update): Json<AuthorUpdate>,
) -> Result<Response> {
    actor.may(Scope::ArticlesPublish)?;
    let AuthorUpdate { name, role, biography, email, photo } = update;
    let changes = ProfileChanges { name, role, biography, email, photo };
    let profile = actions::update_author(&desk, known(&slug)?, &changes).await?;
    json(StatusCode::OK, &AuthorItem::from(profile))
}
