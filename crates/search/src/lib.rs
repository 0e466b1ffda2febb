//! Search over the whole paper: headlines, texts, quotations, names, and the conversation below.
//!
//! Text is analysed here, once for both engines (`words.rs`), and becomes terms (`entry.rs`); a query becomes
//! expressions over terms (`query.rs`, `plan.rs`); the full-text index of the engine only knows terms
//! (`database::search`). Ranks are questions to the index, so a page of results costs what it shows, whatever the size
//! of the archive (`find.rs`).
//!
//! What is found belongs to other features: they hand over texts to index ([`put_article`] and its like, called in the
//! transaction that changes what readers see), and through [`Library`] the rows that readers may see.

mod api;
mod entry;
mod find;
mod highlight;
mod index;
mod newest;
mod pages;
mod plan;
mod query;
mod rebuild;
mod spelling;
mod stop;
mod store;
mod words;

use std::sync::Arc;

use axum::Router;
use axum::extract::FromRef;
use axum::routing::get;
use database::{BoxFuture, Conn, Result};
use locale::Language;

pub use api::openapi;
pub use entry::{Article, Comment};
pub use index::{Prepared, put_article, put_comments, put_prepared, remove_article, remove_comments};
pub use newest::{Newest, newest};
pub use rebuild::{begin, finish, forget, forget_words, go_on, is_current, places, stands, take_turn, tidy};

/// A title and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Link {
    /// Words of the link.
    pub title: String,
    /// Its path.
    pub url: String,
}

/// A section that results can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its name in addresses.
    pub slug: String,
    /// Its name as shown.
    pub title: String,
}

/// An article that readers may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundArticle {
    /// Id.
    pub id: i64,
    /// Its path.
    pub url: String,
    /// The headline.
    pub headline: String,
    /// The sentence under it; may be empty.
    pub standfirst: String,
    /// Its section.
    pub section: Link,
    /// The names over it.
    pub bylines: Vec<String>,
    /// Its language.
    pub language: Language,
    /// When it was published, microseconds since 1970 UTC.
    pub published: i64,
    /// Its text without markup.
    pub text: String,
}

/// A comment that readers may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundComment {
    /// Id.
    pub id: i64,
    /// Its path.
    pub url: String,
    /// The name its writer gave.
    pub name: String,
    /// The headline of what it is about.
    pub about: String,
    /// The section of what it is about.
    pub section: Link,
    /// The language of what it is about.
    pub language: Language,
    /// When it was sent, microseconds since 1970 UTC.
    pub sent: i64,
    /// Its words without markup.
    pub text: String,
}

/// The features whose texts are found.
pub trait Library: Send + Sync {
    /// Those of these articles that readers may see, in no order.
    fn articles<'a>(&'a self, c: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundArticle>>>;

    /// Those of these comments that readers may see, in no order.
    fn comments<'a>(&'a self, c: &'a mut Conn, ids: &'a [i64]) -> BoxFuture<'a, Result<Vec<FoundComment>>>;

    /// The sections in the order of the navigation.
    fn sections<'a>(&'a self, c: &'a mut Conn) -> BoxFuture<'a, Result<Vec<Section>>>;
}

/// What the handlers of this feature share; cheap to clone.
#[derive(Clone)]
pub struct Search {
    pub(crate) web: web::State,
    pub(crate) texts: Arc<dyn Library>,
    pub(crate) comments: bool,
}

impl Search {
    /// Joins the paper and the features that are searched; `comments` says whether readers may look in comments.
    #[must_use]
    pub fn new(web: web::State, texts: Arc<dyn Library>, comments: bool) -> Self {
        Self { web, texts, comments }
    }
}

impl FromRef<Search> for web::State {
    fn from_ref(search: &Search) -> Self {
        search.web.clone()
    }
}

/// The routes of readers and of the API.
pub fn routes(search: Search) -> Router<web::State> {
    Router::new()
        .route("/search", get(pages::show))
        .route("/api/v1/search", get(api::index))
        .with_state(search)
}
